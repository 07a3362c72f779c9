#include "racpsy/sql/settle.hpp"

#include <algorithm>
#include <numeric>

#include "racpsy/base/try.hpp"
#include "racpsy/rules/names.hpp"
#include "racpsy/sql/messages.hpp"

namespace racpsy::sql {

std::string rate_of(const Dialect& dialect, const std::string& amount, Rate rate,
                    Rounding rounding) {
  const std::int64_t common = std::gcd(rate.numerator, rate.denominator);
  const std::int64_t n = rate.numerator / common, d = rate.denominator / common;
  const auto times = [](const std::string& value, std::int64_t by) {
    return by == 1 ? value : value + " * " + std::to_string(by);
  };
  if (n == 0) return "CASE WHEN " + amount + " IS NOT NULL THEN 0 END";
  if (d == 1) return times(amount, n);
  const std::string by = std::to_string(d), whole = dialect.whole(times(amount, n), by);
  switch (rounding) {
    case Rounding::down: return whole;
    case Rounding::up:
      return dialect.whole("(" + times(amount, n) + " + " + std::to_string(d - 1) + ")", by);
    case Rounding::half_up:
      return dialect.whole("(" + times(amount, 2 * n) + " + " + by + ")", std::to_string(2 * d));
    case Rounding::half_even: break;
  }
  const std::string twice = "2 * (" + times(amount, n) + " - " + whole + " * " + by + ")";
  const std::string odd = whole + " - 2 * " + dialect.whole(whole, "2") + " = 1";
  return whole + " + CASE WHEN " + twice + " > " + by + " OR (" + twice + " = " + by + " AND " +
         odd + ") THEN 1 ELSE 0 END";
}

std::string lesser(const std::string& a, const std::string& b) {
  return "CASE WHEN " + a + " <= " + b + " THEN " + a + " WHEN " + a + " > " + b + " THEN " + b +
         " END";
}

namespace {

constexpr std::string_view of_payer[] = {"amo", "other", "amc", "own"};

class Settling {
 public:
  explicit Settling(Draft& draft) : draft_(draft) {}

  Result<void, Refusal> write() {
    judge();
    price();
    TRY(deductible());
    split();
    TRY(copayments());
    TRY(deduct());
    add_up();
    return {};
  }

 private:
  std::string cents(const std::string& value) const { return draft_.dialect.cents(value); }
  bool any_version(const auto& has) const {
    return std::any_of(draft_.versions.begin(), draft_.versions.end(),
                       [&](const Version* version) { return has(*version); });
  }
  // The value of the first rule of a list that fits.
  template <class R>
  std::string first_fit(const std::vector<R>& rules, const At& at, const std::string& otherwise,
                        const std::function<std::string(const R&)>& of) {
    std::vector<When> cases;
    for (const R& rule : rules) cases.push_back({draft_.fits(rule.rule, at), of(rule)});
    return choose(cases, otherwise);
  }

  // The session rule, then the outcome and the rank.
  void judge() {
    const bool one_each =
        !any_version([](const Version& version) { return version.sessions.size() > 1; });
    if (!one_each) {
      draft_.extend("kinds", {draft_.by_version([&](const Version& version) {
                      std::vector<When> cases;
                      for (std::size_t s = 0; s < version.sessions.size(); ++s)
                        cases.push_back({draft_.fits(version.sessions[s].rule, {&version, nullptr}),
                                         std::to_string(s)});
                      return choose(cases, "0");
                    }) + " AS s"});
    }
    const auto covered = [&](const Version& version) -> std::string {
      if (!version.scheme) return "'outside_scheme'";
      std::vector<When> cases;
      for (const EntitlementRule& rule : version.entitlements)
        cases.push_back({draft_.test_by_rule(version,
                                             [&](const At& at) {
                                               return all(
                                                   {draft_.fits(rule.rule, at),
                                                    negated(draft_.all_hold(rule.require, at))});
                                             }),
                         quoted(outcome_names[rule.otherwise])});
      for (const CapRule& cap : version.caps) {
        const std::string rank = draft_.rank_of(cap.counter), most = std::to_string(cap.at_most);
        cases.push_back({draft_.test_by_rule(version,
                                             [&](const At& at) {
                                               return all({draft_.fits(cap.rule, at),
                                                           Test::atom(rank + " > " + most,
                                                                      rank + " <= " + most)});
                                             }),
                         quoted(outcome_names[cap.otherwise])});
      }
      return choose(cases, "'covered'");
    };
    std::string outcome = "CASE WHEN v = -3 THEN 'refused' WHEN v = -2 THEN 'closed'";
    outcome += " WHEN v = -1 THEN 'not_open' ELSE " + draft_.by_version(covered) + " END";
    const std::string rank =
        draft_.by_version([&](const Version& version) { return rank_in(version); });
    draft_.extend("judged", {outcome + " AS outcome", rank + " AS rank_in"}, true);
  }

