// Checks that an explanation comes from the run that gave the answer, and that its steps add up to
// it.
#pragma once

#include <algorithm>

#include "report/explain.hpp"
#include "support.hpp"

namespace racpsy::test {

inline Answer explained_answer(CompiledRoute& compiled, const RuleSelection& selection,
                               const Person& p, const std::vector<Session>& sessions) {
  Answer answer;
  answer.request = Request{compiled, selection, p, sessions};
  answer.statement = settle_all(answer.request, answer.explanation);
  answer.explain = true;
  return answer;
}

/// Returns the amount of the step for a figure; zero if there is none.
inline Money amount(const SessionExplanation& e, Figure figure) {
  const auto at = std::find_if(e.steps.begin(), e.steps.end(),
                               [&](const Step& s) { return s.figure == figure; });
  return at == e.steps.end() ? Money{} : at->amount;
}

/// Returns the first mismatch; empty if all adds up. `plain`: the statement settled without an
/// explanation.
inline std::string explanation_mismatch(const Answer& answer, const Statement& plain) {
  if (answer.statement.sessions.size() != plain.sessions.size()) return "the number of sessions";
  for (std::size_t n = 0; n < plain.sessions.size(); ++n) {
    const auto wrong = [&](std::string_view what) {
      return "session " + std::to_string(n + 1) + ": " + std::string{what};
    };
    const Settled& settled = plain.sessions[n];
    if (answer.statement.sessions[n].figures != settled.figures)
      return wrong("a figure differs from the plain run");
    if (answer.statement.sessions[n].flags != settled.flags)
      return wrong("the flags differ from the plain run");
    const SessionExplanation e = explain(answer, n);
    if (settled.outcome == Outcome::not_open && names_of(settled).unknown_before)
      continue;      // no amount is known
    Money deducted;  // from the insurer's share, in all routes so far
    Flags flags = 0;
    for (const Step& given : e.steps) {
      if (given.deduction) deducted += given.amount;
      flags |= given.flags;
      const bool ours = given.rule.find('.') == std::string::npos;
      if (!ours && given.sources.empty()) return wrong("a step without a source, " + given.rule);
      if (given.says.in(Lang::fr).empty() || given.says.empty())
        return wrong("a step that says nothing, " + given.rule);
    }
    for (const Figure f : {Figure::price, Figure::amo, Figure::other, Figure::amc, Figure::patient,
                           Figure::advance}) {
      if (amount(e, f) - (f == Figure::amo ? deducted : Money{}) != settled.get(f))
        return wrong(figure_names[index_of(f)]);
    }
    const Money parts = amount(e, Figure::amo) - deducted + amount(e, Figure::other) +
                        amount(e, Figure::amc) + amount(e, Figure::patient);
    if (parts.known() && parts != amount(e, Figure::price)) return wrong("the parts");
    if ((settled.flags & (flag_assumed | flag_inferred | flag_low)) != flags)
      return wrong("the flags of the steps");
  }
  return "";
}

}  // namespace racpsy::test
