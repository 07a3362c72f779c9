// Help, on two levels, and what the program says of itself.
#pragma once

#include "cli/command_line.hpp"
#include "report/layout.hpp"

namespace racpsy::cli {

/// The help of the program, or of the command named, as `command.help` asks: the essentials with
/// examples, or all options. `route` is the route taken when none is named.
std::string help(const Command& command, const std::string& route, Lang lang,
                 const TextStyle& text_style);

/// Prints it; the exit code.
int print_help(const Command& command, Lang lang);

/// Prints the version of the engine, the digest of the rules and when they were verified; the exit
/// code.
int print_version(const Command& command, Lang lang);

}  // namespace racpsy::cli
