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
  /// Reasons why the patient's next row may not be answered, as bits to test all at once.
  enum class Obstacle : std::uint8_t {
    refused,             ///< A row of the patient was refused.
    reappears,           ///< The patient already appeared in an earlier run of rows.
    after_malformed_row  ///< The row before is this patient's or the next one's.
  };
  BitSet<std::uint8_t> obstacles;

  bool has(Obstacle obstacle) const { return obstacles.has(index_of(obstacle)); }
  void add(Obstacle obstacle) { obstacles.add(index_of(obstacle)); }
  void remove(Obstacle obstacle) {
    BitSet<std::uint8_t> removed;
    removed.add(index_of(obstacle));
    obstacles = obstacles.without(removed);
  }
  bool may_have_answer() const { return obstacles.empty(); }
};

/// The output, refused rows and totals of one block.
struct BlockResult : Tally {
  std::vector<char> out;
  std::size_t size = 0;         ///< Bytes of `out` in use.
  std::vector<Reject> rejects;  ///< Lines count from 0 at the beginning of the block.
  std::uint64_t lines = 0;
  std::vector<PatientCursor> last;  ///< State after the last row, by scenario.
  Unit unit;                        ///< The unit of the last row, which may go on.
  std::string first_patient;
  SortCheck sort_check;               ///< Order of the ids within the block.
  std::vector<std::string> patients;  ///< Ids of the patients, if the worker lists them.
  /// Clears the result for so many scenarios; keeps the memory of the output.
  void clear(std::size_t scenario_count) {
    std::vector<char> memory = std::move(out);
    *this = {};
    out = std::move(memory);
    scenarios.resize(scenario_count);
    last.resize(scenario_count);
  }
};

}  // namespace racpsy::batch
