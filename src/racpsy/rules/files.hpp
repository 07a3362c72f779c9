// Rule files and contracts in folders. system/files.cpp defines these functions; a program without
// files, such as a page, defines its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "racpsy/base/result.hpp"

namespace racpsy {

/// Returns the problem of a file or folder that cannot be read.
Problem unreadable(const std::string& file, const Text& why);

/// Reads a regular file, cut just above the size that readers accept; the text is never empty.
Result<std::string> read_file(const std::string& path);

/// A file, and its path below the folder in which it was found.
struct FoundFile {
  std::string path;
  std::string below;
};

/// Finds the `*.toml` files below a folder, sorted; with `or_one_file`, `folder` may be a file.
/// Problems: none, too many, or a folder that cannot be read.
Result<std::vector<FoundFile>> find_rule_files(const std::string& folder, bool or_one_file);

}  // namespace racpsy
