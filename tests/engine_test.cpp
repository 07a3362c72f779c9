// Tests rules that Mon soutien psy does not use: other periods, fixed patient shares, unknown
// prices, several payers, roundings.
#include "folder.hpp"
#include "rules_in_text.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

Statement settle_trial(Trial& t, const Person& p, const std::vector<Session>& sessions) {
  for (const Problem& problem : t.problems)
    MESSAGE(problem.place.line, ": ", problem.what.in(Lang::en));
  REQUIRE(t.problems.empty());
  CompiledRoute compiled{t.route};
  return settle_all(compiled, {}, p, sessions);
}

std::string outcomes(const Statement& statement) {
  std::string all;
  for (const Settled& s : statement.sessions)
    all += s.outcome == Outcome::covered ? std::to_string(s.rank.value_or(0)) : "x";
  return all;
}

std::vector<Session> on(std::initializer_list<Date> dates) {
  std::vector<Session> all;
  for (const Date d : dates) all.push_back({d, {}});
  return all;
}

std::string capped(const std::string& period, int at_most) {
  return head + "counter.c = { per = \"" + period + "\" }\n" + one_session +
         cap("cap", "c", at_most);
}

}  // namespace

TEST_CASE("periods: an academic year turns on 1 September") {
  const auto t = trial({capped("academic-year", 2)});
  CHECK(outcomes(settle_trial(*t, person(t->route),
                              on({{2023, 1, 5},
                                  {2023, 8, 30},
                                  {2023, 8, 31},
                                  {2023, 9, 1},
                                  {2024, 1, 1},
                                  {2024, 8, 31},
                                  {2024, 9, 1}}))) == "12x12x1");
}

TEST_CASE("periods: twelve months begin with the first covered session") {
  const auto t = trial({capped("twelve-months", 2)});
  CHECK(outcomes(settle_trial(*t, person(t->route),
                              on({{2022, 5, 10},
                                  {2022, 6, 1},
                                  {2023, 5, 9},
                                  {2023, 5, 10},
                                  {2023, 5, 11},
                                  {2024, 5, 9}}))) == "12x12x");
  SUBCASE("that began on 29 February end on 28 February") {
    CHECK(outcomes(settle_trial(*t, person(t->route),
                                on({{2024, 2, 29}, {2024, 3, 1}, {2025, 2, 28}, {2025, 3, 1}}))) ==
          "12x1");
  }
  SUBCASE("and the next period begins at the first session after, not at the anniversary") {
    CHECK(outcomes(settle_trial(
              *t, person(t->route),
              on({{2022, 5, 10}, {2023, 8, 1}, {2024, 5, 10}, {2024, 7, 31}, {2024, 8, 1}}))) ==
          "112x1");
  }
}

TEST_CASE("periods: a lifetime, and a day") {
  const auto life = trial({capped("lifetime", 3)});
  CHECK(outcomes(settle_trial(*life, person(life->route),
                              on({{2022, 5, 10}, {2023, 5, 10}, {2033, 5, 10}, {2043, 5, 10}}))) ==
        "123x");
  const auto day = trial({capped("day", 1)});
  CHECK(outcomes(settle_trial(*day, person(day->route),
                              on({{2022, 5, 10}, {2022, 5, 10}, {2022, 5, 11}}))) == "1x1");
}

TEST_CASE("periods: sessions already used are in the period of the first session") {
  const auto t = trial({capped("twelve-months", 3)});
  Person p = person(t->route);
  p.used = 2;
  CHECK(outcomes(settle_trial(*t, p, on({{2022, 5, 10}, {2022, 6, 1}, {2023, 5, 10}}))) == "3x1");
}

// A reduced model of the Belgian first line: the patient's share is fixed, the insurer pays the
// rest of an unpublished price.
const std::string belgian =
    head + R"(
counter.individual = { per = "twelve-months", counts = { form = "individual" } }
[[session]]
id = "individual"
title = { fr = "s", en = "s" }
when = { form = "individual" }
price = "unknown"
source = "law"
[[session]]
id = "group"
title = { fr = "g", en = "g" }
price = "unknown"
source = "law"
)" + cap("cap", "individual", 3, "when = { form = \"individual\" }\n") +
    share("young", "patient", "0.00",
          "when = { age = \"..23\" }\nprevails_over = [\"group\", \"bim\"]\n") +
    share("first", "patient", "0.00",
          "when = { form = \"individual\", rank = { individual = 1 } }\nprevails_over = "
          "[\"bim\"]\n") +
    share("group", "patient", "2.50", "when = { form = \"group\" }\n") +
    share("bim", "patient", "4.00", "when = { form = \"individual\", coverage = \"bim\" }\n") +
    share("ordinary", "patient", "11.00") + share("rest", "amo", "rest") +
    third_party_payment("[\"amo\"]");

