// What is known of a version without settling anything: when it is in force, what it cites, what it
// asks for.
#pragma once

#include <optional>
#include <vector>

#include "racpsy/rules/route.hpp"

namespace racpsy {

inline constexpr int verified_for =
    180;  ///< Days after which values in force must be verified again.

/// The version in force on a day in one calendar; -1: none.
int in_force_on(const Route& route, Calendar calendar, Date day);
/// The same in the calendar that is applied, else in the legal one.
int in_force_on(const Route& route, Date day);
/// Whether nobody has read the texts of a version again for `verified_for` days.
bool is_stale(const Version& version, Date today);
/// The last day of a version in one calendar, where it has one.
std::optional<Date> last_day(const Route& route, std::size_t version, Calendar calendar);
/// The version to show when none is named: the one in force today (applied, else legal), else the
/// first to come or the last there was.
std::size_t version_to_show(const Route& route, Date today);
/// The texts that a version cites, each once, in the order of the version.
std::vector<const Source*> sources_of(const Version& version);
/// The facts that a version asks for, as bits of the route's facts.
std::uint64_t facts_asked(const Version& version);
/// How many rules it has, in all its lists.
std::size_t rules_of(const Version& version);

}  // namespace racpsy
