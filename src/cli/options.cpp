#include "cli/options.hpp"

#include <algorithm>
#include <utility>

#include "cli/messages.hpp"
#include "racpsy/base/folding.hpp"

#include "format/formats.hpp"

namespace racpsy::cli {
namespace {

constexpr Message nothing_more{"", ""};

// Formats by name.
constexpr std::string_view all_formats = format_names<as_document | as_json | as_csv>;
constexpr std::string_view document_formats = format_names<as_document | as_json>;
constexpr std::string_view plain_formats = format_names<on_screen | as_json>;

// clang-format off
constexpr Option options[] = {
    {"--age", "", "N", Arity::value, ValueKind::text, "", Group::person, of_questions, of_answers,
     {"âge en années révolues", "age in completed years"},
     {"De 0 à 130. L'âge détermine l'accès à plusieurs dispositifs, la participation forfaitaire et quelques majorations.",
      "From 0 to 130. Age determines eligibility for several routes, the flat charge (participation forfaitaire) and some supplements."}},
    {"--born", "", "DATE", Arity::value, ValueKind::date, "", Group::person, of_questions, 0,
     {"date de naissance, au lieu de l'âge", "date of birth, instead of the age"},
     {"L'âge est alors calculé au jour de chaque séance.", "The age is then calculated on the day of each session."}},
    {"--coverage", "", "LIST", Arity::value, ValueKind::fact, "", Group::person, of_questions, of_answers,
     {"droits, séparés par + : standard, c2s, ame, ald, alsace_moselle…", "rights, joined by +: standard, c2s, ame, ald, alsace_moselle…"},
     {"Les droits reconnus par l'assurance maladie ; chacun peut avoir ses dates : c2s..2027-06-14, maternity:2026-02-15..2026-06-27. Chaque dispositif a les siens ; « racpsy rules show DISPOSITIF » les explique.",
      "The rights recognised by the compulsory insurance; each can have its dates: c2s..2027-06-14, maternity:2026-02-15..2026-06-27. Each route has its own; “racpsy rules show ROUTE” explains them."}},
    {"--due", "", "DATE", Arity::value, ValueKind::date, "", Group::person, of_answers | of_plan, 0,
     {"date prévue de l'accouchement, qui fixe les dates du droit maternité", "due date of a pregnancy, which sets the dates of the maternity right"}, nothing_more},
    {"--complementary", "", "C", Arity::value, ValueKind::contract, "", Group::person, of_questions, of_answers,
     {"mutuelle : none, responsible, une carte ('25 €/séance, 4/an'), un fichier *.toml ou un exemple (mgen-2022)", "complementary insurance: none, responsible, a card ('€25/session, 4/year'), a file *.toml or an example (mgen-2022)"},
     {"Presque toutes les mutuelles sont des contrats responsables. Les mots d'une carte disent ce qu'un contrat paie en plus : un montant ou un pourcentage par séance, un nombre et une somme par an, dans n'importe quel ordre ; la réponse répète ce qui a été compris. Un fichier décrit tout autre contrat (« racpsy contract new ») ; une quarantaine sont fournis en exemple, par leur nom (« racpsy contract list »).",
      "Almost all complementary insurance contracts are “responsible”. The words of a card say what a contract pays beyond that: an amount or a percentage a session, a number and a sum a year, in any order; the answer repeats what was understood. A file describes any other contract (“racpsy contract new”); about forty are supplied as examples, by name (“racpsy contract list”)."}},
    {"--joined", "", "DATE", Arity::value, ValueKind::date, "", Group::person, of_questions, 0,
     {"date d'adhésion au contrat de la mutuelle", "date of joining the complementary contract"},
     {"Pour un contrat qui a un délai d'attente, des niveaux d'ancienneté ou des années d'adhésion. Sans cette option, l'adhésion est supposée assez ancienne.",
      "For a contract with a waiting period, levels of loyalty or years from joining. Without it, the membership is taken as long enough."}},
    {"--student", "", "", Arity::nothing, ValueKind::text, "", Group::person, of_questions, 0,
     {"étudiant, comme --with student=yes", "student, like --with student=yes"}, nothing_more},
    {"--referral", "", "YES/NO", Arity::value, ValueKind::fact, "", Group::person, of_questions, 0,
     {"courrier d'adressage, comme --with referral=…", "referral letter, like --with referral=…"}, nothing_more},
    {"--with", "", "NAME=VALUE", Arity::values, ValueKind::any_fact, "", Group::person, of_questions, 0,
     {"tout autre critère utilisé par les règles", "any other fact that the rules use"},
     {"Peut être répété. Un nom ou une valeur inconnus sont refusés, avec la liste des choix possibles ; un critère qu'aucune règle appliquée n'utilise est signalé.",
      "Can be repeated. An unknown name or value is refused, with the list of valid choices; a fact that no applied rule uses is reported."}},
    {"--used", "", "N", Arity::value, ValueKind::text, "", Group::person, of_questions, 0,
     {"séances couvertes déjà suivies dans la période", "covered sessions already attended in the period"},
     {"Elles comptent dans le plafond de la période en cours : année civile, année universitaire ou douze mois, selon le dispositif.",
      "They count towards the cap of the current period: calendar year, academic year or twelve months, depending on the route."}},
    {"--used-deductible", "", "AMOUNT", Arity::value, ValueKind::text, "", Group::person, of_questions, 0,
     {"franchise annuelle déjà payée, par tous les soins", "yearly deductible already paid, by any care"},
     {"Pour les dispositifs qui ont une franchise, dans leur monnaie ; elle compte dans la période de la première séance.",
      "For routes with a deductible, in their currency; it counts in the period of the first session."}},

    {"--me", "", "FILE", Arity::value, ValueKind::file, "", Group::person, of_answers | of_plan, 0,
     {"profil : la table [person] d'un fichier de cas", "profile: the [person] of a case file"},
     {"Ce qu'il dit et que les options ne disent pas est repris, et rappelé. Sans cette option, racpsy/me.toml du dossier de configuration (XDG_CONFIG_HOME) est lu s'il existe.",
      "What it says and the options do not is taken, and repeated. Without it, racpsy/me.toml of the configuration folder (XDG_CONFIG_HOME) is read if it exists."}},
    {"--no-me", "", "", Arity::nothing, ValueKind::text, "", Group::person, of_answers | of_plan, 0,
     {"ne lire aucun profil", "read no profile"}, nothing_more},

    {"--sessions", "", "N", Arity::value, ValueKind::text, "", Group::sessions, of_questions, of_answers,
     {"nombre de séances (défaut : le plafond)", "number of sessions (default: the cap)"}, {"10 000 au plus.", "At most 10 000."}},
    {"--first", "", "DATE", Arity::value, ValueKind::date, "", Group::sessions, of_questions, of_answers,
     {"première séance, AAAA-MM-JJ", "first session, YYYY-MM-DD"},
     {"Sans cette option, les séances commencent le prochain jour ouvré.",
      "Without it, sessions start on the next working day."}},
    {"--every", "", "P", Arity::value, ValueKind::pace, "", Group::sessions, of_answers | of_batch, of_answers,
     {"rythme : 1d, 1w, 2w, 1m… (défaut : 1w)", "interval: 1d, 1w, 2w, 1m… (default: 1w)"},
     {"Un nombre suivi de d (jours), w (semaines) ou m (mois, comptés à partir de la première date ; le dernier jour du mois si besoin).",
      "A number followed by d (days), w (weeks) or m (months, counted from the first date; the last day of the month if needed)."}},
    {"--on", "", "D1,D2,…", Arity::value, ValueKind::date, "", Group::sessions, of_answers, 0,
     {"dates exactes, au lieu des trois options ci-dessus", "exact dates, instead of the three options above"},
     {"Une date répétée est une deuxième séance le même jour.", "A repeated date is a second session on the same day."}},
    {"--until", "", "DATE", Arity::value, ValueKind::date, "", Group::sessions, of_plan, of_plan,
     {"dernier jour possible (défaut : un an après le premier)", "last day possible (default: a year after the first)"}, nothing_more},
    {"--at-least", "", "P", Arity::value, ValueKind::pace, "", Group::sessions, of_plan, of_plan,
     {"le plus court intervalle entre deux séances : 1d, 1w, 2w, 1m… (défaut : 1w)", "shortest interval between two sessions: 1d, 1w, 2w, 1m… (default: 1w)"}, nothing_more},
    {"--at-most", "", "P", Arity::value, ValueKind::pace, "", Group::sessions, of_plan, of_plan,
     {"le plus long intervalle entre deux séances (défaut : sans limite)", "longest interval between two sessions (default: no limit)"}, nothing_more},
    {"--private-fee", "", "EUR", Arity::value, ValueKind::text, "", Group::sessions, of_questions, of_answers,
     {"prix d'une séance non couverte : 65, 65.00 ou 65,00", "price of a session that is not covered: 65, 65.00 or 65,00"},
     {"Le prix demandé par le professionnel si les règles n'en fixent pas ou ne couvrent pas la séance. Sans cette option, ce prix est inconnu (« n.c. »), jamais zéro.",
      "The price charged if the rules set none or do not cover the session. Without it, that price is unknown (“n.c.”), never zero."}},

    {"--minutes", "", "N", Arity::value, ValueKind::text, "", Group::sessions, of_questions, 0,
     {"durée d'une séance, pour un prix à la minute ou un contrat qui paie à l'heure", "length of a session, for a price by the minute or a contract that pays by the hour"},
     {"En minutes. Sans cette option, un prix à la minute suppose la durée que disent les règles, et ce que paie un tel contrat est inconnu (« n.c. »).", "In minutes. Without it, a price by the minute assumes the length that the rules state, and what such a contract pays is unknown (“n.c.”)."}},

    {"--route", "", "ID", Arity::value, ValueKind::route, "", Group::rules, of_questions | of_contract, of_questions,
     {"dispositif de soins (défaut : {})", "route to care (default: {})"}, {"« racpsy rules list » en donne la liste.", "“racpsy rules list” lists them all."}},
    {"--country", "", "C", Arity::value, ValueKind::country, "", Group::rules, of_answers | of_plan, 0,
     {"pays : compare en compare tous les dispositifs ouverts (lu,fr), sinon son dispositif habituel est pris", "country: compare takes all its open routes (lu,fr), other commands its usual route"},
     {"Pour qui habite près d'une frontière. « racpsy rules list » nomme les pays ; chaque prix est dans la monnaie de son pays.",
      "For people who live near a border. “racpsy rules list” names the countries; each price is in the currency of its country."}},
    {"--rules", "", "V", Arity::value, ValueKind::version, "", Group::rules, of_questions, of_questions,
     {"version des règles : auto (selon la date) ou son nom, comme 2022", "version of the rules: auto (by date) or its name, such as 2022"},
     {"Une version nommée s'applique quelles que soient les dates : on peut comparer les mêmes séances sous deux réformes.",
      "A named version applies whatever the dates, so that the same sessions can be compared under two reforms."}},
    {"--calendar", "", "C", Arity::value, ValueKind::word, "applied legal", Group::rules, of_questions, 0,
     {"applied (pratique suivie) ou legal (textes en vigueur)", "applied (actual practice) or legal (texts in force)"},
     {"Les deux diffèrent quand une réforme est appliquée avant ou après son texte.", "The two differ when a reform was applied before or after its text."}},
    {"--rules-dir", "", "DIR", Arity::values, ValueKind::folder, "", Group::rules, of_all, 0,
     {"dossier de règles à ajouter à celles du programme (aussi RACPSY_RULES)", "folder of rules to add to the built-in ones (also RACPSY_RULES)"},
     {"Peut être répété ; un fichier du même dispositif et de la même version remplace le précédent.",
      "Can be repeated; a file for the same route and version replaces the earlier one."}},
    {"--strict", "", "", Arity::nothing, ValueKind::text, "", Group::rules, of_questions, 0,
     {"refuser tout chiffre supposé, déduit, peu fiable, non vérifié ou inconnu", "refuse assumed, inferred, low-confidence, unverified or unknown figures"},
     {"Le code de sortie est alors 5.", "The exit code is then 5."}},
    {"--today", "", "DATE", Arity::value, ValueKind::date, "", Group::rules, of_all, 0,
     {"date à utiliser comme date du jour", "date to use as today"}, nothing_more},

    {"--detail", "", "", Arity::nothing, ValueKind::text, "", Group::answer, of_answers, of_calc,
     {"une ligne par séance, et qui paie quoi", "one row a session, and who pays what"},
     {"La forme longue : toutes les séances, les totaux par année et par payeur, toutes les hypothèses et tous les points incertains.",
      "The long form: all sessions, the sums by year and payer, all assumptions and doubts."}},
    {"--assumptions", "", "", Arity::nothing, ValueKind::text, "", Group::answer, of_answers, 0,
     {"toutes les hypothèses faites, et ce que d'autres réponses changeraient", "all assumptions made, and what other answers would change"}, nothing_more},
    {"--closed", "", "", Arity::nothing, ValueKind::text, "", Group::answer, of_compare, of_compare,
     {"aussi les dispositifs fermés à cette personne, et comment y avoir droit", "also the routes closed to this person, and how to qualify"}, nothing_more},
    {"--explain", "", "[all]", Arity::value_or_none, ValueKind::word, "brief all", Group::answer, of_answers, of_calc,
     {"d'où vient un montant ; all : chaque séance, règle par règle", "where an amount comes from; all: every session, rule by rule"},
     {"Le prix, la part de chaque financeur et leurs sources. Avec all, chaque séance, chaque calcul, et chaque règle qui ne s'est pas appliquée, avec la raison ; en JSON, toujours.",
      "The price, the part of each payer and their sources. With all, every session, every calculation, and every rule that did not apply, with the reason; always so in JSON."}},
    {"--format", "", "F", Arity::value, ValueKind::word, all_formats, Group::answer, of_answers | of_plan | of_rules, of_answers | of_plan | of_rules,
     {"text, json, csv, markdown ou html", "text, json, csv, markdown or html"},
     {"json, csv : toujours en anglais, montants en centimes. markdown, html : une page à imprimer, avec codes de facturation et sources.",
      "json, csv: always in English, amounts in cents. markdown, html: a page to print, with billing codes and sources."}},
    {"--for", "", "WHO", Arity::value, ValueKind::word, "patient practice", Group::answer, of_calc, 0,
     {"à qui la page est destinée : patient, ou practice (devis)", "whom the page is for: patient, or practice (a quote)"},
     {"patient : la réponse, d'où vient le montant, ce qui n'est pas certain. practice : les séances et leurs codes, qui facturer et combien. Sans cette option, la page contient tout.",
      "patient: the answer, where the amount comes from, what is not certain. practice: the sessions and their codes, whom to bill and how much. Without it, the page has everything."}},
    {"--practice", "", "TEXT", Arity::value, ValueKind::text, "", Group::answer, of_calc, 0,
     {"cabinet qui fait le devis : nom, adresse, numéro", "practice that makes the quote: name, address, number"},
     {"Avec --for practice. Ce qui n'est pas donné se remplit à la main.", "With --for practice. What is not given is filled in by hand."}},
    {"--patient", "", "TEXT", Arity::value, ValueKind::text, "", Group::answer, of_calc, 0,
     {"patient du devis : son nom ou un code", "patient of the quote: a name or a code"}, nothing_more},
    {"--valid-until", "", "DATE", Arity::value, ValueKind::date, "", Group::answer, of_calc, 0,
     {"dernier jour de validité du devis", "last day on which the quote is valid"}, nothing_more},
    {"--title", "", "TEXT", Arity::value, ValueKind::text, "", Group::answer, of_answers | of_plan, 0,
     {"titre de la page (text, markdown, html)", "title of the page (text, markdown, html)"}, nothing_more},
    {"--output", "-o", "FILE", Arity::value, ValueKind::file, "", Group::answer, of_all, of_all,
     {"écrire dans FILE, dont l'extension fixe le format ; - : sortie standard", "write to FILE, whose extension sets the format; -: standard output"},
     {"Le fichier est complet ou absent. L'extension d'un autre format (.pdf, .xlsx, .gz…) est refusée ; --format l'emporte sur .json, .csv, .md et .html.",
      "The file is complete or absent. The extension of another format (.pdf, .xlsx, .gz…) is refused; --format takes precedence over .json, .csv, .md and .html."}},
    {"--width", "", "N", Arity::value, ValueKind::text, "", Group::answer, of_all, 0,
     {"largeur du texte, de 40 à 200 colonnes (défaut : le terminal, sinon 100)", "width of the text, 40 to 200 columns (default: the terminal, else 100)"}, nothing_more},

    {"--columns", "", "LIST", Arity::value, ValueKind::columns, "", Group::rows, of_batch, of_batch,
     {"colonnes à écrire, séparées par des virgules", "columns to write, separated by commas"},
     {"Les colonnes calculées, et toute colonne du fichier d'entrée. Un nom qui contient une virgule se met entre guillemets, comme en CSV.",
      "The calculated columns, and any column of the input file. Quote a name that contains a comma, as in CSV."}},
    {"--delimiter", "", "C", Arity::value, ValueKind::text, "", Group::rows, of_batch, 0,
     {"séparateur de colonnes : un caractère, ou tab (défaut : celui de l'en-tête)", "column separator: one character, or tab (default: the one in the header)"},
     {"Par défaut : virgule, point-virgule ou tabulation, selon ce que l'en-tête contient le plus, ou le signe indiqué par une première ligne « sep=; ». La sortie utilise le même.",
      "By default: comma, semicolon or tab, whichever is most frequent in the header, or the one given by a first line “sep=;”. The output uses the same one."}},
    {"--rejects", "", "FILE", Arity::value, ValueKind::file, "", Group::rows, of_batch, of_batch,
     {"écrire les lignes refusées dans FILE (TSV)", "write refused rows to FILE (TSV)"},
     {"Ligne, identifiant, colonne, code et message.", "Line, id, column, code and message."}},
    {"--max-errors", "", "N", Arity::value, ValueKind::text, "", Group::rows, of_batch, 0,
     {"s'arrêter après plus de N lignes refusées", "stop after more than N refused rows"}, nothing_more},
    {"--spreadsheet-safe", "", "", Arity::nothing, ValueKind::text, "", Group::rows, of_questions, 0,
     {"CSV : mettre une apostrophe devant toute cellule recopiée qui commence par = + - @", "CSV: put an apostrophe before any copied cell that starts with = + - @"},
     {"Un tableur ne peut alors pas interpréter comme une formule le contenu du fichier d'entrée.",
      "A spreadsheet program then cannot treat the content of the input file as a formula."}},
    {"--threads", "", "N", Arity::value, ValueKind::text, "", Group::rows, of_batch, 0,
     {"nombre de fils d'exécution (défaut : tous)", "number of threads (default: all)"}, {"La sortie n'en dépend pas.", "The output does not depend on it."}},
    {"--summary", "", "F", Arity::value_or_none, ValueKind::word, document_formats, Group::rows, of_batch, of_batch,
     {"totaux et moyennes sur la sortie d'erreur : text (défaut), json, markdown, html", "totals and means on standard error: text (default), json, markdown, html"}, nothing_more},
    {"--summary-by", "", "COL,…", Arity::value, ValueKind::columns, "", Group::rows, of_batch, 0,
     {"les mêmes, par groupe de valeurs de ces colonnes", "the same, grouped by these columns"}, nothing_more},

    {"--lang", "", "fr/en", Arity::value, ValueKind::word, "fr en", Group::program, of_all, 0,
     {"langue (défaut : celle de l'environnement)", "language (default: from the environment)"}, nothing_more},
    {"--color", "", "WHEN", Arity::value, ValueKind::word, "auto always never", Group::program, of_all, 0,
     {"couleurs : auto, always ou never", "colours: auto, always or never"}, {"NO_COLOR est respecté.", "NO_COLOR is obeyed."}},
    {"--generate", "", "WHAT", Arity::value, ValueKind::word, "man bash zsh fish typescript request-schema", Group::program, 0, 0,
     {"page de manuel (man), complétion (bash, zsh, fish), requêtes JSON (typescript, request-schema)", "manual page (man), completion (bash, zsh, fish), JSON requests (typescript, request-schema)"},
     {"« racpsy --generate bash » écrit le script de complétion de bash ; « racpsy --generate man | man -l - » affiche cette page. typescript et request-schema décrivent les requêtes de la bibliothèque C et du paquet npm.",
      "“racpsy --generate bash” writes the completion script for bash; “racpsy --generate man | man -l -” displays this page. typescript and request-schema describe the requests of the C library and the npm package."}},
    {"-h", "", "", Arity::nothing, ValueKind::text, "", Group::program, of_all, 0,
     {"l'essentiel, avec des exemples", "the essentials, with examples"}, nothing_more},
    {"--help", "", "", Arity::nothing, ValueKind::text, "", Group::program, of_all, 0, {"toutes les options", "all options"}, nothing_more},
    {"--version", "-V", "", Arity::nothing, ValueKind::text, "", Group::program, of_all, 0,
     {"version du programme, empreinte des règles et date de leur vérification", "version of the program, digest of the rules and date of their verification"}, nothing_more},
};
// clang-format on

// Other names of options. Accents and capitals make no difference in any name.
constexpr std::pair<std::string_view, std::string_view> synonyms[] = {
    {"--born", "--né --née --naissance"},
    {"--coverage", "--droits --couverture"},
    {"--due", "--terme"},
    {"--student", "--étudiant --étudiante"},
    {"--complementary", "--mutuelle"},
    {"--sessions", "--séances"},
    {"--first", "--le"},
    {"--joined", "--adhésion"},
    {"--private-fee", "--prix --price"},
    {"--country", "--pays"},
    {"--route", "--psy"}};

// Variants of options: in `compare` five are lists, in `batch` they are defaults for empty cells,
// and `rules` writes no CSV.
struct Variant {
  unsigned of;
  Option option;
};

constexpr Variant variants[] = {
    {of_compare,
     {"--route",
      "",
      "ID,…",
      Arity::value,
      ValueKind::route,
      "",
      Group::rules,
      of_compare,
      of_compare,
      {"dispositifs ; un pays (fr, be…) : tous ceux qui y sont ouverts (défaut : fr)",
       "routes; a country (fr, be…): all its open routes (default: fr)"},
      nothing_more}},
    {of_compare,
     {"--rules",
      "",
      "V,…",
      Arity::value,
      ValueKind::version,
      "",
      Group::rules,
      of_compare,
      of_compare,
      {"versions des règles : auto (selon la date) ou leurs noms",
       "versions of the rules: auto (by date) or their names"},
      nothing_more}},
    {of_compare,
     {"--calendar",
      "",
      "C,…",
      Arity::value,
      ValueKind::word,
      "applied legal",
      Group::rules,
      of_compare,
      0,
      {"applied (pratique suivie), legal (textes en vigueur)",
       "applied (actual practice), legal (texts in force)"},
      nothing_more}},
    {of_compare,
     {"--coverage",
      "",
      "LIST,…",
      Arity::value,
      ValueKind::fact,
      "",
      Group::person,
      of_compare,
      of_compare,
      {"droits (standard,c2s,ald+alsace_moselle), ceux d'une même personne joints par +",
       "rights (standard,c2s,ald+alsace_moselle), those of one person joined by +"},
      nothing_more}},
    {of_compare,
     {"--complementary",
      "",
      "C,…",
      Arity::value,
      ValueKind::contract,
      "",
      Group::person,
      of_compare,
      of_compare,
      {"mutuelles : none, responsible, une carte ou des contrats en fichiers *.toml",
       "complementary insurances: none, responsible, a card or contract files *.toml"},
      nothing_more}},
    {of_compare,
     {"--sessions",
      "",
      "N",
      Arity::value,
      ValueKind::text,
      "",
      Group::sessions,
      of_compare,
      of_compare,
      {"nombre de séances (défaut : le plafond de chaque dispositif)",
       "number of sessions (default: the cap of each route)"},
      nothing_more}},
    {of_compare,
     {"--explain",
      "",
      "",
      Arity::value_or_none,
      ValueKind::word,
      "brief all",
      Group::answer,
      of_compare,
      0,
      {"avec --format json : chaque montant avec sa règle et sa source",
       "with --format json: every amount with its rule and source"},
      nothing_more}},
    {of_plan,
     {"--route",
      "",
      "ID,…",
      Arity::value,
      ValueKind::route,
      "",
      Group::rules,
      of_plan,
      of_plan,
      {"dispositifs possibles, le premier étant celui demandé (défaut : {}, et ceux que votre "
       "situation ouvre)",
       "routes to choose from, the first being the one asked (default: {}, and those that your "
       "situation opens)"},
      {"Sans cette option : le dispositif par défaut, et ceux de son pays qui donnent un nombre de "
       "séances par période et qu'un critère indiqué (étudiant…) vous ouvre. --used compte dans le "
       "premier.",
       "Without it: the default route, and those of its country with a number of sessions in each "
       "period that a fact given (student…) opens to you. --used counts in the first one."}}},
    {of_batch,
     {"--complementary",
      "",
      "C",
      Arity::value,
      ValueKind::contract,
      "",
      Group::person,
      of_batch,
      0,
      {"mutuelle : none, responsible, une carte ou un fichier *.toml (« file » dans une cellule)",
       "complementary insurance: none, responsible, a card or a file *.toml (“file” in a cell)"},
      nothing_more}},
    {of_batch,
     {"--sessions",
      "",
      "N",
      Arity::value,
      ValueKind::text,
      "",
      Group::sessions,
      of_batch,
      0,
      {"nombre de séances d'une ligne (défaut : le plafond)",
       "number of sessions of a row (default: the cap)"},
      nothing_more}},
    {of_batch,
     {"--first",
      "",
      "DATE",
      Arity::value,
      ValueKind::date,
      "",
      Group::sessions,
      of_batch,
      0,
      {"première séance d'une ligne, AAAA-MM-JJ", "first session of a row, YYYY-MM-DD"},
      nothing_more}},
    {of_batch,
     {"--output",
      "-o",
      "FILE",
      Arity::value,
      ValueKind::file,
      "",
      Group::answer,
      of_batch,
      of_batch,
      {"écrire le CSV dans FILE, complet ou absent ; - : sortie standard",
       "write the CSV to FILE, complete or absent; -: standard output"},
      nothing_more}},
    {of_rules,
     {"--format",
      "",
      "F",
      Arity::value,
      ValueKind::word,
      document_formats,
      Group::answer,
      of_rules,
      of_rules,
      {"text, json, markdown ou html", "text, json, markdown or html"},
      nothing_more}},
};

constexpr CommandWords commands[] = {
    {"calc",
     of_calc,
     "[CASE.toml]",
     {"le coût des séances d'une personne, une par une et par année",
      "the cost of one person's sessions, one by one and by year"},
     {R"(racpsy calc                                  une année entière, cas ordinaire
racpsy calc --coverage c2s --age 34          avec la Complémentaire santé solidaire
racpsy calc --complementary responsible --first 2026-03-02 --sessions 6 --every 2w
racpsy calc --rules 2022 --explain           sous les règles de 2022, chaque montant expliqué
racpsy calc foyer.toml -o feuille.html       un cas décrit dans un fichier, en page à imprimer
)",
      R"(racpsy calc                                  a full year, ordinary case
racpsy calc --coverage c2s --age 34          with C2S (means-tested complementary cover)
racpsy calc --complementary responsible --first 2026-03-02 --sessions 6 --every 2w
racpsy calc --rules 2022 --explain           under the rules of 2022, every amount explained
racpsy calc household.toml -o sheet.html     a case described in a file, as a page to print
)"},
     {"CASE.toml décrit une ou plusieurs personnes, les changements et leurs dates, et des séances "
      "dans plusieurs dispositifs ; les options données en plus l'emportent.",
      "CASE.toml describes one or more persons, the changes and their dates, and sessions under "
      "several routes; options given with it take precedence."},
     all_formats},
    {"ask",
     of_ask,
     "",
     {"les mêmes coûts, en quelques questions", "the same costs, in a few questions"},
     {R"(racpsy ask
racpsy ask --age 21 --student
)",
      R"(racpsy ask
racpsy ask --age 21 --student
)"},
     {"Seules sont posées les questions dont une réponse change le résultat, celles qui déplacent "
      "le plus d'euros d'abord ; ce que donnent les options n'est pas demandé. Entrée : je ne sais "
      "pas. q ou Ctrl-D : la réponse tout de suite. À la fin vient la commande « calc » qui donne "
      "la même réponse. Sur un terminal seulement.",
      "Asks only questions of which an answer changes the result, those that move most euros "
      "first; what the options give is not asked. Enter: I don't know. q or Ctrl-D: the answer at "
      "once. The end shows the command of calc that gives the same answer. On a terminal only."},
     all_formats},
    {"compare",
     of_compare,
     "[CASE.toml]",
     {"la même personne sous plusieurs dispositifs, règles ou droits, côte à côte",
      "the same person under several routes, rules or rights, side by side"},
     {R"(racpsy compare --age 20 --student                  tous les dispositifs ouverts en France
racpsy compare --route {} --rules 2022,2025
racpsy compare --route fr,be --coverage standard,c2s
racpsy compare foyer.toml                              un cas décrit dans un fichier
)",
      R"(racpsy compare --age 20 --student                  every route that is open in France
racpsy compare --route {} --rules 2022,2025
racpsy compare --route fr,be --coverage standard,c2s
racpsy compare household.toml                          a case described in a file
)"},
     {"Cinq options acceptent des listes, séparées par des virgules ; toutes leurs combinaisons "
      "sont comparées, de la moins chère à la plus chère. À côté d'un fichier de cas, elles "
      "remplacent ce qu'il dit ; sans liste, ses séances sont mises dans tous les dispositifs de "
      "leur pays.",
      "Five options accept lists, separated by commas; all their combinations are compared, "
      "cheapest first. Beside a case file they replace what it states; without a list its sessions "
      "are put on every route of their country."},
     all_formats},
    {"plan",
     of_plan,
     "[CASE.toml]",
     {"les dates et les dispositifs les moins chers pour un nombre de séances",
      "the cheapest dates and routes for a number of sessions"},
     {R"(racpsy plan --used 11 --sessions 3 --first 2026-12-07          attendre la nouvelle année ?
racpsy plan --age 21 --student --sessions 30 --at-most 1m      deux dispositifs, sans longue pause
racpsy plan --complementary mutuelle.toml --private-fee 60 --sessions 20 --until 2027-06-30
)",
      R"(racpsy plan --used 11 --sessions 3 --first 2026-12-07          wait for the new year?
racpsy plan --age 21 --student --sessions 30 --at-most 1m      two routes, without a long break
racpsy plan --complementary contract.toml --private-fee 60 --sessions 20 --until 2027-06-30
)"},
     {"Les séances demandées se suivent dès le premier jour, au plus court intervalle, par le "
      "premier dispositif. Un autre choix n'est donné que s'il coûte moins ; à coût égal, le plus "
      "tôt. Un prix inconnu n'est jamais préféré à un prix connu. Un fichier de cas donne une "
      "personne, ses changements, ses compteurs et les séances demandées.",
      "The sessions asked follow each other from the first day, at the shortest interval, by the "
      "first route. Another choice is given only if it costs less; of equal ones, the earliest. An "
      "unknown price is never preferred to a known one. A case file gives one person, the changes, "
      "the counters and the sessions asked."},
     all_formats},
    {"batch",
     of_batch,
     "FILE",
     {"un fichier CSV en entrée, un fichier CSV en sortie, dans le même ordre (« - » : entrée "
      "standard)",
      "a CSV file in, a CSV file out, in the same order (“-”: standard input)"},
     {R"(racpsy batch annees.csv -o resultat.csv            une ligne par personne et par an (colonnes : sessions, et year ou first)
racpsy batch seances.csv -o resultat.csv           une ligne par séance (colonnes : patient et date)
racpsy batch annees.csv --rules 2022 --summary json -o /dev/null
racpsy batch annees.csv --columns id,patient_cents --rejects refus.tsv
)",
      R"(racpsy batch years.csv -o result.csv               one row per person and year (columns: sessions, and year or first)
racpsy batch sessions.csv -o result.csv            one row per session (columns: patient and date)
racpsy batch years.csv --rules 2022 --summary json -o /dev/null
racpsy batch years.csv --columns id,patient_cents --rejects refused.tsv
)"},
     {"Colonnes reconnues, en français ou en anglais : id, année, première séance, rythme, "
      "séances, patient, date, âge, né(e) le, mutuelle, séances déjà faites, tarif (euros), tarif "
      "en centimes, poids, et tout critère du dispositif (couverture, courrier…) ; le manuel les "
      "donne toutes. "
      "Une colonne absente ou une cellule vide prend la valeur de l'option. Le fichier peut être "
      "compressé par gzip, ou en UTF-16.",
      "Recognised columns, in English or in French: id, year, first, every, sessions, patient, "
      "date, age, born, complementary, used, fee (euros), fee_cents, weight, and any fact of the "
      "route (coverage, referral…); the manual lists them all. "
      "A missing column or an empty cell takes the value of the option. The file can be compressed "
      "with gzip, or in UTF-16."}},
    {"rules",
     of_rules,
     "ACTION …",
     {"afficher et vérifier les règles", "show and check the rules"},
     {R"(racpsy rules list
racpsy rules show {}
racpsy rules diff {}@2022 {}@2025
racpsy rules check mes-regles/
)",
      R"(racpsy rules list
racpsy rules show {}
racpsy rules diff {}@2022 {}@2025
racpsy rules check my-rules/
)"},
     nothing_more},
    {"contract",
     of_contract,
     "new [WORDS] | check FILE | list",
     {"écrire un contrat de mutuelle en fichier, le vérifier, lister les exemples",
      "write a complementary contract as a file, check it, list the examples"},
     {R"(racpsy contract new '25 €/séance, 4/an' -o ma-mutuelle.toml
racpsy contract new -o ma-mutuelle.toml      un modèle à remplir
racpsy contract check ma-mutuelle.toml
racpsy contract list                         les exemples, par leur nom
)",
      R"(racpsy contract new '€25/session, 4/year' -o my-contract.toml
racpsy contract new -o my-contract.toml      a template to fill in
racpsy contract check my-contract.toml
racpsy contract list                         the examples, by name
)"},
     {"WORDS sont les mots d'une carte : un montant ou un pourcentage par séance, un nombre et une "
      "somme par an, dans n'importe quel ordre, en français ou en anglais. Le pays est celui de "
      "--route. Un fichier qui existe n'est pas remplacé.",
      "WORDS are the words of a card: an amount or a percentage a session, a number and a sum a "
      "year, in any order, in French or in English. The country is that of --route. A file that "
      "exists is not replaced."}},
    {"help",
     0,
     "[COMMAND]",
     {"toutes les options d'une commande, comme COMMANDE --help",
      "all options of a command, like COMMAND --help"},
     nothing_more,
     nothing_more},
    {"version",
     0,
     "",
     {"version, règles et date de leur vérification, comme --version",
      "version, rules and date of their verification, like --version"},
     nothing_more,
     nothing_more},
};

