// The list of routes, and one version, as text.
#include <algorithm>
#include <map>

#include "racpsy/base/format.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/bibliography.hpp"
#include "report/layout.hpp"
#include "report/phrases.hpp"
#include "report/rules_messages.hpp"
#include "report/rules_phrases.hpp"

namespace racpsy {
namespace {

// Returns "from 2026-10-01", "2024-06-15 – 2026-09-30"; empty if the version is not in the
// calendar.
std::string period(const Route& route, std::size_t version, Calendar calendar, Lang lang) {
  const std::optional<InForce>& line = route.versions[version].in_force[calendar];
  if (!line) return {};
  const std::string from = show(line->from, lang);
  const std::optional<Date> to = last_day(route, version, calendar);
  return to ? format_message<messages::between_days>(lang, from, show(*to, lang))
            : format_message<messages::from_day>(lang, from);
}

bool in_force_today(const Route& route, std::size_t version, Date today) {
  return in_force_on(route, Calendar::applied, today) == &route.versions[version] ||
         in_force_on(route, Calendar::legal, today) == &route.versions[version];
}

// Returns whether the route is open today, in words.
std::string opening(const Route& route, Date today, Lang lang) {
  std::optional<Date> opens, closed;
  for (const Calendar calendar : both_calendars) {
    if (in_force_on(route, calendar, today) != nullptr)
      return std::string{messages::open_today.in(lang)};
    const std::vector<std::uint8_t>& line = route.timeline[calendar];
    if (line.empty()) continue;
    const Date from = route.versions[line.front()].in_force[calendar]->from;
    if (from > today) opens = opens ? std::min(*opens, from) : from;
    else if (const std::optional<Date> to = last_day(route, line.back(), calendar))
      closed = closed ? std::max(*closed, *to) : *to;
  }
  if (closed) return format_message<messages::closed_after>(lang, show(*closed, lang));
  if (opens) return format_message<messages::opens_on>(lang, show(*opens, lang));
  return std::string{messages::only_hypothetical.in(lang)};
}

// ---- Versions of a route, one a line

void versions(std::string& out, const Route& route, Date today, Lang lang,
              const TextStyle& text_style, std::size_t except) {
  Grid grid{{false, false, false, false, true, true, false}, {}, true};
  const auto calendar = [&](Calendar c) { return std::string{messages::calendars[c].in(lang)}; };
  grid.rows.push_back({std::string{"    "}.append(messages::column_version.in(lang)),
                       calendar(Calendar::applied), calendar(Calendar::legal),
                       std::string{messages::column_verified.in(lang)},
                       std::string{messages::column_rules.in(lang)},
                       std::string{messages::column_sources.in(lang)}, ""});
  for (std::size_t i = 0; i < route.versions.size(); ++i) {
    if (i == except) continue;
    const Version& version = route.versions[i];
    std::string name{in_force_today(route, i, today) ? "  * " : "    "};
    const std::string applied = version.hypothetical
                                    ? std::string{messages::only_hypothetical.in(lang)}
                                    : period(route, i, Calendar::applied, lang);
    grid.rows.push_back({name + version.id, applied, period(route, i, Calendar::legal, lang),
                         show(version.verified_on, lang), std::to_string(rules_of(version)),
                         std::to_string(sources_of(version).size()), version.title.in(lang)});
  }
  for (const Grid::Line& line : grid.lines(text_style)) out += line.text + "\n";
}

// ---- One version

class VersionText {
 public:
  VersionText(const VersionRef& shown, Date today, Lang lang, const TextStyle& text_style)
      : route_(*shown.route),
        version_(shown.version()),
        shown_(shown),
        phrases_(shown),
        today_(today),
        lang_(lang),
        text_style_(text_style),
        cited_(lang) {}

  std::string write(bool named) {
    write_header(named);
    counted();
    for (const ListSentences& list : phrases_.lists()) rules(list);
    rights();
    facts();
    notices();
    sources();
    others();
    return std::move(out_);
  }

