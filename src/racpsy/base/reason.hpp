// Why the system refused, in both languages.
#pragma once

#include "racpsy/base/text.hpp"

namespace racpsy {

/// The words for an error number of <cerrno>: English as the system says it, French for those that
/// people meet; the rest is English twice.
Text reason(int error);

}  // namespace racpsy
