// Reads TOML files and reports all their errors.
//
// A `File` holds the text and collects problems. `Keys` reads one table: it returns values by key,
// records the keys requested, and at the end reports every other key of the table, suggesting the
// nearest one requested. The code that reads keys is thus their only list. Private; exposes toml++.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/file_format.hpp"
#include "racpsy/rules/describe.hpp"
#include "racpsy/rules/messages.hpp"
#include "racpsy/rules/read.hpp"
#include "racpsy/rules/suggestions.hpp"
#include "racpsy/rules/toml.hpp"

namespace racpsy {

inline constexpr std::size_t largest_file = 1 << 20;
inline constexpr std::size_t longest_line = 8 << 10;
inline constexpr std::size_t largest_list = 500;

// Parses "3..", "..17", "18..25": ends included; an absent end is `lowest` or `highest`.
inline std::optional<std::pair<int, int>> read_range(std::string_view range, int lowest,
                                                     int highest) {
  const std::size_t dots = range.find("..");
  if (dots == std::string_view::npos || range.size() == 2) return std::nullopt;
  const auto read = [&](std::string_view part, int absent) -> std::optional<int> {
    if (part.empty()) return absent;
    int value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (error != std::errc{} || end != part.data() + part.size() || value < 0 || value > highest)
      return std::nullopt;
    return value;
  };
  const std::optional<int> low = read(range.substr(0, dots), lowest);
  const std::optional<int> high = read(range.substr(dots + 2), highest);
  return low && high && *low <= *high ? std::optional{std::pair{*low, *high}} : std::nullopt;
}

// Parses an amount of a rule file: a decimal point and two decimals are required.
inline std::optional<Money> amount(std::string_view text) {
  const bool two_decimals = text.size() >= 4 && text[text.size() - 3] == '.';
  return two_decimals ? read_euros(text) : std::nullopt;
}

class File {
 public:
  File(const RuleText& source, Problems& problems) : source_(source), problems_(problems) {}

  // Parses the whole file; null, with a problem, if it is not TOML.
  const toml::table* parse() {
    if (const FileFormat format =
            detect_format(std::string_view{source_.text}.substr(0, enough_for_format));
        format != FileFormat::text) {
      problems_.emplace_back(Place{source_.shown}, localized<msg::other_form>(name_of(format)),
                             as_toml(format, source_.shown));
      return nullptr;
    }
    if (source_.text.size() > largest_file) {
      problems_.emplace_back(Place{source_.shown}, localized<msg::too_large>(largest_file));
      return nullptr;
    }
    int number = 1;
    for (std::size_t at = 0; at < source_.text.size(); ++number) {
      const std::size_t end = std::min(source_.text.find('\n', at), source_.text.size());
      if (end - at > longest_line) {
        problems_.emplace_back(Place{source_.shown, number, 1},
                               localized<msg::line_too_long>(longest_line));
        return nullptr;
      }
      at = end + 1;
    }
    parsed_ = toml::parse(source_.text, std::string_view{});
    if (parsed_.succeeded()) return &parsed_.table();
    const toml::parse_error& error = parsed_.error();
    const std::string excerpt =
        printable(line_of(source_.text, static_cast<int>(error.source().begin.line)));
    const std::string before_value = excerpt.substr(0, excerpt.find('='));
    const bool accent = std::any_of(before_value.begin(), before_value.end(),
                                    [](char c) { return (c & 0x80) != 0; }) &&
                        before_value.find_first_of("\"'#") == std::string::npos;
    fail(error.source(), localized<msg::syntax>(error.description()),
         accent ? localized<msg::accented_key>() : Text{});
    return nullptr;
  }

  Place place(const toml::source_region& where) const {
    return Place{source_.shown, static_cast<int>(where.begin.line),
                 static_cast<int>(where.begin.column)};
  }

