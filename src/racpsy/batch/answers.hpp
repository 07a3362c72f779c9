// Answers rows: the steps from the cells of a row to its figures.
//
// `answer` answers or refuses any row. `answer_cached` is the short way, inlined into the loop over
// rows: the cells that determine an answer are looked up as bytes. It refuses nothing; a row that
// it does not answer goes to `answer`.
#pragma once

#include "racpsy/batch/quantities.hpp"
#include "racpsy/batch/row_writer.hpp"

namespace racpsy::batch {

/// The parts of a worker that answer rows.
struct Parts {
  RowReader reader;
  PersonCache people;
  RowWriter writer;
};

/// A row is answered (and written, or skipped as blank), or refused.
using Refused = std::optional<Refusal>;

/// Year rows: some sessions in one cap period of a year, or a series from a first session.
class YearAnswers {
 public:
  YearAnswers(const Setup& setup, const Plan& plan, const RowReader& reader);

  Refused answer(const Row& row, Parts& parts, BlockResult& to);
  /// Answers a row whose cells and whose answer are cached; false if the row is another one.
  template <bool plain>
  [[gnu::always_inline]] bool answer_cached(const Row& row, Parts& parts, BlockResult& to) const {
    if (cells_.empty() || !(plain || row.in_place())) return false;
    const std::string_view key = row.adjacent(cells_);
    const Year* year = parts.people.year_of_cells(key);
    if (year == nullptr && (year = new_year(row, key, parts)) == nullptr) return false;
    const LinearResult* const result = year->answer(parts.reader.sessions(row));
    const std::optional<Money> fee = parts.reader.fee(row);
    if (result == nullptr || !fee) return false;
    if (!parts.writer.write_cached<plain>(row, *result, *fee, to))
      parts.writer.write(row, {*result, *fee, result->rank, *year->inputs}, to);
    return true;
  }

 private:
  // The content of a year row.
  struct Question {
    RowInputs& inputs;
    int year;      // or `not_stated`
    int sessions;  // below zero: as many as the cap allows
    Money fee;
    std::int64_t weight = one_weight;
    Used used;
  };
  // The answer of a row under one of the versions that are possible.
  struct Answer {
    CachedResults* results = nullptr;
    const LinearResult* kept = nullptr;
    LinearResult own;
    const LinearResult& get() const { return kept != nullptr ? *kept : own; }
  };

  static const Year* new_year(const Row& row, std::string_view key, Parts& parts);
  Refused answer_rare(const Row& row, const Question& question, Parts& parts, BlockResult& to);
  Refused answer_year(const Row& row, const Question& question, const Candidates& candidates,
                      Year* keep, Parts& parts, BlockResult& to);
  Refused answer_series(const Row& row, const Question& question, Parts& parts, BlockResult& to);
  bool agree(const LinearResult& a, const LinearResult& b) const;
  bool agree_at(const LinearResult& a, const LinearResult& b, Money fee) const;
  bool agree_beside_figures(const LinearResult& a, const LinearResult& b) const;

  const Setup& setup_;
  const Plan& plan_;
  ColumnRange cells_;  // adjacent columns that determine the answer beside sessions and fee
  std::vector<Answer> answers_;
};

/// Session rows: each one a session of a patient, whose rows are contiguous and in date order.
class SessionAnswers {
 public:
  /// `list_patients`: block results hold the ids of their patients.
  SessionAnswers(const Setup& setup, const Plan& plan, bool list_patients);

  /// Begins a block. `before`: state at the end of the block before, if this one continues it.
  /// `seen`, if given: ids of earlier patients; those of the block are added.
  void begin(const PatientCursor* before, PatientSet* seen);
  /// Ends the block; returns the state from which a next one may continue.
  const PatientCursor& end();
  /// Drops pointers to cached people, which are about to go away.
  void drop_people();
  /// Notes that a row was refused; one that is malformed may be of this patient or the next.
  void note_refused() { cursor_.add(Obstacle::refused); }
  void note_malformed() {
    note_refused();
    cursor_.add(Obstacle::after_malformed_row);
  }

