// What the user typed. Words only: what they mean depends on the rules and is found out by the
// command.
//
// CLI11 splits the command line by the table of options; it prints nothing. Its messages are
// English sentences, so all that people read, help and errors, is ours and exists in both
// languages.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "racpsy/base/text.hpp"

namespace racpsy::cli {

/// The exit codes that scripts rely on.
enum Exit {
  exit_done = 0,
  exit_found = 1,
  exit_usage = 2,
  exit_rules = 3,
  exit_io = 4,
  exit_strict = 5
};

/// None, the essentials with examples (-h), or all options (--help).
enum class Help { none, brief, whole };

struct Command {
  std::string name;                                       ///< "calc"; empty: none was given.
  std::map<std::string, std::string> values;              ///< "--age" → "40": the last one given.
  std::map<std::string, std::vector<std::string>> lists;  ///< "--with" → all that were given.
  std::vector<std::string> files;                         ///< Arguments that are no options.
  std::set<std::string> left_out;  ///< Options whose value may be left out, and was.
  Help help = Help::none;
  bool version = false;

  bool has(const std::string& option) const {
    return values.contains(option) || lists.contains(option);
  }
  std::optional<std::string> get(const std::string& option) const {
    const auto at = values.find(option);
    return at == values.end() ? std::nullopt : std::optional{at->second};
  }
};

/// The format named, else the one that the file's ending names, else text.
std::string format_of(const Command& command);

/// Why a command is not carried out, and what to do: a usage error, or an answer that --strict
/// refuses.
struct UsageError {
  Text what;
  Text remedy;
};

/// Splits the command line; the error names a mistyped option or command with the nearest valid
/// one.
std::optional<UsageError> parse(int argc, char** argv, Command& into);

}  // namespace racpsy::cli
