// Tests statements: sums, defaults used, caveats, opening balances.
#include "support.hpp"

#include <algorithm>

#include "racpsy/app/defaults_used.hpp"
#include "racpsy/engine/recorders.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

// Returns the names of the defaults that influence the result.
std::vector<std::string> assumed(const RuleSelection& selection, const Person& p,
                                 const std::vector<Session>& sessions) {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  Statement statement = settle_all(compiled, selection, p, sessions);
  find_defaults_used({compiled, selection, p, sessions}, statement);
  std::vector<std::string> names;
  for (const DefaultUsed& a : statement.defaults_used) {
    names.push_back(a.fact < 0 ? "age" : route.facts[static_cast<std::size_t>(a.fact)].name);
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("assumptions: only what would change an amount or the outcome") {
  const Route& route = test::route();
  const std::vector<Session> in_2025 = weekly({2025, 1, 6}, 12);
  const std::vector<Session> in_2023 = weekly({2023, 1, 2}, 8);
  CHECK(assumed({}, person(route), in_2025) ==
        Names{"age", "coverage", "complementary", "third_party", "eligible", "convention"});
  CHECK(assumed({}, person(route), in_2023) == Names{"age", "coverage", "complementary", "referral",
                                                     "third_party", "eligible", "convention"});
  SUBCASE("said facts are not assumed") {
    Person p = person(route, {{"coverage", "standard"},
                              {"eligible", "yes"},
                              {"convention", "yes"},
                              {"third_party", "none"}});
    p.age_stated = true;
    CHECK(assumed({}, p, in_2025) == Names{"complementary"});
  }
  SUBCASE(
      "with full exemption and third-party payment neither the contract nor the advance matters") {
    CHECK(assumed({}, person(route, {{"coverage", "ald"}}), in_2025) ==
          Names{"age", "eligible", "convention"});
  }
  SUBCASE("a pinned version asks for what it asks") {
    RuleSelection pinned;
    pinned.pinned = &version_called(route, "2022");
    CHECK(assumed(pinned, person(route), in_2025) == assumed({}, person(route), in_2023));
  }
  SUBCASE("nothing matters before the scheme existed") {
    CHECK(assumed({}, person(route), weekly({2021, 1, 4}, 3)).empty());
  }
}

TEST_CASE("assumptions: say what the answer would be otherwise") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const std::vector<Session> sessions = weekly({2025, 1, 6}, 12);
  const Person p = person(route);
  Statement statement = settle_all(compiled, {}, p, sessions);
  find_defaults_used({compiled, {}, p, sessions}, statement);
  const auto complementary = std::find_if(
      statement.defaults_used.begin(), statement.defaults_used.end(), [&](const DefaultUsed& a) {
        return a.fact == static_cast<int>(route.fact_index("complementary").value());
      });
  REQUIRE(complementary != statement.defaults_used.end());
  REQUIRE(complementary->alternatives.size() == 1);
  CHECK(complementary->alternatives.front().total.get(Figure::patient) == Money{});
  CHECK(statement.total.get(Figure::patient) == euros(240));
}

TEST_CASE("caveats: the rules whose doubts reached the answer, each once") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const auto ids = [&](const Person& p, const std::vector<Session>& sessions,
                       RuleSelection selection = {}) {
    FlaggedRules flagged_rules;
    settle_all(compiled, selection, p, sessions, flagged_rules);
    Names names;
    for (const Rule* rule : flagged_rules.rules) names.push_back(rule->id);
    return names;
  };
  CHECK(ids(person(route), weekly({2025, 1, 6}, 12)).empty());
  CHECK(ids(person(route), weekly({2023, 1, 2}, 8)).empty());
  CHECK(ids(person(route), weekly({2022, 12, 19}, 5)) == Names{"evaluation-again"});
  CHECK(ids(person(route), weekly({2024, 6, 17}, 3)) == Names{"tariff-of-june-2024"});
  CHECK(ids(person(route), weekly({2024, 6, 3}, 5)) ==
        Names{"tariff-of-june-2024", "count-across-the-change"});
  CHECK(ids(person(route), weekly({2024, 9, 2}, 5)).empty());
  CHECK(ids(person(route), weekly({2026, 10, 5}, 2)) == Names{"everybody"});
  CHECK(ids(person(route, {{"coverage", "ame"}}), weekly({2026, 10, 5}, 2)).empty());
  CHECK(ids(person(route, {{"coverage", "third_party_accident"}}), weekly({2025, 1, 6}, 2)) ==
        Names{"third-party-accident", "third-party-accident"});
  CHECK(ids(person(route, {{"coverage", "invalidity_pension"}}), weekly({2025, 1, 6}, 2)) ==
        Names{"third-party-payment-in-practice"});
  CHECK(ids(person(route, {{"coverage", "invalidity_pension"}, {"third_party", "full"}}),
            weekly({2025, 1, 6}, 2))
            .empty());
}