  Refused answer(const Row& row, Quantity quantity, Parts& parts, BlockResult& to);
  /// Answers a row that cannot be refused, mostly from what is cached; false if the row is another
  /// one: `answer` then does it.
  template <bool plain>
  [[gnu::always_inline]] bool answer_cached(const Row& row, Parts& parts, BlockResult& to) {
    const Cell patient = row.cell(Role::patient);
    if (!cursor_.id.is(patient) && !start_patient(patient.view(), to)) return false;
    Date day;
    if (!cursor_.may_have_answer() || !read_day_by_month(row.cell(Role::date), day)) return false;
    const std::string_view repeated = (plain || row.in_place()) && !repeated_columns_.empty()
                                          ? row.adjacent(repeated_columns_)
                                          : std::string_view{};
    if (repeated.empty() || repeated.size() != repeated_.size() ||
        !same_bytes(repeated.data(), repeated_.data(), repeated.size())) [[unlikely]] {
      if (read_repeated(row, day, parts)) return false;
      repeated_ = repeated;
    }
    if (day.days() < cursor_.patient.last_day() || setup_.strict) return false;
    const LinearResult& result = cursor_.patient.next(person_->results, day, fee_);
    if (!parts.writer.write_cached<plain>(row, result, fee_, to)) {
      parts.writer.write(row, {result, fee_, cursor_.patient.rank(), *person_->inputs, weight_},
                         to);
    }
    return true;
  }

  /// Returns true if --strict refuses a result.
  static bool is_doubtful(const LinearResult& result, Money fee) {
    return (result.flags & not_established) != 0 || result.incomplete(fee);
  }

 private:
  using Obstacle = PatientCursor::Obstacle;
  // Parses a date; only the day is parsed if its year and month are cached.
  bool read_day_by_month(Cell cell, Date& day) {
    if (cell.size != 10) return false;
    const std::uint64_t text = detail::load(cell.at);  // YYYY-MM-
    Month& month = months_[text * 0x9E3779B97F4A7C15 >> (64 - month_bits)];
    const std::uint32_t tens = detail::digit(cell.at[8]), ones = detail::digit(cell.at[9]);
    if (month.text == text && tens <= 3 && ones <= 9) {
      const std::uint32_t of_month = tens * 10 + ones;
      if (of_month - 1 >= month.length) return false;
      day = add_days(Date::from_days(month.before), static_cast<int>(of_month));
      return true;
    }
    Date read;  // a variable of its own, so that `day` stays in a register
    if (!read_day(cell, read)) return false;
    const std::chrono::year_month_day date = read.ymd();
    const std::chrono::year_month_day_last last{date.year() / date.month() / std::chrono::last};
    month = {text, add_days(read, -static_cast<int>(read.day())).days(), unsigned{last.day()}};
    day = read;
    return true;
  }
  struct Month {
    std::uint64_t text = 0;   // "YYYY-MM-", as bytes
    std::int32_t before = 0;  // last day of the month before, in days since 1970-01-01
    std::uint32_t length = 0;
  };
  void find_repeated_columns();
  bool start_patient(std::string_view id, BlockResult& to);
  Refused no_patient(const Row& row, BlockResult& to);
  Refused check_patient();
  Refused answer_none(const Row& row, Date day, Quantity::Kind kind, Parts& parts, BlockResult& to);
  Refused read_repeated(const Row& row, Date day, Parts& parts);

  const Setup& setup_;
  const Plan& plan_;
  bool list_patients_;
  PatientSet* seen_ = nullptr;
  PatientCursor cursor_;
  // The cells beside patient and date in the row before, and their meaning.
  ColumnRange repeated_columns_;
  std::string_view repeated_;
  CachedPerson* person_ = nullptr;
  Money fee_;
  std::int64_t weight_ = one_weight;
  static constexpr int month_bits = 8;
  std::array<Month, std::size_t{1} << month_bits> months_{};
};

}  // namespace racpsy::batch
