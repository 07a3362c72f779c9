// Texts of the command line: help and errors, in French and in English.
#pragma once

#include "cli/options.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/base/message.hpp"

namespace racpsy::cli::messages {

using namespace app::messages;

inline constexpr Message error{"racpsy : erreur : {}", "racpsy: error: {}"};
inline constexpr Message note{"racpsy : note : {}", "racpsy: note: {}"};

inline constexpr Message unknown_option{"option inconnue « {} »", "unknown option “{}”"};
inline constexpr Message unknown_command{"commande inconnue « {} »", "unknown command “{}”"};
inline constexpr Message not_yet{"« {} » : pas encore disponible dans cette version",
                                 "“{}”: not available yet in this version"};
inline constexpr Message no_command{
    "il manque une commande : calc, ask, compare, plan, batch, rules ou contract",
    "a command is missing: calc, ask, compare, plan, batch, rules or contract"};
inline constexpr Message option_of_other{"« {} » n'est pas une option de « racpsy {} »",
                                         "“{}” is not an option of “racpsy {}”"};
inline constexpr Message see_help{"Voir « racpsy --help ».", "See “racpsy --help”."};
inline constexpr Message missing_value{"il manque une valeur à {} ({})", "{} needs a value ({})"};
inline constexpr Message empty_argument{"un argument est vide", "an argument is empty"};
inline constexpr Message takes_no_value{"{} ne prend pas de valeur (« {} »)",
                                        "{} takes no value (“{}”)"};
inline constexpr Message not_understood{"ligne de commande non valide ({})",
                                        "invalid command line ({})"};

inline constexpr Message compare_explains_json{"compare --explain exige --format json",
                                               "compare --explain requires --format json"};
inline constexpr Message calc_explains{
    "Pour expliquer une seule possibilité : « racpsy calc --route … --explain ».",
    "To explain a single option: “racpsy calc --route … --explain”."};
inline constexpr Message contract_needs{
    "contract : il manque « new », « check FICHIER » ou « list »",
    "contract: “new”, “check FILE” or “list” is missing"};
inline constexpr Message file_exists{"{} existe déjà", "{} already exists"};
inline constexpr Message no_heading{"--title : le format « {} » n'a pas de titre",
                                    "--title: the format “{}” has no title"};

inline constexpr Message needs_file{"batch : il manque le fichier à lire (« - » : entrée standard)",
                                    "batch: the file to read is missing (“-”: standard input)"};
inline constexpr Message cannot_read{"impossible de lire {} : {}", "cannot read {}: {}"};
inline constexpr Message standard_input{"l'entrée standard", "standard input"};
inline constexpr Message more_wrong{"{} autre(s) problème(s) dans l'en-tête",
                                    "{} other problem(s) in the header"};
inline constexpr Message lines_lost{
    "{} autre(s) ligne(s) n'ont pas pu être lues : un guillemet non fermé englobe ce qui le suit ; "
    "elles comptent pour --max-errors",
    "{} other line(s) could not be read: an unclosed quote takes in what follows it; they count "
    "towards --max-errors"};
inline constexpr Message refused_in{"{} : {}", "{}: {}"};
inline constexpr Message refused_count{
    "{} ligne(s) refusée(s) sur {} ; pour la liste complète : --rejects FICHIER",
    "{} row(s) of {} refused; for the full list: --rejects FILE"};
inline constexpr Message refused_filed{"{} ligne(s) refusée(s) sur {}, dans {}",
                                       "{} row(s) of {} refused, listed in {}"};
inline constexpr Message rows_outside_contract{"{} Lignes concernées : {}", "{} Affected rows: {}"};
inline constexpr Message batch_stopped{
    "arrêt après plus de {} ligne(s) refusée(s) (--max-errors) : la sortie est incomplète",
    "stopped after more than {} refused row(s) (--max-errors): the output is incomplete"};
inline constexpr Message not_written{"Le fichier n'a pas été écrit.", "The file was not written."};
inline constexpr Message rows_beyond_right{
    "{} ligne(s) comptent un droit limité dans le temps (voir « racpsy rules show {} ») au-delà de "
    "sa durée : son effet y est supposé, et --strict les refuse",
    "{} row(s) count a time-limited right (see “racpsy rules show {}”) beyond its duration: its "
    "effect there is assumed, and --strict refuses them"};
inline constexpr Message too_many_groups{"--summary-by : plus de {} groupes",
                                         "--summary-by: more than {} groups"};
inline constexpr Message which_is_also{"{}, qui est aussi {},", "{}, which is also {},"};
inline constexpr Message read_and_written{"{} serait lu et écrit à la fois",
                                          "{} would be read and written at the same time"};
inline constexpr Message written_twice{"{} serait écrit deux fois", "{} would be written twice"};
inline constexpr Message write_elsewhere{"Écrivez dans un autre fichier.",
                                         "Write to another file."};
inline constexpr Message standard_error{"la sortie d'erreur", "standard error"};
inline constexpr Message not_that_form{"{} {} : impossible d'écrire ici un fichier « {} »",
                                       "{} {}: cannot write a “{}” file here"};
inline constexpr Message end_with{"Extensions possibles : {}.", "Valid extensions: {}."};
inline constexpr Message compress_it{
    "Écrivez un fichier non compressé, puis compressez-le (gzip, zstd, xz), ou redirigez la sortie "
    "standard : « | gzip > FICHIER.gz ».",
    "Write an uncompressed file and compress it afterwards (gzip, zstd, xz), or pipe standard "
    "output: “| gzip > FILE.gz”."};
inline constexpr Message print_it{
    "Écrivez un fichier .html et imprimez-le en PDF depuis un navigateur, ou convertissez un "
    "fichier .md (pandoc).",
    "Write an .html file and print it to PDF from a browser, or convert an .md file (pandoc)."};
inline constexpr Message open_it{
    "Écrivez un fichier .csv : un tableur peut l'ouvrir et l'enregistrer dans son format.",
    "Write a .csv file: a spreadsheet program can open it and save it in its own format."};
inline constexpr Message convert_it{
    "Écrivez un fichier .csv, puis convertissez-le, par exemple avec duckdb.",
    "Write a .csv file, then convert it, for example with duckdb."};
inline constexpr Message tabs_promised{
    "{} {} : les cellules seraient séparées par « {} », comme dans le fichier d'entrée",
    "{} {}: the cells would be separated by “{}”, as in the input file"};

inline constexpr Message damaged{"les données compressées sont endommagées",
                                 "the compressed data is damaged"};
inline constexpr Message cut_short{"le fichier est tronqué", "the file is truncated"};
inline constexpr Message not_utf16{"UTF-16 non valide", "invalid UTF-16"};
inline constexpr Message not_rows_inside{
    "{} : une fois décompressé (gzip), c'est {}, et non du CSV",
    "{}: once decompressed (gzip), this is {}, not CSV"};
inline constexpr Message separated_by{"les colonnes semblent séparées par « {} »",
                                      "the columns seem to be separated by “{}”"};
inline constexpr Message a_space{"espace", "space"};
inline constexpr Message say_delimiter{"Si c'est le cas : --delimiter '{}'.",
                                       "If so: --delimiter '{}'."};
inline constexpr Message batch_progress{"{} % · {} lignes", "{} % · {} rows"};
inline constexpr Message batch_progress_open{"{} lignes", "{} rows"};

inline constexpr Message out_of_memory{"mémoire insuffisante", "out of memory"};
inline constexpr Message cannot_write{"impossible d'écrire {} : {}", "cannot write {}: {}"};
inline constexpr Message standard_output{"la sortie standard", "standard output"};

inline constexpr Message help_program{
    "racpsy : ce que coûte un suivi psychologique, séance par séance et sur l'année, et qui paie.",
    "racpsy: what psychological care costs, session by session and over the year, and who pays."};
inline constexpr Message help_program_examples{
    R"(racpsy calc                                une année entière, cas ordinaire
racpsy calc --coverage c2s                 avec la Complémentaire santé solidaire
racpsy calc --complementary responsible    avec une mutuelle (contrat responsable)
racpsy calc --rules 2022                   sous les règles de 2022
racpsy calc --first 2026-03-02 --sessions 6 --every 2w --age 34
racpsy compare --age 20 --student          tous les dispositifs ouverts, du moins cher au plus cher
)",
    R"(racpsy calc                                a full year, ordinary case
racpsy calc --coverage c2s                 with C2S (means-tested complementary cover)
racpsy calc --complementary responsible    with complementary insurance (responsible contract)
racpsy calc --rules 2022                   under the rules of 2022
racpsy calc --first 2026-03-02 --sessions 6 --every 2w --age 34
racpsy compare --age 20 --student          every open route, cheapest first
)"};
inline constexpr Message help_commands{"Commandes", "Commands"};
inline constexpr Message help_actions{"Actions", "Actions"};
inline constexpr Message also_named{"{} ; aussi {}", "{}; also {}"};
inline constexpr Message help_usage{"racpsy {} : {}.", "racpsy {}: {}."};
inline constexpr Message help_more_program{
    "« racpsy COMMANDE -h » donne l'essentiel d'une commande, « racpsy COMMANDE --help » toutes "
    "ses options, « man racpsy » le manuel complet. English: --lang en.",
    "“racpsy COMMAND -h” gives the essentials of a command, “racpsy COMMAND --help” all its "
    "options, “man racpsy” the full manual. Français : --lang fr."};
