// The first sentences of an answer: what the sessions cost, a cheaper route, what is paid on the
// day.
#include <algorithm>

#include "report/answer_view.hpp"

namespace racpsy {
namespace {

class Headline : AnswerPart {
 public:
  explicit Headline(const AnswerView& view) : AnswerPart(view) {}

  std::string first() const {
    const Sum& total = statement_.total;
    const bool scheme =
        std::any_of(statement_.sessions.begin(), statement_.sessions.end(),
                    [](const Settled& s) { return s.outcome != Outcome::outside_scheme; });
    if (scheme && total.covered == 0) return refused();
    if (scheme && total.covered < total.sessions) return partly_covered();
    const Money cost = total.get(Figure::patient);
    if (!cost.known()) return unknown_cost();
    const Money with = with_ != nullptr ? with_->total.get(Figure::patient) : Money{};
    const std::string n = std::to_string(total.sessions);
    if (household_) return format_message<messages::household_costs>(lang_, n, cost_of(total));
    if (total.sessions == 1) {
      const std::string day = whole_day(session(0).date);
      if (with_ != nullptr)
        return format_message<messages::one_costs_two>(lang_, day, amount(with), amount(cost));
      return cost == Money{} ? format_message<messages::one_is_free>(lang_, day, amount(cost))
                             : format_message<messages::one_costs>(lang_, day, amount(cost));
    }
    if (with_ != nullptr)
      return format_message<messages::many_cost_two>(lang_, n, amount(with), amount(cost), range());
    if (cost == Money{})
      return format_message<messages::many_are_free>(lang_, amount(cost), n, range());
    if (view_.same_price)
      return format_message<messages::many_cost>(lang_, n, amount(cost),
                                                 amount(session(0).get(Figure::patient)), range());
    return format_message<messages::many_cost_about>(
        lang_, n, amount(cost), amount(rounded_share(cost, total.sessions)), range());
  }

  std::vector<std::string> below() const {
    std::vector<std::string> lines;
    if (outlook_.cheaper) lines.push_back(cheaper(*outlook_.cheaper));
    if (statement_.total.covered == 0 && !household_) {
      if (std::string entitled = if_entitled(); !entitled.empty())
        lines.push_back(std::move(entitled));
    }
    if (std::string paid = paid_on_the_day(); !paid.empty()) lines.push_back(std::move(paid));
    return lines;
  }

 private:
  // ---- The first sentence

  // Returns a day with its year, unless it is the current one.
  std::string whole_day(Date date) const {
    return date.year() == answer_.today.year() ? show_day_of_year(date, lang_)
                                               : show_whole_day(date, lang_);
  }

  // Returns ", from 7 to 14 December" in the current year, ", from 4 January to 1 March
  // 2027" in another one, ", from 7 December 2026 to 4 January 2027" over two.
  std::string range() const {
    const auto by_date = [](const Settled& a, const Settled& b) { return a.date < b.date; };
    const auto [first, last] =
        std::minmax_element(statement_.sessions.begin(), statement_.sessions.end(), by_date);
    const Date from = first->date, to = last->date;
    if (from == to) return format_message<messages::on_one_day>(lang_, whole_day(to));
    if (from.year() != to.year())
      return format_message<messages::from_day_to_day>(lang_, show_whole_day(from, lang_),
                                                       show_whole_day(to, lang_));
    std::string day = show_day_of_year(from, lang_);
    if (from.month() == to.month()) day.resize(day.find(' '));
    return format_message<messages::from_day_to_day>(lang_, day, whole_day(to));
  }

  // Returns an average in cents, rounded half up, for a sentence that says so.
  static Money rounded_share(Money sum, int parts) {
    return Money::of_cents((2 * sum.cents() + parts) / (std::int64_t{2} * parts));
  }

  std::string reason(const Settled& s) const {
    const std::string why = outcome_words(s, answer_.selection().calendar).in(lang_);
    if (s.failed == nullptr) return why;
    return format_message<messages::closed_condition>(lang_, why, s.failed->rule.title);
  }

