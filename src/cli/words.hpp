// What the command line says: help and errors, in French and in English.
#pragma once

#include "racpsy/base/say.hpp"

namespace racpsy::cli::words {

inline constexpr Message error{"racpsy : erreur : {}", "racpsy: error: {}"};
inline constexpr Message note{"racpsy : note : {}", "racpsy: note: {}"};

inline constexpr Message unknown_option{"option inconnue « {} »", "unknown option “{}”"};
inline constexpr Message unknown_command{"commande inconnue « {} »", "unknown command “{}”"};
inline constexpr Message no_command{"il manque une commande : calc, compare, batch ou rules", "a command is missing: calc, compare, batch or rules"};
inline constexpr Message option_of_other{"« {} » n'est pas une option de « racpsy {} »", "“{}” is no option of “racpsy {}”"};
inline constexpr Message unexpected_argument{"argument en trop « {} »", "unexpected argument “{}”"};
inline constexpr Message did_you_mean{"Vouliez-vous « {} » ?", "Did you mean “{}”?"};
inline constexpr Message valid_words{"Au choix : {}.", "One of: {}."};
inline constexpr Message see_help_of{"Voir « racpsy {} --help ».", "See “racpsy {} --help”."};
inline constexpr Message see_help{"Voir « racpsy calc --help ».", "See “racpsy calc --help”."};
inline constexpr Message missing_value{"il manque une valeur à {} ({})", "{} needs a value ({})"};
inline constexpr Message given_twice{"{} est donné deux fois, « {} » et « {} »", "{} is given twice, “{}” and “{}”"};
inline constexpr Message join_list{"Donnez-le une fois ; plusieurs droits se joignent par +, plusieurs dates par une virgule.", "Give it once; several rights are joined by +, several dates by a comma."};
inline constexpr Message not_understood{"ligne de commande non comprise ({})", "the command line is not understood ({})"};

inline constexpr Message one_route_for_rules{"--rules : ce cas passe par plusieurs dispositifs", "--rules: this case uses several routes"};
inline constexpr Message contract_of_other_country{"--complementary {} : ce contrat est pour « {} », le dispositif est « {} »", "--complementary {}: this contract is for “{}”, the route is “{}”"};

inline constexpr Message not_one_of{"{} : « {} » n'est pas une valeur valable", "{}: “{}” is not a valid value"};
inline constexpr Message not_in_range{"{} : « {} » n'est pas un nombre entre {} et {}", "{}: “{}” is not a number between {} and {}"};
inline constexpr Message not_a_date{"{} : « {} » n'est pas une date", "{}: “{}” is not a date"};
inline constexpr Message write_date{"Écrivez AAAA-MM-JJ, entre 1900-01-01 et 2199-12-31.", "Write YYYY-MM-DD, between 1900-01-01 and 2199-12-31."};
inline constexpr Message not_a_pace{"{} : « {} » n'est pas un rythme", "{}: “{}” is not a pace"};
inline constexpr Message write_pace{"Écrivez un nombre et d, w ou m : 1d, 1w, 2w, 1m.", "Write a number and d, w or m: 1d, 1w, 2w, 1m."};
inline constexpr Message not_an_amount{"{} : « {} » n'est pas un montant", "{}: “{}” is not an amount"};
inline constexpr Message write_amount{"Écrivez 65, 65.00 ou 65,00 : deux décimales au plus, jusqu'à 1 000 000.",
                                      "Write 65, 65.00 or 65,00: two decimals at most, up to 1 000 000."};
inline constexpr Message not_name_value{"--with : « {} » n'a pas la forme NOM=VALEUR", "--with: “{}” is not NAME=VALUE"};
inline constexpr Message unknown_fact{"--with : critère inconnu « {} »", "--with: unknown fact “{}”"};
inline constexpr Message valid_facts{"Critères : {}.", "Facts: {}."};
inline constexpr Message exclusive{"{} et {} sont incompatibles", "{} and {} exclude each other"};
inline constexpr Message not_born{"--born {} : la première séance ({}) précède la naissance", "--born {}: the first session ({}) is before the birth"};
inline constexpr Message born_too_old{"--born {} : plus de 130 ans à la séance du {}", "--born {}: over 130 years old at the session of {}"};
inline constexpr Message too_late{"la séance n° {} tomberait après le {}", "session no. {} would be after {}"};
inline constexpr Message no_effect_on{"{} n'a pas d'effet sur : {}", "{} has no effect on: {}"};
inline constexpr Message rules_by_date{"règles selon la date", "rules by date"};
inline constexpr Message too_many_statements{"{} combinaisons, c'est trop : {} au plus", "{} combinations are too many: {} at most"};
inline constexpr Message compare_explains_json{"compare --explain n'existe qu'avec --format json", "compare --explain exists only with --format json"};
inline constexpr Message calc_explains{"« racpsy calc --route … --explain » explique une possibilité.", "“racpsy calc --route … --explain” explains one possibility."};
inline constexpr Message strict_of{"{} : {}", "{}: {}"};
inline constexpr Message no_heading{"--title : le format « {} » n'a pas de titre", "--title: the format “{}” has no heading"};
inline constexpr Message unused_fee{"--private-fee ne sert à rien ici : aucune séance n'est à ce prix", "--private-fee is not used: no session is at that price"};
inline constexpr Message unused_fact{"{} : aucune règle utilisée ne le demande", "{}: no rule that was used asks for it"};

inline constexpr Message needs_file{"batch : il manque le fichier à lire (« - » : entrée standard)", "batch: the file to read is missing (“-”: standard input)"};
inline constexpr Message cannot_read{"impossible de lire {} : {}", "cannot read {}: {}"};
inline constexpr Message standard_input{"l'entrée standard", "standard input"};
inline constexpr Message ignored_columns{"colonnes sans effet : {}", "columns without effect: {}"};
inline constexpr Message refused_row{"ligne {} : {}{}", "line {}: {}{}"};
inline constexpr Message refused_in{"{} : {}", "{}: {}"};
inline constexpr Message refused_count{"{} ligne(s) refusée(s) sur {} ; --rejects FICHIER les donne toutes", "{} row(s) of {} refused; --rejects FILE lists them all"};
inline constexpr Message refused_filed{"{} ligne(s) refusée(s) sur {}, dans {}", "{} row(s) of {} refused, listed in {}"};
inline constexpr Message batch_stopped{"arrêt après plus de {} ligne(s) refusée(s) (--max-errors) : la sortie n'est pas complète", "stopped after more than {} refused row(s) (--max-errors): the output is not complete"};
inline constexpr Message not_written{"Le fichier n'est pas écrit.", "The file is not written."};
inline constexpr Message too_many_groups{"--summary-by : plus de {} groupes", "--summary-by: more than {} groups"};
inline constexpr Message one_file{"{} serait à la fois lu et écrit, ou écrit deux fois", "{} would be both read and written, or written twice"};
inline constexpr Message batch_progress{"{} % · {} lignes", "{} % · {} rows"};
inline constexpr Message batch_progress_open{"{} lignes", "{} rows"};

inline constexpr Message out_of_memory{"plus de mémoire", "out of memory"};
inline constexpr Message cannot_write{"impossible d'écrire {} : {}", "cannot write {}: {}"};
inline constexpr Message standard_output{"la sortie standard", "standard output"};

inline constexpr Message strict_refused{"--strict : {} séance(s) sur {} reposent sur ce qui n'est pas établi ({})",
                                        "--strict: {} session(s) of {} rest on what is not established ({})"};
inline constexpr Message strict_first{"La première : {}. Sans --strict, la réponse est donnée avec ses réserves.",
                                      "The first: {}. Without --strict the answer is given, with its caveats."};
inline constexpr Message strict_fee{"Une séance non couverte a besoin de --private-fee.", "A session that is not covered needs --private-fee."};
inline constexpr Message unverified{"non vérifié", "unverified"};
inline constexpr Message assumed{"supposé", "assumed"};
inline constexpr Message inferred{"déduit", "inferred"};
inline constexpr Message low{"source fragile", "low confidence"};
inline constexpr Message unknown{"inconnu", "unknown"};

inline constexpr Message help_program{
    R"(racpsy : ce que coûte un suivi psychologique, séance par séance et sur l'année, et qui paie le reste.

  racpsy calc                                une année entière, cas ordinaire
  racpsy calc --coverage c2s                 avec la Complémentaire santé solidaire
  racpsy calc --complementary responsible    avec une mutuelle (contrat responsable)
  racpsy calc --rules 2022                   sous les règles de 2022
  racpsy calc --first 2026-03-02 --sessions 6 --every 2w --age 34
  racpsy compare --age 20 --student          tous les dispositifs ouverts, du moins cher au plus cher

Commandes
  calc       ce que coûtent les séances d'une personne
  compare    plusieurs dispositifs, règles ou droits côte à côte
  batch      des millions de lignes CSV, une par personne et par an, ou une par séance
  rules      lire et vérifier les règles

« racpsy COMMANDE --help » donne toutes les options ; --version, les versions ; --lang en, English.
)",
    R"(racpsy: what psychological care costs, session by session and over the year, and who pays the rest.

