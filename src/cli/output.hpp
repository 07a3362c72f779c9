// Where answers and errors go.
#pragma once

#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "racpsy/base/result.hpp"

namespace racpsy::cli {

/// An output: standard output for "-", a descriptor by one of its names, a regular file, or a
/// device or pipe, written in place. A regular file is complete or absent: until `finish` it has no
/// name (or, where the file system knows no such files, another one beside its place). Errors are
/// numbers as in <cerrno>; 0 is none.
class Destination {
 public:
  explicit Destination(const std::string& path);
  ~Destination();
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;

  /// Why nothing can be written; 0: it can.
  int error() const { return error_; }
  /// Writes all of it, after what was written before.
  int write(std::string_view bytes);
  /// True where the output is a terminal.
  bool is_terminal() const;
  /// Whether it is a file whose bytes may be written in any order, by several threads.
  bool has_places() const { return !place_.empty(); }
  /// Writes all of it at this place of the file. The error is given, not kept.
  int write_at(std::uint64_t place, std::string_view bytes) const;
  /// All is written: gives the file its name.
  int finish();

 private:
  int give_name();

  std::string place_;      // the file's name in the end; empty: written in place
  std::string temporary_;  // its name until then; empty: it has none
  int descriptor_ = -1;
  bool borrowed_ = false;  // the descriptor is one that the program was started with
  int error_ = 0;
};

/// What cannot be written and why.
Text cannot_write(const std::string& path, int error);

/// Writes an answer to a destination. Gives the reason of a failure; a reader who has seen enough
/// is none.
std::optional<Text> write_answer(const std::string& path, const std::string& answer);

/// One line to standard error, and the remedy below it.
void print_error(const Text& what, const Text& remedy, Lang lang);

/// Prints a usage error; the exit code.
int print_usage_error(const UsageError& error, Lang lang);

/// A note to standard error.
void print_note(const Text& what, Lang lang);

/// A problem of a rule file as FILE:LINE:COLUMN, what is wrong, the line with a caret, and the
/// remedy; several lines.
std::string problem_text(const Problem& problem, Lang lang);

/// Problems of rule files to standard error, as FILE:LINE:COLUMN with an excerpt; the exit code
/// they ask for.
int print_problems(const Problems& problems, Lang lang);

/// The width of the terminal that the descriptor leads to; nothing: it is none, or does not say.
std::optional<std::size_t> terminal_columns(int descriptor);

/// True where the descriptor is a terminal that takes escape codes (TERM is set and not "dumb").
bool takes_codes(int descriptor);

/// True where output to the descriptor is coloured. `choice` is the word of --color.
bool wants_color(const std::string& choice, int descriptor);

}  // namespace racpsy::cli
