// Finds defaults that influence the result, and stated facts that no rule used.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "racpsy/engine/statement.hpp"

namespace racpsy {

/// Finds the defaults that influence the result, by settling everything again with each other value
/// of each unstated fact, and adds them to `statement`, which `settle_all` made of the same
/// request. `only`: the name of the one fact to try; empty: all.
void find_defaults_used(const Request& request, Statement& statement, std::string_view only = {});

/// Returns the names of stated facts that no version in use asks for.
std::vector<std::string> unused_facts(const Request& request, const Statement& statement);

}  // namespace racpsy
