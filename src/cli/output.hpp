// Writes answers, errors and notes.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "cli/command_line.hpp"
#include "cli/gunzip.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {

/// An output: standard output for "-", a descriptor by one of its names, a regular file, or a
/// device or pipe, written in place. A regular file is complete or absent: until `finish` it has no
/// name, or a temporary one in the same folder on file systems without unnamed files. A name that
/// ends in .gz is written with gzip.
class Destination {
 public:
  static app::Expected<Destination> open(const std::string& path);
  Destination(Destination&& other) noexcept;
  ~Destination();

  /// Appends all bytes. Returns the error number of <cerrno>, which `finish` reports; 0: none.
  int write(std::string_view bytes);
  /// Returns true if the output is a terminal.
  bool is_terminal() const;
  /// Returns true for a file whose bytes may be written in any order, by several threads.
  bool any_order() const { return is_file() && packer_ == nullptr; }
  /// Returns true for a regular file.
  bool is_file() const { return !final_name_.empty(); }
  /// Writes all bytes at an offset of the file. Returns the error number without storing it.
  int write_at(std::uint64_t place, std::string_view bytes) const;
  /// Ends the output; a regular file gets its name. EPIPE on standard output is no failure.
  app::Expected<void> finish();
  /// Returns the failure of an error number.
  app::Failure failure(int error) const;

 private:
  explicit Destination(const std::string& path);
  int write_bytes(std::string_view bytes);
  int close_and_name();
  int give_name();

  std::string path_;
  std::string final_name_;          // empty: written in place
  std::string temporary_name_;      // until `finish`; empty: none
  std::unique_ptr<Packer> packer_;  // null: written as it is
  int descriptor_ = -1;
  bool inherited_ = false;  // the descriptor stays open
  int error_ = 0;
};

/// Writes an answer to a destination. Returns `exit`.
app::Expected<int> write_answer(std::string_view answer, const std::string& path,
                                int exit = exit_done);

/// Prints one line to standard error, and the lines of the remedy below it.
void print_error(const Text& what, const Text& remedy, Lang lang);

/// Prints why there is no answer, if it says why. Returns the exit code.
int print_failure(const app::Failure& failure, Lang lang);

/// Prints a note to standard error.
void print_note(const Text& what, Lang lang);
/// Prints the note on a profile, if one was read, and those of an answer.
void print_notes(const std::optional<app::ProfileUsed>& profile, const std::vector<Text>& notes,
                 Lang lang);

/// Prints a note, on a terminal only, on those of the routes whose version in force today nobody
/// verified for more than `verified_for` days.
void print_note_if_stale(std::span<const Route* const> routes, Date today, Lang lang);

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
