// Texts of the command line: help and errors, in French and in English.
#pragma once

#include "cli/options.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/base/message.hpp"

namespace racpsy::cli::messages {

using namespace app::messages;

inline constexpr Message error{"racpsy : erreur : {}", "racpsy: error: {}", "racpsy: fout: {}"};
inline constexpr Message note{"racpsy : note : {}", "racpsy: note: {}", "racpsy: opmerking: {}"};

inline constexpr Message unknown_option{"option inconnue « {} »", "unknown option “{}”",
                                        "onbekende optie “{}”"};
inline constexpr Message unknown_command{"commande inconnue « {} »", "unknown command “{}”",
                                         "onbekende opdracht “{}”"};
inline constexpr Message no_command{
    "il manque une commande : calc, ask, compare, plan, batch, sql, rules ou contract",
    "a command is missing: calc, ask, compare, plan, batch, sql, rules or contract",
    "er ontbreekt een opdracht: calc, ask, compare, plan, batch, sql, rules of contract"};
inline constexpr Message option_of_other{"« {} » n'est pas une option de « racpsy {} »",
                                         "“{}” is not an option of “racpsy {}”",
                                         "“{}” is geen optie van “racpsy {}”"};
inline constexpr Message see_help{"Voir « racpsy --help ».", "See “racpsy --help”.",
                                  "Zie “racpsy --help”."};
inline constexpr Message missing_value{"il manque une valeur à {} ({})", "{} needs a value ({})",
                                       "{} vraagt een waarde ({})"};
inline constexpr Message empty_argument{"un argument est vide", "an argument is empty",
                                        "een argument is leeg"};
inline constexpr Message takes_no_value{"{} ne prend pas de valeur (« {} »)",
                                        "{} takes no value (“{}”)", "{} neemt geen waarde (“{}”)"};
inline constexpr Message not_understood{"ligne de commande non valide ({})",
                                        "invalid command line ({})",
                                        "ongeldige opdrachtregel ({})"};

inline constexpr Message compare_explains_json{"compare --explain exige --format json",
                                               "compare --explain requires --format json",
                                               "compare --explain vraagt --format json"};
inline constexpr Message calc_explains{
    "Pour expliquer une seule possibilité : « racpsy calc --route … --explain ».",
    "To explain a single option: “racpsy calc --route … --explain”.",
    "Om één mogelijkheid uit te leggen: “racpsy calc --route … --explain”."};
inline constexpr Message sql_needs_route{"sql : il manque le dispositif",
                                         "sql: the route is missing", "sql: de regeling ontbreekt"};
inline constexpr Message sql_route_twice{"sql : « {} » est nommé deux fois",
                                         "sql: “{}” is named twice",
                                         "sql: “{}” is twee keer genoemd"};
inline constexpr Message sql_name_once{"Nommez-le une fois.", "Name it once.",
                                       "Noem die één keer."};
inline constexpr Message sql_head{
    "Les règles de {} pour {}, par racpsy {} : ce que coûte chaque séance, et qui paie.",
    "The rules of {} for {}, by racpsy {}: what each session costs, and who pays.",
    "De regels van {} voor {}, door racpsy {}: wat elke sessie kost, en wie betaalt."};
inline constexpr Message sql_rules{"Règles {}, vérifiées le {} ou plus tard.",
                                   "Rules {}, verified on {} or later.",
                                   "Regels {}, nagekeken op {} of later."};
inline constexpr Message sql_options{"Options :{}", "Options:{}", "Opties:{}"};
inline constexpr Message sql_no_effect{"{} est sans effet sur {}.", "{} has no effect on {}.",
                                       "{} heeft geen effect op {}."};
inline constexpr Message sql_needs_dialect{"sql : il manque --dialect", "sql: --dialect is missing",
                                           "sql: --dialect ontbreekt"};
inline constexpr Message sql_needs_has{"sql : il manque --has, les colonnes de la table",
                                       "sql: --has, the columns of the table, is missing",
                                       "sql: --has, de kolommen van de tabel, ontbreekt"};
inline constexpr Message sql_no_days{
    "--coverage : une requête n'accepte pas de droits avec des dates",
    "--coverage: a query does not accept rights with dates",
    "--coverage: een query aanvaardt geen rechten met data"};
inline constexpr Message sql_for_example{"Par exemple : {}", "For example: {}", "Bijvoorbeeld: {}"};
inline constexpr Message contract_needs{
    "contract : il manque « new », « check FICHIER » ou « list »",
    "contract: “new”, “check FILE” or “list” is missing",
    "contract: “new”, “check BESTAND” of “list” ontbreekt"};
inline constexpr Message file_exists{"{} existe déjà", "{} already exists", "{} bestaat al"};
inline constexpr Message no_heading{"--title : le format « {} » n'a pas de titre",
                                    "--title: the format “{}” has no title",
                                    "--title: het formaat “{}” heeft geen titel"};

inline constexpr Message needs_file{"batch : il manque le fichier à lire (« - » : entrée standard)",
                                    "batch: the file to read is missing (“-”: standard input)",
                                    "batch: het te lezen bestand ontbreekt (“-”: standaardinvoer)"};
inline constexpr Message cannot_read{"impossible de lire {} : {}", "cannot read {}: {}",
                                     "kan {} niet lezen: {}"};
inline constexpr Message standard_input{"l'entrée standard", "standard input",
                                        "de standaardinvoer"};
inline constexpr Message more_wrong{"{} autre(s) problème(s) dans l'en-tête",
                                    "{} other problem(s) in the header",
                                    "nog {} probleem/problemen in de eerste regel"};
inline constexpr Message lines_lost{
    "{} autre(s) ligne(s) n'ont pas pu être lues : un guillemet non fermé englobe ce qui le suit ; "
    "elles comptent pour --max-errors",
    "{} other line(s) could not be read: an unclosed quote takes in what follows it; they count "
    "towards --max-errors",
    "{} andere regel(s) konden niet worden gelezen: een niet gesloten aanhalingsteken neemt mee "
    "wat erop volgt; ze tellen mee voor --max-errors"};
inline constexpr Message refused_in{"{} : {}", "{}: {}", "{}: {}"};
inline constexpr Message refused_count{
    "{} ligne(s) refusée(s) sur {} ; pour la liste complète : --rejects FICHIER",
    "{} row(s) of {} refused; for the full list: --rejects FILE",
    "{} rij(en) van {} geweigerd; voor de volledige lijst: --rejects BESTAND"};
inline constexpr Message refused_filed{"{} ligne(s) refusée(s) sur {}, dans {}",
                                       "{} row(s) of {} refused, listed in {}",
                                       "{} rij(en) van {} geweigerd, opgelijst in {}"};
inline constexpr Message batch_stopped{
    "arrêt après plus de {} ligne(s) refusée(s) (--max-errors) : la sortie est incomplète",
    "stopped after more than {} refused row(s) (--max-errors): the output is incomplete",
    "gestopt na meer dan {} geweigerde rij(en) (--max-errors): de uitvoer is onvolledig"};
inline constexpr Message not_written{"Le fichier n'a pas été écrit.", "The file was not written.",
                                     "Het bestand werd niet geschreven."};
inline constexpr Message too_many_groups{"--summary-by : plus de {} groupes",
                                         "--summary-by: more than {} groups",
                                         "--summary-by: meer dan {} groepen"};
inline constexpr Message which_is_also{"{}, qui est aussi {},", "{}, which is also {},",
                                       "{}, dat ook {} is,"};
inline constexpr Message read_and_written{"{} serait lu et écrit à la fois",
                                          "{} would be read and written at the same time",
                                          "{} zou tegelijk gelezen en geschreven worden"};
inline constexpr Message written_twice{"{} serait écrit deux fois", "{} would be written twice",
                                       "{} zou twee keer geschreven worden"};
inline constexpr Message write_elsewhere{"Écrivez dans un autre fichier.", "Write to another file.",
                                         "Schrijf naar een ander bestand."};
inline constexpr Message standard_error{"la sortie d'erreur", "standard error", "de foutuitvoer"};
inline constexpr Message not_that_form{"{} {} : impossible d'écrire ici un fichier « {} »",
                                       "{} {}: cannot write a “{}” file here",
                                       "{} {}: hier kan geen “{}”-bestand geschreven worden"};
inline constexpr Message end_with{"Extensions possibles : {}.", "Valid extensions: {}.",
                                  "Mogelijke extensies: {}."};
inline constexpr Message compress_it{
    "Écrivez un fichier non compressé, puis compressez-le (gzip, zstd, xz), ou redirigez la sortie "
    "standard : « | gzip > FICHIER.gz ».",
    "Write an uncompressed file and compress it afterwards (gzip, zstd, xz), or pipe standard "
    "output: “| gzip > FILE.gz”.",
    "Schrijf een niet gecomprimeerd bestand en comprimeer het daarna (gzip, zstd, xz), of leid de "
    "standaarduitvoer door: “| gzip > BESTAND.gz”."};
inline constexpr Message print_it{
    "Écrivez un fichier .html et imprimez-le en PDF depuis un navigateur, ou convertissez un "
    "fichier .md (pandoc).",
    "Write an .html file and print it to PDF from a browser, or convert an .md file (pandoc).",
    "Schrijf een .html-bestand en druk het vanuit een browser af naar pdf, of zet een .md-bestand "
    "om (pandoc)."};
inline constexpr Message open_it{
    "Écrivez un fichier .csv : un tableur peut l'ouvrir et l'enregistrer dans son format.",
    "Write a .csv file: a spreadsheet program can open it and save it in its own format.",
    "Schrijf een .csv-bestand: een rekenblad kan het openen en in zijn eigen formaat bewaren."};
inline constexpr Message convert_it{
    "Écrivez un fichier .csv, puis convertissez-le, par exemple avec duckdb.",
    "Write a .csv file, then convert it, for example with duckdb.",
    "Schrijf een .csv-bestand en zet het daarna om, bijvoorbeeld met duckdb."};
inline constexpr Message tabs_promised{
    "{} {} : les cellules seraient séparées par « {} », comme dans le fichier d'entrée",
    "{} {}: the cells would be separated by “{}”, as in the input file",
    "{} {}: de cellen zouden gescheiden zijn door “{}”, zoals in het invoerbestand"};

inline constexpr Message damaged{"les données compressées sont endommagées",
                                 "the compressed data is damaged",
                                 "de gecomprimeerde gegevens zijn beschadigd"};
inline constexpr Message cut_short{"le fichier est tronqué", "the file is truncated",
                                   "het bestand is afgekapt"};
inline constexpr Message not_utf16{"UTF-16 non valide", "invalid UTF-16", "ongeldige UTF-16"};
inline constexpr Message not_rows_inside{
    "{} : une fois décompressé (gzip), c'est {}, et non du CSV",
    "{}: once decompressed (gzip), this is {}, not CSV",
    "{}: na het uitpakken (gzip) is dit {}, geen CSV"};
inline constexpr Message separated_by{"les colonnes semblent séparées par « {} »",
                                      "the columns seem to be separated by “{}”",
                                      "de kolommen lijken gescheiden door “{}”"};
inline constexpr Message a_space{"espace", "space", "spatie"};
inline constexpr Message say_delimiter{"Si c'est le cas : --delimiter '{}'.",
                                       "If so: --delimiter '{}'.", "Is dat zo: --delimiter '{}'."};
inline constexpr Message batch_progress{"{} % · {} lignes", "{} % · {} rows", "{} % · {} rijen"};
inline constexpr Message batch_progress_open{"{} lignes", "{} rows", "{} rijen"};

inline constexpr Message out_of_memory{"mémoire insuffisante", "out of memory",
                                       "onvoldoende geheugen"};
inline constexpr Message cannot_write{"impossible d'écrire {} : {}", "cannot write {}: {}",
                                      "kan {} niet schrijven: {}"};
inline constexpr Message standard_output{"la sortie standard", "standard output",
                                         "de standaarduitvoer"};

inline constexpr Message help_program{
    "racpsy : ce que coûte un suivi psychologique, séance par séance et sur l'année, et qui paie.",
    "racpsy: what psychological care costs, session by session and over the year, and who pays.",
    "racpsy: wat psychologische zorg kost, sessie per sessie en over het jaar, en wie betaalt."};
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
)",
    R"(racpsy calc                                een heel jaar, gewoon geval
