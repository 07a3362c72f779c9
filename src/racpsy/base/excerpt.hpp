// Shortens user input for quoting in messages: at most one line of it.
//
// All shortening happens here. A cut is marked by "…" and falls between two characters.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "racpsy/base/text.hpp"

namespace racpsy {

inline constexpr std::size_t excerpt_length = 100;  ///< characters shown of a line
inline constexpr std::size_t word_length = 60;      ///< characters shown of a cell or a name
inline constexpr std::size_t list_length = 12;      ///< names shown of a list
inline constexpr std::size_t problems_shown = 10;   ///< problems shown of one header

/// The part of a line that a message shows, and its beginning up to the place of the problem.
struct Excerpt {
  std::string text;
  std::string before;  ///< The beginning of `text` up to the place.
};

/// Returns the part of a line around the character at this position (from 1; 0: the beginning),
/// with invisible characters escaped.
Excerpt excerpt_of(std::string_view line, int character);

/// Returns the text cut to `word_length` characters, with invisible characters escaped.
std::string abbreviated(std::string_view text);

/// Joins the first `list_length` names, followed by the total if there are more: "a, b, c… (20,000
/// in all)".
Text abbreviated_list(std::span<const std::string> names);

/// A line of a text (from 1), without its end; empty when there is none.
std::string line_of(std::string_view text, int number);

}  // namespace racpsy
