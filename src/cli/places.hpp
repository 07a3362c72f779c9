// Paths and streams that the command line names for reading or writing, and conflicts between them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// Returns the descriptor that a path names: /dev/stdin, /dev/stdout, /dev/stderr, /dev/fd/N,
/// /proc/self/fd/N; nothing for other paths.
std::optional<int> descriptor_of_path(std::string_view path);

/// Returns the target of a path: follows links in its last component, up to the name of a
/// descriptor. The target need not exist.
std::string follow_links(std::string path);

/// Returns true if the path names an existing regular file.
bool is_file(const std::string& path);

/// Checks all places of the command line before anything is read or written: an ending that
/// promises a format the command does not write, an input that would be overwritten, two answers in
/// one place. The error has no text if standard error is itself one of the inputs.
app::Expected<void> check_places(const Command& command);

/// Checks files that other files name, known only once those are read: the answer must not
/// overwrite them.
app::Expected<void> check_overwrites(const Command& command, const std::vector<std::string>& read);

/// Returns true if the name of a file ends in .gz.
bool is_packed(std::string_view path);
/// Returns a path without the ending .gz.
std::string_view without_gz(std::string_view path);

/// Returns the extension of a file name in lower case, without the point: "csv"; empty if it has
/// none.
std::string ending_of(std::string_view path);

}  // namespace racpsy::cli
