// Observers of settle(): flagged rules only, or the full trace.
#pragma once

#include <vector>

#include "racpsy/engine/settle.hpp"

namespace racpsy {

/// A recorder of the rules whose flags apply to the answer, each once, for the notes of a report.
struct FlaggedRules {
  static constexpr bool listening = true;
  std::vector<const Rule*> rules;
  void settled(const Route& route, const Point& point, const Settled& result);
};

/// A recorder of the flagged rules and of the verdict on each rule for each session.
struct Explanation {
  static constexpr bool listening = true;
  struct RuleTrace {
    Point point;
    std::vector<Verdict> verdicts;  ///< Empty if no version was in force.
  };
  FlaggedRules flagged_rules;
  std::vector<RuleTrace> traces;  ///< One per session, in the order of the statement.
  void settled(const Route& route, const Point& point, const Settled& result);
};

}  // namespace racpsy
