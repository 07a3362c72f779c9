#include "racpsy/rules/check.hpp"

#include <algorithm>
#include <set>

#include "racpsy/base/format.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/rules/describe.hpp"
#include "racpsy/rules/messages.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy {
namespace {

constexpr std::size_t most_cases = 300'000;      // of one version, per class of the set fact
constexpr std::size_t most_rank_cases = 20'000;  // of one version, per person

// A condition that must hold, or must not hold.
struct Literal {
  const Condition* condition;
  bool holds;
};

// A set of points, narrowed by one condition after another until it is empty.
class Region {
 public:
  explicit Region(const std::vector<Fact>& facts) : facts_(&facts) {}

  // Keeps the points where the literal is true; false when none is left.
  bool take(Literal literal) {
    const Condition& c = *literal.condition;
    Values& v = values_of(c.subject);
    if (c.subject.kind == Subject::Kind::age || c.subject.kind == Subject::Kind::age_on_january_1 ||
        c.subject.kind == Subject::Kind::rank || c.subject.kind == Subject::Kind::member_for) {
      std::vector<std::pair<int, int>> left;
      for (const auto& [low, high] : v.bands) {
        if (literal.holds) {
          left.emplace_back(std::max(low, c.low), std::min(high, c.high));
        } else {
          left.emplace_back(low, std::min(high, c.low - 1));
          left.emplace_back(std::max(low, c.high + 1), high);
        }
      }
      std::erase_if(left, [](const auto& band) { return band.first > band.second; });
      v.bands = std::move(left);
      return !v.bands.empty();
    }
    if (v.is_set) {  // at least one value of each wanted group, no forbidden one
      if (literal.holds) v.wanted.push_back(c.values);
      else v.forbidden |= c.values;
      return std::all_of(v.wanted.begin(), v.wanted.end(),
                         [&](Bits group) { return (group & ~v.forbidden) != 0; });
    }
    v.allowed &= literal.holds ? c.values : ~c.values;
    return v.allowed != 0;
  }

 private:
  struct Values {
    Subject subject;
    bool is_set = false;
    Bits allowed = ~Bits{0};
    Bits forbidden = 0;
    std::vector<Bits> wanted;
    std::vector<std::pair<int, int>> bands{{0, no_highest}};
  };

  Values& values_of(Subject subject) {
    const auto at = std::find_if(all_.begin(), all_.end(),
                                 [&](const Values& v) { return v.subject == subject; });
    if (at != all_.end()) return *at;
    Values& fresh = all_.emplace_back();
    fresh.subject = subject;
    if (subject.kind == Subject::Kind::outcome)
      fresh.allowed = bit(contract_outcome_names.size()) - 1;
    if (subject.kind == Subject::Kind::rank) fresh.bands = {{1, no_highest}};
    if (subject.kind == Subject::Kind::fact) {
      const Fact& fact = (*facts_)[subject.index];
      fresh.is_set = fact.type == Fact::Type::set;
      fresh.allowed = bit(fact.values.size()) - 1;
    }
    return fresh;
  }

  const std::vector<Fact>* facts_;
  std::vector<Values> all_;
};

// Decides if some point fits a number of rules and misses others.
class Conjunction {
 public:
  // `budget` bounds the steps of all queries on one file, against files made to be slow; beyond it
  // the answer is yes, so that no valid file is rejected.
  Conjunction(const std::vector<Fact>& facts, int& budget) : region_(facts), budget_(budget) {}

  void fits(const Rule& rule) {
    for (const Condition& c : rule.when) must(c, true);
    for (const Condition& c : rule.unless) must(c, false);
  }
  void misses(const Rule& rule) { missed_.push_back(&rule); }
  void must(const Condition& c, bool holds) { possible_ = possible_ && region_.take({&c, holds}); }
  bool possible() { return possible_ && search(region_, 0); }

