// The table of an answer: sessions that cost the same are one row; of a household, a row a person
// and year.
#include <algorithm>

#include "report/answer_view.hpp"

namespace racpsy {
namespace {

class SessionTable : AnswerPart {
 public:
  SessionTable(const AnswerView& view, doc::Document& document)
      : AnswerPart(view),
        document_(document) {}

  void add() {
    if (household_ && statement_.years.size() > 1 && statement_.years.size() <= most_year_columns)
      people_by_year();
    else if (household_) people();
    else if (statement_.sessions.size() > 1) groups();
  }

 private:
  // A column of the table: its name, and the amount in a sum.
  struct Column {
    const Message* name;
    Figure figure;
    bool with = false;
  };
  // Returns the columns of amounts. A narrow table has no room for what comes back, nor for what is
  // paid on the day beside two prices.
  std::vector<Column> columns(bool wide) const {
    std::vector<Column> all;
    const auto differs = [&](Figure a, Figure b) {
      return std::any_of(view_.runs.begin(), view_.runs.end(),
                         [&](const SessionRun& g) { return g.sum.get(a) != g.sum.get(b); });
    };
    if (with_ != nullptr ? wide : differs(Figure::advance, Figure::patient))
      all.push_back({&messages::column_you_pay, Figure::advance});
    const bool back = std::any_of(view_.runs.begin(), view_.runs.end(), [&](const SessionRun& g) {
      return g.sum.partial[index_of(Figure::refund)] != Money{};
    });
    if (wide && back && with_ == nullptr) all.push_back({&messages::column_back, Figure::refund});
    if (with_ != nullptr) {
      all.push_back({&messages::column_cost_with, Figure::patient, true});
      all.push_back({&messages::column_cost_without, Figure::patient});
    } else {
      all.push_back({&messages::column_cost, Figure::patient});
    }
    return all;
  }

  // Adds the amounts of the rows to a table, with cents in a column where some amount has them.
  void amounts(doc::Table& table, const std::vector<std::pair<const Sum*, const Sum*>>& rows,
               const std::vector<Column>& columns) const {
    for (const Column& column : columns) {
      table.header.push_back(message(*column.name));
      table.right_aligned.push_back(true);
      const auto get = [&](std::size_t r) -> const Sum& {
        return column.with ? *rows[r].second : *rows[r].first;
      };
      bool cents = false;
      for (std::size_t r = 0; r < rows.size(); ++r)
        cents = cents || has_cents(get(r).partial[index_of(column.figure)]);
      for (std::size_t r = 0; r < rows.size(); ++r)
        table.rows[r].cells.emplace_back(in_cell(get(r), column.figure, cents));
    }
  }

  std::string in_cell(const Sum& sum, Figure f, bool cents) const {
    const Money known = sum.partial[index_of(f)];
    if (sum.get(f).known()) return amount(known, cents);
    if (known.cents() > 0) return "≥ " + amount(known, cents);
    return sum.covered == 0 && lacks_fee(statement_) ? message(messages::free_price) : "n.c.";
  }

  void groups() {
    doc::Table table;
    table.caption = message(messages::groups_caption);
    const bool routes = std::any_of(view_.runs.begin(), view_.runs.end(), [&](const SessionRun& g) {
      return session(g.first).route != session(0).route;
    });
    std::vector<std::string> notes;
    for (const SessionRun& g : view_.runs) notes.push_back(note(g));
    const bool noted =
        std::any_of(notes.begin(), notes.end(), [](const std::string& n) { return !n.empty(); });
    const auto column = [&](const Message* name, bool right) {
      table.header.push_back(name == nullptr ? "" : message(*name));
      table.right_aligned.push_back(right);
    };
    column(&messages::column_when, false);
    if (view_.one_year) table.header.back() = std::to_string(statement_.years.front().year);
    if (routes) column(nullptr, false);
    if (noted) column(nullptr, false);
    column(&messages::column_sessions, true);
    std::vector<std::pair<const Sum*, const Sum*>> sums;
    for (std::size_t i = 0; i < view_.runs.size(); ++i) {
      const SessionRun& g = view_.runs[i];
      doc::Table::Row& row = table.rows.emplace_back();
      row.cells.emplace_back(g.when);
      if (routes) row.cells.emplace_back(session(g.first).route->title.in(lang_));
      if (noted) row.cells.emplace_back(notes[i]);
      row.cells.emplace_back(std::to_string(g.sum.sessions));
      if (session(g.first).outcome < Outcome::outside_scheme && !view_.merged)
        row.tone = doc::Table::Tone::muted;
      sums.emplace_back(&g.sum, &g.with);
    }
    if (view_.runs.size() > 1) {
      doc::Table::Row& row = table.rows.emplace_back();
      row.tone = doc::Table::Tone::strong;
      row.cells.emplace_back(message(messages::row_in_all));
      if (routes) row.cells.emplace_back();
      if (noted) row.cells.emplace_back();
      row.cells.emplace_back(std::to_string(statement_.total.sessions));
      sums.emplace_back(&statement_.total, with_ == nullptr ? nullptr : &with_->total);
    }
    amounts(table, sums, columns(!routes && !noted));
    document_.section().id = "sessions";
    document_.add(std::move(table));
    remarks();
  }

