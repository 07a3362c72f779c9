// Builds the document of a comparison of rules, rights, contracts or people as readers see it
// first: the cheapest choice in one sentence, then one row a choice: what the sessions cost each
// person and in all, what is paid on the day, how many are covered, and the difference to the first
// row. comparison_document has the rest.
#include <algorithm>

#include "report/answer_messages.hpp"
#include "report/comparison.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

constexpr std::size_t most_person_columns = 3;

class ChoicesDocument {
 public:
  ChoicesDocument(const Comparison& comparison, Lang lang)
      : comparison_(comparison),
        ranking_(rank(comparison)),
        lang_(lang) {
    document_.lang = lang;
    for (const RankedStatement& c : ranking_.open) {
      if (c->answer.route().care != Care::listening) rows_.push_back(&c);
    }
    for (std::size_t i = 0; rows_.empty() && i < ranking_.open.size(); ++i)
      rows_.push_back(&ranking_.open[i]);
    same_count_ = std::all_of(rows_.begin(), rows_.end(), [&](Ranked c) {
      return total(*c).sessions == total(*rows_.front()).sessions;
    });
  }

  doc::Document write() {
    document_.title = headline();
    document_.section();
    const Answer& first = comparison_.statements.front().answer;
    if (!first.title.empty()) document_.paragraph(first.title);
    if (!rows_.empty()) table();
    closing();
    return std::move(document_);
  }

 private:
  using Ranked = const RankedStatement*;

  std::string message(const Message& m) const { return localized(m, lang_); }
  // Returns an amount in the currency of a choice.
  std::string amount(const Answer& answer, Money m) const {
    return show_short({m, answer.route().currency()}, lang_);
  }
  static const Sum& total(const RankedStatement& c) { return c->answer.statement.total; }
  static Money cost(const RankedStatement& c) { return total(c).get(Figure::patient); }

  // Returns a label without what explains its parts: "rules 2022", "Santé Psy Étudiant · C2S".
  std::string label(const RankedStatement& c) const {
    std::string text;
    for (std::string part : parts_of(c->label.in(lang_), '\xb7')) {
      while (!part.empty() && (part.back() == ' ' || part.back() == '\xc2')) part.pop_back();
      part.erase(0, part.find_first_not_of(' '));
      const bool title = part == c->answer.route().title.in(lang_);
      part.resize(
          std::min({part.size(), part.find(" ("), title ? part.find(',') : part.size(),
                    title ? part.find(" :") : part.size(), title ? part.find(':') : part.size()}));
      add_item(text, part, " · ");
    }
    return text;
  }

  // ---- The first sentence

  // Returns the average cost of a session, rounded half up.
  std::string a_session(const RankedStatement& c) const {
    const std::int64_t n = total(c).sessions;
    return amount(c->answer, Money::of_cents((2 * cost(c).cents() + n) / (2 * n)));
  }
  // Returns "€120", or "€20 a session" where the choices have their own numbers of sessions.
  std::string terms(const RankedStatement& c) const {
    return same_count_ ? amount(c->answer, cost(c))
                       : format_message<messages::cost_a_session>(lang_, a_session(c));
  }

  // Returns the choices with a known cost, cheapest first. An open house without a price is no
  // substitute for them, nor is a doctor for a psychologist.
  std::vector<Ranked> substitutes() const {
    std::vector<Ranked> all, psychologists;
    for (const Ranked c : rows_) {
      const Money price = total(*c).get(Figure::price);
      if (!cost(*c).known() || price == Money{} || (!price.known() && cost(*c) == Money{}))
        continue;
      all.push_back(c);
      if ((*c)->answer.route().care == Care::psychologist) psychologists.push_back(c);
    }
    return psychologists.empty() ? all : psychologists;
  }

  std::string headline() const {
    const std::vector<Ranked> known = substitutes();
    if (known.empty()) return message(messages::no_price_known);
    const RankedStatement& best = *known.front();
    const auto as_cheap = [&](Ranked c) { return cost(*c) == cost(best); };
    const int count = total(best).sessions;
    if (same_count_ && known.size() > 1 && std::all_of(rows_.begin(), rows_.end(), as_cheap))
      return count == 1 ? format_message<messages::choices_alike_for_one>(lang_, terms(best))
                        : format_message<messages::choices_alike>(lang_, count, terms(best));
    const std::string text =
        same_count_ && count > 1
            ? format_message<messages::cheapest_of_sessions>(lang_, count, label(best), terms(best))
            : format_message<messages::cheapest>(lang_, label(best), terms(best));
    if (known.size() == 1) return text;
    return text + " " +
           format_message<messages::then_next>(lang_, label(*known[1]), terms(*known[1]));
  }

  // ---- The table

  // Returns the cost in a sum: its known part as a floor, or that the professional sets the price.
  std::string shown(const Answer& answer, const Sum& sum, Figure f) const {
    const Money known = sum.partial[index_of(f)];
    if (sum.get(f).known()) return amount(answer, known);
    if (known != Money{}) return "≥ " + amount(answer, known);
    return lacks_fee(answer.statement) ? message(messages::free_price) : "n.c.";
  }