 private:
  // Tries each way to miss a rule: one of its conditions must fail.
  bool search(const Region& region, std::size_t next) {
    if (next == missed_.size() || --budget_ < 0) return true;
    const auto with = [&](const Condition& c, bool holds) {
      Region smaller = region;
      return smaller.take({&c, holds}) && search(smaller, next + 1);
    };
    const Rule& rule = *missed_[next];
    // A rule that no point of the region fits leaves nothing to choose.
    const auto excluded = [&](const Condition& c, bool holds) {
      Region smaller = region;
      return !smaller.take({&c, holds});
    };
    if (std::any_of(rule.when.begin(), rule.when.end(),
                    [&](const Condition& c) { return excluded(c, true); }) ||
        std::any_of(rule.unless.begin(), rule.unless.end(),
                    [&](const Condition& c) { return excluded(c, false); })) {
      return search(region, next + 1);
    }
    return std::any_of(rule.when.begin(), rule.when.end(),
                       [&](const Condition& c) { return with(c, false); }) ||
           std::any_of(rule.unless.begin(), rule.unless.end(),
                       [&](const Condition& c) { return with(c, true); });
  }

  Region region_;
  bool possible_ = true;
  std::vector<const Rule*> missed_;
  int& budget_;
};

// Adds "fits this rule and none before it in the list of its payer".
void selects(Conjunction& query, const std::vector<const ShareRule*>& list, std::size_t i) {
  query.fits(list[i]->rule);
  for (std::size_t before = 0; before < i; ++before) query.misses(list[before]->rule);
}

// The counters in which a share certainly counts what it pays, a bit each.
std::uint32_t counters_of(const ContractShare& share) {
  std::uint32_t counters = counters_ranking(share.rule);
  for (const Limit& limit : share.limits) add_bit(counters, limit.counter);
  return counters;
}

// The least and the most that an amount is on any day; unknown if it is not known.
struct Span {
  Money least = Money::unknown(), most = Money::unknown();
};

Span span_of(const Contract& contract, const ContractAmount& amount) {
  if (amount.value < 0) return {amount.money, amount.money};
  Span span;
  for (const auto& dated : contract.values[static_cast<std::size_t>(amount.value)].amounts) {
    const Money money = contract.amount_on(amount, dated.from);
    span.least = span.least.known() ? lesser(span.least, money) : money;
    if (!span.most.known() || span.most.cents() < money.cents()) span.most = money;
  }
  return span;
}

// Returns the amount that a share states for one session, if it is one: not a rate of the price.
ContractAmount stated_amount(const ContractShare& share) {
  ContractAmount amount;
  if (share.pays.form == Pays::Form::amount && share.minutes == 0) amount = share.pays.amount;
  if (share.rate_base != ContractShare::RateBase::value) return amount;
  amount.value = share.value;
  amount.rate = share.pays.rate;
  return amount;
}

// Returns the most that a share pays for one session; unknown if no amount bounds it.
Money most_paid(const Contract& contract, const ContractShare& share) {
  const Money stated = span_of(contract, stated_amount(share)).most;
  const Money bound = span_of(contract, share.at_most).most;
  if (!stated.known() || !bound.known()) return stated.known() ? stated : bound;
  return lesser(stated, bound);
}

// The sessions that the counters of a contract can hold in one period.
//
// A counter moves only when a session counts in it, so the n-th session is reached if each one
// before it counts. The ranks that shares tell apart are bands, tried from the first one up.
class CountedSessions {
 public:
  CountedSessions(const std::vector<Fact>& facts, const Contract& contract, int& budget)
      : facts_(facts),
        contract_(contract),
        budget_(budget),
        most_(contract.counters.size(), 0) {
    for (bool more = true; more;) {
      more = false;
      for (std::size_t c = 0; c < most_.size(); ++c) {
        while (most_[c] < no_highest && counts(c, most_[c] + 1)) {
          most_[c] = end_of_band(c, most_[c] + 1);
          more = true;
        }
      }
    }
  }

  // The most sessions counted in a period; no_highest: any number.
  int most(std::size_t c) const { return most_[c]; }

  // Tests whether some session reaches a share, with the ranks that counters attain.
  bool reaches(std::size_t i) const { return selects(i).possible(); }

  // Returns a counter whose ranks do not reach the share.
  std::size_t counter_that_stops(std::size_t i) const {
    for (const Condition& c : contract_.shares[i].rule.when) {
      if (c.subject.kind == Subject::Kind::rank && most_[c.subject.index] < c.low - 1)
        return c.subject.index;
    }
    return 0;
  }