 private:
  void line(const std::string& text = {}) { out_ += text + "\n"; }
  void paragraph(const std::string& text, std::size_t first = 0, std::size_t indent = 0) {
    line(wrap(text, text_style_.columns, first, indent));
  }
  void heading(const std::string& text) { line(), line(text); }
  std::string in(const Message& m) const { return std::string{m.in(lang_)}; }

  void write_header(bool named) {
    line(shown_.name() + colon(lang_) + version_.title.in(lang_));
    paragraph(format_message<messages::route_line>(lang_, route_.title, route_.country));
    if (!named) {
      const std::string day = show(today_, lang_);
      paragraph(in_force_today(route_, shown_.index, today_)
                    ? format_message<messages::shown_today>(lang_, day)
                    : format_message<messages::shown_nearest>(lang_, day));
    }
    if (version_.hypothetical) paragraph(in(messages::hypothetical_line));
    if (!version_.scheme) paragraph(in(messages::no_scheme_line));
    for (const Calendar calendar : both_calendars) {
      const std::optional<InForce>& force = version_.in_force[calendar];
      if (!force) continue;
      const std::string_view name = messages::calendars[calendar].in(lang_);
      const std::string from = show(force->from, lang_);
      const std::optional<Date> to = last_day(route_, shown_.index, calendar);
      const std::string text =
          !to ? format_message<messages::calendar_from>(lang_, name, from)
          : force->to
              ? format_message<messages::calendar_closes>(lang_, name, from, show(*to, lang_))
              : format_message<messages::calendar_from_to>(lang_, name, from, show(*to, lang_));
      paragraph(text + cited_.marks(force->sources), 0, 2);
    }
    for (const Delay& delay : version_.delays)
      paragraph(phrases_.delay(delay).in(lang_) + cited_.marks(delay.sources), 0, 2);
    paragraph(format_message<messages::verified_line>(lang_, show(version_.verified_on, lang_),
                                                      version_.currency,
                                                      phrases_.rounding(version_.rounding)));
    paragraph(in(messages::base_line));
  }

  void counted() {
    const auto all = phrases_.counters();
    if (all.empty()) return;
    heading(in(messages::list_counter));
    for (const auto& [counter, text] : all) paragraph(text.in(lang_) + ".", 2, 4);
  }

  void rules(const ListSentences& list) {
    if (list.rules.empty()) return;
    heading(list.heading.in(lang_));
    for (const RuleSentence& sentence : list.rules) {
      const Rule& rule = *sentence.rule;
      const bool titled = !rule.title.empty();
      paragraph("- " + (titled ? rule.title.in(lang_) + " (" + rule.id + ")" : rule.id), 2, 4);
      paragraph(sentence.text.in(lang_), 4, 4);
      const auto prevails =
          std::find_if(sentence.fields.begin(), sentence.fields.end(),
                       [](const RuleField& f) { return f.key == "prevails_over"; });
      if (prevails != sentence.fields.end() && !prevails->value.empty())
        paragraph(format_message<messages::prevails>(lang_, prevails->value), 4, 4);
      if (!rule.note.empty())
        paragraph(format_message<messages::note_line>(lang_, rule.note), 4, 4);
      paragraph(Phrases::status(rule).in(lang_) + cited_.marks(rule.sources), 4, 4);
    }
  }

  void rights() {
    const std::vector<RightSentence> all = phrases_.rights();
    if (all.empty()) return;
    heading(in(messages::list_rights));
    for (const RightSentence& right : all) {
      paragraph("- " + right.text.in(lang_) + " (" + right.rule->id + ")", 2, 4);
      if (!right.rule->note.empty())
        paragraph(format_message<messages::note_line>(lang_, right.rule->note), 4, 4);
      paragraph(Phrases::status(*right.rule).in(lang_) + cited_.marks(right.rule->sources), 4, 4);
    }
  }

