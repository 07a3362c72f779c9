// Notes about stale rules: versions in force that nobody verified for more than `verified_for`
// days.
#pragma once

#include <span>

#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {

/// Prints a note, on a terminal only, on those of the routes whose version in force today is stale.
void print_note_if_stale(std::span<const Route* const> routes, Date today, Lang lang);

/// Returns a text: the day until which rules were verified, and how many open routes are stale.
Result<std::string> verified_until(Catalogue& catalogue, Date today, Lang lang);

}  // namespace racpsy::cli
