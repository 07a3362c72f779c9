// Text in several languages, UTF-8 helpers, and suggestions for mistyped words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "racpsy/base/index.hpp"

namespace racpsy {

/// A language that people read. A new one is added here, as a code below, and as one more text of
/// each Message.
enum class Lang : std::uint8_t { fr, en };
inline constexpr std::array languages{Lang::fr, Lang::en};
/// The codes of `languages`: keys of rule files, suffixes of JSON keys.
inline constexpr std::array<std::string_view, languages.size()> language_codes{"fr", "en"};
/// The code of Text::dutch.
inline constexpr std::string_view dutch_code = "nl";

/// A text in every language. Rule files may give it in Dutch too: data for programs, as no report
/// is written in Dutch yet. A text made of several has none.
struct Text {
  std::array<std::string, languages.size()> by_language;
  std::string dutch;

  Text() = default;
  Text(std::string fr, std::string en) : by_language{std::move(fr), std::move(en)} {}
  const std::string& in(Lang lang) const { return by_language[index_of(lang)]; }
  std::string& in(Lang lang) { return by_language[index_of(lang)]; }
  bool empty() const { return in(Lang::en).empty(); }
  Text& operator+=(const Text& more) {
    dutch.clear();
    for (const Lang lang : languages) in(lang) += more.in(lang);
    return *this;
  }
  Text& operator+=(std::string_view more) {
    dutch.clear();
    for (const Lang lang : languages) in(lang) += more;
    return *this;
  }
  friend Text operator+(Text a, const Text& b) { return a += b; }
  friend bool operator==(const Text&, const Text&) = default;
};

/// Makes a text by calling `make` with each language.
template <class Make>
Text in_each_language(Make make) {
  Text text;
  for (const Lang lang : languages) text.in(lang) = make(lang);
  return text;
}

/// Returns a text that is the same in every language: a name, a number.
inline Text untranslated(std::string_view words) {
  return in_each_language([&](Lang) { return std::string{words}; });
}

/// Appends an item to a list, after the separator `by` unless it is the first.
inline void add_item(std::string& list, std::string_view item, std::string_view by = ", ") {
  if (!list.empty()) list.append(by);
  list.append(item);
}
inline void add_item(Text& list, const Text& item, std::string_view by = ", ") {
  list.dutch.clear();
  for (const Lang lang : languages) add_item(list.in(lang), item.in(lang), by);
}

/// Joins the words with a separator.
std::string joined(std::span<const std::string> words, std::string_view by = ", ");

/// Returns the text with its ASCII letters in lower case.
std::string lowercase(std::string_view text);

/// Splits a text at each separator; parts may be empty.
std::vector<std::string> parts_of(std::string_view text, char by);

/// Returns the size of the first character, 1 to 4 bytes; 0 if the text is empty or not UTF-8.
std::size_t length_of_character(std::string_view text);

/// Tests whether the text begins with a control character, the tab and line ends included.
bool is_control(std::string_view text);

/// Returns a byte as an escape: "\xe9".
std::string escaped(char byte);

/// Makes any text valid UTF-8: other bytes are escaped, as "\xe9". Results stay distinct: the
/// backslash of text that looks like such an escape is escaped too, as "\x5c".
std::string as_utf8(std::string_view text);

/// Makes a text safe for a terminal: bytes that are not UTF-8 and control characters other than the
/// tab become "?".
std::string printable(std::string_view text);

/// Tests whether a spreadsheet would run the cell as a formula: it begins with one of = + - @, or
/// with a tab or a carriage return that may hide one. A leading apostrophe makes it text.
constexpr bool runs_in_spreadsheet(std::string_view cell) {
  return !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos;
}

/// Returns the number of bytes to change, add, remove or swap with a neighbour to turn one word
/// into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Finds the candidate closest to `word` by the edit distance of their folded forms; empty if none
/// is close enough. The view points into `candidates`.
std::string_view nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace racpsy
