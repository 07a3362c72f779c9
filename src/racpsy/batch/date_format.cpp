#include "racpsy/batch/date_format.hpp"

#include <algorithm>
#include <utility>

#include "racpsy/base/date.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/written_date.hpp"

namespace racpsy::batch {
namespace {

constexpr std::string_view marks = "/-. ";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A date, and the time of day after it: "00:00:00"; empty if there is none.
struct Timed {
  std::string_view date, time;
};

// Splits a time of day from a date, after a T, a space, or a colon as SAS writes it.
Timed split_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {text, {}};
  std::size_t hours = colon;
  while (hours > 0 && is_digit(text[hours - 1])) --hours;
  const bool apart = hours > 0 && colon - hours <= 2 &&
                     std::string_view{" Tt"}.find(text[hours - 1]) != std::string_view::npos;
  return apart ? Timed{trimmed(text.substr(0, hours - 1)), text.substr(hours)}
               : Timed{text.substr(0, colon), text.substr(colon + 1)};
}

// Reads a time of day, perhaps with seconds, decimals and UTC, or AM and PM; nothing if it is none.
// Returns true for midnight.
std::optional<bool> is_midnight(std::string_view time) {
  const auto number = [&]() -> std::optional<int> {
    std::size_t size = 0;
    int value = 0;
    while (size < 2 && size < time.size() && is_digit(time[size]))
      value = value * 10 + (time[size++] - '0');
    time.remove_prefix(size);
    return size == 0 ? std::nullopt : std::optional{value};
  };
  const auto next = [&](char mark) {
    if (!time.starts_with(mark)) return false;
    time.remove_prefix(1);
    return true;
  };
  const std::optional<int> hours = number();
  if (!hours || *hours > 23 || !next(':')) return std::nullopt;
  const std::optional<int> minutes = number();
  if (!minutes || *minutes > 59) return std::nullopt;
  bool rest = *minutes > 0;
  if (next(':')) {
    const std::optional<int> seconds = number();
    if (!seconds || *seconds > 60) return std::nullopt;
    rest = rest || *seconds > 0;
    if (next('.') || next(',')) {
      for (; !time.empty() && is_digit(time.front()); time.remove_prefix(1))
        rest = rest || time.front() != '0';
    }
  }
  const std::string after = lowercase(trimmed(time));
  if (after == "am" || after == "pm") return !rest && *hours == 12 && after == "am";
  for (const std::string_view utc : {"", "z", "utc", "+00:00", "+0000", "+00"}) {
    if (after == utc) return !rest && *hours == 0;
  }
  return std::nullopt;
}

// Returns the date of a text with a time of day that is midnight; other texts as they are.
std::string_view without_midnight(std::string_view text) {
  const Timed timed = split_time(text);
  return !timed.time.empty() && is_midnight(timed.time).value_or(false) ? timed.date : text;
}

const DateFormat& iso_format() {
  static const DateFormat format = *DateFormat::read("yyyy-mm-dd");
  return format;
}

// Usual formats; those of a pair differ in the order of day and month.
constexpr std::string_view common_formats[][2] = {{"dd/mm/yyyy", "mm/dd/yyyy"},
                                                  {"d/m/yyyy", "m/d/yyyy"},
                                                  {"dd-mm-yyyy", "mm-dd-yyyy"},
                                                  {"dd.mm.yyyy", ""},
                                                  {"yyyymmdd", ""},
                                                  {"yyyy/mm/dd", ""},
                                                  {"ddmmmyyyy", ""},
                                                  {"dd-mmm-yyyy", ""},
                                                  {"d mmm yyyy", ""}};

}  // namespace

