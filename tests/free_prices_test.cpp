// Tests rules for doctors and free markets: prices in parts, stated prices, reimbursement bases,
// deductions with ceilings, no scheme, the age on 1 January, defaults by age, contracts that name a
// route or a base.
#include "folder.hpp"
#include "racpsy/app/defaults_used.hpp"
#include "re_adds.hpp"
#include "rules_in_text.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

const std::string asked = R"(
[[session]]
id = "visit"
title = { fr = "visite", en = "visit" }
price = "asked"
base = "40.00"
hint = { fr = "50 à 80 €", en = "€50 to €80" }
source = "law"
)";

const std::string shares = share("insurance", "amo", "70 %") +
                           share("complement", "amc", "rest", "when = { coverage = \"bim\" }\n");

Statement settled(Trial& t, const Person& p, const std::vector<Session>& sessions) {
  for (const Problem& problem : t.problems)
    MESSAGE(problem.place.line, ": ", problem.what.in(Lang::en), " ", problem.remedy.in(Lang::en));
  REQUIRE(t.problems.empty());
  CompiledRoute compiled{t.route};
  return settle_all(compiled, {}, p, sessions);
}

// Returns "price amo amc patient advance refund" of the first session, in cents; "?" if unknown.
std::string first(const Statement& statement) {
  std::string all;
  for (const Figure f : {Figure::price, Figure::amo, Figure::amc, Figure::patient, Figure::advance,
                         Figure::refund}) {
    const Money m = statement.sessions.front().get(f);
    all.append(all.empty() ? "" : " ").append(m.known() ? std::to_string(m.cents()) : "?");
  }
  return all;
}

Person with_fee(const Route& route, std::int64_t cents,
                const std::map<std::string, std::string>& facts = {}) {
  Person p = person(route, facts);
  p.private_fee = Money::of_cents(cents);
  return p;
}

// Returns the result for another value of the fact; the fact must be among the defaults used.
DefaultUsed::Alternative first_alternative(const Request& request, int fact) {
  Statement statement = settle_all(request);
  find_defaults_used(request, statement);
  const auto at = std::find_if(statement.defaults_used.begin(), statement.defaults_used.end(),
                               [&](const DefaultUsed& a) { return a.fact == fact; });
  REQUIRE(at != statement.defaults_used.end());
  return at->alternatives.front();
}

}  // namespace

