#include "racpsy/engine/person.hpp"

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

bool is_of_country(const Contract& contract, const Route& route) {
  return route.id.starts_with(contract.country + "/") && contract.currency == route.currency();
}

void give_contract(Person& person, const Route& route, const Contract& contract) {
  person.contract = is_of_country(contract, route) ? &contract : nullptr;
  const std::optional<std::size_t> fact = route.fact_index("complementary");
  if (!fact) return;
  if (const std::optional<Bits> value = route.facts[*fact].read(word_in_schemes(contract)))
    person.state(*fact, *value);
}

}  // namespace racpsy
