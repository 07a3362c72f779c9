// Describes the keys of rules: the member that each key fills, whether it is required, and its
// description for editors.
//
// `describe(Described<R>, visitor)` calls the visitor with every key of R, in order, and for a rule
// first its `rule` for the common keys. The reader of TOML, the JSON Schema and the JSON of rules
// are visitors, so a new key is one line here. The type of the member gives the form of the value.
// A tag stands instead of a member where that type is not enough. Private.
#pragma once

#include <string_view>

#include "racpsy/rules/contract.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy {

template <class R>
struct Described {};

enum class Need : bool { optional, required };

/// Which common keys a rule has: caps and doubts need no title, as reports describe them; the
/// conditions of a contract have other subjects.
enum class CommonKeys : std::uint8_t { none, titled, untitled, of_contract };

// Keys that are not the value of one member.
struct KindOfSession {};     ///< SessionRule::kind, by name.
struct PriceOfSession {};    ///< SessionRule::price, or that it is `asked`.
struct UsualFacts {};        ///< SessionRule::usually.
struct Insurer {};           ///< DeductionRule::from: a payer, but not the patient.
struct Insurers {};          ///< ThirdPartyRule::payers.
struct CounterOfCents {};    ///< A counter of sums: Ceiling::counter.
struct PaidByContract {};    ///< ContractShare::pays, `minutes`, `rate_base`, `value`, `in_all`.
struct SessionsOrAmount {};  ///< Limit::sessions or Limit::amount.

template <class V>
void describe(Described<Part>, V& key) {
  key("code", &Part::code, Need::required, "Its billing code.");
  key("price", &Part::price, Need::required, "Its price.");
}

template <class V>
void describe(Described<SessionRule>, V& key) {
  key.rule(CommonKeys::titled);
  key("kind", KindOfSession{}, Need::optional,
      "The kind that later lists can refer to; default: the id.");
  key("code", &SessionRule::code, Need::optional, "The billing code.");
  key("price", PriceOfSession{}, Need::optional,
      "\"50.00\", \"2.58 a minute\", \"asked\" (the professional sets it) or \"unknown\".");
  key("minutes", &SessionRule::minutes, Need::optional,
      "The length assumed for a price by the minute, unless one is given (--minutes).");
  key("parts", &SessionRule::parts, Need::optional, "Several acts, instead of price and code.");
  key("base", &SessionRule::base, Need::optional,
      "The reimbursement base of rates and rest; default: the price.");
  key("hint", &SessionRule::hint, Need::optional,
      "What is known about a price that is asked or unknown.");
  key("usually", UsualFacts{}, Need::optional,
      "Facts assumed to have this value unless specified for the session itself.");
  key("prevails_over", &SessionRule::prevails_over, Need::optional,
      "Overlapping rules over which this one takes precedence.");
}

template <class V>
void describe(Described<EntitlementRule>, V& key) {
  key.rule(CommonKeys::titled);
  key("require", &EntitlementRule::require, Need::required, "The conditions to meet.");
  key("else", &EntitlementRule::otherwise, Need::required, "The outcome when they are not met.");
}

template <class V>
void describe(Described<CapRule>, V& key) {
  key.rule(CommonKeys::untitled);
  key("counter", &CapRule::counter, Need::required, "The counter that is capped.");
  key("at_most", &CapRule::at_most, Need::required, "The number of sessions covered.");
  key("else", &CapRule::otherwise, Need::required, "The outcome beyond the cap.");
}

template <class V>
void describe(Described<DeductibleRule>, V& key) {
  key.rule(CommonKeys::titled);
  key("counter", CounterOfCents{}, Need::required, "A counter of cents.");
  key("at_most", &DeductibleRule::at_most, Need::required,
      "What the patient pays first, of the base, in a period.");
  key("prevails_over", &DeductibleRule::prevails_over, Need::optional,
      "Overlapping deductibles over which this one takes precedence.");
}

