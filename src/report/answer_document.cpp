// Builds the document of an answer as people read it first: what it costs in one sentence, the
// sessions in groups that cost the same, the sessions left, the assumptions that move most euros,
// and what is not certain. statement_document has the rest.
#include <algorithm>

#include "racpsy/app/card_messages.hpp"
#include "report/answer.hpp"
#include "report/answer_messages.hpp"
#include "report/explain.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

constexpr std::size_t most_groups = 8;  // rows of the table; beyond it, one row a year
constexpr std::size_t most_doubts = 3;

// Consecutive sessions of a person in one calendar year with the same result.
struct Group {
  std::size_t first = 0;  // index in Statement::sessions
  std::size_t last = 0;
  std::string when;
  Sum sum;
  Sum with;  // the same sessions with complementary insurance
};

class AnswerDocument {
 public:
  AnswerDocument(const Answer& answer, Lang lang, bool all_assumptions, bool paper)
      : answer_(answer),
        statement_(answer.statement),
        outlook_(answer.outlook),
        lang_(lang),
        currency_(answer.route().currency()),
        all_assumptions_(all_assumptions),
        paper_(paper),
        bibliography_(lang),
        household_(answer.is_case() && statement_.people.size() > 1) {
    document_.lang = lang;
    const auto cost = [](const Sum& sum) { return sum.partial[index_of(Figure::patient)]; };
    if (outlook_.with_complementary &&
        cost(outlook_.with_complementary->total) != cost(statement_.total))
      with_ = &*outlook_.with_complementary;
    group();
  }

  doc::Document write() {
    document_.title = headline();
    document_.section();
    if (outlook_.cheaper) cheaper(*outlook_.cheaper);
    if (const std::string paid = paid_on_the_day(); !paid.empty()) document_.paragraph(paid);
    if (!paper_) explanation();
    if (household_) people();
    else if (statement_.sessions.size() > 1) groups();
    if (paper_) explanation();
    follows();
    if (paper_) bring();
    assumptions();
    doubts();
    closing();
    return std::move(document_);
  }

 private:
  static std::size_t index_in(int who) { return static_cast<std::size_t>(who); }
  // Returns the day of a single session, with its year unless it is the current one.
  std::string day_of(const Settled& s) const {
    return s.date.year() == answer_.today.year() ? show_day_of_year(s.date, lang_)
                                                 : show_day(s.date, lang_);
  }
  std::string message(const Message& m) const { return localized(m, lang_); }
  std::string amount(Money m, bool cents = false) const {
    return show_short({m, currency_}, lang_, cents);
  }
  const Settled& session(std::size_t i) const { return statement_.sessions[i]; }

  // Adds where the amount of a session comes from, and the sources.
  void explanation() {
    if (!answer_.explain && !paper_) return;
    add_brief_explanation(answer_, document_, bibliography_, paper_);
    if (!paper_) sources();  // a page ends with them
  }
  void sources() {
    if (bibliography_.empty()) return;
    document_.section(message(messages::sources_head)).headed_in_text = true;
    document_.add(bibliography_.list());
  }

  // ---- Groups

  bool alike(std::size_t a, std::size_t b) const {
    const Settled &x = session(a), &y = session(b);
    const auto same = [](const Settled& s, const Settled& t) {
      return s.figures == t.figures && s.outcome == t.outcome;
    };
    return x.who == y.who && x.route == y.route && x.date.year() == y.date.year() && same(x, y) &&
           (with_ == nullptr || same(with_->sessions[a], with_->sessions[b]));
  }

  void group() {
    for (std::size_t i = 0; i < statement_.sessions.size(); ++i) {
      if (groups_.empty() || !alike(groups_.back().last, i)) groups_.push_back({i, i, {}, {}, {}});
      Group& group = groups_.back();
      group.last = i;
      group.sum.add(session(i));
      if (with_ != nullptr) group.with.add(with_->sessions[i]);
    }
    same_price_ = std::all_of(groups_.begin(), groups_.end(), [&](const Group& g) {
      return session(g.first).figures == session(0).figures;
    });
    one_year_ = statement_.years.size() == 1;
    for (Group& group : groups_) {
      const Date first = session(group.first).date, last = session(group.last).date;
      group.when = show_days(first, last, lang_);
      if (one_year_) group.when.resize(group.when.size() - std::string_view{" 2026"}.size());
    }
    if (groups_.size() > most_groups) merge_by_year();
  }

