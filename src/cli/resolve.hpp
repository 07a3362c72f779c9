// Resolves options that refer to rules: folders, a route, other routes' facts, a contract.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/request.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {

/// Returns the overlay folders: RACPSY_RULES, then every --rules-dir.
std::vector<std::string> rule_folders(const Command& command);

/// Returns the route of --route, else the default; sets an error in `reader` if it does not exist.
std::string resolve_route(const Command& command, const Catalogue& catalogue,
                          RequestReader& reader);

/// Returns all routes if --with is given (it may name any fact), else none, to avoid loading them.
Result<std::vector<const Route*>> routes_for_facts(const Command& command, Catalogue& catalogue);

/// Reads the contract if the value of --complementary is a file; else null.
Result<std::unique_ptr<const Contract>> resolve_contract(const std::string& complementary,
                                                         const Catalogue& catalogue);

}  // namespace racpsy::cli
