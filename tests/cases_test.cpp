// Runs the cases of tests/cases/*.toml: people and sessions with amounts in cents that were
// published, or follow by hand. Amounts are compared exactly, without tolerance.
#include "support.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>

#include "racpsy/rules/toml.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

std::string text_of(const toml::table& table, std::string_view key, std::string fallback = {}) {
  return table[key].value_or(std::move(fallback));
}

Date date_of(const toml::node& node) {
  REQUIRE(node.is_date());
  const toml::date d = node.as_date()->get();
  return Date{static_cast<int>(d.year), d.month, d.day};
}

// Checks that every key of a table is known: a misspelled expectation would test nothing.
void check_keys(const toml::table& table, const std::set<std::string, std::less<>>& known) {
  for (const auto& entry : table) {
    const std::string key{entry.first.str()};
    CAPTURE(key);
    REQUIRE(known.contains(key));
  }
}

std::vector<Session> sessions_of(const toml::table& c) {
  std::vector<Session> all;
  if (const toml::array* on = c["on"].as_array()) {
    for (const toml::node& day : *on) all.push_back({date_of(day), {}});
  } else {
    REQUIRE(c.contains("first"));
    const Date first = date_of(*c.get("first"));
    const std::optional<Pace> pace = read_pace(text_of(c, "every", "1w"));
    REQUIRE(pace);
    const int count = c["count"].value_or(1);
    for (int i = 0; i < count; ++i) all.push_back({*step(first, *pace, i), {}});
  }
  return all;
}

void expect_amount(const toml::table& e, std::string_view key, Money actual, int& checked) {
  const std::optional<std::string> expected = e[key].value<std::string>();
  if (!expected) {
    REQUIRE_MESSAGE(!e.contains(key), key, " is not a text");
    return;
  }
  // A refund may be negative: an excess of third-party payment is recovered later.
  const bool negative = expected->starts_with("-");
  Money amount = *expected == "unknown" ? Money::unknown()
                                        : read_euros(expected->substr(negative ? 1 : 0)).value();
  if (negative) amount = Money{} - amount;
  ++checked;
  CHECK_MESSAGE(actual == amount, key, ": got ", actual, ", expected ", amount);
}

void expect_amounts(const toml::table& e, const Figures& figures, int& checked) {
  for (std::size_t f = 0; f < figure_count; ++f) {
    expect_amount(e, figure_names[f].substr(0, figure_names[f].size() - 6), figures[f],
                  checked);  // without "_cents"
  }
}

void expect_number(const toml::table& e, std::string_view key, int actual, int& checked) {
  const std::optional<int> expected = e[key].value<int>();
  if (!expected) return;
  ++checked;
  CHECK_MESSAGE(actual == *expected, key, ": got ", actual, ", expected ", *expected);
}

void expect_text(const toml::table& e, std::string_view key, std::string_view actual,
                 int& checked) {
  const std::optional<std::string> expected = e[key].value<std::string>();
  if (!expected) return;
  ++checked;
  CHECK_MESSAGE(actual == *expected, key, ": got ", std::string{actual}, ", expected ", *expected);
}

std::string flags_of(Flags flags) {
  std::string all;
  constexpr std::pair<Flag, std::string_view> names[]{{flag_unverified, "unverified"},
                                                      {flag_assumed, "assumed"},
                                                      {flag_inferred, "inferred"},
                                                      {flag_low, "low"},
                                                      {flag_other_calendar, "other_calendar"},
                                                      {flag_outside_contract, "outside_contract"}};
  for (const auto& [flag, name] : names) {
    if ((flags & flag) != 0) all.append(all.empty() ? "" : " ").append(name);
  }
  return all;
}

