// How much of what people wrote a message repeats: never more than a line of it.
//
// The only place that cuts. A cut is marked by "…", and falls between two characters.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "racpsy/base/text.hpp"

namespace racpsy {

inline constexpr std::size_t excerpt_length = 100;  ///< characters of a line that a message shows
inline constexpr std::size_t word_length = 60;      ///< characters of a cell, a name, a word
inline constexpr std::size_t list_length = 12;      ///< names of a list
inline constexpr std::size_t problems_shown = 10;   ///< of one header

/// What a message shows of a line, and what stands in it before the place that is meant.
struct Excerpt {
  std::string text;
  std::string before;  ///< The beginning of `text` up to the place.
};

/// The part of a line around one of its characters (from 1; 0: the beginning), with all that cannot
/// be seen written out.
Excerpt excerpt_of(std::string_view line, int character);

/// A word as a message repeats it: cut where it is long, with all that cannot be seen written out.
std::string abbreviated(std::string_view word);

/// Some of the names, and how many there are where not all are told: "a, b, c… (20,000 in all)".
Text abbreviated_list(std::span<const std::string> names);

/// A line of a text (from 1), without its end; empty when there is none.
std::string line_of(std::string_view text, int number);

}  // namespace racpsy
