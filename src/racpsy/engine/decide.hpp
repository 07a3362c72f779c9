// What one version of the rules says of one session, given everything its conditions may ask.
//
// `decide` reads the lists of a version from top to bottom and has no memory: no dates, no counters, only a point in
// the finite space of facts, ages and ranks. It is what the tables are filled with (engine/table.hpp), and, with a
// listener, what explanations are told by: one reading of the rules serves both, so they cannot disagree.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "racpsy/rules/version.hpp"

namespace racpsy {

inline constexpr std::size_t most_facts = 24;     ///< of one route
inline constexpr std::size_t most_counters = 8;   ///< of one route

/// Everything a condition may ask about one session.
struct Point {
  std::array<Bits, most_facts> facts{};
  std::uint32_t own = 0;  ///< Bit per fact: said of this very session, not of the person.
  int age = 0;            ///< Completed years on the day.
  std::uint8_t kind = 0;
  std::array<int, most_counters> rank{};  ///< Per counter: this session would be the n-th of the period.
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
  std::int8_t failed = -1;   ///< Index of the entitlement that fails, in Version::entitlements; -1: none does.
  std::int8_t rank_in = -1;  ///< The counter in which a covered session has its rank; -1: none.
  Money price;
  std::array<Money, payer_count> pays{};  ///< Per payer; all zero unless covered.
};

/// What a reading of the rules tells on the way.
struct Heard {
  std::vector<const Rule*> used;  ///< The rules that made the answer, in the order in which they were read.
};

bool holds(const Condition& condition, const Point& point);
bool fits(const Rule& rule, const Point& point);
bool all_hold(const Conditions& conditions, const Point& point);

/// The cell of `version` at `point`; `point.kind` and facts that the kind overrules are set on the way. What was used
/// is told to `heard`, if there is one.
Cell decide(const Version& version, Point point, Heard* heard = nullptr);

}  // namespace racpsy