// Checks the doubts of a session. `doubts`: exactly these; `doubt`, `no_doubt`: with or without
// this one.
void expect_doubts(const toml::table& e, const Version& version, const Settled& s, int& checked) {
  std::vector<std::string> stand;
  for (std::size_t i = 0; i < version.doubts.size(); ++i) {
    if ((s.doubts >> i & 1) != 0) stand.push_back(version.doubts[i].rule.id);
  }
  expect_text(e, "doubts", fmt::format("{}", fmt::join(stand, " ")), checked);
  for (const bool stands : {true, false}) {
    const char* key = stands ? "doubt" : "no_doubt";
    const std::optional<std::string> id = e[key].value<std::string>();
    if (!id) continue;
    ++checked;
    CHECK_MESSAGE((std::find(stand.begin(), stand.end(), *id) != stand.end()) == stands, key, ": ",
                  *id, ", among ", fmt::format("{}", fmt::join(stand, " ")));
  }
}

void expect_session(const toml::table& e, const Settled& s, int& checked) {
  const Version& names = *s.nearest;
  const bool covered = s.outcome == Outcome::covered;
  expect_text(e, "outcome", name_of(s.outcome), checked);
  expect_text(e, "version", s.version == nullptr ? "" : names.id, checked);
  expect_text(e, "kind", names.kinds[s.kind], checked);
  expect_text(e, "code", covered ? names.sessions[s.session].code : "", checked);
  expect_text(e, "flags", flags_of(s.flags), checked);
  expect_doubts(e, names, s, checked);
  expect_number(e, "rank", s.rank.value_or(0), checked);
  expect_number(e, "cap", s.cap.value_or(-1), checked);
  expect_amounts(e, s.figures, checked);
  Money deducted;
  for (const Money taken : s.deducted) deducted += taken;
  expect_amount(e, "deducted", deducted, checked);
}

void expect_sum(const toml::table& e, const Sum& sum, int& checked) {
  expect_number(e, "sessions", sum.sessions, checked);
  expect_number(e, "covered", sum.covered, checked);
  expect_number(e, "unpriced", sum.unpriced, checked);
  expect_amounts(e, sum.figures, checked);
  expect_amount(e, "deducted", sum.deducted, checked);
}

void run(const toml::table& c) {
  check_keys(
      c, {"id",  "source", "confidence", "says",  "route",         "calendar", "rules",
          "age", "born",   "facts",      "used",  "contract",      "minutes",  "private_fee",
          "on",  "first",  "every",      "count", "session_facts", "expect",   "used_deductible"});
  REQUIRE_FALSE(text_of(c, "source").empty());
  const Route& route = test::route(text_of(c, "route", "fr/mon-soutien-psy"));
  RuleSelection selection;
  if (text_of(c, "calendar", "applied") == "legal") selection.calendar = Calendar::legal;
  if (c.contains("rules")) selection.pinned = &version_called(route, text_of(c, "rules"));
  std::map<std::string, std::string> facts;
  if (const toml::table* entry = c["facts"].as_table()) {
    for (const auto& [key, value] : *entry)
      facts[std::string{key.str()}] = value.value<std::string>().value();
  }
  Person p = person(route, facts);
  p.age = c["age"].value_or(40);
  if (c.contains("born")) p.born = date_of(*c.get("born"));
  p.used = c["used"].value_or(0);
  if (c.contains("used_deductible"))
    p.used_deductible = read_euros(text_of(c, "used_deductible")).value();
  p.minutes = c["minutes"].value_or(0);
  if (c.contains("private_fee")) p.private_fee = read_euros(text_of(c, "private_fee")).value();
  std::unique_ptr<const Contract> contract;  // one of examples/contracts
  if (c.contains("contract")) {
    Result<std::unique_ptr<const Contract>> read = embedded().contract(
        std::string{TESTS_FOLDER} + "/../examples/contracts/" + text_of(c, "contract") + ".toml");
    REQUIRE(read);
    contract = std::move(*read);
    p.contract = contract.get();
  }
  std::vector<Session> sessions = sessions_of(c);
  if (const toml::array* own = c["session_facts"].as_array()) {
    for (const toml::node& node : *own) {
      const toml::table& entry = *node.as_table();
      const int n = entry["n"].value<int>().value();
      for (const auto& [key, value] : entry) {
        if (key.str() == "n") continue;
        const std::string name{key.str()};
        sessions.at(static_cast<std::size_t>(n - 1))
            .facts.emplace_back(route.fact_index(name).value(),
                                bits(route, name, value.value<std::string>().value()));
      }
    }
  }
  CompiledRoute compiled{route};
  const Statement statement = settle_all(compiled, selection, p, sessions);

  int checked = 0;
  const toml::array* expectations = c["expect"].as_array();
  REQUIRE(expectations != nullptr);
  for (const toml::node& node : *expectations) {
    REQUIRE(node.is_table());
    const toml::table& e = *node.as_table();
    check_keys(e,
               {"n",         "year",     "total",  "outcome",      "version", "kind",  "code",
                "flags",     "doubts",   "doubt",  "no_doubt",     "rank",    "cap",   "sessions",
                "covered",   "unpriced", "price",  "amo",          "amc",     "other", "patient",
                "after_amo", "advance",  "refund", "after_public", "deducted"});
    if (e.contains("total")) {
      expect_sum(e, statement.total, checked);
    } else if (const std::optional<int> year = e["year"].value<int>()) {
      const auto at = std::find_if(statement.years.begin(), statement.years.end(),
                                   [&](const Sum& s) { return s.year == *year; });
      REQUIRE(at != statement.years.end());
      expect_sum(e, *at, checked);
    } else {
      int from = e["n"].value_or(0);
      int to = from;
      if (const std::optional<std::string> range = e["n"].value<std::string>()) {
        from = std::stoi(*range);
        to = std::stoi(range->substr(range->find('-') + 1));
      }
      REQUIRE(from >= 1);
      for (int n = from; n <= to; ++n) {
        CAPTURE(n);
        expect_session(e, statement.sessions.at(static_cast<std::size_t>(n - 1)), checked);
      }
    }
  }
  CHECK_MESSAGE(checked > 0, "nothing was checked");
}

