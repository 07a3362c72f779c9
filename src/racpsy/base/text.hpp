// What people read exists in two languages; this is the pair, and the help for mistyped words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace racpsy {

enum class Lang { fr, en };

/// One thing said in French and in English.
struct Text {
  std::string fr;
  std::string en;
  const std::string& in(Lang lang) const { return lang == Lang::fr ? fr : en; }
  friend bool operator==(const Text&, const Text&) = default;
};

/// The same words in both languages: a name, a number.
inline Text untranslated(std::string_view words) {
  return {std::string{words}, std::string{words}};
}

/// Adds an item to a list that is being written; `by` stands between two.
inline void add_item(std::string& list, std::string_view item, std::string_view by = ", ") {
  if (!list.empty()) list.append(by);
  list.append(item);
}
inline void add_item(Text& list, const Text& item, std::string_view by = ", ") {
  add_item(list.fr, item.fr, by);
  add_item(list.en, item.en, by);
}

/// The words as one list.
std::string joined(std::span<const std::string> words, std::string_view by = ", ");

/// What stands between the separators: one part more than there are of them, some perhaps empty.
std::vector<std::string> parts_of(std::string_view text, char by);

/// The bytes of the character that the text begins with, 1 to 4; 0 where they are not UTF-8.
std::size_t length_of_character(std::string_view text);

/// Whether the text begins with a control character, the tab and line ends included.
bool is_control(std::string_view text);

/// A byte written out: "\xe9".
std::string escaped(char byte);

/// The text as UTF-8 whatever it holds: a byte that is not is written out, as "\xe9". So that no
/// two texts come out alike, the backslash of what looks like such a byte is written out too, as
/// "\x5c". Any other text stays as it is.
std::string as_utf8(std::string_view text);

/// The text with a "?" for every byte that is not UTF-8 and every control character but the tab:
/// fit for a terminal.
std::string printable(std::string_view text);

/// Whether a spreadsheet would take the cell for a formula: it begins with one of = + - @, or with
/// a tab or a carriage return that hides one. An apostrophe before it makes it text.
constexpr bool runs_in_spreadsheet(std::string_view cell) {
  return !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos;
}

/// How many letters must be changed, added, left out or swapped with a neighbour to make one word
/// of the other, in bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate closest to `word` by the edit distance of their letters (a swap of two neighbours
/// counts once), or nothing when none is close enough to be what was meant. The view points into
/// `candidates`.
std::string_view nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace racpsy
