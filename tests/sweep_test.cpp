// Tests all edges: for every route and both calendars, on the day of every change and the days
// around it, every right alone and in pairs, every value of every fact, every age at which a rule
// changes.
//
// For each, checks that the parts add up, that no amount is negative, that an unknown amount is an
// empty cell and never zero, that the explanation adds up, and that the batch gives the same
// result. By default one case in 41 is run; RACPSY_SWEEP=1 runs all, RACPSY_SWEEP=2:1 every other
// one from the second.
#include <set>

#include "batch_run.hpp"
#include "re_adds.hpp"
#include "sound.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

// The cases to run: one in `one_in`, from number `first`. All of them take minutes.
struct Share {
  int one_in = 41;
  int first = 0;
};

Share share() {
  Share share;
  const char* asked = std::getenv("RACPSY_SWEEP");
  if (asked != nullptr) REQUIRE(std::sscanf(asked, "%d:%d", &share.one_in, &share.first) >= 1);
  return share;
}

// Returns the days of all changes, with the day before and the day after.
std::vector<Date> edges(const Route& route) {
  std::set<Date> days;
  const auto around = [&](Date day) {
    for (int i = -1; i <= 1; ++i) {
      if (add_days(day, i) >= first_date && add_days(day, i + 7) <= last_date)
        days.insert(add_days(day, i));
    }
  };
  for (std::size_t v = 0; v < route.versions.size(); ++v) {
    const Version& version = route.versions[v];
    for (const std::optional<InForce>& in_force : version.in_force) {
      if (!in_force) continue;
      around(in_force->from);
      if (in_force->to) around(*in_force->to);
    }
    for (const Delay& delay : version.delays) around(delay.from);
    for (const DoubtRule& doubt : version.doubts) around(doubt.from), around(doubt.to);
    around(version.verified_on);
  }
  return {days.begin(), days.end()};
}

// A person, and the facts that differ from the defaults.
struct Variant {
  Person person;
  std::vector<std::pair<std::size_t, Bits>> stated;       // cells of the person
  std::vector<std::pair<std::size_t, Bits>> of_sessions;  // cells that apply to each session
  bool in_a_file = true;                                  // can be expressed in a row
};

std::vector<Variant> variants(const Route& route) {
  Variant base;
  base.person = person(route);
  const auto with = [&](Variant v, std::size_t f, Bits bits) {
    v.person.facts[f] = bits;
    v.person.stated |= std::uint32_t{1} << f;
    v.stated.emplace_back(f, bits);
    return v;
  };
  // Rights, alone and in pairs.
  std::vector<Variant> all{base}, rights{base};
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    if (route.facts[f].type != Fact::Type::set) continue;
    const std::size_t values = route.facts[f].values.size();
    for (std::size_t a = 0; a < values; ++a) {
      rights.push_back(with(base, f, Bits{1} << a));
      for (std::size_t b = 0; b < a; ++b) all.push_back(with(base, f, Bits{1} << a | Bits{1} << b));
    }
  }
  all.insert(all.end(), rights.begin() + 1, rights.end());
  // Every value of every other fact, with every right.
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    if (route.facts[f].type != Fact::Type::choice) continue;
    for (std::size_t v = 0; v < route.facts[f].values.size(); ++v) {
      for (const Variant& right : rights) {
        Variant of_person = with(right, f, Bits{1} << v);
        of_person.in_a_file = !route.facts[f].of_session;
        all.push_back(of_person);
        if (!route.facts[f].of_session) continue;
        Variant of_sessions = right;
        of_sessions.stated.emplace_back(f, Bits{1} << v);
        of_sessions.of_sessions.emplace_back(f, Bits{1} << v);
        all.push_back(of_sessions);
      }
    }
  }
  // Every age at which a rule or a default changes.
  std::set<int> ages{0, 17, 18, 130};
  for (std::size_t v = 0; v < route.versions.size(); ++v) {
    for (const int age : Table{route, route.versions[v]}.ages())
      ages.insert({std::max(age - 1, 0), age});
  }
  for (const Fact& fact : route.facts) {
    for (const Fact::ByAge& by_age : fact.by_age)
      ages.insert(
          {by_age.low, by_age.high, std::max(by_age.low - 1, 0), std::min(by_age.high + 1, 130)});
  }
  for (const int age : ages) {
    for (Variant v : rights) {
      v.person.age = age;
      all.push_back(v);
    }
  }
  return all;
}

