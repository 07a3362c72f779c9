// `racpsy calc CASE.toml`: the request comes from a file, and the options beside it win.
#pragma once

#include "cli/request.hpp"
#include "racpsy/engine/case.hpp"

namespace racpsy::cli {

/// Reads the case file `path`. Options of the command line that say something of the person or the
/// sessions replace what the file says: of everybody. `contract` is the one that --complementary
/// names. Problems of the file; what is wrong with an option is left in `reader`.
Result<Case> read_case_request(const std::string& path, const Command& command,
                               Catalogue& catalogue, RequestReader& reader,
                               const std::vector<const Route*>& all_routes,
                               const Contract* contract);

}  // namespace racpsy::cli
