// The vocabulary of rule files as a JSON Schema (draft 2020-12): what an editor needs to complete
// and to underline.
#pragma once

#include <set>
#include <string>

namespace racpsy {

/// One schema for every kind of file: versions, declarations, defaults, contracts.
std::string rules_schema();

/// Every key that the schema knows.
std::set<std::string, std::less<>> schema_keys();

}  // namespace racpsy
