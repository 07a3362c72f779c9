// Properties of a version that need no settlement: its days in force, sources, and facts in use.
#pragma once

#include <optional>
#include <vector>

#include "racpsy/rules/route.hpp"

namespace racpsy {

inline constexpr int verified_for = 180;  ///< Days until values in force must be verified again.

/// Returns the version in force on a day in one calendar; null if none.
const Version* in_force_on(const Route& route, Calendar calendar, Date day);
/// Returns the version in force on a day in the applied calendar, else in the legal one; null if
/// none.
const Version* in_force_on(const Route& route, Date day);
/// Returns true if a version was verified more than `verified_for` days before today.
bool is_stale(const Version& version, Date today);
/// Returns the last day of a version in one calendar; nothing if open-ended, or not in the
/// calendar.
std::optional<Date> last_day(const Route& route, std::size_t version, Calendar calendar);
/// Returns the version to show by default: the one in force today (applied, else legal); else the
/// first one if all are still to come, else the last one.
std::size_t version_to_show(const Route& route, Date today);
/// Returns the sources that a version cites, each once, in the order of the version.
std::vector<const Source*> sources_of(const Version& version);
/// Returns the facts that a version asks for, as a mask of indices in the route's facts.
std::uint64_t facts_asked(const Version& version);
/// Returns the number of rules in all lists of a version.
std::size_t rules_of(const Version& version);

}  // namespace racpsy
