// Folds names for comparison, and escapes invisible characters in messages.
//
// People write one name in many ways: with capitals, with or without accents, combining accents, a
// space for an underscore, invisible characters (a byte order mark, a zero-width space). Folding
// removes these differences; two names are equal if their folded forms are.
#pragma once

#include <string>
#include <string_view>

namespace racpsy {

/// Returns the folded form of a name: lower case, Latin letters without accents; `-`, `_`,
/// apostrophes and spaces become one space between words and nothing at the ends; parentheses,
/// middle dots and invisible characters are removed. Letters of other scripts stay as they are. A
/// byte that is not UTF-8 is read as Windows-1252, which spreadsheets write.
std::string folded(std::string_view name);

/// Compares two names by their folded forms.
inline bool same_folded(std::string_view a, std::string_view b) {
  return a == b || folded(a) == folded(b);
}

/// Finds the folded `part` in the folded `name` as whole words, bounded by other characters ("age"
/// in "patient.age") or by a change between letters and digits ("ald" in "ald1").
bool holds_words(std::string_view name, std::string_view part);

/// Escapes invisible characters other than the tab, and bytes that are not UTF-8: "age<U+200B>",
/// "<E2>ge".
std::string escape_invisible(std::string_view text);

/// A decoded character: its size in bytes and its code point. A byte that is not UTF-8 has size 1,
/// its own value as the code point, and is not valid.
struct Character {
  std::size_t bytes = 1;
  char32_t code = 0;
  bool valid = false;
};
/// Decodes the first character of `text`, which must not be empty.
Character first_character(std::string_view text);

/// Returns the text without spaces and invisible characters at its ends.
std::string_view trimmed(std::string_view text);

/// Tests for a space of any kind, line ends included.
bool is_space(char32_t code);
/// Tests for a character without width: U+200B, a byte order mark, a soft hyphen, direction marks.
bool is_invisible(char32_t code);

}  // namespace racpsy
