// The conditions under which a session is covered, apart from its rank and by its rank. Private.
//
// A version says it by entitlements and caps that are read one after the other. Here each of them
// is a refusal: the ranks for which it holds, and a test of the row. A row without any rank for
// which a refusal holds is covered.
#pragma once

#include <map>
#include <optional>
#include <tuple>

#include "racpsy/sql/conditions.hpp"

namespace racpsy::sql {

/// Ranks in one counter, from `low` to `high`; and whether an earlier period has sessions, if it
/// matters: then the rank is 1.
struct Ranks {
  int low = 1;
  int high = no_highest;
  std::optional<bool> earlier;
  bool operator==(const Ranks&) const = default;
  /// Any order: ranks are keys of maps.
  bool operator<(const Ranks& other) const {
    return std::tie(low, high, earlier) < std::tie(other.low, other.high, other.earlier);
  }
};
/// By counter; a counter of which any rank will do is not in it.
using RanksByCounter = std::map<std::size_t, Ranks>;

/// A reason not to cover a session: for these ranks, if the test of the version holds.
struct Uncovered {
  RanksByCounter ranks;
  std::vector<Test> of_version;
};

/// Returns the reasons of all versions in force, one for each set of ranks; the one for all ranks
/// comes first.
std::vector<Uncovered> refusals(Draft& draft);
/// The test of the version in `v`.
Test test_of(const Uncovered& refusal);

}  // namespace racpsy::sql
