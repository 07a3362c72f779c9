#include "report/format.hpp"

#include <algorithm>

namespace racpsy {
namespace {

// The next code point of valid UTF-8; anything else counts as one column a byte.
char32_t next(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0xC0 || lead >= 0xF8 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t code = length == 1 ? lead : lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length && i < text.size(); ++i) code = code << 6 | (byte(i) & 0x3F);
  text.remove_prefix(std::min(length, text.size()));
  return code;
}

bool takes_none(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool takes_two(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF);
}

std::string two_digits(unsigned n) { return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)}; }

}  // namespace

std::string show_bare(Money amount, Lang lang) {
  if (!amount.known()) return "n.c.";
  const bool negative = amount.cents() < 0;
  const std::uint64_t cents = static_cast<std::uint64_t>(negative ? -amount.cents() : amount.cents());
  const std::string digits = std::to_string(cents / 100);
  std::string out{negative ? "−" : ""};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += lang == Lang::fr ? "\u202F" : ",";
    out += digits[i];
  }
  out += lang == Lang::fr ? "," : ".";
  return out += two_digits(static_cast<unsigned>(cents % 100));
}

std::string show(Money amount, Lang lang) {
  std::string out = show_bare(amount, lang);
  if (!amount.known()) return out;
  if (lang == Lang::fr) return out.append("\u00A0€");
  return out.insert(amount.cents() < 0 ? std::string_view{"−"}.size() : 0, "€");
}

std::string show(Date date, Lang lang) {
  if (lang == Lang::en) return iso(date);
  return two_digits(date.day()) + "/" + two_digits(date.month()) + "/" + std::to_string(date.year());
}

std::string show(Rate rate, Lang lang) {
  std::int64_t denominator = 100;
  for (int decimals = 0; decimals <= 6; ++decimals, denominator *= 10) {
    if (denominator % rate.denominator != 0) continue;
    std::string digits = std::to_string(rate.numerator * (denominator / rate.denominator));
    if (decimals == 0) return digits + " %";
    if (digits.size() <= static_cast<std::size_t>(decimals)) digits.insert(0, static_cast<std::size_t>(decimals) + 1 - digits.size(), '0');
    digits.insert(digits.size() - static_cast<std::size_t>(decimals), 1, lang == Lang::fr ? ',' : '.');
    return digits + " %";
  }
  return std::to_string(rate.numerator) + "/" + std::to_string(rate.denominator);
}

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const char32_t c = next(text);
    columns += takes_none(c) ? 0 : takes_two(c) ? 2 : 1;
  }
  return columns;
}

std::string pad(std::string_view text, std::size_t columns, bool right_aligned) {
  const std::size_t taken = width(text);
  const std::string spaces(columns > taken ? columns - taken : 0, ' ');
  return right_aligned ? spaces + std::string{text} : std::string{text} + spaces;
}

std::string wrap(std::string_view text, std::size_t columns, std::size_t first, std::size_t indent) {
  std::string out(first, ' ');
  std::size_t at = first;
  bool begun = false;  // a word stands on this line already
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (word.empty()) continue;
    if (begun && at + 1 + width(word) > columns) {
      out += '\n';
      out.append(indent, ' ');
      at = indent;
    } else if (begun) {
      out += ' ';
      ++at;
    }
    out += word;
    at += width(word);
    begun = true;
  }
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::vector<std::string> Grid::lines() const {
  std::vector<std::size_t> widths(right_aligned.size(), 0);
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  std::vector<std::string> out;
  for (const std::vector<std::string>& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += "  ";
      line += pad(row[i], widths[i], right_aligned[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace racpsy
