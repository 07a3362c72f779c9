// Reads dates and intervals as people write them and as answers print them, in every language.
//
// "2026-12-07", "7 déc. 2026", "lun. 7 décembre 2026" and "December 7, 2026" are one day, whatever
// the language of the program. "07/12/2026" is that day in French and Dutch; in English it may be
// 12 July, so it is rejected with both spellings.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "racpsy/base/date.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/base/result.hpp"

namespace racpsy {

/// The names of months and weekdays in one language; weekdays begin with Monday. A name may be
/// shortened to its first three letters or more, if they are those of no other.
struct DateNames {
  std::array<std::string_view, 12> months;
  std::array<std::string_view, 7> weekdays;
};
const DateNames& date_names(Lang lang);
/// Returns the month, from 1, that this folded name or its beginning means in any language.
std::optional<int> month_named(std::string_view letters);

/// Reads a date. `name` is the option or key, for the error. With `today`, also days told from it:
/// "demain", "in two weeks", a weekday ("lundi prochain"), which is the next one after today, and a
/// day and month without a year, which is the next one from today on.
Result<Date, Misread> read_written_date(std::string_view name, std::string_view text, Lang lang,
                                        std::optional<Date> today = {});

}  // namespace racpsy
