// `racpsy ask`: an interview on a terminal.
#pragma once

#include <string>

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Asks the questions that matter, prints the answer of `calc`, and the command that gives it
/// again. Returns the exit code.
int ask(const Command& command, Lang lang);

/// Returns the command of `calc` with these inputs, quoted for a shell.
std::string calc_command(const app::Inputs& inputs);

}  // namespace racpsy::cli
