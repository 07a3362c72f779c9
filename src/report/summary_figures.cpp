#include "report/summary_figures.hpp"

#include <algorithm>

namespace racpsy {

using batch::one_weight;
using batch::Totals;
using batch::Wide;

Wide rounded(Wide n, Wide by) {
  const Wide twice = 2 * n + by;
  const Wide down = twice / (2 * by);
  return twice % (2 * by) < 0 ? down - 1 : down;
}

std::string digits(Wide n) {
  std::string text;
  const bool negative = n < 0;
  do {
    const int digit = static_cast<int>(n % 10);
    text += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    n /= 10;
  } while (n != 0);
  if (negative) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

std::string weighted(Wide billionths) {
  std::string text = digits(billionths / one_weight);
  std::string rest = digits(billionths % one_weight + one_weight).substr(1);
  rest.erase(rest.find_last_not_of('0') + 1);
  return rest.empty() ? text : text + "." + rest;
}

bool is_summed(const batch::Plan& plan, Figure f) { return plan.figures_summed[f]; }

std::optional<Wide> sum_of(const Totals& totals, Figure f) {
  if (totals.unknown[f] > 0) return std::nullopt;
  return rounded(totals.sums[f], one_weight);
}
std::optional<Wide> mean_of(const Totals& totals, Figure f, Wide among) {
  if (totals.unknown[f] > 0 || among == 0) return std::nullopt;
  return rounded(totals.sums[f], among);
}

}  // namespace racpsy
