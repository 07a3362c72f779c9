// Memoizes settle() for sessions with the same inputs.
//
// Many rows ask the same thing. Between two rows of like inputs (a route, a person's facts, their
// age as far as rules can tell ages apart) the answer can differ only by the version in force, by
// the bands that the ranks fall in, by what counters of sums hold, and by the private fee. So:
//
//   - `CachedResults` have periods of days on which the same version is in force;
//   - a period keeps one result for each combination of rank bands: the one that `settle` gave when
//   it was first asked.
//     A private fee is paid by the patient in whole or not at all, so every figure is `fixed + n ×
//     fee`. It is not assumed: `settle` is asked twice, with a fee of nothing and of one cent, and
//     the difference is n;
//   - where a case hangs on more than that (a contract, an asked price, a deduction with its
//   ceilings, a right that was met
//     before and is fixed for the period), nothing is kept and `settle` is asked every time.
//
// No figure is computed here: this is a memory of the one function in settle.hpp, and tests hold
// the two against each other on random rows of every route.
#pragma once

#include <algorithm>

#include "racpsy/engine/settle.hpp"

namespace racpsy {

/// One session, or the sum of several, whatever the private fee: `figure = fixed + per_fee × fee`.
struct LinearResult {
  Figures fixed{};
  std::array<std::int32_t, figure_count> per_fee{};
  std::int32_t sessions = 0;
  std::int32_t covered = 0;
  std::int32_t rank = 0;       ///< Of the last covered session; 0: none took a rank.
  std::uint16_t outcomes = 0;  ///< Bit per Outcome.
  Flags flags = 0;
  std::uint64_t versions = 0;  ///< Bit per version of the route that was in force.
  /// Room for whoever writes the result often: how it was written last, and at which fee, if that
  /// made a difference.
  struct Written {
    static constexpr Money any_fee = Money::of_cents(-1);
    static constexpr Money not_kept = Money::of_cents(-2);
    Money fee = not_kept;
    std::uint8_t size = 0;
    alignas(16) std::array<char, 48> text{};
  };
  mutable Written written;

  /// In cents; unknown where it hangs on a fee that is not known.
  Money get(Figure f, Money fee) const {
    const std::int32_t n = per_fee[index_of(f)];
    if (n == 0) return fixed[index_of(f)];
    return fee.known() ? fixed[index_of(f)] + Money::of_cents(n * fee.cents()) : Money::unknown();
  }
  /// Whether a figure is not known at this fee.
  bool incomplete(Money fee) const;
  LinearResult& operator+=(const LinearResult& other);
};

/// A settled session as a linear result; its fee is part of the figures.
LinearResult linear_result_of(const Settled& settled);

/// A person in one state, toward one route. The age stands for all ages that no rule tells apart
/// from it.
class CachedResults {
 public:
  /// Days on which one version is in force, or none.
  struct Period {
    std::int32_t from = 0;  ///< Days since 1970-01-01; so is `to`.
    std::int32_t to = 0;
    CompiledRoute::VersionInForce in_force;
    const Table* table = nullptr;
    bool keeps = false;          ///< Cached results may be kept.
    bool keeps_limited = false;  ///< They may, but where the time of a limited right matters: there
                                 ///< are two slabs of them.
    /// The counters whose ranks rules tell apart, and where they lead in the slab.
    struct Deciding {
      std::size_t counter = 0;
      const Table::Places* places = nullptr;
    };
    std::array<Deciding, most_counters> deciding{};
    std::size_t deciding_count = 0;
    std::uint8_t limited = 0;  ///< Bit per limited right of the route that the person has.
    std::uint8_t not_limited =
        0;  ///< Bit per limited right that the person has not: it may begin anew later.
    bool linear = false;  ///< Every figure is `fixed + n × fee` on these days.

   private:
    friend class CachedResults;
    friend class PatientState;
    struct CachedResult {
      enum class Use : std::uint8_t { unmet, kept, never };
      Use use = Use::unmet;
      std::uint8_t moves = 0;  // bit per counter of the route that moves on
      std::int8_t rank_in =
          -1;  // the counter that moves on to the session's rank; -1: it takes none
      LinearResult result;
    };
    std::vector<CachedResult> met;   // by place in the slab
    std::vector<LinearResult> sums;  // of the first n sessions of one period
    Accumulators accumulators;       // after the last of them
  };

  /// `changes`: what `changing_days` gives for the same route, selection and `strict`; periods are
  /// cut there, and only there.
  CachedResults(CompiledRoute& compiled, const RuleSelection& selection, const Person& person,
                Session session, const std::vector<std::int32_t>& changes, bool strict);

  /// The most sessions of which sums are kept; who keeps a result of `sum` relies on it.
  static constexpr int most_sums = 64;

  const Person& person() const { return person_; }
  std::vector<Period>& periods() { return periods_; }
  /// About how many bytes are kept.
  std::size_t memory() const;
  Period& at(std::int32_t day);