  void merge_by_year() {
    std::vector<Group> years;
    for (const Group& g : groups_) {
      const int year = session(g.first).date.year();
      if (years.empty() || session(years.back().first).date.year() != year ||
          session(years.back().first).who != session(g.first).who) {
        years.push_back({g.first, g.first, std::to_string(year), {}, {}});
      }
      Group& all = years.back();
      all.last = g.last;
      for (std::size_t i = g.first; i <= g.last; ++i) {
        all.sum.add(session(i));
        if (with_ != nullptr) all.with.add(with_->sessions[i]);
      }
    }
    groups_ = std::move(years);
    merged_ = true;
  }

  // ---- The first sentence

  // Returns ", from 7 December to 4 January".
  std::string range() const {
    const auto by_date = [](const Settled& a, const Settled& b) { return a.date < b.date; };
    const auto [first, last] =
        std::minmax_element(statement_.sessions.begin(), statement_.sessions.end(), by_date);
    if (first->date == last->date)
      return format_message<messages::on_one_day>(lang_, show_day_of_year(first->date, lang_));
    if (lang_ == Lang::fr && first->date.year() == last->date.year() &&
        first->date.month() == last->date.month()) {
      const std::string day = show_day_of_year(first->date, lang_);
      return format_message<messages::from_day_to_day>(lang_, day.substr(0, day.find(' ')),
                                                       show_day_of_year(last->date, lang_));
    }
    const bool far = last->date.days() - first->date.days() > 366;
    const auto day = [&](Date date) {
      return far ? show_day(date, lang_) : show_day_of_year(date, lang_);
    };
    return format_message<messages::from_day_to_day>(lang_, day(first->date), day(last->date));
  }

