#include "racpsy/engine/memory.hpp"

namespace racpsy {

Ledger& Memory::ledger(const Question::Asked& asked) {
  const Person& person = question_->persons[asked.person];
  if (book_ != asked.book) turn_to_route(asked, person);
  if (contract_ != person.contract) turn_to_contract(asked, person.contract);
  return now_;
}

void Memory::turn_to_route(const Question::Asked& asked, const Person& person) {
  if (book_) routes_[*book_] = now_.route;
  book_ = asked.book;
  if (const auto at = routes_.find(asked.book); at != routes_.end()) {
    now_.route = at->second;
    return;
  }
  now_.route = {};
  open(*question_->books[asked.book], person, question_->terms, asked.session.date, now_);
  open_shared(asked);
}

void Memory::turn_to_contract(const Question::Asked& asked, const Contract* contract) {
  contracts_[contract_] = now_.contract;
  contract_ = contract;
  const bool known = contracts_.contains(contract);
  now_.contract = contracts_[contract];
  for (const Question::Opening& o : question_->openings) {
    if (known || contract == nullptr || o.who != who_ || o.contract != contract) continue;
    now_.contract[o.counter] = {end_of_period(contract->counters[o.counter], asked.session.date), o.sessions, -1, o.spent};
  }
}

// What counters that routes share hold before the first session belongs to the period of the first that uses them.
void Memory::open_shared(const Question::Asked& asked) {
  for (const Question::Opening& o : question_->openings) {
    if (o.who != who_ || o.contract != nullptr || opened_[o.counter]) continue;
    for (const Counter& counter : question_->books[asked.book]->route().counters) {
      if (counter.shared != static_cast<int>(o.counter)) continue;
      now_.shared[o.counter] = {end_of_period(counter, asked.session.date), o.sessions, -1, o.spent};
      opened_[o.counter] = true;
    }
  }
}

}  // namespace racpsy
