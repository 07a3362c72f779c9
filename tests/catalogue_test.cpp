// The embedded rules, and other files laid over them.
#include "support.hpp"

#include <filesystem>
#include <fstream>

#include "racpsy/rules/check.hpp"
#include "racpsy/rules/embedded.hpp"
#include "racpsy/rules/read.hpp"

using namespace racpsy;
using namespace racpsy::test;
namespace fs = std::filesystem;

namespace {

// A folder that lives as long as this object.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(fs::temp_directory_path() / ("racpsy-test-" + name)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((path_ / file).parent_path());
    std::ofstream{path_ / file, std::ios::binary} << text;
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string embedded_text(const std::string& path) {
  for (const EmbeddedFile& file : embedded_rules()) {
    if (file.path == path) return std::string{file.text};
  }
  FAIL("no embedded file ", path);
  return {};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("catalogue: every embedded version reads whole, and its head alone says the same") {
  for (const std::string& id : embedded().routes()) {
    const Route& route = test::route(id);
    std::vector<Version> heads;
    for (std::size_t i = 0; i < route.versions.size(); ++i) heads.push_back(route.versions.head(i));
    for (std::size_t i = 0; i < route.versions.size(); ++i) {
      const Version& whole = route.versions[i];
      CAPTURE(whole.id);
      CHECK_FALSE(whole.sessions.empty());
      CHECK(heads[i].id == whole.id);
      CHECK(heads[i].title == whole.title);
      CHECK(heads[i].verified_on == whole.verified_on);
      CHECK(heads[i].hypothetical == whole.hypothetical);
      CHECK(heads[i].counters == whole.counters);
      CHECK(heads[i].delays.size() == whole.delays.size());
      for (std::size_t c = 0; c < 2; ++c) {
        REQUIRE(heads[i].in_force[c].has_value() == whole.in_force[c].has_value());
        if (whole.in_force[c]) CHECK(heads[i].in_force[c]->from == whole.in_force[c]->from);
      }
    }
  }
}

TEST_CASE("catalogue: embedded files hold no problem at all") {
  for (const std::string& id : embedded().routes()) {
    Declarations known;
    const std::string country = id.substr(0, id.find('/'));
    const auto text = [](const EmbeddedFile& file) { return RuleText{std::string{file.path}, std::string{file.path}, file.text}; };
    for (const std::string& path : {country + "/sources.toml", country + "/country.toml", id + "/sources.toml", id + "/route.toml"}) {
      for (const EmbeddedFile& file : embedded_rules()) {
        if (file.path == path) CHECK(read_declarations(text(file), known).empty());
      }
    }
    std::vector<Counter> counters;
    for (const EmbeddedFile& file : embedded_rules()) {
      const std::string path{file.path};
      if (!path.starts_with(id + "/") || path.ends_with("/route.toml") || path.ends_with("/sources.toml")) continue;
      CAPTURE(path);
      Version version;
      const Problems problems = read_version(text(file), id, known, counters, version);
      for (const Problem& p : problems) MESSAGE(p.place.line, ": ", p.what.en);
      CHECK(problems.empty());
    }
  }
}

TEST_CASE("catalogue: embedded versions hold no contradiction, and no rule that nobody reaches") {
  for (const std::string& id : embedded().routes()) {
    const Route& route = test::route(id);
    for (std::size_t i = 0; i < route.versions.size(); ++i) {
      const Version& version = route.versions[i];
      CAPTURE(version.id);
      for (const Problem& f : check_version(route, version)) FAIL_CHECK(f.place.line, ": ", f.what.en, " | ", f.remedy.en);
    }
  }
}

TEST_CASE("catalogue: the calendars of Mon soutien psy") {
  const Route& route = test::route();
  const auto line = [&](Calendar calendar) {
    std::string all;
    for (const std::uint8_t i : route.timeline[index_of(calendar)]) {
      const Version& v = route.versions.head(i);
      all += v.id + " " + iso(v.in_force[index_of(calendar)]->from) + "; ";
    }
    return all;
  };
  CHECK(line(Calendar::applied) == "2022 2022-04-05; 2025 2024-06-15; 2026-10 2026-10-01; ");
  CHECK(line(Calendar::legal) ==
        "2022 2022-03-12; legal-2023-07 2023-07-09; legal-2023-12 2023-12-28; legal-2024-06 2024-06-29; "
        "legal-2025-02 2025-02-28; 2025 2025-05-16; 2026-10 2026-10-01; ");
}

TEST_CASE("catalogue: the digest names the set of files") {
  const std::string digest = embedded().digest();
  CHECK(digest.size() == 7 + 64);
  CHECK(digest == Catalogue::open({})->digest());
  const Folder folder{"digest"};
  folder.write("reform.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"), "at_most = 12", "at_most = 20"));
  CHECK(digest != Catalogue::open({folder.path()})->digest());
}

