#include "racpsy/app/outlook.hpp"

#include <algorithm>

namespace racpsy {
namespace {

// Returns the cap that a session reached or counts in; null if it has none.
const CapRule* cap_of(const Settled& s) {
  if (s.version == nullptr || !s.cap) return nullptr;
  for (const CapRule& cap : s.version->caps) {
    if (cap.otherwise == Outcome::beyond_cap && cap.at_most == *s.cap) return &cap;
  }
  return nullptr;
}

}  // namespace

std::vector<SessionsLeft> sessions_left(const Statement& statement) {
  std::vector<SessionsLeft> all;
  for (const Settled& s : statement.sessions) {
    const CapRule* cap = cap_of(s);
    const bool counted = s.outcome == Outcome::covered && s.rank;
    if (cap == nullptr || (!counted && s.outcome != Outcome::beyond_cap)) continue;
    const Counter& counter = s.route->counters[cap->counter];
    const auto same_period = [&](const SessionsLeft& period) {
      return period.who == s.who && period.route == s.route && period.per == counter.per &&
             s.date <= period.last;
    };
    auto at = std::find_if(all.begin(), all.end(), same_period);
    if (at == all.end()) {
      const std::int32_t end = end_of_period(counter, s.date);
      const Date last = end > last_date.days() ? last_date : Date::from_days(end - 1);
      at = all.insert(all.end(), {s.who, s.route, counter.per, last, *s.cap, *s.cap});
    }
    at->at_most = *s.cap;
    at->left = counted ? std::max(*s.cap - *s.rank, 0) : 0;
  }
  return all;
}

std::optional<Statement> with_complementary(const Request& request, const Statement& statement) {
  for (const DefaultUsed& used : statement.defaults_used) {
    if (used.fact < 0) continue;
    const Fact& fact = used.route->facts[static_cast<std::size_t>(used.fact)];
    if (fact.name != "complementary") continue;
    Request other = request;
    for (const Request::SessionRequest& requested : request.sessions) {
      const Route& route = request.compiled_routes[requested.route]->route();
      Person& person = other.persons[requested.person];
      const std::optional<std::size_t> f = route.fact_index("complementary");
      if (f && person.contract == nullptr && !request.persons[requested.person].has_stated(*f))
        person.state(*f, used.alternatives.front().value);
    }
    return settle_all(other);
  }
  return std::nullopt;
}

std::vector<RightEnding> endings_of_rights(const Request& request, const Statement& statement) {
  std::vector<RightEnding> all;
  const std::vector<const Request::SessionRequest*> in_order = request.in_order();
  for (std::size_t i = 0; i < in_order.size(); ++i) {
    const Request::SessionRequest& session = *in_order[i];
    const Person& person = request.persons[session.person];
    const Fact* facts = request.compiled_routes[session.route]->route().facts.data();
    const bool last_of_person = i + 1 == in_order.size() || in_order[i + 1]->who != session.who;
    for (const auto& [fact, held] : person.dated) {
      const bool last_with = held.from <= session.session.date && session.session.date <= held.to &&
                             (last_of_person || in_order[i + 1]->session.date > held.to);
      if (!last_with || held.to >= last_date) continue;
      // The sessions of the person up to this one, which is moved to the day after.
      Request moved = request;
      moved.sessions.clear();
      for (std::size_t k = 0; k <= i; ++k) {
        if (in_order[k]->who == session.who) moved.sessions.push_back(*in_order[k]);
      }
      moved.sessions.back().session.date = add_days(held.to, 1);
      RightEnding ending{session.who,
                         facts + fact,
                         held.bits,
                         held.to,
                         0,
                         {},
                         statement.sessions[i],
                         settle_all(moved).sessions.back()};
      if (ending.before.figures == ending.after.figures &&
          ending.before.outcome == ending.after.outcome)
        continue;
      const std::size_t of = fact;
      for (const auto& [other, next] : person.dated) {
        if (other != of || !next.follows || next.from != add_days(held.to, 1)) continue;
        ending.following = next.bits;
        ending.following_last = next.to;
      }
      const auto same = [&](const RightEnding& known) {
        return known.who == ending.who && known.right == ending.right && known.last == ending.last;
      };
      if (std::none_of(all.begin(), all.end(), same)) all.push_back(ending);
    }
  }
  return all;
}

bool costs_less(const Statement& other, const Statement& statement) {
  const Settled& there = other.sessions.front();
  // Only a session with a price is care like this one: helplines and open houses have none.
  const Money price = there.get(Figure::price);
  if (there.outcome != Outcome::covered || !price.known() || price == Money{}) return false;
  const Money cost = there.get(Figure::patient);
  const Money here = statement.sessions.front().get(Figure::patient);
  return cost.known() && (!here.known() || cost.cents() < here.cents());
}

}  // namespace racpsy
