// Tests `racpsy rules`: versions are shown completely, differences are found, the schema has every
// key.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "racpsy/base/format.hpp"
#include "racpsy/rules/embedded.hpp"
#include "racpsy/rules/names.hpp"
#include "racpsy/rules/schema.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/rules.hpp"
#include "report/rules_phrases.hpp"
#include "rules_in_text.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

// Returns the text in one line, with ordinary spaces, to search in it.
std::string flat(const std::string& text) {
  std::string plain = std::regex_replace(text, std::regex{"\u00A0"}, " ");
  return std::regex_replace(plain, std::regex{"\\s+"}, " ");
}

void has(const std::string& text, const std::string& wanted) {
  if (text.find(flat(wanted)) == std::string::npos) FAIL_CHECK("missing: ", wanted);
}

std::string reported(const std::string& from, const std::string& to) {
  const auto t =
      trial({head + from,
             std::regex_replace(head, std::regex{"version = \"1\""}, "version = \"2\"") + to});
  for (const Problem& p : t->problems) MESSAGE(p.place.line, ": ", p.what.in(Lang::en));
  REQUIRE(t->problems.empty());
  return flat(text_of(diff_document({&t->route, 0}, {&t->route, 1}, Lang::en), {}));
}

const std::string letter = R"(
[[entitlement]]
id = "letter"
title = { fr = "Forme individuelle", en = "Individual form" }
require = { form = "individual" }
else = "not_entitled"
source = "law"
)";

std::string part(const std::string& id, const std::string& pays,
                 const std::string& source = "law") {
  return "[[share]]\nid = \"" + id +
         "\"\npayer = \"amo\"\ntitle = { fr = \"Part\", en = \"Part\" }\npays = \"" + pays +
         "\"\nsource = \"" + source + "\"\n";
}

}  // namespace

TEST_CASE("rules show: every rule, source, note and amount of every embedded version is there") {
  for (const std::string& id : embedded().routes()) {
    const Route& route = test::route(id);
    for (std::size_t v = 0; v < route.versions.size(); ++v) {
      const Version& version = route.versions[v];
      CAPTURE(id);
      CAPTURE(version.id);
      std::string file;
      for (const EmbeddedFile& f : embedded_rules()) {
        if (f.path == id + "/" + version.id + ".toml") file = f.text;
      }
      for (const Lang lang : {Lang::fr, Lang::en}) {
        const std::string text =
            flat(text_of(version_document({&route, v}, true, {2026, 11, 22}, lang), {}));
        for (const ListSentences& list : Phrases{{&route, v}}.lists()) {
          for (const RuleSentence& words : list.rules) {
            has(text, words.rule->id);
            has(text, words.rule->title.in(lang));
            has(text, words.rule->note.in(lang));
          }
        }
        for (const Source* source : sources_of(version)) {
          has(text, source->title);
          has(text, source->url);
          has(text, source->reference);
          has(text, show(source->date, lang));
        }
        for (const Fact& fact : route.facts) {
          has(text, fact.question.in(lang));
          for (const FactValue& value : fact.values)
            has(text, value.token + (lang == Lang::fr ? " : " : ": ") + value.title.in(lang));
        }
        for (const Notice& notice : route.notices) has(text, notice.text.in(lang));
        const std::regex amount{"\"([0-9]+\\.[0-9]{2})(?: a minute)?\""},
            rate{"pays += \"([^\"]*%)\""}, date{"(?:from|to) += ([0-9-]{10})"};
        for (std::sregex_iterator m{file.begin(), file.end(), amount}, end; m != end; ++m)
          has(text, show(Amount{*read_euros((*m)[1].str()), route.currency()}, lang));
        for (std::sregex_iterator m{file.begin(), file.end(), rate}, end; m != end; ++m)
          has(text, show(*read_rate((*m)[1].str()), lang));
        for (std::sregex_iterator m{file.begin(), file.end(), date}, end; m != end; ++m)
          has(text, show(*read_date((*m)[1].str()), lang));
      }
      const std::string json = version_json({&route, v}, {2026, 11, 22}, "");
      for (const ListSentences& list : Phrases{{&route, v}}.lists()) {
        for (const RuleSentence& words : list.rules) has(json, "\"id\":\"" + words.rule->id + "\"");
      }
      for (const Source* source : sources_of(version)) has(json, "\"id\":\"" + source->id + "\"");
    }
  }
}

