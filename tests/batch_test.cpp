// Tests the batch against settle_all(), and with files as people write them.
//
// For every route, random people are written as CSV; each row must give the result of `settle_all`
// for the same person, to the cent. The output must not depend on blocks, threads or the size of
// reads.
#include <algorithm>
#include <mutex>

#include "batch_run.hpp"
#include "racpsy/batch/row.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

// A random person, and the cells of a file for them.
struct WrittenCase {
  RandomCase source;
  std::map<std::string, std::string> cells;  // the same in every row
};

WrittenCase write_case(Random& random, const Route& route, const RuleSelection& selection,
                       const Contract* contract) {
  WrittenCase w;
  w.source = random_case(random, route);
  w.source.selection = selection;
  Person& p = w.source.person;
  std::stable_sort(w.source.sessions.begin(), w.source.sessions.end(),
                   [](const Session& a, const Session& b) { return a.date < b.date; });
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    if (route.facts[f].of_session) {  // stated per session only
      p.facts[f] = route.facts[f].fallback;
      p.stated &= ~(std::uint32_t{1} << f);
    } else if ((p.stated >> f & 1) != 0 || p.facts[f] != route.facts[f].fallback) {
      p.stated |= std::uint32_t{1} << f;
      w.cells[route.facts[f].name] = route.facts[f].write(p.facts[f]);
    }
  }
  if (contract != nullptr && random.once_in(2)) {
    p.contract = contract;
    w.cells["complementary"] = "file";
    if (const auto f = route.fact_index("complementary")) {
      p.facts[*f] = bits(route, "complementary", contract->responsible ? "responsible" : "none");
    }
  } else if (contract != nullptr) {
    if (w.cells["complementary"].empty()) w.cells["complementary"] = "none";
  }
  if (p.born) w.cells["born"] = iso(*p.born);
  else w.cells["age"] = std::to_string(p.age);
  if (p.used > 0) w.cells["used"] = std::to_string(p.used);
  p.minutes = 0;  // no column states it
  if (const std::int64_t cents = p.used_deductible.cents(); cents > 0)
    w.cells["used_deductible"] =
        std::to_string(cents / 100) + "." + std::to_string(100 + cents % 100).substr(1);
  if (p.private_fee.known()) w.cells["fee_cents"] = std::to_string(p.private_fee.cents());
  return w;
}

std::vector<std::string> columns_for(const Route& route, std::vector<std::string> first) {
  for (const char* name : {"age", "born", "used", "fee_cents"}) first.emplace_back(name);
  if (!route.versions.front().deductibles.empty()) first.emplace_back("used_deductible");
  for (const Fact& fact : route.facts) first.push_back(fact.name);
  if (!route.fact_index("complementary")) first.emplace_back("complementary");
  return first;
}

