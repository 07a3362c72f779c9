// Tests invariants on random people. The seed is fixed, so a failure repeats; RACPSY_SEED sets
// another.
#include "people.hpp"

#include <algorithm>
#include <map>

#include "sound.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

constexpr int people = 4'000;

Statement settled(CompiledRoute& compiled, const RandomCase& s) {
  return settle_all(compiled, s.selection, s.person, s.sessions);
}

bool alike(const Settled& a, const Settled& b) {
  return a.date == b.date && a.version == b.version && a.outcome == b.outcome && a.rank == b.rank &&
         a.flags == b.flags && a.figures == b.figures;
}

}  // namespace

TEST_CASE("property: the parts add up, session by session and over the years") {
  Random random{1};
  each_route(people, [&](const Route& route, CompiledRoute& compiled, int some) {
    for (int i = 0; i < some; ++i) {
      CAPTURE(i);
      const Statement statement = settled(compiled, random_case(random, route));
      Figures sum{};
      for (const Settled& s : statement.sessions) {
        REQUIRE(unsound(s) == "");
        for (std::size_t f = 0; f < figure_count; ++f) sum[f] += s.figures[f];
      }
      REQUIRE(statement.total.figures == sum);
      Figures years{};
      int sessions = 0;
      for (const Sum& year : statement.years) {
        for (std::size_t f = 0; f < figure_count; ++f) years[f] += year.figures[f];
        sessions += year.sessions;
      }
      REQUIRE(years == sum);
      REQUIRE(sessions == static_cast<int>(statement.sessions.size()));
    }
  });
}

TEST_CASE("property: nobody pays less than nothing or more than the price") {
  Random random{2};
  each_route(people, [&](const Route& route, CompiledRoute& compiled, int some) {
    for (int i = 0; i < some; ++i) {
      for (const Settled& s : settled(compiled, random_case(random, route)).sessions) {
        const Money price = s.get(Figure::price), patient = s.get(Figure::patient),
                    advance = s.get(Figure::advance);
        if (price.known() && advance.known()) REQUIRE(advance.cents() <= price.cents());
        Money owed;
        for (const Money taken : s.deducted) owed += taken;
        if (advance.known() && patient.known())
          REQUIRE(patient.cents() <= advance.cents() + owed.cents());
      }
    }
  });
}

TEST_CASE("property: deductibles and co-payments never exceed their sums") {
  Random random{37};
  int deducted = 0, above = 0;
  each_route(people * 4, [&](const Route& route, CompiledRoute& compiled, int some) {
    for (int i = 0; i < some; ++i) {
      const RandomCase s = random_case(random, route);
      std::map<int, Money> first, part;  // by year
      for (const Settled& one : settled(compiled, s).sessions) {
        const YearlySums& yearly = one.yearly;
        if (one.version == nullptr || one.outcome != Outcome::covered) {
          REQUIRE(yearly.deductible == Money{});
          continue;
        }
        const auto most = [](const auto& rules) {
          std::int64_t cents = 0;
          for (const auto& rule : rules) cents = std::max(cents, rule.at_most.cents());
          return cents;
        };
        Money& taken = first[one.date.year()];
        Money& borne = part[one.date.year()];
        taken += yearly.deductible;
        borne += yearly.copayment - yearly.above_ceiling;
        if (taken.known()) REQUIRE(taken.cents() <= most(one.version->deductibles));
        if (borne.known()) REQUIRE(borne.cents() <= most(one.version->copayment_ceilings));
        if (yearly.deductible != Money{}) ++deducted;
        if (yearly.above_ceiling != Money{}) ++above;
        if (!one.get(Figure::patient).known() || !one.get(Figure::price).known()) continue;
        REQUIRE(yearly.deductible.cents() <= one.get(Figure::patient).cents());
      }
    }
  });
  CHECK(deducted > 100);
  CHECK(above > 10);
}

TEST_CASE("property: more cover never costs the patient more") {
  Random random{3};
  const Route& route = test::route();
  CompiledRoute compiled{route};
  const auto coverage = route.fact_index("coverage").value();
  const auto complementary = route.fact_index("complementary").value();
  int compared = 0;
  for (int i = 0; i < people; ++i) {
    CAPTURE(i);
    RandomCase s = random_case(random, route);
    s.person.private_fee = euros(70);
    s.person.facts[complementary] = bits(route, "complementary", "none");
    const Money before = settled(compiled, s).total.get(Figure::patient);
    RandomCase richer = s;
    if (random.once_in(2)) {
      richer.person.facts[complementary] = bits(route, "complementary", "responsible");
    } else {
      constexpr std::string_view rights[]{"c2s",
                                          "ame",
                                          "ald",
                                          "maternity",
                                          "at_mp",
                                          "invalidity_pension",
                                          "work_annuity",
                                          "minor_abuse_victim",
                                          "terrorism_victim",
                                          "military_pension",
                                          "alsace_moselle",
                                          "camieg"};
      richer.person.facts[coverage] |=
          bits(route, "coverage", std::string{rights[random.upto(12)]});
    }
    const Money after = settled(compiled, richer).total.get(Figure::patient);
    if (!before.known() || !after.known()) continue;
    ++compared;
    REQUIRE(after.cents() <= before.cents());
  }
  CHECK(compared > people / 2);
}

