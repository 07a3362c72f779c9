#include "racpsy/rules/catalogue.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <tuple>

#include "racpsy/base/reason.hpp"
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
constexpr std::size_t most_versions = 64;      // of one route: a set of them is a word of bits (engine/precedents.hpp)

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }
std::string_view name_of_file(std::string_view path) { return path.substr(path.rfind('/') + 1); }
bool is_version(std::string_view path) {
  const std::string_view name = name_of_file(path);
  return std::count(path.begin(), path.end(), '/') >= 2 && name != "route.toml" && name != "sources.toml";
}

void append(Problems& all, Problems more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

// Puts problems in the order of files and lines, each once: what is wrong with a country is met by all its routes.
void tidy(Problems& problems) {
  const auto key = [](const Problem& p) { return std::tie(p.place.file, p.place.line, p.place.column); };
  std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
  std::set<std::tuple<std::string, int, int, std::string>> said;
  std::erase_if(problems, [&](const Problem& p) { return !said.emplace(p.place.file, p.place.line, p.place.column, p.what.en).second; });
}

// What the delays of a version may not say.
void delays(const Version& version, Problems& problems) {
  for (const Delay& delay : version.delays) {
    const std::optional<InForce>& line = version.in_force[index_of(delay.calendar)];
    if (!line) problems.emplace_back(delay.place, say<msg::delay_without_line>());
    else if (delay.from <= line->from) problems.emplace_back(delay.place, say<msg::delay_before>(iso(delay.from), iso(line->from)));
  }
}

// Puts the versions of each calendar in order, and checks that a timeline has no gap and no overlap.
void order(Route& route, Problems& problems) {
  for (std::size_t i = 0; i < route.versions.size(); ++i) delays(route.versions.head(i), problems);
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

Problem unreadable(const std::string& file, const Text& why) {
  Problem problem{Place{file}, say<msg::unreadable>(why)};
  problem.unreadable = true;
  return problem;
}

Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  std::ifstream stream;
  const bool regular = fs::is_regular_file(path, error);
  if (regular) stream.open(path, std::ios::binary);
  if (!stream.is_open()) return unreadable(path, error ? reason(error.value()) : regular ? reason(errno) : both(msg::not_a_file));
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
    bool looked_at = false;     // by a check
    std::string_view text() const { return owned.empty() ? embedded : std::string_view{owned}; }
  };
  struct Loaded {
    Declarations declarations;  // the route points into it
    Route route;
    bool complete = true;       // every version was read
  };
  std::map<std::string, File, std::less<>> files;  // by path
  std::map<std::string, std::unique_ptr<Loaded>> loaded;
  Defaults defaults;
  std::vector<Counter> shared;  // counters that routes share, in the order in which they were met

  std::vector<std::string> routes() const;
  Problems lay_over(const std::string& folder, std::vector<File>* contracts = nullptr);
  Problems read(std::string_view path, Declarations& into) const;
  Problems defaults_and_strays();
  bool touched(const std::string& route) const;
  std::unique_ptr<Loaded> read_route(const std::string& id, bool whole, Problems& problems);
  Result<const Route*> load(const std::string& id);
  std::unique_ptr<Contract> contract(const File& file, Problems& problems) const;
  void share(Route& route, Problems& problems);

  // ---- What only a check asks -----------------------------------------------------------------------------------
  bool looked_at(const Place& place) const;
  void stale(const Route& route, Date today, Problems& problems) const;
  void never_cited(const std::vector<std::unique_ptr<Loaded>>& routes, Problems& problems) const;
  void unserved(Problems& problems) const;
  void excerpts(Problems& problems, const std::vector<File>& contracts) const;
};

