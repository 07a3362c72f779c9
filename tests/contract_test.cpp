// Tests complementary contracts: payments inside and outside a scheme, and their ceilings.
#include <chrono>
#include <filesystem>

#include "folder.hpp"
#include "racpsy/engine/recorders.hpp"
#include "racpsy/rules/check.hpp"
#include "rules_in_text.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

const std::string contract_head = R"(
contract = "xx/c"
country = "xx"
title = { fr = "c", en = "c" }
verified_on = 2030-01-01
currency = "EUR"
rounding = "half-up"
responsible = false
[counter]
sessions = { per = "calendar-year" }
euros = { per = "calendar-year" }
life = { per = "lifetime" }
[source.table]
title = "Tableau de garanties"
reference = "p. 4"
published_on = 2022-01-01
confidence = "high"
)";

std::string share(const std::string& rest, const std::string& id = "s") {
  return "[[share]]\nid = \"" + id +
         "\"\ntitle = { fr = \"s\", en = \"s\" }\nsource = \"table\"\n" + rest;
}

struct Read {
  Declarations known;
  Contract contract;
  Problems problems;
};

std::unique_ptr<Read> read(const std::string& text) {
  auto r = std::make_unique<Read>();
  CHECK(read_declarations({"xx/route.toml", "route.toml", declarations}, r->known).empty());
  r->contract.country = "xx";
  r->problems = read_contract({"c.toml", "c.toml", text}, r->known, r->contract);
  return r;
}

// Returns the payments of a contract for weekly sessions from 3 January 2022 that cost `price`, all
// of it left to the patient.
std::string paid(const std::string& shares, std::int64_t price, int sessions, bool covered = false,
                 Bits coverage = 0, int age = 40, int days = 7) {
  const auto r = read(contract_head + shares);
  for (const Problem& p : r->problems)
    MESSAGE(p.place.line, ": ", p.what.in(Lang::en), " | ", p.remedy.in(Lang::en));
  REQUIRE(r->problems.empty());
  Accumulators accumulators{};
  std::string all;
  Point point;
  point.covered = covered;
  point.facts[0] = coverage;
  point.facts[1] = 1;
  point.age = age;
  for (int i = 0; i < sessions; ++i) {
    const Money whole = price < 0 ? Money::unknown() : Money::of_cents(price);
    const ContractPart part =
        contract_part(r->contract, point,
                      {add_days({2022, 1, 3}, days * i), 0, whole, whole, whole, {}}, accumulators);
    all.append(i > 0 ? " " : "")
        .append(part.paid.known() ? std::to_string(part.paid.cents()) : "?");
  }
  return all;
}

// Settles one session of `route` for a person whose contract has these shares.
Sum one_session_with(const std::string& shares, const Route& route) {
  const auto r = read(contract_head + shares);
  REQUIRE(r->problems.empty());
  CompiledRoute compiled{route};
  Person p = person(route);
  p.contract = &r->contract;
  return settle_all(compiled, {}, p, weekly({2022, 1, 3}, 1)).total;
}

const std::string outside = "when = { outcome = \"uncovered\" }\n";

}  // namespace

TEST_CASE("contract: an amount a session, never more than what is left") {
  CHECK(paid(share(outside + "pays = \"40.00\"\n"), 6000, 2) == "4000 4000");
  CHECK(paid(share(outside + "pays = \"40.00\"\n"), 3000, 1) == "3000");
  CHECK(paid(share(outside + "pays = \"40.00\"\n"), -1, 1) == "?");
  CHECK(paid(share(outside + "pays = \"40.00\"\n"), 6000, 1, true) == "0");
  CHECK(paid(share("when = { outcome = \"covered\" }\npays = \"5.00\"\n"), 2000, 1, true) == "500");
  CHECK(paid(share("when = { outcome = \"covered\" }\npays = \"5.00\"\n"), 2000, 1, false) == "0");
}

