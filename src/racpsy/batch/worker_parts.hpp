// Private parts of Worker, included by its source files only.
#pragma once

#include <cstring>

#include "racpsy/batch/worker.hpp"

namespace racpsy::batch {

inline constexpr int first_year = Years::first, last_year = Years::last;
inline constexpr std::int64_t not_stated = -2;
inline constexpr std::size_t most_kept =
    CachedResults::most_sums;  ///< Highest number of sessions for which a year's answer is cached.

// Facts and contract that a row states, merged with the options.
struct Worker::RowInputs {
  Person person;
  Session session;
  std::uint32_t not_stated = 0;  // bit per fact of the route that is not stated
  std::vector<CachedPerson*>
      by_band;  // cached people by age band, if nothing else differs from the options
};

// The periods of a year for some inputs and age, and the answers that do not depend on the fee, by
// number of sessions.
struct Worker::Year {
  int year = 0;
  int inputs = 0;
  std::vector<std::pair<CachedResults*, CachedResults::Period*>> candidates;
  std::array<const LinearResult*, most_kept + 1> ready{};
};

struct Worker::CachedPerson {
  CachedResults results;
  std::vector<std::unique_ptr<Year>> years;  // from `first_year` on; empty for session rows
};

/// Returns true if a cell refers to the contract of the command line.
bool says_file(std::string_view word);
/// Parses "responsible" or "none" (true or false) for routes without the fact `complementary`; null
/// for other values.
std::optional<bool> simple_contract(std::string_view word);

inline constexpr std::size_t longest_key = 48;

// Cache from the bytes of cells to their meaning: one entry per hash, later keys replace earlier
// ones.
template <class Value, Value nothing, int bits>
class Memo {
 public:
  Value find(std::string_view text) const {
    const Entry& entry = entries_[place(text)];
    return entry.size == text.size() && same_bytes(entry.text, text.data(), text.size())
               ? entry.value
               : nothing;
  }
  void keep(std::string_view text, Value value) {
    if (text.size() > longest_key) return;
    Entry& entry = entries_[place(text)];
    std::memset(entry.text, 0, longest_key);
    std::memcpy(entry.text, text.data(), text.size());
    entry.size = text.size();
    entry.value = value;
  }
  void clear() { entries_.assign(entries_.size(), {}); }

 private:
  struct alignas(64) Entry {
    char text[longest_key] = {};
    std::size_t size = ~std::size_t{0};
    Value value = nothing;
  };
  static std::uint64_t masked(const char* at, std::size_t size) {
    return detail::load(at) & (~std::uint64_t{0} >> (8 * (8 - size)));
  }
  static std::size_t place(std::string_view text) {
    const std::size_t n = text.size();
    const std::uint64_t front = n == 0   ? 0
                                : n >= 8 ? detail::load(text.data())
                                         : masked(text.data(), n);
    const std::uint64_t back = n >= 8 ? detail::load(text.data() + n - 8) : 0;
    return ((front * 0x9E3779B97F4A7C15) ^ ((back + n) * 0xC2B2AE3D27D4EB4F)) >> (64 - bits);
  }
  std::vector<Entry> entries_ = std::vector<Entry>(std::size_t{1} << bits);
};

struct Worker::Memos {
  static constexpr std::size_t most_values = 1'000;  // values of one fact
  std::vector<std::map<std::string, std::optional<Bits>, std::less<>>>
      letters;  // per fact: values that match only by folded letters
  Memo<int, -1, 10> inputs;
  Memo<Year*, nullptr, 12> years;
};

/// Reads the private fee of the row, or the one for all rows; false if it cannot be read.
inline bool Worker::read_amount(Money& fee) const {
  if (const Cell cents = cell(Role::fee_cents); !cents.empty()) {
    std::int64_t number = read_number(cents);
    if (static_cast<std::uint64_t>(number) > static_cast<std::uint64_t>(Money::limit))
      number = number_as_written(Role::fee_cents);
    fee = Money::of_cents(number);
    return number != no_number;
  }
  return read_euros_or_none(fee);
}

}  // namespace racpsy::batch
