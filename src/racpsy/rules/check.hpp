// What a rule file may not say even when every line of it reads well: two rules that claim one case
// with different results, a rule that no case ever reaches, payers who take more than the price.
//
// A rule is a conjunction of conditions, and conditions on different subjects are independent, so
// whether some person fits a rule, or fits one rule and none of those before it, is a small
// question of satisfiability that is answered exactly: per subject, is any value, any band or any
// set of values left? Files laid over the embedded ones are checked whenever they are read; the
// embedded ones by a test.
#pragma once

#include <vector>

#include "racpsy/base/result.hpp"
#include "racpsy/rules/contract.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

/// All that is wrong with a version of a route, by line; empty where nothing is.
Problems check_version(const Route& route, const Version& version);

/// The same of a contract; `facts` are those of its country.
Problems check_contract(const std::vector<Fact>& facts, const Contract& contract);

}  // namespace racpsy
