// Sums and counts over rows, for --summary. Exact: amounts and weights are integers, sums have 128
// bits.
//
// Rows are summed one by one. Quantiles, and who gains or loses from one scenario to another, are
// about units: the sessions of a patient in a calendar year where rows are sessions, else the row.
#pragma once

#include <map>
#include <string>

#include "racpsy/batch/memo.hpp"

namespace racpsy::batch {

__extension__ using Wide = __int128;

/// A weight is a number with at most nine decimals, held in billionths.
inline constexpr std::int64_t one_weight = 1'000'000'000;

struct Totals {
  std::uint64_t rows = 0;      ///< Answered rows.
  std::uint64_t unpriced = 0;  ///< Rows whose out-of-pocket cost is unknown.
  Wide weight = 0;             ///< Sum of weights, in billionths; the sums below are weighted.
  Wide sessions = 0;
  Wide covered = 0;
  EnumArray<Figure, Wide, figure_count> sums{};  ///< Known amounts, in cents × billionths.
  EnumArray<Figure, std::uint64_t, figure_count> unknown{};  ///< Rows whose figure is unknown.

  void add(const LinearResult& result, Money fee, std::int64_t weight_of_row) {
    ++rows;
    weight += weight_of_row;
    const Wide wide = weight_of_row;
    sessions += wide * result.sessions;
    covered += wide * result.covered;
    for (const Figure f : sums.keys()) {
      const Money amount = result.get(f, fee);
      if (amount.known()) sums[f] += wide * amount.cents();
      else ++unknown[f];
    }
    if (!result.get(Figure::patient, fee).known()) ++unpriced;
  }
  Totals& operator+=(const Totals& other) {
    rows += other.rows;
    unpriced += other.unpriced;
    weight += other.weight;
    sessions += other.sessions;
    covered += other.covered;
    for (const Figure f : sums.keys()) {
      sums[f] += other.sums[f];
      unknown[f] += other.unknown[f];
    }
    return *this;
  }
};

/// The exact distribution of an amount: how many units have each of its values. Memory grows with
/// the number of different amounts and not with that of units.
class Distribution {
 public:
  static constexpr std::size_t most_amounts = 500'000, most_of_group = 2'000;
  Distribution() = default;
  explicit Distribution(std::size_t most) : most_(most) {}
  struct Count {
    std::uint64_t units = 0;
    std::uint64_t weightless = 0;  ///< Those of a weight of zero.
    Wide weight = 0;               ///< In billionths.
    Wide squares = 0;  ///< Sum of the squares of the weights, in billionths of billionths.
  };

  void add(std::int64_t cents, std::int64_t weight);
  Distribution& operator+=(const Distribution& other);

  /// Returns the counts by amount in cents; empty if there were more than `most_amounts`.
  const std::map<std::int64_t, Count>& counts() const { return counts_; }
  /// Drops all counts, as if the different amounts were too many.
  void drop() {
    complete_ = false;
    counts_.clear();
  }
  /// Returns false if the different amounts were too many to be kept.
  bool complete() const { return complete_; }
  /// Returns false if the squares of the weights exceed 128 bits.
  bool squares_known() const { return squares_known_; }

 private:
  void merge(std::int64_t cents, const Count& count);
  std::size_t most_ = most_amounts;
  std::map<std::int64_t, Count> counts_;
  bool complete_ = true, squares_known_ = true;
};

/// Units whose out-of-pocket cost falls, rises or stays the same from the first scenario to this
/// one.
struct Change {
  enum class Side : std::uint8_t { gains, loses, same };
  struct Part {
    std::uint64_t units = 0;
    Wide weight = 0;  ///< In billionths.
    Wide sum = 0;     ///< Weighted change, in cents × billionths; below zero for `gains`.
  };
  EnumArray<Side, Part, 3> parts{};

  void add(std::int64_t cents, std::int64_t weight) {
    Part& part = parts[cents < 0 ? Side::gains : cents > 0 ? Side::loses : Side::same];
    ++part.units;
    part.weight += weight;
    part.sum += Wide{weight} * cents;
  }
  Change& operator+=(const Change& other) {
    for (const Side side : parts.keys()) {
      parts[side].units += other.parts[side].units;
      parts[side].weight += other.parts[side].weight;
      parts[side].sum += other.parts[side].sum;
    }
    return *this;
  }
};

/// The answered rows under one scenario.
struct ScenarioTally {
  Totals totals;
  Distribution patient;  ///< Out-of-pocket costs of units.
  Distribution change;   ///< Their differences to the first scenario.
  Change changes;
  BitSet<std::uint64_t> versions;      ///< The versions used.
  BitSet<std::uint32_t> unsaid;        ///< Facts that some row did not state.
  std::uint64_t outside_contract = 0;  ///< Rows on days outside the validity of the contract.
  std::uint64_t beyond_right = 0;      ///< Rows that use a limited right beyond its duration.

