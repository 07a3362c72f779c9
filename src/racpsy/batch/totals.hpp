// Sums over rows, for --summary. Exact: amounts and weights are integers, sums have 128 bits.
#pragma once

#include <map>
#include <string>

#include "racpsy/batch/memo.hpp"

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
  EnumArray<Figure, Wide, figure_count> sums{};  ///< Known amounts, in cents × billionths.
  EnumArray<Figure, std::uint64_t, figure_count> unknown{};  ///< Rows whose figure is unknown.

  void add(const LinearResult& result, Money fee, std::int64_t weight_of_row) {
    ++rows;
    weight += weight_of_row;
    const Wide wide = weight_of_row;
    sessions += wide * result.sessions;
    covered += wide * result.covered;
    for (const Figure f : sums.keys()) {
      const Money amount = result.get(f, fee);
      if (amount.known()) sums[f] += wide * amount.cents();
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
    for (const Figure f : sums.keys()) {
      sums[f] += other.sums[f];
      unknown[f] += other.unknown[f];
    }
    return *this;
  }
};

/// Totals by the values of the --summary-by columns.
using Groups = std::map<std::vector<std::string>, Totals>;

/// The answered rows of a block or a file, as its summary reports them.
struct Tally {
  std::uint64_t rows = 0;  ///< Rows read, refused ones included.
  Totals totals;
  Groups groups;
  BitSet<std::uint64_t> versions;      ///< The versions used.
  BitSet<std::uint32_t> unsaid;        ///< Facts that some row did not state.
  bool age_unsaid = false;             ///< Some row had neither an age nor a birth date.
  bool birth_unsaid = false;           ///< Some row had an age and no birth date.
  std::uint64_t outside_contract = 0;  ///< Rows on days outside the validity of the contract.
  std::uint64_t beyond_right = 0;      ///< Rows that use a limited right beyond its duration.

  Tally& operator+=(const Tally& other) {
    rows += other.rows;
    totals += other.totals;
    for (const auto& [by, sums] : other.groups) groups[by] += sums;
    versions |= other.versions;
    unsaid |= other.unsaid;
    age_unsaid = age_unsaid || other.age_unsaid;
    birth_unsaid = birth_unsaid || other.birth_unsaid;
    outside_contract += other.outside_contract;
    beyond_right += other.beyond_right;
    return *this;
  }
};

}  // namespace racpsy::batch
