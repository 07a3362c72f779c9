// Temporary folders of rule files for tests, copied from the embedded ones.
#pragma once

#include <filesystem>
#include <fstream>

#include "racpsy/rules/embedded.hpp"
#include "support.hpp"

namespace racpsy::test {
namespace fs = std::filesystem;

// A folder that is removed with this object.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(fs::temp_directory_path() / ("racpsy-test-" + name)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((path_ / file).parent_path());
    std::ofstream{path_ / file, std::ios::binary} << text;
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

inline std::string embedded_text(const std::string& path) {
  for (const EmbeddedFile& file : embedded_rules()) {
    if (file.path == path) return std::string{file.text};
  }
  FAIL("no embedded file ", path);
  return {};
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

}  // namespace racpsy::test
