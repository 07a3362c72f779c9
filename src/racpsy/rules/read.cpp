// Reads rule files and reports everything that is wrong with one at once.
//
// A `File` holds the text and collects problems. `Keys` is one table being read: it hands out values by name, notes
// which names were asked for, and at the end complains of every key that nobody asked for, with the nearest name
// that was. So the vocabulary is written once, as the code that reads it.
#include "racpsy/rules/read.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <set>

#include "racpsy/rules/messages.hpp"
#include "racpsy/rules/toml.hpp"

namespace racpsy {
namespace {

constexpr std::size_t largest_file = 1 << 20;
constexpr std::size_t longest_line = 8 << 10;
constexpr std::size_t largest_list = 500;
constexpr std::size_t most_rules = 100;  // of one list
constexpr std::size_t most_doubts = 16;
constexpr std::array<std::string_view, 4> payer_names{"amo", "other", "amc", "patient"};

// The words of a closed list, as a remedy.
Text choices(std::span<const std::string> words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return say<msg::one_of>(all);
}

Text nearest_or_choices(std::string_view word, std::span<const std::string> words) {
  const std::string_view best = nearest(word, words);
  return best.empty() ? choices(words) : say<msg::did_you_mean>(best);
}

class File {
 public:
  File(const RuleText& source, Problems& problems) : source_(source), problems_(problems) {}

  // The whole file as a table; nothing (and a problem) when it is not TOML.
  const toml::table* parse() {
    if (source_.text.size() > largest_file) {
      problems_.emplace_back(Place{source_.shown}, say<msg::too_large>(largest_file));
      return nullptr;
    }
    int number = 1;
    for (std::size_t at = 0; at < source_.text.size(); ++number) {
      const std::size_t end = std::min(source_.text.find('\n', at), source_.text.size());
      if (end - at > longest_line) {
        problems_.emplace_back(Place{source_.shown, number, 1}, say<msg::line_too_long>(longest_line));
        return nullptr;
      }
      at = end + 1;
    }
    parsed_ = toml::parse(source_.text, std::string_view{});
    if (parsed_.succeeded()) return &parsed_.table();
    const toml::parse_error& error = parsed_.error();
    const std::string excerpt = line_of(source_.text, static_cast<int>(error.source().begin.line));
    const std::string before_value = excerpt.substr(0, excerpt.find('='));
    const bool accent = std::any_of(before_value.begin(), before_value.end(), [](char c) { return (c & 0x80) != 0; }) &&
                        before_value.find_first_of("\"'#") == std::string::npos;
    fail(error.source(), say<msg::syntax>(error.description()), accent ? say<msg::accented_key>() : Text{});
    return nullptr;
  }

  Place place(const toml::source_region& where) const {
    return Place{source_.shown, static_cast<int>(where.begin.line), static_cast<int>(where.begin.column)};
  }

  void fail(const toml::source_region& where, Text what, Text remedy = {}) {
    const Place at = place(where);
    problems_.emplace_back(at, std::move(what), std::move(remedy), line_of(source_.text, at.line));
  }

  // One word, or a list of words.
  std::vector<std::string> words(std::string_view key, const toml::node& node) {
    std::vector<std::string> all;
    const auto add = [&](const toml::node& element) {
      if (const auto* word = element.as_string()) all.push_back(word->get());
      else fail(element.source(), say<msg::expected>(key, say<msg::a_word_or_words>()));
    };
    if (const toml::array* many = node.as_array()) {
      for (const toml::node& element : *many) add(element);
    } else {
      add(node);
    }
    return all;
  }

 private:
  const RuleText& source_;
  Problems& problems_;
  toml::parse_result parsed_;
};

class Keys {
 public:
  Keys(File& file, const toml::table& table) : file_(file), table_(table) {}

  const toml::table& table() const { return table_; }

  const toml::node* find(std::string_view key) {
    asked_.emplace_back(key);
    return table_.get(key);
  }
  const toml::node* need(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) file_.fail(table_.source(), say<msg::missing_key>(key));
    return node;
  }
  void wrong(std::string_view key, const toml::node& node, Text expected, Text remedy = {}) {
    file_.fail(node.source(), say<msg::expected>(key, expected), std::move(remedy));
  }

  std::string text(std::string_view key, bool required = true) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return {};
    if (const auto* value = node->as_string(); value != nullptr && !value->get().empty()) return printable(value->get());
    wrong(key, *node, say<msg::a_text>());
    return {};
  }