  ScenarioTally& operator+=(const ScenarioTally& other) {
    totals += other.totals;
    patient += other.patient;
    change += other.change;
    changes += other.changes;
    versions |= other.versions;
    unsaid |= other.unsaid;
    outside_contract += other.outside_contract;
    beyond_right += other.beyond_right;
    return *this;
  }
};

/// One group of --summary-by under each scenario.
struct Group {
  struct Scenario {
    Totals totals;
    /// Out-of-pocket costs of units, as far as they are in this group.
    Distribution patient{Distribution::most_of_group};
    Change changes;
  };
  std::vector<Scenario> scenarios;

  void drop_distributions() {
    for (Scenario& scenario : scenarios) scenario.patient.drop();
  }
  Group& operator+=(const Group& other) {
    scenarios.resize(std::max(scenarios.size(), other.scenarios.size()));
    for (std::size_t s = 0; s < other.scenarios.size(); ++s) {
      scenarios[s].totals += other.scenarios[s].totals;
      scenarios[s].patient += other.scenarios[s].patient;
      scenarios[s].changes += other.scenarios[s].changes;
    }
    return *this;
  }
};

/// More groups than these have no distributions.
inline constexpr std::size_t most_groups_with_distribution = 1'000;

/// Groups by the values of --summary-by; a band of amounts is its number (`band_key`).
using Groups = std::map<std::vector<std::string>, Group>;

/// The rows that state what an option of the command line states too, and those that leave it its
/// effect.
struct StatedRows {
  std::uint64_t stated = 0;
  std::uint64_t left = 0;
};

/// The answered rows of a block or a file, as its summary reports them.
struct Tally {
  std::uint64_t rows = 0;         ///< Rows read, refused ones included.
  std::uint64_t no_sessions = 0;  ///< Rows that are no session: annulled, or of quantity 0.
  std::vector<ScenarioTally> scenarios;
  Groups groups;
  std::vector<StatedRows> overridden;  ///< By `Plan::overridden` of the first scenario.
  bool age_unsaid = false;             ///< Some row had neither an age nor a birth date.
  bool birth_unsaid = false;           ///< Some row had an age and no birth date.
  std::uint64_t units = 0;             ///< All units with an answered row.
  std::uint64_t incomplete = 0;  ///< Units left out of distributions: a row of theirs was refused.
  std::uint64_t unpriced_units = 0;  ///< … or their cost is unknown under some scenario.
  std::uint64_t uneven_units = 0;    ///< Units whose rows differ in weight: the first one counts.

  Tally& operator+=(const Tally& other) {
    rows += other.rows;
    no_sessions += other.no_sessions;
    scenarios.resize(std::max(scenarios.size(), other.scenarios.size()));
    for (std::size_t s = 0; s < other.scenarios.size(); ++s) scenarios[s] += other.scenarios[s];
    for (const auto& [by, group] : other.groups) {
      const std::size_t before = groups.size();
      Group& into = groups[by];
      into += group;
      if (groups.size() <= most_groups_with_distribution) continue;
      if (before == most_groups_with_distribution)
        for (auto& each : groups) each.second.drop_distributions();
      else into.drop_distributions();
    }
    overridden.resize(std::max(overridden.size(), other.overridden.size()));
    for (std::size_t i = 0; i < other.overridden.size(); ++i) {
      overridden[i].stated += other.overridden[i].stated;
      overridden[i].left += other.overridden[i].left;
    }
    age_unsaid = age_unsaid || other.age_unsaid;
    birth_unsaid = birth_unsaid || other.birth_unsaid;
    units += other.units;
    incomplete += other.incomplete;
    unpriced_units += other.unpriced_units;
    uneven_units += other.uneven_units;
    return *this;
  }
};

/// The rows of a unit so far.
struct Unit {
  /// Rows with the same values of the --summary-by columns.
  struct Part {
    std::vector<std::string> by;
    Group group;
    std::vector<Money> patient;  ///< Out-of-pocket cost by scenario, not weighted.
  };
  bool open = false;     ///< Some row was answered.
  bool refused = false;  ///< A row was refused: the unit is not complete.
  std::string patient;   ///< Of dated sessions, with their year.
  int year = 0;
  std::int64_t weight = one_weight;
  bool uneven = false;           ///< The weights of the rows differ.
  std::vector<Figures> figures;  ///< By scenario, not weighted.
  std::vector<Part> parts;       ///< Only with --summary-by.
};

struct Plan;

/// Adds a unit whose rows are all read to a tally, and empties it.
void close(Unit& unit, const Plan& plan, Tally& tally);

}  // namespace racpsy::batch
