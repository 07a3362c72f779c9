#include "racpsy/engine/statement.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace racpsy {

std::optional<Money> patient_at_most(const Statement& statement) {
  if (statement.total.get(Figure::patient).known()) return std::nullopt;
  Money most = statement.total.partial[index_of(Figure::patient)];
  std::set<std::tuple<int, std::string, std::int32_t>> periods;  // whose deductible was added
  for (const Settled& s : statement.sessions) {
    if (s.get(Figure::patient).known()) continue;
    if (s.yearly.most == nullptr) return std::nullopt;
    const Counter& counter = s.route->counters[s.yearly.most->counter];
    if (!periods.emplace(s.who, counter.name, end_of_period(counter, s.date)).second) continue;
    most += s.yearly.deductible_left.known() ? s.yearly.deductible_left : s.yearly.most->at_most;
  }
  return most;
}

void add_session(Statement& statement, const Settled& session) {
  const int year = session.date.year();
  // Adds to the sum of the session's year, kept in ascending order, and to the total.
  const auto add_to = [&](std::vector<Sum>& years, Sum& total) {
    auto at =
        std::find_if(years.begin(), years.end(), [&](const Sum& s) { return s.year >= year; });
    if (at == years.end() || at->year != year) (at = years.emplace(at))->year = year;
    at->add(session);
    total.add(session);
  };
  add_to(statement.years, statement.total);
  const auto who = static_cast<std::size_t>(session.who);
  if (statement.people.size() <= who) statement.people.resize(who + 1);
  add_to(statement.people[who].years, statement.people[who].total);
}

void Sum::add(const Settled& session) {
  for (const Money taken : session.deducted) deducted += taken;
  ++sessions;
  covered += session.outcome == Outcome::covered ? 1 : 0;
  unpriced += session.get(Figure::patient).known() ? 0 : 1;
  for (std::size_t f = 0; f < figure_count; ++f) {
    figures[f] += session.figures[f];
    if (session.figures[f].known()) partial[f] += session.figures[f];
  }
}

Flags Statement::flags() const {
  Flags flags = 0;
  for (const Settled& s : sessions) flags |= s.flags;
  return flags;
}

}  // namespace racpsy
