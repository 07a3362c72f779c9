// Describes errors of the operating system, in both languages.
#pragma once

#include "racpsy/base/text.hpp"

namespace racpsy {

/// Describes an error number of <cerrno>: in English as the system does, in French for the common
/// ones; for the others both texts are English.
Text reason(int error);

}  // namespace racpsy
