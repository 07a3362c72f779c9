// Suggestions for a word that nobody knows.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "racpsy/base/text.hpp"

namespace racpsy::cli {

/// The route that was meant, also where its country was left out; empty: none is near.
std::string_view nearest_route(std::string_view id, std::span<const std::string> ids);

/// The nearest valid word, if one is near, before the list of all.
Text guess_then(std::string_view best, const Text& all);

/// One remedy after the other.
Text followed_by(const Text& first, const Text& then);

}  // namespace racpsy::cli
