// Parses numbers as people write them, and explains why a text is not one.
//
// "1 234,50 €", "€1,234.50" and "1234.5" are one amount. Nothing is guessed: where a mark may be
// decimal or stand between thousands ("1.234"), the text is rejected, and the message gives the
// spellings that are accepted.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "racpsy/base/money.hpp"
#include "racpsy/base/text.hpp"

namespace racpsy {

/// The characters accepted in a number beside digits.
enum class Notation : std::uint8_t {
  point,   ///< A decimal point only: in files separated by commas or tabs.
  written  ///< Also a decimal comma, spaces, commas or points between thousands, a currency.
};

/// The accepted range and precision of a number.
struct Measure {
  int decimals = 0;  ///< The most decimals accepted; values are in units of the last one.
  std::int64_t least = 0;
  std::int64_t most = 0;  ///< In the same units, as is `least`.
  bool money = false;     ///< A currency is accepted: "60 €", "CHF 60".
  /// The only currency accepted; nothing: any.
  std::optional<Currency> currency = std::nullopt;
};
/// Measures of an amount in any currency, or in one.
inline constexpr Measure any_amount{2, 0, Money::limit, true};
constexpr Measure amount_in(Currency currency) { return {2, 0, Money::limit, true, currency}; }
inline constexpr Measure in_euros = amount_in(Currency::eur);

/// The reason why a text is not an acceptable number.
enum class Flaw : std::uint8_t {
  none,
  not_a_number,
  no_value,  ///< A placeholder for an unknown value: "NA", "n.c.", "-".
  negative,
  decimals,  ///< More decimals than accepted.
  out_of_range,
  ambiguous,  ///< A mark that may be decimal or between thousands.
  comma,      ///< Notation::point: a decimal comma.
  grouping,   ///< Spaces: any with Notation::point, else those not between thousands.
  sign,       ///< Notation::point: a currency.
  currency    ///< Another currency than that of the measure.
};

/// A parsed number, or the flaw that prevents it.
struct Number {
  std::int64_t value = 0;  ///< Valid if there is no flaw.
  Flaw flaw = Flaw::none;
  std::optional<Currency> currency = std::nullopt;  ///< The currency written with it.
};

/// Parses a number in this notation; its value is in units of the last decimal of `measure`.
Number read_written(std::string_view text, const Measure& measure, Notation notation);

/// The description of a flaw, and the remedy (may be empty).
struct Misread {
  Text what;
  Text remedy;
};
/// Describes a flaw (not `none`) of the number `text`; `name` is the name of the column or option.
Misread misread(std::string_view name, std::string_view text, Flaw flaw, const Measure& measure,
                Notation notation);

}  // namespace racpsy
