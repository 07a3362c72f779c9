// From rows to rows: what one thread does.
//
// A row is taken apart (scan.hpp), its words become cached inputs (looked up by the very bytes that
// were read before), its numbers are read, and the result that answers it comes from cached results
// (engine/memo.hpp). Rows that are alike are written alike: the computed end of a row is kept with
// its result, as bytes.
//
// A worker has tables, cached people and memories of its own, so threads share nothing but the
// plan.
#pragma once

#include <map>
#include <memory>

#include "racpsy/batch/block_result.hpp"
#include "racpsy/batch/blocks.hpp"

namespace racpsy::batch {

class Worker {
 public:
  /// `lists`: each block result lists its patients.
  Worker(const Setup& setup, const Plan& plan, bool lists = false);
  ~Worker();

  /// Settles a block. `before` is where a block that continues another takes up. With `seen`,
  /// patients are looked for among those who came before, and added to them.
  void work(const Block& block, const PatientCursor* before, PatientSet* seen,
            BlockResult& block_result);

 private:
  struct RowInputs;
  struct Year;
  struct CachedPerson;
  struct Memos;
  using Candidates = std::vector<std::pair<CachedResults*, CachedResults::Period*>>;
  /// What a row would be under one of the versions that can hold.
  struct Candidate {
    CachedResults* results = nullptr;
    const LinearResult* kept = nullptr;
    LinearResult own;
    const LinearResult& get() const { return kept != nullptr ? *kept : own; }
  };

  template <bool dated, bool plain>
  void rows(const Block& block);
  template <bool plain>
  bool take_row(const char*& at, const char* end, char separator);
  const char* look_closer(const char* at, const char* end);
  void forget();
  void refuse_whole();
  void refuse(Code code, int column = -1, std::string value = {}, Flaw flaw = Flaw::none);
  bool diagnose();
  bool diagnose_rare();
  bool understood(const Column& column, std::string_view word) const;
  void find_year_cells();
  template <bool plain>
  bool year_row();
  bool new_year_row();
  template <bool plain>
  bool answer_known_year(Year& entry, std::int64_t sessions, Money fee);
  bool rare_year_row(int words, int used, int year, Money fee);
  void find_steady_columns();
  template <bool plain>
  bool session_row();
  bool read_what_is_said(Date day);
  bool read_day_by_month(Cell cell, Date& day);
  bool may_go_on();
  bool turn_to(std::string_view id);

  std::int64_t number(Role role, std::int64_t most, std::int64_t otherwise) const;
  std::int64_t number_as_written(Role role) const;
  bool read_amount(Money& fee) const;
  bool read_euros_or_none(Money& fee) const;
  bool read_weight(Cell cell, std::int64_t& weight) const;
  bool is_blank() const;
  bool pass_over();
  bool without_patient();
  bool weigh();
  int find_words();
  int rare_words();
  int new_words(std::string_view text);
  int resolve_words();
  std::optional<Bits> meaning_of(std::size_t fact, std::string_view word);
  CachedPerson& cached_person(int words, int age_band, int january_band, int used);
  CachedPerson& new_cached_person(int words, int age_band, int january_band, int used);
  CachedPerson* person_on(int words, int used, Date day);
  Year& year_of(CachedPerson& cached, int year);
  Year& new_year(CachedPerson& cached, int year);

  bool answer_year(const Candidates& candidates, int year, Money fee, Year* keep);
  bool answer_series(int words, int used, Date first, Money fee);
  static bool weak(const LinearResult& result, Money fee);
  bool agree(const LinearResult& a, const LinearResult& b) const;
  bool agree_at(const LinearResult& a, const LinearResult& b, Money fee) const;
  bool agree_beside_figures(const LinearResult& a, const LinearResult& b) const;
  int usual_sessions(CachedResults& results, CachedResults::Period& span);

