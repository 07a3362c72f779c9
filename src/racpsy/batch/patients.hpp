// Detects patients that reappear: by the order of ids while they increase, by a set of all ids
// after that.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "racpsy/batch/cells.hpp"

namespace racpsy::batch {

/// A patient id, compared with cells eight bytes at a time.
class PatientId {
 public:
  void operator=(std::string_view id) {
    size_ = id.size();
    bytes_ = id;
    bytes_.append(8, ' ');
    front_ = detail::load(bytes_.data());
    beyond_ = size_ < 8 ? 8 * (8 - size_) : 0;
  }
  bool empty() const { return size_ == none; }
  /// Returns true if the cell holds this id; false for any cell if the id is not set.
  bool is(Cell cell) const {
    if (cell.size != size_ || (detail::load(cell.at) ^ front_) << beyond_ != 0) return false;
    return size_ <= 8 || same_bytes(cell.at, bytes_.data(), size_);
  }
  std::string_view view() const {
    return empty() ? std::string_view{} : std::string_view{bytes_.data(), size_};
  }

 private:
  static constexpr std::size_t none = ~std::size_t{0};
  std::string bytes_;
  std::size_t size_ = none;
  std::uint64_t front_ = 0;  // the first eight bytes
  std::size_t beyond_ = 0;   // bits of `front_` beyond the end of the id
};

/// Tracks whether ids only increase: as numbers without leading zeros, and as text.
struct SortCheck {
  bool by_number = true;
  bool by_text = true;
  bool followed = false;  // at least one id was checked before
  void follow(std::string_view before, std::string_view after);
  bool any() const { return by_number || by_text; }
};

/// The ids of all patients so far, kept once ids no longer increase.
using PatientSet = std::unordered_set<std::string>;

/// A list of ids in few bytes: each stores the length of the prefix shared with the one before, the
/// length of the rest, and the rest.
class DeltaEncodedIds {
 public:
  void add(std::string_view id);
  /// Moves all ids into `seen`, and clears the list.
  void move_to(PatientSet& seen);

 private:
  void number(std::size_t n);
  std::size_t number_at(std::size_t& at) const;
  std::string bytes_, last_;
};

}  // namespace racpsy::batch