  Text both(std::string_view key, bool required = true) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return {};
    if (const toml::table* table = node->as_table()) {
      Keys inner{file_, *table};
      Text text{inner.text("fr"), inner.text("en")};
      inner.done();
      return text;
    }
    wrong(key, *node, say<msg::both_languages>());
    return {};
  }

  std::optional<Date> date(std::string_view key, bool required = true) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_date()) {
      const toml::date d = value->get();
      const Date date{static_cast<int>(d.year), d.month, d.day};
      if (date >= first_date && date <= last_date) return date;
    }
    wrong(key, *node, say<msg::a_date>());
    return std::nullopt;
  }

  bool flag(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return false;
    if (const auto* value = node->as_boolean()) return value->get();
    wrong(key, *node, say<msg::a_bool>());
    return false;
  }

  int integer(std::string_view key, int least, int most) {
    const toml::node* node = need(key);
    if (node == nullptr) return least;
    if (const auto* value = node->as_integer(); value != nullptr && value->get() >= least && value->get() <= most) {
      return static_cast<int>(value->get());
    }
    wrong(key, *node, say<msg::an_integer>());
    return least;
  }

  // One word, or a list of words.
  std::vector<std::string> words(std::string_view key, bool required) {
    const toml::node* node = required ? need(key) : find(key);
    return node == nullptr ? std::vector<std::string>{} : words_of(key, *node);
  }
  std::vector<std::string> words_of(std::string_view key, const toml::node& node) { return file_.words(key, node); }

  // A word out of a closed list; its index. The first stands where the key is absent.
  std::size_t word(std::string_view key, std::span<const std::string> allowed, Text what, bool required = false) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return 0;
    const auto* value = node->as_string();
    if (value == nullptr) {
      wrong(key, *node, say<msg::a_text>(), choices(allowed));
      return 0;
    }
    const auto at = std::find(allowed.begin(), allowed.end(), value->get());
    if (at != allowed.end()) return static_cast<std::size_t>(at - allowed.begin());
    file_.fail(node->source(), say<msg::unknown_word>(value->get(), what), nearest_or_choices(value->get(), allowed));
    return 0;
  }

  const toml::table* table(std::string_view key, bool required = false) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return nullptr;
    if (const toml::table* table = node->as_table()) return table;
    wrong(key, *node, say<msg::a_table>());
    return nullptr;
  }

  std::vector<const toml::table*> list(std::string_view key) {
    std::vector<const toml::table*> all;
    const toml::node* node = find(key);
    if (node == nullptr) return all;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      wrong(key, *node, say<msg::a_list_of_tables>());
      return all;
    }
    if (array->size() > largest_list) {
      file_.fail(node->source(), say<msg::too_many>(largest_list, key));
      return all;
    }
    for (const toml::node& element : *array) {
      if (const toml::table* table = element.as_table()) all.push_back(table);
      else wrong(key, element, say<msg::a_table>());
    }
    return all;
  }

  // Complains of every key that nobody asked for.
  void done() {
    for (const auto& [key, node] : table_) {
      if (std::find(asked_.begin(), asked_.end(), key.str()) != asked_.end()) continue;
      file_.fail(key.source(), say<msg::unknown_key>(key.str()), nearest_or_choices(key.str(), asked_));
    }
  }

  File& file() { return file_; }

 private:
  File& file_;
  const toml::table& table_;
  std::vector<std::string> asked_;
};

// ---- Declarations ---------------------------------------------------------------------------------------------------

const std::vector<std::string> confidence_words{"high", "medium", "low"};

void read_source(Keys keys, std::string id, Declarations& into) {
  Source source;
  source.id = std::move(id);
  source.title = keys.text("title");
  source.article = keys.text("article", false);
  source.url = keys.text("url", false);
  source.reference = keys.text("reference", false);
  source.confidence = static_cast<Confidence>(keys.word("confidence", confidence_words, say<msg::a_confidence>(), true));
  source.place = keys.file().place(keys.table().source());
  int dates = 0;
  constexpr std::array<std::pair<std::string_view, Source::Dated>, 3> dated{
      {{"published_on", Source::Dated::published}, {"signed_on", Source::Dated::signed_on}, {"read_on", Source::Dated::read}}};
  for (const auto& [key, kind] : dated) {
    if (const std::optional<Date> date = keys.date(key, false)) {
      source.date = *date;
      source.dated = kind;
      ++dates;
    } else if (keys.table().contains(key)) {
      ++dates;  // there, but wrong: said already
    }
  }
  if (dates != 1) keys.file().fail(keys.table().source(), say<msg::source_needs_one_date>(dates));
  if (source.url.empty() && source.reference.empty()) {
    keys.file().fail(keys.table().source(), say<msg::source_needs_place>());
  }
  keys.done();
  const std::string name = source.id;
  if (!into.sources.emplace(name, std::move(source)).second) {
    keys.file().fail(keys.table().source(), say<msg::declared_twice>(name));
  }
}

