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

const std::string distress = "distress = { fr = \"112\", en = \"112\" }\n";

// A value that is 1000 € in 2022 and 2000 € in 2023, and not known otherwise.
const std::string reference_value = R"(
[value.ceiling]
title = { fr = "plafond", en = "ceiling" }
[[value.ceiling.amount]]
from = 2022-01-01
to = 2022-12-31
amount = "1000.00"
source = "law"
[[value.ceiling.amount]]
from = 2023-01-01
to = 2023-12-31
amount = "2000.00"
source = "law"
)";

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
franchise = { per = "calendar-year" }
rolling = { per = "twelve-months" }
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
  CHECK(
      read_declarations(
          {"xx/country.toml", "country.toml", distress + declarations + reference_value}, r->known)
          .empty());
  r->contract.country = "xx";
  r->problems = read_contract({"c.toml", "c.toml", text}, r->known, r->contract);
  return r;
}

// Returns the payments of a contract for weekly sessions from 3 January 2022 that cost `price`, all
// of it left to the patient.
std::string paid(const std::string& shares, std::int64_t price, int sessions, bool covered = false,
                 Bits coverage = 0, int age = 40, int days = 7, int minutes = 0) {
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
    const Date date = add_days({2022, 1, 3}, days * i);
    point.rank = ranks_in(r->contract, date, accumulators);
    const ContractPart part =
        contract_part(r->contract, point, {date, minutes, whole, whole, whole, {}}, accumulators);
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
        "24: “pays”: an amount must be in quotes | write \"60 %\", \"11.00\"");
  CHECK(reported(contract_head + share("pays = \"40\"\n")) ==
        "24: “pays”: expected \"40.00\", \"45.00 an hour\", \"0.75 a minute\", \"50 %\" (of the "
        "price), "
        "\"50 % of base\", \"50 % of rest\", \"1 % of pmss\" or \"rest\"; “in all” after an amount "
        "or a "
        "rate: with what the others pay");
  CHECK(reported(contract_head + share("pays = \"40.00\"\nat_most = 50\n")) ==
        "25: “at_most”: an amount must be in quotes | write \"50.00\"");
  CHECK(reported(contract_head +
                 share("pays = \"40.00\"\nlimit = [{ counter = \"session\", at_most = 3 }]\n")) ==
        "25: “session” is not a counter declared in this file | did you mean “sessions”?");
  CHECK(reported(
            contract_head +
            share("pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = \"3\" }]\n")) ==
        "25: “at_most”: expected an amount like \"50.00\"");
  CHECK(reported(contract_head + share("pays = \"40.00\"\nlimits = 3\n")) ==
        "25: unknown key “limits” | did you mean “limit”?");
  CHECK(reported(contract_head + share("when = { outcome = \"outside\" }\npays = \"40.00\"\n"))
            .starts_with("24: “outside” is not an outcome | valid choices: covered, uncovered"));
  CHECK(reported(contract_head + share("when = { kind = \"x\" }\npays = \"40.00\"\n"))
            .starts_with("24: “kind” is not a declared fact"));
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

namespace {

std::string rank(const std::string& range, const std::string& rest, const std::string& id) {
  return share(
      "when = { outcome = \"uncovered\", rank = { sessions = \"" + range + "\" } }\n" + rest, id);
}

std::string limited(const std::string& most, const std::string& counter = "sessions") {
  return "limit = [{ counter = \"" + counter + "\", at_most = " + most + " }]\n";
}

const std::string first_four = rank("..4", "pays = \"50.00\"\n", "first");
const std::string excess_of_100 = "excess = { counter = \"franchise\", at_most = \"100.00\" }\n";

// Returns what is found in a contract: problems, then limits that nothing reaches.
std::string found_in(const std::string& shares) {
  const auto r = read(contract_head + shares);
  for (const Problem& p : r->problems) MESSAGE(p.place.line, ": ", p.what.in(Lang::en));
  REQUIRE(r->problems.empty());
  std::string all;
  for (const auto check : {check_contract, check_limits}) {
    for (const Problem& f : check(r->known.facts, r->contract)) {
      add_item(all, f.what.in(Lang::en), "\n");
      CHECK(f.place.line > 0);
    }
  }
  return all;
}

}  // namespace

