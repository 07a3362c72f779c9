// Answers year rows that are not cached: several possible days or versions, birth dates, series
// from a first session.
#include <algorithm>

#include "racpsy/base/limits.hpp"
#include "racpsy/batch/worker_parts.hpp"
#include "racpsy/engine/statement.hpp"

namespace racpsy::batch {

// Answers rows with a birth date or a first session.
bool Worker::rare_year_row(int inputs, int used, int year, Money fee) {
  if (is_blank()) return skip_blank_row();
  if (!diagnose_rare()) return false;  // from here on, dates and intervals can be read
  const auto date_of = [&](Role role, const std::optional<Date>& otherwise) {
    Date date;
    return read_day(cell(role), date) ? date : *otherwise;
  };
  if (year < 0) return answer_series(inputs, used, date_of(Role::first, setup_.first), fee);
  // Days before the birthday and days from it on have different ages.
  const Date birth = date_of(Role::born, setup_.person.born);
  const Date january{year, 1, 1}, december{year, 12, 31};
  if (birth > december) return refuse(Code::not_born), false;
  if (age_on(birth, december) > oldest) return refuse(Code::over_130), false;
  const Date birthday = std::max(add_years(birth, year - birth.year()), january);
  candidates_.clear();
  for (const auto& [from, to] : {std::pair{std::max(january, birth), add_days(birthday, -1)},
                                 std::pair{std::max(birthday, birth), december}}) {
    if (to < from) continue;
    CachedPerson* cached = person_on(inputs, used, from);
    if (cached == nullptr) return false;
    for (CachedResults::Period& period : cached->results.periods()) {
      const std::pair candidate{&cached->results, &period};
      const bool new_one =
          std::find(candidates_.begin(), candidates_.end(), candidate) == candidates_.end();
      if (period.from <= to.days() && period.to >= from.days() && new_one)
        candidates_.push_back(candidate);
    }
  }
  return answer_year(candidates_, year, fee, nullptr);
}

// Returns as many sessions as the cap allows on the days of the period, at least 1.
int Worker::sessions_up_to_cap(CachedResults& results, CachedResults::Period& period) {
  const Date first = Date::from_days(period.from);
  return std::max(cap_on(compiled_, setup_.selection, results.person(), first).value_or(1), 1);
}

// Answers a year row. Its sessions fall in one cap period of the year, on unknown days: the
// requested outputs must be equal under all possible versions, else the row is refused. Days before
// the route opened do not count. `keep`, if given, caches the answer.
bool Worker::answer_year(const Candidates& candidates, int year, Money fee, Year* keep) {
  const auto closed = [](const auto& c) { return c.second->in_force.outcome == Outcome::not_open; };
  const bool all_closed = std::all_of(candidates.begin(), candidates.end(), closed);
  answers_.clear();
  bool kept = keep != nullptr && asked_sessions_ >= 0 &&
              asked_sessions_ <= static_cast<std::int64_t>(most_kept);
  for (const auto& candidate : candidates) {
    if (!all_closed && closed(candidate)) continue;
    auto& [results, period] = candidate;
    const int sessions = asked_sessions_ >= 0 ? static_cast<int>(asked_sessions_)
                                              : sessions_up_to_cap(*results, *period);
    const bool linear = period->linear && sessions <= static_cast<int>(most_kept);
    kept = kept && linear;
    answers_.push_back({results, linear ? &results->sum(*period, sessions) : nullptr, {}});
    if (!linear) answers_.back().own = results->sum(*period, sessions, fee);
  }
  bool any_fee = true;
  for (std::size_t i = 1; i < answers_.size(); ++i) {
    if (agree(answers_[0].get(), answers_[i].get())) continue;
    any_fee = false;
    if (agree_at(answers_[0].get(), answers_[i].get(), fee)) continue;
    // Different answers at one age require dates; else the birthday decides.
    bool dates = false;
    for (std::size_t a = 0; a < answers_.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b)
        dates = dates || (answers_[a].results == answers_[b].results &&
                          !agree_at(answers_[a].get(), answers_[b].get(), fee));
    }
    return refuse(dates ? Code::give_dates : Code::give_first, -1, std::to_string(year)), false;
  }
  for (const Candidate& c : answers_) {
    if (setup_.strict && is_doubtful(c.get(), fee)) return refuse(Code::not_established), false;
  }
  const LinearResult& result = answers_[0].get();
  // Summed figures that are not written may differ: they are then unknown.
  scratch_ = result;
  bool sums_known = true;
  for (std::size_t f = 0; f < figure_count; ++f) {
    if (!plan_.figures_summed[f]) continue;
    const bool same = std::all_of(answers_.begin(), answers_.end(), [&](const Candidate& c) {
      return c.get().fixed[f] == result.fixed[f] && c.get().per_fee[f] == result.per_fee[f];
    });
    if (same) continue;
    sums_known = false;
    scratch_.fixed[f] = Money::unknown();
    scratch_.per_fee[f] = 0;
  }
  if (kept && any_fee && sums_known && !setup_.strict)
    keep->ready[static_cast<std::size_t>(asked_sessions_)] = &result;
  write_row(result, fee, result.rank, sums_known ? result : scratch_);
  return true;
}

