// Builds the document of a statement: the sessions; the sums from the price down to what is left;
// the advance and the refund; the basis of the answer. A sheet for paper adds the bills by payer, a
// chart, and the sources of every amount. The quote of a practice has the parties, the sessions and
// the bills.
#include <algorithm>

#include "format/document.hpp"
#include "racpsy/app/card_messages.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/answer_messages.hpp"
#include "report/explain.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

constexpr std::size_t most_session_bars = 16;

class StatementDocument {
 public:
  StatementDocument(const Answer& answer, Lang lang, Detail detail,
                    const QuoteTerms* quote = nullptr)
      : answer_(answer),
        statement_(answer.statement),
        lang_(lang),
        currency_(answer.route().currency()),
        sheet_(detail != Detail::brief),
        quote_(quote),
        bibliography_(lang) {
    for (const Settled& s : statement_.sessions)
      cents_ = cents_ || std::any_of(s.figures.begin(), s.figures.end(), has_cents);
    const bool needed = sheet_ || answer.explain_all;
    for (std::size_t i = 0; needed && i < statement_.sessions.size(); ++i)
      explained_.push_back(explain(answer, i));
    other_ = any_other(statement_.total);
    document_.lang = lang;
  }

  doc::Document write() {
    if (quote_ != nullptr) return quote();
    write_header();
    sessions();
    if (statement_.years.size() <= most_year_columns) waterfall();
    else years();
    unknown();
    if (sheet_) bill();
    if (sheet_) chart();
    if (answer_.explain_all) explanations();
    else if (answer_.explain) add_brief_explanation(answer_, document_, bibliography_);
    const std::size_t after_explanations = document_.sections.size();
    basis();
    const std::size_t after_basis = document_.sections.size();
    notices();
    sources(sheet_ ? after_basis : after_explanations);
    return std::move(document_);
  }

 private:
  // Writes the quote of a practice: who and until when, the sessions, who is billed for what, what
  // is not certain.
  doc::Document quote() {
    write_header();
    const Sum& total = statement_.total;
    const std::string count = total.sessions == 1
                                  ? message(messages::one_session)
                                  : format_message<messages::some_sessions>(lang_, total.sessions);
    document_.put_title(
        total.get(Figure::price).known()
            ? format_message<messages::quote_title>(lang_, count, show(total.get(Figure::price)),
                                                    show(total.get(Figure::advance)))
            : format_message<messages::quote_title_unknown>(lang_, count),
        false);
    parties();
    sessions();
    bill();
    if (total.incomplete()) document_.paragraph(message(messages::unknown_note));
    doc::List unsure;
    for (const Caveat& c : caveats(answer_, lang_, stale_days))
      unsure.items.push_back({{c.text}, {}});
    if (!unsure.items.empty()) {
      document_.section((starred_ ? "* " : "") + message(messages::quote_unsure));
      unsure.bullets = true;
      document_.add(std::move(unsure));
    }
    document_.section();
    Date checked = last_date;
    for (const Settled& s : statement_.sessions) {
      if (s.version != nullptr) checked = std::min(checked, names_of(s).verified_on);
    }
    if (checked != last_date)
      document_.paragraph(format_message<messages::checked_on_paper>(lang_, show(checked)));
    distress(false);
    return std::move(document_);
  }

  // Adds a table of the parties and the dates below the title. Its empty cells are filled in by
  // hand.
  void parties() {
    doc::Table table;
    table.caption = message(messages::quote_caption);
    table.rows.emplace_back();
    const auto column = [&](const Message& name, std::string value) {
      table.header.push_back(message(name));
      table.right_aligned.push_back(false);
      table.rows.front().cells.emplace_back(value.empty() ? "……………" : std::move(value));
    };
    if (!quote_->titled || !quote_->practice.empty())
      column(messages::quote_practice, quote_->practice);
    column(messages::quote_patient, quote_->patient);
    column(messages::date, show(quote_->made));
    column(messages::quote_valid, quote_->valid_until ? show(*quote_->valid_until) : "");
    std::vector<doc::Block>& blocks = document_.sections.front().blocks;
    blocks.insert(blocks.begin(), std::move(table));
  }

  // Returns true if an amount of the session may be wrong.
  static bool doubtful(const Settled& s) {
    const bool stale =
        s.version != nullptr && s.date.days() - names_of(s).verified_on.days() > stale_days;
    return (s.flags & ~flag_unverified) != 0 || stale;
  }

  // ---- Helpers