inline constexpr Message help_more_command{"Toutes les options : « racpsy {} --help ».",
                                           "All options: “racpsy {} --help”."};
inline constexpr Message help_exits{"Codes de sortie", "Exit codes"};
inline constexpr Message help_environment{"Environnement", "Environment"};

/// An exit code or a variable, and its meaning for a mask of commands.
struct Meaning {
  std::string_view name;
  unsigned commands;
  Message text;
};
inline constexpr Meaning exit_codes[] = {
    {"0", of_all, {"réussite", "success"}},
    {"1",
     of_batch,
     {"réussite, mais des lignes ont été refusées", "success, but rows were refused"}},
    {"1",
     of_rules,
     {"réussite, mais check a trouvé des problèmes", "success, but check found problems"}},
    {"2", of_all, {"erreur d'utilisation", "usage error"}},
    {"3",
     of_all,
     {"un fichier de règles, de contrat ou de cas ne peut pas être chargé",
      "a rule, contract or case file cannot be loaded"}},
    {"4", of_answers | of_rules, {"échec de lecture ou d'écriture", "reading or writing failed"}},
    {"4",
     of_batch,
     {"échec de lecture ou d'écriture, ou en-tête inutilisable",
      "reading or writing failed, or unusable header"}},
    {"5", of_questions, {"refusé par --strict", "refused by --strict"}}};
