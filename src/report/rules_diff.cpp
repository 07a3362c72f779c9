// Compares two versions, of one route or of two.
//
// Rules are matched within their list, first by id, then by claim (same payer and conditions, same
// requirement, same counter), so that a renamed rule counts as changed, not as removed and added.
// Matched rules are compared field by field, in words.
#include <algorithm>

#include "build_info.hpp"
#include "format/data.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/rules.hpp"
#include "report/rules_messages.hpp"
#include "report/rules_phrases.hpp"

namespace racpsy {
namespace {

bool same_source(const Source* a, const Source* b) {
  return a->id == b->id && a->title == b->title;
}

bool cited_in(const Source* source, const std::vector<const Source*>& sources) {
  return std::any_of(sources.begin(), sources.end(),
                     [&](const Source* s) { return same_source(s, source); });
}

std::vector<const Source*> missing(const std::vector<const Source*>& from,
                                   const std::vector<const Source*>& in) {
  std::vector<const Source*> all;
  for (const Source* source : from) {
    if (!cited_in(source, in)) all.push_back(source);
  }
  return all;
}

bool same_sources(const Rule& a, const Rule& b) {
  return missing(a.sources, b.sources).empty() && missing(b.sources, a.sources).empty();
}

std::vector<FieldChange> changes(const std::vector<RuleField>& before,
                                 const std::vector<RuleField>& after) {
  std::vector<FieldChange> all;
  for (const RuleField& a : before) {
    const auto b = std::find_if(after.begin(), after.end(),
                                [&](const RuleField& f) { return f.key == a.key; });
    const Text value = b == after.end() ? Text{} : b->value;
    if (value != a.value) all.push_back({a.key, a.label, a.value, value});
  }
  for (const RuleField& b : after) {
    const bool known = std::any_of(before.begin(), before.end(),
                                   [&](const RuleField& f) { return f.key == b.key; });
    if (!known) all.push_back({b.key, b.label, {}, b.value});
  }
  return all;
}

// ---- Header of a version: everything but its rules

Text line_of(const VersionRef& of, Calendar calendar) {
  const std::optional<InForce>& line = of.version().in_force[calendar];
  if (!line) return {};
  const std::optional<Date> to = last_day(*of.route, of.index, calendar);
  return to ? localized<messages::between_days>(localized(line->from), localized(*to))
            : localized<messages::from_day>(localized(line->from));
}

std::vector<RuleField> version_header(const VersionRef& of) {
  const Version& version = of.version();
  const Phrases phrases{of};
  const auto yes = [](bool b) { return localized(b ? messages::label_yes : messages::label_no); };
  std::vector<RuleField> all{
      {"title", localized(messages::label_title), version.title},
      {"applied", localized(messages::calendar_applied), line_of(of, Calendar::applied)},
      {"legal", localized(messages::calendar_legal), line_of(of, Calendar::legal)},
      {"verified_on", localized(messages::label_verified), localized(version.verified_on)},
      {"currency", localized(messages::label_currency),
       untranslated(currency_names[version.currency])},
      {"rounding", localized(messages::label_rounding), Phrases::rounding(version.rounding)},
      {"scheme", localized(messages::label_scheme), yes(version.scheme)},
      {"hypothetical", localized(messages::label_hypothetical), yes(version.hypothetical)}};
  Text delays;
  for (const Delay& delay : version.delays) {
    if (!delays.empty()) delays += Text{" ; ", "; "};
    delays += phrases.delay(delay);
  }
  all.push_back({"delayed", localized(messages::label_delayed), delays});
  for (const auto& [counter, text] : phrases.counters()) {
    all.push_back({counter->name, localized(messages::label_counter), text});
  }
  return all;
}

std::vector<Text> facts_only_in(const VersionRef& one, const VersionRef& other) {
  std::vector<Text> all;
  const std::uint64_t asked = facts_asked(one.version()),
                      asked_there = facts_asked(other.version());
  for (std::size_t f = 0; f < one.route->facts.size(); ++f) {
    const auto there = other.route->fact_index(one.route->facts[f].name);
    const bool also = there && has_bit(asked_there, *there);
    if (has_bit(asked, f) && !also) all.push_back(one.route->facts[f].title);
  }
  return all;
}

// ---- Rules of one list

void compare_list(const std::vector<RuleSentence>& before, const std::vector<RuleSentence>& after,
                  VersionDiff& into) {
  std::vector<const RuleSentence*> partner(after.size());  // earlier rule of each later one
  std::vector<bool> taken(before.size(), false);
  const auto match = [&](auto alike) {
    for (std::size_t b = 0; b < after.size(); ++b) {
      for (std::size_t a = 0; a < before.size() && partner[b] == nullptr; ++a) {
        if (taken[a] || !alike(before[a], after[b])) continue;
        partner[b] = &before[a];
        taken[a] = true;
      }
    }
  };
  match([](const RuleSentence& a, const RuleSentence& b) { return a.rule->id == b.rule->id; });
  match([](const RuleSentence& a, const RuleSentence& b) { return a.claim == b.claim; });
  for (std::size_t b = 0; b < after.size(); ++b) {
    const RuleSentence& now = after[b];
    if (partner[b] == nullptr) continue;
    const RuleSentence& then = *partner[b];
    RuleChange change{RuleChange::What::changed,
                      now.list,
                      now.rule->id,
                      now.name,
                      {},
                      changes(then.fields, now.fields),
                      !same_sources(*then.rule, *now.rule)};
    if (then.rule->id != now.rule->id)
      change.fields.insert(change.fields.begin(),
                           {"id", localized(messages::label_id), untranslated(then.rule->id),
                            untranslated(now.rule->id)});
    if (change.fields.empty() && !change.other_sources)
      into.unchanged.emplace_back(now.list, now.rule->id);
    else into.rules.push_back(std::move(change));
  }
  for (std::size_t b = 0; b < after.size(); ++b) {
    if (partner[b] == nullptr)
      into.rules.push_back({RuleChange::What::added,
                            after[b].list,
                            after[b].rule->id,
                            after[b].name,
                            after[b].text,
                            {},
                            false});
  }
  for (std::size_t a = 0; a < before.size(); ++a) {
    if (!taken[a])
      into.rules.push_back({RuleChange::What::removed,
                            before[a].list,
                            before[a].rule->id,
                            before[a].name,
                            before[a].text,
                            {},
                            false});
  }
}

}  // namespace

VersionDiff compare(const VersionRef& before, const VersionRef& after) {
  VersionDiff diff;
  diff.header = changes(version_header(before), version_header(after));
  diff.no_longer_asked = facts_only_in(before, after);
  diff.now_asked = facts_only_in(after, before);
  const std::vector<ListSentences> then = Phrases{before}.lists(), now = Phrases{after}.lists();
  for (std::size_t list = 0; list < now.size(); ++list)
    compare_list(then[list].rules, now[list].rules, diff);
  const std::vector<const Source*> cited = sources_of(before.version()),
                                   cited_now = sources_of(after.version());
  diff.only_before = missing(cited, cited_now);
  diff.only_after = missing(cited_now, cited);
  return diff;
}

// ---- As JSON: racpsy/rules-diff/1

namespace {

void write(Json& json, const std::vector<FieldChange>& fields) {
  json.open('[');
  for (const FieldChange& field : fields) {
    json.open('{').member("field", field.key);
    json.text("from", field.before).text("to", field.after).close('}');
  }
  json.close(']');
}

}  // namespace

std::string diff_json(const VersionRef& before, const VersionRef& after,
                      const std::string& digest) {
  constexpr EnumArray<RuleChange::What, std::string_view, 3> whats{{"added", "removed", "changed"}};
  const VersionDiff diff = compare(before, after);
  Json json;
  json.open('{').member("schema", "racpsy/rules-diff/1").member("engine", engine_version);
  json.member("rules_digest", digest).line(1);
  json.member("from", before.name()).member("to", after.name()).member("same", diff.empty());
  json.line(1);
  json.key("head");
  write(json, diff.header);
  const auto titles = [&](std::string_view key, const std::vector<Text>& facts) {
    json.line(1).list(key, facts, [](const Text& title) -> const Text& { return title; });
  };
  titles("no_longer_asked", diff.no_longer_asked);
  titles("now_asked", diff.now_asked);
  json.line(1).key("rules").open('[');
  for (const RuleChange& change : diff.rules) {
    json.line(2).open('{').member("list", change.list).member("id", change.id);
    json.member("change", whats[change.what]);
    json.text("title", change.name).text("says", change.text);
    json.key("fields");
    write(json, change.fields);
    json.member("other_sources", change.other_sources).close('}');
  }
  json.close(']');
  const auto ids = [&](std::string_view key, const std::vector<const Source*>& sources) {
    json.line(1).list(key, sources, [](const Source* source) { return source->id; });
  };
  ids("sources_only_in_from", diff.only_before);
  ids("sources_only_in_to", diff.only_after);
  json.close('}');
  return json.take() + "\n";
}

}  // namespace racpsy
