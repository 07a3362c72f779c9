// Tests the problems that `racpsy rules check` reports in folders.
#include <algorithm>

#include "folder.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

// Returns the problems of one folder as "file:line message", without the folder.
std::vector<std::string> found(const Folder& folder, Date today = {2026, 11, 22}) {
  std::vector<std::string> all;
  for (const Problem& p : Catalogue::check({}, folder.path(), today).problems) {
    all.push_back(p.place.file.substr(std::min(p.place.file.size(), folder.path().size() + 1)) +
                  ":" + std::to_string(p.place.line) + " " + p.what.in(Lang::en));
  }
  return all;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("check: the embedded rules are right, values in force that are old apart") {
  const CheckReport checked = Catalogue::check({}, std::nullopt, {2017, 6, 1});
  for (const Problem& p : checked.problems)
    FAIL_CHECK(p.place.file, ":", p.place.line, " ", p.what.in(Lang::en));
  CHECK(checked.files == embedded_rules().size());
}

TEST_CASE("check: values in force are to be verified every 180 days") {
  const Folder folder{"stale"};
  folder.write("v.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"),
                                  "verified_on = 2026-11-22", "verified_on = 2025-06-01"));
  CHECK(found(folder, {2025, 11, 28}).empty());
  CHECK(
      found(folder, {2025, 11, 29}) ==
      Found{
          "v.toml:9 version “2025” is in force but was last verified on 2025-06-01, 181 days ago"});
  CHECK(found(folder, {2026, 9, 30}).size() == 1);
  CHECK(found(folder, {2026, 10, 1}).empty());  // another version is in force
}

TEST_CASE("check: what counters ask for makes cases too, more than a table may have") {
  const Folder folder{"cases"};
  std::string route =
                  "title = { fr = \"z\", en = \"z\" }\n[source.a]\ntitle = \"a\"\nreference = "
                  "\"p\"\nread_on = 2026-01-01\nconfidence = \"high\"\n",
              counts;
  for (int fact = 0; fact < 4; ++fact) {
    std::string name{"g"};
    name += static_cast<char>('0' + fact);
    route.append("[fact.").append(name).append(
        "]\ntype = \"choice\"\nof = \"person\"\ndefault = \"v0\"\ntitle = { fr = \"g\", en = \"g\" "
        "}\nquestion = { fr = \"g\", en = \"g\" }\n");
    for (int value = 0; value < 60; ++value)
      route.append("values.v")
          .append(std::to_string(value))
          .append(" = { fr = \"v\", en = \"v\" }\n");
    counts.append(fact > 0 ? ", " : "").append(name).append(" = \"v1\"");
  }
  const std::string version =
      "route = \"fr/zz\"\nversion = \"1\"\ntitle = { fr = \"u\", en = \"o\" }\nverified_on = "
      "2026-11-01\ncurrency = \"EUR\"\nrounding = \"half-up\"\n"
      "in_force.applied = { from = 2025-01-01, source = \"a\" }\n[counter]\nc = { per = "
      "\"lifetime\", counts = { " +
      counts +
      " } }\n"
      "[[session]]\nid = \"s\"\ntitle = { fr = \"s\", en = \"s\" }\nprice = \"10.00\"\nsource = "
      "\"a\"\n"
      "[[cap]]\nid = \"cap\"\ncounter = \"c\"\nat_most = 3\nelse = \"beyond_cap\"\nsource = "
      "\"a\"\n";
  folder.write("fr/zz/route.toml", route);
  folder.write("fr/zz/1.toml", version);
  CHECK(found(folder) == Found{"fr/zz/1.toml:1 the version distinguishes more than 300000 cases"});
}