  racpsy calc                                a full year, ordinary case
  racpsy calc --coverage c2s                 with the C2S
  racpsy calc --complementary responsible    with a complementary insurance (responsible contract)
  racpsy calc --rules 2022                   under the rules of 2022
  racpsy calc --first 2026-03-02 --sessions 6 --every 2w --age 34
  racpsy compare --age 20 --student          every open route, the cheapest first

Commands
  calc       what one person's sessions cost
  compare    several routes, rules or rights side by side
  batch      millions of CSV rows, one a person and year, or one a session
  rules      read and check the rules

“racpsy COMMAND --help” gives all options; --version, the versions; --lang fr, français.
)"};
inline constexpr Message help_calc{
    R"(racpsy calc [OPTIONS] : ce que coûtent les séances d'une personne, une par une et par année.

)",
    R"(racpsy calc [OPTIONS]: what one person's sessions cost, one by one and by year.

)"};
inline constexpr Message help_compare{
    R"(racpsy compare [OPTIONS] : la même personne sous plusieurs dispositifs, règles ou droits, côte à côte.

  racpsy compare --age 20 --student                  tous les dispositifs ouverts en France
  racpsy compare --route {} --rules 2022,2025
  racpsy compare --route fr,be --coverage standard,c2s

Cinq options sont des listes, séparées par des virgules ; toutes leurs combinaisons sont comparées.

)",
    R"(racpsy compare [OPTIONS]: the same person under several routes, rules or rights, side by side.

  racpsy compare --age 20 --student                  every route that is open in France
  racpsy compare --route {} --rules 2022,2025
  racpsy compare --route fr,be --coverage standard,c2s

