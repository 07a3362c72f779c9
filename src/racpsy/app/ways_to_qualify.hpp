// Ways to qualify: single changes that get the first session covered when nothing is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "racpsy/app/answer.hpp"

namespace racpsy {

/// One change that, alone, gets the first session covered.
struct WayToQualify {
  enum class Kind : std::uint8_t { fact, age, date, period };
  Kind kind = Kind::fact;
  std::string fact;  ///< Name of the fact; "age", "date" or "period" for the others.
  /// Tokens as on the command line; a range for an age, one date for a date.
  std::vector<std::string> values;
  Text fact_title;                                    ///< fact
  Text value_titles;                                  ///< fact: titles of the values, joined.
  int from_age = 0, to_age = 0;                       ///< age, in completed years
  Date date;                                          ///< date: the first day covered
  Counter::Per period = Counter::Per::calendar_year;  ///< period: of the cap that was reached
};

/// Returns true if the route is a scheme (no outcome is outside_scheme) and no session is covered.
bool nothing_covered(const Answer& answer);

/// Finds the changes that get the first session covered, by settling it again with each.
std::vector<WayToQualify> find_ways_to_qualify(const Answer& answer);

}  // namespace racpsy
