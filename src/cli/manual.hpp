// The manual page, as man(1) reads it, and the scripts by which shells ask what may follow.
#pragma once

#include "cli/command_line.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {

/// The manual page in man's markup: the tables of options, and the routes and facts of the rules.
/// Problems: a route that does not load.
Result<std::string> manual(Catalogue& catalogue, Lang lang);

/// --generate: prints the manual, or a completion script; the exit code.
int generate(const Command& command, Lang lang);

}  // namespace racpsy::cli
