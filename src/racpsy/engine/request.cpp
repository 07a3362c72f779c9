#include "racpsy/engine/request.hpp"

#include <algorithm>
#include <numeric>

namespace racpsy {

Request::Request(CompiledRoute& compiled, const RuleSelection& requested_selection,
                 const Person& person, std::span<const Session> requested)
    : selection(requested_selection),
      compiled_routes{&compiled},
      persons{person} {
  for (const Session& session : requested) sessions.push_back({0, 0, 0, session});
}

std::vector<const Request::SessionRequest*> Request::in_order() const {
  std::vector<const SessionRequest*> sorted;
  sorted.reserve(sessions.size());
  for (const SessionRequest& requested : sessions) sorted.push_back(&requested);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const SessionRequest* a, const SessionRequest* b) {
                     return a->who != b->who ? a->who < b->who : a->session.date < b->session.date;
                   });
  return sorted;
}

std::vector<std::size_t> by_date(const std::vector<const Request::SessionRequest*>& sessions) {
  std::vector<std::size_t> indices(sessions.size());
  std::iota(indices.begin(), indices.end(), std::size_t{0});
  std::stable_sort(indices.begin(), indices.end(), [&](std::size_t a, std::size_t b) {
    return sessions[a]->session.date < sessions[b]->session.date;
  });
  return indices;
}

}  // namespace racpsy
