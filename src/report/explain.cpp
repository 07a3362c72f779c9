// Words the trace of a session (engine/settle.hpp), which holds every amount: each step, and for
// each rule that gave nothing the reason.
#include "report/explain.hpp"

#include <algorithm>

#include "racpsy/base/format.hpp"
#include "racpsy/base/limits.hpp"
#include "report/messages.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

std::string show_range(const Condition& c) {
  if (c.low == c.high) return std::to_string(c.low);
  return (c.low < 0 ? "" : std::to_string(c.low)) + ".." +
         (c.high >= no_highest ? "" : std::to_string(c.high));
}

// Returns "6m..", "1y..3y": completed durations, the second not included.
std::string show_membership(const Condition& c) {
  const auto show = [&](int n) {
    if (c.subject.index == 1) return std::to_string(n) + "d";
    return n % 12 == 0 ? std::to_string(n / 12) + "y" : std::to_string(n) + "m";
  };
  return (c.low == 0 ? "" : show(c.low)) + ".." + (c.high >= no_highest ? "" : show(c.high + 1));
}

std::string tokens(const Fact& fact, Bits bits) {
  std::string all = fact.write(bits);
  for (std::size_t at = 0; (at = all.find('+', at)) != std::string::npos; at += 2)
    all.replace(at, 1, ", ");
  return all;
}

std::string name(const Verdict& verdict) {
  return std::string{name_of(verdict.list)} + "." + verdict.rule->id;
}

class Explainer {
 public:
  Explainer(const Answer& answer, std::size_t index)
      : s_(answer.statement.sessions[index]),
        route_(*s_.route),
        selection_(answer.selection()),
        trace_(answer.explanation.traces[index]) {}

  SessionExplanation run() {
    for (const TraceStep& step : trace_.steps) add(step);
    for (const Verdict& verdict : trace_.verdicts) {
      if (verdict.why != Verdict::Why::applied) not_applied(verdict);
    }
    out_.directly = trace_.directly;
    out_.one_claim = trace_.one_claim;
    return std::move(out_);
  }

 private:
  using Kind = TraceStep::Kind;

  Text money(Money m) const { return localized(Amount{m, names_of(s_).currency}); }

  void add(const TraceStep& step) {
    Step& made = out_.steps.emplace_back();
    made.rule = name_of_step(step);
    made.says = says(step);
    made.deduction = step.kind == Kind::deduction;
    if (!made.deduction) made.figure = step.figure;
    made.amount = step.amount;
    if (step.rule != nullptr) made.flags = step.rule->flags();
    if (step.kind == Kind::version && selection_.pinned != nullptr &&
        selection_.pinned->hypothetical)
      made.flags = flag_assumed;
    if (step.sources != nullptr) made.sources = *step.sources;
  }

  static std::string name_of_step(const TraceStep& step) {
    constexpr EnumArray<Kind, std::string_view, 20> names{"version",      "kept_right.",
                                                          "entitlement.", "cap.",
                                                          "session.",     "deductible.",
                                                          "share.",       "copayment_ceiling.",
                                                          "deduction.",   "third_party_payment.",
                                                          "after-amo",    "excess.",
                                                          "value",        "contract.",
                                                          "extra_fees.",  "patient",
                                                          "advance",      "refund",
                                                          "doubt.",       "limited_right."};
    if (step.rule != nullptr) return std::string{names[step.kind]} + step.rule->id;
    if (step.kind == Kind::price) return "private-fee";
    return step.kind == Kind::contract ? "contract" : std::string{names[step.kind]};
  }

