// The numbers of a summary: weighted sums, means, and how a number of any length is written.
// Private.
#pragma once

#include <optional>
#include <string>

#include "racpsy/batch/batch.hpp"

namespace racpsy {

/// To the nearest, ties upward. `by` is above zero.
batch::Wide rounded(batch::Wide n, batch::Wide by);

std::string digits(batch::Wide n);

/// A weighted number, given in billionths: whole, or with as many decimals as it has.
std::string weighted(batch::Wide billionths);

/// Whether the figure is summed up: batch::always_summed always, what is handed over only where it
/// is written.
bool is_summed(const batch::Plan& plan, Figure f);

/// In cents; nothing where the figure of some row is not known.
std::optional<batch::Wide> sum_of(const batch::Totals& totals, Figure f);

/// The sum for each of `among`, which is in billionths: the weight, or the sessions. Nothing where
/// there are none, or as above.
std::optional<batch::Wide> mean_of(const batch::Totals& totals, Figure f, batch::Wide among);

}  // namespace racpsy
