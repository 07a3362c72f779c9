// Adds to an answer the price of a session by payer, the sessions left in each period, and those
// beyond a cap moved to the next one.
#include <algorithm>

#include "racpsy/app/card_messages.hpp"
#include "report/answer_view.hpp"

namespace racpsy {
namespace {

class OutlookRemarks : AnswerPart {
 public:
  OutlookRemarks(const AnswerView& view, doc::Document& document)
      : AnswerPart(view),
        document_(document) {}

  void add() {
    document_.section().id = "left";
    understood();
    endings();
    if (!paper_) one_session();  // a page has the arithmetic
    left();
    if (outlook_.next_period && !paper_) next_period(*outlook_.next_period);
    if (document_.sections.back().blocks.empty()) document_.sections.pop_back();
  }

 private:
  // Repeats how the words of cards were read.
  void understood() {
    for (const Contract* contract : contracts_of(statement_)) {
      if (!contract->understood.empty())
        document_.paragraph(format_message<app::messages::card_read>(lang_, contract->understood),
                            false, 2);
      const Text family = family_limits_note(*contract, people_with(*contract, statement_));
      if (!family.empty()) document_.paragraph(family.in(lang_), false, 2);
    }
    std::vector<Text> waits;
    for (const Settled& s : statement_.sessions) {
      const Text text = waiting_note(s);
      if (text.empty() || std::find(waits.begin(), waits.end(), text) != waits.end()) continue;
      waits.push_back(text);
      document_.paragraph(text.in(lang_), false, 2);
    }
  }

  // Says what changes when a right ends.
  void endings() {
    if (household_) return;
    for (const RightEnding& e : outlook_.endings) {
      const Text right = e.fact->describe(e.right);
      const std::string day = show_day(e.last, lang_);
      const auto shown = [&](const Settled& s, Figure f) { return amount(s.get(f)); };
      std::string text =
          e.before.outcome == Outcome::covered && e.after.outcome != Outcome::covered
              ? format_message<messages::right_ends_uncovered>(
                    lang_, right, day, message(outcome_message(e.after.outcome)))
              : format_message<messages::right_ends>(
                    lang_, right, day, shown(e.after, Figure::patient),
                    shown(e.before, Figure::patient), shown(e.after, Figure::advance),
                    shown(e.before, Figure::advance));
      if (e.following != 0)
        text = format_message<messages::right_follows>(
            lang_, text, show_day(e.following_last, lang_), e.fact->describe(e.following));
      document_.paragraph(text, false, 2);
    }
  }

  // Adds the price of a session by payer, if all covered sessions have the same.
  void one_session() {
    const Settled* covered = nullptr;
    for (std::size_t i = 0; i < statement_.sessions.size(); ++i) {
      const Settled& s = session(i);
      if (s.outcome != Outcome::covered) continue;
      if (covered == nullptr) covered = &s;
      else if (s.figures != covered->figures || s.route != covered->route) return;
    }
    if (covered == nullptr || !covered->get(Figure::price).known() || household_) return;
    const std::size_t at = position_of(
        statement_.sessions, statement_.sessions.begin() + (covered - statement_.sessions.data()));
    const bool nothing_with =
        with_ != nullptr && with_->sessions[at].get(Figure::patient) == Money{};
    std::string sum;
    constexpr std::pair<Payer, Figure> parts[]{{Payer::amo, Figure::amo},
                                               {Payer::other, Figure::other},
                                               {Payer::amc, Figure::amc},
                                               {Payer::patient, Figure::patient}};
    for (const auto& [payer, figure] : parts) {
      const Money m = covered->get(figure);
      if (m == Money{} && payer != Payer::patient) continue;
      if (!m.known()) return;
      const bool is_public = payer == Payer::amc &&
                             covered->get(Figure::after_public) != covered->get(Figure::after_amo);
      add_item(
          sum,
          format_message<messages::session_sum_term>(lang_,
                                                     is_public ? message(messages::public_cover)
                                                     : payer == Payer::patient && nothing_with
                                                         ? message(messages::you_or_mutuelle)
                                                         : payer_in(messages::payers_in_sum, payer),
                                                     amount(m)),
          " + ");
    }
    document_.paragraph(
        format_message<messages::session_sum>(lang_, amount(covered->get(Figure::price)), sum),
        false, 2);
  }

  std::string period(const SessionsLeft& of) const {
    if (of.last == last_date) return message(messages::left_for_good);
    if (of.per == Counter::Per::calendar_year)
      return format_message<messages::left_for_year>(lang_, of.last.year());
    return format_message<messages::left_until>(lang_, show_day(of.last, lang_));
  }

  void left() {
    if (household_) return;
    std::vector<const SessionsLeft*> periods;
    for (const SessionsLeft& period : outlook_.left) {
      if (period.per != Counter::Per::day) periods.push_back(&period);
    }
    if (periods.empty() || periods.front()->route != periods.back()->route) return;
    const SessionsLeft& last = *periods.back();
    if (last.left == 0) {
      if (last.last == last_date) return document_.paragraph(message(messages::none_left_for_good));
      return document_.paragraph(format_message<messages::none_left>(
          lang_, period(last), show_day(add_days(last.last, 1), lang_)));
    }
    std::string all;
    for (const SessionsLeft* one : periods) {
      const std::string text =
          !all.empty()    ? format_message<messages::left_more>(lang_, one->left, period(*one))
          : one->left > 1 ? format_message<messages::left_sessions>(lang_, one->left, period(*one))
                          : format_message<messages::left_session>(lang_, one->left, period(*one));
      all = all.empty() ? text : format_message<messages::and_payer>(lang_, all, text);
    }
    document_.paragraph(format_message<messages::left_one>(lang_, all), false, 2);
  }

  void next_period(const Moved& moved) {
    const auto first = std::find_if(moved.dates.begin(), moved.dates.end(), [&](Date date) {
      return date.days() >= moved.period_start.days();
    });
    document_.paragraph(
        format_message<messages::moved_later>(lang_, show_day(*first, lang_), moved.dates.size(),
                                              cost_of(moved.statement.total)),
        false, 2);
  }

  doc::Document& document_;
};

}  // namespace

void add_outlook(const AnswerView& view, doc::Document& document) {
  OutlookRemarks{view, document}.add();
}

}  // namespace racpsy
