// A version as a flat table.
//
// Every condition of a version is finite, so the version is a function of a few small numbers: per
// fact the class of its value, the band of the age, the band of each rank. The table holds one cell
// for every combination; settling a session is a mixed-radix index and one load.
//
// Values of a set fact (coverage: some twenty rights, two million combinations) are classed by what
// the conditions of the version can tell apart: two combinations are one class when every list
// reads them alike, a first-fit list being read only up to the first rule that this fact alone
// decides. A dozen classes are left. They are found as they are met, on the outermost axis, so a
// new class appends to the table and moves nothing.
//
// The ranks are innermost: all the cells that one person can meet while their facts do not change
// are neighbours (a slab). Slabs are filled from `decide` when they are first asked for, so that
// one request never pays for the table.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "racpsy/engine/decide.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

class Table {
 public:
  /// `version` must live as long as the table.
  Table(const Route& route, const Version& version);

  const Version& version() const { return *version_; }

  /// The cells of one person while their facts do not change: one for each combination of rank
  /// bands.
  std::size_t slab_size() const { return slab_size_; }
  /// Which of them: the bands that these ranks (one a counter of the route) fall in.
  std::size_t place_in_slab(const std::array<int, most_counters>& rank) const {
    std::size_t place = 0;
    for (const Axis& axis : rank_axes_) place += axis.stride * axis.band(rank[axis.index]);
    return place;
  }
  /// The same as a sum of one number a counter, which a rank looks up; ranks from `last_place` on
  /// look up that one.
  using Places = std::array<std::uint32_t, 64>;
  static constexpr int last_place = 63;
  /// Those of a counter; null where some rule tells larger ranks apart.
  const Places* places(std::size_t counter) const;

  /// The cell at `point`; only the class of each fact matters.
  const Cell& at(const Point& point) { return cells_[slab(point) + place_in_slab(point.rank)]; }

  /// Whether any rule of the version asks for this fact (by its index in the route).
  bool asks(std::size_t fact) const;

  /// Whether any rule asks for the age on 1 January.
  bool asks_january() const { return january_axis_.stride != 0; }

  /// One age for each band that the version can tell apart, in completed years.
  std::vector<int> ages() const;

 private:
  struct Axis {              // of an age or a rank: bands between cut points
    std::uint8_t index = 0;  // rank: which counter
    std::size_t stride = 0;  // 0: the version does not ask
    std::vector<int> cuts;   // first value of every band but the first, ascending
    bool earlier = false;    // rank: the first band is that of rank 0
    std::size_t band(int value) const {
      std::size_t band = 0;
      while (band < cuts.size() && value >= cuts[band]) ++band;
      return band;
    }
    std::size_t size() const { return cuts.size() + 1; }
  };
  struct FactAxis {
    std::uint8_t index = 0;
    std::size_t stride = 0;
    bool own = false;  // also tells whether the session itself said it
    std::size_t values = 0;
  };

  std::size_t slab(const Point& point);
  std::size_t class_of(Bits bits);
  void fill(std::size_t first, Point point);

  const Version* version_;
  int set_fact_ = -1;  // the route's set fact, if the version asks for it: the outermost axis
  std::size_t set_stride_ = 0;
  std::vector<FactAxis> fact_axes_;
  Axis age_axis_;
  Axis january_axis_;
  std::vector<Axis> rank_axes_;
  std::array<Places, most_counters> places_{};
  std::size_t slab_size_ = 1;
  std::map<Bits, std::size_t> class_of_bits_;  // met so far
  std::map<std::string, std::size_t> class_of_reading_;
  std::vector<std::size_t> slabs_;  // per outer index: first cell, or `unfilled`
  std::vector<Cell> cells_;
};

}  // namespace racpsy
