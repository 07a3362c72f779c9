// The statement: all sessions of one request, settled, summed by calendar year and in all, with
// what was assumed.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "racpsy/engine/person_accumulators.hpp"

namespace racpsy {

/// A sum of sessions. A figure with an unknown term is unknown; `partial` holds the sum of its
/// known terms.
struct Sum {
  int year = 0;  ///< 0: in all.
  int sessions = 0;
  int covered = 0;
  int unpriced = 0;  ///< Sessions whose cost to the patient is unknown.
  Money deducted;    ///< By all deductions.
  Figures figures{};
  Figures partial{};

  void add(const Settled& session);
  Money get(Figure f) const { return figures[index_of(f)]; }
  /// Whether some figure has an unknown term.
  bool incomplete() const { return figures != partial; }
};

/// A default that influences the result: another value of it alone changes an amount or an outcome.
struct DefaultUsed {
  static constexpr int age_itself = -1, age_in_january = -2;
  int who = 0;
  const Route* route = nullptr;  ///< A route that asks for the fact.
  int fact = age_itself;         ///< Index in its facts; or the age, or the age on 1 January.
  Bits value = 0;                ///< Of the fact.
  int age = 0;                   ///< Of the age.
  bool said_elsewhere = false;   ///< At other sessions of the same person.
  struct Alternative {
    Bits value = 0;
    int age = 0;  ///< Of the age: the first and last year of a band in which all is alike.
    int age_to = 0;
    Sum total;  ///< What the whole would then be.
  };
  std::vector<Alternative> alternatives;  ///< The values that change something.
};

struct Statement {
  /// What concerns one of several people.
  struct PersonSums {
    std::vector<Sum> years;
    Sum total;
  };
  std::vector<Settled> sessions;  ///< By person, then in date order.
  std::vector<Sum> years;
  Sum total;
  std::vector<PersonSums> people;  ///< By person.
  std::vector<DefaultUsed> defaults_used;

  Flags flags() const;
};

/// Adds a session to the sums.
void add_session(Statement& statement, const Settled& session);

/// Settles all sessions, each person's in date order whatever the order given, and sums them.
template <class Recorder = NullRecorder>
Statement settle_all(const Request& request, Recorder&& recorder = {}) {
  Statement statement;
  statement.sessions.reserve(request.sessions.size());
  std::optional<PersonAccumulators> person_accumulators;
  int who = -1;
  for (const Request::SessionRequest* requested : request.in_order()) {
    if (requested->who != who) person_accumulators.emplace(request, who = requested->who);
    Settled& settled = statement.sessions.emplace_back(
        settle(*request.compiled_routes[requested->route], request.selection,
               person_accumulators->of(*requested), request.persons[requested->person],
               requested->session, recorder));
    settled.who = who;
    add_session(statement, settled);
  }
  return statement;
}

/// The same for one person and one route.
template <class Recorder = NullRecorder>
Statement settle_all(CompiledRoute& compiled, const RuleSelection& selection, const Person& person,
                     std::span<const Session> sessions, Recorder&& recorder = {}) {
  return settle_all(Request{compiled, selection, person, sessions}, recorder);
}

}  // namespace racpsy
