// Parses unsigned decimal digits: no sign, space or separator.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace racpsy {

/// Parses `text` as a number of 1 to `most` digits (`most` is at most 18); returns nothing for
/// anything else.
constexpr std::optional<std::int64_t> read_digits(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > most) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace racpsy
