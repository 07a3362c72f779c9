#include "racpsy/batch/block_result.hpp"

namespace racpsy::batch {

void BlockResult::clear() {
  size = 0;
  rejects.clear();
  lines = rows = 0;
  totals = {};
  groups.clear();
  versions = 0;
  outside_contract = beyond_right = 0;
  unsaid = 0;
  age_unsaid = birth_unsaid = false;
  last = {};
  first_patient.clear();
  sort_check = {};
  patients.clear();
}

}  // namespace racpsy::batch
