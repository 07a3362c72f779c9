// Implements rules/files.hpp by POSIX functions that WASI has too.
#include "racpsy/rules/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "racpsy/base/reason.hpp"
#include "racpsy/rules/messages.hpp"

namespace racpsy {
namespace {

constexpr std::size_t most_files = 1'000;  // below one folder
constexpr std::size_t most_bytes = (1 << 20) + 1;
constexpr std::string_view ending = ".toml";

bool is_regular(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}
bool is_folder(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::string in_folder(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

// Adds the rule files below a folder, until there are too many; links to folders are not followed.
// Returns the error number; 0: none.
int collect(const std::string& folder, std::vector<std::string>& found) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open{opendir(folder.c_str()), closedir};
  if (open == nullptr) return errno;
  for (;;) {
    errno = 0;
    const dirent* entry = readdir(open.get());
    if (entry == nullptr) return errno;
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    const std::string path = in_folder(folder, name);
    struct stat status {};
    if (lstat(path.c_str(), &status) != 0) continue;  // it is gone
    if (S_ISDIR(status.st_mode)) {
      if (const int error = collect(path, found)) return error;
    } else if (name.size() > ending.size() && name.ends_with(ending) && !is_folder(path)) {
      found.push_back(path);
    }
    if (found.size() > most_files) return 0;
  }
}

// Compares paths part by part: "a/b" comes before "a-b".
bool comes_before(const std::string& a, const std::string& b) {
  const auto less = [](char x, char y) {
    const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c); };
    return rank(x) < rank(y);
  };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), less);
}

}  // namespace

Problem unreadable(const std::string& file, const Text& why) {
  Problem problem{Place{file}, localized<msg::unreadable>(why)};
  problem.unreadable = true;
  return problem;
}

Result<std::string> read_file(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return unreadable(path, reason(errno));
  if (!S_ISREG(status.st_mode)) return unreadable(path, localized(msg::not_a_file));
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return unreadable(path, reason(errno));
  std::string text(most_bytes, '\0');
  std::size_t size = 0;
  for (ssize_t n = 1; n != 0 && size < text.size();) {
    n = ::read(descriptor, text.data() + size, text.size() - size);
    if (n > 0) size += static_cast<std::size_t>(n);
    if (n < 0 && errno != EINTR) break;
  }
  close(descriptor);
  text.resize(size);
  return text.empty() ? std::string{"\n"} : text;
}

Result<std::vector<FoundFile>> find_rule_files(const std::string& folder, bool or_one_file) {
  std::vector<std::string> found;
  std::size_t above = folder.ends_with('/') ? folder.size() : folder.size() + 1;
  if (or_one_file && is_regular(folder)) {
    found.push_back(folder);
    above = folder.rfind('/') + 1;  // 0 without a folder
  } else if (const int error = collect(folder, found)) {
    return unreadable(folder, reason(error));
  }
  if (found.size() > most_files)
    return Problem{Place{folder}, localized<msg::too_many>(most_files, "*.toml")};
  if (found.empty()) return Problem{Place{folder}, localized<msg::no_rule_file>()};
  std::sort(found.begin(), found.end(), comes_before);
  std::vector<FoundFile> files;
  for (const std::string& path : found) files.push_back({path, path.substr(above)});
  return files;
}

}  // namespace racpsy
