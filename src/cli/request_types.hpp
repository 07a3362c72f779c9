// The description of JSON requests (app/json_request.hpp) for programs: as types of TypeScript and
// as a JSON Schema, both from the names of inputs and the table of options.
#pragma once

#include <string>

namespace racpsy::cli {

/// Returns the types of requests. `route` is the default route.
std::string typescript_of_requests(const std::string& route);

/// Returns the JSON Schema of requests.
std::string schema_of_requests(const std::string& route);

}  // namespace racpsy::cli
