// The number of sessions that each row of a block stands for, where the file has a column of
// quantities: extracts of health insurance data take a session back by a row of quantity -1.
//
// A quantity below zero takes back so many sessions of the same patient on the same date, with the
// same facts and, apart from their sign, the same fees: those of the nearest rows before it, else
// of the nearest after it. A row that is taken back counts nowhere; one of quantity 0 neither.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "racpsy/batch/blocks.hpp"
#include "racpsy/batch/row.hpp"

namespace racpsy::batch {

/// The sessions of one row.
struct Quantity {
  enum class Kind : std::uint8_t {
    sessions,     ///< `count` sessions, at least one.
    no_session,   ///< The quantity is 0.
    annulled,     ///< All its sessions were taken back, or it takes back others.
    unmatched,    ///< It takes back sessions that the patient does not have.
    other_fee,    ///< … or has only at another fee.
    not_a_number  ///< The cell cannot be read.
  };
  Kind kind = Kind::sessions;
  int count = 1;
};

/// Parses a quantity; an empty cell is one session.
Number read_quantity(Cell cell, Notation notation);

class Quantities {
 public:
  explicit Quantities(const Plan& plan);

  /// Reads the quantities of all rows of a block.
  void read(const Block& block);
  /// Returns the quantity of the next row, in the order of the block. Rows that cannot be split
  /// into cells are one session.
  Quantity next() { return quantities_[next_++]; }

 private:
  // Sessions that a row takes back, and those found so far: pairs of a row and a number.
  struct Annulment {
    std::size_t row = 0;
    int left = 0;
    std::string key_without_fee;
    std::vector<std::pair<std::size_t, int>> taken;
  };
  // The rows of a patient that are alike: those with sessions left, and annulments to be matched.
  struct Alike {
    std::vector<std::size_t> rows;
    std::vector<Annulment> open;
  };
  void add(int quantity);
  void take(Annulment& annulment, std::size_t row);
  bool has_sessions_at_other_fee(const Annulment& annulment, const std::string& key) const;
  void end_patient();

  const Plan& plan_;
  Row row_;
  std::vector<std::size_t> compared_;  // columns that are equal in alike rows, those of fees last
  std::size_t facts_ = 0;              // number of those before the fees
  std::vector<Quantity> quantities_;
  std::string patient_;
  std::map<std::string, Alike> alike_;  // by date, facts and fees
  std::size_t next_ = 0;
};

}  // namespace racpsy::batch