void read_fact(Keys keys, std::string name, Declarations& into) {
  static const std::vector<std::string> types{"choice", "set"};
  static const std::vector<std::string> owners{"person", "session"};
  Fact fact;
  fact.name = std::move(name);
  fact.place = keys.file().place(keys.table().source());
  fact.type = static_cast<Fact::Type>(keys.word("type", types, say<msg::a_fact_type>(), true));
  fact.of_session = keys.word("of", owners, say<msg::person_or_session>(), true) == 1;
  fact.title = keys.both("title");
  fact.question = keys.both("question");
  if (fact.type == Fact::Type::set) fact.empty = keys.text("empty");
  if (const toml::table* values = keys.table("values", true)) {
    // TOML tables have no order: the values are put back in the order of the file.
    std::vector<std::pair<const toml::key*, const toml::node*>> sorted;
    for (const auto& [key, node] : *values) sorted.emplace_back(&key, &node);
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
      return std::pair{a.first->source().begin.line, a.first->source().begin.column} <
             std::pair{b.first->source().begin.line, b.first->source().begin.column};
    });
    Keys titles{keys.file(), *values};
    for (const auto& [key, node] : sorted) {
      const std::string token{key->str()};
      Text title = titles.both(token);
      if (fact.type == Fact::Type::set && token == fact.empty) fact.empty_title = std::move(title);
      else fact.values.push_back({token, std::move(title)});
    }
    if (fact.values.size() > 60) {
      keys.file().fail(values->source(), say<msg::too_many>(60, "values"));
      fact.values.resize(60);
    }
  }
  if (const toml::table* aliases = keys.table("aliases")) {
    Keys inner{keys.file(), *aliases};
    for (const auto& [key, node] : *aliases) {
      const std::string target = inner.text(key.str());
      if (!fact.read(target)) {
        keys.file().fail(node.source(), say<msg::unknown_word>(target, say<msg::a_value_of>(fact.name)), choices(fact.words()));
        continue;
      }
      fact.aliases.emplace(key.str(), target);
    }
  }
  if (fact.type == Fact::Type::choice) {
    const std::string word = keys.text("default");
    if (const std::optional<Bits> bits = word.empty() ? std::nullopt : fact.read(word)) {
      fact.fallback = *bits;
    } else if (!word.empty()) {
      keys.file().fail(keys.find("default")->source(), say<msg::unknown_word>(word, say<msg::a_value_of>(fact.name)),
                       nearest_or_choices(word, fact.words()));
    }
  }
  keys.done();
  const auto same_name = [&](const Fact& other) { return other.name == fact.name; };
  if (fact.name == "age" || fact.name == "kind" || fact.name == "rank" ||
      std::any_of(into.facts.begin(), into.facts.end(), same_name)) {
    keys.file().fail(keys.table().source(), say<msg::declared_twice>(fact.name));
    return;
  }
  if (fact.type == Fact::Type::set) {
    for (const Fact& other : into.facts) {
      if (other.type == Fact::Type::set) return keys.file().fail(keys.table().source(), say<msg::one_set>(other.name));
    }
  }
  if (into.facts.size() >= most_facts) return keys.file().fail(keys.table().source(), say<msg::too_many>(most_facts, "fact"));
  into.facts.push_back(std::move(fact));
}

// Reads the declarations of every [source.ID].
void read_sources(Keys& keys, Declarations& into) {
  const toml::table* sources = keys.table("source");
  if (sources == nullptr) return;
  for (const auto& [key, node] : *sources) {
    if (const toml::table* source = node.as_table()) read_source({keys.file(), *source}, std::string{key.str()}, into);
    else keys.file().fail(node.source(), say<msg::expected>(key.str(), say<msg::a_table>()));
  }
}

// ---- Versions -------------------------------------------------------------------------------------------------------

// Rule files write every amount alike: two decimals, a point.
std::optional<Money> amount(std::string_view text) {
  const bool two_decimals = text.size() >= 4 && text[text.size() - 3] == '.';
  return two_decimals ? read_euros(text) : std::nullopt;
}

const std::vector<std::string> rounding_words{"half-up", "half-even", "down", "up"};
const std::vector<std::string> currency_words{"EUR"};

// A version, or a contract: what both say is read by the same lines.
class VersionReader {
 public:
  VersionReader(File& file, const Declarations& known, std::vector<Counter>& counters, Version& into)
      : file_(file), known_(known), counters_(counters), version_(into) {}

  void read_contract(const toml::table& table, Contract& into) {
    in_contract_ = true;
    Keys keys{file_, table};
    into.id = keys.text("contract");
    keys.find("country");  // read before
    into.title = keys.both("title");
    into.verified_on = keys.date("verified_on").value_or(first_date);
    keys.word("currency", currency_words, say<msg::a_currency>(), true);
    into.rounding = static_cast<Rounding>(keys.word("rounding", rounding_words, say<msg::a_rounding>(), true));
    keys.need("responsible");
    into.responsible = keys.flag("responsible");
    keys.find("source");  // read before
    if (const toml::table* counters = keys.table("counter")) {
      for (const auto& [key, node] : *counters) read_counter(std::string{key.str()}, node);
    }
    each(keys, "share", [&](Keys& k) { read_contract_share(k, into); });
    keys.done();
  }

