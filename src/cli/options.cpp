#include "cli/options.hpp"

#include <algorithm>

namespace racpsy::cli {
namespace {

constexpr Message nothing_more{"", ""};

constexpr Option options[] = {
    {"--age", "", "N", Takes::value, Is::text, "", Group::person, of_questions, of_answers,
     {"âge en années révolues", "age in completed years"},
     {"De 0 à 130. L'âge décide de l'entrée dans plusieurs dispositifs, de la participation forfaitaire et de quelques suppléments.",
      "From 0 to 130. Age decides who may enter several routes, who pays the participation forfaitaire, and some supplements."}},
    {"--born", "", "DATE", Takes::value, Is::date, "", Group::person, of_questions, 0,
     {"date de naissance, au lieu de l'âge", "birth date, instead of the age"},
     {"L'âge est alors celui du jour de chaque séance.", "The age is then that of the day of each session."}},
    {"--coverage", "", "LIST", Takes::value, Is::fact, "", Group::person, of_questions, of_answers,
     {"droits, séparés par + : standard, c2s, ame, ald, alsace_moselle…", "rights, joined by +: standard, c2s, ame, ald, alsace_moselle…"},
     {"Ce que l'assurance maladie reconnaît à la personne ; chaque droit peut avoir ses jours : c2s..2027-06-14, maternity:2026-02-15..2026-06-27. Chaque dispositif a les siens ; « racpsy rules show DISPOSITIF » les explique.",
      "What the compulsory insurance grants the person; each right may have its days: c2s..2027-06-14, maternity:2026-02-15..2026-06-27. Each route has its own; “racpsy rules show ROUTE” explains them."}},
    {"--due", "", "DATE", Takes::value, Is::date, "", Group::person, of_answers, 0,
     {"date prévue de l'accouchement : les jours du droit maternité en découlent", "due date of a pregnancy: the days of the maternity right follow"}, nothing_more},
    {"--complementary", "", "C", Takes::value, Is::contract, "", Group::person, of_questions, of_answers,
     {"mutuelle : none, responsible ou un contrat en fichier *.toml", "complementary insurance: none, responsible or a contract file *.toml"},
     {"Presque toutes les mutuelles sont des contrats responsables. Un fichier dit ce qu'un contrat paie au-delà ; les exemples livrés en contiennent une quarantaine.",
      "Almost every mutuelle is a responsible contract. A file says what a contract pays beyond; some forty come as examples."}},
    {"--student", "", "", Takes::nothing, Is::text, "", Group::person, of_questions, 0,
     {"étudiant, comme --with student=yes", "student, like --with student=yes"}, nothing_more},
    {"--referral", "", "YES/NO", Takes::value, Is::fact, "", Group::person, of_questions, 0,
     {"courrier d'adressage, comme --with referral=…", "referral letter, like --with referral=…"}, nothing_more},
    {"--with", "", "NAME=VALUE", Takes::values, Is::any_fact, "", Group::person, of_questions, 0,
     {"tout autre critère que les règles demandent", "any other fact that rules ask for"},
     {"Peut être répété. Un nom ou une valeur inconnus sont refusés avec la liste des valables ; un critère qu'aucune règle utilisée ne demande est signalé.",
      "May be repeated. An unknown name or value is refused with the list of those that are valid; a fact that no rule used asks for is pointed out."}},
    {"--used", "", "N", Takes::value, Is::text, "", Group::person, of_questions, 0,
     {"séances couvertes déjà eues dans la période", "covered sessions already had in the period"},
     {"Elles comptent dans le plafond de la période en cours : année civile, année universitaire ou douze mois, selon le dispositif.",
      "They count against the cap of the current period: calendar year, university year or twelve months, as the route has it."}},

    {"--sessions", "", "N", Takes::value, Is::text, "", Group::sessions, of_questions, of_answers,
     {"nombre de séances (défaut : le plafond)", "number of sessions (default: the cap)"}, {"10 000 au plus.", "At most 10 000."}},
    {"--first", "", "DATE", Takes::value, Is::date, "", Group::sessions, of_questions, of_answers,
     {"première séance, AAAA-MM-JJ", "first session, YYYY-MM-DD"},
     {"Sans elle, les dates servent d'exemple : à partir du premier lundi de l'année, et la réponse le dit.",
      "Without it dates are illustrative: from the first Monday of the year, and the answer says so."}},
    {"--every", "", "P", Takes::value, Is::pace, "", Group::sessions, of_questions, of_answers,
     {"rythme : 1d, 1w, 2w, 1m… (défaut : 1w)", "pace: 1d, 1w, 2w, 1m… (default: 1w)"},
     {"Un nombre et d (jours), w (semaines) ou m (mois, à partir de la première date, le dernier jour du mois au besoin).",
      "A number and d (days), w (weeks) or m (months, from the first date, on the last day of the month where needed)."}},
    {"--on", "", "D1,D2,…", Takes::value, Is::date, "", Group::sessions, of_answers, 0,
     {"dates exactes, au lieu des trois options ci-dessus", "exact dates, instead of the three options above"},
     {"Une date répétée est une deuxième séance le même jour.", "A date repeated is a second session on the same day."}},
    {"--private-fee", "", "EUR", Takes::value, Is::text, "", Group::sessions, of_questions, of_answers,
     {"prix d'une séance non couverte : 65, 65.00 ou 65,00", "price of a session that is not covered: 65, 65.00 or 65,00"},
     {"Ce que demande le professionnel là où les règles ne fixent pas de prix, ou ne couvrent pas. Sans elle, ce prix est inconnu (« n.c. »), jamais zéro.",
      "What is charged where the rules set no price, or do not cover. Without it that price is unknown (“n.c.”), never zero."}},

    {"--minutes", "", "N", Takes::value, Is::text, "", Group::sessions, of_questions, 0,
     {"durée d'une séance, pour un contrat qui paie à l'heure", "length of a session, for a contract that pays by the hour"},
     {"En minutes. Sans elle, ce que paie un tel contrat est inconnu (« n.c. »).", "In minutes. Without it, what such a contract pays is unknown (“n.c.”)."}},

    {"--route", "", "ID", Takes::value, Is::route, "", Group::rules, of_questions, of_questions,
     {"dispositif de soins (défaut : {})", "route to care (default: {})"}, {"« racpsy rules list » les donne tous.", "“racpsy rules list” gives all of them."}},
    {"--rules", "", "V", Takes::value, Is::version, "", Group::rules, of_questions, of_questions,
     {"version des règles : auto (selon la date) ou son nom, comme 2022", "version of the rules: auto (by date) or its name, like 2022"},
     {"Une version nommée vaut quelles que soient les dates : les mêmes séances sous deux réformes.",
      "A version that is named holds whatever the dates: the same sessions under two reforms."}},
    {"--calendar", "", "C", Takes::value, Is::word, "applied legal", Group::rules, of_questions, 0,
     {"applied (ce qui a été fait) ou legal (ce que disaient les textes)", "applied (what was done) or legal (what the texts said)"},
     {"Les deux diffèrent quand une réforme est appliquée avant ou après son texte.", "The two differ where a reform was applied before or after its text."}},
    {"--rules-dir", "", "DIR", Takes::values, Is::folder, "", Group::rules, of_all, 0,
     {"d'autres fichiers de règles par-dessus (aussi RACPSY_RULES)", "more rule files over the embedded ones (also RACPSY_RULES)"},
     {"Peut être répété ; un fichier du même dispositif et de la même version remplace celui d'avant.",
      "May be repeated; a file of the same route and version replaces the one before."}},
    {"--strict", "", "", Takes::nothing, Is::text, "", Group::rules, of_questions, 0,
     {"refuser tout chiffre supposé, déduit, fragile, non vérifié ou inconnu", "refuse any figure assumed, inferred, weak, unverified or unknown"},
     {"Le code de sortie est alors 5.", "The exit code is then 5."}},
    {"--today", "", "DATE", Takes::value, Is::date, "", Group::rules, of_all, 0,
     {"date à prendre pour aujourd'hui", "stands for today"}, nothing_more},

    {"--explain", "", "", Takes::nothing, Is::text, "", Group::answer, of_answers, of_calc,
     {"chaque montant avec sa règle, son calcul et sa source", "every amount with its rule, arithmetic and source"},
     {"Et chaque règle qui ne s'est pas appliquée, avec ce qui l'a décidé.", "And every rule that did not apply, with what decided."}},
    {"--format", "", "F", Takes::value, Is::word, "text json csv markdown html", Group::answer, of_answers | of_rules, of_answers | of_rules,
     {"text, json, csv, markdown ou html", "text, json, csv, markdown or html"},
     {"json, csv : toujours en anglais, montants en centimes. markdown, html : une feuille à imprimer, avec codes de facturation et sources.",
      "json, csv: always in English, amounts in cents. markdown, html: a sheet for paper, with billing codes and sources."}},
    {"--title", "", "TEXT", Takes::value, Is::text, "", Group::answer, of_answers, 0,
     {"titre de la page (text, markdown, html)", "heading of the page (text, markdown, html)"}, nothing_more},
    {"--output", "-o", "FILE", Takes::value, Is::file, "", Group::answer, of_all, of_all,
     {"écrire dans FILE, dont la fin choisit le format ; - : sortie standard", "write to FILE, whose ending sets the format; -: standard output"},
     {"Le fichier est complet ou absent. Une fin de nom d'un autre format (.pdf, .xlsx, .gz…) est refusée ; --format l'emporte sur .json, .csv, .md et .html.",
      "The file is complete or absent. An ending of another format (.pdf, .xlsx, .gz…) is refused; --format wins over .json, .csv, .md and .html."}},
    {"--width", "", "N", Takes::value, Is::text, "", Group::answer, of_all, 0,
     {"colonnes du texte, de 40 à 200 (défaut : le terminal, sinon 100)", "columns of text, 40 to 200 (default: the terminal, else 100)"}, nothing_more},

    {"--columns", "", "LIST", Takes::value, Is::columns, "", Group::rows, of_batch, of_batch,
     {"colonnes à écrire, séparées par des virgules", "columns to write, separated by commas"},
     {"Celles du calcul, et toute colonne du fichier lu. Un nom qui contient une virgule se met entre guillemets, comme en CSV.",
      "Those of the computation, and any column of the file that is read. A name that holds a comma is quoted, as in CSV."}},
    {"--delimiter", "", "C", Takes::value, Is::text, "", Group::rows, of_batch, 0,
     {"ce qui sépare les cellules : un caractère, ou tab (défaut : ce que montre l'en-tête)", "what separates cells: one character, or tab (default: what the header shows)"},
     {"Sans elle : la virgule, le point-virgule ou la tabulation, celui que l'en-tête contient le plus, ou ce que dit une première ligne « sep=; ». La sortie a le même.",
      "Without it: comma, semicolon or tab, whichever the header holds most, or what a first line “sep=;” says. The output has the same."}},
    {"--rejects", "", "FILE", Takes::value, Is::file, "", Group::rows, of_batch, of_batch,
     {"écrire les lignes refusées dans FILE (TSV)", "write refused rows to FILE (TSV)"},
     {"Ligne, identifiant, colonne, code et message.", "Line, id, column, code and message."}},
    {"--max-errors", "", "N", Takes::value, Is::text, "", Group::rows, of_batch, 0,
     {"s'arrêter après plus de N lignes refusées", "stop after more than N refused rows"}, nothing_more},
    {"--spreadsheet-safe", "", "", Takes::nothing, Is::text, "", Group::rows, of_questions, 0,
     {"CSV : une apostrophe devant toute cellule recopiée qui commence par = + - @", "CSV: an apostrophe before any copied cell that begins with = + - @"},
     {"Un tableur ne peut alors pas prendre pour une formule ce que quelqu'un a écrit dans le fichier lu.",
      "A spreadsheet then cannot take for a formula what somebody wrote into the file that was read."}},
    {"--threads", "", "N", Takes::value, Is::text, "", Group::rows, of_batch, 0,
     {"nombre de fils d'exécution (défaut : tous)", "number of threads (default: all)"}, {"La sortie n'en dépend pas.", "The output does not depend on it."}},
    {"--summary", "", "F", Takes::value_or_none, Is::word, "text json", Group::rows, of_batch, of_batch,
     {"sommes et moyennes sur la sortie d'erreur : text (défaut) ou json", "sums and means to standard error: text (default) or json"}, nothing_more},
    {"--summary-by", "", "COL,…", Takes::value, Is::columns, "", Group::rows, of_batch, 0,
     {"les mêmes par groupe de ces colonnes", "the same by group of these columns"}, nothing_more},

    {"--lang", "", "fr/en", Takes::value, Is::word, "fr en", Group::program, of_all, 0,
     {"langue (défaut : celle de l'environnement)", "language (default: from the environment)"}, nothing_more},
    {"--color", "", "WHEN", Takes::value, Is::word, "auto always never", Group::program, of_all, 0,
     {"couleurs : auto, always ou never", "colours: auto, always or never"}, {"NO_COLOR est respecté.", "NO_COLOR is obeyed."}},
    {"--generate", "", "WHAT", Takes::value, Is::word, "man bash zsh fish", Group::program, 0, 0,
     {"page de manuel (man), ou complétion pour bash, zsh ou fish", "manual page (man), or completion for bash, zsh or fish"},
     {"« racpsy --generate bash » écrit ce que bash doit lire pour compléter ; « racpsy --generate man | man -l - » montre cette page.",
      "“racpsy --generate bash” writes what bash must read to complete; “racpsy --generate man | man -l -” shows this page."}},
    {"-h", "", "", Takes::nothing, Is::text, "", Group::program, of_all, 0,
     {"l'essentiel, avec des exemples", "the essentials, with examples"}, nothing_more},
    {"--help", "", "", Takes::nothing, Is::text, "", Group::program, of_all, 0, {"toutes les options", "all options"}, nothing_more},
    {"--version", "-V", "", Takes::nothing, Is::text, "", Group::program, of_all, 0,
     {"version du moteur, empreinte des règles et date de leur vérification", "version of the engine, digest of the rules and when they were verified"}, nothing_more},
};

// What reads otherwise in one command: in `compare` five options are lists, in `batch` they speak for rows that do not speak
// for themselves, and `rules` has two formats.
struct Variant {
  unsigned of;
  Option option;
};

constexpr Variant variants[] = {
    {of_compare, {"--route", "", "ID,…", Takes::value, Is::route, "", Group::rules, of_compare, of_compare,
                  {"dispositifs ; fr, be : ceux du pays qui sont ouverts (défaut : fr)", "routes; fr, be: those of the country that are open (default: fr)"}, nothing_more}},
    {of_compare, {"--rules", "", "V,…", Takes::value, Is::version, "", Group::rules, of_compare, of_compare,
                  {"versions des règles : auto (selon la date) ou leurs noms", "versions of the rules: auto (by date) or their names"}, nothing_more}},
    {of_compare, {"--calendar", "", "C,…", Takes::value, Is::word, "applied legal", Group::rules, of_compare, 0,
                  {"applied (ce qui a été fait), legal (ce que disaient les textes)", "applied (what was done), legal (what the texts said)"}, nothing_more}},
    {of_compare, {"--coverage", "", "LIST,…", Takes::value, Is::fact, "", Group::person, of_compare, of_compare,
                  {"droits, ceux d'une même personne joints par + : standard,c2s,ald+alsace_moselle", "rights, those of one person joined by +: standard,c2s,ald+alsace_moselle"}, nothing_more}},
    {of_compare, {"--complementary", "", "C,…", Takes::value, Is::contract, "", Group::person, of_compare, of_compare,
                  {"mutuelles : none, responsible ou des contrats en fichiers *.toml", "complementary insurances: none, responsible or contract files *.toml"}, nothing_more}},
    {of_compare, {"--sessions", "", "N", Takes::value, Is::text, "", Group::sessions, of_compare, of_compare,
                  {"nombre de séances (défaut : le plafond de chaque dispositif)", "number of sessions (default: the cap of each route)"}, nothing_more}},
    {of_compare, {"--explain", "", "", Takes::nothing, Is::text, "", Group::answer, of_compare, 0,
                  {"avec --format json : chaque montant avec sa règle et sa source", "with --format json: every amount with its rule and source"}, nothing_more}},
    {of_batch, {"--complementary", "", "C", Takes::value, Is::contract, "", Group::person, of_batch, 0,
                {"mutuelle : none, responsible ou un contrat en fichier *.toml (« file » dans une cellule)", "complementary insurance: none, responsible or a contract file *.toml (“file” in a cell)"}, nothing_more}},
    {of_batch, {"--sessions", "", "N", Takes::value, Is::text, "", Group::sessions, of_batch, 0,
                {"nombre de séances d'une ligne (défaut : le plafond)", "number of sessions of a row (default: the cap)"}, nothing_more}},
    {of_batch, {"--first", "", "DATE", Takes::value, Is::date, "", Group::sessions, of_batch, 0,
                {"première séance d'une ligne, AAAA-MM-JJ", "first session of a row, YYYY-MM-DD"}, nothing_more}},
    {of_batch, {"--output", "-o", "FILE", Takes::value, Is::file, "", Group::answer, of_batch, of_batch,
                {"écrire le CSV dans FILE, complet ou absent ; - : sortie standard", "write the CSV to FILE, complete or absent; -: standard output"}, nothing_more}},
    {of_rules, {"--format", "", "F", Takes::value, Is::word, "text json", Group::answer, of_rules, of_rules, {"text ou json", "text or json"}, nothing_more}},
};

constexpr CommandWords commands[] = {
    {"calc", of_calc, "[CASE.toml]", {"ce que coûtent les séances d'une personne, une par une et par année", "what one person's sessions cost, one by one and by year"},
     {R"(racpsy calc                                  une année entière, cas ordinaire
racpsy calc --coverage c2s --age 34          avec la Complémentaire santé solidaire
racpsy calc --complementary responsible --first 2026-03-02 --sessions 6 --every 2w
racpsy calc --rules 2022 --explain           sous les règles de 2022, chaque montant expliqué
racpsy calc foyer.toml -o feuille.html       un cas décrit dans un fichier, sur une feuille à imprimer
)",
      R"(racpsy calc                                  a full year, ordinary case
racpsy calc --coverage c2s --age 34          with the C2S
racpsy calc --complementary responsible --first 2026-03-02 --sessions 6 --every 2w
racpsy calc --rules 2022 --explain           under the rules of 2022, every amount explained
racpsy calc household.toml -o sheet.html     a case described in a file, on a sheet for paper
)"},
     {"CASE.toml décrit une ou plusieurs personnes, ce qui change et de quel jour, et des séances par plusieurs dispositifs ; les options données avec lui l'emportent.",
      "CASE.toml describes one or several persons, what changes from which day, and sessions by several routes; options given beside it win."}},
    {"compare", of_compare, "", {"la même personne sous plusieurs dispositifs, règles ou droits, côte à côte", "the same person under several routes, rules or rights, side by side"},
     {R"(racpsy compare --age 20 --student                  tous les dispositifs ouverts en France
racpsy compare --route {} --rules 2022,2025
racpsy compare --route fr,be --coverage standard,c2s
)",
      R"(racpsy compare --age 20 --student                  every route that is open in France
racpsy compare --route {} --rules 2022,2025
racpsy compare --route fr,be --coverage standard,c2s
)"},
     {"Cinq options sont des listes, séparées par des virgules ; toutes leurs combinaisons sont comparées, de la moins chère à la plus chère.",
      "Five options are lists, separated by commas; all their combinations are compared, the cheapest first."}},
    {"batch", of_batch, "FILE", {"un fichier CSV en entrée, un fichier CSV en sortie, dans le même ordre (« - » : entrée standard)", "a CSV file in, a CSV file out, in the same order (“-”: standard input)"},
     {R"(racpsy batch annees.csv -o resultat.csv            une ligne par personne et par an (colonnes : sessions, et year ou first)
racpsy batch seances.csv -o resultat.csv           une ligne par séance (colonnes : patient et date)
racpsy batch annees.csv --rules 2022 --summary json -o /dev/null
racpsy batch annees.csv --columns id,patient_cents --rejects refus.tsv
)",
      R"(racpsy batch years.csv -o result.csv               a row a person and year (columns: sessions, and year or first)
racpsy batch sessions.csv -o result.csv            a row a session (columns: patient and date)
racpsy batch years.csv --rules 2022 --summary json -o /dev/null
racpsy batch years.csv --columns id,patient_cents --rejects refused.tsv
)"},
     {"Colonnes reconnues, en français ou en anglais : id, année, première séance, rythme, séances, patient, date, âge, né(e) le, mutuelle, séances déjà eues, tarif (euros), tarif en centimes, poids, et tout critère du dispositif (couverture, courrier…) ; le manuel les donne toutes. "
      "Une colonne absente ou une cellule vide suit l'option. Le fichier peut être compressé par gzip, ou en UTF-16.",
      "Columns known, in English or in French: id, year, first, every, sessions, patient, date, age, born, complementary, used, fee (euros), fee_cents, weight, and any fact of the route (coverage, referral…); the manual lists them all. "
      "A missing column or an empty cell is as the option says. The file may be compressed with gzip, or in UTF-16."}},
    {"rules", of_rules, "ACTION …", {"lire et vérifier les règles", "read and check the rules"},
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
    {"help", 0, "[COMMAND]", {"toutes les options d'une commande, comme COMMANDE --help", "all options of a command, like COMMAND --help"}, nothing_more, nothing_more},
    {"version", 0, "", {"version, règles et date de leur vérification, comme --version", "version, rules and when they were verified, like --version"}, nothing_more, nothing_more},
};

