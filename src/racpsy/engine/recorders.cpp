#include "racpsy/engine/recorders.hpp"

#include <algorithm>

namespace racpsy {

void FlaggedRules::settled(const Route&, const Point& point, const Settled& result) {
  constexpr Flags of_rules = flag_assumed | flag_inferred | flag_low;
  if ((result.flags & of_rules) == 0) return;
  const auto keep = [&](const Rule& rule) {
    if (rule.flags() != 0 && std::find(rules.begin(), rules.end(), &rule) == rules.end())
      rules.push_back(&rule);
  };
  if (result.contract_share != nullptr) keep(result.contract_share->rule);
  if (result.version == nullptr) return;
  const Version& version = *result.version;
  if (result.by_law != nullptr) keep(result.by_law->rule);
  std::vector<Verdict> verdicts;
  decide(version, point, &verdicts);
  for (const Verdict& verdict : verdicts) {
    if (verdict.why == Verdict::Why::applied) keep(*verdict.rule);
  }
  for (std::size_t i = 0; i < version.doubts.size(); ++i) {
    if (has_bit(result.doubts, i)) keep(version.doubts[i].rule);
  }
}

void Explanation::settled(const Route& route, const Point& point, const Settled& result) {
  flagged_rules.settled(route, point, result);
  RuleTrace& trace = traces.emplace_back();
  trace.point = point;
  if (result.version == nullptr) return;
  decide(*result.version, point, &trace.verdicts);
}

}  // namespace racpsy
