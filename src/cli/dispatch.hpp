// The commands, by name.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Does what was typed; the exit code.
int dispatch(const Command& command, Lang lang);

}  // namespace racpsy::cli