// Adds the files below `folder`. A check (`contracts` is given) also takes a single file, and gathers the contracts; they
// are no rules, so elsewhere they are passed over.
Problems Catalogue::Inside::lay_over(const std::string& folder, std::vector<File>* contracts) {
  Problems problems;
  fs::path root{folder};
  std::error_code error;
  std::vector<fs::path> found;
  std::error_code ignored;
  const bool one_file = contracts != nullptr && fs::is_regular_file(root, ignored);
  if (one_file) {
    found.push_back(root);
    root = root.parent_path();
  }
  for (fs::recursive_directory_iterator at = one_file ? fs::recursive_directory_iterator{} : fs::recursive_directory_iterator{folder, error}, end;
       !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".toml" && !at->is_directory(ignored)) found.push_back(at->path());
    if (found.size() > most_files) return {Problem{Place{folder}, say<msg::too_many>(most_files, "*.toml")}};
  }
  if (error) return {unreadable(folder, reason(error.value()))};
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
    file.looked_at = contracts != nullptr;
    std::string place = path.lexically_relative(root).generic_string();
    const std::string_view name = name_of_file(place);
    if (name != "country.toml" && name != "route.toml" && name != "sources.toml" && name != "rules.toml") {
      VersionName says;
      Problems wrong = read_version_name({place, file.shown, file.text()}, says);
      if (says.contract) {
        if (contracts != nullptr) contracts->push_back(std::move(file));
        continue;
      }
      if (!wrong.empty()) {
        // Its place names it where the file does not: then the rest of it can be read, and told too.
        if (says.version.empty()) says.version = path.stem().string();
        if (says.route.empty()) says.route = place.substr(0, place.rfind('/') == std::string::npos ? 0 : place.rfind('/'));
        const std::vector<std::string> known = routes();
        if (std::find(known.begin(), known.end(), says.route) == known.end()) {
          append(problems, std::move(wrong));
          continue;
        }
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

// Reads a route, with everything that is wrong with it. `whole`: all its versions at once, and they are checked.
std::unique_ptr<Catalogue::Inside::Loaded> Catalogue::Inside::read_route(const std::string& id, bool whole, Problems& problems) {
  auto fresh = std::make_unique<Loaded>();
  Declarations& known = fresh->declarations;
  Route& route = fresh->route;
  route.id = id;
  const std::string country{id.substr(0, id.find('/') + 1)};
  append(problems, read(country + "sources.toml", known));
  append(problems, read(country + "country.toml", known));
  route.country = known.title;
  append(problems, read(id + "/sources.toml", known));
  append(problems, read(id + "/route.toml", known));
  route.title = known.title;
  route.distress = known.distress;
  route.payers = known.payers;
  route.notices = known.notices;
  route.facts = known.facts;
  const std::string folder = id + "/";
  std::size_t versions = 0;
  for (auto at = files.lower_bound(folder); at != files.end() && folder_of(at->first) == folder; ++at) {
    if (!is_version(at->first)) continue;
    if (++versions > most_versions) {
      problems.emplace_back(Place{folder}, say<msg::too_many>(most_versions, "versions"));
      break;
    }
    fresh->complete = fresh->complete && !known.broken;
    if (known.broken) continue;  // every word of it would be unknown
    Version version;
    const RuleText text{at->first, at->second.shown, at->second.text()};
    Problems wrong = whole ? read_version(text, id, known, route.counters, version)
                           : read_version_head(text, id, known, route.counters, version);
    if (const std::string named = folder + version.id + ".toml"; !version.id.empty() && named != at->first) {
      wrong.emplace_back(version.place, say<msg::wrong_folder>(named, at->first));
    }
    fresh->complete = fresh->complete && wrong.empty();
    if (wrong.empty()) route.versions.add(std::move(version), whole);
    else append(problems, std::move(wrong));
  }
  for (std::size_t i = 0; whole && i < route.versions.size(); ++i) {
    for (Finding& f : check_version(route, route.versions.head(i))) {
      problems.emplace_back(f.place, std::move(f.what), std::move(f.remedy));
    }
  }
  order(route, problems);
  share(route, problems);
  return fresh;
}

Result<const Route*> Catalogue::Inside::load(const std::string& id) {
  if (const auto at = loaded.find(id); at != loaded.end()) return &at->second->route;
  Problems problems;
  std::unique_ptr<Loaded> fresh = read_route(id, touched(id), problems);
  if (!problems.empty()) return problems;
  fresh->route.versions.reads_with([this, folder = id + "/", route = fresh.get()](const std::string& version_id) {
    const auto at = files.find(folder + version_id + ".toml");
    Version version;
    read_version({at->first, at->second.shown, at->second.text()}, route->route.id, route->declarations,
                 route->route.counters, version);
    return version;
  });
  return &loaded.emplace(id, std::move(fresh)).first->second->route;
}

// Reads a contract; nothing when something is wrong with it.
std::unique_ptr<Contract> Catalogue::Inside::contract(const File& file, Problems& problems) const {
  const RuleText text{file.shown, file.shown, file.text()};
  auto contract = std::make_unique<Contract>();
  Problems wrong = read_contract_country(text, contract->country);
  Declarations known;
  if (wrong.empty()) {
    append(wrong, read(contract->country + "/sources.toml", known));
    append(wrong, read(contract->country + "/country.toml", known));
    if (known.title.en.empty()) wrong.emplace_back(Place{file.shown}, say<msg::unknown_country>(contract->country));
  }
  if (wrong.empty()) append(wrong, read_contract(text, known, *contract));
  if (wrong.empty()) {
    for (Finding& f : check_contract(known.facts, *contract)) wrong.emplace_back(f.place, std::move(f.what), std::move(f.remedy));
  }
  if (wrong.empty()) return contract;
  append(problems, std::move(wrong));
  return nullptr;
}

Catalogue::Catalogue(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

// Reads the defaults; and complains of files laid over that speak for no route: they would have no effect.
Problems Catalogue::Inside::defaults_and_strays() {
  Problems problems;
  const auto at = files.find("rules.toml");
  if (at != files.end()) problems = read_defaults({at->first, at->second.shown, at->second.text()}, defaults);
  const std::vector<std::string> ids = routes();
  for (const auto& [path, file] : files) {
    if (file.owned.empty() || file.replaces || is_version(path)) continue;
    const std::string_view folder = folder_of(path);
    const bool speaks = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return (id + "/").starts_with(folder); });
    if (!speaks) problems.emplace_back(Place{file.shown}, say<msg::speaks_for_no_route>());
  }
  if (!defaults.route.empty() && std::find(ids.begin(), ids.end(), defaults.route) == ids.end()) {
    problems.emplace_back(Place{at->second.shown}, say<msg::unknown_route>(defaults.route));
  }
  return problems;
}

Catalogue Catalogue::embedded() {
  auto inside = std::make_unique<Inside>();
  for (const EmbeddedFile& file : embedded_rules()) {
    inside->files[std::string{file.path}] = {"rules/" + std::string{file.path}, {}, file.text};
  }
  return Catalogue{std::move(inside)};
}

Result<Catalogue> Catalogue::open(const std::vector<std::string>& folders) {
  Catalogue catalogue = embedded();
  Inside& inside = *catalogue.inside_;
  Problems problems;
  for (const std::string& folder : folders) append(problems, inside.lay_over(folder));
  append(problems, inside.defaults_and_strays());
  // A file laid over must be right even when the question is about another route.
  for (const std::string& id : inside.routes()) {
    if (!inside.touched(id)) continue;
    const Result<const Route*> route = inside.load(id);
    if (!route) append(problems, route.problems());
  }
  if (problems.empty()) return catalogue;
  inside.excerpts(problems, {});
  tidy(problems);
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

std::vector<std::string> Catalogue::routes() const { return inside_->routes(); }

Result<const Route*> Catalogue::route(const std::string& id) {
  const std::vector<std::string> all = routes();
  if (std::find(all.begin(), all.end(), id) != all.end()) return inside_->load(id);
  const std::string_view best = nearest(id, all);
  return Problem{Place{}, say<msg::unknown_route>(id), best.empty() ? Text{} : say<msg::did_you_mean>(best)};
}

Result<std::unique_ptr<const Contract>> Catalogue::contract(const std::string& path) const {
  const Result<std::string> text = read_file(path);
  if (!text) return text.problems();
  const Inside::File file{path, *text, {}};
  Problems problems;
  std::unique_ptr<const Contract> contract = inside_->contract(file, problems);
  if (contract != nullptr) return contract;
  inside_->excerpts(problems, {file});
  return problems;
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

// ---- What only a check asks ----------------------------------------------------------------------------------------

bool Catalogue::Inside::looked_at(const Place& place) const {
  return std::any_of(files.begin(), files.end(), [&](const auto& f) { return f.second.looked_at && f.second.shown == place.file; });
}

// The version in force today must have been verified lately, unless the route closes, or has closed.
void Catalogue::Inside::stale(const Route& route, Date today, Problems& problems) const {
  for (std::size_t c = 0; c < route.timeline.size(); ++c) {
    const Version* now = nullptr;
    for (const std::uint8_t i : route.timeline[c]) {
      if (route.versions.head(i).in_force[c]->from <= today) now = &route.versions.head(i);
    }
    if (now == nullptr || (now->in_force[c]->to && *now->in_force[c]->to < today) || !looked_at(now->verified_at)) continue;
    const int days = today.days() - now->verified_on.days();
    if (days > verified_for) {
      problems.emplace_back(now->verified_at, say<msg::not_checked_lately>(now->id, iso(now->verified_on), days), say<msg::verify_again>(verified_for));
    }
  }
}

// Sources that no version and no notice of these routes cites.
void Catalogue::Inside::never_cited(const std::vector<std::unique_ptr<Loaded>>& routes, Problems& problems) const {
  std::set<std::pair<std::string, int>> cited;
  const auto cite = [&](const std::vector<const Source*>& sources) {
    for (const Source* source : sources) cited.emplace(source->place.file, source->place.line);
  };
  const auto cite_all = [&](const auto& rules) {
    for (const auto& r : rules) cite(r.rule.sources);
  };
  for (const std::unique_ptr<Loaded>& loaded_route : routes) {
    for (const Notice& notice : loaded_route->route.notices) cite(notice.sources);
    for (std::size_t i = 0; i < loaded_route->route.versions.size(); ++i) {
      const Version& version = loaded_route->route.versions.head(i);
      for (const std::optional<InForce>& line : version.in_force) {
        if (line) cite(line->sources);
      }
      for (const Delay& delay : version.delays) cite(delay.sources);
      cite_all(version.sessions), cite_all(version.entitlements), cite_all(version.caps), cite_all(version.shares);
      cite_all(version.deductions), cite_all(version.third_party), cite_all(version.doubts);
    }
  }
  for (const std::unique_ptr<Loaded>& loaded_route : routes) {
    for (const auto& [id, source] : loaded_route->declarations.sources) {
      if (cited.contains({source.place.file, source.place.line}) || !looked_at(source.place)) continue;
      problems.emplace_back(source.place, say<msg::never_cited>(id), say<msg::cite_or_remove>());
    }
  }
}

// Countries without a route are there for contracts: their declarations are read by nobody else.
void Catalogue::Inside::unserved(Problems& problems) const {
  const std::vector<std::string> ids = routes();
  for (const auto& [path, file] : files) {
    if (!file.looked_at || std::count(path.begin(), path.end(), '/') != 1) continue;
    const std::string_view country = folder_of(path);
    if (std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return id.starts_with(country); })) continue;
    Declarations known;
    append(problems, read(path, known));
  }
}

// Gives each problem the line of its file.
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

Checked Catalogue::check(const std::vector<std::string>& folders, const std::optional<std::string>& target, Date today) {
  const Catalogue catalogue = embedded();
  Inside& inside = *catalogue.inside_;
  Checked checked;
  std::vector<Inside::File> contracts;
  for (const std::string& folder : folders) append(checked.problems, inside.lay_over(folder, target ? nullptr : &contracts));
  if (target) append(checked.problems, inside.lay_over(*target, &contracts));
  for (auto& [path, file] : inside.files) {
    file.looked_at = file.looked_at || !target;
    checked.files += file.looked_at;
  }
  checked.files += contracts.size();
  append(checked.problems, inside.defaults_and_strays());

  std::vector<std::unique_ptr<Inside::Loaded>> routes;
  std::set<std::string> broken;  // countries of which something was not read
  for (const std::string& id : inside.routes()) {
    routes.push_back(inside.read_route(id, true, checked.problems));
    if (!routes.back()->complete) broken.insert(id.substr(0, id.find('/')));
    inside.stale(routes.back()->route, today, checked.problems);
  }
  std::vector<std::unique_ptr<Inside::Loaded>> sound;
  for (std::unique_ptr<Inside::Loaded>& route : routes) {
    if (!broken.contains(route->route.id.substr(0, route->route.id.find('/')))) sound.push_back(std::move(route));
  }
  inside.never_cited(sound, checked.problems);
  inside.unserved(checked.problems);

  std::set<std::string> names;
  const std::vector<std::string> ids = inside.routes();
  for (const Inside::File& file : contracts) {
    const std::unique_ptr<Contract> contract = inside.contract(file, checked.problems);
    if (contract == nullptr) continue;
    if (!names.insert(contract->id).second) checked.problems.emplace_back(Place{file.shown}, say<msg::declared_twice>(contract->id));
    std::set<int> cited;
    for (const ContractShare& share : contract->shares) {
      for (const Source* source : share.rule.sources) cited.insert(source->place.line);
    }
    for (const auto& [id, source] : contract->sources) {
      if (!cited.contains(source.place.line)) checked.problems.emplace_back(source.place, say<msg::never_cited>(id), say<msg::cite_or_remove>());
    }
    for (const std::string& id : contract->routes) {
      if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
      const std::string_view best = nearest(id, ids);
      checked.problems.emplace_back(Place{file.shown}, say<msg::unknown_route>(id), best.empty() ? Text{} : say<msg::did_you_mean>(best));
    }
  }
  inside.excerpts(checked.problems, contracts);
  tidy(checked.problems);
  return checked;
}

}  // namespace racpsy
