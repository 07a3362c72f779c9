#include "racpsy/base/excerpt.hpp"

#include <algorithm>

#include "racpsy/base/folding.hpp"
#include "racpsy/base/messages.hpp"

namespace racpsy {
namespace {

// Returns the size in bytes of the first `characters` characters, or of the whole text if shorter.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; characters > 0 && at < text.size(); --characters)
    at += first_character(text.substr(at)).bytes;
  return at;
}

// Counts the characters of a UTF-8 text.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace

Excerpt excerpt_of(std::string_view line, int character) {
  constexpr std::size_t context = 30;  // characters shown before the place in a cut line
  const std::size_t place =
      character > 0 ? bytes_of(line, static_cast<std::size_t>(character) - 1) : 0;
  std::string before, after;
  std::size_t from = place, to = place, room = excerpt_length;
  // Extend the excerpt by one displayed character; false if there is none left, or no room.
  const auto extend_left = [&] {
    if (from == 0) return false;
    std::size_t at = from - 1;
    while (at > 0 && from - at < 4 && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) --at;
    if (first_character(line.substr(at)).bytes != from - at) at = from - 1;
    const std::string shown = escape_invisible(line.substr(at, from - at));
    if (length(shown) > room) return false;
    before.insert(0, shown);
    room -= length(shown);
    from = at;
    return true;
  };
  const auto extend_right = [&] {
    if (to == line.size()) return false;
    const std::size_t size = first_character(line.substr(to)).bytes;
    const std::string shown = escape_invisible(line.substr(to, size));
    if (length(shown) > room) return false;
    after += shown;
    room -= length(shown);
    to += size;
    return true;
  };
  while (excerpt_length - room < context && extend_left()) {
  }
  while (extend_right()) {
  }
  while (extend_left()) {
  }
  const std::string cut = from > 0 ? "…" : "";
  return {cut + before + after + (to < line.size() ? "…" : ""), cut + before};
}

std::string abbreviated(std::string_view text) {
  const std::size_t end = bytes_of(text, word_length);
  return escape_invisible(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

Text abbreviated_list(std::span<const std::string> names) {
  std::string list;
  for (const std::string& name : names.first(std::min(names.size(), list_length)))
    add_item(list, abbreviated(name));
  return names.size() <= list_length ? untranslated(list)
                                     : localized<msg::of_all>(list, names.size());
}

std::string line_of(std::string_view text, int number) {
  std::size_t at = 0;
  for (int i = 1; i < number; ++i) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return {};
    ++at;
  }
  std::string_view line = text.substr(at, text.find('\n', at) - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return std::string{line};
}

}  // namespace racpsy