  // Returns the cost with complementary insurance, where nothing was said of it and it differs.
  static std::optional<Money> insured(const RankedStatement& c) {
    const std::optional<Statement>& with = c->answer.outlook.with_complementary;
    if (!with) return std::nullopt;
    const Money there = with->total.get(Figure::patient);
    return there == cost(c) ? std::nullopt : std::optional{there};
  }

  std::string difference(const RankedStatement& c) const {
    const Money base = cost(*rows_.front());
    const bool one = c->answer.route().currency() == (*rows_.front())->answer.route().currency();
    if (!base.known() || !cost(c).known() || !one) return "";
    const Money more = cost(c) - base;
    if (more == Money{}) return "=";
    return more.cents() > 0 ? "+ " + amount(c->answer, more)
                            : "− " + amount(c->answer, Money{} - more);
  }

  void table() {
    doc::Table table;
    table.caption = message(messages::choices_caption);
    table.indent = 0;
    const Answer& first = comparison_.statements.front().answer;
    const bool columns = first.people.size() > 1 && first.people.size() <= most_person_columns;
    const std::size_t people = columns ? first.people.size() : 0;
    const bool with =
        std::any_of(rows_.begin(), rows_.end(), [](Ranked c) { return insured(*c).has_value(); });
    const bool differs = same_count_ && rows_.size() > 1;
    const auto column = [&](std::string name, bool right = true) {
      table.header.push_back(std::move(name));
      table.right_aligned.push_back(right);
    };
    column(message(messages::column_choice), false);
    column(message(messages::column_sessions));
    if (!same_count_) column(message(messages::column_route));
    for (std::size_t who = 0; who < people; ++who) column(first.people[who]);
    column(message(people > 0    ? messages::together
                   : same_count_ ? messages::column_cost
                                 : messages::row_in_all));
    if (with) column(message(messages::column_cost_with));
    column(message(messages::column_you_pay));
    if (differs) column(message(messages::column_difference));
    table.left_out = message(messages::columns_left_out);
    table.may_leave_out = {table.header.size() - 1};
    if (differs) table.may_leave_out.push_back(table.header.size() - 2);
    for (const Ranked c : rows_) {
      const Answer& answer = (*c)->answer;
      const Statement& statement = answer.statement;
      std::vector<doc::CitedText>& cells = table.rows.emplace_back().cells;
      const bool doubtful = !caveats(answer, lang_, stale_days).empty();
      doubtful_ = doubtful_ || doubtful;
      cells.emplace_back(label(*c) + (doubtful ? " *" : ""));
      cells.emplace_back(statement.total.covered == statement.total.sessions
                             ? std::to_string(statement.total.sessions)
                             : format_message<messages::count_of>(lang_, statement.total.sessions,
                                                                  statement.total.covered));
      if (!same_count_) cells.emplace_back(cost(*c).known() ? a_session(*c) : "");
      for (std::size_t who = 0; who < people; ++who)
        cells.emplace_back(shown(answer, statement.people[who].total, Figure::patient));
      cells.emplace_back(shown(answer, statement.total, Figure::patient));
      if (with) cells.emplace_back(insured(*c) ? amount(answer, *insured(*c)) : cells.back().text);
      cells.emplace_back(shown(answer, statement.total, Figure::advance));
      if (differs) cells.emplace_back(difference(*c));
      partly_ = partly_ || statement.total.covered < statement.total.sessions;
      unknown_fee_ = unknown_fee_ || lacks_fee(statement);
    }
    document_.section();
    document_.add(std::move(table));
  }

  // ---- The rest

  void closing() {
    document_.section();
    for (const Text& note : contract_notes(comparison_))
      document_.paragraph(note.in(lang_), false, 2);
    if (partly_) document_.paragraph(message(messages::covered_of_asked));
    if (unknown_fee_) document_.paragraph(message(messages::give_fee));
    closed();
    document_.paragraph(message(doubtful_ ? messages::star_means : messages::more_of_comparison));
    for (const std::string& help : lines_of_distress(comparison_, lang_)) document_.paragraph(help);
  }

  // Adds the choices that are closed, by name and with the reason if they are few.
  void closed() {
    constexpr std::size_t most_reasons = 3;
    if (ranking_.closed.empty()) return;
    if (ranking_.closed.size() > most_reasons)
      return document_.paragraph(
          format_message<messages::closed_to_you>(lang_, ranking_.closed.size()));
    for (const RankedStatement& c : ranking_.closed) {
      const Settled& s = c->answer.statement.sessions.front();
      document_.paragraph(format_message<messages::choice_closed>(
          lang_, label(c), outcome_words(s, c->answer.selection().calendar)));
    }
  }

  const Comparison& comparison_;
  Ranking ranking_;
  Lang lang_;
  std::vector<Ranked> rows_;
  bool same_count_ = false;  // all choices have the same number of sessions
  bool doubtful_ = false, partly_ = false, unknown_fee_ = false;
  doc::Document document_;
};

}  // namespace

doc::Document choices_document(const Comparison& comparison, Lang lang) {
  return ChoicesDocument{comparison, lang}.write();
}

}  // namespace racpsy
