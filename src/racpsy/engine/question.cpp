#include "racpsy/engine/question.hpp"

#include <algorithm>

namespace racpsy {

Question::Question(CompiledRoute& compiled, const Terms& asked_terms, const Person& person, std::span<const Session> asked)
    : terms(asked_terms), compiled_routes{&compiled}, persons{person} {
  for (const Session& session : asked) sessions.push_back({0, 0, 0, session});
}

std::vector<const Question::Asked*> Question::in_order() const {
  std::vector<const Asked*> sorted;
  sorted.reserve(sessions.size());
  for (const Asked& asked : sessions) sorted.push_back(&asked);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Asked* a, const Asked* b) {
    return a->who != b->who ? a->who < b->who : a->session.date < b->session.date;
  });
  return sorted;
}

}  // namespace racpsy
