// `racpsy calc CASE.toml`: reads a request from a file; options override it.
#pragma once

#include "cli/request.hpp"
#include "racpsy/engine/case.hpp"

namespace racpsy::cli {

/// Reads the case file `path`. Options about the person or the sessions replace the values of the
/// file for every person. `contract` is that of --complementary, or null. Returns the problems of
/// the file; errors of options are left in `reader`.
Result<Case> read_case_request(const std::string& path, const Command& command,
                               Catalogue& catalogue, RequestReader& reader,
                               const std::vector<const Route*>& all_routes,
                               const Contract* contract);

}  // namespace racpsy::cli
