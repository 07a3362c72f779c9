#include "racpsy/rules/contract.hpp"

#include "racpsy/base/limits.hpp"

namespace racpsy {

std::vector<int> ages_of(const Contract& contract) {
  std::vector<int> ages;
  for (const ContractShare& share : contract.shares) {
    for (const Conditions* conditions : {&share.rule.when, &share.rule.unless}) {
      for (const Condition& c : *conditions) {
        if (c.subject.of != Subject::Of::age && c.subject.of != Subject::Of::age_on_january_1) continue;
        for (const int age : {c.low, c.high + 1}) {
          if (age > 0 && age <= oldest) ages.push_back(age);
        }
      }
    }
  }
  return ages;
}

}  // namespace racpsy
