#include "racpsy/engine/statement.hpp"

#include <algorithm>

namespace racpsy {
namespace {

constexpr int oldest = 130;

bool same_answer(const std::vector<Settled>& a, const std::vector<Settled>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Settled& x, const Settled& y) {
    return x.outcome == y.outcome && x.figures == y.figures;
  });
}

}  // namespace

void Sum::add(const Settled& session) {
  ++sessions;
  covered += session.outcome == Outcome::covered ? 1 : 0;
  unpriced += session.get(Figure::patient).known() ? 0 : 1;
  for (std::size_t f = 0; f < figure_count; ++f) {
    figures[f] += session.figures[f];
    if (session.figures[f].known()) partial[f] += session.figures[f];
  }
}

Flags Statement::flags() const {
  Flags all = 0;
  for (const Settled& s : sessions) all |= s.flags;
  return all;
}

void Caveats::settled(const Route& route, const Point& point, const Settled& result) {
  constexpr Flags of_rules = flag_assumed | flag_inferred | flag_low;
  if ((result.flags & of_rules) == 0) return;
  const auto keep = [&](const Rule& rule) {
    if (rule.flags() != 0 && std::find(rules.begin(), rules.end(), &rule) == rules.end()) rules.push_back(&rule);
  };
  if (result.contract_share != nullptr) keep(result.contract_share->rule);
  if (result.version < 0) return;
  const Version& version = route.versions[static_cast<std::size_t>(result.version)];
  Heard heard;
  decide(version, point, &heard);
  for (const Verdict& verdict : heard.verdicts) {
    if (verdict.why == Verdict::Why::used) keep(*verdict.rule);
  }
  for (std::size_t i = 0; i < version.doubts.size(); ++i) {
    if ((result.doubts >> i & 1) != 0) keep(version.doubts[i].rule);
  }
}

void Explanation::settled(const Route& route, const Point& point, const Settled& result) {
  caveats.settled(route, point, result);
  Reading& reading = readings.emplace_back();
  reading.point = point;
  if (result.version < 0) return;
  Heard heard;
  decide(route.versions[static_cast<std::size_t>(result.version)], point, &heard);
  reading.verdicts = std::move(heard.verdicts);
}

std::vector<const Session*> in_order(std::span<const Session> sessions) {
  std::vector<const Session*> sorted;
  sorted.reserve(sessions.size());
  for (const Session& s : sessions) sorted.push_back(&s);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Session* a, const Session* b) { return a->date < b->date; });
  return sorted;
}

void find_assumptions(Book& book, const Terms& terms, const Person& person, std::span<const Session> sessions,
                      Statement& statement) {
  const auto try_out = [&](Assumption& assumption, const Person& other, Bits value, int age_to) {
    const Statement otherwise = settle_all(book, terms, other, sessions);
    if (!same_answer(otherwise.sessions, statement.sessions)) {
      assumption.otherwise.push_back({value, other.age, age_to, otherwise.total});
    }
  };
  if (!person.age_stated) {
    Assumption assumption;
    assumption.age = person.age;
    std::vector<int> ages;
    for (const Settled& s : statement.sessions) {
      for (const int age : book.table(s.kind_of).ages()) ages.push_back(age);
    }
    std::sort(ages.begin(), ages.end());
    ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
    for (std::size_t i = 0; i < ages.size(); ++i) {
      Person other = person;
      other.age = ages[i];
      try_out(assumption, other, 0, i + 1 < ages.size() ? ages[i + 1] - 1 : oldest);
    }
    if (!assumption.otherwise.empty()) statement.assumptions.push_back(std::move(assumption));
  }
  const std::vector<Fact>& facts = book.route().facts;
  for (std::size_t f = 0; f < facts.size(); ++f) {
    if ((person.stated >> f & 1) != 0) continue;
    Assumption assumption;
    assumption.fact = static_cast<int>(f);
    assumption.value = person.facts[f];
    for (std::size_t v = 0; v < facts[f].values.size(); ++v) {
      const Bits value = Bits{1} << v;
      Person other = person;
      other.facts[f] = value;
      try_out(assumption, other, value, 0);
    }
    if (!assumption.otherwise.empty()) statement.assumptions.push_back(std::move(assumption));
  }
}

std::vector<std::size_t> unused_facts(Book& book, const Person& person, const Statement& statement) {
  std::vector<std::size_t> unused;
  for (std::size_t f = 0; f < book.route().facts.size(); ++f) {
    if ((person.stated >> f & 1) == 0) continue;
    const bool asked = std::any_of(statement.sessions.begin(), statement.sessions.end(),
                                   [&](const Settled& s) { return book.table(s.kind_of).asks(f); });
    if (!asked) unused.push_back(f);
  }
  return unused;
}

int cap_on(Book& book, const Terms& terms, const Person& person, Date date) {
  const Point point = point_of(book, person, {date, {}}, Ledger{});
  const Book::Standing standing = book.standing(date, terms, point);
  return standing.outcome == Outcome::covered ? book.table(standing.version).at(point).cap : -1;
}

}  // namespace racpsy