TEST_CASE("prices: parts are summed, and their codes joined") {
  const auto t = trial({head + R"(
[[session]]
id = "visit"
title = { fr = "visite", en = "visit" }
parts = [{ code = "CNPSY", price = "50.00" }, { code = "MCS", price = "5.00" }]
source = "law"
)"});
  CHECK(first(settled(*t, person(t->route), weekly({2022, 1, 3}, 1))) == "5500 0 0 5500 5500 0");
  CHECK(t->route.versions[0].sessions[0].code == "CNPSY+MCS");
}

TEST_CASE(
    "prices: an asked price is split by its base, and what exceeds the base is the patient's") {
  const auto t = trial({head + asked + shares});
  CHECK(first(settled(*t, with_fee(t->route, 6000), weekly({2022, 1, 3}, 1))) ==
        "6000 2800 0 3200 6000 2800");
  CHECK(first(settled(*t, with_fee(t->route, 6000, {{"coverage", "bim"}}),
                      weekly({2022, 1, 3}, 1))) == "6000 2800 1200 2000 6000 4000");
  SUBCASE("below the base, the price is the base") {
    CHECK(first(settled(*t, with_fee(t->route, 3000, {{"coverage", "bim"}}),
                        weekly({2022, 1, 3}, 1))) == "3000 2100 900 0 3000 3000");
  }
  SUBCASE("without a fee the shares of the base are known, the rest is not") {
    CHECK(first(settled(*t, person(t->route, {{"coverage", "bim"}}), weekly({2022, 1, 3}, 1))) ==
          "? 2800 1200 ? ? 4000");
  }
}

TEST_CASE(
    "deductions: taken from the insurer's share, owed by the patient, out of any contract's "
    "reach") {
  const auto t = trial({head + asked + shares + deduction("2.00")});
  CHECK(first(settled(*t, with_fee(t->route, 4000), weekly({2022, 1, 3}, 1))) ==
        "4000 2600 0 1400 4000 2600");
  CHECK(first(settled(*t, with_fee(t->route, 4000, {{"coverage", "bim"}}),
                      weekly({2022, 1, 3}, 1))) == "4000 2600 1200 200 4000 3800");
  SUBCASE("under third-party payment it is recovered later") {
    const auto direct = trial(
        {head + asked + shares + deduction("2.00") + third_party_payment("[\"amo\", \"amc\"]")});
    CHECK(first(settled(*direct, with_fee(direct->route, 4000, {{"coverage", "bim"}}),
                        weekly({2022, 1, 3}, 1))) == "4000 2600 1200 200 0 -200");
  }
  SUBCASE("never more than the share") {
    const auto small = trial({head + asked + share("a", "amo", "1.50") + deduction("2.00")});
    CHECK(first(settled(*small, with_fee(small->route, 4000), weekly({2022, 1, 3}, 1))) ==
          "4000 0 0 4000 4000 0");
  }
}

TEST_CASE("deductions: ceilings hold per period, and start again") {
  const auto t = trial({head +
                        "[counter]\nyear = { per = \"calendar-year\", of = \"cents\" }\nday = { "
                        "per = \"day\", of = \"cents\" }\n" +
                        asked + shares +
                        deduction("2.00",
                                  "ceiling = [{ counter = \"year\", at_most = \"5.00\" }, { "
                                  "counter = \"day\", at_most = \"3.00\" }]\n")});
  std::vector<Session> sessions;
  for (const Date d : {Date{2022, 1, 3}, Date{2022, 1, 3}, Date{2022, 1, 3}, Date{2022, 2, 1},
                       Date{2022, 3, 1}, Date{2023, 1, 2}})
    sessions.push_back({d, {}});
  std::string taken;
  for (const Settled& s : settled(*t, with_fee(t->route, 4000), sessions).sessions)
    taken += std::to_string(s.deducted[0].cents()) + " ";
  CHECK(taken == "200 100 0 200 0 200 ");
}

TEST_CASE("markets: no scheme, so the fee is the patient's, and no rank is taken") {
  const auto t = trial({"scheme = false" + head + asked});
  const Settled s = settled(*t, with_fee(t->route, 6000), weekly({2022, 1, 3}, 1)).sessions.front();
  CHECK(s.outcome == Outcome::outside_scheme);
  CHECK(s.get(Figure::patient) == euros(60));
  CHECK(settled(*t, person(t->route), weekly({2022, 1, 3}, 1)).total.unpriced == 1);
  const auto wrong = trial({"scheme = false" + head + asked + shares});
  REQUIRE(wrong->problems.size() == 1);
  CHECK(wrong->problems.front().what.in(Lang::en) ==
        "scheme = false: only the patient pays, so “share” is not allowed");
}

TEST_CASE("ages: on 1 January of the session's year, by the birth date, else the age given") {
  const auto t = trial(
      {head + asked + shares + deduction("2.00", "unless = { age_on_january_1 = \"..17\" }\n")});
  Person p = with_fee(t->route, 4000);
  const auto taken = [&](Date date) {
    return settled(*t, p, {{date, {}}}).sessions.front().deducted[0].cents();
  };
  p.born = Date{2004, 6, 1};
  CHECK(taken({2022, 5, 31}) == 0);
  CHECK(taken({2022, 12, 31}) == 0);  // 18 since June
  CHECK(taken({2023, 1, 1}) == 200);
  p.born = Date{2005, 1, 1};
  CHECK(taken({2022, 12, 31}) == 0);
  CHECK(taken({2023, 1, 1}) == 200);  // 18 on that day
  p.born.reset();
  p.age_stated = true;
  p.age = 18;
  CHECK(taken({2022, 6, 1}) == 200);
  SUBCASE("an age of 18 may have been 17 on 1 January: the answer says so") {
    CompiledRoute compiled{t->route};
    const DefaultUsed::Alternative january =
        first_alternative({compiled, {}, p, weekly({2022, 6, 6}, 1)}, DefaultUsed::age_in_january);
    CHECK(january.age == 17);
    CHECK(january.age_to == 17);
    CHECK(january.total.get(Figure::patient) == euros(12));
    // At 19 it has no influence.
    p.age = 19;
    const Request request{compiled, {}, p, weekly({2022, 6, 6}, 1)};
    Statement statement = settle_all(request);
    find_defaults_used(request, statement);
    CHECK(std::none_of(statement.defaults_used.begin(), statement.defaults_used.end(),
                       [](const DefaultUsed& a) { return a.fact == DefaultUsed::age_in_january; }));
  }
}

TEST_CASE("ages: who is 1 may have been 0 on 1 January, where that matters") {
  const auto t = trial(
      {head + asked + shares + deduction("2.00", "unless = { age_on_january_1 = \"..0\" }\n")});
  Person p = with_fee(t->route, 4000);
  p.age_stated = true;
  p.age = 1;
  CompiledRoute compiled{t->route};
  CHECK(first_alternative({compiled, {}, p, weekly({2022, 6, 6}, 1)}, DefaultUsed::age_in_january)
            .age == 0);
}

TEST_CASE("facts: a default may depend on the age, and what is said wins") {
  std::string text = declarations;
  text.replace(text.find("aliases = { solo"), 0, "default_by_age = { \"..14\" = \"group\" }\n");
  Declarations known;
  REQUIRE(read_declarations({"xx/trial/route.toml", "route.toml", text}, known).empty());
  const auto t = trial({head +
                        "[[session]]\nid = \"group\"\ntitle = { fr = \"g\", en = \"g\" }\nwhen = { "
                        "form = \"group\" }\nprice = \"5.00\"\nsource = \"law\"\n" +
                        one_session});
  t->route.facts = known.facts;
  Person p = person(t->route);
  const auto price = [&](int age) {
    p.age = age;
    return settled(*t, p, weekly({2022, 1, 3}, 1)).total.get(Figure::price).cents();
  };
  CHECK(price(14) == 500);
  CHECK(price(15) == 5000);
  p = person(t->route, {{"form", "individual"}});
  CHECK(price(14) == 5000);
}

TEST_CASE("contracts: a share may name the routes it is for, and be a rate of the base") {
  const auto t = trial({head + asked + shares});
  Contract contract;
  contract.routes = {"xx/other", "xx/trial"};
  contract.verified_on = last_date;
  ContractShare share;
  share.rule.when = {{{Subject::Kind::route, 0}, 2}};
  share.pays = {Pays::Form::rate, {50, 100}, {}};
  share.rate_base = ContractShare::RateBase::base;
  contract.shares = {share};
  Person p = with_fee(t->route, 6000);
  p.contract = &contract;
  CHECK(first(settled(*t, p, weekly({2022, 1, 3}, 1))) == "6000 2800 2000 1200 6000 4800");
  contract.shares[0].rule.when = {{{Subject::Kind::route, 0}, 1}};
  CHECK(first(settled(*t, p, weekly({2022, 1, 3}, 1))) == "6000 2800 0 3200 6000 2800");
}

TEST_CASE("counters: one that routes share is carried from route to route, and back") {
  const auto with =
      head + "[counter]\n\"xx/year\" = { per = \"calendar-year\", of = \"cents\" }\n" + asked +
      shares + deduction("2.00", "ceiling = [{ counter = \"xx/year\", at_most = \"5.00\" }]\n");
  const auto one = trial({with}), two = trial({with});
  for (Trial* t : {one.get(), two.get()}) t->route.counters[0].shared = 0;
  CompiledRoute a{one->route}, b{two->route};
  Request request;
  request.compiled_routes = {&a, &b};
  request.persons = {with_fee(one->route, 4000)};
  const std::size_t order[] = {0, 1, 0, 1};
  for (std::size_t i = 0; i < 4; ++i)
    request.sessions.push_back({0, 0, order[i], {add_days({2022, 1, 3}, static_cast<int>(i)), {}}});
  const auto taken = [&] {
    std::string all;
    for (const Settled& s : settle_all(request).sessions)
      all += std::to_string(s.deducted[0].cents()) + " ";
    return all;
  };
  CHECK(taken() == "200 200 100 0 ");
  request.opening_balances = {{0, nullptr, 0, 0, Money::of_cents(350)}};
  CHECK(taken() == "150 0 0 0 ");
  SUBCASE("each person has their own") {
    request.opening_balances.clear();
    request.sessions[3].who = 1;
    CHECK(taken() == "200 200 100 200 ");
  }
}

TEST_CASE(
    "assumptions: an age that only a later version asks for is asked for, whatever the sessions "
    "before") {
  const std::string adults =
      "[[entitlement]]\nid = \"adult\"\ntitle = { fr = \"a\", en = \"a\" }\nrequire = { age = "
      "\"18..\" }\nelse = \"too_young\"\nsource = \"law\"\n";
  const auto t = trial(
      {head + one_session + shares,
       replaced(replaced(head, "version = \"1\"", "version = \"2\""), "2022-01-01", "2023-01-01") +
           one_session + shares + adults});
  REQUIRE(t->problems.empty());
  CompiledRoute compiled{t->route};
  Person p = with_fee(t->route, 4000);
  p.age = 40;
  const std::vector<Session> sessions{{{2022, 5, 2}, {}}, {{2022, 5, 9}, {}}, {{2023, 5, 1}, {}}};
  const DefaultUsed::Alternative age =
      first_alternative({compiled, {}, p, sessions}, DefaultUsed::age_itself);
  CHECK(age.age == 0);
  CHECK(age.age_to == 17);
}

namespace {

const std::string yearly_counters = R"(
[counter]
first = { per = "calendar-year", of = "cents" }
part = { per = "calendar-year", of = "cents" }
)";
const std::string by_the_minute = R"(
[[session]]
id = "session"
title = { fr = "séance", en = "session" }
price = "2.58 a minute"
minutes = 60
source = "law"
)";
const std::string swiss =
    head + yearly_counters + by_the_minute +
    sum_rule("deductible", "child", "first", "0.00", "when = { age = \"..17\" }\n") +
    sum_rule("deductible", "adult", "first", "300.00") + share("insurer", "amo", "90 %") +
    sum_rule("copayment_ceiling", "ceiling", "part", "35.00");

