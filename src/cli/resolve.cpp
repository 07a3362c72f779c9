#include "cli/resolve.hpp"

#include <algorithm>
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

std::string resolve_route(const Command& command, const Catalogue& catalogue,
                          RequestReader& reader) {
  const std::vector<std::string> ids = catalogue.routes();
  const std::string id = command.get("--route").value_or(catalogue.default_route());
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) reader.choice("--route", ids);
  return id;
}

Result<std::vector<const Route*>> routes_for_facts(const Command& command, Catalogue& catalogue) {
  std::vector<const Route*> all;
  if (!command.lists.contains("--with")) return all;
  for (const std::string& id : catalogue.routes()) {
    const Result<const Route*> route = catalogue.route(id);
    if (!route) return route.problems();
    all.push_back(*route);
  }
  return all;
}

Result<std::unique_ptr<const Contract>> resolve_contract(const std::string& complementary,
                                                         const Catalogue& catalogue) {
  if (!complementary.ends_with(".toml")) return std::unique_ptr<const Contract>{};
  return catalogue.contract(complementary);
}

}  // namespace racpsy::cli