  std::string message(const Message& m) const { return localized(m, lang_); }
  // Returns the value as statements write it, or as people do in a quote: "7 Dec 2026", "€20".
  std::string show(auto value) const { return racpsy::show(value, lang_); }
  std::string show(Date date) const {
    return quote_ != nullptr ? show_day(date, lang_) : racpsy::show(date, lang_);
  }
  std::string show(Money amount) const {
    return quote_ != nullptr ? show_short({amount, currency_}, lang_, cents_)
                             : racpsy::show(Amount{amount, currency_}, lang_);
  }
  std::string show_of(const Sum& sum, Figure f) const {
    if (quote_ == nullptr) return show_sum(sum, f, currency_, lang_);
    const Money known = sum.partial[index_of(f)];
    return sum.get(f).known() || known.cents() <= 0
               ? show(sum.get(f))
               : format_message<messages::quote_at_least>(lang_, show(known));
  }
  // Cites the sources on a sheet for paper; returns no number elsewhere.
  std::vector<std::size_t> cite(const std::vector<const Source*>& sources) {
    return sheet_ && quote_ == nullptr ? bibliography_.cite(sources) : std::vector<std::size_t>{};
  }

  // Returns the distinct routes of the sessions; `versions` returns those of a route, by date.
  std::vector<const Route*> routes() const {
    std::vector<const Route*> all;
    for (const Settled& s : statement_.sessions) {
      if (std::find(all.begin(), all.end(), s.route) == all.end()) all.push_back(s.route);
    }
    return all;
  }
  std::vector<const Version*> versions(const Route& route) const {
    std::vector<const Version*> all;
    for (const Settled& s : statement_.sessions) {
      if (s.route != &route || s.version == nullptr) continue;
      if (std::find(all.begin(), all.end(), &names_of(s)) == all.end()) all.push_back(&names_of(s));
    }
    return all;
  }

  // ---- Person, case and sessions

  void write_header() {
    if (answer_.is_case()) return case_header();
    const Route& route = answer_.route();
    const std::vector<const Version*> used = versions(route);
    document_.section();
    document_.title = route.title.in(lang_);
    if (used.size() == 1)
      document_.title.append(colon(lang_)).append(used.front()->title.in(lang_));
    if (used.size() > 1) {
      doc::List list;
      for (const Version* v : used)
        list.items.push_back(
            {std::string{v->id}.append(colon(lang_)).append(v->title.in(lang_)), {}});
      document_.add(std::move(list));
    }
    const Person& person = answer_.person();
    const std::string shown = situation({{&route, &person}}, lang_);
    if (!shown.empty())
      document_.paragraph(format_message<messages::situation>(lang_, shown), false, 2);
    if (quote_ != nullptr) return;
    if (answer_.illustrative_dates) {
      document_.paragraph(message(messages::illustrative));
      if (answer_.version_today != nullptr) {
        const Version& v = *answer_.version_today;
        const bool is_used =
            std::any_of(used.begin(), used.end(), [&](const Version* u) { return u->id == v.id; });
        const bool in_calendar = v.in_force[answer_.selection().calendar].has_value();
        if (!is_used && in_calendar)
          document_.paragraph(
              format_message<messages::today_other>(lang_, show(answer_.today_since), v.title));
      }
    }
    if (keeps_age(0, person)) document_.paragraph(message(messages::age_kept));
  }

  // Returns true if the sessions of a person span a year or more at an age given without birth
  // date.
  bool keeps_age(int who, const Person& person) const {
    if (!person.age_stated || person.born) return false;
    std::optional<Date> first, last;
    for (const Settled& s : statement_.sessions) {
      if (s.who != who) continue;
      if (!first) first = s.date;
      last = s.date;
    }
    return first && last->days() - first->days() >= 365;
  }

  // Adds the title of a case and its routes with their versions.
  void case_header() {
    document_.section();
    document_.title = answer_.title.empty() ? message(messages::a_case) : answer_.title;
    doc::List list;
    for (const Route* route : routes()) {
      std::string text = route->title.in(lang_);
      text.append(" (").append(route->id).append(")");
      for (const Version* v : versions(*route))
        text.append(v == versions(*route).front() ? colon(lang_) : " · ")
            .append(v->title.in(lang_));
      list.items.push_back({std::move(text), {}});
    }
    document_.add(std::move(list));
  }

