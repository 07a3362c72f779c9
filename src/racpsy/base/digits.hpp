// Numbers that people write, where nothing but digits will do.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace racpsy {

/// The number written in `text`; nothing if it is empty, holds anything but digits, or more than
/// `most` of them (at most 18).
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
