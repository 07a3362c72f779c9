// Tests explanations: they come from the run that gave the answer, and their steps add up to it.
#include "report/explain.hpp"

#include <algorithm>

#include "people.hpp"
#include "re_adds.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

const Step* step(const SessionExplanation& e, const std::string& rule) {
  const auto at =
      std::find_if(e.steps.begin(), e.steps.end(), [&](const Step& s) { return s.rule == rule; });
  return at == e.steps.end() ? nullptr : &*at;
}

std::string because(const SessionExplanation& e, const std::string& rule) {
  const auto at = std::find_if(e.not_applied.begin(), e.not_applied.end(),
                               [&](const UnappliedRule& n) { return n.rule == rule; });
  return at == e.not_applied.end() ? "" : at->because.in(Lang::en);
}

}  // namespace

TEST_CASE("explain: explained and plain runs give the same cents, and the steps re-add to them") {
  Random random{8};
  each_route(2'000, [&](const Route& route, CompiledRoute& compiled, int some) {
    for (int i = 0; i < some; ++i) {
      CAPTURE(i);
      RandomCase s = random_case(random, route);
      if (random.once_in(3)) {
        give_contract(s.person, route, *contract_for(route));
        s.person.minutes = random.once_in(2) ? 45 : 0;
      }
      REQUIRE(explanation_mismatch(explained_answer(compiled, s.selection, s.person, s.sessions),
                                   settle_all(compiled, s.selection, s.person, s.sessions)) == "");
    }
  });
}

TEST_CASE("explain: every rule of a covered session is used or says why not") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const Answer answer = explained_answer(compiled, {}, person(route), weekly({2025, 3, 3}, 2));
  const Version& version = version_called(route, "2025");
  const SessionExplanation e = explain(answer, 1);
  const auto reported = [&](const std::string& name) {
    return step(e, name) != nullptr || !because(e, name).empty();
  };
  for (const ShareRule& r : version.shares)
    CHECK_MESSAGE(reported("share." + r.rule.id), r.rule.id);
  for (const ThirdPartyRule& r : version.third_party)
    CHECK_MESSAGE(reported("third_party_payment." + r.rule.id), r.rule.id);
  for (const EntitlementRule& r : version.entitlements)
    CHECK_MESSAGE(reported("entitlement." + r.rule.id), r.rule.id);
  for (const CapRule& r : version.caps) CHECK_MESSAGE(reported("cap." + r.rule.id), r.rule.id);
}

TEST_CASE("explain: the arithmetic and the fact that decided, in words") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const Answer answer = explained_answer(compiled, {}, person(route, {{"coverage", "ald+c2s"}}),
                                         weekly({2025, 3, 3}, 2));
  const SessionExplanation first = explain(answer, 0);
  CHECK(step(first, "share.full-exemption")->says.in(Lang::en) ==
        "Exempt from the co-payment: 100 %; 100 % × €50.00 = €50.00");
  CHECK(step(first, "share.c2s")->says.in(Lang::en) ==
        "C2S pays the co-payment; €50.00 − €50.00 = €0.00");
  CHECK(step(first, "version")->says.in(Lang::fr) ==
        "version 2025 (12 séances à 50 €, accès direct), en vigueur dans le calendrier appliqué "
        "depuis le 15/06/2024");
  CHECK(because(first, "share.general") == "“full-exemption” already applies to this case");
  const SessionExplanation second = explain(answer, 1);
  CHECK(because(second, "session.evaluation") == "the session's rank in “year” is not 1");
  CHECK(because(second, "session.followup-remote") ==
        "mode is in_person, but the rule requires remote");
  CHECK(because(second, "entitlement.evaluation-in-person") ==
        "kind is followup, but the rule requires evaluation");
  CHECK(because(second, "share.responsible") == "“c2s” already applies to this case");
}

TEST_CASE("explain: what is refused names the condition, and where there is no version says so") {
  const Route& route = test::route();
  CompiledRoute compiled{route};
  Person child = person(route);
  child.age = 2;
  const SessionExplanation young =
      explain(explained_answer(compiled, {}, child, weekly({2025, 3, 3}, 1)), 0);
  CHECK(step(young, "entitlement.age")->says.in(Lang::en) == "Be 3 or older on the day: no");
  CHECK(step(young, "private-fee")->says.in(Lang::en) ==
        "fee set by the professional, unknown: give it with --price");
  Person p = person(route);
  p.used = 12;
  p.private_fee = euros(60);
  const SessionExplanation beyond =
      explain(explained_answer(compiled, {}, p, weekly({2025, 3, 3}, 1)), 0);
  CHECK(step(beyond, "cap.per-year")->says.in(Lang::en) ==
        "at most 12 per calendar year: exceeded");
  CHECK(step(beyond, "patient")->amount == euros(60));
  const SessionExplanation before =
      explain(explained_answer(compiled, {}, person(route), weekly({2021, 3, 1}, 1)), 0);
  CHECK(step(before, "version")->says.in(Lang::en) ==
        "no version in force: the scheme is not open yet (from 2022-04-05)");
  CHECK(before.not_applied.empty());
}
