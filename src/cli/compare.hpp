// `racpsy compare`: the same person side by side under several routes, rules, rights…
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `compare`. Returns the exit code.
int compare(const Command& command, Lang lang);

}  // namespace racpsy::cli
