// A version of the rules as a flat table.
//
// Every condition of a version is finite, so the version is a function of a few small numbers: the
// class of each fact's value, the band of the age, the band of each rank. The table holds one cell
// for every combination; settling a session is a mixed-radix index and one load.
//
// Values of a set fact (coverage: some twenty rights, two million combinations) are grouped in
// classes that the conditions of the version cannot distinguish: two combinations are in one class
// if every list evaluates them alike; a first-fit list counts only up to the first rule that always
// applies. About a dozen classes remain. They are found when first used, on the outermost axis, so
// a new class is appended to the table.
//
// The ranks are innermost: all cells of one person with constant facts are adjacent (a slab). Slabs
// are filled by `decide` at their first use, so a single request does not compute the whole table.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "racpsy/engine/decide.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

/// The table of one version, filled as it is used.
class Table {
 public:
  /// `version` must live as long as the table.
  Table(const Route& route, const Version& version);

  const Version& version() const { return *version_; }

  /// Returns the number of cells in a slab: one per combination of rank bands.
  std::size_t slab_size() const { return slab_size_; }
  /// Returns the index in a slab for these ranks (one per counter of the route).
  std::size_t place_in_slab(const std::array<int, most_counters>& rank) const {
    std::size_t place = 0;
    for (const Axis& axis : rank_axes_) place += axis.stride * axis.band(rank[axis.index]);
    return place;
  }
  /// Contributions of one counter to the index in a slab, by rank; ranks above `last_place` use its
  /// entry. The index is the sum over all counters.
  using Places = std::array<std::uint32_t, 64>;
  static constexpr int last_place = 63;
  /// Returns the contributions of a counter; null if a rule distinguishes ranks above `last_place`.
  const Places* places(std::size_t counter) const;

  /// Returns the cell at `point`, computing its slab if needed; valid until the next call.
  const Cell& at(const Point& point) { return cells_[slab(point) + place_in_slab(point.rank)]; }

  /// Tests whether any rule of the version asks for this fact (by its index in the route).
  bool asks(std::size_t fact) const;

  /// Tests whether any rule asks for the age on 1 January.
  bool asks_january() const { return january_axis_.stride != 0; }

  /// Returns the first age of each band that the version distinguishes, in completed years.
  std::vector<int> ages() const;

 private:
  // The axis of an age or a rank: bands between cut points.
  struct Axis {
    std::size_t index = 0;   // rank: index of the counter
    std::size_t stride = 0;  // 0: no rule asks for it
    std::vector<int> cuts;   // first value of every band except the first, ascending
    bool earlier = false;    // rank: the first band is that of rank 0
    std::size_t band(int value) const {
      std::size_t band = 0;
      while (band < cuts.size() && value >= cuts[band]) ++band;
      return band;
    }
    std::size_t size() const { return cuts.size() + 1; }
  };
  // The axis of a fact with a single value.
  struct FactAxis {
    std::size_t index = 0;
    std::size_t stride = 0;
    bool own = false;  // doubled: stated for the session, or not
    std::size_t values = 0;
  };

  std::size_t slab(const Point& point);
  std::size_t class_of(Bits bits);
  void fill_slab(std::size_t first, Point point);

  const Version* version_;
  std::optional<std::size_t> set_fact_;  // the set fact, the outermost axis, if a rule asks for it
  std::size_t set_stride_ = 0;
  std::vector<FactAxis> fact_axes_;
  Axis age_axis_;
  Axis january_axis_;
  std::vector<Axis> rank_axes_;
  std::array<Places, most_counters> places_{};
  std::size_t slab_size_ = 1;
  std::map<Bits, std::size_t> class_of_bits_;  // found so far
  std::map<std::string, std::size_t> class_of_signature_;
  std::vector<std::size_t> slabs_;  // per outer index: first cell, or `unfilled`
  std::vector<Cell> cells_;
};

}  // namespace racpsy
