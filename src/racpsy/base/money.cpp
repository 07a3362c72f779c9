#include "racpsy/base/money.hpp"

#include "racpsy/base/digits.hpp"

namespace racpsy {

Money share_of(Money amount, Rate rate, Rounding rounding) {
  if (!amount.known()) return Money::unknown();
  __extension__ using wide = __int128;
  const wide product = static_cast<wide>(amount.cents()) * rate.numerator;
  const wide whole = product / rate.denominator;
  // Twice the remainder is compared with the denominator, to find the nearest cent.
  const wide twice_rest = (product % rate.denominator) * 2;
  bool up = false;
  switch (rounding) {
    case Rounding::half_up: up = twice_rest >= rate.denominator; break;
    case Rounding::half_even:
      up = twice_rest > rate.denominator || (twice_rest == rate.denominator && whole % 2 != 0);
      break;
    case Rounding::down: break;
    case Rounding::up: up = twice_rest > 0; break;
  }
  return Money::of_cents(static_cast<std::int64_t>(whole) + (up ? 1 : 0));
}

std::optional<Money> read_euros(std::string_view text) {
  const std::size_t mark = text.find_first_of(".,");
  const std::optional<std::int64_t> euros = read_digits(text.substr(0, mark), 7);
  if (!euros) return std::nullopt;
  std::int64_t cents = *euros * 100;
  if (mark != std::string_view::npos) {
    const std::string_view decimals = text.substr(mark + 1);
    const std::optional<std::int64_t> part = read_digits(decimals, 2);
    if (!part) return std::nullopt;
    cents += decimals.size() == 1 ? *part * 10 : *part;
  }
  if (cents > Money::limit) return std::nullopt;
  return Money::of_cents(cents);
}

std::string amount_token(Money amount, std::optional<Currency> currency) {
  std::string text = std::to_string(amount.cents() / 100) + ".";
  text += std::to_string(100 + amount.cents() % 100).substr(1);
  if (currency) text.append(" ").append(currency_names[*currency]);
  return text;
}

std::optional<Rate> read_rate(std::string_view text, std::int64_t most) {
  Rate rate;
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    const std::optional<std::int64_t> numerator = read_digits(text.substr(0, slash), 9);
    const std::optional<std::int64_t> denominator = read_digits(text.substr(slash + 1), 9);
    if (!numerator || !denominator || *denominator == 0) return std::nullopt;
    rate = {*numerator, *denominator};
  } else {
    if (!text.ends_with('%')) return std::nullopt;
    text.remove_suffix(1);
    if (text.ends_with(' ')) text.remove_suffix(1);
    const std::size_t point = text.find('.');
    const std::optional<std::int64_t> whole = read_digits(text.substr(0, point), 3);
    if (!whole) return std::nullopt;
    rate = {*whole, 100};
    if (point != std::string_view::npos) {
      for (const char c : text.substr(point + 1)) {
        if (c < '0' || c > '9' || rate.denominator >= 100'000'000) return std::nullopt;
        rate = {rate.numerator * 10 + (c - '0'), rate.denominator * 10};
      }
      if (text.ends_with('.')) return std::nullopt;
    }
  }
  if (rate.numerator > rate.denominator * most) return std::nullopt;
  return rate;
}

}  // namespace racpsy
