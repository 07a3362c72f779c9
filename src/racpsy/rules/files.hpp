// Rule files and contracts in folders. system/files.cpp defines these functions; a program without
// files, such as a page, defines its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "racpsy/base/result.hpp"

namespace racpsy {

/// A file or folder that could not be read at all, and why.
Problem unreadable(const std::string& file, const Text& why);

/// The text of a regular file, cut just above the size that readers accept; never empty.
Result<std::string> read_file(const std::string& path);

/// A file, and its place below the folder in which it was found.
struct FoundFile {
  std::string path;
  std::string below;
};

/// The `*.toml` files below a folder, sorted; or the one file, where a file may be named instead.
/// Problems: none, too many, or a folder that cannot be read.
Result<std::vector<FoundFile>> find_rule_files(const std::string& folder, bool or_one_file);

}  // namespace racpsy
