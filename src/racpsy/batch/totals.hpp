// Sums over rows, for --summary. Exact: amounts and weights are integers, sums have 128 bits.
#pragma once

#include <map>
#include <string>

#include "racpsy/engine/memo.hpp"

namespace racpsy::batch {

__extension__ using Wide = __int128;

/// A weight is a number with at most nine decimals, held in billionths.
inline constexpr std::int64_t one_weight = 1'000'000'000;

struct Totals {
  std::uint64_t rows = 0;      ///< Answered rows.
  std::uint64_t unpriced = 0;  ///< Rows whose out-of-pocket cost is unknown.
  Wide weight = 0;             ///< Sum of weights, in billionths; the sums below are weighted.
  Wide sessions = 0;
  Wide covered = 0;
  std::array<Wide, figure_count> sums{};              ///< Known amounts, in cents × billionths.
  std::array<std::uint64_t, figure_count> unknown{};  ///< Rows whose figure is unknown.

  void add(const LinearResult& result, Money fee, std::int64_t weight_of_row) {
    ++rows;
    weight += weight_of_row;
    sessions += static_cast<Wide>(result.sessions) * weight_of_row;
    covered += static_cast<Wide>(result.covered) * weight_of_row;
    for (std::size_t f = 0; f < figure_count; ++f) {
      const Money amount = result.get(static_cast<Figure>(f), fee);
      if (amount.known()) sums[f] += static_cast<Wide>(amount.cents()) * weight_of_row;
      else ++unknown[f];
    }
    if (!result.get(Figure::patient, fee).known()) ++unpriced;
  }
  Totals& operator+=(const Totals& other) {
    rows += other.rows;
    unpriced += other.unpriced;
    weight += other.weight;
    sessions += other.sessions;
    covered += other.covered;
    for (std::size_t f = 0; f < figure_count; ++f) {
      sums[f] += other.sums[f];
      unknown[f] += other.unknown[f];
    }
    return *this;
  }
};

/// Totals by the values of the --summary-by columns.
using Groups = std::map<std::vector<std::string>, Totals>;

}  // namespace racpsy::batch