constexpr CommandWords rules_commands[] = {
    {"list",
     0,
     "",
     {"les dispositifs et leurs versions", "the routes and their versions"},
     nothing_more,
     nothing_more,
     document_formats},
    {"show",
     0,
     "ROUTE[@VERSION]",
     {"une version en toutes lettres, avec ses sources (sans @ : la version actuelle)",
      "a version in plain words, with its sources (without @: the current one)"},
     nothing_more,
     nothing_more,
     document_formats},
    {"diff",
     0,
     "ROUTE@A ROUTE@B",
     {"ce qui change d'une version à l'autre", "what changes from one version to the other"},
     nothing_more,
     nothing_more,
     document_formats},
    {"check",
     0,
     "[DIR]",
     {"vérifier les règles, ou les fichiers *.toml de DIR : versions, déclarations, contrats",
      "check the rules, or the *.toml files of DIR: versions, declarations, contracts"},
     nothing_more,
     nothing_more,
     plain_formats},
    {"schema",
     0,
     "",
     {"JSON Schema des fichiers de règles, pour les éditeurs",
      "JSON Schema of the rule files, for editors"},
     nothing_more,
     nothing_more,
     plain_formats},
};

constexpr Message headings[] = {{"La personne", "The person"}, {"Les séances", "The sessions"},
                                {"Les règles", "The rules"},   {"La réponse", "The answer"},
                                {"Les lignes", "The rows"},    {"Le programme", "The program"}};

}  // namespace

