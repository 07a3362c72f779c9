// What is said of a file that cannot be read, and of rows that are refused: what is wrong, then what to do.
#pragma once

#include "racpsy/base/say.hpp"

namespace racpsy::batch::msg {

// The header.
inline constexpr Message empty{"le fichier est vide", "the file is empty"};
inline constexpr Message empty_line{"la première ligne est vide", "the first line is empty"};
inline constexpr Message needs_header{"La première ligne nomme les colonnes.", "The first line names the columns."};
inline constexpr Message bad_header{"guillemets mal placés dans l'en-tête", "misplaced quotes in the header"};
inline constexpr Message header_too_long{"l'en-tête dépasse {} octets", "the header is longer than {} bytes"};
inline constexpr Message which_separator{"on ne sait pas si les colonnes sont séparées par « {} » ou « {} »", "columns may be separated by “{}” or “{}”"};
inline constexpr Message quote_names{"Mettez entre guillemets les noms de colonnes qui contiennent l'autre.", "Quote the column names that hold the other one."};
inline constexpr Message near_miss{"colonne inconnue « {} », proche d'un nom connu", "unknown column “{}”, close to a known name"};
inline constexpr Message rename{"Écrivez « {} », ou donnez un autre nom à cette colonne.", "Write “{}”, or give the column another name."};
inline constexpr Message not_overlooked{"colonne « {} » : elle semble dire « {} », et n'est pas comprise", "column “{}”: it seems to say “{}”, and is not understood"};
inline constexpr Message name_it{"Nommez-la « {} », ou donnez-lui un nom qui n'en parle pas.", "Name it “{}”, or give it a name that does not speak of it."};
inline constexpr Message name_it_or{"Nommez-la « {} » (années révolues) ou « {} » (date), ou donnez-lui un nom qui n'en parle pas.",
                                    "Name it “{}” (completed years) or “{}” (a date), or give it a name that does not speak of it."};
inline constexpr Message value_as_column{"colonne « {} » : c'est une valeur de « {} », pas une colonne", "column “{}”: it is a value of “{}”, not a column"};
inline constexpr Message into_cells{"Écrivez-la dans les cellules d'une colonne « {} » (plusieurs se joignent par +), ou renommez la colonne.",
                                    "Write it in the cells of a column “{}” (several are joined by +), or rename the column."};
inline constexpr Message twice{"deux colonnes disent la même chose : « {} » et « {} »", "two columns say the same: “{}” and “{}”"};
inline constexpr Message keep_one{"Gardez-en une.", "Keep one of them."};
inline constexpr Message for_all_rows{"colonne « {} » : elle vaut pour toutes les lignes", "column “{}”: it holds for all rows"};
inline constexpr Message use_option{"Donnez-la avec --{}, un passage par valeur, ou renommez la colonne.", "Give it with --{}, one run a value, or rename the column."};
inline constexpr Message no_rows_kind{"l'en-tête ne dit ni des séances datées (patient, date) ni des nombres de séances (sessions)",
                                      "the header names neither dated sessions (patient, date) nor numbers of sessions (sessions)"};
inline constexpr Message both_kinds{"l'en-tête dit à la fois des séances datées (patient, date) et des nombres de séances (sessions)",
                                    "the header names both dated sessions (patient, date) and numbers of sessions (sessions)"};
inline constexpr Message kinds{"Une ligne par an : sessions, et year ou first. Une ligne par séance : patient et date.",
                               "A row a year: sessions, and year or first. A row a session: patient and date."};
inline constexpr Message when_is_missing{"les lignes ne disent pas quand ont lieu les séances", "rows do not say when the sessions are"};
inline constexpr Message year_or_first{"Ajoutez une colonne year ou first, ou donnez --first.", "Add a column year or first, or give --first."};
inline constexpr Message no_output{"--columns : pas de colonne « {} »", "--columns: no column “{}”"};
inline constexpr Message no_group{"--summary-by : pas de colonne « {} » dans le fichier", "--summary-by: the file has no column “{}”"};
inline constexpr Message twice_named{"« {} » nomme plusieurs colonnes du fichier", "“{}” names several columns of the file"};
inline constexpr Message choices{"Au choix : {}.", "One of: {}."};
inline constexpr Message did_you_mean{"Vouliez-vous « {} » ?", "Did you mean “{}”?"};

// Rows.
inline constexpr Message cells{"{} cellules, l'en-tête en a {}", "{} cells, the header has {}"};
inline constexpr Message quotes{"guillemets mal placés, ou jamais fermés : un guillemet dans une cellule s'écrit deux fois, la cellule entre guillemets",
                                "misplaced or unclosed quotes: write a quote inside a cell twice, and quote the cell"};
inline constexpr Message too_long{"ligne de plus de {} octets", "row of more than {} bytes"};
inline constexpr Message missing{"« {} » manque", "“{}” is missing"};
inline constexpr Message missing_when{"year et first manquent : donnez l'un des deux", "year and first are missing: give one of them"};
inline constexpr Message both{"« {} » et « {} » s'excluent : donnez l'un des deux", "“{}” and “{}” exclude each other: give one of them"};
inline constexpr Message and_remedy{"{}. {}", "{}. {}"};
inline constexpr Message not_a_date{"{} : « {} » n'est pas une date AAAA-MM-JJ entre 1900-01-01 et 2199-12-31", "{}: “{}” is not a date YYYY-MM-DD between 1900-01-01 and 2199-12-31"};
inline constexpr Message not_a_pace{"{} : « {} » n'est pas un rythme : 1d, 1w, 2w, 1m…", "{}: “{}” is not a pace: 1d, 1w, 2w, 1m…"};
inline constexpr Message not_a_value{"{} : « {} » n'est pas une valeur ; au choix : {}", "{}: “{}” is not a value; one of: {}"};
inline constexpr Message stands_alone{"{} : « {} » vaut seul, il dit qu'il n'y a rien d'autre : ôtez-le, ou ne gardez que lui", "{}: “{}” stands alone, it says that there is nothing else: drop it, or keep it alone"};
inline constexpr Message no_file{"{} : « file » demande un contrat sur la ligne de commande : --complementary contrat.toml",
                                 "{}: “file” needs a contract on the command line: --complementary contract.toml"};
inline constexpr Message of_lines{"{} (lignes {} à {})", "{} (lines {} to {})"};
inline constexpr Message lost_lines{"{} (lignes {} à {}, toutes perdues)", "{} (lines {} to {}, all lost)"};
inline constexpr Message perhaps_quotes{"{} ; un guillemet n'est sans doute pas fermé", "{}; a quote is probably not closed"};
inline constexpr Message not_born{"séance avant la naissance : vérifiez les dates", "a session before the birth: check the dates"};
inline constexpr Message over_130{"plus de 130 ans lors d'une séance : vérifiez les dates", "over 130 years old at a session: check the dates"};
inline constexpr Message too_late{"une séance tomberait après le 2199-12-31", "a session would be after 2199-12-31"};
inline constexpr Message give_dates{"en {}, la réponse dépend des dates des séances : donnez first, ou une ligne par séance", "in {} the answer depends on the dates of the sessions: give first, or a row a session"};
inline constexpr Message give_first{"en {}, la réponse dépend de l'anniversaire : donnez first, ou une ligne par séance", "in {} the answer depends on the birthday: give first, or a row a session"};
inline constexpr Message date_order{"{} précède la séance d'avant : triez les séances de chaque patient par date", "{} is before the session above: sort each patient's sessions by date"};
inline constexpr Message after_refused{"une ligne précédente de ce patient est refusée : le rang de cette séance est inconnu", "an earlier row of this patient was refused: the rank of this session is unknown"};
inline constexpr Message not_contiguous{"ce patient est déjà passé plus haut : triez le fichier par patient, puis par date", "this patient came before: sort the file by patient, then by date"};
inline constexpr Message not_established{"--strict : la réponse repose sur ce qui n'est pas établi ou pas connu", "--strict: the answer rests on what is not established or not known"};

}  // namespace racpsy::batch::msg
