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
enum class Lang : std::uint8_t { fr, en, nl };
inline constexpr std::array languages{Lang::fr, Lang::en, Lang::nl};
/// The codes of `languages`: values of --lang, keys of rule files, suffixes of JSON keys.
inline constexpr std::array<std::string_view, languages.size()> language_codes{"fr", "en", "nl"};
/// The languages in which a text may be absent; its readers see the English one.
constexpr bool is_optional(Lang lang) { return lang == Lang::nl; }
/// Returns the language of a code: "fr", "fr_BE.UTF-8"; English if it is none of `languages`.
constexpr Lang language_of(std::string_view code) {
  for (const Lang lang : languages) {
    if (code.starts_with(language_codes[index_of(lang)])) return lang;
  }
  return Lang::en;
}

/// A text in every language. Where an optional one is empty, the text is the same as in English.
struct Text {
  std::array<std::string, languages.size()> by_language;

  Text() = default;
  Text(std::string fr, std::string en, std::string nl = {})
      : by_language{std::move(fr), std::move(en), std::move(nl)} {}
  const std::string& in(Lang lang) const {
    return by_language[index_of(has(lang) ? lang : Lang::en)];
  }
  /// Tests whether the text has words of its own in the language.
  bool has(Lang lang) const { return !is_optional(lang) || !by_language[index_of(lang)].empty(); }
  bool empty() const { return by_language[index_of(Lang::en)].empty(); }
  Text& operator+=(const Text& more) {
    return append([&](Lang lang) { return std::string_view{more.in(lang)}; },
                  [&](Lang lang) { return more.has(lang); });
  }
  Text& operator+=(std::string_view more) {
    return append([&](Lang) { return more; }, [](Lang) { return false; });
  }
  /// Appends `words(lang)` in each language; in an optional one only where this text or the words
  /// differ from the English ones (`differ(lang)`).
  template <class Words, class Differ>
  Text& append(Words words, Differ differ) {
    for (const Lang lang : languages) {
      if (lang == Lang::en) continue;
      const bool own = has(lang);
      if (!own && !differ(lang)) continue;
      std::string& text = by_language[index_of(lang)];
      if (!own) text = by_language[index_of(Lang::en)];
      text += words(lang);
    }
    by_language[index_of(Lang::en)] += words(Lang::en);
    return *this;
  }
  friend Text operator+(Text a, const Text& b) { return a += b; }
  friend bool operator==(const Text&, const Text&) = default;
};

/// Makes a text by calling `make` with each language.
template <class Make>
Text in_each_language(Make make) {
  Text text;
  for (const Lang lang : languages) text.by_language[index_of(lang)] = make(lang);
  return text;
}

/// Returns a text that is the same in every language: a name, a number.
inline Text untranslated(std::string_view words) {
  return {std::string{words}, std::string{words}};
}

/// Appends an item to a list, after the separator `by` unless it is the first.
inline void add_item(std::string& list, std::string_view item, std::string_view by = ", ") {
  if (!list.empty()) list.append(by);
  list.append(item);
}
inline void add_item(Text& list, const Text& item, std::string_view by = ", ") {
  if (!list.empty()) list += by;
  list += item;
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