  // Returns the last rank in a counter at which a share pays; 0: none.
  int last_paid(std::size_t i, std::size_t c) const {
    int last = 0;
    for (int n = 1; n <= most_[c]; n = end_of_band(c, n) + 1) {
      if (pays_at(i, c, n)) last = std::min(end_of_band(c, n), most_[c]);
      if (end_of_band(c, n) == no_highest) break;
    }
    return last;
  }

  // Returns the most paid for the sessions of a counter until a rank; unknown if nothing bounds it.
  Money most_paid_until(int rank, std::size_t c) const {
    Money sum;
    for (int n = 1; n <= rank; n = end_of_band(c, n) + 1) {
      const int end = std::min(end_of_band(c, n), rank);
      Money most;
      for (std::size_t i = 0; i < contract_.shares.size(); ++i) {
        if (!may_count(i, c) || !pays_at(i, c, n)) continue;
        const Money paid = most_paid(contract_, contract_.shares[i]);
        most = paid.known() && most.known() && paid.cents() < most.cents() ? most : paid;
        if (!most.known()) return most;
      }
      if (end == no_highest && most != Money{}) return Money::unknown();
      sum += Money::of_cents(most.cents() * (end - n + 1));
    }
    return sum;
  }

 private:
  static Condition rank_within(std::size_t c, int low, int high) {
    return {{Subject::Kind::rank, static_cast<std::uint8_t>(c)}, 0, low, high};
  }

  // The cases in which a share is the first that fits, with the ranks attained so far.
  Conjunction selects(std::size_t i) const {
    Conjunction query{facts_, budget_};
    query.fits(contract_.shares[i].rule);
    for (std::size_t before = 0; before < i; ++before) query.misses(contract_.shares[before].rule);
    for (std::size_t c = 0; c < most_.size(); ++c) {
      if (most_[c] < no_highest) query.must(rank_within(c, 1, most_[c] + 1), true);
    }
    return query;
  }

  // Tests whether a share pays for some session of this rank.
  bool pays_at(std::size_t i, std::size_t c, int rank) const {
    if (rank > last_by_limits(i, c)) return false;
    Conjunction query = selects(i);
    query.must(rank_within(c, rank, rank), true);
    return query.possible();
  }

  // Tests whether some session of this rank counts.
  bool counts(std::size_t c, int rank) const {
    for (std::size_t i = 0; i < contract_.shares.size(); ++i) {
      if (rank > last_by_limits(i, c)) continue;
      const auto possible = [&](const Rule* ranking) {
        Conjunction query = selects(i);
        query.must(rank_within(c, rank, rank), true);
        if (ranking != nullptr) {
          for (const Condition& asked : ranking->when)
            if (asked.subject.kind != Subject::Kind::rank) query.must(asked, true);
          for (const Condition& asked : ranking->unless)
            if (asked.subject.kind != Subject::Kind::rank) query.must(asked, false);
        }
        return query.possible();
      };
      if (has_bit(counters_of(contract_.shares[i]), c)) {
        if (possible(nullptr)) return true;
        continue;
      }
      for (std::size_t before = 0; before < i; ++before) {
        const Rule& rule = contract_.shares[before].rule;
        if (has_bit(counters_ranking(rule), c) && possible(&rule)) return true;
      }
    }
    return false;
  }

  // Tests whether what a share pays may count in a counter.
  bool may_count(std::size_t i, std::size_t c) const {
    if (has_bit(counters_of(contract_.shares[i]), c)) return true;
    return std::any_of(
        contract_.shares.begin(), contract_.shares.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const ContractShare& s) { return has_bit(counters_ranking(s.rule), c); });
  }

