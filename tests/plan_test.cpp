// Tests plans: sessions moved to a later period.
#include "racpsy/app/plan.hpp"

#include "folder.hpp"
#include "people.hpp"

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

namespace {

// The people, contract and routes that a random plan refers to.
struct RandomPlan {
  std::vector<std::unique_ptr<CompiledRoute>> compiled;
  Contract contract;
  PlanRequest wanted;
};

Contract random_contract(Random& random) {
  Contract contract;
  contract.id = "random";
  contract.country = "fr";
  contract.verified_on = {2030, 1, 1};
  contract.responsible = random.once_in(2);
  if (random.once_in(4)) contract.from = Date{2026, 12, random.once_in(2) ? 24U : 31U};
  ContractShare share;
  share.rule.id = "share";
  share.pays.form = random.once_in(3) ? Pays::Form::rest : Pays::Form::amount;
  share.pays.amount = euros(10 + random.upto(30));
  for (int i = random.upto(3); i > 0; --i) {
    Counter counter;
    counter.name = "limit" + std::to_string(i);
    counter.per = random.once_in(2)   ? Counter::Per::calendar_year
                  : random.once_in(2) ? Counter::Per::twelve_months
                                      : Counter::Per::academic_year;
    Limit limit;
    limit.counter = static_cast<std::uint8_t>(contract.counters.size());
    if (random.once_in(2)) limit.sessions = 1 + random.upto(3);
    else limit.amount = euros(20 + random.upto(60));
    contract.counters.push_back(counter);
    share.limits.push_back(limit);
  }
  contract.shares.push_back(share);
  return contract;
}

// Makes a plan of a few sessions around a day on which periods begin.
std::unique_ptr<RandomPlan> random_plan(Random& random, const std::vector<std::string>& ids,
                                        int days, int most) {
  auto made = std::make_unique<RandomPlan>();
  PlanRequest& wanted = made->wanted;
  if (random.once_in(2)) made->contract = random_contract(random);
  const Date around = random.once_in(3)   ? Date{2026, 9, 1}
                      : random.once_in(5) ? Date{2024, 6, 15}
                                          : Date{2027, 1, 1};
  wanted.first = add_days(around, -random.upto(days));
  wanted.until = add_days(wanted.first, days);
  wanted.sessions = 1 + random.upto(most);
  wanted.at_least = {1 + random.upto(days / wanted.sessions), false};
  if (random.once_in(4))
    wanted.at_most = Pace{wanted.at_least.count + random.upto(days / 3), false};
  for (const std::string& id : ids) {
    if (!wanted.routes.empty() && random.once_in(3)) continue;
    const Route& one = route(id);
    made->compiled.push_back(std::make_unique<CompiledRoute>(one));
    wanted.routes.push_back(made->compiled.back().get());
    Person p = random_case(random, one).person;
    if (random.once_in(2)) {
      p = person(one);
      if (one.fact("student") != nullptr && random.once_in(2))
        p.state(*one.fact_index("student"), bits(one, "student", "yes"));
    }
    if (p.born) p.born = add_days(add_years(around, -3), random.upto(20) - 10);
    p.used = random.upto(15);
    for (const char* right : {"c2s", "alsace_moselle"}) {
      if (one.id.starts_with("be/") || !random.once_in(3)) continue;
      const Date from = add_days(around, random.upto(20) - 10);
      p.dated.emplace_back(
          static_cast<std::uint8_t>(*one.fact_index("coverage")),
          DatedBits{bits(one, "coverage", right), from, add_days(from, random.upto(5))});
    }
    if (random.once_in(3)) p.private_fee = Money::of_cents(random.upto(12'000));
    if (!made->contract.shares.empty()) give_contract(p, one, made->contract);
    wanted.persons.push_back(p);
  }
  if (random.once_in(3)) wanted.selection.calendar = Calendar::legal;
  while (wanted.asked().sessions.back().session.date > wanted.until) --wanted.sessions;
  return made;
}

// Tries every day and every route for each session, and settles all of them together.
class EveryPlan {
 public:
  explicit EveryPlan(const PlanRequest& wanted) : wanted_(wanted) {
    request_.selection = wanted.selection;
    request_.opening_day = wanted.first;
    request_.compiled_routes = wanted.routes;
    request_.persons = wanted.persons;
  }
  PatientCost cheapest() {
    best_ = patient_cost(settle_all(wanted_.asked()).total);  // even on a public holiday
    place(wanted_.first, wanted_.until);
    return *best_;
  }

 private:
  void place(Date from, Date to) {
    if (request_.sessions.size() == static_cast<std::size_t>(wanted_.sessions)) {
      const PatientCost cost = patient_cost(settle_all(request_).total);
      if (!best_ || cost < *best_) best_ = cost;
      return;
    }
    for (Date day = from; day <= to; day = add_days(day, 1)) {
      if (is_holiday(wanted_.routes.front()->route(), day)) continue;
      for (std::size_t r = 0; r < wanted_.routes.size(); ++r) {
        request_.sessions.push_back({0, r, r, {day, {}}});
        Date latest = wanted_.until;
        if (wanted_.at_most) latest = std::min(latest, add_days(day, wanted_.at_most->count));
        place(add_days(day, wanted_.at_least.count), latest);
        request_.sessions.pop_back();
      }
    }
  }

  const PlanRequest& wanted_;
  Request request_;
  std::optional<PatientCost> best_;
};

// Compares the plan with every other choice, and checks that it is one of them.
void check_cheapest(const PlanRequest& wanted) {
  const std::optional<Plan> plan = cheapest_plan(wanted);
  REQUIRE(plan);
  const PatientCost cost = patient_cost(plan->answer.statement.total);
  const PatientCost least = EveryPlan{wanted}.cheapest();
  CHECK(cost.unknown == least.unknown);
  CHECK(cost.known == least.known);
  CHECK_FALSE(patient_cost(plan->asked.total) < cost);
  const std::vector<Settled>& sessions = plan->answer.statement.sessions;
  REQUIRE(sessions.size() == static_cast<std::size_t>(wanted.sessions));
  CHECK(sessions.front().date >= wanted.first);
  CHECK(sessions.back().date <= wanted.until);
  for (std::size_t i = 1; i < sessions.size(); ++i) {
    const int days = sessions[i].date.days() - sessions[i - 1].date.days();
    CHECK(days >= wanted.at_least.count);
    if (wanted.at_most) CHECK(days <= wanted.at_most->count);
  }
  for (const PlanReason& reason : plan->reasons) CHECK(reason.sessions > 0);
}

}  // namespace

TEST_CASE("plan: as cheap as the cheapest of all days and routes") {
  Random random{21};
  const std::vector<std::string> national{"fr/mon-soutien-psy", "fr/sante-psy-etudiant"};
  const std::vector<std::string> others{"fr/medecin-generaliste", "fr/psychiatre",
                                        "fr/psychologue-liberal"};
  for (int i = 0; i < 80; ++i) {
    CAPTURE(i);
    check_cheapest(random_plan(random, random.once_in(3) ? others : national, 14, 5)->wanted);
  }
}

TEST_CASE("plan: sessions wait for a new year, on the same day of the week") {
  CompiledRoute compiled{route()};
  PlanRequest wanted;
  wanted.routes = {&compiled};
  wanted.persons = {person(route())};
  wanted.persons.front().used = 11;
  wanted.sessions = 3;
  wanted.first = {2026, 12, 7};
  wanted.until = {2027, 12, 6};
  const std::optional<Plan> plan = cheapest_plan(wanted);
  REQUIRE(plan);
  std::vector<Date> dates;
  for (const Settled& s : plan->answer.statement.sessions) dates.push_back(s.date);
  CHECK(dates == std::vector<Date>{Date{2026, 12, 7}, Date{2027, 1, 4}, Date{2027, 1, 11}});
  CHECK(plan->asked.total.unpriced == 2);
  REQUIRE(plan->reasons.size() == 1);
  CHECK(plan->reasons.front().kind == PlanReason::Kind::period);
  CHECK(plan->reasons.front().date == Date{2027, 1, 1});
  CHECK(plan->reasons.front().sessions == 2);
  // There is no room for the day of the week: the cost comes first.
  wanted.until = {2027, 1, 9};
  wanted.sessions = 2;
  CHECK(cheapest_plan(wanted)->answer.statement.sessions.back().date == Date{2027, 1, 4});
  wanted.until = {2027, 1, 2};
  CHECK(cheapest_plan(wanted)->answer.statement.sessions.back().date == Date{2027, 1, 2});
}

TEST_CASE("plan: too many choices are refused") {
  CompiledRoute doctor{route("fr/medecin-generaliste")}, other{route("fr/psychiatre")},
      students{route("fr/sante-psy-etudiant")}, national{route()};
  PlanRequest wanted;
  wanted.routes = {&doctor, &other, &students, &national};
  for (const CompiledRoute* each : wanted.routes)
    wanted.persons.push_back(person(each->route(), {{"student", "yes"}}));
  wanted.sessions = 300;
  wanted.at_least = {1, false};
  wanted.first = {2026, 12, 7};
  wanted.until = {2027, 12, 6};
  CHECK_FALSE(cheapest_plan(wanted));
}

TEST_CASE("plan: as cheap as any over more than twelve months") {
  Random random{22};
  const std::vector<std::string> ids{"be/premiere-ligne", "fr/mon-soutien-psy"};
  for (int i = 0; i < 6; ++i) {
    CAPTURE(i);
    check_cheapest(random_plan(random, ids, 400, 2)->wanted);
  }
}

// Writes an invented version: the first session of twelve months has another price than the next.
void write_version(const Folder& folder, const std::string& id, const std::string& from,
                   const std::string& first, const std::string& next) {
  const auto session = [](const std::string& name, const std::string& when,
                          const std::string& price) {
    return "[[session]]\nid = \"" + name + "\"\ntitle = { fr = \"s\", en = \"s\" }\n" + when +
           "price = \"" + price + "\"\nsource = \"s\"\n";
  };
  folder.write("fr/x/" + id + ".toml",
               "route = \"fr/x\"\nversion = \"" + id +
                   "\"\ntitle = { fr = \"x\", en = \"x\" }\nverified_on = 2026-11-30\n"
                   "currency = \"EUR\"\nrounding = \"half-up\"\n"
                   "[in_force]\napplied = { from = " +
                   from + ", source = \"s\" }\n[counter]\nyear = { per = \"twelve-months\" }\n" +
                   session("first", "when = { rank = { year = 1 } }\n", first) +
                   session("next", "", next));
}

TEST_CASE("plan: a session waits so that its twelve months contain a later one") {
  const Folder folder{"twelve-months"};
  folder.write("fr/x/route.toml",
               "title = { fr = \"x\", en = \"x\" }\n[source.s]\ntitle = \"s\"\nreference = \"s\"\n"
               "published_on = 2020-01-01\nconfidence = \"high\"\n");
  write_version(folder, "a", "2020-01-01", "40.00", "30.00");
  write_version(folder, "b", "2027-02-01", "20.00", "10.00");
  Result<Catalogue> catalogue = Catalogue::open({folder.path()});
  REQUIRE(catalogue);
  const Result<const Route*> route = catalogue->route("fr/x");
  REQUIRE(route);
  CompiledRoute compiled{**route};
  PlanRequest wanted;
  wanted.routes = {&compiled};
  wanted.persons = {default_person(**route, 40)};
  wanted.sessions = 2;
  wanted.first = {2026, 1, 5};
  wanted.until = {2027, 2, 3};
  check_cheapest(wanted);
  const std::optional<Plan> plan = cheapest_plan(wanted);
  CHECK(plan->answer.statement.total.get(Figure::patient) == euros(50));
  CHECK(plan->answer.statement.sessions.front().date == Date{2026, 2, 2});
}