// Returns the first violated invariant of a statement; empty if there is none.
std::string unsound(const Statement& statement) {
  for (const Settled& s : statement.sessions) {
    if (std::string wrong = test::unsound(s); !wrong.empty()) return wrong;
    if (s.outcome == Outcome::not_open && names_of(s).unknown_before &&
        s.get(Figure::patient).known())
      return "known before the first version";
  }
  return "";
}

// Returns the first cell of the CSV report that differs from the statement; a cell must be empty
// exactly if the figure is unknown.
std::string csv_mismatch(const Answer& answer) {
  const std::string report = csv_report(answer);
  csv::Record record;
  std::vector<std::string> header;
  std::size_t n = 0;
  for (const char* at = report.data(); at < report.data() + report.size();) {
    const char* next = csv::end_of_record(at, report.data() + report.size(), ',');
    csv::split(at, next, ',', record);
    at = next;
    if (header.empty()) {
      for (const csv::Cell& cell : record.cells) header.emplace_back(cell.view());
      continue;
    }
    for (std::size_t f = 0; f < figure_count; ++f) {
      const auto column = std::find(header.begin(), header.end(), figure_names[f]);
      if (column == header.end()) return "no column " + std::string{figure_names[f]};
      if (record.cells[static_cast<std::size_t>(column - header.begin())].view() !=
          text_of(answer.statement.sessions[n].figures[f]))
        return "cell " + *column;
    }
    ++n;
  }
  return n == answer.statement.sessions.size() ? "" : "rows";
}

// Tests one route in one calendar; returns the number of cases.
int sweep(const Route& route, CompiledRoute& compiled, Calendar calendar, const Share& share) {
  csv::Setup setup = setup_for(route, all_columns);
  setup.selection.calendar = calendar;
  std::vector<std::string> columns{"patient", "date", "age", "used", "fee_cents"};
  for (const Fact& fact : route.facts) columns.push_back(fact.name);
  std::string file = joined(columns);
  std::vector<std::string> wanted;
  int patients = 0, tried = 0;
  const std::vector<Variant> people = variants(route);
  for (const Date day : edges(route)) {
    CAPTURE(iso(day));
    for (const Variant& v : people) {
      for (const int used : {0, 7, 11}) {
        if (used > 0 && !v.stated.empty() && v.person.age == 40)
          continue;  // opening balances are combined with ages and with defaults only
        for (const Money fee : {Money::unknown(), Money::of_cents(6'137)}) {
          if (tried++ % share.one_in != share.first) continue;
          Person p = v.person;
          p.used = used;
          p.private_fee = fee;
          std::vector<Session> sessions;
          for (const int later : {0, 0, 1, 7})
            sessions.push_back({add_days(day, later), v.of_sessions});
          const Statement statement = settle_all(compiled, setup.selection, p, sessions);
          const Answer answer = explained_answer(compiled, setup.selection, p, sessions);
          std::vector<std::string> row{std::to_string(++patients), iso(day), std::to_string(p.age),
                                       std::to_string(used), fee.known() ? text_of(fee) : ""};
          row.resize(columns.size());
          for (const auto& [f, bits] : v.stated) row[5 + f] = route.facts[f].write(bits);
          for (const std::string& wrong :
               {unsound(statement), explanation_mismatch(answer, statement),
                csv_mismatch(answer)}) {
            if (!wrong.empty()) REQUIRE_MESSAGE(wrong == "", joined(columns), joined(row));
          }
          if (!v.in_a_file) continue;
          for (const Settled& settled : statement.sessions) {
            row[1] = iso(settled.date);
            file += joined(row);
            wanted.push_back(joined(expected(std::to_string(wanted.size() + 2), route, {settled})));
          }
        }
      }
    }
  }
  const RunOutput ran = run(setup, file, {2});
  REQUIRE(ran.result.unusable.empty());
  REQUIRE(ran.rejects == std::vector<std::string>{});
  REQUIRE(ran.rows.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (joined(ran.rows[i]) != wanted[i])
      REQUIRE_MESSAGE(joined(ran.rows[i]) == wanted[i], file.substr(0, file.find('\n')), " row ",
                      i);
  }
  return patients;
}

}  // namespace

TEST_CASE("sweep: every route, every edge, every right and every pair, every value of every fact") {
  int cases = 0;
  each_route(1, [&](const Route& route, CompiledRoute& compiled, int) {
    for (const Calendar calendar : {Calendar::applied, Calendar::legal})
      cases += sweep(route, compiled, calendar, share());
  });
  MESSAGE("sweep: ", cases, " cases of four sessions");
  CHECK(cases > 3'000'000 / share().one_in);
}
