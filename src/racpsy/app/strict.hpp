// The check of --strict: every figure of a statement must be established.
#pragma once

#include <optional>

#include "racpsy/app/inputs.hpp"
#include "racpsy/engine/statement.hpp"

namespace racpsy::app {

/// Returns the reason for refusing this statement; nothing if all of it is established.
std::optional<UsageError> strict_refusal(const Statement& statement);

}  // namespace racpsy::app