constexpr CommandWords rules_commands[] = {
    {"list", 0, "", {"les dispositifs et leurs versions", "the routes and their versions"}, nothing_more, nothing_more},
    {"show", 0, "ROUTE[@VERSION]", {"une version en toutes lettres, avec ses sources (sans @ : celle d'aujourd'hui)", "a version in words, with its sources (without @: that of today)"}, nothing_more, nothing_more},
    {"diff", 0, "ROUTE@A ROUTE@B", {"ce qui change d'une version à l'autre", "what changes from one version to the other"}, nothing_more, nothing_more},
    {"check", 0, "[DIR]", {"vérifier les règles, ou les fichiers *.toml de DIR : versions, déclarations, contrats", "check the rules, or the *.toml files of DIR: versions, declarations, contracts"}, nothing_more, nothing_more},
    {"schema", 0, "", {"JSON Schema des fichiers de règles, pour les éditeurs", "JSON Schema of the rule files, for editors"}, nothing_more, nothing_more},
};

constexpr Message headings[] = {{"La personne", "The person"}, {"Ses séances", "The sessions"}, {"Les règles", "The rules"},
                                {"La réponse", "The answer"},  {"Les lignes", "The rows"},      {"Le programme", "The program"}};

}  // namespace

std::span<const Option> all_options() { return options; }
std::span<const CommandWords> all_commands() { return commands; }
std::span<const CommandWords> all_rules_commands() { return rules_commands; }

