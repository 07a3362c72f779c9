// Resolves the folders of rules that a command names.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Returns the overlay folders: RACPSY_RULES, then every --rules-dir.
std::vector<std::string> rule_folders(const Command& command);

}  // namespace racpsy::cli
