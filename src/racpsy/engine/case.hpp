// A case file given its meaning: a request that can be settled.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "racpsy/engine/statement.hpp"
#include "racpsy/rules/case_file.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy {

struct Case {
  std::string title;
  std::vector<std::string> names;  ///< Of the people; empty: one person without a name.
  std::vector<std::unique_ptr<CompiledRoute>> compiled_routes;  ///< The request's.
  std::vector<std::unique_ptr<const Contract>> contracts;       ///< That people hold.
  std::vector<std::string> contract_files;                      ///< Where these were read.
  std::vector<std::string> unasked;  ///< Facts that none of the person's routes knows.
  Request request;
};

/// Gives every word of `file` its meaning by the rules of `catalogue`. Contract files lie beside
/// the case file. Problems carry their place: an unknown route, fact, value or counter, a session
/// before the birth.
Result<Case> make_case(const CaseFile& file, Catalogue& catalogue);

}  // namespace racpsy
