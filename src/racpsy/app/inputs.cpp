#include "racpsy/app/inputs.hpp"

#include <algorithm>

namespace racpsy::app {

Exit exit_of(const Problems& problems) {
  const auto unreadable = [](const Problem& p) { return p.unreadable; };
  return std::any_of(problems.begin(), problems.end(), unreadable) ? exit_io : exit_rules;
}

Exit exit_of(const Failure& failure) {
  switch (failure.kind) {
    case Failure::Kind::usage: return exit_usage;
    case Failure::Kind::strict: return exit_strict;
    case Failure::Kind::rules: break;
  }
  return exit_of(failure.problems);
}

}  // namespace racpsy::app
