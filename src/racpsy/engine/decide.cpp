#include "racpsy/engine/decide.hpp"

#include <algorithm>

namespace racpsy {

Money base_of(const SessionRule& session, Money price) {
  if (!session.base) return price;
  return session.base->known() && price.known() ? lesser(*session.base, price) : *session.base;
}

// Amounts and rates of the base come first, each rounded once; then the single "rest". The patient
// pays whatever remains of the price, so the parts add up to it whenever all are known. If the
// price is unknown, the patient's own share may still be known.
std::array<Money, payer_count> split(const Version& version, const Cell& cell, Money price,
                                     Money base, std::array<Money, payer_count>* unbounded) {
  constexpr std::size_t patient = index_of(Payer::patient);
  std::array<Money, payer_count> pays{};
  Money left = base;
  std::size_t rest = payer_count;
  for (std::size_t p = 0; p < payer_count; ++p) {
    if (cell.shares[p] == nullptr) continue;
    const Pays& share = cell.shares[p]->pays;
    if (share.form == Pays::Form::rest) {
      rest = p;
      continue;
    }
    pays[p] = Money::unknown();
    if (share.form == Pays::Form::rate) pays[p] = share_of(base, share.rate, version.rounding);
    if (share.form == Pays::Form::amount) pays[p] = share.amount;
    if (unbounded != nullptr) (*unbounded)[p] = pays[p];
    // At most what is left of the base.
    const Money most = left.known() ? left : base;
    if (most.known() && pays[p].known()) pays[p] = lesser(pays[p], most);
    left = left - pays[p];
  }
  if (rest < payer_count) pays[rest] = left;
  const Money remaining = price - pays[0] - pays[1] - pays[2];
  if (remaining.known() || cell.shares[patient] == nullptr) pays[patient] = remaining;
  return pays;
}

bool holds(const Condition& c, const Point& point) {
  switch (c.subject.kind) {
    case Subject::Kind::fact: return (point.facts[c.subject.index] & c.values) != 0;
    case Subject::Kind::kind: return (c.values >> point.kind & 1) != 0;
    case Subject::Kind::age: return c.low <= point.age && point.age <= c.high;
    case Subject::Kind::age_on_january_1:
      return c.low <= point.age_on_january_1 && point.age_on_january_1 <= c.high;
    case Subject::Kind::route: return (c.values & point.route) != 0;
    case Subject::Kind::outcome: return (c.values & (point.covered ? 1 : 2)) != 0;
    case Subject::Kind::rank:
      return c.low <= order(point.rank[c.subject.index]) &&
             order(point.rank[c.subject.index]) <= c.high;
    case Subject::Kind::earlier: return point.rank[c.subject.index] == 0;
    case Subject::Kind::member_for: {
      const int completed = c.subject.index == 0 ? point.member_months : point.member_days;
      return c.low <= completed && completed <= c.high;
    }
  }
  return false;
}

bool all_hold(const Conditions& conditions, const Point& point) {
  for (const Condition& c : conditions) {
    if (!holds(c, point)) return false;
  }
  return true;
}

FailedCondition failed_condition(const Rule& rule, const Point& point) {
  for (const Condition& c : rule.unless) {
    if (holds(c, point)) return {&c, true};
  }
  for (const Condition& c : rule.when) {
    if (!holds(c, point)) return {&c, false};
  }
  return {};
}

bool fits(const Rule& rule, const Point& point) {
  return failed_condition(rule, point).condition == nullptr;
}

Verdict verdict_on(List list, const Rule& rule, const Point& point) {
  const FailedCondition failed = failed_condition(rule, point);
  if (failed.condition == nullptr) return {list, &rule};
  Verdict verdict{list, &rule, Verdict::Why::condition_failed, failed.condition, failed.unless};
  const Subject subject = failed.condition->subject;
  if (subject.kind == Subject::Kind::fact) verdict.actual = point.facts[subject.index];
  if (subject.kind == Subject::Kind::age) verdict.actual = static_cast<Bits>(point.age);
  if (subject.kind == Subject::Kind::age_on_january_1)
    verdict.actual = static_cast<Bits>(point.age_on_january_1);
  if (subject.kind == Subject::Kind::member_for)
    verdict.actual =
        static_cast<Bits>(subject.index == 0 ? point.member_months : point.member_days);
  if (subject.kind == Subject::Kind::rank)
    verdict.actual = static_cast<Bits>(order(point.rank[subject.index]));
  return verdict;
}

Cell decide(const Version& version, Point point, std::vector<Verdict>* trace) {
  Cell cell;
  const auto record = [&](List list, const Rule& rule, Verdict::Why why,
                          const Rule* prior = nullptr) {
    if (trace != nullptr) trace->push_back({list, &rule, why, nullptr, false, prior, 0, true});
  };
  const auto use = [&](List list, const Rule& rule) {
    cell.flags |= rule.flags();
    record(list, rule, Verdict::Why::applied);
  };
  // Tests whether a rule fits, and records the condition that failed.
  const auto test = [&](List list, const Rule& rule) {
    if (fits(rule, point)) return true;
    if (trace != nullptr) trace->push_back(verdict_on(list, rule, point));
    return false;
  };

  // The kind of session. The reader checked that the last session rule fits every point.
  while (!test(List::session, version.sessions[cell.session].rule)) ++cell.session;
  const SessionRule& session = version.sessions[cell.session];
  cell.kind = point.kind = session.kind;
  for (const Condition& c : session.usually) {
    if ((point.own >> c.subject.index & 1) == 0) point.facts[c.subject.index] = c.values;
  }

  if (!version.scheme) {
    use(List::session, session.rule);
    cell.outcome = Outcome::outside_scheme;
  }

  // Entitlements, then caps: the first that fails gives the outcome. The cap is returned even if
  // an entitlement fails.
  for (const EntitlementRule& entitlement : version.entitlements) {
    if (cell.outcome != Outcome::covered || !test(List::entitlement, entitlement.rule)) continue;
    use(List::entitlement, entitlement.rule);
    if (all_hold(entitlement.require, point)) continue;
    cell.outcome = entitlement.otherwise;
    cell.failed = &entitlement;
    if (trace != nullptr) trace->back().met = false;
  }
  const bool entitled = cell.outcome == Outcome::covered;
  for (const CapRule& cap : version.caps) {
    const bool fit = entitled ? test(List::cap, cap.rule) : fits(cap.rule, point);
    if (cap.otherwise == Outcome::beyond_cap && !cell.cap) {
      // Sessions have a rank even if no cap applies to them.
      if (fit || !cell.rank_in) cell.rank_in = cap.counter;
      if (fit) cell.cap = cap.at_most;
    }
    if (!fit || cell.outcome != Outcome::covered) continue;
    use(List::cap, cap.rule);
    if (order(point.rank[cap.counter]) <= cap.at_most) continue;
    cell.outcome = cap.otherwise;
    if (trace != nullptr) trace->back().met = false;
  }
  for (std::size_t i = 0; i < version.doubts.size(); ++i) {
    if (fits(version.doubts[i].rule, point)) add_bit(cell.doubts, i);
  }
  if (cell.outcome != Outcome::covered) return cell;

  // Price, shares, deductions, third-party payment, counters.
  use(List::session, session.rule);
  cell.price = session.price;
  // A list of which the first rule that fits applies.
  const auto first_fit = [&]<class R>(List list, const std::vector<R>& rules) {
    const R* first = nullptr;
    for (const R& rule : rules) {
      if (first != nullptr) record(list, rule.rule, Verdict::Why::shadowed, &first->rule);
      else if (test(list, rule.rule)) use(list, (first = &rule)->rule);
    }
    return first;
  };
  cell.deductible = first_fit(List::deductible, version.deductibles);
  for (const ShareRule& share : version.shares) {
    const ShareRule*& first = cell.shares[index_of(share.payer)];
    if (first != nullptr) {
      record(List::share, share.rule, Verdict::Why::shadowed, &first->rule);
    } else if (test(List::share, share.rule)) {
      first = &share;
      use(List::share, share.rule);
    }
  }
  cell.copayment_ceiling = first_fit(List::copayment_ceiling, version.copayment_ceilings);
  cell.resplit = session.asked || session.a_minute || cell.deductible != nullptr ||
                 cell.copayment_ceiling != nullptr;
  cell.pays = split(version, cell, cell.price, base_of(session, cell.price));
  const ShareRule* amc = cell.shares[index_of(Payer::amc)];
  cell.amc_is_public = amc != nullptr && amc->of_the_public;
  // The ceiling matters only if a contract pays, which `settle` decides.
  const auto ceiling = std::find_if(version.extra_fees.begin(), version.extra_fees.end(),
                                    [&](const ExtraFeesRule& e) { return fits(e.rule, point); });
  if (ceiling != version.extra_fees.end()) cell.extra_fees = &*ceiling;
  for (const DeductionRule& deduction : version.deductions) {
    if (!test(List::deduction, deduction.rule)) continue;
    add_bit(cell.deductions, index_in(version.deductions, deduction));
    use(List::deduction, deduction.rule);
  }
  for (const ThirdPartyRule& third_party : version.third_party) {
    if (!test(List::third_party_payment, third_party.rule)) continue;
    // A rule that adds no payer has no effect, so its flags do not count either.
    if ((third_party.payers & ~cell.direct) == 0) {
      record(List::third_party_payment, third_party.rule, Verdict::Why::no_effect);
      continue;
    }
    cell.direct |= third_party.payers;
    use(List::third_party_payment, third_party.rule);
  }
  for (std::size_t i = 0; i < version.counters.size(); ++i) {
    if (all_hold(version.counts[i], point)) add_bit(cell.counts, version.counters[i]);
  }
  return cell;
}

}  // namespace racpsy
