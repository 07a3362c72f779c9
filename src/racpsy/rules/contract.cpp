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

const ReferenceValue::Dated* ReferenceValue::on(Date day) const {
  const auto at = std::find_if(amounts.begin(), amounts.end(), [&](const Dated& dated) {
    return dated.from <= day && day <= dated.to;
  });
  return at == amounts.end() ? nullptr : &*at;
}

Money Contract::amount_on(const ContractAmount& amount, Date day) const {
  if (amount.value < 0) return amount.money;
  const ReferenceValue::Dated* value = values[static_cast<std::size_t>(amount.value)].on(day);
  return value == nullptr ? Money::unknown() : share_of(value->amount, amount.rate, rounding);
}

bool Contract::same_figures(Date a, Date b) const {
  return holds_on(a) == holds_on(b) &&
         std::all_of(values.begin(), values.end(),
                     [&](const ReferenceValue& value) { return value.on(a) == value.on(b); });
}

std::vector<int> values_of(const ContractShare& share) {
  std::vector<int> values;
  const auto add = [&](int value) {
    if (value >= 0 && std::find(values.begin(), values.end(), value) == values.end())
      values.push_back(value);
  };
  add(share.value);
  if (share.excess) add(share.excess->at_most.value);
  add(share.at_most.value);
  for (const Limit& limit : share.limits) add(limit.amount.value);
  return values;
}

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
  bool asks = false;
  each_condition(contract, [&](const Condition& c) {
    asks = asks || c.subject.kind == Subject::Kind::member_for;
  });
  return asks ||
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