TEST_CASE("contract: four sessions at one amount, then three at another") {
  const std::string then = rank("5..7", "pays = \"30.00\"\n", "then");
  CHECK(paid(first_four + then, 6000, 8) == "5000 5000 5000 5000 3000 3000 3000 0");
  CHECK(paid(first_four + then, 2000, 8) == "2000 2000 2000 2000 2000 2000 2000 0");
  CHECK(paid(first_four + then, 6000, 6, false, 0, 40, 200) == "5000 5000 5000 5000 5000 5000");
  // The second step may end by a limit, or by nothing at all.
  CHECK(paid(first_four + share(outside + "pays = \"30.00\"\n" + limited("7"), "then"), 6000, 8) ==
        "5000 5000 5000 5000 3000 3000 3000 0");
  CHECK(paid(first_four + share(outside + "pays = \"30.00\"\n", "then"), 6000, 6) ==
        "5000 5000 5000 5000 3000 3000");
}

TEST_CASE("contract: a later step that stands first counts what the next share pays") {
  CHECK(paid(rank("3..", "pays = \"30.00\"\n", "later") +
                 share(outside + "pays = \"50.00\"\n", "first"),
             6000, 4) == "5000 5000 3000 3000");
  // A share for other sessions moves nothing.
  const std::string covered =
      share("when = { outcome = \"covered\" }\npays = \"5.00\"\n", "covered");
  const auto r = read(contract_head + first_four + covered);
  REQUIRE(r->problems.empty());
  Accumulators accumulators{};
  Point point;
  point.rank = ranks_in(r->contract, {2022, 1, 3}, accumulators);
  const Money price = Money::of_cents(6000);
  CHECK(contract_part(r->contract, point, {{2022, 1, 3}, 0, price, price, price, {}}, accumulators)
            .paid == euros(5));
  const std::size_t sessions = 4;  // counters are in the order of their names
  CHECK(accumulators.contract[sessions].sessions == 0);
  point.covered = false;
  contract_part(r->contract, point, {{2022, 1, 3}, 0, price, price, price, {}}, accumulators);
  CHECK(accumulators.contract[sessions].sessions == 1);
}

TEST_CASE("contract: the first sessions may be for the patient") {
  CHECK(paid(rank("..2", "pays = \"0.00\"\n", "none") +
                 share(outside + "pays = \"30.00\"\n" + limited("4"), "then"),
             6000, 6) == "0 0 3000 3000 0 0");
}

TEST_CASE("contract: the patient bears an excess, and the share is of what remains") {
  CHECK(paid(share(outside + "pays = \"100 %\"\n" + excess_of_100), 6000, 4) == "0 2000 6000 6000");
  CHECK(paid(share(outside + "pays = \"50 %\"\n" + excess_of_100), 6000, 4) == "0 1000 3000 3000");
  CHECK(paid(share(outside + "pays = \"40.00\"\n" + excess_of_100), 6000, 4) == "0 2000 4000 4000");
  CHECK(paid(share(outside + "pays = \"rest\"\n" + excess_of_100), 6000, 3) == "0 2000 6000");
  CHECK(paid(share(outside + "pays = \"100 %\"\n" + excess_of_100), 6000, 4, false, 0, 40, 200) ==
        "0 2000 0 2000");
  // A session that the patient bears in whole is none of those that are paid.
  CHECK(paid(share(outside + "pays = \"100 %\"\n" + excess_of_100 + limited("2")), 6000, 5) ==
        "0 2000 6000 0 0");
  CHECK(paid(share(outside + "pays = \"100 %\"\n" + excess_of_100), -1, 2) == "? ?");
}

