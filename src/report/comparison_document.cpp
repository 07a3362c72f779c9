// Builds the document of a comparison: a table ordered by cost to the patient; the closed routes
// and the ways to qualify; then caveats and defaults used.
#include <algorithm>

#include "report/comparison.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

class ComparisonDocument {
 public:
  ComparisonDocument(const Comparison& comparison, Lang lang, bool paper)
      : comparison_(comparison),
        ranking_(rank(comparison)),
        lang_(lang),
        several_(several_currencies(ranking_)),
        paper_(paper) {
    document_.lang = lang;
    document_.title = message(messages::compare_title);
    for (const RankedStatement& c : ranking_.open) {
      const Statement& statement = c->answer.statement;
      other_ = other_ || any_other(statement.total);
      for (const Sum& year : statement.years) {
        if (std::find(years_.begin(), years_.end(), year.year) == years_.end())
          years_.push_back(year.year);
      }
    }
    std::sort(years_.begin(), years_.end());
    if (years_.size() > most_year_columns) years_.clear();
  }

  doc::Document write() {
    write_header();
    if (!ranking_.open.empty()) table();
    if (!ranking_.open.empty() && !several_) chart();
    closed_routes();
    notes();
    basis();
    closing();
    return std::move(document_);
  }

 private:
  std::string message(const Message& m) const { return localized(m, lang_); }
  std::string show(auto value) const { return racpsy::show(value, lang_); }
  void write_header() {
    document_.section();
    situation_of_person();
    if (paper_) return;  // the table's caption says the rest
    if (comparison_.statements.front().answer.illustrative_dates)
      document_.paragraph(message(messages::illustrative));
    if (!ranking_.open.empty())
      document_.paragraph(comparison_.own_counts
                              ? format_message<messages::compare_order_own>(lang_, message(unit()))
                              : format_message<messages::compare_order>(lang_, message(unit())));
  }

  // Adds the situation of the person, or the title of the case file.
  void situation_of_person() {
    const Answer& first = comparison_.statements.front().answer;
    if (first.is_case()) {
      if (!first.title.empty()) document_.paragraph(first.title);
      return;
    }
    std::vector<PersonOnRoute> asked;
    for (const ComparedStatement& c : comparison_.statements)
      asked.push_back({&c.answer.route(), &c.answer.person()});
    const std::string shown = situation(asked, lang_, comparison_.varied);
    if (!shown.empty())
      document_.paragraph(format_message<messages::situation>(lang_, shown), false, 2);
  }

  // Returns the unit of the amounts.
  const Message& unit() const {
    if (several_) return messages::in_each_currency;
    const bool none = ranking_.open.empty();
    const ComparedStatement& c =
        none ? comparison_.statements.front() : *ranking_.open.front().first;
    return messages::in_currency[c.answer.route().currency()];
  }

  // ---- Table

  void table() {
    document_.section(message(messages::compare_head));
    doc::Table table;
    table.caption = format_message<messages::compare_caption>(lang_, message(unit()));
    const auto column = [&](std::string name, bool right = true) {
      table.header.push_back(std::move(name));
      table.right_aligned.push_back(right);
    };
    column(message(messages::possibility), false);
    column(message(messages::sessions));
    session_figures_ = {Figure::price, Figure::amo, Figure::amc, Figure::patient};
    if (other_) session_figures_.insert(session_figures_.begin() + 2, Figure::other);
    for (const Figure f : session_figures_) column(message(name_of(f)));
    for (const int year : years_) column(std::to_string(year));
    if (years_.empty()) column(message(messages::in_all));
    column(message(messages::advance));
    for (const RankedStatement& c : ranking_.open) rows(table, c);
    document_.add(std::move(table));
  }

