// Settles a session: computes its outcome and who pays what.
//
// A person's sessions are settled in date order. The only state is the accumulators: the covered
// sessions, or the sums, in the current period of each counter. The steps for one session:
//
//   1. find the version in force on its date, in the selected calendar, or the pinned one; if there
//      is none, the outcome is not_open or closed;
//   2. make the point: the person's facts, overridden by those of the session; the age on the day;
//      the rank that the session would have in each counter;
//   3. look up the cell of the version's table at that point: outcome, price, amount per payer. A
//      price set by the professional comes with the request and is split between the payers here;
//   4. if covered: increment the counters, and move deductions from the payers' shares to the
//      patient's, within their ceilings. If not: the price is the private fee (unknown if not
//      given), the patient pays it, and no counter changes;
//   5. let a contract, if any, pay its part of what is left to the patient, except deductions. What
//      it pays outside its days is unknown; a responsible one obeys the legal ceilings;
//   6. the advance is the price less the shares under third-party payment (before deductions, which
//      are recovered later); the refund is the advance less the patient's share in the end.
//
// All other results (totals, comparisons, batches, explanations) are derived from this function.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "racpsy/engine/person.hpp"
#include "racpsy/engine/table.hpp"
#include "racpsy/rules/contract.hpp"

namespace racpsy {

/// The figures of a session or a sum, in the order in which machine formats give them.
enum class Figure : std::uint8_t {
  price,
  amo,
  amc,
  other,
  patient,
  after_amo,
  advance,
  refund,
  after_public
};
inline constexpr std::size_t figure_count = 9;
inline constexpr std::array<std::string_view, figure_count> figure_names{
    "price_cents",     "amo_cents",     "amc_cents",    "other_cents",       "patient_cents",
    "after_amo_cents", "advance_cents", "refund_cents", "after_public_cents"};
inline constexpr auto all_figures = EnumArray<Figure, Money, figure_count>::keys();
using Figures = std::array<Money, figure_count>;
/// The figure that a payer pays.
inline constexpr EnumArray<Payer, Figure, payer_count> figure_of{Figure::amo, Figure::other,
                                                                 Figure::amc, Figure::patient};

/// A session to settle, with the facts stated for it alone.
struct Session {
  Date date;
  std::vector<std::pair<std::size_t, Bits>> facts;
};

/// The selection of rules: calendar and version.
struct RuleSelection {
  Calendar calendar = Calendar::applied;
  const Version* pinned = nullptr;  ///< The version to apply on every date; null: by date.
};

/// The parts of the amounts of a session that follow from sums per period.
struct YearlySums {
  Money deductible;       ///< The patient's, before the shares.
  Money deductible_left;  ///< The rest of the deductible before this session.
  Money copayment;        ///< What the shares leave of the base to the patient.
  Money ceiling_left;     ///< The rest of the ceiling before this session.
  Money above_ceiling;    ///< The part of the co-payment that the compulsory insurance pays.
  /// Of an unknown price, the patient pays what is left of this deductible, and no more.
  const DeductibleRule* most = nullptr;
};

/// One settled session.
struct Settled {
  const Route* route = nullptr;
  int who = 0;  ///< The number of the person, from 0.
  Date date;
  const Version* version = nullptr;  ///< The version in force; null: none.
  const Version* nearest = nullptr;  ///< That version, or the nearest one; defines `kind`.
  Date in_force_since = first_date;  ///< As in `CompiledRoute::VersionInForce`.
  std::uint8_t kind = 0;             ///< Index in that version's `kinds`.
  std::uint8_t session = 0;          ///< Index in that version's `sessions`.
  Outcome outcome = Outcome::covered;
  Flags flags = 0;
  std::optional<int> rank;  ///< Rank among the covered sessions of the cap's period.
  std::optional<int> cap;   ///< Sessions per period.
  Figures figures{};
  std::uint16_t doubts = 0;                       ///< Bit per doubt that applies.
  std::array<Money, most_deductions> deducted{};  ///< Amount taken per deduction of the version.
  std::uint8_t limited = 0;  ///< Bit per limited right that may have expired on this day.
  std::uint8_t ended = 0;    ///< Bit per limited right known to have expired; it was ignored.
  std::uint8_t kept = 0;     ///< Bit per right that holds only because it is fixed for the period.
  YearlySums yearly;         ///< All zero without a deductible or a ceiling on co-payments.
  int minutes = 0;           ///< As in `Person`.
  bool outside_contract = false;       ///< The contract is not in force: its payment is unknown.
  const Contract* contract = nullptr;  ///< The contract of the person.
  const ContractShare* contract_share = nullptr;  ///< The share of the contract that applied.
  const ReferenceValue* unknown_value = nullptr;  ///< Needed by that share, not known on the day.
  const ExtraFeesRule* by_law = nullptr;          ///< The legal ceiling on the contract's payment.
  std::optional<Date> joined;                     ///< As in `Person`.
  bool membership_assumed = false;    ///< Another date of joining would change what it pays.
  std::optional<Date> waiting_until;  ///< First day on which it pays, if only membership lacks.
  Money contract_paid;                ///< The contract's payment, included in the AMC figure.
  const EntitlementRule* failed = nullptr;  ///< The entitlement that failed.

