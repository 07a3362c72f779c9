// The command line, said once. Splitting it (command_line), both helps (help), the man pages
// (manual) and what shells offer after a tab (completion) are four views on the tables here: who
// adds an option adds a row, and all four have it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/base/message.hpp"

namespace racpsy::cli {

/// The commands, as bits: an option belongs to some of them.
enum Commands : unsigned {
  of_calc = 1,
  of_compare = 2,
  of_batch = 4,
  of_rules = 8,
  of_answers = of_calc | of_compare,
  of_questions = of_answers | of_batch,
  of_all = of_questions | of_rules
};

/// `value_or_none`: the value may be left out, and is then the first of its words; only one of
/// these words is taken for it.
enum class Arity { nothing, value, values, value_or_none };

/// What an option's value is, so that a shell can offer some.
enum class ValueKind {
  text,
  word,
  route,
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

/// Under which heading help lists an option.
enum class Group { person, sessions, rules, answer, rows, program };

struct Option {
  std::string_view name;    ///< "--age"
  std::string_view letter;  ///< "-o", or empty
  std::string_view value;   ///< How help names the value; empty where there is none.
  Arity arity;
  ValueKind value_kind;
  std::string_view words;  ///< `ValueKind::word`: those allowed, separated by spaces.
  Group group;
  unsigned commands;       ///< The commands that take it.
  unsigned in_short_help;  ///< The commands whose short help tells it.
  Message help;            ///< One line; a hole is the default route.
  Message more;            ///< What the man page adds; may be empty.
};

/// One of the commands, or what `rules` does.
struct CommandWords {
  std::string_view name;
  unsigned bit;                ///< 0: a subcommand of `rules`
  std::string_view arguments;  ///< "FILE", "[CASE.toml]"
  Message summary;
  Message examples;  ///< Lines of "command   what it does"; a hole is the default route.
  Message more;      ///< What to know beyond the options.
};

std::span<const Option> all_options();
std::span<const CommandWords> all_commands();
std::span<const CommandWords> all_rules_commands();

/// The command of this name; nothing: there is none.
const CommandWords* find_command(std::string_view name);

/// The option that a word of the command line is, "--age=3" included; nothing: none.
const Option* find_option(std::string_view word);

/// The option as this command reads it: some words differ. `option` is one of the table.
const Option& as_read_by(unsigned command, const Option& option);

/// The option with its letter and value: "-o, --output FILE".
std::string spelled(const Option& option);

/// The text with the default route in its holes.
std::string with_route(std::string_view text, std::string_view route);

/// The heading of a group of options.
const Message& heading_of(Group group);

/// The words separated by `by`; none is empty.
std::vector<std::string> words_in(std::string_view list, char by = ' ');

}  // namespace racpsy::cli
