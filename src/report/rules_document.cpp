// The list of routes, one version, and the differences between two versions, as documents.
#include <algorithm>
#include <map>

#include "racpsy/base/format.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/phrases.hpp"
#include "report/rules.hpp"
#include "report/rules_messages.hpp"
#include "report/rules_phrases.hpp"

namespace racpsy {
namespace {

using doc::CitedText;
using Item = doc::List::Item;

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

bool in_force_today(const Route& route, const Version& version, Date today) {
  return in_force_on(route, Calendar::applied, today) == &version ||
         in_force_on(route, Calendar::legal, today) == &version;
}

// Returns whether the route is open today, in words.
std::string opening(const Route& route, Date today, Lang lang) {
  std::optional<Date> opens, closed;
  for (const Calendar calendar : both_calendars) {
    if (in_force_on(route, calendar, today) != nullptr)
      return localized(messages::open_today, lang);
    const std::vector<std::uint8_t>& line = route.timeline[calendar];
    if (line.empty()) continue;
    const Date from = route.versions[line.front()].in_force[calendar]->from;
    if (from > today) opens = opens ? std::min(*opens, from) : from;
    else if (const std::optional<Date> to = last_day(route, line.back(), calendar))
      closed = closed ? std::max(*closed, *to) : *to;
  }
  if (closed) return format_message<messages::closed_after>(lang, show(*closed, lang));
  if (opens) return format_message<messages::opens_on>(lang, show(*opens, lang));
  return localized(messages::only_hypothetical, lang);
}

// Lists the versions of a route but one, a row each; those in force today have a star.
doc::Table versions_table(const Route& route, Date today, Lang lang,
                          const Version* except = nullptr) {
  doc::Table table{
      format_message<messages::versions_of>(lang, route.title),
      {localized(messages::column_version, lang),
       localized(messages::calendars[Calendar::applied], lang),
       localized(messages::calendars[Calendar::legal], lang),
       localized(messages::column_verified, lang), localized(messages::column_rules, lang),
       localized(messages::column_sources, lang), localized(messages::label_title, lang)},
      {false, false, false, false, true, true, false},
      {}};
  for (std::size_t i = 0; i < route.versions.size(); ++i) {
    const Version& version = route.versions[i];
    if (&version == except) continue;
    const bool now = in_force_today(route, version, today);
    const std::string applied = version.hypothetical ? localized(messages::only_hypothetical, lang)
                                                     : period(route, i, Calendar::applied, lang);
    table.rows.push_back(
        {{version.id + (now ? " *" : ""), applied, period(route, i, Calendar::legal, lang),
          show(version.verified_on, lang), std::to_string(rules_of(version)),
          std::to_string(sources_of(version).size()), version.title.in(lang)},
         now ? doc::Table::Tone::strong : doc::Table::Tone::plain});
  }
  return table;
}

// Lays out one version.
class VersionDocument {
 public:
  VersionDocument(const VersionRef& shown, Date today, Lang lang)
      : route_(*shown.route),
        version_(shown.version()),
        shown_(shown),
        phrases_(shown),
        today_(today),
        lang_(lang),
        cited_(lang) {}

  doc::Document write(bool named) {
    write_header(named);
    counters();
    for (const ListSentences& list : phrases_.lists()) rules(list);
    rights();
    facts();
    notices();
    if (!cited_.empty()) {
      begin(messages::list_sources);
      document_.add(cited_.list());
    }
    if (route_.versions.size() > 1) {
      begin(messages::list_others);
      document_.add(versions_table(route_, today_, lang_, &version_));
    }
    return std::move(document_);
  }

 private:
  std::string in(const Message& m) const { return localized(m, lang_); }
  void begin(const Message& heading) { document_.section(in(heading), true); }
  CitedText cited(std::string text, const std::vector<const Source*>& sources) {
    return {std::move(text), cited_.cite(sources)};
  }