  void read_head(Keys& keys, const std::string& route) {
    head(keys, route);
    if (const toml::table* counters = keys.table("counter")) {
      for (const auto& [key, node] : *counters) read_counter(std::string{key.str()}, node);
      counts(*counters);
    }
  }

  void read(const toml::table& table, const std::string& route) {
    Keys keys{file_, table};
    read_head(keys, route);
    each(keys, "session", [&](Keys& k) { read_session(k); });
    each(keys, "entitlement", [&](Keys& k) { read_entitlement(k); });
    each(keys, "cap", [&](Keys& k) { read_cap(k); });
    each(keys, "share", [&](Keys& k) { read_share(k); });
    each(keys, "third_party_payment", [&](Keys& k) { read_third_party(k); });
    each(keys, "doubt", [&](Keys& k) { read_doubt(k); });
    keys.done();
    if (version_.sessions.empty() || !version_.sessions.back().rule.when.empty() ||
        !version_.sessions.back().rule.unless.empty()) {
      file_.fail(table.source(), say<msg::not_everywhere>());
    }
  }

 private:
  void head(Keys& keys, const std::string& route) {
    const std::string said = keys.text("route");
    if (!said.empty() && said != route) {
      file_.fail(keys.find("route")->source(), say<msg::wrong_folder>(said, route));
    }
    version_.id = keys.text("version");
    version_.title = keys.both("title");
    version_.verified_on = keys.date("verified_on").value_or(first_date);
    version_.currency = currency_words[keys.word("currency", currency_words, say<msg::a_currency>(), true)];
    version_.rounding = static_cast<Rounding>(keys.word("rounding", rounding_words, say<msg::a_rounding>(), true));
    version_.hypothetical = keys.flag("hypothetical");
    version_.place = file_.place(keys.table().source());
    const toml::table* in_force = keys.table("in_force");
    if (in_force != nullptr && version_.hypothetical) {
      file_.fail(in_force->source(), say<msg::hypothetical_in_force>());
    } else if (in_force == nullptr && !version_.hypothetical) {
      file_.fail(keys.table().source(), say<msg::in_no_calendar>(), say<msg::say_hypothetical>());
    }
    if (in_force == nullptr) return;
    Keys calendars{file_, *in_force};
    constexpr std::array<std::string_view, 2> names{"applied", "legal"};
    for (std::size_t c = 0; c < names.size(); ++c) {
      const toml::table* line = calendars.table(names[c]);
      if (line == nullptr) continue;
      Keys inner{file_, *line};
      InForce& into = version_.in_force[c].emplace();
      into.from = inner.date("from").value_or(first_date);
      into.to = inner.date("to", false);
      into.sources = sources(inner);
      into.place = file_.place(line->source());
      if (into.to && *into.to < into.from) file_.fail(line->source(), say<msg::closes_before_opening>(iso(*into.to), iso(into.from)));
      inner.done();
    }
    if (!version_.in_force[0] && !version_.in_force[1]) file_.fail(in_force->source(), say<msg::in_no_calendar>());
    for (const toml::table* delayed : calendars.list("delayed")) {
      static const std::vector<std::string> words{"applied", "legal"};
      Keys inner{file_, *delayed};
      Delay delay;
      delay.calendar = static_cast<Calendar>(inner.word("calendar", words, say<msg::a_calendar>(), true));
      delay.when = conditions(inner, "when");
      delay.from = inner.date("from").value_or(first_date);
      delay.sources = sources(inner);
      inner.done();
      version_.delays.push_back(std::move(delay));
    }
    calendars.done();
  }

