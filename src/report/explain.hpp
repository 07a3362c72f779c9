// Every cent explained: what each rule gave, by which arithmetic, on which text; and why the others
// gave nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/answer.hpp"

namespace racpsy {

/// One step of an answer. The steps that carry a figure re-add to the session: there is one for
/// each figure that is not zero by lack of any rule.
struct Step {
  std::string rule;  ///< "share.general", or a word of ours: "version", "private-fee", "patient",
                     ///< "advance", "refund".
  Text says;         ///< The rule in words and the arithmetic in figures.
  std::optional<Figure> figure;
  bool deduction = false;  ///< The amount is taken from a share, and owed by the patient.
  Money amount;
  Flags flags = 0;
  std::vector<const Source*> sources;
};

/// A rule that was considered and gave nothing, and the fact that decided.
struct UnappliedRule {
  std::string rule;
  Text because;
};

struct SessionExplanation {
  std::vector<Step> steps;
  std::vector<UnappliedRule> not_applied;
  std::array<Money, payer_count>
      directly{};          ///< What each payer pays straight to the professional.
  bool one_claim = false;  ///< All that is paid so is billed together, to the compulsory insurance.
};

/// Explains the session number `index` (from 0) of an answer that was made with its explanation.
SessionExplanation explain(const Answer& answer, std::size_t index);

}  // namespace racpsy