  void sessions() {
    document_.section(message(messages::sessions_head));
    if (!answer_.is_case()) {
      table_of_sessions(0);
      return conditions_not_met();
    }
    const std::vector<Request::SessionRequest>& asked = answer_.request.sessions;
    for (std::size_t who = 0; who < answer_.people.size(); ++who) {
      if (who > 0) document_.section().minor = true;
      if (!answer_.people[who].empty()) document_.paragraph(answer_.people[who], true);
      const std::vector<std::string> states =
          facts_over_time(answer_, static_cast<int>(who), lang_);
      for (const std::string& state : states) document_.paragraph(state, false, 2);
      const auto theirs = std::find_if(
          asked.begin(), asked.end(),
          [&](const Request::SessionRequest& a) { return a.who == static_cast<int>(who); });
      if (quote_ == nullptr && theirs != asked.end() &&
          keeps_age(theirs->who, answer_.request.persons[theirs->person]))
        document_.paragraph(message(messages::age_kept_in_case), false, 2);
      table_of_sessions(static_cast<int>(who));
    }
    conditions_not_met();
  }

  // Adds the table of sessions of one person.
  void table_of_sessions(int who) {
    doc::Table table;
    const bool quote = quote_ != nullptr;
    table.caption = message(quote ? messages::quote_sessions_caption : messages::sessions_caption);
    const bool several = routes().size() > 1;
    const auto column = [&](const Message& name, bool right) {
      table.header.push_back(message(name));
      table.right_aligned.push_back(right);
    };
    column(messages::number, true);
    column(messages::date, false);
    if (several) column(messages::by_route, false);
    column(messages::session, false);
    if (sheet_) column(messages::code, false);
    std::vector<Figure> figures{Figure::price, Figure::amo, Figure::amc, Figure::patient,
                                Figure::advance};
    if (other_) figures.insert(figures.begin() + 2, Figure::other);
    if (quote) figures = {Figure::price, Figure::advance};
    for (const Figure f : figures)
      column(quote && f == Figure::advance ? messages::quote_on_the_day : name_of(f), true);
    table.left_out = message(messages::columns_left_out);
    table.may_leave_out = {0};
    for (const Figure f : {Figure::amc, Figure::amo, Figure::other}) {
      const auto at = std::find(figures.begin(), figures.end(), f);
      if (at != figures.end())
        table.may_leave_out.push_back(table.header.size() - figures.size() +
                                      position_of(figures, at));
    }
    table.header.emplace_back();  // column of the star for amounts not established
    table.right_aligned.push_back(true);
    for (std::size_t i = 0; i < statement_.sessions.size(); ++i) {
      const Settled& s = statement_.sessions[i];
      if (s.who != who) continue;
      const bool refused = s.outcome < Outcome::outside_scheme;
      doc::Table::Row row{{std::to_string(i + 1), show(s.date)},
                          refused ? doc::Table::Tone::muted : doc::Table::Tone::plain};
      if (several) row.cells.emplace_back(s.route->id);
      row.cells.emplace_back(what(s));
      if (sheet_) row.cells.emplace_back(refused ? "" : session_rule(s).code);
      for (const Figure f : figures)
        row.cells.emplace_back(show(s.get(f)),
                               sheet_ ? sources_of(i, f) : std::vector<std::size_t>{});
      const bool star = quote ? doubtful(s) : s.flags != 0;
      starred_ = starred_ || star;
      row.cells.emplace_back(star ? "*" : "");
      table.rows.push_back(std::move(row));
    }
    document_.add(std::move(table));
  }

  std::string what(const Settled& s) const {
    if (s.outcome < Outcome::outside_scheme)
      return "× " + outcome_words(s, answer_.selection().calendar).in(lang_);
    return session_rule(s).rule.title.in(lang_);
  }

  // Returns the sources of the rules behind a figure; those of third-party payment belong to the
  // advance.
  std::vector<std::size_t> sources_of(std::size_t index, Figure f) {
    std::vector<std::size_t> numbers;
    for (const Step& step : explained_[index].steps) {
      const bool direct = f == Figure::advance && step.rule.starts_with("third_party_payment.");
      const bool deducted = f == Figure::patient && step.deduction;
      if (step.figure != f && !direct && !deducted) continue;
      for (const std::size_t n : cite(step.sources)) {
        if (std::find(numbers.begin(), numbers.end(), n) == numbers.end()) numbers.push_back(n);
      }
    }
    return numbers;
  }