TEST_CASE("contract: a rate of the price, of the rest, the rest itself, bounded a session") {
  CHECK(paid(share(outside + "pays = \"50 %\"\nat_most = \"30.31\"\n"), 6000, 1) == "3000");
  CHECK(paid(share(outside + "pays = \"50 %\"\nat_most = \"30.31\"\n"), 7000, 1) == "3031");
  CHECK(paid(share(outside + "pays = \"50 % of price\"\n"), 6001, 1) == "3001");
  CHECK(paid(share(outside + "pays = \"50 % of rest\"\n"), 6000, 1) == "3000");
  CHECK(paid(share(outside + "pays = \"rest\"\n"), 6000, 1) == "6000");
  CHECK(paid(share(outside + "pays = \"100 %\"\nat_most = \"60.00\"\n"), 6500, 1) == "6000");
}

TEST_CASE("contract: a rate of the price, of the base and of the rest are three things") {
  // A session costs 80 €, with a base of 50 €; 35 € are left to the patient.
  const auto paid_of = [](const std::string& pays) {
    const auto r = read(contract_head + share(outside + "pays = \"" + pays + "\"\n"));
    REQUIRE(r->problems.empty());
    Accumulators accumulators{};
    Point point;
    point.covered = false;
    point.facts[1] = 1;
    point.age = 40;
    return contract_part(r->contract, point,
                         {{2022, 1, 3},
                          0,
                          Money::of_cents(8000),
                          Money::of_cents(5000),
                          Money::of_cents(3500),
                          {}},
                         accumulators)
        .paid.cents();
  };
  CHECK(paid_of("20 %") == 1600);
  CHECK(paid_of("20 % of price") == 1600);
  CHECK(paid_of("20 % of base") == 1000);
  CHECK(paid_of("20 % of rest") == 700);
  CHECK(paid_of("50 % of price") == 3500);  // at most the amount left
}

TEST_CASE("contract: so many sessions, so many euros, in a year or a lifetime") {
  CHECK(
      paid(share(outside + "pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = 3 }]\n"),
           6000, 5) == "4000 4000 4000 0 0");
  CHECK(paid(share(outside +
                   "pays = \"40.00\"\nlimit = [{ counter = \"euros\", at_most = \"150.00\" }]\n"),
             6000, 5) == "4000 4000 4000 3000 0");
  CHECK(paid(share(outside + "pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = 4 }, "
                             "{ counter = \"euros\", at_most = \"100.00\" }]\n"),
             6000, 4) == "4000 4000 2000 0");
  CHECK(
      paid(share(outside + "pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = 1 }]\n"),
           6000, 3, false, 0, 40, 200) == "4000 0 4000");
  CHECK(paid(share(outside + "pays = \"40.00\"\nlimit = [{ counter = \"life\", at_most = 2 }]\n"),
             6000, 3, false, 0, 40, 400) == "4000 4000 0");
  CHECK(
      paid(share(outside + "pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = 0 }]\n"),
           6000, 2) == "0 0");
}

TEST_CASE("contract: a counter that two limits name moves once, and those after it move too") {
  CHECK(paid(share(outside + "pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = 4 }, "
                             "{ counter = \"sessions\", at_most = 3 }]\n"),
             6000, 5) == "4000 4000 4000 0 0");
  CHECK(paid(share(outside +
                   "pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = 9 }, { counter "
                   "= \"sessions\", at_most = 8 }, { counter = \"life\", at_most = 2 }]\n"),
             6000, 3) == "4000 4000 0");
}

TEST_CASE("contract: a ceiling in euros is unknown once an unknown amount was paid from it") {
  CHECK(paid(share(outside +
                   "pays = \"40.00\"\nlimit = [{ counter = \"euros\", at_most = \"150.00\" }]\n"),
             -1, 2) == "? ?");
}

TEST_CASE("contract: two shares may draw on one ceiling") {
  const std::string young = share(
      "when = { outcome = \"uncovered\", age = \"..18\" }\npays = \"50.00\"\nlimit = [{ counter = "
      "\"euros\", at_most = \"100.00\" }]\n",
      "young");
  const std::string adult =
      share(outside + "pays = \"20.00\"\nlimit = [{ counter = \"euros\", at_most = \"100.00\" }]\n",
            "adult");
  CHECK(paid(young + adult, 6000, 3, false, 0, 18) == "5000 5000 0");
  CHECK(paid(young + adult, 6000, 3, false, 0, 19) == "2000 2000 2000");
}

