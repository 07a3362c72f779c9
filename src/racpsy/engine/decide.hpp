// What one version of the rules says of one session, given everything its conditions may ask.
//
// `decide` reads the lists of a version from top to bottom and has no memory: no dates, no
// counters, only a point in the finite space of facts, ages and ranks. It is what the tables are
// filled with (engine/table.hpp), and, with a listener, what explanations are told by: one reading
// of the rules serves both, so they cannot disagree.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "racpsy/rules/version.hpp"

namespace racpsy {

/// Everything a condition may ask about one session.
struct Point {
  std::array<Bits, most_facts> facts{};
  std::uint32_t own = 0;  ///< Bit per fact: said of this very session, not of the person.
  int age = 0;            ///< Completed years on the day.
  int age_on_january_1 = 0;
  std::uint8_t ended = 0;  ///< Bit per limited right of the route that is said, and must be over.
  bool covered = true;     ///< Asked by contracts only…
  Bits route = 0;          ///< … and so is this.
  std::uint8_t kind = 0;
  /// Per counter: this session would be the n-th of the period; 0: the first, where an earlier
  /// period holds sessions.
  std::array<int, most_counters> rank{};
};

/// The answer of a version at one point.
struct Cell {
  Outcome outcome = Outcome::covered;
  std::uint8_t kind = 0;     ///< Index in Version::kinds.
  std::uint8_t session = 0;  ///< Index in Version::sessions.
  Flags flags = 0;           ///< Of the rules that were used.
  std::uint8_t direct = 0;   ///< Bit per payer whose share is not advanced.
  std::uint8_t counts = 0;   ///< Bit per counter of the route that this session moves when covered.
  std::uint16_t doubts = 0;  ///< Bit per doubt whose facts fit; its dates are looked at later.
  std::int16_t cap = -1;     ///< The cap on such sessions; -1: none.
  std::int8_t failed =
      -1;  ///< Index of the entitlement that fails, in Version::entitlements; -1: none does.
  std::int8_t rank_in = -1;     ///< The counter in which a covered session has its rank; -1: none.
  std::uint8_t deductions = 0;  ///< Bit per deduction that fits.
  std::int8_t extra_fees =
      -1;  ///< The ceiling on a responsible contract that fits, in Version::extra_fees; -1: none.
  bool amc_is_public = false;  ///< Public funds pay the complementary share (C2S).
  bool asked = false;  ///< The price comes with the request: the shares are split again for it.
  std::array<std::int8_t, payer_count> shares{
      -1, -1, -1, -1};  ///< Per payer: the share that fits, in Version::shares.
  Money price;
  std::array<Money, payer_count>
      pays{};  ///< Per payer, before deductions; all zero unless covered.
};

/// What rates are of: the stated base, never above a known price; else the price.
Money base_of(const SessionRule& session, Money price);

/// What each payer pays of `price`, by the shares that `cell` found; its base is that of its
/// session.
std::array<Money, payer_count> split(const Version& version, const Cell& cell, Money price);

/// The lists of a version, in the order in which they are read.
enum class List : std::uint8_t {
  session,
  entitlement,
  cap,
  share,
  deduction,
  third_party_payment,
  doubt
};
inline constexpr std::array<std::string_view, 7> list_names{
    "session", "entitlement", "cap", "share", "deduction", "third_party_payment", "doubt"};
constexpr std::string_view name_of(List list) { return list_names[static_cast<std::size_t>(list)]; }

/// What became of one rule when a version was read for one session.
struct Verdict {
  enum class Why : std::uint8_t {
    applied,           ///< It made the answer.
    condition_failed,  ///< `condition` did not hold, or held although it may not (`unless`).
    shadowed,          ///< A rule before it, `prior`, took the case.
    no_effect,         ///< It fits, and adds nothing (payers who are paid directly already).
  };
  List list = List::session;
  const Rule* rule = nullptr;
  Why why = Why::applied;
  const Condition* condition = nullptr;
  bool unless = false;
  const Rule* prior = nullptr;
};

/// The first condition that keeps a rule from a point: one of `unless` that holds, else one of
/// `when` that does not.
struct FailedCondition {
  const Condition* condition = nullptr;  ///< null: none, the rule fits.
  bool unless = false;
};

/// The n of "n-th of the period" behind a `Point::rank`.
constexpr int order(int rank) { return rank == 0 ? 1 : rank; }

bool holds(const Condition& condition, const Point& point);
bool all_hold(const Conditions& conditions, const Point& point);
FailedCondition failed_condition(const Rule& rule, const Point& point);
/// Whether nothing speaks against the rule.
bool fits(const Rule& rule, const Point& point);

/// The cell of `version` at `point`; `point.kind` and facts that the kind overrules are set on the
/// way. How each rule was read is told to `trace`, if there is one; lists after the one that
/// refused a session are not read.
Cell decide(const Version& version, Point point, std::vector<Verdict>* trace = nullptr);

}  // namespace racpsy
