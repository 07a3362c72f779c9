// Error messages of the C interface.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::msg {

inline constexpr Message of_row{"ligne {} : {}", "row {}: {}"};
inline constexpr Message outside{"{} : {} n'est pas entre {} et {}",
                                 "{}: {} is not between {} and {}"};
inline constexpr Message the_day{"jour", "day"};
inline constexpr Message the_age{"âge", "age"};
inline constexpr Message the_fee{"prix", "fee"};
inline constexpr Message the_used{"séances déjà suivies", "used"};
inline constexpr Message the_used_deductible{"franchise déjà payée", "used_deductible"};
inline constexpr Message the_minutes{"durée", "minutes"};
inline constexpr Message no_code{"{} : le code {} n'existe pas (-1 à {})",
                                 "{}: code {} does not exist (-1 to {})"};
inline constexpr Message no_such_route{"dispositif inconnu « {} » ; choix possibles : {}",
                                       "unknown route “{}”; valid choices: {}"};
inline constexpr Message no_calendar{"calendrier inconnu « {} » ; choix possibles : applied, legal",
                                     "unknown calendar “{}”; valid choices: applied, legal"};
inline constexpr Message no_version{"version inconnue « {} » ; choix possibles : {}",
                                    "unknown version “{}”; valid choices: {}"};
inline constexpr Message no_fact{"critère inconnu « {} » ; choix possibles : {}",
                                 "unknown fact “{}”; valid choices: {}"};
inline constexpr Message no_value{"{} : « {} » n'est pas une valeur valable ; choix possibles : {}",
                                  "{}: “{}” is not a valid value; valid choices: {}"};
inline constexpr Message amount_too_large{"un montant de {} centimes est trop grand",
                                          "an amount of {} cents is too large"};
inline constexpr Message other_country{"ce contrat est pour « {} », le dispositif est « {} »",
                                       "this contract is for “{}”, the route is “{}”"};

}  // namespace racpsy::msg
