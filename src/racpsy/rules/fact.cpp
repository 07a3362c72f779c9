#include "racpsy/rules/fact.hpp"

#include <algorithm>

namespace racpsy {

Bits Fact::fallback_at(int age) const {
  for (const ByAge& band : by_age) {
    if (band.low <= age && age <= band.high) return band.value;
  }
  return fallback;
}

std::vector<std::string> Fact::words() const {
  std::vector<std::string> all;
  if (type == Type::set) all.push_back(empty);
  for (const FactValue& value : values) all.push_back(value.token);
  for (const auto& [alias, target] : aliases) all.push_back(alias);
  return all;
}

std::optional<Bits> Fact::read(std::string_view word, std::string_view* not_understood) const {
  Bits bits = 0;
  bool said_empty = false;
  for (std::string_view rest = word;;) {
    const std::size_t plus = type == Type::set ? rest.find('+') : std::string_view::npos;
    std::string_view part = rest.substr(0, plus);
    const std::string_view as_written = part;
    if (const auto alias = aliases.find(std::string{part}); alias != aliases.end()) part = alias->second;
    bool found = false;
    for (std::size_t i = 0; i < values.size() && !found; ++i) {
      if (values[i].token != part) continue;
      bits |= Bits{1} << i;
      found = true;
    }
    if (!found && type == Type::set && part == empty) {
      said_empty = true;
      found = true;
    }
    if (!found) {
      if (not_understood != nullptr) *not_understood = as_written;
      return std::nullopt;
    }
    if (plus == std::string_view::npos) break;
    rest = rest.substr(plus + 1);
  }
  if (said_empty && bits != 0) {  // "standard+c2s" contradicts itself
    if (not_understood != nullptr) *not_understood = word;
    return std::nullopt;
  }
  return bits;
}

bool Fact::mixes_empty(std::string_view word) const {
  const std::vector<std::string> parts = parts_of(word, '+');
  const auto is_empty = [&](const std::string& part) { return part == empty; };
  return type == Type::set && std::any_of(parts.begin(), parts.end(), is_empty) && !std::all_of(parts.begin(), parts.end(), is_empty);
}

std::string Fact::write(Bits bits) const {
  if (bits == 0) return empty;
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if ((bits >> i & 1) == 0) continue;
    if (!out.empty()) out += '+';
    out += values[i].token;
  }
  return out;
}

Text Fact::describe(Bits bits) const {
  if (bits == 0) return empty_title;
  Text out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if ((bits >> i & 1) == 0) continue;
    if (!out.fr.empty()) out.fr += ", ", out.en += ", ";
    out.fr += values[i].title.fr;
    out.en += values[i].title.en;
  }
  return out;
}

}  // namespace racpsy
