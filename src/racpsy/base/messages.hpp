// Messages about numbers that cannot be read and lists that are cut.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::msg {

inline constexpr Message not_a_number{"{} : « {} » n'est pas un nombre",
                                      "{}: “{}” is not a number"};
inline constexpr Message not_a_number_between{"{} : « {} » n'est pas un nombre entre {} et {}",
                                              "{}: “{}” is not a number between {} and {}"};
inline constexpr Message not_an_amount{"{} : « {} » n'est pas un montant",
                                       "{}: “{}” is not an amount"};
inline constexpr Message write_amount{
    "Écrivez 65, 65.00 ou 65,00 : deux décimales au plus, jusqu'à 1 000 000.",
    "Write 65, 65.00 or 65,00: at most two decimals, up to 1 000 000."};
inline constexpr Message write_amount_with_point{
    "Écrivez 65 ou 65.00 : deux décimales au plus, jusqu'à 1 000 000.",
    "Write 65 or 65.00: at most two decimals, up to 1 000 000."};
inline constexpr Message not_known{"{} : « {} » n'est pas une valeur valable",
                                   "{}: “{}” is not a valid value"};
inline constexpr Message leave_empty{
    "Si la valeur est inconnue, laissez la cellule vide, ou ne donnez pas l'option.",
    "If the value is unknown, leave the cell empty, or omit the option."};
inline constexpr Message is_negative{"{} : « {} » est négatif", "{}: “{}” is negative"};
inline constexpr Message nothing_below{"Le minimum est {}.", "The minimum is {}."};
inline constexpr Message too_many_decimals{"{} : « {} » a plus de {} décimales",
                                           "{}: “{}” has more than {} decimals"};
inline constexpr Message round_it{"Arrondissez-le avant : rien n'est arrondi à la lecture.",
                                  "Round it first: nothing is rounded when it is read."};
inline constexpr Message not_whole{"{} : « {} » n'est pas un nombre entier",
                                   "{}: “{}” is not a whole number"};
inline constexpr Message no_decimals{"Écrivez-le sans décimales.", "Write it without decimals."};
inline constexpr Message out_of_range{"{} : « {} » n'est pas entre {} et {}",
                                      "{}: “{}” is not between {} and {}"};
inline constexpr Message ambiguous{"{} : « {} » peut se lire de deux façons",
                                   "{}: “{}” can be read in two ways"};
inline constexpr Message write_one{"Écrivez « {} » ou « {} ».", "Write “{}” or “{}”."};
inline constexpr Message if_thousands{
    "Écrivez {} s'il s'agit de milliers ; {} décimales au plus sont acceptées.",
    "Write {} if you mean thousands; at most {} decimals are accepted."};
inline constexpr Message has_comma{
    "{} : « {} » : la virgule décimale n'est acceptée que dans un fichier dont les colonnes sont "
    "séparées par « ; »",
    "{}: “{}”: a decimal comma is accepted only in a file whose columns are separated by “;”"};
inline constexpr Message has_spaces{
    "{} : « {} » : les espaces entre milliers ne sont acceptées que dans un fichier dont les "
    "colonnes sont séparées par « ; »",
    "{}: “{}”: spaces between thousands are accepted only in a file whose columns are separated by "
    "“;”"};
inline constexpr Message misplaced_spaces{
    "{} : « {} » : les espaces ne peuvent séparer que des milliers",
    "{}: “{}”: spaces may only separate thousands"};
inline constexpr Message has_sign{
    "{} : « {} » : le signe € n'est accepté que dans un fichier dont les colonnes sont séparées "
    "par « ; »",
    "{}: “{}”: the euro sign is accepted only in a file whose columns are separated by “;”"};
inline constexpr Message write_it{"Écrivez {}.", "Write {}."};
inline constexpr Message write_digits{"Écrivez les chiffres sans espaces.",
                                      "Write the digits without spaces."};

inline constexpr Message of_all{"{}… ({} en tout)", "{}… ({} in all)"};

inline constexpr Message not_a_date{"{} : « {} » n'est pas une date", "{}: “{}” is not a date"};
inline constexpr Message write_date{
    "Écrivez AAAA-MM-JJ ou 7 décembre 2026, entre 1900-01-01 et 2199-12-31.",
    "Write YYYY-MM-DD or 7 December 2026, between 1900-01-01 and 2199-12-31."};
inline constexpr Message no_such_day{"{} : le « {} » n'existe pas dans le calendrier",
                                     "{}: “{}” is not in the calendar"};
inline constexpr Message day_or_month{"{} : « {} » : le jour et le mois ne se distinguent pas",
                                      "{}: “{}”: the day and the month cannot be told apart"};
inline constexpr Message other_weekday{"{} : « {} » : ce jour est un {}",
                                       "{}: “{}”: that day is a {}"};
inline constexpr Message correct_the_day{"Corrigez le jour de la semaine, ou la date.",
                                         "Correct the day of the week, or the date."};

}  // namespace racpsy::msg