  void write_header(bool named) {
    document_ = {lang_, shown_.name() + colon(lang_) + version_.title.in(lang_), {}};
    document_.section();
    document_.paragraph(format_message<messages::route_line>(lang_, route_.title, route_.country));
    if (!named) {
      const std::string day = show(today_, lang_);
      document_.paragraph(in_force_today(route_, version_, today_)
                              ? format_message<messages::shown_today>(lang_, day)
                              : format_message<messages::shown_nearest>(lang_, day));
    }
    if (version_.hypothetical) document_.paragraph(in(messages::hypothetical_line));
    if (!version_.scheme) document_.paragraph(in(messages::no_scheme_line));
    for (const Calendar calendar : both_calendars) in_force(calendar);
    for (const Delay& delay : version_.delays)
      document_.paragraph(cited(phrases_.delay(delay).in(lang_), delay.sources), false, 2);
    document_.paragraph(format_message<messages::verified_line>(
        lang_, show(version_.verified_on, lang_), currency_names[version_.currency],
        phrases_.rounding(version_.rounding)));
    document_.paragraph(in(messages::base_line));
  }

  void in_force(Calendar calendar) {
    const std::optional<InForce>& force = version_.in_force[calendar];
    if (!force) return;
    const std::string_view name = messages::calendars[calendar].in(lang_);
    const std::string from = show(force->from, lang_);
    const std::optional<Date> to = last_day(route_, shown_.index, calendar);
    std::string text =
        !to ? format_message<messages::calendar_from>(lang_, name, from)
        : force->to
            ? format_message<messages::calendar_closes>(lang_, name, from, show(*to, lang_))
            : format_message<messages::calendar_from_to>(lang_, name, from, show(*to, lang_));
    document_.paragraph(cited(std::move(text), force->sources), false, 2);
  }

  void counters() {
    const auto all = phrases_.counters();
    if (all.empty()) return;
    begin(messages::list_counter);
    doc::List list;
    for (const auto& [counter, text] : all) list.items.emplace_back(text.in(lang_) + ".");
    document_.add(std::move(list));
  }

  // Returns an empty list for rules: a dash before each, its sentences below.
  static doc::List rule_list() {
    doc::List list;
    list.bullets = true;
    list.step = 2;
    list.hang_below = 0;
    return list;
  }

  // Adds the note, the status and the sources of a rule.
  void close(Item& item, const Rule& rule) {
    if (!rule.note.empty())
      item.below.emplace_back(format_message<messages::note_line>(lang_, rule.note));
    item.below.emplace_back(cited(Phrases::status(rule).in(lang_), rule.sources));
  }

  void rules(const ListSentences& of) {
    if (of.rules.empty()) return;
    document_.section(of.heading.in(lang_), true);
    doc::List list = rule_list();
    for (const RuleSentence& sentence : of.rules) {
      const Rule& rule = *sentence.rule;
      const bool titled = !rule.title.empty();
      Item& item =
          list.items.emplace_back(titled ? rule.title.in(lang_) + " (" + rule.id + ")" : rule.id);
      item.below.emplace_back(sentence.text.in(lang_));
      const auto prevails =
          std::find_if(sentence.fields.begin(), sentence.fields.end(),
                       [](const RuleField& f) { return f.key == "prevails_over"; });
      if (prevails != sentence.fields.end() && !prevails->value.empty())
        item.below.emplace_back(format_message<messages::prevails>(lang_, prevails->value));
      close(item, rule);
    }
    document_.add(std::move(list));
  }

  void rights() {
    const std::vector<RightSentence> all = phrases_.rights();
    if (all.empty()) return;
    begin(messages::list_rights);
    doc::List list = rule_list();
    for (const RightSentence& right : all)
      close(list.items.emplace_back(right.text.in(lang_) + " (" + right.rule->id + ")"),
            *right.rule);
    document_.add(std::move(list));
  }

