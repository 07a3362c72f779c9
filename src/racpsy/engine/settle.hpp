// Settling a session: the one place where an answer is made.
//
// A person's sessions are settled in date order. The only memory is the accumulators: how many
// covered sessions, or what sum of deductions, the current period of each counter holds. For one
// session:
//
//   1. the version in force on its date, in the calendar asked, or the pinned one; none: not_open
//   or closed;
//   2. the point: the person's facts, overridden by what is said of the session itself; their age
//   on the day; the
//      rank the session would have in each counter;
//   3. the cell of the version's table at that point: outcome, price, what each payer pays. A price
//   that the
//      professional sets comes with the request, and is split between the payers now;
//   4. covered: the counters move on, and deductions are taken from their payers' shares, as far as
//   their ceilings
//      allow, and owed by the patient. Not covered: the price is the private fee (unknown if none
//      was given), nobody but the patient pays, and no counter moves;
//   5. a contract, if there is one, takes its part of what is left to the patient, but for the
//   deductions; outside its
//      days what it pays is not known, and a responsible one obeys the ceilings of the law;
//   6. the advance is the price less what payers under third-party payment pay (their shares before
//   deductions, which
//      are recovered later); the refund is what comes back: the advance less what is the patient's
//      in the end.
//
// Everything else the program does (totals, comparisons, batches, explanations) is a view on this
// function.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

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
using Figures = std::array<Money, figure_count>;
constexpr std::size_t index_of(Figure f) { return static_cast<std::size_t>(f); }

inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

/// Who is asked about. `facts` holds a value for every fact of the route: what was said, or the
/// default.
struct Person {
  std::array<Bits, most_facts> facts{};
  std::uint32_t stated = 0;  ///< Bit per fact that was said.
  bool age_stated = false;
  int age = 0;  ///< Completed years, where there is no birth date.
  std::optional<Date> born;
  int january_age = -1;  ///< On 1 January, where there is no birth date; -1: the age.
  int january_year = 0;  ///< The only year in which that holds; 0: in all.
  Money private_fee =
      Money::unknown();  ///< What a session costs where the route sets no price or does not cover.
  const Contract* contract = nullptr;  ///< The complementary contract, where one is given.
  std::vector<std::pair<std::uint8_t, DatedBits>>
      dated;  ///< Values of a set fact that are held on some days only.
  /// Per limited right of the route: the day on which it began, where that is said, in days since
  /// 1970-01-01.
  std::array<std::int32_t, most_limited> limited_since{no_day, no_day, no_day, no_day,
                                                       no_day, no_day, no_day, no_day};
  int minutes =
      0;         ///< How long a session is; 0: not said. Asked by contracts that pay by the hour.
  int used = 0;  ///< Covered sessions already had in the first session's periods.
  /// Per right of the route that is kept: the first day after the period for which it was fixed, in
  /// days since 1970-01-01.
  std::array<std::int32_t, most_kept_rights> kept_until{no_day, no_day, no_day, no_day};

  int age_at(Date date) const { return born ? age_on(*born, date) : age; }
  int age_on_january_1(Date date) const {
    if (born) return *born > Date{date.year(), 1, 1} ? 0 : age_on(*born, Date{date.year(), 1, 1});
    return january_age >= 0 && (january_year == 0 || january_year == date.year()) ? january_age
                                                                                  : age;
  }
};

/// One session asked about, with the facts that are said of it alone.
struct Session {
  Date date;
  std::vector<std::pair<std::uint8_t, Bits>> facts;
};

/// Under which rules.
struct RuleSelection {
  Calendar calendar = Calendar::applied;
  int pinned = -1;  ///< Index of the version named, which then holds on every date; -1: by date.
};

