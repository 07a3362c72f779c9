// The rules themselves as reports: what there is, what a version says, what changed between two.
#pragma once

#include <string>
#include <vector>

#include "racpsy/rules/version.hpp"
#include "report/layout.hpp"

namespace racpsy {

/// A version of a route; its index in the route.
struct VersionOf {
  const Route* route = nullptr;
  std::size_t index = 0;
  const Version& version() const { return route->versions[index]; }
  std::string name() const { return route->id + "@" + route->versions.head(index).id; }
};

/// The version in force on a day in one calendar; -1: none.
int in_force_on(const Route& route, Calendar calendar, Date day);
/// The last day of a version in one calendar, where it has one.
std::optional<Date> last_day(const Route& route, std::size_t version, Calendar calendar);
/// The version to show when none is named: the one in force today (applied, else legal), else the first to come or the last there was.
std::size_t version_to_show(const Route& route, Date today);
/// The texts that a version cites, each once, in the order of the version.
std::vector<const Source*> sources_of(const Version& version);
/// The facts that a version asks for, as bits of the route's facts.
std::uint64_t facts_asked(const Version& version);
std::size_t rules_of(const Version& version);

/// For people, laid out as `look` says.
std::string list_text(const std::vector<const Route*>& routes, Date today, Lang lang, const Look& look);
std::string list_json(const std::vector<const Route*>& routes, Date today, const std::string& digest);

std::string version_text(const VersionOf& shown, bool named, Date today, Lang lang, const Look& look);
std::string version_json(const VersionOf& shown, Date today, const std::string& digest);

std::string diff_text(const VersionOf& before, const VersionOf& after, Lang lang, const Look& look);
std::string diff_json(const VersionOf& before, const VersionOf& after, const std::string& digest);

}  // namespace racpsy
