// `racpsy calc`: the sessions of one person.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `calc`; the exit code.
int calc(const Command& command, Lang lang);

}  // namespace racpsy::cli
