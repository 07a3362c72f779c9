// Builds the explanation of a session without computing amounts of its own. `decide` reads the
// rules again at the point recorded when the session was settled; each verdict becomes a step (rule
// applied) or a reason (not applied). Amounts that no rule gives (left after AMO, the patient's
// part, the advance, the refund) are shown as differences. A test checks that the steps add up to
// the session.
#include "report/explain.hpp"

#include <algorithm>

#include "racpsy/base/format.hpp"
#include "racpsy/base/limits.hpp"
#include "report/messages.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

// Returns "a − b − c = d", without the terms that are zero.
Text difference(Money from, const std::vector<Money>& less, Money result) {
  Text text = localized(from);
  bool any = false;
  for (const Money m : less) {
    if (m == Money{}) continue;
    text += " − ";
    text += localized(m);
    any = true;
  }
  if (!any) return text;
  text += " = ";
  return text += localized(result);
}

// Returns "b + c = a".
Text addition(Money one, Money other, Money sum) {
  Text text = localized(one);
  text += " + ";
  text += localized(other);
  text += " = ";
  return text += localized(sum);
}

std::string show_range(const Condition& c) {
  if (c.low == c.high) return std::to_string(c.low);
  return (c.low < 0 ? "" : std::to_string(c.low)) + ".." +
         (c.high >= no_highest ? "" : std::to_string(c.high));
}

std::string tokens(const Fact& fact, Bits bits) {
  std::string all = fact.write(bits);
  for (std::size_t at = 0; (at = all.find('+', at)) != std::string::npos; at += 2)
    all.replace(at, 1, ", ");
  return all;
}

class Explainer {
 public:
  Explainer(const Answer& answer, std::size_t index)
      : s_(answer.statement.sessions[index]),
        route_(*s_.route),
        selection_(answer.selection()),
        trace_(answer.explanation.traces[index]) {}

  SessionExplanation run() {
    if (s_.version == nullptr) {
      step("version", localized<messages::step_no_version>(outcome_words(s_, selection_.calendar)),
           {});
    } else {
      const Version& version = *s_.version;
      in_force(version);
      for (const Verdict& verdict : trace_.verdicts) {
        if (verdict.why != Verdict::Why::applied) not_applied(version, verdict);
      }
      conditions(version);
      if (s_.outcome == Outcome::covered) covered(version);
      for (std::size_t i = 0; i < version.doubts.size(); ++i) {
        const Rule& rule = version.doubts[i].rule;
        if ((s_.doubts >> i & 1) != 0) of_rule(List::doubt, rule, rule.note);
      }
      for (std::size_t i = 0; i < route_.limited.size(); ++i) {
        const Rule& rule = route_.limited[i].rule;
        if ((s_.limited >> i & 1) != 0) of_right("limited_right.", rule, rule.note);
      }
    }
    if (s_.outcome != Outcome::covered) uncovered();
    return std::move(out_);
  }

 private:
  static std::string name(List list, const Rule& rule) {
    return std::string{name_of(list)} + "." + rule.id;
  }

  Step& step(std::string rule, Text text, std::optional<Figure> figure) {
    Step& step = out_.steps.emplace_back();
    step.rule = std::move(rule);
    step.says = std::move(text);
    step.figure = figure;
    if (figure) step.amount = s_.get(*figure);
    return step;
  }
  void of_right(std::string_view list, const Rule& rule, Text text) {
    Step& made = step(std::string{list} + rule.id, std::move(text), {});
    made.flags = rule.flags();
    made.sources = rule.sources;
  }
  void of_rule(List list, const Rule& rule, Text text, std::optional<Figure> figure = {}) {
    Step& made = step(name(list, rule), std::move(text), figure);
    made.flags = rule.flags();
    made.sources = rule.sources;
  }
  template <class Rules>
  static auto& find(const Rules& rules, const Rule* rule) {
    return *std::find_if(rules.begin(), rules.end(),
                         [&](const auto& r) { return &r.rule == rule; });
  }

