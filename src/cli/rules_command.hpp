// `racpsy rules`: what there is, what it says, what changed, what is wrong with it.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `rules`; the exit code.
int rules(const Command& command, Lang lang);

}  // namespace racpsy::cli