TEST_CASE("contract: a period of twelve months begins with a session that counts") {
  // Borne in whole on 3 January, paid in part on 12 July: twelve months from then on.
  const std::string excess = "excess = { counter = \"life\", at_most = \"100.00\" }\n";
  CHECK(paid(share(outside + "pays = \"100 %\"\n" + excess + limited("1", "rolling")), 6000, 4,
             false, 0, 40, 190) == "0 2000 0 6000");
}

TEST_CASE("contract: by the minute and by the hour") {
  const auto of_minutes = [](const std::string& pays, int minutes) {
    return paid(share(outside + "pays = \"" + pays + "\"\n"), 60000, 1, false, 0, 40, 7, minutes);
  };
  CHECK(of_minutes("0.75 a minute", 45) == "3375");
  CHECK(of_minutes("0.75 a minute", 60) == "4500");
  CHECK(of_minutes("45.00 an hour", 60) == "4500");
  CHECK(of_minutes("45.00 an hour", 50) == "3750");
  CHECK(of_minutes("0.75 a minute", 0) == "?");
}

TEST_CASE("contract: a rate of a value that law sets anew") {
  const auto on = [](const std::string& text, Date date) {
    const auto r = read(contract_head + share(outside + text));
    for (const Problem& p : r->problems) MESSAGE(p.place.line, ": ", p.what.in(Lang::en));
    REQUIRE(r->problems.empty());
    Accumulators accumulators{};
    Point point;
    point.covered = false;
    const Money price = Money::of_cents(6000);
    const ContractPart part =
        contract_part(r->contract, point, {date, 0, price, price, price, {}}, accumulators);
    CHECK((part.unknown_value != nullptr) == !part.paid.known());
    return part.paid.known() ? std::to_string(part.paid.cents()) : "?";
  };
  CHECK(on("pays = \"1 % of ceiling\"\n", {2022, 12, 31}) == "1000");
  CHECK(on("pays = \"1 % of ceiling\"\n", {2023, 1, 1}) == "2000");
  CHECK(on("pays = \"2/999 of ceiling\"\n", {2023, 1, 1}) == "400");
  CHECK(on("pays = \"150 % of ceiling\"\n", {2023, 1, 1}) == "6000");
  CHECK(on("pays = \"1 % of ceiling\"\n", {2021, 12, 31}) == "?");
  CHECK(on("pays = \"1 % of ceiling\"\n", {2024, 1, 1}) == "?");
  CHECK(on("pays = \"100 %\"\nat_most = \"3 % of ceiling\"\n", {2022, 5, 1}) == "3000");
  CHECK(on("pays = \"100 %\"\nat_most = \"3 % of ceiling\"\n", {2024, 5, 1}) == "?");
  CHECK(on("pays = \"100 %\"\n" + limited("\"5 % of ceiling\"", "euros"), {2022, 5, 1}) == "5000");
  CHECK(on("pays = \"100 %\"\n" + limited("\"5 % of ceiling\"", "euros"), {2024, 5, 1}) == "?");
  CHECK(on("pays = \"0.00\"\nat_most = \"3 % of ceiling\"\n", {2024, 5, 1}) == "0");
}

