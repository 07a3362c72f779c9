// Tests the embedded rules, and overlays of other files.
#include "folder.hpp"

#include "racpsy/rules/archive.hpp"
#include "racpsy/rules/check.hpp"
#include "racpsy/rules/compiled.hpp"
#include "racpsy/rules/embedded.hpp"
#include "racpsy/rules/read.hpp"
#include "racpsy/rules/version_facts.hpp"

using namespace racpsy;
using namespace racpsy::test;

// The same routes from the same files, once compiled and once parsed, written as bytes.
TEST_CASE("catalogue: compiled rules say what their files say") {
  const std::string compiled{compiled_rules()};
  REQUIRE(compiled.size() > 100'000);
  Result<Catalogue> opened = Catalogue::open({});
  Catalogue& catalogue = *opened;
  CHECK(catalogue.compile() == compiled);
  const Folder folder{"parsed"};
  for (const EmbeddedFile& file : embedded_rules()) {
    const std::string path{file.path};
    if (path.ends_with("/country.toml"))
      folder.write(path, std::string{file.text});  // all routes are parsed
  }
  Result<Catalogue> overlaid = Catalogue::open({folder.path()});
  Catalogue& parsed = *overlaid;
  for (const std::string& id : catalogue.routes()) {
    CAPTURE(id);
    const Route& a = **catalogue.route(id);
    const Route& b = **parsed.route(id);
    archive::StringTable strings;
    archive::Writer from_bytes{strings}, from_files{strings};
    from_bytes(a);
    from_files(b);
    for (const Source* source : from_bytes.cited) from_bytes(*source);
    for (const Source* source : from_files.cited) from_files(*source);
    CHECK(from_bytes.bytes == from_files.bytes);
    REQUIRE(a.versions.size() == b.versions.size());
    CHECK_FALSE(a.versions.empty());
  }
  const Result<std::vector<Route>> outlines = catalogue.outlines();
  REQUIRE(outlines->size() == catalogue.routes().size());
  for (const Route& outline : *outlines) {
    CAPTURE(outline.id);
    const Route& route = **catalogue.route(outline.id);
    REQUIRE(outline.versions.size() == route.versions.size());
    for (const int year : {2019, 2022, 2024, 2026}) {
      const Date day{year, 7, 1};
      const Version* outlined = in_force_on(outline, day);
      const Version* whole = in_force_on(route, day);
      REQUIRE((outlined == nullptr) == (whole == nullptr));
      if (whole != nullptr) CHECK(outlined->id == whole->id);
    }
    for (std::size_t v = 0; v < route.versions.size(); ++v) {
      CHECK(outline.versions[v].verified_on == route.versions[v].verified_on);
    }
  }
}

TEST_CASE("catalogue: embedded files hold no problem at all") {
  for (const std::string& id : embedded().routes()) {
    Declarations known;
    const std::string country = country_code(id);
    const auto text = [](const EmbeddedFile& file) {
      return RuleText{std::string{file.path}, std::string{file.path}, file.text};
    };
    for (const std::string& path : {country + "/sources.toml", country + "/country.toml",
                                    id + "/sources.toml", id + "/route.toml"}) {
      for (const EmbeddedFile& file : embedded_rules()) {
        if (file.path == path) CHECK(read_declarations(text(file), known).empty());
      }
    }
    std::vector<Counter> counters;
    for (const EmbeddedFile& file : embedded_rules()) {
      const std::string path{file.path};
      if (!path.starts_with(id + "/") || path.ends_with("/route.toml") ||
          path.ends_with("/sources.toml"))
        continue;
      CAPTURE(path);
      Version version;
      const Problems problems = read_version(text(file), id, known, counters, version);
      for (const Problem& p : problems) MESSAGE(p.place.line, ": ", p.what.in(Lang::en));
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
      for (const Problem& f : check_version(route, version))
        FAIL_CHECK(f.place.line, ": ", f.what.in(Lang::en), " | ", f.remedy.in(Lang::en));
    }
  }
}

TEST_CASE("catalogue: the calendars of Mon soutien psy") {
  const Route& route = test::route();
  const auto line = [&](Calendar calendar) {
    std::string all;
    for (const std::uint8_t i : route.timeline[calendar]) {
      const Version& v = route.versions[i];
      all += v.id + " " + iso(v.in_force[calendar]->from) + "; ";
    }
    return all;
  };
  CHECK(line(Calendar::applied) == "2022 2022-04-05; 2025 2024-06-15; 2026-10 2026-10-01; ");
  CHECK(line(Calendar::legal) ==
        "2022 2022-03-12; legal-2023-07 2023-07-09; legal-2023-12 2023-12-28; legal-2024-06 "
        "2024-06-29; "
        "legal-2025-02 2025-02-28; 2025 2025-05-16; 2026-10 2026-10-01; ");
}

TEST_CASE("catalogue: the digest names the set of files") {
  const std::string digest = embedded().digest();
  CHECK(digest.size() == 7 + 64);
  CHECK(digest == Catalogue::open({})->digest());
  const Folder folder{"digest"};
  folder.write("reform.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"),
                                       "at_most = 12", "at_most = 20"));
  CHECK(digest != Catalogue::open({folder.path()})->digest());
}

