#include "report/rules_diff.hpp"

#include <algorithm>

#include "build_info.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/bibliography.hpp"
#include "report/format.hpp"
#include "report/layout.hpp"
#include "report/json_writer.hpp"
#include "report/rules_words.hpp"

namespace racpsy {
namespace {

bool same_source(const Source* a, const Source* b) { return a->id == b->id && a->title == b->title; }

bool cited_in(const Source* source, const std::vector<const Source*>& sources) {
  return std::any_of(sources.begin(), sources.end(), [&](const Source* s) { return same_source(s, source); });
}

std::vector<const Source*> missing(const std::vector<const Source*>& from, const std::vector<const Source*>& in) {
  std::vector<const Source*> all;
  for (const Source* source : from) {
    if (!cited_in(source, in)) all.push_back(source);
  }
  return all;
}

bool same_sources(const Rule& a, const Rule& b) { return missing(a.sources, b.sources).empty() && missing(b.sources, a.sources).empty(); }

std::vector<FieldChange> changes(const std::vector<RuleField>& before, const std::vector<RuleField>& after) {
  std::vector<FieldChange> all;
  for (const RuleField& a : before) {
    const auto b = std::find_if(after.begin(), after.end(), [&](const RuleField& f) { return f.key == a.key; });
    const Text value = b == after.end() ? Text{} : b->value;
    if (value != a.value) all.push_back({a.key, a.label, a.value, value});
  }
  for (const RuleField& b : after) {
    const bool known = std::any_of(before.begin(), before.end(), [&](const RuleField& f) { return f.key == b.key; });
    if (!known) all.push_back({b.key, b.label, {}, b.value});
  }
  return all;
}

// ---- The head: what is no rule -------------------------------------------------------------------------------------

Text line_of(const VersionOf& of, Calendar calendar) {
  const std::optional<InForce>& line = of.version().in_force[index_of(calendar)];
  if (!line) return {};
  const std::optional<Date> to = last_day(*of.route, of.index, calendar);
  return to ? say<words::between_days>(both(line->from), both(*to)) : say<words::from_day>(both(line->from));
}

std::vector<RuleField> head(const VersionOf& of) {
  const Version& version = of.version();
  const Phrases phrases{of};
  const auto yes = [](bool b) { return both(b ? words::label_yes : words::label_no); };
  std::vector<RuleField> all{{"title", both(words::label_title), version.title},
                         {"applied", both(words::calendar_applied), line_of(of, Calendar::applied)},
                         {"legal", both(words::calendar_legal), line_of(of, Calendar::legal)},
                         {"verified_on", both(words::label_verified), both(version.verified_on)},
                         {"currency", both(words::label_currency), same(version.currency)},
                         {"rounding", both(words::label_rounding), Phrases::rounding(version.rounding)},
                         {"scheme", both(words::label_scheme), yes(version.scheme)},
                         {"hypothetical", both(words::label_hypothetical), yes(version.hypothetical)}};
  Text delays;
  for (const Delay& delay : version.delays) {
    const Text one = phrases.delay(delay);
    add_item(delays.fr, one.fr, " ; ");
    add_item(delays.en, one.en, "; ");
  }
  all.push_back({"delayed", both(words::label_delayed), delays});
  for (const auto& [counter, text] : phrases.counters()) {
    all.push_back({counter->name, both(words::label_counter), text});
  }
  return all;
}

std::vector<Text> facts_only_in(const VersionOf& one, const VersionOf& other) {
  std::vector<Text> all;
  const std::uint64_t asked = facts_asked(one.version()), asked_there = facts_asked(other.version());
  for (std::size_t f = 0; f < one.route->facts.size(); ++f) {
    const int there = other.route->fact_index(one.route->facts[f].name);
    const bool also = there >= 0 && (asked_there >> there & 1) != 0;
    if ((asked >> f & 1) != 0 && !also) all.push_back(one.route->facts[f].title);
  }
  return all;
}

// ---- The rules of one list -----------------------------------------------------------------------------------------

void compare_list(const std::vector<RuleInWords>& before, const std::vector<RuleInWords>& after, VersionDiff& into) {
  constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  std::vector<std::size_t> partner(after.size(), nobody);  // of each later rule, the earlier one
  std::vector<bool> taken(before.size(), false);
  const auto match = [&](auto alike) {
    for (std::size_t b = 0; b < after.size(); ++b) {
      for (std::size_t a = 0; a < before.size() && partner[b] == nobody; ++a) {
        if (taken[a] || !alike(before[a], after[b])) continue;
        partner[b] = a;
        taken[a] = true;
      }
    }
  };
  match([](const RuleInWords& a, const RuleInWords& b) { return a.rule->id == b.rule->id; });
  match([](const RuleInWords& a, const RuleInWords& b) { return a.claim == b.claim; });
  for (std::size_t b = 0; b < after.size(); ++b) {
    const RuleInWords& now = after[b];
    if (partner[b] == nobody) continue;
    const RuleInWords& then = before[partner[b]];
    RuleChange change{RuleChange::What::changed, now.list, now.rule->id, now.name, {}, changes(then.fields, now.fields), !same_sources(*then.rule, *now.rule)};
    if (then.rule->id != now.rule->id) change.fields.insert(change.fields.begin(), {"id", both(words::label_id), same(then.rule->id), same(now.rule->id)});
    if (change.fields.empty() && !change.other_sources) into.unchanged.emplace_back(now.list, now.rule->id);
    else into.rules.push_back(std::move(change));
  }
  for (std::size_t b = 0; b < after.size(); ++b) {
    if (partner[b] == nobody) into.rules.push_back({RuleChange::What::added, after[b].list, after[b].rule->id, after[b].name, after[b].says, {}, false});
  }
  for (std::size_t a = 0; a < before.size(); ++a) {
    if (!taken[a]) into.rules.push_back({RuleChange::What::removed, before[a].list, before[a].rule->id, before[a].name, before[a].says, {}, false});
  }
}

// ---- In words ------------------------------------------------------------------------------------------------------

class DiffText {
 public:
  DiffText(const VersionDiff& diff, Lang lang, const Look& look) : diff_(diff), lang_(lang), look_(look) {}

