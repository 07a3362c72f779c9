// Explains a session: for each amount the rule, the arithmetic and the sources; for each other rule
// the reason why it gave nothing. Or, in brief, the price and the part of each payer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/answer.hpp"
#include "report/phrases.hpp"

namespace racpsy {

/// One step of an explanation. The steps with a figure add up to the session: there is one for each
/// figure, except those that are zero for lack of any rule.
struct Step {
  std::string rule;  ///< Id as "share.general", or one of "version", "private-fee", "patient",
                     ///< "advance", "refund".
  Text says;         ///< The rule in words and the arithmetic in figures.
  std::optional<Figure> figure;
  bool deduction = false;  ///< The amount is deducted from a share and owed by the patient.
  Money amount;
  Flags flags = 0;
  std::vector<const Source*> sources;
};

/// A rule that was tested but not applied, and the fact that decided.
struct UnappliedRule {
  std::string rule;
  Text because;
};

struct SessionExplanation {
  std::vector<Step> steps;
  std::vector<UnappliedRule> not_applied;
  /// Amount that each payer pays directly to the professional.
  std::array<Money, payer_count> directly{};
  /// All direct payments are billed as one claim to the compulsory insurance.
  bool one_claim = false;

  /// Returns the amount billed to a payer. In one claim the compulsory insurance is billed for the
  /// other payers too.
  Money billed(Payer payer) const;
};

/// Explains session `index` (from 0) of an answer that was settled with its explanation.
SessionExplanation explain(const Answer& answer, std::size_t index);

/// Adds a section with the arithmetic of one session in a few lines: the first that is covered, or
/// the first of all. Its sources are cited with the status of their rules. `paper`: one source a
/// rule, no names of options, no abbreviations of payers.
void add_brief_explanation(const Answer& answer, doc::Document& document,
                           Bibliography& bibliography, bool paper = false);

}  // namespace racpsy
