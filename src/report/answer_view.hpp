// The sessions of an answer as its document shows them, for the parts of the document. Private.
#pragma once

#include <string>
#include <vector>

#include "racpsy/app/answer.hpp"
#include "racpsy/base/format.hpp"
#include "report/answer_messages.hpp"
#include "report/phrases.hpp"

namespace racpsy {

/// Consecutive sessions of a person in one calendar year with the same result; or all of a year.
struct SessionRun {
  std::size_t first = 0;  ///< Index in Statement::sessions.
  std::size_t last = 0;
  std::string when;
  Sum sum;
  Sum with;  ///< The same sessions with complementary insurance.
};

/// An answer, and the sessions in runs.
struct AnswerView {
  AnswerView(const Answer& of, Lang in, bool on_paper);

  const Answer& answer;
  Lang lang;
  bool paper;                       ///< A page, without names of options.
  bool household;                   ///< Several people.
  const Statement* with = nullptr;  ///< With complementary insurance, if that changes the cost.
  bool same_price = false;          ///< All sessions have the same figures.
  bool merged = false;              ///< The runs are years.
  bool one_year = false;            ///< All sessions are in one calendar year.
  std::vector<SessionRun> runs;

 private:
  void find_runs();
  bool alike(std::size_t a, std::size_t b) const;
  void merge_by_year();
};

/// A part of the document of an answer.
class AnswerPart {
 protected:
  explicit AnswerPart(const AnswerView& view)
      : view_(view),
        answer_(view.answer),
        statement_(view.answer.statement),
        outlook_(view.answer.outlook),
        with_(view.with),
        lang_(view.lang),
        currency_(view.answer.route().currency()),
        paper_(view.paper),
        household_(view.household) {}

  static std::size_t index_in(int who) { return static_cast<std::size_t>(who); }
  const Settled& session(std::size_t i) const { return statement_.sessions[i]; }
  std::string message(const Message& m) const { return localized(m, lang_); }
  std::string amount(Money m, bool cents = false) const {
    return show_short({m, currency_}, lang_, cents);
  }
  /// Returns the cost in a sum, or its known part as a floor.
  std::string cost_of(const Sum& sum) const {
    const Money known = sum.partial[index_of(Figure::patient)];
    if (sum.get(Figure::patient).known()) return amount(known);
    return known == Money{} ? "n.c." : "≥ " + amount(known);
  }
  /// Returns the name of a payer: that of the country, else the usual one.
  std::string payer_in(const EnumArray<Payer, Message, payer_count>& usual, Payer p) const {
    const Text& local = session(0).route->payers[p];
    return local.empty() ? message(usual[p]) : local.in(lang_);
  }

  const AnswerView& view_;
  const Answer& answer_;
  const Statement& statement_;
  const Outlook& outlook_;
  const Statement* with_;
  Lang lang_;
  Currency currency_;
  bool paper_;
  bool household_;
};

/// Returns the first sentence of an answer.
std::string headline(const AnswerView& view);
/// Returns the lines below it: a cheaper route, what is paid on the day.
std::vector<std::string> below_headline(const AnswerView& view);

/// Adds the table of an answer: a row for sessions that cost the same, or for a person and a year.
void add_table(const AnswerView& view, doc::Document& document);

/// Adds what follows from the sessions: the price of one, those left, those moved to the next
/// period.
void add_outlook(const AnswerView& view, doc::Document& document);

/// Adds what to bring to a session, for a page.
void add_what_to_bring(const AnswerView& view, doc::Document& document);

/// Adds the assumptions that move most euros, at most `most` of them, or `all`.
void add_assumptions(const AnswerView& view, doc::Document& document, bool all, std::size_t most);
/// Adds what is not certain, at most `most` points.
void add_doubts(const AnswerView& view, doc::Document& document, std::size_t most);

/// Adds the day until which the rules were verified, and where to turn in distress.
void add_closing(const AnswerView& view, doc::Document& document);

}  // namespace racpsy
