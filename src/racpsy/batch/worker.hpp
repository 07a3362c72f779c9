// Answers the rows of a block: the work of one thread.
//
// A row is split into cells (scan.hpp); the cells of facts are looked up, as bytes, among those
// seen before; numbers are parsed; and the answer comes from cached results (engine/memo.hpp). The
// computed end of a row is cached as bytes with its result, for rows with the same answer.
//
// Each worker has its own tables and caches, so threads share nothing but the plan.
#pragma once

#include <map>
#include <memory>

#include "racpsy/batch/block_result.hpp"
#include "racpsy/batch/blocks.hpp"

namespace racpsy::batch {

class Worker {
 public:
  /// `list_patients`: block results hold the ids of their patients.
  Worker(const Setup& setup, const Plan& plan, bool list_patients = false);
  ~Worker();

  /// Settles a block. `before`: state at the end of the block before, if this one continues it.
  /// `seen`, if given: ids of earlier patients, against which patients are checked and to which
  /// they are added.
  void work(const Block& block, const PatientCursor* before, PatientSet* seen,
            BlockResult& block_result);

 private:
  struct RowInputs;
  struct Year;
  struct CachedPerson;
  struct Memos;
  using Candidates = std::vector<std::pair<CachedResults*, CachedResults::Period*>>;
  /// The answer of a row under one of the versions that are possible.
  struct Candidate {
    CachedResults* results = nullptr;
    const LinearResult* kept = nullptr;
    LinearResult own;
    const LinearResult& get() const { return kept != nullptr ? *kept : own; }
  };

  template <bool dated, bool plain>
  void rows(const Block& block);
  template <bool plain>
  bool split_row(const char*& at, const char* end, char separator);
  const char* split_unusual_row(const char* at, const char* end);
  void drop_caches();
  void refuse_whole();
  void refuse(Code code, int column = -1, std::string value = {}, Flaw flaw = Flaw::none);
  bool diagnose();
  bool diagnose_rare();
  bool is_valid_value(const Column& column, std::string_view word) const;
  void find_year_cells();
  template <bool plain>
  bool year_row();
  bool new_year_row();
  template <bool plain>
  bool answer_known_year(Year& entry, std::int64_t sessions, Money fee);
  bool rare_year_row(int inputs, int used, int year, Money fee);
  void find_repeated_columns();
  template <bool plain>
  bool session_row();
  bool read_repeated_cells(Date day);
  bool read_day_by_month(Cell cell, Date& day);
  bool check_patient();
  bool start_patient(std::string_view id);

  std::int64_t number(Role role, std::int64_t most, std::int64_t otherwise) const;
  std::int64_t number_as_written(Role role) const;
  bool read_amount(Money& fee) const;
  bool read_euros_or_none(Money& fee) const;
  bool read_weight(Cell cell, std::int64_t& weight) const;
  bool is_blank() const;
  bool skip_blank_row();
  bool refuse_without_patient();
  bool read_row_weight();
  int find_inputs();
  int find_unusual_inputs();
  int add_inputs(std::string_view text);
  int resolve_inputs();
  std::optional<Bits> meaning_of(std::size_t fact, std::string_view word);
  CachedPerson& cached_person(int inputs, int age_band, int january_band, int used);
  CachedPerson& new_cached_person(int inputs, int age_band, int january_band, int used);
  CachedPerson* person_on(int inputs, int used, Date day);
  Year& year_of(CachedPerson& cached, int year);
  Year& new_year(CachedPerson& cached, int year);

  bool answer_year(const Candidates& candidates, int year, Money fee, Year* keep);
  bool answer_series(int inputs, int used, Date first, Money fee);
  static bool is_doubtful(const LinearResult& result, Money fee);
  bool agree(const LinearResult& a, const LinearResult& b) const;
  bool agree_at(const LinearResult& a, const LinearResult& b, Money fee) const;
  bool agree_beside_figures(const LinearResult& a, const LinearResult& b) const;
  int sessions_up_to_cap(CachedResults& results, CachedResults::Period& span);

