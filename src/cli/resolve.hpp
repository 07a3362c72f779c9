// Resolves options that refer to rules: folders, a route, other routes' facts, a contract.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/request.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {

/// The folders laid over the embedded rules: RACPSY_RULES, then every --rules-dir.
std::vector<std::string> rule_folders(const Command& command);

/// The route of --route, else the default one; `reader` fails where there is none of that name.
std::string resolve_route(const Command& command, const Catalogue& catalogue,
                          RequestReader& reader);

/// The routes whose facts --with may say: all of them; none where it is not given, so that none is
/// read for nothing.
Result<std::vector<const Route*>> routes_for_facts(const Command& command, Catalogue& catalogue);

/// The contract, where the value of --complementary is a file; else null.
Result<std::unique_ptr<const Contract>> resolve_contract(const std::string& complementary,
                                                         const Catalogue& catalogue);

}  // namespace racpsy::cli