/// One settled session.
struct Settled {
  const Route* route = nullptr;
  int who = 0;  ///< Of several people: whose session it is.
  Date date;
  int version = -1;  ///< Index in Route::versions; -1: none is in force.
  int nearest =
      0;  ///< The version that names the kind: the one in force, or the nearest one where none is.
  Date in_force_since = first_date;  ///< As in `CompiledRoute::VersionInForce`.
  std::uint8_t kind = 0;             ///< Index in that version's `kinds`.
  std::uint8_t session = 0;          ///< Index in that version's `sessions`.
  Outcome outcome = Outcome::covered;
  Flags flags = 0;
  int rank = 0;  ///< Among the covered sessions of the period that caps count; 0: takes no rank.
  int cap = -1;  ///< -1: none.
  Figures figures{};
  std::uint16_t doubts = 0;                       ///< Bit per doubt of the version that holds.
  std::array<Money, most_deductions> deducted{};  ///< Per deduction of the version: what was taken.
  std::uint8_t limited =
      0;  ///< Bit per limited right of the route beyond whose time the session lies.
  std::uint8_t ended =
      0;  ///< Bit per limited right that began on a known day and is over: it is not counted.
  std::uint8_t kept =
      0;  ///< Bit per right of the route that is met only because it is fixed for the period.
  int minutes = 0;  ///< As in `Person`.
  bool outside_contract =
      false;  ///< The contract does not hold on the day: what it pays is not known.
  const Contract* contract = nullptr;             ///< That the person holds on the day.
  const ContractShare* contract_share = nullptr;  ///< The contract's share that fits.
  std::int8_t by_law = -1;  ///< The legal ceiling that the contract obeys while it pays, in
                            ///< Version::extra_fees; -1: none.
  Money contract_paid;      ///< What it pays; part of the AMC figure.
  std::int8_t failed =
      -1;  ///< Index of the entitlement that failed, in the version's list; -1: none did.

  Money get(Figure f) const { return figures[index_of(f)]; }
};

/// What one counter holds in its current period.
struct Accumulator {
  std::int32_t until = no_day;  ///< The first day after it, in days since 1970-01-01.
  int sessions = 0;
  int version = -1;  ///< Under which the period's first session was settled; -1: none was so far.
  Money spent;       ///< Contracts: what was paid; deductions: what was taken.
};

/// Everything that is remembered of a person from one session to the next.
struct Accumulators {
  std::array<Accumulator, most_counters> route;  ///< The route's own counters.
  std::array<Accumulator, most_shared> shared;   ///< Those that several routes share.
  std::array<Accumulator, most_counters> contract;
  /// Per limited right of the route: the first session for which it held, in days since 1970-01-01.
  std::array<std::int32_t, most_limited> limited_from{no_day, no_day, no_day, no_day,
                                                      no_day, no_day, no_day, no_day};
  /// Per right of the route that is kept: the first day after the period for which it was fixed.
  std::array<std::int32_t, most_kept_rights> kept_until{no_day, no_day, no_day, no_day};

  Accumulator& of(const Counter& counter, std::size_t index) {
    return counter.shared >= 0 ? shared[static_cast<std::size_t>(counter.shared)] : route[index];
  }
  const Accumulator& of(const Counter& counter, std::size_t index) const {
    return const_cast<Accumulators&>(*this).of(counter, index);
  }
};

/// A route made ready to settle with: its versions as tables, made when first needed.
class CompiledRoute {
 public:
  /// `route` must live as long as the compiled route.
  explicit CompiledRoute(const Route& route);

  const Route& route() const { return *route_; }
  Table& table(int version);

  /// The version in force, or why there is none (`version` is then the nearest one).
  struct VersionInForce {
    Outcome outcome = Outcome::covered;
    int version = 0;
    bool other_calendar = false;
    Date in_force_since = first_date;  ///< From which day this version, or the first that will be,
                                       ///< holds for this person; delays count.
  };
  VersionInForce version_in_force(Date date, const RuleSelection& selection,
                                  const Point& point) const;

  /// The fact "complementary"; -1 where the route has none.
  int complementary() const { return complementary_; }

  /// The facts whose default depends on the age.
  const std::vector<std::uint8_t>& facts_by_age() const { return facts_by_age_; }

 private:
  const Route* route_;
  int complementary_ = -1;
  std::vector<std::uint8_t> facts_by_age_;
  std::vector<std::unique_ptr<Table>> tables_;
};

/// As `end_of_period`, whatever the period; out of line, as it is rare.
std::int32_t end_of_long_period(Counter::Per per, Date date);

/// The first day after the period of `counter` that begins on, or holds, `date`.
inline std::int32_t end_of_period(const Counter& counter, Date date) {
  return counter.per == Counter::Per::day ? date.days() + 1 : end_of_long_period(counter.per, date);
}

