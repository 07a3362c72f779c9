// Inputs: option names and the tokens given for them, the same for every front end; the reading of
// simple ones, and the reasons for having no answer.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "racpsy/base/date.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/base/text.hpp"

namespace racpsy::app {

/// Option names and the tokens given for them, not interpreted yet.
struct Inputs {
  std::map<std::string, std::string> values;              ///< "--age" → "40".
  std::map<std::string, std::vector<std::string>> lists;  ///< "--with" → all values given.
  std::vector<std::string> files;                         ///< A case file.
  Lang lang = Lang::en;                                   ///< 07/12/2026 is not read in English.

  bool has(const std::string& option) const {
    return values.contains(option) || lists.contains(option);
  }
  std::optional<std::string> get(const std::string& option) const {
    const auto at = values.find(option);
    return at == values.end() ? std::nullopt : std::optional{at->second};
  }
};

/// The profile of a person that was read, and what was taken from it.
struct ProfileUsed {
  std::string path;               ///< Empty: it was given with the request.
  std::vector<std::string> used;  ///< "age=45", "coverage=c2s"; empty: the inputs say it all.
  bool more = false;              ///< It has sessions or opening balances, which are not read.
};

/// Exit codes that scripts rely on; errors as JSON repeat them.
enum Exit {
  exit_done = 0,
  exit_found = 1,
  exit_usage = 2,
  exit_rules = 3,
  exit_io = 4,
  exit_strict = 5
};

/// An input that is wrong, and what to do.
using UsageError = Misread;

/// Reason for having no answer: an input is wrong, too many rows are refused, `strict` refuses it,
/// reading or writing failed, or rule, contract or case files are wrong.
struct Failure {
  enum class Kind : std::uint8_t { usage, refused, strict, io, rules };
  Kind kind = Kind::usage;
  UsageError error;   ///< Of every kind but `rules`.
  Problems problems;  ///< rules

  Failure(UsageError wrong, Kind of = Kind::usage)  // NOLINT(google-explicit-constructor)
      : kind(of),
        error(std::move(wrong)) {}
  Failure(Problems wrong)  // NOLINT(google-explicit-constructor)
      : kind(Kind::rules),
        problems(std::move(wrong)) {}
};

/// Returns the exit code for wrong files: exit_io if one could not be read at all.
Exit exit_of(const Problems& problems);
Exit exit_of(const Failure& failure);

/// A value, or the reason for having none.
template <class T>
using Expected = Result<T, Failure>;

// Each of these reads the value of one option. An option that is not given has no value.

/// Returns the index of the value in `allowed`; 0 if not given.
Expected<std::size_t> read_choice(const Inputs& inputs, const std::string& option,
                                  std::span<const std::string> allowed);
/// Reads a whole number, perhaps with a unit: one of `units`, folded and joined by ", ".
Expected<std::optional<int>> read_number(const Inputs& inputs, const std::string& option, int least,
                                         int most, std::string_view units = {});
Expected<std::optional<Date>> read_date(const Inputs& inputs, const std::string& option);
inline constexpr std::string_view units_of_age = "an, ans, year, years, years old, y o";
inline constexpr std::string_view units_of_minutes = "min, mn, minute, minutes";
inline constexpr std::string_view units_of_sessions = "seance, seances, session, sessions";

/// Returns the date of --today, else the date of the clock.
Expected<Date> read_today(const Inputs& inputs);
/// Reads a date that may be counted from today: "demain", "Monday", "7 December".
Expected<std::optional<Date>> read_day(const Inputs& inputs, const std::string& option);
inline Expected<std::optional<Date>> read_first(const Inputs& inputs) {
  return read_day(inputs, "--first");
}
/// Reads the interval between sessions: --every, or a week.
Expected<Pace> read_every(const Inputs& inputs);
/// Reads the dates of the sessions; by default `count` dates from `first`. Where no date is given,
/// those that are `closed` are left out.
Expected<std::vector<Date>> read_dates(const Inputs& inputs, Date first, int count = 1,
                                       const std::function<bool(Date)>& closed = {});
/// Fails if `option` and one of the others are both given.
Expected<void> check_exclusive(const Inputs& inputs, const std::string& option,
                               std::initializer_list<const char*> others);

/// Returns the error that `token` is not in `allowed`.
UsageError bad_value(const std::string& option, const std::string& token,
                     std::span<const std::string> allowed);

/// Returns the countries of routes, each once: "be", "fr".
std::vector<std::string> countries_of(std::span<const std::string> routes);

/// Returns the nearest route, also if the country was left out; empty: none is near.
std::string_view nearest_route(std::string_view id, std::span<const std::string> ids);
/// Returns "did you mean", if `best` is not empty, followed by the list of all valid values.
Text with_suggestion(std::string_view best, const Text& all);
/// Joins two remedies.
Text followed_by(const Text& first, const Text& then);

}  // namespace racpsy::app