TEST_CASE("catalogue: a file laid over replaces its route and version, wherever it lies") {
  const Folder folder{"overlay"};
  folder.write("some/where/reform.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"),
                                                  "at_most = 12", "at_most = 20"));
  Result<Catalogue> catalogue = Catalogue::open({folder.path()});
  REQUIRE(catalogue);
  const Result<const Route*> route = catalogue->route("fr/mon-soutien-psy");
  REQUIRE(route);
  CHECK((*route)->version_ids() == test::route().version_ids());
  CompiledRoute compiled{**route};
  CHECK(cap_on(compiled, {}, person(**route), {2025, 5, 1}) == 20);
  CHECK(cap_on(compiled, {}, person(**route), {2026, 10, 5}) == 12);
}

TEST_CASE("catalogue: a new route needs only files") {
  const Folder folder{"route"};
  folder.write(
      "xx/country.toml",
      "title = { fr = \"Ailleurs\", en = \"Elsewhere\" }\ndistress = { fr = \"112\", en = \"112\" "
      "}\n"
      "[fact.coverage]\ntype = \"set\"\nof = \"person\"\nempty = \"none\"\ntitle = { fr = \"c\", "
      "en = \"c\" }\n"
      "question = { fr = \"c\", en = \"c\" }\nvalues.none = { fr = \"rien\", en = \"nothing\" }\n");
  folder.write(
      "xx/care/route.toml",
      "title = { fr = \"Soins\", en = \"Care\" }\n[source.a]\ntitle = \"A\"\nreference = \"p. 1\"\n"
      "read_on = 2026-01-01\nconfidence = \"high\"\n");
  folder.write("xx/care/1.toml",
               "route = \"xx/care\"\nversion = \"1\"\ntitle = { fr = \"u\", en = \"o\" "
               "}\nverified_on = 2026-01-01\ncurrency = \"EUR\"\n"
               "rounding = \"half-up\"\nin_force.applied = { from = 2025-01-01, to = 2025-12-31, "
               "source = \"a\" }\n"
               "[[session]]\nid = \"s\"\ntitle = { fr = \"s\", en = \"s\" }\nprice = "
               "\"10.00\"\nsource = \"a\"\n"
               "[[share]]\nid = \"uni\"\npayer = \"other\"\ntitle = { fr = \"u\", en = \"u\" "
               "}\npays = \"rest\"\nsource = \"a\"\n");
  Result<Catalogue> catalogue = Catalogue::open({folder.path()});
  if (!catalogue) {
    for (const Problem& p : catalogue.problems())
      MESSAGE(p.place.file, ":", p.place.line, " ", p.what.in(Lang::en));
  }
  REQUIRE(catalogue);
  std::vector<std::string> routes = embedded().routes();
  routes.emplace_back("xx/care");
  CHECK(catalogue->routes() == routes);
  const Result<const Route*> route = catalogue->route("xx/care");
  REQUIRE(route);
  CompiledRoute compiled{**route};
  const Statement statement = settle_all(
      compiled, {Calendar::legal, nullptr}, person(**route),
      std::vector<Session>{
          {{2024, 12, 31}, {}}, {{2025, 1, 1}, {}}, {{2025, 12, 31}, {}}, {{2026, 1, 1}, {}}});
  CHECK(statement.sessions[0].outcome == Outcome::not_open);
  CHECK(statement.sessions[1].outcome == Outcome::covered);
  CHECK(statement.sessions[1].get(Figure::other) == euros(10));
  CHECK(statement.sessions[1].flags == flag_other_calendar);
  CHECK(!statement.sessions[1].rank);
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
  CHECK(nothing.problems().front().what.in(Lang::en) == "no rule file (*.toml) in this folder");
}

TEST_CASE("catalogue: a wrong file laid over is told whatever the question") {
  const Folder folder{"wrong"};
  folder.write("reform.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"),
                                       "at_most = 12", "at_most = \"12\""));
  const Result<Catalogue> catalogue = Catalogue::open({folder.path()});
  REQUIRE_FALSE(catalogue);
  REQUIRE(catalogue.problems().size() == 1);
  CHECK(catalogue.problems().front().what.in(Lang::en) ==
        "“at_most”: expected a whole number from 0 to 10000");
  CHECK(catalogue.problems().front().excerpt == "at_most = \"12\"");
}

