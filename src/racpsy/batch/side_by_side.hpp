// Answers the rows of a block under several scenarios, and sums them for a summary.
//
// Each scenario has a worker of its own (worker.hpp), which answers every row as if it were alone.
// A row is written once all have answered it: its input cells once, its computed cells once a
// scenario. A row that one of them refuses is refused as a whole, so that all columns and all sums
// are of the same rows.
#pragma once

#include <memory>

#include "racpsy/batch/worker.hpp"

namespace racpsy::batch {

class SideBySide {
 public:
  /// As for Worker; a setup and a plan a scenario.
  SideBySide(const std::vector<Setup>& setups, const std::vector<Plan>& plans, bool list_patients);

  /// As for Worker. `before`: by scenario, with the unit that goes on; both null if none does.
  void work(const Block& block, const std::vector<PatientCursor>* before, const Unit* unit,
            PatientSet* seen, BlockResult& result);

 private:
  struct Lane {
    std::unique_ptr<Worker> worker;
    BlockResult result;  // its counts and refused rows; nothing is written there
    const KeptAnswer* answer = nullptr;
  };
  void finish_row(BlockResult& result);
  void refuse(Reject reject, std::optional<std::size_t> scenario, BlockResult& result);
  void begin_unit(BlockResult& result);
  void write(BlockResult& result);
  void add(BlockResult& result);
  Unit::Part& part_of_row(Unit& unit);

  const Setup& setup_;
  const Plan& plan_;
  std::vector<Lane> lanes_;
  std::vector<const Route*> routes_;
  std::uint64_t first_line_ = 0;
  std::vector<std::string> by_;
};

}  // namespace racpsy::batch