  // Adds one row for a statement whose sessions all cost the same; else one more for each group of
  // sessions.
  void rows(doc::Table& table, const RankedStatement& c) {
    const Statement& statement = c->answer.statement;
    const std::vector<SessionGroup> alike = group_sessions(statement);
    const bool one = alike.size() == 1;
    const Settled* only = one ? alike.front().session : nullptr;
    doc::Table::Row row{{with_marks(label(c), notes_of(c)),
                         format_message<messages::count_of>(lang_, statement.total.sessions,
                                                            statement.total.covered)}};
    for (const Figure f : session_figures_)
      row.cells.emplace_back(only != nullptr ? bare(c, only->get(f)) : "");
    for (const int year : years_) {
      const auto at = std::find_if(statement.years.begin(), statement.years.end(),
                                   [&](const Sum& s) { return s.year == year; });
      row.cells.emplace_back(at == statement.years.end() ? "–" : in_sum(c, *at));
    }
    if (years_.empty()) row.cells.emplace_back(in_sum(c, statement.total));
    row.cells.emplace_back(only != nullptr ? bare(c, only->get(Figure::advance)) : "");
    table.rows.push_back(std::move(row));
    if (statement.people.size() > 1) return people(table, c);
    for (std::size_t i = 0; !one && i < alike.size(); ++i) {
      const Settled& s = *alike[i].session;
      doc::Table::Row& part = table.rows.emplace_back();
      part.tone = s.outcome == Outcome::covered ? doc::Table::Tone::plain : doc::Table::Tone::muted;
      std::string what;
      for (const Text* title : alike[i].titles) add_item(what, title->in(lang_));
      if (s.outcome != Outcome::covered) what = "× " + message(outcome_message(s.outcome));
      part.cells = {std::string{"  · "}.append(what),
                    format_message<messages::times>(lang_, alike[i].count)};
      for (const Figure f : session_figures_) part.cells.emplace_back(bare(c, s.get(f)));
      part.cells.resize(part.cells.size() + std::max<std::size_t>(years_.size(), 1));
      part.cells.emplace_back(bare(c, s.get(Figure::advance)));
    }
  }

  // Adds one row for each person of a household: their sessions and their sums.
  void people(doc::Table& table, const RankedStatement& c) {
    const Statement& statement = c->answer.statement;
    for (std::size_t who = 0; who < statement.people.size(); ++who) {
      const Statement::PersonSums& one = statement.people[who];
      doc::Table::Row& part = table.rows.emplace_back();
      part.cells = {
          std::string{"  · "}.append(c->answer.people[who]),
          format_message<messages::count_of>(lang_, one.total.sessions, one.total.covered)};
      part.cells.resize(part.cells.size() + session_figures_.size());
      for (const int year : years_) {
        const auto at = std::find_if(one.years.begin(), one.years.end(),
                                     [&](const Sum& s) { return s.year == year; });
        part.cells.emplace_back(at == one.years.end() ? "–" : in_sum(c, *at));
      }
      if (years_.empty()) part.cells.emplace_back(in_sum(c, one.total));
      part.cells.emplace_back("");
    }
  }

  // Returns an amount, with its currency if the table has several.
  std::string bare(const RankedStatement& c, Money m) const {
    return several_ ? show_short({m, c->answer.route().currency()}, lang_) : show_bare(m, lang_);
  }

  // Returns the cost to the patient in a sum, or its known part as a floor.
  std::string in_sum(const RankedStatement& c, const Sum& sum) const {
    const Money known = sum.partial[index_of(Figure::patient)];
    if (sum.get(Figure::patient).known() || known == Money{})
      return bare(c, sum.get(Figure::patient));
    return "≥ " + bare(c, known);
  }

  // Returns the label, followed by the hints on unknown prices.
  std::string label(const RankedStatement& c) const {
    std::string text = c->label.in(lang_);
    std::vector<std::string> hints;
    for (const Settled& s : c->answer.statement.sessions) {
      const bool no_hint = s.get(Figure::price).known() ||
                           (s.outcome != Outcome::covered && s.outcome != Outcome::outside_scheme);
      const std::string& hint = session_rule(s).hint.in(lang_);
      if (!no_hint && !hint.empty() && std::find(hints.begin(), hints.end(), hint) == hints.end())
        hints.push_back(hint);
    }
    for (const std::string& hint : hints) text.append(" – ").append(hint);
    return text;
  }

