// Writes the manual page for man(1), and prints completion scripts.
#pragma once

#include "cli/command_line.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {

/// Returns the manual page in troff: the tables of options, the routes and facts of the rules.
/// Fails if a route does not load.
Result<std::string> manual(Catalogue& catalogue, Lang lang);

/// Runs --generate: prints the manual or a completion script. Returns the exit code.
int generate(const Command& command, Lang lang);

}  // namespace racpsy::cli
