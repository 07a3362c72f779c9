// Scenarios side by side, and the figures of their summary.
#include <doctest/doctest.h>

#include <map>

#include "batch_run.hpp"
#include "report/summary_figures.hpp"

namespace racpsy::test {
namespace {

const Route& usual() { return route(); }

const Version* version(const std::string& id) {
  for (const Version& each : usual().versions) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

// Returns setups of the usual route under two versions, then by date in the legal calendar.
std::vector<csv::Setup> three(const std::vector<std::string>& columns) {
  std::vector<csv::Setup> setups(3, setup_for(usual(), columns));
  for (std::size_t s = 0; s < 3; ++s) {
    setups[s].scenarios = {"2022", "2025", "legal"};
    setups[s].scenario = s;
  }
  setups[0].selection.pinned = version("2022");
  setups[1].selection.pinned = version("2025");
  setups[2].selection.calendar = Calendar::legal;
  return setups;
}

csv::Setup alone(csv::Setup setup) {
  setup.scenarios.clear();
  setup.scenario = 0;
  return setup;
}

// Sessions of many patients, in date order; some rows cannot be read.
std::string random_sessions(Random& random, bool faults) {
  std::string file = "patient,date,coverage,fee,weight\n";
  for (int p = 100; p < 180; ++p) {
    Date day = add_days(Date{2023, 1, 1}, random.upto(700));
    const std::string coverage = random.once_in(3) ? "c2s" : random.once_in(3) ? "ald" : "standard";
    for (int n = random.upto(30); n >= 0; --n) {
      day = add_days(day, random.upto(20));
      file += "p" + std::to_string(p) + "," + (faults && random.once_in(40) ? "x" : iso(day)) +
              "," + coverage + ",6" + std::to_string(random.upto(10)) + ",1." +
              std::to_string(p % 7) + "\n";
    }
  }
  return file;
}

TEST_CASE("batch: scenarios side by side are the runs one by one") {
  const std::vector<std::string> columns{"patient", "outcome", "rank", "patient_cents", "flags"};
  Random random{71};
  for (const bool faults : {false, true}) {
    const std::string file = random_sessions(random, faults);
    const std::vector<csv::Setup> setups = three(columns);
    std::vector<RunOutput> single;
    for (const csv::Setup& setup : setups) single.push_back(run(alone(setup), file));
    for (const auto& [threads, block] : {std::pair{1, 1UL << 18}, {3, 200UL}, {2, 5'000UL}}) {
      const std::size_t size = block;
      CAPTURE(size);
      const RunOutput all = run(setups, file, {threads, block});
      CHECK(all.rejects == single[0].rejects);
      REQUIRE(all.rows.size() == single[0].rows.size());
      for (std::size_t r = 0; r < all.rows.size(); ++r) {
        CHECK(all.rows[r][0] == single[0].rows[r][0]);
        for (std::size_t c = 1; c < columns.size(); ++c) {
          for (std::size_t s = 0; s < 3; ++s)
            CHECK(all.rows[r][1 + (c - 1) * 3 + s] == single[s].rows[r][c]);
        }
      }
    }
  }
}

TEST_CASE("batch: a row that one scenario refuses is refused, and the reject names it") {
  // In 2024 the version changed: without dates the answer is open, unless a version is pinned.
  std::vector<csv::Setup> setups = three({"id", "patient_cents"});
  for (csv::Setup& setup : setups) setup.summary = true;
  setups[2].selection.calendar = Calendar::applied;
  const std::string file = "id,year,sessions,age\n1,2024,3,40\n2,2025,3,40\n3,2025,3,old\n";
  std::vector<csv::Reject> rejects;
  csv::Streams streams;
  std::string out;
  streams.input = input_of(file, 1'000);
  streams.output = [&](std::uint64_t, std::string_view bytes) { return out += bytes, 0; };
  streams.rejects = [&](const csv::Reject& reject) { rejects.push_back(reject); };
  const csv::BatchResult result = csv::run(setups, streams, {});
  CHECK(out == "id,patient_cents@2022,patient_cents@2025,patient_cents@legal\n2,4000,6000,6000\n");
  REQUIRE(rejects.size() == 2);
  CHECK(csv::describe(rejects[0], result.plans)
            .in(Lang::en)
            .starts_with("scenario “legal”: in 2024"));
  CHECK(!rejects[1].scenario);
  for (const csv::ScenarioTally& tally : result.scenarios) CHECK(tally.totals.rows == 1);
}

TEST_CASE("batch: columns of scenarios are named once, or one by one") {
  std::vector<csv::Setup> setups =
      three({"sessions", "Patient_Cents@2025", "rank@legal", "year", "covered_sessions"});
  const RunOutput ran = run(setups, "year,sessions\n2025,3\n");
  CHECK(ran.out ==
        "sessions,patient_cents@2025,rank@legal,year,covered_sessions@2022,covered_sessions@2025,"
        "covered_sessions@legal\n3,6000,3,2025,3,3,3\n");
  for (csv::Setup& setup : setups) setup.columns = {"patient_cent@2025"};
  CHECK(run(setups, "year,sessions\n2025,3\n")
            .result.unusable.front()
            .remedy.in(Lang::en)
            .find("patient_cents@2025") != std::string::npos);
}

TEST_CASE("batch: person-years are counted once in any block and thread") {
  Random random{72};
  std::vector<csv::Setup> setups = three({"patient", "date", "patient_cents"});
  for (csv::Setup& setup : setups) {
    setup.summary = true;
    setup.by = {"coverage", "outcome@2025", "patient_cents@2025:0", "2000", "10000"};
  }
  for (const bool faults : {false, true}) {
    const std::string file = random_sessions(random, faults);
    // The same from the rows of the output.
    struct Expected {
      std::array<std::int64_t, 3> cents{};
      std::int64_t weight = 0;
    };
    std::map<std::string, Expected> units;
    std::map<std::string, bool> refused;
    for (const auto& [threads, block] : {std::pair{1, 1UL << 18}, {3, 300UL}, {2, 4'000UL}}) {
      const std::size_t size = block;
      CAPTURE(size);
      const RunOutput ran = run(setups, file, {threads, block});
      units.clear();
      for (const std::vector<std::string>& row : ran.rows) {
        Expected& unit = units[row[0] + row[1].substr(0, 4)];
        for (std::size_t s = 0; s < 3; ++s) unit.cents[s] += std::stoll(row[2 + s]);
        unit.weight = 1'000'000'000 + 100'000'000 * (std::stoi(row[0].substr(1)) % 7);
      }
      const csv::BatchResult& result = ran.result;
      CHECK(result.units == units.size());
      CHECK(result.unpriced_units == 0);
      CHECK((result.incomplete > 0) == faults);
      std::uint64_t counted = 0, changed = 0;
      csv::Wide in_groups = 0, change_in_groups = 0, change = 0;
      for (const auto& [cents, count] : result.scenarios[1].patient.counts())
        counted += count.units;
      for (const auto& [cents, count] : result.scenarios[1].change.counts()) changed += count.units;
      CHECK(counted == units.size() - result.incomplete);
      CHECK(changed == counted);
      for (const auto& [by, group] : result.groups) {
        in_groups += group.scenarios[1].totals.sums[Figure::patient];
        for (const auto& part : group.scenarios[1].changes.parts.items)
          change_in_groups += part.sum;
        const auto band = csv::band_of(by[2], ran.result.plan().by[2].edges);
        CHECK((band || faults));
      }
      for (const auto& part : result.scenarios[1].changes.parts.items) change += part.sum;
      CHECK((in_groups == result.scenarios[1].totals.sums[Figure::patient]));
      CHECK((change_in_groups == change));
      if (faults) continue;
      std::map<std::int64_t, csv::Wide> expected;
      for (const auto& [key, unit] : units) expected[unit.cents[2]] += unit.weight;
      REQUIRE(expected.size() == result.scenarios[2].patient.counts().size());
      for (const auto& [cents, count] : result.scenarios[2].patient.counts())
        CHECK((expected[cents] == count.weight));
    }
  }
}

TEST_CASE("batch: bands of amounts") {
  const std::vector<std::int64_t> edges{0, 2'000, 5'000};
  const auto band = [&](std::int64_t cents) {
    const auto found = csv::band_of(csv::band_key(Money::of_cents(cents), edges), edges);
    REQUIRE(found);
    return std::pair{found->first.value_or(-1), found->last.value_or(-1)};
  };
  CHECK((band(0) == std::pair<std::int64_t, std::int64_t>{-1, 0}));
  CHECK((band(1) == std::pair<std::int64_t, std::int64_t>{1, 2'000}));
  CHECK((band(2'000) == std::pair<std::int64_t, std::int64_t>{1, 2'000}));
  CHECK((band(5'001) == std::pair<std::int64_t, std::int64_t>{5'001, -1}));
  CHECK(!csv::band_of(csv::band_key(Money::unknown(), edges), edges));
  for (const char* wrong :
       {"patient_cents", "patient_cents:x", "patient_cents:5,5", "patient_cents:"}) {
    csv::Setup setup = setup_for(usual(), {"id"});
    setup.summary = true;
    setup.by = {};
    for (const std::string& part : parts_of(wrong, ',')) setup.by.push_back(part);
    CAPTURE(wrong);
    const RunOutput ran = run(setup, "year,sessions\n2025,3\n");
    REQUIRE(ran.result.unusable.size() == 1);
    CHECK(ran.result.unusable.front().remedy.in(Lang::en).find("patient_cents:0,2000,5000") !=
          std::string::npos);
  }
}

TEST_CASE("batch: quantiles, shares and the standard error") {
  csv::Distribution distribution;
  // 1 of weight 2 and 3, 2 of weight 1, 10 of weight 4: total 10.
  distribution.add(100, 2'000'000'000);
  distribution.add(100, 3'000'000'000);
  distribution.add(200, 1'000'000'000);
  distribution.add(1'000, 4'000'000'000);
  const DistributionFigures d = figures_of(distribution);
  CHECK(d.units == 4);
  CHECK((*d.mean == 470));
  CHECK((d.deciles == std::array<std::int64_t, 9>{100, 100, 100, 100, 100, 200, 1000, 1000, 1000}));
  CHECK(d.percentile_99 == 1'000);
  CHECK((*d.top_share == 213));  // a tenth of the weight of 1 % × 1000 of 4700: 100 of 4700
  // n/(n-1) Σ w²(y-ȳ)² / W² = 4/3 × ((4 + 9) × 370² + 270² + 16 × 530²) / 100
  CHECK((*d.error_hundredths == 29'091));
  csv::Distribution one;
  one.add(5, 1'000'000'000);
  CHECK(!figures_of(one).error_hundredths);
  one.add(5, 0);  // a weight of zero is no second observation
  CHECK(!figures_of(one).error_hundredths);
  CHECK(figures_of(csv::Distribution{}).empty());
  csv::Distribution heavy;
  heavy.add(1, 999'999'999'999'999'999);
  for (int i = 0; i < 200; ++i) heavy.add(1, 999'999'999'999'999'999);
  CHECK(!heavy.squares_known());
  CHECK(!figures_of(heavy).error_hundredths);
}

TEST_CASE("batch: too many different amounts are said, and take no more memory") {
  csv::Distribution first, second;
  for (std::int64_t i = 0; i < 300'000; ++i) {
    first.add(2 * i, 1);
    second.add(2 * i + 1, 1);
  }
  CHECK(first.complete());
  first += second;
  CHECK(!first.complete());
  CHECK(first.counts().empty());
  first.add(1, 1);
  CHECK(first.counts().empty());
}

}  // namespace
}  // namespace racpsy::test