  void conditions_not_met() {
    std::vector<std::string> shown;
    for (const Settled& s : statement_.sessions) {
      if (s.failed == nullptr) continue;
      const Rule& rule = s.failed->rule;
      if (std::find(shown.begin(), shown.end(), rule.title.in(lang_)) != shown.end()) continue;
      shown.push_back(rule.title.in(lang_));
      document_.paragraph(
          {format_message<messages::condition_not_met>(lang_, shown.back()), cite(rule.sources)});
    }
    notes_of_sessions();
  }

  // Adds the notes of caps that refused a session, of kept rights and of rights that ended: each
  // once for a person, at their first session concerned.
  void notes_of_sessions() {
    std::vector<std::pair<const Rule*, int>> shown;  // rule, index of the person
    const auto show_note = [&](std::size_t i, const Rule& rule) {
      const std::pair one{&rule, statement_.sessions[i].who};
      if (rule.note.empty() || std::find(shown.begin(), shown.end(), one) != shown.end()) return;
      shown.push_back(one);
      document_.paragraph({format_message<messages::from_session_on>(
                               lang_, i + 1, show(statement_.sessions[i].date), rule.note),
                           cite(rule.sources)});
    };
    for (std::size_t i = 0; i < statement_.sessions.size(); ++i) {
      const Settled& s = statement_.sessions[i];
      for (std::size_t k = 0; k < s.route->kept.size(); ++k) {
        if ((s.kept >> k & 1) != 0) show_note(i, s.route->kept[k].rule);
      }
      for (std::size_t k = 0; k < s.route->limited.size(); ++k) {
        if ((s.ended >> k & 1) != 0) show_note(i, s.route->limited[k].rule);
      }
      if (s.version == nullptr) continue;
      for (const CapRule& cap : names_of(s).caps) {
        if (cap.otherwise == s.outcome &&
            (s.outcome != Outcome::beyond_cap || cap.at_most == s.cap))
          show_note(i, cap.rule);
      }
    }
  }

  // Returns the columns of the sums: years and total, or people and total in a single year.
  std::vector<const Sum*> columns() const {
    std::vector<const Sum*> all;
    const bool people = statement_.people.size() > 1 && statement_.years.size() == 1;
    if (people) {
      for (const Statement::PersonSums& one : statement_.people) all.push_back(&one.total);
    } else {
      for (const Sum& year : statement_.years) all.push_back(&year);
    }
    if (all.size() > 1) all.push_back(&statement_.total);
    return all;
  }
  std::string column_name(const Sum& sum) const {
    for (std::size_t who = 0; answer_.is_case() && who < statement_.people.size(); ++who) {
      if (&sum == &statement_.people[who].total) return answer_.people[who];
    }
    return sum.year == 0 ? message(messages::total) : std::to_string(sum.year);
  }

  // Returns the country's own name of the payer, if all sessions share it, else `usual`.
  std::string payer_name(Payer p, const Message& usual) const {
    const std::vector<Settled>& all = statement_.sessions;
    const Text& local = all.front().route->payers[p];
    const bool one_country = std::all_of(
        all.begin(), all.end(), [&](const Settled& s) { return s.route->payers[p] == local; });
    return one_country && !local.empty() ? local.in(lang_) : message(usual);
  }

  // Returns the refund in cents. Negative after third-party payment: an amount still to be
  // collected, shown without sign.
  static std::int64_t refund_cents(const Sum& sum) {
    return sum.partial[index_of(Figure::refund)].cents();
  }
  bool refund_is_negative() const { return refund_cents(statement_.total) < 0; }
  const Message& refund_label() const {
    return refund_is_negative() ? messages::taken_back : messages::you_get_back;
  }
  std::string total_refund() const {
    Sum sum = statement_.total;
    for (Figures* figures : {&sum.figures, &sum.partial}) {
      Money& m = (*figures)[index_of(Figure::refund)];
      if (refund_is_negative()) m = Money{} - m;
    }
    return show_of(sum, Figure::refund);
  }