  // Tests whether all that counts in `inner` counts in `outer`, and a period of `inner` lies within
  // one of `outer`: the rank in `outer` is then at least that in `inner`.
  bool within(std::size_t inner, std::size_t outer) const {
    if (inner == outer) return true;
    const Counter::Per per = contract_.counters[inner].per, longer = contract_.counters[outer].per;
    const bool contained = longer == Counter::Per::lifetime || per == Counter::Per::day ||
                           (per == longer && per != Counter::Per::twelve_months);
    for (std::size_t i = 0; contained && i < contract_.shares.size(); ++i) {
      if (may_count(i, inner) && !has_bit(counters_of(contract_.shares[i]), outer)) return false;
    }
    return contained;
  }

  // Returns the last rank in a counter that the limits and the ranks of a share admit.
  int last_by_limits(std::size_t i, std::size_t c) const {
    const ContractShare& share = contract_.shares[i];
    int last = no_highest;
    for (const Limit& limit : share.limits) {
      if (limit.sessions >= 0 && within(c, limit.counter)) last = std::min(last, limit.sessions);
    }
    for (const Condition& asked : share.rule.when) {
      if (asked.subject.kind == Subject::Kind::rank && within(c, asked.subject.index))
        last = std::min(last, asked.high);
    }
    return last;
  }

  // Returns the last rank that no share tells apart from this one.
  int end_of_band(std::size_t c, int rank) const {
    int end = no_highest;
    const auto cut = [&](int first_of_band) {
      if (first_of_band > rank) end = std::min(end, first_of_band - 1);
    };
    for (std::size_t i = 0; i < contract_.shares.size(); ++i) {
      const Rule& rule = contract_.shares[i].rule;
      for (const Conditions* conditions : {&rule.when, &rule.unless}) {
        for (const Condition& asked : *conditions) {
          if (asked.subject != Subject{Subject::Kind::rank, static_cast<std::uint8_t>(c)}) continue;
          cut(asked.low);
          if (asked.high < no_highest) cut(asked.high + 1);
        }
      }
      if (const int last = last_by_limits(i, c); last < no_highest) cut(last + 1);
    }
    return end;
  }

  const std::vector<Fact>& facts_;
  const Contract& contract_;
  int& budget_;
  std::vector<int> most_;
};

class Check {
 public:
  Check(const std::vector<Fact>& facts, std::size_t counters, const Version& version)
      : facts_(facts),
        counters_(counters),
        version_(version) {}

