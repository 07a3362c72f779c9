// A profile: what is known of a person once and for all, for inputs that do not say it.
#pragma once

#include <string>
#include <vector>

#include "racpsy/app/inputs.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::app {

/// Takes the profile out of `inputs` ("--me": the path of a file, or names and values), and adds
/// what it states and they do not. A contract file is relative to the profile. Fails beside a case
/// file. Returns nothing if there is no profile.
Expected<std::optional<ProfileUsed>> add_profile(Inputs& inputs, Catalogue& catalogue);

/// Returns a note on the profile of a file: what was taken from it, or that it had no effect.
Text note_on(const ProfileUsed& profile);

}  // namespace racpsy::app