  void facts() {
    if (route_.facts.empty()) return;
    begin(messages::list_facts);
    doc::List list = rule_list();
    const std::uint64_t asked = facts_asked(version_);
    for (std::size_t f = 0; f < route_.facts.size(); ++f) {
      const Fact& fact = route_.facts[f];
      std::string what = in(fact.of_session ? messages::fact_session : messages::fact_person);
      if (fact.type == Fact::Type::set) what += ", " + in(messages::fact_several);
      if (!has_bit(asked, f)) what += ", " + in(messages::fact_not_asked);
      Item& item =
          list.items.emplace_back(fact.title.in(lang_) + " (" + fact.name + ", " + what + ")");
      Item& question = item.below.emplace_back(fact.question.in(lang_));
      if (fact.type == Fact::Type::set)
        question.below.emplace_back(fact.empty + colon(lang_) + fact.empty_title.in(lang_));
      for (const FactValue& value : fact.values)
        question.below.emplace_back(value.token + colon(lang_) + value.title.in(lang_));
      if (!fact.names.empty())
        item.below.emplace_back(format_message<messages::fact_names>(lang_, joined(fact.names)));
      if (!fact.aliases.empty()) {
        std::map<std::string, std::string> by_target;
        for (const auto& [alias, target] : fact.aliases) add_item(by_target[target], alias);
        std::string aliases_text;
        for (const auto& [target, aliases] : by_target)
          add_item(aliases_text, aliases + " = " + target, " · ");
        item.below.emplace_back(format_message<messages::fact_aliases>(lang_, aliases_text));
      }
      for (const Fact::ByAge& band : fact.by_age)
        item.below.emplace_back(format_message<messages::fact_default_by_age>(
            lang_, std::max(band.low, 0), band.high, fact.write(band.value)));
      item.below.emplace_back(
          format_message<messages::fact_default>(lang_, fact.write(fact.fallback)));
    }
    document_.add(std::move(list));
  }

  void notices() {
    begin(messages::list_notices);
    doc::List list = rule_list();
    for (const Notice& notice : route_.notices)
      list.items.emplace_back(cited(notice.text.in(lang_), notice.sources));
    list.items.emplace_back(route_.distress.in(lang_));
    document_.add(std::move(list));
  }

  const Route& route_;
  const Version& version_;
  const VersionRef& shown_;
  Phrases phrases_;
  Date today_;
  Lang lang_;
  Bibliography cited_;
  doc::Document document_;
};

// Lays out the differences between two versions.
class DiffDocument {
 public:
  DiffDocument(const VersionDiff& diff, Lang lang) : diff_(diff), lang_(lang), cited_(lang) {}

  doc::Document write(const VersionRef& before, const VersionRef& after) {
    document_ = {lang_, before.name() + " → " + after.name(), {}};
    document_.section();
    if (diff_.empty()) {
      document_.paragraph(localized(messages::same_rules, lang_));
      return std::move(document_);
    }
    doc::List header;
    for (const FieldChange& field : diff_.header) header.items.emplace_back("~ " + in_words(field));
    add(localized(messages::head_heading, lang_), std::move(header));
    doc::List asked;
    for (const Text& fact : diff_.no_longer_asked)
      asked.items.emplace_back("− " + format_message<messages::fact_gone>(lang_, fact));
    for (const Text& fact : diff_.now_asked)
      asked.items.emplace_back("+ " + format_message<messages::fact_new>(lang_, fact));
    add(localized(messages::asked_heading, lang_), std::move(asked));
    for (const ListSentences& list : Phrases{after}.lists()) rules(list);
    sources(before, diff_.only_before);
    sources(after, diff_.only_after);
    return std::move(document_);
  }

 private:
  void add(std::string heading, doc::List list) {
    if (list.items.empty()) return;
    document_.section(std::move(heading), true);
    document_.add(std::move(list));
  }

