// Plans: the cheapest dates for sessions. All amounts are settled by `settle_all`.
#pragma once

#include <optional>
#include <vector>

#include "racpsy/app/answer.hpp"

namespace racpsy {

/// The cost of sessions to the patient. Costs are ordered by the number of sessions whose cost is
/// unknown, then by the sum of the known ones, so that an unknown price never wins.
struct PatientCost {
  int unknown = 0;  ///< Sessions whose cost is unknown.
  Money known;      ///< The sum over all other sessions.

  friend bool operator<(const PatientCost& a, const PatientCost& b) {
    return a.unknown != b.unknown ? a.unknown < b.unknown : a.known.cents() < b.known.cents();
  }
};
PatientCost patient_cost(const Sum& sum);

/// Moves the first session beyond a cap, and all after it, by whole weeks, past the first start of
/// a period after which the sessions cost less in all. Returns nothing if there is no such session
/// or period, or if the request has several people or routes, or facts that change between them.
std::optional<Moved> moved_to_next_period(const Answer& answer);

}  // namespace racpsy
