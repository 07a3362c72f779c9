// The result of one block, and the patient state that the next block continues from.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "racpsy/batch/patients.hpp"
#include "racpsy/batch/reject.hpp"
#include "racpsy/batch/totals.hpp"

namespace racpsy::batch {

/// The current patient: id, accumulators and earlier refusals. Passed from a block to one that
/// continues it.
struct PatientCursor {
  PatientId id;  ///< Empty before the first patient.
  PatientState patient;
  bool refused = false;    ///< A row of the patient was refused.
  bool reappears = false;  ///< The patient already appeared in an earlier run of rows.
  bool after_malformed_row =
      false;  ///< The row before was malformed: it may be this patient's or the next one's.
  /// Returns true if the patient's next row may be answered.
  bool may_have_answer() const { return !refused && !reappears && !after_malformed_row; }
};

/// The output, refused rows and totals of one block.
struct BlockResult {
  std::vector<char> out;
  std::size_t size = 0;         ///< Bytes of `out` in use.
  std::vector<Reject> rejects;  ///< Lines count from 0 at the beginning of the block.
  std::uint64_t lines = 0;
  std::uint64_t rows = 0;  ///< Rows read, refused ones included.
  Totals totals;
  Groups groups;
  std::uint64_t versions = 0;          ///< Bit per version used.
  std::uint32_t unsaid = 0;            ///< Bit per fact that some row did not state.
  std::uint64_t outside_contract = 0;  ///< Rows on days outside the validity of the contract.
  std::uint64_t beyond_right = 0;      ///< Rows that use a limited right beyond its duration.
  bool age_unsaid = false;
  bool birth_unsaid = false;  ///< Some row had an age and no birth date.
  PatientCursor last;         ///< State after the last row.
  std::string first_patient;
  SortCheck sort_check;               ///< Order of the ids within the block.
  std::vector<std::string> patients;  ///< Ids of the patients, if the worker lists them.
  void clear();
};

}  // namespace racpsy::batch
