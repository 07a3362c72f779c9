// Exact amounts of money and rates.
//
// An amount is a whole number of cents in its own type; a rate is a fraction of two integers. There
// is no floating point anywhere in the engine, so 60 % of 50.00 is 30.00 on every machine and in
// every order of summing.
//
// An amount may also be *unknown*: a price that nobody published, a private fee that was not given.
// Unknown is not zero. It spreads through every sum it enters, and is printed as null, an empty
// cell or "n.c.".
//
// Overflow cannot happen by construction: every reader refuses amounts above `Money::limit`
// (1,000,000.00) and a statement holds at most 10,000 sessions, so the largest sum is 10^12 cents;
// a product of an amount and a rate is taken in 128 bits. The sanitizer build would stop on a
// violation.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "racpsy/base/index.hpp"

namespace racpsy {

/// The rounding of a share that falls between two cents; a field of each rule file. No text was
/// found that prescribes it for the insurer's share of a fee, so the files use half-up: the nearest
/// cent, ties upward.
enum class Rounding : std::uint8_t { half_up, half_even, down, up };

/// A rate as an exact fraction: 60 % is 60/100. `denominator` is at least 1.
struct Rate {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  friend constexpr bool operator==(Rate, Rate) = default;
};

/// An amount in whole cents, or unknown.
class Money {
 public:
  /// The largest amount any reader accepts, in cents: 1,000,000.00.
  static constexpr std::int64_t limit = 100'000'000;

  constexpr Money() = default;
  /// Makes an amount of `c` cents.
  static constexpr Money of_cents(std::int64_t c) { return Money{c}; }
  /// Makes the unknown amount.
  static constexpr Money unknown() { return Money{unknown_value}; }

  constexpr bool known() const { return cents_ != unknown_value; }
  /// The number of cents; only meaningful when `known()`.
  constexpr std::int64_t cents() const { return cents_; }

  friend constexpr bool operator==(Money, Money) = default;
  friend constexpr Money operator+(Money a, Money b) {
    return a.known() && b.known() ? Money{a.cents_ + b.cents_} : unknown();
  }
  friend constexpr Money operator-(Money a, Money b) {
    return a.known() && b.known() ? Money{a.cents_ - b.cents_} : unknown();
  }
  constexpr Money& operator+=(Money b) { return *this = *this + b; }

 private:
  static constexpr std::int64_t unknown_value = std::numeric_limits<std::int64_t>::min();
  constexpr explicit Money(std::int64_t c) : cents_(c) {}
  std::int64_t cents_ = 0;
};

/// Currencies of rule files. Amounts of two currencies are never added up.
enum class Currency : std::uint8_t { eur, chf };
inline constexpr EnumArray<Currency, std::string_view, 2> currency_names{"EUR", "CHF"};

/// An amount of a currency, for people to read.
struct Amount {
  Money money;
  Currency currency;
};

/// Returns the smaller of two amounts; unknown if either is.
constexpr Money lesser(Money a, Money b) {
  if (!a.known() || !b.known()) return Money::unknown();
  return a.cents() <= b.cents() ? a : b;
}

/// Returns `rate` of `amount`, rounded once to a cent. `amount` must not be negative; unknown stays
/// unknown.
Money share_of(Money amount, Rate rate, Rounding rounding);

/// Parses "65", "65.5", "65.50" or "65,50" (euros). Returns nothing for anything else: signs,
/// spaces, a third decimal, or an amount above the limit.
std::optional<Money> read_euros(std::string_view text);

/// Writes a known amount as readers accept it: "65.50", or "65.50 CHF" with a currency.
std::string amount_token(Money amount, std::optional<Currency> currency = std::nullopt);

/// Parses "60 %", "60%", "62.5 %" or "2/37": between 0 and `most` included. Returns nothing for
/// anything else.
std::optional<Rate> read_rate(std::string_view text, std::int64_t most = 1);

}  // namespace racpsy
