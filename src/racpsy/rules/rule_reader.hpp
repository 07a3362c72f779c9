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
inline constexpr std::int64_t highest_rate = 10;  // of a base or a reference value: 1000 %

// Returns the index of a word; the size of the list if absent.
inline std::size_t find_index(const std::vector<std::string>& all, const std::string& word) {
  return position_of(all, std::find(all.begin(), all.end(), word));
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
  std::vector<std::string> routes;            ///< Routes named by conditions so far (contract).
  std::vector<std::string> reference_values;  ///< Those named by amounts so far (contract).
  const bool contract;

  template <class Read>
  void each(Keys& keys, std::string_view list, Read read_one) {
    ids_.clear();
    const std::vector<const toml::table*> tables = keys.list(list);
    const std::size_t most = list == "doubt"       ? most_doubts
                             : list == "deduction" ? most_deductions
                                                   : most_rules;
    if (tables.size() > most)
      return file_.fail(tables[most]->source(), localized<msg::too_many>(most, list));
    for (const toml::table* table : tables) {
      Keys inner{file_, *table};
      read_one(inner);
      inner.done();
    }
  }

  /// Reads the keys that describe.hpp has for `R`.
  template <class R>
  R read(Keys& keys) {
    R into;
    if constexpr (requires { into.place; }) into.place = file_.place(keys.table().source());
    KeyReader<R> reader{*this, keys, into};
    describe(Described<R>{}, reader);
    check(keys, into);
    return into;
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
    Rule rule;
    rule.id = keys.text("id");
    if (!rule.id.empty() && !ids_.insert(rule.id).second)
      file_.fail(keys.table().source(), localized<msg::same_id>(rule.id));
    rule.title = keys.localized_text("title", needs_title);
    rule.note = keys.localized_text("note", false);
    rule.when = conditions(keys, "when");
    rule.unless = conditions(keys, "unless");
    rule.sources = sources(keys);
    rule.status = keys.word("status", status_names, localized<msg::a_status>());
    for (const Source* source : rule.sources)
      rule.confidence = std::max(rule.confidence, source->confidence);
    if (keys.find("confidence") != nullptr) {
      rule.confidence = keys.word("confidence", confidence_names, localized<msg::a_confidence>());
    }
    rule.place = file_.place(keys.table().source());
    if (rule.status >= Status::inferred && rule.note.empty()) {
      file_.fail(keys.table().source(), localized<msg::note_required>());
    }
    return rule;
  }

  /// Reads the counters of the file; returns their table, null if absent.
  const toml::table* read_counters(Keys& keys) {
    const toml::table* table = keys.table("counter");
    if (table == nullptr) return nullptr;
    for (const auto& [name, node] : *table) read_counter(std::string{name.str()}, node);
    return table;
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
      into.push_back(values({Subject::Kind::route, 0}, name, node, [&](const std::string& word) {
        const std::size_t index = find_index(routes, word);
        if (index == most_values)
          file_.fail(node.source(), localized<msg::too_many>(most_values, "route"));
        else if (index == routes.size()) routes.push_back(word);
        return bit(index);
      }));
    } else if (name == "rank") {
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
    } else if (name == "member_for" && contract) {
      into.push_back(membership(name, node));
    } else if (name == "outcome" && contract) {
      const std::vector<std::string> outcomes{contract_outcome_names.begin(),
                                              contract_outcome_names.end()};
      into.push_back(values({Subject::Kind::outcome, 0}, name, node, [&](const std::string& word) {
        return bit_of(word, outcomes, node, localized<msg::an_outcome>());
      }));
    } else if (name == "kind" && !contract) {
      into.push_back(values({Subject::Kind::kind, 0}, name, node, [&](const std::string& word) {
        return bit_of(word, kinds, node, localized<msg::a_kind>());
      }));
    } else {
      of_fact(key, node, into);
    }
  }

 private:
  // Reads the values of a condition, any of which may hold; `read_word` returns the bits of one.
  template <class Read>
  Condition values(Subject subject, std::string_view name, const toml::node& node, Read read_word) {
    Condition c{subject};
    if (const toml::array* list = node.as_array(); list != nullptr && list->empty())
      file_.fail(node.source(), localized<msg::empty_list>());
    for (const std::string& word : file_.words(name, node)) c.values |= read_word(word);
    return c;
  }

  // Returns the bit of a word; reports one that is not in the list.
  Bits bit_of(const std::string& word, const std::vector<std::string>& all, const toml::node& node,
              const Text& what) {
    if (const std::size_t index = find_index(all, word); index < all.size()) return bit(index);
    file_.fail(node.source(), localized<msg::unknown_word>(word, what),
               nearest_or_choices(word, all));
    return 0;
  }

  void of_fact(const toml::key& key, const toml::node& node, Conditions& into) {
    const std::string_view name = key.str();
    for (std::size_t f = 0; f < known_.facts.size(); ++f) {
      const Fact& fact = known_.facts[f];
      if (fact.name != name) continue;
      into.push_back(values({Subject::Kind::fact, static_cast<std::uint8_t>(f)}, name, node,
                            [&](const std::string& word) {
                              const std::optional<Bits> bits = fact.read(word);
                              if (!bits)
                                file_.fail(node.source(),
                                           localized<msg::unknown_word>(
                                               word, localized<msg::a_value_of>(name)),
                                           nearest_or_choices(word, fact.words()));
                              else if (*bits == 0)
                                file_.fail(node.source(), localized<msg::empty_word>(word),
                                           localized<msg::use_unless>());
                              return bits.value_or(0);
                            }));
      return;
    }
    std::vector<std::string> names =
        contract
            ? std::vector<std::string>{"age",  "age_on_january_1", "member_for", "outcome", "rank",
                                       "route"}
            : std::vector<std::string>{"age", "age_on_january_1", "rank", "earlier", "kind"};
    for (const Fact& fact : known_.facts) names.push_back(fact.name);
    file_.fail(key.source(), localized<msg::unknown_word>(name, localized<msg::a_fact>()),
               nearest_or_choices(name, names));
  }

  // Reads for how long a person is a member: "6m..", "..1y", "1y..3y": from the completed duration
  // on, until before the next one. Both ends are in months and years, or both in days.
  Condition membership(std::string_view name, const toml::node& node) {
    Condition c{{Subject::Kind::member_for, 0}, 0, 0, no_highest};
    const std::string_view text = node.value_or(std::string_view{});
    const std::size_t dots = text.find("..");
    bool months = false, days = false, read = dots != std::string_view::npos && text.size() > 2;
    const auto end = [&](std::string_view part, int absent) {
      if (part.empty()) return absent;
      const Duration duration = read_duration(part).value_or(Duration{});
      months = months || duration.years + duration.months > 0;
      days = days || duration.days > 0;
      read = read && (months || days);
      return months ? duration.years * 12 + duration.months : duration.days;
    };
    if (read) {
      c.low = end(text.substr(0, dots), 0);
      c.high = end(text.substr(dots + 2), no_highest + 1) - 1;
    }
    if (!read || (months && days) || c.high < c.low)
      file_.fail(node.source(), localized<msg::expected>(name, localized<msg::a_membership>()));
    c.subject.index = days ? 1 : 0;
    return c;
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
    const toml::table* table = node.as_table();
    if (table == nullptr)
      return file_.fail(node.source(), localized<msg::expected>(name, localized<msg::a_table>()));
    Keys keys{file_, *table};
    Counter counter;
    counter.name = name;
    counter.per =
        keys.word("per", period_names, localized<msg::a_period>(), true, Counter::Per::day,
                  contract ? Counter::Per::contract_year : Counter::Per::lifetime);
    if (contract) {
      counter.of_family = keys.word("of", counter_owner_names, localized<msg::whose_counter>()) ==
                          CounterOwner::family;
    } else {
      counter.unit = keys.word("of", unit_names, localized<msg::sessions_or_cents>());
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
  Pays pays(Keys& keys, const toml::node& node, std::string_view words, const Text& expected,
            std::int64_t most = 1) {
    if (words == "rest") return {Pays::Form::rest, {}, {}};
    if (const std::optional<Rate> rate = read_rate(words, most))
      return {Pays::Form::rate, *rate, {}};
    if (const std::optional<Money> money = amount(words)) return {Pays::Form::amount, {}, *money};
    if (node.is_number())
      file_.fail(node.source(), localized<msg::money_not_quoted>("pays"),
                 localized<msg::write_like>("\"60 %\", \"11.00\""));
    else keys.wrong("pays", node, expected);
    return {};
  }

  // ---- Values of keys, by the type of the member or by a tag of describe.hpp

  void value(Keys& keys, std::string_view key, std::string& into, bool required) {
    into = keys.text(key, required);
  }
  void value(Keys& keys, std::string_view key, Text& into, bool required) {
    into = keys.localized_text(key, required);
  }
  void value(Keys& keys, std::string_view key, bool& into, bool) { into = keys.flag(key); }
  void value(Keys& keys, std::string_view key, int& into, bool required) {
    if (required || keys.has(key)) into = keys.integer(key, 0, most_sessions);
  }
  void value(Keys& keys, std::string_view key, std::vector<std::string>& into, bool required) {
    into = keys.words(key, required);
  }
  void value(Keys& keys, std::string_view key, Date& into, bool required) {
    into = keys.date(key, required).value_or(required ? first_date : into);
  }
  void value(Keys& keys, std::string_view key, std::optional<Date>& into, bool required) {
    into = keys.date(key, required);
  }
  void value(Keys& keys, std::string_view key, Duration& into, bool) { into = keys.duration(key); }
  void value(Keys& keys, std::string_view key, Conditions& into, bool required) {
    into = conditions(keys, key, required);
  }
  void value(Keys& keys, std::string_view, std::vector<const Source*>& into, bool) {
    into = sources(keys);
  }
  void value(Keys& keys, std::string_view key, Payer& into, bool required) {
    into = keys.word(key, payer_names, localized<msg::a_payer>(), required);
  }
  void value(Keys& keys, std::string_view key, Calendar& into, bool required) {
    into = keys.word(key, calendar_names, localized<msg::a_calendar>(), required);
  }
  void value(Keys& keys, std::string_view key, Counter::Per& into, bool required) {
    into = keys.word(key, period_names, localized<msg::a_period>(), required, Counter::Per::day,
                     Counter::Per::lifetime);
  }
  void value(Keys& keys, std::string_view key, Outcome& into, bool required) {
    into = keys.word(key, outcome_names, localized<msg::an_outcome>(), required, Outcome::too_young,
                     Outcome::beyond_cap);
  }
  void value(Keys& keys, std::string_view key, Money& into, bool required) {
    if (const toml::node* node = required ? keys.need(key) : keys.find(key))
      into = keys.money(key, *node);
  }
  void value(Keys& keys, std::string_view key, std::optional<Money>& into, bool) {
    const toml::node* node = keys.find(key);
    if (node == nullptr) return;
    const bool unknown = node->value_or(std::string_view{}) == "unknown";
    into = unknown ? Money::unknown() : keys.money(key, *node);
  }
  void value(Keys& keys, std::string_view key, std::optional<Rate>& into, bool) {
    const toml::node* node = keys.need(key);
    if (node == nullptr) return;
    const std::string_view words = node->value_or(std::string_view{});
    into = read_rate(words);
    if (!into && words != "none") keys.wrong(key, *node, localized<msg::a_ceiling_of_extra_fees>());
  }
  void value(Keys& keys, std::string_view key, Pays& into, bool) {
    const toml::node* node = keys.need(key);
    if (node == nullptr) return;
    const std::string_view words = node->value_or(std::string_view{});
    if (words != "unknown") into = pays(keys, *node, words, localized<msg::what_a_payer_pays>());
  }
  void value(Keys& keys, std::string_view key, std::uint8_t& counter, bool) {
    counter = counter_of(keys, key, true, Counter::Unit::sessions).value_or(0);
  }
  void value(Keys& keys, std::string_view key, std::optional<std::uint8_t>& counter,
             bool required) {
    counter = counter_of(keys, key, required, Counter::Unit::sessions);
  }
  template <class R>
  void value(Keys& keys, std::string_view key, std::vector<R>& into, bool) {
    for (const toml::table* table : keys.list(key)) {
      Keys inner{file_, *table};
      into.push_back(read<R>(inner));
      inner.done();
    }
  }
  template <class R>
  void value(Keys& keys, std::string_view key, std::optional<R>& into, bool required) {
    const toml::table* table = keys.table(key, required);
    if (table == nullptr) return;
    Keys inner{file_, *table};
    into = read<R>(inner);
    inner.done();
  }

  void value(Keys& keys, std::string_view key, SessionRule& session, KindOfSession) {
    const bool stated = keys.has(key);
    const std::string kind = stated ? keys.text(key) : session.rule.id;
    const std::size_t index = find_index(kinds, kind);
    if (index == most_values)
      return file_.fail(keys.table().source(), localized<msg::too_many>(most_values, "kind"));
    if (index == kinds.size()) kinds.push_back(kind);
    session.kind = static_cast<std::uint8_t>(index);
  }
  void value(Keys& keys, std::string_view key, SessionRule& session, PriceOfSession) {
    session.price = Money::unknown();
    const toml::array* parts = keys.table()["parts"].as_array();
    if (parts != nullptr && !parts->empty()) return;
    const toml::node* node = keys.need(key);
    if (node == nullptr) return;
    const std::string_view word = node->value_or(std::string_view{});
    session.asked = word == "asked";
    if (session.asked || word == "unknown") return;
    constexpr std::string_view by_the_minute = " a minute";
    if (word.ends_with(by_the_minute))
      session.a_minute = amount(word.substr(0, word.size() - by_the_minute.size()));
    if (session.a_minute) return;
    if (const std::optional<Money> money = amount(word)) session.price = *money;
    else if (node->is_number())
      file_.fail(node->source(), localized<msg::money_not_quoted>(key),
                 localized<msg::write_like>("\"50.00\""));
    else keys.wrong(key, *node, localized<msg::a_price>());
  }
  void value(Keys& keys, std::string_view key, SessionRule& session, UsualFacts) {
    session.usually = conditions(keys, key);
    const bool one_value =
        std::all_of(session.usually.begin(), session.usually.end(), [](const Condition& c) {
          return c.subject.kind == Subject::Kind::fact && std::has_single_bit(c.values);
        });
    if (one_value) return;
    file_.fail(keys.table().source(), localized<msg::only_facts>(key));
    session.usually.clear();
  }
  void value(Keys& keys, std::string_view key, DeductionRule& deduction, Insurer) {
    deduction.from =
        keys.word(key, payer_names, localized<msg::a_payer>(), true, Payer::amo, Payer::amc);
  }
  void value(Keys& keys, std::string_view key, ThirdPartyRule& rule, Insurers) {
    const toml::node* node = keys.need(key);
    if (node == nullptr) return;
    const std::vector<std::string> insurers{payer_names.begin(), payer_names.end() - 1};
    for (const std::string& word : keys.string_list(key, *node)) {
      const std::size_t index = find_index(insurers, word);
      if (index == insurers.size())
        file_.fail(node->source(), localized<msg::unknown_word>(word, localized<msg::a_payer>()),
                   choices(insurers));
      else add_bit(rule.payers, index);
    }
  }
  template <class R>
  void value(Keys& keys, std::string_view key, R& rule, CounterOfCents) {
    rule.counter = counter_of(keys, key, true, Counter::Unit::cents).value_or(0);
  }
  void value(Keys& keys, std::string_view key, ContractShare& share, PaidByContract) {
    const toml::node* node = keys.need(key);
    if (node == nullptr) return;
    std::string_view words = node->value_or(std::string_view{});
    const auto cut = [&](std::string_view suffix) {
      const bool found = words.ends_with(suffix);
      if (found) words.remove_suffix(suffix.size());
      return found;
    };
    const std::size_t problems = file_.problem_count();
    share.in_all = cut(" in all");
    const bool of_something = words.find(" of ") != std::string_view::npos;
    if (cut(" of rest")) share.rate_base = ContractShare::RateBase::rest;
    else if (cut(" of base")) share.rate_base = ContractShare::RateBase::base;
    else if (of_something && !cut(" of price")) {
      share.rate_base = ContractShare::RateBase::value;
      share.value = reference_value(words, *node);
    }
    if (cut(" an hour")) share.minutes = 60;
    else if (cut(" a minute")) share.minutes = 1;
    const bool above_one = share.rate_base == ContractShare::RateBase::base ||
                           share.rate_base == ContractShare::RateBase::value;
    share.pays = pays(keys, *node, words, localized<msg::what_a_contract_pays>(),
                      above_one ? highest_rate : 1);
    const bool consistent = (!of_something || share.pays.form == Pays::Form::rate) &&
                            (share.minutes == 0 || share.pays.form == Pays::Form::amount) &&
                            (!share.in_all || (share.pays.form != Pays::Form::rest &&
                                               share.rate_base != ContractShare::RateBase::rest));
    if (!consistent && file_.problem_count() == problems)
      keys.wrong(key, *node, localized<msg::what_a_contract_pays>());
  }
  // Reads "50.00", or "3 % of pmss".
  void value(Keys& keys, std::string_view key, ContractAmount& into, bool required) {
    const toml::node* node = required ? keys.need(key) : keys.find(key);
    if (node == nullptr) return;
    into = amount_of(keys, key, *node);
    into.place = keys.file().place(node->source());
  }
  void value(Keys& keys, std::string_view key, Limit& limit, SessionsOrAmount) {
    const toml::node* node = keys.need(key);
    if (node == nullptr) return;
    limit.place = keys.file().place(node->source());
    const auto* sessions = node->as_integer();
    if (sessions != nullptr && sessions->get() >= 0 && sessions->get() <= most_sessions)
      limit.sessions = static_cast<int>(sessions->get());
    else limit.amount = amount_of(keys, key, *node);
  }

  ContractAmount amount_of(Keys& keys, std::string_view key, const toml::node& node) {
    std::string_view words = node.value_or(std::string_view{});
    if (words.find(" of ") == std::string_view::npos) return keys.money(key, node);
    ContractAmount amount;
    amount.value = reference_value(words, node);
    if (const std::optional<Rate> rate = read_rate(words, highest_rate)) amount.rate = *rate;
    else keys.wrong(key, node, localized<msg::an_amount_of_a_contract>());
    return amount;
  }

  // Cuts " of NAME" from `words`; returns the index of the reference value in `reference_values`,
  // -1 if it is not declared.
  int reference_value(std::string_view& words, const toml::node& node) {
    const std::size_t at = words.find(" of ");
    const std::string name{words.substr(at + 4)};
    words = words.substr(0, at);
    std::vector<std::string> names;
    for (const ReferenceValue& value : known_.values) names.push_back(value.name);
    if (find_index(names, name) == names.size()) {
      for (const char* word : {"price", "base", "rest"}) names.emplace_back(word);
      file_.fail(node.source(),
                 localized<msg::unknown_word>(name, localized<msg::a_reference_value>()),
                 nearest_or_choices(name, names));
      return -1;
    }
    const std::size_t index = find_index(reference_values, name);
    if (index == reference_values.size()) reference_values.push_back(name);
    return static_cast<int>(index);
  }

  // Passes each key of a description to the function that reads its value.
  template <class R>
  struct KeyReader {
    RuleReader& rules;
    Keys& keys;
    R& into;
    void rule(CommonKeys common) { into.rule = rules.rule(keys, common != CommonKeys::untitled); }
    template <class M>
    void operator()(std::string_view key, M R::*member, Need need, std::string_view) {
      rules.value(keys, key, into.*member, need == Need::required);
    }
    template <class Tag>
    void operator()(std::string_view key, Tag tag, Need, std::string_view) {
      rules.value(keys, key, into, tag);
    }
  };

  // ---- Checks of several keys together

  template <class R>
  void check(Keys&, const R&) {}
  void check(Keys& keys, SessionRule& session) {
    if (!session.parts.empty()) session.price = Money{};
    for (const char* other : {"price", "code"}) {
      if (!session.parts.empty() && keys.table().contains(other))
        file_.fail(keys.table().source(), localized<msg::parts_and>(other));
    }
    for (const Part& part : session.parts) {
      session.price += part.price;
      add_item(session.code, part.code, "+");
    }
    if (session.a_minute.has_value() != (session.minutes > 0))
      file_.fail(keys.table().source(), localized<msg::minutes_of_a_price>());
    if (session.a_minute) session.price = price_of(session, session.minutes);
    if (!session.hint.empty() && session.price.known())
      file_.fail(keys.table().source(), localized<msg::hint_of_a_price>());
  }
  void check(Keys& keys, ShareRule& share) {
    if (share.of_the_public && share.payer != Payer::amc)
      file_.fail(keys.table().source(), localized<msg::public_is_for_amc>());
  }

  std::optional<std::uint8_t> counter_of(Keys& keys, std::string_view key, bool required,
                                         Counter::Unit unit) {
    const std::string name = keys.text(key, required);
    if (name.empty()) return std::nullopt;
    return counter_named(name, keys.find(key)->source(), unit);
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

  File& file_;
  const Declarations& known_;
  std::vector<Counter>& all_counters_;
  std::set<std::string> ids_;
};

}  // namespace racpsy