  template <class Read>
  void each(Keys& keys, std::string_view list, Read read) {
    ids_.clear();
    const std::vector<const toml::table*> tables = keys.list(list);
    const std::size_t most = list == "doubt" ? most_doubts : most_rules;
    if (tables.size() > most) return file_.fail(tables[most]->source(), say<msg::too_many>(most, list));
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
      file_.fail(keys.table().source(), say<msg::no_source>(), say<msg::give_source>());
      return found;
    }
    const std::vector<std::string> cited = keys.words_of("source", *node);
    if (cited.empty() && node->is_array()) file_.fail(node->source(), say<msg::no_source>(), say<msg::give_source>());
    for (const std::string& id : cited) {
      const auto at = known_.sources.find(id);
      if (at != known_.sources.end()) {
        found.push_back(&at->second);
        continue;
      }
      std::vector<std::string> ids;
      for (const auto& [known, source] : known_.sources) ids.push_back(known);
      const std::string_view best = nearest(id, ids);
      file_.fail(node->source(), say<msg::unknown_word>(id, say<msg::a_source>()),
                 best.empty() ? Text{} : say<msg::did_you_mean>(best));
    }
    return found;
  }

  // What every rule says. Caps and doubts phrase themselves: they need no title.
  Rule rule(Keys& keys, bool needs_title) {
    static const std::vector<std::string> statuses{"stated", "derived", "inferred", "assumed"};
    Rule rule;
    rule.id = keys.text("id");
    if (!rule.id.empty() && !ids_.insert(rule.id).second) file_.fail(keys.table().source(), say<msg::same_id>(rule.id));
    rule.title = keys.both("title", needs_title);
    rule.note = keys.both("note", false);
    rule.when = conditions(keys, "when");
    rule.unless = conditions(keys, "unless");
    rule.sources = sources(keys);
    rule.status = static_cast<Status>(keys.word("status", statuses, say<msg::a_status>()));
    for (const Source* source : rule.sources) rule.confidence = std::max(rule.confidence, source->confidence);
    if (keys.find("confidence") != nullptr) {
      rule.confidence = static_cast<Confidence>(keys.word("confidence", confidence_words, say<msg::a_confidence>()));
    }
    rule.place = file_.place(keys.table().source());
    if (rule.status >= Status::inferred && rule.note.en.empty()) {
      file_.fail(keys.table().source(), say<msg::note_required>());
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
      into.push_back(range({Subject::Of::age, 0}, name, node));
    } else if (name == "rank" && !in_contract_) {
      const toml::table* ranks = node.as_table();
      if (ranks == nullptr) return file_.fail(node.source(), say<msg::expected>(name, say<msg::a_table>()));
      for (const auto& [counter, value] : *ranks) {
        if (const std::optional<std::uint8_t> index = counter_named(std::string{counter.str()}, counter.source())) {
          into.push_back(range({Subject::Of::rank, *index}, counter.str(), value));
        }
      }
    } else if (name == "outcome" && in_contract_) {
      Condition c{{Subject::Of::outcome, 0}};
      static const std::vector<std::string> outcomes{"covered", "uncovered"};
      for (const std::string& word : file_.words(name, node)) {
        const auto at = std::find(outcomes.begin(), outcomes.end(), word);
        if (at == outcomes.end()) file_.fail(node.source(), say<msg::unknown_word>(word, say<msg::an_outcome>()), nearest_or_choices(word, outcomes));
        else c.values |= Bits{1} << (at - outcomes.begin());
      }
      into.push_back(c);
    } else if (name == "kind" && !in_contract_) {
      Condition c{{Subject::Of::kind, 0}};
      for (const std::string& word : file_.words(name, node)) {
        const auto at = std::find(version_.kinds.begin(), version_.kinds.end(), word);
        if (at == version_.kinds.end()) {
          file_.fail(node.source(), say<msg::unknown_word>(word, say<msg::a_kind>()), nearest_or_choices(word, version_.kinds));
        } else {
          c.values |= Bits{1} << (at - version_.kinds.begin());
        }
      }
      into.push_back(c);
    } else {
      std::vector<std::string> names = in_contract_ ? std::vector<std::string>{"age", "outcome"}
                                                    : std::vector<std::string>{"age", "rank", "kind"};
      for (const Fact& fact : known_.facts) names.push_back(fact.name);
      const auto same_name = [&](const Fact& fact) { return fact.name == name; };
      const auto at = std::find_if(known_.facts.begin(), known_.facts.end(), same_name);
      if (at == known_.facts.end()) {
        file_.fail(key.source(), say<msg::unknown_word>(name, say<msg::a_fact>()), nearest_or_choices(name, names));
        return;
      }
      Condition c{{Subject::Of::fact, static_cast<std::uint8_t>(at - known_.facts.begin())}};
      const std::vector<std::string> wanted = file_.words(name, node);
      if (wanted.empty()) file_.fail(node.source(), say<msg::empty_list>());
      for (const std::string& word : wanted) {
        const std::optional<Bits> bits = at->read(word);
        if (bits && *bits == 0) {
          file_.fail(node.source(), say<msg::empty_word>(word), say<msg::use_unless>());
        } else if (!bits) {
          file_.fail(node.source(), say<msg::unknown_word>(word, say<msg::a_value_of>(name)), nearest_or_choices(word, at->words()));
        } else {
          c.values |= *bits;
        }
      }
      into.push_back(c);
    }
  }

  // 3, "3..", "..17", "18..25": ends included.
  Condition range(Subject subject, std::string_view name, const toml::node& node) {
    constexpr int lowest = -1, highest = 1'000'000;
    Condition c{subject, 0, lowest, highest};
    if (const auto* one = node.as_integer(); one != nullptr && one->get() >= 0 && one->get() < highest) {
      c.low = c.high = static_cast<int>(one->get());
      return c;
    }
    if (const auto* text = node.as_string()) {
      const std::string& range = text->get();
      const std::size_t dots = range.find("..");
      const auto read = [](std::string_view part, int absent) -> std::optional<int> {
        if (part.empty()) return absent;
        int value = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (error != std::errc{} || end != part.data() + part.size() || value < 0 || value > highest) return std::nullopt;
        return value;
      };
      if (dots != std::string::npos && range.size() > 2) {
        const std::optional<int> low = read(std::string_view{range}.substr(0, dots), lowest);
        const std::optional<int> high = read(std::string_view{range}.substr(dots + 2), highest);
        if (low && high && *low <= *high) {
          c.low = *low;
          c.high = *high;
          return c;
        }
      }
    }
    file_.fail(node.source(), say<msg::expected>(name, say<msg::a_range>()));
    return c;
  }

  void read_counter(const std::string& name, const toml::node& node) {
    static const std::vector<std::string> periods{"day", "calendar-year", "academic-year", "twelve-months", "lifetime"};
    const toml::table* table = node.as_table();
    if (table == nullptr) return file_.fail(node.source(), say<msg::expected>(name, say<msg::a_table>()));
    Keys keys{file_, *table};
    Counter counter;
    counter.name = name;
    counter.per = static_cast<Counter::Per>(keys.word("per", periods, say<msg::a_period>(), true));
    if (!in_contract_) keys.find("counts");  // read by `counts`, once every counter is known
    keys.done();
    counter.place = file_.place(table->source());
    std::size_t index = 0;
    while (index < counters_.size() && counters_[index].name != name) ++index;
    if (index == most_counters) return file_.fail(table->source(), say<msg::too_many>(most_counters, "counter"));
    if (index == counters_.size()) {
      counters_.push_back(counter);
    } else if (counters_[index].per != counter.per) {
      file_.fail(table->source(), say<msg::counter_differs>(name));
    }
    version_.counters.push_back(static_cast<std::uint8_t>(index));
    version_.counts.emplace_back();
  }

  void counts(const toml::table& counters) {
    std::size_t i = 0;
    for (const auto& [key, node] : counters) {
      if (const toml::table* table = node.as_table(); table != nullptr && i < version_.counts.size()) {
        Keys keys{file_, *table};
        version_.counts[i++] = conditions(keys, "counts");
      }
    }
  }

  std::optional<std::uint8_t> counter_named(const std::string& name, const toml::source_region& where) {
    std::vector<std::string> names;
    for (const std::uint8_t index : version_.counters) {
      if (counters_[index].name == name) return index;
      names.push_back(counters_[index].name);
    }
    file_.fail(where, say<msg::unknown_word>(name, say<msg::a_counter>()), nearest_or_choices(name, names));
    return std::nullopt;
  }

  void read_session(Keys& keys) {
    SessionRule session;
    session.rule = rule(keys, true);
    const std::string kind = keys.table().contains("kind") ? keys.text("kind") : session.rule.id;
    keys.find("kind");
    const auto at = std::find(version_.kinds.begin(), version_.kinds.end(), kind);
    session.kind = static_cast<std::uint8_t>(at - version_.kinds.begin());
    if (at == version_.kinds.end()) version_.kinds.push_back(kind);
    if (version_.kinds.size() > 60) return file_.fail(keys.table().source(), say<msg::too_many>(60, "kind"));
    session.code = keys.text("code", false);
    session.price = price(keys);
    session.usually = conditions(keys, "usually");
    for (const Condition& c : session.usually) {
      if (c.subject.of == Subject::Of::fact && std::has_single_bit(c.values)) continue;
      file_.fail(keys.table().source(), say<msg::only_facts>("usually"));
      session.usually.clear();
      break;
    }
    version_.sessions.push_back(std::move(session));
  }

  Money price(Keys& keys) {
    const toml::node* node = keys.need("price");
    if (node == nullptr) return Money::unknown();
    if (const auto* text = node->as_string()) {
      if (text->get() == "unknown") return Money::unknown();
      if (const std::optional<Money> money = amount(text->get())) return *money;
    }
    if (node->is_number()) file_.fail(node->source(), say<msg::money_not_quoted>("price"), say<msg::write_like>("\"50.00\""));
    else keys.wrong("price", *node, say<msg::a_price>());
    return Money::unknown();
  }

  void read_entitlement(Keys& keys) {
    EntitlementRule entitlement;
    entitlement.rule = rule(keys, true);
    entitlement.require = conditions(keys, "require", true);
    entitlement.otherwise = outcome(keys);
    version_.entitlements.push_back(std::move(entitlement));
  }

  Outcome outcome(Keys& keys) {
    std::vector<std::string> names;  // those that a rule may give
    for (std::size_t o = static_cast<std::size_t>(Outcome::too_young); o < static_cast<std::size_t>(Outcome::covered); ++o) {
      names.emplace_back(outcome_names[o]);
    }
    return static_cast<Outcome>(static_cast<std::size_t>(Outcome::too_young) +
                                keys.word("else", names, say<msg::an_outcome>(), true));
  }

  void read_cap(Keys& keys) {
    CapRule cap;
    cap.rule = rule(keys, false);
    const std::string counter = keys.text("counter");
    if (!counter.empty()) cap.counter = counter_named(counter, keys.find("counter")->source()).value_or(0);
    cap.at_most = keys.integer("at_most", 0, 10'000);
    cap.otherwise = outcome(keys);
    version_.caps.push_back(std::move(cap));
  }

  void read_share(Keys& keys) {
    ShareRule share;
    share.rule = rule(keys, true);
    share.payer = static_cast<Payer>(keys.word("payer", payers(), say<msg::a_payer>(), true));
    share.prevails_over = keys.words("prevails_over", false);
    share.pays.form = Pays::Form::unknown;
    if (const toml::node* node = keys.need("pays")) {
      const auto* text = node->as_string();
      if (text != nullptr && text->get() == "unknown") {
        share.pays.form = Pays::Form::unknown;
      } else if (text != nullptr && text->get() == "rest") {
        share.pays.form = Pays::Form::rest;
      } else if (const std::optional<Rate> rate = text != nullptr ? read_rate(text->get()) : std::nullopt) {
        share.pays = {Pays::Form::rate, *rate, {}};
      } else if (const std::optional<Money> money = text != nullptr ? amount(text->get()) : std::nullopt) {
        share.pays = {Pays::Form::amount, {}, *money};
      } else if (node->is_number()) {
        file_.fail(node->source(), say<msg::money_not_quoted>("pays"), say<msg::write_like>("\"60 %\", \"11.00\""));
      } else {
        keys.wrong("pays", *node, say<msg::what_a_payer_pays>());
      }
    }
    version_.shares.push_back(std::move(share));
  }

  void read_contract_share(Keys& keys, Contract& into) {
    ContractShare share;
    share.rule = rule(keys, true);
    share.pays.form = Pays::Form::unknown;
    if (const toml::node* node = keys.need("pays")) {
      const auto* text = node->as_string();
      std::string_view words = text != nullptr ? std::string_view{text->get()} : std::string_view{};
      share.of_rest = words.ends_with(" of rest");
      if (share.of_rest) words.remove_suffix(8);
      else if (words.ends_with(" of price")) words.remove_suffix(9);
      if (words == "rest") {
        share.pays.form = Pays::Form::rest;
      } else if (const std::optional<Rate> rate = read_rate(words)) {
        share.pays = {Pays::Form::rate, *rate, {}};
      } else if (const std::optional<Money> money = amount(words)) {
        share.pays = {Pays::Form::amount, {}, *money};
      } else if (node->is_number()) {
        file_.fail(node->source(), say<msg::money_not_quoted>("pays"), say<msg::write_like>("\"60 %\", \"11.00\""));
      } else {
        keys.wrong("pays", *node, say<msg::what_a_contract_pays>());
      }
    }
    if (const toml::node* node = keys.find("at_most")) share.at_most = money(keys, "at_most", *node);
    for (const toml::table* table : keys.list("limit")) {
      Keys inner{file_, *table};
      Limit limit;
      const std::string counter = inner.text("counter");
      if (!counter.empty()) limit.counter = counter_named(counter, inner.find("counter")->source()).value_or(0);
      if (const toml::node* node = inner.need("at_most")) {
        if (const auto* n = node->as_integer(); n != nullptr && n->get() >= 0 && n->get() <= 10'000) limit.sessions = static_cast<int>(n->get());
        else limit.amount = money(inner, "at_most", *node);
      }
      inner.done();
      share.limits.push_back(limit);
    }
    into.shares.push_back(std::move(share));
  }

  Money money(Keys& keys, std::string_view key, const toml::node& node) {
    const auto* text = node.as_string();
    if (const std::optional<Money> money = text != nullptr ? amount(text->get()) : std::nullopt) return *money;
    if (node.is_number()) file_.fail(node.source(), say<msg::money_not_quoted>(key), say<msg::write_like>("\"50.00\""));
    else keys.wrong(key, node, say<msg::an_amount>());
    return Money::unknown();
  }

  static const std::vector<std::string>& payers() {
    static const std::vector<std::string> names{payer_names.begin(), payer_names.end()};
    return names;
  }

  void read_third_party(Keys& keys) {
    ThirdPartyRule third_party;
    third_party.rule = rule(keys, true);
    const toml::node* node = keys.need("payers");
    if (node != nullptr) {
      for (const std::string& word : keys.words_of("payers", *node)) {
        const auto at = std::find(payers().begin(), payers().end() - 1, word);  // all but the patient
        if (at == payers().end() - 1) {
          file_.fail(node->source(), say<msg::unknown_word>(word, say<msg::a_payer>()), choices(std::span{payers()}.first(3)));
        } else {
          third_party.payers = static_cast<std::uint8_t>(third_party.payers | 1U << (at - payers().begin()));
        }
      }
    }
    version_.third_party.push_back(std::move(third_party));
  }

  void read_doubt(Keys& keys) {
    DoubtRule doubt;
    doubt.rule = rule(keys, false);
    doubt.from = keys.date("from", false).value_or(first_date);
    doubt.to = keys.date("to", false).value_or(last_date);
    if (const std::string counter = keys.text("carries", false); !counter.empty()) {
      doubt.carries = counter_named(counter, keys.find("carries")->source()).value_or(0);
    }
    version_.doubts.push_back(std::move(doubt));
  }

  File& file_;
  const Declarations& known_;
  std::vector<Counter>& counters_;
  Version& version_;
  bool in_contract_ = false;
  std::set<std::string> ids_;
};

void sort_by_place(Problems& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair{a.place.line, a.place.column} < std::pair{b.place.line, b.place.column};
  });
}

}  // namespace

