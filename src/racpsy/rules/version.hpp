// One version of a route: what one rule file says.
//
// A version is a handful of lists of plain rules. `session` names the act and its price;
// `entitlement` and `cap` say when it is covered; `share` says what each payer pays;
// `third_party_payment` says who is not advanced; `doubt` says what is not established. A rule has
// `when` (all must hold) and `unless` (none may hold) over finite facts. Money and dates never
// stand in a condition: money is what a rule gives, and a date is a version.
//
// How the lists are read:
//
//   session                first rule that fits; its `kind` may be asked by the lists after it
//   entitlement            all must hold; the first whose `when` fits and whose `require` fails
//   names the outcome cap                    all that fit must hold: the rank of the session in
//   `counter` may not exceed `at_most` share                  per payer, first rule that fits; no
//   rule: that payer pays nothing deduction              each that fits; taken back from a payer's
//   share, and owed by the patient extra_fees             first rule that fits; how much of a price
//   beyond the base a responsible contract may pay third_party_payment    each that fits; the
//   patient does not advance what these payers pay doubt                  each that fits; flags the
//   session
//
// First-fit lists go from exception to rule. Two rules that cross (neither contains the other) and
// say different things must state which prevails, with `prevails_over`. rules/README.md is the
// manual of the files themselves.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "racpsy/base/date.hpp"
#include "racpsy/base/money.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/rules/fact.hpp"

namespace racpsy {

enum class Confidence : std::uint8_t { high, medium, low };
enum class Status : std::uint8_t { stated, derived, inferred, assumed };
enum class Calendar : std::uint8_t { applied, legal };
enum class Payer : std::uint8_t { amo, other, amc, patient };
inline constexpr std::size_t payer_count = 4;
constexpr std::size_t index_of(Payer p) { return static_cast<std::size_t>(p); }
constexpr std::size_t index_of(Calendar c) { return static_cast<std::size_t>(c); }

/// Why a session is or is not covered, in the order in which it is tested; then two that are no
/// refusal: a market outside any scheme, and `covered`, which is last.
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
inline constexpr std::array<std::string_view, outcome_count> outcome_names{
    "not_open",          "closed",   "too_young",  "too_old",        "not_entitled", "no_referral",
    "remote_evaluation", "same_day", "beyond_cap", "outside_scheme", "covered"};
constexpr std::string_view name_of(Outcome o) { return outcome_names[static_cast<std::size_t>(o)]; }

/// What an answer carries beside its figures, as a set of bits.
enum Flag : std::uint8_t {
  flag_unverified = 1,         ///< after the day until when someone checked the version
  flag_assumed = 2,            ///< a rule that was used is assumed
  flag_inferred = 4,           ///< … is inferred from a text that does not say it outright
  flag_low = 8,                ///< … rests on weak evidence
  flag_other_calendar = 16,    ///< the route has no line in the calendar asked
  flag_outside_contract = 32,  ///< the contract does not hold on the day: what it pays is not known
  flag_beyond_right = 64       ///< a right of limited time is counted for longer than it lasts
};
using Flags = std::uint8_t;
/// Those that --strict refuses: the figure rests on something that nobody established.
inline constexpr Flags not_established = flag_unverified | flag_assumed | flag_inferred | flag_low;

/// A text that a rule rests on.
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

/// What a condition asks about: a fact, the age on the day or on 1 January of its year, the kind of
/// the session, its rank in a counter, whether an earlier period of a counter holds covered
/// sessions; in a contract, whether a scheme covers the session (bit 0) or none does (bit 1), and
/// by which of the routes that the contract names it is had.
struct Subject {
  enum class Kind : std::uint8_t {
    fact,
    age,
    age_on_january_1,
    kind,
    rank,
    earlier,
    outcome,
    route
  };
  Kind kind = Kind::fact;
  std::uint8_t index = 0;  ///< Which fact or counter of the route.
  friend bool operator==(Subject, Subject) = default;
};

/// One condition. Ages and ranks: between `low` and `high`, ends included. All else: any of
/// `values`.
struct Condition {
  Subject subject;
  Bits values = 0;
  int low = 0;
  int high = 0;
};
using Conditions = std::vector<Condition>;

/// What every rule has.
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

/// A price that is made of several acts, each with its billing code.
struct Part {
  std::string code;
  Money price;
  friend bool operator==(const Part&, const Part&) = default;
};

struct SessionRule {
  Rule rule;
  std::uint8_t kind = 0;  ///< Index in Version::kinds.
  std::string code;       ///< Billing code; empty where there is none. Several parts: their codes,
                          ///< joined by "+".
  bool asked = false;     ///< The professional sets the price: it comes with the question.
  Money price;            ///< Unknown where no price was found, or where it is asked.
  std::vector<Part> parts;
  /// What rates and rests are of (the reimbursement base), where it is not the price itself. Never
  /// above a known price.
  std::optional<Money> base;
  Text hint;  ///< What is known of a price that is asked or unknown.
  std::vector<std::string> prevails_over;
  /// Facts that speak of this kind only when they are said of the session itself; otherwise this is
  /// taken. A person who has "sessions by video" still has the evaluation in person.
  Conditions usually;
};

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

/// What a payer pays: a rate of the base, an amount, the rest of the base, or something not known.
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
  bool of_the_public = false;  ///< The complementary share that the State or the funds pay (C2S).
  std::vector<std::string> prevails_over;
};

