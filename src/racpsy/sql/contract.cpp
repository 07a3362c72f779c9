// What a complementary contract pays, after all others.
#include <algorithm>

#include "racpsy/base/try.hpp"
#include "racpsy/sql/messages.hpp"
#include "racpsy/sql/settle.hpp"

namespace racpsy::sql {
namespace {

// The smaller of two amounts: zero if either is, even if the other is unknown.
std::string least(const std::string& a, const std::string& b) {
  return "CASE WHEN " + a + " = 0 OR " + b + " = 0 THEN 0 WHEN " + a + " <= " + b + " THEN " + a +
         " WHEN " + a + " > " + b + " THEN " + b + " END";
}

class Insurance {
 public:
  explicit Insurance(Draft& draft) : draft_(draft), contract_(*draft.asked.contract) {}

  Result<void, Refusal> write() {
    TRY(check());
    claim();
    offer();
    if (counters().empty()) draft_.extend("insured", {cents(guarded("offer")) + " AS paid"}, true);
    else TRY(limits());
    return {};
  }

 private:
  std::string cents(const std::string& value) const { return draft_.dialect.cents(value); }
  std::string by_share(const std::function<std::string(const ContractShare&)>& of) const {
    return by_number("sh", contract_.shares.size(),
                     [&](std::size_t i) { return of(contract_.shares[i]); });
  }
  Refusal cannot(const Message& what) const {
    return {localized<messages::contract_cannot>(contract_.id, localized(what)),
            localized(messages::use_batch)};
  }

  Result<void, Refusal> check() {
    if (!draft_.route.id.starts_with(contract_.country + "/") ||
        contract_.currency != draft_.route.currency())
      return Refusal{localized<messages::not_in_query>(contract_.id),
                     localized(messages::use_batch)};
    if (asks_joined(contract_)) return cannot(messages::membership);
    for (const ContractShare& share : contract_.shares) {
      if (share.excess) return cannot(messages::excess);
      const bool nothing = share.pays.form == Pays::Form::amount && share.pays.amount == Money{};
      if (counters_ranking(share.rule) != 0 || (nothing && !share.limits.empty()))
        return cannot(messages::steps);
      for (const Limit& a : share.limits) {
        for (const Limit& b : share.limits) {
          if (&a != &b && a.counter == b.counter && a.amount.given() == b.amount.given())
            return cannot(messages::steps);
        }
      }
    }
    draft_.has_family_limit = std::any_of(contract_.counters.begin(), contract_.counters.end(),
                                          [](const Counter& counter) { return counter.of_family; });
    return {};
  }

  // The text of an amount on the day of the session.
  std::string amount(const ContractAmount& amount) const {
    if (!amount.given()) return "-1";
    if (amount.value < 0) return amount_text(amount.money);
    return value(amount.value, amount.rate);
  }
  std::string value(int index, Rate rate) const {
    std::string text = "CASE";
    for (const ReferenceValue::Dated& dated :
         contract_.values[static_cast<std::size_t>(index)].amounts)
      text += " WHEN d >= " + day_text(dated.from) + " AND d <= " + day_text(dated.to) + " THEN " +
              amount_text(share_of(dated.amount, rate, contract_.rounding));
    return text == "CASE" ? "NULL" : text + " END";
  }

  // What is left to pay, what others pay, and the share that applies.
  void claim() {
    draft_.extend("claimed",
                  {"patient2 - owed AS left_to_pay", "amo + other + amc1 + owed AS others"});
    std::vector<When> cases;
    for (std::size_t i = 0; i < contract_.shares.size(); ++i)
      cases.push_back({draft_.fits(contract_.shares[i].rule, {}), std::to_string(i)});
    std::vector<std::string> columns{choose(cases, "-1") + " AS sh"};
    const bool law = contract_.responsible &&
                     std::any_of(draft_.versions.begin(), draft_.versions.end(),
                                 [](const Version* v) { return !v->extra_fees.empty(); });
    if (law) columns.push_back(cents(legal_ceiling()) + " AS law");
    draft_.extend("claims", columns, true);
    has_law_ = law;
  }

