// The inputs of a question and the reasons for having no answer, the same for every front end.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "racpsy/base/result.hpp"
#include "racpsy/base/text.hpp"

namespace racpsy::app {

/// Option names and the tokens given for them, not interpreted yet.
struct Inputs {
  std::map<std::string, std::string> values;              ///< "--age" → "40".
  std::map<std::string, std::vector<std::string>> lists;  ///< "--with" → all values given.
  std::vector<std::string> files;                         ///< A case file.

  bool has(const std::string& option) const {
    return values.contains(option) || lists.contains(option);
  }
  std::optional<std::string> get(const std::string& option) const {
    const auto at = values.find(option);
    return at == values.end() ? std::nullopt : std::optional{at->second};
  }
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
struct UsageError {
  Text what;
  Text remedy;
};

/// Reason for having no answer: an input is wrong, `strict` refuses it, or files are wrong.
struct Failure {
  enum class Kind : std::uint8_t { usage, strict, rules };
  Kind kind = Kind::usage;
  UsageError error;   ///< usage, strict
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
using Expected = std::variant<T, Failure>;

}  // namespace racpsy::app
