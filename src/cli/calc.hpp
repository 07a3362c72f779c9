// `racpsy calc`: the sessions of one person.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `calc`; the exit code.
int calc(const Command& command, Lang lang);

/// Prints the help of the program, or of the command named; the exit code.
int print_help(const Command& command, Lang lang);

/// Prints the version of the engine and the digest of the rules; the exit code.
int print_version(const Command& command, Lang lang);

}  // namespace racpsy::cli