TEST_CASE(
    "rules diff: no version differs from itself, and the same is new one way and gone the other") {
  const Route& route = test::route();
  for (std::size_t a = 0; a < route.versions.size(); ++a) {
    CHECK(compare({&route, a}, {&route, a}).empty());
    has(text_of(diff_document({&route, a}, {&route, a}, Lang::fr), {}), "Aucune différence.");
    for (std::size_t b = 0; b < a; ++b) {
      const VersionDiff there = compare({&route, a}, {&route, b}),
                        back = compare({&route, b}, {&route, a});
      CHECK(there.rules.size() == back.rules.size());
      CHECK(there.only_before == back.only_after);
      const auto count = [](const VersionDiff& diff, RuleChange::What what) {
        return std::count_if(diff.rules.begin(), diff.rules.end(),
                             [&](const RuleChange& c) { return c.what == what; });
      };
      CHECK(count(there, RuleChange::What::added) == count(back, RuleChange::What::removed));
      CHECK(count(there, RuleChange::What::changed) == count(back, RuleChange::What::changed));
    }
  }
}

TEST_CASE("rules diff: old and new values of each field") {
  const std::string dearer = std::regex_replace(one_session, std::regex{"50\\.00"}, "60.00");
  has(reported(one_session, dearer), "~ session (session) – price: €50.00 → €60.00");
  const std::string asked = std::regex_replace(one_session, std::regex{"50\\.00"}, "asked");
  has(reported(one_session, asked), "price: €50.00 → price set by the professional");
  has(reported(one_session + part("a", "60 %"), one_session + part("a", "70 %")),
      "~ Part (a) – share: 60 % of the base → 70 % of the base");
  has(reported(one_session + part("a", "60 %"), one_session + part("a", "rest")),
      "60 % of the base → the rest of the base");
}

TEST_CASE("rules diff: rules and questions that come and go") {
  const std::string gone = reported(one_session + letter, one_session);
  has(gone, "− “form” is no longer asked");
  has(gone, "− no longer required: Individual form (letter)");
  const std::string come = reported(one_session, one_session + letter);
  has(come, "+ “form” is now asked");
  has(come, "+ now required: Individual form (letter)");
  has(reported(one_session, one_session + part("a", "60 %")),
      "+ new: Part (a) In every case: the compulsory insurance (AMO) pays 60 % of the base.");
}

TEST_CASE("rules diff: a rule of another name that claims the same is one rule") {
  const std::string text =
      reported(one_session + part("a", "60 %"), one_session + part("b", "70 %"));
  has(text, "~ Part (b) id: a → b share: 60 % of the base → 70 % of the base");
  CHECK(text.find("removed") == std::string::npos);
}

TEST_CASE("rules diff: other sources are told apart from other rules") {
  const std::string text =
      reported(one_session + part("a", "60 %"), one_session + part("a", "60 %", "rumour"));
  has(text, "confidence: high confidence → low confidence");
  has(text, "A rumour");
  const std::string twice =
      std::regex_replace(part("a", "60 %"), std::regex{"source = \"law\""},
                         "source = [\"law\", \"rumour\"]\nconfidence = \"high\"");
  has(reported(one_session + part("a", "60 %"), one_session + twice),
      "Same rules, other sources: a.");
}

// Keys of the schema are compared with the names that the reader's source asks for.
TEST_CASE("schema: it knows the keys that the reader asks for, and no other") {
  std::set<std::string, std::less<>> asked{dated_names.begin(), dated_names.end()};
  asked.insert(calendar_names.begin(), calendar_names.end());
  asked.insert(language_codes.begin(), language_codes.end());
  const std::filesystem::path folder =
      std::filesystem::path{TESTS_FOLDER}.parent_path() / "src/racpsy/rules";
  const std::regex by_call{
      R"re((?:\.|->)(?:find|need|text|localized_text|date|duration|flag|integer|word|words|table|list|contains)\("([a-z_0-9]+)")re"};
  const std::regex by_rule{R"re((?:each|conditions|read_value)\((?:keys|inner), "([a-z_0-9]+)")re"},
      by_name{R"re(name == "([a-z_0-9]+)")re"}, described{R"re((?:key|each)\("([a-z_0-9]+)")re"};
  for (const char* file : {"read_version.cpp", "read_contract.cpp", "read_declarations.cpp",
                           "rule_reader.hpp", "toml_file.hpp", "describe.hpp"}) {
    std::ifstream stream{folder / file};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    REQUIRE_FALSE(text.empty());
    for (const std::regex& call : {by_call, by_rule, by_name, described}) {
      for (std::sregex_iterator m{text.begin(), text.end(), call}, end; m != end; ++m)
        asked.insert((*m)[1].str());
    }
  }
  CHECK(asked.size() > 60);
  const std::set<std::string, std::less<>> known = schema_keys();
  for (const std::string& key : asked)
    CHECK_MESSAGE(known.contains(key), "the reader asks for ", key);
  for (const std::string& key : known) CHECK_MESSAGE(asked.contains(key), "the schema has ", key);
}
