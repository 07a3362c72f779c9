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

/// Returns the first figure to which the steps of a trace do not add up; empty if all do.
inline std::string trace_mismatch(const SessionTrace& trace, const Settled& settled) {
  using Kind = TraceStep::Kind;
  const bool nothing_known =
      settled.outcome == Outcome::not_open && settled.nearest->unknown_before;
  if (nothing_known) return trace.steps.size() == 1 ? "" : "steps of what is not known";
  Figures sums{};
  std::array<bool, figure_count> seen{};
  for (const TraceStep& step : trace.steps) {
    if (!step.figure) continue;
    const std::size_t figure = index_of(*step.figure);
    Money terms;
    for (const Money term : step.terms) terms += term;
    const Money result = step.added ? terms : step.base - terms;
    const bool shown = step.pays == nullptr
                           ? step.kind >= Kind::after_amo && !step.terms.empty()
                           : step.pays->form == Pays::Form::rest && step.kind == Kind::share;
    if (shown && step.base.known() && result != step.amount)
      return "the arithmetic of " + std::string{figure_names[figure]};
    if (step.kind == Kind::deduction) sums[figure] = sums[figure] - step.amount;
    else if (step.kind == Kind::share || step.kind == Kind::contract ||
             step.kind == Kind::deductible || step.kind == Kind::copayment_ceiling)
      sums[figure] += step.amount;
    else sums[figure] = step.amount;
    seen[figure] = true;
  }
  for (const Figure f : {Figure::price, Figure::amo, Figure::amc, Figure::other, Figure::patient,
                         Figure::after_amo, Figure::advance, Figure::refund}) {
    const bool uncovered = settled.outcome != Outcome::covered;
    if (uncovered && f == Figure::after_amo) continue;  // the price
    if (sums[index_of(f)] != settled.get(f)) return std::string{figure_names[index_of(f)]};
  }
  return seen[index_of(Figure::advance)] ? "" : "no advance";
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
      continue;  // no amount is known
    if (const std::string what = trace_mismatch(answer.explanation.traces[n], settled);
        !what.empty())
      return wrong(what);
    Flags flags = 0;
    for (const Step& given : e.steps) {
      flags |= given.flags;
      const bool ours = given.rule.find('.') == std::string::npos;
      if (!ours && given.sources.empty()) return wrong("a step without a source, " + given.rule);
      if (given.says.in(Lang::fr).empty() || given.says.empty())
        return wrong("a step that says nothing, " + given.rule);
    }
    if ((settled.flags & (flag_assumed | flag_inferred | flag_low)) != flags)
      return wrong("the flags of the steps");
  }
  return "";
}

}  // namespace racpsy::test
