#include "racpsy/rules/route.hpp"

#include <algorithm>

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

std::string country_code(std::string_view route_id) {
  return std::string{route_id.substr(0, route_id.find('/'))};
}

bool is_holiday(const Route& route, Date date) {
  return std::any_of(route.holidays.begin(), route.holidays.end(), [&](const Holiday& holiday) {
    if (holiday.month == 0)
      return date == add_days(easter_sunday(date.year()), holiday.after_easter);
    return static_cast<int>(date.month()) == holiday.month &&
           static_cast<int>(date.day()) == holiday.day;
  });
}

Date next_working_day(const Route& route, Date date) {
  Date next = add_days(date, 1);
  while (next.weekday() >= 6 || is_holiday(route, next)) next = add_days(next, 1);
  return next;
}

}  // namespace racpsy
