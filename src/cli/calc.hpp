// `racpsy calc`: the sessions of one person, or of the people of a case.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `calc`. Returns the exit code.
int calc(const Command& command, Lang lang);

}  // namespace racpsy::cli
