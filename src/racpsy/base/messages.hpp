// Messages about numbers that cannot be read and lists that are cut.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::msg {

inline constexpr Message more_problems{"et {} autre(s) problème(s)", "and {} other problem(s)",
                                       "en nog {} probleem/problemen"};
inline constexpr Message not_a_number{"{} : « {} » n'est pas un nombre", "{}: “{}” is not a number",
                                      "{}: “{}” is geen getal"};
inline constexpr Message not_a_number_between{"{} : « {} » n'est pas un nombre entre {} et {}",
                                              "{}: “{}” is not a number between {} and {}",
                                              "{}: “{}” is geen getal tussen {} en {}"};
inline constexpr Message not_an_amount{"{} : « {} » n'est pas un montant",
                                       "{}: “{}” is not an amount", "{}: “{}” is geen bedrag"};
inline constexpr Message write_amount{
    "Écrivez 65, 65.00 ou 65,00 : deux décimales au plus, jusqu'à 1 000 000.",
    "Write 65, 65.00 or 65,00: at most two decimals, up to 1 000 000.",
    "Schrijf 65, 65.00 of 65,00: hoogstens twee decimalen, tot 1 000 000."};
inline constexpr Message write_amount_with_point{
    "Écrivez 65 ou 65.00 : deux décimales au plus, jusqu'à 1 000 000.",
    "Write 65 or 65.00: at most two decimals, up to 1 000 000.",
    "Schrijf 65 of 65.00: hoogstens twee decimalen, tot 1 000 000."};
inline constexpr Message not_known{"{} : « {} » n'est pas une valeur valable",
                                   "{}: “{}” is not a valid value",
                                   "{}: “{}” is geen geldige waarde"};
inline constexpr Message leave_empty{
    "Si la valeur est inconnue, laissez la cellule vide, ou ne donnez pas l'option.",
    "If the value is unknown, leave the cell empty, or omit the option.",
    "Is de waarde onbekend, laat de cel dan leeg of geef de optie niet."};
inline constexpr Message is_negative{"{} : « {} » est négatif", "{}: “{}” is negative",
                                     "{}: “{}” is negatief"};
inline constexpr Message nothing_below{"Le minimum est {}.", "The minimum is {}.",
                                       "Het minimum is {}."};
inline constexpr Message too_many_decimals{"{} : « {} » a plus de {} décimales",
                                           "{}: “{}” has more than {} decimals",
                                           "{}: “{}” heeft meer dan {} decimalen"};
inline constexpr Message round_it{"Arrondissez-le avant : rien n'est arrondi à la lecture.",
                                  "Round it first: nothing is rounded when it is read.",
                                  "Rond het eerst af: bij het lezen wordt niets afgerond."};
inline constexpr Message not_whole{"{} : « {} » n'est pas un nombre entier",
                                   "{}: “{}” is not a whole number",
                                   "{}: “{}” is geen geheel getal"};
inline constexpr Message no_decimals{"Écrivez-le sans décimales.", "Write it without decimals.",
                                     "Schrijf het zonder decimalen."};
inline constexpr Message out_of_range{"{} : « {} » n'est pas entre {} et {}",
                                      "{}: “{}” is not between {} and {}",
                                      "{}: “{}” ligt niet tussen {} en {}"};
inline constexpr Message ambiguous{"{} : « {} » peut se lire de deux façons",
                                   "{}: “{}” can be read in two ways",
                                   "{}: “{}” kan op twee manieren worden gelezen"};
inline constexpr Message write_one{"Écrivez « {} » ou « {} ».", "Write “{}” or “{}”.",
                                   "Schrijf “{}” of “{}”."};
inline constexpr Message if_thousands{
    "Écrivez {} s'il s'agit de milliers ; {} décimales au plus sont acceptées.",
    "Write {} if you mean thousands; at most {} decimals are accepted.",
    "Schrijf {} als u duizendtallen bedoelt; hoogstens {} decimalen zijn toegelaten."};