  Text says(const TraceStep& step) const {
    switch (step.kind) {
      case Kind::version: return in_force();
      case Kind::entitlement:
        return step.met ? localized<messages::step_met>(step.rule->title)
                        : localized<messages::step_not_met>(step.rule->title);
      case Kind::cap: {
        const Text per = localized(messages::periods[route_.counters[step.cap->counter].per]);
        return step.met ? localized<messages::step_within>(step.cap->at_most, per)
                        : localized<messages::step_beyond>(step.cap->at_most, per);
      }
      case Kind::price: return price(step);
      case Kind::share:
        return localized<messages::step_share>(step.rule->title, bounded(step, share(step)));
      case Kind::deductible: return deductible(step);
      case Kind::copayment_ceiling:
        return step.amount == Money{}
                   ? localized<messages::step_below_ceiling>(step.rule->title, money(step.base),
                                                             money(step.unbounded))
                   : localized<messages::step_ceiling>(step.rule->title, money(step.base),
                                                       money(step.unbounded), money(step.amount));
      case Kind::deduction:
        return step.amount == step.unbounded
                   ? localized<messages::step_deduction>(step.rule->title, money(step.amount))
                   : localized<messages::step_deduction_bounded>(
                         step.rule->title, money(step.unbounded), money(step.amount));
      case Kind::kept_right:
      case Kind::third_party_payment: return step.rule->title;
      case Kind::after_amo:
        return step.added ? localized<messages::step_after_amo_yours>(arithmetic(step))
                          : localized<messages::step_after_amo>(arithmetic(step));
      case Kind::excess: return excess(step);
      case Kind::value:
        return localized<messages::step_value>(step.value->title, localized(s_.date),
                                               money(step.amount));
      case Kind::contract:
        return step.rule == nullptr
                   ? localized<messages::contract_outside>()
                   : localized<messages::step_share>(step.rule->title, ranked(step));
      case Kind::legal_ceiling:
        return localized<messages::contract_by_law>(step.rule->title, money(step.amount));
      case Kind::patient:
        if (s_.outcome != Outcome::covered && s_.contract_paid == Money{})
          return localized<messages::step_all_yours>(outcome_words(s_, selection_.calendar));
        return localized<messages::step_left>(arithmetic(step));
      case Kind::advance: return advance(step);
      case Kind::refund:
        return step.base.known() ? localized<messages::step_refund>(arithmetic(step))
                                 : localized<messages::step_refund_alone>(money(step.amount));
      case Kind::doubt:
      case Kind::limited_right: return step.rule->note;
    }
    return {};
  }

  Text in_force() const {
    if (s_.version == nullptr)
      return localized<messages::step_no_version>(outcome_words(s_, selection_.calendar));
    const Version& version = *s_.version;
    if (selection_.pinned != nullptr)
      return localized<messages::step_pinned>(version.id, version.title);
    Calendar calendar = selection_.calendar;
    if ((s_.flags & flag_other_calendar) != 0) calendar = other(calendar);
    return localized<messages::step_in_force>(version.id, version.title,
                                              localized(messages::calendars[calendar]),
                                              localized(s_.in_force_since));
  }

  Text price(const TraceStep& step) const {
    const Text amount = money(step.amount);
    const bool asked = step.rule == nullptr || session_rule(s_).asked;
    const SessionRule& rule = session_rule(s_);
    Text text = !asked                ? localized<messages::step_price>(rule.rule.title, amount)
                : step.amount.known() ? localized<messages::step_fee>(amount)
                                      : localized<messages::step_no_fee>();
    if (step.rule == nullptr) return text;
    if (rule.a_minute)
      text = localized<messages::step_by_the_minute>(rule.rule.title, money(*rule.a_minute),
                                                     s_.minutes > 0 ? s_.minutes : rule.minutes,
                                                     amount);
    if (rule.parts.size() > 1) {
      Text sum;
      for (const Part& part : rule.parts)
        add_item(sum, untranslated(part.code + " ") + money(part.price), " + ");
      text = localized<messages::step_parts>(rule.rule.title, sum, amount);
    }
    if (rule.base && step.base != step.amount)
      text = localized<messages::step_base>(text, money(step.base));
    return text;
  }

  Text deductible(const TraceStep& step) const {
    const Text left = money(step.unbounded);
    if (step.unbounded == Money{})
      return localized<messages::step_deductible_used>(step.rule->title);
    return localized<messages::step_deductible>(step.rule->title, left, money(step.base),
                                                money(step.amount), money(step.base - step.amount));
  }

