// Memoizes settle() for sessions with the same inputs.
//
// Many rows have the same inputs. Between two rows with the same route, facts and age band, the
// answer differs only by the version in force, the bands of the ranks, the sums in counters, and
// the private fee. So:
//
//   - `CachedResults` is divided into periods of days on which the same version is in force;
//   - a period keeps one result per combination of rank bands, computed at its first use. A private
//     fee is paid by the patient in whole or not at all, so every figure is `fixed + n × fee`. The
//     code measures this: it calls `settle` with a fee of 0 and of one cent; the difference is n;
//   - if the answer depends on more (a contract, a price from the request, a deduction with its
//     ceilings, an earlier right that is fixed for the period), `settle` is called each time.
//
// No figure is computed here. Tests compare the cached results with `settle` on random rows of
// every route.
#pragma once

#include <algorithm>

#include "racpsy/base/index.hpp"
#include "racpsy/engine/settle.hpp"

namespace racpsy::batch {

/// The figures of a session, or a sum of sessions, for any private fee: `fixed + per_fee × fee`.
struct LinearResult {
  Figures fixed{};
  EnumArray<Figure, std::int32_t, figure_count> per_fee{};
  std::int32_t sessions = 0;
  std::int32_t covered = 0;
  std::int32_t rank = 0;           ///< Rank of the last covered session; 0: none had a rank.
  BitSet<std::uint16_t> outcomes;  ///< The outcomes of the sessions.
  Flags flags = 0;
  BitSet<std::uint64_t> versions;  ///< Versions of the route under which sessions were settled.
  /// A cache for writers of the result: the text last written, and the fee it is valid for
  /// (`any_fee` if the text does not depend on it).
  struct Written {
    static constexpr Money any_fee = Money::of_cents(-1);
    static constexpr Money not_kept = Money::of_cents(-2);
    Money fee = not_kept;
    std::uint8_t size = 0;
    alignas(16) std::array<char, 48> text{};
  };
  mutable Written written;

  /// Returns a figure at this fee; unknown if it depends on an unknown fee.
  Money get(Figure f, Money fee) const {
    const std::int64_t n = per_fee[f];
    if (n == 0) return fixed[index_of(f)];
    return fee.known() ? fixed[index_of(f)] + Money::of_cents(n * fee.cents()) : Money::unknown();
  }
  /// Tests whether any figure is unknown at this fee.
  bool incomplete(Money fee) const;
  LinearResult& operator+=(const LinearResult& other);
};

/// Converts a settled session to a linear result; its fee is included in the fixed figures.
LinearResult linear_result_of(const Settled& settled);

/// The results for a person in one state, by one route. The age represents all ages that no rule
/// distinguishes from it.
class CachedResults {
 public:
  /// A range of days with the same version in force, or with none.
  struct Period {
    std::int32_t from = 0;  ///< First day, since 1970-01-01.
    std::int32_t to = 0;    ///< Last day.
    CompiledRoute::VersionInForce in_force;
    const Table* table = nullptr;
    bool cacheable = false;  ///< Results may be cached.
    /// Results may be cached, in two slabs if rights are limited: within and beyond their time.
    bool cacheable_limited = false;
    /// A counter whose ranks the rules distinguish, and the place in the slab of each rank.
    struct RankedCounter {
      std::size_t counter = 0;
      const Table::Places* places = nullptr;
    };
    std::array<RankedCounter, most_counters> ranked{};
    std::size_t ranked_count = 0;
    BitSet<std::uint8_t> limited;      ///< Limited rights of the route that the person has.
    BitSet<std::uint8_t> not_limited;  ///< Limited rights that the person lacks.
    bool linear = false;               ///< Every figure is `fixed + n × fee` on these days.

   private:
    friend class CachedResults;
    friend class PatientState;
    struct CachedResult {
      enum class Use : std::uint8_t { empty, kept, never };  // never: settled every time
      Use use = Use::empty;
      BitSet<std::uint8_t> moves;  // the counters of the route to increment
      std::int8_t rank_in = -1;    // the counter that gives the rank; -1: none
      LinearResult result;
    };
    std::vector<CachedResult> cached;  // by place in the slab
    std::vector<LinearResult> sums;    // sums of the first n sessions
    Accumulators accumulators;         // after the last session in `sums`
  };

  /// `changes` is the result of `changing_days` for the same route, selection and `strict`, and the
  /// days of `splits`; periods may begin only on these days, and always begin on those of `splits`.
  CachedResults(CompiledRoute& compiled, const RuleSelection& selection, const Person& person,
                Session session, const std::vector<std::int32_t>& changes, bool strict,
                const std::vector<std::int32_t>& splits = {});

  /// The most sessions of a cached sum. References from `sum` stay valid because of this limit.
  static constexpr std::size_t most_sums = 64;

  const Person& person() const { return person_; }
  std::vector<Period>& periods() { return periods_; }
  /// Returns the approximate memory used, in bytes.
  std::size_t memory() const;
  Period& at(std::int32_t day);

