// Builds the document of a comparison of routes as people read it first: the cheapest in one
// sentence, then one row a route, by kind of care: what a session costs, what is paid on the day,
// the sessions covered, and whom to turn to. comparison_document has the rest.
#include <algorithm>

#include "report/answer_messages.hpp"
#include "report/comparison.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

class RoutesDocument {
 public:
  RoutesDocument(const Comparison& comparison, Lang lang, bool paper)
      : comparison_(comparison),
        ranking_(rank(comparison)),
        lang_(lang),
        paper_(paper) {
    document_.lang = lang;
    for (const RankedStatement& c : ranking_.open) {
      several_countries_ = several_countries_ ||
                           c->answer.route().country != ranking_.open[0]->answer.route().country;
      const Care care = c->answer.route().care;
      if (care == Care::listening) talk_.push_back(&c);
      else if (!cost(c).known() && !asked(c)) to_ask_.push_back(&c);
      else rows_[care].push_back(&c);
    }
  }

  doc::Document write() {
    document_.title = headline();
    document_.section();
    if (const std::string next = second(); !next.empty()) document_.paragraph(next);
    table();
    others();
    closing();
    return std::move(document_);
  }

 private:
  using Ranked = const RankedStatement*;

  std::string message(const Message& m) const { return localized(m, lang_); }
  // Returns the session whose costs are shown: the second one if it has the same outcome, as a
  // first one may be free.
  static const Settled& typical(const RankedStatement& c) {
    const std::vector<Settled>& all = c->answer.statement.sessions;
    return all.size() > 1 && all[1].outcome == all[0].outcome ? all[1] : all[0];
  }
  // Returns true if a deductible or a ceiling makes sessions alike cost differently.
  static bool shared_over_year(const RankedStatement& c) {
    const std::vector<Settled>& all = c->answer.statement.sessions;
    return all.size() > 1 && std::any_of(all.begin(), all.end(), [](const Settled& s) {
             return s.yearly.deductible != Money{} || s.yearly.above_ceiling != Money{};
           });
  }
  // Returns what a session costs: on average, if sessions alike cost differently.
  static Money cost(const RankedStatement& c) {
    const Sum& total = c->answer.statement.total;
    const Money all = total.get(Figure::patient);
    return shared_over_year(c) && all.known()
               ? share_of(all, {1, total.sessions}, Rounding::half_up)
               : typical(c).get(Figure::patient);
  }
  std::string cost_text(const RankedStatement& c) const {
    return (shared_over_year(c) ? "≈ " : "") + amount(c, cost(c));
  }
  static bool asked(const RankedStatement& c) { return session_rule(typical(c)).asked; }

  // ---- The first sentences

  // Tests whether a route to a psychologist has a price, or costs the patient something: one that
  // is simply free for those whom it admits has neither.
  static bool at_a_price(const RankedStatement& c) {
    const Money price = typical(c).get(Figure::price);
    return (price.known() && price != Money{}) || cost(c) != Money{};
  }

  // Returns the routes to a psychologist at a price, cheapest first: a line to call, an open house
  // without a price or a doctor is no substitute for them. Where there is none, those with a number
  // of sessions.
  std::vector<Ranked> substitutes() const {
    std::vector<Ranked> all, capped;
    for (const RankedStatement& c : ranking_.open) {
      if (c->answer.route().care != Care::psychologist || !cost(c).known()) continue;
      if (at_a_price(c)) all.push_back(&c);
      else if (typical(c).cap) capped.push_back(&c);
    }
    return all.empty() ? capped : all;
  }

  // Returns the names of the routes to a psychologist that are free for those whom they admit, if
  // the cheapest at a price is not free.
  std::string free_if_admitted(const std::vector<Ranked>& at_price) const {
    std::string names;
    if (at_price.empty() || cost(*at_price[0]) == Money{}) return names;
    for (const RankedStatement& c : ranking_.open) {
      if (c->answer.route().care == Care::psychologist && cost(c) == Money{} && !at_a_price(c))
        add_item(names, short_title(c));
    }
    return names;
  }