  void facts() {
    if (route_.facts.empty()) return;
    heading(in(messages::list_facts));
    const std::uint64_t asked = facts_asked(version_);
    for (std::size_t f = 0; f < route_.facts.size(); ++f) {
      const Fact& fact = route_.facts[f];
      std::string what{
          (fact.of_session ? messages::fact_session : messages::fact_person).in(lang_)};
      if (fact.type == Fact::Type::set) what += ", " + in(messages::fact_several);
      if ((asked >> f & 1) == 0) what += ", " + in(messages::fact_not_asked);
      paragraph("- " + fact.title.in(lang_) + " (" + fact.name + ", " + what + ")", 2, 4);
      paragraph(fact.question.in(lang_), 4, 4);
      if (fact.type == Fact::Type::set)
        paragraph(fact.empty + colon(lang_) + fact.empty_title.in(lang_), 6, 8);
      for (const FactValue& value : fact.values)
        paragraph(value.token + colon(lang_) + value.title.in(lang_), 6, 8);
      if (!fact.names.empty())
        paragraph(format_message<messages::fact_names>(lang_, joined(fact.names)), 4, 4);
      if (!fact.aliases.empty()) {
        std::map<std::string, std::string> by_target;
        for (const auto& [alias, target] : fact.aliases) add_item(by_target[target], alias);
        std::string aliases_text;
        for (const auto& [target, aliases] : by_target)
          add_item(aliases_text, aliases + " = " + target, " · ");
        paragraph(format_message<messages::fact_aliases>(lang_, aliases_text), 4, 4);
      }
      for (const Fact::ByAge& band : fact.by_age) {
        paragraph(format_message<messages::fact_default_by_age>(lang_, std::max(band.low, 0),
                                                                band.high, fact.write(band.value)),
                  4, 4);
      }
      paragraph(format_message<messages::fact_default>(lang_, fact.write(fact.fallback)), 4, 4);
    }
  }

  void notices() {
    heading(in(messages::list_notices));
    for (const Notice& notice : route_.notices)
      paragraph("- " + notice.text.in(lang_) + cited_.marks(notice.sources), 2, 4);
    paragraph("- " + route_.distress.in(lang_), 2, 4);
  }

  void sources() {
    heading(in(messages::list_sources));
    std::size_t n = 0;
    for (const auto& [text, url] : cited_.list().entries) {
      std::string line{"["};
      line.append(std::to_string(++n))
          .append("] ")
          .append(text)
          .append(url.empty() ? "" : " ")
          .append(url);
      paragraph(line, 2, 6);
    }
  }

  void others() {
    if (route_.versions.size() < 2) return;
    heading(in(messages::list_others));
    versions(out_, route_, today_, lang_, text_style_, shown_.index);
  }

  const Route& route_;
  const Version& version_;
  const VersionRef& shown_;
  Phrases phrases_;
  Date today_;
  Lang lang_;
  TextStyle text_style_;
  Bibliography cited_;
  std::string out_;
};

}  // namespace

std::string list_text(const std::vector<const Route*>& routes, Date today, Lang lang,
                      const TextStyle& text_style) {
  std::string out;
  const Route* before = nullptr;
  for (const Route* route : routes) {
    if (before == nullptr || before->country != route->country) {
      if (before != nullptr) out += "\n";
      out += route->country.in(lang) + "\n";
    }
    before = route;
    const std::string head =
        route->id + colon(lang) + route->title.in(lang) + " (" + opening(*route, today, lang) + ")";
    out.append("\n").append(wrap(head, text_style.columns, 2, 4)).append("\n");
    versions(out, *route, today, lang, text_style, route->versions.size());
  }
  return out + "\n" +
         wrap(format_message<messages::star_today>(lang, show(today, lang)), text_style.columns) +
         "\n";
}

std::string version_text(const VersionRef& shown, bool named, Date today, Lang lang,
                         const TextStyle& text_style) {
  return VersionText{shown, today, lang, text_style}.write(named);
}

}  // namespace racpsy