  std::string refused() const {
    const Settled& s = session(0);
    std::string text =
        statement_.total.sessions == 1
            ? format_message<messages::one_refused>(lang_, whole_day(s.date), reason(s))
            : format_message<messages::all_refused>(lang_, statement_.total.sessions, reason(s));
    const Money cost = statement_.total.get(Figure::patient);
    if (cost.known())
      text.append(" ").append(format_message<messages::they_cost>(lang_, amount(cost)));
    return text;
  }

  // Returns what these sessions would cost with another value of one fact that was taken by
  // default, where nothing is covered without it: that which covers most, then costs least.
  std::string if_entitled() const {
    const DefaultUsed* best = nullptr;
    const DefaultUsed::Alternative* then = nullptr;
    for (const DefaultUsed& used : statement_.defaults_used) {
      if (used.fact < 0) continue;
      for (const DefaultUsed::Alternative& other : used.alternatives) {
        const Sum& sum = other.total;
        const Money cost = sum.get(Figure::patient);
        if (sum.covered == 0 || !cost.known()) continue;
        const bool better = then == nullptr || sum.covered > then->total.covered ||
                            (sum.covered == then->total.covered &&
                             cost.cents() < then->total.get(Figure::patient).cents());
        if (better) best = &used, then = &other;
      }
    }
    if (then == nullptr) return {};
    const Fact& fact = best->route->facts[static_cast<std::size_t>(best->fact)];
    return format_message<messages::would_cost>(lang_, fact.title, fact.describe(then->value),
                                                amount(then->total.get(Figure::patient)),
                                                then->total.covered, then->total.sessions);
  }

  std::string partly_covered() const {
    Sum covered, covered_with;
    for (std::size_t i = 0; i < statement_.sessions.size(); ++i) {
      if (session(i).outcome != Outcome::covered) continue;
      covered.add(session(i));
      if (with_ != nullptr) covered_with.add(with_->sessions[i]);
    }
    const std::string cost = with_ == nullptr ? cost_of(covered)
                                              : format_message<messages::two_amounts>(
                                                    lang_, cost_of(covered_with), cost_of(covered));
    return covered.sessions == 1
               ? format_message<messages::one_covered_of>(lang_, statement_.total.sessions, cost)
               : format_message<messages::some_covered_of>(lang_, covered.sessions,
                                                           statement_.total.sessions, cost);
  }

  std::string unknown_cost() const {
    if (const std::optional<Money> most = patient_at_most(statement_)) {
      const DeductibleRule& rule = *first_bounded().yearly.most;
      return format_message<messages::cost_at_most>(lang_, amount(*most), rule.rule.title);
    }
    const Money known = statement_.total.partial[index_of(Figure::patient)];
    if (known != Money{}) return format_message<messages::cost_at_least>(lang_, amount(known));
    return message(lacks_fee(statement_) ? messages::cost_free_price : messages::cost_not_known);
  }

  // Returns the first session of an unknown price that a deductible bounds; there must be one.
  const Settled& first_bounded() const {
    return *std::find_if(statement_.sessions.begin(), statement_.sessions.end(),
                         [](const Settled& s) { return s.yearly.most != nullptr; });
  }

  // ---- The second sentence

  // Returns an amount, with that of one session if all cost the same.
  std::string with_share(Figure f) const {
    const std::string all = amount(statement_.total.get(f));
    if (statement_.sessions.size() < 2 || !view_.same_price) return all;
    return format_message<messages::a_session_each>(lang_, all, amount(session(0).get(f)));
  }

  // Returns the payers that refund the patient, as far as the amounts tell; else nothing.
  std::string refunders() const {
    const Sum& total = statement_.total;
    const Money back = total.get(Figure::refund);
    const auto name = [&](Payer p) { return payer_in(messages::payers_in_sentence, p); };
    const Money amo = total.get(Figure::amo), amc = total.get(Figure::amc);
    if (amo == amc && amo != Money{} && back == amo) return {};
    if (back == amc) return name(Payer::amc);
    if (back == amo) return name(Payer::amo);
    if (back == amo + amc)
      return format_message<messages::and_payer>(lang_, name(Payer::amo), name(Payer::amc));
    return {};
  }

