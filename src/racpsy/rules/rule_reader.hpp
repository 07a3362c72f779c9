// Reads the parts common to versions and contracts: rules, conditions, sources, counters, amounts.
// Private.
#pragma once

#include <bit>
#include <set>

#include "racpsy/base/limits.hpp"
#include "racpsy/rules/toml_file.hpp"

namespace racpsy {

inline constexpr std::size_t most_rules = 100;  // of one list
inline constexpr std::size_t most_doubts = 16;

inline const std::vector<std::string>& rounding_words() {
  static const std::vector<std::string> words = to_strings(rounding_names);
  return words;
}
inline const std::vector<std::string>& currency_words() {
  static const std::vector<std::string> words = to_strings(currency_names);
  return words;
}

class RuleReader {
 public:
  /// `all_counters`: counters of the route, which its versions share, or of the contract.
  RuleReader(File& file, const Declarations& known, std::vector<Counter>& all_counters,
             bool in_contract)
      : contract(in_contract),
        file_(file),
        known_(known),
        all_counters_(all_counters) {}

  std::vector<std::string> kinds;  ///< Kinds of the sessions read so far, valid in conditions.
  /// Counters declared in this file, as indices in `all_counters`.
  std::vector<std::uint8_t> counters;
  std::vector<std::string> routes;  ///< Routes named by conditions so far (contract).
  const bool contract;

  template <class Read>
  void each(Keys& keys, std::string_view list, Read read) {
    ids_.clear();
    const std::vector<const toml::table*> tables = keys.list(list);
    const std::size_t most = list == "doubt" ? most_doubts : most_rules;
    if (tables.size() > most)
      return file_.fail(tables[most]->source(), localized<msg::too_many>(most, list));
    for (const toml::table* table : tables) {
      Keys inner{file_, *table};
      read(inner);
      inner.done();
    }
  }

  std::vector<const Source*> sources(Keys& keys) {
    std::vector<const Source*> found;
    const toml::node* node = keys.find("source");
    if (node == nullptr) {
      file_.fail(keys.table().source(), localized<msg::no_source>(), localized<msg::give_source>());
      return found;
    }
    const std::vector<std::string> cited = keys.string_list("source", *node);
    if (cited.empty() && node->is_array())
      file_.fail(node->source(), localized<msg::no_source>(), localized<msg::give_source>());
    for (const std::string& id : cited) {
      const auto at = known_.sources.find(id);
      if (at != known_.sources.end()) {
        found.push_back(&at->second);
        continue;
      }
      std::vector<std::string> ids;
      for (const auto& [known, source] : known_.sources) ids.push_back(known);
      const std::string_view best = nearest(id, ids);
      file_.fail(node->source(), localized<msg::unknown_word>(id, localized<msg::a_source>()),
                 best.empty() ? Text{} : localized<msg::did_you_mean>(best));
    }
    return found;
  }

  // Reads the keys common to all rules. Caps and doubts need no title: reports describe them.
  Rule rule(Keys& keys, bool needs_title) {
    static const std::vector<std::string> statuses = to_strings(status_names);
    Rule rule;
    rule.id = keys.text("id");
    if (!rule.id.empty() && !ids_.insert(rule.id).second)
      file_.fail(keys.table().source(), localized<msg::same_id>(rule.id));
    rule.title = keys.localized_text("title", needs_title);
    rule.note = keys.localized_text("note", false);
    rule.when = conditions(keys, "when");
    rule.unless = conditions(keys, "unless");
    rule.sources = sources(keys);
    rule.status = static_cast<Status>(keys.word("status", statuses, localized<msg::a_status>()));
    for (const Source* source : rule.sources)
      rule.confidence = std::max(rule.confidence, source->confidence);
    if (keys.find("confidence") != nullptr) {
      rule.confidence = static_cast<Confidence>(
          keys.word("confidence", confidence_words(), localized<msg::a_confidence>()));
    }
    rule.place = file_.place(keys.table().source());
    if (rule.status >= Status::inferred && rule.note.empty()) {
      file_.fail(keys.table().source(), localized<msg::note_required>());
    }
    return rule;
  }

