// The command `contract`.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `racpsy contract`: `new` writes a contract file, `check` checks one. Returns the exit code.
int contract(const Command& command, Lang lang);

}  // namespace racpsy::cli
