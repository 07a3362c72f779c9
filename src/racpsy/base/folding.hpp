// Names compared in letters.
//
// People write one name in many ways: with capitals, with or without accents, accents as marks of
// their own, a space for an underscore, marks that nobody sees (a byte order mark, a space without
// width). The letters of a name are what is left of it without all that; two names are the same
// where their letters are. What cannot be seen is written out in messages.
#pragma once

#include <string>
#include <string_view>

namespace racpsy {

/// The letters of a name: small, Latin ones without accents; `-`, `_` and spaces of any kind are
/// one space between words and nothing at the ends; parentheses, middle dots and marks that cannot
/// be seen are left out. Letters of other scripts stay as they are. A byte that is no UTF-8 stands
/// for a letter of Windows-1252, which spreadsheets write.
std::string folded(std::string_view name);

/// Whether two names have the same letters.
inline bool same_folded(std::string_view a, std::string_view b) {
  return a == b || folded(a) == folded(b);
}

/// Whether the letters `part` stand in the letters `name` as whole words: beside them are other
/// signs ("age" in "patient.age"), or digits beside letters ("ald" in "ald1").
bool holds_words(std::string_view name, std::string_view part);

/// The text with all that cannot be seen but the tab written out: "age<U+200B>", "<E2>ge" for a
/// byte that is no UTF-8.
std::string escape_invisible(std::string_view text);

/// The number of bytes of the character at the beginning of `text`, which is not empty, and its
/// code point; -1 for a byte that is no UTF-8.
struct Character {
  std::size_t bytes = 1;
  char32_t code = 0;
  bool valid = false;
};
Character first_character(std::string_view text);

/// The text without spaces and marks that cannot be seen at its ends.
std::string_view trimmed(std::string_view text);

/// A space of any kind, line ends included.
bool is_space(char32_t code);
/// A mark without width that leaves no trace: U+200B, a byte order mark, a soft hyphen, marks of
/// direction.
bool is_invisible(char32_t code);

}  // namespace racpsy