TEST_CASE("contract: a sum in which the part of the others is included") {
  // A session costs 80 €, with a base of 50 €; the others pay 24 €.
  const auto paid_of = [](const std::string& text, std::optional<Money> ceiling = std::nullopt,
                          std::int64_t others = 2400) {
    const auto r = read(contract_head + share(outside + text));
    for (const Problem& p : r->problems) MESSAGE(p.place.line, ": ", p.what.in(Lang::en));
    REQUIRE(r->problems.empty());
    Accumulators accumulators{};
    Point point;
    point.covered = false;
    return contract_part(r->contract, point,
                         {{2022, 1, 3},
                          45,
                          Money::of_cents(8000),
                          Money::of_cents(5000),
                          Money::of_cents(8000 - others),
                          ceiling,
                          Money::of_cents(others)},
                         accumulators)
        .paid.cents();
  };
  CHECK(paid_of("pays = \"41.92 in all\"\n") == 1792);
  CHECK(paid_of("pays = \"24.00 in all\"\n") == 0);
  CHECK(paid_of("pays = \"20.00 in all\"\n") == 0);
  CHECK(paid_of("pays = \"200 % of base in all\"\n") == 5600);
  CHECK(paid_of("pays = \"100 % of base in all\"\n") == 2600);
  CHECK(paid_of("pays = \"90 % in all\"\n") == 4800);
  CHECK(paid_of("pays = \"5 % of ceiling in all\"\n") == 2600);
  CHECK(paid_of("pays = \"1.00 a minute in all\"\n") == 2100);
  CHECK(paid_of("pays = \"41.92 in all\"\n", euros(10)) == 1000);
  CHECK(paid_of("pays = \"41.92 in all\"\nat_most = \"15.00\"\n") == 1500);
  CHECK(paid_of("pays = \"41.92 in all\"\n", std::nullopt, 0) == 4192);
  CHECK(paid_of("pays = \"41.92 in all\"\n" + excess_of_100) == 0);
}

TEST_CASE("contract: forms that contradict themselves are refused") {
  const auto wrong = [](const std::string& text) {
    return read(contract_head + share(text))->problems.size() == 1;
  };
  CHECK(wrong("pays = \"rest in all\"\n"));
  CHECK(wrong("pays = \"50 % of rest in all\"\n"));
  CHECK(wrong("pays = \"40.00 of base\"\n"));
  CHECK(wrong("pays = \"50 % an hour\"\n"));
  CHECK(wrong("pays = \"150 %\"\n"));
  CHECK(wrong("pays = \"150 % of rest\"\n"));
  CHECK(wrong("pays = \"1 % of pass\"\n"));
  CHECK(wrong("pays = \"rest of ceiling\"\n"));
  CHECK(wrong("pays = \"40.00\"\nat_most = \"3 % of base\"\n"));
  CHECK(wrong("pays = \"40.00\"\nat_most = \"3.00 of ceiling\"\n"));
  CHECK(wrong("pays = \"40.00\"\nexcess = { counter = \"franchise\" }\n"));
  CHECK(wrong("pays = \"40.00\"\nwhen = { rank = { session = 3 } }\n"));
}

TEST_CASE("contract: shares whose limits differ are not the same, in what they count or how much") {
  // Two shares apply to one case: they contradict each other unless they are the same.
  const auto contradict = [](const std::string& one, const std::string& other) {
    const std::string young = "when = { outcome = \"uncovered\", age = \"..17\" }\n";
    const std::string bim = "when = { outcome = \"uncovered\", coverage = \"bim\" }\n";
    const auto r = read(contract_head + share(young + "pays = \"30.00\"\n" + one, "young") +
                        share(bim + "pays = \"30.00\"\n" + other, "bim"));
    REQUIRE(r->problems.empty());
    return check_contract(r->known.facts, r->contract).size() == 1;
  };
  const std::string sum = limited("\"100.00\"", "euros");
  CHECK_FALSE(contradict("", ""));
  CHECK_FALSE(contradict(sum, sum));
  CHECK_FALSE(contradict(limited("4"), limited("4")));
  CHECK(contradict(sum, ""));
  CHECK(contradict(sum, limited("\"100.01\"", "euros")));
  CHECK(contradict(sum, limited("\"1 % of ceiling\"", "euros")));
  CHECK(contradict(limited("\"2 % of ceiling\"", "euros"), limited("\"1 % of ceiling\"", "euros")));
  CHECK(contradict(limited("4"), limited("5")));
  CHECK(contradict(limited("4"), limited("4", "life")));
}