  Money get(Figure f) const { return figures[index_of(f)]; }
};

/// The content of one counter in its current period.
struct Accumulator {
  std::int32_t until = no_day;  ///< First day after the period, in days since 1970-01-01.
  int sessions = 0;
  /// `VersionInForce::index` of the period's first session; -1: no session yet. A number, as the
  /// batch tests it in every row.
  std::int32_t version = -1;
  Money spent;  ///< Sum paid by a contract, taken by deductions, or paid by the patient.
};

/// The state of a person between sessions.
struct Accumulators {
  std::array<Accumulator, most_counters> route;  ///< The route's own counters.
  std::array<Accumulator, most_shared> shared;   ///< Those that several routes share.
  std::array<Accumulator, most_counters> contract;
  /// Per limited right of the route: the day of the first session with it, since 1970-01-01.
  std::array<std::int32_t, most_limited> limited_from{no_day, no_day, no_day, no_day,
                                                      no_day, no_day, no_day, no_day};
  /// Per kept right of the route: the first day after the period for which it is fixed.
  std::array<std::int32_t, most_kept_rights> kept_until{no_day, no_day, no_day, no_day};

  Accumulator& of(const Counter& counter, std::size_t index) {
    return counter.shared >= 0 ? shared[static_cast<std::size_t>(counter.shared)] : route[index];
  }
  const Accumulator& of(const Counter& counter, std::size_t index) const {
    return const_cast<Accumulators&>(*this).of(counter, index);
  }
};

/// A route with its versions as tables, which are made at their first use.
class CompiledRoute {
 public:
  /// `route` must live as long as the compiled route.
  explicit CompiledRoute(const Route& route);

  const Route& route() const { return *route_; }
  Table& table(const Version& version);

  /// The version in force; if there is none, the outcome says why and `version` is the nearest one.
  struct VersionInForce {
    Outcome outcome = Outcome::covered;
    const Version* version = nullptr;
    std::int32_t index = 0;       ///< Of `version`, in the route.
    bool other_calendar = false;  ///< The route is not in the selected calendar.
    /// The first day of this version, or of the first one to come, for this person, with delays.
    Date in_force_since = first_date;
    /// The sources of that day; null if the version is pinned.
    const std::vector<const Source*>* sources = nullptr;
  };
  /// Finds the version in force on a day, for a person with these facts.
  VersionInForce version_in_force(Date date, const RuleSelection& selection,
                                  const Point& point) const;

  /// Returns the index of the fact "complementary", if the route has it.
  std::optional<std::size_t> complementary() const { return complementary_; }

  /// Returns the indices of the facts whose default depends on the age.
  const std::vector<std::uint8_t>& facts_by_age() const { return facts_by_age_; }

