#include "racpsy/rules/version.hpp"

namespace racpsy {

Flags Rule::flags() const {
  Flags flags = 0;
  if (status == Status::assumed) flags |= flag_assumed;
  if (status == Status::inferred) flags |= flag_inferred;
  if (confidence == Confidence::low) flags |= flag_low;
  return flags;
}

}  // namespace racpsy
