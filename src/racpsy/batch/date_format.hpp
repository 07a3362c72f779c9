// The format of the dates in the cells of a file, as people write it: "dd/mm/yyyy".
//
// Two digits of the day (dd, in French jj), two of the month (mm) or its name (mmm), and four of
// the year (yyyy, aaaa, in Dutch jjjj), in any order, with one of / - . or a space between them, or
// nothing. A single letter (d, j, m) stands for one or two digits; so do two of the day or the
// month that no digits adjoin. A time of day may follow the date if it is midnight.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace racpsy::batch {

class DateFormat {
 public:
  /// Parses a format; nothing if it is none.
  static std::optional<DateFormat> read(std::string_view text);

  /// Returns the format as it was given.
  const std::string& text() const { return text_; }
  /// Returns the format of a month without its day: "mm/yyyy".
  std::string text_of_month() const;
  /// Rewrites a date as YYYY-MM-DD; also a month without its day, as YYYY-MM, and a year. Returns
  /// "?" for anything else. The date may still be none: 31 February.
  std::string rewritten(std::string_view text) const;

 private:
  enum class Kind : std::uint8_t { day, month, month_name, year, mark };
  struct Part {
    Kind kind = Kind::mark;
    std::size_t digits = 0;  // 1: one or two
    char mark = 0;           // of a part of another kind: its letter in the format
    bool apart = false;      // no digits adjoin it: one digit may stand for two
  };
  static std::optional<std::string> match(const std::vector<Part>& parts, std::string_view cell);

  std::string text_;
  std::vector<Part> parts_;
  std::vector<Part> month_;  // the parts without the day
};

/// Returns true if a text is a date in this format, else YYYY-MM-DD, with a time of day that is not
/// midnight.
bool has_time_of_day(std::string_view text, const std::optional<DateFormat>& format);

/// Returns the usual format in which a text is a date; two if the day and the month may be
/// exchanged, none if it is no date.
std::vector<std::string> date_formats_of(std::string_view text);

}  // namespace racpsy::batch