  template <bool plain>
  bool write_again(const LinearResult& result, Money fee);
  void write_anew(const LinearResult& result, Money fee, int rank);
  void write_anew(const LinearResult& result, Money fee, int rank, const LinearResult& summed);
  char* write_head(char* to, const LinearResult& result, Money fee, int rank) const;
  char* write_tail(char* to, const LinearResult& result, Money fee, int rank) const;
  char* put_cell(char* to, Cell cell) const;
  char* write_computed(char* to, const Output& output, const LinearResult& result, Money fee,
                       int rank) const;
  void tally(const LinearResult& result, Money fee);
  void count_room();
  Cell cell_at(std::size_t place) const {
    const char* const* end = ends_.data() + place;
    return {end[0] + 1, static_cast<std::uint32_t>(end[1] - end[0] - 1)};
  }
  Cell cell(int column) const { return cell_at(first_end + static_cast<std::size_t>(column)); }
  Cell cell(Role role) const { return cell_at(where_[static_cast<std::size_t>(role)]); }
  // The cells of neighbouring columns, as they stand in the block; only where they were not
  // unquoted.
  std::string_view side_by_side(const ColumnRange& columns) const {
    const char* from = ends_[first_end + static_cast<std::size_t>(columns.first)] + 1;
    return {from, static_cast<std::size_t>(
                      ends_[first_end + static_cast<std::size_t>(columns.last) + 1] - from)};
  }

  const Setup& setup_;
  const Plan& plan_;
  CompiledRoute compiled_;
  std::vector<std::int32_t> changes_;
  std::vector<std::uint8_t> band_of_age_;  // 0 to 130
  std::vector<std::uint8_t> age_of_band_;  // its first
  std::vector<std::string> outcomes_, versions_;
  std::size_t most_computed_ = 0;  // bytes of a row's computed cells

  // The row at hand. A cell lies between two ends. Before the first column there is one that is
  // always empty, which stands for columns that the file does not have.
  static constexpr std::size_t absent = 0, first_end = 2;
  std::vector<const char*> ends_;
  std::array<std::size_t, role_count> where_{};  // per role, the end before its cell
  std::size_t count_ = 0;                        // of cells
  std::size_t columns_ = 0;
  ColumnRange year_cells_{0, -1};  // year rows: columns that say all but sessions and fee
  ColumnRange group_words_;        // the one group of words, if there is one
  bool one_group_ = false;
  bool simple_ = false;  // the file has no column that few files have

  // Session rows: what the row before said beside its patient and date, and what that means.
  ColumnRange steady_columns_{0, -1};
  std::string_view steady_;
  CachedPerson* cached_ = nullptr;
  Money fee_;
  struct Month {
    std::uint64_t text = 0;   // as it was written
    std::int32_t before = 0;  // the last day before it, since 1970-01-01
    unsigned length = 0;
  };
  static constexpr int month_bits = 8;
  std::array<Month, std::size_t{1} << month_bits> months_{};
  std::int64_t usual_ =
      -2;  // sessions where a row does not say; below zero: as many as the cap allows
  std::int64_t age_ = -2;  // age where a row does not say; below zero: there is a birth date
  std::size_t head_ =
      absent;  // where all before the computed end is one input column: the end before it…
  std::int64_t longest_head_ =
      -1;  // … and the longest cell that is copied without looking; else nothing is
  std::size_t room_ = 0;    // of the block result, what may be in use before one more row is copied
  std::size_t copies_ = 0;  // of input cells in a row of the output
  bool raw_ = true;         // the cells stand in the block as they were written
  bool crowded_ = false;    // more cached people than are worth keeping
  bool broken_ = false;     // quotes that do not close
  bool too_long_ = false;
  std::uint64_t row_lines_ = 1;
  Record record_;

  std::unique_ptr<Memos> memos_;
  std::vector<std::unique_ptr<RowInputs>> words_;
  std::map<std::vector<Bits>, int> words_by_meaning_;
  std::map<std::array<int, 4>, std::unique_ptr<CachedPerson>> cache_;
  Candidates candidates_;
  std::vector<Candidate> answers_;
  LinearResult scratch_;
  PatientState series_;
  std::vector<std::string> group_;
  std::int64_t asked_sessions_ = 0;
  std::int64_t weight_ = one_weight;
  int row_inputs_ = 0;  // the words of the row at hand

  bool lists_;
  BlockResult* block_result_ = nullptr;
  PatientSet* seen_ = nullptr;
  PatientCursor cursor_;
  std::uint64_t first_line_ = 0;
};

}  // namespace racpsy::batch