TEST_CASE("catalogue: a file laid over replaces its route and version, wherever it lies") {
  const Folder folder{"overlay"};
  folder.write("some/where/reform.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"), "at_most = 12", "at_most = 20"));
  Result<Catalogue> catalogue = Catalogue::open({folder.path()});
  REQUIRE(catalogue);
  const Result<const Route*> route = catalogue->route("fr/mon-soutien-psy");
  REQUIRE(route);
  CHECK((*route)->version_ids() == test::route().version_ids());
  Book book{**route};
  CHECK(cap_on(book, {}, person(**route), {2025, 5, 1}) == 20);
  CHECK(cap_on(book, {}, person(**route), {2026, 10, 5}) == 12);
}

TEST_CASE("catalogue: a new route needs only files") {
  const Folder folder{"route"};
  folder.write("xx/country.toml", "title = { fr = \"Ailleurs\", en = \"Elsewhere\" }\ndistress = { fr = \"112\", en = \"112\" }\n"
                                  "[fact.coverage]\ntype = \"set\"\nof = \"person\"\nempty = \"none\"\ntitle = { fr = \"c\", en = \"c\" }\n"
                                  "question = { fr = \"c\", en = \"c\" }\nvalues.none = { fr = \"rien\", en = \"nothing\" }\n");
  folder.write("xx/care/route.toml", "title = { fr = \"Soins\", en = \"Care\" }\n[source.a]\ntitle = \"A\"\nreference = \"p. 1\"\n"
                                     "read_on = 2026-01-01\nconfidence = \"high\"\n");
  folder.write("xx/care/1.toml",
               "route = \"xx/care\"\nversion = \"1\"\ntitle = { fr = \"u\", en = \"o\" }\nverified_on = 2026-01-01\ncurrency = \"EUR\"\n"
               "rounding = \"half-up\"\nin_force.applied = { from = 2025-01-01, to = 2025-12-31, source = \"a\" }\n"
               "[[session]]\nid = \"s\"\ntitle = { fr = \"s\", en = \"s\" }\nprice = \"10.00\"\nsource = \"a\"\n"
               "[[share]]\nid = \"uni\"\npayer = \"other\"\ntitle = { fr = \"u\", en = \"u\" }\npays = \"rest\"\nsource = \"a\"\n");
  Result<Catalogue> catalogue = Catalogue::open({folder.path()});
  if (!catalogue) {
    for (const Problem& p : catalogue.problems()) MESSAGE(p.place.file, ":", p.place.line, " ", p.what.en);
  }
  REQUIRE(catalogue);
  std::vector<std::string> routes = embedded().routes();
  routes.emplace_back("xx/care");
  CHECK(catalogue->routes() == routes);
  const Result<const Route*> route = catalogue->route("xx/care");
  REQUIRE(route);
  Book book{**route};
  const Statement statement = settle_all(book, {Calendar::legal, -1}, person(**route),
                                         std::vector<Session>{{{2024, 12, 31}, {}}, {{2025, 1, 1}, {}}, {{2025, 12, 31}, {}}, {{2026, 1, 1}, {}}});
  CHECK(statement.sessions[0].outcome == Outcome::not_open);
  CHECK(statement.sessions[1].outcome == Outcome::covered);
  CHECK(statement.sessions[1].get(Figure::other) == euros(10));
  CHECK(statement.sessions[1].flags == flag_other_calendar);
  CHECK(statement.sessions[1].rank == 0);
  CHECK(statement.sessions[2].outcome == Outcome::covered);
  CHECK(statement.sessions[3].outcome == Outcome::closed);
}

TEST_CASE("catalogue: folders that cannot be read or hold nothing") {
  const Result<Catalogue> none = Catalogue::open({"/no/such/folder"});
  REQUIRE_FALSE(none);
  CHECK(none.problems().front().unreadable);
  CHECK(none.problems().front().place.file == "/no/such/folder");
  const Folder empty{"empty"};
  const Result<Catalogue> nothing = Catalogue::open({empty.path()});
  REQUIRE_FALSE(nothing);
  CHECK_FALSE(nothing.problems().front().unreadable);
  CHECK(nothing.problems().front().what.en == "no rule file (*.toml) in this folder");
}

