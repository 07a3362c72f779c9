#include "racpsy/app/strict.hpp"

#include <algorithm>

#include "racpsy/app/messages.hpp"
#include "racpsy/app/suggestions.hpp"
#include "racpsy/base/format.hpp"

namespace racpsy::app {

std::optional<UsageError> strict_refusal(const Statement& statement) {
  int count = 0;
  const Settled* first = nullptr;
  Flags flags = 0;
  bool unknown = false;
  for (const Settled& s : statement.sessions) {
    const bool not_known =
        std::any_of(s.figures.begin(), s.figures.end(), [](Money m) { return !m.known(); });
    const Flags unestablished = s.flags & not_established;
    if (unestablished == 0 && !not_known) continue;
    ++count;
    if (first == nullptr) first = &s;
    flags |= unestablished;
    unknown = unknown || not_known;
  }
  if (count == 0) return std::nullopt;
  Text reasons;
  const auto add = [&](const Message& m) { add_item(reasons, localized(m)); };
  if ((flags & flag_unverified) != 0) add(messages::unverified);
  if ((flags & flag_assumed) != 0) add(messages::assumed);
  if ((flags & flag_inferred) != 0) add(messages::inferred);
  if ((flags & flag_low) != 0) add(messages::low);
  if (unknown) add(messages::unknown);
  Text remedy = localized<messages::strict_first>(racpsy::localized(first->date));
  const bool fee =
      std::any_of(statement.sessions.begin(), statement.sessions.end(), [](const Settled& s) {
        return s.outcome != Outcome::covered && !s.get(Figure::price).known();
      });
  if (fee) remedy = followed_by(remedy, localized<messages::strict_fee>());
  return UsageError{localized<messages::strict_refused>(count, statement.sessions.size(), reasons),
                    remedy};
}

}  // namespace racpsy::app