 private:
  const Route* route_;
  std::optional<std::size_t> complementary_;
  std::vector<std::uint8_t> facts_by_age_;
  std::vector<std::unique_ptr<Table>> tables_;
};

/// Returns the days, ascending, on which the version in force may change for some person, or a
/// contract begins or ends; with `strict` also those on which a flag may change.
std::vector<std::int32_t> changing_days(const Route& route, const RuleSelection& selection,
                                        bool strict, const Contract* contract = nullptr);

/// Returns the first day after a period of any length; out of line, as it is called rarely.
std::int32_t end_of_long_period(Counter::Per per, Date date);

/// Returns the first day after the period of `counter` that begins on or contains `date`.
inline std::int32_t end_of_period(const Counter& counter, Date date) {
  return counter.per == Counter::Per::day ? date.days() + 1 : end_of_long_period(counter.per, date);
}

/// Returns the same for a counter of a contract, whose years may begin on the anniversary of
/// joining; the calendar year stands for those of a person whose date of joining is not known.
std::int32_t end_of_contract_period(const Counter& counter, Date date, std::optional<Date> joined);

/// Tests whether `date` is in the period of the accumulator; dates never decrease.
inline bool current(const Accumulator& count, Date date) { return date.days() < count.until; }

/// Returns the rank that a session on this date would have, as in `Point::rank`.
inline int rank_in(const Accumulator& count, Date date) {
  return current(count, date) ? count.sessions + 1 : static_cast<int>(count.version < 0);
}

/// Counts one more covered session; the first of a period records its version.
inline void count_session(const Counter& counter, Accumulator& count, Date date,
                          std::int32_t version) {
  if (!current(count, date) || count.sessions == 0)
    count = {end_of_period(counter, date), 0, version, {}};
  ++count.sessions;
}

/// The amounts of one session on which a contract's payment depends.
struct Claim {
  Date date;
  int minutes = 0;  ///< 0: not stated.
  Money price;
  Money base;
  Money left;                    ///< The patient's part, except deductions.
  std::optional<Money> ceiling;  ///< The legal limit of the payment, if any.
  Money others{};                ///< What the other payers pay, before deductions.
};

/// A contract's payment for one session: the share that applied (null: none), and the amount.
struct ContractPart {
  const ContractShare* share = nullptr;
  Money paid;
  Money borne;      ///< The excess that the patient bears of this session.
  Money base;       ///< The amount that its rate applies to, without the excess.
  Money sum;        ///< The amount with what the others pay; only if it is "in all".
  Money unbounded;  ///< The amount before all limits.
  /// A reference value that the amount needs and that is not known on the day.
  const ReferenceValue* unknown_value = nullptr;
  bool exhausted = false;  ///< A limit of the period is reached.
  bool outside = false;    ///< The contract is not in force: as in `Settled`.
};
/// Returns the rank that a session on this date would have in each counter of a contract.
std::array<int, most_counters> ranks_in(const Contract& contract, Date date,
                                        const Accumulators& accumulators);

/// Computes a contract's payment and updates its counters; the amount may be unknown.
/// The ranks of `point` are those in the counters of the contract.
ContractPart contract_part(const Contract& contract, const Point& point, const Claim& claim,
                           Accumulators& accumulators);

/// Sets the membership of a person who joined on a day.
void set_membership(Point& point, Date joined, Date date);

/// Returns the days on which the membership of a person reaches what the contract asks for, and
/// that of joining, ascending; none if the date of joining is not known.
std::vector<std::int32_t> membership_days(const Person& person);

/// Returns true if the contract would pay another amount with another date of joining. `point` is
/// that of a person whose date is not known.
bool membership_matters(const Contract& contract, const Point& point, const Claim& claim,
                        const Accumulators& accumulators);

/// Returns the first day on which a share applies, if none does for lack of membership.
std::optional<Date> waiting_until(const Contract& contract, const Point& point);

/// Returns the legal limit of a responsible contract's payment for a covered session, if any.
std::optional<Money> ceiling_by_law(const Version& version, const Cell& cell, Money price,
                                    Money base);

/// Notes the first day of limited rights, and returns a mask of those that may have expired on this
/// day and influence the answer.
std::uint8_t beyond_limited_rights(CompiledRoute& compiled, const Version& version,
                                   const Point& point, Date date, Accumulators& accumulators);

/// Notes the rights that hold and are fixed for a period, and returns a mask of those that hold for
/// no other reason.
std::uint8_t keep_rights(const Route& route, const Person& person, const Point& point, Date date,
                         Accumulators& accumulators);

/// Moves the deductions of `cell` from the payers' amounts to the patient's, within the ceilings in
/// the accumulators. Returns the amount taken per deduction of the version.
std::array<Money, most_deductions> deduct(const Route& route, const Version& version,
                                          const Cell& cell, Date date,
                                          std::array<Money, payer_count>& pays,
                                          Accumulators& accumulators);

/// The amounts of a covered session that depend on the request or on earlier sessions.
struct Amounts {
  Money price;
  std::array<Money, payer_count> pays{};
  YearlySums yearly;
};
/// Computes the price (by the minute, or the one stated) and splits it: first the deductible, then
/// the shares, then the ceiling on co-payments. Updates their sums in the accumulators.
Amounts split_again(const Route& route, const Version& version, const Cell& cell,
                    const Person& person, Date date, Accumulators& accumulators);

/// Adds `person.used` sessions, and the deductible already used, to the counters of a route, in the
/// periods of its first session.
void seed_accumulators(const CompiledRoute& compiled, const Person& person,
                       const RuleSelection& selection, Date first, Accumulators& accumulators);

/// Returns the point of a session, including ranks.
Point point_of(const CompiledRoute& compiled, const Person& person, const Session& session,
               const Accumulators& accumulators);

/// One step of settling a session: a rule that applied, or a figure that follows from others, with
/// the amounts of its arithmetic.
struct TraceStep {
  enum class Kind : std::uint8_t {
    version,  ///< The version in force, or that there is none.
    kept_right,
    entitlement,
    cap,
    price,
    deductible,  ///< `amount` is paid by the patient first; `unbounded` is what was left of it.
    share,
    copayment_ceiling,  ///< `amount` is paid by `figure`, and taken from the patient's co-payment.
    deduction,  ///< `amount` is taken from the share of `figure`, and added to the patient's.
    third_party_payment,
    after_amo,
    excess,         ///< `amount` is what the patient bears before the contract pays.
    value,          ///< `amount` is a reference value that the share of the contract depends on.
    contract,       ///< The contract's payment; unknown, and without a rule, outside its days.
    legal_ceiling,  ///< `amount` is the most that a responsible contract may pay.
    patient,
    advance,
    refund,
    doubt,
    limited_right
  };
  Kind kind = Kind::version;
  const Rule* rule = nullptr;                           ///< Null: no rule states it.
  const std::vector<const Source*>* sources = nullptr;  ///< Null: none.
  std::optional<Figure> figure;  ///< The figure that `amount` is, or that it is a part of.
  Money amount;
  bool met = true;  ///< An entitlement, or a cap, admits the session.
  const CapRule* cap = nullptr;
  const Pays* pays = nullptr;  ///< The form of a share.
  Money base;                  ///< What a rate applies to, or what `terms` are subtracted from.
  std::vector<Money> terms;    ///< Subtracted from `base`; added up if `added`.
  bool added = false;
  Money unbounded;         ///< A share, or a deduction, before its limits.
  bool exhausted = false;  ///< As in `ContractPart`.
  int rank = 0;            ///< Rank in `ranked_in` that a share of a contract asks for; 0: none.
  const Counter* ranked_in = nullptr;
  const ReferenceValue* value = nullptr;
};

/// The verdicts on all rules for one session, and the steps that lead to its figures: those of one
/// figure add up to it.
struct SessionTrace {
  std::vector<Verdict> verdicts;  ///< Of no version if none was in force.
  std::vector<TraceStep> steps;
  /// Amount that each payer pays directly to the professional, before deductions.
  std::array<Money, payer_count> directly{};
  /// All direct payments are billed as one claim to the compulsory insurance.
  bool one_claim = false;

