// Tests the errors of invalid rule files: one case per message, with exact text, line and column.
#include "rules_in_text.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

// Returns "LINE:COLUMN what | remedy" for every problem, in English; lines count from the start of
// the version text.
std::string reported(const std::string& text) {
  const auto t = trial({text});
  std::string all;
  for (const Problem& p : t->problems) {
    if (!all.empty()) all += "\n";
    all += std::to_string(p.place.line) + ":" + std::to_string(p.place.column) + " " +
           p.what.in(Lang::en);
    if (!p.remedy.empty()) all += " | " + p.remedy.in(Lang::en);
    CHECK_FALSE(p.what.in(Lang::fr).empty());
  }
  return all;
}

std::string changed(const std::string& from, const std::string& to) {
  std::string text = head + one_session +
                     "[[share]]\nid = \"a\"\npayer = \"amo\"\ntitle = { fr = \"a\", en = \"a\" "
                     "}\npays = \"60 %\"\nsource = \"law\"\n";
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return reported(text.replace(at, from.size(), to));
}

std::string with(const std::string& more) { return reported(head + one_session + more); }

}  // namespace

TEST_CASE("reading: a right file has no problem") { CHECK(with("") == ""); }

TEST_CASE("reading: money is text") {
  CHECK(changed("\"50.00\"", "50.0") ==
        "13:9 “price”: an amount must be in quotes | write \"50.00\"");
  CHECK(changed("\"50.00\"", "50") ==
        "13:9 “price”: an amount must be in quotes | write \"50.00\"");
  CHECK(changed("\"50.00\"", "\"50\"") ==
        "13:9 “price”: expected an amount like \"50.00\", \"asked\" or \"unknown\"");
  CHECK(changed("\"60 %\"", "0.6") ==
        "19:8 “pays”: an amount must be in quotes | write \"60 %\", \"11.00\"");
  CHECK(changed("\"60 %\"", "\"160 %\"") ==
        "19:8 “pays”: expected \"60 %\", \"2/37\", \"11.00\", \"rest\" or \"unknown\"");
}

TEST_CASE("reading: unknown keys and words, with the nearest valid one") {
  CHECK(changed("price =", "prise =") ==
        "10:1 “price” is missing\n13:1 unknown key “prise” | did you mean “price”?");
  CHECK(changed("\"half-up\"", "\"half-op\"") ==
        "7:12 “half-op” is not a rounding mode | did you mean “half-up”?");
  CHECK(changed("\"amo\"", "\"amx\"") == "17:9 “amx” is not a payer | did you mean “amo”?");
  CHECK(changed("source = \"law\"\n[[", "source = \"lav\"\n[[") ==
        "14:10 “lav” is not a declared source | did you mean “law”?");
  CHECK(changed("\"EUR\"", "\"USD\"") ==
        "6:12 “USD” is not a known currency | valid choices: EUR, CHF");
  CHECK(changed("pays =", "when = { coverage = \"bin\" }\npays =") ==
        "19:21 “bin” is not a value of “coverage” | did you mean “bim”?");
  CHECK(changed("pays =", "when = { coverag = \"bim\" }\npays =") ==
        "19:10 “coverag” is not a declared fact | did you mean “coverage”?");
  CHECK(changed("pays =", "when = { rank = { yeer = 1 } }\npays =")
            .find("“yeer” is not a counter declared in this file") != std::string::npos);
  CHECK(changed("pays =", "when = { kind = \"sesion\" }\npays =") ==
        "19:17 “sesion” is not a kind of session declared in this file | did you mean “session”?");
}

