// Numbers of a summary: weighted sums, means, and the formatting of 128-bit integers. Private.
#pragma once

#include <optional>
#include <string>

#include "racpsy/batch/batch.hpp"

namespace racpsy {

/// Divides and rounds to the nearest, ties upward. `by` must be positive.
batch::Wide rounded(batch::Wide n, batch::Wide by);

std::string digits(batch::Wide n);

/// Formats a weighted number given in billionths, with only the decimals it needs.
std::string weighted(batch::Wide billionths);

/// Returns true if the figure is summed: batch::always_summed, and other figures that are written.
bool is_summed(const batch::Plan& plan, Figure f);

/// Returns the sum in cents; nothing if the figure of some row is unknown.
std::optional<batch::Wide> sum_of(const batch::Totals& totals, Figure f);

/// Returns the sum divided by `among` (weight or sessions, in billionths); nothing if `among` is
/// zero or the sum unknown.
std::optional<batch::Wide> mean_of(const batch::Totals& totals, Figure f, batch::Wide among);

}  // namespace racpsy
