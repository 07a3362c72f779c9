// The steps that count: the rank that each session would have in the counters of its route.
//
// A rank depends on which earlier sessions were covered, and that on their ranks. By windows: the
// ranks are cut into bands in which no rule changes; in a band a row is covered or not by its own
// facts, so it takes the first rows that it covers, after the band before is full. That needs one
// counter that limits, whose periods are those of the calendar, and beside it at most one session a
// day. By recursion: row after row of each patient; any rules will do. Spark, whose recursion
// computes all rows again at every step, folds an array of each patient's rows instead.
#pragma once

#include "racpsy/sql/canonical.hpp"

namespace racpsy::sql {

/// Returns the steps from `dated` to `counted`, for the ranks that `draft` was asked for.
Result<std::vector<Step>, Refusal> counting_steps(Draft& draft,
                                                  const std::vector<Uncovered>& refusals);

/// A column of the rows of a walk: its name, and its value.
struct WalkInput {
  std::string name, value;
};
/// Adds a walk over the rows of the last step, with these columns, to the draft. The step `into`
/// has all columns of that step, and `result`, by the columns `w` of the walk `name`.
void add_walk(Draft& draft, const std::string& into, const std::string& name, int stage,
              const std::vector<WalkInput>& inputs, const std::vector<Walked>& columns,
              const std::string& result);
/// Returns the steps of a walk: its rows, of all routes that share it, and the walk.
std::vector<Step> walk_steps(const std::vector<const Walk*>& routes, const Dialect& dialect);

/// Fails if the question asks for windows.
Result<void, Refusal> allow_recursion(const Draft& draft, const Text& why);

}  // namespace racpsy::sql
