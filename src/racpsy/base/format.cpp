#include "racpsy/base/format.hpp"

#include <algorithm>
#include <array>

#include "racpsy/base/message.hpp"
#include "racpsy/base/written_date.hpp"

namespace racpsy {
namespace {

std::string two_digits(unsigned n) {
  return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

// The months as they are shortened, January first; date_names has them in full.
constexpr std::array<Message, 12> short_months{{{"janv.", "Jan", "jan."},
                                                {"févr.", "Feb", "feb."},
                                                {"mars", "Mar", "maart"},
                                                {"avr.", "Apr", "april"},
                                                {"mai", "May", "mei"},
                                                {"juin", "June", "juni"},
                                                {"juill.", "July", "juli"},
                                                {"août", "Aug", "aug."},
                                                {"sept.", "Sept", "sept."},
                                                {"oct.", "Oct", "okt."},
                                                {"nov.", "Nov", "nov."},
                                                {"déc.", "Dec", "dec."}}};

// Returns "1er" in French, as people write the first of a month.
std::string day_of_month(Date date, Lang lang) {
  return std::to_string(date.day()) + (lang == Lang::fr && date.day() == 1 ? "er" : "");
}
std::string short_day(Date date, Lang lang) {
  return day_of_month(date, lang).append(" ").append(short_months[date.month() - 1].in(lang));
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
    if (i > 0 && (digits.size() - i) % 3 == 0) out += marks(lang).thousands;
    out += digits[i];
  }
  out += marks(lang).decimals;
  return out += two_digits(static_cast<unsigned>(cents % 100));
}

std::string show(Amount amount, Lang lang) {
  const auto [money, currency] = amount;
  std::string out = show_bare(money, lang);
  if (!money.known()) return out;
  const bool euro = currency == Currency::eur;
  if (lang == Lang::fr) return out.append(euro ? "\u00A0€" : "\u00A0CHF");
  const std::string_view sign = !euro ? "CHF\u00A0" : lang == Lang::nl ? "€\u00A0" : "€";
  return out.insert(money.cents() < 0 ? std::string_view{"−"}.size() : 0, sign);
}

std::string show(Date date, Lang lang) {
  if (lang == Lang::en) return iso(date);
  return two_digits(date.day()) + "/" + two_digits(date.month()) + "/" +
         std::to_string(date.year());
}

std::string show_short(Amount amount, Lang lang, bool with_cents) {
  if (with_cents || !amount.money.known() || has_cents(amount.money)) return show(amount, lang);
  std::string out = show(amount, lang);
  const std::string zeros = std::string{marks(lang).decimals} + "00";
  return out.erase(out.rfind(zeros), zeros.size());
}

std::string show_day(Date date, Lang lang) {
  return short_day(date, lang).append(" ").append(std::to_string(date.year()));
}

std::string show_days(Date first, Date last, Lang lang) {
  if (first == last) return show_day(first, lang);
  if (first.year() != last.year()) return show_day(first, lang) + " – " + show_day(last, lang);
  if (first.month() != last.month()) return short_day(first, lang) + " – " + show_day(last, lang);
  return day_of_month(first, lang) + "–" + show_day(last, lang);
}

std::string show_whole_day(Date date, Lang lang) {
  return show_day_of_year(date, lang).append(" ").append(std::to_string(date.year()));
}

std::string show_day_of_year(Date date, Lang lang) {
  return day_of_month(date, lang).append(" ").append(date_names(lang).months[date.month() - 1]);
}

std::string show(Duration duration, Lang lang) {
  struct Unit {
    int count;
    Message one, many;
  };
  const Unit units[]{{duration.years, {"an", "year", "jaar"}, {"ans", "years", "jaar"}},
                     {duration.months, {"mois", "month", "maand"}, {"mois", "months", "maanden"}},
                     {duration.days, {"jour", "day", "dag"}, {"jours", "days", "dagen"}}};
  constexpr Message and_unit{" et ", " and ", " en "};
  std::string text;
  for (const Unit& unit : units) {
    if (unit.count == 0) continue;
    if (!text.empty()) text += and_unit.in(lang);
    const std::string_view name = (unit.count == 1 ? unit.one : unit.many).in(lang);
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
    digits.insert(digits.size() - static_cast<std::size_t>(decimals), 1, marks(lang).decimals);
    return digits + " %";
  }
  return std::to_string(rate.numerator) + "/" + std::to_string(rate.denominator);
}

}  // namespace racpsy