  // The most that law lets a responsible contract pay of a covered session; -1: as much as it will.
  std::string legal_ceiling() {
    return "CASE WHEN outcome = 'covered' THEN " + draft_.by_rule([&](const At& at) {
      if (at.version->extra_fees.empty()) return std::string{"-1"};
      std::vector<When> cases;
      for (const ExtraFeesRule& rule : at.version->extra_fees)
        cases.push_back({draft_.fits(rule.rule, at),
                         rule.at_most ? lesser("(price1 - base1)",
                                               "(" +
                                                   rate_of(draft_.dialect, "base1", *rule.at_most,
                                                           at.version->rounding) +
                                                   ")")
                                      : "price1 - base1"});
      return choose(cases, "price1 - base1");
    }) + " ELSE -1 END";
  }

  std::string worth(const ContractShare& share) const {
    const std::string of = share.rate_base == ContractShare::RateBase::rest   ? "left_to_pay"
                           : share.rate_base == ContractShare::RateBase::base ? "base1"
                                                                              : "price1";
    std::string paid = "left_to_pay";
    if (share.pays.form == Pays::Form::rate)
      paid = share.rate_base == ContractShare::RateBase::value
                 ? value(share.value, share.pays.rate)
                 : rate_of(draft_.dialect, of, share.pays.rate, contract_.rounding);
    if (share.pays.form == Pays::Form::amount) paid = amount_text(share.pays.amount);
    if (share.minutes > 0) {
      const int minutes = draft_.asked.minutes;
      paid = minutes == 0 ? "NULL"
                          : amount_text(share_of(share.pays.amount, {minutes, share.minutes},
                                                 contract_.rounding));
    }
    return paid;
  }

  // What the share would pay but for the limits of periods.
  void offer() {
    draft_.extend(
        "worths",
        {cents(by_share([&](const ContractShare& share) { return worth(share); })) + " AS worth0",
         cents(by_share([&](const ContractShare& share) { return amount(share.at_most); })) +
             " AS at_most",
         has_law_ ? "CASE WHEN law = -1 THEN left_to_pay ELSE " + least("left_to_pay", "law") +
                        " END AS most"
                  : "left_to_pay AS most"});
    draft_.extend("worths_with_others",
                  {by_share([&](const ContractShare& share) -> std::string {
                     if (!share.in_all) return "worth0";
                     return "CASE WHEN worth0 > others THEN worth0 - others WHEN worth0 <= others "
                            "THEN 0 END";
                   }) +
                   " AS worth"},
                  true);
    draft_.extend(
        "bounded",
        {"CASE WHEN at_most = -1 THEN worth ELSE " + least("worth", "at_most") + " END AS bound"},
        true);
    draft_.extend("offered", {cents(least("bound", "most")) + " AS offer"}, true);
  }

  // An amount of a session on which the contract pays: zero if it does not, unknown outside its
  // days.
  std::string guarded(const std::string& paid) const {
    std::string text = "CASE";
    if (draft_.input(complementary) != nullptr) text += " WHEN x_contract = 0 THEN 0";
    text += " WHEN left_to_pay = 0 THEN 0";
    if (contract_.from) text += " WHEN d < " + day_text(*contract_.from) + " THEN NULL";
    if (contract_.to) text += " WHEN d > " + day_text(*contract_.to) + " THEN NULL";
    return text + " WHEN sh = -1 THEN 0 ELSE " + paid + " END";
  }

  std::set<std::size_t> counters() const {
    std::set<std::size_t> all_of_them;
    for (const ContractShare& share : contract_.shares) {
      for (const Limit& limit : share.limits) all_of_them.insert(limit.counter);
    }
    return all_of_them;
  }

  std::string end_of_period(const Counter& counter) const {
    if (counter.per != Counter::Per::contract_year) return draft_.end_of_period(counter.per, "d");
    const std::string begins = std::to_string(counter.year_begins);
    return draft_.dialect.whole("(d + " + std::to_string(10000 - counter.year_begins) + ")",
                                "10000") +
           " * 10000 + " + begins;
  }

  static const Limit* limit_of(const ContractShare& share, std::size_t c, bool amount) {
    for (const Limit& limit : share.limits) {
      if (limit.counter == c && limit.amount.given() == amount) return &limit;
    }
    return nullptr;
  }

  // 1 where the contract may pay.
  std::string acts() const {
    std::string text = "CASE WHEN sh = -1 OR left_to_pay = 0 OR refused IS NOT NULL";
    if (draft_.input(complementary) != nullptr) text += " OR x_contract = 0";
    if (contract_.from) text += " OR d < " + day_text(*contract_.from);
    if (contract_.to) text += " OR d > " + day_text(*contract_.to);
    return text + " THEN 0 ELSE 1 END";
  }