  // The rank in the counter of the first cap in sessions that fits, else of the first such cap.
  std::string rank_in(const Version& version) {
    std::vector<When> cases;
    std::optional<std::size_t> first;
    const auto shown = [&](std::size_t counter) {
      const auto at = std::find(version.counters.begin(), version.counters.end(), counter);
      if (at == version.counters.end()) return std::string{"NULL"};
      const Conditions& counts = version.counts[position_of(version.counters, at)];
      const Test counted = draft_.test_by_rule(
          version, [&](const At& here) { return draft_.all_hold(counts, here); });
      return choose({{counted, draft_.rank_of(counter)}}, "NULL");
    };
    for (const CapRule& cap : version.caps) {
      if (cap.otherwise != Outcome::beyond_cap) continue;
      if (!first) first = cap.counter;
      cases.push_back(
          {draft_.test_by_rule(version, [&](const At& at) { return draft_.fits(cap.rule, at); }),
           shown(cap.counter)});
    }
    if (!first) return "NULL";
    return choose(cases, shown(*first));
  }

  // The price that a session rule sets.
  Money fixed_price(const SessionRule& session) const {
    const int minutes = draft_.asked.minutes > 0 ? draft_.asked.minutes : session.minutes;
    return session.a_minute ? price_of(session, minutes) : session.price;
  }
  std::string price_of_rule(const SessionRule& session) const {
    return session.asked ? "fee" : amount_text(fixed_price(session));
  }
  std::string base_of_rule(const SessionRule& session) const {
    if (!session.base) return price_of_rule(session);
    const std::string base = amount_text(*session.base);
    if (!session.base->known()) return base;
    if (session.asked) return "CASE WHEN fee < " + base + " THEN fee ELSE " + base + " END";
    const Money price = fixed_price(session);
    return price.known() && price.cents() < session.base->cents() ? amount_text(price) : base;
  }

  // Price and base; of each payer, the amount or the rate that its share states.
  void price() {
    const std::string price =
        draft_.by_rule([&](const At& at) { return price_of_rule(*at.session); });
    const std::string base =
        draft_.by_rule([&](const At& at) { return base_of_rule(*at.session); });
    std::vector<std::string> columns{cents(price) + " AS price"};
    if (base != price) columns.push_back(cents(base) + " AS base");
    else base_ = shared_ = "price";
    draft_.extend("priced", columns, true);
  }

  // A sum that a period carries over, row after row of each patient: what of `amount` lies within
  // `most`, which is unknown where no rule asks for it.
  void carry(const std::string& into, int stage, const std::string& amount, const std::string& most,
             std::size_t counter) {
    const Counter::Per per = draft_.route.counters[counter].per;
    const std::string step = into + "_paid",
                      name = draft_.shares(counter) ? draft_.name_of(counter) : draft_.step(step);
    // `spent`: before the row, in its period.
    const std::string asks = "w.most >= 0", before = "w.spent + w.taken";
    const std::string until = "CASE WHEN " + asks + " AND w.d >= w.until THEN w.e ELSE w.until END";
    const std::string spent = "CASE WHEN r.d < " + until + " THEN CASE WHEN " + asks + " THEN " +
                              before + " ELSE w.spent END ELSE 0 END";
    const std::string most_now = "r.most_" + into, asked_now = "r.asked_" + into;
    const std::string left = "CASE WHEN (" + spent + ") >= " + most_now + " THEN 0 ELSE " +
                             most_now + " - (" + spent + ") END";
    const std::string taken = "CASE WHEN " + most_now + " < 0 OR " + asked_now + " = 0 OR (" +
                              spent + ") >= " + most_now + " THEN 0 WHEN " + asked_now + " <= (" +
                              left + ") THEN " + asked_now + " WHEN " + asked_now + " > (" + left +
                              ") THEN " + left + " END";
    add_walk(draft_, step, name, stage,
             {{"asked_" + into, cents(amount)},
              {"most_" + into, cents(most)},
              {"end_" + into, draft_.dialect.number(draft_.end_of_period(per, "d"))}},
             {{"d", "0", "r.d"},
              {"e", "0", "r.end_" + into},
              {"most", "-1", most_now},
              {"until", "0", until},
              {"spent", "0", spent},
              {"taken", "0", taken}},
             "w.taken AS " + into);
  }

