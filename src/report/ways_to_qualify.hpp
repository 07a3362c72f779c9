// Ways to qualify: single changes that get the first session covered when nothing is.
#pragma once

#include <string>
#include <vector>

#include "report/answer.hpp"

namespace racpsy {

/// Other values of one fact that, alone, get the first session covered.
struct WayToQualify {
  std::string fact;  ///< "student", "age", "date", "period".
  /// Tokens as on the command line; ranges for an age, one date for a date.
  std::vector<std::string> values;
  Text sentence;
};

/// Returns true if the route is a scheme (no outcome is outside_scheme) and no session is covered.
bool nothing_covered(const Answer& answer);

/// Finds the changes that get the first session covered, by settling it again with each.
std::vector<WayToQualify> find_ways_to_qualify(const Answer& answer);

}  // namespace racpsy
