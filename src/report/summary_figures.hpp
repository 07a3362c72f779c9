// Figures of a summary that are no plain sums: quantiles, shares, standard errors, histograms.
//
// Weights are billionths. Only standard errors are not exact.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "racpsy/batch/batch.hpp"

namespace racpsy {

using batch::Wide;

/// Divides and rounds to the nearest, ties upward. `by` must be positive.
Wide rounded(Wide n, Wide by);
std::string digits(Wide n);
/// Formats a number given in units of 10^-decimals, with only the decimals it needs.
std::string decimal(Wide n, int decimals);
/// Formats a weighted number given in billionths.
inline std::string weighted(Wide billionths) { return decimal(billionths, 9); }

/// Figures of a distribution of amounts.
struct DistributionFigures {
  std::uint64_t units = 0;
  Wide weight = 0;                       ///< In billionths.
  Wide sum = 0;                          ///< In cents × billionths.
  std::optional<Wide> mean;              ///< In cents, rounded.
  std::optional<Wide> error_hundredths;  ///< Standard error of the mean, in hundredths of a cent.
  std::array<std::int64_t, 9> deciles{};
  std::int64_t percentile_99 = 0;
  Wide paying = 0;  ///< Weight of units with an amount above zero.
  std::optional<Wide>
      top_share;  ///< Share of the sum in the dearest 1 %, in hundredths of a percent.
  bool empty() const { return weight == 0; }
};

/// Computes the figures; a quantile is the smallest amount such that at least that share of the
/// weight has this amount or less.
DistributionFigures figures_of(const batch::Distribution& distribution);

/// Returns the first amount with at least `part` of `whole` of the weight at or below it.
std::int64_t quantile(const batch::Distribution& distribution, Wide weight, int part, int whole);

/// The same bins for several distributions: zero, then equal steps, then the rest.
struct Histogram {
  std::vector<std::optional<std::int64_t>> last;  ///< Last cent of each bin; none: no end.
  std::vector<std::vector<Wide>> weights;         ///< By distribution and bin.
};
Histogram histogram_of(const std::vector<const batch::Distribution*>& distributions);

}  // namespace racpsy