How any_way(Random& random) {
  How how;
  how.threads = 1 + random.upto(4);
  if (random.once_in(2)) how.block = static_cast<std::size_t>(64 + random.upto(4'000));
  if (random.once_in(4)) how.read = static_cast<std::size_t>(1 + random.upto(100));
  how.again = random.once_in(2);
  return how;
}

}  // namespace

TEST_CASE("batch: session rows say what the engine says, for random people of every route") {
  Random random{50};
  int rows = 0;
  each_route(300, [&](const Route& route, CompiledRoute& compiled, int runs) {
    for (int n = 0; n < runs; ++n) {
      const RuleSelection selection = random_case(random, route).selection;
      csv::Setup setup = setup_for(route, all_columns);
      setup.selection = selection;
      const Contract* contract = random.once_in(3) ? contract_for(route) : nullptr;
      setup.person.contract = contract;
      std::vector<std::string> columns = columns_for(route, {"id", "patient", "date"});
      std::shuffle(columns.begin(), columns.end(), random.engine);
      std::string file = joined(columns);
      std::vector<std::vector<std::string>> wanted;
      for (int patient = 1 + random.upto(3); patient < 8; patient += 1 + random.upto(2)) {
        WrittenCase w = write_case(random, route, selection, contract);
        Person& p = w.source.person;
        if (p.born)
          std::erase_if(w.source.sessions, [&](const Session& s) { return s.date < *p.born; });
        if (setup.person.contract != nullptr && !w.cells.contains("complementary"))
          w.cells["complementary"] = "none";
        for (const Settled& settled :
             settle_all(compiled, selection, p, w.source.sessions).sessions) {
          wanted.push_back(expected(std::to_string(wanted.size() + 1), route, {settled}));
        }
        for (const Session& session : w.source.sessions) {
          std::map<std::string, std::string> cells = w.cells;
          cells["id"] = std::to_string(++rows);
          cells["patient"] = std::to_string(patient);
          cells["date"] = iso(session.date);
          for (const auto& [fact, value] : session.facts)
            cells[route.facts[fact].name] = route.facts[fact].write(value);
          std::vector<std::string> row;
          for (const std::string& column : columns) row.push_back(cells[column]);
          file += joined(row);
        }
      }
      const int first_id = rows - static_cast<int>(wanted.size());
      for (std::size_t i = 0; i < wanted.size(); ++i)
        wanted[i][0] = std::to_string(first_id + static_cast<int>(i) + 1);
      const RunOutput ran = run(setup, file, any_way(random));
      CAPTURE(file);
      REQUIRE(ran.result.unusable.empty());
      CHECK(ran.rejects == std::vector<std::string>{});
      REQUIRE(ran.rows.size() == wanted.size());
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        CAPTURE(i);
        if (ran.rows[i] != wanted[i]) REQUIRE(joined(ran.rows[i]) == joined(wanted[i]));
      }
    }
  });
  CHECK(rows > 5'000);
}

TEST_CASE(
    "batch: series from a first session say what the engine says, for random people of every "
    "route") {
  Random random{51};
  int compared = 0;
  each_route(1'500, [&](const Route& route, CompiledRoute& compiled, int runs) {
    const RuleSelection selection = random_case(random, route).selection;
    csv::Setup setup = setup_for(route, all_columns);
    setup.selection = selection;
    const Contract* contract = random.once_in(3) ? contract_for(route) : nullptr;
    setup.person.contract = contract;
    const std::vector<std::string> columns =
        columns_for(route, {"id", "first", "every", "sessions"});
    std::string file = joined(columns);
    std::vector<std::vector<std::string>> wanted;
    for (int n = 0; n < runs; ++n) {
      WrittenCase w = write_case(random, route, selection, contract);
      Person& p = w.source.person;
      const Date first = std::max(w.source.sessions.front().date, p.born.value_or(first_date));
      constexpr const char* paces[]{"1d", "1w", "2w", "1m", "5m"};
      const std::string every = paces[random.upto(5)];
      const int count = random.upto(30);
      std::vector<Session> sessions;
      for (int i = 0; i < count; ++i) sessions.push_back({*step(first, *read_pace(every), i), {}});
      w.cells["id"] = std::to_string(n);
      w.cells["first"] = iso(first);
      w.cells["every"] = every;
      w.cells["sessions"] = std::to_string(count);
      std::vector<std::string> row;
      for (const std::string& column : columns) row.push_back(w.cells[column]);
      file += joined(row);
      wanted.push_back(expected(std::to_string(n), route,
                                settle_all(compiled, selection, p, sessions).sessions));
    }
    const RunOutput ran = run(setup, file, any_way(random));
    REQUIRE(ran.result.unusable.empty());
    CHECK(ran.rejects == std::vector<std::string>{});
    REQUIRE(ran.rows.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      CAPTURE(i);
      if (ran.rows[i] != wanted[i]) REQUIRE(joined(ran.rows[i]) == joined(wanted[i]));
      ++compared;
    }
  });
  CHECK(compared > 1'000);
}

TEST_CASE(
    "batch: year rows say what the engine says of every way to place the sessions, or are "
    "refused") {
  Random random{52};
  int answered = 0, refused = 0;
  each_route(6'000, [&](const Route& route, CompiledRoute& compiled, int runs) {
    const RuleSelection selection = random_case(random, route).selection;
    csv::Setup setup = setup_for(route, all_columns);
    setup.selection = selection;
    if (random.once_in(2)) setup.columns = {"id", "covered_sessions", "amo_cents", "patient_cents"};
    const Contract* contract = random.once_in(3) ? contract_for(route) : nullptr;
    setup.person.contract = contract;
    const std::vector<std::string> columns = columns_for(route, {"id", "year", "sessions"});
    std::string file = joined(columns);
    std::map<std::string, std::optional<std::vector<std::string>>> wanted;
    for (int n = 0; n < runs; ++n) {
      WrittenCase w = write_case(random, route, selection, contract);
      Person& p = w.source.person;
      const int year = 2018 + random.upto(10);
      const int count = random.once_in(40) ? random.upto(200) : random.upto(26);
      // All sessions are settled on each day of the year that differs from those before, in one
      // period.
      struct Like {
        Outcome outcome;
        const Version* version;
        int age, january;
        auto operator<=>(const Like&) const = default;
      };
      std::map<Like, Date> days;
      bool opened = false;
      for (Date date{year, 1, 1}; date.year() == year; date = add_days(date, 1)) {
        if (p.born && date < *p.born) continue;
        const CompiledRoute::VersionInForce in_force =
            compiled.version_in_force(date, selection, point_of(compiled, p, {date, {}}, {}));
        days.emplace(
            Like{in_force.outcome, in_force.version, p.age_at(date), p.age_on_january_1(date)},
            date);
        opened = opened || in_force.outcome != Outcome::not_open;
      }
      std::vector<std::vector<std::string>> answers;
      for (const auto& [like, date] : days) {
        if (opened && like.outcome == Outcome::not_open) continue;
        Accumulators accumulators;
        seed_accumulators(compiled, p, selection, date, accumulators);
        std::vector<Settled> sessions;
        for (int i = 0; i < count; ++i) {
          sessions.push_back(settle(compiled, selection, accumulators, p, {date, {}}));
          for (std::size_t c = 0; c < route.counters.size(); ++c) {
            if (route.counters[c].per == Counter::Per::day)
              accumulators.of(route.counters[c], c) = {};
          }
          for (std::size_t c = 0; p.contract != nullptr && c < p.contract->counters.size(); ++c) {
            if (p.contract->counters[c].per == Counter::Per::day) accumulators.contract[c] = {};
          }
        }
        std::vector<std::string> answer = expected(std::to_string(n), route, sessions);
        if (setup.columns.size() == 4) answer = {answer[0], answer[1], answer[7], answer[10]};
        if (std::find(answers.begin(), answers.end(), answer) == answers.end())
          answers.push_back(answer);
      }
      if (answers.empty()) continue;  // not born that year
      if (p.born && age_on(*p.born, Date{year, 12, 31}) > 130) continue;
      w.cells["id"] = std::to_string(n);
      w.cells["year"] = std::to_string(year);
      w.cells["sessions"] = std::to_string(count);
      std::vector<std::string> row;
      for (const std::string& column : columns) row.push_back(w.cells[column]);
      file += joined(row);
      wanted[std::to_string(n)] =
          answers.size() == 1 ? std::optional{answers.front()} : std::nullopt;
    }
    const RunOutput ran = run(setup, file, any_way(random));
    REQUIRE(ran.result.unusable.empty());
    std::map<std::string, std::vector<std::string>> got;
    for (const auto& row : ran.rows) got[row[0]] = row;
    CAPTURE(file);
    for (const auto& entry : wanted) {
      const std::string& id = entry.first;
      const std::optional<std::vector<std::string>>& answer = entry.second;
      CAPTURE(id);
      if (!answer) {
        CHECK_FALSE(got.contains(id));
        ++refused;
      } else {
        REQUIRE(got.contains(id));
        if (got[id] != *answer) REQUIRE(joined(got[id]) == joined(*answer));
        ++answered;
      }
    }
    for (const std::string& reject : ran.rejects) CHECK(reject.find(" give_") != std::string::npos);
    CHECK(ran.rejects.size() + ran.rows.size() == wanted.size());
  });
  CHECK(answered > 2'000);
  CHECK(refused > 50);
}

namespace {

const Route& usual() { return test::route(); }

// Returns a file with quotes, invalid rows and long ids.
std::string mixed_sessions(int patients) {
  Random random{53};
  std::string file = "id,patient,date,coverage,complementary,fee_cents,note\n";
  int id = 0;
  for (int patient = 1; patient <= patients; ++patient) {
    Date date = add_days({2023, 1, 1}, random.upto(300));
    for (int n = 1 + random.upto(20); n > 0; --n, date = add_days(date, 1 + random.upto(20))) {
      std::string note = random.once_in(9) ? "\"a, \"\"b\"\"\nc\""
                         : random.once_in(9)
                             ? std::string(static_cast<std::size_t>(random.upto(300)), 'x')
                             : "";
      std::string fee = random.once_in(40) ? "12.5" : "6000";
      const std::string coverage = random.once_in(3)    ? "c2s"
                                   : random.once_in(20) ? "\"ald\""
                                                        : "standard";
      file += std::to_string(++id) + "," + std::to_string(patient) + "," + iso(date) + "," +
              coverage + ",none," + fee + "," + note;
      file += random.once_in(60) ? ",surplus\n" : random.once_in(30) ? "\r\n" : "\n";
    }
  }
  return file;
}

}  // namespace

TEST_CASE("batch: the bytes depend neither on blocks nor on threads nor on how the input comes") {
  const std::string file = mixed_sessions(400);
  csv::Setup setup = setup_for(usual(), {"id", "note", "outcome", "rank", "patient_cents"});
  const RunOutput usual_way = run(setup, file);
  CHECK(usual_way.rejects.size() > 50);
  CHECK(usual_way.rows.size() > 1'000);
  CHECK(usual_way.result.rows == usual_way.rejects.size() + usual_way.rows.size());
  for (int threads = 1; threads <= 8; ++threads) {
    for (const std::size_t block : {1UL, 100UL, 3'000UL, 1UL << 16}) {
      for (const bool again : {true, false}) {
        CAPTURE(threads);
        CAPTURE(block);
        const RunOutput ran = run(setup, file, {threads, block, std::size_t{1} << 20, again});
        CHECK(ran.out == usual_way.out);
        CHECK(ran.rejects == usual_way.rejects);
      }
    }
  }
  const RunOutput slowly = run(setup, file, {2, 1 << 16, 1, false});
  CHECK(slowly.out == usual_way.out);
  CHECK(slowly.rejects == usual_way.rejects);
  for (const std::size_t read : {1UL, 7UL, 100UL, 5'000UL}) {
    CAPTURE(read);
    const RunOutput waiting = run(setup, file, {2, 1 << 16, read, false, ~std::uint64_t{0}, true});
    CHECK(waiting.out == usual_way.out);
    CHECK(waiting.rejects == usual_way.rejects);
  }
}

TEST_CASE("batch: before a read that would wait, every whole row is answered") {
  const auto lines = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
  };
  const std::vector<std::string> years{"id,year,sessions\n1,2025,6\n", "2,2025,",
                                       "3\n3,2025,1\n\"4\",2025", ",1\n"};
  const std::vector<std::string> sessions{"patient,date\n1,2025-01-06\n1,2025-01-13\n",
                                          "1,2025-01-20\n2,2025-01",
                                          "-06\n2,2025-01-13\n3,2025-01-06\n", "3,2025-01-13\n"};
  for (const auto& pieces : {years, sessions}) {
    csv::Setup setup = setup_for(usual(), {"patient_cents"});
    std::string out, given;
    std::size_t at = 0;
    csv::Streams streams;
    streams.ready = [](int /*milliseconds*/) { return false; };
    streams.input = [&](char* to, std::size_t size) {
      CHECK(lines(out) == lines(given));  // header included
      if (at == pieces.size()) return csv::ReadResult{0, 0};
      REQUIRE(pieces[at].size() <= size);
      std::copy(pieces[at].begin(), pieces[at].end(), to);
      given += pieces[at];
      return csv::ReadResult{pieces[at++].size(), 0};
    };
    streams.output = [&](std::uint64_t /*before*/, std::string_view bytes) {
      return out += bytes, 0;
    };
    streams.rejects = [](const csv::Reject& /*row*/) { FAIL("a row was refused"); };
    csv::run({setup}, streams, {});
    CHECK(lines(out) == lines(given));
  }
}

TEST_CASE("batch: what is kept between rows may be let go at any time") {
  // More different inputs than a worker caches: each row has another opening balance.
  std::string years = "id,year,sessions,used\n", sessions = "patient,date,used\n";
  for (int i = 0; i < 3'000; ++i) {
    years += std::to_string(i) + ",2025,3," + std::to_string(i % 1'700) + "\n";
    sessions += std::to_string(i / 2) + ",2025-01-" + (i % 2 == 0 ? "06," : "13,") +
                std::to_string(i % 1'700) + "\n";
  }
  const RunOutput year_rows = run(setup_for(usual(), {"covered_sessions"}), years);
  const RunOutput session_rows = run(setup_for(usual(), {"rank"}), sessions);
  REQUIRE(year_rows.rows.size() == 3'000);
  REQUIRE(session_rows.rows.size() == 3'000);
  for (int i = 0; i < 3'000; ++i) {
    const auto n = static_cast<std::size_t>(i);
    CHECK(year_rows.rows[n][0] == std::to_string(std::clamp(12 - i % 1'700, 0, 3)));
    const int used = (i - i % 2) % 1'700;  // the value of the patient's first row
    CHECK(session_rows.rows[n][0] == (used + i % 2 < 12 ? std::to_string(used + i % 2 + 1) : ""));
  }
}

TEST_CASE("batch: patients who come back are found, whatever the order of ids") {
  const auto rows = [](const std::vector<std::string>& patients) {
    std::string file = "patient,date\n";
    for (const std::string& p : patients) file += p + ",2025-01-06\n";
    return file;
  };
  const csv::Setup setup = setup_for(usual(), {"id", "outcome"});
  const auto refused = [&](const std::vector<std::string>& patients) {
    std::vector<std::string> first;
    bool remembered = false;
    for (const std::size_t block : {1UL, 40UL, 1UL << 16}) {
      for (const bool again : {true, false}) {
        for (const int threads : {1, 3}) {
          const RunOutput ran = run(setup, rows(patients), {threads, block, 1 << 20, again});
          if (first.empty()) first = ran.rejects, remembered = ran.result.remembered;
          CHECK(ran.rejects == first);
          CHECK(ran.result.remembered == remembered);
        }
      }
    }
    return std::pair{first, remembered};
  };
  using Rejects = std::vector<std::string>;
  CHECK(refused({"1", "2", "9", "10", "11"}) == std::pair{Rejects{}, false});
  CHECK(refused({"01", "02", "a", "b"}) == std::pair{Rejects{}, false});
  CHECK(refused({"7", "7x", "8"}) == std::pair{Rejects{}, false});
  CHECK(refused({"10", "9", "b", "a"}) == std::pair{Rejects{}, true});
  CHECK(refused({"1", "2", "3", "1", "4", "2"}) ==
        std::pair{Rejects{"5 not_contiguous", "7 not_contiguous"}, true});
  CHECK(refused({"z", "a", "z", "m", "a"}) ==
        std::pair{Rejects{"4 not_contiguous", "6 not_contiguous"}, true});
}

TEST_CASE("batch: a bad row costs the rows whose rank it hides, and no others") {
  const csv::Setup setup = setup_for(usual(), {"id", "rank"});
  const auto both = [&](const std::string& file) {
    const RunOutput ran = run(setup, file);
    for (const std::size_t block : {1UL, 60UL}) {
      const RunOutput small = run(setup, file, {2, block});
      CHECK(small.out == ran.out);
      CHECK(small.rejects == ran.rejects);
    }
    return ran;
  };
  using Rejects = std::vector<std::string>;
  const std::string head = "id,patient,date\n";
  CHECK(both(head + "1,1,2025-01-06\n2,1,2025-13-06\n3,1,2025-01-20\n4,2,2025-01-06\n").rejects ==
        Rejects{"3 not_a_date", "4 after_refused"});
  CHECK(both(head + "1,1,2025-01-06\n2,1,2025-01-05\n3,1,2025-01-20\n").rejects ==
        Rejects{"3 date_order", "4 after_refused"});
  // A malformed row may belong to the patient above or the one below.
  CHECK(both(head + "1,1,2025-01-06\n2,2\n3,2,2025-01-20\n4,3,2025-01-06\n").rejects ==
        Rejects{"3 cells", "4 after_refused"});
  CHECK(both(head + "1,1,2025-01-06\n2,1\n3,1,2025-01-20\n4,3,2025-01-06\n").rejects ==
        Rejects{"3 cells", "4 after_refused"});
  CHECK(both(head + "1,1,2025-01-06\n2,,2025-01-07\n4,3,2025-01-06\n").rejects ==
        Rejects{"3 missing", "4 after_refused"});
  CHECK(both(head + "1,1,2025-01-06\n\"2\"x\n3,1,2025-01-20\n4,3,2025-01-06\n").rejects ==
        Rejects{"3 quotes", "4 after_refused"});
  // An unclosed quote includes the following text, up to the next quote or the end.
  CHECK(both(head + "1,1,2025-01-06\n\"2\n3,1,2025-01-20\n4,3,2025-01-06\n").rejects ==
        Rejects{"3 quotes"});
  CHECK(both(head + "1,1,2025-01-06\n\"2\n3,1,2025-01-20\n4,\"3\",2025-01-06\n5,4,2025-01-06\n")
            .rejects == Rejects{"3 quotes", "6 after_refused"});
  // An empty line is skipped.
  CHECK(both(head + "1,1,2025-01-06\n\n2,1,2025-01-13\n\r\n3,2,x\n\n").rejects ==
        Rejects{"6 not_a_date"});
  CHECK(both(head + "1,1,2025-01-06\n2,1,2025-01-06\n3,1,2025-01-13\n").rows ==
        std::vector<std::vector<std::string>>{{"1", "1"}, {"2", ""}, {"3", "2"}});
}

TEST_CASE("batch: every reason to refuse a row") {
  csv::Setup setup = setup_for(usual());
  const auto code = [&](const std::string& header, const std::string& row) {
    const RunOutput ran = run(setup, header + "\n" + row + "\n");
    REQUIRE(ran.result.unusable.empty());
    CHECK(ran.result.refused == ran.rejects.size());
    return ran.rejects.empty() ? std::string{"answered"} : ran.rejects.front();
  };
  const std::string h = "id,year,age,coverage,complementary,sessions,private_fee_cents";
  CHECK(code(h, "1,2025,40,standard,none,3,6000") == "answered");
  CHECK(code(h, "1,2025,,,,3,") == "answered");
  CHECK(code(h, "1,2025,40,standard,none,3") == "2 cells");
  CHECK(code(h, "1,2025,40,standard,none,3,6000,") == "2 cells");
  CHECK(code(h, "") == "answered");
  CHECK(code("sessions,year", "3") == "2 cells");
  CHECK(code(h, "1,20\"25,40,standard,none,3,6000") == "2 quotes");
  CHECK(code(h, "1,\"2025,40,standard,none,3,6000") == "2 quotes");
  CHECK(code(h, "1,\"2025\"x,40,standard,none,3,6000") == "2 quotes");
  CHECK(code(h, "1,2025,131,standard,none,3,6000") == "2 not_a_number");
  CHECK(code(h, "1,2025,-1,standard,none,3,6000") == "2 not_a_number");
  CHECK(code(h, "1,2025,4O,standard,none,3,6000") == "2 not_a_number");
  CHECK(code(h, "1,2025,40.0,standard,none,3,6000") == "2 not_a_number");
  CHECK(code(h, "1,2025, 40,standard,none,3,6000") == "answered");
  CHECK(code(h, "1,2025,4 0,standard,none,3,6000") == "2 not_a_number");
  CHECK(code(h, ",,,,,,") == "answered");
  CHECK(code(h, "1,1899,40,standard,none,3,6000") == "2 not_a_number");
  CHECK(code(h, "1,2200,40,standard,none,3,6000") == "2 not_a_number");
  CHECK(code(h, "1,0,40,standard,none,3,6000") == "2 not_a_number");
  CHECK(code(h, "1,2025,40,standard,none,10001,6000") == "2 not_a_number");
  CHECK(code(h, "1,2025,40,standard,none,99999999999999999999,6000") == "2 not_a_number");
  CHECK(code(h, "1,2025,40,standard,none,3,100000001") == "2 not_an_amount");
  CHECK(code(h, "1,2025,40,standard,none,3,100000000") == "answered");
  CHECK(code(h, "1,2025,40,standard,none,3,60.00") == "2 not_an_amount");
  CHECK(code(h, "1,2025,40,c2,none,3,6000") == "2 not_a_value");
  CHECK(code(h, "1,2025,40,standard+c2s,none,3,6000") == "2 not_a_value");
  CHECK(code(h, "1,2025,40,standard,file,3,6000") == "2 not_a_value");
  CHECK(code(h, "1,2024,40,standard,none,3,6000") == "2 give_dates");
  CHECK(code("id,year,fee,sessions", "1,2025,65.001,3") == "2 not_an_amount");
  CHECK(code("id,year,fee,sessions", "1,2025,\"65,00\",3") == "2 not_an_amount");
  CHECK(code("id,year,fee,sessions", "1,2025,65.5,3") == "answered");
  CHECK(code("id;year;fee;sessions", "1;2025;65,50;3") == "answered");
  CHECK(code("id\tyear\tfee\tsessions", "1\t2025\t65.50\t3") == "answered");
  CHECK(code("id,year,born,sessions", "1,2025,2022-06-01,3") == "2 give_first");
  CHECK(code("id,year,born,sessions", "1,2025,2025-13-01,3") == "2 not_a_date");
  CHECK(code("id,year,born,sessions", "1,2025,2026-01-01,3") == "2 not_born");
  CHECK(code("id,year,born,sessions", "1,2025,1900-01-01,3") == "answered");
  CHECK(code("id,first,born,sessions", "1,2033-01-01,1901-01-01,3") == "2 over_130");
  CHECK(code("id,first,every,sessions", "1,2025-01-06,1x,3") == "2 not_a_pace");
  CHECK(code("id,year,every,sessions", "1,2025,1x,3") == "2 not_a_pace");
  CHECK(code("id,year,every,sessions", "1,2025,1w,3") == "answered");
  CHECK(code("id,first,every,sessions", "1,2199-12-30,1w,3") == "2 too_late");
  CHECK(code("id,year,first,sessions", "1,2025,2025-01-06,3") == "2 both");
  CHECK(code("id,year,first,sessions", "1,,,3") == "2 missing");
  CHECK(code("id,year,age,born,sessions", "1,2025,30,1995-01-01,3") == "2 both");
  CHECK(code("patient,date", "1,") == "2 missing");
  setup.strict = true;
  CHECK(code(h, "1,2025,40,standard,none,3,6000") == "answered");
  CHECK(code(h, "1,2025,40,standard,none,13,") == "2 not_established");
  CHECK(code(h, "1,2027,40,standard,none,3,6000") == "2 not_established");
}

TEST_CASE("batch: a record above the limit is refused alone") {
  const csv::Setup setup = setup_for(usual(), {"id", "rank"});
  const std::string head = "id,patient,date,note\n";
  const std::string good = "1,1,2025-01-06,\n", below = "3,2,2025-01-06,\n4,3,2025-01-06,\n";
  for (const std::size_t block : {4'096UL, 1UL << 18}) {
    CAPTURE(block);
    const RunOutput long_line =
        run(setup, head + good + "2,1,2025-01-13," + std::string(3 << 20, 'x') + "\n" + below,
            {2, block});
    CHECK(joined(long_line.rejects) == "3 too_long,4 after_refused\n");
    CHECK(long_line.rows.size() == 2);
    // Text inside a cell never becomes rows, and its lines are counted.
    std::string inside;
    for (int i = 0; i < 100'000; ++i) inside += "9,9,2025-02-03,\n";
    const RunOutput long_cell = run(
        setup,
        head + good + "2,1,2025-01-13,\"" + inside + "\"\"" + inside + "\"\n" + below + "5,4,x,\n",
        {2, block});
    CHECK(joined(long_cell.rejects) == "3 too_long,200004 after_refused,200006 not_a_date\n");
    CHECK(long_cell.rows.size() == 2);
    const RunOutput open_quote =
        run(setup, head + good + "2,1,2025-01-13,\"" + inside + below, {2, block});
    CHECK(joined(open_quote.rejects) == "3 too_long\n");
    CHECK(open_quote.result.rows == 2);
  }
}

TEST_CASE("batch: the limit of a record is the same however the record comes") {
  const csv::Setup setup = setup_for(usual(), {"id", "rank"});
  const std::string head = "id,patient,date,note\n", begin = "2,2,2025-01-13,";
  for (const std::size_t more : {0UL, 1UL, 70'000UL}) {
    CAPTURE(more);
    for (const bool quoted : {false, true}) {
      const std::size_t filler = csv::most_bytes_of_record - begin.size() - (quoted ? 2 : 0) + more;
      const std::string note =
          quoted ? '"' + std::string(filler, 'x') + '"' : std::string(filler, 'x');
      const std::string file =
          head + "1,1,2025-01-06,\n" + begin + note + "\n3,3,2025-01-06,\n4,4,2025-01-06,\n";
      for (const std::size_t block : {4'096UL, 1UL << 22}) {
        for (const std::size_t read : {100'000UL, 1UL << 22}) {
          const RunOutput ran = run(setup, file, {2, block, read});
          CHECK(joined(ran.rejects) == (more == 0 ? "\n" : "3 too_long,4 after_refused\n"));
          CHECK(ran.rows.size() == (more == 0 ? 4 : 2));
        }
      }
    }
  }
  const std::string name(csv::most_bytes_of_record, 'x');
  CHECK(run(setup, name + ",\n1,2\n", {1, 1 << 22, 1 << 22}).result.unusable.size() == 1);
}

TEST_CASE("batch: files as they come") {
  const csv::Setup setup = setup_for(usual());
  const std::string plain =
      "id,year,age,coverage,complementary,sessions,private_fee_cents\n1,2025,40,standard,none,3,"
      "6000\n2,2025,40,c2s,none,14,6000\n";
  const std::string answer = run(setup, plain).out;
  CHECK(answer ==
        "id,covered_sessions,total_cents,amo_cents,amc_cents,patient_cents\n1,3,15000,9000,0,"
        "6000\n2,12,72000,36000,24000,12000\n");
  const auto with = [](std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
    return text;
  };
  CHECK(run(setup, "\xEF\xBB\xBF" + plain).out == answer);
  CHECK(run(setup, with(plain, "\n", "\r\n")).out == answer);
  CHECK(run(setup, plain.substr(0, plain.size() - 1)).out == answer);
  CHECK(run(setup, with(plain, "\n", "\r\n").substr(0, plain.size() + 1)).out == answer);
  CHECK(run(setup, with(plain, "2025", "\"2025\"")).out == answer);
  CHECK(run(setup, with(plain, ",", ";")).out == with(answer, ",", ";"));
  CHECK(run(setup, with(plain, ",", "\t")).out == with(answer, ",", "\t"));
  CHECK(run(setup,
            "sessions,complementary,id,nom,private_fee_cents,coverage,age,year\n3,none,1,x,6000,"
            "standard,40,2025\n14,none,2,y,6000,c2s,40,2025\n")
            .out == answer);
  CHECK(run(setup, "id,year,sessions\n").out ==
        "id,covered_sessions,total_cents,amo_cents,amc_cents,patient_cents\n");
  CHECK(run(setup, "year,sessions\n2025,3\n2025,x\n2025,3\n").rows ==
        std::vector<std::vector<std::string>>{{"2", "3", "15000", "9000", "0", "6000"},
                                              {"4", "3", "15000", "9000", "0", "6000"}});
  CHECK(run(setup_for(usual(), {"nom", "sessions"}),
            "nom,year,sessions\n\"a \"\"b\"\", c\",2025,3\n\"d\",2025,1\n")
            .out == "nom,sessions\n\"a \"\"b\"\", c\",3\nd,1\n");
  // A first line "sep=;" sets the separator; an option takes precedence over it.
  CHECK(run(setup, "sep=;\n" + with(plain, ",", ";")).out == with(answer, ",", ";"));
  CHECK(run(setup, "\xEF\xBB\xBF\"sep=|\"\r\n" + with(plain, ",", "|")).out ==
        with(answer, ",", "|"));
  csv::Setup bars = setup;
  bars.separator = '|';
  CHECK(run(bars, "sep=,\n" + with(plain, ",", "|")).out == with(answer, ",", "|"));
  CHECK(run(bars, with(plain, ",", "|"), {1, 1 << 16, 1}).out == with(answer, ",", "|"));
  CHECK(run(setup, "sep=;\nid;year;sessions\n1;2025;x\n").rejects ==
        std::vector<std::string>{"3 not_a_number"});
  for (const char* none : {"sep=x\n", "sep=;;\n", "sep=\n"})
    CHECK(run(setup, none + with(plain, ",", ";")).result.unusable.size() == 1);
  // A quoted line feed counts as a line of the file.
  CHECK(run(setup, "id,year,sessions\n\"a\nb\",2025,3\n3,2025,x\n").rejects ==
        std::vector<std::string>{"4 not_a_number"});
}

TEST_CASE("batch: headers that cannot be used") {
  const csv::Setup setup = setup_for(usual());
  const auto wrong = [&](const std::string& file) {
    const RunOutput ran = run(setup, file);
    CHECK(ran.out.empty() == !ran.result.unusable.empty());
    return !ran.result.unusable.empty() ? ran.result.unusable.front().what.in(Lang::en)
                                        : std::string{"usable"};
  };
  CHECK(wrong("") == "the file is empty");
  CHECK(wrong("\n") == "the first line is empty");
  CHECK(wrong("id,year,sessions,date,data\n") == "usable");
  CHECK(wrong("id,year,sessions,coverge\n") == "unknown column “coverge”, similar to a known name");
  CHECK(wrong("id,Year,sessions\n") == "usable");
  CHECK(wrong("id,Yeer,sessions\n") == "unknown column “Yeer”, similar to a known name");
  CHECK(wrong("id,year,session\n") == "unknown column “session”, similar to a known name");
  CHECK(wrong("id,year,sessions,age,age\n") ==
        "two columns give the same information: “age” and “age”");
  CHECK(wrong("id,year,sessions,fee,private_fee_cents\n") ==
        "two columns give the same information: “fee” and “private_fee_cents”");
  CHECK(wrong("id,year,sessions,rules\n") == "column “rules”: this setting applies to all rows");
  CHECK(wrong("id,patient,date,sessions\n") ==
        "the header has both dated sessions (patient, date) and a number of sessions (sessions)");
  CHECK(
      wrong("id,colour\n") ==
      "the header has neither dated sessions (patient, date) nor a number of sessions (sessions)");
  CHECK(wrong("id,sessions\n") == "the dates of the sessions are missing");
  CHECK(wrong("id,year;sessions\n") == "the column separator is ambiguous: “,” or “;”");
}

TEST_CASE(
    "batch: the run stops after too many refused rows, in the same place whatever the threads") {
  const csv::Setup setup = setup_for(usual(), {"id"});
  std::string file = "id,year,sessions\n";
  for (int i = 1; i <= 5'000; ++i)
    file += std::to_string(i) + (i % 100 == 0 ? ",x,1\n" : ",2025,1\n");
  for (const int threads : {1, 4}) {
    for (const std::size_t block : {50UL, 1UL << 18}) {
      How how{threads, block};
      how.most_errors = 3;
      const RunOutput ran = run(setup, file, how);
      CHECK(ran.result.stopped);
      CHECK(ran.rejects.size() == 4);
      CHECK(ran.rows.size() == 396);
    }
  }
}

TEST_CASE("batch: a summary changes no answer") {
  csv::Setup setup = setup_for(usual(), {"id", "covered_sessions"});
  const std::string file = "id,year,sessions\n1,2024,1\n2,2025,1\n";
  const RunOutput without = run(setup, file);
  setup.summary = true;
  const RunOutput with = run(setup, file);
  CHECK(with.out == without.out);
  CHECK(with.rows.size() == 2);
  const csv::Totals& totals = with.result.scenarios[0].totals;
  CHECK(totals.unknown[Figure::price] == 1);  // 40 or 50 euros
  CHECK(totals.unknown[Figure::amc] == 0);
}

TEST_CASE("batch: sums are exact, weighted and by group") {
  csv::Setup setup = setup_for(usual());
  setup.summary = true;
  setup.by = {"coverage"};
  const std::string file =
      "id,year,coverage,sessions,fee,weight\n1,2025,standard,2,,1.5\n2,2025,c2s,1,,0.000000001\n3,"
      "2025,standard,13,60,\n4,2025,standard,13,,1\n";
  for (const std::size_t block : {1UL, 1UL << 18}) {
    const RunOutput ran = run(setup, file, {3, block});
    const csv::Totals& all = ran.result.scenarios[0].totals;
    CHECK(all.rows == 4);
    CHECK(all.unpriced == 1);
    CHECK(static_cast<std::int64_t>(all.weight) == 3'500'000'001);
    CHECK(static_cast<std::int64_t>(all.covered) == 2 * 1'500'000'000LL + 1 + 12 * 2'000'000'000LL);
    CHECK(static_cast<std::int64_t>(all.sums[Figure::amo]) ==
          6'000 * 1'500'000'000LL + 3'000 + 36'000 * 2'000'000'000LL);
    CHECK(all.unknown[Figure::patient] == 1);
    CHECK(ran.result.groups.size() == 2);
    CHECK(ran.result.groups.at({"c2s"}).scenarios[0].totals.rows == 1);
  }
}

TEST_CASE("batch: rows that state an option themselves are counted") {
  csv::Setup setup = setup_for(usual());
  setup.given = {{"--age", {csv::Role::age, csv::Role::born}, {}},
                 {"--used", {csv::Role::used}, {}}};
  const std::string file =
      "id,year,age,born,sessions\n1,2025,30,,1\n2,2025,,1990-01-01,1\n3,2025,,,1\n,,,,\n4,2025\n";
  for (const std::size_t block : {1UL, 1UL << 18}) {
    const RunOutput ran = run(setup, file, {2, block});
    REQUIRE(ran.result.plan().overridden.size() == 1);
    REQUIRE(ran.result.overridden.size() == 1);
    CHECK(ran.result.overridden[0].stated == 2);
    CHECK(ran.result.overridden[0].left == 1);
  }
}

TEST_CASE("batch: each group has the distribution of its costs, if there are not too many") {
  csv::Setup setup = setup_for(usual());
  setup.summary = true;
  setup.by = {"group"};
  const auto file = [](int groups) {
    std::string text = "id,year,sessions,group\n";
    for (int i = 0; i < 2 * groups; ++i)
      text += std::to_string(i) + ",2025," + std::to_string(1 + i % 2) + ",g" +
              std::to_string(i / 2) + "\n";
    return text;
  };
  const RunOutput few = run(setup, file(1'000), {2, 1UL << 12});
  const csv::Distribution& one = few.result.groups.at({"g7"}).scenarios[0].patient;
  REQUIRE(one.counts().size() == 2);
  CHECK(one.counts().begin()->first == 2'000);
  CHECK(one.counts().rbegin()->first == 4'000);
  const RunOutput many = run(setup, file(1'001), {2, 1UL << 12});
  for (const auto& [by, group] : many.result.groups)
    CHECK(group.scenarios[0].patient.counts().empty());
}

TEST_CASE(
    "batch: a right that is fixed for a period holds from row to row, in any block and thread") {
  // Random rows, with patients that extend over several blocks.
  Random random{52};
  int kept = 0;
  each_route(60, [&](const Route& route, CompiledRoute& compiled, int runs) {
    if (route.kept.empty()) return;
    const Condition& right = route.kept.front().rule.when.front();
    const Fact& fact = route.facts[right.subject.index];
    for (int n = 0; n < runs; ++n) {
      std::string file = "patient,date," + fact.name + "\n";
      Request request;
      request.compiled_routes = {&compiled};
      for (const Bits value : {fact.fallback, right.values}) {
        Person person = test::person(route);
        person.facts[right.subject.index] = value;
        person.stated = std::uint32_t{1} << right.subject.index;
        request.persons.push_back(person);
      }
      for (int who = 0; who < 30; ++who) {
        Date day{2021 + random.upto(3), 9, 1};
        for (int i = 1 + random.upto(12); i > 0; --i) {
          const bool holds = random.once_in(4);
          file += std::to_string(who + 1) + "," + iso(day) + "," +
                  fact.write(holds ? right.values : fact.fallback) + "\n";
          request.sessions.push_back({who, holds ? std::size_t{1} : 0, 0, {day, {}}});
          day = add_days(day, random.upto(120));
        }
      }
      std::vector<std::string> wanted;
      for (const Settled& settled : settle_all(request).sessions) {
        wanted.push_back(joined(expected(std::to_string(wanted.size() + 2), route, {settled})));
        kept += settled.kept != 0 && settled.outcome == Outcome::covered ? 1 : 0;
      }
      const RunOutput ran = run(setup_for(route, all_columns), file, any_way(random));
      REQUIRE(ran.rejects == std::vector<std::string>{});
      REQUIRE(ran.rows.size() == wanted.size());
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        CAPTURE(file);
        if (joined(ran.rows[i]) != wanted[i]) REQUIRE(joined(ran.rows[i]) == wanted[i]);
      }
    }
  });
  CHECK(kept > 100);
}

TEST_CASE("batch: a row is split in place or unquoted, and its first fault has a column") {
  const Route& route = **embedded().route("fr/mon-soutien-psy");
  const csv::Setup setup = setup_for(route);
  csv::Plan plan;
  REQUIRE(csv::read_header("id,year,age,coverage,sessions,fee_cents\n", setup, {}, plan).empty());
  csv::Row row{plan};
  const csv::RowReader reader{setup, plan};
  std::string memory;
  const auto split = [&](const std::string& line) {
    memory = std::string(csv::slack, ' ') + line + std::string(csv::slack + 64, ' ');
    const char* at = memory.data() + csv::slack;
    row.reset();
    const bool whole = row.split<false>(at, at + line.size(), ',');
    CHECK(at == memory.data() + csv::slack + line.size());
    return whole;
  };
  REQUIRE(split("a,2026,40,c2s,,8000\n"));
  CHECK((row.in_place() && row.id() == "a" && row.lines() == 1));
  CHECK((reader.year(row) == 2026 && reader.age(row) == 40));
  CHECK(reader.sessions(row) == csv::not_stated);
  CHECK(reader.fee(row) == Money::of_cents(8000));
  REQUIRE(split("\"b\n\"\"\",2026,40,c2s,3,\n"));
  CHECK((!row.in_place() && row.id() == "b\n\"" && row.lines() == 2));
  CHECK(reader.fee(row) == std::optional{Money::unknown()});
  REQUIRE(split("c,2026,140,c2s,x,1\n"));
  CHECK((reader.age(row) == csv::no_number && reader.sessions(row) == csv::no_number));
  const csv::Refusal fault = reader.find_fault(row);
  CHECK((fault.code == csv::Code::not_a_number && fault.column == 2 && fault.value == "140"));
  CHECK(!split("d,2026\n"));
  CHECK((row.count() == 2 && !row.is_blank() && row.id() == "d"));
  CHECK(!split("e\"f,2026,40,c2s,3,\n"));
  CHECK((row.is_broken() && row.id().empty()));
  REQUIRE(split(" ,,,,,\r\n"));
  CHECK(row.is_blank());
}
