#include "report/overview.hpp"

#include <algorithm>

#include "racpsy/app/answer.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/answer_messages.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

class Overview {
 public:
  Overview(const Route& route, int default_age, Date today, Lang lang, bool page)
      : compiled_(route),
        default_age_(default_age),
        today_(today),
        lang_(lang),
        page_(page) {
    document_.lang = lang;
  }

  doc::Document write() {
    document_.title =
        format_message<messages::card_title>(lang_, route().title, show_whole_day(today_, lang_));
    document_.section();  // empty: a gap follows the title
    document_.section();
    table();
    terms();
    if (!page_) ways_on();
    document_.section();
    document_.paragraph(route().distress.in(lang_));
    return std::move(document_);
  }

 private:
  const Route& route() const { return compiled_.route(); }
  std::string message(const Message& m) const { return localized(m, lang_); }

  // ---- The table

  void table() {
    doc::Table table;
    table.caption = message(messages::card_caption);
    for (const Message* name :
         {&messages::card_situation, &messages::card_cost, &messages::card_advance}) {
      table.header.push_back(message(*name));
      table.right_aligned.push_back(table.header.size() > 1);
    }
    for (const CardRow& row : route().card) {
      std::vector<Settled> all;
      for (const Person& person : persons(row.when)) {
        const std::vector<Settled> shown = shown_sessions(person);
        all.insert(all.end(), shown.begin(), shown.end());
      }
      table.rows.push_back(
          {{row.title.in(lang_), amounts(all, Figure::patient), amounts(all, Figure::advance)}});
    }
    if (!table.rows.empty()) document_.add(std::move(table));
  }

  // Returns a person for every combination of the values of the conditions.
  std::vector<Person> persons(const Conditions& when) const {
    std::vector<Person> all{default_person(route(), default_age_)};
    for (const Condition& c : when) {
      std::vector<Person> more;
      for (const Person& person : all) {
        if (c.subject.kind != Subject::Kind::fact) {
          more.push_back(person);
          more.back().age = std::clamp(default_age_, c.low, c.high);
          continue;
        }
        for (std::size_t v = 0; v < route().facts[c.subject.index].values.size(); ++v) {
          if (!has_bit(c.values, v)) continue;
          more.push_back(person);
          more.back().state(c.subject.index, Bits{1} << v);
        }
      }
      all = std::move(more);
    }
    return all;
  }

  // Returns a request for weekly sessions from the next working day on.
  Request weekly(const Person& person, int count) {
    std::vector<Session> sessions;
    const Date first = next_working_day(compiled_.route(), today_);
    for (int i = 0; i < count; ++i) sessions.push_back({add_days(first, 7 * i), {}});
    return {compiled_, {}, person, sessions};
  }

  // Returns the sessions whose amounts are shown: the second one, as a first may be free; where a
  // deductible is used up on the way, those of three months.
  std::vector<Settled> shown_sessions(const Person& person) {
    Request request = weekly(person, 2);
    Answer answer;
    answer.statement = settle_all(request, answer.explanation.flagged_rules);
    answer.request = std::move(request);
    for (Caveat& caveat : caveats(answer, lang_, stale_days)) {
      const bool known = std::any_of(doubts_.begin(), doubts_.end(),
                                     [&](const std::string& text) { return text == caveat.text; });
      if (!known) doubts_.push_back(std::move(caveat.text));
    }
    if (answer.statement.sessions.front().yearly.deductible != Money{})
      return settle_all(weekly(person, 13)).sessions;
    return {answer.statement.sessions.back()};
  }

  // Returns the amount that all have, or the least and the most.
  std::string amounts(const std::vector<Settled>& all, Figure f) const {
    std::optional<Money> least, most;
    for (const Settled& s : all) {
      const Money m = s.get(f);
      if (!m.known()) return "n.c.";
      if (!least || m.cents() < least->cents()) least = m;
      if (!most || m.cents() > most->cents()) most = m;
    }
    if (!least) return "n.c.";
    const std::string low = show_short({*least, route().currency()}, lang_);
    return *least == *most ? low
                           : format_message<messages::otherwise_range>(
                                 lang_, low, show_short({*most, route().currency()}, lang_));
  }

  // ---- The rest

  void terms() {
    document_.section();
    if (const Version* now = in_force_on(route(), today_))
      document_.paragraph(now->title.in(lang_) + ".");
    for (std::string& doubt : doubts_) document_.paragraph(std::move(doubt));
  }

  void ways_on() {
    document_.section();
    for (const Notice& notice : route().notices) {
      if (notice.id == "also") document_.paragraph(notice.text.in(lang_));
    }
    document_.paragraph(message(messages::card_ask));
    document_.paragraph(message(messages::card_help));
  }

  CompiledRoute compiled_;
  int default_age_;
  Date today_;
  Lang lang_;
  bool page_;
  std::vector<std::string> doubts_;
  doc::Document document_;
};

}  // namespace

doc::Document overview(const Route& route, int default_age, Date today, Lang lang, bool page) {
  return Overview{route, default_age, today, lang, page}.write();
}

}  // namespace racpsy