// `each = { fact = [values] }`: the case holds for every value of one fact.
void run_each(const toml::table& c) {
  const toml::table* each = c["each"].as_table();
  if (each == nullptr) return run(c);
  REQUIRE(each->size() == 1);
  const auto only = each->begin();  // owns the node
  const auto& [fact, values] = *only;
  REQUIRE(values.is_array());
  for (const toml::node& value : *values.as_array()) {
    CAPTURE(value.value<std::string>().value());
    toml::table single = c;
    single.erase("each");
    single.emplace("facts", toml::table{});
    single["facts"].as_table()->insert_or_assign(fact, value.value<std::string>().value());
    run(single);
  }
}

void run_file(const std::string& name) {
  std::ifstream stream{std::string{TESTS_FOLDER} + "/cases/" + name};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  const toml::parse_result parsed = toml::parse(std::string_view{text}, std::string_view{name});
  REQUIRE_MESSAGE(parsed.succeeded(), name, ":", parsed.error().source().begin.line, ": ",
                  std::string{parsed.error().description()});
  const toml::array* cases = parsed.table()["case"].as_array();
  REQUIRE(cases != nullptr);
  std::set<std::string> ids;
  for (const toml::node& node : *cases) {
    const toml::table& c = *node.as_table();
    const std::string id = text_of(c, "id");
    INFO(name, ": ", id);
    CHECK_MESSAGE(ids.insert(id).second, "the id is taken");
    run_each(c);
  }
}

}  // namespace

TEST_CASE("cases: published examples") { run_file("published.toml"); }
TEST_CASE("cases: the result matrix and the full years") { run_file("matrix.toml"); }
TEST_CASE("cases: every boundary date") { run_file("dates.toml"); }
TEST_CASE("cases: facts and outcomes") { run_file("facts.toml"); }
TEST_CASE("cases: doctors") { run_file("doctors.toml"); }
TEST_CASE("cases: Belgium") { run_file("belgium.toml"); }
TEST_CASE("cases: abroad") { run_file("abroad.toml"); }
TEST_CASE("cases: the other French routes") { run_file("other-routes.toml"); }
TEST_CASE("cases: example contracts") { run_file("contracts.toml"); }
TEST_CASE("cases: where doubts begin and end") { run_file("doubts.toml"); }
