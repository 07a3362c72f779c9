// Reads the declarations of rule files: defaults, facts, sources, notices, titles.
#include <map>

#include "racpsy/base/folding.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/rules/rule_reader.hpp"

namespace racpsy {
namespace {

constexpr int least_days_after_easter = -60, most_days_after_easter = 200;

// Returns the sources that an entry cites; reports those that are not declared.
std::vector<const Source*> cited_sources(Keys& keys, const Declarations& known) {
  std::vector<const Source*> all;
  for (const std::string& id : keys.words("source", true)) {
    const auto at = known.sources.find(id);
    if (at != known.sources.end()) all.push_back(&at->second);
    else
      keys.file().fail(keys.table().source(),
                       localized<msg::unknown_word>(id, localized<msg::a_source>()));
  }
  return all;
}

void read_source(Keys keys, std::string id, Declarations& into) {
  Source source;
  source.id = std::move(id);
  source.title = keys.text("title");
  source.article = keys.text("article", false);
  source.url = keys.text("url", false);
  source.reference = keys.text("reference", false);
  source.confidence =
      keys.word("confidence", confidence_names, localized<msg::a_confidence>(), true);
  source.place = keys.file().place(keys.table().source());
  int dates = 0;
  for (const Source::Dated kind : dated_names.keys()) {
    const std::string_view key = dated_names[kind];
    if (const std::optional<Date> date = keys.date(key, false)) {
      source.date = *date;
      source.dated = kind;
      ++dates;
    } else if (keys.table().contains(key)) {
      ++dates;  // present but wrong, already reported
    }
  }
  if (dates != 1)
    keys.file().fail(keys.table().source(), localized<msg::source_needs_one_date>(dates));
  if (source.url.empty() && source.reference.empty()) {
    keys.file().fail(keys.table().source(), localized<msg::source_needs_place>());
  }
  keys.done();
  const std::string name = source.id;
  if (!into.sources.emplace(name, std::move(source)).second) {
    keys.file().fail(keys.table().source(), localized<msg::declared_twice>(name));
  }
}

// Reads the values of a fact in the order of the file, which TOML tables do not keep.
void read_values(Keys& keys, Fact& fact) {
  const toml::table* values = keys.table("values", true);
  if (values == nullptr) return;
  std::vector<std::pair<const toml::key*, const toml::node*>> sorted;
  for (const auto& [key, node] : *values) sorted.emplace_back(&key, &node);
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return std::pair{a.first->source().begin.line, a.first->source().begin.column} <
           std::pair{b.first->source().begin.line, b.first->source().begin.column};
  });
  Keys titles{keys.file(), *values};
  for (const auto& [key, node] : sorted) {
    const std::string token{key->str()};
    Text title = titles.localized_text(token);
    if (fact.type == Fact::Type::set && token == fact.empty) fact.empty_title = std::move(title);
    else fact.values.push_back({token, std::move(title)});
  }
  if (fact.values.size() > most_values) {
    keys.file().fail(values->source(), localized<msg::too_many>(most_values, "values"));
    fact.values.resize(most_values);
  }
}

void read_aliases(Keys& keys, Fact& fact) {
  const toml::table* aliases = keys.table("aliases");
  if (aliases == nullptr) return;
  Keys inner{keys.file(), *aliases};
  for (const auto& [key, node] : *aliases) {
    const std::string target = inner.text(key.str());
    if (!fact.read(target)) {
      keys.file().fail(node.source(),
                       localized<msg::unknown_word>(target, localized<msg::a_value_of>(fact.name)),
                       choices(fact.words()));
      continue;
    }
    fact.aliases.emplace(key.str(), target);
  }
}