  void in_force(const Version& version) {
    if (selection_.pinned != nullptr) {
      step("version", localized<messages::step_pinned>(version.id, version.title), {}).flags =
          static_cast<Flags>(version.hypothetical ? flag_assumed : 0);
      return;
    }
    Calendar calendar = selection_.calendar;
    if ((s_.flags & flag_other_calendar) != 0)
      calendar = calendar == Calendar::applied ? Calendar::legal : Calendar::applied;
    const InForce& line = *version.in_force[calendar];
    const Text name = localized(messages::calendars[calendar]);
    const auto delayed = std::find_if(
        version.delays.begin(), version.delays.end(),
        [&](const Delay& d) { return d.calendar == calendar && d.from == s_.in_force_since; });
    step("version",
         localized<messages::step_in_force>(version.id, version.title, name,
                                            localized(s_.in_force_since)),
         {})
        .sources = s_.in_force_since == line.from || delayed == version.delays.end()
                       ? line.sources
                       : delayed->sources;
  }

  void conditions(const Version& version) {
    for (std::size_t i = 0; i < route_.kept.size(); ++i) {
      if ((s_.kept >> i & 1) != 0)
        of_right("kept_right.", route_.kept[i].rule, route_.kept[i].rule.title);
    }
    for (const Verdict& verdict : trace_.verdicts) {
      if (verdict.why != Verdict::Why::applied) continue;
      if (verdict.list == List::entitlement) {
        const bool failed = s_.failed != nullptr && &s_.failed->rule == verdict.rule;
        of_rule(verdict.list, *verdict.rule,
                failed ? localized<messages::step_not_met>(verdict.rule->title)
                       : localized<messages::step_met>(verdict.rule->title));
      } else if (verdict.list == List::cap) {
        const CapRule& cap = find(version.caps, verdict.rule);
        const Message& m = messages::periods[route_.counters[cap.counter].per];
        const Text per = localized(m);
        const bool over = order(trace_.point.rank[cap.counter]) > cap.at_most;
        of_rule(verdict.list, *verdict.rule,
                over ? localized<messages::step_beyond>(cap.at_most, per)
                     : localized<messages::step_within>(cap.at_most, per));
      }
    }
  }

  // Adds the steps of a covered session: price, shares, deductions and third-party payment in the
  // order of the rules, then the differences.
  void covered(const Version& version) {
    const Money price = s_.get(Figure::price);
    constexpr std::array<Figure, payer_count> figures{Figure::amo, Figure::other, Figure::amc,
                                                      Figure::patient};
    Money paid_directly;
    // `arithmetic` of the other shares depends on a rule for the patient's share.
    for (const Verdict& verdict : trace_.verdicts) {
      const bool share = verdict.why == Verdict::Why::applied && verdict.list == List::share;
      if (share && find(version.shares, verdict.rule).payer == Payer::patient) patient_rule_ = true;
    }
    for (const Verdict& verdict : trace_.verdicts) {
      if (verdict.why != Verdict::Why::applied) continue;
      if (verdict.list == List::session) {
        of_rule(verdict.list, *verdict.rule, price_in_words(), Figure::price);
      } else if (verdict.list == List::share) {
        const ShareRule& share = find(version.shares, verdict.rule);
        const Figure figure = figures[index_of(share.payer)];
        of_rule(verdict.list, *verdict.rule,
                localized<messages::step_share>(verdict.rule->title, arithmetic(share, figure)),
                figure);
        out_.steps.back().amount = scheme_amount(figure);
      } else if (verdict.list == List::deduction) {
        const DeductionRule& deduction = find(version.deductions, verdict.rule);
        const Money taken =
            s_.deducted[static_cast<std::size_t>(&deduction - version.deductions.data())];
        of_rule(verdict.list, *verdict.rule, deducted_in_words(deduction, taken));
        out_.steps.back().deduction = true;
        out_.steps.back().amount = taken;
      } else if (verdict.list == List::third_party_payment) {
        of_rule(verdict.list, *verdict.rule, verdict.rule->title);
        for (std::size_t p = 0; p < index_of(Payer::patient); ++p) {
          const ThirdPartyRule& rule = find(version.third_party, verdict.rule);
          out_.one_claim = out_.one_claim || rule.one_claim;
          if ((rule.payers >> p & 1) != 0 && (direct_ >> p & 1) == 0) {
            direct_ |= 1U << p;
            out_.directly[p] = scheme_amount(figures[p]);
            paid_directly += out_.directly[p];
          }
        }
      }
    }
    step("after-amo", after_amo_in_words(), Figure::after_amo);
    contract();
    const std::vector<Money> others{s_.get(Figure::amo), s_.get(Figure::other),
                                    s_.get(Figure::amc)};
    if (!patient_rule_ || s_.contract_paid != Money{} || owed() != Money{})
      step("patient",
           localized<messages::step_left>(difference(price, others, s_.get(Figure::patient))),
           Figure::patient);
    step("advance", advance_in_words(paid_directly), Figure::advance);
    step("refund", refund_in_words(), Figure::refund);
  }

