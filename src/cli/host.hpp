// The few things that a command needs of its system and WASI has not: there, the host gives them.
#pragma once

#include <string>

namespace racpsy::cli {

/// Returns the columns of a terminal; 0: they are not known.
int columns_of(int descriptor);

/// Gives an open file the permissions of another one.
void copy_permissions(const std::string& from, int descriptor);

/// Returns the character between the folders of a list in the environment.
char list_separator();

/// Returns true if the descriptor was open when the program started.
bool is_inherited(int descriptor);

}  // namespace racpsy::cli
