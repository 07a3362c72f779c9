#include "racpsy/app/resolve.hpp"

#include <algorithm>

#include "racpsy/app/card.hpp"

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

Expected<std::unique_ptr<const Contract>> resolve_contract(const std::string& complementary,
                                                           const std::string& route_id, Date today,
                                                           Catalogue& catalogue) {
  const auto made = [](Result<std::unique_ptr<const Contract>> read)
      -> Expected<std::unique_ptr<const Contract>> {
    if (!read) return read.problems();
    return std::move(*read);
  };
  if (complementary.ends_with(".toml")) return made(catalogue.contract(complementary));
  if (complementary.empty()) return std::unique_ptr<const Contract>{};
  const Result<const Route*> route = catalogue.route(route_id);
  if (!route) return route.problems();
  const Fact* fact = (*route)->fact("complementary");
  if (fact != nullptr && fact->meant(complementary)) return std::unique_ptr<const Contract>{};
  const Expected<Card> card = read_card(complementary);
  if (const auto* failure = std::get_if<Failure>(&card)) {
    if (has_figures(complementary)) return *failure;
    return std::unique_ptr<const Contract>{};  // a mistyped value of the fact
  }
  const Card& read = std::get<Card>(card);
  const std::string country = route_id.substr(0, route_id.find('/'));
  return made(catalogue.contract(complementary,
                                 contract_text(read, complementary, country, today, Lang::en),
                                 understood(read, country)));
}

}  // namespace racpsy::app