std::string line_of(std::string_view text, int number) {
  std::size_t at = 0;
  for (int i = 1; i < number; ++i) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return {};
    ++at;
  }
  std::string_view line = text.substr(at, text.find('\n', at) - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return printable(line);
}

Problems read_defaults(const RuleText& text, Defaults& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) {
    Keys keys{file, *table};
    into.route = keys.text("route");
    into.age = keys.integer("age", 0, 130);
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
      // Facts keep the order of the file: it is the order in which people are asked.
      std::vector<std::pair<std::string, const toml::table*>> sorted;
      for (const auto& [key, node] : *facts) {
        if (const toml::table* fact = node.as_table()) sorted.emplace_back(key.str(), fact);
        else file.fail(node.source(), say<msg::expected>(key.str(), say<msg::a_table>()));
      }
      std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.second->source().begin.line < b.second->source().begin.line;
      });
      for (auto& [name, fact] : sorted) read_fact({file, *fact}, std::move(name), into);
    }
    for (const toml::table* entry : keys.list("notice")) {
      Keys inner{file, *entry};
      Notice notice;
      notice.id = inner.text("id");
      notice.text = inner.both("text");
      for (const std::string& id : inner.words("source", true)) {
        const auto at = into.sources.find(id);
        if (at != into.sources.end()) notice.sources.push_back(&at->second);
        else file.fail(entry->source(), say<msg::unknown_word>(id, say<msg::a_source>()));
      }
      inner.done();
      into.notices.push_back(std::move(notice));
    }
    if (text.path.ends_with("route.toml") || text.path.ends_with("country.toml")) into.title = keys.both("title");
    if (text.path.ends_with("country.toml")) into.distress = keys.both("distress");
    keys.done();
  }
  sort_by_place(problems);
  return problems;
}

