// Rules grow old: what was in force when somebody read the texts may have changed since. After
// `verified_for` days without a new reading they are called stale.
#pragma once

#include <span>

#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {

/// Says on standard error, if that is a terminal, which of these routes have a version in force
/// today that is stale.
void print_note_if_stale(std::span<const Route* const> routes, Date today, Lang lang);

/// In words, until when the rules were verified, and how many routes that are open today are stale.
Result<std::string> verified_until(Catalogue& catalogue, Date today, Lang lang);

}  // namespace racpsy::cli
