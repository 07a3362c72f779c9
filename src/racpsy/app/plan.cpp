#include "racpsy/app/plan.hpp"

#include <algorithm>

namespace racpsy {
namespace {

constexpr int week = 7;

// Tests whether the request is for one person, on one route, whose facts never change.
bool has_one_state(const Request& request) {
  const auto same = [&](const Request::SessionRequest& requested) {
    return requested.who == 0 && requested.person == request.sessions.front().person;
  };
  return request.compiled_routes.size() == 1 &&
         std::all_of(request.sessions.begin(), request.sessions.end(), same);
}

// The day of the first session beyond a cap, and the later days on which a counter of its route
// begins anew, ascending.
struct BeyondCap {
  Date date;
  std::vector<Date> period_starts;
};

std::optional<BeyondCap> first_beyond_cap(const Request& request) {
  PersonAccumulators all{request, 0};
  for (const Request::SessionRequest* requested : request.in_order()) {
    CompiledRoute& compiled = *request.compiled_routes[requested->route];
    Accumulators& accumulators = all.of(*requested);
    const Settled settled = settle(compiled, request.selection, accumulators,
                                   request.persons[requested->person], requested->session);
    if (settled.outcome != Outcome::beyond_cap) continue;
    BeyondCap found{settled.date, {}};
    const std::vector<Counter>& counters = compiled.route().counters;
    for (std::size_t c = 0; c < counters.size(); ++c) {
      const std::int32_t until = accumulators.of(counters[c], c).until;
      if (until > settled.date.days() && until <= last_date.days())
        found.period_starts.push_back(Date::from_days(until));
    }
    std::sort(found.period_starts.begin(), found.period_starts.end());
    return found;
  }
  return std::nullopt;
}

// Moves the sessions from the day `from` on by the fewest weeks after which the first of them is
// not before `start`. Returns nothing if one would fall after the last date.
std::optional<Request> moved(Request request, Date from, Date start) {
  const int days = (start.days() - from.days() + week - 1) / week * week;
  request.opening_day = request.in_order().front()->session.date;
  for (Request::SessionRequest& requested : request.sessions) {
    Date& date = requested.session.date;
    if (date < from) continue;
    if (date.days() > last_date.days() - days) return std::nullopt;
    date = add_days(date, days);
  }
  return request;
}

}  // namespace

PatientCost patient_cost(const Sum& sum) {
  return {sum.unpriced, sum.partial[index_of(Figure::patient)]};
}

std::optional<Moved> moved_to_next_period(const Answer& answer) {
  const Request& request = answer.request;
  if (!has_one_state(request)) return std::nullopt;
  const std::optional<BeyondCap> beyond = first_beyond_cap(request);
  if (!beyond) return std::nullopt;
  for (const Date start : beyond->period_starts) {
    const std::optional<Request> later = moved(request, beyond->date, start);
    if (!later) continue;
    Moved result{{}, settle_all(*later), start};
    if (!(patient_cost(result.statement.total) < patient_cost(answer.statement.total))) continue;
    for (const Settled& s : result.statement.sessions) result.dates.push_back(s.date);
    return result;
  }
  return std::nullopt;
}

}  // namespace racpsy
