// The statement: the settled sessions of one request, their sums by calendar year and in total, and
// the defaults used.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "racpsy/engine/person_accumulators.hpp"

namespace racpsy {

/// A sum of sessions. A figure with an unknown term is unknown; `partial` holds the sum of its
/// known terms.
struct Sum {
  int year = 0;  ///< 0: the total.
  int sessions = 0;
  int covered = 0;
  int unpriced = 0;  ///< Sessions whose cost to the patient is unknown.
  Money deducted;    ///< Sum of all deductions.
  Figures figures{};
  Figures partial{};

  void add(const Settled& session);
  Money get(Figure f) const { return figures[index_of(f)]; }
  /// Tests whether any figure has an unknown term.
  bool incomplete() const { return figures != partial; }
};

/// A default that influences the result: changing only this value changes an amount or an outcome.
struct DefaultUsed {
  static constexpr int age_itself = -1, age_in_january = -2, session_length = -3, joined = -4;
  int who = 0;
  const Route* route = nullptr;  ///< A route that asks for the fact.
  int fact = age_itself;         ///< Index in the route's facts, or one of these four.
  Bits value = 0;                ///< The default of the fact.
  int age = 0;                   ///< The default age, or length in minutes.
  bool said_elsewhere = false;   ///< The fact is stated for other sessions of the same person.
  struct Alternative {
    Bits value = 0;
    /// First age of a band with the same result; `age_to` is the last. Of `joined`: the completed
    /// months at the first session; -1: the same years, from another anniversary.
    int age = 0;
    int age_to = 0;
    Sum total;  ///< The person's total with this value.
  };
  std::vector<Alternative> alternatives;  ///< The values that change the result.
};

/// Settled sessions and their sums.
struct Statement {
  /// The sums of one person.
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

/// Returns the most that unknown prices can cost the patient in all, as deductibles bound it;
/// nothing if no price is unknown, or one is unbounded.
std::optional<Money> patient_at_most(const Statement& statement);

/// Adds a session to the sums of its year, its person and the total.
void add_session(Statement& statement, const Settled& session);

/// Keeps the trace of one session for a recorder that comes later.
struct KeptTrace {
  static constexpr bool listening = true;
  SessionTrace trace;
  void settled(const Settled&, SessionTrace&& kept) { trace = std::move(kept); }
};

/// Settles all sessions in date order over all people, who may share counters, and sums them. The
/// recorder receives them in the order of the statement: by person, then in date order.
template <class Recorder = NullRecorder>
Statement settle_all(const Request& request, Recorder&& recorder = {}) {
  constexpr bool listening = std::remove_cvref_t<Recorder>::listening;
  const std::vector<const Request::SessionRequest*> in_order = request.in_order();
  Statement statement;
  statement.sessions.resize(in_order.size());
  std::vector<std::conditional_t<listening, KeptTrace, NullRecorder>> kept(in_order.size());
  RequestAccumulators accumulators{request};
  std::vector<bool> done(in_order.size());
  std::size_t next = 0;  // the first session that the recorder has not received
  for (const std::size_t i : by_date(in_order)) {
    const Request::SessionRequest& requested = *in_order[i];
    statement.sessions[i] = settle(*request.compiled_routes[requested.route], request.selection,
                                   accumulators.of(requested), request.persons[requested.person],
                                   requested.session, kept[i]);
    statement.sessions[i].who = requested.who;
    done[i] = true;
    for (; next < done.size() && done[next]; ++next) {
      add_session(statement, statement.sessions[next]);
      if constexpr (listening)
        recorder.settled(statement.sessions[next], std::exchange(kept[next], {}).trace);
    }
  }
  return statement;
}

/// Settles sessions of one person by one route.
template <class Recorder = NullRecorder>
Statement settle_all(CompiledRoute& compiled, const RuleSelection& selection, const Person& person,
                     std::span<const Session> sessions, Recorder&& recorder = {}) {
  return settle_all(Request{compiled, selection, person, sessions}, recorder);
}

}  // namespace racpsy
