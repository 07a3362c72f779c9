#include "racpsy/engine/person_accumulators.hpp"

#include <algorithm>

namespace racpsy {

Accumulators& PersonAccumulators::of(const Request::SessionRequest& requested) {
  const Person& person = request_->persons[requested.person];
  if (route_ != requested.route) switch_route(requested, person);
  if (contract_ != person.contract) switch_contract(person.contract);
  if (!request_->opening_balances.empty()) add_used(requested);
  if (contract_ != nullptr) seed_contract(requested, *contract_);
  return current_;
}

void PersonAccumulators::leave() {
  if (contract_ == nullptr || family_ == nullptr) return;
  for (std::size_t c = 0; c < contract_->counters.size(); ++c) {
    if (is_common(contract_->counters[c])) family_->counts[contract_][c] = current_.contract[c];
  }
}

void PersonAccumulators::switch_route(const Request::SessionRequest& requested,
                                      const Person& person) {
  if (route_) {
    routes_[*route_] = {current_.route, current_.kept_until};
    note_limited_rights();
  }
  route_ = requested.route;
  const std::vector<LimitedRight>& limited = request_->compiled_routes[*route_]->route().limited;
  for (std::size_t i = 0; i < limited.size(); ++i) {
    const auto known = limited_from_.find(limited[i].rule.id);
    current_.limited_from[i] = known == limited_from_.end() ? no_day : known->second;
  }
  const auto at = routes_.find(requested.route);
  current_.route = at == routes_.end() ? AccumulatorArray{} : at->second.counts;
  current_.kept_until = at == routes_.end() ? Accumulators{}.kept_until : at->second.kept_until;
  if (at != routes_.end()) return;
  seed_accumulators(*request_->compiled_routes[requested.route], person, request_->selection,
                    request_->opening_day.value_or(requested.session.date), current_);
  seed_shared(requested);
}

// Stores the first days of limited rights by rule id, since several routes may have the same right.
void PersonAccumulators::note_limited_rights() {
  const std::vector<LimitedRight>& limited = request_->compiled_routes[*route_]->route().limited;
  for (std::size_t i = 0; i < limited.size(); ++i)
    limited_from_[limited[i].rule.id] = current_.limited_from[i];
}

void PersonAccumulators::switch_contract(const Contract* contract) {
  contracts_[contract_] = current_.contract;
  contract_ = contract;
  current_.contract = contracts_[contract];
}

// Adds the opening balances of a contract to the period of the first session on which it is in
// force: that of this person, or for the counters of a family that of anybody, with the balances of
// all people.
void PersonAccumulators::seed_contract(const Request::SessionRequest& requested,
                                       const Contract& contract) {
  for (std::size_t c = 0; c < contract.counters.size() && family_ != nullptr; ++c) {
    if (is_common(contract.counters[c])) current_.contract[c] = family_->counts[&contract][c];
  }
  if (!contract.holds_on(requested.session.date)) return;
  const bool own = seeded_contracts_.insert(&contract).second;
  const bool common = family_ != nullptr && family_->seeded.insert(&contract).second;
  if (!own && !common) return;
  const bool holds = request_->opening_day && contract.holds_on(*request_->opening_day);
  const Date day = holds ? *request_->opening_day : requested.session.date;
  for (const Request::OpeningBalance& o : request_->opening_balances) {
    if (o.contract != &contract || o.on) continue;
    const Counter& counter = contract.counters[o.counter];
    if (is_common(counter) ? !common : !own || o.who != who_) continue;
    Accumulator& count = current_.contract[o.counter];
    if (!current(count, day))
      count = {end_of_contract_period(counter, day, request_->persons[requested.person].joined),
               0,
               -1,
               {}};
    count.sessions += o.sessions;
    count.spent += o.spent;
  }
}

Accumulator& PersonAccumulators::counted_in(const Request::OpeningBalance& balance) {
  if (balance.contract == nullptr) return current_.shared[balance.counter];
  const Contract* contract = balance.contract;
  if (is_common(contract->counters[balance.counter]))
    return family_->counts[contract][balance.counter];
  return (contract == contract_ ? current_.contract : contracts_[contract])[balance.counter];
}

// Adds what was used until the day of this session, that day included, each use in the period of
// its own day.
void PersonAccumulators::add_used(const Request::SessionRequest& requested) {
  const std::vector<Request::OpeningBalance>& all = request_->opening_balances;
  std::vector<std::size_t> due;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].on || *all[i].on > requested.session.date) continue;
    const Contract* contract = all[i].contract;
    const bool common = contract != nullptr && is_common(contract->counters[all[i].counter]);
    if (!common && all[i].who != who_) continue;
    if ((common ? family_->used : used_).insert(i).second) due.push_back(i);
  }
  std::stable_sort(due.begin(), due.end(),
                   [&](std::size_t a, std::size_t b) { return *all[a].on < *all[b].on; });
  for (const std::size_t i : due) {
    const Request::OpeningBalance& use = all[i];
    std::int32_t until = no_day;
    if (use.contract != nullptr) {
      until = end_of_contract_period(use.contract->counters[use.counter], *use.on,
                                     request_->persons[requested.person].joined);
    } else {
      for (const CompiledRoute* compiled : request_->compiled_routes) {
        for (const Counter& counter : compiled->route().counters) {
          if (counter.shared == static_cast<int>(use.counter))
            until = end_of_period(counter, *use.on);
        }
      }
    }
    Accumulator& count = counted_in(use);
    if (!current(count, *use.on)) count = {until, 0, -1, {}};
    count.sessions += use.sessions;
    count.spent += use.spent;
  }
}

Accumulators& RequestAccumulators::of(const Request::SessionRequest& requested) {
  if (last_ != nullptr) last_->leave();
  last_ = &people_.try_emplace(requested.who, *request_, requested.who, &family_).first->second;
  return last_->of(requested);
}

// Adds the opening balances of shared counters to the period of the first session that uses them.
void PersonAccumulators::seed_shared(const Request::SessionRequest& requested) {
  const Date day = request_->opening_day.value_or(requested.session.date);
  for (const Request::OpeningBalance& o : request_->opening_balances) {
    if (o.who != who_ || o.contract != nullptr || o.on || seeded_[o.counter]) continue;
    for (const Counter& counter : request_->compiled_routes[requested.route]->route().counters) {
      if (counter.shared != static_cast<int>(o.counter)) continue;
      Accumulator& count = current_.shared[o.counter];
      if (!current(count, day)) count = {end_of_period(counter, day), 0, -1, {}};
      count.sessions += o.sessions;
      count.spent += o.spent;
      seeded_[o.counter] = true;
    }
  }
}

}  // namespace racpsy
