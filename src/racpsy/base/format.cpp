#include "racpsy/base/format.hpp"

#include <algorithm>

namespace racpsy {
namespace {

std::string two_digits(unsigned n) {
  return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

}  // namespace

std::string show_bare(Money amount, Lang lang) {
  if (!amount.known()) return "n.c.";
  const bool negative = amount.cents() < 0;
  const std::uint64_t cents =
      static_cast<std::uint64_t>(negative ? -amount.cents() : amount.cents());
  const std::string digits = std::to_string(cents / 100);
  std::string out{negative ? "−" : ""};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += lang == Lang::fr ? "\u202F" : ",";
    out += digits[i];
  }
  out += lang == Lang::fr ? "," : ".";
  return out += two_digits(static_cast<unsigned>(cents % 100));
}

std::string show(Money amount, Lang lang) {
  std::string out = show_bare(amount, lang);
  if (!amount.known()) return out;
  if (lang == Lang::fr) return out.append("\u00A0€");
  return out.insert(amount.cents() < 0 ? std::string_view{"−"}.size() : 0, "€");
}

std::string show(Date date, Lang lang) {
  if (lang == Lang::en) return iso(date);
  return two_digits(date.day()) + "/" + two_digits(date.month()) + "/" +
         std::to_string(date.year());
}

std::string show(Duration duration, Lang lang) {
  struct Unit {
    int count;
    std::string_view one_fr, many_fr, one_en, many_en;
  };
  const Unit units[]{{duration.years, "an", "ans", "year", "years"},
                     {duration.months, "mois", "mois", "month", "months"},
                     {duration.days, "jour", "jours", "day", "days"}};
  std::string text;
  for (const Unit& unit : units) {
    if (unit.count == 0) continue;
    if (!text.empty()) text += lang == Lang::fr ? " et " : " and ";
    const std::string_view name = lang == Lang::fr ? (unit.count == 1 ? unit.one_fr : unit.many_fr)
                                                   : (unit.count == 1 ? unit.one_en : unit.many_en);
    text.append(std::to_string(unit.count)).append(" ").append(name);
  }
  return text;
}

std::string show(Rate rate, Lang lang) {
  std::int64_t denominator = 100;
  for (int decimals = 0; decimals <= 6; ++decimals, denominator *= 10) {
    if (denominator % rate.denominator != 0) continue;
    std::string digits = std::to_string(rate.numerator * (denominator / rate.denominator));
    if (decimals == 0) return digits + " %";
    if (digits.size() <= static_cast<std::size_t>(decimals))
      digits.insert(0, static_cast<std::size_t>(decimals) + 1 - digits.size(), '0');
    digits.insert(digits.size() - static_cast<std::size_t>(decimals), 1,
                  lang == Lang::fr ? ',' : '.');
    return digits + " %";
  }
  return std::to_string(rate.numerator) + "/" + std::to_string(rate.denominator);
}

}  // namespace racpsy
