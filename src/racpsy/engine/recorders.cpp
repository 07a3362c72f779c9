#include "racpsy/engine/recorders.hpp"

#include <algorithm>

namespace racpsy {
namespace {

using Kind = TraceStep::Kind;

// Returns the element of a list of rules that has this rule.
template <class Rules>
const auto& find(const Rules& rules, const Rule* rule) {
  return *std::find_if(rules.begin(), rules.end(), [&](const auto& r) { return &r.rule == rule; });
}

}  // namespace

TraceStep& SessionTrace::add(Kind kind, const Rule* rule) {
  TraceStep& step = steps.emplace_back();
  step.kind = kind;
  step.rule = rule;
  if (rule != nullptr) step.sources = &rule->sources;
  return step;
}

template <class Each>
void SessionTrace::each_applied(List list, Each each) {
  for (const Verdict& verdict : verdicts) {
    if (verdict.list == list && verdict.why == Verdict::Why::applied) each(verdict);
  }
}

const Cell& SessionTrace::read(const Table& table, const Point& point) {
  return cell_ = decide(table.version(), point, &verdicts);
}

void SessionTrace::conditions(const Route& route, const CompiledRoute::VersionInForce& in_force,
                              const Settled& result) {
  TraceStep& version = add(Kind::version);
  if (result.version == nullptr) return verdicts.clear();
  version.sources = in_force.sources;
  for (std::size_t i = 0; i < route.kept.size(); ++i) {
    if (has_bit(result.kept, i)) add(Kind::kept_right, &route.kept[i].rule);
  }
  each_applied(List::entitlement,
               [&](const Verdict& v) { add(Kind::entitlement, v.rule).met = v.met; });
  each_applied(List::cap, [&](const Verdict& v) {
    TraceStep& step = add(Kind::cap, v.rule);
    step.met = v.met;
    step.cap = &find(result.version->caps, v.rule);
  });
  if (result.outcome != Outcome::covered) reservations(result);
}

void SessionTrace::shares(const Version& version, const std::array<Money, payer_count>& pays,
                          Money price, Money base, const YearlySums& yearly) {
  TraceStep& priced = add(Kind::price, &version.sessions[cell_.session].rule);
  priced.figure = Figure::price;
  priced.amount = price;
  priced.base = base;
  each_applied(List::deductible, [&](const Verdict& v) {
    TraceStep& step = add(Kind::deductible, v.rule);
    step.figure = Figure::patient;
    step.amount = yearly.deductible;
    step.base = base;
    step.unbounded = yearly.deductible_left;
  });
  base = base - yearly.deductible;
  std::array<Money, payer_count> unbounded{};
  split(version, cell_, price, base, &unbounded);
  // The amounts of the shares: the patient also pays the deductible and what is above the base, by
  // no share, and the compulsory insurance what is above the ceiling on co-payments.
  constexpr std::size_t patient = index_of(Payer::patient);
  std::array<Money, payer_count> stated = pays;
  stated[index_of(Payer::amo)] = pays[index_of(Payer::amo)] - yearly.above_ceiling;
  stated[patient] = pays[patient] + yearly.above_ceiling - yearly.deductible;
  const ShareRule* own = cell_.shares[patient];
  if (own == nullptr) stated[patient] = Money{};
  else if (stated[patient].known() && unbounded[patient].known() &&
           own->pays.form != Pays::Form::rest)
    stated[patient] = lesser(stated[patient], unbounded[patient]);
  each_applied(List::share, [&](const Verdict& v) {
    const ShareRule& share = find(version.shares, v.rule);
    const std::size_t payer = index_of(share.payer);
    TraceStep& step = add(Kind::share, v.rule);
    step.figure = figure_of[share.payer];
    step.amount = stated[payer];
    step.pays = &share.pays;
    step.base = base;
    step.unbounded = unbounded[payer];
    if (share.pays.form == Pays::Form::rest) step.unbounded = step.amount;
    for (std::size_t p = 0; p < payer_count; ++p) {
      if (p != payer) step.terms.push_back(stated[p]);
    }
  });
  each_applied(List::copayment_ceiling, [&](const Verdict& v) {
    TraceStep& step = add(Kind::copayment_ceiling, v.rule);
    step.figure = Figure::amo;
    step.amount = yearly.above_ceiling;
    step.base = yearly.copayment;
    step.unbounded = yearly.ceiling_left;
  });
  for (std::size_t p = 0; p < index_of(Payer::patient); ++p) {
    if (has_bit(cell_.direct, p)) directly[p] = pays[p];
  }
}

void SessionTrace::deductions(const Version& version, const Settled& result) {
  each_applied(List::deduction, [&](const Verdict& v) {
    const DeductionRule& rule = find(version.deductions, v.rule);
    TraceStep& step = add(Kind::deduction, v.rule);
    step.figure = figure_of[rule.from];
    step.amount = result.deducted[index_in(version.deductions, rule)];
    step.unbounded = rule.amount;
  });
  each_applied(List::third_party_payment, [&](const Verdict& v) {
    add(Kind::third_party_payment, v.rule);
    one_claim = one_claim || find(version.third_party, v.rule).one_claim;
  });
}

void SessionTrace::contract(const Contract& contract, const Point& point, const Claim& claim,
                            const ContractPart& part, const Settled& result) {
  const auto paid = [&](const Rule* rule) -> TraceStep& {
    TraceStep& step = contract_.emplace_back();
    step.kind = Kind::contract;
    step.rule = rule;
    if (rule != nullptr) step.sources = &rule->sources;
    step.figure = Figure::amc;
    step.amount = part.paid;
    return step;
  };
  if (result.outside_contract) return void(paid(nullptr));
  for (const ContractShare& share : contract.shares) {
    if (&share == part.share) {
      for (const int index : values_of(share)) {
        const ReferenceValue& value = contract.values[static_cast<std::size_t>(index)];
        const ReferenceValue::Dated* dated = value.on(claim.date);
        TraceStep& step = contract_.emplace_back();
        step.kind = Kind::value;
        step.value = &value;
        step.amount = dated == nullptr ? Money::unknown() : dated->amount;
        if (dated != nullptr) step.sources = &dated->sources;
      }
      if (part.borne != Money{}) {
        TraceStep& excess = contract_.emplace_back();
        excess.kind = Kind::excess;
        excess.rule = &share.rule;
        excess.sources = &share.rule.sources;
        excess.amount = part.borne;
      }
      TraceStep& step = paid(&share.rule);
      step.pays = &share.pays;
      step.base = part.base;
      step.unbounded = part.unbounded;
      step.exhausted = part.exhausted;
      if (share.in_all) step.terms = {part.sum, claim.others};
      for (const Condition& c : share.rule.when) {
        if (c.subject.kind != Subject::Kind::rank) continue;
        step.rank = point.rank[c.subject.index];
        step.ranked_in = &contract.counters[c.subject.index];
      }
      if (!claim.ceiling || cell_.extra_fees == nullptr) continue;
      TraceStep& ceiling = contract_.emplace_back();
      ceiling.kind = Kind::legal_ceiling;
      ceiling.rule = &cell_.extra_fees->rule;
      ceiling.sources = &ceiling.rule->sources;
      ceiling.amount = *claim.ceiling;
      continue;
    }
    Verdict verdict = verdict_on(List::contract, share.rule, point);
    if (verdict.why == Verdict::Why::applied) {
      verdict.why = part.share != nullptr ? Verdict::Why::shadowed : Verdict::Why::nothing_left;
      verdict.prior = part.share != nullptr ? &part.share->rule : nullptr;
    }
    verdicts.push_back(verdict);
  }
}

void SessionTrace::figures(const Settled& result) {
  if (result.outcome == Outcome::not_open && result.nearest->unknown_before) return;
  const auto difference = [&](Kind kind, Figure figure, Money base, std::vector<Money> terms) {
    TraceStep& step = add(kind);
    step.figure = figure;
    step.amount = result.get(figure);
    step.base = base;
    step.terms = std::move(terms);
  };
  const bool covered = result.outcome == Outcome::covered;
  const Money price = result.get(Figure::price), amo = result.get(Figure::amo),
              other = result.get(Figure::other), amc = result.get(Figure::amc),
              patient = result.get(Figure::patient);
  Money stated = Money::unknown();  // the patient's part by a rule of its own
  Money owed;
  for (const TraceStep& step : steps) {
    if (step.kind == Kind::share && step.figure == Figure::patient) stated = step.amount;
    if (step.kind == Kind::deduction) owed += step.amount;
  }
  if (covered) {
    // As in `settle`: what the others leave of the price, or the sum of what is left.
    const bool left = (price - amo - other).known();
    difference(Kind::after_amo, Figure::after_amo, price, {amo, other});
    if (!left && (!price.known() || (amc + patient).known())) {
      steps.back().terms = {amc, patient};
      steps.back().added = true;
    }
  } else {
    difference(Kind::price, Figure::price, price, {});
  }
  for (TraceStep& step : contract_) steps.push_back(std::move(step));
  contract_.clear();
  const bool by_rule = covered && cell_.shares[index_of(Payer::patient)] != nullptr;
  if (!by_rule || stated != patient || result.contract_paid != Money{} || owed != Money{}) {
    if (price.known() || !by_rule)
      difference(Kind::patient, Figure::patient, price, {amo, other, amc});
    else
      difference(Kind::patient, Figure::patient, patient + result.contract_paid,
                 {result.contract_paid});
  }
  std::vector<Money> paid_directly;
  if (covered && cell_.direct != 0) paid_directly = {directly[0] + directly[1] + directly[2]};
  difference(Kind::advance, Figure::advance, price, std::move(paid_directly));
  if (covered || result.contract_paid != Money{})
    difference(Kind::refund, Figure::refund, result.get(Figure::advance), {patient});
  if (covered) reservations(result);
}

void SessionTrace::reservations(const Settled& result) {
  for (std::size_t i = 0; i < result.version->doubts.size(); ++i) {
    if (has_bit(result.doubts, i)) add(Kind::doubt, &result.version->doubts[i].rule);
  }
  for (std::size_t i = 0; i < result.route->limited.size(); ++i) {
    if (has_bit(result.limited, i)) add(Kind::limited_right, &result.route->limited[i].rule);
  }
}

void FlaggedRules::settled(const Settled& result, const SessionTrace& trace) {
  constexpr Flags of_rules = flag_assumed | flag_inferred | flag_low;
  if ((result.flags & of_rules) == 0) return;
  const auto keep = [&](const Rule& rule) {
    if (rule.flags() != 0 && std::find(rules.begin(), rules.end(), &rule) == rules.end())
      rules.push_back(&rule);
  };
  if (result.contract_share != nullptr) keep(result.contract_share->rule);
  if (result.by_law != nullptr) keep(result.by_law->rule);
  for (const Verdict& verdict : trace.verdicts) {
    if (verdict.why == Verdict::Why::applied) keep(*verdict.rule);
  }
  for (const TraceStep& step : trace.steps) {
    if (step.kind == Kind::doubt) keep(*step.rule);
  }
}

void Explanation::settled(const Settled& result, SessionTrace&& trace) {
  flagged_rules.settled(result, trace);
  traces.push_back(std::move(trace));
}

}  // namespace racpsy
