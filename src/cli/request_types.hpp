// The description of JSON requests (app/json_request.hpp) for programs: as types of TypeScript and
// Python and as a JSON Schema, all from the names of inputs and the table of options.
#pragma once

#include <string>

namespace racpsy::cli {

/// Returns the types of requests. `route` is the default route.
std::string typescript_of_requests(const std::string& route);

/// Returns the module racpsy/_request.py of the Python package.
std::string python_of_requests(const std::string& route);

/// Returns the JSON Schema of requests.
std::string schema_of_requests(const std::string& route);

}  // namespace racpsy::cli