Five options are lists, separated by commas; all their combinations are compared.

)"};
inline constexpr Message help_batch{
    R"(racpsy batch FICHIER [OPTIONS] : un fichier CSV en entrée, un fichier CSV en sortie, dans le même ordre. « - » : entrée standard.

  racpsy batch annees.csv -o resultat.csv             une ligne par personne et par an (colonnes : sessions, et year ou first)
  racpsy batch seances.csv -o resultat.csv            une ligne par séance (colonnes : patient et date)
  racpsy batch annees.csv --rules 2022 --summary json -o /dev/null
  racpsy batch annees.csv --columns id,patient_cents --rejects refus.tsv

Colonnes reconnues : id, year, first, every, sessions, patient, date, age, born, complementary, used, fee (euros), fee_cents,
weight, et tout critère du dispositif (coverage, referral…). Une colonne absente ou une cellule vide suit l'option.

)",
    R"(racpsy batch FILE [OPTIONS]: a CSV file in, a CSV file out, in the same order. “-”: standard input.

  racpsy batch years.csv -o result.csv                a row a person and year (columns: sessions, and year or first)
  racpsy batch sessions.csv -o result.csv             a row a session (columns: patient and date)
  racpsy batch years.csv --rules 2022 --summary json -o /dev/null
  racpsy batch years.csv --columns id,patient_cents --rejects refused.tsv

Columns known: id, year, first, every, sessions, patient, date, age, born, complementary, used, fee (euros), fee_cents, weight,
and any fact of the route (coverage, referral…). A missing column or an empty cell is as the option says.

)"};
inline constexpr Message help_exit_batch{
    R"(
Codes de sortie : 0 réussite ; 1 des lignes ont été refusées ; 2 erreur d'utilisation ; 3 règles impossibles à charger ; 4 échec de lecture ou d'écriture, ou en-tête inutilisable ; 5 refusé par --strict.
)",
    R"(
Exit codes: 0 done; 1 rows were refused; 2 usage; 3 rules do not load; 4 reading or writing failed, or the header cannot be used; 5 refused by --strict.
)"};
inline constexpr Message help_exit{
    R"(
Codes de sortie : 0 réussite ; 2 erreur d'utilisation ; 3 règles impossibles à charger ; 4 échec de lecture ou d'écriture ; 5 refusé par --strict.
)",
    R"(
Exit codes: 0 done; 2 usage; 3 rules do not load; 4 reading or writing failed; 5 refused by --strict.
)"};

}  // namespace racpsy::cli::words