template <class V>
void describe(Described<CopaymentCeilingRule>, V& key) {
  key.rule(CommonKeys::titled);
  key("counter", CounterOfCents{}, Need::required, "A counter of cents.");
  key("at_most", &CopaymentCeilingRule::at_most, Need::required,
      "The most that the shares leave to the patient in a period, after the deductible.");
  key("prevails_over", &CopaymentCeilingRule::prevails_over, Need::optional,
      "Overlapping ceilings over which this one takes precedence.");
}

template <class V>
void describe(Described<ShareRule>, V& key) {
  key.rule(CommonKeys::titled);
  key("payer", &ShareRule::payer, Need::required, "Who pays.");
  key("pays", &ShareRule::pays, Need::required,
      "\"60 %\" or \"2/37\" of the base, \"11.00\", \"rest\" of the base or \"unknown\".");
  key("public", &ShareRule::of_the_public, Need::optional,
      "true: a complementary share paid from public funds.");
  key("prevails_over", &ShareRule::prevails_over, Need::optional,
      "Overlapping rules of this payer over which this one takes precedence.");
}

template <class V>
void describe(Described<Ceiling>, V& key) {
  key("counter", CounterOfCents{}, Need::required, "A counter of cents.");
  key("at_most", &Ceiling::at_most, Need::required, "The most that can be deducted.");
}

template <class V>
void describe(Described<DeductionRule>, V& key) {
  key.rule(CommonKeys::titled);
  key("amount", &DeductionRule::amount, Need::required, "The amount deducted.");
  key("from", Insurer{}, Need::required, "The payer whose share is reduced.");
  key("ceiling", &DeductionRule::ceilings, Need::optional,
      "The most that can be deducted in a period.");
}

template <class V>
void describe(Described<ExtraFeesRule>, V& key) {
  key.rule(CommonKeys::titled);
  key("at_most", &ExtraFeesRule::at_most, Need::required,
      "A percentage of the base, or \"none\" if there is no cap.");
}

template <class V>
void describe(Described<ThirdPartyRule>, V& key) {
  key.rule(CommonKeys::titled);
  key("payers", Insurers{}, Need::required,
      "The payers whose shares the patient does not pay upfront.");
  key("one_claim", &ThirdPartyRule::one_claim, Need::optional,
      "true: these shares are billed together, to the compulsory insurance.");
}

template <class V>
void describe(Described<DoubtRule>, V& key) {
  key.rule(CommonKeys::untitled);
  key("from", &DoubtRule::from, Need::optional, "The first uncertain day.");
  key("to", &DoubtRule::to, Need::optional, "The last uncertain day.");
  key("carries", &DoubtRule::carries, Need::optional,
      "Only if the period of this counter contains sessions of another version.");
}

template <class V>
void describe(Described<AroundDue>, V& key) {
  key("before", &AroundDue::before, Need::required, "Start of the right, before the due date.");
  key("after", &AroundDue::after, Need::required, "End of the right, after the due date.");
}

template <class V>
void describe(Described<LimitedRight>, V& key) {
  key.rule(CommonKeys::titled);
  key("lasts", &LimitedRight::lasts, Need::required,
      "Its longest duration: \"1y\", \"4m13d\"; the first day counts.");
  key("due", &LimitedRight::around_due, Need::optional,
      "Its dates are derived from the due date of a pregnancy (--due).");
  key("follows", &LimitedRight::follows, Need::optional,
      "The right that it follows, from the day after its last day: a value of the same fact.");
}

template <class V>
void describe(Described<KeptRight>, V& key) {
  key.rule(CommonKeys::titled);
  key("until_end_of", &KeptRight::period, Need::required, "The period until whose end it is kept.");
}

template <class V>
void describe(Described<InForce>, V& key) {
  key("from", &InForce::from, Need::required, "The first day.");
  key("to", &InForce::to, Need::optional, "The route closes after this day.");
  key("source", &InForce::sources, Need::required, "The source of this date.");
}