/// Whether `date` still falls in the period that the count is of. (Dates only go forward.)
inline bool current(const Accumulator& count, Date date) { return date.days() < count.until; }

/// As `Point::rank`: a session on this date would be the n-th of its period; 0: the first, after an
/// earlier period.
inline int rank_in(const Accumulator& count, Date date) {
  return current(count, date) ? count.sessions + 1 : static_cast<int>(count.version < 0);
}

/// One more covered session; the first one of a period is settled under `version`.
inline void move_on(const Counter& counter, Accumulator& count, Date date, int version) {
  if (!current(count, date) || count.sessions == 0)
    count = {end_of_period(counter, date), 0, version, {}};
  ++count.sessions;
}

/// What a contract is asked to pay of.
struct Claim {
  Date date;
  int minutes = 0;  ///< 0: not said.
  Money price;
  Money base;
  Money left;  ///< The patient's part but for deductions.
  std::optional<Money>
      ceiling;  ///< The most that the law lets it pay by itself; none: no such ceiling.
};

/// What a contract pays of one session: the share that fits (null: none), and how much.
struct ContractPart {
  const ContractShare* share = nullptr;
  Money paid;
};
/// Finds it, and moves the contract's counters on. What is not known stays so.
ContractPart contract_part(const Contract& contract, const Point& point, const Claim& claim,
                           Accumulators& accumulators);

/// The most that the law lets a responsible contract pay by itself of a covered session; none: no
/// such ceiling.
std::optional<Money> ceiling_by_law(const Version& version, const Cell& cell, Money price,
                                    Money base);

/// Notes how long limited rights have held, and gives those (a bit each) beyond whose time this
/// session lies, where its answer hangs on them.
std::uint8_t beyond_limited_rights(CompiledRoute& compiled, int version, const Point& point,
                                   Date date, Accumulators& accumulators);

/// Notes the rights that are met and fixed for a period, and gives those (a bit each) that are met
/// for no other reason.
std::uint8_t keep_rights(const Route& route, const Person& person, const Point& point, Date date,
                         Accumulators& accumulators);

/// Takes the deductions of `cell` from what the payers pay, and owes them to the patient; ceilings
/// are kept in the accumulators. Per deduction of the version, what was taken.
std::array<Money, most_deductions> deduct(const Route& route, const Version& version,
                                          const Cell& cell, Date date,
                                          std::array<Money, payer_count>& pays,
                                          Accumulators& accumulators);

/// Before the first session by a route, its counters hold `person.used` sessions in that session's
/// periods.
void seed_accumulators(const CompiledRoute& compiled, const Person& person,
                       const RuleSelection& selection, Date first, Accumulators& accumulators);

/// The point of a session, ranks included.
Point point_of(const CompiledRoute& compiled, const Person& person, const Session& session,
               const Accumulators& accumulators);

/// A recorder that records nothing, and costs nothing.
struct NullRecorder {
  static constexpr bool listening = false;
};

