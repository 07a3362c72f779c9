// Answers the rows of a block: the work of one thread.
//
// A record is split into cells (row.hpp); the row is answered from cached results (answers.hpp),
// and written with the copied cells of the input (row_writer.hpp). Each worker has its own tables
// and caches, so threads share nothing but the plan.
#pragma once

#include "racpsy/batch/answers.hpp"
#include "racpsy/batch/blocks.hpp"

namespace racpsy::batch {

class Worker {
 public:
  /// `list_patients`: block results hold the ids of their patients.
  Worker(const Setup& setup, const Plan& plan, bool list_patients = false);

  /// Settles a block. `before`: state at the end of the block before, if this one continues it.
  /// `seen`, if given: ids of earlier patients, against which patients are checked and to which
  /// they are added.
  void work(const Block& block, const PatientCursor* before, PatientSet* seen, BlockResult& result);

  // Row by row, for SideBySide: `begin` a block, `answer_next` row for each, and `end`.
  void begin(const Block& block, const PatientCursor* before, PatientSet* seen,
             BlockResult& result);
  /// Answers or refuses the record at `at`, and moves `at` behind it. The answer is kept by the
  /// writer; a row that is not answered was refused, or is blank and not counted.
  void answer_next(const char*& at, const char* end, Quantity quantity, BlockResult& result);
  const PatientCursor& end() { return sessions_.end(); }
  /// Refuses a block that is the beginning of a record that is too long.
  void refuse_too_long(const Block& block, BlockResult& result);
  const Row& row() const { return row_; }
  RowWriter& writer() { return parts_.writer; }

 private:
  template <bool dated, bool plain>
  void answer_rows(const Block& block, BlockResult& result);
  void answer_special(const Block& block, BlockResult& result);
  void answer_or_refuse(Quantity quantity, BlockResult& result);
  void refuse(Refusal refusal, BlockResult& result);
  void refuse_malformed(bool too_long, BlockResult& result);
  void count_stated(BlockResult& result) const;
  void clear_cache();

  const Plan& plan_;
  Row row_;
  Parts parts_;
  YearAnswers years_;
  SessionAnswers sessions_;
  std::optional<Quantities> quantities_;  // only for a file that has them
};

}  // namespace racpsy::batch
