// Suggestions for unknown values.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "racpsy/base/text.hpp"

namespace racpsy::app {

/// Returns the nearest route, also if the country was left out; empty: none is near.
std::string_view nearest_route(std::string_view id, std::span<const std::string> ids);

/// Returns "did you mean", if `best` is not empty, followed by the list of all valid values.
Text with_suggestion(std::string_view best, const Text& all);

/// Joins two remedies.
Text followed_by(const Text& first, const Text& then);

}  // namespace racpsy::app