TEST_CASE("property: the order of the input does not matter") {
  Random random{4};
  each_route(people, [&](const Route& route, CompiledRoute& compiled, int some) {
    for (int i = 0; i < some; ++i) {
      CAPTURE(i);
      RandomCase s = random_case(random, route);
      for (Session& session : s.sessions)
        session.facts.clear();  // makes two sessions of one day equal
      const Statement one = settled(compiled, s);
      std::shuffle(s.sessions.begin(), s.sessions.end(), random.engine);
      const Statement other = settled(compiled, s);
      REQUIRE(std::equal(one.sessions.begin(), one.sessions.end(), other.sessions.begin(),
                         other.sessions.end(), alike));
    }
  });
}

TEST_CASE("property: the first k sessions of n cost what k sessions cost") {
  Random random{5};
  each_route(people, [&](const Route& route, CompiledRoute& compiled, int some) {
    for (int i = 0; i < some; ++i) {
      CAPTURE(i);
      RandomCase s = random_case(random, route);
      std::stable_sort(s.sessions.begin(), s.sessions.end(),
                       [](const Session& a, const Session& b) { return a.date < b.date; });
      const Statement whole = settled(compiled, s);
      const std::size_t k =
          1 + static_cast<std::size_t>(random.upto(static_cast<int>(s.sessions.size())));
      s.sessions.resize(k);
      const Statement part = settled(compiled, s);
      REQUIRE(
          std::equal(part.sessions.begin(), part.sessions.end(), whole.sessions.begin(), alike));
    }
  });
}

TEST_CASE("property: covered sessions never exceed the cap of the year, nor one a day") {
  Random random{6};
  const Route& route = test::route();
  CompiledRoute compiled{route};
  for (int i = 0; i < people; ++i) {
    CAPTURE(i);
    const RandomCase s = random_case(random, route);
    std::map<int, int> in_year;
    std::map<Date, int> on_day;
    for (const Settled& settled : settled(compiled, s).sessions) {
      if (settled.outcome != Outcome::covered) {
        REQUIRE(!settled.rank);
        REQUIRE((!settled.get(Figure::amo).known() || settled.get(Figure::amo) == Money{}));
        continue;
      }
      ++in_year[settled.date.year()];
      REQUIRE(++on_day[settled.date] == 1);
      if (settled.cap) REQUIRE(in_year[settled.date.year()] <= *settled.cap);
    }
  }
}

TEST_CASE("property: the table says what the rules say, at any point") {
  Random random{7};
  each_route(100'000, [&](const Route& route, CompiledRoute&, int some) {
    for (std::size_t v = 0; v < route.versions.size(); ++v) {
      const Version& version = route.versions[v];
      Table table{route, version};
      CAPTURE(version.id);
      for (int i = 0; i < some; ++i) {
        Point point;
        for (std::size_t f = 0; f < route.facts.size(); ++f) {
          const Fact& fact = route.facts[f];
          const auto values = static_cast<int>(fact.values.size());
          if (fact.type == Fact::Type::choice) point.facts[f] = Bits{1} << random.upto(values);
          else
            point.facts[f] =
                random.engine() & random.engine() & random.engine() & ((Bits{1} << values) - 1);
          if (random.once_in(3)) point.own |= std::uint32_t{1} << f;
        }
        point.age = random.upto(131);
        point.age_on_january_1 = random.upto(131);
        for (std::size_t c = 0; c < route.counters.size(); ++c) point.rank[c] = 1 + random.upto(20);
        const Cell& from_table = table.at(point);
        const Cell from_rules = decide(version, point);
        REQUIRE(from_table.outcome == from_rules.outcome);
        REQUIRE(from_table.session == from_rules.session);
        REQUIRE(from_table.kind == from_rules.kind);
        REQUIRE(from_table.flags == from_rules.flags);
        REQUIRE(from_table.direct == from_rules.direct);
        REQUIRE(from_table.counts == from_rules.counts);
        REQUIRE(from_table.doubts == from_rules.doubts);
        REQUIRE(from_table.cap == from_rules.cap);
        REQUIRE(from_table.rank_in == from_rules.rank_in);
        REQUIRE(from_table.failed == from_rules.failed);
        REQUIRE(from_table.price == from_rules.price);
        REQUIRE(from_table.pays == from_rules.pays);
        REQUIRE(from_table.shares == from_rules.shares);
        REQUIRE(from_table.deductions == from_rules.deductions);
      }
    }
  });
}
