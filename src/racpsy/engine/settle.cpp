// The parts of settling that depend on earlier sessions: periods, contracts, deductions, rights.
//
// Periods are fixed by the calendar; only a twelve-month period begins with its first counted
// session. A complementary contract pays after all other payers, within its ceilings, and never a
// deduction. A deduction (participation forfaitaire) is taken from a payer's share, within each of
// its ceilings, and owed by the patient.
#include "racpsy/engine/settle.hpp"

#include <algorithm>

namespace racpsy {

CompiledRoute::CompiledRoute(const Route& route) : route_(&route), tables_(route.versions.size()) {
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    if (!route.facts[f].by_age.empty()) facts_by_age_.push_back(static_cast<std::uint8_t>(f));
  }
  complementary_ = route.fact_index("complementary");
}

Table& CompiledRoute::table(const Version& version) {
  std::unique_ptr<Table>& table = tables_[index_in(route_->versions, version)];
  if (!table) table = std::make_unique<Table>(*route_, version);
  return *table;
}

CompiledRoute::VersionInForce CompiledRoute::version_in_force(Date date,
                                                              const RuleSelection& selection,
                                                              const Point& point) const {
  using Sources = const std::vector<const Source*>*;
  const auto with_index = [&](Outcome outcome, const Version& version, bool other_calendar = false,
                              Date since = first_date, Sources sources = nullptr) {
    const auto index = static_cast<std::int32_t>(index_in(route_->versions, version));
    return VersionInForce{outcome, &version, index, other_calendar, since, sources};
  };
  if (selection.pinned != nullptr) return with_index(Outcome::covered, *selection.pinned);
  Calendar calendar = selection.calendar;
  const bool other_calendar = route_->timeline[calendar].empty();
  if (other_calendar) calendar = other(calendar);
  const std::vector<std::uint8_t>& line = route_->timeline[calendar];
  if (line.empty())  // every version is hypothetical
    return with_index(Outcome::not_open, route_->versions.front());
  const auto begins = [&](const Version& version) {
    std::pair<Date, Sources> begin{version.in_force[calendar]->from,
                                   &version.in_force[calendar]->sources};
    for (const Delay& delay : version.delays) {
      if (delay.calendar == calendar && delay.from > begin.first && all_hold(delay.when, point))
        begin = {delay.from, &delay.sources};
    }
    return begin;
  };
  // From the newest version back, the first that has begun; delays may reorder their first days.
  Date since = last_date;
  for (std::size_t i = line.size(); i-- > 0;) {
    const Version& version = route_->versions[line[i]];
    const auto [from, sources] = begins(version);
    since = std::min(since, from);
    if (date < from) continue;
    const std::optional<Date>& to = version.in_force[calendar]->to;
    return with_index(to && date > *to ? Outcome::closed : Outcome::covered, version,
                      other_calendar, from, sources);
  }
  return with_index(Outcome::not_open, route_->versions[line.front()], other_calendar, since);
}

