// Writes answers, errors and notes.
#pragma once

#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "racpsy/base/result.hpp"

namespace racpsy::cli {

/// An output: standard output for "-", a descriptor by one of its names, a regular file, or a
/// device or pipe, written in place. A regular file is complete or absent: until `finish` it has no
/// name, or a temporary one in the same folder on file systems without unnamed files. Errors are
/// numbers of <cerrno>; 0 is none.
class Destination {
 public:
  explicit Destination(const std::string& path);
  ~Destination();
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;

  /// Returns the error that prevents writing; 0: none.
  int error() const { return error_; }
  /// Appends all bytes.
  int write(std::string_view bytes);
  /// Returns true if the output is a terminal.
  bool is_terminal() const;
  /// Returns true for a file whose bytes may be written in any order, by several threads.
  bool any_order() const { return !final_name_.empty(); }
  /// Writes all bytes at an offset of the file. Returns the error without storing it.
  int write_at(std::uint64_t place, std::string_view bytes) const;
  /// Ends the output; a regular file gets its name.
  int finish();

 private:
  int give_name();

  std::string final_name_;      // empty: written in place
  std::string temporary_name_;  // until `finish`; empty: none
  int descriptor_ = -1;
  bool inherited_ = false;  // the descriptor stays open
  int error_ = 0;
};

/// Returns the message that `path` cannot be written, with the reason.
Text cannot_write(const std::string& path, int error);

/// Writes an answer to a destination. Returns the reason of a failure; EPIPE on standard output is
/// none.
std::optional<Text> write_answer(const std::string& path, const std::string& answer);

/// Prints one line to standard error, and the lines of the remedy below it.
void print_error(const Text& what, const Text& remedy, Lang lang);

/// Prints a usage error. Returns the exit code.
int print_usage_error(const UsageError& error, Lang lang);

/// Prints why there is no answer. Returns the exit code.
int print_failure(const app::Failure& failure, Lang lang);

/// Prints a note to standard error.
void print_note(const Text& what, Lang lang);

/// Returns a problem of a rule file in several lines: FILE:LINE:COLUMN, the error, the source line
/// with a caret, the remedy.
std::string problem_text(const Problem& problem, Lang lang);

/// Prints problems of rule files to standard error, with excerpts. Returns the exit code they call
/// for.
int print_problems(const Problems& problems, Lang lang);

/// Returns the width of the descriptor's terminal; nothing if it is none or does not tell.
std::optional<std::size_t> terminal_columns(int descriptor);

/// Returns true if the descriptor is a terminal with escape codes (TERM set and not "dumb").
bool supports_escape_codes(int descriptor);

/// Returns true if output to the descriptor is coloured. `choice` is the value of --color.
bool use_color(const std::string& choice, int descriptor);

}  // namespace racpsy::cli
