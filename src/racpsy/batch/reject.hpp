// Refused rows: position, reason and remedy.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "racpsy/base/number.hpp"
#include "racpsy/base/text.hpp"

namespace racpsy::batch {

enum class Code : std::uint8_t {
  cells,     ///< more or fewer cells than the header
  quotes,    ///< a misplaced quote, or one that is never closed
  too_long,  ///< a record above the limit
  missing,   ///< an empty cell that needs a value
  both,      ///< two cells that exclude each other
  not_a_number,
  not_an_amount,
  not_a_date,
  not_a_pace,
  not_a_value,
  not_born,         ///< a session before the birth
  over_130,         ///< … or after the age of 130
  too_late,         ///< a session after the last date
  give_dates,       ///< the answer depends on the day in the year
  give_first,       ///< … on the birthday
  date_order,       ///< a patient's sessions must come in date order
  after_refused,    ///< an earlier row of the patient was refused: the rank is unknown
  not_contiguous,   ///< the patient appears again after other patients
  not_established,  ///< --strict
};
inline constexpr EnumArray<Code, std::string_view, 19> code_names{
    "cells",        "quotes",        "too_long",       "missing",        "both",
    "not_a_number", "not_an_amount", "not_a_date",     "not_a_pace",     "not_a_value",
    "not_born",     "over_130",      "too_late",       "give_dates",     "give_first",
    "date_order",   "after_refused", "not_contiguous", "not_established"};
constexpr std::string_view name_of(Code code) { return code_names[code]; }

/// The reason why a row is refused.
struct Refusal {
  Code code = Code::cells;
  std::optional<std::size_t> column{};  ///< Column of the file; none: the row as a whole.
  std::string value{};                  ///< Text of the cell, or the subject of the message.
  Flaw flaw = Flaw::none;               ///< Reason why the cell is not a number.
};

/// One refused row.
struct Reject : Refusal {
  std::uint64_t line = 0;   ///< Physical line, from 1.
  std::uint64_t lines = 1;  ///< Number of physical lines of the record.
  std::string id;
  std::size_t written = 0;                ///< Bytes of the block's output before this row.
  std::optional<std::size_t> scenario{};  ///< The only one, or the first, that refuses the row;
                                          ///< none: all of them, for the same reason.
};

/// Returns the lines of a refused record beyond its first: a quote that is never closed includes
/// other rows. They count as refused rows.
constexpr std::uint64_t lines_lost(const Reject& reject) {
  const bool whole =
      reject.code == Code::cells || reject.code == Code::quotes || reject.code == Code::too_long;
  return whole && reject.lines > 1 ? reject.lines - 1 : 0;
}

struct Plan;

/// Describes a refused row: what is wrong, and what to do. `plans`: by scenario.
Text describe(const Reject& reject, const std::vector<Plan>& plans);

}  // namespace racpsy::batch
