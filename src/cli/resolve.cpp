#include "cli/resolve.hpp"

#include <cstdlib>

#include "cli/options.hpp"

namespace racpsy::cli {

std::vector<std::string> rule_folders(const Command& command) {
  std::vector<std::string> folders;
  if (const char* variable = std::getenv("RACPSY_RULES"); variable != nullptr) {
    folders = words_in(variable, ':');
  }
  if (command.lists.contains("--rules-dir")) {
    const std::vector<std::string>& more = command.lists.at("--rules-dir");
    folders.insert(folders.end(), more.begin(), more.end());
  }
  return folders;
}

}  // namespace racpsy::cli