  // Returns "€20 a session, 12 a calendar year".
  std::string terms(const RankedStatement& c) const {
    const std::optional<Money> with = insured_cost(c);
    std::string text =
        with ? format_message<messages::cost_a_session_two>(lang_, cost_text(c), amount(c, *with))
             : format_message<messages::cost_a_session>(lang_, cost_text(c));
    for (const SessionsLeft& period : sessions_left(c->answer.statement)) {
      if (period.per == Counter::Per::day) continue;
      return text + fill(messages::sessions_per[period.per].in(lang_), {period.at_most});
    }
    return text;
  }
  std::string amount(const RankedStatement& c, Money m) const {
    return show_short({m, c->answer.route().currency()}, lang_);
  }

  std::string headline() const {
    const std::vector<Ranked> all = substitutes();
    if (all.empty()) return message(messages::no_price_known);
    if (several_currencies(ranking_)) return message(messages::several_currencies);
    const Text& title = (*all[0])->answer.route().title;
    return free_if_admitted(all).empty()
               ? format_message<messages::cheapest>(lang_, title, terms(*all[0]))
               : format_message<messages::cheapest_at_price>(lang_, title, terms(*all[0]));
  }
  std::string second() const {
    const std::vector<Ranked> all = substitutes();
    if (several_currencies(ranking_)) return cheapest_in_each(all);
    if (const std::string names = free_if_admitted(all); !names.empty())
      return format_message<messages::free_if_admitted>(lang_, names);
    if (all.size() < 2) return {};
    return format_message<messages::then_next>(lang_, (*all[1])->answer.route().title,
                                               terms(*all[1]));
  }

  // Returns the first of each currency; they are in the order of currencies.
  std::string cheapest_in_each(const std::vector<Ranked>& all) const {
    std::string text;
    std::optional<Currency> last;
    for (const Ranked c : all) {
      const Route& route = (*c)->answer.route();
      if (last == route.currency()) continue;
      last = route.currency();
      add_item(text,
               format_message<messages::cheapest_in>(lang_, currency_names[route.currency()],
                                                     route.title, terms(*c)),
               " ");
    }
    return text;
  }

  // ---- The table

  void table() {
    doc::Table table;
    table.caption = message(messages::compare_caption_short);
    table.indent = 0;
    for (const Message* name :
         {&messages::column_route, &messages::column_cost, &messages::column_you_pay,
          &messages::column_cap, &messages::column_begin}) {
      table.header.push_back(message(*name));
      table.right_aligned.push_back(table.header.size() > 1 && table.header.size() < 5);
    }
    for (const Care care : care_names.keys()) {
      if (rows_[care].empty()) continue;
      doc::Table::Row heading{{message(messages::cares[care]), "", "", "", ""}};
      heading.tone = doc::Table::Tone::strong;
      table.rows.push_back(std::move(heading));
      for (const Ranked c : rows_[care]) row(table, *c);
    }
    if (table.rows.empty()) return;
    document_.section();
    document_.add(std::move(table));
    with_insurance();
  }

  void row(doc::Table& table, const RankedStatement& c) {
    const Settled& s = typical(c);
    const auto shown = [&](Figure f) {
      if (f == Figure::patient && cost(c).known()) return cost_text(c);
      if (s.get(f).known()) return amount(c, s.get(f));
      if (f == Figure::patient && s.yearly.most != nullptr)
        return "≤ " + amount(c, s.yearly.deductible_left.known() ? s.yearly.deductible_left
                                                                 : s.yearly.most->at_most);
      return asked(c) ? message(messages::free_price) : std::string{"n.c."};
    };
    std::string cap = "–";
    for (const SessionsLeft& period : sessions_left(c->answer.statement)) {
      if (period.per != Counter::Per::day) cap = std::to_string(period.at_most);
    }
    const bool doubtful = !caveats(c->answer, lang_, stale_days).empty();
    table.rows.push_back(
        {{"  " + short_title(c), shown(Figure::patient), shown(Figure::advance), cap, begin(c)}});
    table.rows.back().cells[2].doubtful = doubtful;
    doubtful_ = doubtful_ || doubtful;
  }