  std::string write(const VersionOf& before, const VersionOf& after) {
    line(before.name() + " → " + after.name());
    if (diff_.empty()) return line(std::string{words::same_rules.in(lang_)}), std::move(out_);
    heading(words::head_heading, diff_.head.empty());
    for (const FieldChange& field : diff_.head) paragraph("~ " + in_words(field), 2, 4);
    heading(words::asked_heading, diff_.no_longer_asked.empty() && diff_.now_asked.empty());
    for (const Text& fact : diff_.no_longer_asked) paragraph("− " + say_in<words::fact_gone>(lang_, fact), 2, 4);
    for (const Text& fact : diff_.now_asked) paragraph("+ " + say_in<words::fact_new>(lang_, fact), 2, 4);
    const Phrases phrases{after};
    for (const ListInWords& list : phrases.lists()) rules(list);
    sources(before, diff_.only_before);
    sources(after, diff_.only_after);
    return std::move(out_);
  }

 private:
  void line(const std::string& text = {}) { out_ += text + "\n"; }
  void paragraph(const std::string& text, std::size_t first, std::size_t indent) { line(wrap(text, look_.columns, first, indent)); }
  void heading(const Message& m, bool nothing) {
    if (!nothing) line(), line(std::string{m.in(lang_)});
  }

  std::string value(const FieldChange& field, const Text& value) const {
    if (!value.in(lang_).empty()) return value.in(lang_);
    return std::string{(field.key == "when" ? words::always : words::none).in(lang_)};
  }
  std::string in_words(const FieldChange& field) const {
    return say_in<words::changed>(lang_, field.label, value(field, field.before), value(field, field.after));
  }

  void rules(const ListInWords& list) {
    std::vector<const RuleChange*> told;
    std::string other_sources, unchanged;
    for (const RuleChange& change : diff_.rules) {
      if (change.list != list.list) continue;
      const bool only_sources = change.what == RuleChange::What::changed && change.fields.empty();
      if (only_sources) add_item(other_sources, change.id);
      else told.push_back(&change);
    }
    for (const auto& [name, id] : diff_.unchanged) {
      if (name == list.list) add_item(unchanged, id);
    }
    if (told.empty() && other_sources.empty()) return;
    line();
    line(list.heading.in(lang_));
    for (const RuleChange* change : told) rule(*change);
    if (!other_sources.empty()) paragraph(say_in<words::only_sources>(lang_, other_sources), 2, 4);
    if (!unchanged.empty()) paragraph(say_in<words::unchanged>(lang_, unchanged), 2, 4);
  }

  // "Letter from a doctor (referral)"; a long name, that of a doubt, gives way to the id.
  std::string name(const RuleChange& change) const {
    const std::string& name = change.name.in(lang_);
    return name.empty() || change.list == "doubt" ? change.id : name + " (" + change.id + ")";
  }

