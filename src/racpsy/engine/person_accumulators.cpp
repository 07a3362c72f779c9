#include "racpsy/engine/person_accumulators.hpp"

namespace racpsy {

Accumulators& PersonAccumulators::of(const Request::SessionRequest& requested) {
  const Person& person = request_->persons[requested.person];
  if (route_ != requested.route) switch_route(requested, person);
  if (contract_ != person.contract) switch_contract(person.contract);
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
    if (o.contract != &contract) continue;
    const Counter& counter = contract.counters[o.counter];
    if (is_common(counter) ? !common : !own || o.who != who_) continue;
    Accumulator& count = current_.contract[o.counter];
    count.until = end_of_period(counter, day);
    count.sessions += o.sessions;
    count.spent += o.spent;
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
    if (o.who != who_ || o.contract != nullptr || seeded_[o.counter]) continue;
    for (const Counter& counter : request_->compiled_routes[requested.route]->route().counters) {
      if (counter.shared != static_cast<int>(o.counter)) continue;
      current_.shared[o.counter] = {end_of_period(counter, day), o.sessions, -1, o.spent};
      seeded_[o.counter] = true;
    }
  }
}

}  // namespace racpsy
