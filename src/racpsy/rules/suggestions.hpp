// Suggestions for an unknown name or value. Private.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "racpsy/rules/messages.hpp"

namespace racpsy {

/// Returns "one of" and all valid words.
inline Text choices(std::span<const std::string> words) {
  return localized<msg::one_of>(joined(words));
}

/// Suggests the nearest word, or lists all if none is near.
inline Text nearest_or_choices(std::string_view word, std::span<const std::string> words) {
  const std::string_view best = nearest(word, words);
  return best.empty() ? choices(words) : localized<msg::did_you_mean>(best);
}

/// Suggests the nearest of `known`, or lists `shown` if none is near.
inline Text nearest_or_choices(std::string_view word, std::span<const std::string> known,
                               std::span<const std::string> shown) {
  const std::string_view best = nearest(word, known);
  return best.empty() ? choices(shown) : localized<msg::did_you_mean>(best);
}

}  // namespace racpsy