  Text share(const TraceStep& step) const {
    switch (step.pays->form) {
      case Pays::Form::rate:
        return localized<messages::arithmetic_rate>(localized(step.pays->rate), money(step.base),
                                                    money(step.unbounded));
      case Pays::Form::amount: return money(step.unbounded);
      case Pays::Form::unknown: return localized<messages::arithmetic_unknown>();
      case Pays::Form::rest: return arithmetic(step);
    }
    return {};
  }

  Text excess(const TraceStep& step) const {
    const Excess& excess = *s_.contract_share->excess;
    const Counter& counter = s_.contract->counters[excess.counter];
    return localized<messages::step_excess>(money(s_.contract->amount_on(excess.at_most, s_.date)),
                                            localized(messages::periods[counter.per]),
                                            money(step.amount));
  }

  // Adds the rank of the session to what the contract pays for it, if the share asks for one.
  Text ranked(const TraceStep& step) const {
    const Text text = contract(step);
    if (step.ranked_in == nullptr || step.exhausted) return text;
    return localized<messages::contract_rank>(text, step.rank,
                                              localized(messages::periods[step.ranked_in->per]));
  }

  Text contract(const TraceStep& step) const {
    const ContractShare& share = *s_.contract_share;
    const Text stated = money(share.pays.amount);
    if (share.minutes > 0 && s_.minutes == 0)
      return share.minutes == 1 ? localized<messages::contract_no_minutes_minute>(stated)
                                : localized<messages::contract_no_minutes>(stated);
    if (step.exhausted) return exhausted(share);
    // The amount of the share, before the payments of the others are taken off.
    const Text amount = money(share.in_all ? step.terms.front() : step.unbounded);
    Text text = amount;
    if (share.minutes > 0)
      text = share.minutes == 1
                 ? localized<messages::contract_by_the_minute>(stated, s_.minutes, amount)
                 : localized<messages::contract_by_the_hour>(stated, s_.minutes, amount);
    if (share.pays.form == Pays::Form::rate)
      text = localized<messages::arithmetic_rate>(localized(share.pays.rate), money(step.base),
                                                  amount);
    if (share.in_all)
      text = localized<messages::contract_in_all>(text, money(step.terms.back()),
                                                  money(step.unbounded));
    return bounded(step, text);
  }

  // Returns that a limit of the share is reached, and whose it is.
  Text exhausted(const ContractShare& share) const {
    const auto of_family = [&](const Limit& limit) {
      return s_.contract->counters[limit.counter].of_family;
    };
    if (std::none_of(share.limits.begin(), share.limits.end(), of_family))
      return localized<messages::contract_exhausted>();
    return std::all_of(share.limits.begin(), share.limits.end(), of_family)
               ? localized<messages::contract_exhausted_by_family>()
               : localized<messages::contract_exhausted_by_some>();
  }

  // Adds the amount after its limits, if they reduce it.
  Text bounded(const TraceStep& step, const Text& text) const {
    return step.amount == step.unbounded || !step.unbounded.known()
               ? text
               : localized<messages::step_bounded>(text, money(step.amount));
  }

  Text advance(const TraceStep& step) const {
    const Text amount = money(step.amount);
    if (!step.base.known() && s_.outcome == Outcome::covered)
      return step.amount.known() ? localized<messages::step_advance_yours>(amount)
                                 : localized<messages::step_advance_unknown>();
    if (step.terms.empty()) return localized<messages::step_advance_all>(amount);
    return localized<messages::step_advance>(arithmetic(step));
  }

  // Returns "a − b − c = d" without the terms that are zero, or "b + c = d".
  Text arithmetic(const TraceStep& step) const {
    Text text;
    if (!step.added) text = money(step.base);
    for (const Money term : step.terms) {
      if (step.added) add_item(text, money(term), " + ");
      else if (term != Money{}) text += untranslated(" − ") + money(term);
    }
    const bool alone = !step.added && std::all_of(step.terms.begin(), step.terms.end(),
                                                  [](Money term) { return term == Money{}; });
    return alone ? text : text + untranslated(" = ") + money(step.amount);
  }