  template <bool plain>
  bool write_cached_row(const LinearResult& result, Money fee);
  void write_row(const LinearResult& result, Money fee, int rank);
  void write_row(const LinearResult& result, Money fee, int rank, const LinearResult& summed);
  char* write_leading_cells(char* to, const LinearResult& result, Money fee, int rank) const;
  char* write_computed_end(char* to, const LinearResult& result, Money fee, int rank) const;
  char* put_cell(char* to, Cell cell) const;
  char* write_computed(char* to, const Output& output, const LinearResult& result, Money fee,
                       int rank) const;
  void add_to_totals(const LinearResult& result, Money fee);
  void set_room();
  Cell cell_at(std::size_t place) const {
    const char* const* end = ends_.data() + place;
    return {end[0] + 1, static_cast<std::uint32_t>(end[1] - end[0] - 1)};
  }
  Cell cell(int column) const { return cell_at(first_end + static_cast<std::size_t>(column)); }
  Cell cell(Role role) const { return cell_at(where_[static_cast<std::size_t>(role)]); }
  // Returns the text of adjacent cells with their separators; valid only if they were not unquoted.
  std::string_view adjacent_cells(const ColumnRange& columns) const {
    const char* from = ends_[first_end + static_cast<std::size_t>(columns.first)] + 1;
    return {from, static_cast<std::size_t>(
                      ends_[first_end + static_cast<std::size_t>(columns.last) + 1] - from)};
  }

  const Setup& setup_;
  const Plan& plan_;
  CompiledRoute compiled_;
  std::vector<std::int32_t> changes_;
  std::vector<std::uint8_t> band_of_age_;  // 0 to 130
  std::vector<std::uint8_t> age_of_band_;  // first age of each band
  std::vector<std::string> outcomes_, versions_;
  std::size_t most_computed_ = 0;  // most bytes of a row's computed cells

  // The current row: a cell lies between two ends. An empty cell before the first column stands for
  // columns that the file does not have.
  static constexpr std::size_t absent = 0, first_end = 2;
  std::vector<const char*> ends_;
  std::array<std::size_t, role_count> where_{};  // per role, index of the end before its cell
  std::size_t count_ = 0;                        // number of cells
  std::size_t columns_ = 0;
  ColumnRange year_cells_{0, -1};  // year rows: adjacent columns that decide the answer
  ColumnRange fact_range_;         // the range of fact columns, if there is exactly one
  bool one_range_ = false;
  bool simple_ = false;  // the file has none of the rare columns

  // Session rows: the cells beside patient and date in the row before, and their meaning.
  ColumnRange repeated_columns_{0, -1};
  std::string_view repeated_;
  CachedPerson* cached_ = nullptr;
  Money fee_;
  struct Month {
    std::uint64_t text = 0;   // "YYYY-MM-", as bytes
    std::int32_t before = 0;  // last day of the month before, in days since 1970-01-01
    unsigned length = 0;
  };
  static constexpr int month_bits = 8;
  std::array<Month, std::size_t{1} << month_bits> months_{};
  std::int64_t default_sessions_ = -2;  // if not stated; below zero: as many as the cap allows
  std::int64_t default_age_ = -2;       // if not stated, completed years; below zero: birth date
  std::size_t copied_cell_ = absent;    // the input cell that precedes the computed end, if…
  std::int64_t longest_copied_cell_ =
      -1;                    // … it is alone; bytes up to which it is copied whole; -1: never
  std::size_t room_ = 0;     // bytes of output below which one more row fits
  std::size_t copies_ = 0;   // number of input cells in an output row
  bool raw_ = true;          // the cells are those of the block, not unquoted
  bool cache_full_ = false;  // too many cached people
  bool broken_ = false;      // malformed quotes
  bool too_long_ = false;
  std::uint64_t row_lines_ = 1;
  Record record_;

  std::unique_ptr<Memos> memos_;
  std::vector<std::unique_ptr<RowInputs>> inputs_;
  std::map<std::vector<Bits>, int> inputs_by_meaning_;
  std::map<std::array<int, 4>, std::unique_ptr<CachedPerson>> cache_;
  Candidates candidates_;
  std::vector<Candidate> answers_;
  LinearResult scratch_;
  PatientState series_;
  std::vector<std::string> group_;
  std::int64_t asked_sessions_ = 0;
  std::int64_t weight_ = one_weight;
  int row_inputs_ = 0;  // index into `inputs_` of the current row

  bool list_patients_;
  BlockResult* block_result_ = nullptr;
  PatientSet* seen_ = nullptr;
  PatientCursor cursor_;
  std::uint64_t first_line_ = 0;
};

}  // namespace racpsy::batch
