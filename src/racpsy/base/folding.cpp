#include "racpsy/base/folding.hpp"

#include <array>

namespace racpsy {
namespace {

// The letters U+00C0 to U+017F without accents, two bytes each; spaces mean no letter.
constexpr std::string_view latin =
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thss"
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thy "
    "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i "
    "i i i ijijj j k k k "
    "l l l l l l l l l l n n n n n n n n n o o o o o o oeoer r r r r r s s s s s s s s t t t t t t "
    "u u u u u u u u u u u u w w "
    "y y y z z z z z z s ";
constexpr char32_t first_latin = 0xC0, last_latin = 0x17F;
static_assert(latin.size() == 2 * std::size_t{last_latin - first_latin + 1});

constexpr bool between(char32_t code, char32_t low, char32_t high) {
  return low <= code && code <= high;
}

constexpr bool is_accent(char32_t code) { return between(code, 0x300, 0x36F); }

// Separators of words, which people use interchangeably: spaces, hyphens, apostrophes.
bool is_separator(char32_t code) {
  return is_space(code) || code == '-' || code == '_' || between(code, 0x2010, 0x2015) ||
         code == 0x2212 || code == '\'' || code == 0x2019;
}

// Parentheses and dots that are ignored: "né(e) le", "étudiant·e".
constexpr bool is_ignored(char32_t code) {
  return code == '(' || code == ')' || code == 0xB7 || code == 0x2027 || code == 0x22C5;
}

// Returns the code point of a Windows-1252 byte, for the few that differ and matter here.
constexpr char32_t from_windows_1252(unsigned char byte) {
  switch (byte) {
    case 0x8C:
    case 0x9C: return 0x153;  // the two letters oe
    case 0x91:
    case 0x92: return 0x2019;  // apostrophes
    case 0x96:
    case 0x97: return 0x2013;  // dashes
    default: return byte;
  }
}

// Formats a number in upper-case hexadecimal, with at least `least` digits.
std::string hexadecimal(std::uint32_t number, std::size_t least) {
  std::string digits;
  for (; number != 0 || digits.size() < least; number /= 16)
    digits.insert(digits.begin(), "0123456789ABCDEF"[number % 16]);
  return digits;
}

}  // namespace

bool is_space(char32_t code) {
  return code == ' ' || between(code, 0x9, 0xD) || code == 0xA0 || code == 0x1680 ||
         between(code, 0x2000, 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
         code == 0x205F || code == 0x3000;
}

bool is_invisible(char32_t code) {
  return code == 0xAD || code == 0x34F || code == 0x180E || between(code, 0x200B, 0x200F) ||
         between(code, 0x202A, 0x202E) || between(code, 0x2060, 0x206F) ||
         between(code, 0xFE00, 0xFE0F) || code == 0xFEFF;
}

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  // The lead byte gives the length; 0 for a byte that cannot begin a character.
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || length > text.size()) return {1, lead, false};
  char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {1, lead, false};
    code = code << 6 | (byte(i) & 0x3F);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || between(code, 0xD800, 0xDFFF) || code > 0x10FFFF) return {1, lead, false};
  return {length, code, true};
}

std::string folded(std::string_view name) {
  std::string out;
  bool gap = false;
  while (!name.empty()) {
    const Character c = first_character(name);
    const std::string_view bytes = name.substr(0, c.bytes);
    name.remove_prefix(c.bytes);
    const char32_t code =
        c.valid ? c.code : from_windows_1252(static_cast<unsigned char>(bytes[0]));
    if (is_accent(code) || is_invisible(code) || is_ignored(code)) continue;
    if (is_separator(code)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    const std::size_t at = code >= first_latin && code <= last_latin
                               ? 2 * static_cast<std::size_t>(code - first_latin)
                               : latin.size();
    if (code >= 'A' && code <= 'Z') {
      out += static_cast<char>(code - 'A' + 'a');
    } else if (at < latin.size() && latin[at] != ' ') {
      out += latin[at];
      if (latin[at + 1] != ' ') out += latin[at + 1];
    } else {
      out.append(bytes);
    }
  }
  return out;
}

bool holds_words(std::string_view name, std::string_view part) {
  if (part.empty()) return false;
  const auto kind = [](char c) {
    return c >= '0' && c <= '9'                                              ? 'd'
           : (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80 ? 'l'
                                                                             : ' ';
  };
  // A word ends where letters, digits and other characters meet.
  const auto boundary = [&](char a, char b) { return kind(a) != kind(b); };
  for (std::size_t at = name.find(part); at != std::string_view::npos;
       at = name.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    if ((at == 0 || boundary(name[at - 1], name[at])) &&
        (end == name.size() || boundary(name[end - 1], name[end])))
      return true;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](const Character& c) {
    return c.valid && (is_space(c.code) || is_invisible(c.code));
  };
  while (!text.empty()) {
    const Character first = first_character(text);
    if (!blank(first)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    const Character character = first_character(text.substr(last));
    if (character.bytes != text.size() - last || !blank(character)) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string escape_invisible(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Character c = first_character(text);
    const bool control = (c.code < 0x20 && c.code != '\t') || between(c.code, 0x7F, 0x9F);
    if (!c.valid)
      out.append("<").append(hexadecimal(static_cast<std::uint32_t>(c.code), 2)).append(">");
    else if (is_invisible(c.code) || control ||
             (is_space(c.code) && c.code != ' ' && c.code != '\t'))
      out.append("<U+").append(hexadecimal(static_cast<std::uint32_t>(c.code), 4)).append(">");
    else out.append(text.substr(0, c.bytes));
    text.remove_prefix(c.bytes);
  }
  return out;
}

}  // namespace racpsy