TEST_CASE("reading: lists that would have no effect, or would be too much") {
  CHECK(changed("source = \"law\"\n[[", "source = []\n[[") ==
        "14:10 the rule has no source | add source = \"…\": every rule must cite a source");
  CHECK(changed("pays =", "when = { coverage = [] }\npays =") ==
        "19:21 the list is empty: the rule would never apply");
  CHECK(changed("pays =", "when = { kind = [] }\npays =") ==
        "19:17 the list is empty: the rule would never apply");
  CHECK(changed("pays =", "when = { coverage = \"ordinary\" }\npays =") ==
        "19:21 “ordinary” means “no value”: a condition cannot test for it | exclude the other "
        "values with unless");
  CHECK(changed("price =", "usually = { age = 3 }\nprice =") ==
        "10:1 “usually” accepts only facts, each with one value");
  CHECK(changed("price =", "usually = { form = [\"group\", \"individual\"] }\nprice =") ==
        "10:1 “usually” accepts only facts, each with one value");
  CHECK(changed("from = 2022-01-01,", "from = 2022-01-01, to = 2021-12-31,") ==
        "8:20 the version ends (2021-12-31) before it starts (2022-01-01)");
  std::string doubts, sessions, counters = "[counter]\n";
  for (int i = 0; i < 17; ++i)
    doubts += "[[doubt]]\nid = \"d" + std::to_string(i) + "\"\nsource = \"law\"\n";
  CHECK(with(doubts).find("more than 16 entries in “doubt”") != std::string::npos);
  for (int i = 0; i < 101; ++i) {
    std::string one = one_session;
    sessions += one.replace(one.find("\"session\""), 9, "\"s" + std::to_string(i) + "\"");
  }
  CHECK(reported(head + sessions).find("more than 100 entries in “session”") != std::string::npos);
  for (int i = 0; i < 9; ++i) counters += "c" + std::to_string(i) + " = { per = \"day\" }\n";
  CHECK(reported(head + counters + one_session).find("more than 8 entries in “counter”") !=
        std::string::npos);
  CHECK(changed("route = \"xx/trial\"", "route = \"xx/other\"") ==
        "2:9 the file says “xx/other”, but its location says “xx/trial”");
  CHECK(changed("in_force.applied", "hypothetical = true\nin_force.applied") ==
        "9:1 a hypothetical version cannot have in_force");
  CHECK(changed("in_force.applied = { from = 2022-01-01, source = \"law\" }", "in_force = { }") ==
        "8:12 the version is in force in no calendar");
  const auto two = trial({head + "counter.c = { per = \"day\" }\n" + one_session,
                          head + "counter.c = { per = \"lifetime\" }\n" + one_session});
  REQUIRE(two->problems.size() == 1);
  CHECK(two->problems.front().what.in(Lang::en) ==
        "counter “c” is declared differently in another version");
}

TEST_CASE("reading: missing parts") {
  CHECK(changed("source = \"law\"\n[[", "[[") ==
        "10:1 the rule has no source | add source = \"…\": every rule must cite a source");
  CHECK(changed("title = { fr = \"séance\", en = \"session\" }", "title = { fr = \"séance\" }") ==
        "12:9 “en” is missing");
  CHECK(changed("in_force.applied = { from = 2022-01-01, source = \"law\" }", "") ==
        "1:1 the version is in force in no calendar | add in_force, or hypothetical = true");
  CHECK(changed("pays =", "status = \"assumed\"\npays =") ==
        "15:1 an inferred or assumed rule must have a note { fr, en }");
  CHECK(reported(head) == "1:1 no “session” rule is unconditional: some cases have no session");
}