  // Returns why the sessions of a group are not covered, or that the last one is the last covered.
  std::string note(const SessionRun& g) const {
    const Settled& s = session(g.first);
    if (view_.merged || s.outcome == Outcome::outside_scheme) return {};
    if (s.outcome == Outcome::beyond_cap && s.cap)
      return format_message<messages::beyond_cap_of>(lang_, *s.cap);
    if (s.outcome != Outcome::covered) return message(outcome_message(s.outcome));
    const Settled& last = session(g.last);
    const bool next_is_beyond = g.last + 1 < statement_.sessions.size() &&
                                session(g.last + 1).who == last.who &&
                                session(g.last + 1).outcome == Outcome::beyond_cap;
    return next_is_beyond && g.first == g.last && last.cap && last.rank == last.cap
               ? format_message<messages::last_of_cap>(lang_, *last.cap)
               : std::string{};
  }

  // Adds the notes of rights that were kept or ended, each once.
  void remarks() {
    std::vector<const Rule*> shown;
    const auto remark = [&](std::size_t i, const Rule& rule) {
      if (rule.note.empty() || std::find(shown.begin(), shown.end(), &rule) != shown.end()) return;
      shown.push_back(&rule);
      document_.paragraph(format_message<messages::from_session_on>(
          lang_, i + 1, show(session(i).date, lang_), rule.note));
    };
    for (std::size_t i = 0; i < statement_.sessions.size(); ++i) {
      const Settled& s = session(i);
      for (std::size_t k = 0; k < s.route->kept.size(); ++k) {
        if ((s.kept >> k & 1) != 0) remark(i, s.route->kept[k].rule);
      }
      for (std::size_t k = 0; k < s.route->limited.size(); ++k) {
        if ((s.ended >> k & 1) != 0) remark(i, s.route->limited[k].rule);
      }
    }
  }

  // Adds a table with the cost of one row a person and one column a year, and the totals.
  void people_by_year() {
    doc::Table table;
    table.caption = message(messages::groups_caption);
    const auto column = [&](std::string name, bool right) {
      table.header.push_back(std::move(name));
      table.right_aligned.push_back(right);
    };
    column(message(messages::column_cost), false);
    column(message(messages::column_sessions), true);
    for (const Sum& year : statement_.years) column(std::to_string(year.year), true);
    column(message(messages::row_in_all), true);
    const auto row = [&](const std::string& name, const std::vector<Sum>& years, const Sum& total,
                         Figure f, bool counted) -> doc::Table::Row& {
      doc::Table::Row& added = table.rows.emplace_back();
      added.cells = {name, counted ? std::to_string(total.sessions) : ""};
      for (const Sum& year : statement_.years) {
        const auto at = std::find_if(years.begin(), years.end(),
                                     [&](const Sum& s) { return s.year == year.year; });
        added.cells.emplace_back(at == years.end() ? "–" : in_cell(*at, f, has_cents(at->get(f))));
      }
      added.cells.emplace_back(in_cell(total, f, has_cents(total.get(f))));
      return added;
    };
    for (std::size_t who = 0; who < statement_.people.size(); ++who) {
      const Statement::PersonSums& one = statement_.people[who];
      row(answer_.people[who], one.years, one.total, Figure::patient, true);
    }
    const Sum& total = statement_.total;
    row(message(messages::together), statement_.years, total, Figure::patient, true).tone =
        doc::Table::Tone::strong;
    if (with_ != nullptr)
      row(message(messages::together_with), with_->years, with_->total, Figure::patient, false);
    row(message(messages::together_paid), statement_.years, total, Figure::advance, false);
    document_.section().id = "sessions";
    document_.add(std::move(table));
    remarks();
  }

  // Adds a table with one row a person and year, and the totals.
  void people() {
    doc::Table table;
    table.caption = message(messages::groups_caption);
    for (const Message* name : {&messages::column_who, &messages::column_when}) {
      table.header.push_back(message(*name));
      table.right_aligned.push_back(false);
    }
    table.header.push_back(message(messages::column_sessions));
    table.right_aligned.push_back(true);
    std::vector<std::pair<const Sum*, const Sum*>> sums;
    const auto row = [&](const std::string& who, const Sum& sum, const Sum* with) {
      table.rows.push_back(
          {{who, sum.year == 0 ? message(messages::row_in_all) : std::to_string(sum.year),
            std::to_string(sum.sessions)}});
      sums.emplace_back(&sum, with);
    };
    const bool years = statement_.years.size() > 1;
    for (std::size_t who = 0; who < statement_.people.size(); ++who) {
      const Statement::PersonSums& one = statement_.people[who];
      const Statement::PersonSums* with = with_ == nullptr ? nullptr : &with_->people[who];
      for (std::size_t y = 0; y < one.years.size(); ++y)
        row(y == 0 ? answer_.people[who] : "", one.years[y], with ? &with->years[y] : nullptr);
      if (one.years.size() > 1) row("", one.total, with ? &with->total : nullptr);
    }
    for (std::size_t y = 0; years && y < statement_.years.size(); ++y) {
      row(y == 0 ? message(messages::together) : "", statement_.years[y],
          with_ ? &with_->years[y] : nullptr);
      table.rows.back().apart = y == 0;
    }
    row(years ? "" : message(messages::together), statement_.total,
        with_ ? &with_->total : nullptr);
    table.rows.back().tone = doc::Table::Tone::strong;
    amounts(table, sums, columns(true));
    document_.section().id = "sessions";
    document_.add(std::move(table));
    remarks();
  }

  doc::Document& document_;
};

}  // namespace

void add_table(const AnswerView& view, doc::Document& document) {
  SessionTable{view, document}.add();
}

}  // namespace racpsy
