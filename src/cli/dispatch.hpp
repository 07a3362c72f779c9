// Runs a command by its name.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs the command. Returns the exit code.
int dispatch(const Command& command, Lang lang);

}  // namespace racpsy::cli