TEST_CASE("contract: the facts of its country") {
  const std::string bim =
      share("when = { outcome = \"uncovered\", coverage = \"bim\" }\npays = \"15.00\"\n", "bim") +
      share(outside + "pays = \"10.00\"\n", "ordinary");
  CHECK(paid(bim, 6000, 1, false, 1) == "1500");
  CHECK(paid(bim, 6000, 1, false, 0) == "1000");
}

TEST_CASE("contract: what is said of a file that is wrong") {
  const auto reported = [](const std::string& text) {
    std::string all;
    const auto r = read(text);
    for (const Problem& p : r->problems) {
      all.append(all.empty() ? "" : "\n")
          .append(std::to_string(p.place.line))
          .append(": ")
          .append(p.what.in(Lang::en));
      if (!p.remedy.empty()) all.append(" | ").append(p.remedy.in(Lang::en));
    }
    return all;
  };
  CHECK(reported(contract_head) == "");
  CHECK(reported(contract_head + share("pays = 40.0\n")) ==
        "22: “pays”: an amount must be in quotes | write \"60 %\", \"11.00\"");
  CHECK(reported(contract_head + share("pays = \"40\"\n")) ==
        "22: “pays”: expected \"40.00\", \"45.00 an hour\", \"50 %\" (of the price), \"50 % of "
        "base\", \"50 % of rest\" or \"rest\"");
  CHECK(reported(contract_head + share("pays = \"40.00\"\nat_most = 50\n")) ==
        "23: “at_most”: an amount must be in quotes | write \"50.00\"");
  CHECK(reported(contract_head +
                 share("pays = \"40.00\"\nlimit = [{ counter = \"session\", at_most = 3 }]\n")) ==
        "23: “session” is not a counter declared in this file | did you mean “sessions”?");
  CHECK(reported(
            contract_head +
            share("pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = \"3\" }]\n")) ==
        "23: “at_most”: expected an amount like \"50.00\"");
  CHECK(reported(contract_head + share("pays = \"40.00\"\nlimits = 3\n")) ==
        "23: unknown key “limits” | did you mean “limit”?");
  CHECK(reported(contract_head + share("when = { outcome = \"outside\" }\npays = \"40.00\"\n"))
            .starts_with("22: “outside” is not an outcome | valid choices: covered, uncovered"));
  CHECK(reported(contract_head + share("when = { kind = \"x\" }\npays = \"40.00\"\n"))
            .starts_with("22: “kind” is not a declared fact"));
  CHECK(reported("").find("“contract” is missing") != std::string::npos);
}

TEST_CASE("contract: rules that contradict each other, or that nobody reaches") {
  const auto found = [](const std::string& shares) {
    const auto r = read(contract_head + shares);
    REQUIRE(r->problems.empty());
    std::string all;
    for (const Problem& f : check_contract(r->known.facts, r->contract))
      all.append(all.empty() ? "" : "\n").append(f.what.in(Lang::en));
    return all;
  };
  const std::string young =
      share("when = { outcome = \"uncovered\", age = \"..17\" }\npays = \"30.00\"\n", "young");
  const std::string bim =
      share("when = { outcome = \"uncovered\", coverage = \"bim\" }\npays = \"20.00\"\n", "bim");
  const std::string all = share(outside + "pays = \"10.00\"\n", "all");
  CHECK(found(young + all) == "");
  CHECK(found(all + young) == "“young” never applies: the rules before it cover all its cases");
  CHECK(found(young + bim + all) ==
        "“young” and “bim” apply to the same case with different results");
  const std::string word = share(
      "when = { outcome = \"uncovered\", age = \"..17\" }\npays = \"30.00\"\nprevails_over = "
      "\"bim\"\n",
      "young");
  CHECK(found(word + bim + all) == "");
}

