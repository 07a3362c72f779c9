// Closed doors, where nothing is covered, and what would open them.
#pragma once

#include <string>
#include <vector>

#include "report/answer.hpp"

namespace racpsy {

/// Another value of one fact alone that gets the first session covered.
struct Opener {
  std::string fact;                 ///< "student", "age", "date", "period".
  std::vector<std::string> values;  ///< In the words of the command line; of an age, ranges; of a date, one date.
  Text says;
};

/// Whether nothing is covered by a route that is a scheme.
bool closed_door(const Answer& answer);

/// What would get the first session of a closed door covered, found by trying.
std::vector<Opener> find_openers(const Answer& answer);

}  // namespace racpsy
