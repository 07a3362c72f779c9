// Prints help, on two levels, and the version of the program.
#pragma once

#include "cli/command_line.hpp"
#include "format/layout.hpp"

namespace racpsy::cli {

/// Returns the help of the program or of the command, at the level of `command.help`. `route` is
/// the default route.
std::string help(const Command& command, const std::string& route, Lang lang,
                 const TextStyle& text_style);

/// Prints the help. Returns the exit code.
int print_help(const Command& command, Lang lang);

/// Prints the version of the engine, the digest of the rules and the day until which they were
/// verified. Returns the exit code.
int print_version(const Command& command, Lang lang);

}  // namespace racpsy::cli
