// Whose rows came before: their ids, whether these only increase, and all of them where they do
// not.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "racpsy/batch/cells.hpp"

namespace racpsy::batch {

/// An id, kept so that cells are compared with it eight bytes at a time.
class PatientId {
 public:
  void operator=(std::string_view id) {
    size_ = id.size();
    bytes_ = id;
    bytes_.append(8, ' ');
    front_ = detail::load(bytes_.data());
    beyond_ = size_ < 8 ? 8 * (8 - static_cast<unsigned>(size_)) : 0;
  }
  bool empty() const { return size_ == none; }
  /// Whether the cell holds the id. No cell holds one that was not set.
  bool is(Cell cell) const {
    if (cell.size != size_ || (detail::load(cell.at) ^ front_) << beyond_ != 0) return false;
    return size_ <= 8 || same_bytes(cell.at, bytes_.data(), size_);
  }
  std::string_view view() const {
    return empty() ? std::string_view{} : std::string_view{bytes_.data(), size_};
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::string bytes_;
  std::size_t size_ = none;
  std::uint64_t front_ = 0;  // the first eight bytes…
  unsigned beyond_ = 0;      // … and how many of their bits are not the id's
};

/// Whether ids only increase: as numbers without leading zeros, as text.
struct SortCheck {
  bool by_number = true;
  bool by_text = true;
  bool followed = false;  // an id was looked at before
  void follow(std::string_view before, std::string_view after);
  bool any() const { return by_number || by_text; }
};

/// The patients who came so far, once the order of their ids no longer tells.
using PatientSet = std::unordered_set<std::string>;

/// Ids, one after the other, in few bytes: how much of the one before stays, how much follows, and
/// what.
class DeltaEncodedIds {
 public:
  void add(std::string_view id);
  /// Hands all of them over, and holds none any more.
  void move_to(PatientSet& seen);

 private:
  void number(std::size_t n);
  std::size_t number_at(std::size_t& at) const;
  std::string bytes_, last_;
};

}  // namespace racpsy::batch