TEST_CASE("contract: a step that no session attains") {
  CHECK(found_in(first_four + rank("6..7", "pays = \"30.00\"\n", "then")) ==
        "“then” never applies: counter “sessions” never holds more than 4 session(s)");
  CHECK(found_in(first_four + rank("5..7", "pays = \"30.00\"\n", "then")) == "");
  CHECK(found_in(rank("3..", "pays = \"30.00\"\n", "later") +
                 share(outside + "pays = \"50.00\"\n", "first")) == "");
  // The limit of the first share ends the counting before the step.
  CHECK(found_in(rank("..4", "pays = \"50.00\"\n" + limited("3"), "first") +
                 rank("5..", "pays = \"30.00\"\n", "then")) ==
        "“then” never applies: counter “sessions” never holds more than 3 session(s)");
  CHECK(found_in(rank("..4", "pays = \"50.00\"\n", "first") +
                 rank("2..3", "pays = \"30.00\"\n", "then")) ==
        "“then” never applies: the rules before it cover all its cases");
  CHECK(found_in(first_four + rank("5..7", "pays = \"30.00\"\n" + limited("4"), "then")) ==
        "“then” never pays: its limit of 4 session(s) is always reached before");
  CHECK(found_in(share("when = { outcome = \"covered\" }\npays = \"5.00\"\n", "in") +
                 share("when = { outcome = \"uncovered\" }\npays = \"6.00\"\n", "out") +
                 share("pays = \"7.00\"\n", "all")) ==
        "“all” never applies: the rules before it cover all its cases");
}

TEST_CASE("contract: a limit that nothing reaches") {
  CHECK(found_in(rank("..4", "pays = \"50.00\"\n" + limited("10"), "a")) ==
        "“a”: the limit of 10 sessions is never reached (at most 4 in the period)");
  CHECK(found_in(rank("..4", "pays = \"50.00\"\n" + limited("4"), "a")) == "");
  const auto sums = [](const std::string& most) {
    return found_in(share(outside +
                              "pays = \"50.00\"\nlimit = [{ counter = \"sessions\", at_most = "
                              "4 }, { counter = \"euros\", at_most = \"" +
                              most + "\" }]\n",
                          "a"));
  };
  CHECK(sums("500.00") ==
        "“a”: the limit of €500.00 is never reached (at most €200.00 in the period)");
  CHECK(sums("200.00") == "");
  CHECK(sums("199.99") == "");
  // A price has no upper end, an hour neither.
  CHECK(
      found_in(share(outside + "pays = \"50 %\"\nlimit = [{ counter = \"sessions\", at_most = 4 }, "
                               "{ counter = \"euros\", at_most = \"500.00\" }]\n")) == "");
  CHECK(found_in(share(outside + "pays = \"50 %\"\nat_most = \"50.00\"\nlimit = [{ counter = "
                                 "\"sessions\", at_most = 4 }, { counter = \"euros\", at_most = "
                                 "\"500.00\" }]\n",
                       "a")) ==
        "“a”: the limit of €500.00 is never reached (at most €200.00 in the period)");
  // Steps in one counter, a sum in another: 4 × 50 + 3 × 30.
  const auto steps = [](const std::string& most) {
    const std::string sum = limited("\"" + most + "\"", "euros");
    return found_in(rank("..4", "pays = \"50.00\"\n" + sum, "a") +
                    rank("5..7", "pays = \"30.00\"\n" + sum, "b"));
  };
  CHECK(steps("290.00") ==
        "“a”: the limit of €290.00 is never reached (at most €200.00 in the period)");
  CHECK(steps("180.00") == "");
  CHECK(found_in(share(
            outside + "pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = 10 "
                      "}, { counter = \"life\", at_most = 4 }]\n",
            "a")) == "“a”: the limit of 10 sessions is never reached (at most 4 in the period)");
  CHECK(found_in(share(outside + "pays = \"40.00\"\nlimit = [{ counter = \"sessions\", at_most = 4 "
                                 "}, { counter = \"life\", at_most = 10 }]\n")) == "");
  CHECK(found_in(share(outside + "pays = \"40.00\"\nat_most = \"60.00\"\n", "a")) ==
        "“a”: the maximum of €60.00 a session is never reached (the share is at most €40.00)");
  CHECK(found_in(share(outside + "pays = \"40.00\"\nat_most = \"40.00\"\n")) == "");
  // 1 % of a value that doubles: at most 20 €, at least 10 €.
  CHECK(found_in(share(outside + "pays = \"1 % of ceiling\"\nat_most = \"25.00\"\n", "a")) ==
        "“a”: the maximum of €25.00 a session is never reached (the share is at most €20.00)");
  CHECK(found_in(share(outside + "pays = \"1 % of ceiling\"\nat_most = \"15.00\"\n", "a")) == "");
}

