// The statement: all sessions of one question, settled, summed by calendar year and in all, with what was assumed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "racpsy/engine/settle.hpp"

namespace racpsy {

/// A sum of sessions. A figure with an unknown term is unknown; `partial` holds the sum of its known terms.
struct Sum {
  int year = 0;  ///< 0: in all.
  int sessions = 0;
  int covered = 0;
  int unpriced = 0;  ///< Sessions whose cost to the patient is unknown.
  Figures figures{};
  Figures partial{};

  void add(const Settled& session);
  Money get(Figure f) const { return figures[index_of(f)]; }
  /// Whether some figure has an unknown term.
  bool incomplete() const { return figures != partial; }
};

/// A value that nobody said and that mattered: another value of it alone changes an amount or an outcome.
struct Assumption {
  int fact = -1;  ///< Index in Route::facts; -1: the age.
  Bits value = 0; ///< Of the fact.
  int age = 0;    ///< Of the age.
  struct Otherwise {
    Bits value = 0;
    int age = 0;      ///< Of the age: the first and last year of a band in which all is alike.
    int age_to = 0;
    Sum total;        ///< What the whole would then be.
  };
  std::vector<Otherwise> otherwise;  ///< The values that change something.
};

struct Statement {
  std::vector<Settled> sessions;  ///< In date order.
  std::vector<Sum> years;
  Sum total;
  std::vector<Assumption> assumptions;

  Flags flags() const;
};

/// A recorder that keeps the rules whose flags reached the answer, each once: what a reader should be told of.
struct Caveats {
  static constexpr bool listening = true;
  std::vector<const Rule*> rules;
  void settled(const Route& route, const Point& point, const Settled& result);
};

/// A recorder that keeps, beside the caveats, how the rules were read for each session.
struct Explanation {
  static constexpr bool listening = true;
  struct Reading {
    Point point;
    std::vector<Verdict> verdicts;  ///< Empty where no version was in force.
  };
  Caveats caveats;
  std::vector<Reading> readings;  ///< One a session, in the order of the statement.
  void settled(const Route& route, const Point& point, const Settled& result);
};

/// The sessions in date order, those of one day in the order given.
std::vector<const Session*> in_order(std::span<const Session> sessions);

/// Settles all sessions, in date order whatever the order given, and sums them.
template <class Recorder = Silent>
Statement settle_all(Book& book, const Terms& terms, const Person& person, std::span<const Session> sessions,
                     Recorder&& recorder = {}) {
  Statement statement;
  if (sessions.empty()) return statement;
  const std::vector<const Session*> sorted = in_order(sessions);
  Ledger ledger = opening(book, person, terms, sorted.front()->date);
  statement.sessions.reserve(sessions.size());
  for (const Session* s : sorted) {
    const Settled& settled = statement.sessions.emplace_back(settle(book, terms, ledger, person, *s, recorder));
    if (statement.years.empty() || statement.years.back().year != settled.date.year()) {
      statement.years.emplace_back().year = settled.date.year();
    }
    statement.years.back().add(settled);
    statement.total.add(settled);
  }
  return statement;
}

/// Looks for the assumptions that mattered, by settling everything again with each other value of each unstated fact,
/// and adds them to `statement`, which `settle_all` made of the same arguments.
void find_assumptions(Book& book, const Terms& terms, const Person& person, std::span<const Session> sessions,
                      Statement& statement);

/// The facts that were said of the person although no version used asks for them (indices in Route::facts).
std::vector<std::size_t> unused_facts(Book& book, const Person& person, const Statement& statement);

/// How many sessions of a cap period are covered for this person on this date: the cap of the version in force; -1
/// where there is none, or no version.
int cap_on(Book& book, const Terms& terms, const Person& person, Date date);

}  // namespace racpsy
