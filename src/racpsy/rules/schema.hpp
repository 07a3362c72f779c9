// JSON Schema (draft 2020-12) of rule files, for completion and errors in editors.
#pragma once

#include <set>
#include <string>

namespace racpsy {

/// Returns one schema for all kinds of files: versions, declarations, defaults, contracts.
std::string rules_schema();

/// Returns all keys in the schema.
std::set<std::string, std::less<>> schema_keys();

}  // namespace racpsy
