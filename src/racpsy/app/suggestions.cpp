#include "racpsy/app/suggestions.hpp"

#include <algorithm>

#include "racpsy/app/messages.hpp"

namespace racpsy::app {

Text with_suggestion(std::string_view best, const Text& all) {
  return best.empty() ? all : followed_by(localized<messages::did_you_mean>(best), all);
}

std::string_view nearest_route(std::string_view id, std::span<const std::string> ids) {
  std::vector<std::string> names;  // without their countries
  for (const std::string& full : ids) names.push_back(full.substr(full.find('/') + 1));
  const std::string_view near = nearest(id, ids);
  const std::string_view short_one = near.empty() && id.find('/') == std::string_view::npos
                                         ? nearest(id, names)
                                         : std::string_view{};
  const auto at = std::find(names.begin(), names.end(), short_one);
  return short_one.empty() ? near : ids[static_cast<std::size_t>(at - names.begin())];
}

Text followed_by(const Text& first, const Text& then) {
  Text both = first;
  both += " ";
  return both += then;
}

}  // namespace racpsy::app
