// Fields of sessions and sums for machine formats: names and values, in the order that scripts rely
// on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/data.hpp"
#include "racpsy/rules/names.hpp"
#include "report/answer.hpp"

namespace racpsy {

/// Returns the fields of session `index` (from 0), without flags and deductions.
std::vector<Field> session_fields(const Answer& answer, std::size_t index);
/// Returns the fields of the sum over a year or over all sessions.
std::vector<Field> sum_fields(const Sum& sum);

/// Returns the tokens of the flags: "unverified", "assumed"…
std::vector<std::string_view> flag_tokens(Flags flags);

struct DeductionTaken {
  std::string_view id;
  Money amount;
};
/// Returns the amounts deducted from the shares of a session, without those that are zero.
std::vector<DeductionTaken> deductions(const Settled& session);

/// Returns "applied" or "legal".
constexpr std::string_view name_of(Calendar c) { return calendar_names[c]; }
/// Returns the id of the pinned version, or "auto".
std::string rules_asked(const Answer& answer);

}  // namespace racpsy
