// Tests that contradictory and unreachable rules are reported.
#include "racpsy/rules/check.hpp"

#include <fmt/format.h>

#include "rules_in_text.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

std::string found(const std::string& lists) {
  const auto t = trial({head + lists});
  for (const Problem& p : t->problems) MESSAGE(p.place.line, ": ", p.what.in(Lang::en));
  REQUIRE(t->problems.empty());
  std::string all;
  for (const Problem& f : check_version(t->route, t->route.versions[0])) {
    all += (all.empty() ? "" : "\n") + f.what.in(Lang::en) +
           (f.remedy.empty() ? "" : " | " + f.remedy.in(Lang::en));
  }
  return all;
}

const std::string bim = "when = { coverage = \"bim\" }\n";
const std::string local = "when = { coverage = \"local\" }\n";

}  // namespace

TEST_CASE("check: from exception to rule is no contradiction") {
  CHECK(found(one_session + share("a", "amo", "90 %", bim) + share("b", "amo", "60 %")) == "");
  CHECK(found(one_session + share("a", "amo", "90 %", "when = { age = \"..17\" }\n") +
              share("b", "amo", "80 %", "when = { age = \"18..\" }\n") +
              share("c", "amo", "60 %", bim)) ==
        "“c” never applies: the rules before it cover all its cases");
}

TEST_CASE("check: crossing rules must say which prevails") {
  CHECK(found(one_session + share("a", "amo", "90 %", bim) + share("b", "amo", "80 %", local) +
              share("c", "amo", "60 %")) ==
        "“a” and “b” apply to the same case with different results | state which one prevails: "
        "prevails_over = [\"b\"] in “a”");
  CHECK(found(one_session + share("a", "amo", "90 %", bim + "prevails_over = [\"b\"]\n") +
              share("b", "amo", "80 %", local)) == "");
  CHECK(found(one_session + share("a", "amo", "90 %", bim) + share("b", "amo", "90 %", local)) ==
        "");
  CHECK(found(one_session + share("a", "amo", "90 %", bim + "unless = { coverage = \"local\" }\n") +
              share("b", "amo", "80 %", local)) == "");
  CHECK(found(one_session + share("a", "amo", "90 %", "when = { age = \"..17\" }\n") +
              share("b", "amo", "80 %", bim)) ==
        "“a” and “b” apply to the same case with different results | state which one prevails: "
        "prevails_over = [\"b\"] in “a”");
  CHECK(found(one_session + share("a", "amo", "90 %", "when = { form = \"group\" }\n") +
              share("b", "amo", "80 %", "when = { form = \"individual\" }\n")) == "");
}

TEST_CASE("check: a crossing that a rule before both takes needs no word") {
  const std::string both = "when = { coverage = \"bim\", age = \"..17\" }\n";
  const std::string young = "when = { age = \"..17\" }\n";
  CHECK(found(one_session + share("both", "amo", "90 %", both) +
              share("young", "amo", "80 %", young) + share("bim", "amo", "70 %", bim)) == "");
}

TEST_CASE("check: a rule that prevails over a name must name a rule") {
  CHECK(found(one_session + share("alpha", "amo", "90 %", bim + "prevails_over = [\"bete\"]\n") +
              share("beta", "amo", "60 %")) ==
        "“bete” is not a rule of this list | did you mean “beta”?");
}

TEST_CASE("check: never reached, also behind several rules together") {
  CHECK(found(one_session + share("a", "amo", "60 %") + share("b", "amo", "90 %", bim)) ==
        "“b” never applies: the rules before it cover all its cases");
  CHECK(found(one_session + share("a", "amo", "90 %", bim) +
              share("b", "amo", "80 %", "unless = { coverage = \"bim\" }\n") +
              share("c", "amo", "70 %")) ==
        "“c” never applies: the rules before it cover all its cases");
}

TEST_CASE("check: a rule that nobody fits") {
  CHECK(found(one_session + "[[doubt]]\nid = \"d\"\nwhen = { age = \"..17\" }\nunless = { age = "
                            "\"..20\" }\nsource = \"law\"\n") ==
        "“d” applies to nobody: its conditions contradict each other");
  CHECK(found(one_session + "[[doubt]]\nid = \"d\"\nwhen = { coverage = \"bim\", age = \"..17\" "
                            "}\nunless = { coverage = \"local\" }\nsource = \"law\"\n") == "");
}

TEST_CASE("check: a version tells a countable number of cases apart") {
  std::string lists = one_session;
  for (int i = 0; i < 99; ++i) {
    lists +=
        share(fmt::format("s{}", i), "amo", "1.00",
              fmt::format("when = {{ age = {0}, rank = {{ a = {1}, b = {1} }} }}\n", i, 2 * i + 1));
  }
  CHECK(found("[counter]\na = { per = \"day\" }\nb = { per = \"lifetime\" }\n" + lists) ==
        "the version distinguishes more than 20000 cases");
}