TEST_CASE("shares: a fixed patient share is known although the price is not") {
  const auto t = trial({belgian});
  const auto patient = [&](const Person& p, int n) {
    const Statement s = settle_trial(*t, p, weekly({2022, 1, 3}, n));
    const Settled& last = s.sessions.back();
    CHECK_FALSE(last.get(Figure::price).known());
    CHECK_FALSE(last.get(Figure::amo).known());
    CHECK(last.get(Figure::advance) == last.get(Figure::patient));
    CHECK(last.get(Figure::refund) == Money{});
    return last.get(Figure::patient);
  };
  CHECK(patient(person(t->route), 1) == Money{});
  CHECK(patient(person(t->route), 2) == euros(11));
  CHECK(patient(person(t->route, {{"coverage", "bim"}}), 1) == Money{});
  CHECK(patient(person(t->route, {{"coverage", "bim"}}), 2) == euros(4));
  CHECK(patient(person(t->route, {{"form", "group"}}), 1) == Money::of_cents(250));
  Person young = person(t->route);
  young.age = 23;
  CHECK(patient(young, 2) == Money{});
  young.age = 24;
  CHECK(patient(young, 2) == euros(11));
}

TEST_CASE("third-party payment: a rule that adds nobody does not hide those after it") {
  const auto t =
      trial({head + one_session + share("x", "amo", "30.00") + share("y", "amc", "15.00") +
             third_party_payment("[\"amo\"]", "a") + third_party_payment("[\"amo\"]", "b") +
             third_party_payment("[\"amc\"]", "c")});
  CHECK(settle_trial(*t, person(t->route), on({{2022, 5, 10}})).total.get(Figure::advance) ==
        euros(5));
}

TEST_CASE("counters: sessions of another form take no rank") {
  const auto t = trial({belgian});
  std::vector<Session> sessions = weekly({2022, 1, 3}, 7);
  const auto form = t->route.fact_index("form").value();
  for (const std::size_t i : {1U, 2U, 5U})
    sessions[i].facts.emplace_back(form, bits(t->route, "form", "group"));
  const Statement s = settle_trial(*t, person(t->route), sessions);
  CHECK(outcomes(s) == "100230x");
}

TEST_CASE("shares: each rounding is applied once, and the last payer takes what is left") {
  const auto split = [](const std::string& rounding) {
    std::string text = head;
    text.replace(text.find("half-up"), 7, rounding);
    text += one_session;
    text.replace(text.find("50.00"), 5, "50.05");
    text += share("a", "amo", "50 %");
    const auto t = trial({text});
    const Statement s = settle_trial(*t, person(t->route), weekly({2022, 1, 3}, 1));
    CHECK(s.total.get(Figure::amo) + s.total.get(Figure::patient) == Money::of_cents(5005));
    return s.total.get(Figure::amo).cents();
  };
  CHECK(split("half-up") == 2503);
  CHECK(split("half-even") == 2502);
  CHECK(split("down") == 2502);
  CHECK(split("up") == 2503);
}

TEST_CASE("shares: nobody pays more than the price, and a payer without a rule pays nothing") {
  const auto t = trial({head + one_session + share("a", "other", "80.00")});
  const Statement s = settle_trial(*t, person(t->route), weekly({2022, 1, 3}, 1));
  CHECK(s.total.get(Figure::other) == euros(50));
  CHECK(s.total.get(Figure::patient) == Money{});
  CHECK(s.total.get(Figure::amo) == Money{});
}

TEST_CASE("versions: a delayed entry holds for those it names, and for nobody else") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const auto version = [&](const std::map<std::string, std::string>& facts, Date date) {
    const Statement s =
        settle_all(compiled, {}, person(route, facts), std::vector<Session>{{date, {}}});
    return s.sessions[0].version->id;
  };
  const std::map<std::string, std::string> island{{"coverage", "saint_pierre_et_miquelon"}};
  CHECK(version({}, {2024, 6, 15}) == "2025");
  CHECK(version(island, {2024, 6, 15}) == "2022");
  CHECK(version(island, {2024, 7, 31}) == "2022");
  CHECK(version(island, {2024, 8, 1}) == "2025");
  CHECK(version(island, {2026, 10, 1}) == "2026-10");
}

