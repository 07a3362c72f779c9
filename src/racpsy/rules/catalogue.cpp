#include "racpsy/rules/catalogue.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "racpsy/base/sha256.hpp"
#include "racpsy/rules/check.hpp"
#include "racpsy/rules/embedded.hpp"
#include "racpsy/rules/messages.hpp"
#include "racpsy/rules/read.hpp"

namespace racpsy {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_files = 1'000;     // laid over by one folder
constexpr std::size_t most_bytes = 16 << 20;  // in all of them
constexpr std::size_t most_versions = 200;

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }
std::string_view name_of_file(std::string_view path) { return path.substr(path.rfind('/') + 1); }
bool is_version(std::string_view path) {
  const std::string_view name = name_of_file(path);
  return std::count(path.begin(), path.end(), '/') >= 2 && name != "route.toml" && name != "sources.toml";
}

void append(Problems& all, Problems more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

// The day a version begins for most people in a calendar, and checks that a timeline has no gap and no overlap.
void order(Route& route, Problems& problems) {
  for (std::size_t c = 0; c < 2; ++c) {
    std::vector<std::uint8_t>& line = route.timeline[c];
    for (std::size_t i = 0; i < route.versions.size(); ++i) {
      if (route.versions.head(i).in_force[c]) line.push_back(static_cast<std::uint8_t>(i));
    }
    const auto begins = [&](std::uint8_t i) { return route.versions.head(i).in_force[c]->from; };
    std::sort(line.begin(), line.end(), [&](std::uint8_t a, std::uint8_t b) { return begins(a) < begins(b); });
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Version& before = route.versions.head(line[i - 1]);
      const Version& after = route.versions.head(line[i]);
      const InForce& ends = *before.in_force[c];
      const InForce& starts = *after.in_force[c];
      if (ends.from == starts.from) {
        problems.emplace_back(starts.place, say<msg::same_first_day>(before.id, after.id, iso(starts.from)));
      }
      if (ends.to) {
        problems.emplace_back(ends.place, say<msg::closes_before_successor>(before.id, iso(*ends.to), after.id, iso(starts.from)));
      }
    }
  }
}

}  // namespace

Problem unreadable(const std::string& file, std::string_view why) {
  Problem problem{Place{file}, say<msg::unreadable>(why)};
  problem.unreadable = true;
  return problem;
}

Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  std::ifstream stream;
  if (fs::is_regular_file(path, error)) stream.open(path, std::ios::binary);
  if (!stream.is_open()) return unreadable(path, error ? error.message() : "not a regular file");
  std::string text((1 << 20) + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text.empty() ? std::string{"\n"} : text;
}

struct Catalogue::Inside {
  struct File {
    std::string shown;
    std::string owned;            // the text of a file laid over
    std::string_view embedded;  // or the embedded text
    bool replaces = false;      // laid over a file of the same path
    std::string_view text() const { return owned.empty() ? embedded : std::string_view{owned}; }
  };
  struct Loaded {
    Declarations declarations;  // the route points into it
    Route route;
  };
  std::map<std::string, File, std::less<>> files;  // by path
  std::map<std::string, std::unique_ptr<Loaded>> loaded;
  Defaults defaults;
  std::vector<Counter> shared;  // counters that routes share, in the order in which they were met

  Problems lay_over(const std::string& folder);
  Problems read(std::string_view path, Declarations& into) const;
  bool touched(const std::string& route) const;
  Result<const Route*> load(const std::string& id);
  void share(Route& route, Problems& problems);
};

Problems Catalogue::Inside::lay_over(const std::string& folder) {
  Problems problems;
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::recursive_directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->path().extension() == ".toml" && !at->is_directory(ignored)) found.push_back(at->path());
    if (found.size() > most_files) return {Problem{Place{folder}, say<msg::too_many>(most_files, "*.toml")}};
  }
  if (error) return {unreadable(folder, error.message())};
  if (found.empty()) return {Problem{Place{folder}, say<msg::no_rule_file>()}};
  std::sort(found.begin(), found.end());
  std::set<std::string> laid;  // by this folder
  std::size_t bytes = 0;
  for (const fs::path& path : found) {
    File file;
    file.shown = path.string();
    const Result<std::string> text = read_file(path.string());
    if (!text) {
      append(problems, text.problems());
      continue;
    }
    file.owned = *text;
    bytes += file.owned.size();
    if (bytes > most_bytes) return {Problem{Place{folder}, say<msg::too_large>(most_bytes)}};
    std::string place = path.lexically_relative(folder).generic_string();
    const std::string_view name = name_of_file(place);
    if (name != "country.toml" && name != "route.toml" && name != "sources.toml" && name != "rules.toml") {
      VersionName says;
      Problems wrong = read_version_name({place, file.shown, file.text()}, says);
      if (!wrong.empty()) {
        append(problems, std::move(wrong));
        continue;
      }
      place = says.route + "/" + says.version + ".toml";
      if (std::count(says.route.begin(), says.route.end(), '/') != 1 || says.route.starts_with('/') || says.route.ends_with('/')) {
        problems.emplace_back(Place{file.shown}, say<msg::not_a_route_id>(says.route));
        continue;
      }
    }
    if (!laid.insert(place).second) {
      problems.emplace_back(Place{file.shown}, say<msg::declared_twice>(place));
      continue;
    }
    file.replaces = files.contains(place);
    files[place] = std::move(file);
  }
  return problems;
}

