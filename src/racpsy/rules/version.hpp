// Version of a route: the contents of one rule file.
//
// A version is a few lists of rules. A rule has `when` (all conditions must hold) and `unless`
// (none may hold) over facts with finitely many values. Conditions never contain money or dates:
// money is a result of rules, and rules of another date are another version.
//
// The lists, in the order in which they are evaluated:
// - session: the first rule that fits gives the kind and the price; later lists may ask the kind.
// - entitlement: all must hold; the first whose `when` fits and whose `require` fails gives the
//   outcome.
// - cap: all that fit must hold: the rank of the session in `counter` is at most `at_most`.
// - deductible: the first rule that fits; the patient pays the base first, up to a sum per period.
// - share: per payer, the first rule that fits; a payer without one pays nothing. Shares apply to
//   what the deductible leaves of the base.
// - copayment_ceiling: the first rule that fits; the most that shares leave to the patient per
//   period. The compulsory insurance pays what is above it.
// - deduction: every rule that fits; taken from a payer's share, and owed by the patient.
// - extra_fees: the first rule that fits; how much of a price above the base a responsible contract
//   may pay.
// - third_party_payment: every rule that fits; the patient does not advance these payers' shares.
// - doubt: every rule that fits; flags the session.
//
// First-fit lists go from exceptions to general rules. Two rules that cross (neither contains the
// other) and have different results must state which one prevails, with `prevails_over`.
// rules/README.md is the manual of rule files.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "racpsy/base/date.hpp"
#include "racpsy/base/index.hpp"
#include "racpsy/base/money.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/rules/fact.hpp"

