// What nobody said and what it would change; and what was said for nothing.
#pragma once

#include <string>
#include <vector>

#include "racpsy/engine/statement.hpp"

namespace racpsy {

/// Looks for the assumptions that mattered, by settling everything again with each other value of each unstated fact,
/// and adds them to `statement`, which `settle_all` made of the same question.
void find_assumptions(const Question& question, Statement& statement);

/// The names of facts that were said although no version used asks for them.
std::vector<std::string> unused_facts(const Question& question, const Statement& statement);

}  // namespace racpsy