  Text after_amo_in_words() const {
    const Money price = s_.get(Figure::price), result = s_.get(Figure::after_amo);
    if (!price.known())
      return localized<messages::step_after_amo_yours>(
          addition(s_.get(Figure::amc), s_.get(Figure::patient), result));
    return localized<messages::step_after_amo>(
        difference(price, {s_.get(Figure::amo), s_.get(Figure::other)}, result));
  }

  Text advance_in_words(Money paid_directly) const {
    const Money price = s_.get(Figure::price), advance = s_.get(Figure::advance);
    if (!price.known() && !advance.known()) return localized<messages::step_advance_unknown>();
    if (!price.known()) return localized<messages::step_advance_yours>(localized(advance));
    if (direct_ == 0) return localized<messages::step_advance_all>(localized(advance));
    return localized<messages::step_advance>(difference(price, {paid_directly}, advance));
  }

  Text refund_in_words() const {
    const Money advance = s_.get(Figure::advance), refund = s_.get(Figure::refund);
    if (!advance.known()) return localized<messages::step_refund_alone>(localized(refund));
    return localized<messages::step_refund>(difference(advance, {s_.get(Figure::patient)}, refund));
  }

  // Returns the base that rates apply to; never above a known price.
  Money base() const {
    const Money price = s_.get(Figure::price);
    return s_.outcome == Outcome::covered ? base_of(session_rule(s_), price) : price;
  }

  Money owed() const {
    Money all;
    for (const Money taken : s_.deducted) all += taken;
    return all;
  }

  Text price_in_words() const {
    const SessionRule& rule = session_rule(s_);
    const Money price = s_.get(Figure::price);
    Text text = localized<messages::step_price>(rule.rule.title, localized(price));
    if (rule.asked)
      text = price.known() ? localized<messages::step_fee>(localized(price))
                           : localized<messages::step_no_fee>();
    if (rule.parts.size() > 1) {
      Text sum;
      for (const Part& part : rule.parts) {
        add_item(sum, untranslated(part.code + " ") + localized(part.price), " + ");
      }
      text = localized<messages::step_parts>(rule.rule.title, sum, localized(price));
    }
    if (rule.base && base() != price)
      text = localized<messages::step_base>(text, localized(base()));
    return text;
  }

  Text deducted_in_words(const DeductionRule& deduction, Money taken) const {
    if (taken == deduction.amount)
      return localized<messages::step_deduction>(deduction.rule.title, localized(taken));
    return localized<messages::step_deduction_bounded>(
        deduction.rule.title, localized(deduction.amount), localized(taken));
  }

  Text arithmetic(const ShareRule& share, Figure figure) const {
    const Money amount = scheme_amount(figure);
    switch (share.pays.form) {
      case Pays::Form::rate:
        return localized<messages::arithmetic_rate>(localized(share.pays.rate), localized(base()),
                                                    localized(amount));
      case Pays::Form::amount: return localized(amount);
      case Pays::Form::unknown: return localized<messages::arithmetic_unknown>();
      case Pays::Form::rest: break;
    }
    std::vector<Money> others;
    for (const Figure f : {Figure::amo, Figure::other, Figure::amc, Figure::patient}) {
      // The patient's part counts only if a rule of its own states it.
      if (f == Figure::patient && share.payer != Payer::patient && !patient_rule_) continue;
      if (f != figure) others.push_back(scheme_amount(f));
    }
    return difference(base(), others, amount);
  }

