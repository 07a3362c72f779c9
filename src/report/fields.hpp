// What machine formats give of a session or a sum: names and values, in the order that scripts rely
// on.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "racpsy/rules/names.hpp"
#include "report/answer.hpp"

namespace racpsy {

/// A name and a number, a word, or nothing (what has no meaning here, or is not known).
struct Field {
  std::string_view name;
  std::variant<std::monostate, std::int64_t, std::string> value;
};

/// The session number `index` (from 0), without its flags and deductions.
std::vector<Field> session_fields(const Answer& answer, std::size_t index);
/// A year or the whole.
std::vector<Field> sum_fields(const Sum& sum);

/// "unverified", "assumed"…
std::vector<std::string_view> flag_words(Flags flags);

struct DeductionTaken {
  std::string_view id;
  Money amount;
};
/// What was deducted from the shares of a session; what is zero is left out.
std::vector<DeductionTaken> deductions(const Settled& session);

/// "applied" or "legal".
constexpr std::string_view name_of(Calendar c) { return calendar_names[index_of(c)]; }
/// The version that is pinned, or "auto".
std::string rules_asked(const Answer& answer);

}  // namespace racpsy
