// Implements rules/files.hpp on the file system.
#include "racpsy/rules/files.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "racpsy/base/reason.hpp"
#include "racpsy/rules/messages.hpp"

namespace racpsy {
namespace fs = std::filesystem;

namespace {
constexpr std::size_t most_files = 1'000;  // below one folder
}

Problem unreadable(const std::string& file, const Text& why) {
  Problem problem{Place{file}, localized<msg::unreadable>(why)};
  problem.unreadable = true;
  return problem;
}

Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  std::ifstream stream;
  const bool regular = fs::is_regular_file(path, error);
  if (regular) stream.open(path, std::ios::binary);
  if (!stream.is_open())
    return unreadable(path, error     ? reason(error.value())
                            : regular ? reason(errno)
                                      : localized(msg::not_a_file));
  std::string text((1 << 20) + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text.empty() ? std::string{"\n"} : text;
}

Result<std::vector<FoundFile>> find_rule_files(const std::string& folder, bool or_one_file) {
  fs::path root{folder};
  std::error_code error, ignored;
  std::vector<fs::path> found;
  if (or_one_file && fs::is_regular_file(root, ignored)) {
    found.push_back(root);
    root = root.parent_path();
  } else {
    for (fs::recursive_directory_iterator at{folder, error}, end; !error && at != end;
         at.increment(error)) {
      if (at->path().extension() == ".toml" && !at->is_directory(ignored))
        found.push_back(at->path());
      if (found.size() > most_files)
        return Problem{Place{folder}, localized<msg::too_many>(most_files, "*.toml")};
    }
  }
  if (error) return unreadable(folder, reason(error.value()));
  if (found.empty()) return Problem{Place{folder}, localized<msg::no_rule_file>()};
  std::sort(found.begin(), found.end());
  std::vector<FoundFile> files;
  for (const fs::path& path : found)
    files.push_back({path.string(), path.lexically_relative(root).generic_string()});
  return files;
}

}  // namespace racpsy