racpsy calc --country be                   de eerstelijnspsychologische zorg in België
racpsy calc --complementary responsible    met een aanvullende verzekering (Frankrijk)
racpsy calc --rules 2022                   onder de regels van 2022
racpsy calc --first 2026-03-02 --sessions 6 --every 2w --age 34
racpsy compare --country be --age 20       elke open regeling in België, de goedkoopste eerst
)"};
inline constexpr Message help_commands{"Commandes", "Commands", "Opdrachten"};
inline constexpr Message help_actions{"Actions", "Actions", "Acties"};
inline constexpr Message also_named{"{} ; aussi {}", "{}; also {}", "{}; ook {}"};
inline constexpr Message help_usage{"racpsy {} : {}.", "racpsy {}: {}.", "racpsy {}: {}."};
inline constexpr Message help_more_program{
    "« racpsy COMMANDE -h » donne l'essentiel d'une commande, « racpsy COMMANDE --help » toutes "
    "ses options, « man racpsy » le manuel complet. English: --lang en.",
    "“racpsy COMMAND -h” gives the essentials of a command, “racpsy COMMAND --help” all its "
    "options, “man racpsy” the full manual. Français : --lang fr.",
    "“racpsy OPDRACHT -h” geeft het belangrijkste van een opdracht, “racpsy OPDRACHT --help” alle "
    "opties, “man racpsy” de volledige handleiding. Français : --lang fr. English: --lang en."};
