// Suggestions for a word that nobody knows. Private.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "racpsy/rules/messages.hpp"

namespace racpsy {

/// The words of a closed list.
inline Text choices(std::span<const std::string> words) {
  return localized<msg::one_of>(joined(words));
}

/// The word that was perhaps meant, else the whole list.
inline Text nearest_or_choices(std::string_view word, std::span<const std::string> words) {
  const std::string_view best = nearest(word, words);
  return best.empty() ? choices(words) : localized<msg::did_you_mean>(best);
}

/// The same where more words are known than the list tells.
inline Text nearest_or_choices(std::string_view word, std::span<const std::string> known,
                               std::span<const std::string> shown) {
  const std::string_view best = nearest(word, known);
  return best.empty() ? choices(shown) : localized<msg::did_you_mean>(best);
}

}  // namespace racpsy
