// Caches from the cells of a row to what they mean: cells of facts to inputs, these and an age to a
// person with cached results (memo.hpp), and a person and a year to the periods of that year.
//
// The cache only grows until `clear`, so pointers to its content stay valid until then.
#pragma once

#include <cstring>
#include <map>
#include <memory>
#include <tuple>

#include "racpsy/batch/memo.hpp"
#include "racpsy/batch/row.hpp"

namespace racpsy::batch {

struct RowInputs;

/// Days of some year for a person: the results to choose from.
using Candidates = std::vector<std::pair<CachedResults*, CachedResults::Period*>>;

/// The periods of a year for some inputs and age, and the answers that do not depend on the fee.
struct Year {
  static constexpr std::size_t most_kept = CachedResults::most_sums;
  int year = 0;
  RowInputs* inputs = nullptr;
  Candidates candidates;
  std::array<const LinearResult*, most_kept + 1> ready{};  ///< By number of sessions.

  /// Returns the answer for so many sessions; null if it is not cached.
  const LinearResult* answer(int sessions) const {
    const auto n = static_cast<unsigned>(sessions);  // large if it is below zero
    return n <= most_kept ? ready[n] : nullptr;
  }
};

struct CachedPerson {
  CachedResults results;
  RowInputs* inputs;
  std::vector<std::unique_ptr<Year>> years;  ///< From the first year on; empty for session rows.
};

/// The facts and the contract that a row states, merged with the options.
struct RowInputs {
  Person person;
  Session session;
  BitSet<std::uint32_t> unsaid;  ///< Facts of the route that are not stated.
  /// People by age band, if nothing else differs from the options.
  std::vector<CachedPerson*> by_band;
  /// All people, by the bands of both ages and what they used before.
  std::map<std::tuple<std::uint8_t, std::uint8_t, Used>, std::unique_ptr<CachedPerson>> people;
};

inline constexpr std::size_t longest_key = 48;

/// Maps the bytes of cells to their meaning: one entry per hash, later keys replace earlier ones.
template <class Value, int bits>
class CellMemo {
 public:
  /// Returns the value of a key, or null.
  Value* find(std::string_view text) const {
    const Entry& entry = entries_[place(text)];
    return entry.size == text.size() && same_bytes(entry.text, text.data(), text.size())
               ? entry.value
               : nullptr;
  }
  void keep(std::string_view text, Value& value) {
    if (text.size() > longest_key) return;
    Entry& entry = entries_[place(text)];
    std::memset(entry.text, 0, longest_key);
    std::memcpy(entry.text, text.data(), text.size());
    entry.size = text.size();
    entry.value = &value;
  }
  void clear() { entries_.assign(entries_.size(), {}); }

 private:
  struct alignas(64) Entry {
    char text[longest_key] = {};
    std::size_t size = ~std::size_t{0};
    Value* value = nullptr;
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

class PersonCache {
 public:
  PersonCache(const Setup& setup, const Plan& plan);

  /// Returns the inputs of the row; null if a value is not valid.
  RowInputs* inputs_of(const Row& row) {
    if (!row.in_place() || plan_.fact_ranges.size() != 1) return unusual_inputs(row);
    const std::string_view key = row.adjacent(plan_.fact_ranges.front());
    RowInputs* inputs = inputs_by_cells_.find(key);
    return inputs != nullptr ? inputs : add_inputs(row, key);
  }
  /// Returns the person with these inputs at an age of 0 to 130.
  CachedPerson& person(RowInputs& inputs, Ages ages, Used used) {
    const std::uint8_t band = band_of(ages.on_day), january = band_of(ages.in_january);
    CachedPerson* cached = inputs.by_band[band];
    if (band == january && used == default_used_ && cached != nullptr) return *cached;
    return add_person(inputs, band, january, used);
  }
  Year& year_of(CachedPerson& person, int year);
  /// Returns the year for the text of the cells that determine it; null if it is not known yet.
  Year* year_of_cells(std::string_view cells) const { return years_by_cells_.find(cells); }
  void keep_year_of_cells(std::string_view cells, Year& year) { years_by_cells_.keep(cells, year); }

  /// Returns the number of sessions that the cap allows on the days of a period, at least 1.
  int sessions_up_to_cap(const CachedResults& results, const CachedResults::Period& period);

  /// Returns true if there are so many people that the cache should be cleared.
  bool is_full() const { return full_; }
  /// Returns true if the memory of the cache is larger than a worker may keep between blocks.
  bool is_large() const;
  void clear();

 private:
  void find_age_bands();
  std::uint8_t band_of(int age) const { return band_of_age_[static_cast<unsigned>(age)]; }
  RowInputs* add_inputs(const Row& row, std::string_view key);
  RowInputs* unusual_inputs(const Row& row);
  RowInputs* resolve_inputs(const Row& row);
  std::optional<Bits> meaning_of(std::size_t fact, std::string_view word);
  CachedPerson& add_person(RowInputs& inputs, std::uint8_t band, std::uint8_t january, Used used);

  const Setup& setup_;
  const Plan& plan_;
  CompiledRoute compiled_;
  bool days_matter_;  // flags that change from day to day are asked for
  std::vector<std::int32_t> changes_;
  std::vector<std::uint8_t> band_of_age_;  // 0 to 130
  std::vector<int> age_of_band_;           // first age of each band
  Used default_used_;                      // by the options
  CellMemo<RowInputs, 10> inputs_by_cells_;
  CellMemo<Year, 13> years_by_cells_;
  std::map<std::vector<Bits>, std::unique_ptr<RowInputs>> inputs_;  // by their meaning
  /// Per fact, values that match only by folded letters.
  std::vector<std::map<std::string, std::optional<Bits>, std::less<>>> letters_;
  std::size_t people_ = 0;
  bool full_ = false;
};

}  // namespace racpsy::batch