TEST_CASE("catalogue: timelines without gap or overlap") {
  const auto reported = [](const std::string& from, const std::string& to) {
    const Folder folder{"timeline"};
    folder.write("v.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"), from, to));
    const Result<Catalogue> catalogue = Catalogue::open({folder.path()});
    REQUIRE_FALSE(catalogue);
    REQUIRE(catalogue.problems().size() == 1);
    return catalogue.problems().front().what.in(Lang::en);
  };
  CHECK(reported("from = 2024-06-15, source", "from = 2022-04-05, source") ==
        "versions “2022” and “2025” start on the same day (2022-04-05) in the same calendar");
  CHECK(reported("from = 2024-06-15, source", "from = 2024-06-15, to = 2026-08-31, source") ==
        "version “2025” ends on 2026-08-31, but “2026-10” starts on 2026-10-01: there is a gap or "
        "an overlap");
}

TEST_CASE("catalogue: an unknown route is named with the nearest one") {
  const Result<const Route*> route = embedded().route("fr/mon-soutien-psi");
  REQUIRE_FALSE(route);
  CHECK(route.problems().front().what.in(Lang::en) == "unknown route “fr/mon-soutien-psi”");
  CHECK(route.problems().front().remedy.in(Lang::en) == "did you mean “fr/mon-soutien-psy”?");
}

TEST_CASE("catalogue: contracts in a folder of rules are passed over") {
  const Folder folder{"with-contract"};
  folder.write("v.toml", embedded_text("fr/mon-soutien-psy/2025.toml"));
  folder.write("c.toml", "contract = \"fr/c\"\n");
  CHECK(Catalogue::open({folder.path()}));
}

TEST_CASE("catalogue: no date is proposed on a public holiday of the country") {
  const auto after = [](const char* id, Date date) { return next_working_day(route(id), date); };
  CHECK(after("fr/mon-soutien-psy", {2026, 11, 30}) == Date{2026, 12, 1});  // Monday
  CHECK(after("fr/mon-soutien-psy", {2026, 12, 4}) == Date{2026, 12, 7});   // Friday
  CHECK(after("fr/mon-soutien-psy", {2026, 12, 24}) == Date{2026, 12, 28});
  CHECK(after("fr/mon-soutien-psy", {2027, 3, 26}) == Date{2027, 3, 30});  // Easter Monday
  CHECK(after("fr/mon-soutien-psy", {2027, 5, 5}) == Date{2027, 5, 7});    // Ascension Day
  CHECK(after("fr/mon-soutien-psy", {2027, 5, 14}) == Date{2027, 5, 18});  // Whit Monday
  CHECK(after("fr/mon-soutien-psy", {2026, 7, 13}) == Date{2026, 7, 15});
  CHECK(after("be/premiere-ligne", {2026, 7, 13}) == Date{2026, 7, 14});
  CHECK(after("be/premiere-ligne", {2026, 7, 20}) == Date{2026, 7, 22});
  CHECK(after("be/premiere-ligne", {2027, 5, 7}) == Date{2027, 5, 10});  // 8 May is none there
  int france = 0, belgium = 0;
  for (Date day{2027, 1, 1}; day.year() == 2027; day = add_days(day, 1)) {
    france += is_holiday(route("fr/mon-soutien-psy"), day);
    belgium += is_holiday(route("be/premiere-ligne"), day);
  }
  const auto holidays_of = [](const char* id) {
    int days = 0;
    for (Date day{2027, 1, 1}; day.year() == 2027; day = add_days(day, 1))
      days += is_holiday(route(id), day);
    return days;
  };
  CHECK(holidays_of("lu/psychotherapie") == 11);
  CHECK(holidays_of("ch/psychotherapie") == 4);
  CHECK(holidays_of("nl/basis-ggz") == 8);
  CHECK(holidays_of("de/kassensitz") == 9);
  CHECK(after("lu/psychotherapie", {2026, 6, 22}) == Date{2026, 6, 24});
  CHECK(after("lu/psychotherapie", {2028, 5, 8}) == Date{2028, 5, 10});   // 9 May, Europe Day
  CHECK(after("ch/psychotherapie", {2028, 7, 31}) == Date{2028, 8, 2});   // 1 August
  CHECK(after("ch/psychotherapie", {2027, 3, 26}) == Date{2027, 3, 29});  // cantons only
  CHECK(after("nl/basis-ggz", {2027, 4, 26}) == Date{2027, 4, 28});       // King's Day
  CHECK(after("de/kassensitz", {2027, 3, 25}) == Date{2027, 3, 30});      // Good Friday to Monday
  CHECK(after("de/kassensitz", {2028, 10, 2}) == Date{2028, 10, 4});
  CHECK(france == 11);
  CHECK(belgium == 10);
}