/// So much of what a counter of sums may hold in its period.
struct Ceiling {
  std::uint8_t counter = 0;
  Money at_most;
};

inline constexpr std::size_t most_deductions = 4;  ///< of one version

/// An amount taken back from a payer's share, within ceilings: the participation forfaitaire.
struct DeductionRule {
  Rule rule;
  Money amount;
  Payer from = Payer::amo;
  std::vector<Ceiling> ceilings;
};

/// A ceiling set by law on what a responsible contract pays by itself: nothing of the base, and so
/// much of the extra fees.
struct ExtraFeesRule {
  Rule rule;
  std::optional<Rate> at_most;  ///< Of the base; none: no ceiling on extra fees.
};

struct ThirdPartyRule {
  Rule rule;
  std::uint8_t payers = 0;  ///< Bit per payer.
  bool one_claim =
      false;  ///< The shares of these payers are billed together, to the compulsory insurance.
};

struct DoubtRule {
  Rule rule;
  Date from = first_date;
  Date to = last_date;
  /// Fits only where this counter's period holds sessions settled under another version; -1: no
  /// such demand.
  int carries = -1;
};

inline constexpr std::size_t most_counters = 8;  ///< of one route, or one contract
inline constexpr std::size_t most_shared = 8;    ///< counters that routes share

/// What is counted, and over which period. A route's counter counts covered sessions, or the sums
/// of its deductions; a contract's, the sessions and the sums that it pays.
struct Counter {
  /// An academic year runs from 1 September to 31 August; twelve months from the first session
  /// counted.
  enum class Per : std::uint8_t { day, calendar_year, academic_year, twelve_months, lifetime };
  enum class Unit : std::uint8_t { sessions, cents };
  std::string name;  ///< With a slash: one counter for all routes that declare it.
  Per per = Per::calendar_year;
  Unit unit = Unit::sessions;
  int shared = -1;  ///< Its place among the counters that routes share; -1: the route's own.
  Place place;
};

/// A right that ends for good after a time, whenever it began. Sessions for which `rule.when`
/// holds, and which cannot all lie within that time, are not certain from the first one beyond it
/// on.
struct LimitedRight {
  Rule rule;  ///< Its status is `assumed`. Without conditions: care by the route as such.
  Duration lasts;
  /// How long before the due date of a pregnancy it begins, and how long after it ends, where its
  /// days follow from that date.
  std::optional<std::pair<Duration, Duration>> around_due;
};

/// A right that is fixed for a period: whoever meets `rule.when` on one day of it meets it until
/// its end.
struct KeptRight {
  Rule rule;  ///< Its condition is one value of one fact.
  Counter::Per period = Counter::Per::calendar_year;
};

inline constexpr std::size_t most_limited = 8;  ///< of one route
inline constexpr std::size_t most_kept_rights = 4;

/// From when a version holds in one calendar, until the next version of that calendar.
struct InForce {
  Date from;
  std::optional<Date> to;  ///< The route closes after this day.
  std::vector<const Source*> sources;
  Place place;
};

/// For these persons the version holds only from a later day; until then, the one before it.
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
  Place verified_at;  ///< Where the file says so.
  std::string currency;
  Rounding rounding = Rounding::half_up;
  bool hypothetical = false;  ///< In no calendar: used only when it is named.
  bool scheme = true;         ///< false: a free market, where nobody but the patient pays.
  bool unknown_before =
      false;  ///< The route is older than this version; what held before was not found.
  std::array<std::optional<InForce>, 2> in_force;
  std::vector<Delay> delays;
  std::vector<std::uint8_t> counters;  ///< Counters of the route that this version counts in…
  std::vector<Conditions>
      counts;  ///< … and which covered sessions each counts (parallel; empty: all).
  std::vector<std::string> kinds;
  std::vector<SessionRule> sessions;
  std::vector<EntitlementRule> entitlements;
  std::vector<CapRule> caps;
  std::vector<ShareRule> shares;
  std::vector<DeductionRule> deductions;
  std::vector<ExtraFeesRule> extra_fees;
  std::vector<ThirdPartyRule> third_party;
  std::vector<DoubtRule> doubts;
  Place place;
};

}  // namespace racpsy
