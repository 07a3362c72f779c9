#include "racpsy/rules/contract.hpp"

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

std::vector<std::uint8_t> facts_of(const Contract& contract) {
  std::vector<std::uint8_t> facts;
  each_condition(contract, [&](const Condition& c) {
    if (c.subject.kind == Subject::Kind::fact) facts.push_back(c.subject.index);
  });
  return facts;
}

}  // namespace racpsy