std::span<const Option> all_options() { return options; }
std::span<const CommandWords> all_commands() { return commands; }
std::span<const CommandWords> all_rules_commands() { return rules_commands; }

const CommandWords* find_command(std::string_view name) {
  const std::string letters = folded(name);
  if (name.starts_with("-")) return nullptr;
  const auto at =
      std::find_if(std::begin(commands), std::end(commands), [&](const CommandWords& c) {
        return c.name == letters || (c.name == "help" && letters == "aide");
      });
  return at == std::end(commands) ? nullptr : at;
}

const Option* find_option(std::string_view word) {
  word = word.substr(0, word.starts_with("--") ? word.find('=') : std::string_view::npos);
  const auto exact = std::find_if(std::begin(options), std::end(options), [&](const Option& o) {
    return word == o.name || (!o.letter.empty() && word == o.letter);
  });
  if (exact != std::end(options)) return exact;
  const std::string letters = word.starts_with("--") ? folded(word.substr(2)) : std::string{};
  if (letters.empty()) return nullptr;
  const auto is = [&](const Option& o) {
    if (!o.name.starts_with("--")) return false;
    const std::vector<std::string> others = other_names(o);
    return letters == folded(o.name.substr(2)) ||
           std::any_of(others.begin(), others.end(), [&](const std::string& other) {
             return letters == folded(std::string_view{other}.substr(2));
           });
  };
  const auto at = std::find_if(std::begin(options), std::end(options), is);
  return at == std::end(options) ? nullptr : at;
}

