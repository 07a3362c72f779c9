// Evaluates one version of the rules for one session.
//
// `decide` reads the lists of a version from top to bottom and is stateless: no dates, no counters,
// only a point in the finite space of facts, ages and ranks. It fills the tables (engine/table.hpp)
// and gives the verdict on each rule for explanations: both come from the same code.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "racpsy/base/limits.hpp"
#include "racpsy/rules/version.hpp"

namespace racpsy {

/// Everything a condition may ask about one session.
struct Point {
  std::array<Bits, most_facts> facts{};
  std::uint32_t own = 0;  ///< Bit per fact: stated for this session, not for the person.
  int age = 0;            ///< Completed years on the day.
  int age_on_january_1 = 0;
  std::uint8_t ended = 0;  ///< Bit per limited right of the route that is stated but has expired.
  bool covered = true;     ///< Used by conditions of contracts only.
  Bits route = 0;          ///< Bit of the route in the contract's list; contracts only.
  std::uint8_t kind = 0;
  /// Contracts only: completed months and days of membership; below 0: not a member yet. Not known:
  /// more than any contract asks.
  int member_months = no_highest;
  int member_days = no_highest;
  std::optional<Date> joined;  ///< Contracts only; empty: not known.
  /// Per counter: the rank n if this session would be the n-th of its period; 0: the first, after
  /// an earlier period with sessions.
  std::array<int, most_counters> rank{};
};

/// The answer of a version at one point.
struct Cell {
  Outcome outcome = Outcome::covered;
  std::uint8_t kind = 0;     ///< Index in Version::kinds.
  std::uint8_t session = 0;  ///< Index in Version::sessions.
  Flags flags = 0;           ///< Flags of the applied rules.
  std::uint8_t direct = 0;   ///< Bit per payer whose share is not advanced.
  std::uint8_t counts = 0;   ///< Bit per counter of the route that a covered session increments.
  std::uint16_t doubts = 0;  ///< Bit per doubt whose conditions hold; `settle` checks its dates.
  std::optional<int> cap;    ///< The cap, in sessions per period.
  const EntitlementRule* failed = nullptr;  ///< The entitlement that failed.
  std::optional<std::uint8_t> rank_in;      ///< The counter that gives a covered session its rank.
  std::uint8_t deductions = 0;              ///< Bit per deduction that applies.
  const ExtraFeesRule* extra_fees = nullptr;  ///< The legal ceiling for responsible contracts.
  bool amc_is_public = false;                 ///< Public funds pay the complementary share (C2S).
  /// The amounts also depend on the request or on earlier sessions: `settle` splits the price
  /// again.
  bool resplit = false;
  const DeductibleRule* deductible = nullptr;
  const CopaymentCeilingRule* copayment_ceiling = nullptr;
  std::array<const ShareRule*, payer_count> shares{};  ///< Per payer: the share that applied.
  Money price;
  std::array<Money, payer_count>
      pays{};  ///< Amount per payer, before deductions; all zero unless covered.
};

/// Returns the base that rates apply to: the stated base, at most a known price; else the price.
Money base_of(const SessionRule& session, Money price);

/// Splits `price` between the payers, by the shares in `cell` of `base`; the patient pays the rest.
/// Stores in `unbounded`, if given, the amounts before the limit of what is left of the base.
std::array<Money, payer_count> split(const Version& version, const Cell& cell, Money price,
                                     Money base,
                                     std::array<Money, payer_count>* unbounded = nullptr);

/// The lists of a version, in the order in which they are read; then the shares of a contract.
enum class List : std::uint8_t {
  session,
  entitlement,
  cap,
  deductible,
  share,
  copayment_ceiling,
  deduction,
  third_party_payment,
  doubt,
  contract
};
inline constexpr EnumArray<List, std::string_view, 10> list_names{
    "session",   "entitlement",         "cap",   "deductible", "share", "copayment_ceiling",
    "deduction", "third_party_payment", "doubt", "contract"};
constexpr std::string_view name_of(List list) { return list_names[list]; }

/// The result of one rule when a version, or a contract, was evaluated for one session.
struct Verdict {
  enum class Why : std::uint8_t {
    applied,           ///< The rule contributed to the answer.
    condition_failed,  ///< `condition` did not hold, or held although `unless` forbids it.
    shadowed,          ///< An earlier rule, `prior`, applied instead.
    no_effect,         ///< It fits but adds nothing (the payers are already paid directly).
    nothing_left       ///< The share of a contract: nothing was left to pay.
  };
  List list = List::session;
  const Rule* rule = nullptr;
  Why why = Why::applied;
  const Condition* condition = nullptr;
  bool unless = false;
  const Rule* prior = nullptr;
  /// The value of the subject of `condition` when it was tested: the bits of a fact, an age or a
  /// rank.
  Bits actual = 0;
  bool met = true;  ///< An entitlement or a cap that applied admits the session.
};

/// The first condition that prevents a rule from applying at a point: one of `unless` that holds,
/// else one of `when` that does not.
struct FailedCondition {
  const Condition* condition = nullptr;  ///< Null: the rule fits.
  bool unless = false;
};

/// Returns the n of "n-th of the period" for a `Point::rank`.
constexpr int order(int rank) { return rank == 0 ? 1 : rank; }

bool holds(const Condition& condition, const Point& point);
bool all_hold(const Conditions& conditions, const Point& point);
FailedCondition failed_condition(const Rule& rule, const Point& point);
/// Returns the verdict on a rule by its conditions: `condition_failed` or `applied`.
Verdict verdict_on(List list, const Rule& rule, const Point& point);
/// Tests whether a rule fits: no condition fails.
bool fits(const Rule& rule, const Point& point);

/// Evaluates `version` at `point`; `point.kind` and the facts that the kind implies are set on the
/// way. Appends the verdict on each rule to `trace`, if given; lists after the one that refused the
/// session are not read.
Cell decide(const Version& version, Point point, std::vector<Verdict>* trace = nullptr);

}  // namespace racpsy