  // Checks that all rules of a kind count in one counter, and carries their sum.
  template <class R>
  Result<bool, Refusal> carried(std::vector<R> Version::*list, const std::string& into, int stage,
                                const std::string& amount) {
    std::optional<std::size_t> counter;
    for (const Version* version : draft_.versions) {
      for (const R& rule : version->*list) {
        if (counter && *counter != rule.counter)
          return Refusal{localized<messages::not_in_query>(rule.rule.title),
                         localized(messages::use_batch)};
        counter = rule.counter;
      }
    }
    if (!counter) return false;
    TRY(allow_recursion(draft_, localized(messages::windows_cannot_add)));
    const std::string most = draft_.by_rule([&](const At& at) {
      return first_fit<R>(at.version->*list, at, "-1",
                          [](const R& rule) { return amount_text(rule.at_most); });
    });
    carry(into, stage, amount, "CASE WHEN outcome = 'covered' THEN " + most + " ELSE -1 END",
          *counter);
    return true;
  }

  Result<void, Refusal> deductible() {
    has_deductible_ = TRY(carried(&Version::deductibles, "deductible", deductible_stage, base_));
    if (has_deductible_) {
      draft_.extend("reduced", {base_ + " - deductible AS shared"}, true);
      shared_ = "shared";
    }
    return {};
  }

  std::string share_text(const At& at, Payer payer) {
    std::vector<ShareRule> of_it;
    for (const ShareRule& share : at.version->shares) {
      if (share.payer == payer) of_it.push_back(share);
    }
    return first_fit<ShareRule>(of_it, at, payer == Payer::patient ? "-2" : "0",
                                [&](const ShareRule& share) -> std::string {
                                  switch (share.pays.form) {
                                    case Pays::Form::rest: return "-1";
                                    case Pays::Form::unknown: return "NULL";
                                    case Pays::Form::amount: return amount_text(share.pays.amount);
                                    case Pays::Form::rate:
                                      return rate_of(draft_.dialect, shared_, share.pays.rate,
                                                     at.version->rounding);
                                  }
                                  return "NULL";
                                });
  }

