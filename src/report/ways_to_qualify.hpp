// Ways to qualify: single changes that get the first session covered, where nothing is.
#pragma once

#include <string>
#include <vector>

#include "report/answer.hpp"

namespace racpsy {

/// Another value of one fact alone that gets the first session covered.
struct WayToQualify {
  std::string fact;  ///< "student", "age", "date", "period".
  std::vector<std::string>
      values;  ///< In the words of the command line; of an age, ranges; of a date, one date.
  Text says;
};

/// Whether nothing is covered by a route that is a scheme.
bool nothing_covered(const Answer& answer);

/// What would get the first session covered, found by trying.
std::vector<WayToQualify> find_ways_to_qualify(const Answer& answer);

}  // namespace racpsy