  // Adds the sums from the price down to what is left, with one column a year or a person.
  void waterfall() {
    document_.section(message(messages::sums_head));
    const std::vector<const Sum*> sums = columns();
    doc::Table table;
    table.caption = message(messages::sums_caption);
    table.header.emplace_back();
    table.right_aligned.push_back(false);
    table.rows.push_back({{""}});
    for (const Sum* sum : sums) {
      table.header.push_back(column_name(*sum));
      table.right_aligned.push_back(true);
      table.rows.front().cells.emplace_back(
          sum->covered < 2
              ? format_message<messages::counted_one>(lang_, sum->sessions, sum->covered)
              : format_message<messages::counted>(lang_, sum->sessions, sum->covered));
    }
    const auto row = [&](const Message& label, Figure f, bool less = false) {
      doc::Table::Row cells{{message(label)}};
      for (const Sum* sum : sums) {
        const Money m = sum->get(f);
        const bool below = less && m.known() && m.cents() < 0;  // still to be collected
        const std::string sign = !less || !m.known() ? "" : below ? "+ " : "− ";
        cells.cells.emplace_back(sign +
                                 (below ? show(Money{} - m) : show_sum(*sum, f, currency_, lang_)));
      }
      table.rows.push_back(std::move(cells));
    };
    row(messages::sum_price, Figure::price);
    const auto payer = [&](Payer p, const Message& label, Figure f) {
      row(label, f, true);
      table.rows.back().cells.front() = payer_name(p, label);
    };
    payer(Payer::amo, messages::sum_amo, Figure::amo);
    if (other_) payer(Payer::other, messages::sum_other, Figure::other);
    row(messages::sum_after_amo, Figure::after_amo);
    payer(Payer::amc, messages::sum_amc, Figure::amc);
    row(messages::sum_patient, Figure::patient);
    table.rows.back().tone = doc::Table::Tone::strong;
    row(messages::you_pay, Figure::advance);
    table.rows.back().apart = true;
    const bool both_ways = std::any_of(sums.begin(), sums.end(),
                                       [](const Sum* sum) { return refund_cents(*sum) < 0; }) &&
                           std::any_of(sums.begin(), sums.end(),
                                       [](const Sum* sum) { return refund_cents(*sum) > 0; });
    row(both_ways ? messages::back_and_taken : refund_label(), Figure::refund, true);
    row(messages::it_costs, Figure::patient);
    table.rows.back().tone = doc::Table::Tone::strong;
    document_.add(std::move(table));
  }

  // Adds the sums with one row a year, for more years than fit in columns.
  void years() {
    document_.section(message(messages::sums_head));
    doc::Table table;
    table.caption = message(messages::sums_caption);
    table.indent = 0;
    std::vector<Figure> figures{Figure::price,     Figure::amo,     Figure::amc,   Figure::patient,
                                Figure::after_amo, Figure::advance, Figure::refund};
    if (other_) figures.insert(figures.begin() + 2, Figure::other);
    for (const Message* name : {&messages::year, &messages::sessions, &messages::covered})
      table.header.push_back(message(*name));
    for (const Figure f : figures) table.header.push_back(message(name_of(f)));
    table.right_aligned.assign(table.header.size(), true);
    for (const Sum* sum : columns()) {
      doc::Table::Row row{
          {column_name(*sum), std::to_string(sum->sessions), std::to_string(sum->covered)}};
      for (const Figure f : figures) row.cells.emplace_back(show_sum(*sum, f, currency_, lang_));
      table.rows.push_back(std::move(row));
    }
    table.rows.back().tone = doc::Table::Tone::strong;
    document_.add(std::move(table));
    document_.section().minor = true;
    const auto in_all = [&](const Message& label, const std::string& amount, bool strong) {
      document_.paragraph(message(label).append(colon(lang_)).append(amount), strong);
    };
    in_all(messages::you_pay, show_sum(statement_.total, Figure::advance, currency_, lang_), false);
    in_all(refund_label(), total_refund(), false);
    in_all(messages::it_costs, show_sum(statement_.total, Figure::patient, currency_, lang_), true);
  }

  // ---- Bills by payer

