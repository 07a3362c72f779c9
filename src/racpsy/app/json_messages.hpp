// Texts about requests as JSON, in French and in English.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::app::messages {

inline constexpr Message not_json{"la requête n'est pas du JSON valide (octet {})",
                                  "the request is not valid JSON (byte {})"};
inline constexpr Message not_an_object{"la requête n'est pas un objet JSON",
                                       "the request is not a JSON object"};
inline constexpr Message write_an_object{
    "Écrivez par exemple {{\"age\":30,\"coverage\":\"c2s\",\"sessions\":5}}.",
    "Write for example {{\"age\":30,\"coverage\":\"c2s\",\"sessions\":5}}."};
inline constexpr Message unknown_key{"clé inconnue « {} »", "unknown key “{}”"};
inline constexpr Message valid_keys{"Clés : {}.", "Keys: {}."};
inline constexpr Message key_twice{"la clé « {} » est donnée deux fois",
                                   "the key “{}” is given twice"};
inline constexpr Message give_it_once{"Donnez-la une fois.", "Give it once."};
inline constexpr Message wrong_kind{"« {} » : valeur d'un type inattendu",
                                    "“{}”: a value of this type is not accepted"};
inline constexpr Message write_a_token{
    "Écrivez une chaîne, un nombre, true ou false ; « with » est un objet, et seules les options "
    "à plusieurs valeurs prennent un tableau.",
    "Write a string, a number, true or false; “with” is an object, and only options with several "
    "values take an array."};
inline constexpr Message write_true{"Écrivez true ou false.", "Write true or false."};

}  // namespace racpsy::app::messages
