// Reports of an answer as data.
#pragma once

#include <string>

#include "racpsy/app/answer.hpp"

namespace racpsy {

/// Most years shown as columns; beyond it a report lists them or shows their sum.
inline constexpr std::size_t most_year_columns = 3;

/// Returns the statement as JSON, schema racpsy/statement/1, the same in every language.
std::string json_report(const Answer& answer);

/// Returns the statement as CSV, one row a session, the same in every language. With `safe`, cells
/// that a spreadsheet would run as a formula begin with an apostrophe.
std::string csv_report(const Answer& answer, bool safe = false);

}  // namespace racpsy