/// Settles one session and moves the accumulators on. Sessions of one person must come in date
/// order. The recorder, when it listens, is told each session as it was settled: `settled(route,
/// point, result)`.
template <class Recorder = NullRecorder>
Settled settle(CompiledRoute& compiled, const RuleSelection& selection, Accumulators& accumulators,
               const Person& person, const Session& session, Recorder&& recorder = {}) {
  const Point point = point_of(compiled, person, session, accumulators);
  const CompiledRoute::VersionInForce in_force =
      compiled.version_in_force(session.date, selection, point);
  const Version& version = compiled.route().versions[static_cast<std::size_t>(in_force.version)];
  const bool watched = in_force.outcome == Outcome::covered && !compiled.route().limited.empty();
  const std::uint8_t limited =
      watched ? beyond_limited_rights(compiled, in_force.version, point, session.date, accumulators)
              : std::uint8_t{0};
  const Cell& cell = compiled.table(in_force.version).at(point);

  Settled result;
  result.route = &compiled.route();
  result.contract = person.contract;
  result.ended = point.ended;
  result.minutes = person.minutes;
  result.date = session.date;
  result.nearest = in_force.version;
  result.in_force_since = in_force.in_force_since;
  result.kind = cell.kind;
  result.session = cell.session;
  result.outcome = in_force.outcome;
  if (!compiled.route().kept.empty())
    result.kept = keep_rights(compiled.route(), person, point, session.date, accumulators);
  if (in_force.outcome == Outcome::covered) {
    result.version = in_force.version;
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
      if (doubt.carries >= 0) {
        const auto c = static_cast<std::size_t>(doubt.carries);
        const Accumulator& count = accumulators.of(compiled.route().counters[c], c);
        if (!current(count, session.date) || count.sessions == 0 ||
            count.version == in_force.version)
          continue;
      }
      result.doubts = static_cast<std::uint16_t>(result.doubts | 1U << i);
      result.flags |= doubt.rule.flags();
    }
    result.limited = limited;
    if (limited != 0) result.flags |= flag_assumed | flag_beyond_right;
  }

  Money price = person.private_fee;
  Money base = price;
  std::array<Money, payer_count> pays{Money{}, Money{}, Money{}, price};
  Money direct;    // paid straight to the professional
  Money returned;  // paid to the patient, later
  Money owed;      // deductions: the patient's whatever a contract pays
  if (result.outcome == Outcome::covered) {
    if (cell.asked) {
      pays = split(version, cell, price);
    } else {
      price = cell.price;
      pays = cell.pays;
    }
    base = base_of(version.sessions[cell.session], price);
    for (std::size_t p = 0; p < index_of(Payer::patient); ++p) {
      ((cell.direct >> p & 1) != 0 ? direct : returned) += pays[p];
    }
    if (cell.deductions != 0) {
      result.deducted = deduct(compiled.route(), version, cell, session.date, pays, accumulators);
      for (const Money taken : result.deducted) owed += taken;
      returned = returned - owed;
    }
    if (cell.rank_in >= 0 && (cell.counts >> cell.rank_in & 1) != 0)
      result.rank = order(point.rank[static_cast<std::uint8_t>(cell.rank_in)]);
    for (std::size_t c = 0; c < compiled.route().counters.size(); ++c) {
      if ((cell.counts >> c & 1) == 0) continue;
      const Counter& counter = compiled.route().counters[c];
      move_on(counter, accumulators.of(counter, c), session.date, in_force.version);
    }
  }
  // Before the first version of a route that is older, nothing is known: not what it cost, nor who
  // paid.
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
    Claim claim{session.date, person.minutes, price, base, patient - owed, {}};
    if (asked.covered && person.contract->responsible)
      claim.ceiling = ceiling_by_law(version, cell, price, base);
    const ContractPart part = contract_part(*person.contract, asked, claim, accumulators);
    result.outside_contract = !person.contract->holds_on(session.date) && claim.left != Money{};
    if (result.outside_contract) result.flags |= flag_outside_contract;
    result.contract_share = part.share;
    result.contract_paid = part.paid;
    amc += part.paid;
    returned += part.paid;
    patient = patient - part.paid;
    if (part.share != nullptr) {
      result.flags |= part.share->rule.flags();
      result.by_law = claim.ceiling && part.paid != Money{} ? cell.extra_fees : std::int8_t{-1};
      if (result.by_law >= 0)
        result.flags |= version.extra_fees[static_cast<std::uint8_t>(result.by_law)].rule.flags();
      if (session.date > person.contract->verified_on) result.flags |= flag_unverified;
    }
  }
  // What is handed over on the day: the price less what is paid directly; where the price is
  // unknown, what is the patient's in the end and what comes back.
  Money advance = price - direct;
  if (!advance.known()) advance = patient + returned;
  Money after_amo = price - amo - other;
  if (!after_amo.known()) after_amo = amc + patient;
  result.figures = {
      price, amo, amc, other, patient, after_amo, advance, returned, after_amo - of_the_public};
  if constexpr (std::remove_cvref_t<Recorder>::listening)
    recorder.settled(compiled.route(), point, result);
  return result;
}

/// How many sessions of a cap period are covered for this person on this date: the cap of the
/// version in force; -1 where there is none, or no version.
int cap_on(CompiledRoute& compiled, const RuleSelection& selection, const Person& person,
           Date date);

}  // namespace racpsy
