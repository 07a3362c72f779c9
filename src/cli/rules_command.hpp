// `racpsy rules`: lists routes, shows a version, compares two, checks rule files.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `rules`. Returns the exit code.
int rules(const Command& command, Lang lang);

}  // namespace racpsy::cli