  std::string value(const FieldChange& field, const Text& value) const {
    if (!value.in(lang_).empty()) return value.in(lang_);
    return localized(field.key == "when" ? messages::always : messages::none, lang_);
  }
  std::string in_words(const FieldChange& field) const {
    return format_message<messages::changed>(lang_, field.label, value(field, field.before),
                                             value(field, field.after));
  }

  void rules(const ListSentences& of) {
    doc::List list;
    std::string other_sources, unchanged;
    for (const RuleChange& change : diff_.rules) {
      if (change.list != of.list) continue;
      const bool only_sources = change.what == RuleChange::What::changed && change.fields.empty();
      if (only_sources) add_item(other_sources, change.id);
      else list.items.push_back(item_of(change));
    }
    for (const auto& [name, id] : diff_.unchanged) {
      if (name == of.list) add_item(unchanged, id);
    }
    if (list.items.empty() && other_sources.empty()) return;
    if (!other_sources.empty())
      list.items.emplace_back(format_message<messages::only_sources>(lang_, other_sources));
    if (!unchanged.empty())
      list.items.emplace_back(format_message<messages::unchanged>(lang_, unchanged));
    add(of.heading.in(lang_), std::move(list));
  }

  // Returns "Letter from a doctor (referral)"; the id alone for doubts, whose names are long.
  std::string name(const RuleChange& change) const {
    const std::string& name = change.name.in(lang_);
    return name.empty() || change.list == "doubt" ? change.id : name + " (" + change.id + ")";
  }

  Item item_of(const RuleChange& change) const {
    const bool entitlement = change.list == "entitlement";
    if (change.what == RuleChange::What::changed) {
      if (change.fields.size() == 1)
        return "~ " + name(change) + " – " + in_words(change.fields.front());
      Item item{"~ " + name(change)};
      for (const FieldChange& field : change.fields) item.below.emplace_back(in_words(field));
      return item;
    }
    const bool added = change.what == RuleChange::What::added;
    Item item{(added ? "+ " : "− ") +
              (added ? entitlement ? format_message<messages::entitlement_new>(lang_, name(change))
                                   : format_message<messages::rule_new>(lang_, name(change))
               : entitlement ? format_message<messages::entitlement_gone>(lang_, name(change))
                             : format_message<messages::rule_gone>(lang_, name(change)))};
    item.below.emplace_back(change.text.in(lang_));
    if (change.list == "doubt") item.below.emplace_back(change.name.in(lang_));
    return item;
  }

  void sources(const VersionRef& of, const std::vector<const Source*>& sources) {
    if (sources.empty()) return;
    document_.section(format_message<messages::sources_only_in>(lang_, of.name()), true);
    const std::size_t before = cited_.size();
    cited_.cite(sources);
    document_.add(cited_.list(before));
  }

  const VersionDiff& diff_;
  Lang lang_;
  Bibliography cited_;
  doc::Document document_;
};

}  // namespace

doc::Document list_document(const std::vector<const Route*>& routes, Date today, Lang lang) {
  const std::string day = show(today, lang);
  doc::Document document{lang, format_message<messages::list_title>(lang, day), {}};
  document.section();
  document.paragraph(format_message<messages::star_today>(lang, day));
  const Route* before = nullptr;
  for (const Route* route : routes) {
    if (before == nullptr || before->country != route->country)
      document.section(route->country.in(lang), true);
    before = route;
    const std::string open = " (" + opening(*route, today, lang) + ")";
    document.section(route->id + colon(lang) + route->title.in(lang) + open, true).minor = true;
    document.add(versions_table(*route, today, lang));
  }
  return document;
}

doc::Document version_document(const VersionRef& shown, bool named, Date today, Lang lang) {
  return VersionDocument{shown, today, lang}.write(named);
}

doc::Document diff_document(const VersionRef& before, const VersionRef& after, Lang lang) {
  return DiffDocument{compare(before, after), lang}.write(before, after);
}

}  // namespace racpsy
