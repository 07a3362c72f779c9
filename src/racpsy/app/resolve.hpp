// Resolves inputs that refer to rules: a route, the facts of other routes, a contract.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "racpsy/app/request_reader.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::app {

/// Returns the route of --route, else the default; sets an error in `reader` if it does not exist.
std::string resolve_route(const Inputs& inputs, const Catalogue& catalogue, RequestReader& reader);

/// Returns all routes if --with is given (it may name any fact), else none, to avoid loading them.
Result<std::vector<const Route*>> routes_for_facts(const Inputs& inputs, Catalogue& catalogue);

/// Reads the contract that a value of --complementary is, a file or the words of a card; null: it
/// is a value of the fact, or unknown. A card is a contract of the route's country, read on
/// `today`.
Expected<std::unique_ptr<const Contract>> resolve_contract(const std::string& complementary,
                                                           const std::string& route_id, Date today,
                                                           Catalogue& catalogue);

}  // namespace racpsy::app