  // `settle` calls these functions, in this order.
  const Cell& read(const Table& table, const Point& point);
  void conditions(const Route& route, const CompiledRoute::VersionInForce& in_force,
                  const Settled& result);
  void shares(const Version& version, const std::array<Money, payer_count>& pays, Money price,
              Money base, const YearlySums& yearly);
  void deductions(const Version& version, const Settled& result);
  void contract(const Contract& contract, const Point& point, const Claim& claim,
                const ContractPart& part, const Settled& result);
  void figures(const Settled& result);

 private:
  TraceStep& add(TraceStep::Kind kind, const Rule* rule = nullptr);
  template <class Each>
  void each_applied(List list, Each each);
  void reservations(const Settled& result);

  Cell cell_;
  std::vector<TraceStep> contract_;  // follow the amount left after AMO
};

/// The trace of a session to which nobody listens: it costs nothing.
struct NoTrace {
  static const Cell& read(Table& table, const Point& point) { return table.at(point); }
  static void conditions(const Route&, const CompiledRoute::VersionInForce&, const Settled&) {}
  static void shares(const Version&, const std::array<Money, payer_count>&, Money, Money,
                     const YearlySums&) {}
  static void deductions(const Version&, const Settled&) {}
  static void contract(const Contract&, const Point&, const Claim&, const ContractPart&,
                       const Settled&) {}
  static void figures(const Settled&) {}
};

/// A recorder that records nothing, at no cost.
struct NullRecorder {
  static constexpr bool listening = false;
};

/// Settles one session and updates the accumulators. Sessions of one person must come in date
/// order. A listening recorder receives each session: `settled(result, trace)`.
template <class Recorder = NullRecorder>
Settled settle(CompiledRoute& compiled, const RuleSelection& selection, Accumulators& accumulators,
               const Person& person, const Session& session, Recorder&& recorder = {}) {
  const Point point = point_of(compiled, person, session, accumulators);
  const CompiledRoute::VersionInForce in_force =
      compiled.version_in_force(session.date, selection, point);
  const Version& version = *in_force.version;
  const bool has_limited =
      in_force.outcome == Outcome::covered && !compiled.route().limited.empty();
  const std::uint8_t limited =
      has_limited ? beyond_limited_rights(compiled, version, point, session.date, accumulators)
                  : std::uint8_t{0};
  constexpr bool listening = std::remove_cvref_t<Recorder>::listening;
  std::conditional_t<listening, SessionTrace, NoTrace> trace;
  const Cell& cell = trace.read(compiled.table(version), point);

  Settled result;
  result.route = &compiled.route();
  result.contract = person.contract;
  result.ended = point.ended;
  result.minutes = person.minutes;
  result.date = session.date;
  result.nearest = &version;
  result.in_force_since = in_force.in_force_since;
  result.kind = cell.kind;
  result.session = cell.session;
  result.outcome = in_force.outcome;
  if (!compiled.route().kept.empty())
    result.kept = keep_rights(compiled.route(), person, point, session.date, accumulators);
  if (in_force.outcome == Outcome::covered) {
    result.version = &version;
    result.outcome = cell.outcome;
    result.flags = cell.flags;
    result.cap = cell.cap;
    result.failed = cell.failed;
    if (session.date > version.verified_on) result.flags |= flag_unverified;
    if (in_force.other_calendar) result.flags |= flag_other_calendar;
    if (version.hypothetical) result.flags |= flag_assumed;
    for (std::size_t i = 0; i < version.doubts.size(); ++i) {
      const DoubtRule& doubt = version.doubts[i];
      if ((cell.doubts >> i & 1) == 0 || session.date < doubt.from || session.date > doubt.to)
        continue;
      // A doubt on a carried counter applies if its period began under another version.
      if (doubt.carries) {
        const std::size_t c = *doubt.carries;
        const Accumulator& count = accumulators.of(compiled.route().counters[c], c);
        if (!current(count, session.date) || count.sessions == 0 || count.version == in_force.index)
          continue;
      }
      add_bit(result.doubts, i);
      result.flags |= doubt.rule.flags();
    }
    result.limited = limited;
    if (limited != 0) result.flags |= flag_assumed | flag_beyond_right;
  }
  trace.conditions(compiled.route(), in_force, result);

  Money price = person.private_fee;
  Money base = price;
  std::array<Money, payer_count> pays{Money{}, Money{}, Money{}, price};
  Money direct;    // paid to the professional by third-party payment
  Money returned;  // refunded to the patient later
  Money owed;      // deductions, which no contract pays
  if (result.outcome == Outcome::covered) {
    if (cell.resplit) {
      const Amounts amounts =
          split_again(compiled.route(), version, cell, person, session.date, accumulators);
      price = amounts.price;
      pays = amounts.pays;
      result.yearly = amounts.yearly;
    } else {
      price = cell.price;
      pays = cell.pays;
    }
    base = base_of(version.sessions[cell.session], price);
    trace.shares(version, pays, price, base, result.yearly);
    for (std::size_t p = 0; p < index_of(Payer::patient); ++p) {
      ((cell.direct >> p & 1) != 0 ? direct : returned) += pays[p];
    }
    if (cell.deductions != 0) {
      result.deducted = deduct(compiled.route(), version, cell, session.date, pays, accumulators);
      for (const Money taken : result.deducted) owed += taken;
      returned = returned - owed;
    }
    trace.deductions(version, result);
    if (cell.rank_in && has_bit(cell.counts, *cell.rank_in))
      result.rank = order(point.rank[*cell.rank_in]);
    for (std::size_t c = 0; c < compiled.route().counters.size(); ++c) {
      if ((cell.counts >> c & 1) == 0) continue;
      const Counter& counter = compiled.route().counters[c];
      count_session(counter, accumulators.of(counter, c), session.date, in_force.index);
    }
  }
  // Before the first version of a route that existed earlier, price and payers are unknown.
  if (result.outcome == Outcome::not_open && version.unknown_before) {
    pays.fill(Money::unknown());
    price = base = returned = Money::unknown();
  }
  auto& [amo, other, amc, patient] = pays;
  const Money of_the_public =
      result.outcome == Outcome::covered && cell.amc_is_public ? amc : Money{};
  if (person.contract != nullptr) {
    Point asked = point;
    asked.covered = result.outcome == Outcome::covered;
    asked.rank = ranks_in(*person.contract, session.date, accumulators);
    Claim claim{session.date, person.minutes,          price, base, patient - owed,
                {},           amo + other + amc + owed};
    if (asked.covered && person.contract->responsible)
      claim.ceiling = ceiling_by_law(version, cell, price, base);
    result.joined = person.joined;
    result.membership_assumed =
        !person.joined && membership_matters(*person.contract, asked, claim, accumulators);
    const ContractPart part = contract_part(*person.contract, asked, claim, accumulators);
    if (result.membership_assumed) result.flags |= flag_assumed;
    if (person.joined && part.share == nullptr && claim.left != Money{})
      result.waiting_until = waiting_until(*person.contract, asked);
    result.outside_contract = part.outside;
    if (result.outside_contract) result.flags |= flag_outside_contract;
    result.contract_share = part.share;
    result.unknown_value = part.unknown_value;
    result.contract_paid = part.paid;
    amc += part.paid;
    returned += part.paid;
    patient = patient - part.paid;
    if (part.share != nullptr) {
      result.flags |= part.share->rule.flags();
      if (claim.ceiling && part.paid != Money{}) result.by_law = cell.extra_fees;
      if (result.by_law != nullptr) result.flags |= result.by_law->rule.flags();
      if (session.date > person.contract->verified_on) result.flags |= flag_unverified;
    }
    trace.contract(*person.contract, asked, claim, part, result);
  }
  // The advance is the price less direct payments; if the price is unknown, the patient's share in
  // the end plus the refund.
  Money advance = price - direct;
  if (!advance.known()) advance = patient + returned;
  Money after_amo = price - amo - other;
  if (!after_amo.known()) after_amo = amc + patient;
  result.figures = {
      price, amo, amc, other, patient, after_amo, advance, returned, after_amo - of_the_public};
  trace.figures(result);
  if constexpr (listening) recorder.settled(result, std::move(trace));
  return result;
}

/// Returns the cap on sessions per period for this person on this date, by the version in force, if
/// there are a version and a cap.
std::optional<int> cap_on(CompiledRoute& compiled, const RuleSelection& selection,
                          const Person& person, Date date);

}  // namespace racpsy
