// Searches the cheapest dates and routes.
//
// The cost of a session depends on its day only through the days on which something changes: a
// version, a right, the age, the contract, the start of a period. Between two such days a session
// may be moved to the earliest day allowed without changing any cost. So after each session the
// next one is either as soon as allowed, or on a day of change: a finite tree. Its nodes with the
// same counters are merged after each number of sessions: of two nodes, one that costs no less and
// is no earlier cannot lead to a better plan.
#include "racpsy/app/plan.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "racpsy/engine/settle.hpp"

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
// not before `start`, and by more weeks where one would be on a public holiday. Returns nothing if
// one would fall after the last date.
std::optional<Request> moved(Request request, Date from, Date start) {
  const Route& route = request.compiled_routes.front()->route();
  int days = (start.days() - from.days() + week - 1) / week * week;
  request.opening_day = request.in_order().front()->session.date;
  std::vector<Request::SessionRequest*> in_order;
  for (Request::SessionRequest& requested : request.sessions) in_order.push_back(&requested);
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const auto* a, const auto* b) { return a->session.date < b->session.date; });
  for (Request::SessionRequest* requested : in_order) {
    Date& date = requested->session.date;
    if (date < from) continue;
    while (date.days() <= last_date.days() - days && is_holiday(route, add_days(date, days)))
      days += week;
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

Request PlanRequest::asked() const {
  std::vector<PlannedSession> all;
  for (const Date date : dates) all.push_back({date, 0});
  for (int i = 0; dates.empty() && i < sessions; ++i)
    all.push_back({step(first, at_least, i).value_or(last_date), 0});
  return request_for(all);
}

Request PlanRequest::request_for(const std::vector<PlannedSession>& planned) const {
  Request request;
  request.selection = selection;
  request.opening_balances = opening_balances;
  request.opening_day = first;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> states;  // by route and changes
  for (const PlannedSession& one : planned) {
    std::vector<CompiledRoute*>& used = request.compiled_routes;
    const auto at = std::find(used.cbegin(), used.cend(), routes[one.route]);
    const std::size_t route = position_of(std::as_const(used), at);
    if (route == used.size()) used.push_back(routes[one.route]);
    const auto [state, fresh] =
        states.emplace(std::pair{route, changes_on(one.date)}, request.persons.size());
    if (fresh) request.persons.push_back(person(one.route, one.date));
    request.sessions.push_back({0, state->second, route, session(one.route, one.date)});
  }
  return request;
}

std::size_t PlanRequest::changes_on(Date day) const {
  const auto after = [](Date date, const Change& change) { return date < change.from; };
  return position_of(changes, std::upper_bound(changes.begin(), changes.end(), day, after));
}

const Person& PlanRequest::person(std::size_t route, Date day) const {
  const std::size_t count = changes_on(day);
  return count == 0 ? persons[route] : changes[count - 1].persons[route];
}

Session PlanRequest::session(std::size_t route, Date day) const {
  return {day, session_facts.empty() ? decltype(Session::facts){} : session_facts[route]};
}

namespace {

// Returns the first day at least `pace` after `date`; a day after `last_date` if there is none.
Date after_pace(Date date, const Pace& pace) {
  return step(date, pace, 1).value_or(add_days(last_date, 1));
}

// Returns the last day after which `pace` leads no further than to `date`.
Date before_pace(Date date, const Pace& pace) {
  Date day = pace.months ? add_months(date, -pace.count) : add_days(date, -pace.count);
  while (after_pace(add_days(day, 1), pace) <= date) day = add_days(day, 1);
  return day;
}

// Returns the first day from `day` on that is no public holiday.
Date open_day(const PlanRequest& wanted, Date day) {
  while (is_holiday(wanted.routes.front()->route(), day)) day = add_days(day, 1);
  return day;
}

// ---- Days on which something may change

class ChangingDays {
 public:
  explicit ChangingDays(const PlanRequest& wanted) : wanted_(wanted) {}

  // Returns the days after the first on which a session may be worth waiting for, ascending.
  std::vector<Date> find() {
    for (std::size_t r = 0; r < wanted_.routes.size(); ++r)
      of_route(wanted_.routes[r]->route(), wanted_.persons[r]);
    for (const PlanRequest::Change& change : wanted_.changes) {
      add(change.from);
      for (std::size_t r = 0; r < wanted_.routes.size(); ++r)
        of_route(wanted_.routes[r]->route(), change.persons[r]);
    }
    for (const Counter::Per per : {Counter::Per::calendar_year, Counter::Per::academic_year}) {
      for (std::int32_t day = wanted_.first.days(); day <= wanted_.until.days();
           day = end_of_long_period(per, Date::from_days(day)))
        add(Date::from_days(day));
    }
    if (twelve_months_ && add_years(wanted_.first, 1) <= wanted_.until) starts_of_twelve_months();
    if (wanted_.at_most) days_before(*wanted_.at_most);
    return {days_.begin(), days_.end()};
  }

 private:
  void add(Date day) {
    day = open_day(wanted_, day);
    if (wanted_.first < day && day <= wanted_.until) days_.insert(day);
  }

  void of_route(const Route& route, const Person& person) {
    for (const std::int32_t day : changing_days(route, wanted_.selection, false, person.contract))
      add(Date::from_days(day));
    std::vector<Date> begin_or_end;  // of rights
    for (const std::int32_t since : person.limited_since) {
      if (since != no_day) begin_or_end.push_back(Date::from_days(since));
    }
    for (const auto& [fact, held] : person.dated) {
      add(held.from);
      if (held.to < last_date) add(add_days(held.to, 1));
      begin_or_end.push_back(held.from);
    }
    for (const LimitedRight& right : route.limited) {
      for (const Date day : begin_or_end) {
        if (day != first_date) add(after(day, right.lasts));
      }
    }
    for (const std::int32_t until : person.kept_until) {
      if (until != no_day) add(Date::from_days(until));
    }
    for (int age = 0; person.born && age <= wanted_.until.year() - person.born->year(); ++age)
      add(add_years(*person.born, age));
    const auto note = [&](Counter::Per per) {
      twelve_months_ = twelve_months_ || per == Counter::Per::twelve_months;
    };
    for (const Counter& counter : route.counters) note(counter.per);
    for (const KeptRight& right : route.kept) note(right.period);
    if (person.contract == nullptr) return;
    for (const std::int32_t day : membership_days(person)) add(Date::from_days(day));
    for (const Counter& counter : person.contract->counters) {
      note(counter.per);
      if (counter.per != Counter::Per::contract_year) continue;
      for (std::int32_t day = wanted_.first.days(); day <= wanted_.until.days();
           day = end_of_contract_period(counter, Date::from_days(day), person.joined))
        add(Date::from_days(day));
    }
  }

  // Adds the first days from which a period of twelve months reaches beyond a day of a session.
  void starts_of_twelve_months() {
    std::set<Date> anchors = days_;
    anchors.insert(wanted_.first);
    for (const Date anchor : anchors) {
      Date day = anchor;
      for (int i = 0; i < wanted_.sessions && day <= wanted_.until; ++i) {
        Date start = add_years(day, -1);
        while (add_years(start, 1) <= day) start = add_days(start, 1);
        add(start);
        day = after_pace(day, wanted_.at_least);
      }
    }
  }

  // Adds the earliest days from which the others can be reached at the longest interval.
  void days_before(const Pace& pace) {
    const std::set<Date> anchors = days_;
    for (const Date anchor : anchors) {
      Date day = anchor;
      for (int i = 1; i < wanted_.sessions && day > wanted_.first; ++i) {
        const Date next = day;
        day = pace.months ? add_months(day, -pace.count) : add_days(day, -pace.count);
        while (after_pace(day, pace) < next) day = add_days(day, 1);
        day = open_day(wanted_, day);
        add(day);
      }
    }
  }

  const PlanRequest& wanted_;
  std::set<Date> days_;
  bool twelve_months_ = false;
};

// ---- The search

// Lower is better: the cost, then the days waited in all, then the advance.
struct Score {
  int unknown = 0;
  std::int64_t cents = 0;
  std::int64_t days = 0;
  int unknown_advance = 0;
  std::int64_t advance = 0;
  friend auto operator<=>(const Score&, const Score&) = default;
};

class PlanSearch {
 public:
  explicit PlanSearch(const PlanRequest& wanted)
      : wanted_(wanted),
        changes_(ChangingDays{wanted}.find()) {
    for (std::size_t r = 0; r < wanted_.routes.size(); ++r) add_slots(r);
    latest_.resize(static_cast<std::size_t>(wanted_.sessions), wanted_.until);
    for (std::size_t i = latest_.size() - 1; i > 0; --i)
      latest_[i - 1] = before_pace(latest_[i], wanted_.at_least);
  }

  // Finds the best sessions that cost less than `limit`; none if there are none. Returns false if
  // that takes too much work.
  bool run(const PatientCost& limit, std::vector<PlannedSession>& best) {
    limit_ = limit;
    nodes_.push_back({state_of(opening_state()), no_node, 0, {}, {}});
    std::vector<std::size_t> layer{0};
    for (const Date latest : latest_) {
      next_.clear();
      fronts_.clear();
      for (const std::size_t node : layer) {
        if (nodes_[node].dropped) continue;
        for (const Date day : days_after(nodes_[node], latest)) extend(node, day);
        if (work_ > most_plan_work) return false;
      }
      layer.swap(next_);
    }
    std::optional<std::size_t> found;
    for (const std::size_t node : layer) {
      if (!nodes_[node].dropped && (!found || nodes_[node].score < nodes_[*found].score))
        found = node;
    }
    for (std::size_t node = found.value_or(0); node != 0; node = nodes_[node].parent)
      best.push_back({nodes_[node].date, nodes_[node].route});
    std::reverse(best.begin(), best.end());
    return true;
  }

 private:
  static constexpr std::size_t no_node = static_cast<std::size_t>(-1);

  // A counter, or a right that is kept for a period, of a route or of the contract.
  struct Slot {
    enum class Kind : std::uint8_t { own, shared, contract, kept };
    Kind kind = Kind::own;
    std::size_t route = 0;  // own, kept
    std::size_t index = 0;
    const Contract* of = nullptr;  // contract
  };
  struct SlotState {
    std::int32_t until = no_day;
    int sessions = 0;
    bool counted = false;  // a version is known for the period or an earlier one
    Money spent;
    friend bool operator==(const SlotState&, const SlotState&) = default;
  };
  using State = std::vector<SlotState>;
  struct StateHash {
    std::size_t operator()(const State& state) const {
      std::uint64_t hash = 0;
      const auto add = [&](std::int64_t n) {
        hash = (hash ^ std::hash<std::int64_t>{}(n)) * 0x9e3779b97f4a7c15ULL;
      };
      for (const SlotState& slot : state) {
        add(std::int64_t{slot.until} * 2 + (slot.counted ? 1 : 0));
        add(slot.sessions);
        add(slot.spent.known() ? slot.spent.cents() : -1);
      }
      return static_cast<std::size_t>(hash ^ hash >> 32);
    }
  };
  struct Node {
    const State* state = nullptr;
    std::size_t parent = no_node;
    std::size_t route = 0;
    Date date;
    Score score;
    bool dropped = false;
  };

  void add_slots(std::size_t r) {
    const Route& route = wanted_.routes[r]->route();
    const auto add = [&](Slot slot) {
      const auto same = [&](const Slot& s) {
        return s.kind == slot.kind && s.route == slot.route && s.index == slot.index &&
               s.of == slot.of;
      };
      if (std::none_of(slots_.begin(), slots_.end(), same)) slots_.push_back(slot);
    };
    for (std::size_t c = 0; c < route.counters.size(); ++c) {
      const int shared = route.counters[c].shared;
      if (shared < 0) add({Slot::Kind::own, r, c});
      else add({Slot::Kind::shared, 0, static_cast<std::size_t>(shared)});
    }
    for (std::size_t k = 0; k < route.kept.size(); ++k) add({Slot::Kind::kept, r, k});
    const auto add_contract = [&](const Contract* contract) {
      for (std::size_t c = 0; contract != nullptr && c < contract->counters.size(); ++c)
        add({Slot::Kind::contract, 0, c, contract});
    };
    add_contract(wanted_.persons[r].contract);
    for (const PlanRequest::Change& change : wanted_.changes)
      add_contract(change.persons[r].contract);
  }

  static Accumulator& accumulator(Accumulators& accumulators, const Slot& slot) {
    if (slot.kind == Slot::Kind::own) return accumulators.route[slot.index];
    return (slot.kind == Slot::Kind::shared ? accumulators.shared
                                            : accumulators.contract)[slot.index];
  }
  static bool belongs_to(const Slot& slot, std::size_t route, const Contract* contract) {
    if (slot.kind == Slot::Kind::contract) return slot.of == contract;
    return slot.route == route || slot.kind == Slot::Kind::shared;
  }

  Accumulators load(const State& state, std::size_t r, const Contract* contract) const {
    Accumulators all;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (!belongs_to(slots_[i], r, contract)) continue;
      const SlotState& from = state[i];
      if (slots_[i].kind == Slot::Kind::kept) {
        all.kept_until[slots_[i].index] = from.until;
        continue;
      }
      // Which version it was moves no amount.
      accumulator(all, slots_[i]) = {from.until, from.sessions, from.counted ? 0 : -1, from.spent};
    }
    return all;
  }

  // Stores what a session by a route may have changed.
  void store(Accumulators& all, std::size_t r, const Contract* contract, State& state) const {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (!belongs_to(slots_[i], r, contract)) continue;
      if (slots_[i].kind == Slot::Kind::kept) {
        state[i].until = all.kept_until[slots_[i].index];
        continue;
      }
      const Accumulator& count = accumulator(all, slots_[i]);
      state[i] = {count.until, count.sessions, count.version >= 0, count.spent};
    }
  }

  // Clears periods that are over on `day`, so that states that will act alike are equal.
  static void clear_ended(State& state, Date day) {
    for (SlotState& slot : state) {
      if (slot.until <= day.days()) slot = {no_day, 0, slot.counted, {}};
    }
  }

  const State* state_of(State state) { return &*states_.insert(std::move(state)).first; }

  // The state before the first session, with those already used.
  State opening_state() const {
    State state(slots_.size());
    for (std::size_t r = 0; r < wanted_.routes.size(); ++r) {
      const Person& person = wanted_.person(r, wanted_.first);
      Accumulators all = load(state, r, person.contract);
      seed_accumulators(*wanted_.routes[r], person, wanted_.selection, wanted_.first, all);
      store(all, r, person.contract, state);
    }
    for (const Request::OpeningBalance& o : wanted_.opening_balances) {
      for (std::size_t i = 0; i < slots_.size(); ++i) {
        const Slot& slot = slots_[i];
        const Slot::Kind kind = o.contract == nullptr ? Slot::Kind::shared : Slot::Kind::contract;
        if (slot.kind != kind || slot.of != o.contract || slot.index != o.counter) continue;
        const Counter* counter = counter_of(slot);
        Date day = wanted_.first;
        if (slot.of != nullptr && !slot.of->holds_on(day) && slot.of->from) day = *slot.of->from;
        state[i] = {end_of_period(*counter, day), o.sessions, false, o.spent};
      }
    }
    return state;
  }
  const Counter* counter_of(const Slot& slot) const {
    if (slot.of != nullptr) return &slot.of->counters[slot.index];
    for (const CompiledRoute* compiled : wanted_.routes) {
      for (const Counter& counter : compiled->route().counters) {
        if (counter.shared == static_cast<int>(slot.index)) return &counter;
      }
    }
    return nullptr;
  }

  // Returns the days on which the session after `node` may be: as soon as allowed, and the later
  // days of change.
  std::vector<Date> days_after(const Node& node, Date latest) const {
    const bool begins = node.parent == no_node;
    const Date soonest =
        open_day(wanted_, begins ? wanted_.first : after_pace(node.date, wanted_.at_least));
    if (!begins && wanted_.at_most)
      latest = std::min(latest, after_pace(node.date, *wanted_.at_most));
    if (soonest > latest) return {};
    std::vector<Date> days{soonest};
    const auto add = [&](Date day) {
      if (soonest < day && day <= latest) days.push_back(day);
    };
    for (auto at = std::upper_bound(changes_.begin(), changes_.end(), soonest);
         at != changes_.end() && *at <= latest; ++at)
      days.push_back(*at);
    for (const SlotState& slot : *node.state) {
      if (slot.until <= last_date.days()) add(open_day(wanted_, Date::from_days(slot.until)));
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
  }

  // Adds a session on a day by each route.
  void extend(std::size_t from, Date day) {
    for (std::size_t r = 0; r < wanted_.routes.size(); ++r) {
      ++work_;
      const Person& person = wanted_.person(r, day);
      Accumulators accumulators = load(*nodes_[from].state, r, person.contract);
      const Settled settled = settle(*wanted_.routes[r], wanted_.selection, accumulators, person,
                                     wanted_.session(r, day));
      Node node{nullptr, from, r, day, nodes_[from].score};
      add_to(node.score, settled);
      if (!(PatientCost{node.score.unknown, Money::of_cents(node.score.cents)} < limit_)) continue;
      State state = *nodes_[from].state;
      store(accumulators, r, person.contract, state);
      clear_ended(state, after_pace(day, wanted_.at_least));
      node.state = state_of(std::move(state));
      keep(node);
    }
  }

  void add_to(Score& score, const Settled& settled) const {
    const Money cost = settled.get(Figure::patient), advance = settled.get(Figure::advance);
    score.unknown += cost.known() ? 0 : 1;
    score.cents += cost.known() ? cost.cents() : 0;
    score.days += settled.date.days() - wanted_.first.days();
    score.unknown_advance += advance.known() ? 0 : 1;
    score.advance += advance.known() ? advance.cents() : 0;
  }

  // Adds a node to the next layer unless another one is as good, and drops those it replaces.
  void keep(const Node& node) {
    std::vector<std::size_t>& front = fronts_[node.state];
    const auto as_good = [&](const Node& a, const Node& b) {
      return a.score <= b.score && (wanted_.at_most ? a.date == b.date : a.date <= b.date);
    };
    for (const std::size_t other : front) {
      if (as_good(nodes_[other], node)) return;
    }
    std::erase_if(front, [&](std::size_t other) {
      return nodes_[other].dropped = as_good(node, nodes_[other]);
    });
    front.push_back(nodes_.size());
    next_.push_back(nodes_.size());
    nodes_.push_back(node);
  }

  const PlanRequest& wanted_;
  std::vector<Date> changes_;
  std::vector<Date> latest_;  // per session: the last day that leaves room for the others
  std::vector<Slot> slots_;
  PatientCost limit_;
  std::size_t work_ = 0;
  std::unordered_set<State, StateHash> states_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> next_;
  std::unordered_map<const State*, std::vector<std::size_t>> fronts_;
};

// ---- Reasons

// Finds out what each session waited for, by settling it on the earliest day allowed as well.
class Reasons {
 public:
  explicit Reasons(const Plan& plan) : wanted_(plan.wanted), request_(plan.answer.request) {}

  std::vector<PlanReason> find() {
    PersonAccumulators all{request_, 0};
    std::optional<Date> last;
    for (const Request::SessionRequest* requested : request_.in_order()) {
      Accumulators& accumulators = all.of(*requested);
      const Date date = requested->session.date;
      const Date due = last ? after_pace(*last, wanted_.at_least) : wanted_.first;
      const Date soonest = open_day(wanted_, due);
      const bool holiday = due < soonest && date.days() - due.days() <= week;
      if (soonest < date && !holiday) wait(reason(*requested, accumulators, soonest));
      if (!waits_.empty()) ++waits_.back().sessions;
      count_route(*requested);
      settle_one(*requested, accumulators, date);
      last = date;
    }
    waits_.insert(waits_.end(), routes_.begin(), routes_.end());
    return std::move(waits_);
  }

 private:
  Settled settle_one(const Request::SessionRequest& requested, Accumulators& accumulators,
                     Date date) const {
    return settle(*request_.compiled_routes[requested.route], request_.selection, accumulators,
                  request_.persons[requested.person], Session{date, requested.session.facts});
  }

  PlanReason reason(const Request::SessionRequest& requested, const Accumulators& before,
                    Date soonest) const {
    const Date date = requested.session.date;
    const Route& route = request_.compiled_routes[requested.route]->route();
    Accumulators sooner = before, later = before;
    const Settled then = settle_one(requested, sooner, soonest);
    const Settled now = settle_one(requested, later, date);
    PlanReason found{PlanReason::Kind::person, date, &route, nullptr, 0};
    if (const std::size_t changes = wanted_.changes_on(date);
        changes != wanted_.changes_on(soonest)) {
      found.date = wanted_.changes[changes - 1].from;
      return found;
    }
    const Person& person = request_.persons[requested.person];
    const auto begins_anew = [&](const Counter& counter, const Accumulator& count) {
      std::int32_t until = count.until;
      if (!current(count, soonest) && counter.per != Counter::Per::twelve_months)
        until = end_of_contract_period(counter, soonest, person.joined);
      const bool within = soonest.days() < until && until <= date.days();
      if (counter.per == Counter::Per::day || !within || date.days() - until >= week) return false;
      found.date = Date::from_days(until);
      return true;
    };
    const auto because = [&](PlanReason::Kind kind, const Counter* counter = nullptr) {
      found.kind = kind;
      found.counter = counter;
      return found;
    };
    if (then.outcome != Outcome::beyond_cap && then.version != now.version) {
      found.date = now.in_force_since;
      return because(PlanReason::Kind::rules);
    }
    const Contract* contract = person.contract;
    const bool contract_pays_more = then.contract_paid != now.contract_paid;
    for (std::size_t c = 0; contract_pays_more && c < contract->counters.size(); ++c) {
      if (begins_anew(contract->counters[c], before.contract[c]))
        return because(PlanReason::Kind::contract, &contract->counters[c]);
    }
    for (const std::int32_t day : membership_days(person)) {
      if (!contract_pays_more || day <= soonest.days() || day > date.days()) continue;
      found.date = Date::from_days(day);
      return because(PlanReason::Kind::contract);
    }
    for (std::size_t c = 0; c < route.counters.size(); ++c) {
      if (begins_anew(route.counters[c], before.of(route.counters[c], c)))
        return because(PlanReason::Kind::period, &route.counters[c]);
    }
    const bool same = then.figures == now.figures && then.outcome == now.outcome;
    return because(same ? PlanReason::Kind::interval : PlanReason::Kind::person);
  }

  // Adds a wait. Several in a row for the sake of later sessions are one.
  void wait(const PlanReason& reason) {
    const bool more = reason.kind == PlanReason::Kind::interval && !waits_.empty() &&
                      waits_.back().kind == reason.kind;
    if (!more) waits_.push_back(reason);
  }

  void count_route(const Request::SessionRequest& requested) {
    const Route& route = request_.compiled_routes[requested.route]->route();
    if (&route == &wanted_.routes.front()->route()) return;
    const auto at = std::find_if(routes_.begin(), routes_.end(),
                                 [&](const PlanReason& r) { return r.route == &route; });
    if (at != routes_.end()) ++at->sessions;
    else routes_.push_back({PlanReason::Kind::route, requested.session.date, &route, nullptr, 1});
  }

  const PlanRequest& wanted_;
  const Request& request_;
  std::vector<PlanReason> waits_, routes_;
};

bool keeps_intervals(const PlanRequest& wanted, const std::vector<PlannedSession>& sessions) {
  for (std::size_t i = 1; i < sessions.size(); ++i) {
    const Date before = sessions[i - 1].date, date = sessions[i].date;
    if (date < after_pace(before, wanted.at_least)) return false;
    if (wanted.at_most && date > after_pace(before, *wanted.at_most)) return false;
  }
  return sessions.back().date <= wanted.until;
}

// Moves sessions after a wait to the day of the week of the first day, where that costs the same:
// appointments are weekly, and many periods begin on a holiday.
void keep_day_of_week(const PlanRequest& wanted, std::vector<PlannedSession>& sessions) {
  if (wanted.at_least.months || wanted.at_least.count % week != 0) return;
  const auto cost_of = [&](const std::vector<PlannedSession>& planned) {
    return patient_cost(settle_all(wanted.request_for(planned)).total);
  };
  const PatientCost cost = cost_of(sessions);
  const auto waits = [&](std::size_t i) {
    return i == 0 || sessions[i].date > after_pace(sessions[i - 1].date, wanted.at_least);
  };
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const int days = sessions[i].date.days() - wanted.first.days();
    if (days % week == 0 || !waits(i)) continue;
    std::vector<PlannedSession> moved = sessions;
    for (std::size_t k = i; k < moved.size() && (k == i || !waits(k)); ++k)
      moved[k].date = add_days(moved[k].date, week - days % week);
    const bool open = std::all_of(moved.begin(), moved.end(), [&](const PlannedSession& s) {
      return open_day(wanted, s.date) == s.date;
    });
    if (open && keeps_intervals(wanted, moved) && !(cost < cost_of(moved)))
      sessions = std::move(moved);
  }
}

}  // namespace

std::optional<Plan> cheapest_plan(const PlanRequest& wanted) {
  Plan plan{wanted, {}, settle_all(wanted.asked()), {}};
  std::vector<PlannedSession> best;
  if (!PlanSearch{wanted}.run(patient_cost(plan.asked.total), best)) return std::nullopt;
  if (!best.empty()) keep_day_of_week(wanted, best);
  Answer& answer = plan.answer;
  answer.people.emplace_back();
  answer.request = best.empty() ? wanted.asked() : wanted.request_for(best);
  answer.statement = settle_all(answer.request, answer.explanation.flagged_rules);
  if (!best.empty()) plan.reasons = Reasons{plan}.find();
  return plan;
}

}  // namespace racpsy
