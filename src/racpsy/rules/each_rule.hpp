// Visits all rules of a version, and all its conditions, whatever their list: for the axes of its
// table and for checks.
#pragma once

#include "racpsy/rules/version.hpp"

namespace racpsy {

/// Calls `each` with every rule, in the order of the lists.
template <class Each>
void each_rule(const Version& v, Each each) {
  const auto all = [&](const auto& rules) {
    for (const auto& r : rules) each(r.rule);
  };
  all(v.sessions), all(v.entitlements), all(v.caps), all(v.shares), all(v.deductions),
      all(v.extra_fees), all(v.third_party), all(v.doubts);
}

/// Calls `see` with each list of conditions of a version: those of its rules, then those of its
/// counters.
template <class See>
void each_conditions(const Version& v, See see) {
  const auto rule = [&](const Rule& r) { see(r.when), see(r.unless); };
  for (const SessionRule& s : v.sessions) rule(s.rule), see(s.usually);
  for (const EntitlementRule& e : v.entitlements) rule(e.rule), see(e.require);
  for (const CapRule& c : v.caps) rule(c.rule);
  for (const ShareRule& s : v.shares) rule(s.rule);
  for (const DeductionRule& d : v.deductions) rule(d.rule);
  for (const ExtraFeesRule& e : v.extra_fees) rule(e.rule);
  for (const ThirdPartyRule& t : v.third_party) rule(t.rule);
  for (const DoubtRule& d : v.doubts) rule(d.rule);
  for (const Conditions& c : v.counts) see(c);
}

}  // namespace racpsy