  void not_applied(const Verdict& verdict) {
    Text because;
    switch (verdict.why) {
      case Verdict::Why::shadowed:
        because = localized<messages::because_shadowed>(verdict.prior->id);
        break;
      case Verdict::Why::no_effect: because = localized<messages::because_no_effect>(); break;
      case Verdict::Why::condition_failed: because = failed_condition_text(verdict); break;
      case Verdict::Why::nothing_left: because = localized<messages::because_nothing_left>(); break;
      case Verdict::Why::applied: break;
    }
    out_.not_applied.push_back({name(verdict), std::move(because)});
  }

  // Returns the fact that decided: its value for this session, and the value that the rule required
  // or excluded.
  Text failed_condition_text(const Verdict& verdict) const {
    const Condition& c = *verdict.condition;
    const bool unless = verdict.unless;
    std::string subject, actual, wanted;
    switch (c.subject.kind) {
      case Subject::Kind::fact: {
        const Fact& fact = route_.facts[c.subject.index];
        subject = fact.name;
        actual = fact.write(verdict.actual);
        wanted = tokens(fact, c.values);
        break;
      }
      case Subject::Kind::age:
        subject = "age";
        actual = std::to_string(verdict.actual);
        wanted = show_range(c);
        break;
      case Subject::Kind::age_on_january_1:
        subject = "age_on_january_1";
        actual = std::to_string(verdict.actual);
        wanted = show_range(c);
        break;
      case Subject::Kind::route: {
        subject = "route";
        actual = route_.id;
        const std::vector<std::string>& named = s_.contract->routes;
        for (std::size_t r = 0; r < named.size(); ++r) {
          if (has_bit(c.values, r)) add_item(wanted, named[r]);
        }
        break;
      }
      case Subject::Kind::member_for: {
        const auto actual_time = static_cast<int>(verdict.actual);
        if (!unless && s_.joined && actual_time < 0)
          return localized<messages::because_not_joined>(localized(*s_.joined));
        const bool days = c.subject.index == 1;
        const Duration waits = days ? Duration{0, 0, c.low} : Duration{0, c.low, 0};
        if (!unless && s_.joined && actual_time < c.low)
          return localized<messages::because_waiting>(localized(after(*s_.joined, waits)));
        subject = "member_for";
        actual = s_.joined ? std::to_string(actual_time) + (days ? "d" : "m") : "?";
        wanted = show_membership(c);
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
      case Subject::Kind::rank: {
        const std::vector<Counter>& counters =
            verdict.list == List::contract ? s_.contract->counters : route_.counters;
        const std::string& counter = counters[c.subject.index].name;
        return unless ? localized<messages::because_excluded>(
                            counter, std::to_string(verdict.actual), show_range(c))
                      : localized<messages::because_rank>(counter, show_range(c));
      }
      case Subject::Kind::kind:
        subject = "kind";
        actual = names_of(s_).kinds[s_.kind];
        for (std::size_t k = 0; k < names_of(s_).kinds.size(); ++k) {
          if (has_bit(c.values, k)) add_item(wanted, names_of(s_).kinds[k]);
        }
        break;
    }
    return unless ? localized<messages::because_excluded>(subject, actual, wanted)
                  : localized<messages::because_other>(subject, actual, wanted);
  }

  const Settled& s_;
  const Route& route_;
  const RuleSelection& selection_;
  const SessionTrace& trace_;
  SessionExplanation out_;
};

// Lists the price of a session, the part of each payer, what is left to the patient, and what is
// paid upfront.
class BriefExplanation {
 public:
  BriefExplanation(const Answer& answer, std::size_t index, Lang lang, Bibliography& bibliography,
                   bool paper)
      : s_(answer.statement.sessions[index]),
        trace_(answer.explanation.traces[index]),
        answer_(answer),
        index_(index),
        calendar_(answer.selection().calendar),
        lang_(lang),
        bibliography_(bibliography),
        paper_(paper),
        cents_(std::any_of(s_.figures.begin(), s_.figures.end(), has_cents)) {}