  // Adds what the professional receives, from whom and for which sessions; then the refund to the
  // patient.
  void bill() {
    document_.section(message(messages::bill_head));
    constexpr std::array<std::pair<Payer, const Message*>, 3> insurers{
        {{Payer::amo, &messages::sum_amo},
         {Payer::other, &messages::sum_other},
         {Payer::amc, &messages::sum_amc}}};
    constexpr std::array<Figure, 3> figures{Figure::amo, Figure::other, Figure::amc};
    doc::Table received = bill_table(messages::bill_caption),
               back = bill_table(refund_is_negative() ? messages::taken_caption
                                                      : messages::refund_caption);
    const bool quote = quote_ != nullptr;
    bill_row(received, message(quote ? messages::quote_bill_patient : messages::bill_you),
             [](const Settled& s, const SessionExplanation&) { return s.get(Figure::advance); });
    std::string direct;
    for (std::size_t i = 0; i < insurers.size(); ++i) {
      const std::size_t p = index_of(insurers[i].first);
      const std::string name = payer_name(insurers[i].first, *insurers[i].second);
      const bool paid = bill_row(
          received, format_message<messages::directly>(lang_, name),
          [&](const Settled&, const SessionExplanation& e) { return e.billed(insurers[i].first); });
      if (paid) add_item(direct, name);
      bill_row(back, name, [&](const Settled& s, const SessionExplanation& e) {
        return refund_is_negative() ? e.directly[p] - s.get(figures[i])
                                    : s.get(figures[i]) - e.directly[p];
      });
    }
    total_row(received, messages::sum_price, show_of(statement_.total, Figure::price));
    if (!quote)
      document_.paragraph(direct.empty() ? message(messages::bill_all_you)
                                         : format_message<messages::bill_direct>(lang_, direct));
    std::vector<std::size_t> together;  // numbers of sessions, from 1
    for (std::size_t i = 0; i < explained_.size(); ++i) {
      if (explained_[i].one_claim && explained_[i].directly[index_of(Payer::amc)] != Money{})
        together.push_back(i + 1);
    }
    if (!together.empty())
      document_.paragraph(format_message<messages::bill_together>(lang_, runs(together)));
    document_.add(std::move(received));
    if (back.rows.empty()) {
      if (!quote) document_.paragraph(message(messages::nothing_back));
    } else {
      total_row(back, refund_label(), total_refund());
      document_.add(std::move(back));
    }
    if (quote)
      document_.paragraph(
          format_message<messages::quote_left>(lang_, show_of(statement_.total, Figure::patient)),
          true);
  }

  doc::Table bill_table(const Message& caption) const {
    return {message(caption),
            {message(messages::who), message(messages::amount), message(messages::for_sessions)},
            {false, true, false},
            {}};
  }
  void total_row(doc::Table& table, const Message& label, std::string amount) const {
    table.rows.push_back({{message(label), std::move(amount), ""}, doc::Table::Tone::strong});
  }

  // Adds the row of one payer: its sum over all sessions, and the sessions by billing code. Returns
  // false, and adds nothing, if it pays nothing.
  template <class Amount>
  bool bill_row(doc::Table& table, std::string payer, Amount amount) const {
    Sum sum;  // of the payer's amounts, in the place of prices
    std::vector<std::pair<std::string, std::vector<std::size_t>>> codes;
    for (std::size_t i = 0; i < statement_.sessions.size(); ++i) {
      const Settled& s = statement_.sessions[i];
      const Money m = amount(s, explained_[i]);
      if (m == Money{}) continue;
      sum.figures[index_of(Figure::price)] += m;
      if (m.known()) sum.partial[index_of(Figure::price)] += m;
      const std::string code = s.outcome != Outcome::covered  ? message(outcome_message(s.outcome))
                               : session_rule(s).code.empty() ? session_rule(s).rule.title.in(lang_)
                                                              : session_rule(s).code;
      const auto at =
          std::find_if(codes.begin(), codes.end(), [&](const auto& c) { return c.first == code; });
      if (at == codes.end()) codes.push_back({code, {i + 1}});
      else at->second.push_back(i + 1);
    }
    if (codes.empty()) return false;
    std::string sessions;
    for (const auto& [code, numbers] : codes) {
      add_item(sessions, code + colon(lang_) + runs(numbers), " · ");
    }
    table.rows.push_back({{std::move(payer), show_of(sum, Figure::price), std::move(sessions)}});
    return true;
  }

  // Returns "no. 1, no. 3 to 8".
  std::string runs(const std::vector<std::size_t>& numbers) const {
    std::string all;
    for (std::size_t i = 0, last = 0; i < numbers.size(); i = last + 1) {
      last = i;
      while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
      add_item(all, last == i
                        ? format_message<messages::one_number>(lang_, numbers[i])
                        : format_message<messages::numbers>(lang_, numbers[i], numbers[last]));
    }
    return all;
  }