inline constexpr Message help_more_command{"Toutes les options : « racpsy {} --help ».",
                                           "All options: “racpsy {} --help”.",
                                           "Alle opties: “racpsy {} --help”."};
inline constexpr Message help_exits{"Codes de sortie", "Exit codes", "Afsluitcodes"};
inline constexpr Message help_environment{"Environnement", "Environment", "Omgeving"};

/// An exit code or a variable, and its meaning for a mask of commands.
struct Meaning {
  std::string_view name;
  unsigned commands;
  Message text;
};
inline constexpr Meaning exit_codes[] = {
    {"0", of_all, {"réussite", "success", "gelukt"}},
    {"1",
     of_batch,
     {"réussite, mais des lignes ont été refusées", "success, but rows were refused",
      "gelukt, maar er werden rijen geweigerd"}},
    {"1",
     of_rules,
     {"réussite, mais check a trouvé des problèmes", "success, but check found problems",
      "gelukt, maar check vond problemen"}},
    {"2", of_all, {"erreur d'utilisation", "usage error", "gebruiksfout"}},
    {"3",
     of_all,
     {"un fichier de règles, de contrat ou de cas ne peut pas être chargé",
      "a rule, contract or case file cannot be loaded",
      "een bestand met regels, een contract of een geval kan niet worden geladen"}},
    {"4",
     of_answers | of_rules,
     {"échec de lecture ou d'écriture", "reading or writing failed", "lezen of schrijven mislukt"}},
    {"4",
     of_batch,
     {"échec de lecture ou d'écriture, ou en-tête inutilisable",
      "reading or writing failed, or unusable header",
      "lezen of schrijven mislukt, of eerste regel onbruikbaar"}},
    {"5", of_questions, {"refusé par --strict", "refused by --strict", "geweigerd door --strict"}}};
