// Reports of a plan.
#pragma once

#include <string>

#include "format/document.hpp"
#include "racpsy/app/plan.hpp"

namespace racpsy {

/// Lays out a plan as a document for people.
doc::Document plan_document(const Plan& plan, Lang lang, bool paper = false);

/// Returns the planned sessions as a statement (racpsy/statement/1) with a member "plan".
std::string json_report(const Plan& plan);

}  // namespace racpsy
