// Reasons why rules cannot be written as a query, and what to do instead; the comment on a query.
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
inline constexpr Message needs_route{
    "--has : plusieurs dispositifs, et aucune colonne « route » qui dise celui de chaque ligne",
    "--has: several routes, and no column “route” that says which is that of a row",
    "--has: meerdere regelingen, en geen kolom “route” die zegt welke die van een rij is"};
inline constexpr Message say_route{
    "Ajoutez route, ou route=COLONNE ; elle contient par exemple {}.",
    "Add route, or route=COLUMN; it holds for example {}.",
    "Voeg route toe, of route=KOLOM; die bevat bijvoorbeeld {}."};
inline constexpr Message route_of_one{"--has route : la requête est celle d'un seul dispositif",
                                      "--has route: the query is that of one route only",
                                      "--has route: de query is die van één regeling"};
inline constexpr Message name_routes{
    "Nommez tous ceux de la table (racpsy sql A B …), ou ôtez route et filtrez par une vue.",
    "Name all those of the table (racpsy sql A B …), or leave route out and filter by a view.",
    "Noem alle regelingen van de tabel (racpsy sql A B …), of laat route weg en filter met een "
    "view."};
inline constexpr Message two_currencies{
    "{} et {} ont deux monnaies, dont les montants ne s'additionnent pas",
    "{} and {} have two currencies, whose amounts cannot be added up",
    "{} en {} hebben twee munten, waarvan de bedragen niet op te tellen zijn"};
inline constexpr Message query_by_currency{"Faites une requête par monnaie.",
                                           "Write a query for each currency.",
                                           "Maak een query per munt."};
inline constexpr Message shared_rank{
    "{} : plusieurs de ces dispositifs comptent leurs séances ensemble, ce qu'une requête ne peut "
    "pas suivre",
    "{}: several of these routes count their sessions together, which a query cannot follow",
    "{}: meerdere van deze regelingen tellen hun sessies samen, wat een query niet kan volgen"};
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

inline constexpr Message row_a_session{
    "Faites une ligne par séance dans une vue, sans les lignes annulées, ou envoyez ces lignes à "
    "« racpsy batch ».",
    "Make a row of each session in a view, without those that were annulled, or send these rows to "
    "“racpsy batch”.",
    "Maak van elke sessie een rij in een view, zonder wat geannuleerd is, of stuur deze rijen naar "
    "“racpsy batch”."};
inline constexpr Message option_for_all{"C'est une option, la même pour toutes les lignes : --{}.",
                                        "It is an option, the same for all rows: --{}.",
                                        "Dat is een optie, dezelfde voor alle rijen: --{}."};
inline constexpr Message clickhouse_several{
    "ClickHouse recalcule une étape chaque fois qu'elle est lue : la requête de plusieurs "
    "dispositifs qui compte de séance en séance serait trop grande pour lui",
    "ClickHouse computes a step again each time it is read: a query of several routes that counts "
    "from session to session would be too large for it",
    "ClickHouse berekent een stap telkens opnieuw wanneer die gelezen wordt: een query van "
    "meerdere regelingen die van sessie tot sessie telt, zou er te groot voor zijn"};
inline constexpr Message query_by_route{
    "Faites une requête par dispositif ; ce que plusieurs dispositifs partagent se calcule avec "
    "« racpsy calc CAS.toml ».",
    "Write a query for each route; what several routes share is calculated by “racpsy calc "
    "CASE.toml”.",
    "Maak een query per regeling; wat meerdere regelingen delen, berekent “racpsy calc "
    "GEVAL.toml”."};

// ---- The comment on a query

inline constexpr Message not_run{
    "Non exécuté sur cette base : le texte a été traduit pour une autre, et comparé là.",
    "Not run on this engine: the text was translated for another one, and compared there.",
    "Niet op deze databank uitgevoerd: de tekst werd voor een andere vertaald en daar vergeleken."};
inline constexpr Message calendar_is{"Calendrier : {}.", "Calendar: {}.", "Kalender: {}."};
inline constexpr Message version_is{"{} : la version {} à toutes les dates.",
                                    "{}: version {} on every date.",
                                    "{}: versie {} op elke datum."};