TEST_CASE("check: all that is wrong in all files is found at once") {
  const Folder folder{"all"};
  const std::string right = embedded_text("fr/mon-soutien-psy/2025.toml");
  folder.write("a.toml", replaced(replaced(right, "at_most = 12", "at_most = \"12\""),
                                  "rounding    = \"half-up\"", "rounding    = \"halfup\""));
  folder.write("b.toml", replaced(embedded_text("fr/mon-soutien-psy/2022.toml"),
                                  "id      = \"criteria\"\n", "id      = \"criteria\"\nzzz = 1\n"));
  folder.write("c.toml", "x = [");
  folder.write("d.toml", "contract = \"fr/d\"\ncountry = \"zz\"\n");
  const Found all = found(folder);
  // Returns the first line that contains `word`.
  const auto line_of = [&](const std::string& path, std::string_view word) {
    const std::string text = embedded_text(path);
    return std::to_string(
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(word)),
                       '\n'));
  };
  REQUIRE(all.size() == 5);
  CHECK(all[0] == "a.toml:11 “halfup” is not a rounding mode");
  CHECK(all[1] == "a.toml:" + line_of("fr/mon-soutien-psy/2025.toml", "at_most = 12") +
                      " “at_most”: expected a whole number from 0 to 10000");
  CHECK(all[2] == "b.toml:" +
                      std::to_string(1 + std::stoi(line_of("fr/mon-soutien-psy/2022.toml",
                                                           "id      = \"criteria\""))) +
                      " unknown key “zzz”");
  CHECK(all[3].starts_with("c.toml:1 invalid TOML"));
  CHECK(all[4] == "d.toml:0 unknown country “zz”");
}

TEST_CASE(
    "check: sources that nobody cites, delays without effect, contracts of one name or of no "
    "route") {
  const Folder folder{"small"};
  folder.write("fr/mon-soutien-psy/route.toml",
               embedded_text("fr/mon-soutien-psy/route.toml") +
                   "\n[source.unused]\ntitle = \"Unused\"\nreference = \"p. 1\"\nread_on = "
                   "2026-01-01\nconfidence = \"high\"\n");
  folder.write("v.toml", replaced(embedded_text("fr/mon-soutien-psy/2025.toml"),
                                  "from     = 2024-08-01", "from     = 2024-06-15"));
  const std::string contract =
      "contract = \"fr/c\"\ncountry = \"fr\"\ntitle = { fr = \"c\", en = \"c\" }\nverified_on = "
      "2026-01-01\ncurrency = \"EUR\"\n"
      "rounding = \"half-up\"\nresponsible = false\n[source.a]\ntitle = \"A\"\nreference = \"p. "
      "1\"\nread_on = 2026-01-01\n"
      "confidence = \"high\"\n[[share]]\nid = \"s\"\ntitle = { fr = \"s\", en = \"s\" }\nwhen = { "
      "route = \"fr/mon-soutien-psi\" }\n"
      "pays = \"rest\"\nsource = \"a\"\n";
  folder.write("one.toml", contract);
  folder.write("two.toml", replaced(contract, "fr/mon-soutien-psi", "fr/mon-soutien-psy"));
  Found all = found(folder);
  REQUIRE(all.size() == 4);
  CHECK(all[0].ends_with("no rule cites the source “unused”"));
  CHECK(all[1] == "one.toml:0 unknown route “fr/mon-soutien-psi”");
  CHECK(all[2] == "two.toml:0 “fr/c” is already declared");
  CHECK(
      all[3].ends_with("the delay (2024-06-15) is not after the entry into force (2024-06-15): it "
                       "would have no effect"));
}

TEST_CASE(
    "check: a folder of nothing but contracts, a single file, and a complete copy of the rules") {
  const std::string root = std::string{TESTS_FOLDER} + "/..";
  for (const char* target :
       {"/examples/contracts", "/examples/contracts/be/cm-2026.toml", "/rules", "/tests/schema"}) {
    CAPTURE(target);
    const CheckReport checked = Catalogue::check({}, root + target, {2017, 6, 1});
    for (const Problem& p : checked.problems)
      FAIL_CHECK(p.place.file, ":", p.place.line, " ", p.what.in(Lang::en));
    CHECK(checked.files > 0);
  }
}