  // Returns the caveats of a statement and the inputs without effect on it.
  std::vector<std::string> notes_of(const RankedStatement& c) const {
    std::vector<std::string> all;
    for (const Caveat& caveat : caveats(c->answer, lang_)) all.push_back(caveat.text);
    for (const std::string& what : c.no_effect)
      all.push_back(format_message<messages::no_effect_note>(lang_, what));
    return all;
  }
  std::string with_marks(std::string text, const std::vector<std::string>& notes) {
    std::vector<std::size_t> numbers;
    for (const std::string& what : notes) numbers.push_back(note(what));
    std::sort(numbers.begin(), numbers.end());
    for (const std::size_t n : numbers) text.append(" *").append(std::to_string(n));
    return text;
  }
  std::size_t note(const std::string& text) {
    const auto at = std::find(notes_.begin(), notes_.end(), text);
    if (at != notes_.end()) return static_cast<std::size_t>(at - notes_.begin()) + 1;
    notes_.push_back(text);
    return notes_.size();
  }

  void chart() {
    doc::Chart chart;
    chart.title = message(messages::chart_compare);
    set_legend(chart, other_, lang_);
    for (const RankedStatement& c : ranking_.open) {
      const Sum& total = c->answer.statement.total;
      std::string cost;
      for (const SessionGroup& a : group_sessions(c->answer.statement)) {
        const std::string amount =
            show(Amount{a.session->get(Figure::patient), c->answer.route().currency()});
        if (cost.find(amount) == std::string::npos) add_item(cost, amount, " / ");
      }
      add_item(chart.description, format_message<messages::chart_bar>(lang_, c->label, cost),
               " · ");
      chart.bars.push_back(bar_of(
          c->label.in(lang_), message(messages::patient).append(colon(lang_)).append(cost), total));
      chart.bars.back().sessions = total.sessions;
    }
    document_.section(message(messages::chart_head));
    document_.add(std::move(chart));
  }

  // ---- Closed routes

  void closed_routes() {
    if (ranking_.closed.empty()) return;
    document_.section(message(messages::closed_head)).headed_in_text = true;
    doc::List list;
    // Variants of one route closed for the same reason share one item
    std::vector<std::pair<const Route*, std::string>> shown;
    for (const RankedStatement& c : ranking_.closed) {
      const std::pair<const Route*, std::string> route_and_reason{&c->answer.route(),
                                                                  why_closed(c)};
      if (std::find(shown.begin(), shown.end(), route_and_reason) != shown.end()) continue;
      shown.push_back(route_and_reason);
      const auto alike = std::count_if(ranking_.closed.begin(), ranking_.closed.end(),
                                       [&](const RankedStatement& other) {
                                         return &other->answer.route() == route_and_reason.first &&
                                                why_closed(other) == route_and_reason.second;
                                       });
      doc::List::Item& item = list.items.emplace_back();
      item.content = with_marks(
          format_message<messages::closed_because>(
              lang_, alike > 1 ? route_and_reason.first->title : c->label, reason(c->answer)),
          notes_on_closed(c));
      if (!c->ways_to_qualify.empty())
        item.below.push_back(format_message<messages::would_open>(lang_, ways(c)));
    }
    document_.add(std::move(list));
  }

  std::string ways(const RankedStatement& c) const {
    std::string all;
    for (const WayToQualify& way : c->ways_to_qualify)
      all.append(all.empty() ? "" : message(messages::or_))
          .append(phrase_of(way, !paper_).in(lang_));
    return all;
  }
  std::string why_closed(const RankedStatement& c) const { return reason(c->answer) + ways(c); }