  // What each payer pays of the base, in order; "rest" (-1) is known at the end. -2: the patient
  // has no share, and pays what is left of the price.
  void split() {
    std::vector<std::string> said;
    std::vector<std::size_t> payers;
    for (std::size_t p = 0; p < payer_count; ++p) {
      const auto payer = static_cast<Payer>(p);
      const auto is_of = [&](const ShareRule& share) { return share.payer == payer; };
      if (!any_version([&](const Version& version) {
            return std::any_of(version.shares.begin(), version.shares.end(), is_of);
          }))
        continue;
      payers.push_back(p);
      said.push_back(cents(draft_.by_rule([&](const At& at) { return share_text(at, payer); })) +
                     " AS x_" + std::string{of_payer[p]});
    }
    said.push_back(direct());
    const bool of_public = any_version([](const Version& version) {
      return std::any_of(version.shares.begin(), version.shares.end(),
                         [](const ShareRule& share) { return share.of_the_public; });
    });
    if (of_public) {
      said.push_back(draft_.by_rule([&](const At& at) {
        std::vector<ShareRule> amc;
        for (const ShareRule& share : at.version->shares) {
          if (share.payer == Payer::amc) amc.push_back(share);
        }
        return first_fit<ShareRule>(amc, at, "0", [](const ShareRule& share) {
          return std::string{share.of_the_public ? "1" : "0"};
        });
      }) + " AS amc_is_public");
    }
    has_public_ = of_public;
    draft_.extend("shares", said, true);
    std::string left = shared_;
    for (const std::size_t p : payers) {
      const std::string name{of_payer[p]}, x = "x_" + name;
      const std::string most = left == shared_ ? left : "COALESCE(" + left + ", " + shared_ + ")";
      draft_.extend("share_" + name, {"CASE WHEN " + x + " < 0 THEN 0 WHEN " + x + " > " + most +
                                      " THEN " + most + " ELSE " + x + " END AS p_" + name});
      left += " - p_" + name;
    }
    const auto final_of = [&](std::size_t p) -> std::string {
      const std::string name{of_payer[p]};
      if (std::find(payers.begin(), payers.end(), p) == payers.end()) return "0";
      return "CASE WHEN x_" + name + " = -1 THEN " + left + " ELSE p_" + name + " END";
    };
    draft_.extend("split",
                  {cents(final_of(0)) + " AS amo0", cents(final_of(1)) + " AS other0",
                   cents(final_of(2)) + " AS amc0"},
                  true);
    const std::string remaining = "price - amo0 - other0 - amc0";
    const bool owes = std::find(payers.begin(), payers.end(), 3) != payers.end();
    const std::string own = has_deductible_ ? "own_share + deductible" : "own_share";
    if (owes) {
      draft_.extend("owed_share", {cents("CASE WHEN (" + remaining +
                                         ") IS NULL THEN CASE WHEN x_own = -2 THEN "
                                         "NULL ELSE " +
                                         final_of(3) + " END END") +
                                       " AS own_share",
                                   "CASE WHEN (" + remaining +
                                       ") IS NULL AND (x_own IS NULL OR x_own <> -2) "
                                       "THEN 1 ELSE 0 END AS has_own"});
    }
    draft_.extend("parts",
                  {cents(owes ? "CASE WHEN has_own = 1 THEN " + own + " ELSE " + remaining + " END"
                              : remaining) +
                   " AS patient0"},
                  true);
    owes_ = owes;
  }

  // The payers whose share the patient does not advance.
  std::string direct() {
    std::vector<std::string> columns;
    for (const Payer payer : {Payer::amo, Payer::other, Payer::amc}) {
      const Test test = draft_.test_by_rule([&](const At& at) {
        std::vector<Test> tests;
        for (const ThirdPartyRule& rule : at.version->third_party) {
          if (rule.pays_directly(payer)) tests.push_back(draft_.fits(rule.rule, at));
        }
        return any(tests);
      });
      columns.push_back(as_number(test) + " AS d_" + std::string{payer_names[payer]});
    }
    return joined(columns, ",\n    ");
  }

  // The most that the shares leave to the patient in a period.
  Result<void, Refusal> copayments() {
    const std::string paid = shared_ + " - amo0 - other0 - amc0";
    const std::string copayment =
        owes_ ? "CASE WHEN has_own = 1 THEN own_share ELSE " + paid + " END" : paid;
    const bool has =
        TRY(carried(&Version::copayment_ceilings, "borne", copayment_stage, copayment));
    if (!has) return {};
    const std::string above = "CASE WHEN most_borne >= 0 THEN asked_borne - borne ELSE 0 END";
    draft_.extend("capped",
                  {"amo0 + " + above + " AS amo1", "patient0 - " + above + " AS patient1"}, true);
    amo_ = "amo1";
    patient_ = "patient1";
    return {};
  }

  Text cannot_say(std::string_view what) const { return localized<messages::not_in_query>(what); }