// Returns the patient's cost of each session, in cents.
std::string costs(const Statement& statement) {
  std::string all;
  for (const Settled& s : statement.sessions) {
    const Money m = s.get(Figure::patient);
    add_item(all, m.known() ? std::to_string(m.cents()) : "?", " ");
  }
  return all;
}

}  // namespace

TEST_CASE("deductibles: the patient pays first, then the shares apply, up to a ceiling") {
  const auto t = trial({swiss});
  Person p = person(t->route);
  CHECK(costs(settled(*t, p, weekly({2022, 1, 3}, 5))) == "15480 14616 1548 1548 308");
  SUBCASE("both start again with the period") {
    CHECK(costs(settled(*t, p, {{{2022, 12, 5}, {}}, {{2022, 12, 12}, {}}, {{2023, 1, 2}, {}}})) ==
          "15480 14616 15480");
  }
  SUBCASE("other care has used some of it") {
    p.used_deductible = Money::of_cents(25'000);
    CHECK(costs(settled(*t, p, weekly({2022, 1, 3}, 4))) == "6048 1548 904 0");
    p.used_deductible = Money::of_cents(99'900);
    CHECK(costs(settled(*t, p, weekly({2022, 1, 3}, 1))) == "1548");
  }
  SUBCASE("a deductible of zero is an exception") {
    p.age = 10;
    CHECK(costs(settled(*t, p, weekly({2022, 1, 3}, 3))) == "1548 1548 404");
  }
  SUBCASE("by the length of the session") {
    p.minutes = 45;
    CHECK(first(settled(*t, p, weekly({2022, 1, 3}, 1))) == "11610 0 0 11610 11610 0");
  }
}

TEST_CASE("deductibles: an unknown price leaves them unknown, unless they are used up") {
  const auto t =
      trial({head + yearly_counters + asked + sum_rule("deductible", "first", "first", "385.00") +
             share("insurer", "amo", "rest") + share("own", "patient", "0.00")});
  Person p = person(t->route);
  // The base is 40.00: it is known, and counts.
  CHECK(costs(settled(*t, p, weekly({2022, 1, 3}, 2))) == "4000 4000");
  const std::string unknown = R"(
[[session]]
id = "visit"
title = { fr = "visite", en = "visit" }
price = "asked"
source = "law"
)";
  const auto u =
      trial({head + yearly_counters + unknown + sum_rule("deductible", "first", "first", "385.00") +
             share("insurer", "amo", "rest") + share("own", "patient", "0.00")});
  p = person(u->route);
  CHECK(costs(settled(*u, p, weekly({2022, 1, 3}, 2))) == "? ?");
  p.used_deductible = Money::of_cents(38'500);
  CHECK(costs(settled(*u, p, weekly({2022, 1, 3}, 2))) == "0 0");
  CHECK(costs(settled(*u, with_fee(u->route, 15'000), weekly({2022, 1, 3}, 4))) ==
        "15000 15000 8500 0");
}

TEST_CASE("deductibles: the explanation adds up") {
  const auto t = trial({swiss});
  REQUIRE(t->problems.empty());
  CompiledRoute compiled{t->route};
  const Person p = person(t->route);
  const std::vector<Session> sessions = weekly({2022, 1, 3}, 6);
  CHECK(explanation_mismatch(explained_answer(compiled, {}, p, sessions),
                             settle_all(compiled, {}, p, sessions)) == "");
}