  /// Returns the sum of the first `sessions` sessions of one cap period within a period, on
  /// different days. The period must be linear and `sessions` at most `most_sums`; the result lives
  /// as long as this object.
  const LinearResult& sum(Period& period, std::size_t sessions);
  /// Computes the same sum at this fee, for periods that are not linear; nothing is cached.
  LinearResult sum(Period& period, std::size_t sessions, Money fee);

 private:
  friend class PatientState;
  LinearResult settle_linear(Date day, Accumulators& accumulators);
  void compute(Period::CachedResult& cached, const Period& period, Date day,
               const Accumulators& accumulators);

  CompiledRoute* compiled_;
  RuleSelection selection_;
  Person person_;
  bool used_before_;  // the person used sessions, or some of a deductible, before the first session
  Session session_;
  std::vector<Period> periods_;
};

/// Settles the sessions of one person in date order, from cached results where possible.
class PatientState {
 public:
  /// Starts a new person.
  void begin() {
    // Cached results change only the route's counters, so only these need a reset after them.
    if (counters_ == 0 || reset_all_) accumulators_ = {};
    else
      for (std::size_t c = 0; c < counters_; ++c) *counts_[c] = {};
    reset_all_ = false;
    holding_ = {};
    results_ = nullptr;
    seeded_ = false;
    last_day_ = no_day;
  }

  /// Returns the day of the last session, in days since 1970-01-01.
  std::int32_t last_day() const { return last_day_; }

  /// Updates the rights that were held until the last session and are fixed for a period, which
  /// cached results do not track. Must be called before the CachedResults of the last session goes
  /// away, or another worker continues.
  void note_kept_rights();

  /// Drops all pointers, after a copy or a change of worker.
  void leave() {
    results_ = nullptr;
    counters_ = 0;
  }

  /// Settles the next session. The result lives until the next call.
  [[gnu::always_inline]] const LinearResult& next(CachedResults& results, Date day, Money fee) {
    if (&results != results_ || day.days() < period_->from || day.days() > period_->to)
      switch_to(results, day);
    last_day_ = day.days();
    return period_->cacheable ? cached_result(results, day, fee, 0)
                              : next_limited(results, day, fee);
  }
  /// Returns the rank of that session; 0: none. (The cached result is shared by a band of ranks.)
  int rank() const {
    return ranked_in_ == not_cached ? uncached_.rank
           : ranked_in_ < 0         ? 0
                                    : counts_[static_cast<std::uint8_t>(ranked_in_)]->sessions;
  }

 private:
  void switch_to(CachedResults& results, Date day);
  bool update_limited_rights(Date day);
  void end_rights();
  const LinearResult& next_limited(CachedResults& results, Date day, Money fee);
  const LinearResult& settle_now(Date day, Money fee);

  // Returns the cached result for the current ranks, computing it at its first use, and updates the
  // counters. `place` is the beginning of the slab.
  [[gnu::always_inline]] const LinearResult& cached_result(CachedResults& results, Date day,
                                                           Money fee, std::size_t place) {
    for (std::size_t i = 0; i < period_->ranked_count; ++i) {
      const CachedResults::Period::RankedCounter& ranked = period_->ranked[i];
      place += (*ranked.places)[static_cast<std::size_t>(
          std::min(rank_in(*counts_[ranked.counter], day), Table::last_place))];
    }
    CachedResults::Period::CachedResult& cached = period_->cached[place];
    if (cached.use != CachedResults::Period::CachedResult::Use::kept) {
      if (cached.use == CachedResults::Period::CachedResult::Use::empty)
        results.compute(cached, *period_, day, accumulators_);
      if (cached.use == CachedResults::Period::CachedResult::Use::never)
        return settle_now(day, fee);
    }
    for (const std::size_t c : cached.moves)
      count_session(*counter_[c], *counts_[c], day, period_->in_force.index);
    ranked_in_ = cached.rank_in;
    return cached.result;
  }

  Accumulators accumulators_;
  CachedResults* results_ = nullptr;
  CachedResults::Period* period_ = nullptr;
  std::size_t counters_ = 0;  // number of counters of the route; 0: not looked up yet
  std::array<const Counter*, most_counters> counter_{};
  std::array<Accumulator*, most_counters> counts_{};  // their accumulators
  bool reset_all_ = true;  // accumulators other than the route's counters may have changed
  std::int32_t last_day_ = no_day;
  // A limited right: its first day, and the first day on which it may have expired.
  struct Held {
    std::int32_t from = no_day;
    std::int32_t until = no_day;
  };
  std::array<Held, most_limited> held_{};
  BitSet<std::uint8_t> holding_;  // limited rights whose first day the accumulators may hold
  bool seeded_ = false;
  static constexpr std::int8_t not_cached = -2;
  std::int8_t ranked_in_ = -1;  // as in a cached result, or `not_cached`
  LinearResult uncached_;
};

}  // namespace racpsy::batch