  doc::Table run() {
    table_.header = {localized(messages::amount, lang_), localized(messages::brief_why, lang_)};
    table_.right_aligned = {true, false};
    table_.caption = localized(messages::sums_caption, lang_);
    for (const TraceStep& step : trace_.steps) add(step);
    return std::move(table_);
  }

 private:
  using Kind = TraceStep::Kind;

  void add(const TraceStep& step) {
    switch (step.kind) {
      case Kind::price: return row("", step.amount, price(step), step.rule);
      case Kind::share:
        if (step.figure == Figure::patient) own_share_ = step.rule;
        else paid_by(step);
        return;
      case Kind::deductible:
        if (step.amount != Money{}) row("", step.amount, first_paid(step), step.rule);
        return;
      case Kind::copayment_ceiling:
        if (step.amount != Money{}) paid_by(step);
        return;
      case Kind::deduction: return row("+ ", step.amount, step.rule->title, step.rule);
      case Kind::third_party_payment: third_party_.push_back(step.rule); return;
      case Kind::value:
        if (step.sources != nullptr) values_.push_back(step.sources);
        return;
      case Kind::contract:
        paid_by(step);
        for (const std::vector<const Source*>* sources : values_) {
          for (const std::size_t number : bibliography_.cite(*sources))
            table_.rows.back().cells.back().sources.push_back(number);
        }
        return;
      case Kind::advance: return left(step.amount);
      default: return;
    }
  }

  Text price(const TraceStep& step) const {
    const SessionRule& rule = session_rule(s_);
    if (step.rule == nullptr || rule.asked)
      return step.amount.known() ? localized(messages::brief_free_price)
             : paper_            ? localized(messages::brief_no_fee)
                                 : localized<messages::step_no_fee>();
    const Text text = rule.a_minute
                          ? localized<messages::step_by_the_minute>(
                                rule.rule.title, money(*rule.a_minute),
                                s_.minutes > 0 ? s_.minutes : rule.minutes, money(step.amount))
                          : localized<messages::brief_set_price>(rule.rule.title);
    return step.base == step.amount ? text : localized<messages::step_base>(text, money(step.base));
  }

  static Text first_paid(const TraceStep& step) {
    return localized<messages::brief_deductible>(step.rule->title);
  }

  void paid_by(const TraceStep& step) {
    amc_ = amc_ || step.figure == Figure::amc;
    const Text title =
        step.rule == nullptr ? localized<messages::contract_outside>() : step.rule->title;
    row("− ", step.amount, payer(*step.figure) + untranslated(" – ") + title, step.rule);
  }

  Text payer(Figure figure) const {
    for (const Payer payer : figure_of.keys()) {
      const Text& local = s_.route->payers[payer];
      if (figure_of[payer] != figure || local.empty()) continue;
      if (!paper_) return local;
      return in_each_language([&](Lang lang) {
        const std::string& name = local.in(lang);
        return name.substr(0, name.find(" ("));  // without the abbreviation
      });
    }
    return localized(figure == Figure::amo   ? paper_ ? messages::plain_amo : messages::sum_amo
                     : figure == Figure::amc ? paper_ ? messages::plain_amc : messages::sum_amc
                                             : messages::sum_other);
  }

  // Adds what is left to the patient, and what is paid upfront.
  void left(Money advance) {
    const bool covered = s_.outcome == Outcome::covered;
    if (covered && !amc_) no_complementary();
    Text yours = localized(messages::patient);
    if (!covered) yours += untranslated(" – ") + outcome_words(s_, calendar_);
    else if (own_share_ != nullptr) yours += untranslated(" – ") + own_share_->title;
    row("= ", s_.get(Figure::patient), yours, own_share_);
    table_.rows.back().tone = doc::Table::Tone::strong;
    const Money direct = trace_.directly[0] + trace_.directly[1] + trace_.directly[2];
    row("", advance,
        direct == Money{} ? localized(messages::brief_upfront)
                          : localized<messages::brief_direct>(shown(direct)),
        nullptr);
    for (const Rule* rule : third_party_) cite(*rule);
  }

