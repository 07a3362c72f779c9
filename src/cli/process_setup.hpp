// What the program was started in may be broken: streams closed, memory or file sizes limited. It
// must then say so and stop, and never write an answer into the wrong file.
#pragma once

#include "racpsy/base/text.hpp"

namespace racpsy::cli {

/// To be called first. Standard streams that are closed are occupied, so that no file opened later
/// takes their place (an answer written to a closed standard output is then an error as any other);
/// where there is no memory the program says so in `lang` and exits with 4; a file that may grow no
/// further is an error of the write, not the end by a signal.
void harden_process(Lang lang);

}  // namespace racpsy::cli
