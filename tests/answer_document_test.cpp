// Tests what people read first of an answer, on random people of every route.
#include "people.hpp"
#include "racpsy/app/defaults_used.hpp"
#include "racpsy/app/plan.hpp"
#include "racpsy/base/format.hpp"
#include "report/answer.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

Answer answer_to(CompiledRoute& compiled, const RandomCase& asked) {
  Answer answer;
  answer.request = Request{compiled, asked.selection, asked.person, asked.sessions};
  answer.statement = settle_all(answer.request, answer.explanation.flagged_rules);
  find_defaults_used(answer.request, answer.statement);
  answer.outlook.with_complementary = with_complementary(answer.request, answer.statement);
  answer.outlook.left = sessions_left(answer.statement);
  answer.outlook.next_period = moved_to_next_period(answer);
  return answer;
}

bool names(const std::string& text, Amount amount, Lang lang) {
  return text.find(show_short(amount, lang)) != std::string::npos;
}

}  // namespace

TEST_CASE("answers: the first sentence has the amount, whatever the outcome") {
  Random random{2'101};
  EnumArray<Outcome, int, outcome_count> met{};
  each_route(2'000, [&](const Route& route, CompiledRoute& compiled, int people) {
    for (int i = 0; i < people; ++i) {
      const Answer answer = answer_to(compiled, random_case(random, route));
      const Sum& total = answer.statement.total;
      for (const Settled& s : answer.statement.sessions) ++met[s.outcome];
      for (const Lang lang : languages) {
        const doc::Document document = answer_document(answer, lang, false);
        CAPTURE(document.title);
        const bool all = total.covered == total.sessions;
        const Money cost = total.get(Figure::patient);
        REQUIRE(document.title.ends_with("."));
        if (all && cost.known()) {
          CHECK(names(document.title, {cost, route.currency()}, lang));
          if (answer.outlook.with_complementary)
            CHECK(names(
                document.title,
                {answer.outlook.with_complementary->total.get(Figure::patient), route.currency()},
                lang));
        }
        if (all && !cost.known())  // never zero
          CHECK(document.title.find(" " + show_short({Money{}, route.currency()}, lang)) ==
                std::string::npos);
        const std::string text = text_of(document, {false, 80, true});
        for (const std::string& line : lines_of(text)) CHECK(width(line) <= 80);
        CHECK(text.find("n.c. €") == std::string::npos);
        CHECK(text.find("{}") == std::string::npos);
        CAPTURE(text);
        for (const std::string_view zero : {"−0,00", "−0.00", "−0\u00A0€", "−€0 ", "−€0.00"})
          CHECK(text.find(zero) == std::string::npos);
      }
    }
  });
  for (const Outcome outcome : outcome_names.keys()) {
    CAPTURE(name_of(outcome));
    CHECK(met[outcome] > 0);
  }
}

TEST_CASE("answers: the sessions left are those of the cap, period by period") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const auto left = [&](Date first, int count, int used = 0) {
    Person p = person(route);
    p.used = used;
    std::vector<std::pair<int, int>> all;
    for (const SessionsLeft& period :
         sessions_left(settle_all(compiled, {}, p, weekly(first, count))))
      all.emplace_back(period.last.year(), period.left);
    return all;
  };
  using Left = std::vector<std::pair<int, int>>;
  CHECK(left({2026, 12, 7}, 5) == Left{{2026, 8}, {2027, 11}});
  CHECK(left({2025, 1, 6}, 12) == Left{{2025, 0}});
  CHECK(left({2025, 1, 6}, 20) == Left{{2025, 0}});
  CHECK(left({2025, 1, 6}, 2, 11) == Left{{2025, 0}});
  CHECK(left({2025, 1, 6}, 2, 12) == Left{{2025, 0}});
  CHECK(left({2023, 1, 2}, 2) == Left{{2023, 6}});
}

TEST_CASE("answers: a contract is supposed only for those of whom nothing was said") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const auto with = [&](const std::map<std::string, std::string>& facts) {
    const Request request{compiled, {}, person(route, facts), weekly({2025, 1, 6}, 2)};
    Statement statement = settle_all(request);
    find_defaults_used(request, statement);
    return with_complementary(request, statement);
  };
  REQUIRE(with({}));
  CHECK(with({})->total.get(Figure::patient) == Money{});
  CHECK(!with({{"complementary", "none"}}));
  CHECK(!with({{"complementary", "responsible"}}));
  CHECK(!with({{"coverage", "c2s"}}));  // it would change nothing
}