Problems Catalogue::Inside::read(std::string_view path, Declarations& into) const {
  const auto at = files.find(path);
  if (at == files.end()) return {};
  return read_declarations({at->first, at->second.shown, at->second.text()}, into);
}

// Whether a file laid over speaks for this route: then all of the route is read, and checked, at once.
bool Catalogue::Inside::touched(const std::string& route) const {
  const std::string country = route.substr(0, route.find('/') + 1);
  for (const auto& [path, file] : files) {
    if (!file.owned.empty() && (folder_of(path) == country || folder_of(path) == route + "/")) return true;
  }
  return false;
}

// Gives the counters whose name has a slash their place among those that routes share.
void Catalogue::Inside::share(Route& route, Problems& problems) {
  for (Counter& counter : route.counters) {
    if (counter.name.find('/') == std::string::npos) continue;
    auto at = std::find_if(shared.begin(), shared.end(), [&](const Counter& c) { return c.name == counter.name; });
    if (at == shared.end()) {
      if (shared.size() == most_shared) return problems.emplace_back(counter.place, say<msg::too_many>(most_shared, "counter")), void();
      at = shared.insert(at, counter);
    } else if (at->per != counter.per || at->of != counter.of) {
      problems.emplace_back(counter.place, say<msg::counter_differs>(counter.name));
    }
    counter.shared = static_cast<int>(at - shared.begin());
  }
}

Result<const Route*> Catalogue::Inside::load(const std::string& id) {
  if (const auto at = loaded.find(id); at != loaded.end()) return &at->second->route;
  auto fresh = std::make_unique<Loaded>();
  Declarations& known = fresh->declarations;
  Route& route = fresh->route;
  route.id = id;
  const std::string country{id.substr(0, id.find('/') + 1)};
  Problems problems;
  append(problems, read(country + "sources.toml", known));
  append(problems, read(country + "country.toml", known));
  route.country = known.title;
  append(problems, read(id + "/sources.toml", known));
  append(problems, read(id + "/route.toml", known));
  route.title = known.title;
  route.distress = known.distress;
  route.notices = known.notices;
  route.facts = known.facts;
  const std::string folder = id + "/";
  const bool whole = touched(id);
  for (auto at = files.lower_bound(folder); at != files.end() && folder_of(at->first) == folder; ++at) {
    if (!is_version(at->first)) continue;
    Version version;
    const RuleText text{at->first, at->second.shown, at->second.text()};
    append(problems, whole ? read_version(text, id, known, route.counters, version)
                           : read_version_head(text, id, known, route.counters, version));
    if (const std::string named = folder + version.id + ".toml"; !version.id.empty() && named != at->first) {
      problems.emplace_back(version.place, say<msg::wrong_folder>(named, at->first));
    }
    route.versions.add(std::move(version), whole);
  }
  if (!problems.empty()) return problems;
  for (std::size_t i = 0; whole && i < route.versions.size(); ++i) {
    const Version& version = route.versions.head(i);
    const File& file = files.find(folder + version.id + ".toml")->second;
    for (Finding& f : check_version(route, version)) {
      problems.emplace_back(f.place, std::move(f.what), std::move(f.remedy), line_of(file.text(), f.place.line));
    }
  }
  if (route.versions.size() > most_versions) problems.emplace_back(Place{folder}, say<msg::too_many>(most_versions, "versions"));
  if (!problems.empty()) return problems;
  route.versions.reads_with([this, folder, loaded_route = fresh.get()](const std::string& version_id) {
    const auto at = files.find(folder + version_id + ".toml");
    Version version;
    read_version({at->first, at->second.shown, at->second.text()}, loaded_route->route.id, loaded_route->declarations,
                 loaded_route->route.counters, version);
    return version;
  });
  order(route, problems);
  share(route, problems);
  if (!problems.empty()) return problems;
  return &loaded.emplace(id, std::move(fresh)).first->second->route;
}

