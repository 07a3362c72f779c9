#include "racpsy/rules/route.hpp"

#include "racpsy/base/folding.hpp"

namespace racpsy {

std::optional<std::size_t> Route::fact_index(std::string_view name) const {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].name == name) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> Route::fact_called(std::string_view word) const {
  if (const std::optional<std::size_t> exact = fact_index(word)) return exact;
  const std::string letters = folded(word);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].is_called(letters)) return i;
  }
  return std::nullopt;
}

const Fact* Route::fact(std::string_view name) const {
  const std::optional<std::size_t> i = fact_index(name);
  return i ? &facts[*i] : nullptr;
}

std::vector<std::string> Route::version_ids() const {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < versions.size(); ++i) ids.push_back(versions[i].id);
  return ids;
}

}  // namespace racpsy