  void fail(const toml::source_region& where, Text what, Text remedy = {}) {
    fail_at(place(where), std::move(what), std::move(remedy));
  }
  void fail_at(const Place& at, Text what, Text remedy = {}) {
    problems_.emplace_back(at, std::move(what), std::move(remedy), line_of(source_.text, at.line));
  }

  std::size_t problem_count() const { return problems_.size(); }

  // Reads a string or a list of strings.
  std::vector<std::string> words(std::string_view key, const toml::node& node) {
    std::vector<std::string> all;
    const auto add = [&](const toml::node& element) {
      if (const auto* word = element.as_string()) all.push_back(word->get());
      else fail(element.source(), localized<msg::expected>(key, localized<msg::a_word_or_words>()));
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

// The last enumerator that an array has a name for.
template <class E, std::size_t N>
inline constexpr E names_end = EnumArray<E, std::string_view, N>::keys().back();

class Keys {
 public:
  // Tests if a written key means a name: the keys of cases may be synonyms. Null: exact keys only.
  using Called = bool (*)(std::string_view key, std::string_view name);
  Keys(File& file, const toml::table& table, Called called = nullptr)
      : file_(file),
        table_(table),
        called_(called) {}

  const toml::table& table() const { return table_; }

  // Finds the value of a key; null if absent. Reports a key given twice, by two of its names.
  const toml::node* find(std::string_view key) {
    const bool first = std::find(asked_.begin(), asked_.end(), key) == asked_.end();
    if (first) asked_.emplace_back(key);
    const toml::node* found = table_.get(key);
    if (called_ == nullptr) return found;
    for (const auto& [written, node] : table_) {
      if (written.str() == key || !called_(written.str(), key)) continue;
      if (first) asked_.emplace_back(written.str());
      if (found == nullptr) found = &node;
      else if (first) file_.fail(written.source(), localized<msg::same_key>(written.str(), key));
    }
    return found;
  }
  bool has(std::string_view key) { return find(key) != nullptr; }
  const toml::node* need(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) file_.fail(table_.source(), localized<msg::missing_key>(key));
    return node;
  }
  void wrong(std::string_view key, const toml::node& node, const Text& expected, Text remedy = {}) {
    file_.fail(node.source(), localized<msg::expected>(key, expected), std::move(remedy));
  }

  std::string text(std::string_view key, bool required = true) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return {};
    if (const auto* value = node->as_string(); value != nullptr && !value->get().empty())
      return printable(value->get());
    wrong(key, *node, localized<msg::a_text>());
    return {};
  }

  Text localized_text(std::string_view key, bool required = true) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return {};
    if (const toml::table* table = node->as_table()) {
      Keys inner{file_, *table};
      Text text = in_each_language([&](Lang lang) {
        return inner.text(language_codes[index_of(lang)], !is_optional(lang));
      });
      inner.done();
      return text;
    }
    wrong(key, *node, localized<msg::both_languages>());
    return {};
  }

  std::optional<Date> date(std::string_view key, bool required = true) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return std::nullopt;
    const std::optional<Date> date = date_of(*node);
    if (!date) wrong(key, *node, localized<msg::a_date>());
    return date;
  }
  static std::optional<Date> date_of(const toml::node& node) {
    const auto* value = node.as_date();
    if (value == nullptr) return std::nullopt;
    const Date date{value->get().year, value->get().month, value->get().day};
    return date >= first_date && date <= last_date ? std::optional{date} : std::nullopt;
  }

  bool flag(std::string_view key, bool absent = false) {
    const toml::node* node = find(key);
    if (node == nullptr) return absent;
    if (const auto* value = node->as_boolean()) return value->get();
    wrong(key, *node, localized<msg::a_bool>());
    return absent;
  }

  int integer(std::string_view key, int least, int most) {
    const toml::node* node = need(key);
    if (node == nullptr) return least;
    if (const auto* value = node->as_integer();
        value != nullptr && value->get() >= least && value->get() <= most) {
      return static_cast<int>(value->get());
    }
    wrong(key, *node, localized<msg::an_integer_between>(least, most));
    return least;
  }

