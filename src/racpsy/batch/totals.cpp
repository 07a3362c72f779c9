#include "racpsy/batch/totals.hpp"

#include "racpsy/batch/plan.hpp"

namespace racpsy::batch {

void Distribution::add(std::int64_t cents, std::int64_t weight) {
  merge(cents, {1, weight == 0 ? 1U : 0U, weight, Wide{weight} * weight});
}

Distribution& Distribution::operator+=(const Distribution& other) {
  complete_ = complete_ && other.complete_;
  squares_known_ = squares_known_ && other.squares_known_;
  for (const auto& [cents, count] : other.counts_) merge(cents, count);
  if (!complete_) counts_.clear();
  return *this;
}

void Distribution::merge(std::int64_t cents, const Count& count) {
  if (!complete_) return;
  Count& into = counts_[cents];
  into.units += count.units;
  into.weightless += count.weightless;
  into.weight += count.weight;
  if (__builtin_add_overflow(into.squares, count.squares, &into.squares)) squares_known_ = false;
  if (counts_.size() > most_) drop();
}

void close(Unit& unit, const Plan& plan, Tally& tally) {
  if (!unit.open) {
    unit.refused = false;
    return;
  }
  const std::size_t scenarios = unit.figures.size();
  tally.scenarios.resize(std::max(tally.scenarios.size(), scenarios));
  constexpr std::size_t patient = index_of(Figure::patient);
  bool known = true;
  for (const Figures& figures : unit.figures) known = known && figures[patient].known();
  ++tally.units;
  if (unit.refused) ++tally.incomplete;
  else if (!known) ++tally.unpriced_units;
  else if (unit.uneven) ++tally.uneven_units;
  const bool counts = known && !unit.refused;
  for (std::size_t s = 0; counts && s < scenarios; ++s) {
    const std::int64_t cents = unit.figures[s][patient].cents();
    tally.scenarios[s].patient.add(cents, unit.weight);
    if (s == 0) continue;
    const std::int64_t change = cents - unit.figures[0][patient].cents();
    tally.scenarios[s].change.add(change, unit.weight);
    tally.scenarios[s].changes.add(change, unit.weight);
  }
  for (Unit::Part& part : unit.parts) {
    for (std::size_t i = 0; i < plan.by.size(); ++i) {
      const GroupBy& by = plan.by[i];
      if (by.kind != GroupBy::Kind::band) continue;
      const Money amount = unit.figures[by.scenario][index_of(by.figure)];
      part.by[i] = band_key(unit.refused ? Money::unknown() : amount, by.edges);
    }
    for (std::size_t s = 0; counts && s < scenarios; ++s) {
      Group::Scenario& scenario = part.group.scenarios[s];
      scenario.patient.add(part.patient[s].cents(), unit.weight);
      if (s > 0) scenario.changes.add((part.patient[s] - part.patient[0]).cents(), unit.weight);
    }
    tally.groups[part.by] += part.group;
  }
  unit = {};
}

}  // namespace racpsy::batch