const CommandWords* find_command(std::string_view name) {
  const auto at = std::find_if(std::begin(commands), std::end(commands), [&](const CommandWords& c) { return c.name == name; });
  return at == std::end(commands) ? nullptr : at;
}

const Option* find_option(std::string_view word) {
  word = word.substr(0, word.starts_with("--") ? word.find('=') : std::string_view::npos);
  const auto is = [&](const Option& o) { return word == o.name || (!o.letter.empty() && word == o.letter); };
  const auto at = std::find_if(std::begin(options), std::end(options), is);
  return at == std::end(options) ? nullptr : at;
}

const Option& as_read_by(unsigned command, const Option& option) {
  const auto is = [&](const Variant& v) { return v.of == command && v.option.name == option.name; };
  const auto at = std::find_if(std::begin(variants), std::end(variants), is);
  return at == std::end(variants) ? option : at->option;
}

std::string spelled(const Option& option) {
  std::string all;
  if (!option.letter.empty()) all.append(option.letter).append(", ");
  all.append(option.name);
  if (!option.value.empty()) all.append(" ").append(option.value);
  return all;
}

std::string with_route(std::string_view text, std::string_view route) {
  std::string all{text};
  for (std::size_t hole = all.find("{}"); hole != std::string::npos; hole = all.find("{}", hole + route.size())) all.replace(hole, 2, route);
  return all;
}

const Message& heading_of(Group group) { return headings[static_cast<std::size_t>(group)]; }

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