TEST_CASE("catalogue: a wrong file laid over is told whatever the question") {
  const Folder folder{"wrong"};
  folder.write("reform.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"), "at_most = 12", "at_most = \"12\""));
  const Result<Catalogue> catalogue = Catalogue::open({folder.path()});
  REQUIRE_FALSE(catalogue);
  REQUIRE(catalogue.problems().size() == 1);
  CHECK(catalogue.problems().front().what.en == "“at_most”: expected a whole number from 0 to 10000");
  CHECK(catalogue.problems().front().excerpt == "at_most = \"12\"");
}

TEST_CASE("catalogue: timelines without gap or overlap") {
  const auto told = [](const std::string& from, const std::string& to) {
    const Folder folder{"timeline"};
    folder.write("v.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"), from, to));
    const Result<Catalogue> catalogue = Catalogue::open({folder.path()});
    REQUIRE_FALSE(catalogue);
    REQUIRE(catalogue.problems().size() == 1);
    return catalogue.problems().front().what.en;
  };
  CHECK(told("from = 2024-06-15, source", "from = 2022-04-05, source") ==
        "versions “2022” and “2025” begin on the same day (2022-04-05) in the same calendar");
  CHECK(told("from = 2024-06-15, source", "from = 2024-06-15, to = 2026-08-31, source") ==
        "version “2025” closes (2026-08-31) before “2026-10” begins (2026-10-01): a gap or an overlap");
}

TEST_CASE("catalogue: an unknown route is named with the nearest one") {
  const Result<const Route*> route = embedded().route("fr/mon-soutien-psi");
  REQUIRE_FALSE(route);
  CHECK(route.problems().front().what.en == "unknown route “fr/mon-soutien-psi”");
  CHECK(route.problems().front().remedy.en == "did you mean “fr/mon-soutien-psy”?");
}

namespace {

// What a check of one folder finds, as "file:line what", without the folder.
std::vector<std::string> found(const Folder& folder, Date today = {2026, 11, 22}) {
  std::vector<std::string> all;
  for (const Problem& p : Catalogue::check({}, folder.path(), today).problems) {
    all.push_back(p.place.file.substr(std::min(p.place.file.size(), folder.path().size() + 1)) + ":" + std::to_string(p.place.line) + " " + p.what.en);
  }
  return all;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("check: the embedded rules are right, values in force that are old apart") {
  const Checked checked = Catalogue::check({}, std::nullopt, {2022, 1, 1});
  for (const Problem& p : checked.problems) FAIL_CHECK(p.place.file, ":", p.place.line, " ", p.what.en);
  CHECK(checked.files == embedded_rules().size());
}

TEST_CASE("check: values in force are to be verified every 180 days") {
  const Folder folder{"stale"};
  folder.write("v.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"), "verified_on = 2026-11-22", "verified_on = 2025-06-01"));
  CHECK(found(folder, {2025, 11, 28}).empty());
  CHECK(found(folder, {2025, 11, 29}) == Found{"v.toml:9 version “2025” is in force and was last verified on 2025-06-01, 181 days ago"});
  CHECK(found(folder, {2026, 9, 30}).size() == 1);
  CHECK(found(folder, {2026, 10, 1}).empty());  // another version is in force
}

TEST_CASE("check: what counters ask for makes cases too, more than a table may have") {
  const Folder folder{"cases"};
  std::string route = "title = { fr = \"z\", en = \"z\" }\n[source.a]\ntitle = \"a\"\nreference = \"p\"\nread_on = 2026-01-01\nconfidence = \"high\"\n", counts;
  for (int fact = 0; fact < 4; ++fact) {
    std::string name{"g"};
    name += static_cast<char>('0' + fact);
    route.append("[fact.").append(name).append("]\ntype = \"choice\"\nof = \"person\"\ndefault = \"v0\"\ntitle = { fr = \"g\", en = \"g\" }\nquestion = { fr = \"g\", en = \"g\" }\n");
    for (int value = 0; value < 60; ++value) route.append("values.v").append(std::to_string(value)).append(" = { fr = \"v\", en = \"v\" }\n");
    counts.append(fact > 0 ? ", " : "").append(name).append(" = \"v1\"");
  }
  const std::string version = "route = \"fr/zz\"\nversion = \"1\"\ntitle = { fr = \"u\", en = \"o\" }\nverified_on = 2026-11-01\ncurrency = \"EUR\"\nrounding = \"half-up\"\n"
                              "in_force.applied = { from = 2025-01-01, source = \"a\" }\n[counter]\nc = { per = \"lifetime\", counts = { " + counts + " } }\n"
                              "[[session]]\nid = \"s\"\ntitle = { fr = \"s\", en = \"s\" }\nprice = \"10.00\"\nsource = \"a\"\n"
                              "[[cap]]\nid = \"cap\"\ncounter = \"c\"\nat_most = 3\nelse = \"beyond_cap\"\nsource = \"a\"\n";
  folder.write("fr/zz/route.toml", route);
  folder.write("fr/zz/1.toml", version);
  CHECK(found(folder) == Found{"fr/zz/1.toml:1 the version tells more than 300000 cases apart"});
}