  void uncovered() {
    const Money fee = s_.get(Figure::price);
    if (names_of(s_).unknown_before && s_.outcome == Outcome::not_open) return;
    step("private-fee",
         fee.known() ? localized<messages::step_fee>(localized(fee))
                     : localized<messages::step_no_fee>(),
         Figure::price);
    contract();
    if (s_.contract_paid == Money{}) {
      step("patient", localized<messages::step_all_yours>(outcome_words(s_, selection_.calendar)),
           Figure::patient);
      step("advance", localized<messages::step_advance_all>(localized(fee)), Figure::advance);
      return;
    }
    step("patient",
         localized<messages::step_left>(
             difference(fee, {s_.contract_paid}, s_.get(Figure::patient))),
         Figure::patient);
    step("advance", localized<messages::step_advance_all>(localized(fee)), Figure::advance);
    step("refund", refund_in_words(), Figure::refund);
  }

  // Returns the figure as the route's own shares gave it: without the contract, before deductions.
  Money scheme_amount(Figure figure) const {
    Money amount = s_.get(figure);
    if (figure == Figure::amc) amount = amount - s_.contract_paid;
    if (figure == Figure::patient) amount = amount + s_.contract_paid - owed();
    for (std::size_t i = 0; i < s_.deducted.size(); ++i) {
      if (s_.deducted[i] == Money{}) continue;
      constexpr std::array<Figure, payer_count> figures{Figure::amo, Figure::other, Figure::amc,
                                                        Figure::patient};
      if (figures[index_of(names_of(s_).deductions[i].from)] == figure) amount += s_.deducted[i];
    }
    return amount;
  }

  // Adds the contract's share that was applied, and the reasons why the others were not.
  void contract() {
    if (s_.contract == nullptr) return;
    if (s_.outside_contract) {
      step("contract", localized<messages::contract_outside>(), Figure::amc).amount =
          Money::unknown();
      return;
    }
    Point point = trace_.point;
    point.covered = s_.outcome == Outcome::covered;
    for (const ContractShare& share : s_.contract->shares) {
      const std::string name = "contract." + share.rule.id;
      if (&share == s_.contract_share) {
        Step& made = step(
            name, localized<messages::step_share>(share.rule.title, contract_arithmetic(share)),
            Figure::amc);
        made.amount = s_.contract_paid;
        made.flags = share.rule.flags();
        made.sources = share.rule.sources;
        legal_ceiling();
        continue;
      }
      Text because = s_.contract_share != nullptr
                         ? localized<messages::because_shadowed>(s_.contract_share->rule.id)
                         : localized<messages::because_nothing_left>();
      const FailedCondition first = failed_condition(share.rule, point);
      if (first.condition != nullptr)
        because = failed_condition_text({}, *first.condition, first.unless);
      out_.not_applied.push_back({name, std::move(because)});
    }
  }

  // Adds the legal ceiling on a responsible contract, if the version sets one.
  void legal_ceiling() {
    if (s_.outcome != Outcome::covered || !s_.contract->responsible) return;
    const Version& version = names_of(s_);
    const auto rule =
        std::find_if(version.extra_fees.begin(), version.extra_fees.end(),
                     [&](const ExtraFeesRule& e) { return fits(e.rule, trace_.point); });
    if (rule == version.extra_fees.end()) return;
    Cell cell;
    cell.extra_fees = &*rule;
    const std::optional<Money> ceiling =
        ceiling_by_law(version, cell, s_.get(Figure::price), base());
    of_right("extra_fees.", rule->rule,
             localized<messages::contract_by_law>(rule->rule.title,
                                                  localized(ceiling.value_or(Money::unknown()))));
  }