  std::string begin(const RankedStatement& c) const {
    for (const Notice& notice : c->answer.route().notices) {
      if (notice.id == "begin") return notice.text.in(lang_);
    }
    return {};
  }

  // Returns the cost with complementary insurance, where nothing was said of it and it differs.
  std::optional<Money> insured_cost(const RankedStatement& c) const {
    const std::optional<Statement>& with = c->answer.outlook.with_complementary;
    if (!with) return std::nullopt;
    const Money cost = with->sessions.front().get(Figure::patient);
    return cost.known() && cost != RoutesDocument::cost(c) ? std::optional{cost} : std::nullopt;
  }

  // Returns a title up to what explains it: "Centre médico-psychologique (CMP)".
  std::string short_title(const RankedStatement& c) const {
    const std::string& title = c->answer.route().title.in(lang_);
    const std::string shown = title.substr(
        0, std::min({title.find(" ("), title.find(','), title.find(" :"), title.find(':')}));
    return several_countries_ ? c->answer.route().country.in(lang_) + " – " + shown : shown;
  }

  // Adds the costs with complementary insurance, where nothing was said of it.
  void with_insurance() {
    std::string all;
    for (const Care care : care_names.keys()) {
      for (const Ranked c : rows_[care]) {
        if (const std::optional<Money> cost = insured_cost(*c))
          add_item(all, short_title(*c) + " " + amount(*c, *cost));
      }
    }
    if (!all.empty()) document_.paragraph(format_message<messages::with_mutuelle>(lang_, all));
  }

  // ---- The rest

  std::string titles(const std::vector<Ranked>& all) const {
    std::string text;
    for (const Ranked c : all) add_item(text, short_title(*c), " · ");
    return text;
  }

  void others() {
    if (!talk_.empty() || !to_ask_.empty()) document_.section();
    if (!talk_.empty())
      document_.paragraph(format_message<messages::talk_now>(lang_, titles(talk_)), false, 2);
    if (!to_ask_.empty())
      document_.paragraph(format_message<messages::to_ask>(lang_, titles(to_ask_)), false, 2);
  }

  void closing() {
    if (paper_) {
      document_.section();
      if (doubtful_) document_.paragraph(message(messages::star_on_paper));
      return;  // the page goes on
    }
    if (talk_.empty() && to_ask_.empty()) document_.section();
    for (const Text& note : contract_notes(comparison_))
      document_.paragraph(note.in(lang_), false, 2);
    std::vector<const Route*> closed;
    for (const RankedStatement& c : ranking_.closed) {
      if (std::find(closed.begin(), closed.end(), &c->answer.route()) == closed.end())
        closed.push_back(&c->answer.route());
    }
    if (!closed.empty())
      document_.paragraph(format_message<messages::closed_to_you>(lang_, closed.size()));
    document_.paragraph(message(doubtful_ ? messages::star_means : messages::more_of_comparison));
    for (const std::string& help : lines_of_distress(comparison_, lang_)) document_.paragraph(help);
  }

  const Comparison& comparison_;
  Ranking ranking_;
  Lang lang_;
  bool paper_;
  EnumArray<Care, std::vector<Ranked>, care_count> rows_;
  std::vector<Ranked> talk_, to_ask_;  // lines to call; routes without a known price
  bool several_countries_ = false;
  bool doubtful_ = false;
  doc::Document document_;
};

}  // namespace

doc::Document routes_document(const Comparison& comparison, Lang lang, bool paper) {
  return RoutesDocument{comparison, lang, paper}.write();
}

}  // namespace racpsy