  // Checks the shares of a contract, a first-fit list.
  Problems contract(const Contract& contract) {
    const std::vector<ContractShare>& list = contract.shares;
    std::vector<const Rule*> rules;
    for (const ContractShare& share : list) rules.push_back(&share.rule);
    const std::vector<bool> alive = reached(rules);
    for (std::size_t a = 0; a < list.size(); ++a) {
      known_names(*rules[a], list[a].prevails_over, rules);
      for (std::size_t b = a + 1; b < list.size(); ++b) {
        const bool same = list[a].pays == list[b].pays && list[a].minutes == list[b].minutes &&
                          list[a].rate_base == list[b].rate_base &&
                          list[a].value == list[b].value && list[a].in_all == list[b].in_all &&
                          list[a].excess == list[b].excess && list[a].at_most == list[b].at_most &&
                          list[a].limits == list[b].limits;
        if (alive[b] && !same) prevails(rules, a, b, list[a].prevails_over);
      }
    }
    const CountedSessions counted{facts_, contract, budget_};
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (alive[i] && !counted.reaches(i)) {
        const std::size_t c = counted.counter_that_stops(i);
        found(*rules[i],
              localized<msg::rank_never_reached>(rules[i]->id, contract.counters[c].name,
                                                 counted.most(c)),
              localized<msg::what_a_counter_counts>());
      }
      if (!list[i].excess) continue;
      const std::size_t c = list[i].excess->counter;
      const bool mixed = std::any_of(list.begin(), list.end(), [&](const ContractShare& share) {
        return has_bit(counters_of(share), c);
      });
      if (mixed)
        found(*rules[i], localized<msg::excess_mixed>(contract.counters[c].name),
              localized<msg::excess_alone>());
    }
    return sorted();
  }

  // Reports limits of a contract that no case reaches.
  Problems limits(const Contract& contract) {
    const CountedSessions counted{facts_, contract, budget_};
    const auto money = [&](Money m) { return localized(Amount{m, contract.currency}); };
    for (std::size_t i = 0; i < contract.shares.size(); ++i) {
      const ContractShare& share = contract.shares[i];
      const std::string& id = share.rule.id;
      const Money bound = span_of(contract, share.at_most).least;
      const Money stated = span_of(contract, stated_amount(share)).most;
      if (bound.known() && stated.known() && stated.cents() < bound.cents())
        found(share.at_most.place,
              localized<msg::at_most_never_reached>(id, money(bound), money(stated)),
              localized<msg::remove_or_correct>());
      for (const Limit& limit : share.limits) {
        const int paid = counted.last_paid(i, limit.counter);
        if (paid == 0 && limit.sessions >= 0)
          found(limit.place, localized<msg::limit_always_reached>(id, limit.sessions),
                localized<msg::remove_or_correct>());
        if (paid > 0 && limit.sessions > paid)
          found(limit.place, localized<msg::sessions_never_reached>(id, limit.sessions, paid),
                localized<msg::remove_or_correct>());
        const Money least = span_of(contract, limit.amount).least;
        const Money all = counted.most_paid_until(paid, limit.counter);
        if (paid > 0 && least.known() && all.known() && all.cents() < least.cents())
          found(limit.place, localized<msg::amount_never_reached>(id, money(least), money(all)),
                localized<msg::remove_or_correct>());
      }
    }
    return sorted();
  }

  Problems version() {
    std::vector<const Rule*> sessions;
    for (const SessionRule& s : version_.sessions) sessions.push_back(&s.rule);
    reached(sessions);
    for (std::size_t a = 0; a < version_.sessions.size(); ++a) {
      for (std::size_t b = a + 1; b < version_.sessions.size(); ++b) {
        // The order is explicit enough if the first rule asks for a rank: the very first session is
        // an evaluation, by video or not.
        const SessionRule &first = version_.sessions[a], &later = version_.sessions[b];
        const bool same = first.price == later.price && first.asked == later.asked &&
                          first.base == later.base && first.a_minute == later.a_minute;
        if (!same && !asks_rank(first.rule)) prevails(sessions, a, b, first.prevails_over);
      }
      known_names(version_.sessions[a].rule, version_.sessions[a].prevails_over, sessions);
    }
    for (const ShareRule& share : version_.shares)
      by_payer_[index_of(share.payer)].push_back(&share);
    for (const std::vector<const ShareRule*>& list : by_payer_) shares(list);
    sums_per_period(version_.deductibles);
    sums_per_period(version_.copayment_ceilings);
    for (const EntitlementRule& e : version_.entitlements) fits_somebody(e.rule);
    for (const CapRule& c : version_.caps) fits_somebody(c.rule);
    for (const DeductionRule& d : version_.deductions) fits_somebody(d.rule);
    for (const ThirdPartyRule& t : version_.third_party) fits_somebody(t.rule);
    std::vector<const Rule*> extra_fees;
    for (const ExtraFeesRule& e : version_.extra_fees) extra_fees.push_back(&e.rule);
    reached(extra_fees);
    for (const DoubtRule& d : version_.doubts) fits_somebody(d.rule);
    in_order(version_.entitlements);
    in_order(version_.caps);
    rests();
    sums();
    size();
    return sorted();
  }

 private:
  Problems sorted() {
    std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
      return a.place.line < b.place.line;
    });
    return std::move(problems_);
  }

  void found(const Place& place, Text what, Text remedy) {
    problems_.emplace_back(place, std::move(what), std::move(remedy));
  }
  void found(const Rule& rule, Text what, Text remedy) {
    found(rule.place, std::move(what), std::move(remedy));
  }

  void fits_somebody(const Rule& rule) {
    Conjunction query = ask();
    query.fits(rule);
    if (!query.possible()) found(rule, localized<msg::never_fits>(rule.id), {});
  }

  // Reports rules whose outcomes are not in the order in which outcomes are tested. The first rule
  // that fails gives the outcome, which must be the same one whatever the route.
  template <class Rules>
  void in_order(const Rules& rules) {
    for (std::size_t i = 1; i < rules.size(); ++i) {
      const auto &first = rules[i - 1], &later = rules[i];
      if (later.otherwise >= first.otherwise) continue;
      std::string order;
      for (const Outcome o : outcome_names.keys())
        if (o < Outcome::outside_scheme) add_item(order, name_of(o));
      const std::string_view name = name_of(later.otherwise);
      found(later.rule,
            localized<msg::outcome_too_late>(later.rule.id, name, first.rule.id,
                                             name_of(first.otherwise), name),
            localized<msg::outcomes_in_order>(order));
    }
  }

  static bool asks_rank(const Rule& rule) {
    return std::any_of(rule.when.begin(), rule.when.end(),
                       [](const Condition& c) { return c.subject.kind == Subject::Kind::rank; });
  }

  // Returns true if no case fits the inner rule and misses the outer one.
  bool contains(const Rule& outer, const Rule& inner) const {
    Conjunction query = ask();
    query.fits(inner);
    query.misses(outer);
    return !query.possible();
  }

  // Returns true if two rules of a first-fit list share a case that no rule before them takes, and
  // neither contains the other.
  bool crossing(const std::vector<const Rule*>& list, std::size_t first, std::size_t later) const {
    const Rule &a = *list[first], &b = *list[later];
    Conjunction both = ask();
    both.fits(a);
    both.fits(b);
    for (std::size_t before = 0; before < first; ++before) both.misses(*list[before]);
    return both.possible() && !contains(a, b) && !contains(b, a) && decided();
  }

  // Returns, per rule of a first-fit list, true if some case reaches it.
  std::vector<bool> reached(const std::vector<const Rule*>& list) {
    std::vector<bool> alive(list.size(), true);
    for (std::size_t i = 0; i < list.size(); ++i) {
      Conjunction query = ask();
      query.fits(*list[i]);
      for (std::size_t before = 0; before < i; ++before) query.misses(*list[before]);
      alive[i] = query.possible();
      if (!alive[i]) found(*list[i], localized<msg::never_reached>(list[i]->id), {});
    }
    return alive;
  }

  void shares(const std::vector<const ShareRule*>& list) {
    std::vector<const Rule*> rules;
    for (const ShareRule* share : list) rules.push_back(&share->rule);
    const std::vector<bool> alive = reached(rules);
    for (std::size_t a = 0; a < list.size(); ++a) {
      const ShareRule& first = *list[a];
      known_names(first.rule, first.prevails_over, rules);
      for (std::size_t b = a + 1; b < list.size(); ++b) {
        if (alive[b] && first.pays != list[b]->pays) prevails(rules, a, b, first.prevails_over);
      }
    }
  }

  // Checks deductibles, or ceilings on co-payments: a first-fit list.
  template <class R>
  void sums_per_period(const std::vector<R>& list) {
    std::vector<const Rule*> rules;
    for (const R& r : list) rules.push_back(&r.rule);
    const std::vector<bool> alive = reached(rules);
    for (std::size_t a = 0; a < list.size(); ++a) {
      known_names(*rules[a], list[a].prevails_over, rules);
      for (std::size_t b = a + 1; b < list.size(); ++b) {
        const bool same = list[a].counter == list[b].counter && list[a].at_most == list[b].at_most;
        if (alive[b] && !same) prevails(rules, a, b, list[a].prevails_over);
      }
      // One of zero stops the list: it is an exception to the later ones.
      if (alive[a] && list[a].at_most != Money{} && !binds(list[a], rules, a))
        found(*rules[a],
              std::is_same_v<R, DeductibleRule> ? localized<msg::never_binds>(rules[a]->id)
                                                : localized<msg::ceiling_never_binds>(rules[a]->id),
              {});
    }
  }

  // Adds "fits rule i and none before it".
  static void first_of(Conjunction& query, const std::vector<const Rule*>& rules, std::size_t i) {
    query.fits(*rules[i]);
    for (std::size_t before = 0; before < i; ++before) query.misses(*rules[before]);
  }

  // Returns true if in some case of the deductible another payer than the patient pays something.
  bool binds(const DeductibleRule&, const std::vector<const Rule*>& rules, std::size_t i) {
    for (std::size_t p = 0; p < index_of(Payer::patient); ++p) {
      for (std::size_t s = 0; s < by_payer_[p].size(); ++s) {
        if (pays_nothing(by_payer_[p][s]->pays)) continue;
        Conjunction query = ask();
        first_of(query, rules, i);
        selects(query, by_payer_[p], s);
        if (query.possible()) return true;
      }
    }
    return false;
  }

  // Returns true if in some case of the ceiling no payer takes the rest, or the patient's share is
  // not zero.
  bool binds(const CopaymentCeilingRule&, const std::vector<const Rule*>& rules, std::size_t i) {
    const auto& own = by_payer_[index_of(Payer::patient)];
    for (std::size_t s = 0; s < own.size(); ++s) {
      if (pays_nothing(own[s]->pays)) continue;
      Conjunction query = ask();
      first_of(query, rules, i);
      selects(query, own, s);
      if (query.possible()) return true;
    }
    Conjunction query = ask();
    first_of(query, rules, i);
    for (const ShareRule* share : own) query.misses(share->rule);
    for (const ShareRule& share : version_.shares) {
      if (takes_all(share.pays)) query.misses(share.rule);
    }
    return query.possible();
  }

  static bool pays_nothing(const Pays& pays) {
    return (pays.form == Pays::Form::rate && pays.rate.numerator == 0) ||
           (pays.form == Pays::Form::amount && pays.amount == Money{});
  }
  static bool takes_all(const Pays& pays) {
    return pays.form == Pays::Form::rest ||
           (pays.form == Pays::Form::rate && pays.rate.numerator == pays.rate.denominator);
  }

  // Reports a version whose table would have too many cases.
  void size() {
    std::vector<std::size_t> axes(facts_.size(), 1);
    std::array<std::set<int>, 2> ages;  // first ages of bands: on the day, on 1 January
    std::vector<std::set<int>> ranks(counters_);
    each_conditions(version_, [&](const Conditions& conditions) {
      for (const Condition& c : conditions) {
        if (c.subject.kind == Subject::Kind::fact &&
            facts_[c.subject.index].type == Fact::Type::choice) {
          axes[c.subject.index] = facts_[c.subject.index].values.size();
        }
        if (c.subject.kind == Subject::Kind::age) ages[0].insert({c.low, c.high + 1});
        if (c.subject.kind == Subject::Kind::age_on_january_1) ages[1].insert({c.low, c.high + 1});
        if (c.subject.kind == Subject::Kind::rank)
          ranks[c.subject.index].insert({c.low, c.high + 1});
        if (c.subject.kind == Subject::Kind::earlier) ranks[c.subject.index].insert(1);
      }
    });
    for (const CapRule& c : version_.caps) ranks[c.counter].insert(c.at_most + 1);
    // `usually` doubles the values of a fact: stated for the session itself, or not.
    std::vector<bool> own(facts_.size(), false);
    for (const SessionRule& s : version_.sessions) {
      for (const Condition& c : s.usually) own[c.subject.index] = true;
    }
    for (std::size_t f = 0; f < axes.size(); ++f) axes[f] *= own[f] ? 2 : 1;
    std::size_t cases = 1, rank_cases = 1;
    for (const std::size_t n : axes) cases = std::min(cases * n, most_cases + 1);
    for (const std::set<int>& cuts : ages)
      cases = std::min(cases * (cuts.size() + 1), most_cases + 1);
    for (const std::set<int>& cuts : ranks)
      rank_cases = std::min(rank_cases * (cuts.size() + 1), most_rank_cases + 1);
    cases = std::min(cases * rank_cases, most_cases + 1);
    if (rank_cases > most_rank_cases)
      problems_.emplace_back(version_.place, localized<msg::too_many_cases>(most_rank_cases));
    else if (cases > most_cases)
      problems_.emplace_back(version_.place, localized<msg::too_many_cases>(most_cases));
  }

  // Reports names in `prevails_over` that are not rules of the list.
  void known_names(const Rule& rule, const std::vector<std::string>& over,
                   const std::vector<const Rule*>& list) {
    std::vector<std::string> ids;
    for (const Rule* r : list) ids.push_back(r->id);
    for (const std::string& name : over) {
      if (std::find(ids.begin(), ids.end(), name) != ids.end()) continue;
      const std::string_view best = nearest(name, ids);
      found(rule, localized<msg::unknown_word>(name, localized<msg::a_rule_of_the_list>()),
            best.empty() ? Text{} : localized<msg::did_you_mean>(best));
    }
  }

  // Reports a rule that crosses a later one with another result and does not prevail over it.
  void prevails(const std::vector<const Rule*>& list, std::size_t first, std::size_t later,
                const std::vector<std::string>& over) {
    const std::string& id = list[later]->id;
    if (std::find(over.begin(), over.end(), id) != over.end() || !crossing(list, first, later))
      return;
    found(*list[first], localized<msg::crossing>(list[first]->id, id),
          localized<msg::say_prevails>(id, list[first]->id));
  }

  // Reports cases where two payers take the rest, or where the patient's share is stated and nobody
  // takes the rest.
  void rests() {
    for (std::size_t p = 0; p < payer_count; ++p) {
      for (std::size_t i = 0; i < by_payer_[p].size(); ++i) {
        const ShareRule& one = *by_payer_[p][i];
        if (one.pays.form == Pays::Form::rest) {
          for (std::size_t q = p + 1; q < payer_count; ++q) {
            for (std::size_t j = 0; j < by_payer_[q].size(); ++j) {
              const ShareRule& other = *by_payer_[q][j];
              if (other.pays.form != Pays::Form::rest) continue;
              Conjunction both = ask();
              selects(both, by_payer_[p], i);
              selects(both, by_payer_[q], j);
              if (both.possible() && decided())
                found(other.rule, localized<msg::two_rests>(one.rule.id, other.rule.id), {});
            }
          }
        } else if (one.payer == Payer::patient) {
          Conjunction none = ask();
          selects(none, by_payer_[p], i);
          for (const ShareRule& share : version_.shares) {
            if (share.pays.form == Pays::Form::rest) none.misses(share.rule);
          }
          if (none.possible() && decided())
            found(one.rule, localized<msg::nobody_takes_the_rest>(one.rule.id), {});
        }
      }
    }
  }

  // Reports two rates that exceed 100 % in a case that fits both.
  void sums() {
    for (std::size_t p = 0; p < payer_count; ++p) {
      for (std::size_t q = p + 1; q < payer_count; ++q) {
        for (std::size_t i = 0; i < by_payer_[p].size(); ++i) {
          for (std::size_t j = 0; j < by_payer_[q].size(); ++j) {
            const ShareRule &one = *by_payer_[p][i], &other = *by_payer_[q][j];
            if (one.pays.form != Pays::Form::rate || other.pays.form != Pays::Form::rate) continue;
            const Rate a = one.pays.rate, b = other.pays.rate;
            __extension__ using wide = __int128;
            const wide sum = wide{a.numerator} * b.denominator + wide{b.numerator} * a.denominator;
            if (sum <= wide{a.denominator} * b.denominator) continue;
            Conjunction both = ask();
            selects(both, by_payer_[p], i);
            selects(both, by_payer_[q], j);
            if (both.possible() && decided())
              found(other.rule, localized<msg::too_much>(one.rule.id, other.rule.id), {});
          }
        }
      }
    }
  }

  Conjunction ask() const { return Conjunction{facts_, budget_}; }
  // Returns false once the budget is spent: answers are then no proof of a problem.
  bool decided() const { return budget_ >= 0; }

  const std::vector<Fact>& facts_;
  const std::size_t counters_;
  const Version& version_;
  mutable int budget_ = 1'000'000;
  std::array<std::vector<const ShareRule*>, payer_count> by_payer_;
  Problems problems_;
};

}  // namespace

Problems check_version(const Route& route, const Version& version) {
  return Check{route.facts, route.counters.size(), version}.version();
}

Problems check_contract(const std::vector<Fact>& facts, const Contract& contract) {
  const Version none;
  return Check{facts, 0, none}.contract(contract);
}

Problems check_limits(const std::vector<Fact>& facts, const Contract& contract) {
  const Version none;
  return Check{facts, 0, none}.limits(contract);
}

}  // namespace racpsy