inline constexpr Message has_comma{
    "{} : « {} » : la virgule décimale n'est acceptée que dans un fichier dont les colonnes sont "
    "séparées par « ; »",
    "{}: “{}”: a decimal comma is accepted only in a file whose columns are separated by “;”",
    "{}: “{}”: een decimale komma mag alleen in een bestand waarvan de kolommen door “;” "
    "gescheiden zijn"};
inline constexpr Message has_spaces{
    "{} : « {} » : les espaces entre milliers ne sont acceptées que dans un fichier dont les "
    "colonnes sont séparées par « ; »",
    "{}: “{}”: spaces between thousands are accepted only in a file whose columns are separated by "
    "“;”",
    "{}: “{}”: spaties tussen duizendtallen mogen alleen in een bestand waarvan de kolommen door "
    "“;” gescheiden zijn"};
inline constexpr Message misplaced_spaces{
    "{} : « {} » : les espaces ne peuvent séparer que des milliers",
    "{}: “{}”: spaces may only separate thousands",
    "{}: “{}”: spaties mogen alleen tussen duizendtallen staan"};
inline constexpr Message has_sign{
    "{} : « {} » : une monnaie n'est acceptée que dans un fichier dont les colonnes sont séparées "
    "par « ; »",
    "{}: “{}”: a currency is accepted only in a file whose columns are separated by “;”",
    "{}: “{}”: een munt mag alleen in een bestand waarvan de kolommen door “;” gescheiden "
    "zijn"};
inline constexpr Message other_currency{"{} : « {} » n'est pas un montant en {}",
                                        "{}: “{}” is not an amount in {}",
                                        "{}: “{}” is geen bedrag in {}"};
inline constexpr Message write_in_currency{"Donnez-le en {} : rien n'est converti.",
                                           "Give it in {}: nothing is converted.",
                                           "Geef het in {}: er wordt niets omgerekend."};
inline constexpr Message write_it{"Écrivez {}.", "Write {}.", "Schrijf {}."};
inline constexpr Message write_digits{"Écrivez les chiffres sans espaces.",
                                      "Write the digits without spaces.",
                                      "Schrijf de cijfers zonder spaties."};

inline constexpr Message of_all{"{}… ({} en tout)", "{}… ({} in all)", "{}… ({} in totaal)"};

inline constexpr Message not_a_date{"{} : « {} » n'est pas une date", "{}: “{}” is not a date",
                                    "{}: “{}” is geen datum"};
inline constexpr Message write_date{
    "Écrivez AAAA-MM-JJ ou 7 décembre 2026, entre 1900-01-01 et 2199-12-31.",
    "Write YYYY-MM-DD or 7 December 2026, between 1900-01-01 and 2199-12-31.",
    "Schrijf JJJJ-MM-DD of 7 december 2026, tussen 1900-01-01 en 2199-12-31."};
inline constexpr Message without_day{"{} : « {} » ne dit pas le jour",
                                     "{}: “{}” does not say the day",
                                     "{}: “{}” zegt niet welke dag"};
inline constexpr Message no_such_day{"{} : le « {} » n'existe pas dans le calendrier",
                                     "{}: “{}” is not in the calendar",
                                     "{}: “{}” bestaat niet in de kalender"};
inline constexpr Message day_or_month{"{} : « {} » : le jour et le mois ne se distinguent pas",
                                      "{}: “{}”: the day and the month cannot be told apart",
                                      "{}: “{}”: dag en maand zijn niet te onderscheiden"};
inline constexpr Message other_weekday{"{} : « {} » : ce jour est un {}",
                                       "{}: “{}”: that day is a {}", "{}: “{}”: die dag is een {}"};
inline constexpr Message correct_the_day{"Corrigez le jour de la semaine, ou la date.",
                                         "Correct the day of the week, or the date.",
                                         "Verbeter de dag van de week of de datum."};

}  // namespace racpsy::msg