inline constexpr Meaning environment[] = {
    {"RACPSY_RULES",
     of_all,
     {"dossiers de règles séparés par « : », comme avec --rules-dir",
      "rule folders separated by “:”, as with --rules-dir"}},
    {"LC_ALL, LC_MESSAGES, LANG",
     of_all,
     {"la langue, si --lang n'est pas donné : français si elle commence par fr, sinon anglais",
      "the language, if --lang is not given: French if it starts with fr, otherwise English"}},
    {"NO_COLOR", of_all, {"pas de couleurs", "no colours"}}};

inline constexpr Message stale{
    "règles vérifiées il y a plus de {} jours ; les montants peuvent avoir changé : {}",
    "rules last verified more than {} days ago; the amounts may have changed: {}"};
inline constexpr Message verified{"règles vérifiées jusqu'au {}", "rules verified up to {}"};
inline constexpr Message verified_but{
    "règles vérifiées jusqu'au {} ; {} des {} dispositifs ouverts l'ont été il y a plus de {} "
    "jours (voir « racpsy rules check »)",
    "rules verified up to {}; {} of {} open routes were last verified more than {} days ago (see "
    "“racpsy rules check”)"};

inline constexpr Message not_a_terminal{"ask pose ses questions sur un terminal",
                                        "ask asks its questions on a terminal"};
inline constexpr Message use_calc{"Ailleurs, donnez les réponses en options : {}",
                                  "Elsewhere, give the answers as options: {}"};
inline constexpr Message how_to_answer{
    "Répondez par un numéro, un mot ou une valeur. q : la réponse tout de suite.",
    "Answer with a number, a word or a value. q: the answer at once."};
inline constexpr Message enter{"Entrée", "Enter"};
inline constexpr Message enter_means{"je ne sais pas", "I don't know"};
inline constexpr Message several_allowed{"Plusieurs réponses sont possibles, comme 2+3.",
                                         "Several answers are possible, such as 2+3."};
inline constexpr Message so_far{"Pour l'instant : {} pour {}.", "So far: {} for {}."};
inline constexpr Message so_far_advanced{"Pour l'instant : {} pour {} ; vous avancez {}.",
                                         "So far: {} for {}; you advance {}."};
inline constexpr Message for_pages{
    "--for ne concerne que les pages : --format markdown ou html, ou -o FICHIER.html",
    "--for is for pages only: --format markdown or html, or -o FILE.html"};
inline constexpr Message so_far_partly{
    "Pour l'instant : {} pour {} des {} séances ; le prix des autres n'est pas connu.",
    "So far: {} for {} of {} sessions; the price of the others is not known."};
inline constexpr Message so_far_unknown{"Pour l'instant : le prix n'est pas connu.",
                                        "So far: the price is not known."};
inline constexpr Message one_session{"une séance", "one session"};
inline constexpr Message some_sessions{"{} séances", "{} sessions"};
inline constexpr Message next_time{"La prochaine fois :", "Next time:"};

}  // namespace racpsy::cli::messages