  std::string paid_on_the_day() const {
    const Sum& total = statement_.total;
    const Money advance = total.get(Figure::advance), back = total.get(Figure::refund);
    std::string others;
    if (total.covered > 0 && total.covered < total.sessions) {
      const Money cost = total.get(Figure::patient);
      others = !cost.known() && lacks_fee(statement_)
                   ? message(paper_ ? messages::others_on_paper : messages::others_unknown)
               : cost.known() ? others_known()
                              : std::string{};
      return others;
    }
    if (!advance.known() || !back.known()) {
      return lacks_fee(statement_) ? free_price() : std::string{};
    }
    if (with_ != nullptr) {
      const Money back_with = with_->total.get(Figure::refund);
      if (with_->total.get(Figure::advance) == advance && back == Money{} && back_with.known())
        return format_message<messages::advance_with_or_without>(lang_, with_share(Figure::advance),
                                                                 amount(back_with));
    }
    if (advance == Money{}) return message(messages::advance_nothing);
    if (back == Money{})
      return statement_.sessions.size() == 1 || total.covered == 0
                 ? std::string{}
                 : format_message<messages::advance_paid>(lang_, with_share(Figure::advance));
    if (back.cents() < 0)
      return format_message<messages::advance_taken>(lang_, with_share(Figure::advance),
                                                     amount(Money{} - back));
    return paid_and_back(back) + more_back(back);
  }

  // Returns how much more a contract pays back, where two prices are given.
  std::string more_back(Money back) const {
    if (with_ == nullptr) return {};
    const Money with = with_->total.get(Figure::refund);
    if (!with.known() || with.cents() <= back.cents()) return {};
    return " " + format_message<messages::more_back_with>(lang_, amount(with - back));
  }

  std::string paid_and_back(Money back) const {
    const std::string who = refunders(), paid = with_share(Figure::advance);
    if (statement_.total.get(Figure::patient) == Money{})
      return who.empty() ? format_message<messages::advance_all_back_by_somebody>(lang_, paid)
                         : format_message<messages::advance_all_back>(lang_, paid, who);
    return who.empty()
               ? format_message<messages::advance_part_back_by_somebody>(lang_, paid, amount(back))
               : format_message<messages::advance_part_back>(lang_, paid, amount(back), who);
  }

  // Returns what is known of prices that the professional sets, and how to give them.
  std::string free_price() const {
    std::string text;
    for (const Settled& s : statement_.sessions) {
      const SessionRule& rule = session_rule(s);
      if (s.get(Figure::price).known() || s.outcome < Outcome::outside_scheme || rule.hint.empty())
        continue;
      const std::string price = format_message<messages::usual_price>(lang_, rule.hint) + " ";
      if (text.find(price) == std::string::npos) text += price;
    }
    return paper_ ? text : text.append(message(messages::give_fee));
  }

  std::string others_known() const {
    Sum others;
    for (const Settled& s : statement_.sessions) {
      if (s.outcome != Outcome::covered) others.add(s);
    }
    return format_message<messages::others_cost>(lang_, amount(others.get(Figure::patient)),
                                                 cost_of(statement_.total));
  }

  std::string cheaper(const OnOtherRoute& other) const {
    std::string limit;
    for (const SessionsLeft& period : sessions_left(other.statement)) {
      if (period.per == Counter::Per::day) continue;
      limit = fill(messages::at_most_per[period.per].in(lang_), {period.at_most});
      break;
    }
    const std::string cost = amount(other.statement.sessions.front().get(Figure::patient));
    return paper_
               ? format_message<messages::cheaper_on_paper>(lang_, other.route->title, cost, limit)
               : format_message<messages::cheaper>(lang_, other.route->title, cost, limit);
  }
};

}  // namespace

std::string headline(const AnswerView& view) { return Headline{view}.first(); }
std::vector<std::string> below_headline(const AnswerView& view) { return Headline{view}.below(); }

}  // namespace racpsy