  std::string headline() const {
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
      const std::string day = day_of(session(0));
      if (with_ != nullptr)
        return format_message<messages::one_costs_two>(lang_, day, amount(with), amount(cost));
      return cost == Money{} ? format_message<messages::one_is_free>(lang_, day, amount(cost))
                             : format_message<messages::one_costs>(lang_, day, amount(cost));
    }
    if (with_ != nullptr)
      return format_message<messages::many_cost_two>(lang_, n, amount(with), amount(cost), range());
    if (cost == Money{})
      return format_message<messages::many_are_free>(lang_, amount(cost), n, range());
    if (same_price_)
      return format_message<messages::many_cost>(lang_, n, amount(cost),
                                                 amount(session(0).get(Figure::patient)), range());
    return format_message<messages::many_cost_about>(
        lang_, n, amount(cost), amount(rounded_share(cost, total.sessions)), range());
  }

  // Returns an average in cents, rounded half up, for a sentence that says so.
  static Money rounded_share(Money sum, int parts) {
    return Money::of_cents((2 * sum.cents() + parts) / (std::int64_t{2} * parts));
  }

  std::string cost_of(const Sum& sum) const {
    const Money known = sum.partial[index_of(Figure::patient)];
    if (sum.get(Figure::patient).known()) return amount(known);
    return known == Money{} ? "n.c." : "≥ " + amount(known);
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
            ? format_message<messages::one_refused>(lang_, day_of(s), reason(s))
            : format_message<messages::all_refused>(lang_, statement_.total.sessions, reason(s));
    const Money cost = statement_.total.get(Figure::patient);
    if (cost.known())
      text.append(" ").append(format_message<messages::they_cost>(lang_, amount(cost)));
    return text;
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
    if (statement_.sessions.size() < 2 || !same_price_) return all;
    return format_message<messages::a_session_each>(lang_, all, amount(session(0).get(f)));
  }

  std::string payer_in(const EnumArray<Payer, Message, payer_count>& usual, Payer p) const {
    const Text& local = session(0).route->payers[p];
    return local.empty() ? message(usual[p]) : local.in(lang_);
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
    const SessionRule* last = nullptr;
    for (const Settled& s : statement_.sessions) {
      const SessionRule& rule = session_rule(s);
      if (s.get(Figure::price).known() || s.outcome < Outcome::outside_scheme || &rule == last ||
          rule.hint.empty())
        continue;
      last = &rule;
      text.append(format_message<messages::usual_price>(lang_, rule.hint)).append(" ");
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

  // ---- The table

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
      return std::any_of(groups_.begin(), groups_.end(),
                         [&](const Group& g) { return g.sum.get(a) != g.sum.get(b); });
    };
    if (with_ != nullptr ? wide : differs(Figure::advance, Figure::patient))
      all.push_back({&messages::column_you_pay, Figure::advance});
    const bool back = std::any_of(groups_.begin(), groups_.end(), [&](const Group& g) {
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
    const bool routes = std::any_of(groups_.begin(), groups_.end(), [&](const Group& g) {
      return session(g.first).route != session(0).route;
    });
    std::vector<std::string> notes;
    for (const Group& g : groups_) notes.push_back(note(g));
    const bool noted =
        std::any_of(notes.begin(), notes.end(), [](const std::string& n) { return !n.empty(); });
    const auto column = [&](const Message* name, bool right) {
      table.header.push_back(name == nullptr ? "" : message(*name));
      table.right_aligned.push_back(right);
    };
    column(&messages::column_when, false);
    if (one_year_) table.header.back() = std::to_string(statement_.years.front().year);
    if (routes) column(nullptr, false);
    if (noted) column(nullptr, false);
    column(&messages::column_sessions, true);
    std::vector<std::pair<const Sum*, const Sum*>> sums;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const Group& g = groups_[i];
      doc::Table::Row& row = table.rows.emplace_back();
      row.cells.emplace_back(g.when);
      if (routes) row.cells.emplace_back(session(g.first).route->title.in(lang_));
      if (noted) row.cells.emplace_back(notes[i]);
      row.cells.emplace_back(std::to_string(g.sum.sessions));
      if (session(g.first).outcome < Outcome::outside_scheme && !merged_)
        row.tone = doc::Table::Tone::muted;
      sums.emplace_back(&g.sum, &g.with);
    }
    if (groups_.size() > 1) {
      doc::Table::Row& row = table.rows.emplace_back();
      row.tone = doc::Table::Tone::strong;
      row.cells.emplace_back(message(messages::row_in_all));
      if (routes) row.cells.emplace_back();
      if (noted) row.cells.emplace_back();
      row.cells.emplace_back(std::to_string(statement_.total.sessions));
      sums.emplace_back(&statement_.total, with_ == nullptr ? nullptr : &with_->total);
    }
    amounts(table, sums, columns(!routes && !noted));
    document_.section();
    document_.add(std::move(table));
    remarks();
  }

  // Returns why the sessions of a group are not covered, or that the last one is the last covered.
  std::string note(const Group& g) const {
    const Settled& s = session(g.first);
    if (merged_ || s.outcome == Outcome::outside_scheme) return {};
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
    document_.section();
    document_.add(std::move(table));
    remarks();
  }

  // ---- What follows

  // Repeats how the words of cards were read, and that limits are a family's.
  void understood() {
    std::vector<const Contract*> contracts;
    for (const Settled& s : statement_.sessions) {
      if (s.contract == nullptr ||
          std::find(contracts.begin(), contracts.end(), s.contract) != contracts.end())
        continue;
      contracts.push_back(s.contract);
      if (!s.contract->understood.empty())
        document_.paragraph(format_message<app::messages::card_read>(lang_, s.contract->understood),
                            false, 2);
      const Text family = family_limits_note(*s.contract, people_with(*s.contract, statement_));
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

  void follows() {
    document_.section();
    understood();
    endings();
    if (!paper_) one_session();  // a page has the arithmetic
    left();
    if (outlook_.next_period && !paper_) next_period(*outlook_.next_period);
    if (document_.sections.back().blocks.empty()) document_.sections.pop_back();
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

  void cheaper(const OnOtherRoute& other) {
    std::string limit;
    for (const SessionsLeft& period : sessions_left(other.statement)) {
      if (period.per == Counter::Per::day) continue;
      limit = fill(messages::at_most_per[period.per].in(lang_), {period.at_most});
      break;
    }
    const std::string cost = amount(other.statement.sessions.front().get(Figure::patient));
    document_.paragraph(
        paper_ ? format_message<messages::cheaper_on_paper>(lang_, other.route->title, cost, limit)
               : format_message<messages::cheaper>(lang_, other.route->title, cost, limit));
  }

  // ---- Assumptions and doubts

  // The most that other values of a default save or cost the patient, in cents. Sessions that would
  // not be covered count at what others pay of them now.
  struct Weight {
    std::int64_t saving = 0;
    std::int64_t loss = 0;
  };
  Weight weight(const DefaultUsed& used) const {
    const Sum& now = statement_.people[index_in(used.who)].total;
    const auto part = [](const Sum& sum, Figure f) { return sum.partial[index_of(f)].cents(); };
    Weight most;
    for (const DefaultUsed::Alternative& other : used.alternatives) {
      const bool refused = now.covered > 0 && other.total.covered == 0;
      const std::int64_t more =
          refused ? part(now, Figure::price) - part(now, Figure::patient)
                  : part(other.total, Figure::patient) - part(now, Figure::patient);
      most.saving = std::max(most.saving, -more);
      most.loss = std::max(most.loss, more);
    }
    return most;
  }

  // Returns the default whose other values save most, and the one whose other values cost most. The
  // default age comes last: people who give nothing else know theirs.
  std::vector<const DefaultUsed*> foremost(const std::vector<const DefaultUsed*>& all) const {
    std::vector<const DefaultUsed*> chosen;
    const auto choose = [&](std::int64_t Weight::*side) {
      const DefaultUsed* best = nullptr;
      for (const DefaultUsed* used : all) {
        if (std::find(chosen.begin(), chosen.end(), used) != chosen.end()) continue;
        const bool better =
            best == nullptr || (best->fact < 0 && used->fact >= 0) ||
            ((used->fact >= 0 || best->fact < 0) && weight(*used).*side >= weight(*best).*side);
        if (better) best = used;
      }
      if (best != nullptr) chosen.push_back(best);
    };
    choose(&Weight::saving);
    choose(&Weight::loss);
    return chosen;
  }

  // Returns true if another value changes what the patient pays, not only who pays the rest.
  bool changes_amounts(const DefaultUsed& used) const {
    const Sum& now = statement_.people[index_in(used.who)].total;
    const auto differs = [&](const DefaultUsed::Alternative& other, Figure f) {
      return other.total.get(f) != now.get(f) ||
             other.total.partial[index_of(f)] != now.partial[index_of(f)];
    };
    return std::any_of(used.alternatives.begin(), used.alternatives.end(),
                       [&](const DefaultUsed::Alternative& other) {
                         return differs(other, Figure::patient) || differs(other, Figure::advance);
                       });
  }

  std::string otherwise(const DefaultUsed& used) const {
    const Sum& now = statement_.people[index_in(used.who)].total;
    std::optional<Money> least, most;
    bool unknown = false, advance = true, refused = now.covered > 0;
    for (const DefaultUsed::Alternative& other : used.alternatives) {
      const Money cost = now.get(Figure::patient).known()
                             ? other.total.get(Figure::patient)
                             : other.total.partial[index_of(Figure::patient)];
      refused = refused && other.total.covered == 0;
      if (!cost.known()) {
        unknown = true;
        continue;
      }
      advance = advance && cost == now.partial[index_of(Figure::patient)];
      if (!least || cost.cents() < least->cents()) least = cost;
      if (!most || cost.cents() > most->cents()) most = cost;
    }
    if (refused) return message(messages::nothing_covered);
    if (!least) return message(messages::not_known);
    if (advance && !unknown) {
      const Money paid = used.alternatives.front().total.get(Figure::advance);
      return paid == now.get(Figure::advance)
                 ? message(messages::other_split)
                 : format_message<messages::otherwise_advance>(lang_, amount(paid));
    }
    const std::string range = *least == *most ? amount(*least)
                                              : format_message<messages::otherwise_range>(
                                                    lang_, amount(*least), amount(*most));
    return unknown ? format_message<messages::otherwise_unknown>(lang_, range) : range;
  }

  void assumptions() {
    if (answer_.explain && !all_assumptions_) return;
    document_.section(message(paper_ ? messages::assumed_on_paper : messages::assumed_short));
    if (all_assumptions_) {
      document_.sections.back().heading.clear();
      if (doc::List all = defaults_list(answer_, lang_); !all.items.empty())
        return document_.add(std::move(all));
      document_.sections.pop_back();
      return;
    }
    std::vector<const DefaultUsed*> all;
    for (const DefaultUsed& used : statement_.defaults_used) {
      const bool shown =
          with_ != nullptr && used.fact >= 0 &&
          used.route->facts[static_cast<std::size_t>(used.fact)].name == "complementary";
      if (!shown) all.push_back(&used);
    }
    std::erase_if(all, [&](const DefaultUsed* used) { return !changes_amounts(*used); });
    all = foremost(all);
    if (all.empty()) return document_.sections.pop_back();
    document_.sections.back().headed_in_text = true;
    doc::List list;
    list.bullets = true;
    for (const DefaultUsed* used : all) {
      const std::string who =
          household_ ? answer_.people[index_in(used->who)] + ", " : std::string{};
      list.items.push_back(
          {{who + format_message<messages::assumed_otherwise>(
                      lang_, assumed_phrase(*used, lang_, false), otherwise(*used))},
           {}});
    }
    document_.add(std::move(list));
  }

  void doubts() {
    std::vector<Caveat> all = caveats(answer_, lang_, stale_days);
    if (all.empty()) return;
    document_.section(message(messages::not_certain)).headed_in_text = true;
    doc::List list;
    list.bullets = true;
    for (std::size_t i = 0; i < all.size() && (paper_ || i < most_doubts); ++i)
      list.items.push_back({{all[i].text}, {}});
    if (all.size() > most_doubts && !paper_)
      list.items.push_back(
          {{format_message<messages::more_doubts>(lang_, all.size() - most_doubts)}, {}});
    document_.add(std::move(list));
  }

  // Adds the notices that are wanted, of every route once.
  template <class Wanted>
  void notices(Wanted wanted) {
    std::vector<const Route*> routes;
    for (const Settled& s : statement_.sessions) {
      if (std::find(routes.begin(), routes.end(), s.route) != routes.end()) continue;
      routes.push_back(s.route);
      for (const Notice& notice : s.route->notices) {
        if (wanted(notice.id)) document_.paragraph(notice.text.in(lang_));
      }
    }
  }
  void bring() {
    document_.section(message(messages::to_bring));
    notices([](const std::string& id) { return id == "bring"; });
    if (document_.sections.back().blocks.empty()) document_.sections.pop_back();
  }
  // Adds the advice of the routes, but what the program itself says.
  void advice() {
    document_.sections.back().heading = message(messages::know_head);
    notices([](const std::string& id) { return id != "begin" && id != "also" && id != "bring"; });
  }

  void closing() {
    document_.section();
    Date checked = last_date;
    for (const Settled& s : statement_.sessions) {
      if (s.version != nullptr) checked = std::min(checked, names_of(s).verified_on);
    }
    const std::string day = show_day(checked, lang_);
    if (paper_) {
      advice();
      if (checked != last_date)
        document_.paragraph(format_message<messages::checked_on_paper>(lang_, day));
    } else {
      document_.paragraph(checked == last_date ? message(messages::no_rules_then)
                                               : format_message<messages::checked_on>(lang_, day));
    }
    std::vector<const std::string*> shown;
    for (const Settled& s : statement_.sessions) {
      const std::string& help = s.route->distress.in(lang_);
      if (std::any_of(shown.begin(), shown.end(), [&](const auto* text) { return *text == help; }))
        continue;
      shown.push_back(&help);
      document_.paragraph(help);
    }
    if (paper_) sources();
  }

  const Answer& answer_;
  const Statement& statement_;
  const Outlook& outlook_;
  Lang lang_;
  Currency currency_;
  bool all_assumptions_;
  bool paper_;  // a page, without names of options
  Bibliography bibliography_;
  bool household_;                   // several people
  const Statement* with_ = nullptr;  // with complementary insurance, if that changes the cost
  bool same_price_ = false;          // all sessions have the same figures
  bool merged_ = false;              // groups are years
  bool one_year_ = false;            // all sessions are in one calendar year
  std::vector<Group> groups_;
  doc::Document document_;
};

}  // namespace

doc::Document answer_document(const Answer& answer, Lang lang, bool all_assumptions, bool paper) {
  return AnswerDocument{answer, lang, all_assumptions, paper}.write();
}

}  // namespace racpsy