inline constexpr Message reads{"Lit {}, une ligne par séance :", "Reads {}, one row a session:",
                               "Leest {}, één rij per sessie:"};
inline constexpr Message column_id{"unique ; ordonne les séances d'un même jour",
                                   "unique; orders the sessions of a day",
                                   "uniek; ordent de sessies van één dag"};
inline constexpr Message column_patient{"le même pour une même personne", "the same for one person",
                                        "dezelfde voor één persoon"};
inline constexpr Message column_date32{"une Date32, car une Date n'a pas de jour avant 1970",
                                       "a Date32, as a Date has no day before 1970",
                                       "een Date32, want een Date heeft geen dag vóór 1970"};
inline constexpr Message column_date{"une date", "a date", "een datum"};
inline constexpr Message column_number{"un nombre entier", "a whole number", "een geheel getal"};
inline constexpr Message column_route{"le dispositif de la ligne, l'un de ceux ci-dessus",
                                      "the route of the row, one of those above",
                                      "de regeling van de rij, een van die hierboven"};
inline constexpr Message column_text{"du texte, dans les mots des règles",
                                     "text, in the words of the rules",
                                     "tekst, in de woorden van de regels"};
inline constexpr Message column_is{"  {} : {}", "  {}: {}", "  {}: {}"};
inline constexpr Message assumed{"Supposé si rien n'est dit : {}.",
                                 "Assumed where nothing is said: {}.",
                                 "Aangenomen waar niets gezegd is: {}."};
inline constexpr Message assumed_for{"Supposé pour {} si rien n'est dit : {}.",
                                     "Assumed for {} where nothing is said: {}.",
                                     "Aangenomen voor {} waar niets gezegd is: {}."};
inline constexpr Message null_is_unknown{
    "Montants en centimes entiers. NULL est un montant que personne ne connaît, jamais zéro : SUM "
    "le saute,",
    "Amounts are whole cents. NULL is an amount that nobody knows, never zero: SUM leaves it out,",
    "Bedragen in hele centen. NULL is een bedrag dat niemand kent, nooit nul: SUM slaat het over,"};
inline constexpr Message how_to_add{
    "donc additionnez par CASE WHEN COUNT(x) = COUNT(*) THEN SUM(x) END.",
    "so add up by CASE WHEN COUNT(x) = COUNT(*) THEN SUM(x) END.",
    "dus tel op met CASE WHEN COUNT(x) = COUNT(*) THEN SUM(x) END."};
inline constexpr Message refused_rows{
    "Une ligne que `refused` explique n'a pas de montants, ni aucune ligne suivante de ce patient.",
    "A row that `refused` explains has no amounts, and no later row of that patient has any.",
    "Een rij die `refused` uitlegt heeft geen bedragen, en geen latere rij van die patiënt."};
inline constexpr Message clickhouse_depth{
    "Pour un patient de 1000 séances et plus : SETTINGS max_recursive_cte_evaluation_depth.",
    "For a patient of 1000 sessions and more: SETTINGS max_recursive_cte_evaluation_depth.",
    "Voor een patiënt met 1000 sessies en meer: SETTINGS max_recursive_cte_evaluation_depth."};
inline constexpr Message shared_counter{
    "D'autres dispositifs comptent aussi dans {} : ici, seuls ceux nommés plus haut.",
    "Other routes count in {}, too: here only those named above do.",
    "Ook andere regelingen tellen mee in {}: hier alleen die hierboven."};
inline constexpr Message steps_of{"Les étapes qui finissent par {} sont celles de {}.",
                                  "Steps that end in {} are those of {}.",
                                  "Stappen die op {} eindigen, zijn die van {}."};
inline constexpr Message family_limit{
    "Une limite de ce contrat est celle de la famille : ici, chaque patient l'a pour lui seul.",
    "A limit of this contract is the family's: here each patient has it alone.",
    "Een grens van dit contract is die van het gezin: hier heeft elke patiënt ze alleen."};

}  // namespace racpsy::sql::messages
