#include "racpsy/rules/route.hpp"

#include "racpsy/base/folding.hpp"

namespace racpsy {

int Route::fact_index(std::string_view name) const {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

int Route::fact_called(std::string_view word) const {
  if (const int exact = fact_index(word); exact >= 0) return exact;
  const std::string letters = folded(word);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].is_called(letters)) return static_cast<int>(i);
  }
  return -1;
}

const Fact* Route::fact(std::string_view name) const {
  const int i = fact_index(name);
  return i < 0 ? nullptr : &facts[static_cast<std::size_t>(i)];
}

std::vector<std::string> Route::version_ids() const {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < versions.size(); ++i) ids.push_back(versions[i].id);
  return ids;
}

}  // namespace racpsy
