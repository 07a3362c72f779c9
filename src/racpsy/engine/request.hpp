// A request: sessions with their people, days and routes.
//
// It may contain several people, whose facts change over time, and several routes. Each session
// therefore refers to the state of its person on its day for its route (an index into
// `Request::persons`).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "racpsy/engine/settle.hpp"

namespace racpsy {

/// People, sessions and rules that are settled together.
struct Request {
  struct SessionRequest {
    int who = 0;             ///< The number of the person, from 0.
    std::size_t person = 0;  ///< Index in `persons`: their state on this day for this route.
    std::size_t route = 0;   ///< Index in `compiled_routes`.
    Session session;
  };
  /// The opening balance of a shared counter or of one of a contract, in sessions or as a sum. It
  /// counts in the period of the first session that uses the counter; or, if it has a day, from
  /// that day on, in the period of that day.
  struct OpeningBalance {
    int who = 0;
    const Contract* contract = nullptr;  ///< Null: a shared counter.
    std::size_t counter = 0;  ///< Index among the shared counters or those of the contract.
    int sessions = 0;
    Money spent;
    std::optional<Date> on = {};
  };
  RuleSelection selection;
  std::vector<CompiledRoute*> compiled_routes;
  std::vector<Person> persons;
  std::vector<SessionRequest> sessions;
  std::vector<OpeningBalance> opening_balances;
  /// The day in whose periods opening balances count, `Person::used` included; absent, or not in
  /// the days of the contract: that of the first session. Never after the first session.
  std::optional<Date> opening_day;

  Request() = default;
  /// Makes a request for one person and one route. `compiled` must outlive the request.
  Request(CompiledRoute& compiled, const RuleSelection& selection, const Person& person,
          std::span<const Session> sessions);
  /// Returns the sessions by person, then by date; those of one day in the order given.
  std::vector<const SessionRequest*> in_order() const;
};

/// Returns the indices of the sessions by date; those of one day in the order given.
std::vector<std::size_t> by_date(const std::vector<const Request::SessionRequest*>& sessions);

}  // namespace racpsy