// Reads the synonyms of a fact; reports those with the same folded form as a name of another fact,
// or a name common to all routes.
void read_names(Keys& keys, Fact& fact, const Declarations& into) {
  fact.names = keys.words("names", false);
  const auto taken = [&](const std::string& name) {
    const std::string letters = folded(name);
    const bool of_all = std::any_of(
        reserved_names().begin(), reserved_names().end(), [&](const Reserved& reserved) {
          return reserved.name != fact.name && names_column(letters, reserved);
        });
    return letters.empty() || of_all ||
           std::any_of(into.facts.begin(), into.facts.end(), [&](const Fact& other) {
             return other.name != fact.name && other.is_called(letters);
           });
  };
  if (taken(fact.name))
    keys.file().fail(keys.table().source(), localized<msg::declared_twice>(fact.name));
  for (const std::string& name : fact.names) {
    if (taken(name))
      keys.file().fail(keys.find("names")->source(), localized<msg::declared_twice>(name));
  }
}

// Reports tokens that have the same folded form but different values.
void check_letters(Keys& keys, const Fact& fact) {
  std::map<std::string, std::optional<Bits>> meanings;
  for (const std::string& word : fact.all_words()) {
    const auto [at, fresh] = meanings.emplace(folded(word), fact.read(word));
    if (!fresh && at->second != fact.read(word))
      keys.file().fail(keys.table().source(), localized<msg::declared_twice>(word));
  }
}

// Reads a key whose value is a value of the fact; nothing, with a problem, if it is not.
std::optional<Bits> read_value(Keys& keys, std::string_view key, const Fact& fact) {
  const std::string word = keys.text(key);
  const std::optional<Bits> bits = word.empty() ? std::nullopt : fact.read(word);
  if (!bits && !word.empty())
    keys.file().fail(keys.find(key)->source(),
                     localized<msg::unknown_word>(word, localized<msg::a_value_of>(fact.name)),
                     nearest_or_choices(word, fact.words()));
  return bits;
}

void read_defaults_by_age(Keys& keys, Fact& fact) {
  const toml::table* bands = keys.table("default_by_age");
  if (bands == nullptr) return;
  Keys inner{keys.file(), *bands};
  for (const auto& [key, node] : *bands) {
    const std::optional<std::pair<int, int>> ages = read_range(key.str(), 0, oldest);
    if (!ages)
      keys.file().fail(key.source(),
                       localized<msg::expected>(key.str(), localized<msg::a_range>()));
    const std::optional<Bits> bits = read_value(inner, key.str(), fact);
    if (ages && bits) fact.by_age.push_back({ages->first, ages->second, *bits});
  }
}

void read_fact(Keys keys, std::string name, Declarations& into) {
  Fact fact;
  fact.name = std::move(name);
  fact.place = keys.file().place(keys.table().source());
  fact.type = keys.word("type", fact_type_names, localized<msg::a_fact_type>(), true);
  fact.of_session =
      keys.word("of", owner_names, localized<msg::person_or_session>(), true) == Owner::session;
  fact.opener = keys.flag("opener", true);
  fact.title = keys.localized_text("title");
  fact.question = keys.localized_text("question");
  if (fact.type == Fact::Type::set) fact.empty = keys.text("empty");
  read_values(keys, fact);
  read_aliases(keys, fact);
  read_names(keys, fact, into);
  check_letters(keys, fact);
  if (fact.type == Fact::Type::choice) {
    fact.fallback = read_value(keys, "default", fact).value_or(0);
    read_defaults_by_age(keys, fact);
  }
  keys.done();
  const auto same_name = [&](const Fact& other) { return other.name == fact.name; };
  if (fact.name == "age" || fact.name == "age_on_january_1" || fact.name == "kind" ||
      fact.name == "rank" || fact.name == "outcome" || fact.name == "member_for" ||
      fact.name == "route" || std::any_of(into.facts.begin(), into.facts.end(), same_name)) {
    keys.file().fail(keys.table().source(), localized<msg::declared_twice>(fact.name));
    return;
  }
  if (fact.type == Fact::Type::set) {
    for (const Fact& other : into.facts) {
      if (other.type == Fact::Type::set)
        return keys.file().fail(keys.table().source(), localized<msg::one_set>(other.name));
    }
  }
  if (into.facts.size() >= most_facts)
    return keys.file().fail(keys.table().source(), localized<msg::too_many>(most_facts, "fact"));
  into.facts.push_back(std::move(fact));
}

