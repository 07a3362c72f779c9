// Places that the command line names to be read or written: what they are, and whether two of them
// are one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"

namespace racpsy::cli {

/// The descriptor that a path is another name of: /dev/stdin, /dev/stdout, /dev/stderr, /dev/fd/N,
/// /proc/self/fd/N.
std::optional<int> descriptor_named(std::string_view path);

/// True for a descriptor that the program was started with, false for one that it opened itself.
bool was_given(int descriptor);

/// Where a path leads: links in the place of its last name are followed, to the end or to the name
/// of a descriptor. Nothing need be there.
std::string followed(std::string path);

/// What is wrong with the places of the command line as a whole, before anything is read or made:
/// an ending that promises what the command does not write, an input that would be written, two
/// answers in one place. The error is empty where it must not be said: standard error is a file
/// that would be read.
std::optional<UsageError> wrong_places(const Command& command);

/// The same of files that other files name, and that are known when those have been read: one that
/// the answer would take the place of.
std::optional<UsageError> writes_over(const Command& command, const std::vector<std::string>& read);

/// The ending of a file's name in small letters, without the point: "csv"; empty where there is
/// none.
std::string ending_of(std::string_view path);

}  // namespace racpsy::cli
