// The tables of commands and options, from which the command line is split (command_line) and help,
// man pages (manual) and shell completion are made: one row adds an option to all of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "racpsy/base/message.hpp"

namespace racpsy::cli {

/// Commands as bits; an option has a mask of them.
enum Commands : unsigned {
  of_calc = 1,
  of_compare = 2,
  of_batch = 4,
  of_rules = 8,
  of_ask = 16,
  of_plan = 32,
  of_contract = 64,
  of_sql = 128,
  of_answers = of_calc | of_compare | of_ask,
  of_questions = of_answers | of_batch | of_plan,
  of_all = of_questions | of_rules | of_contract | of_sql
};

/// Number of values. `value_or_none`: without a value the option takes the first of its words; a
/// following word is its value only if it is one of these.
enum class Arity { nothing, value, values, value_or_none };

/// Kind of an option's value, for shell completion.
enum class ValueKind {
  text,
  word,
  route,
  country,
  version,
  fact,
  any_fact,
  contract,
  file,
  folder,
  date,
  pace,
  columns
};

/// Headings under which help lists options.
enum class Group { person, sessions, rules, answer, rows, program };

struct Option {
  std::string_view name;    ///< "--age"
  std::string_view letter;  ///< "-o", or empty
  std::string_view value;   ///< Name of the value in help; empty if there is none.
  Arity arity;
  ValueKind value_kind;
  std::string_view words;  ///< `ValueKind::word`: the values allowed, separated by spaces.
  Group group;
  unsigned commands;       ///< Mask of the commands that take it.
  unsigned in_short_help;  ///< Mask of the commands that list it in short help.
  Message help;            ///< One line; a hole is the default route.
  Message more;            ///< Added by the man page; may be empty.
};

/// A command, or a subcommand of `rules`.
struct CommandWords {
  std::string_view name;
  unsigned bit;                ///< 0: a subcommand of `rules`.
  std::string_view arguments;  ///< "FILE", "[CASE.toml]"
  Message summary;
  Message examples;  ///< Lines of "command   description"; a hole is the default route.
  Message more;      ///< Notes beyond the options.
  std::string_view formats = {};  ///< Of its report: their names, separated by spaces.
};

std::span<const Option> all_options();
std::span<const CommandWords> all_commands();
std::span<const CommandWords> all_rules_commands();

/// Returns the command of this name, in any spelling ("aide" is help); null: none.
const CommandWords* find_command(std::string_view name);

/// Returns the option that a token names, also as in "--age=3", by any of its names in any
/// spelling; null: none.
const Option* find_option(std::string_view word);

/// Returns the other names of an option: "--mutuelle" for "--complementary".
std::vector<std::string> other_names(const Option& option);

/// Returns the variant of an option for a command. `option` must be from the table.
const Option& as_read_by(unsigned command, const Option& option);

/// Returns the names of the formats that a command, or its action, gives; of all formats without
/// either.
std::string_view formats_given(const Command& command);

/// Returns the option with its letter and value: "-o, --output FILE".
std::string spelled(const Option& option);

/// Returns the help of an option in one line, with its other names.
std::string help_of(const Option& option, std::string_view route, Lang lang);

/// Fills the holes of a text with the default route.
std::string with_route(std::string_view text, std::string_view route);

/// Returns the heading of a group of options.
const Message& heading_of(Group group);

/// Splits a list at `by`, without empty parts.
std::vector<std::string> words_in(std::string_view list, char by = ' ');

}  // namespace racpsy::cli
