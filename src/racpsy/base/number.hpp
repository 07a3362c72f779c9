// Numbers as people write them, and why a text is none.
//
// "1 234,50 €", "€1,234.50" and "1234.5" are one amount. Nothing is guessed: where a mark may stand
// before decimals or between thousands ("1.234"), the text is refused, and the message says how to
// write what was meant.
#pragma once

#include <cstdint>
#include <string_view>

#include "racpsy/base/text.hpp"

namespace racpsy {

/// What may stand in a number beside digits.
enum class Notation : std::uint8_t {
  point,   ///< A point before decimals: in files whose cells commas or tabs separate.
  written  ///< Also a comma before decimals, spaces, commas or points between thousands, a euro
           ///< sign.
};

/// What a number may be.
struct Measure {
  int decimals = 0;  ///< At most so many; the value is in units of the last one.
  std::int64_t least = 0;
  std::int64_t most = 0;  ///< In the same units.
  bool money = false;     ///< A euro sign may stand with it.
};
inline constexpr Measure in_euros{2, 0, 100'000'000, true};

/// Why a text is no number.
enum class Flaw : std::uint8_t {
  none,
  not_a_number,
  no_value,  ///< "NA", "n.c.", "-": a word for what is not known.
  negative,
  decimals,  ///< More than there may be.
  out_of_range,
  ambiguous,  ///< A mark that may be decimal or between thousands.
  comma,      ///< Notation::point: a decimal comma, …
  grouping,   ///< … or spaces between thousands; else spaces that do not stand between thousands.
  sign        ///< Notation::point: a euro sign.
};

struct Number {
  std::int64_t value = 0;  ///< Where there is no flaw.
  Flaw flaw = Flaw::none;
};

/// Reads a number as it is written.
Number read_written(std::string_view text, const Measure& measure, Notation notation);

/// What is wrong with a number, and what to do about it.
struct Misread {
  Text what;
  Text remedy;
};
/// `name`: what the number is of, as messages name it. The flaw is not none.
Misread misread(std::string_view name, std::string_view text, Flaw flaw, const Measure& measure,
                Notation notation);

}  // namespace racpsy