// Reads limited rights, rights that are fixed for a period, the rows of the card, and the reference
// values of a country.
class RightsReader {
 public:
  RightsReader(File& file, Declarations& into)
      : file_(file),
        into_(into),
        rules_(file, into, no_counters_, false) {}

  void read(Keys& keys) {
    rules_.each(keys, "limited_right", [&](Keys& k) { read_limited(k); });
    rules_.each(keys, "kept_right", [&](Keys& k) { read_kept(k); });
    for (const toml::table* table : keys.list("card")) {
      Keys row{file_, *table};
      into_.card.push_back({row.localized_text("title"), rules_.conditions(row, "when")});
      row.done();
    }
  }

  void read_values(Keys& keys) {
    const toml::table* values = keys.table("value");
    if (values == nullptr) return;
    Keys each{file_, *values};
    for (const auto& [name, node] : *values) {
      const toml::table* table = each.table(name.str());
      if (table == nullptr) continue;
      Keys inner{file_, *table};
      ReferenceValue value = rules_.read<ReferenceValue>(inner);
      inner.done();
      value.name = name.str();
      if (value.amounts.empty()) file_.fail(table->source(), localized<msg::missing_key>("amount"));
      for (std::size_t i = 0; i < value.amounts.size(); ++i) {
        const ReferenceValue::Dated& dated = value.amounts[i];
        if (dated.to < dated.from || (i > 0 && dated.from <= value.amounts[i - 1].to))
          file_.fail(table->source(), localized<msg::values_in_order>());
      }
      into_.values.push_back(std::move(value));
    }
  }

 private:
  // Reads a right; its conditions may only ask for declared facts.
  template <class Right>
  Right read_right(Keys& keys) {
    Right right = rules_.read<Right>(keys);
    const Rule& rule = right.rule;
    const auto of_a_fact = [](const Condition& c) { return c.subject.kind == Subject::Kind::fact; };
    if (!std::all_of(rule.when.begin(), rule.when.end(), of_a_fact))
      file_.fail(keys.table().source(), localized<msg::facts_only>("when"));
    if (!rule.unless.empty())
      file_.fail(keys.table().source(), localized<msg::unknown_key>("unless"));
    return right;
  }

  void read_limited(Keys& keys) {
    LimitedRight limited = read_right<LimitedRight>(keys);
    limited.rule.status = Status::assumed;
    if (limited.rule.note.empty())
      file_.fail(keys.table().source(), localized<msg::note_required>());
    const auto of_the_same_fact = [&](const Condition& c) {
      const Conditions& when = limited.rule.when;
      return when.size() == 1 && when.front().subject == c.subject &&
             (when.front().values & c.values) == 0 &&
             into_.facts[c.subject.index].type == Fact::Type::set;
    };
    if (limited.follows.size() > 1 ||
        !std::all_of(limited.follows.begin(), limited.follows.end(), of_the_same_fact)) {
      file_.fail(keys.table().source(),
                 localized<msg::expected>("follows", localized<msg::another_value_of_the_fact>()));
      limited.follows.clear();
    }
    if (into_.limited.size() == most_limited)
      return file_.fail(keys.table().source(),
                        localized<msg::too_many>(most_limited, "limited_right"));
    into_.limited.push_back(std::move(limited));
  }

  void read_kept(Keys& keys) {
    KeptRight kept = read_right<KeptRight>(keys);
    if (kept.rule.when.size() != 1 || !std::has_single_bit(kept.rule.when.front().values))
      keys.file().fail(keys.table().source(),
                       localized<msg::expected>("when", localized<msg::one_value_of_a_fact>()));
    if (into_.kept.size() == most_kept_rights)
      return file_.fail(keys.table().source(),
                        localized<msg::too_many>(most_kept_rights, "kept_right"));
    into_.kept.push_back(std::move(kept));
  }

  File& file_;
  Declarations& into_;
  std::vector<Counter> no_counters_;
  RuleReader rules_;
};

