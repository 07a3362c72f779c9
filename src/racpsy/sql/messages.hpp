// Reasons why rules cannot be written as a query, and what to do instead, in French, English and
// Dutch.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::sql::messages {

inline constexpr Message windows_cannot_count{
    "ces règles comptent à partir de la première séance, ou par plusieurs compteurs qui dépendent "
    "les uns des autres : --count windows ne peut pas les suivre",
    "these rules count from the first session, or by several counters that depend on each other: "
    "--count windows cannot follow them",
    "deze regels tellen vanaf de eerste sessie, of met meerdere tellers die van elkaar afhangen: "
    "--count windows kan ze niet volgen"};
inline constexpr Message windows_cannot_add{
    "ce que les séances précédentes ont coûté décide ici (franchise, plafond, limites d'un "
    "contrat) : --count windows ne peut pas le suivre",
    "what earlier sessions cost decides here (a deductible, a ceiling, limits of a contract): "
    "--count windows cannot follow it",
    "wat vroegere sessies gekost hebben, beslist hier (een franchise, een maximum, grenzen van een "
    "contract): --count windows kan het niet volgen"};
inline constexpr Message count_by_recursion{"Demandez --count recursion.", "Ask --count recursion.",
                                            "Vraag --count recursion."};
inline constexpr Message not_in_query{"{} : une requête ne peut pas le dire",
                                      "{}: a query cannot say it",
                                      "{}: een query kan dat niet zeggen"};
inline constexpr Message use_batch{
    "Envoyez ces lignes à « racpsy batch », qui lit les mêmes colonnes.",
    "Send these rows to “racpsy batch”, which reads the same columns.",
    "Stuur deze rijen naar “racpsy batch”, dat dezelfde kolommen leest."};

inline constexpr Message needs_column{"--has : il manque la colonne « {} »",
                                      "--has: the column “{}” is missing",
                                      "--has: de kolom “{}” ontbreekt"};
inline constexpr Message say_columns{
    "Dites les colonnes de la table : --has id,patient,date,born,coverage=rights.",
    "Say the columns of the table: --has id,patient,date,born,coverage=rights.",
    "Geef de kolommen van de tabel: --has id,patient,date,born,coverage=rechten."};
inline constexpr Message no_such_column{
    "--has : colonne inconnue « {} »", "--has: unknown column “{}”", "--has: onbekende kolom “{}”"};
inline constexpr Message did_you_mean{"Vouliez-vous dire « {} » ?", "Did you mean “{}”?",
                                      "Bedoelde u “{}”?"};
inline constexpr Message column_twice{"--has : « {} » est donné deux fois",
                                      "--has: “{}” is given twice",
                                      "--has: “{}” is twee keer gegeven"};
inline constexpr Message keep_one{"Gardez-en une seule.", "Keep one.", "Behoud er één."};
inline constexpr Message no_such_output{"--columns : colonne inconnue « {} »",
                                        "--columns: unknown column “{}”",
                                        "--columns: onbekende kolom “{}”"};
inline constexpr Message outputs{"Colonnes possibles : {}.", "Possible columns: {}.",
                                 "Mogelijke kolommen: {}."};
inline constexpr Message not_plain{
    "« {} » n'est pas un nom simple : lettres, chiffres et _, et aucun mot réservé de {}",
    "“{}” is not a plain name: letters, digits and _, and no reserved word of {}",
    "“{}” is geen eenvoudige naam: letters, cijfers en _, en geen gereserveerd woord van {}"};
inline constexpr Message rename_it{"Donnez un autre nom par une vue : CREATE VIEW … AS SELECT …",
                                   "Give it another name by a view: CREATE VIEW … AS SELECT …",
                                   "Geef een andere naam met een view: CREATE VIEW … AS SELECT …"};
inline constexpr Message rows_of_years{
    "--has {} : une requête lit des séances, une par ligne, pas des années ni des séries",
    "--has {}: a query reads sessions, one a row, not years or series",
    "--has {}: een query leest sessies, één per rij, geen jaren of reeksen"};
inline constexpr Message expand_rows{
    "Faites une ligne par séance dans une vue, ou envoyez ces lignes à « racpsy batch ».",
    "Make a row of each session in a view, or send these rows to “racpsy batch”.",
    "Maak van elke sessie een rij in een view, of stuur deze rijen naar “racpsy batch”."};
inline constexpr Message fee_in_euros{
    "--has {} : une requête lit des centimes entiers, dans private_fee_cents",
    "--has {}: a query reads whole cents, in private_fee_cents",
    "--has {}: een query leest hele centen, in private_fee_cents"};
inline constexpr Message fee_remedy{"Par exemple --has private_fee_cents=prix_en_centimes.",
                                    "For example --has private_fee_cents=price_in_cents.",
                                    "Bijvoorbeeld --has private_fee_cents=prijs_in_centen."};
inline constexpr Message contract_cannot{"contrat {} : {} ne se dit pas en requête",
                                         "contract {}: a query cannot say {}",
                                         "contract {}: een query kan dit niet zeggen: {}"};
inline constexpr Message membership{"ce qui dépend de la date d'adhésion",
                                    "what depends on the date of joining",
                                    "wat afhangt van de datum van aansluiting"};
inline constexpr Message excess{"une franchise", "an excess", "een franchise"};
inline constexpr Message steps{
    "des paliers selon le rang de la séance, ou deux limites d'un même compteur",
    "steps by the rank of the session, or two limits of one counter",
    "trappen volgens de rang van de sessie, of twee grenzen van één teller"};

}  // namespace racpsy::sql::messages
