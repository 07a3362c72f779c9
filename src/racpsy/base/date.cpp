#include "racpsy/base/date.hpp"

#include <algorithm>

#include "racpsy/base/digits.hpp"

namespace racpsy {
namespace chrono = std::chrono;

namespace {

// Parses a number of at most six digits; nothing for anything else.
std::optional<int> digits(std::string_view text) {
  const std::optional<std::int64_t> number = read_digits(text, 6);
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

// Appends a number, padded with zeros to `width` digits.
void append(std::string& out, int value, int width) {
  std::string text = std::to_string(value);
  out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(text.size()))), '0');
  out += text;
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<int> y = digits(text.substr(0, 4));
  const std::optional<int> m = digits(text.substr(5, 2));
  const std::optional<int> d = digits(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const chrono::year_month_day ymd{chrono::year{*y}, chrono::month{static_cast<unsigned>(*m)},
                                   chrono::day{static_cast<unsigned>(*d)}};
  if (!ymd.ok()) return std::nullopt;
  const Date date{chrono::sys_days{ymd}};
  if (date < first_date || date > last_date) return std::nullopt;
  return date;
}

std::string iso(Date date) {
  std::string out;
  append(out, date.year(), 4);
  out += '-';
  append(out, static_cast<int>(date.month()), 2);
  out += '-';
  append(out, static_cast<int>(date.day()), 2);
  return out;
}

Date add_months(Date date, int months) {
  const chrono::year_month_day ymd = date.ymd();
  const chrono::year_month month = ymd.year() / ymd.month() + chrono::months{months};
  const chrono::year_month_day same = month / ymd.day();
  return Date{same.ok() ? chrono::sys_days{same} : chrono::sys_days{month / chrono::last}};
}

Date add_years(Date date, int years) {
  const chrono::year_month_day same = date.ymd() + chrono::years{years};
  if (same.ok()) return Date{chrono::sys_days{same}};
  return Date{static_cast<int>(same.year()), 3, 1};
}

int age_on(Date born, Date on) {
  const chrono::year_month_day b = born.ymd();
  const chrono::year_month_day d = on.ymd();
  const bool before_birthday =
      d.month() < b.month() || (d.month() == b.month() && d.day() < b.day());
  return static_cast<int>(d.year()) - static_cast<int>(b.year()) - (before_birthday ? 1 : 0);
}

// The rule of the Gregorian calendar, in the form published by "Nature" in 1876: the full moon of
// the church from the golden number and the century, then the Sunday after it.
Date easter_sunday(int year) {
  const int golden = year % 19, century = year / 100, within = year % 100;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int moon = (19 * golden + century - century / 4 - correction + 15) % 30;
  const int sunday = (32 + 2 * (century % 4) + 2 * (within / 4) - moon - within % 4) % 7;
  const int late = (golden + 11 * moon + 22 * sunday) / 451;
  const int day = moon + sunday - 7 * late + 114;
  return Date{year, static_cast<unsigned>(day / 31), static_cast<unsigned>(day % 31 + 1)};
}

std::optional<Duration> read_duration(std::string_view text) {
  Duration duration;
  int* const parts[]{&duration.years, &duration.months, &duration.days};
  constexpr std::string_view units = "ymd";
  std::size_t next_unit = 0;  // units must come in this order, each once
  while (!text.empty()) {
    const std::size_t size = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::optional<int> count = size <= 2 ? digits(text.substr(0, size)) : std::nullopt;
    const std::size_t unit =
        size < text.size() ? units.find(text[size], next_unit) : std::string_view::npos;
    if (!count || unit == std::string_view::npos) return std::nullopt;
    *parts[unit] = *count;
    next_unit = unit + 1;
    text.remove_prefix(size + 1);
  }
  if (duration.years + duration.months + duration.days == 0) return std::nullopt;
  return duration;
}

Date after(Date first, Duration duration) {
  return add_days(add_months(first, duration.years * 12 + duration.months), duration.days);
}

std::optional<Date> step(Date first, Pace pace, int index) {
  const std::int64_t distance = static_cast<std::int64_t>(pace.count) * index;
  // More days or months than lie between `first_date` and `last_date`.
  if (distance > 120'000) return std::nullopt;
  const Date date = pace.months ? add_months(first, static_cast<int>(distance))
                                : add_days(first, static_cast<int>(distance));
  if (date > last_date) return std::nullopt;
  return date;
}

}  // namespace racpsy