  void chart() {
    doc::Chart chart;
    const bool by_session =
        statement_.years.size() == 1 && statement_.sessions.size() <= most_session_bars;
    chart.title = message(by_session ? messages::chart_of_sessions : messages::chart_of_years);
    set_legend(chart, other_, lang_);
    for (std::size_t p = 0; p < chart.legend.size(); ++p) {
      if (chart.legend[p].empty()) continue;
      add_item(
          chart.description,
          format_message<messages::chart_bar>(
              lang_, chart.legend[p], show_sum(statement_.total, bar_parts[p], currency_, lang_)),
          " · ");
    }
    const auto bar = [&](std::string label, const Sum& sum) {
      chart.bars.push_back(bar_of(std::move(label),
                                  message(messages::patient)
                                      .append(colon(lang_))
                                      .append(show_sum(sum, Figure::patient, currency_, lang_)),
                                  sum));
    };
    for (std::size_t i = 0; by_session && i < statement_.sessions.size(); ++i) {
      Sum sum;
      sum.add(statement_.sessions[i]);
      bar(std::to_string(i + 1) + " · " + show(statement_.sessions[i].date), sum);
    }
    for (std::size_t i = 0; !by_session && i < statement_.years.size(); ++i)
      bar(std::to_string(statement_.years[i].year), statement_.years[i]);
    document_.section(message(messages::chart_head));
    document_.add(std::move(chart));
  }

  // ---- Explanations

  // Adds explanations; consecutive sessions with the same one share it.
  void explanations() {
    document_.section(message(messages::explained_head)).headed_in_text = true;
    for (std::size_t first = 0, after = 0; first < statement_.sessions.size(); first = after) {
      const Settled& a = statement_.sessions[first];
      const auto same = [&](std::size_t other) {
        return statement_.sessions[other].who == a.who &&
               alike(explained_[first], explained_[other]);
      };
      for (after = first + 1; after < statement_.sessions.size() && same(after); ++after) {
      }
      const Settled& b = statement_.sessions[after - 1];
      doc::Section& part = document_.section(
          after == first + 1
              ? format_message<messages::explained_session>(lang_, after, show(a.date), what(a))
          : a.date == b.date ? format_message<messages::explained_sessions_of_a_day>(
                                   lang_, first + 1, after, show(a.date), what(a))
                             : format_message<messages::explained_sessions>(
                                   lang_, first + 1, after, show(a.date), show(b.date), what(a)));
      part.headed_in_text = part.minor = true;
      doc::List steps;
      steps.hang = 4;
      for (const Step& step : explained_[first].steps) {
        std::string text;
        if (step.figure)
          text.append(message(name_of(*step.figure)))
              .append(" ")
              .append(show(step.amount))
              .append(colon(lang_));
        text.append(step.says.in(lang_)).append(" (").append(step.rule).append(")");
        steps.items.push_back({{std::move(text), bibliography_.cite(step.sources)}, {}});
        steps.items.back().content.doubtful = step.flags != 0;
      }
      document_.add(std::move(steps));
      if (explained_[first].not_applied.empty()) continue;
      doc::List others;
      others.intro = message(messages::not_applied_head);
      others.indent = others.hang = 4;
      for (const UnappliedRule& rule : explained_[first].not_applied) {
        others.items.push_back(
            {std::string{rule.rule}.append(colon(lang_)).append(rule.because.in(lang_)), {}});
      }
      document_.add(std::move(others));
    }
  }

