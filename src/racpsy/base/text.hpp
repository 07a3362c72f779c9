// Text in two languages, UTF-8 helpers, and suggestions for mistyped words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace racpsy {

enum class Lang { fr, en };

/// A text in French and in English.
struct Text {
  std::string fr;
  std::string en;
  const std::string& in(Lang lang) const { return lang == Lang::fr ? fr : en; }
  friend bool operator==(const Text&, const Text&) = default;
};

/// Returns a text that is the same in both languages: a name, a number.
inline Text untranslated(std::string_view words) {
  return {std::string{words}, std::string{words}};
}

/// Appends an item to a list, after the separator `by` unless it is the first.
inline void add_item(std::string& list, std::string_view item, std::string_view by = ", ") {
  if (!list.empty()) list.append(by);
  list.append(item);
}
inline void add_item(Text& list, const Text& item, std::string_view by = ", ") {
  add_item(list.fr, item.fr, by);
  add_item(list.en, item.en, by);
}

/// Joins the words with a separator.
std::string joined(std::span<const std::string> words, std::string_view by = ", ");

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
