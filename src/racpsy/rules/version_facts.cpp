#include "racpsy/rules/version_facts.hpp"

#include <algorithm>

#include "racpsy/rules/each_rule.hpp"

namespace racpsy {

const Version* in_force_on(const Route& route, Calendar calendar, Date day) {
  const Version* now = nullptr;
  for (const std::uint8_t i : route.timeline[calendar]) {
    const Version& version = route.versions[i];
    const InForce& line = *version.in_force[calendar];
    if (line.from <= day) now = line.to && *line.to < day ? nullptr : &version;
  }
  return now;
}

std::optional<Date> last_day(const Route& route, std::size_t version, Calendar calendar) {
  const std::vector<std::uint8_t>& line = route.timeline[calendar];
  const auto at = std::find(line.begin(), line.end(), version);
  if (at == line.end()) return std::nullopt;
  if (at + 1 == line.end()) return route.versions[version].in_force[calendar]->to;
  return add_days(route.versions[*(at + 1)].in_force[calendar]->from, -1);
}

const Version* in_force_on(const Route& route, Date day) {
  const Version* applied = in_force_on(route, Calendar::applied, day);
  return applied != nullptr ? applied : in_force_on(route, Calendar::legal, day);
}

bool is_stale(const Version& version, Date today) {
  return today.days() - version.verified_on.days() > verified_for;
}

std::size_t version_to_show(const Route& route, Date today) {
  if (const Version* now = in_force_on(route, today)) return index_in(route.versions, *now);
  for (const Calendar calendar : {Calendar::applied, Calendar::legal}) {
    const std::vector<std::uint8_t>& line = route.timeline[calendar];
    if (line.empty()) continue;
    const bool to_come = route.versions[line.front()].in_force[calendar]->from > today;
    return to_come ? line.front() : line.back();
  }
  return 0;
}

std::vector<const Source*> sources_of(const Version& version) {
  std::vector<const Source*> all;
  const auto cite = [&](const std::vector<const Source*>& sources) {
    for (const Source* source : sources) {
      if (std::find(all.begin(), all.end(), source) == all.end()) all.push_back(source);
    }
  };
  for (const std::optional<InForce>& line : version.in_force) {
    if (line) cite(line->sources);
  }
  for (const Delay& delay : version.delays) cite(delay.sources);
  each_rule(version, [&](const Rule& rule) { cite(rule.sources); });
  return all;
}

std::uint64_t facts_asked(const Version& version) {
  std::uint64_t asked = 0;
  const auto see = [&](const Conditions& conditions) {
    for (const Condition& c : conditions) {
      if (c.subject.kind == Subject::Kind::fact) asked |= std::uint64_t{1} << c.subject.index;
    }
  };
  each_rule(version, [&](const Rule& rule) { see(rule.when), see(rule.unless); });
  for (const EntitlementRule& e : version.entitlements) see(e.require);
  for (const SessionRule& s : version.sessions) see(s.usually);
  for (const Conditions& counts : version.counts) see(counts);
  for (const Delay& delay : version.delays) see(delay.when);
  return asked;
}

std::size_t rules_of(const Version& version) {
  std::size_t count = 0;
  each_rule(version, [&](const Rule&) { ++count; });
  return count;
}

}  // namespace racpsy