TEST_CASE("rules: a low source, a status and a confidence reach the flags") {
  const auto flags = [](const std::string& more) {
    const auto t = trial({head + one_session +
                          "[[share]]\nid = \"a\"\npayer = \"amo\"\ntitle = { fr = \"a\", en = "
                          "\"a\" }\npays = \"60 %\"\n" +
                          more});
    return settle_trial(*t, person(t->route), weekly({2022, 1, 3}, 1)).flags();
  };
  CHECK(flags("source = \"law\"\n") == 0);
  CHECK(flags("source = [\"law\", \"rumour\"]\n") == flag_low);
  CHECK(flags("source = \"rumour\"\nconfidence = \"high\"\n") == 0);
  CHECK(flags("source = \"law\"\nstatus = \"inferred\"\nnote = { fr = \"n\", en = \"n\" }\n") ==
        flag_inferred);
  CHECK(flags("source = \"law\"\nstatus = \"assumed\"\nnote = { fr = \"n\", en = \"n\" }\n") ==
        flag_assumed);
  CHECK(flags("source = \"law\"\nstatus = \"derived\"\n") == 0);
}

TEST_CASE("deductions: each is looked at, whether the one before fits or not") {
  const auto t = trial({head + one_session + share("a", "amo", "60 %") +
                        deduction("2.00", "when = { coverage = \"bim\" }\n", "first") +
                        deduction("1.00", "", "second")});
  CHECK(settle_trial(*t, person(t->route), on({{2022, 5, 10}})).total.get(Figure::amo) ==
        euros(29));
  CHECK(settle_trial(*t, person(t->route, {{"coverage", "bim"}}), on({{2022, 5, 10}}))
            .total.get(Figure::amo) == euros(27));
}

TEST_CASE("tables: what a later session rule asks of the set fact is not lost") {
  const auto session = [](const std::string& id, const std::string& when,
                          const std::string& price) {
    return "[[session]]\nid = \"" + id + "\"\ntitle = { fr = \"s\", en = \"s\" }\n" + when +
           "price = \"" + price + "\"\nsource = \"law\"\n";
  };
  const auto t =
      trial({head + session("a", "when = { form = \"group\" }\n", "10.00") +
             session("b", "when = { coverage = \"bim\" }\n", "20.00") +
             session("c", "when = { coverage = \"ame\" }\n", "30.00") + session("d", "", "40.00")});
  REQUIRE(t->problems.empty());
  CompiledRoute compiled{t->route};
  const auto price = [&](const std::map<std::string, std::string>& facts) {
    return settle_all(compiled, {}, person(t->route, facts), on({{2022, 5, 10}}))
        .total.get(Figure::price);
  };
  CHECK(price({}) == euros(40));
  CHECK(price({{"coverage", "bim"}}) == euros(20));
  CHECK(price({{"coverage", "ame"}}) == euros(30));
  CHECK(price({{"form", "group"}}) == euros(10));
}

TEST_CASE(
    "tables: what one payer's share asks of the set fact is not lost behind those of others") {
  const auto t = trial({head + one_session + share("a", "amc", "2.00") +
                        share("b", "other", "3.00") + share("c", "patient", "5.00") +
                        share("d", "amo", "40.00", "when = { coverage = \"bim\" }\n") +
                        share("e", "amo", "30.00")});
  for (const Problem& problem : t->problems)
    MESSAGE(problem.place.line, ": ", problem.what.in(Lang::en));
  REQUIRE(t->problems.empty());
  CompiledRoute compiled{t->route};
  const auto amo = [&](const std::map<std::string, std::string>& facts) {
    return settle_all(compiled, {}, person(t->route, facts), on({{2022, 5, 10}}))
        .total.get(Figure::amo);
  };
  CHECK(amo({}) == euros(30));
  CHECK(amo({{"coverage", "bim"}}) == euros(40));
}

TEST_CASE("ages: both ends of a band belong to it, on the day and on 1 January") {
  for (const std::string of : {"age", "age_on_january_1"}) {
    const auto t = trial(
        {head + one_session + share("a", "amo", "60 %", "when = { " + of + " = \"1..17\" }\n")});
    REQUIRE(t->problems.empty());
    CompiledRoute compiled{t->route};
    const auto amo = [&](int age) {
      Person p = person(t->route);
      p.age = age;
      return settle_all(compiled, {}, p, on({{2022, 5, 10}})).total.get(Figure::amo);
    };
    CHECK(amo(0) == Money{});
    CHECK(amo(1) == euros(30));
    CHECK(amo(17) == euros(30));
    CHECK(amo(18) == Money{});
  }
}

