#include "racpsy/batch/memo.hpp"

#include <algorithm>
#include <bit>

namespace racpsy::batch {
namespace {

constexpr Money one_cent = Money::of_cents(1);

// Resets daily counters. The sessions of a sum are on different days that no rule distinguishes:
// all are settled on one date, with this reset in between.
void reset_daily_counters(const CompiledRoute& compiled, const Contract* contract,
                          Accumulators& accumulators) {
  for (std::size_t c = 0; c < compiled.route().counters.size(); ++c) {
    const Counter& counter = compiled.route().counters[c];
    if (counter.per == Counter::Per::day) accumulators.of(counter, c) = {};
  }
  if (contract == nullptr) return;
  for (std::size_t c = 0; c < contract->counters.size(); ++c) {
    if (contract->counters[c].per == Counter::Per::day) accumulators.contract[c] = {};
  }
}

}  // namespace

bool LinearResult::incomplete(Money fee) const {
  for (const Figure f : per_fee.keys()) {
    if (!get(f, fee).known()) return true;
  }
  return false;
}

LinearResult& LinearResult::operator+=(const LinearResult& other) {
  for (const Figure f : per_fee.keys()) {
    fixed[index_of(f)] += other.fixed[index_of(f)];
    per_fee[f] += other.per_fee[f];
  }
  sessions += other.sessions;
  covered += other.covered;
  if (other.rank > 0) rank = other.rank;
  outcomes |= other.outcomes;
  flags = static_cast<Flags>(flags | other.flags);
  versions |= other.versions;
  return *this;
}

LinearResult linear_result_of(const Settled& settled) {
  LinearResult result;
  result.fixed = settled.figures;
  result.sessions = 1;
  result.covered = settled.outcome == Outcome::covered ? 1 : 0;
  result.rank = settled.rank.value_or(0);
  result.outcomes.add(index_of(settled.outcome));
  result.flags = settled.flags;
  if (settled.version != nullptr)
    result.versions.add(index_in(settled.route->versions, *settled.version));
  return result;
}

CachedResults::CachedResults(CompiledRoute& compiled, const RuleSelection& selection,
                             const Person& person, Session session,
                             const std::vector<std::int32_t>& changes, bool strict,
                             const std::vector<std::int32_t>& splits)
    : compiled_(&compiled),
      selection_(selection),
      person_(person),
      used_before_(person.used > 0 || person.used_deductible != Money{}),
      session_(std::move(session)) {
  Point point = point_of(compiled, person_, session_, {});
  std::int32_t from = first_date.days();
  for (std::size_t i = 0; i <= changes.size(); ++i) {
    const std::int32_t to = i < changes.size() ? changes[i] - 1 : last_date.days();
    const CompiledRoute::VersionInForce in_force =
        compiled.version_in_force(Date::from_days(from), selection, point);
    const Contract* contract = person_.contract;
    const bool other_figures =
        contract != nullptr && !periods_.empty() &&
        !contract->same_figures(Date::from_days(periods_.back().from), Date::from_days(from));
    const bool split = std::find(splits.begin(), splits.end(), from) != splits.end();
    const bool same = !strict && !periods_.empty() && !other_figures && !split &&
                      periods_.back().in_force.version == in_force.version &&
                      periods_.back().in_force.outcome == in_force.outcome;
    if (same) {
      periods_.back().to = to;
    } else {
      Period& period = periods_.emplace_back();
      period.from = from;
      period.to = to;
      period.in_force = in_force;
      period.table = &compiled.table(*in_force.version);
      const std::vector<SessionRule>& rules = period.table->version().sessions;
      const bool asked =
          std::any_of(rules.begin(), rules.end(), [](const SessionRule& s) { return s.asked; });
      period.linear =
          person_.contract == nullptr && (!asked || in_force.outcome != Outcome::covered);
      // A person without a right that is fixed for a period may have had it before: do not cache.
      const std::vector<KeptRight>& kept = compiled.route().kept;
      const bool all_met = std::all_of(kept.begin(), kept.end(), [&](const KeptRight& right) {
        return holds(right.rule.when.front(), point);
      });
      period.cacheable_limited = person_.contract == nullptr && !strict && all_met;
      const std::vector<LimitedRight>& limited = compiled.route().limited;
      const bool covered = in_force.outcome == Outcome::covered &&
                           compiled.table(*in_force.version).at(point).outcome == Outcome::covered;
      for (std::size_t r = 0; r < limited.size() && in_force.outcome == Outcome::covered; ++r) {
        const bool held =
            limited[r].rule.when.empty() ? covered : all_hold(limited[r].rule.when, point);
        if (held) period.limited.add(r);
        else if (!limited[r].rule.when.empty()) period.not_limited.add(r);
      }
      for (std::size_t c = 0; c < compiled.route().counters.size(); ++c) {
        const Table::Places* places = period.table->places(c);
        period.cacheable_limited = period.cacheable_limited && places != nullptr;
        // A counter with a single band of ranks needs no look-up: its places are all 0.
        if (places != nullptr && places->back() != 0)
          period.ranked[period.ranked_count++] = {c, places};
      }
      period.cacheable = period.cacheable_limited && period.limited.empty();
    }
    from = to + 1;
  }
}

std::size_t CachedResults::memory() const {
  std::size_t bytes = sizeof *this;
  for (const Period& period : periods_)
    bytes += sizeof period + period.cached.size() * sizeof(Period::CachedResult) +
             period.sums.size() * sizeof(LinearResult);
  return bytes;
}

CachedResults::Period& CachedResults::at(std::int32_t day) {
  Period* period = periods_.data();
  while (day > period->to) ++period;
  return *period;
}

// Settles the session and updates the accumulators. Settles it again with a fee one cent higher, to
// find the coefficient of the fee in each figure.
LinearResult CachedResults::settle_linear(Date day, Accumulators& accumulators) {
  session_.date = day;
  Accumulators again = accumulators;
  person_.private_fee = Money{};
  const Settled settled = settle(*compiled_, selection_, accumulators, person_, session_);
  LinearResult result = linear_result_of(settled);
  person_.private_fee = one_cent;
  const Settled with_a_cent = settle(*compiled_, selection_, again, person_, session_);
  for (const Figure f : result.per_fee.keys()) {
    if (!settled.get(f).known()) continue;
    result.per_fee[f] = static_cast<std::int32_t>((with_a_cent.get(f) - settled.get(f)).cents());
  }
  return result;
}

void CachedResults::compute(Period::CachedResult& cached, const Period& period, Date day,
                            const Accumulators& accumulators) {
  using Use = Period::CachedResult::Use;
  session_.date = day;
  // A copy: settling may add cells to the table, which moves them.
  const racpsy::Cell cell = compiled_->table(*period.in_force.version)
                                .at(point_of(*compiled_, person_, session_, accumulators));
  const bool covered =
      period.in_force.outcome == Outcome::covered && cell.outcome == Outcome::covered;
  Accumulators scratch = accumulators;
  cached.result = settle_linear(day, scratch);
  cached.moves = {covered ? cell.counts : std::uint8_t{0}};
  cached.rank_in = static_cast<std::int8_t>(cached.result.rank > 0 ? *cell.rank_in : -1);
  cached.use = covered && (cell.resplit || cell.deductions != 0) ? Use::never : Use::kept;
}

const LinearResult& CachedResults::sum(Period& period, std::size_t sessions) {
  while (period.sums.size() <= sessions) {
    if (period.sums.empty()) {
      period.sums.reserve(most_sums + 1);
      period.sums.emplace_back();
      period.accumulators = {};
      seed_accumulators(*compiled_, person_, selection_, Date::from_days(period.from),
                        period.accumulators);
    }
    LinearResult next = period.sums.back();
    next.written = {};
    next += settle_linear(Date::from_days(period.from), period.accumulators);
    reset_daily_counters(*compiled_, person_.contract, period.accumulators);
    period.sums.push_back(next);
  }
  return period.sums[sessions];
}

LinearResult CachedResults::sum(Period& period, std::size_t sessions, Money fee) {
  LinearResult total;
  Accumulators accumulators;
  seed_accumulators(*compiled_, person_, selection_, Date::from_days(period.from), accumulators);
  person_.private_fee = fee;
  session_.date = Date::from_days(period.from);
  for (std::size_t n = 0; n < sessions; ++n) {
    total += linear_result_of(settle(*compiled_, selection_, accumulators, person_, session_));
    reset_daily_counters(*compiled_, person_.contract, accumulators);
  }
  return total;
}

void PatientState::note_kept_rights() {
  if (results_ == nullptr || last_day_ == no_day || results_->compiled_->route().kept.empty())
    return;
  Session last = results_->session_;
  last.date = Date::from_days(last_day_);
  reset_all_ = true;
  keep_rights(results_->compiled_->route(), results_->person_,
              point_of(*results_->compiled_, results_->person_, last, accumulators_), last.date,
              accumulators_);
}

void PatientState::switch_to(CachedResults& results, Date day) {
  if (results_ != nullptr) note_kept_rights();
  results_ = &results;
  period_ = &results.at(day.days());
  if (!(holding_ & period_->not_limited).empty()) [[unlikely]]
    end_rights();
  if (period_->cacheable_limited && period_->cached.empty())
    period_->cached.resize(period_->table->slab_size() * (period_->limited.empty() ? 1 : 2));
  if (counters_ == 0) {
    const std::vector<Counter>& counters = results.compiled_->route().counters;
    counters_ = counters.size();
    for (std::size_t c = 0; c < counters_; ++c) {
      counter_[c] = &counters[c];
      counts_[c] = &accumulators_.of(counters[c], c);
    }
  }
  if (!seeded_ && results.used_before_) {
    reset_all_ = true;
    seed_accumulators(*results.compiled_, results.person_, results.selection_, day, accumulators_);
  }
  seeded_ = true;
}

// Forgets the first days of limited rights that the person no longer has; they may begin again.
void PatientState::end_rights() {
  for (const std::size_t r : holding_ & period_->not_limited)
    accumulators_.limited_from[r] = no_day;
  holding_ = holding_.without(period_->not_limited);
}

// Notes that the limited rights of the period hold on this day; returns true if one may have
// expired.
bool PatientState::update_limited_rights(Date day) {
  const std::vector<LimitedRight>& limited = results_->compiled_->route().limited;
  bool beyond = false;
  reset_all_ = true;
  holding_ |= period_->limited;
  for (const std::size_t r : period_->limited) {
    std::int32_t& from = accumulators_.limited_from[r];
    if (from == no_day) from = day.days();
    if (held_[r].from != from)
      held_[r] = {from, after(Date::from_days(from), limited[r].lasts).days()};
    beyond = beyond || day.days() >= held_[r].until;
  }
  return beyond;
}

const LinearResult& PatientState::next_limited(CachedResults& results, Date day, Money fee) {
  const bool beyond = update_limited_rights(day);
  if (!period_->cacheable_limited || (beyond && !std::has_single_bit(period_->limited.bits)))
    return settle_now(day, fee);
  return cached_result(results, day, fee, beyond ? period_->table->slab_size() : 0);
}

const LinearResult& PatientState::settle_now(Date day, Money fee) {
  results_->session_.date = day;
  results_->person_.private_fee = fee;
  reset_all_ = true;
  holding_ = {UINT8_MAX};
  uncached_ = linear_result_of(settle(*results_->compiled_, results_->selection_, accumulators_,
                                      results_->person_, results_->session_));
  ranked_in_ = not_cached;
  return uncached_;
}

}  // namespace racpsy::batch