// Answers a series of sessions from a first date on.
bool Worker::answer_series(int inputs, int used, Date first, Money fee) {
  const Pace pace = read_pace(cell(Role::every).view())
                        .value_or(setup_.every);  // an invalid interval was refused before
  int sessions = static_cast<int>(asked_sessions_);
  if (asked_sessions_ < 0) {
    CachedPerson* cached = person_on(inputs, used, first);
    if (cached == nullptr) return false;
    sessions = sessions_up_to_cap(cached->results, cached->results.at(first.days()));
  }
  series_.begin();
  scratch_ = {};
  for (int i = 0; i < sessions; ++i) {
    const std::optional<Date> date = step(first, pace, i);
    if (!date) return refuse(Code::too_late), false;
    CachedPerson* cached = person_on(inputs, used, *date);
    if (cached == nullptr) return false;
    scratch_ += series_.next(cached->results, *date, fee);
    if (series_.rank() > 0) scratch_.rank = series_.rank();
  }
  if (setup_.strict && is_doubtful(scratch_, fee)) return refuse(Code::not_established), false;
  write_row(scratch_, fee, scratch_.rank);
  return true;
}

bool Worker::is_doubtful(const LinearResult& result, Money fee) {
  return (result.flags & not_established) != 0 || result.incomplete(fee);
}

// Returns true if two results agree on all requested outputs, for any fee.
bool Worker::agree(const LinearResult& a, const LinearResult& b) const {
  for (std::size_t f = 0; f < figure_count; ++f) {
    if (plan_.figures_asked[f] && (a.fixed[f] != b.fixed[f] || a.per_fee[f] != b.per_fee[f]))
      return false;
  }
  return agree_beside_figures(a, b);
}

bool Worker::agree_at(const LinearResult& a, const LinearResult& b, Money fee) const {
  for (std::size_t f = 0; f < figure_count; ++f) {
    if (plan_.figures_asked[f] &&
        a.get(static_cast<Figure>(f), fee) != b.get(static_cast<Figure>(f), fee))
      return false;
  }
  return agree_beside_figures(a, b);
}

bool Worker::agree_beside_figures(const LinearResult& a, const LinearResult& b) const {
  return a.sessions == b.sessions && (!plan_.covered_asked || a.covered == b.covered) &&
         (!plan_.outcome_asked || a.outcomes == b.outcomes) &&
         (!plan_.version_asked || a.versions == b.versions) &&
         (!plan_.rank_asked || a.rank == b.rank);
}

}  // namespace racpsy::batch