TEST_CASE("check: all that is wrong in all files is found at once") {
  const Folder folder{"all"};
  const std::string right = embedded_text("fr/mon-soutien-psy/2025.toml");
  folder.write("a.toml", replaced(replaced(right, "at_most = 12", "at_most = \"12\""), "rounding    = \"half-up\"", "rounding    = \"halfup\""));
  folder.write("b.toml", replaced(embedded_text("fr/mon-soutien-psy/2022.toml"), "id      = \"criteria\"\n", "id      = \"criteria\"\nzzz = 1\n"));
  folder.write("c.toml", "x = [");
  folder.write("d.toml", "contract = \"fr/d\"\ncountry = \"zz\"\n");
  const Found all = found(folder);
  REQUIRE(all.size() == 5);
  CHECK(all[0] == "a.toml:11 “halfup” is not a rounding");
  CHECK(all[1] == "a.toml:100 “at_most”: expected a whole number from 0 to 10000");
  CHECK(all[2] == "b.toml:75 unknown key “zzz”");
  CHECK(all[3].starts_with("c.toml:1 this is not TOML"));
  CHECK(all[4] == "d.toml:0 unknown country “zz”");
}

TEST_CASE("check: sources that nobody cites, delays without effect, contracts of one name or of no route") {
  const Folder folder{"small"};
  folder.write("fr/mon-soutien-psy/route.toml", embedded_text("fr/mon-soutien-psy/route.toml") +
               "\n[source.unused]\ntitle = \"Unused\"\nreference = \"p. 1\"\nread_on = 2026-01-01\nconfidence = \"high\"\n");
  folder.write("v.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"), "from     = 2024-08-01", "from     = 2024-06-15"));
  const std::string contract =
      "contract = \"fr/c\"\ncountry = \"fr\"\ntitle = { fr = \"c\", en = \"c\" }\nverified_on = 2026-01-01\ncurrency = \"EUR\"\n"
      "rounding = \"half-up\"\nresponsible = false\n[source.a]\ntitle = \"A\"\nreference = \"p. 1\"\nread_on = 2026-01-01\n"
      "confidence = \"high\"\n[[share]]\nid = \"s\"\ntitle = { fr = \"s\", en = \"s\" }\nwhen = { route = \"fr/mon-soutien-psi\" }\n"
      "pays = \"rest\"\nsource = \"a\"\n";
  folder.write("one.toml", contract);
  folder.write("two.toml", replaced(contract, "fr/mon-soutien-psi", "fr/mon-soutien-psy"));
  Found all = found(folder);
  REQUIRE(all.size() == 4);
  CHECK(all[0].ends_with("no rule cites the source “unused”"));
  CHECK(all[1] == "one.toml:0 unknown route “fr/mon-soutien-psi”");
  CHECK(all[2] == "two.toml:0 “fr/c” is declared already");
  CHECK(all[3].ends_with("the delay (2024-06-15) is not after the entry into force (2024-06-15): it would have no effect"));
}

TEST_CASE("check: a folder of nothing but contracts, a single file, and a complete copy of the rules") {
  const std::string root = std::string{TESTS_FOLDER} + "/..";
  for (const char* target : {"/examples/contracts", "/examples/contracts/be/cm-2026.toml", "/rules", "/tests/schema"}) {
    CAPTURE(target);
    const Checked checked = Catalogue::check({}, root + target, {2022, 1, 1});
    for (const Problem& p : checked.problems) FAIL_CHECK(p.place.file, ":", p.place.line, " ", p.what.en);
    CHECK(checked.files > 0);
  }
}

TEST_CASE("catalogue: contracts in a folder of rules are passed over") {
  const Folder folder{"with-contract"};
  folder.write("v.toml", embedded_text("fr/mon-soutien-psy/2025.toml"));
  folder.write("c.toml", "contract = \"fr/c\"\n");
  CHECK(Catalogue::open({folder.path()}));
}
