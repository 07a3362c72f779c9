// Writes answered rows to the output of a block, or keeps the answer for a row of several scenarios
// or for a summary (side_by_side.hpp).
//
// The computed end of a row (all outputs behind the last copied cell) is cached as bytes with its
// result, for rows with the same answer. Most rows are then one copied cell and those bytes.
#pragma once

#include "racpsy/batch/block_result.hpp"
#include "racpsy/batch/person_cache.hpp"

namespace racpsy::batch {

/// Bytes of a computed column if rows are written as numbers, for programs: such a row has the
/// copied cells, then numbers in the order of bytes of the machine, and neither separators nor a
/// line end. What is not known, and what a row that is no session does not have, is the least
/// number of its width; outcomes, versions and flags are sets of bits.
constexpr std::size_t width_of(Output::Kind kind) {
  return kind == Output::Kind::figure || kind == Output::Kind::version ? 8 : 4;
}
inline constexpr std::int64_t unknown_number = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int32_t unknown_narrow_number = std::numeric_limits<std::int32_t>::min();

/// The outcomes of rows that are no session (quantities.hpp).
enum class NoSession : std::uint8_t { annulled, no_session };
inline constexpr std::array<std::string_view, 2> no_session_names{"annulled", "no_session"};

/// Returns the word of a bit of the outcomes of a row that is written as numbers: an outcome, or
/// behind all outcomes a reason why the row is no session.
constexpr std::string_view word_of_outcome(std::size_t bit) {
  return bit < outcome_count ? outcome_names.items[bit] : no_session_names[bit - outcome_count];
}

/// The answer to one row.
struct RowAnswer {
  const LinearResult& result;
  Money fee;
  int rank;  ///< Of the last covered session; 0: none.
  const RowInputs& inputs;
  std::int64_t weight = one_weight;
  const LinearResult* summed = nullptr;  ///< Added to the totals instead of `result`, if not null.
};

/// The answer to one row, kept by itself.
struct KeptAnswer {
  std::optional<NoSession> none;  ///< A row that is no session has nothing else.
  LinearResult result;
  LinearResult summed;  ///< As in `RowAnswer`.
  Money fee;
  int rank = 0;
  BitSet<std::uint32_t> unsaid;  ///< Facts that the row does not state.
  std::int64_t weight = one_weight;
};

class RowWriter {
 public:
  RowWriter(const Setup& setup, const Plan& plan);

  /// Returns true if answers are kept and not written.
  static bool keeps_answers(const Setup& setup) {
    return setup.summary || !setup.scenarios.empty();
  }
  /// Returns the answer kept for the last row; null if it has none. Forgets it.
  const KeptAnswer* take() {
    const bool has = std::exchange(has_kept_, false);
    return has ? &kept_ : nullptr;
  }

  /// Begins the output of a block. `first_line`: its first line in the file.
  void begin(const BlockResult& to, std::uint64_t first_line);

  /// Writes a row of one input cell and a cached computed end, as most are; false if the row is
  /// another one. `plain`: as in Row::split.
  template <bool plain>
  [[gnu::always_inline]] bool write_cached(const Row& row, const LinearResult& result, Money fee,
                                           BlockResult& to) const {
    const LinearResult::Written& written = result.written;
    const Cell head = row.cell(copied_cell_);
    if ((written.fee != LinearResult::Written::any_fee && written.fee != fee) ||
        !(plain || row.in_place()) || head.size > longest_copied_cell || to.size >= room_)
      return false;
    char* const at = to.out.data() + to.size;
    to.size += head.size + written.size;
    std::memcpy(at, head.at, longest_copied_cell);  // the surplus is overwritten
    std::memcpy(at + head.size, written.text.data(), written.text.size());
    return true;
  }
  /// Writes any row, growing the output if needed.
  void write(const Row& row, const RowAnswer& answer, BlockResult& to);

  /// Writes a row that is no session: its outcome, and no amounts.
  void write_none(const Row& row, NoSession outcome, BlockResult& to);

  /// Returns the most bytes of the computed cells of a row.
  std::size_t most_computed() const { return most_computed_; }
  /// Returns the most bytes of the input cells that an output row copies.
  std::size_t most_copied(const Row& row) const { return copies_ * (2 * row.size() + 4); }
  char* write_cell(char* to, const Row& row, Cell cell) const;
  char* write_computed(char* to, const Output& output, const LinearResult& result, Money fee,
                       int rank) const;
  /// Writes a computed cell of a row that is no session.
  char* write_none(char* to, const Output& output, NoSession outcome) const;
  /// Writes what is between two cells, and what ends a row.
  char* separate(char* to) const {
    if (!setup_.as_numbers) *to++ = plan_.separator;
    return to;
  }
  char* end_row(char* to) const {
    if (!setup_.as_numbers) *to++ = '\n';
    return to;
  }

 private:
  static constexpr std::size_t longest_copied_cell = 16;
  static char* write_number(char* to, const Output& output, const LinearResult& result, Money fee,
                            int rank);
  static char* put_number(char* to, Output::Kind kind, std::int64_t number);
  void set_room(const BlockResult& to);
  void make_room(const Row& row, BlockResult& to);
  char* write_leading(char* to, const Row& row, const RowAnswer& answer, std::uint64_t line) const;
  char* write_computed_end(char* to, const RowAnswer& answer) const;

  const Setup& setup_;
  const Plan& plan_;
  std::size_t most_computed_ = 0;  // most bytes of a row's computed cells
  std::size_t copies_ = 0;         // number of input cells in an output row
  bool copies_one_cell_ = false;   // one input cell, then the computed end
  std::size_t copied_cell_ = 0;    // the column of that cell
  std::size_t room_ = 0;           // bytes of output below which one more such row fits
  std::uint64_t first_line_ = 0;
  bool keeps_answers_, has_kept_ = false;
  KeptAnswer kept_;
};

}  // namespace racpsy::batch
