// Error messages about tables of Arrow.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::arrow::messages {

inline constexpr Message no_stream{"la table n'est pas un flux Arrow (ArrowArrayStream)",
                                   "the table is not a stream of Arrow (ArrowArrayStream)"};
inline constexpr Message no_place{"il manque où écrire les réponses ou les lignes refusées",
                                  "a place for the answers or for the refused rows is missing"};
inline constexpr Message stream_failed{"le flux Arrow ne peut pas être lu : {}",
                                       "the stream of Arrow cannot be read: {}"};
inline constexpr Message error_number{"erreur {}", "error {}"};
inline constexpr Message not_a_table{"le flux Arrow est de type « {} », non une table de colonnes",
                                     "the stream of Arrow is of type “{}”, not a table of columns"};
inline constexpr Message give_struct{"Donnez un flux de lignes à colonnes nommées (type « +s »).",
                                     "Give a stream of rows with named columns (type “+s”)."};
inline constexpr Message no_columns{"la table n'a pas de colonne", "the table has no columns"};
inline constexpr Message malformed{"la table est mal formée : {}", "the table is malformed: {}"};
inline constexpr Message null_rows{"une ligne entière est nulle", "a whole row is null"};
inline constexpr Message wrong_part{"colonne « {} »", "column “{}”"};
inline constexpr Message type_not_read{"colonne « {} » : le type Arrow « {} » ({}) n'est pas lu",
                                       "column “{}”: the Arrow type “{}” ({}) is not read"};
inline constexpr Message give_readable_type{
    "Convertissez-la en entiers, en texte, en dates, en décimaux ou en booléens.",
    "Convert it to whole numbers, text, dates, decimals or booleans."};
inline constexpr Message zoned{
    "colonne « {} » : des instants du fuseau « {} » ne sont pas des dates",
    "column “{}”: instants in the time zone “{}” are no dates"};
inline constexpr Message give_dates{"Convertissez-la en dates (date32).",
                                    "Convert it to dates (date32)."};
inline constexpr Message other_type{"autre", "other"};
inline constexpr Message without_effect{"« {} » n'a pas de sens pour une table",
                                        "“{}” has no meaning for a table"};
inline constexpr Message leave_out{"Omettez-la.", "Leave it out."};
inline constexpr Message stopped{"arrêt : plus de {} lignes refusées",
                                 "stopped: more than {} refused rows"};
inline constexpr Message too_many_groups{"plus de {} groupes dans « summary_by »",
                                         "more than {} groups in “summary_by”"};
inline constexpr Message interrupted{"interrompu", "interrupted"};
inline constexpr Message no_memory{"mémoire insuffisante", "out of memory"};

}  // namespace racpsy::arrow::messages