TEST_CASE("reading: wrong types") {
  CHECK(changed("verified_on = 2030-01-01", "verified_on = \"2030-01-01\"") ==
        "5:15 “verified_on”: expected a date like 2024-06-15");
  CHECK(changed("rounding = \"half-up\"", "rounding = \"half-up\"\nhypothetical = 1") ==
        "8:16 “hypothetical”: expected true or false");
  CHECK(changed("title = { fr = \"un\", en = \"one\" }", "title = \"one\"") ==
        "4:9 “title”: expected { fr = \"…\", en = \"…\" }");
  CHECK(changed("source = \"law\"\n[[", "source = 3\n[[") ==
        "14:10 “source”: expected a quoted word or a list of quoted words");
  CHECK(reported(head + "counter.c = { per = \"month\" }\n" + one_session) ==
        "9:21 “month” is not a period | valid choices: day, calendar-year, academic-year, "
        "twelve-months, lifetime");
  CHECK(changed("\"1\"", "1") == "3:11 “version”: expected quoted text");
  CHECK(with("[[cap]]\nid = \"c\"\ncounter = \"x\"\nat_most = 8.5\nelse = \"beyond_cap\"\nsource = "
             "\"law\"\n")
            .find("“at_most”: expected a whole number") != std::string::npos);
  CHECK(reported("cap = 8\n" + head + one_session) == "1:7 “cap”: expected a list of tables");
  CHECK(changed("pays =", "when = { age = \"3-5\" }\npays =") ==
        "19:16 “age”: expected an age or a rank: 3, \"3..\", \"..17\" or \"18..25\"");
  CHECK(changed("pays =", "when = { age = \"9..3\" }\npays =") ==
        "19:16 “age”: expected an age or a rank: 3, \"3..\", \"..17\" or \"18..25\"");
}

TEST_CASE("reading: two rules of one name, and outcomes that no rule may give") {
  CHECK(with(one_session) == "16:1 two rules are named “session”");
  CHECK(with("[[entitlement]]\nid = \"e\"\ntitle = { fr = \"e\", en = \"e\" }\nrequire = { age = "
             "\"3..\" }\nelse = \"covered\"\nsource = \"law\"\n")
            .find("“covered” is not an outcome") != std::string::npos);
}

TEST_CASE("reading: all problems of a file at once, by place") {
  const std::string all = reported(head +
                                   "[[session]]\nid = \"session\"\ntitle = { fr = \"s\", en = "
                                   "\"s\" }\nprise = 5\nsource = \"lav\"\n");
  CHECK(all ==
        "9:1 “price” is missing\n12:1 unknown key “prise” | did you mean “price”?\n13:10 “lav” is "
        "not a declared source | did you mean “law”?");
}

