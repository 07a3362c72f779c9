// Tests plans: sessions moved to a later period.
#include "racpsy/app/plan.hpp"

#include "support.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

Answer answer_of(CompiledRoute& compiled, const Person& person,
                 const std::vector<Session>& sessions) {
  Answer answer;
  answer.request = Request{compiled, {}, person, sessions};
  answer.statement = settle_all(answer.request);
  return answer;
}

}  // namespace

TEST_CASE("moved: sessions beyond the cap go to the next year, on the same day of the week") {
  CompiledRoute compiled{route()};
  Person p = person(route());
  p.used = 11;
  const Answer answer = answer_of(compiled, p, weekly({2026, 12, 7}, 3));
  REQUIRE(answer.statement.total.unpriced == 2);
  const std::optional<Moved> moved = moved_to_next_period(answer);
  REQUIRE(moved);
  CHECK(moved->period_start == Date{2027, 1, 1});
  CHECK(moved->dates == std::vector<Date>{Date{2026, 12, 7}, Date{2027, 1, 4}, Date{2027, 1, 11}});
  CHECK(moved->statement.total.get(Figure::patient) == euros(60));
  CHECK(moved->statement.sessions[0].rank == 12);
  CHECK(moved->statement.sessions[1].rank == 1);
}

TEST_CASE("moved: sessions already had count in the period of the first date asked") {
  CompiledRoute compiled{route()};
  Person p = person(route());
  p.used = 12;
  const std::optional<Moved> moved =
      moved_to_next_period(answer_of(compiled, p, weekly({2026, 12, 7}, 2)));
  REQUIRE(moved);
  CHECK(moved->dates == std::vector<Date>{Date{2027, 1, 4}, Date{2027, 1, 11}});
  CHECK(moved->statement.total.covered == 2);
}

TEST_CASE("moved: an academic year and twelve months") {
  const Route& students = route("fr/sante-psy-etudiant");
  CompiledRoute compiled{students};
  Person p = person(students, {{"student", "yes"}});
  p.used = 12;
  const std::optional<Moved> moved =
      moved_to_next_period(answer_of(compiled, p, weekly({2026, 8, 24}, 1)));
  REQUIRE(moved);
  CHECK(moved->period_start == Date{2026, 9, 1});
  CHECK(moved->dates == std::vector<Date>{Date{2026, 9, 7}});

  const Route& belgian = route("be/premiere-ligne");
  CompiledRoute twelve_months{belgian};
  const Answer many = answer_of(twelve_months, person(belgian), weekly({2026, 1, 5}, 9));
  REQUIRE(many.statement.sessions.back().outcome == Outcome::beyond_cap);
  const std::optional<Moved> later = moved_to_next_period(many);
  REQUIRE(later);
  CHECK(later->period_start == Date{2027, 1, 5});
  CHECK(later->dates.back() == Date{2027, 1, 11});
}

TEST_CASE("moved: nothing where no cap refuses, a later period costs more, or there is none") {
  CompiledRoute compiled{route()};
  Person p = person(route());
  CHECK_FALSE(moved_to_next_period(answer_of(compiled, p, weekly({2026, 12, 7}, 3))));
  p.used = 12;
  p.private_fee = euros(15);
  CHECK_FALSE(moved_to_next_period(answer_of(compiled, p, weekly({2026, 12, 7}, 3))));
  p.private_fee = euros(60);
  CHECK_FALSE(moved_to_next_period(answer_of(compiled, p, weekly({2199, 12, 2}, 3))));
  // The same number of sessions is covered in each year, whatever is moved.
  CHECK_FALSE(
      moved_to_next_period(answer_of(compiled, person(route()), weekly({2026, 9, 28}, 40))));
}
