// Checks made by Catalogue::check alone: values in force that were not verified lately, sources
// that no rule cites, countries and contracts that no request loads.
#include <algorithm>
#include <set>

#include "racpsy/rules/catalogue_inside.hpp"
#include "racpsy/rules/messages.hpp"
#include "racpsy/rules/version_facts.hpp"

namespace racpsy {
namespace {

using Inside = Catalogue::Inside;

bool selected(const Inside& inside, const Place& place) {
  return std::any_of(inside.files.begin(), inside.files.end(), [&](const auto& f) {
    return f.second.selected && f.second.shown == place.file;
  });
}

// Reports versions in force today that were not verified lately.
void stale(const Inside& inside, const Route& route, Date today, Problems& problems) {
  for (const Calendar calendar : {Calendar::applied, Calendar::legal}) {
    const Version* now = in_force_on(route, calendar, today);
    if (now == nullptr || !is_stale(*now, today) || !selected(inside, now->verified_at)) continue;
    const int days = today.days() - now->verified_on.days();
    problems.emplace_back(now->verified_at,
                          localized<msg::not_checked_lately>(now->id, iso(now->verified_on), days),
                          localized<msg::verify_again>(verified_for));
  }
}

// Reports sources that no version, holiday or notice of these routes cites.
void never_cited(const Inside& inside, const std::vector<std::unique_ptr<LoadedRoute>>& routes,
                 Problems& problems) {
  std::set<std::pair<std::string, int>> cited;
  const auto cite = [&](const std::vector<const Source*>& sources) {
    for (const Source* source : sources) cited.emplace(source->place.file, source->place.line);
  };
  for (const std::unique_ptr<LoadedRoute>& loaded : routes) {
    for (const Holiday& holiday : loaded->route.holidays) cite(holiday.sources);
    for (const Notice& notice : loaded->route.notices) cite(notice.sources);
    for (const LimitedRight& limited : loaded->route.limited) cite(limited.rule.sources);
    for (const KeptRight& kept : loaded->route.kept) cite(kept.rule.sources);
    for (const ReferenceValue& value : loaded->declarations.values) {
      for (const ReferenceValue::Dated& dated : value.amounts) cite(dated.sources);
    }
    for (std::size_t i = 0; i < loaded->route.versions.size(); ++i)
      cite(sources_of(loaded->route.versions[i]));
  }
  for (const std::unique_ptr<LoadedRoute>& loaded : routes) {
    for (const auto& [id, source] : loaded->declarations.sources) {
      if (cited.contains({source.place.file, source.place.line}) || !selected(inside, source.place))
        continue;
      problems.emplace_back(source.place, localized<msg::never_cited>(id),
                            localized<msg::cite_or_remove>());
    }
  }
}

// Reads the declarations of countries without routes, which only contracts use.
void unserved(const Inside& inside, Problems& problems) {
  const std::vector<std::string> ids = inside.routes();
  for (const auto& [path, file] : inside.files) {
    if (!file.selected || std::count(path.begin(), path.end(), '/') != 1) continue;
    const std::string_view country = folder_of(path);
    if (std::any_of(ids.begin(), ids.end(),
                    [&](const std::string& id) { return id.starts_with(country); }))
      continue;
    Declarations known;
    append(problems, inside.read(path, known));
  }
}

// Reports sources that a contract does not cite, and unknown routes that it names.
void contract_alone(const Inside& inside, const Inside::File& file, const Contract& contract,
                    Problems& problems) {
  std::set<int> cited;
  for (const ContractShare& share : contract.shares) {
    for (const Source* source : share.rule.sources) cited.insert(source->place.line);
  }
  for (const auto& [id, source] : contract.sources) {
    if (!cited.contains(source.place.line))
      problems.emplace_back(source.place, localized<msg::never_cited>(id),
                            localized<msg::cite_or_remove>());
  }
  const std::vector<std::string> ids = inside.routes();
  for (const std::string& id : contract.routes) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end())
      problems.push_back(unknown_route(Place{file.shown}, id, ids));
  }
}

}  // namespace

CheckReport Catalogue::check(const std::vector<std::string>& folders,
                             const std::optional<std::string>& target, Date today) {
  const Catalogue catalogue = embedded();
  Inside& inside = *catalogue.inside_;
  CheckReport checked;
  std::vector<Inside::File> contracts;
  for (const std::string& folder : folders)
    append(checked.problems, inside.overlay(folder, target ? nullptr : &contracts));
  if (target) append(checked.problems, inside.overlay(*target, &contracts));
  for (auto& [path, file] : inside.files) {
    file.selected = file.selected || !target;
    checked.files += file.selected;
  }
  checked.files += contracts.size() + inside.displaced;
  append(checked.problems, inside.defaults_and_orphan_files());

  std::vector<std::unique_ptr<LoadedRoute>> routes;
  std::set<std::string> broken;  // countries with a file that was not read
  for (const std::string& id : inside.routes()) {
    routes.push_back(target ? inside.read_route(id, checked.problems)
                            : inside.parse_route(id, checked.problems));
    if (!routes.back()->complete) broken.insert(country_code(id));
    stale(inside, routes.back()->route, today, checked.problems);
  }
  std::vector<std::unique_ptr<LoadedRoute>> sound;
  for (std::unique_ptr<LoadedRoute>& route : routes) {
    if (!broken.contains(country_code(route->route.id))) sound.push_back(std::move(route));
  }
  never_cited(inside, sound, checked.problems);
  unserved(inside, checked.problems);

  std::set<std::string> names;
  for (const Inside::File& file : contracts) {
    const std::unique_ptr<Contract> contract =
        inside.contract(file, checked.problems, &checked.problems);
    if (contract == nullptr) continue;
    if (!names.insert(contract->id).second)
      checked.problems.emplace_back(Place{file.shown},
                                    localized<msg::declared_twice>(contract->id));
    contract_alone(inside, file, *contract, checked.problems);
  }
  inside.excerpts(checked.problems, contracts);
  sort_and_dedupe(checked.problems);
  return checked;
}

}  // namespace racpsy
