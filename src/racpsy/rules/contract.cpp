#include "racpsy/rules/contract.hpp"

#include <algorithm>

#include "racpsy/base/limits.hpp"

namespace racpsy {

namespace {

template <class See>
void each_condition(const Contract& contract, See see) {
  for (const ContractShare& share : contract.shares) {
    for (const Conditions* conditions : {&share.rule.when, &share.rule.unless}) {
      for (const Condition& c : *conditions) see(c);
    }
  }
}

}  // namespace

std::uint32_t counters_ranking(const Rule& rule) {
  std::uint32_t counters = 0;
  for (const Conditions* conditions : {&rule.when, &rule.unless}) {
    for (const Condition& c : *conditions) {
      if (c.subject.kind == Subject::Kind::rank) add_bit(counters, c.subject.index);
    }
  }
  return counters;
}

std::vector<int> ages_of(const Contract& contract) {
  std::vector<int> ages;
  each_condition(contract, [&](const Condition& c) {
    if (c.subject.kind != Subject::Kind::age && c.subject.kind != Subject::Kind::age_on_january_1)
      return;
    for (const int age : {c.low, c.high + 1}) {
      if (age > 0 && age <= oldest) ages.push_back(age);
    }
  });
  return ages;
}

Memberships memberships_of(const Contract& contract) {
  Memberships all;
  each_condition(contract, [&](const Condition& c) {
    if (c.subject.kind != Subject::Kind::member_for) return;
    std::vector<int>& into = c.subject.index == 0 ? all.months : all.days;
    for (const int first : {c.low, c.high + 1}) {
      if (first > 0 && first <= no_highest) into.push_back(first);
    }
  });
  for (std::vector<int>* list : {&all.months, &all.days}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  return all;
}

bool asks_joined(const Contract& contract) {
  return !memberships_of(contract).empty() ||
         std::any_of(contract.counters.begin(), contract.counters.end(), [](const Counter& c) {
           return c.per == Counter::Per::contract_year && c.year_begins == 0;
         });
}

std::vector<std::uint8_t> facts_of(const Contract& contract) {
  std::vector<std::uint8_t> facts;
  each_condition(contract, [&](const Condition& c) {
    if (c.subject.kind == Subject::Kind::fact) facts.push_back(c.subject.index);
  });
  return facts;
}

}  // namespace racpsy
