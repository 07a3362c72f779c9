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
  RoutesDocument(const Comparison& comparison, Lang lang)
      : comparison_(comparison),
        ranking_(rank(comparison)),
        lang_(lang) {
    document_.lang = lang;
    for (const RankedStatement& c : ranking_.open) {
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
  static Money cost(const RankedStatement& c) { return typical(c).get(Figure::patient); }
  static bool priced(const RankedStatement& c) {
    return cost(c).known() && typical(c).get(Figure::price).known();
  }
  static bool asked(const RankedStatement& c) { return session_rule(typical(c)).asked; }

  // ---- The first sentences

  // Returns the routes to a psychologist at a price, cheapest first: a line to call, an open house
  // without a price or a doctor is no substitute for them. Where no price is known, those with a
  // number of sessions.
  std::vector<Ranked> substitutes() const {
    std::vector<Ranked> all, capped;
    for (const RankedStatement& c : ranking_.open) {
      if (c->answer.route().care != Care::psychologist || !cost(c).known()) continue;
      if (priced(c) && typical(c).get(Figure::price) != Money{}) all.push_back(&c);
      else if (typical(c).cap) capped.push_back(&c);
    }
    return all.empty() ? capped : all;
  }

  // Returns "€20 a session, 12 a calendar year".
  std::string terms(const RankedStatement& c) const {
    const std::optional<Money> with = insured_cost(c);
    std::string text =
        with ? format_message<messages::cost_a_session_two>(lang_, amount(cost(c)), amount(*with))
             : format_message<messages::cost_a_session>(lang_, amount(cost(c)));
    for (const SessionsLeft& period : sessions_left(c->answer.statement)) {
      if (period.per == Counter::Per::day) continue;
      return text + fill(messages::sessions_per[period.per].in(lang_), {period.at_most});
    }
    return text;
  }
  std::string amount(Money m) const { return show_short(m, lang_); }

  std::string headline() const {
    const std::vector<Ranked> all = substitutes();
    if (all.empty()) return message(messages::no_price_known);
    return format_message<messages::cheapest>(lang_, (*all[0])->answer.route().title,
                                              terms(*all[0]));
  }
  std::string second() const {
    const std::vector<Ranked> all = substitutes();
    if (all.size() < 2) return {};
    return format_message<messages::then_next>(lang_, (*all[1])->answer.route().title,
                                               terms(*all[1]));
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
      if (s.get(f).known()) return amount(s.get(f));
      return asked(c) ? message(messages::free_price) : std::string{"n.c."};
    };
    std::string cap = "–";
    for (const SessionsLeft& period : sessions_left(c->answer.statement)) {
      if (period.per != Counter::Per::day) cap = std::to_string(period.at_most);
    }
    const bool doubtful = !caveats(c->answer, lang_, stale_days).empty();
    table.rows.push_back({{"  " + short_title(c), shown(Figure::patient),
                           shown(Figure::advance) + (doubtful ? " *" : ""), cap, begin(c)}});
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
    return title.substr(
        0, std::min({title.find(" ("), title.find(','), title.find(" :"), title.find(':')}));
  }

  // Adds the costs with complementary insurance, where nothing was said of it.
  void with_insurance() {
    std::string all;
    for (const Care care : care_names.keys()) {
      for (const Ranked c : rows_[care]) {
        if (const std::optional<Money> cost = insured_cost(*c))
          add_item(all, short_title(*c) + " " + amount(*cost));
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
    if (talk_.empty() && to_ask_.empty()) document_.section();
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
  EnumArray<Care, std::vector<Ranked>, care_count> rows_;
  std::vector<Ranked> talk_, to_ask_;  // lines to call; routes without a known price
  bool doubtful_ = false;
  doc::Document document_;
};

}  // namespace

doc::Document routes_document(const Comparison& comparison, Lang lang) {
  return RoutesDocument{comparison, lang}.write();
}

}  // namespace racpsy