TEST_CASE("contract: every example reads, and its place, its name and its days agree") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path{TESTS_FOLDER} / ".." / "examples" / "contracts";
  int count = 0;
  const Date today{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.path().extension() != ".toml") continue;
    CAPTURE(entry.path().string());
    ++count;
    const Result<std::unique_ptr<const Contract>> contract =
        embedded().contract(entry.path().string());
    REQUIRE(contract);
    const std::string place =
        entry.path().lexically_relative(folder).replace_extension().generic_string();
    CHECK((*contract)->id == place);
    CHECK((*contract)->country == place.substr(0, 2));
    CHECK_FALSE((*contract)->shares.empty());
    // Contracts change each year: their figures have a first and a last day.
    const Contract& c = **contract;
    REQUIRE(c.from);
    REQUIRE(c.to);
    CHECK(*c.from <= *c.to);
    CHECK(c.verified_on >= *c.from);
    CHECK(c.verified_on <= *c.to);
    CHECK(c.verified_on <= today);
  }
  CHECK(count >= 44);
}

TEST_CASE("contract: beyond the cap of a scheme, beside what the scheme gives") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const auto r = read(
      contract_head +
      share(outside + "pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = 1 }]\n"));
  REQUIRE(r->problems.empty());
  Person p = person(route, {{"complementary", "responsible"}});
  p.contract = &r->contract;
  p.private_fee = euros(60);
  const Statement s = settle_all(compiled, {}, p, weekly({2025, 1, 6}, 14));
  const auto figure = [&](std::size_t i, Figure f) { return s.sessions[i].get(f); };
  CHECK(figure(11, Figure::amc) == euros(20));
  CHECK(figure(12, Figure::amc) == euros(40));
  CHECK(figure(12, Figure::patient) == euros(20));
  CHECK(figure(12, Figure::advance) == euros(60));
  CHECK(figure(12, Figure::refund) == euros(40));
  CHECK(figure(12, Figure::after_amo) == euros(60));
  CHECK(figure(13, Figure::amc) == Money{});
  CHECK(figure(13, Figure::patient) == euros(60));
  CHECK(s.total.get(Figure::patient) == euros(80));
}

TEST_CASE(
    "contract: what it pays is established until the day it was last verified, that day included") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const auto r = read(replaced(contract_head, "2030-01-01", "2025-01-13") +
                      share("when = { outcome = \"covered\" }\npays = \"rest\"\n", "rest"));
  REQUIRE(r->problems.empty());
  Person p = person(route);
  p.contract = &r->contract;
  const Statement s = settle_all(compiled, {}, p, weekly({2025, 1, 6}, 3));
  REQUIRE(s.sessions[0].contract_share != nullptr);
  CHECK((s.sessions[0].flags & flag_unverified) == 0);
  CHECK((s.sessions[1].flags & flag_unverified) == 0);
  CHECK((s.sessions[2].flags & flag_unverified) == flag_unverified);
}

TEST_CASE("contract: where the price is not known, what it pays later is advanced") {
  const auto t = trial({head +
                        "\n[[session]]\nid = \"s\"\ntitle = { fr = \"s\", en = \"s\" }\nprice = "
                        "\"unknown\"\nnote = { fr = \"n\", en = \"n\" }\nsource = \"law\"\n" +
                        share("a", "amo", "rest") + share("p", "patient", "11.00") +
                        third_party_payment("[\"amo\"]")});
  for (const Problem& p : t->problems) MESSAGE(p.place.line, ": ", p.what.in(Lang::en));
  REQUIRE(t->problems.empty());
  const Sum total = one_session_with(share("pays = \"5.00\"\n"), t->route);
  CHECK(total.get(Figure::patient) == euros(6));
  CHECK(total.get(Figure::refund) == euros(5));
  CHECK(total.get(Figure::advance) == euros(11));
}

TEST_CASE("contract: deductions are out of its reach") {
  const auto t = trial({head + one_session + share("a", "amo", "60 %") + deduction("2.00")});
  REQUIRE(t->problems.empty());
  const Sum total = one_session_with(share("pays = \"rest\"\n"), t->route);
  CHECK(total.get(Figure::amc) == euros(20));
  CHECK(total.get(Figure::patient) == euros(2));
}