// Reads a month and a day, "12-25", of any year.
void read_month_and_day(Keys& keys, Holiday& holiday) {
  const std::string words = keys.text("on");
  // 2000 is a leap year.
  const std::optional<Date> date = read_date("2000-" + words);
  if (!date)
    return keys.file().fail(keys.find("on")->source(),
                            localized<msg::expected>("on", localized<msg::a_month_and_day>()));
  holiday.month = static_cast<int>(date->month());
  holiday.day = static_cast<int>(date->day());
}

void read_holidays(Keys& keys, Declarations& into) {
  for (const toml::table* entry : keys.list("holiday")) {
    Keys inner{keys.file(), *entry};
    Holiday holiday;
    holiday.title = inner.localized_text("title");
    const bool fixed = inner.has("on"), moves = inner.has("after_easter");
    if (fixed == moves)
      keys.file().fail(entry->source(), localized<msg::either_of>("on", "after_easter"));
    if (fixed) read_month_and_day(inner, holiday);
    if (moves)
      holiday.after_easter =
          inner.integer("after_easter", least_days_after_easter, most_days_after_easter);
    holiday.sources = cited_sources(inner, into);
    inner.done();
    into.holidays.push_back(std::move(holiday));
  }
}

}  // namespace

void read_sources(Keys& keys, Declarations& into) {
  const toml::table* sources = keys.table("source");
  if (sources == nullptr) return;
  for (const auto& [key, node] : *sources) {
    if (const toml::table* source = node.as_table())
      read_source({keys.file(), *source}, std::string{key.str()}, into);
    else
      keys.file().fail(node.source(),
                       localized<msg::expected>(key.str(), localized<msg::a_table>()));
  }
}

Problems read_defaults(const RuleText& text, Defaults& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) {
    Keys keys{file, *table};
    into.route = keys.text("route");
    into.age = keys.integer("age", 0, oldest);
    const auto read_routes = [&](const toml::table* routes,
                                 std::map<std::string, std::string>& by_word) {
      by_word.clear();
      if (routes == nullptr) return;
      Keys inner{file, *routes};
      for (const auto& [word, id] : *routes)
        by_word[std::string{word.str()}] = inner.text(word.str());
    };
    read_routes(keys.table("words"), into.route_words);
    read_routes(keys.table("default_of"), into.of_country);
    keys.done();
  }
  sort_by_place(problems);
  return problems;
}

Problems read_declarations(const RuleText& text, Declarations& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) {
    Keys keys{file, *table};
    read_sources(keys, into);
    if (const toml::table* facts = keys.table("fact")) {
      // Facts keep the order of the file, in which people are asked for them.
      std::vector<std::pair<std::string, const toml::table*>> sorted;
      for (const auto& [key, node] : *facts) {
        if (const toml::table* fact = node.as_table()) sorted.emplace_back(key.str(), fact);
        else
          file.fail(node.source(), localized<msg::expected>(key.str(), localized<msg::a_table>()));
      }
      std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.second->source().begin.line < b.second->source().begin.line;
      });
      for (auto& [name, fact] : sorted) read_fact({file, *fact}, std::move(name), into);
    }
    RightsReader{file, into}.read(keys);
    for (const toml::table* entry : keys.list("notice")) {
      Keys inner{file, *entry};
      Notice notice;
      notice.id = inner.text("id");
      notice.text = inner.localized_text("text");
      notice.sources = cited_sources(inner, into);
      inner.done();
      into.notices.push_back(std::move(notice));
    }
    if (text.path.ends_with("route.toml") || text.path.ends_with("country.toml"))
      into.title = keys.localized_text("title");
    if (text.path.ends_with("route.toml"))
      into.care = keys.word("care", care_names, localized<msg::a_kind_of_care>());
    if (text.path.ends_with("country.toml")) {
      into.distress = keys.localized_text("distress");
      read_holidays(keys, into);
      RightsReader{file, into}.read_values(keys);
      if (const toml::table* payers = keys.table("payers")) {
        Keys inner{file, *payers};
        into.payers = {inner.localized_text("amo", false), inner.localized_text("other", false),
                       inner.localized_text("amc", false), inner.localized_text("patient", false)};
        inner.done();
      }
    }
    keys.done();
  } else {
    into.broken = true;
  }
  sort_by_place(problems);
  return problems;
}

}  // namespace racpsy
