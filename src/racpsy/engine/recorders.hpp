// Who listens while sessions are settled: to the rules that cast doubt on an answer, or to all that
// were read.
#pragma once

#include <vector>

#include "racpsy/engine/settle.hpp"

namespace racpsy {

/// A recorder that keeps the rules whose flags reached the answer, each once: what a reader should
/// be told of.
struct FlaggedRules {
  static constexpr bool listening = true;
  std::vector<const Rule*> rules;
  void settled(const Route& route, const Point& point, const Settled& result);
};

/// A recorder that keeps, beside the flagged rules, how the rules were read for each session.
struct Explanation {
  static constexpr bool listening = true;
  struct RuleTrace {
    Point point;
    std::vector<Verdict> verdicts;  ///< Empty where no version was in force.
  };
  FlaggedRules flagged_rules;
  std::vector<RuleTrace> traces;  ///< One a session, in the order of the statement.
  void settled(const Route& route, const Point& point, const Settled& result);
};

}  // namespace racpsy
