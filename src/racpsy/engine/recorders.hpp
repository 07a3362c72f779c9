// Observers of settle(): flagged rules only, or the full trace.
#pragma once

#include <vector>

#include "racpsy/engine/settle.hpp"

namespace racpsy {

/// A recorder of the rules whose flags apply to the answer, each once, for the notes of a report.
struct FlaggedRules {
  static constexpr bool listening = true;
  std::vector<const Rule*> rules;
  void settled(const Settled& result, const SessionTrace& trace);
};

/// A recorder of the flagged rules and of the trace of each session.
struct Explanation {
  static constexpr bool listening = true;
  FlaggedRules flagged_rules;
  std::vector<SessionTrace> traces;  ///< One per session, in the order of the statement.
  void settled(const Settled& result, SessionTrace&& trace);
};

}  // namespace racpsy
