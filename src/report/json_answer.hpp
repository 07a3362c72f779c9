// Answers requests as JSON, for front ends other than the command line.
#pragma once

#include <string>
#include <string_view>

namespace racpsy {

/// Answers a request (app/json_request.hpp) with the JSON of `racpsy calc`, `compare` or `plan`;
/// its "notes" are what the command line prints beside it. Without an answer: an object of the
/// schema racpsy/error/1 with "what", "remedy" and "exit", the exit code of the command line.
std::string answer_json(std::string_view request);

}  // namespace racpsy
