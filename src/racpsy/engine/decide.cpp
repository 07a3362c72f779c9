#include "racpsy/engine/decide.hpp"

namespace racpsy {
namespace {

// What a payer pays of a price: everything but "rest", which needs the others first.
Money gross(const Pays& pays, Money price, Rounding rounding) {
  switch (pays.form) {
    case Pays::Form::rate: return share_of(price, pays.rate, rounding);
    case Pays::Form::amount: return price.known() ? lesser(pays.amount, price) : pays.amount;
    case Pays::Form::rest:
    case Pays::Form::unknown: break;
  }
  return Money::unknown();
}

// Splits the price between the payers. Amounts and rates first, each rounded once; then the one "rest"; what nobody
// takes is the patient's. So the parts add up to the price whenever all of them are known.
void split(const Version& version, const std::array<const ShareRule*, payer_count>& rules, Cell& cell) {
  Money left = cell.price;
  std::size_t rest = payer_count;
  for (std::size_t p = 0; p < payer_count; ++p) {
    if (rules[p] == nullptr) continue;
    if (rules[p]->pays.form == Pays::Form::rest) {
      rest = p;
      continue;
    }
    cell.pays[p] = gross(rules[p]->pays, cell.price, version.rounding);
    if (left.known() && cell.pays[p].known()) cell.pays[p] = lesser(cell.pays[p], left);  // nobody pays what is paid
    left = left - cell.pays[p];
  }
  if (rest < payer_count) cell.pays[rest] = left;
  else if (rules[index_of(Payer::patient)] == nullptr) cell.pays[index_of(Payer::patient)] = left;
}

}  // namespace

bool holds(const Condition& c, const Point& point) {
  switch (c.subject.of) {
    case Subject::Of::fact: return (point.facts[c.subject.index] & c.values) != 0;
    case Subject::Of::kind: return (c.values >> point.kind & 1) != 0;
    case Subject::Of::age: return c.low <= point.age && point.age <= c.high;
    case Subject::Of::outcome: return (c.values & (point.covered ? 1 : 2)) != 0;
    case Subject::Of::rank: return c.low <= point.rank[c.subject.index] && point.rank[c.subject.index] <= c.high;
  }
  return false;
}

bool all_hold(const Conditions& conditions, const Point& point) {
  for (const Condition& c : conditions) {
    if (!holds(c, point)) return false;
  }
  return true;
}

bool fits(const Rule& rule, const Point& point) {
  for (const Condition& c : rule.unless) {
    if (holds(c, point)) return false;
  }
  return all_hold(rule.when, point);
}

Cell decide(const Version& version, Point point, Heard* heard) {
  Cell cell;
  const auto tell = [&](List list, const Rule& rule, Verdict::Why why, const Rule* prior = nullptr) {
    if (heard != nullptr) heard->verdicts.push_back({list, &rule, why, nullptr, false, prior});
  };
  const auto use = [&](List list, const Rule& rule) {
    cell.flags |= rule.flags();
    tell(list, rule, Verdict::Why::used);
  };
  // Whether a rule fits; what speaks against it is told.
  const auto takes = [&](List list, const Rule& rule) {
    if (heard == nullptr) return fits(rule, point);
    for (const Condition& c : rule.unless) {
      if (holds(c, point)) return heard->verdicts.push_back({list, &rule, Verdict::Why::against, &c, true, nullptr}), false;
    }
    for (const Condition& c : rule.when) {
      if (!holds(c, point)) return heard->verdicts.push_back({list, &rule, Verdict::Why::against, &c, false, nullptr}), false;
    }
    return true;
  };

  // The kind. The reader made sure that the last session rule fits everybody.
  while (!takes(List::session, version.sessions[cell.session].rule)) ++cell.session;
  const SessionRule& session = version.sessions[cell.session];
  cell.kind = point.kind = session.kind;
  for (const Condition& c : session.usually) {
    if ((point.own >> c.subject.index & 1) == 0) point.facts[c.subject.index] = c.values;
  }

  // Entitlements, then caps: the first that fails names the outcome. The cap is told even where another rule fails.
  for (const EntitlementRule& entitlement : version.entitlements) {
    if (cell.outcome != Outcome::covered || !takes(List::entitlement, entitlement.rule)) continue;
    use(List::entitlement, entitlement.rule);
    if (all_hold(entitlement.require, point)) continue;
    cell.outcome = entitlement.otherwise;
    cell.failed = static_cast<std::int8_t>(&entitlement - version.entitlements.data());
  }
  const bool entitled = cell.outcome == Outcome::covered;
  for (const CapRule& cap : version.caps) {
    const bool fit = entitled ? takes(List::cap, cap.rule) : fits(cap.rule, point);
    if (cap.otherwise == Outcome::beyond_cap && cell.cap < 0) {
      // Sessions have a rank even where no cap holds for them.
      if (fit || cell.rank_in < 0) cell.rank_in = static_cast<std::int8_t>(cap.counter);
      if (fit) cell.cap = static_cast<std::int16_t>(cap.at_most);
    }
    if (!fit || cell.outcome != Outcome::covered) continue;
    use(List::cap, cap.rule);
    if (point.rank[cap.counter] > cap.at_most) cell.outcome = cap.otherwise;
  }
  for (std::size_t i = 0; i < version.doubts.size(); ++i) {
    if (fits(version.doubts[i].rule, point)) cell.doubts = static_cast<std::uint16_t>(cell.doubts | 1U << i);
  }
  if (cell.outcome != Outcome::covered) return cell;

  // Price, shares, third-party payment, counters.
  use(List::session, session.rule);
  cell.price = session.price;
  std::array<const ShareRule*, payer_count> shares{};
  for (const ShareRule& share : version.shares) {
    const ShareRule*& first = shares[index_of(share.payer)];
    if (first != nullptr) {
      tell(List::share, share.rule, Verdict::Why::behind, &first->rule);
    } else if (takes(List::share, share.rule)) {
      first = &share;
      use(List::share, share.rule);
    }
  }
  split(version, shares, cell);
  for (const ThirdPartyRule& third_party : version.third_party) {
    if (!takes(List::third_party_payment, third_party.rule)) continue;
    // A rule that adds nobody new settles nothing, so its doubts do not count either.
    if ((third_party.payers & ~cell.direct) == 0) {
      tell(List::third_party_payment, third_party.rule, Verdict::Why::idle);
      continue;
    }
    cell.direct |= third_party.payers;
    use(List::third_party_payment, third_party.rule);
  }
  for (std::size_t i = 0; i < version.counters.size(); ++i) {
    if (all_hold(version.counts[i], point)) cell.counts = static_cast<std::uint8_t>(cell.counts | 1U << version.counters[i]);
  }
  return cell;
}

}  // namespace racpsy