  Text contract_arithmetic(const ContractShare& share) const {
    const Money paid = s_.contract_paid;
    if (share.an_hour && s_.minutes == 0)
      return localized<messages::contract_no_minutes>(localized(share.pays.amount));
    if (paid == Money{}) return localized<messages::contract_exhausted>();
    Money asked = paid;
    Text text = localized(paid);
    if (share.an_hour) {
      asked = share_of(share.pays.amount, {s_.minutes, 60}, s_.contract->rounding);
      text = localized<messages::contract_by_the_hour>(localized(share.pays.amount), s_.minutes,
                                                       localized(asked));
    } else if (share.pays.form == Pays::Form::amount) {
      asked = share.pays.amount;
      text = localized(asked);
    } else if (share.pays.form == Pays::Form::rate) {
      Money of = s_.get(Figure::price);
      if (share.rate_base == ContractShare::RateBase::rest)
        of = scheme_amount(Figure::patient) - owed();
      if (share.rate_base == ContractShare::RateBase::base) of = base();
      asked = share_of(of, share.pays.rate, s_.contract->rounding);
      text = localized<messages::arithmetic_rate>(localized(share.pays.rate), localized(of),
                                                  localized(asked));
    }
    return asked == paid ? text : localized<messages::contract_bounded>(text, localized(paid));
  }

  void not_applied(const Version& version, const Verdict& verdict) {
    Text because;
    switch (verdict.why) {
      case Verdict::Why::shadowed:
        because = localized<messages::because_shadowed>(verdict.prior->id);
        break;
      case Verdict::Why::no_effect: because = localized<messages::because_no_effect>(); break;
      case Verdict::Why::condition_failed:
        because = failed_condition_text(version.kinds, *verdict.condition, verdict.unless);
        break;
      case Verdict::Why::applied: break;
    }
    out_.not_applied.push_back({name(verdict.list, *verdict.rule), std::move(because)});
  }

  // Returns the fact that decided: its value for this session, and the value that the rule required
  // or excluded.
  Text failed_condition_text(const std::vector<std::string>& kinds, const Condition& c,
                             bool unless) const {
    std::string subject, actual, wanted;
    switch (c.subject.kind) {
      case Subject::Kind::fact: {
        const Fact& fact = route_.facts[c.subject.index];
        subject = fact.name;
        actual = fact.write(trace_.point.facts[c.subject.index]);
        wanted = tokens(fact, c.values);
        break;
      }
      case Subject::Kind::age:
        subject = "age";
        actual = std::to_string(trace_.point.age);
        wanted = show_range(c);
        break;
      case Subject::Kind::age_on_january_1:
        subject = "age_on_january_1";
        actual = std::to_string(trace_.point.age_on_january_1);
        wanted = show_range(c);
        break;
      case Subject::Kind::route: {
        subject = "route";
        actual = route_.id;
        const std::vector<std::string>& named = s_.contract->routes;
        for (std::size_t r = 0; r < named.size(); ++r) {
          if ((c.values >> r & 1) != 0) add_item(wanted, named[r]);
        }
        break;
      }
      case Subject::Kind::outcome:
        return localized<messages::because_other>(
            "outcome", s_.outcome == Outcome::covered ? "covered" : "uncovered",
            s_.outcome == Outcome::covered ? "uncovered" : "covered");
      case Subject::Kind::earlier: {
        const std::string& counter = route_.counters[c.subject.index].name;
        return unless ? localized<messages::because_earlier>(counter)
                      : localized<messages::because_no_earlier>(counter);
      }
      case Subject::Kind::rank:
        return localized<messages::because_rank>(route_.counters[c.subject.index].name,
                                                 show_range(c));
      case Subject::Kind::kind:
        subject = "kind";
        actual = kinds[s_.kind];
        for (std::size_t k = 0; k < kinds.size(); ++k) {
          if ((c.values >> k & 1) != 0) add_item(wanted, kinds[k]);
        }
        break;
    }
    return unless ? localized<messages::because_excluded>(subject, actual, wanted)
                  : localized<messages::because_other>(subject, actual, wanted);
  }

  const Settled& s_;
  const Route& route_;
  const RuleSelection& selection_;
  const Explanation::RuleTrace& trace_;
  unsigned direct_ = 0;
  bool patient_rule_ = false;  // some rule states the patient's share
  SessionExplanation out_;
};

}  // namespace

SessionExplanation explain(const Answer& answer, std::size_t index) {
  return Explainer{answer, index}.run();
}

}  // namespace racpsy
