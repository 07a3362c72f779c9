// Parses numbers and dates in cells, eight digits at a time, strictly.
//
// Bytes around a cell are read with it and masked out, so the memory around cells needs `slack`
// readable bytes on both sides.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "racpsy/base/date.hpp"
#include "racpsy/base/money.hpp"

namespace racpsy::batch {

inline constexpr std::size_t slack = 64;

struct Cell {
  const char* at = nullptr;
  std::uint32_t size = 0;
  std::string_view view() const { return {at, size}; }
  bool empty() const { return size == 0; }
};

/// Returned when the cell is not a number.
inline constexpr int no_number = -1;

/// Returns true for a number from 0 to `most`.
constexpr bool is_up_to(std::int64_t number, std::int64_t most) {
  return static_cast<std::uint64_t>(number) <= static_cast<std::uint64_t>(most);
}

namespace detail {

inline constexpr std::uint64_t zeros = 0x3030303030303030;

// Returns true if each of eight bytes, minus '0', is a digit.
inline bool all_digits(std::uint64_t digits) {
  return (((digits + 0x7676767676767676) | digits) & 0x8080808080808080) == 0;
}

// Combines eight digits (first one in the lowest byte) into four numbers of two digits, in bytes 0,
// 2, 4 and 6.
inline std::uint64_t pairs(std::uint64_t digits) { return digits * 10 + (digits >> 8); }

// Returns the value of eight digits.
inline std::int64_t eight_digits(std::uint64_t digits) {
  constexpr std::uint64_t pair = 0x000000FF000000FF;
  const std::uint64_t two = pairs(digits);
  const std::uint64_t upper = (two & pair) * (100 + (std::uint64_t{1'000'000} << 32));
  const std::uint64_t lower = ((two >> 16) & pair) * (1 + (std::uint64_t{10'000} << 32));
  return static_cast<std::int64_t>((upper + lower) >> 32);
}

// Returns the value of a digit; more than 9 for any other byte.
inline std::uint32_t digit(char c) { return static_cast<unsigned char>(c) - unsigned{'0'}; }

inline std::uint64_t load(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

}  // namespace detail

/// Parses one to nine digits; returns `no_number` for anything else.
inline std::int64_t read_number(Cell cell) {
  std::int64_t leading = 0;
  if (cell.size - 1 > 7) {
    if (cell.size != 9 || *cell.at < '0' || *cell.at > '9') return no_number;
    leading = (*cell.at - '0') * std::int64_t{100'000'000};
    ++cell.at;
    --cell.size;
  }
  const unsigned foreign = 8 * (8 - cell.size);  // bits of the bytes before the cell
  const std::uint64_t digits =
      (detail::load(cell.at + cell.size - 8) ^ detail::zeros) >> foreign << foreign;
  return detail::all_digits(digits) ? leading + detail::eight_digits(digits) : no_number;
}

/// Parses one to four digits in fewer steps; other cells go to read_number().
inline std::int64_t read_short_number(Cell cell) {
  if (cell.size - 1 > 3) return read_number(cell);
  std::uint32_t digits = 0;
  std::memcpy(&digits, cell.at + cell.size - 4, sizeof digits);
  if constexpr (std::endian::native == std::endian::big) digits = __builtin_bswap32(digits);
  const unsigned foreign = 8 * (4 - cell.size);
  digits = (digits ^ 0x30303030) >> foreign << foreign;
  if ((((digits + 0x76767676) | digits) & 0x80808080) != 0) return no_number;
  const std::uint32_t two = digits * 10 + (digits >> 8);
  return (two & 0xFF) * 100 + (two >> 16 & 0xFF);
}

/// The accepted years, each with the days before it since 1970-01-01.
struct Years {
  static constexpr int first = 1900, last = 2199;
  struct Year {
    std::int32_t days_before = 0;
    bool leap = false;
  };
  std::array<Year, last - first + 1> all;

  constexpr Years() : all() {
    for (int year = first; year <= last; ++year)
      all[index(year)] = {Date{year, 1, 1}.days(), std::chrono::year{year}.is_leap()};
  }
  /// Returns the index of an accepted year.
  static constexpr std::size_t index(int year) { return static_cast<unsigned>(year - first); }
};
inline constexpr Years years;

/// Parses a date YYYY-MM-DD with one digit of the month or the day, or with a time of day that is
/// midnight (date_format.hpp).
bool read_day_otherwise(std::string_view text, Date& day);

/// Parses a date YYYY-MM-DD between `first_date` and `last_date`, perhaps as exports write it:
/// 2026-3-2, 2026-03-02 00:00:00; false for anything else.
inline bool read_day(Cell cell, Date& day) {
  if (cell.size != 10) return read_day_otherwise(cell.view(), day);
  const std::uint64_t text = detail::load(cell.at);  // YYYY-MM-
  const auto byte = [&](int i) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(cell.at[i]));
  };
  const std::uint64_t digits =
      ((text & 0xFFFFFFFF) | (text >> 40 & 0xFFFF) << 32 | byte(8) << 48 | byte(9) << 56) ^
      detail::zeros;
  if ((text >> 32 & 0xFF) != '-' || (text >> 56) != '-' || !detail::all_digits(digits))
    return false;
  const std::uint64_t two = detail::pairs(digits);
  const auto year = static_cast<std::uint32_t>((two & 0xFF) * 100 + (two >> 16 & 0xFF));
  const auto month = static_cast<std::uint32_t>(two >> 32 & 0xFF);
  const auto of_month = static_cast<std::uint32_t>(two >> 48 & 0xFF);
  static constexpr std::uint16_t before_month[2][14] = {
      {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
      {0, 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366}};
  const std::uint32_t place = year - Years::first;
  if (place >= years.all.size() || month - 1 > 11) return false;
  const std::uint16_t* before = before_month[years.all[place].leap ? 1 : 0];
  if (of_month - 1 >= static_cast<std::uint32_t>(before[month + 1] - before[month])) return false;
  const std::int32_t days =
      years.all[place].days_before + before[month] + static_cast<std::int32_t>(of_month) - 1;
  day = Date::from_days(days);
  return true;
}

/// Compares bytes; eight bytes from either beginning must be readable.
inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  const auto differ = [&](std::size_t at) { return detail::load(a + at) ^ detail::load(b + at); };
  if (size > 32) return std::memcmp(a, b, size) == 0;
  // Overlapping loads of eight bytes, from both ends.
  if (size > 16) return (differ(0) | differ(8) | differ(size - 16) | differ(size - 8)) == 0;
  if (size >= 8) return (differ(0) | differ(size - 8)) == 0;
  return size == 0 || differ(0) << (8 * (8 - size)) == 0;
}

}  // namespace racpsy::batch