std::optional<DateFormat> DateFormat::read(std::string_view text) {
  DateFormat format;
  format.text_ = text;
  std::string letters{text};
  for (char& c : letters) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  bool has_day = false, has_month = false, has_year = false;
  for (std::size_t at = 0; at < letters.size();) {
    const char letter = letters[at];
    if (marks.find(letter) != std::string_view::npos) {
      if (format.parts_.empty() || format.parts_.back().kind == Kind::mark) return std::nullopt;
      format.parts_.push_back({Kind::mark, 0, letter});
      ++at;
      continue;
    }
    const std::size_t end = std::min(letters.find_first_not_of(letter, at), letters.size());
    const std::size_t count = end - at;
    Part part{Kind::year, count, letter};
    if ((letter == 'd' || letter == 'j') && count <= 2) part.kind = Kind::day;
    else if (letter == 'm' && count <= 2) part.kind = Kind::month;
    else if (letter == 'm' && count == 3) part.kind = Kind::month_name;
    else if (count != 4 || std::string_view{"yaj"}.find(letter) == std::string_view::npos)
      return std::nullopt;
    bool& has = part.kind == Kind::day ? has_day : part.kind == Kind::year ? has_year : has_month;
    if (std::exchange(has, true)) return std::nullopt;
    // One or two digits have no end before other digits.
    const bool after_digits = !format.parts_.empty() && format.parts_.back().kind != Kind::mark &&
                              format.parts_.back().kind != Kind::month_name;
    if (after_digits && part.kind != Kind::month_name &&
        (count == 1 || format.parts_.back().digits == 1))
      return std::nullopt;
    format.parts_.push_back(part);
    at = end;
  }
  if (!has_day || !has_month || !has_year || format.parts_.back().kind == Kind::mark)
    return std::nullopt;
  for (std::size_t i = 0; i < format.parts_.size(); ++i) {
    const auto digits = [&](std::size_t at) {
      return at < format.parts_.size() && format.parts_[at].kind != Kind::mark &&
             format.parts_[at].kind != Kind::month_name;
    };
    format.parts_[i].apart = !digits(i + 1) && (i == 0 || !digits(i - 1));
  }
  const auto day = std::find_if(format.parts_.begin(), format.parts_.end(),
                                [](const Part& part) { return part.kind == Kind::day; });
  format.month_ = format.parts_;
  const auto place = format.month_.begin() + (day - format.parts_.begin());
  const bool last = place + 1 == format.month_.end();
  const auto beside = last ? place - 1 : place + 1;
  if (beside->kind == Kind::mark)
    format.month_.erase(std::min(place, beside), std::max(place, beside) + 1);
  else format.month_.erase(place);
  return format;
}

// Returns the date of a cell, without the parts that the format has not.
std::optional<std::string> DateFormat::match(const std::vector<Part>& parts,
                                             std::string_view cell) {
  std::string day, month, year;
  for (const Part& part : parts) {
    if (part.kind == Kind::mark) {
      if (!cell.starts_with(part.mark)) return std::nullopt;
      cell.remove_prefix(1);
      continue;
    }
    if (part.kind == Kind::month_name) {
      const std::size_t size = std::min(cell.find_first_of("0123456789/-. "), cell.size());
      const std::optional<int> number = month_named(folded(cell.substr(0, size)));
      if (!number) return std::nullopt;
      month = std::to_string(*number);
      cell.remove_prefix(size);
      continue;
    }
    std::size_t size = 0;
    const std::size_t most = part.digits == 1 ? 2 : part.digits;
    const std::size_t least = part.apart && part.kind != Kind::year ? 1 : part.digits;
    while (size < most && size < cell.size() && is_digit(cell[size])) ++size;
    if (size < least) return std::nullopt;
    (part.kind == Kind::day ? day : part.kind == Kind::month ? month : year) = cell.substr(0, size);
    cell.remove_prefix(size);
  }
  if (!cell.empty()) return std::nullopt;
  for (std::string* each : {&month, &day}) {
    if (each->empty()) break;
    if (each->size() == 1) each->insert(0, "0");
    year.append("-").append(*each);
  }
  return year;
}

std::string DateFormat::text_of_month() const {
  std::string text;
  for (const Part& part : month_) text.append(part.kind == Kind::mark ? 1 : part.digits, part.mark);
  return text;
}

std::string DateFormat::rewritten(std::string_view text) const {
  const std::string_view cell = without_midnight(text);
  if (const auto date = match(parts_, cell)) return *date;
  if (const auto month = match(month_, cell)) return *month;
  if (const auto year = match(std::vector<Part>{{Kind::year, 4, 0}}, cell)) return *year;
  return "?";
}

bool has_time_of_day(std::string_view text, const std::optional<DateFormat>& format) {
  const Timed timed = split_time(text);
  return !timed.time.empty() && is_midnight(timed.time).has_value() &&
         read_date((format ? *format : iso_format()).rewritten(timed.date)).has_value();
}

[[gnu::cold]] bool read_day_otherwise(std::string_view text, Date& day) {
  if (text.size() < 8) return false;  // months and years of births among them
  const std::optional<Date> date = read_date(iso_format().rewritten(text));
  if (date) day = *date;
  return date.has_value();
}

std::vector<std::string> date_formats_of(std::string_view text) {
  std::vector<std::string> formats;
  for (const auto& pair : common_formats) {
    for (const std::string_view each : pair) {
      const std::optional<DateFormat> format = DateFormat::read(each);
      if (format && read_date(format->rewritten(text))) formats.emplace_back(each);
    }
    if (!formats.empty()) break;
  }
  return formats;
}

}  // namespace racpsy::batch
