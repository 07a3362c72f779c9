// Turns a case file into a request that can be settled.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "racpsy/engine/statement.hpp"
#include "racpsy/rules/case_file.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy {

/// A request made from a case file, and its pointees.
struct Case {
  std::string title;
  std::vector<std::string> names;  ///< Names of the people; empty: one person without a name.
  std::vector<std::unique_ptr<CompiledRoute>> compiled_routes;  ///< Those that `request` points to.
  std::vector<std::unique_ptr<const Contract>> contracts;       ///< Contracts that people hold.
  std::vector<std::string> contract_files;                      ///< Their paths.
  std::vector<std::string> unasked;    ///< Stated facts that none of the person's routes knows.
  std::vector<std::string> no_effect;  ///< In a comparison: "coverage=bim", not known to the route.
  Request request;
};

/// Resolves the names and values of `file` by the rules of `catalogue`. Paths of contracts are
/// relative to the case file; the words of a card are read on `today`. Problems carry their place:
/// an unknown route, fact, value or counter, a session before the birth. In a comparison a name or
/// value that only another of the routes `compared` knows has no effect.
Result<Case> make_case(const CaseFile& file, Catalogue& catalogue, Date today,
                       std::vector<const Route*> compared = {});

}  // namespace racpsy
