// What is said of numbers that cannot be read, and of lists that are cut.
#pragma once

#include "racpsy/base/say.hpp"

namespace racpsy::msg {

inline constexpr Message not_a_number{"{} : « {} » n'est pas un nombre", "{}: “{}” is not a number"};
inline constexpr Message not_a_number_between{"{} : « {} » n'est pas un nombre entre {} et {}",
                              "{}: “{}” is not a number between {} and {}"};
inline constexpr Message not_an_amount{"{} : « {} » n'est pas un montant", "{}: “{}” is not an amount"};
inline constexpr Message write_amount{"Écrivez 65, 65.00 ou 65,00 : deux décimales au plus, jusqu'à 1 000 000.",
                              "Write 65, 65.00 or 65,00: two decimals at most, up to 1 000 000."};
inline constexpr Message write_amount_with_point{"Écrivez 65 ou 65.00 : deux décimales au plus, jusqu'à 1 000 000.",
                              "Write 65 or 65.00: two decimals at most, up to 1 000 000."};
inline constexpr Message not_known{"{} : « {} » n'est pas une valeur", "{}: “{}” is not a value"};
inline constexpr Message leave_empty{"Ce qui n'est pas connu ne s'écrit pas : laissez la cellule vide, ou ne donnez pas l'option.",
                              "What is not known is not written: leave the cell empty, or leave the option out."};
inline constexpr Message is_negative{"{} : « {} » est négatif", "{}: “{}” is negative"};
inline constexpr Message nothing_below{"Le moins que l'on puisse écrire est {}.", "The least that may be written is {}."};
inline constexpr Message too_many_decimals{"{} : « {} » a plus de {} décimales", "{}: “{}” has more than {} decimals"};
inline constexpr Message round_it{"Arrondissez avant, comme il convient : rien n'est arrondi en lisant.",
                              "Round it first, as is right: nothing is rounded in reading."};
inline constexpr Message not_whole{"{} : « {} » n'est pas un nombre entier", "{}: “{}” is not a whole number"};
inline constexpr Message no_decimals{"Écrivez-le sans décimales.", "Write it without decimals."};
inline constexpr Message out_of_range{"{} : « {} » n'est pas entre {} et {}", "{}: “{}” is not between {} and {}"};
inline constexpr Message ambiguous{"{} : « {} » peut se lire de deux façons", "{}: “{}” may be read in two ways"};
inline constexpr Message write_one{"Écrivez « {} » ou « {} ».", "Write “{}” or “{}”."};
inline constexpr Message if_thousands{"Écrivez {} s'il s'agit de milliers ; il y a {} décimales au plus.",
                              "Write {} if thousands are meant; there are {} decimals at most."};
inline constexpr Message has_comma{"{} : « {} » : la virgule n'est décimale que dans un fichier dont les colonnes sont séparées par « ; »",
                                   "{}: “{}”: a comma is a decimal mark only in a file whose columns “;” separates"};
inline constexpr Message has_spaces{"{} : « {} » : des espaces entre milliers ne se lisent que dans un fichier dont les colonnes sont séparées par « ; »",
                                    "{}: “{}”: spaces between thousands are read only in a file whose columns “;” separates"};
inline constexpr Message misplaced_spaces{"{} : « {} » : les espaces ne séparent pas des milliers",
                              "{}: “{}”: the spaces do not stand between thousands"};
inline constexpr Message has_sign{"{} : « {} » : le signe € ne se lit que dans un fichier dont les colonnes sont séparées par « ; »",
                                  "{}: “{}”: the euro sign is read only in a file whose columns “;” separates"};
inline constexpr Message write_it{"Écrivez {}.", "Write {}."};
inline constexpr Message write_digits{"Écrivez les chiffres sans espace.", "Write the digits without spaces."};

inline constexpr Message of_all{"{}… ({} en tout)", "{}… ({} in all)"};

}  // namespace racpsy::msg
