// What the C interface says when it refuses something.
#pragma once

#include "racpsy/base/say.hpp"

namespace racpsy::msg {

inline constexpr Message of_row{"ligne {} : {}", "row {}: {}"};
inline constexpr Message outside{"{} : {} n'est pas entre {} et {}", "{}: {} is not between {} and {}"};
inline constexpr Message the_day{"jour", "day"};
inline constexpr Message the_age{"âge", "age"};
inline constexpr Message the_fee{"prix", "fee"};
inline constexpr Message the_used{"séances déjà eues", "used"};
inline constexpr Message no_code{"{} : il n'y a pas de mot numéro {} (-1 à {})", "{}: there is no word number {} (-1 to {})"};
inline constexpr Message no_such_route{"dispositif inconnu « {} » ; au choix : {}", "unknown route “{}”; one of: {}"};
inline constexpr Message no_calendar{"calendrier inconnu « {} » ; au choix : applied, legal", "unknown calendar “{}”; one of: applied, legal"};
inline constexpr Message no_version{"version inconnue « {} » ; au choix : {}", "unknown version “{}”; one of: {}"};
inline constexpr Message no_fact{"critère inconnu « {} » ; au choix : {}", "unknown fact “{}”; one of: {}"};
inline constexpr Message no_value{"{} : « {} » n'est pas une valeur ; au choix : {}", "{}: “{}” is not a value; one of: {}"};
inline constexpr Message too_large{"un montant de {} centimes est trop grand", "an amount of {} cents is too large"};
inline constexpr Message other_country{"ce contrat est pour « {} », le dispositif est « {} »", "this contract is for “{}”, the route is “{}”"};

}  // namespace racpsy::msg