std::vector<std::string> other_names(const Option& option) {
  for (const auto& [name, others] : synonyms) {
    if (name == option.name) return words_in(others);
  }
  return {};
}

const Option& as_read_by(unsigned command, const Option& option) {
  const auto is = [&](const Variant& v) { return v.of == command && v.option.name == option.name; };
  const auto at = std::find_if(std::begin(variants), std::end(variants), is);
  return at == std::end(variants) ? option : at->option;
}

std::string_view formats_given(const Command& command) {
  const CommandWords* given = find_command(command.name);
  for (const CommandWords& action : rules_commands) {
    if (given != nullptr && given->bit == of_rules && !command.files.empty() &&
        action.name == command.files.front())
      given = &action;
  }
  return given == nullptr || given->formats.empty() ? all_formats : given->formats;
}

std::string spelled(const Option& option) {
  std::string all;
  if (!option.letter.empty()) all.append(option.letter).append(", ");
  all.append(option.name);
  if (!option.value.empty()) all.append(" ").append(option.value);
  return all;
}

std::string help_of(const Option& option, std::string_view route, Lang lang) {
  const std::string help = with_route(option.help.in(lang), route);
  const std::string others = joined(other_names(option));
  return others.empty() ? help : format_message<messages::also_named>(lang, help, others);
}

std::string with_route(std::string_view text, std::string_view route) {
  std::string all{text};
  for (std::size_t hole = all.find("{}"); hole != std::string::npos;
       hole = all.find("{}", hole + route.size()))
    all.replace(hole, 2, route);
  return all;
}

const Message& heading_of(Group group) { return headings[index_of(group)]; }

std::vector<std::string> words_in(std::string_view list, char by) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(by), list.size());
    if (end > 0) words.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

}  // namespace racpsy::cli
