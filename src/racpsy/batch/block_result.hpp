// The result of one block, from one thread, and where the rows of the next block go on.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "racpsy/batch/patients.hpp"
#include "racpsy/batch/reject.hpp"
#include "racpsy/batch/totals.hpp"

namespace racpsy::batch {

/// Whose row comes next, as far as the rows before tell. Goes from a block to one that continues
/// it.
struct PatientCursor {
  PatientId id;  ///< Empty: no patient yet.
  PatientState patient;
  bool refused = false;      ///< A row of theirs was refused.
  bool came_before = false;  ///< The patient is one that came earlier.
  bool stray = false;        ///< A row just before may be this patient's or the next one's.
  /// Whether their next row may have an answer, as far as the rows before tell.
  bool in_order() const { return !refused && !came_before && !stray; }
};

/// What came out of one block.
struct BlockResult {
  std::vector<char> out;
  std::size_t size = 0;         ///< Of `out`, what is written.
  std::vector<Reject> rejects;  ///< Lines count from the block's first, which is 0.
  std::uint64_t lines = 0;
  std::uint64_t rows = 0;  ///< Read, refused ones included.
  Totals totals;
  Groups groups;
  std::uint64_t versions = 0;          ///< Bit per version that was used.
  std::uint32_t unsaid = 0;            ///< Bit per fact that some row did not say.
  std::uint64_t outside_contract = 0;  ///< Rows on days on which the contract does not hold.
  std::uint64_t beyond_right =
      0;  ///< Rows that count a right of limited time for longer than it lasts.
  bool age_unsaid = false;
  bool birth_unsaid = false;  ///< Some row said an age, and no birth date.
  PatientCursor last;         ///< After the last row.
  std::string first_patient;
  SortCheck sort_check;               ///< Within the block.
  std::vector<std::string> patients;  ///< Who came, if that was asked for.
  void clear();
};

}  // namespace racpsy::batch