  Conditions conditions(Keys& keys, std::string_view key, bool required = false) {
    Conditions all;
    const toml::table* table = keys.table(key, required);
    if (table == nullptr) return all;
    for (const auto& [name, node] : *table) condition(name, node, all);
    return all;
  }

  void condition(const toml::key& key, const toml::node& node, Conditions& into) {
    const std::string_view name = key.str();
    if (name == "age") {
      into.push_back(range({Subject::Kind::age, 0}, name, node));
    } else if (name == "age_on_january_1") {
      into.push_back(range({Subject::Kind::age_on_january_1, 0}, name, node));
    } else if (name == "route" && contract) {
      Condition c{{Subject::Kind::route, 0}};
      for (const std::string& word : file_.words(name, node)) {
        auto at = std::find(routes.begin(), routes.end(), word);
        if (at == routes.end() && routes.size() < most_values) at = routes.insert(at, word);
        if (at == routes.end())
          return file_.fail(node.source(), localized<msg::too_many>(most_values, "route"));
        c.values |= Bits{1} << (at - routes.begin());
      }
      if (c.values == 0) file_.fail(node.source(), localized<msg::empty_list>());
      into.push_back(c);
    } else if (name == "rank" && !contract) {
      const toml::table* ranks = node.as_table();
      if (ranks == nullptr)
        return file_.fail(node.source(), localized<msg::expected>(name, localized<msg::a_table>()));
      for (const auto& [counter, value] : *ranks) {
        if (const std::optional<std::uint8_t> index =
                counter_named(std::string{counter.str()}, counter.source())) {
          into.push_back(range({Subject::Kind::rank, *index}, counter.str(), value));
        }
      }
    } else if (name == "earlier" && !contract) {
      const std::vector<std::string> words = file_.words(name, node);
      if (words.size() != 1)
        return file_.fail(node.source(),
                          localized<msg::expected>(name, localized<msg::a_counter>()));
      if (const std::optional<std::uint8_t> index = counter_named(words.front(), node.source()))
        into.push_back({{Subject::Kind::earlier, *index}, 1});
    } else if (name == "outcome" && contract) {
      Condition c{{Subject::Kind::outcome, 0}};
      static const std::vector<std::string> outcomes = to_strings(contract_outcome_names);
      for (const std::string& word : file_.words(name, node)) {
        const auto at = std::find(outcomes.begin(), outcomes.end(), word);
        if (at == outcomes.end())
          file_.fail(node.source(),
                     localized<msg::unknown_word>(word, localized<msg::an_outcome>()),
                     nearest_or_choices(word, outcomes));
        else c.values |= Bits{1} << (at - outcomes.begin());
      }
      into.push_back(c);
    } else if (name == "kind" && !contract) {
      Condition c{{Subject::Kind::kind, 0}};
      for (const std::string& word : file_.words(name, node)) {
        const auto at = std::find(kinds.begin(), kinds.end(), word);
        if (at == kinds.end()) {
          file_.fail(node.source(), localized<msg::unknown_word>(word, localized<msg::a_kind>()),
                     nearest_or_choices(word, kinds));
        } else {
          c.values |= Bits{1} << (at - kinds.begin());
        }
      }
      into.push_back(c);
    } else {
      std::vector<std::string> names =
          contract ? std::vector<std::string>{"age", "age_on_january_1", "outcome", "route"}
                   : std::vector<std::string>{"age", "age_on_january_1", "rank", "earlier", "kind"};
      for (const Fact& fact : known_.facts) names.push_back(fact.name);
      const auto same_name = [&](const Fact& fact) { return fact.name == name; };
      const auto at = std::find_if(known_.facts.begin(), known_.facts.end(), same_name);
      if (at == known_.facts.end()) {
        file_.fail(key.source(), localized<msg::unknown_word>(name, localized<msg::a_fact>()),
                   nearest_or_choices(name, names));
        return;
      }
      Condition c{{Subject::Kind::fact, static_cast<std::uint8_t>(at - known_.facts.begin())}};
      const std::vector<std::string> wanted = file_.words(name, node);
      if (wanted.empty()) file_.fail(node.source(), localized<msg::empty_list>());
      for (const std::string& word : wanted) {
        const std::optional<Bits> bits = at->read(word);
        if (bits && *bits == 0) {
          file_.fail(node.source(), localized<msg::empty_word>(word), localized<msg::use_unless>());
        } else if (!bits) {
          file_.fail(node.source(),
                     localized<msg::unknown_word>(word, localized<msg::a_value_of>(name)),
                     nearest_or_choices(word, at->words()));
        } else {
          c.values |= *bits;
        }
      }
      into.push_back(c);
    }
  }

