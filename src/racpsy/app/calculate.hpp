// Calculates an answer from inputs: `racpsy calc` without a terminal.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "racpsy/app/answer.hpp"
#include "racpsy/app/case.hpp"
#include "racpsy/app/inputs.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::app {

/// Optional details of a report, beside the figures.
struct Detail {
  bool trace = false;          ///< The verdict on every rule, not only the flagged ones.
  bool defaults_used = false;  ///< The defaults that influence the result, by settling again.
  bool brief = false;          ///< Of these only complementary insurance, and no ways to qualify.
};

/// An answer, and its pointees.
struct Calculation {
  Answer answer;
  std::vector<Text> notes;                  ///< Inputs without effect.
  std::vector<std::string> contract_files;  ///< Contracts that a case file names.

  std::optional<Case> from_file;
  std::unique_ptr<CompiledRoute> compiled;
  std::unique_ptr<const Contract> contract;
};

/// Calculates the answer to `inputs`, the options and the file of `racpsy calc`. With --strict, an
/// answer that is not established is a failure. `catalogue` must outlive the answer.
Expected<Calculation> calculate(const Inputs& inputs, Catalogue& catalogue, const Detail& detail);

/// The check of --strict: fails unless every figure of the statement is established.
Expected<void> check_strict(const Statement& statement);

}  // namespace racpsy::app