TEST_CASE("check: the rest has one taker, and a stated patient share needs one") {
  CHECK(found(one_session + share("a", "amo", "rest", bim) + share("b", "amc", "rest", local)) ==
        "two payers pay the rest in the same case: “a” and “b”");
  CHECK(found(one_session + share("a", "amo", "rest", bim) +
              share("b", "amc", "rest", "unless = { coverage = \"bim\" }\n")) == "");
  CHECK(found(one_session + share("p", "patient", "11.00") + share("a", "amo", "rest", bim)) ==
        "“p” sets the patient's share in a case where nobody pays the rest");
  CHECK(found(one_session + share("p", "patient", "11.00") + share("a", "amo", "rest")) == "");
}

TEST_CASE("check: payers may not take more than the price") {
  CHECK(found(one_session + share("a", "amo", "60 %") + share("b", "amc", "50 %", bim)) ==
        "the payers pay more than the price in the same case: “a” and “b”");
  CHECK(found(one_session + share("a", "amo", "60 %") + share("b", "amc", "40 %", bim)) == "");
  CHECK(found(one_session + share("a", "amo", "60 %", "when = { form = \"group\" }\n") +
              share("b", "amc", "50 %", "when = { form = \"individual\" }\n")) == "");
}

TEST_CASE("check: rules that refuse stand in the order in which outcomes are tested") {
  const auto refuses = [](const std::string& id, const std::string& require,
                          const std::string& outcome) {
    return "[[entitlement]]\nid = \"" + id +
           "\"\ntitle = { fr = \"x\", en = \"x\" }\nrequire = { " + require + " }\nelse = \"" +
           outcome + "\"\nsource = \"law\"\n";
  };
  const std::string age = refuses("age", "age = \"18..\"", "too_young"),
                    form = refuses("form", "form = \"individual\"", "not_entitled");
  CHECK(found(one_session + age + form) == "");
  CHECK(found(one_session + form + age) ==
        "“age” (too_young) comes after “form” (not_entitled), but “too_young” is tested first | "
        "put these rules in the order of the outcomes: "
        "not_open, closed, too_young, too_old, not_entitled, no_referral, remote_evaluation, "
        "same_day, beyond_cap");
}

TEST_CASE("check: deductibles and ceilings on co-payments") {
  const std::string counters =
      "[counter]\nfirst = { per = \"calendar-year\", of = \"cents\" }\n"
      "part = { per = \"calendar-year\", of = \"cents\" }\n" +
      one_session;
  const std::string amo = share("a", "amo", "90 %");
  CHECK(found(counters + sum_rule("deductible", "d", "first", "300.00") + amo) == "");
  SUBCASE("two that cross") {
    CHECK(found(counters + sum_rule("deductible", "d", "first", "300.00", bim) +
                sum_rule("deductible", "e", "first", "100.00", local) + amo) ==
          "“d” and “e” apply to the same case with different results | state which one prevails: "
          "prevails_over = [\"e\"] in “d”");
  }
  SUBCASE("one that is never reached") {
    CHECK(found(counters + sum_rule("deductible", "d", "first", "300.00") +
                sum_rule("deductible", "e", "first", "100.00", bim) + amo) ==
          "“e” never applies: the rules before it cover all its cases");
  }
  SUBCASE("a deductible never binds where nobody else pays") {
    const std::string never =
        "“d”: never has an effect, as no payer pays anything of these sessions";
    CHECK(found(counters + sum_rule("deductible", "d", "first", "300.00")) == never);
    CHECK(found(counters + sum_rule("deductible", "d", "first", "300.00", bim) +
                share("a", "amo", "90 %", local + "unless = { coverage = \"bim\" }\n")) == never);
    CHECK(found(counters + sum_rule("deductible", "d", "first", "300.00", bim) +
                share("a", "amo", "90 %", local)) == "");
    CHECK(found(counters + sum_rule("deductible", "none", "first", "0.00", bim) +
                sum_rule("deductible", "d", "first", "300.00") + amo) == "");
  }
  SUBCASE("a ceiling never binds where nothing is left to the patient") {
    CHECK(found(counters + sum_rule("copayment_ceiling", "c", "part", "700.00") + amo) == "");
    CHECK(found(counters + sum_rule("copayment_ceiling", "c", "part", "700.00") +
                share("a", "amo", "rest")) ==
          "“c”: never has an effect, as these sessions leave nothing to the patient");
    CHECK(found(counters + sum_rule("copayment_ceiling", "c", "part", "700.00") +
                share("a", "amo", "rest", bim)) == "");
  }
  SUBCASE("minutes go with a price by the minute") {
    const auto problem = [](const std::string& session) {
      const auto t = trial({head +
                            "[[session]]\nid = \"s\"\ntitle = { fr = \"s\", en = \"s\" }\n"
                            "source = \"law\"\n" +
                            session});
      return t->problems.empty() ? "" : t->problems.front().what.in(Lang::en);
    };
    CHECK(problem("price = \"2.58 a minute\"\nminutes = 60\n") == "");
    CHECK(problem("price = \"2.58 a minute\"\n") ==
          "a price by the minute (\"2.58 a minute\") and “minutes” go together");
    CHECK(problem("price = \"50.00\"\nminutes = 60\n") ==
          "a price by the minute (\"2.58 a minute\") and “minutes” go together");
  }
}