  // Reads a range, ends included: 3, "3..", "..17", "18..25".
  Condition range(Subject subject, std::string_view name, const toml::node& node) {
    constexpr int lowest = -1, highest = no_highest;
    Condition c{subject, 0, lowest, highest};
    if (const auto* one = node.as_integer();
        one != nullptr && one->get() >= 0 && one->get() < highest) {
      c.low = c.high = static_cast<int>(one->get());
      return c;
    }
    if (const auto* text = node.as_string()) {
      if (const std::optional<std::pair<int, int>> ends =
              read_range(text->get(), lowest, highest)) {
        c.low = ends->first;
        c.high = ends->second;
        return c;
      }
    }
    file_.fail(node.source(), localized<msg::expected>(name, localized<msg::a_range>()));
    return c;
  }

  void read_counter(const std::string& name, const toml::node& node) {
    static const std::vector<std::string> periods = to_strings(period_names);
    const toml::table* table = node.as_table();
    if (table == nullptr)
      return file_.fail(node.source(), localized<msg::expected>(name, localized<msg::a_table>()));
    Keys keys{file_, *table};
    Counter counter;
    counter.name = name;
    static const std::vector<std::string> units = to_strings(unit_names);
    counter.per =
        static_cast<Counter::Per>(keys.word("per", periods, localized<msg::a_period>(), true));
    if (!contract) {
      counter.unit =
          static_cast<Counter::Unit>(keys.word("of", units, localized<msg::sessions_or_cents>()));
      keys.find("counts");  // read by `counts`, once every counter is known
    }
    keys.done();
    counter.place = file_.place(table->source());
    std::size_t index = 0;
    while (index < all_counters_.size() && all_counters_[index].name != name) ++index;
    if (index == most_counters)
      return file_.fail(table->source(), localized<msg::too_many>(most_counters, "counter"));
    if (index == all_counters_.size()) {
      all_counters_.push_back(counter);
    } else if (all_counters_[index].per != counter.per ||
               all_counters_[index].unit != counter.unit) {
      file_.fail(table->source(), localized<msg::counter_differs>(name));
    }
    counters.push_back(static_cast<std::uint8_t>(index));
  }

  // Parses "rest", a rate or an amount from `words`, the text of `node` without the suffixes that
  // only contracts have. Reports `expected` on failure.
  Pays pays(Keys& keys, const toml::node& node, std::string_view words, const Text& expected) {
    if (words == "rest") return {Pays::Form::rest, {}, {}};
    if (const std::optional<Rate> rate = read_rate(words)) return {Pays::Form::rate, *rate, {}};
    if (const std::optional<Money> money = amount(words)) return {Pays::Form::amount, {}, *money};
    if (node.is_number())
      file_.fail(node.source(), localized<msg::money_not_quoted>("pays"),
                 localized<msg::write_like>("\"60 %\", \"11.00\""));
    else keys.wrong("pays", node, expected);
    return {};
  }

  std::optional<std::uint8_t> counter_named(const std::string& name,
                                            const toml::source_region& where,
                                            Counter::Unit unit = Counter::Unit::sessions) {
    std::vector<std::string> names;
    for (const std::uint8_t index : counters) {
      if (all_counters_[index].unit != unit) continue;
      if (all_counters_[index].name == name) return index;
      names.push_back(all_counters_[index].name);
    }
    file_.fail(where, localized<msg::unknown_word>(name, localized<msg::a_counter>()),
               nearest_or_choices(name, names));
    return std::nullopt;
  }

 private:
  File& file_;
  const Declarations& known_;
  std::vector<Counter>& all_counters_;
  std::set<std::string> ids_;
};

}  // namespace racpsy