Problems read_version(const RuleText& text, const std::string& route, const Declarations& known,
                      std::vector<Counter>& counters, Version& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) VersionReader{file, known, counters, into}.read(*table, route);
  sort_by_place(problems);
  return problems;
}

Problems read_contract_country(const RuleText& text, std::string& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) into = Keys{file, *table}.text("country");
  return problems;
}

Problems read_contract(const RuleText& text, const Declarations& known, Contract& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) {
    Declarations own;
    own.facts = known.facts;
    Keys keys{file, *table};
    read_sources(keys, own);
    Version unused;
    VersionReader{file, own, into.counters, unused}.read_contract(*table, into);
    into.sources = std::move(own.sources);  // the nodes stay where they are
  }
  sort_by_place(problems);
  return problems;
}

std::string_view head_of(std::string_view text) {
  for (std::size_t at = 0; (at = text.find("\n[[", at)) != std::string_view::npos; ++at) {
    if (!text.substr(at + 3).starts_with("in_force.")) return text.substr(0, at + 1);
  }
  return text;
}

Problems read_version_head(const RuleText& text, const std::string& route, const Declarations& known,
                           std::vector<Counter>& counters, Version& into) {
  Problems problems;
  const RuleText head{text.path, text.shown, head_of(text.text)};
  File file{head, problems};
  if (const toml::table* table = file.parse()) {
    Keys keys{file, *table};
    VersionReader{file, known, counters, into}.read_head(keys, route);
  }
  return problems;
}

Problems read_version_name(const RuleText& text, VersionName& into) {
  Problems problems;
  File file{text, problems};
  if (const toml::table* table = file.parse()) {
    Keys keys{file, *table};
    into.route = keys.text("route");
    into.version = keys.text("version");
  }
  return problems;
}

}  // namespace racpsy
