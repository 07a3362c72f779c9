// A profile: what a file says of a person, for inputs that do not.
#pragma once

#include <string>

#include "racpsy/app/inputs.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::app {

/// Adds to `inputs` what the profile at `path` states and they do not. Returns it in words:
/// "age=45, coverage=c2s"; empty if nothing was added. A contract file is relative to the profile.
Expected<std::string> add_profile(Inputs& inputs, const std::string& path, Catalogue& catalogue);

}  // namespace racpsy::app
