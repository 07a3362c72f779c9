#include "racpsy/rules/catalogue.hpp"
#include "racpsy/rules/names.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/sha256.hpp"
#include "racpsy/rules/catalogue_inside.hpp"
#include "racpsy/rules/check.hpp"
#include "racpsy/rules/embedded.hpp"
#include "racpsy/rules/files.hpp"
#include "racpsy/rules/messages.hpp"

namespace racpsy {
namespace {

constexpr std::size_t most_bytes = 16 << 20;  // in all files of one overlay folder
constexpr std::size_t most_versions = 64;     // of one route: one bit each (batch/memo.hpp)

std::string_view name_of_file(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_version(std::string_view path) {
  const std::string_view name = name_of_file(path);
  return std::count(path.begin(), path.end(), '/') >= 2 && name != "route.toml" &&
         name != "sources.toml";
}

// Reports delays in a calendar without this version, or no later than its first day.
void delays(const Version& version, Problems& problems) {
  for (const Delay& delay : version.delays) {
    const std::optional<InForce>& line = version.in_force[delay.calendar];
    if (!line) problems.emplace_back(delay.place, localized<msg::delay_without_line>());
    else if (delay.from <= line->from)
      problems.emplace_back(delay.place,
                            localized<msg::delay_before>(iso(delay.from), iso(line->from)));
  }
}

// Sorts the versions of each calendar by first day; reports two with the same first day, and a
// version that closes the route before a later one.
void order(Route& route, Problems& problems) {
  for (std::size_t i = 0; i < route.versions.size(); ++i) delays(route.versions[i], problems);
  for (const Calendar c : both_calendars) {
    std::vector<std::uint8_t>& line = route.timeline[c];
    for (std::size_t i = 0; i < route.versions.size(); ++i) {
      if (route.versions[i].in_force[c]) line.push_back(static_cast<std::uint8_t>(i));
    }
    const auto begins = [&](std::uint8_t i) { return route.versions[i].in_force[c]->from; };
    std::sort(line.begin(), line.end(),
              [&](std::uint8_t a, std::uint8_t b) { return begins(a) < begins(b); });
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Version& before = route.versions[line[i - 1]];
      const Version& after = route.versions[line[i]];
      const InForce& ends = *before.in_force[c];
      const InForce& starts = *after.in_force[c];
      if (ends.from == starts.from) {
        problems.emplace_back(
            starts.place, localized<msg::same_first_day>(before.id, after.id, iso(starts.from)));
      }
      if (ends.to) {
        problems.emplace_back(
            ends.place, localized<msg::closes_before_successor>(before.id, iso(*ends.to), after.id,
                                                                iso(starts.from)));
      }
    }
  }
}

}  // namespace

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

Problem unknown_route(const Place& place, std::string_view id,
                      const std::vector<std::string>& all) {
  const std::string_view best = nearest(id, all);
  return Problem{place, localized<msg::unknown_route>(id),
                 best.empty() ? Text{} : localized<msg::did_you_mean>(best)};
}

void append(Problems& all, Problems more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

void sort_and_dedupe(Problems& problems) {
  const auto key = [](const Problem& p) {
    return std::tie(p.place.file, p.place.line, p.place.column);
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
  std::set<std::tuple<std::string, int, int, std::string>> said;
  std::erase_if(problems, [&](const Problem& p) {
    return !said.emplace(p.place.file, p.place.line, p.place.column, p.what.in(Lang::en)).second;
  });
}

// Identifies a version by its keys, any other file by its path.
bool Catalogue::Inside::place(File& file, std::string& path, Problems& problems) const {
  const std::string_view name = name_of_file(path);
  VersionName says;
  Problems wrong = read_version_name({path, file.shown, file.text()}, says);
  if (!says.toml) return append(problems, std::move(wrong)), false;  // its keys cannot be read
  if (name == "country.toml" || name == "route.toml" || name == "sources.toml" ||
      name == "rules.toml")
    return true;
  file.contract = says.contract;
  if (says.contract) return true;
  if (!wrong.empty()) {
    // The path replaces missing keys, so that errors in the rest of the file are reported too.
    if (says.version.empty())
      says.version = name.substr(0, name.size() - std::string_view{".toml"}.size());
    if (says.route.empty())
      says.route = path.substr(0, path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
    const std::vector<std::string> known = routes();
    if (std::find(known.begin(), known.end(), says.route) == known.end())
      return append(problems, std::move(wrong)), false;
  }
  path = says.route + "/" + says.version + ".toml";
  if (std::count(says.route.begin(), says.route.end(), '/') == 1 && !says.route.starts_with('/') &&
      !says.route.ends_with('/'))
    return true;
  problems.emplace_back(Place{file.shown}, localized<msg::not_a_route_id>(says.route));
  return false;
}

Problems Catalogue::Inside::overlay(const std::string& folder, std::vector<File>* contracts) {
  const Result<std::vector<FoundFile>> found = find_rule_files(folder, contracts != nullptr);
  if (!found) return found.problems();
  Problems problems;
  std::set<std::string> laid;  // paths added by this folder
  std::size_t bytes = 0;
  for (const FoundFile& at : *found) {
    const Result<std::string> text = read_file(at.path);
    if (!text) {
      append(problems, text.problems());
      continue;
    }
    bytes += text->size();
    if (bytes > most_bytes) return {Problem{Place{folder}, localized<msg::too_large>(most_bytes)}};
    File file{at.path, *text, {}};
    file.selected = contracts != nullptr;
    std::string path = at.below;
    if (!place(file, path, problems)) {
      displaced += file.selected;
      continue;
    }
    if (file.contract) {
      if (contracts != nullptr) contracts->push_back(std::move(file));
      continue;
    }
    if (!laid.insert(path).second) {
      displaced += file.selected;
      problems.emplace_back(Place{file.shown}, localized<msg::declared_twice>(path));
      continue;
    }
    file.replaces = files.contains(path);
    overlaid = true;
    files[path] = std::move(file);
  }
  return problems;
}

Problems Catalogue::Inside::read(std::string_view path, Declarations& into) const {
  const auto at = files.find(path);
  if (at == files.end()) return {};
  return read_declarations({at->first, at->second.shown, at->second.text()}, into);
}

bool Catalogue::Inside::touched(const std::string& route) const {
  if (!overlaid) return false;
  const std::string country = country_code(route) + '/';
  for (const auto& [path, file] : files) {
    if (!file.owned.empty() && (folder_of(path) == country || folder_of(path) == route + "/"))
      return true;
  }
  return false;
}

void Catalogue::Inside::share(Route& route, Problems& problems) {
  for (Counter& counter : route.counters) {
    if (counter.name.find('/') == std::string::npos) continue;
    auto at = std::find_if(shared.begin(), shared.end(),
                           [&](const Counter& c) { return c.name == counter.name; });
    if (at == shared.end()) {
      if (shared.size() == most_shared)
        return problems.emplace_back(counter.place,
                                     localized<msg::too_many>(most_shared, "counter")),
               void();
      at = shared.insert(at, counter);
    } else if (at->per != counter.per || at->unit != counter.unit) {
      problems.emplace_back(counter.place, localized<msg::counter_differs>(counter.name));
    }
    counter.shared = static_cast<int>(at - shared.begin());
  }
}

std::unique_ptr<LoadedRoute> Catalogue::Inside::parse_route(const std::string& id,
                                                            Problems& problems) {
  auto fresh = std::make_unique<LoadedRoute>();
  Declarations& known = fresh->declarations;
  Route& route = fresh->route;
  route.id = id;
  const std::string country = country_code(id) + '/';
  append(problems, read(country + "sources.toml", known));
  append(problems, read(country + "country.toml", known));
  route.country = known.title;
  append(problems, read(id + "/sources.toml", known));
  append(problems, read(id + "/route.toml", known));
  route.title = known.title;
  route.care = known.care;
  route.card = known.card;
  route.distress = known.distress;
  route.payers = known.payers;
  route.holidays = known.holidays;
  route.notices = known.notices;
  route.facts = known.facts;
  route.limited = known.limited;
  route.kept = known.kept;
  const std::string folder = id + "/";
  std::size_t versions = 0;
  for (auto at = files.lower_bound(folder); at != files.end() && folder_of(at->first) == folder;
       ++at) {
    if (!is_version(at->first)) continue;
    if (++versions > most_versions) {
      problems.emplace_back(Place{folder}, localized<msg::too_many>(most_versions, "versions"));
      break;
    }
    fresh->complete = fresh->complete && !known.broken;
    if (known.broken) continue;  // all its names would be unknown
    Version version;
    const RuleText text{at->first, at->second.shown, at->second.text()};
    Problems wrong = read_version(text, id, known, route.counters, version);
    if (const std::string named = folder + version.id + ".toml";
        !version.id.empty() && named != at->first) {
      wrong.emplace_back(version.place, localized<msg::wrong_folder>(named, at->first));
    }
    fresh->complete = fresh->complete && wrong.empty();
    if (wrong.empty()) route.versions.push_back(std::move(version));
    else append(problems, std::move(wrong));
  }
  for (const Version& version : route.versions) {
    append(problems, check_version(route, version));
    if (version.currency != route.currency())
      problems.emplace_back(version.place,
                            localized<msg::currency_differs>(currency_names[version.currency],
                                                             route.versions.front().id,
                                                             currency_names[route.currency()]));
  }
  order(route, problems);
  share(route, problems);
  return fresh;
}

std::unique_ptr<LoadedRoute> Catalogue::Inside::read_route(const std::string& id,
                                                           Problems& problems) {
  auto fresh = std::make_unique<LoadedRoute>();
  if (touched(id) || !compiled.read_route(id, *fresh)) return parse_route(id, problems);
  share(fresh->route, problems);
  return fresh;
}

Result<const Route*> Catalogue::Inside::load(const std::string& id) {
  if (const auto at = loaded.find(id); at != loaded.end()) return &at->second->route;
  Problems problems;
  std::unique_ptr<LoadedRoute> fresh = read_route(id, problems);
  if (!problems.empty()) return problems;
  return &loaded.emplace(id, std::move(fresh)).first->second->route;
}

Problems Catalogue::Inside::read_country(const std::string& country, Declarations& into) const {
  if (!touched(country + "/") && compiled.read_country(country, into)) return {};
  Problems problems = read(country + "/sources.toml", into);
  append(problems, read(country + "/country.toml", into));
  return problems;
}

std::unique_ptr<Contract> Catalogue::Inside::contract(const File& file, Problems& problems,
                                                      Problems* limits) const {
  const RuleText text{file.shown, file.shown, file.text()};
  auto contract = std::make_unique<Contract>();
  Problems wrong = read_contract_country(text, contract->country);
  Declarations known;
  if (wrong.empty()) {
    append(wrong, read_country(contract->country, known));
    if (known.title.empty())
      wrong.emplace_back(Place{file.shown}, localized<msg::unknown_country>(contract->country));
  }
  if (wrong.empty()) append(wrong, read_contract(text, known, *contract));
  if (wrong.empty()) append(wrong, check_contract(known.facts, *contract));
  if (wrong.empty()) {
    if (limits != nullptr) append(*limits, check_limits(known.facts, *contract));
    return contract;
  }
  append(problems, std::move(wrong));
  return nullptr;
}

Catalogue::Catalogue(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

Problems Catalogue::Inside::defaults_and_orphan_files() {
  Problems problems;
  const auto at = files.find("rules.toml");
  if (at != files.end()) {
    if (at->second.owned.empty() && !compiled.empty()) defaults = compiled.defaults();
    else problems = read_defaults({at->first, at->second.shown, at->second.text()}, defaults);
  }
  if (!overlaid) return problems;
  const std::vector<std::string> ids = routes();
  for (const auto& [path, file] : files) {
    if (file.owned.empty() || file.replaces || is_version(path)) continue;
    const std::string_view folder = folder_of(path);
    const bool speaks = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
      return (id + "/").starts_with(folder);
    });
    if (!speaks) problems.emplace_back(Place{file.shown}, localized<msg::speaks_for_no_route>());
  }
  if (!defaults.route.empty() && std::find(ids.begin(), ids.end(), defaults.route) == ids.end()) {
    problems.emplace_back(Place{at->second.shown}, localized<msg::unknown_route>(defaults.route));
  }
  for (const auto* routes : {&defaults.route_words, &defaults.of_country}) {
    for (const auto& [word, id] : *routes) {
      if (std::find(ids.begin(), ids.end(), id) == ids.end())
        problems.emplace_back(Place{at->second.shown}, localized<msg::unknown_route>(id));
    }
  }
  return problems;
}

Catalogue Catalogue::embedded() {
  auto inside = std::make_unique<Inside>();
  for (const EmbeddedFile& file : embedded_rules()) {
    inside->files[std::string{file.path}] = {"rules/" + std::string{file.path}, {}, file.text};
  }
  inside->compiled = CompiledRules{compiled_rules()};
  return Catalogue{std::move(inside)};
}

std::string Catalogue::compile() {
  RulesToCompile all{digest(), inside_->defaults, {}, {}};
  for (const std::string& id : routes()) {
    const Result<const Route*> route = inside_->load(id);
    if (!route) return {};
    all.routes.push_back(inside_->loaded.at(id).get());
    const std::string country = country_code(id);
    if (!all.countries.contains(country)) {
      inside_->read_country(country, all.countries[country]);
    }
  }
  return write_compiled(all);
}

Result<std::vector<Route>> Catalogue::outlines() {
  if (!inside_->overlaid && !inside_->compiled.empty()) return inside_->compiled.outlines();
  std::vector<Route> all;
  for (const std::string& id : routes()) {
    const Result<const Route*> route = inside_->load(id);
    if (!route) return route.problems();
    all.push_back(**route);
  }
  return all;
}

Result<Catalogue> Catalogue::open(const std::vector<std::string>& folders) {
  Catalogue catalogue = embedded();
  Inside& inside = *catalogue.inside_;
  Problems problems;
  for (const std::string& folder : folders) append(problems, inside.overlay(folder));
  append(problems, inside.defaults_and_orphan_files());
  // Overlay files must be valid even if the request is about another route.
  for (const std::string& id : inside.routes()) {
    if (!inside.touched(id)) continue;
    const Result<const Route*> route = inside.load(id);
    if (!route) append(problems, route.problems());
  }
  if (problems.empty()) return catalogue;
  inside.excerpts(problems, {});
  sort_and_dedupe(problems);
  return problems;
}

std::vector<std::string> Catalogue::Inside::routes() const {
  std::vector<std::string> ids;
  for (const auto& [path, file] : files) {
    if (!is_version(path)) continue;
    std::string id{folder_of(path)};
    id.pop_back();
    if (ids.empty() || ids.back() != id) ids.push_back(std::move(id));
  }
  return ids;
}

bool Catalogue::Inside::has_route(const std::string& id) const {
  const std::string folder = id + "/";
  for (auto at = files.lower_bound(folder); at != files.end() && folder_of(at->first) == folder;
       ++at) {
    if (is_version(at->first)) return true;
  }
  return false;
}

std::vector<std::string> Catalogue::routes() const { return inside_->routes(); }

Result<const Route*> Catalogue::route(const std::string& id) {
  if (inside_->has_route(id)) return inside_->load(id);
  return unknown_route({}, id, routes());
}

Result<std::unique_ptr<const Contract>> Catalogue::contract(const std::string& path) const {
  const Result<std::string> text = read_file(path);
  if (!text) return text.problems();
  return contract(path, *text, {});
}

Result<std::unique_ptr<const Contract>> Catalogue::contract(const std::string& words,
                                                            std::string text,
                                                            Text understood) const {
  const Inside::File file{words, std::move(text), {}};
  Problems problems;
  std::unique_ptr<Contract> contract = inside_->contract(file, problems);
  if (contract != nullptr) {
    contract->understood = std::move(understood);
    return std::unique_ptr<const Contract>{std::move(contract)};
  }
  inside_->excerpts(problems, {file});
  return problems;
}

Result<const Route*> Catalogue::route_without_facts(const std::string& id) {
  if (inside_->touched(id)) return route(id);
  auto fresh = std::make_unique<LoadedRoute>();
  if (!inside_->compiled.read_route(id, *fresh, false)) return route(id);
  return &(inside_->without_facts[id] = std::move(fresh))->route;
}

std::vector<std::string> Catalogue::example_contracts() {
  std::vector<std::string> ids;
  for (const EmbeddedFile& file : embedded_contracts())
    ids.emplace_back(file.path.substr(0, file.path.rfind('.')));
  return ids;
}

Result<std::unique_ptr<const Contract>> Catalogue::example_contract(const std::string& id) const {
  for (const EmbeddedFile& example : embedded_contracts()) {
    if (example.path != id + ".toml") continue;
    const Inside::File file{std::string{example.path}, std::string{example.text}, {}};
    Problems problems;
    std::unique_ptr<Contract> contract = inside_->contract(file, problems);
    if (contract == nullptr) return problems;
    contract->understood = contract->title;
    return std::unique_ptr<const Contract>{std::move(contract)};
  }
  return contract(id);  // no such example: the error of a file that does not exist
}

const std::string& Catalogue::default_route() const { return inside_->defaults.route; }
const std::string& Catalogue::default_route(const std::string& country) const {
  const Defaults& defaults = inside_->defaults;
  const auto at = defaults.of_country.find(country);
  return at == defaults.of_country.end() ? defaults.route : at->second;
}

const std::map<std::string, std::string>& Catalogue::route_words() const {
  return inside_->defaults.route_words;
}
int Catalogue::default_age() const { return inside_->defaults.age; }

std::string Catalogue::digest() const {
  if (!inside_->overlaid && !inside_->compiled.empty()) return inside_->compiled.digest();
  Sha256 sha;
  for (const auto& [path, file] : inside_->files) {
    const std::string head = path + "\n" + std::to_string(file.text().size()) + "\n";
    sha.add(head);
    sha.add(file.text());
  }
  return "sha256:" + sha.hex();
}

void Catalogue::Inside::excerpts(Problems& problems, const std::vector<File>& contracts) const {
  for (Problem& p : problems) {
    if (!p.excerpt.empty() || p.place.line == 0) continue;
    for (const auto& [path, file] : files) {
      if (file.shown == p.place.file) p.excerpt = line_of(file.text(), p.place.line);
    }
    for (const File& file : contracts) {
      if (file.shown == p.place.file) p.excerpt = line_of(file.text(), p.place.line);
    }
  }
}

}  // namespace racpsy