std::vector<std::int32_t> changing_days(const Route& route, const RuleSelection& selection,
                                        bool strict, const Contract* contract) {
  std::vector<std::int32_t> days;
  if (contract != nullptr) {
    if (contract->from) days.push_back(contract->from->days());
    if (contract->to) days.push_back(contract->to->days() + 1);
    for (const ReferenceValue& value : contract->values) {
      for (const ReferenceValue::Dated& dated : value.amounts) {
        days.push_back(dated.from.days());
        days.push_back(dated.to.days() + 1);
      }
    }
    if (strict) days.push_back(contract->verified_on.days() + 1);
  }
  for (const Version& version : route.versions) {
    if (selection.pinned != nullptr && &version != selection.pinned) continue;
    if (selection.pinned == nullptr) {
      for (const std::optional<InForce>& in_force : version.in_force) {
        if (!in_force) continue;
        days.push_back(in_force->from.days());
        if (in_force->to) days.push_back(in_force->to->days() + 1);
      }
      for (const Delay& delay : version.delays) days.push_back(delay.from.days());
    }
    if (!strict) continue;
    days.push_back(version.verified_on.days() + 1);
    for (const DoubtRule& doubt : version.doubts) {
      days.push_back(doubt.from.days());
      days.push_back(doubt.to.days() + 1);
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::erase_if(
      days, [](std::int32_t day) { return day <= first_date.days() || day > last_date.days(); });
  return days;
}

std::int32_t end_of_long_period(Counter::Per per, Date date) {
  switch (per) {
    case Counter::Per::day: return date.days() + 1;
    case Counter::Per::calendar_year:
    case Counter::Per::contract_year: return Date{date.year() + 1, 1, 1}.days();
    case Counter::Per::academic_year:
      return Date{date.month() >= 9 ? date.year() + 1 : date.year(), 9, 1}.days();
    case Counter::Per::twelve_months: return add_years(date, 1).days();
    case Counter::Per::lifetime: break;
  }
  return std::numeric_limits<std::int32_t>::max();
}

std::int32_t end_of_contract_period(const Counter& counter, Date date, std::optional<Date> joined) {
  if (counter.per != Counter::Per::contract_year) return end_of_period(counter, date);
  if (counter.year_begins != 0) {
    const auto begins = [&](int year) {
      return Date{year, static_cast<unsigned>(counter.year_begins / 100),
                  static_cast<unsigned>(counter.year_begins % 100)};
    };
    const Date this_year = begins(date.year());
    return (date < this_year ? this_year : begins(date.year() + 1)).days();
  }
  if (!joined || date < *joined) return end_of_long_period(counter.per, date);
  const Date this_year = add_years(*joined, date.year() - joined->year());
  return (date < this_year ? this_year : add_years(*joined, date.year() + 1 - joined->year()))
      .days();
}

void set_membership(Point& point, Date joined, Date date) {
  point.joined = joined;
  point.member_days = date.days() - joined.days();
  point.member_months = 12 * (date.year() - joined.year()) + 12;
  while (point.member_months >= 0 && add_months(joined, point.member_months) > date)
    --point.member_months;
}

std::vector<std::int32_t> membership_days(const Person& person) {
  std::vector<std::int32_t> days;
  if (!person.joined || person.contract == nullptr) return days;
  days.push_back(person.joined->days());
  const Memberships bands = memberships_of(*person.contract);
  for (const int months : bands.months)
    days.push_back(after(*person.joined, {0, months, 0}).days());
  for (const int some : bands.days) days.push_back(person.joined->days() + some);
  std::erase_if(
      days, [](std::int32_t day) { return day <= first_date.days() || day > last_date.days(); });
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

bool membership_matters(const Contract& contract, const Point& point, const Claim& claim,
                        const Accumulators& accumulators) {
  if (!asks_joined(contract)) return false;
  const auto paid = [&](const Point& asked) {
    Accumulators scratch = accumulators;
    return contract_part(contract, asked, claim, scratch);
  };
  const ContractPart now = paid(point);
  const auto differs = [&](int months, int days) {
    Point other = point;
    other.member_months = months;
    other.member_days = days;
    return paid(other).paid != now.paid;
  };
  constexpr int month = 30;  // days: enough to tell the bands apart
  if (differs(0, 0)) return true;
  const Memberships bands = memberships_of(contract);
  for (const int months : bands.months) {
    if (differs(months, months * month)) return true;
  }
  for (const int days : bands.days) {
    if (differs(days / month, days)) return true;
  }
  // A limit in years from an unknown day, once something counts in it.
  if (now.share == nullptr) return false;
  return std::any_of(now.share->limits.begin(), now.share->limits.end(), [&](const Limit& limit) {
    const Counter& counter = contract.counters[limit.counter];
    const Accumulator& count = accumulators.contract[limit.counter];
    return counter.per == Counter::Per::contract_year && counter.year_begins == 0 &&
           count.until != no_day;
  });
}

std::optional<Date> waiting_until(const Contract& contract, const Point& point) {
  std::optional<Date> first;
  for (const ContractShare& share : contract.shares) {
    for (const Condition& c : share.rule.when) {
      if (c.subject.kind != Subject::Kind::member_for) continue;
      const Duration waits = c.subject.index == 0 ? Duration{0, c.low, 0} : Duration{0, 0, c.low};
      const Date day = after(*point.joined, waits);
      Point later = point;
      set_membership(later, *point.joined, day);
      if (holds(c, point) || !fits(share.rule, later)) continue;
      first = std::min(first.value_or(day), day);
    }
  }
  return first;
}

namespace {

// Returns the point of a person who lacks these values.
Point without(const Conditions& values, const Route& route, Point point) {
  for (const Condition& c : values) {
    const Fact& fact = route.facts[c.subject.index];
    Bits& held = point.facts[c.subject.index];
    held = fact.type == Fact::Type::set ? held & ~c.values : fact.fallback_at(point.age);
  }
  return point;
}

// Returns the accumulator of a contract, reset if its period is over.
Accumulator& in_contract_period_of(Date date, const Counter& counter, std::optional<Date> joined,
                                   Accumulator& count) {
  if (!current(count, date)) count = {end_of_contract_period(counter, date, joined), 0, -1, {}};
  return count;
}

// Returns the accumulator, reset if its period is over.
Accumulator& in_period_of(Date date, const Counter& counter, Accumulator& count) {
  if (!current(count, date)) count = {end_of_period(counter, date), 0, -1, {}};
  return count;
}

}  // namespace

std::array<int, most_counters> ranks_in(const Contract& contract, Date date,
                                        const Accumulators& accumulators) {
  std::array<int, most_counters> ranks{};
  for (std::size_t c = 0; c < contract.counters.size(); ++c)
    ranks[c] = order(rank_in(accumulators.contract[c], date));
  return ranks;
}

namespace {

// The share of a contract that pays, and the counters in which a session that it pays counts.
struct Paying {
  const ContractShare* share = nullptr;
  std::uint32_t counters = 0;
};

// Tests whether all conditions of a rule but those on ranks admit it.
bool fits_but_for_rank(const Rule& rule, const Point& point) {
  const auto admits = [&](const Conditions& conditions, bool held) {
    return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& c) {
      return c.subject.kind == Subject::Kind::rank || holds(c, point) == held;
    });
  };
  return admits(rule.when, true) && admits(rule.unless, false);
}

// Finds the first share that fits. A share whose rank alone excludes it counts what a later one
// pays: "from the fifth session on, 30.00" is reached after four at the amount of the next share.
Paying paying_share(const Contract& contract, const Point& point) {
  Paying paying;
  for (const ContractShare& share : contract.shares) {
    const std::uint32_t ranking = counters_ranking(share.rule);
    if (fits(share.rule, point)) {
      paying.share = &share;
      paying.counters |= ranking;
      for (const Limit& limit : share.limits) add_bit(paying.counters, limit.counter);
      break;
    }
    if (ranking != 0 && fits_but_for_rank(share.rule, point)) paying.counters |= ranking;
  }
  return paying;
}

// Returns the smaller amount: zero if either is, even if the other is unknown.
Money least(Money a, Money b) { return a == Money{} || b == Money{} ? Money{} : lesser(a, b); }

// Returns what is left of an amount after another one, at least zero.
Money less(Money amount, Money taken) {
  if (!amount.known() || !taken.known()) return Money::unknown();
  return amount.cents() > taken.cents() ? amount - taken : Money{};
}

}  // namespace

ContractPart contract_part(const Contract& contract, const Point& point, const Claim& claim,
                           Accumulators& accumulators) {
  if (point.member_days < 0) return {};  // not a member yet
  if (!contract.holds_on(claim.date)) {
    ContractPart part;
    part.outside = claim.left != Money{};
    if (part.outside) part.paid = Money::unknown();
    return part;
  }
  const Paying paying = paying_share(contract, point);
  if (paying.share == nullptr || claim.left == Money{}) return {};
  const ContractShare& share = *paying.share;
  ContractPart part;
  part.share = &share;
  // The content of a counter in the period of this day; a period begins when something is counted.
  const auto content = [&](std::size_t c) {
    const Accumulator& count = accumulators.contract[c];
    return current(count, claim.date) ? count : Accumulator{};
  };
  const auto on_day = [&](const ContractAmount& amount) {
    return contract.amount_on(amount, claim.date);
  };
  const auto counting = [&](std::size_t c) -> Accumulator& {
    return in_contract_period_of(claim.date, contract.counters[c], point.joined,
                                 accumulators.contract[c]);
  };
  for (const Limit& limit : share.limits) {
    const Accumulator count = content(limit.counter);
    part.exhausted = part.exhausted || (limit.sessions >= 0 && count.sessions >= limit.sessions) ||
                     (limit.amount.given() && less(on_day(limit.amount), count.spent) == Money{});
  }
  // The most that the contract may pay; the patient bears an excess of it.
  Money most = claim.ceiling ? least(claim.left, *claim.ceiling) : claim.left;
  if (share.excess && !part.exhausted)
    part.borne =
        least(most, less(on_day(share.excess->at_most), content(share.excess->counter).spent));
  most = less(most, part.borne);
  part.base = share.rate_base == ContractShare::RateBase::rest   ? claim.left
              : share.rate_base == ContractShare::RateBase::base ? claim.base
                                                                 : claim.price;
  part.base = less(part.base, part.borne);
  if (share.rate_base == ContractShare::RateBase::value) {
    ContractAmount whole;
    whole.value = share.value;
    whole.rate = {1, 1};
    part.base = on_day(whole);
  }
  Money paid = less(claim.left, part.borne);
  if (share.pays.form == Pays::Form::rate)
    paid = share_of(part.base, share.pays.rate, contract.rounding);
  if (share.pays.form == Pays::Form::amount) paid = share.pays.amount;
  if (share.minutes > 0)
    paid = claim.minutes == 0 ? Money::unknown()
                              : share_of(paid, {claim.minutes, share.minutes}, contract.rounding);
  if (share.in_all) {
    part.sum = paid;
    paid = less(paid, claim.others);
  }
  part.unbounded = paid;
  if (share.at_most.given()) paid = least(paid, on_day(share.at_most));
  paid = least(paid, most);
  // Limits of the contract, in sessions and amounts per period.
  for (const Limit& limit : share.limits) {
    if (limit.amount.given())
      paid = least(paid, less(on_day(limit.amount), content(limit.counter).spent));
  }
  if (part.exhausted) paid = Money{};
  part.paid = paid;
  for (const int value : values_of(share)) {
    const ReferenceValue& known = contract.values[static_cast<std::size_t>(value)];
    if (!paid.known() && known.on(claim.date) == nullptr) part.unknown_value = &known;
  }
  if (part.borne != Money{}) counting(share.excess->counter).spent += part.borne;
  const bool pays_nothing = share.pays.form == Pays::Form::amount && share.pays.amount == Money{};
  if (paid == Money{} && (!pays_nothing || part.exhausted)) return part;
  for (std::size_t c = 0; c < contract.counters.size(); ++c) {
    if (!has_bit(paying.counters, c)) continue;
    Accumulator& count = counting(c);
    ++count.sessions;
    count.spent += paid;
  }
  return part;
}

std::optional<Money> ceiling_by_law(const Version& version, const Cell& cell, Money price,
                                    Money base) {
  if (version.extra_fees.empty()) return std::nullopt;
  const Money extra_fees = price - base;  // never below zero: the base is never above the price
  if (cell.extra_fees == nullptr) return extra_fees;
  const std::optional<Rate>& at_most = cell.extra_fees->at_most;
  return at_most ? lesser(extra_fees, share_of(base, *at_most, version.rounding)) : extra_fees;
}

namespace {

// Compares the parts of two cells that influence amounts and outcome.
bool same_answer(const Cell& a, const Cell& b) {
  return a.outcome == b.outcome && a.session == b.session && a.resplit == b.resplit &&
         a.pays == b.pays && a.direct == b.direct && a.deductions == b.deductions &&
         a.deductible == b.deductible && a.copayment_ceiling == b.copayment_ceiling &&
         (!a.resplit || a.shares == b.shares);
}

}  // namespace

std::uint8_t beyond_limited_rights(CompiledRoute& compiled, const Version& version,
                                   const Point& point, Date date, Accumulators& accumulators) {
  std::uint8_t beyond = 0;
  const std::vector<LimitedRight>& rights = compiled.route().limited;
  for (std::size_t i = 0; i < rights.size(); ++i) {
    const Conditions& when = rights[i].rule.when;
    std::int32_t& from = accumulators.limited_from[i];
    if (when.empty() && compiled.table(version).at(point).outcome != Outcome::covered) continue;
    if (!all_hold(when, point)) {
      from = no_day;
      continue;
    }
    if (from == no_day) from = date.days();
    if (date < after(Date::from_days(from), rights[i].lasts)) continue;
    // A copy: cells move when the table grows.
    const Cell held = compiled.table(version).at(point);
    if (!when.empty() &&
        same_answer(held, compiled.table(version).at(without(when, compiled.route(), point))))
      continue;
    add_bit(beyond, i);
  }
  return beyond;
}

std::uint8_t keep_rights(const Route& route, const Person& person, const Point& point, Date date,
                         Accumulators& accumulators) {
  std::uint8_t kept = 0;
  for (std::size_t i = 0; i < route.kept.size(); ++i) {
    const Condition& right = route.kept[i].rule.when.front();
    if (!holds(right, point)) continue;
    accumulators.kept_until[i] = end_of_long_period(route.kept[i].period, date);
    if ((person.facts[right.subject.index] & right.values) == 0) add_bit(kept, i);
  }
  return kept;
}

std::array<Money, most_deductions> deduct(const Route& route, const Version& version,
                                          const Cell& cell, Date date,
                                          std::array<Money, payer_count>& pays,
                                          Accumulators& accumulators) {
  std::array<Money, most_deductions> taken{};
  for (std::size_t i = 0; i < version.deductions.size(); ++i) {
    if ((cell.deductions >> i & 1) == 0) continue;
    const DeductionRule& rule = version.deductions[i];
    Money& share = pays[index_of(rule.from)];
    Money amount = share.known() ? lesser(rule.amount, share) : rule.amount;
    for (const Ceiling& ceiling : rule.ceilings) {
      const Counter& counter = route.counters[ceiling.counter];
      const Accumulator& count =
          in_period_of(date, counter, accumulators.of(counter, ceiling.counter));
      amount = lesser(amount, count.spent.cents() < ceiling.at_most.cents()
                                  ? ceiling.at_most - count.spent
                                  : Money{});
    }
    for (const Ceiling& ceiling : rule.ceilings)
      accumulators.of(route.counters[ceiling.counter], ceiling.counter).spent += amount;
    share = share - amount;
    pays[index_of(Payer::patient)] += amount;
    taken[i] = amount;
  }
  return taken;
}

namespace {

// Returns what is left of a sum per period; unknown if an earlier amount is.
Money left_of(const Money& at_most, const Accumulator& count) {
  if (!count.spent.known()) return Money::unknown();
  return count.spent.cents() < at_most.cents() ? at_most - count.spent : Money{};
}

// Returns the part of `amount` that is within what is left; none if nothing is left.
Money within(Money amount, Money left) {
  return amount == Money{} || left == Money{} ? Money{} : lesser(amount, left);
}

}  // namespace

Amounts split_again(const Route& route, const Version& version, const Cell& cell,
                    const Person& person, Date date, Accumulators& accumulators) {
  constexpr std::size_t amo = index_of(Payer::amo), patient = index_of(Payer::patient);
  const SessionRule& session = version.sessions[cell.session];
  Amounts out;
  YearlySums& yearly = out.yearly;
  out.price = session.asked                            ? person.private_fee
              : session.a_minute && person.minutes > 0 ? price_of(session, person.minutes)
                                                       : cell.price;
  const auto count_of = [&](std::uint8_t counter) -> Accumulator& {
    return in_period_of(date, route.counters[counter],
                        accumulators.of(route.counters[counter], counter));
  };
  Money base = base_of(session, out.price);
  if (cell.deductible != nullptr) {
    Accumulator& count = count_of(cell.deductible->counter);
    yearly.deductible_left = left_of(cell.deductible->at_most, count);
    yearly.deductible = within(base, yearly.deductible_left);
    count.spent += yearly.deductible;
    base = base - yearly.deductible;
  }
  out.pays = split(version, cell, out.price, base);
  const Money paid = out.pays[0] + out.pays[1] + out.pays[2];
  // If the price is unknown, the patient's own share may be known, without the deductible.
  const bool own = !(out.price - paid).known() && cell.shares[patient] != nullptr;
  if (cell.copayment_ceiling != nullptr) yearly.copayment = own ? out.pays[patient] : base - paid;
  if (own && !yearly.deductible.known() && out.pays[patient] == Money{})
    yearly.most = cell.deductible;
  if (own) out.pays[patient] += yearly.deductible;
  if (cell.copayment_ceiling != nullptr) {
    Accumulator& count = count_of(cell.copayment_ceiling->counter);
    yearly.ceiling_left = left_of(cell.copayment_ceiling->at_most, count);
    const Money borne = within(yearly.copayment, yearly.ceiling_left);
    yearly.above_ceiling = yearly.copayment - borne;
    count.spent += borne;
    out.pays[amo] += yearly.above_ceiling;
    out.pays[patient] = out.pays[patient] - yearly.above_ceiling;
  }
  return out;
}

void seed_accumulators(const CompiledRoute& compiled, const Person& person,
                       const RuleSelection& selection, Date first, Accumulators& accumulators) {
  if (person.used_deductible != Money{}) {
    const Point point = point_of(compiled, person, {first, {}}, accumulators);
    const Version& version = *compiled.version_in_force(first, selection, point).version;
    for (const DeductibleRule& rule : version.deductibles) {
      const Counter& counter = compiled.route().counters[rule.counter];
      Accumulator& count = accumulators.of(counter, rule.counter);
      // Routes that share the counter seed it once.
      if (count.until == no_day)
        count = {end_of_period(counter, first), 0, -1, person.used_deductible};
    }
  }
  if (person.used == 0) return;
  // These sessions were covered, so rights that are fixed for the period were held.
  for (std::size_t i = 0; i < compiled.route().kept.size(); ++i)
    accumulators.kept_until[i] = end_of_long_period(compiled.route().kept[i].period, first);
  Point point;
  point.facts = person.facts;
  point.age = person.age_at(first);
  point.rank.fill(1);
  for (std::size_t c = 0; c < compiled.route().counters.size(); ++c) {
    const Counter& counter = compiled.route().counters[c];
    if (counter.per == Counter::Per::day || counter.unit == Counter::Unit::cents) continue;
    // Sessions already used in a calendar year are assumed to fall under the version at its start.
    const Date begin =
        counter.per == Counter::Per::calendar_year ? Date{first.year(), 1, 1} : first;
    const CompiledRoute::VersionInForce in_force =
        compiled.version_in_force(begin, selection, point);
    const Version& version = *in_force.version;
    // The sessions were of the person's usual kind, so counters of other kinds stay empty.
    const auto at = std::find(version.counters.begin(), version.counters.end(), c);
    if (at != version.counters.end() &&
        !all_hold(version.counts[position_of(version.counters, at)], point))
      continue;
    accumulators.of(counter, c) = {end_of_period(counter, first), person.used, in_force.index, {}};
  }
}

Point point_of(const CompiledRoute& compiled, const Person& person, const Session& session,
               const Accumulators& accumulators) {
  Point point;
  point.facts = person.facts;
  for (const auto& [fact, held] : person.dated) {
    if (held.from <= session.date && session.date <= held.to) point.facts[fact] |= held.bits;
  }
  // Remove limited rights whose first day is known and whose time is over.
  for (std::size_t i = 0; i < compiled.route().limited.size(); ++i) {
    const LimitedRight& right = compiled.route().limited[i];
    if (right.rule.when.empty() || !all_hold(right.rule.when, point)) continue;
    std::int32_t since = person.limited_since[i];
    for (const auto& [fact, held] : person.dated) {
      const bool this_one = held.from != first_date && held.from <= session.date &&
                            session.date <= held.to &&
                            fact == right.rule.when.front().subject.index &&
                            (held.bits & right.rule.when.front().values) != 0;
      if (this_one) since = since == no_day ? held.from.days() : std::min(since, held.from.days());
    }
    if (since == no_day || session.date < after(Date::from_days(since), right.lasts)) continue;
    point = without(right.rule.when, compiled.route(), point);
    add_bit(point.ended, i);
  }
  for (const auto& [fact, bits] : session.facts) {
    point.facts[fact] = bits;
    point.own |= std::uint32_t{1} << fact;
  }
  // The age, and facts whose default depends on it.
  point.age = person.age_at(session.date);
  point.age_on_january_1 = person.age_on_january_1(session.date);
  for (const std::uint8_t f : compiled.facts_by_age()) {
    if (((person.stated | point.own) >> f & 1) == 0)
      point.facts[f] = compiled.route().facts[f].fallback_at(point.age);
  }
  // Rights fixed for a period that is not over.
  for (std::size_t i = 0; i < compiled.route().kept.size(); ++i) {
    const Condition& right = compiled.route().kept[i].rule.when.front();
    if (session.date.days() < std::max(accumulators.kept_until[i], person.kept_until[i]))
      point.facts[right.subject.index] = right.values;
  }
  if (person.contract != nullptr) {
    // Outside the days of the contract, not even the share prescribed by law is known: use the
    // default. Before joining there is no contract: the same.
    if (person.joined) set_membership(point, *person.joined, session.date);
    if (const auto f = compiled.complementary();
        f && (!person.contract->holds_on(session.date) || point.member_days < 0))
      point.facts[*f] = compiled.route().facts[*f].fallback;
    const std::vector<std::string>& named = person.contract->routes;
    const auto at = std::find(named.begin(), named.end(), compiled.route().id);
    if (at != named.end()) point.route = Bits{1} << (at - named.begin());
  }
  for (std::size_t c = 0; c < compiled.route().counters.size(); ++c) {
    const Counter& counter = compiled.route().counters[c];
    point.rank[c] = rank_in(accumulators.of(counter, c), session.date);
  }
  return point;
}

std::optional<int> cap_on(CompiledRoute& compiled, const RuleSelection& selection,
                          const Person& person, Date date) {
  const Point point = point_of(compiled, person, {date, {}}, Accumulators{});
  const CompiledRoute::VersionInForce in_force = compiled.version_in_force(date, selection, point);
  if (in_force.outcome != Outcome::covered) return std::nullopt;
  return compiled.table(*in_force.version).at(point).cap;
}

}  // namespace racpsy
