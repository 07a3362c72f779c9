#include "racpsy/base/text.hpp"

#include <algorithm>

#include "racpsy/base/letters.hpp"

namespace racpsy {

// The optimal string alignment distance.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::string joined(std::span<const std::string> words, std::string_view by) {
  std::string all;
  for (const std::string& word : words) add_item(all, word, by);
  return all;
}

std::vector<std::string> parts_of(std::string_view text, char by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
    bool good = length > 0 && length <= text.size() && (length > 1 || lead == '\t' || (lead >= 0x20 && lead != 0x7F));
    for (std::size_t i = 1; good && i < length; ++i) good = (byte(i) & 0xC0) == 0x80;
    if (lead == 0xC2 && good && byte(1) < 0xA0) good = false;  // the C1 controls
    if (good) out += text.substr(0, length);
    else out += '?', length = 1;
    text.remove_prefix(length);
  }
  return out;
}

std::string_view nearest(std::string_view word, std::span<const std::string> candidates) {
  constexpr std::size_t longest = 64;  // a longer word is no slip of the finger
  if (word.empty() || word.size() > longest) return {};
  const std::string letters = letters_of(word);
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > longest) continue;
    const std::string other = letters_of(candidate);
    std::size_t d = edit_distance(letters, other);
    if (word.size() >= 3 && other.starts_with(letters)) d = 1;  // an abbreviation
    if (d < best_distance) {
      best_distance = d;
      best = candidate;
    }
  }
  return best;
}

}  // namespace racpsy
