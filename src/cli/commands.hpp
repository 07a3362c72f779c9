// The commands. Each returns the exit code, or why there is no answer.
#pragma once

#include "cli/command_line.hpp"
#include "format/layout.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {

/// Runs the command, and prints why there is no answer. Returns the exit code.
int dispatch(const Command& command, Lang lang);

/// `racpsy calc`: the sessions of one person, or of the people of a case.
app::Expected<int> calc(const Command& command, Lang lang);

/// `racpsy ask`: asks the questions that matter on a terminal, prints the answer of `calc`, and the
/// command that gives it again.
app::Expected<int> ask(const Command& command, Lang lang);
/// Returns the command of `calc` with these inputs, quoted for a shell.
std::string calc_command(const app::Inputs& inputs);

/// `racpsy compare`: the same sessions under several routes, rules or rights, side by side.
app::Expected<int> compare(const Command& command, Lang lang);

/// `racpsy plan`: the cheapest dates and routes for the sessions of one person.
app::Expected<int> plan(const Command& command, Lang lang);

/// `racpsy contract`: `new` writes a contract file, `check` checks one.
app::Expected<int> contract(const Command& command, Lang lang);

/// `racpsy batch`: many people or sessions, as rows of a CSV file.
app::Expected<int> batch(const Command& command, Lang lang);

/// `racpsy sql`: the rules of a route as a query.
app::Expected<int> sql_query(const Command& command, Lang lang);

/// `racpsy rules`: shows, compares and checks rule files.
app::Expected<int> rules(const Command& command, Lang lang);

/// Prints the card of the default route of a country ("be"; empty: the default route).
app::Expected<int> card(const Command& command, Lang lang);

/// Prints the help of the program or of the command, at the level of `command.help`.
app::Expected<int> print_help(const Command& command, Lang lang);
/// Returns the help. `route` is the default route.
std::string help(const Command& command, const std::string& route, Lang lang,
                 const TextStyle& text_style);

/// Prints the version of the engine, the digest of the rules and the day until which they were
/// verified.
app::Expected<int> print_version(const Command& command, Lang lang);

/// Runs --generate: prints the manual or a completion script.
app::Expected<int> generate(const Command& command, Lang lang);
/// Returns the manual page in troff: the tables of options, the routes and facts of the rules.
/// Fails if a route does not load.
Result<std::string> manual(Catalogue& catalogue, Lang lang);

}  // namespace racpsy::cli