  // Returns the notes on a closed route: those of the condition that failed, and inputs without
  // effect.
  std::vector<std::string> notes_on_closed(const RankedStatement& c) const {
    std::vector<std::string> all;
    const Settled& s = c->answer.statement.sessions.front();
    if (s.failed != nullptr) {
      const Rule& rule = s.failed->rule;
      if (rule.flags() != 0 && !rule.note.in(lang_).empty()) all.push_back(rule.note.in(lang_));
    }
    for (const std::string& what : c.no_effect)
      all.push_back(format_message<messages::no_effect_note>(lang_, what));
    return all;
  }

  std::string reason(const Answer& answer) const {
    const Settled& s = answer.statement.sessions.front();
    const std::string why = outcome_words(s, answer.selection().calendar).in(lang_);
    if (s.failed != nullptr)
      return format_message<messages::closed_condition>(lang_, why, s.failed->rule.title);
    return why;
  }

  // ---- Basis of the answer

  void notes() {
    document_.section(message(messages::basis_head));
    for (const Text& note : contract_notes(comparison_)) document_.paragraph(note.in(lang_));
    const bool unknown = std::any_of(
        ranking_.open.begin(), ranking_.open.end(),
        [](const RankedStatement& c) { return c->answer.statement.total.incomplete(); });
    if (unknown) document_.paragraph(message(messages::unknown_note));
    const bool free_price =
        std::any_of(ranking_.open.begin(), ranking_.open.end(),
                    [](const RankedStatement& c) { return lacks_fee(c->answer.statement); });
    if (free_price && !paper_) document_.paragraph(message(messages::give_private_fee));
    doc::List list;
    for (std::size_t i = 0; i < notes_.size(); ++i)
      list.items.push_back(
          {std::string{"*"}.append(std::to_string(i + 1)).append(" ").append(notes_[i]), {}});
    if (!list.items.empty()) document_.add(std::move(list));
  }

  void basis() {
    Date until = last_date;
    std::string assumed;
    std::vector<std::string> shown;
    for (const ComparedStatement& c : comparison_.statements) {
      for (const Settled& s : c.answer.statement.sessions) {
        if (s.version != nullptr) until = std::min(until, names_of(s).verified_on);
      }
      for (const DefaultUsed& a : c.answer.statement.defaults_used) {
        const std::string phrase = assumed_phrase(a, lang_, !paper_);
        if (std::find(shown.begin(), shown.end(), phrase) != shown.end()) continue;
        shown.push_back(phrase);
        add_item(assumed, phrase, " · ");
      }
    }
    if (!assumed.empty())
      document_.paragraph(format_message<messages::compare_assumed>(lang_, assumed), false, 2);
    if (until != last_date)
      document_.paragraph(format_message<messages::compare_rules>(lang_, show(until)));
    if (!paper_) document_.paragraph(message(messages::compare_detail));
  }

  // Adds the notice on severe cases; other notices belong to the answer about one route.
  void closing() {
    document_.section(message(messages::know_head));
    std::vector<std::string> shown;
    const auto once = [&](const Text& text, bool strong) {
      if (std::find(shown.begin(), shown.end(), text.in(Lang::en)) != shown.end()) return;
      shown.push_back(text.in(Lang::en));
      document_.paragraph(text.in(lang_), strong);
    };
    for (const ComparedStatement& c : comparison_.statements) {
      for (const Notice& notice : c.answer.route().notices) {
        if (notice.id == "severe") once(notice.text, false);
      }
    }
    for (const ComparedStatement& c : comparison_.statements) once(c.answer.route().distress, true);
  }

  const Comparison& comparison_;
  Ranking ranking_;
  Lang lang_;
  bool several_;  // currencies
  bool paper_;  // a page, which names few options
  bool other_ = false;
  std::vector<int> years_;               // one column each; empty: too many
  std::vector<Figure> session_figures_;  // columns of a session, without the advance
  std::vector<std::string> notes_;
  doc::Document document_;
};

}  // namespace

doc::Document comparison_document(const Comparison& comparison, Lang lang, bool paper) {
  return ComparisonDocument{comparison, lang, paper}.write();
}

}  // namespace racpsy