template <class V>
void describe(Described<Delay>, V& key) {
  key("calendar", &Delay::calendar, Need::required, "Which calendar.");
  key("when", &Delay::when, Need::optional, "For whom.");
  key("from", &Delay::from, Need::required, "The first day for these persons.");
  key("source", &Delay::sources, Need::required, "The source of this date.");
}

template <class V>
void describe(Described<Limit>, V& key) {
  key("counter", &Limit::counter, Need::required,
      "Two shares with the same counter share its limit.");
  key("at_most", SessionsOrAmount{}, Need::required,
      "A number of sessions (4) or an amount (\"150.00\", \"5 % of pmss\").");
}

template <class V>
void describe(Described<ReferenceValue::Dated>, V& key) {
  key("from", &ReferenceValue::Dated::from, Need::required, "The first day.");
  key("to", &ReferenceValue::Dated::to, Need::required, "The last day.");
  key("amount", &ReferenceValue::Dated::amount, Need::required, "The amount on these days.");
  key("source", &ReferenceValue::Dated::sources, Need::required, "Its source.");
}

template <class V>
void describe(Described<ReferenceValue>, V& key) {
  key("title", &ReferenceValue::title, Need::required, "Its name, in a few words.");
  key("amount", &ReferenceValue::amounts, Need::required, "The amounts, by day.");
}

template <class V>
void describe(Described<Excess>, V& key) {
  key("counter", &Excess::counter, Need::required,
      "Counts what the patient bears; shares with the same counter have one excess.");
  key("at_most", &Excess::at_most, Need::required, "What the patient bears in a period.");
}

template <class V>
void describe(Described<ContractShare>, V& key) {
  key.rule(CommonKeys::of_contract);
  key("pays", PaidByContract{}, Need::required,
      "\"40.00\", \"45.00 an hour\", \"0.75 a minute\", \"50 %\" (of the price), \"50 % of base\", "
      "\"50 % of rest\", \"1 % of pmss\" or \"rest\"; \"in all\" after it: with what the others "
      "pay.");
  key("excess", &ContractShare::excess, Need::optional,
      "What the patient bears first; the share is then of what remains.");
  key("at_most", &ContractShare::at_most, Need::optional, "A session.");
  key("limit", &ContractShare::limits, Need::optional, "The most that it pays in a period.");
  key("prevails_over", &ContractShare::prevails_over, Need::optional,
      "Overlapping shares over which this one takes precedence.");
}

/// Calls `each` with the key and the rules of every list of a version, in the order of evaluation.
template <class V, class Each>
void for_each_list(V& version, Each each) {
  each("session", version.sessions);
  each("entitlement", version.entitlements);
  each("cap", version.caps);
  each("deductible", version.deductibles);
  each("share", version.shares);
  each("copayment_ceiling", version.copayment_ceilings);
  each("deduction", version.deductions);
  each("extra_fees", version.extra_fees);
  each("third_party_payment", version.third_party);
  each("doubt", version.doubts);
}

/// Calls `each` with every rule, in the order of the lists.
template <class Each>
void each_rule(const Version& version, Each each) {
  for_each_list(version, [&](std::string_view, const auto& rules) {
    for (const auto& r : rules) each(r.rule);
  });
}

/// Calls `see` with each list of conditions of a version: those of its rules, then those of its
/// counters.
template <class See>
void each_conditions(const Version& version, See see) {
  for_each_list(version, [&](std::string_view, const auto& rules) {
    for (const auto& r : rules) {
      see(r.rule.when);
      see(r.rule.unless);
      if constexpr (requires { r.usually; }) see(r.usually);
      if constexpr (requires { r.require; }) see(r.require);
    }
  });
  for (const Conditions& c : version.counts) see(c);
}

}  // namespace racpsy
