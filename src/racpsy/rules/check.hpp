// Consistency checks of rule files that parse: two rules that give one case different results, a
// rule that no case reaches, payers who pay more than the price together.
//
// A rule is a conjunction of conditions, and conditions on different subjects are independent. The
// existence of a person who fits a rule, or one rule and none before it, is therefore a small
// satisfiability problem, solved exactly: some value, range or set of values must be left for every
// subject. Overlay files are checked whenever they are read; embedded files by a test.
#pragma once

#include <vector>

#include "racpsy/base/result.hpp"
#include "racpsy/rules/contract.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

/// Returns the problems of a version of a route, by line; empty if none.
Problems check_version(const Route& route, const Version& version);

/// Returns the problems of a contract, by line; `facts` are those of its country.
Problems check_contract(const std::vector<Fact>& facts, const Contract& contract);

/// Returns the limits of a contract that no case reaches, by line. They are true and useless, or a
/// slip: no reason to refuse the contract.
Problems check_limits(const std::vector<Fact>& facts, const Contract& contract);

}  // namespace racpsy