  // Adds what complementary insurance would pay of this session, if the person has none; that it
  // pays nothing, if they have one.
  void no_complementary() {
    if (!answer_.insured) {
      if (s_.contract != nullptr)
        row("− ", Money{}, localized<messages::brief_nothing>(payer(Figure::amc)), nullptr);
      return;
    }
    const Money paid = answer_.insured->statement.sessions[index_].get(Figure::amc);
    if (!paid.known() || paid == Money{}) return;
    row("− ", Money{}, localized<messages::brief_uninsured>(shown(paid)), nullptr);
    for (const TraceStep& step : answer_.insured->explanation.traces[index_].steps) {
      if (step.figure == Figure::amc && step.rule != nullptr) cite(*step.rule);
    }
  }

  Text money(Money m) const { return localized(amount_of(m)); }
  Amount amount_of(Money m) const { return {m, names_of(s_).currency}; }
  Text shown(Money amount) const {
    return in_each_language([&](Lang lang) { return show_short(amount_of(amount), lang, cents_); });
  }
  void row(const char* sign, Money amount, const Text& why, const Rule* rule) {
    table_.rows.push_back({{sign + show_short(amount_of(amount), lang_, cents_), why.in(lang_)}});
    if (rule != nullptr) cite(*rule);
  }
  void cite(const Rule& rule) {
    doc::CitedText& why = table_.rows.back().cells.back();
    for (const std::size_t number : bibliography_.cite(rule, paper_)) why.sources.push_back(number);
    why.doubtful = why.doubtful || rule.flags() != 0;
  }

  const Settled& s_;
  const SessionTrace& trace_;
  const Answer& answer_;
  std::size_t index_;
  Calendar calendar_;
  Lang lang_;
  Bibliography& bibliography_;
  bool paper_;
  bool cents_;  // some amount of the session has cents
  doc::Table table_;
  bool amc_ = false;  // the complementary insurance has a row
  const Rule* own_share_ = nullptr;
  std::vector<const Rule*> third_party_;
  std::vector<const std::vector<const Source*>*> values_;  // of reference values of the contract
};

}  // namespace

Money SessionExplanation::billed(Payer payer) const {
  if (!one_claim) return directly[index_of(payer)];
  if (payer != Payer::amo) return Money{};
  return directly[index_of(Payer::amo)] + directly[index_of(Payer::other)] +
         directly[index_of(Payer::amc)];
}

SessionExplanation explain(const Answer& answer, std::size_t index) {
  return Explainer{answer, index}.run();
}

void add_brief_explanation(const Answer& answer, doc::Document& document,
                           Bibliography& bibliography, bool paper) {
  const std::vector<Settled>& sessions = answer.statement.sessions;
  const auto covered = std::find_if(sessions.begin(), sessions.end(),
                                    [](const Settled& s) { return s.outcome == Outcome::covered; });
  const std::size_t index = covered == sessions.end() ? 0 : position_of(sessions, covered);
  const Settled& s = sessions[index];
  const Lang lang = document.lang;
  const Money patient = s.get(Figure::patient);
  const std::string day = show_day(s.date, lang);
  document
      .section(patient.known() ? format_message<messages::brief_head>(
                                     lang, show_short({patient, names_of(s).currency}, lang), day)
                               : format_message<messages::brief_head_unknown>(lang, day),
               true)
      .id = "why";
  doc::Table table = BriefExplanation{answer, index, lang, bibliography, paper}.run();
  if (!table.rows.empty()) return document.add(std::move(table));
  document.paragraph(outcome_words(s, answer.selection().calendar).in(lang), false, 2);
}

}  // namespace racpsy
