#include "report/summary_figures.hpp"

#include <algorithm>
#include <cmath>

namespace racpsy {
namespace {

using batch::Distribution;

// Returns the standard error of the weighted mean in hundredths of a cent: by linearization of the
// ratio of two sums over independent units with unequal weights, without strata,
//
//   n / (n - 1) × sum of w² (y - mean)² / (sum of w)²
//
// where n counts the units of a weight above zero. Nothing for fewer than two.
std::optional<Wide> error_of(const Distribution& distribution, Wide weight, Wide sum) {
  if (!distribution.squares_known()) return std::nullopt;
  const long double total = static_cast<long double>(weight);
  const long double mean = static_cast<long double>(sum) / total;
  long double squares = 0;
  std::uint64_t units = 0;
  for (const auto& [cents, count] : distribution.counts()) {
    if (count.weight == 0) continue;
    units += count.units - count.weightless;
    const long double off = static_cast<long double>(cents) - mean;
    squares += static_cast<long double>(count.squares) * off * off;
  }
  if (units < 2) return std::nullopt;
  const long double n = static_cast<long double>(units);
  const long double error = std::sqrt(n / (n - 1) * squares) / total;
  return static_cast<Wide>(std::llround(error * 100));
}

// Returns the share of the sum that the dearest 1 % of the weight has, in hundredths of a percent.
std::optional<Wide> top_share(const Distribution& distribution, Wide weight, Wide sum) {
  if (sum <= 0) return std::nullopt;
  Wide left = weight, part = 0;  // both in hundredths of the weight
  const auto& counts = distribution.counts();
  for (auto at = counts.rbegin(); at != counts.rend() && left > 0; ++at) {
    const Wide taken = std::min(left, at->second.weight * 100);
    part += taken * at->first;
    left -= taken;
  }
  return rounded(part * 100, sum);
}

}  // namespace

Wide rounded(Wide n, Wide by) {
  const Wide twice = 2 * n + by;
  const Wide down = twice / (2 * by);
  return twice % (2 * by) < 0 ? down - 1 : down;
}

std::string digits(Wide n) {
  std::string text;
  const bool negative = n < 0;
  do {
    const Wide digit = n % 10;
    text += "0123456789"[digit < 0 ? -digit : digit];
    n /= 10;
  } while (n != 0);
  if (negative) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

std::string decimal(Wide n, int decimals) {
  Wide one = 1;
  for (int i = 0; i < decimals; ++i) one *= 10;
  const Wide size = n < 0 ? -n : n;
  std::string text = (n < 0 ? "-" : "") + digits(size / one);
  std::string rest = digits(size % one + one).substr(1);
  rest.erase(rest.find_last_not_of('0') + 1);
  return rest.empty() ? text : text + "." + rest;
}

std::int64_t quantile(const Distribution& distribution, Wide weight, int part, int whole) {
  Wide below = 0;
  for (const auto& [cents, count] : distribution.counts()) {
    below += count.weight;
    if (below * whole >= weight * part && below > 0) return cents;
  }
  return 0;
}

DistributionFigures figures_of(const Distribution& distribution) {
  DistributionFigures figures;
  for (const auto& [cents, count] : distribution.counts()) {
    figures.units += count.units;
    figures.weight += count.weight;
    figures.sum += count.weight * cents;
    if (cents > 0) figures.paying += count.weight;
  }
  if (figures.empty()) return figures;
  figures.mean = rounded(figures.sum, figures.weight);
  figures.error_hundredths = error_of(distribution, figures.weight, figures.sum);
  for (std::size_t d = 0; d < figures.deciles.size(); ++d)
    figures.deciles[d] = quantile(distribution, figures.weight, static_cast<int>(d) + 1, 10);
  figures.percentile_99 = quantile(distribution, figures.weight, 99, 100);
  figures.top_share = top_share(distribution, figures.weight, figures.sum);
  return figures;
}

Histogram histogram_of(const std::vector<const Distribution*>& distributions) {
  constexpr std::int64_t most_steps = 8;
  std::int64_t high = 0, highest = 0;
  for (const Distribution* each : distributions) {
    const DistributionFigures figures = figures_of(*each);
    if (figures.empty()) continue;
    high = std::max(high, figures.percentile_99);
    highest = std::max(highest, each->counts().rbegin()->first);
  }
  std::int64_t step = 100;
  for (std::int64_t power = 100; step * most_steps < high; power *= 10) {
    for (const std::int64_t times : {1, 2, 5}) {
      step = power * times;
      if (step * most_steps >= high) break;
    }
  }
  Histogram histogram;
  histogram.last.emplace_back(0);
  for (std::int64_t end = step; end - step < high; end += step) histogram.last.emplace_back(end);
  if (highest > *histogram.last.back()) histogram.last.emplace_back();
  for (const Distribution* each : distributions) {
    std::vector<Wide>& weights = histogram.weights.emplace_back(histogram.last.size(), Wide{0});
    for (const auto& [cents, count] : each->counts()) {
      std::size_t bin = 0;
      while (histogram.last[bin] && cents > *histogram.last[bin]) ++bin;
      weights[bin] += count.weight;
    }
  }
  return histogram;
}

}  // namespace racpsy
