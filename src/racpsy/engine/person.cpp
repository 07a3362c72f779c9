#include "racpsy/engine/person.hpp"

#include <algorithm>

namespace racpsy {

Person default_person(const Route& route, int age) {
  Person person;
  for (std::size_t f = 0; f < route.facts.size(); ++f) person.facts[f] = route.facts[f].fallback;
  person.age = age;
  return person;
}

void state_fact(Person& person, std::size_t fact, Bits value, const std::vector<DatedBits>& dated) {
  std::erase_if(person.dated, [&](const auto& held) { return held.first == fact; });
  for (const DatedBits& held : dated) person.dated.emplace_back(fact, held);
  person.state(fact, value);
}

namespace {

// Returns true if the person holds some of the values without dates.
bool holds_always(const Person& person, const Condition& c) {
  return (person.facts[c.subject.index] & c.values) != 0;
}

bool is_dated(const std::pair<std::size_t, DatedBits>& held, const Condition& c) {
  return held.first == c.subject.index && (held.second.bits & c.values) != 0;
}

// Adds a right from a day on, for as long as it lasts, or until the right that it follows begins
// anew.
void add_following(Person& person, const LimitedRight& right, Date from) {
  const Condition& now = right.rule.when.front();
  Date to = add_days(after(from, right.lasts), -1);
  for (const auto& held : person.dated) {
    if (!is_dated(held, right.follows.front()) || held.second.to < from) continue;
    to = std::min(to, add_days(held.second.from, -1));
  }
  if (to < from) return;
  person.dated.emplace_back(now.subject.index, DatedBits{now.values, from, to, true});
}

// Returns true if the person states the right itself, always or with dates.
bool states_right(const Person& person, const LimitedRight& right) {
  const Condition& now = right.rule.when.front();
  return holds_always(person, now) ||
         std::any_of(person.dated.begin(), person.dated.end(),
                     [&](const auto& held) { return !held.second.follows && is_dated(held, now); });
}

}  // namespace

void follow_rights(Person& person, const Route& route) {
  std::erase_if(person.dated, [](const auto& held) { return held.second.follows; });
  for (const LimitedRight& right : route.limited) {
    if (right.follows.empty() || states_right(person, right) ||
        holds_always(person, right.follows.front()))
      continue;
    const std::vector<std::pair<std::size_t, DatedBits>> stated = person.dated;
    for (const auto& held : stated) {
      if (is_dated(held, right.follows.front()) && held.second.to < last_date)
        add_following(person, right, add_days(held.second.to, 1));
    }
  }
}

void follow_right_lost(Person& person, const LimitedRight& right, Date from) {
  if (!states_right(person, right) && !holds_always(person, right.follows.front()))
    add_following(person, right, from);
}

std::optional<Date> right_lost(const LimitedRight& right, const Person& before, const Person& after,
                               Date day) {
  if (right.follows.empty()) return std::nullopt;
  const Condition& c = right.follows.front();
  const auto held_on = [&](const Person& person) {
    return holds_always(person, c) ||
           std::any_of(person.dated.begin(), person.dated.end(), [&](const auto& held) {
             return is_dated(held, c) && held.second.from <= day && day <= held.second.to;
           });
  };
  if (held_on(after)) return std::nullopt;
  if (holds_always(before, c)) return day;
  std::optional<Date> lost;
  for (const auto& held : before.dated) {
    if (!is_dated(held, c) || held.second.from > day) continue;
    const Date first = held.second.to < day ? add_days(held.second.to, 1) : day;
    lost = std::max(lost.value_or(first), first);
  }
  return lost;
}

bool is_of_country(const Contract& contract, const Route& route) {
  return country_code(route.id) == contract.country && contract.currency == route.currency();
}

void give_contract(Person& person, const Route& route, const Contract& contract) {
  person.contract = is_of_country(contract, route) ? &contract : nullptr;
  const std::optional<std::size_t> fact = route.fact_index("complementary");
  if (!fact) return;
  if (const std::optional<Bits> value = route.facts[*fact].read(word_in_schemes(contract)))
    person.state(*fact, *value);
}

}  // namespace racpsy