  // Deductions: of each, what is left of the ceilings of its periods, the shortest period first. A
  // ceiling may change with the version, so the rows are taken by runs of versions with one
  // ceiling.
  Result<void, Refusal> deduct() {
    const DeductionRule* rule = nullptr;
    for (const Version* version : draft_.versions) {
      if (version->deductions.size() > 1)
        return Refusal{cannot_say(version->deductions[1].rule.id), localized(messages::use_batch)};
      if (!version->deductions.empty()) rule = &version->deductions.front();
    }
    if (rule == nullptr) return {};
    const auto unlike = [&](const DeductionRule& other) {
      return other.from != rule->from || other.ceilings.size() != rule->ceilings.size() ||
             !std::equal(other.ceilings.begin(), other.ceilings.end(), rule->ceilings.begin(),
                         [](const Ceiling& a, const Ceiling& b) { return a.counter == b.counter; });
    };
    for (const Version* version : draft_.versions) {
      if ((!version->deductions.empty() && unlike(version->deductions.front())) ||
          !version->delays.empty())
        return Refusal{cannot_say(rule->rule.id), localized(messages::use_batch)};
    }
    const std::string share = rule->from == Payer::amo     ? amo_
                              : rule->from == Payer::other ? "other0"
                                                           : "amc0";
    const std::string amount = draft_.by_rule([&](const At& at) -> std::string {
      if (at.version->deductions.empty()) return "0";
      const DeductionRule& here = at.version->deductions.front();
      return choose({{draft_.fits(here.rule, at), amount_text(here.amount)}}, "0");
    });
    draft_.extend(
        "charged",
        {cents("CASE WHEN outcome = 'covered' THEN " + amount + " ELSE 0 END") + " AS charge"});
    draft_.extend("charges",
                  {"CASE WHEN " + share + " < charge THEN " + share + " ELSE charge END AS taken0"},
                  true);
    // The ceilings, the shortest period first.
    std::vector<std::size_t> order(rule->ceilings.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto per = [&](std::size_t i) {
      return draft_.route.counters[rule->ceilings[i].counter].per;
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return index_of(per(a)) < index_of(per(b)); });
    std::size_t years = 0;
    for (const std::size_t i : order) {
      years += per(i) == Counter::Per::calendar_year || per(i) == Counter::Per::academic_year;
      if (per(i) == Counter::Per::twelve_months || years > 1)
        return Refusal{cannot_say(rule->rule.id), localized(messages::use_batch)};
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      const std::string taken = "taken" + std::to_string(i);
      const std::size_t counter = rule->ceilings[order[i]].counter;
      if (!draft_.shares(counter)) {
        within_ceiling(order[i], per(order[i]), taken, number);
        continue;
      }
      TRY(allow_recursion(draft_, localized(messages::windows_cannot_add)));
      const auto most = [&](const Version& version) {
        return version.deductions.empty()
                   ? std::string{"-1"}
                   : amount_text(version.deductions.front().ceilings[order[i]].at_most);
      };
      carry("taken" + number, deduction_stage + static_cast<int>(index_of(per(order[i]))), taken,
            "CASE WHEN outcome = 'covered' THEN " + draft_.by_version(most) + " ELSE -1 END",
            counter);
    }
    owed_ = "taken" + std::to_string(order.size());
    owed_from_ = rule->from;
    return {};
  }

