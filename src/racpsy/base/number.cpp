#include "racpsy/base/number.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "racpsy/base/digits.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/messages.hpp"

namespace racpsy {
namespace {

// Placeholders for an unknown value or an empty cell, in lower case.
constexpr std::string_view placeholders[] = {
    "na", "n/a",  "#n/a", "<na>", "nan", "null",    "none",    "nil",     "nc",       "n.c.", "n.c",
    "nd", "n.d.", "?",    "*",    "—",   "inconnu", "unknown", "#value!", "#valeur!", "#ref!"};
// Signs and names of currencies, in lower case; one that begins or ends with another stands first.
struct CurrencySign {
  std::string_view word;
  Currency currency;
};
constexpr CurrencySign currency_signs[] = {
    {"€", Currency::eur},   {"euros", Currency::eur},          {"euro", Currency::eur},
    {"eur", Currency::eur}, {"francs suisses", Currency::chf}, {"chf", Currency::chf}};

// Removes a currency at either end, and returns it.
std::optional<Currency> remove_currency(std::string_view& text) {
  const std::string letters = lowercase(text);
  for (const auto& [word, currency] : currency_signs) {
    if (letters.ends_with(word)) text.remove_suffix(word.size());
    else if (letters.starts_with(word)) text.remove_prefix(word.size());
    else continue;
    text = trimmed(text);
    return currency;
  }
  return std::nullopt;
}

// Groups of digits, and the marks between them.
struct DigitGroups {
  std::vector<std::string> digits;  // one more than there are marks
  std::string marks;                // ' ', ',' or '.'
  // Splits the text; returns false if it holds anything else, or an empty group.
  bool read(std::string_view text) {
    digits.emplace_back();
    while (!text.empty()) {
      const Character c = first_character(text);
      if (c.code >= '0' && c.code <= '9') {
        digits.back() += static_cast<char>(c.code);
      } else if (c.valid && (c.code == ',' || c.code == '.' || is_space(c.code))) {
        marks += is_space(c.code) ? ' ' : static_cast<char>(c.code);
        digits.emplace_back();
      } else if (!c.valid && c.code == 0xA0) {  // the no-break space of Windows-1252
        marks += ' ';
        digits.emplace_back();
      } else {
        return false;
      }
      text.remove_prefix(c.bytes);
    }
    return std::none_of(digits.begin(), digits.end(),
                        [](const std::string& d) { return d.empty(); });
  }
  std::size_t count(char mark) const {
    return static_cast<std::size_t>(std::count(marks.begin(), marks.end(), mark));
  }
  // Tests whether the first `groups` groups are one number with a mark between thousands.
  bool thousands(std::size_t groups) const {
    if (digits[0].size() > 3 || digits[0][0] == '0') return false;
    return std::all_of(digits.begin() + 1, digits.begin() + static_cast<std::ptrdiff_t>(groups),
                       [](const std::string& d) { return d.size() == 3; });
  }
};

// Computes the value of a whole part and decimals; checks the bounds of `measure`.
Number value_of(const std::string& whole, const std::string& part, const Measure& measure) {
  if (part.size() > static_cast<std::size_t>(measure.decimals)) return {0, Flaw::decimals};
  const std::size_t first = std::min(whole.find_first_not_of('0'), whole.size() - 1);
  std::string digits = whole.substr(first) + part;
  digits.append(static_cast<std::size_t>(measure.decimals) - part.size(), '0');
  const std::optional<std::int64_t> value = read_digits(digits, 18);
  if (!value || *value > measure.most || *value < measure.least) return {0, Flaw::out_of_range};
  return {*value, Flaw::none};
}

// Formats a bound of `measure` without its decimals.
std::string scaled(std::int64_t value, const Measure& measure) {
  for (int i = 0; i < measure.decimals; ++i) value /= 10;
  return std::to_string(value);
}

}  // namespace

Number read_written(std::string_view text, const Measure& measure, Notation notation) {
  text = trimmed(text);
  const std::string letters = lowercase(text);
  if (text.empty() || text == "-" ||
      std::find(std::begin(placeholders), std::end(placeholders), letters) !=
          std::end(placeholders))
    return {0, Flaw::no_value};
  std::optional<Currency> currency;
  if (measure.money) currency = remove_currency(text);
  for (const std::string_view minus : {"-", "−", "–"}) {
    if (!text.starts_with(minus)) continue;
    text = trimmed(text.substr(minus.size()));
    if (measure.money && !currency) remove_currency(text);
    DigitGroups pieces;
    return {0, pieces.read(text) ? Flaw::negative : Flaw::not_a_number};
  }
  DigitGroups pieces;
  if (!pieces.read(text)) return {0, Flaw::not_a_number};
  if (currency && measure.currency && *currency != *measure.currency) return {0, Flaw::currency};
  const std::size_t commas = pieces.count(','), points = pieces.count('.'),
                    spaces = pieces.count(' ');
  if (notation == Notation::point) {
    if (commas > 0) return {0, Flaw::comma};
    if (spaces > 0) return {0, Flaw::grouping};
    if (points > 1) return {0, Flaw::not_a_number};
    if (currency) return {0, Flaw::sign};
  }
  // The decimal mark is the last mark, occurs once, and differs from those between thousands.
  const std::size_t marks = pieces.marks.size();
  const char last = marks > 0 ? pieces.marks.back() : '\0';
  const bool decimal = (last == ',' || last == '.') && pieces.count(last) == 1;
  const std::size_t groups = pieces.digits.size() - (decimal ? 1 : 0);
  const std::string part = decimal ? pieces.digits.back() : std::string{};
  if ((commas > 0) + (points > 0) + (spaces > 0) - (decimal ? 1 : 0) > 1)
    return {0, Flaw::not_a_number};
  if (groups > 1 && !pieces.thousands(groups))
    return {0, spaces > 0 ? Flaw::grouping : Flaw::not_a_number};
  // A single mark before three digits may be decimal or between thousands.
  const bool as_thousands = decimal && groups == 1 && part.size() == 3 && pieces.thousands(1);
  if (notation == Notation::written && as_thousands && (last == '.' || measure.decimals < 3))
    return {0, Flaw::ambiguous};
  std::string whole;
  for (std::size_t i = 0; i < groups; ++i) whole += pieces.digits[i];
  Number number = value_of(whole, part, measure);
  number.currency = currency;
  return number;
}

Misread misread(std::string_view name, std::string_view text, Flaw flaw, const Measure& measure,
                Notation notation) {
  const std::string shown = abbreviated(text);
  const std::string least = scaled(measure.least, measure), most = scaled(measure.most, measure);
  const bool has_decimals = measure.decimals > 0;
  // The suggested spelling: the same digits, with a point before decimals.
  DigitGroups pieces;
  std::string_view bare = trimmed(text);
  if (measure.money) remove_currency(bare);
  const bool digits = pieces.read(bare);
  std::string plain;
  for (std::size_t i = 0; digits && i < pieces.digits.size(); ++i) {
    const bool before_decimals =
        i + 1 == pieces.digits.size() && i > 0 && pieces.marks[i - 1] != ' ';
    plain.append(before_decimals ? "." : "").append(pieces.digits[i]);
  }
  switch (flaw) {
    case Flaw::none: break;
    case Flaw::no_value:
      return {localized<msg::not_known>(name, shown), localized(msg::leave_empty)};
    case Flaw::negative:
      return {localized<msg::is_negative>(name, shown), localized<msg::nothing_below>(least)};
    case Flaw::decimals:
      if (!has_decimals)
        return {localized<msg::not_whole>(name, shown), localized(msg::no_decimals)};
      return {localized<msg::too_many_decimals>(name, shown, measure.decimals),
              localized(msg::round_it)};
    case Flaw::out_of_range: return {localized<msg::out_of_range>(name, shown, least, most), {}};
    case Flaw::ambiguous: {
      const std::string thousands = pieces.digits[0] + pieces.digits[1];
      if (!has_decimals)
        return {localized<msg::ambiguous>(name, shown), localized<msg::write_it>(thousands)};
      if (measure.decimals < 3)
        return {localized<msg::ambiguous>(name, shown),
                localized<msg::if_thousands>(thousands, measure.decimals)};
      return {localized<msg::ambiguous>(name, shown),
              localized<msg::write_one>(thousands, joined(pieces.digits, ","))};
    }
    case Flaw::comma: {
      const bool unambiguous = digits && (pieces.marks.back() == '.' || pieces.count(',') == 1) &&
                               (pieces.marks.back() == '.' || pieces.digits.back().size() != 3);
      return {localized<msg::has_comma>(name, shown),
              unambiguous
                  ? localized<msg::write_it>(plain)
                  : localized(measure.money ? msg::write_amount_with_point : msg::write_digits)};
    }
    case Flaw::grouping:
      if (notation == Notation::written)
        return {localized<msg::misplaced_spaces>(name, shown), localized(msg::write_digits)};
      return {localized<msg::has_spaces>(name, shown),
              plain.empty() ? localized(msg::write_digits) : localized<msg::write_it>(plain)};
    case Flaw::sign:
      return {localized<msg::has_sign>(name, shown), localized<msg::write_it>(plain)};
    case Flaw::currency: {
      const std::string_view wanted = currency_names[*measure.currency];
      return {localized<msg::other_currency>(name, shown, wanted),
              localized<msg::write_in_currency>(wanted)};
    }
    case Flaw::not_a_number:
      if (measure.money)
        return {localized<msg::not_an_amount>(name, shown),
                localized(notation == Notation::written ? msg::write_amount
                                                        : msg::write_amount_with_point)};
      if (has_decimals) return {localized<msg::not_a_number>(name, shown), {}};
      return {localized<msg::not_a_number_between>(name, shown, least, most), {}};
  }
  return {};
}

}  // namespace racpsy