inline constexpr Meaning environment[] = {
    {"RACPSY_RULES",
     of_all,
     {"dossiers de règles séparés par « : », comme avec --rules-dir",
      "rule folders separated by “:”, as with --rules-dir",
      "mappen met regels, gescheiden door “:”, zoals met --rules-dir"}},
    {"LC_ALL, LC_MESSAGES, LANG",
     of_all,
     {"la langue, si --lang n'est pas donné : français si elle commence par fr, sinon anglais",
      "the language, if --lang is not given: French if it starts with fr, otherwise English",
      "de taal, als --lang niet gegeven is: Frans als ze met fr begint, Nederlands met nl, anders "
      "Engels"}},
    {"NO_COLOR", of_all, {"pas de couleurs", "no colours", "geen kleuren"}}};

inline constexpr Message stale{
    "règles vérifiées il y a plus de {} jours ; les montants peuvent avoir changé : {}",
    "rules last verified more than {} days ago; the amounts may have changed: {}",
    "regels meer dan {} dagen geleden nagekeken; de bedragen kunnen veranderd zijn: {}"};
inline constexpr Message verified{"règles vérifiées jusqu'au {}", "rules verified up to {}",
                                  "regels nagekeken tot {}"};
inline constexpr Message verified_but{
    "règles vérifiées jusqu'au {} ; {} des {} dispositifs ouverts l'ont été il y a plus de {} "
    "jours (voir « racpsy rules check »)",
    "rules verified up to {}; {} of {} open routes were last verified more than {} days ago (see "
    "“racpsy rules check”)",
    "regels nagekeken tot {}; {} van {} open regelingen werden meer dan {} dagen geleden nagekeken "
    "(zie “racpsy rules check”)"};