  void within_ceiling(std::size_t which, Counter::Per per, const std::string& taken,
                      const std::string& number) {
    struct Run {
      std::int64_t at_most;
      std::vector<std::size_t> versions;
    };
    std::vector<Run> runs;
    for (std::size_t v = 0; v < draft_.versions.size(); ++v) {
      if (draft_.versions[v]->deductions.empty()) continue;
      const std::int64_t at_most =
          draft_.versions[v]->deductions.front().ceilings[which].at_most.cents();
      if (runs.empty() || runs.back().at_most != at_most) runs.push_back({at_most, {}});
      runs.back().versions.push_back(v);
    }
    const std::string window = ") OVER (PARTITION BY who, " + draft_.period(per, "d") +
                               " ORDER BY d, rid ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";
    std::vector<std::string> sums;
    const auto name = [&](std::string_view what, std::size_t run) {
      return std::string{what} + number + "_" + std::to_string(run);
    };
    for (std::size_t run = 0; run < runs.size(); ++run) {
      const Test in = is_one_of("v", runs[run].versions, draft_.versions.size());
      sums.push_back(cents("SUM(" + choose({{in, taken}}, "0") + window) + " AS " +
                     name("sum", run));
      sums.push_back(choose({{in, taken}}, "0") + " AS " + name("part", run));
    }
    draft_.extend("sums" + number, sums, true);
    // Of what was taken before, at most as much more as the ceiling leaves.
    std::string now = "0", before = "0";
    for (std::size_t run = 0; run < runs.size(); ++run) {
      const std::string most = std::to_string(runs[run].at_most);
      const auto add = [&](const std::string& held, const std::string& more) {
        const std::string all_of_it = held == "0" ? more : held + " + " + more;
        std::string text = "CASE";
        if (held != "0") text += " WHEN " + held + " >= " + most + " THEN " + held;
        return text + " WHEN " + all_of_it + " < " + most + " THEN " + all_of_it + " ELSE " + most +
               " END";
      };
      draft_.extend("held" + number + "_" + std::to_string(run),
                    {add(now, name("sum", run)) + " AS " + name("now", run),
                     add(before, "(" + name("sum", run) + " - " + name("part", run) + ")") +
                         " AS " + name("before", run)});
      now = name("now", run);
      before = name("before", run);
    }
    draft_.extend("taken_" + number, {now + " - " + before + " AS taken" + number}, true);
  }

  // The parts of all sessions: of one that is not covered, the patient pays the private fee; before
  // the first known rules nothing is known.
  void add_up() {
    const auto in = [](const std::string& covered, const std::string& otherwise) {
      return "CASE WHEN outcome = 'covered' THEN " + covered + " ELSE " + otherwise + " END";
    };
    const Version* first = !draft_.versions.empty()        ? draft_.versions.front()
                           : draft_.route.versions.empty() ? nullptr
                                                           : &draft_.route.versions.front();
    const bool unknown_before =
        first != nullptr && first->unknown_before && draft_.own.pinned == nullptr;
    const std::string unknown = "CASE WHEN outcome = 'not_open' THEN NULL ELSE ";
    const std::string fee = unknown_before ? unknown + "fee END" : "fee",
                      zero = unknown_before ? unknown + "0 END" : "0";
    const bool owes = !owed_.empty();
    const auto after = [&](Payer payer, const std::string& amount) {
      return owes && owed_from_ == payer ? amount + " - " + owed_ : amount;
    };
    const auto sum = [&](int direct) {
      std::vector<std::string> parts;
      for (const auto& [amount, payer] :
           {std::pair{amo_, "amo"}, {std::string{"other0"}, "other"}, {std::string{"amc0"}, "amc"}})
        parts.push_back("CASE WHEN d_" + std::string{payer} + " = " + std::to_string(direct) +
                        " THEN " + amount + " ELSE 0 END");
      return joined(parts, " + ");
    };
    draft_.extend("settled",
                  {cents(in("price", fee)) + " AS price1", cents(in(base_, fee)) + " AS base1",
                   cents(in(after(Payer::amo, amo_), zero)) + " AS amo",
                   cents(in(after(Payer::other, "other0"), zero)) + " AS other",
                   cents(in(after(Payer::amc, "amc0"), zero)) + " AS amc1",
                   cents(in(patient_ + (owes ? " + " + owed_ : ""), fee)) + " AS patient2",
                   cents(in(sum(1), "0")) + " AS direct",
                   cents(in(sum(0) + (owes ? " - " + owed_ : ""), zero)) + " AS returned1",
                   owes ? owed_ + " AS owed" : "0 AS owed",
                   cents(in(has_public_ ? "CASE WHEN amc_is_public = 1 THEN " +
                                              after(Payer::amc, "amc0") + " ELSE 0 END"
                                        : "0",
                            "0")) +
                       " AS of_public"},
                  true);
  }

  Draft& draft_;
  std::string base_ = "base", shared_ = "base";  // the second: what the shares apply to
  std::string amo_ = "amo0", patient_ = "patient0", owed_;
  Payer owed_from_ = Payer::amo;
  bool has_deductible_ = false, owes_ = false, has_public_ = false;
};

}  // namespace

Result<void, Refusal> settling_steps(Draft& draft) { return Settling{draft}.write(); }

}  // namespace racpsy::sql