  // The walk through the sessions of each patient with the contents of the limited counters.
  struct Allowances {
    std::vector<WalkInput> inputs;
    std::vector<Walked> walked;
    std::vector<std::string> exhausted;  // tests that a counter has nothing left
    std::string paid = "r.offered_now";
  };

  // Of a counter: `zc`, the end of the period of the row; `uc`, that of the counter; `nc` and `sc`,
  // its sessions and its sum; `mc` and `ec`, the most that the share of the row lets them be.
  void add_counter(std::size_t c, Allowances& to) const {
    const std::string name = std::to_string(c), z = "zc" + name, u = "uc" + name, n = "nc" + name,
                      s = "sc" + name, most = "mc" + name, sum = "ec" + name;
    const std::string end = end_of_period(contract_.counters[c]);
    const auto limited = [&](const ContractShare& share) {
      const bool is = limit_of(share, c, true) != nullptr || limit_of(share, c, false) != nullptr;
      return is ? end : std::string{"0"};
    };
    to.inputs.push_back({z, "CASE WHEN sh = -1 THEN 0 ELSE " + by_share(limited) + " END"});
    to.inputs.push_back({most, by_share([&](const ContractShare& share) {
                           const Limit* limit = limit_of(share, c, false);
                           return limit == nullptr ? "-1" : std::to_string(limit->sessions);
                         })});
    to.inputs.push_back({sum, cents(by_share([&](const ContractShare& share) {
                           const Limit* limit = limit_of(share, c, true);
                           return limit == nullptr ? "-1" : amount(limit->amount);
                         }))});
    const std::string counts = "w.act = 1 AND (w.paid IS NULL OR w.paid <> 0) AND w." + z + " > 0";
    const std::string until =
        "CASE WHEN " + counts + " AND w." + n + " = 0 THEN w." + z + " ELSE w." + u + " END";
    const std::string held = "CASE WHEN r.d < " + until + " THEN w." + n + " + CASE WHEN " +
                             counts + " THEN 1 ELSE 0 END ELSE 0 END";
    const std::string spent = "CASE WHEN r.d < " + until + " THEN w." + s + " + CASE WHEN " +
                              counts + " THEN w.paid ELSE 0 END ELSE 0 END";
    to.walked.push_back({z, "0", "r." + z});
    to.walked.push_back({u, "0", until});
    to.walked.push_back({n, "0", held});
    to.walked.push_back({s, "0", spent});
    to.exhausted.push_back("(r." + most + " >= 0 AND " + held + " >= r." + most + ")");
    const bool in_cents =
        std::any_of(contract_.shares.begin(), contract_.shares.end(),
                    [&](const ContractShare& share) { return limit_of(share, c, true); });
    if (!in_cents) return;
    to.exhausted.push_back("(r." + sum + " >= 0 AND " + spent + " >= r." + sum + ")");
    const std::string left = "(r." + sum + " - " + spent + ")";
    to.paid = "CASE WHEN r." + sum + " = -1 THEN " + to.paid + " WHEN " + to.paid +
              " = 0 THEN 0 WHEN " + to.paid + " <= " + left + " THEN " + to.paid + " WHEN " +
              to.paid + " > " + left + " THEN " + left + " END";
  }

  Result<void, Refusal> limits() {
    TRY(allow_recursion(draft_, localized(messages::windows_cannot_add)));
    Allowances all;
    all.inputs = {{"act", acts()}, {"offered_now", "offer"}};
    all.walked = {{"act", "0", "r.act"}};
    for (const std::size_t c : counters()) add_counter(c, all);
    all.walked.push_back({"paid", "0",
                          "CASE WHEN r.act = 0 OR " + joined(all.exhausted, " OR ") +
                              " THEN 0 ELSE " + all.paid + " END"});
    add_walk(draft_, "insured", "insured", contract_stage, all.inputs, all.walked,
             cents(guarded("w.paid")) + " AS paid");
    return {};
  }

  Draft& draft_;
  const Contract& contract_;
  bool has_law_ = false;
};

}  // namespace

Result<void, Refusal> contract_steps(Draft& draft) { return Insurance{draft}.write(); }

}  // namespace racpsy::sql