TEST_CASE("ages: who was not one year old on 1 January was none") {
  Person p;
  p.age = 1;
  CHECK(p.age_on_january_1({2026, 5, 10}) == 1);
  p.january_age = 0;
  p.january_year = 2025;
  CHECK(p.age_on_january_1({2026, 5, 10}) == 1);
  CHECK(p.age_on_january_1({2025, 5, 10}) == 0);
  p.january_year = 0;
  CHECK(p.age_on_january_1({2026, 5, 10}) == 0);
  p.born = Date{2026, 1, 2};  // not born yet
  CHECK(p.age_on_january_1({2026, 5, 10}) == 0);
  p.born = Date{2025, 1, 1};
  CHECK(p.age_on_january_1({2026, 5, 10}) == 1);
}

TEST_CASE(
    "versions: sessions had before the first one were had at the beginning of the year, under the "
    "rules of then") {
  const std::string nine =
      "counter.c = { per = \"calendar-year\" }\n" + one_session + cap("cap", "c", 9);
  const std::string second =
      replaced(replaced(head, "version = \"1\"", "version = \"2\""), "2022-01-01", "2023-01-02");
  const auto t =
      trial({head + nine, second + nine +
                              "[[doubt]]\nid = \"d\"\ncarries = \"c\"\nstatus = \"assumed\"\nnote "
                              "= { fr = \"d\", en = \"d\" }\nsource = \"law\"\n"});
  Person p = person(t->route);
  p.used = 1;
  CHECK(settle_trial(*t, p, on({{2023, 5, 10}})).flags() == flag_assumed);
  CHECK(settle_trial(*t, p, on({{2024, 5, 10}})).flags() == 0);
}

TEST_CASE("versions: where all are hypothetical, none is in force") {
  std::string text = head + one_session;
  text.replace(text.find("in_force.applied = { from = 2022-01-01, source = \"law\" }"), 57,
               "hypothetical = true");
  const auto t = trial({text});
  const Statement s = settle_trial(*t, person(t->route), on({{2022, 5, 10}}));
  CHECK(s.sessions[0].outcome == Outcome::not_open);
  CHECK(s.sessions[0].version == nullptr);
  CHECK(s.sessions[0].nearest == &t->route.versions.front());
  CHECK((s.sessions[0].flags & flag_other_calendar) == 0);
}

TEST_CASE("counters: where no cap holds, the rank is that of the first") {
  const std::string bim = "when = { coverage = \"bim\" }\n";
  const auto t = trial(
      {head + "counter.a = { per = \"lifetime\" }\ncounter.b = { per = \"calendar-year\" }\n" +
       one_session + cap("first", "a", 3, bim) + cap("second", "b", 3, bim)});
  CHECK(outcomes(settle_trial(*t, person(t->route),
                              on({{2022, 5, 10}, {2022, 5, 11}, {2023, 5, 10}}))) == "123");
  CHECK(outcomes(settle_trial(*t, person(t->route, {{"coverage", "bim"}}),
                              on({{2022, 5, 10}, {2022, 5, 11}, {2023, 5, 10}, {2023, 5, 11}}))) ==
        "123x");
}

TEST_CASE("caps: the first that fits is told, though it allows no session") {
  const auto t = trial({head + "counter.a = { per = \"lifetime\" }\n" + one_session +
                        cap("none", "a", 0) + cap("three", "a", 3)});
  const Statement s = settle_trial(*t, person(t->route), on({{2022, 5, 10}}));
  CHECK(s.sessions[0].outcome == Outcome::beyond_cap);
  CHECK(s.sessions[0].cap == 0);
}

TEST_CASE(
    "tables: a counter has places as long as no rule tells ranks beyond the last of them apart") {
  const std::string counters =
      "counter.a = { per = \"lifetime\" }\ncounter.b = { per = \"lifetime\" }\ncounter.c = { per = "
      "\"lifetime\" }\n";
  const auto t = trial({head + counters + one_session + cap("x", "a", Table::last_place) +
                        cap("y", "b", Table::last_place - 1) + cap("z", "c", 5)});
  REQUIRE(t->problems.empty());
  const Table table{t->route, t->route.versions.front()};
  CHECK(table.places(0) == nullptr);
  CHECK(table.places(1) != nullptr);
  CHECK(table.places(2) != nullptr);
}