TEST_CASE("contract: an excess has a counter of its own") {
  CHECK(found_in(share(outside + "pays = \"40.00\"\n" +
                       "excess = { counter = \"sessions\", at_most = \"100.00\" }\n" +
                       limited("4"))) ==
        "counter “sessions” holds an excess: no limit and no rank can refer to it");
  CHECK(found_in(share(outside + "pays = \"40.00\"\n" + excess_of_100 + limited("4"))) == "");
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

// Returns the index of the counter of sums.
std::size_t of_euros(const Contract& contract) {
  const auto at = std::find_if(contract.counters.begin(), contract.counters.end(),
                               [](const Counter& c) { return c.name == "euros"; });
  return position_of(contract.counters, at);
}

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
  const std::size_t c = of_euros(family->contract);
  const Request::OpeningBalance used[]{{0, &family->contract, c, 0, euros(30)},
                                       {1, &family->contract, c, 0, euros(40)}};
  CHECK(two_people(family->contract, market(), {used[0], used[1]}).paid() == "50 30 0 0 50 0 0 0");
}

TEST_CASE("contract: what was used on a day counts from that day on, in its period") {
  const auto each = allowance_of("");
  const auto use = [&](int who, Date on) {
    return std::vector<Request::OpeningBalance>{{who, &each->contract, 0, 0, euros(60), on}};
  };
  CHECK(two_people(each->contract, market(), use(0, {2026, 3, 31})).paid() ==
        "50 50 50 0 50 50 50 50");
  CHECK(two_people(each->contract, market(), use(0, {2026, 4, 13})).paid() ==
        "50 50 50 0 50 50 50 50");
  CHECK(two_people(each->contract, market(), use(0, {2026, 2, 1})).paid() ==
        "50 50 40 0 50 50 50 50");
  CHECK(two_people(each->contract, market(), use(1, {2025, 12, 31})).paid() ==
        "50 50 50 50 50 50 50 50");
  // Of the family: from its day on for both.
  const auto family = allowance_of(", of = \"family\"");
  CHECK(two_people(family->contract, market(),
                   {{1, &family->contract, 0, 0, euros(60), Date{2026, 3, 16}}})
            .paid() == "50 40 0 0 50 0 0 0");
  // Beside an opening balance.
  CHECK(two_people(each->contract, market(),
                   {{0, &each->contract, 0, 0, euros(60), Date{2026, 3, 16}},
                    {0, &each->contract, 0, 0, euros(30)}})
            .paid() == "50 50 10 0 50 50 50 50");
  // In a period that already runs, which ends when it would have: twelve months after 20 March
  // 2025.
  const auto months =
      read(replaced(contract_head, "euros = { per = \"calendar-year\"",
                    "euros = { per = \"twelve-months\"") +
           share(outside +
                 "pays = \"50.00\"\nlimit = [{ counter = \"euros\", at_most = \"200.00\" }]\n"));
  REQUIRE(months->problems.empty());
  const std::size_t c = of_euros(months->contract);
  CHECK(two_people(months->contract, market(),
                   {{0, &months->contract, c, 0, euros(100), Date{2025, 3, 20}},
                    {0, &months->contract, c, 0, euros(60)}})
            .paid() == "40 0 50 50 50 50 50 50");
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

namespace {

// Returns what a contract pays for sessions at 50 € on these days, by the date of joining; "*"
// follows an amount that is assumed.
std::string paid_on(const Contract& contract, const std::vector<Date>& days,
                    std::optional<Date> joined = {}) {
  CompiledRoute compiled{market()};
  Person p = person(market());
  p.contract = &contract;
  p.private_fee = euros(50);
  p.joined = joined;
  std::vector<Session> sessions;
  for (const Date day : days) sessions.push_back({day, {}});
  std::string all;
  for (const Settled& s : settle_all(compiled, {}, p, sessions).sessions) {
    all.append(all.empty() ? "" : " ").append(std::to_string(s.contract_paid.cents() / 100));
    if ((s.flags & flag_assumed) != 0) all += '*';
  }
  return all;
}

const std::string uncovered = "when = { outcome = \"uncovered\"";

}  // namespace

TEST_CASE("contract: a waiting period ends after the completed months, on that day") {
  const auto r =
      read(contract_head + share(uncovered + ", member_for = \"6m..\" }\npays = \"20.00\"\n"));
  REQUIRE(r->problems.empty());
  const Contract& contract = r->contract;
  CHECK(paid_on(contract, {{2026, 7, 14}, {2026, 7, 15}}, Date{2026, 1, 15}) == "0 20");
  CHECK(paid_on(contract, {{2026, 2, 27}, {2026, 2, 28}}, Date{2025, 8, 31}) == "0 20");
  CHECK(paid_on(contract, {{2026, 1, 14}}, Date{2026, 1, 15}) == "0");
  // Not said: long enough, which is assumed.
  CHECK(paid_on(contract, {{2026, 7, 14}}) == "20*");
  // A contract that does not ask says nothing of it.
  const auto plain = read(contract_head + share(outside + "pays = \"20.00\"\n"));
  CHECK(paid_on(plain->contract, {{2026, 7, 14}}) == "20");
  // Before joining there is no contract.
  CHECK(paid_on(plain->contract, {{2026, 1, 14}, {2026, 1, 15}}, Date{2026, 1, 15}) == "0 20");
  // Nor is what it would have paid on other days unknown.
  plain->contract.from = Date{2026, 1, 1};
  CompiledRoute compiled{market()};
  Person p = person(market());
  p.contract = &plain->contract;
  p.private_fee = euros(50);
  p.joined = Date{2025, 12, 31};
  const auto paid = [&](Date day) {
    return settle_all(compiled, {}, p, std::vector<Session>{{day, {}}}).sessions[0];
  };
  CHECK(paid({2025, 12, 30}).contract_paid == Money{});
  CHECK_FALSE(paid({2025, 12, 30}).outside_contract);
  CHECK_FALSE(paid({2025, 12, 31}).contract_paid.known());
  CHECK(paid({2025, 12, 31}).outside_contract);
}

TEST_CASE("contract: a limit of the calendar year does not make the membership matter") {
  const std::string counted =
      replaced(contract_head, "life = {", "year = { per = \"calendar-year\" }\nlife = {");
  const auto r = read(
      counted +
      share("when = { outcome = \"covered\", member_for = \"6m..\" }\npays = \"5.00\"\n", "a") +
      share(outside + "pays = \"20.00\"\nlimit = [{ counter = \"year\", at_most = 2 }]\n", "b"));
  for (const Problem& p : r->problems) MESSAGE(p.what.in(Lang::en));
  REQUIRE(r->problems.empty());
  CHECK(paid_on(r->contract, {{2026, 5, 4}, {2026, 6, 1}, {2026, 6, 30}, {2027, 1, 4}}) ==
        "20 20 0 20");
}

TEST_CASE("contract: levels by years of membership, and a waiting period in days") {
  const auto r = read(contract_head +
                      share(uncovered + ", member_for = \"..1y\" }\npays = \"10.00\"\n", "first") +
                      share(uncovered + ", member_for = \"1y..3y\" }\npays = \"20.00\"\n", "then") +
                      share(uncovered + ", member_for = \"3y..\" }\npays = \"30.00\"\n", "loyal"));
  for (const Problem& p : r->problems) MESSAGE(p.what.in(Lang::en));
  REQUIRE(r->problems.empty());
  CHECK(check_contract(r->known.facts, r->contract).empty());
  CHECK(paid_on(r->contract,
                {{2024, 2, 29}, {2025, 2, 27}, {2025, 2, 28}, {2027, 2, 27}, {2027, 2, 28}},
                Date{2024, 2, 29}) == "10 10 20 20 30");
  CHECK(paid_on(r->contract, {{2026, 3, 2}}) == "30*");
  const auto days =
      read(contract_head + share(uncovered + ", member_for = \"90d..\" }\npays = \"20.00\"\n"));
  REQUIRE(days->problems.empty());
  CHECK(paid_on(days->contract, {{2026, 3, 31}, {2026, 4, 1}}, Date{2026, 1, 1}) == "0 20");
}

TEST_CASE("contract: memberships that cannot be, or that nobody reaches") {
  const auto problem = [](const std::string& shares) {
    const auto r = read(contract_head + shares);
    if (!r->problems.empty()) return r->problems.front().what.in(Lang::en);
    const Problems found = check_contract(r->known.facts, r->contract);
    return found.empty() ? std::string{} : found.front().what.in(Lang::en);
  };
  const auto when = [](const std::string& member) {
    return uncovered + ", member_for = " + member + " }\npays = \"20.00\"\n";
  };
  for (const std::string wrong :
       {"\"3y..1y\"", "\"6m\"", "\"..\"", "6", "\"6m..90d\"", "\"4m13d..\"", "\"..0m\""}) {
    CAPTURE(wrong);
    CHECK(problem(share(when(wrong))).find("a completed duration") != std::string::npos);
  }
  CHECK(problem(share(when("\"6m..\""), "a") + share(when("\"1y..\""), "b")) ==
        "“b” never applies: the rules before it cover all its cases");
  CHECK(problem(share(when("\"6m..\"") + "unless = { member_for = \"3m..\" }\n")) ==
        "“s” never applies: the rules before it cover all its cases");
}

TEST_CASE("contract: the year of a contract begins on its day, or on the anniversary of joining") {
  const std::string limited =
      share(outside + "pays = \"20.00\"\nlimit = [{ counter = \"year\", at_most = 2 }]\n");
  const std::string counted =
      replaced(contract_head, "life = {", "year = { per = \"contract-year\" }\nlife = {");
  const auto july = read("year_begins = \"07-01\"\n" + counted + limited);
  REQUIRE(july->problems.empty());
  const std::vector<Date> days{{2026, 5, 4}, {2026, 6, 1},  {2026, 6, 30}, {2026, 7, 1},
                               {2027, 1, 4}, {2027, 6, 30}, {2027, 7, 1}};
  CHECK(paid_on(july->contract, days) == "20 20 0 20 20 0 20");
  const auto joined = read(counted + limited);
  REQUIRE(joined->problems.empty());
  CHECK(paid_on(joined->contract, days, Date{2020, 7, 1}) == "20 20 0 20 20 0 20");
  CHECK(paid_on(joined->contract, {{2026, 2, 27}, {2026, 2, 28}, {2026, 3, 1}, {2027, 2, 28}},
                Date{2024, 2, 29}) == "20 20 20 20");
  // Not said: the calendar year, which is assumed once something counts in it.
  CHECK(paid_on(joined->contract, {{2026, 5, 4}, {2026, 6, 1}, {2026, 6, 30}, {2027, 1, 4}}) ==
        "20 20* 0* 20*");
  const auto found = [&](const std::string& text) {
    const auto r = read(text);
    return r->problems.empty() ? std::string{} : r->problems.front().what.in(Lang::en);
  };
  CHECK(found("year_begins = \"02-29\"\n" + counted + limited).find("a month and a day") !=
        std::string::npos);
  CHECK(found("year_begins = \"07-01\"\n" + contract_head + share(outside + "pays = \"20.00\"\n"))
            .find("serves no counter") != std::string::npos);
  CHECK(
      found(replaced(counted, "\"contract-year\"", "\"contract-year\", of = \"family\"") + limited)
          .find("anniversary of each person") != std::string::npos);
}
