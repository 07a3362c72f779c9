// A request: whose sessions, on which days, toward which routes.
//
// It may be about several people, whose facts change from day to day, and about several routes. So
// a session is asked about with the state of its person on its day toward its route (an index into
// `Request::persons`).
#pragma once

#include <span>
#include <vector>

#include "racpsy/engine/settle.hpp"

namespace racpsy {

/// Everything that is asked at once.
struct Request {
  struct SessionRequest {
    int who = 0;  ///< Whose session.
    std::size_t person =
        0;                  ///< In `persons`: their facts, as the route asks for them, on this day.
    std::size_t route = 0;  ///< In `compiled_routes`.
    Session session;
  };
  /// What a shared counter, or one of a contract, holds (sessions or a sum) before the first
  /// session that uses it; it counts in that session's period.
  struct OpeningBalance {
    int who = 0;
    const Contract* contract = nullptr;  ///< null: a shared counter.
    std::size_t counter = 0;             ///< Index among them.
    int sessions = 0;
    Money spent;
  };
  RuleSelection selection;
  std::vector<CompiledRoute*> compiled_routes;
  std::vector<Person> persons;
  std::vector<SessionRequest> sessions;
  std::vector<OpeningBalance> opening_balances;

  Request() = default;
  /// One person, one route. `compiled` must live as long as the request.
  Request(CompiledRoute& compiled, const RuleSelection& selection, const Person& person,
          std::span<const Session> sessions);
  /// The sessions by person, then in date order; those of one day in the order given.
  std::vector<const SessionRequest*> in_order() const;
};

}  // namespace racpsy
