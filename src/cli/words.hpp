// What the command line says: help and errors, in French and in English.
#pragma once

#include "cli/options.hpp"
#include "racpsy/base/say.hpp"

namespace racpsy::cli::words {

inline constexpr Message error{"racpsy : erreur : {}", "racpsy: error: {}"};
inline constexpr Message note{"racpsy : note : {}", "racpsy: note: {}"};

inline constexpr Message unknown_option{"option inconnue « {} »", "unknown option “{}”"};
inline constexpr Message unknown_command{"commande inconnue « {} »", "unknown command “{}”"};
inline constexpr Message not_yet{"« {} » : pas encore dans cette version", "“{}”: not yet in this version"};
inline constexpr Message no_command{"il manque une commande : calc, compare, batch ou rules", "a command is missing: calc, compare, batch or rules"};
inline constexpr Message option_of_other{"« {} » n'est pas une option de « racpsy {} »", "“{}” is no option of “racpsy {}”"};
inline constexpr Message unexpected_argument{"argument en trop « {} »", "unexpected argument “{}”"};
inline constexpr Message did_you_mean{"Vouliez-vous « {} » ?", "Did you mean “{}”?"};
inline constexpr Message valid_words{"Au choix : {}.", "One of: {}."};
inline constexpr Message see_help_of{"Voir « racpsy {} --help ».", "See “racpsy {} --help”."};
inline constexpr Message see_help{"Voir « racpsy --help ».", "See “racpsy --help”."};
inline constexpr Message missing_value{"il manque une valeur à {} ({})", "{} needs a value ({})"};
inline constexpr Message empty_argument{"un argument est vide", "an argument is empty"};
inline constexpr Message takes_no_value{"{} ne prend pas de valeur (« {} »)", "{} takes no value (“{}”)"};
inline constexpr Message given_twice{"{} est donné deux fois, « {} » et « {} »", "{} is given twice, “{}” and “{}”"};
inline constexpr Message join_list{"Donnez-le une fois ; plusieurs droits se joignent par +, plusieurs dates par une virgule.", "Give it once; several rights are joined by +, several dates by a comma."};
inline constexpr Message not_understood{"ligne de commande non comprise ({})", "the command line is not understood ({})"};

inline constexpr Message one_route_for_rules{"--rules : ce cas passe par plusieurs dispositifs", "--rules: this case uses several routes"};
inline constexpr Message contract_of_other_country{"--complementary {} : ce contrat est pour « {} », le dispositif est « {} »", "--complementary {}: this contract is for “{}”, the route is “{}”"};

inline constexpr Message not_one_of{"{} : « {} » n'est pas une valeur valable", "{}: “{}” is not a valid value"};
inline constexpr Message stands_alone{"{} : « {} » vaut seul, il dit qu'il n'y a rien d'autre", "{}: “{}” stands alone, it says that there is nothing else"};
inline constexpr Message with_and_without_days{"{} : « {} » est donné à la fois avec des jours et sans", "{}: “{}” is given both with days and without"};
inline constexpr Message keep_one{"Gardez l'un des deux : avec ses jours s'il ne vaut que ces jours-là, sans jours s'il vaut toujours.", "Keep one of the two: with its days if it holds on these only, without days if it always holds."};
inline constexpr Message days_twice{"--due et {} donnent tous deux des jours à « {} »", "--due and {} both give days to “{}”"};
inline constexpr Message due_or_days{"Donnez la date prévue de l'accouchement, ou les jours du droit.", "Give the due date, or the days of the right."};
inline constexpr Message drop_it{"Ôtez-le, ou ne gardez que lui.", "Drop it, or keep it alone."};
inline constexpr Message not_in_range{"{} : « {} » n'est pas un nombre entre {} et {}", "{}: “{}” is not a number between {} and {}"};
inline constexpr Message not_a_date{"{} : « {} » n'est pas une date", "{}: “{}” is not a date"};
inline constexpr Message write_date{"Écrivez AAAA-MM-JJ, entre 1900-01-01 et 2199-12-31.", "Write YYYY-MM-DD, between 1900-01-01 and 2199-12-31."};
inline constexpr Message not_a_pace{"{} : « {} » n'est pas un rythme", "{}: “{}” is not a pace"};
inline constexpr Message write_pace{"Écrivez un nombre et d, w ou m : 1d, 1w, 2w, 1m.", "Write a number and d, w or m: 1d, 1w, 2w, 1m."};
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
inline constexpr Message misplaced_quotes{"{} : guillemets mal placés", "{}: misplaced quotes"};
inline constexpr Message quote_as_csv{"Un nom qui contient une virgule se met entre guillemets, comme dans un fichier CSV : {} 'id,\"Prix, TTC\"'.",
                                      "Quote a name that holds a comma, as in a CSV file: {} 'id,\"Price, net\"'."};
inline constexpr Message more_wrong{"l'en-tête a {} autre(s) défaut(s)", "{} more thing(s) are wrong with the header"};
inline constexpr Message lines_lost{"{} ligne(s) de plus perdue(s) : un guillemet ouvert emporte ce qui suit ; elles comptent pour --max-errors",
                                    "{} more line(s) lost: a quote that opens takes what follows with it; they count for --max-errors"};
inline constexpr Message refused_in{"{} : {}", "{}: {}"};
inline constexpr Message refused_count{"{} ligne(s) refusée(s) sur {} ; --rejects FICHIER les donne toutes", "{} row(s) of {} refused; --rejects FILE lists them all"};
inline constexpr Message refused_filed{"{} ligne(s) refusée(s) sur {}, dans {}", "{} row(s) of {} refused, listed in {}"};
inline constexpr Message rows_beyond_right{
    "{} ligne(s) comptent un droit de durée limitée (« racpsy rules show {} » dit lesquels) plus longtemps qu'il ne dure : ce qu'il y donne est supposé, et --strict les refuse",
    "{} row(s) count a right of limited time (“racpsy rules show {}” says which) for longer than it lasts: what it gives there is assumed, and --strict refuses them"};
inline constexpr Message rows_outside_contract{"{} Lignes concernées : {}", "{} Rows concerned: {}"};
inline constexpr Message write_days{"Un droit et ses jours s'écrivent c2s..2027-06-14, maternity:2026-02-15..2026-06-27 ou ald:2026-02-15..", "A right with its days is written c2s..2027-06-14, maternity:2026-02-15..2026-06-27 or ald:2026-02-15.."};
inline constexpr Message no_days_in_batch{"--coverage : batch ne prend pas encore de droits avec leurs jours", "--coverage: batch does not take rights with days yet"};
inline constexpr Message give_column_of_rights{"Donnez une ligne par séance, avec les droits du jour dans une colonne « coverage ».", "Give a row a session, with the rights of the day in a column “coverage”."};
inline constexpr Message batch_stopped{"arrêt après plus de {} ligne(s) refusée(s) (--max-errors) : la sortie n'est pas complète", "stopped after more than {} refused row(s) (--max-errors): the output is not complete"};
inline constexpr Message not_written{"Le fichier n'est pas écrit.", "The file is not written."};
inline constexpr Message too_many_groups{"--summary-by : plus de {} groupes", "--summary-by: more than {} groups"};
inline constexpr Message which_is_also{"{}, qui est aussi {},", "{}, which is also {},"};
inline constexpr Message read_and_written{"{} serait lu et écrit à la fois", "{} would be read and written at once"};
inline constexpr Message written_twice{"{} serait écrit deux fois", "{} would be written twice"};
inline constexpr Message write_elsewhere{"Écrivez dans un autre fichier.", "Write to another file."};
inline constexpr Message standard_error{"la sortie d'erreur", "standard error"};
inline constexpr Message not_that_form{"{} {} : un fichier « {} » ne s'écrit pas ici", "{} {}: a “{}” file is not written here"};
inline constexpr Message end_with{"Fins possibles : {}.", "Endings that fit: {}."};
inline constexpr Message compress_it{"Écrivez un fichier ordinaire, puis compressez-le (gzip, zstd, xz), ou la sortie standard : « | gzip > FICHIER.gz ».",
                                     "Write a plain file and compress it afterwards (gzip, zstd, xz), or standard output: “| gzip > FILE.gz”."};
inline constexpr Message print_it{"Écrivez un fichier .html et imprimez-le en PDF depuis un navigateur, ou convertissez un .md (pandoc).",
                                  "Write .html and print it to PDF from a browser, or convert .md (pandoc)."};
inline constexpr Message open_it{"Écrivez un fichier .csv : un tableur l'ouvre, et l'enregistre dans son format.", "Write .csv: a spreadsheet opens it, and saves it in its own format."};
inline constexpr Message convert_it{"Écrivez un fichier .csv, puis convertissez-le, par exemple avec duckdb.", "Write .csv, then convert it, for instance with duckdb."};
inline constexpr Message tabs_promised{"{} {} : les cellules seraient séparées par « {} », comme dans le fichier lu", "{} {}: cells would be separated by “{}”, as in the file that is read"};

inline constexpr Message damaged{"les données compressées sont abîmées", "the compressed data are damaged"};
inline constexpr Message cut_short{"le fichier s'arrête avant la fin de son contenu", "the file ends before its contents do"};
inline constexpr Message not_utf16{"ce n'est pas de l'UTF-16 valable", "not valid UTF-16"};
inline constexpr Message not_rows{"{} : c'est {}, et non du CSV", "{}: this is {}, not CSV"};
inline constexpr Message not_rows_inside{"{} : compressé par gzip, c'est {}, et non du CSV", "{}: under gzip this is {}, not CSV"};
inline constexpr Message not_a_delimiter{"--delimiter : « {} » ne peut pas séparer des cellules", "--delimiter: “{}” cannot separate cells"};
inline constexpr Message write_delimiter{"Donnez un caractère (« | », « ; », « , », une espace…) ou tab ; ni lettre, ni chiffre, ni guillemet, ni . - + _.",
                                         "Give one character (“|”, “;”, “,”, a space…) or tab; no letter, digit, quote, nor . - + _."};
inline constexpr Message separated_by{"les colonnes semblent séparées par « {} »", "columns seem to be separated by “{}”"};
inline constexpr Message a_space{"espace", "space"};
inline constexpr Message say_delimiter{"Si c'est le cas : --delimiter '{}'.", "If they are: --delimiter '{}'."};
inline constexpr Message batch_progress{"{} % · {} lignes", "{} % · {} rows"};
inline constexpr Message batch_progress_open{"{} lignes", "{} rows"};

inline constexpr Message out_of_memory{"plus de mémoire", "out of memory"};
inline constexpr Message cannot_write{"impossible d'écrire {} : {}", "cannot write {}: {}"};
inline constexpr Message standard_output{"la sortie standard", "standard output"};

inline constexpr Message age_in_january_as_on_the_day{"âge au 1er janvier de l'année : celui du jour de la séance", "age on 1 January of the year: that on the day of the session"};

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

inline constexpr Message help_program{"racpsy : ce que coûte un suivi psychologique, séance par séance et sur l'année, et qui paie le reste.",
                                       "racpsy: what psychological care costs, session by session and over the year, and who pays the rest."};
inline constexpr Message help_program_examples{
    R"(racpsy calc                                une année entière, cas ordinaire
racpsy calc --coverage c2s                 avec la Complémentaire santé solidaire
racpsy calc --complementary responsible    avec une mutuelle (contrat responsable)
racpsy calc --rules 2022                   sous les règles de 2022
racpsy calc --first 2026-03-02 --sessions 6 --every 2w --age 34
racpsy compare --age 20 --student          tous les dispositifs ouverts, du moins cher au plus cher
)",
    R"(racpsy calc                                a full year, ordinary case
racpsy calc --coverage c2s                 with the C2S
racpsy calc --complementary responsible    with a complementary insurance (responsible contract)
racpsy calc --rules 2022                   under the rules of 2022
racpsy calc --first 2026-03-02 --sessions 6 --every 2w --age 34
racpsy compare --age 20 --student          every open route, the cheapest first
)"};
inline constexpr Message help_commands{"Commandes", "Commands"};
inline constexpr Message help_actions{"Actions", "Actions"};
inline constexpr Message help_usage{"racpsy {} : {}.", "racpsy {}: {}."};
inline constexpr Message help_more_program{"« racpsy COMMANDE -h » en donne l'essentiel, « racpsy COMMANDE --help » toutes les options ; « man racpsy » dit tout. English: --lang en.",
                                            "“racpsy COMMAND -h” gives the essentials of a command, “racpsy COMMAND --help” all options; “man racpsy” tells all. Français : --lang fr."};
