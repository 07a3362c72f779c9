#include "racpsy/app/resolve.hpp"

#include <algorithm>

namespace racpsy::app {

std::string resolve_route(const Inputs& inputs, const Catalogue& catalogue, RequestReader& reader) {
  const std::vector<std::string> ids = catalogue.routes();
  const std::string id = inputs.get("--route").value_or(catalogue.default_route());
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) reader.choice("--route", ids);
  return id;
}

Result<std::vector<const Route*>> routes_for_facts(const Inputs& inputs, Catalogue& catalogue) {
  std::vector<const Route*> all;
  if (!inputs.lists.contains("--with")) return all;
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

}  // namespace racpsy::app