  /// The first `sessions` sessions of one cap period within a period, each on a day of its own.
  /// Only where it is linear, and of at most `most_sums` sessions; the result lives as long as the
  /// cached person.
  const LinearResult& sum(Period& period, int sessions);
  /// The same, where the fee decides, for this one.
  LinearResult sum(Period& period, int sessions, Money fee);

 private:
  friend class PatientState;
  LinearResult settle_linear(Date day, Accumulators& accumulators);
  void fill(Period::CachedResult& cached, const Period& period, Date day,
            const Accumulators& accumulators);

  CompiledRoute* compiled_;
  RuleSelection selection_;
  Person person_;
  Session session_;
  std::vector<Period> periods_;
};

/// The days on which the version in force may change, for somebody, or a contract begins or ends,
/// ascending. With a `strict` eye also those on which a flag may.
std::vector<std::int32_t> changing_days(const Route& route, const RuleSelection& selection,
                                        bool strict, const Contract* contract = nullptr);

/// One person's sessions, one after the other in date order.
class PatientState {
 public:
  /// A new person.
  void begin() {
    // Cached results move the route's counters only.
    if (counters_ == 0 || whole_) accumulators_ = {};
    else
      for (std::size_t c = 0; c < counters_; ++c) *counts_[c] = {};
    whole_ = false;
    holding_ = 0;
    results_ = nullptr;
    seeded_ = false;
    last_day_ = no_day;
  }

  /// The day of the last session, in days since 1970-01-01.
  std::int32_t last_day() const { return last_day_; }

  /// Notes in the accumulators what cached results do not: the rights that were met until the last
  /// session and are fixed for a period. To be called while the last cached person is still there,
  /// before another one, or another worker, takes over.
  void note_kept_rights();

  /// Copied, or settled on elsewhere: what was pointed to is not to be trusted.
  void leave() {
    results_ = nullptr;
    counters_ = 0;
  }

  /// The next session. The result lives until the next call.
  [[gnu::always_inline]] const LinearResult& next(CachedResults& results, Date day, Money fee) {
    if (&results != results_ || day.days() < period_->from || day.days() > period_->to)
      turn_to(results, day);
    last_day_ = day.days();
    return period_->keeps ? met(results, day, fee, 0) : next_limited(results, day, fee);
  }
  /// The rank of that session; 0: it took none. (The result is that of a band of ranks.)
  int rank() const {
    return ranked_in_ == settled_now ? now_.rank
           : ranked_in_ < 0          ? 0
                                     : counts_[static_cast<std::uint8_t>(ranked_in_)]->sessions;
  }

 private:
  void turn_to(CachedResults& results, Date day);
  bool beyond_right(Date day);
  void end_rights();
  const LinearResult& next_limited(CachedResults& results, Date day, Money fee);
  const LinearResult& settle_now(Date day, Money fee);

  // The line of a session of this kind, as it was settled when it was first met; `place` is where
  // the slab begins.
  [[gnu::always_inline]] const LinearResult& met(CachedResults& results, Date day, Money fee,
                                                 std::size_t place) {
    for (std::size_t i = 0; i < period_->deciding_count; ++i) {
      const CachedResults::Period::Deciding& by = period_->deciding[i];
      place += (*by.places)[static_cast<std::size_t>(
          std::min(rank_in(*counts_[by.counter], day), Table::last_place))];
    }
    CachedResults::Period::CachedResult& cached = period_->met[place];
    if (cached.use != CachedResults::Period::CachedResult::Use::kept) {
      if (cached.use == CachedResults::Period::CachedResult::Use::unmet)
        results.fill(cached, *period_, day, accumulators_);
      if (cached.use == CachedResults::Period::CachedResult::Use::never)
        return settle_now(day, fee);
    }
    for (unsigned moves = cached.moves; moves != 0; moves &= moves - 1) {
      const auto c = static_cast<std::size_t>(__builtin_ctz(moves));
      move_on(*counter_[c], *counts_[c], day, period_->in_force.version);
    }
    ranked_in_ = cached.rank_in;
    return cached.result;
  }

  Accumulators accumulators_;
  CachedResults* results_ = nullptr;
  CachedResults::Period* period_ = nullptr;
  std::size_t counters_ = 0;  // of the cached person's route (0: not looked up yet)…
  std::array<const Counter*, most_counters> counter_{};
  std::array<Accumulator*, most_counters>
      counts_{};       // … and where the accumulators hold what they count
  bool whole_ = true;  // more of the accumulators may have moved than the route's counters
  std::int32_t last_day_ = no_day;
  // Per limited right: since when it has held, and the first day on which it may be over.
  struct Held {
    std::int32_t from = no_day;
    std::int32_t until = no_day;
  };
  std::array<Held, most_limited> held_{};
  std::uint8_t holding_ =
      0;  // bit per limited right of which the accumulators may hold a first day
  bool seeded_ = false;
  static constexpr std::int8_t settled_now = -2;
  std::int8_t ranked_in_ = -1;  // as in a cached result, or `settled_now`
  LinearResult now_;
};

}  // namespace racpsy