  void rule(const RuleChange& change) {
    const bool entitlement = change.list == "entitlement";
    switch (change.what) {
      case RuleChange::What::changed:
        if (change.fields.size() == 1) return paragraph("~ " + name(change) + " – " + in_words(change.fields.front()), 2, 6);
        paragraph("~ " + name(change), 2, 4);
        for (const FieldChange& field : change.fields) paragraph(in_words(field), 6, 8);
        return;
      case RuleChange::What::added:
        paragraph("+ " + (entitlement ? say_in<words::entitlement_new>(lang_, name(change)) : say_in<words::rule_new>(lang_, name(change))), 2, 4);
        break;
      case RuleChange::What::removed:
        paragraph("− " + (entitlement ? say_in<words::entitlement_gone>(lang_, name(change)) : say_in<words::rule_gone>(lang_, name(change))), 2, 4);
        break;
    }
    paragraph(change.says.in(lang_), 6, 6);
    if (change.list == "doubt") paragraph(change.name.in(lang_), 6, 6);
  }

  void sources(const VersionOf& of, const std::vector<const Source*>& sources) {
    if (sources.empty()) return;
    line();
    line(say_in<words::sources_only_in>(lang_, of.name()));
    Bibliography list{lang_};
    list.cite(sources);
    for (const auto& [text, url] : list.list().entries) paragraph("- " + text + (url.empty() ? "" : " ") + url, 2, 4);
  }

  const VersionDiff& diff_;
  Lang lang_;
  Look look_;
  std::string out_;
};

void write(Json& json, const std::vector<FieldChange>& fields) {
  json.open('[');
  for (const FieldChange& field : fields) {
    json.open('{').key("field").value(field.key).key("from").value_or_null(field.before.en).key("to").value_or_null(field.after.en);
    json.key("from_fr").value_or_null(field.before.fr).key("to_fr").value_or_null(field.after.fr).close('}');
  }
  json.close(']');
}

}  // namespace

VersionDiff compare(const VersionOf& before, const VersionOf& after) {
  VersionDiff diff;
  diff.head = changes(head(before), head(after));
  diff.no_longer_asked = facts_only_in(before, after);
  diff.now_asked = facts_only_in(after, before);
  const std::vector<ListInWords> then = Phrases{before}.lists(), now = Phrases{after}.lists();
  for (std::size_t list = 0; list < now.size(); ++list) compare_list(then[list].rules, now[list].rules, diff);
  const std::vector<const Source*> cited = sources_of(before.version()), cited_now = sources_of(after.version());
  diff.only_before = missing(cited, cited_now);
  diff.only_after = missing(cited_now, cited);
  return diff;
}

std::string diff_text(const VersionOf& before, const VersionOf& after, Lang lang, const Look& look) {
  return DiffText{compare(before, after), lang, look}.write(before, after);
}

std::string diff_json(const VersionOf& before, const VersionOf& after, const std::string& digest) {
  constexpr std::array<std::string_view, 3> whats{"added", "removed", "changed"};
  const VersionDiff diff = compare(before, after);
  Json json;
  json.open('{').key("schema").value("racpsy/rules-diff/1").key("engine").value(engine_version).key("rules_digest").value(digest).line(1);
  json.key("from").value(before.name()).key("to").value(after.name()).key("same").value(diff.empty()).line(1);
  json.key("head");
  write(json, diff.head);
  const auto titles = [&](std::string_view key, const std::vector<Text>& facts) {
    json.line(1).key(key).open('[');
    for (const Text& fact : facts) json.open('{').key("fr").value(fact.fr).key("en").value(fact.en).close('}');
    json.close(']');
  };
  titles("no_longer_asked", diff.no_longer_asked);
  titles("now_asked", diff.now_asked);
  json.line(1).key("rules").open('[');
  for (const RuleChange& change : diff.rules) {
    json.line(2).open('{').key("list").value(change.list).key("id").value(change.id).key("change").value(whats[static_cast<std::size_t>(change.what)]);
    json.key("title").value_or_null(change.name.en).key("title_fr").value_or_null(change.name.fr);
    json.key("says").value_or_null(change.says.en).key("says_fr").value_or_null(change.says.fr);
    json.key("fields");
    write(json, change.fields);
    json.key("other_sources").value(change.other_sources).close('}');
  }
  json.close(']');
  const auto ids = [&](std::string_view key, const std::vector<const Source*>& sources) {
    json.line(1).key(key).open('[');
    for (const Source* source : sources) json.value(source->id);
    json.close(']');
  };
  ids("sources_only_in_from", diff.only_before);
  ids("sources_only_in_to", diff.only_after);
  json.close('}');
  return json.take() + "\n";
}

}  // namespace racpsy
