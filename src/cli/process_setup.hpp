// Hardens the process against closed standard streams, lack of memory and file size limits: it must
// report them and never write an answer into the wrong file.
#pragma once

#include "racpsy/base/text.hpp"

namespace racpsy::cli {

/// Call first. Occupies closed standard streams, so that no file opened later takes their number
/// (writing to a closed standard output then fails as any other write); on lack of memory prints an
/// error in `lang` and exits with 4; turns the signal of a file size limit into a write error.
void harden_process(Lang lang);

}  // namespace racpsy::cli