  // Reads a required duration: "1y", "4m13d".
  Duration duration(std::string_view key) {
    const toml::node* node = need(key);
    const std::optional<Duration> read =
        node == nullptr ? std::nullopt : read_duration(node->value_or(std::string_view{}));
    if (node != nullptr && !read) wrong(key, *node, localized<msg::a_duration>());
    return read.value_or(Duration{});
  }

  Money money(std::string_view key, const toml::node& node) {
    const auto* text = node.as_string();
    if (const std::optional<Money> money = text != nullptr ? amount(text->get()) : std::nullopt)
      return *money;
    if (node.is_number())
      file_.fail(node.source(), localized<msg::money_not_quoted>(key),
                 localized<msg::write_like>("\"50.00\""));
    else wrong(key, node, localized<msg::an_amount>());
    return Money::unknown();
  }

  // Reads a string or a list of strings; empty if absent.
  std::vector<std::string> words(std::string_view key, bool required) {
    const toml::node* node = required ? need(key) : find(key);
    return node == nullptr ? std::vector<std::string>{} : string_list(key, *node);
  }
  std::vector<std::string> string_list(std::string_view key, const toml::node& node) {
    return file_.words(key, node);
  }

  // Reads the name of an enumerator from `first` to `last`; `first` if absent or wrong.
  template <class E, std::size_t N>
  E word(std::string_view key, const EnumArray<E, std::string_view, N>& names, const Text& what,
         bool required = false, E first = E{}, E last = names_end<E, N>) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return first;
    const auto* value = node->as_string();
    std::vector<std::string> allowed;
    for (const E e : names.keys()) {
      if (e < first || last < e) continue;
      if (value != nullptr && value->get() == names[e]) return e;
      allowed.emplace_back(names[e]);
    }
    if (value == nullptr) wrong(key, *node, localized<msg::a_text>(), choices(allowed));
    else
      file_.fail(node->source(), localized<msg::unknown_word>(value->get(), what),
                 nearest_or_choices(value->get(), allowed));
    return first;
  }

  const toml::table* table(std::string_view key, bool required = false) {
    const toml::node* node = required ? need(key) : find(key);
    if (node == nullptr) return nullptr;
    if (const toml::table* table = node->as_table()) return table;
    wrong(key, *node, localized<msg::a_table>());
    return nullptr;
  }

  std::vector<const toml::table*> list(std::string_view key) {
    std::vector<const toml::table*> all;
    const toml::node* node = find(key);
    if (node == nullptr) return all;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      wrong(key, *node, localized<msg::a_list_of_tables>());
      return all;
    }
    if (array->size() > largest_list) {
      file_.fail(node->source(), localized<msg::too_many>(largest_list, key));
      return all;
    }
    for (const toml::node& element : *array) {
      if (const toml::table* table = element.as_table()) all.push_back(table);
      else wrong(key, element, localized<msg::a_table>());
    }
    return all;
  }

  // Reports every key of the table that was not requested.
  void done() {
    for (const auto& [key, node] : table_) {
      if (std::find(asked_.begin(), asked_.end(), key.str()) != asked_.end()) continue;
      file_.fail(key.source(), localized<msg::unknown_key>(key.str()),
                 nearest_or_choices(key.str(), asked_));
    }
  }

  File& file() { return file_; }

 private:
  File& file_;
  const toml::table& table_;
  Called called_ = nullptr;
  std::vector<std::string> asked_;
};

/// Sorts problems by line and column.
inline void sort_by_place(Problems& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair{a.place.line, a.place.column} < std::pair{b.place.line, b.place.column};
  });
}

/// Reads the declarations of every [source.ID] of a file.
void read_sources(Keys& keys, Declarations& into);

}  // namespace racpsy