  static bool alike(const SessionExplanation& a, const SessionExplanation& b) {
    return std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(),
                      [](const Step& x, const Step& y) {
                        return x.rule == y.rule && x.says == y.says && x.amount == y.amount;
                      }) &&
           std::equal(a.not_applied.begin(), a.not_applied.end(), b.not_applied.begin(),
                      b.not_applied.end(), [](const UnappliedRule& x, const UnappliedRule& y) {
                        return x.rule == y.rule && x.because == y.because;
                      });
  }

  // Inserts the list of sources at section `place`, after all else is written and cited.
  void sources(std::size_t place) {
    if (bibliography_.empty()) return;
    document_.sections.insert(
        document_.sections.begin() + static_cast<std::ptrdiff_t>(place),
        doc::Section{message(messages::sources_head), true, false, {bibliography_.list()}});
  }

  // ---- Basis of the answer

  void unknown() {
    const Sum& total = statement_.total;
    if (total.get(Figure::patient).known() && total.get(Figure::price).known()) return;
    document_.section().minor = true;
    document_.paragraph(message(messages::unknown_note));
    std::vector<const SessionRule*> hinted;  // prices set by the professional, or unknown
    for (const Settled& s : statement_.sessions) {
      if (s.get(Figure::price).known()) continue;
      const SessionRule& rule = session_rule(s);
      const bool refused = s.outcome < Outcome::outside_scheme;
      // Versions that follow each other often say the same.
      const auto same = [&](const SessionRule* other) {
        return other->rule.title == rule.rule.title && other->hint == rule.hint &&
               other->rule.sources == rule.rule.sources;
      };
      if (refused || rule.hint.empty() || std::any_of(hinted.begin(), hinted.end(), same)) continue;
      hinted.push_back(&rule);
      document_.paragraph({format_message<messages::price_hint>(lang_, rule.rule.title, rule.hint),
                           cite(rule.rule.sources)});
    }
    if (lacks_fee(statement_)) document_.paragraph(message(messages::give_private_fee));
  }

  void basis() {
    document_.section(message(messages::basis_head));
    for (const Contract* contract : contracts_of(statement_)) {
      document_.paragraph(
          contract->understood.empty()
              ? format_message<messages::contract_line>(lang_, contract->title, contract->id,
                                                        contract_days(*contract, lang_),
                                                        show(contract->verified_on))
              : format_message<app::messages::card_read>(lang_, contract->understood));
      const Text family = family_limits_note(*contract, people_with(*contract, statement_));
      if (!family.empty()) document_.paragraph(family.in(lang_));
    }
    std::vector<Text> waits;
    for (const Settled& s : statement_.sessions) {
      const Text text = waiting_note(s);
      if (text.empty() || std::find(waits.begin(), waits.end(), text) != waits.end()) continue;
      waits.push_back(text);
      document_.paragraph(text.in(lang_));
    }
    for (const Route* route : routes()) rules(*route);
    defaults_used();
    doc::List unsure;
    for (const Caveat& c : caveats(answer_, lang_))
      unsure.items.push_back({{c.text, cite(c.sources)}, {}});
    if (unsure.items.empty()) return;
    unsure.intro = message(messages::unsure_head);
    unsure.bullets = true;
    document_.add(std::move(unsure));
  }

  void rules(const Route& route) {
    const std::string calendar = message(messages::calendars[answer_.selection().calendar]);
    const std::vector<const Version*> used = versions(route);
    if (used.empty())
      return document_.paragraph(
          format_message<messages::no_version_line>(lang_, route.id, calendar));
    std::string ids;
    Date until = last_date;
    for (const Version* v : used) {
      add_item(ids, v->id);
      until = std::min(until, v->verified_on);
    }
    const std::string day = show(until);
    if (answer_.selection().pinned != nullptr)
      document_.paragraph(format_message<messages::rules_pinned_line>(lang_, route.id, ids, day));
    else if (used.size() > 1)
      document_.paragraph(
          format_message<messages::rules_lines>(lang_, route.id, ids, calendar, day));
    else
      document_.paragraph(
          format_message<messages::rules_line>(lang_, route.id, ids, calendar, day));
  }

  void defaults_used() {
    if (doc::List list = defaults_list(answer_, lang_); !list.items.empty())
      document_.add(std::move(list));
  }

  void notices() {
    document_.section(message(messages::know_head));
    for (const Route* route : routes()) {
      for (const Notice& notice : route->notices) {
        if (notice.id == "also") continue;              // only on the card of the route
        if (notice.id == "bring" && !sheet_) continue;  // only on paper
        const std::string text = notice.id == "begin"
                                     ? format_message<messages::to_begin>(lang_, notice.text)
                                     : notice.text.in(lang_);
        document_.paragraph({text, cite(notice.sources)});
      }
    }
    distress(true);
  }
  void distress(bool strong) {
    std::vector<std::string> shown;
    for (const Route* route : routes()) {
      if (std::find(shown.begin(), shown.end(), route->distress.in(Lang::en)) != shown.end())
        continue;
      shown.push_back(route->distress.in(Lang::en));
      document_.paragraph(route->distress.in(lang_), strong);
    }
  }

  const Answer& answer_;
  const Statement& statement_;
  Lang lang_;
  Currency currency_;
  bool sheet_;               // a page
  const QuoteTerms* quote_;  // null: no quote
  bool other_ = false;
  bool cents_ = false;    // some amount has cents
  bool starred_ = false;  // some session of the quote has a star
  std::vector<SessionExplanation> explained_;
  Bibliography bibliography_;
  doc::Document document_;
};

}  // namespace

doc::Document statement_document(const Answer& answer, Lang lang, Detail detail) {
  return StatementDocument{answer, lang, detail}.write();
}

doc::Document quote_document(const Answer& answer, const QuoteTerms& terms, Lang lang) {
  return StatementDocument{answer, lang, Detail::sheet, &terms}.write();
}

}  // namespace racpsy