Catalogue::Catalogue(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

Result<Catalogue> Catalogue::open(const std::vector<std::string>& folders) {
  auto inside = std::make_unique<Inside>();
  for (const EmbeddedFile& file : embedded_rules()) {
    inside->files[std::string{file.path}] = {"rules/" + std::string{file.path}, {}, file.text};
  }
  Problems problems;
  for (const std::string& folder : folders) append(problems, inside->lay_over(folder));
  const auto at = inside->files.find("rules.toml");
  if (at != inside->files.end()) {
    append(problems, read_defaults({at->first, at->second.shown, at->second.text()}, inside->defaults));
  }
  if (!problems.empty()) return problems;
  Catalogue catalogue{std::move(inside)};
  // A file that speaks for no route would have no effect.
  const std::vector<std::string> ids = catalogue.routes();
  for (const auto& [path, file] : catalogue.inside_->files) {
    if (file.owned.empty() || file.replaces || is_version(path)) continue;
    const std::string_view folder = folder_of(path);
    const bool speaks = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return (id + "/").starts_with(folder); });
    if (!speaks) problems.emplace_back(Place{file.shown}, say<msg::speaks_for_no_route>());
  }
  if (const std::string& id = catalogue.default_route(); std::find(ids.begin(), ids.end(), id) == ids.end()) {
    problems.emplace_back(Place{at != catalogue.inside_->files.end() ? at->second.shown : "rules.toml"}, say<msg::unknown_route>(id));
  }
  // A file laid over must be right even when the question is about another route.
  for (const std::string& id : folders.empty() ? std::vector<std::string>{} : catalogue.routes()) {
    if (!catalogue.inside_->touched(id)) continue;
    const Result<const Route*> route = catalogue.inside_->load(id);
    if (!route) append(problems, route.problems());
  }
  if (!problems.empty()) return problems;
  return catalogue;
}

std::vector<std::string> Catalogue::routes() const {
  std::vector<std::string> ids;
  for (const auto& [path, file] : inside_->files) {
    if (!is_version(path)) continue;
    std::string id{folder_of(path)};
    id.pop_back();
    if (ids.empty() || ids.back() != id) ids.push_back(std::move(id));
  }
  return ids;
}

Result<const Route*> Catalogue::route(const std::string& id) {
  const std::vector<std::string> all = routes();
  if (std::find(all.begin(), all.end(), id) != all.end()) return inside_->load(id);
  const std::string_view best = nearest(id, all);
  return Problem{Place{}, say<msg::unknown_route>(id), best.empty() ? Text{} : say<msg::did_you_mean>(best)};
}

Result<std::unique_ptr<const Contract>> Catalogue::contract(const std::string& path) const {
  const Result<std::string> text = read_file(path);
  if (!text) return text.problems();
  const RuleText file{path, path, *text};
  auto contract = std::make_unique<Contract>();
  Problems problems = read_contract_country(file, contract->country);
  if (!problems.empty()) return problems;
  Declarations known;
  append(problems, inside_->read(contract->country + "/sources.toml", known));
  append(problems, inside_->read(contract->country + "/country.toml", known));
  if (known.title.en.empty()) return Problem{Place{path}, say<msg::unknown_country>(contract->country)};
  append(problems, read_contract(file, known, *contract));
  if (!problems.empty()) return problems;
  for (Finding& f : check_contract(known.facts, *contract)) {
    problems.emplace_back(f.place, std::move(f.what), std::move(f.remedy), line_of(*text, f.place.line));
  }
  if (!problems.empty()) return problems;
  return std::unique_ptr<const Contract>{std::move(contract)};
}

const std::string& Catalogue::default_route() const { return inside_->defaults.route; }
int Catalogue::default_age() const { return inside_->defaults.age; }

std::string Catalogue::digest() const {
  Sha256 sha;
  for (const auto& [path, file] : inside_->files) {
    const std::string head = path + "\n" + std::to_string(file.text().size()) + "\n";
    sha.add(head);
    sha.add(file.text());
  }
  return "sha256:" + sha.hex();
}

}  // namespace racpsy
