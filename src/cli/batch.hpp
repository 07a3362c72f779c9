// `racpsy batch`: settles many people from one CSV file into another.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `batch`. Returns the exit code.
int batch(const Command& command, Lang lang);

}  // namespace racpsy::cli