inline constexpr Message not_a_terminal{"ask pose ses questions sur un terminal",
                                        "ask asks its questions on a terminal",
                                        "ask stelt zijn vragen op een terminal"};
inline constexpr Message use_calc{"Ailleurs, donnez les réponses en options : {}",
                                  "Elsewhere, give the answers as options: {}",
                                  "Geef elders de antwoorden als opties: {}"};
inline constexpr Message how_to_answer{
    "Répondez par un numéro, un mot ou une valeur. q : la réponse tout de suite.",
    "Answer with a number, a word or a value. q: the answer at once.",
    "Antwoord met een nummer, een woord of een waarde. q: meteen het antwoord."};
inline constexpr Message enter{"Entrée", "Enter", "Enter"};
inline constexpr Message enter_means{"je ne sais pas", "I don't know", "ik weet het niet"};
inline constexpr Message several_allowed{"Plusieurs réponses sont possibles, comme 2+3.",
                                         "Several answers are possible, such as 2+3.",
                                         "Meerdere antwoorden zijn mogelijk, zoals 2+3."};
inline constexpr Message so_far{"Pour l'instant : {} pour {}.", "So far: {} for {}.",
                                "Voorlopig: {} voor {}."};
inline constexpr Message so_far_advanced{"Pour l'instant : {} pour {} ; vous avancez {}.",
                                         "So far: {} for {}; you advance {}.",
                                         "Voorlopig: {} voor {}; u schiet {} voor."};
inline constexpr Message for_pages{
    "--for ne concerne que les pages : --format markdown ou html, ou -o FICHIER.html",
    "--for is for pages only: --format markdown or html, or -o FILE.html",
    "--for is alleen voor pagina's: --format markdown of html, of -o BESTAND.html"};
inline constexpr Message so_far_partly{
    "Pour l'instant : {} pour {} des {} séances ; le prix des autres n'est pas connu.",
    "So far: {} for {} of {} sessions; the price of the others is not known.",
    "Voorlopig: {} voor {} van de {} sessies; de prijs van de andere is niet bekend."};
inline constexpr Message so_far_unknown{"Pour l'instant : le prix n'est pas connu.",
                                        "So far: the price is not known.",
                                        "Voorlopig: de prijs is niet bekend."};
inline constexpr Message one_session{"une séance", "one session", "één sessie"};
inline constexpr Message some_sessions{"{} séances", "{} sessions", "{} sessies"};
inline constexpr Message next_time{"La prochaine fois :", "Next time:", "Volgende keer:"};

}  // namespace racpsy::cli::messages