namespace {

// Returns what a contract pays two people for four sessions each at 50 €, one after another, with
// the trace of each; sessions of the first are on 2, 16 and 30 March and 13 April 2026, those of
// the second a week later.
struct TwoPeople {
  Statement statement;
  Explanation explanation;
  std::string paid() const {
    std::string all;
    for (const Settled& s : statement.sessions)
      all.append(all.empty() ? "" : " ").append(std::to_string(s.contract_paid.cents() / 100));
    return all;
  }
};

TwoPeople two_people(const Contract& contract, const Route& route,
                     std::vector<Request::OpeningBalance> balances = {}, int second_after = 7) {
  CompiledRoute compiled{route};
  Request request;
  request.compiled_routes = {&compiled};
  Person p = person(route);
  p.contract = &contract;
  p.private_fee = euros(50);
  request.persons = {p, p};
  request.opening_balances = std::move(balances);
  for (int who = 0; who < 2; ++who) {
    for (int i = 0; i < 4; ++i)
      request.sessions.push_back(
          {who,
           static_cast<std::size_t>(who),
           0,
           {add_days({2026, 3, 2}, 14 * i + (who == 0 ? 0 : second_after)), {}}});
  }
  TwoPeople result;
  result.statement = settle_all(request, result.explanation);
  return result;
}

const Route& market() { return test::route("fr/psychologue-liberal"); }

std::unique_ptr<Read> allowance_of(const std::string& of) {
  return read(replaced(contract_head, "euros = { per = \"calendar-year\" }",
                       "euros = { per = \"calendar-year\"" + of + " }") +
              share(outside +
                    "pays = \"50.00\"\nlimit = [{ counter = \"euros\", at_most = \"200.00\" }]\n"));
}

}  // namespace

TEST_CASE("contract: a limit of the family is used up in date order, over all people") {
  const auto family = allowance_of(", of = \"family\"");
  REQUIRE(family->problems.empty());
  const TwoPeople both = two_people(family->contract, market());
  CHECK(both.paid() == "50 50 0 0 50 50 0 0");
  CHECK(both.statement.total.get(Figure::amc) == euros(200));
  CHECK(both.statement.people[1].total.get(Figure::amc) == euros(100));
  // Traces belong to their sessions: by person, then by date.
  REQUIRE(both.explanation.traces.size() == 8);
  for (std::size_t i = 0; i < 8; ++i) {
    CAPTURE(i);
    const auto& steps = both.explanation.traces[i].steps;
    const auto at = std::find_if(steps.begin(), steps.end(), [](const TraceStep& step) {
      return step.kind == TraceStep::Kind::contract;
    });
    REQUIRE(at != steps.end());
    CHECK(at->amount == both.statement.sessions[i].contract_paid);
    CHECK(at->exhausted == (i % 4 >= 2));
  }
  // On one day the order is that of the file.
  CHECK(two_people(family->contract, market(), {}, 0).paid() == "50 50 0 0 50 50 0 0");
  // What each of them used before counts for both.
  const std::vector<Counter>& counters = family->contract.counters;
  const auto of_euros = std::find_if(counters.begin(), counters.end(),
                                     [](const Counter& c) { return c.name == "euros"; });
  const std::size_t c = position_of(counters, of_euros);
  const Request::OpeningBalance used[]{{0, &family->contract, c, 0, euros(30)},
                                       {1, &family->contract, c, 0, euros(40)}};
  CHECK(two_people(family->contract, market(), {used[0], used[1]}).paid() == "50 30 0 0 50 0 0 0");
}

TEST_CASE("contract: a limit is each person's unless the contract says otherwise") {
  for (const std::string of :
       {"", ", of = \"beneficiary\"", ", of = \"person\"", ", of = \"insured\""}) {
    CAPTURE(of);
    const auto each = allowance_of(of);
    REQUIRE(each->problems.empty());
    const TwoPeople both = two_people(each->contract, market());
    CHECK(both.paid() == "50 50 50 50 50 50 50 50");
  }
}
