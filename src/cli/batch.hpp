// `racpsy batch`: many people, from one CSV file to another.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `batch`; the exit code.
int batch(const Command& command, Lang lang);

}  // namespace racpsy::cli