TEST_CASE("caveats: a doubt holds from its first day to its last") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const auto flags = [&](Date date, Calendar calendar = Calendar::applied) {
    return settle_all(compiled, {calendar, nullptr}, person(route),
                      std::vector<Session>{{date, {}}})
        .flags();
  };
  CHECK(flags({2024, 6, 14}) == 0);
  CHECK(flags({2024, 6, 15}) == (flag_assumed | flag_low));
  CHECK(flags({2024, 6, 28}) == (flag_assumed | flag_low));
  CHECK(flags({2024, 6, 29}) == 0);
  CHECK(flags({2022, 4, 4}, Calendar::legal) == flag_assumed);
  CHECK(flags({2022, 4, 5}, Calendar::legal) == 0);
}

TEST_CASE("flags: after the day until when someone checked") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const Statement statement =
      settle_all(compiled, {}, person(route, {{"coverage", "ald"}}),
                 std::vector<Session>{{{2026, 11, 30}, {}}, {{2026, 12, 1}, {}}});
  CHECK(statement.sessions[0].flags == 0);
  CHECK(statement.sessions[1].flags == flag_unverified);
}

TEST_CASE("used: sessions already had take their ranks, in the first session's year only") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  Person p = person(route);
  p.used = 10;
  const Statement statement = settle_all(compiled, {}, p, weekly({2025, 12, 8}, 5));
  const auto outcome = [&](std::size_t i) { return statement.sessions[i].outcome; };
  CHECK(statement.sessions[0].rank == 11);
  CHECK(outcome(0) == Outcome::covered);
  CHECK(outcome(1) == Outcome::covered);
  CHECK(outcome(2) == Outcome::beyond_cap);
  CHECK(outcome(3) == Outcome::beyond_cap);  // 29 December
  CHECK(outcome(4) == Outcome::covered);     // 5 January: a new year
  CHECK(statement.sessions[4].rank == 1);
}

TEST_CASE("used: sessions had before the change of June 2024 are counted, and that is flagged") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  Person p = person(route);
  p.used = 8;
  const Statement statement = settle_all(compiled, {}, p, weekly({2024, 9, 2}, 5));
  CHECK(statement.total.covered == 4);
  CHECK(statement.sessions[0].flags == (flag_assumed | flag_low));
  p.used = 0;
  CHECK(settle_all(compiled, {}, p, weekly({2024, 9, 2}, 5)).sessions[0].flags == 0);
}

TEST_CASE("unused: facts that were said and that no rule used asks for") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const auto unused = [&](const std::map<std::string, std::string>& facts, Date first) {
    const Person p = person(route, facts);
    const Request request{compiled, {}, p, weekly(first, 2)};
    return unused_facts(request, settle_all(request));
  };
  CHECK(unused({{"student", "yes"}, {"referral", "no"}}, {2025, 1, 6}) ==
        Names{"student", "referral"});
  CHECK(unused({{"student", "yes"}, {"referral", "no"}}, {2023, 1, 2}) == Names{"student"});
}

TEST_CASE("sums: an unknown term makes the sum unknown, and the known part is kept") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const Statement statement = settle_all(compiled, {}, person(route), weekly({2025, 1, 6}, 14));
  CHECK(statement.total.unpriced == 2);
  CHECK(statement.total.covered == 12);
  CHECK_FALSE(statement.total.get(Figure::patient).known());
  CHECK(statement.total.partial[index_of(Figure::patient)] == euros(240));
  CHECK(statement.total.get(Figure::amo) == euros(360));
  CHECK(statement.total.incomplete());
}

TEST_CASE("cap: the default number of sessions") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  CHECK(cap_on(compiled, {}, person(route), {2023, 5, 1}) == 8);
  CHECK(cap_on(compiled, {}, person(route), {2025, 5, 1}) == 12);
  CHECK(cap_on(compiled, {Calendar::legal, nullptr}, person(route), {2025, 5, 1}) == 8);
  CHECK(cap_on(compiled, {}, person(route), {2021, 5, 1}) == std::nullopt);
}
