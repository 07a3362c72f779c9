// `racpsy plan`: the cheapest dates and routes for the sessions of one person.
#pragma once

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Runs `plan`. Returns the exit code.
int plan(const Command& command, Lang lang);

}  // namespace racpsy::cli
