// Formats amounts, dates and rates for people.
//
// French groups thousands with a narrow no-break space and puts the currency last; English puts it
// first and groups with commas; Dutch puts it first, with a space, and groups with points. The
// locale of the machine is not used: the same request gives the same bytes everywhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "racpsy/base/date.hpp"
#include "racpsy/base/money.hpp"
#include "racpsy/base/text.hpp"

namespace racpsy {

/// The marks of written numbers.
struct NumberMarks {
  std::string_view thousands;
  char decimals;
};
constexpr NumberMarks marks(Lang lang) {
  if (lang == Lang::en) return {",", '.'};
  return {lang == Lang::fr ? "\u202F" : ".", ','};
}

/// Returns "1 234,50 €", "€1,234.50" or "€ 1.234,50", "154,80 CHF" or "CHF 154.80"; "n.c." when
/// unknown.
std::string show(Amount amount, Lang lang);

/// Returns the amount without its currency.
std::string show_bare(Money amount, Lang lang);

/// Returns "60 %", "62.5 %" or "62,5 %", "2/37".
std::string show(Rate rate, Lang lang);

/// Returns "06/01/2025" or "2025-01-06".
std::string show(Date date, Lang lang);

/// Returns the amount as people write it: without cents if they are zero, unless `with_cents`.
std::string show_short(Amount amount, Lang lang, bool with_cents = false);
/// Returns true if the amount is known and has cents.
inline bool has_cents(Money amount) { return amount.known() && amount.cents() % 100 != 0; }

/// Returns "7 déc. 2026", "7 Dec 2026" or "7 dec. 2026".
std::string show_day(Date date, Lang lang);
/// Returns "7 décembre 2026", "7 December 2026" or "7 december 2026".
std::string show_whole_day(Date date, Lang lang);
/// Returns the days from `first` to `last`, both included: "7–28 Dec 2026", "21 Dec 2026 – 4 Jan
/// 2027".
std::string show_days(Date first, Date last, Lang lang);
/// Returns the day and the month in full: "7 décembre" or "7 December".
std::string show_day_of_year(Date date, Lang lang);

/// Returns "1 an", "4 mois et 13 jours" or "1 year", "4 months and 13 days".
std::string show(Duration duration, Lang lang);

/// Returns the value as `show` formats it, in every language.
template <class T>
Text localized(T value) {
  return in_each_language([&](Lang lang) { return show(value, lang); });
}

}  // namespace racpsy