TEST_CASE("reading: what is not TOML") {
  CHECK(reported("route = ").starts_with("1:"));
  CHECK(reported("route = ").find("invalid TOML") != std::string::npos);
  CHECK(reported("[é]\n").find("invalid TOML") != std::string::npos);
  CHECK(reported("a = été\n").find("invalid TOML") != std::string::npos);
  CHECK(reported("a = \"\xff\"\n").find("invalid TOML") != std::string::npos);
  CHECK(
      reported(std::string("\x00\xff\xfe\x01", 4)).find("this is a binary file, not plain TOML") !=
      std::string::npos);
  CHECK(reported("").find("“route” is missing") != std::string::npos);
  CHECK(reported(std::string(2 << 20, '#')).find("more than 1048576 bytes") != std::string::npos);
  CHECK(reported("a = 1\n" + std::string(20'000, 'x') + "\n")
            .starts_with("2:1 the line is longer than 8192 bytes"));
  CHECK(reported("a = " + std::string(5'000, '[')).find("invalid TOML") != std::string::npos);
}

TEST_CASE("reading: a bare accented key has its remedy") {
  CHECK(reported("é = 1\n") ==
        "1:1 invalid TOML: Error while parsing root table: expected keys, tables, whitespace or "
        "comments, saw 'é' | "
        "an unquoted key may contain only a-z, 0-9, “_” and “-”");
}

TEST_CASE("reading: declarations") {
  const auto declared = [](const std::string& text) {
    Declarations into;
    std::string all;
    for (const Problem& p : read_declarations({"xx/sources.toml", "sources.toml", text}, into)) {
      all += (all.empty() ? "" : "\n") + std::to_string(p.place.line) + ": " + p.what.in(Lang::en);
    }
    return all;
  };
  CHECK(declared("[source.a]\ntitle = \"A\"\nurl = \"u\"\npublished_on = 2024-01-01\nconfidence = "
                 "\"high\"\n") == "");
  CHECK(declared("[source.a]\ntitle = \"A\"\npublished_on = 2024-01-01\nconfidence = \"high\"\n") ==
        "1: the source has neither “url” nor “reference”");
  CHECK(declared("[source.a]\ntitle = \"A\"\nurl = \"u\"\nconfidence = \"high\"\n") ==
        "1: the source has 0 dates: exactly one is needed (published_on, signed_on or read_on)");
  CHECK(declared("[source.a]\ntitle = \"A\"\nurl = \"u\"\nread_on = 2024-01-01\nconfidence = "
                 "\"sure\"\n") == "5: “sure” is not a confidence level");
  CHECK(declared("[fact.f]\ntype = \"choice\"\nof = \"person\"\ntitle = { fr = \"f\", en = \"f\" "
                 "}\nquestion = { fr = \"f\", en = \"f\" }\n"
                 "default = \"z\"\nvalues.a = { fr = \"a\", en = \"a\" }\n") ==
        "6: “z” is not a value of “f”");
  CHECK(declared(declarations +
                 "[fact.second]\ntype = \"set\"\nof = \"person\"\nempty = \"x\"\ntitle = { fr = "
                 "\"f\", en = \"f\" }\n"
                 "question = { fr = \"f\", en = \"f\" }\nvalues.a = { fr = \"a\", en = \"a\" }\n")
            .ends_with(
                ": a route can have only one fact of type set, and “coverage” already is one"));
  CHECK(declared("[fact.f]\ntype = \"list\"\nof = \"nobody\"\ntitle = { fr = \"f\", en = \"f\" "
                 "}\nquestion = { fr = \"f\", en = \"f\" }\n"
                 "default = \"a\"\nvalues.a = { fr = \"a\", en = \"a\" }\n") ==
        "2: “list” is not a type of fact\n3: “nobody” is not “person” or “session”");
  CHECK(declared("[fact.age]\ntype = \"choice\"\nof = \"person\"\ntitle = { fr = \"f\", en = \"f\" "
                 "}\nquestion = { fr = \"f\", en = \"f\" }\n"
                 "default = \"a\"\nvalues.a = { fr = \"a\", en = \"a\" }\n") ==
        "1: “age” is already declared");
  // Names and values are compared by their folded letters.
  const std::string yes_or_no =
      "type = \"choice\"\nof = \"person\"\ntitle = { fr = \"f\", en = \"f\" }\nquestion = { fr = "
      "\"f\", en = \"f\" }\n"
      "default = \"yes\"\nvalues.yes = { fr = \"a\", en = \"a\" }\nvalues.no = { fr = \"a\", en = "
      "\"a\" }\n";
  CHECK(declared("[fact.f]\n" + yes_or_no +
                 "names = [\"Effe\", \"éf\"]\naliases = { \"Évidemment\" = \"yes\", evidemment = "
                 "\"yes\" }\n") == "");
  CHECK(declared("[fact.f]\n" + yes_or_no + "names = [\"Né(e) le\", \"PRIX\", \"coverage\"]\n") ==
        "9: “Né(e) le” is already declared\n9: “PRIX” is already declared");
  CHECK(declared("[fact.f]\n" + yes_or_no + "names = [\"e\"]\n[fact.g]\n" + yes_or_no +
                 "names = [\"É\", \"f\"]\n") ==
        "18: “É” is already declared\n18: “f” is already declared");
  CHECK(declared("[fact.prix]\n" + yes_or_no) == "1: “prix” is already declared");
  CHECK(declared("[fact.f]\n" + yes_or_no + "aliases = { Yes = \"no\" }\n") ==
        "1: “Yes” is already declared");
  CHECK(declared("[fact.f]\n" + yes_or_no + "names = \"\"\n") == "9: “” is already declared");
}
