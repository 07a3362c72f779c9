// Some rows of a column, copied.
#pragma once

#include <span>
#include <vector>

#include "arrow/structs.hpp"

namespace racpsy::arrow {

/// Adjacent rows of a chunk.
struct Run {
  std::int64_t first = 0;
  std::int64_t rows = 0;
};

/// Returns true if `take` can copy columns of this type: all but nested ones.
bool can_take(const ArrowSchema& schema);

/// Copies runs of a column, counted from `offset` of the array. A dictionary is shared; `keep`
/// holds it.
Array take(const ArrowArray& array, const ArrowSchema& schema, std::int64_t offset,
           std::span<const Run> runs, const Keep& keep);

}  // namespace racpsy::arrow