namespace racpsy {

enum class Confidence : std::uint8_t { high, medium, low };
enum class Status : std::uint8_t { stated, derived, inferred, assumed };
enum class Calendar : std::uint8_t { applied, legal };
inline constexpr std::array both_calendars{Calendar::applied, Calendar::legal};
constexpr Calendar other(Calendar c) {
  return c == Calendar::applied ? Calendar::legal : Calendar::applied;
}
enum class Payer : std::uint8_t { amo, other, amc, patient };
inline constexpr std::size_t payer_count = 4;

/// Reasons for refusing coverage, in the order in which they are tested; then two that are not
/// refusals: a market outside any scheme, and `covered`, which is last.
enum class Outcome : std::uint8_t {
  not_open,
  closed,
  too_young,
  too_old,
  not_entitled,
  no_referral,
  remote_evaluation,
  same_day,
  beyond_cap,
  outside_scheme,
  covered
};
inline constexpr std::size_t outcome_count = 11;
inline constexpr EnumArray<Outcome, std::string_view, outcome_count> outcome_names{
    "not_open",          "closed",   "too_young",  "too_old",        "not_entitled", "no_referral",
    "remote_evaluation", "same_day", "beyond_cap", "outside_scheme", "covered"};
constexpr std::string_view name_of(Outcome o) { return outcome_names[o]; }

/// Reservations about the figures of an answer, as a set of bits.
enum Flag : std::uint8_t {
  flag_unverified = 1,         ///< later than the day on which the version was verified
  flag_assumed = 2,            ///< a rule that was applied is assumed
  flag_inferred = 4,           ///< … is inferred from a text that does not state it
  flag_low = 8,                ///< … has low confidence
  flag_other_calendar = 16,    ///< the route has no versions in the calendar requested
  flag_outside_contract = 32,  ///< the contract does not hold on the day: its share is unknown
  flag_beyond_right = 64       ///< a limited right is used for longer than it lasts
};
using Flags = std::uint8_t;
/// Words of the flags that answers list, in this order.
inline constexpr std::array<std::pair<Flag, std::string_view>, 6> flag_names{
    {{flag_unverified, "unverified"},
     {flag_assumed, "assumed"},
     {flag_inferred, "inferred"},
     {flag_low, "low"},
     {flag_other_calendar, "other_calendar"},
     {flag_outside_contract, "outside_contract"}}};
/// Flags that --strict refuses: the figure is not established.
inline constexpr Flags not_established = flag_unverified | flag_assumed | flag_inferred | flag_low;

/// A text that rules cite.
struct Source {
  enum class Dated : std::uint8_t { published, signed_on, read };
  std::string id;
  std::string title;
  std::string article;
  std::string url;
  std::string reference;
  Date date;
  Dated dated = Dated::published;
  Confidence confidence = Confidence::high;
  Place place;
};

/// The subject of a condition: a fact, the age on the day or on 1 January of its year, the kind of
/// the session, its rank in a counter, or the presence of covered sessions in an earlier period of
/// a counter. In a contract also the outcome (bit 0: a scheme covers the session; bit 1: none does)
/// the route of the session, among those that the contract names, and for how long the person is a
/// member, in completed months or days.
struct Subject {
  enum class Kind : std::uint8_t {
    fact,
    age,
    age_on_january_1,
    kind,
    rank,
    earlier,
    outcome,
    route,
    member_for
  };
  Kind kind = Kind::fact;
  /// Index of the fact or counter in the route; of `member_for`: 0 for months, 1 for days.
  std::uint8_t index = 0;
  friend bool operator==(Subject, Subject) = default;
};

/// One condition. Ages (completed years), ranks and membership: from `low` to `high`, both
/// included. All other subjects: any of `values`.
struct Condition {
  Subject subject;
  Bits values = 0;
  int low = 0;
  int high = 0;
};
using Conditions = std::vector<Condition>;

/// Fields common to all rules.
struct Rule {
  std::string id;
  Text title;
  Text note;
  Conditions when;    ///< All must hold.
  Conditions unless;  ///< None may hold.
  std::vector<const Source*> sources;
  Status status = Status::stated;
  Confidence confidence = Confidence::high;
  Place place;
  Flags flags() const;
};

/// One act of a price that consists of several, with its billing code.
struct Part {
  std::string code;
  Money price;
  friend bool operator==(const Part&, const Part&) = default;
};

struct SessionRule {
  Rule rule;
  std::uint8_t kind = 0;  ///< Index in Version::kinds.
  std::string code;    ///< Billing code; empty: none. The codes of several parts are joined by "+".
  bool asked = false;  ///< The professional sets the price, which the request states.
  Money price;         ///< Unknown if no price was found or if it is `asked`.
  std::vector<Part> parts;
  /// Reimbursement base of rates and rests, if it is not the price. Never above a known price.
  std::optional<Money> base;
  Text hint;                      ///< Information on a price that is asked or unknown.
  std::optional<Money> a_minute;  ///< The price of a minute; `price` is that of `minutes`.
  int minutes = 0;                ///< The length of a session, unless the request states one.
  std::vector<std::string> prevails_over;
  /// Values taken for this kind unless the facts are stated for the session itself: a person with
  /// "sessions by video" still has the evaluation in person.
  Conditions usually;
};

/// Returns the price of a session of this length; unknown if it is not set by the minute.
inline Money price_of(const SessionRule& session, int minutes) {
  return session.a_minute ? Money::of_cents(session.a_minute->cents() * minutes) : Money::unknown();
}

struct EntitlementRule {
  Rule rule;
  Conditions require;
  Outcome otherwise = Outcome::not_entitled;
};

struct CapRule {
  Rule rule;
  std::uint8_t counter = 0;
  int at_most = 0;
  Outcome otherwise = Outcome::beyond_cap;
};

/// Amount paid by a payer: a rate of the base, an amount, the rest of the base, or unknown.
struct Pays {
  enum class Form : std::uint8_t { rate, amount, rest, unknown };
  Form form = Form::unknown;
  Rate rate;
  Money amount;
  friend bool operator==(const Pays&, const Pays&) = default;
};

struct ShareRule {
  Rule rule;
  Payer payer = Payer::amo;
  Pays pays;
  bool of_the_public = false;  ///< Complementary share paid by the State or the funds (C2S).
  std::vector<std::string> prevails_over;
};

/// The most that a counter of sums may hold in its period.
struct Ceiling {
  std::uint8_t counter = 0;
  Money at_most;
};

/// A sum per period that the patient pays first, of the base of covered sessions.
struct DeductibleRule {
  Rule rule;
  std::uint8_t counter = 0;  ///< A counter of cents.
  Money at_most;
  std::vector<std::string> prevails_over;
};

/// The most that the shares leave to the patient in a period, of the base and after the deductible.
struct CopaymentCeilingRule {
  Rule rule;
  std::uint8_t counter = 0;  ///< A counter of cents.
  Money at_most;
  std::vector<std::string> prevails_over;
};

inline constexpr std::size_t most_deductions = 4;  ///< of one version

/// An amount deducted from a payer's share, within ceilings: the participation forfaitaire.
struct DeductionRule {
  Rule rule;
  Money amount;
  Payer from = Payer::amo;
  std::vector<Ceiling> ceilings;
};

/// Legal ceiling on the extra fees that a responsible contract pays by its own shares, which pay
/// nothing of the base.
struct ExtraFeesRule {
  Rule rule;
  std::optional<Rate> at_most;  ///< Rate of the base; none: no ceiling.
};

struct ThirdPartyRule {
  Rule rule;
  std::uint8_t payers = 0;  ///< Bit per payer.
  bool pays_directly(Payer p) const { return (payers >> index_of(p) & 1) != 0; }
  bool one_claim = false;  ///< Their shares are billed together, to the compulsory insurance.
};

struct DoubtRule {
  Rule rule;
  Date from = first_date;
  Date to = last_date;
  /// Index of a counter whose current period must hold sessions settled under another version.
  std::optional<std::uint8_t> carries;
};

inline constexpr std::size_t most_counters = 8;  ///< of one route, or one contract
inline constexpr std::size_t most_shared = 8;    ///< counters that routes share

/// A count per period. A route's counter counts covered sessions, or in cents the sums of its
/// deductions, of a deductible or of co-payments; a contract's counts the sessions or the cents
/// that it pays.
struct Counter {
  /// An academic year runs from 1 September to 31 August; twelve months begin with the first
  /// session counted.
  /// A contract year begins on the day that the contract states, or on the anniversary of joining.
  enum class Per : std::uint8_t {
    day,
    calendar_year,
    academic_year,
    twelve_months,
    lifetime,
    contract_year
  };
  enum class Unit : std::uint8_t { sessions, cents };
  std::string name;  ///< A name with a slash: one counter for all routes that declare it.
  Per per = Per::calendar_year;
  Unit unit = Unit::sessions;
  int shared = -1;  ///< Index among the counters that routes share; -1: the route's own.
  /// Of a contract: all people under the contract have one such counter, not one each.
  bool of_family = false;
  /// Of a contract year: the month × 100 + the day on which it begins; 0: the anniversary of
  /// joining.
  int year_begins = 0;
  Place place;
};
inline constexpr std::size_t period_count = 6;

/// Durations from the first day of a right to the due date of a pregnancy, and from there to its
/// last day.
struct AroundDue {
  Duration before;
  Duration after;
};

/// A right that ends for good after a duration, whenever it began. If the sessions for which
/// `rule.when` holds cannot all lie within that duration, they are uncertain from the first one
/// beyond it.
struct LimitedRight {
  Rule rule;  ///< Its status is `assumed`. Without conditions: all care by the route.
  Duration lasts;
  std::optional<AroundDue> around_due;  ///< None: its days do not depend on a due date.
  /// The right, a value of the same fact, that this one follows from the day after its last day.
  Conditions follows;
};

/// A right that is fixed for a period: a person who meets `rule.when` on one day keeps it until the
/// end of the period.
struct KeptRight {
  Rule rule;  ///< Its condition is one value of one fact.
  Counter::Per period = Counter::Per::calendar_year;
};

inline constexpr std::size_t most_limited = 8;  ///< of one route
inline constexpr std::size_t most_kept_rights = 4;

/// First day of a version in one calendar; it holds until the next version of that calendar.
struct InForce {
  Date from;
  std::optional<Date> to;  ///< Last day, after which the route is closed.
  std::vector<const Source*> sources;
  Place place;
};

/// Later first day of a version for some persons; until then the previous version holds.
struct Delay {
  Calendar calendar = Calendar::applied;
  Conditions when;
  Date from;
  std::vector<const Source*> sources;
  Place place;
};

struct Version {
  std::string id;
  Text title;
  Date verified_on;
  Place verified_at;  ///< Place of `verified_on` in the file.
  Currency currency = Currency::eur;
  Rounding rounding = Rounding::half_up;
  bool hypothetical = false;  ///< In no calendar: used only when named.
  bool scheme = true;         ///< false: a free market, in which only the patient pays.
  /// The route is older than this version, but earlier rules were not found.
  bool unknown_before = false;
  EnumArray<Calendar, std::optional<InForce>, 2> in_force;
  std::vector<Delay> delays;
  std::vector<std::uint8_t> counters;  ///< Indices of the route's counters in use.
  /// Conditions on the sessions that each of `counters` counts (parallel; empty: all).
  std::vector<Conditions> counts;
  std::vector<std::string> kinds;
  std::vector<SessionRule> sessions;
  std::vector<EntitlementRule> entitlements;
  std::vector<CapRule> caps;
  std::vector<DeductibleRule> deductibles;
  std::vector<ShareRule> shares;
  std::vector<CopaymentCeilingRule> copayment_ceilings;
  std::vector<DeductionRule> deductions;
  std::vector<ExtraFeesRule> extra_fees;
  std::vector<ThirdPartyRule> third_party;
  std::vector<DoubtRule> doubts;
  Place place;
};

}  // namespace racpsy
