// Calendar dates, periods and ages.
//
// A date is a number of days, so comparing dates and adding days is cheap. Years and months are
// taken from the Gregorian calendar of <chrono>. Ages are completed years: a person born on 29
// February turns a year older on 1 March of a common year, and a twelve-month period that starts on
// 29 February ends on 28 February.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace racpsy {

/// A calendar day, stored as days since 1970-01-01.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::chrono::sys_days d)
      : days_(static_cast<std::int32_t>(d.time_since_epoch().count())) {}
  /// The date of a valid year, month and day.
  constexpr Date(int year, unsigned month, unsigned day)
      : Date(std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                                   std::chrono::day{day}}) {}

  /// Days since 1970-01-01.
  constexpr std::int32_t days() const { return days_; }
  static constexpr Date from_days(std::int32_t days) {
    Date d;
    d.days_ = days;
    return d;
  }
  constexpr std::chrono::year_month_day ymd() const {
    return std::chrono::sys_days{std::chrono::days{days_}};
  }
  constexpr int year() const { return static_cast<int>(ymd().year()); }
  constexpr unsigned month() const { return static_cast<unsigned>(ymd().month()); }
  constexpr unsigned day() const { return static_cast<unsigned>(ymd().day()); }
  /// The day of the week, from 1 (Monday) to 7.
  constexpr unsigned weekday() const {
    return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days_}}}.iso_encoding();
  }

  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  std::int32_t days_ = 0;
};

/// The first and last date that any reader accepts.
inline constexpr Date first_date{1900, 1, 1};
inline constexpr Date last_date{2199, 12, 31};

/// Parses YYYY-MM-DD between `first_date` and `last_date`; returns nothing for anything else.
std::optional<Date> read_date(std::string_view text);

/// Formats a date as YYYY-MM-DD.
std::string iso(Date date);

/// Returns the date `days` later. The caller keeps the result at or below `last_date`.
constexpr Date add_days(Date date, int days) { return Date::from_days(date.days() + days); }

/// Returns the same day of the month `months` later, or the last day of a shorter month (31
/// January + 1 = 28 February).
Date add_months(Date date, int months);

/// Returns the same day `years` later; 29 February becomes 1 March in a common year.
Date add_years(Date date, int years);

/// Returns the completed years on `on` of a person born on `born`; negative before the birth.
int age_on(Date born, Date on);

/// Returns Easter Sunday of a year, by the Gregorian calendar.
Date easter_sunday(int year);

/// The interval between two sessions: `count` days, or `count` months.
struct Pace {
  int count = 7;
  bool months = false;
};

/// A length of time in years, months and days.
struct Duration {
  int years = 0;
  int months = 0;
  int days = 0;
};

/// Parses "1y", "4m13d", "2y6m": units in this order, at most 99 of each, not all zero. Returns
/// nothing for anything else.
std::optional<Duration> read_duration(std::string_view text);

/// Returns the first day after a period of this length that begins on `first`: at most some 108
/// years later.
Date after(Date first, Duration duration);

/// Parses "1d", "2w", "1m", or an interval in words: "chaque semaine", "every 2 weeks"; between one
/// day and 1,200 months. Returns nothing for anything else. (base/written_date.cpp)
std::optional<Pace> read_pace(std::string_view text);

/// Returns the date of session number `index` (from 0) of a series that begins on `first`; nothing
/// beyond `last_date`.
std::optional<Date> step(Date first, Pace pace, int index);

}  // namespace racpsy