inline constexpr Message help_more_command{"Toutes les options : « racpsy {} --help ».", "All options: “racpsy {} --help”."};
inline constexpr Message help_exits{"Codes de sortie", "Exit codes"};
inline constexpr Message help_environment{"Environnement", "Environment"};

/// A word and what it means, to some commands.
struct Named {
  std::string_view name;
  unsigned of;
  Message says;
};
inline constexpr Named exit_codes[] = {
    {"0", of_all, {"réussite", "done"}},
    {"1", of_batch, {"réussite, mais des lignes ont été refusées", "done, but rows were refused"}},
    {"1", of_rules, {"réussite, mais check a trouvé quelque chose", "done, but check found something"}},
    {"2", of_all, {"erreur d'utilisation", "usage error"}},
    {"3", of_all, {"un fichier de règles, de contrat ou de cas ne se charge pas", "a rule, contract or case file does not load"}},
    {"4", of_answers | of_rules, {"échec de lecture ou d'écriture", "reading or writing failed"}},
    {"4", of_batch, {"échec de lecture ou d'écriture, ou en-tête inutilisable", "reading or writing failed, or the header cannot be used"}},
    {"5", of_questions, {"refusé par --strict", "refused by --strict"}}};
inline constexpr Named environment[] = {
    {"RACPSY_RULES", of_all, {"dossiers de règles, séparés par « : », comme autant de --rules-dir", "folders of rules, separated by “:”, like as many --rules-dir"}},
    {"LC_ALL, LC_MESSAGES, LANG", of_all, {"la langue, si --lang ne la dit pas : français si elle commence par fr, sinon anglais", "the language, where --lang does not say it: French if it begins with fr, else English"}},
    {"NO_COLOR", of_all, {"pas de couleurs", "no colours"}}};

inline constexpr Message stale{"règles vérifiées il y a plus de {} jours, les montants peuvent avoir changé : {}", "rules verified more than {} days ago, amounts may have changed: {}"};
inline constexpr Message verified{"règles vérifiées jusqu'au {}", "rules verified until {}"};
inline constexpr Message verified_but{"règles vérifiées jusqu'au {} ; {} des {} dispositifs ouverts, il y a plus de {} jours (voir « racpsy rules check »)",
                                      "rules verified until {}; {} of {} open routes, more than {} days ago (see “racpsy rules check”)"};

}  // namespace racpsy::cli::words
