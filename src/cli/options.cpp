#include "cli/options.hpp"

#include <algorithm>
#include <utility>

#include "cli/messages.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/sql/dialect.hpp"

#include "format/formats.hpp"

namespace racpsy::cli {
namespace {

constexpr Message nothing_more{"", ""};

// Formats by name.
constexpr std::string_view all_formats = format_names<as_document | as_json | as_csv>;
constexpr std::string_view document_formats = format_names<as_document | as_json>;
constexpr std::string_view engines = sql::engine_names;
constexpr std::string_view plain_formats = format_names<on_screen | as_json>;

// clang-format off
constexpr Option options[] = {
    {"--age", "", "N", Arity::value, ValueKind::text, "", Group::person, of_questions | of_sql, of_answers,
     {"âge en années révolues", "age in completed years", "leeftijd in volle jaren"},
     {"De 0 à 130. L'âge détermine l'accès à plusieurs dispositifs, la participation forfaitaire et quelques majorations.",
      "From 0 to 130. Age determines eligibility for several routes, the flat charge (participation forfaitaire) and some supplements.", "Van 0 tot 130. De leeftijd bepaalt de toegang tot meerdere regelingen, het vaste bedrag (participation forfaitaire) en sommige toeslagen."}},
    {"--born", "", "DATE", Arity::value, ValueKind::date, "", Group::person, of_questions | of_sql, 0,
     {"date de naissance, au lieu de l'âge", "date of birth, instead of the age", "geboortedatum, in plaats van de leeftijd"},
     {"L'âge est alors calculé au jour de chaque séance.", "The age is then calculated on the day of each session.", "De leeftijd wordt dan berekend op de dag van elke sessie."}},
    {"--coverage", "", "LIST", Arity::value, ValueKind::fact, "", Group::person, of_questions | of_sql, of_answers,
     {"droits, séparés par + : standard, c2s, ame, ald, alsace_moselle…", "rights, joined by +: standard, c2s, ame, ald, alsace_moselle…", "rechten, verbonden met +: standard, bim, c2s, ame, ald…"},
     {"Les droits reconnus par l'assurance maladie ; chacun peut avoir ses dates : c2s..2027-06-14, maternity:2026-02-15..2026-06-27. Chaque dispositif a les siens ; « racpsy rules show DISPOSITIF » les explique.",
      "The rights recognised by the compulsory insurance; each can have its dates: c2s..2027-06-14, maternity:2026-02-15..2026-06-27. Each route has its own; “racpsy rules show ROUTE” explains them.", "De rechten die de verplichte ziekteverzekering erkent; elk kan zijn data hebben: c2s..2027-06-14, maternity:2026-02-15..2026-06-27. Elke regeling heeft de hare; “racpsy rules show REGELING” legt ze uit."}},
    {"--due", "", "DATE", Arity::value, ValueKind::date, "", Group::person, of_answers | of_plan, 0,
     {"date prévue de l'accouchement, qui fixe les dates du droit maternité", "due date of a pregnancy, which sets the dates of the maternity right", "verwachte bevallingsdatum, die de data van het moederschapsrecht bepaalt"}, nothing_more},
    {"--complementary", "", "C", Arity::value, ValueKind::contract, "", Group::person, of_questions | of_sql, of_answers,
     {"mutuelle : none, responsible, une carte ('25 €/séance, 4/an'), un fichier *.toml ou un exemple (mgen-2022)", "complementary insurance: none, responsible, a card ('€25/session, 4/year'), a file *.toml or an example (mgen-2022)", "aanvullende verzekering: none, responsible, een kaart ('€ 25/sessie, 4/jaar'), een bestand *.toml of een voorbeeld (mgen-2022)"},
     {"Presque toutes les mutuelles sont des contrats responsables. Les mots d'une carte disent ce qu'un contrat paie en plus : un montant ou un pourcentage par séance ('4 × 50 €, puis 3 × 30 €'), par heure ou par minute, en pour cent du PMSS, un nombre et une somme par an, aussi par famille, dans n'importe quel ordre ; la réponse répète ce qui a été compris. Un fichier décrit tout autre contrat (« racpsy contract new ») ; une quarantaine sont fournis en exemple, par leur nom (« racpsy contract list »).",
      "Almost all complementary insurance contracts are “responsible”. The words of a card say what a contract pays beyond that: an amount or a percentage a session ('4 × €50, then 3 × €30'), by the hour or the minute, in per cent of the PMSS, a number and a sum a year, also per family, in any order; the answer repeats what was understood. A file describes any other contract (“racpsy contract new”); about forty are supplied as examples, by name (“racpsy contract list”).", "In Frankrijk zijn bijna alle aanvullende contracten “contrats responsables”. De woorden van een kaart zeggen wat een contract daarbovenop betaalt: een bedrag of een percentage per sessie ('4 × € 50, dan 3 × € 30'), per uur of per minuut, in procent van het PMSS, een aantal en een som per jaar, ook per gezin, in om het even welke volgorde; het antwoord herhaalt wat begrepen is. Een bestand beschrijft elk ander contract (“racpsy contract new”); een veertigtal zit er als voorbeeld bij, met hun naam (“racpsy contract list”)."}},
    {"--joined", "", "DATE", Arity::value, ValueKind::date, "", Group::person, of_questions, 0,
     {"date d'adhésion au contrat de la mutuelle", "date of joining the complementary contract", "datum van aansluiting bij het aanvullende contract"},
     {"Pour un contrat qui a un délai d'attente, des niveaux d'ancienneté ou des années d'adhésion. Sans cette option, l'adhésion est supposée assez ancienne.",
      "For a contract with a waiting period, levels of loyalty or years from joining. Without it, the membership is taken as long enough.", "Voor een contract met een wachttijd, niveaus volgens anciënniteit of jaren vanaf de aansluiting. Zonder deze optie wordt verondersteld dat u lang genoeg aangesloten bent."}},
    {"--student", "", "", Arity::nothing, ValueKind::text, "", Group::person, of_questions | of_sql, 0,
     {"étudiant, comme --with student=yes", "student, like --with student=yes", "student, zoals --with student=yes"}, nothing_more},
    {"--referral", "", "YES/NO", Arity::value, ValueKind::fact, "", Group::person, of_questions | of_sql, 0,
     {"courrier d'adressage, comme --with referral=…", "referral letter, like --with referral=…", "verwijsbrief, zoals --with referral=…"}, nothing_more},
    {"--with", "", "NAME=VALUE", Arity::values, ValueKind::any_fact, "", Group::person, of_questions | of_sql, 0,
     {"tout autre critère utilisé par les règles", "any other fact that the rules use", "elk ander gegeven dat de regels gebruiken"},
     {"Peut être répété. Un nom ou une valeur inconnus sont refusés, avec la liste des choix possibles ; un critère qu'aucune règle appliquée n'utilise est signalé.",
      "Can be repeated. An unknown name or value is refused, with the list of valid choices; a fact that no applied rule uses is reported.", "Mag herhaald worden. Een onbekende naam of waarde wordt geweigerd, met de lijst van mogelijke keuzes; een gegeven dat geen toegepaste regel gebruikt, wordt gemeld."}},
    {"--used", "", "N", Arity::value, ValueKind::text, "", Group::person, of_questions, 0,
     {"séances couvertes déjà suivies dans la période", "covered sessions already attended in the period", "gedekte sessies die al gevolgd zijn in de periode"},
     {"Elles comptent dans le plafond de la période en cours : année civile, année universitaire ou douze mois, selon le dispositif.",
      "They count towards the cap of the current period: calendar year, academic year or twelve months, depending on the route.", "Ze tellen mee voor het maximum van de lopende periode: kalenderjaar, academiejaar of twaalf maanden, volgens de regeling."}},
    {"--used-deductible", "", "AMOUNT", Arity::value, ValueKind::text, "", Group::person, of_questions, 0,
     {"franchise annuelle déjà payée, par tous les soins", "yearly deductible already paid, by any care", "jaarlijkse franchise die al betaald is, voor alle zorg samen"},
     {"Pour les dispositifs qui ont une franchise, dans leur monnaie ; elle compte dans la période de la première séance.",
      "For routes with a deductible, in their currency; it counts in the period of the first session.", "Voor regelingen met een franchise, in hun munt; ze telt in de periode van de eerste sessie."}},

    {"--me", "", "FILE", Arity::value, ValueKind::file, "", Group::person, of_answers | of_plan, 0,
     {"profil : la table [person] d'un fichier de cas", "profile: the [person] of a case file", "profiel: de tabel [person] van een bestand van een geval"},
     {"Ce qu'il dit et que les options ne disent pas est repris, et rappelé. Sans cette option, racpsy/me.toml du dossier de configuration (XDG_CONFIG_HOME) est lu s'il existe.",
      "What it says and the options do not is taken, and repeated. Without it, racpsy/me.toml of the configuration folder (XDG_CONFIG_HOME) is read if it exists.", "Wat het zegt en de opties niet zeggen, wordt overgenomen en herhaald. Zonder deze optie wordt racpsy/me.toml uit de configuratiemap (XDG_CONFIG_HOME) gelezen als het bestaat."}},
    {"--no-me", "", "", Arity::nothing, ValueKind::text, "", Group::person, of_answers | of_plan, 0,
     {"ne lire aucun profil", "read no profile", "geen profiel lezen"}, nothing_more},

    {"--sessions", "", "N", Arity::value, ValueKind::text, "", Group::sessions, of_questions, of_answers,
     {"nombre de séances (défaut : le plafond)", "number of sessions (default: the cap)", "aantal sessies (standaard: het maximum)"}, {"10 000 au plus.", "At most 10 000.", "Hoogstens 10 000."}},
    {"--first", "", "DATE", Arity::value, ValueKind::date, "", Group::sessions, of_questions, of_answers,
     {"première séance, AAAA-MM-JJ", "first session, YYYY-MM-DD", "eerste sessie, JJJJ-MM-DD"},
     {"Sans cette option, les séances commencent le prochain jour ouvré.",
      "Without it, sessions start on the next working day.", "Zonder deze optie beginnen de sessies op de volgende werkdag."}},
    {"--every", "", "P", Arity::value, ValueKind::pace, "", Group::sessions, of_answers | of_batch, of_answers,
     {"rythme : 1d, 1w, 2w, 1m… (défaut : 1w)", "interval: 1d, 1w, 2w, 1m… (default: 1w)", "tussentijd: 1d, 1w, 2w, 1m… (standaard: 1w)"},
     {"Un nombre suivi de d (jours), w (semaines) ou m (mois, comptés à partir de la première date ; le dernier jour du mois si besoin).",
      "A number followed by d (days), w (weeks) or m (months, counted from the first date; the last day of the month if needed).", "Een getal gevolgd door d (dagen), w (weken) of m (maanden, geteld vanaf de eerste datum; zo nodig de laatste dag van de maand)."}},
    {"--on", "", "D1,D2,…", Arity::value, ValueKind::date, "", Group::sessions, of_answers, 0,
     {"dates exactes, au lieu des trois options ci-dessus", "exact dates, instead of the three options above", "exacte data, in plaats van de drie opties hierboven"},
     {"Une date répétée est une deuxième séance le même jour.", "A repeated date is a second session on the same day.", "Een herhaalde datum is een tweede sessie op dezelfde dag."}},
    {"--until", "", "DATE", Arity::value, ValueKind::date, "", Group::sessions, of_plan, of_plan,
     {"dernier jour possible (défaut : un an après le premier)", "last day possible (default: a year after the first)", "laatst mogelijke dag (standaard: een jaar na de eerste)"}, nothing_more},
    {"--at-least", "", "P", Arity::value, ValueKind::pace, "", Group::sessions, of_plan, of_plan,
     {"le plus court intervalle entre deux séances : 1d, 1w, 2w, 1m… (défaut : 1w)", "shortest interval between two sessions: 1d, 1w, 2w, 1m… (default: 1w)", "kortste tussentijd tussen twee sessies: 1d, 1w, 2w, 1m… (standaard: 1w)"}, nothing_more},
    {"--at-most", "", "P", Arity::value, ValueKind::pace, "", Group::sessions, of_plan, of_plan,
     {"le plus long intervalle entre deux séances (défaut : sans limite)", "longest interval between two sessions (default: no limit)", "langste tussentijd tussen twee sessies (standaard: geen grens)"}, nothing_more},
    {"--private-fee", "", "AMOUNT", Arity::value, ValueKind::text, "", Group::sessions, of_questions | of_sql, of_answers,
     {"prix d'une séance non couverte : 65, 65.00 ou 65,00", "price of a session that is not covered: 65, 65.00 or 65,00", "prijs van een sessie die niet gedekt is: 65, 65.00 of 65,00"},
     {"Le prix demandé par le professionnel si les règles n'en fixent pas ou ne couvrent pas la séance. Sans cette option, ce prix est inconnu (« n.c. »), jamais zéro. Dans une ligne de batch qui a une quantité, c'est aussi le prix d'une séance, et non de la ligne.",
      "The price charged if the rules set none or do not cover the session. Without it, that price is unknown (“n.c.”), never zero. In a row of batch with a quantity it is also the price of one session, not of the row.", "De prijs die gevraagd wordt als de regels er geen vastleggen of de sessie niet dekken. Zonder deze optie is die prijs onbekend (“n.c.”), nooit nul. In een rij van batch met een hoeveelheid is het ook de prijs van één sessie, niet van de rij."}},

    {"--minutes", "", "N", Arity::value, ValueKind::text, "", Group::sessions, of_questions | of_sql, 0,
     {"durée d'une séance, pour un prix à la minute ou un contrat qui paie à l'heure", "length of a session, for a price by the minute or a contract that pays by the hour", "duur van een sessie, voor een prijs per minuut of een contract dat per uur betaalt"},
     {"En minutes. Sans cette option, un prix à la minute suppose la durée que disent les règles, et ce que paie un tel contrat est inconnu (« n.c. »).", "In minutes. Without it, a price by the minute assumes the length that the rules state, and what such a contract pays is unknown (“n.c.”).", "In minuten. Zonder deze optie rekent een prijs per minuut met de duur die de regels noemen, en is wat zo'n contract betaalt onbekend (“n.c.”)."}},

    {"--route", "", "ID", Arity::value, ValueKind::route, "", Group::rules, of_questions | of_contract, of_questions,
     {"dispositif de soins (défaut : {})", "route to care (default: {})", "regeling (standaard: {})"}, {"« racpsy rules list » en donne la liste.", "“racpsy rules list” lists them all.", "“racpsy rules list” somt ze allemaal op."}},
    {"--country", "", "C", Arity::value, ValueKind::country, "", Group::rules, of_answers | of_plan, 0,
     {"pays : compare en compare tous les dispositifs ouverts (lu,fr), sinon son dispositif habituel est pris", "country: compare takes all its open routes (lu,fr), other commands its usual route", "land: compare neemt al zijn open regelingen (lu,fr), andere opdrachten zijn gewone regeling"},
     {"Pour qui habite près d'une frontière. « racpsy rules list » nomme les pays ; chaque prix est dans la monnaie de son pays.",
      "For people who live near a border. “racpsy rules list” names the countries; each price is in the currency of its country.", "Voor wie bij een grens woont. “racpsy rules list” noemt de landen; elke prijs staat in de munt van zijn land."}},
    {"--rules", "", "V", Arity::value, ValueKind::version, "", Group::rules, of_questions | of_sql, of_questions,
     {"version des règles : auto (selon la date) ou son nom, comme 2022", "version of the rules: auto (by date) or its name, such as 2022", "versie van de regels: auto (volgens de datum) of haar naam, zoals 2022"},
     {"Une version nommée s'applique quelles que soient les dates : on peut comparer les mêmes séances sous deux réformes.",
      "A named version applies whatever the dates, so that the same sessions can be compared under two reforms.", "Een genoemde versie geldt wat de data ook zijn: zo kunnen dezelfde sessies onder twee hervormingen vergeleken worden."}},
    {"--calendar", "", "C", Arity::value, ValueKind::word, "applied legal", Group::rules, of_questions | of_sql, 0,
     {"applied (pratique suivie) ou legal (textes en vigueur)", "applied (actual practice) or legal (texts in force)", "applied (de praktijk) of legal (de geldende teksten)"},
     {"Les deux diffèrent quand une réforme est appliquée avant ou après son texte.", "The two differ when a reform was applied before or after its text.", "De twee verschillen als een hervorming voor of na haar tekst werd toegepast."}},
    {"--rules-dir", "", "DIR", Arity::values, ValueKind::folder, "", Group::rules, of_all, 0,
     {"dossier de règles à ajouter à celles du programme (aussi RACPSY_RULES)", "folder of rules to add to the built-in ones (also RACPSY_RULES)", "map met regels om toe te voegen aan de ingebouwde (ook RACPSY_RULES)"},
     {"Peut être répété ; un fichier du même dispositif et de la même version remplace le précédent.",
      "Can be repeated; a file for the same route and version replaces the earlier one.", "Mag herhaald worden; een bestand van dezelfde regeling en versie vervangt het vorige."}},
    {"--strict", "", "", Arity::nothing, ValueKind::text, "", Group::rules, of_questions, 0,
     {"refuser tout chiffre supposé, déduit, peu fiable, non vérifié ou inconnu", "refuse assumed, inferred, low-confidence, unverified or unknown figures", "weiger elk cijfer dat verondersteld, afgeleid, weinig betrouwbaar, niet nagekeken of onbekend is"},
     {"Le code de sortie est alors 5.", "The exit code is then 5.", "De afsluitcode is dan 5."}},
    {"--today", "", "DATE", Arity::value, ValueKind::date, "", Group::rules, of_all, 0,
     {"date à utiliser comme date du jour", "date to use as today", "datum die als vandaag geldt"}, nothing_more},

    {"--detail", "", "", Arity::nothing, ValueKind::text, "", Group::answer, of_answers, of_calc,
     {"une ligne par séance, et qui paie quoi", "one row a session, and who pays what", "één rij per sessie, en wie wat betaalt"},
     {"La forme longue : toutes les séances, les totaux par année et par payeur, toutes les hypothèses et tous les points incertains.",
      "The long form: all sessions, the sums by year and payer, all assumptions and doubts.", "De lange vorm: alle sessies, de sommen per jaar en per betaler, alle veronderstellingen en onzekere punten."}},
    {"--assumptions", "", "", Arity::nothing, ValueKind::text, "", Group::answer, of_answers, 0,
     {"toutes les hypothèses faites, et ce que d'autres réponses changeraient", "all assumptions made, and what other answers would change", "alle veronderstellingen, en wat andere antwoorden zouden veranderen"}, nothing_more},
    {"--closed", "", "", Arity::nothing, ValueKind::text, "", Group::answer, of_compare, of_compare,
     {"aussi les dispositifs fermés à cette personne, et comment y avoir droit", "also the routes closed to this person, and how to qualify", "ook de regelingen die voor deze persoon gesloten zijn, en hoe er recht op te hebben"}, nothing_more},
    {"--explain", "", "[all]", Arity::value_or_none, ValueKind::word, "brief all", Group::answer, of_answers, of_calc,
     {"d'où vient un montant ; all : chaque séance, règle par règle", "where an amount comes from; all: every session, rule by rule", "waar een bedrag vandaan komt; all: elke sessie, regel per regel"},
     {"Le prix, la part de chaque financeur et leurs sources. Avec all, chaque séance, chaque calcul, et chaque règle qui ne s'est pas appliquée, avec la raison ; en JSON, toujours.",
      "The price, the part of each payer and their sources. With all, every session, every calculation, and every rule that did not apply, with the reason; always so in JSON.", "De prijs, het deel van elke betaler en hun bronnen. Met all: elke sessie, elke berekening, en elke regel die niet van toepassing was, met de reden; in JSON altijd."}},
    {"--format", "", "F", Arity::value, ValueKind::word, all_formats, Group::answer, of_answers | of_plan | of_rules, of_answers | of_plan | of_rules,
     {"text, json, csv, markdown ou html", "text, json, csv, markdown or html", "text, json, csv, markdown of html"},
     {"json, csv : toujours en anglais, montants en centimes. markdown, html : une page à imprimer, avec codes de facturation et sources.",
      "json, csv: always in English, amounts in cents. markdown, html: a page to print, with billing codes and sources.", "json, csv: altijd in het Engels, bedragen in cent. markdown, html: een pagina om af te drukken, met factuurcodes en bronnen."}},
    {"--for", "", "WHO", Arity::value, ValueKind::word, "patient practice", Group::answer, of_calc, 0,
     {"à qui la page est destinée : patient, ou practice (devis)", "whom the page is for: patient, or practice (a quote)", "voor wie de pagina is: patient, of practice (een offerte)"},
     {"patient : la réponse, d'où vient le montant, ce qui n'est pas certain. practice : les séances et leurs codes, qui facturer et combien. Sans cette option, la page contient tout.",
      "patient: the answer, where the amount comes from, what is not certain. practice: the sessions and their codes, whom to bill and how much. Without it, the page has everything.", "patient: het antwoord, waar het bedrag vandaan komt, wat niet zeker is. practice: de sessies en hun codes, aan wie te factureren en hoeveel. Zonder deze optie staat alles op de pagina."}},
    {"--practice", "", "TEXT", Arity::value, ValueKind::text, "", Group::answer, of_calc, 0,
     {"cabinet qui fait le devis : nom, adresse, numéro", "practice that makes the quote: name, address, number", "praktijk die de offerte maakt: naam, adres, nummer"},
     {"Avec --for practice. Ce qui n'est pas donné se remplit à la main.", "With --for practice. What is not given is filled in by hand.", "Met --for practice. Wat niet gegeven is, wordt met de hand ingevuld."}},
    {"--patient", "", "TEXT", Arity::value, ValueKind::text, "", Group::answer, of_calc, 0,
     {"patient du devis : son nom ou un code", "patient of the quote: a name or a code", "patiënt van de offerte: een naam of een code"}, nothing_more},
    {"--valid-until", "", "DATE", Arity::value, ValueKind::date, "", Group::answer, of_calc, 0,
     {"dernier jour de validité du devis", "last day on which the quote is valid", "laatste dag waarop de offerte geldig is"}, nothing_more},
    {"--title", "", "TEXT", Arity::value, ValueKind::text, "", Group::answer, of_answers | of_plan, 0,
     {"titre de la page (text, markdown, html)", "title of the page (text, markdown, html)", "titel van de pagina (text, markdown, html)"}, nothing_more},
    {"--output", "-o", "FILE", Arity::value, ValueKind::file, "", Group::answer, of_all, of_all,
     {"écrire dans FILE, dont l'extension fixe le format ; - : sortie standard", "write to FILE, whose extension sets the format; -: standard output", "schrijf naar FILE, waarvan de extensie het formaat bepaalt; -: standaarduitvoer"},
     {"Le fichier est complet ou absent. L'extension d'un autre format (.pdf, .xlsx…) est refusée ; batch écrit aussi .gz, compressé ; --format l'emporte sur .json, .csv, .md et .html.",
      "The file is complete or absent. The extension of another format (.pdf, .xlsx…) is refused; batch also writes .gz, compressed; --format takes precedence over .json, .csv, .md and .html.", "Het bestand is volledig of afwezig. De extensie van een ander formaat (.pdf, .xlsx…) wordt geweigerd; batch schrijft ook .gz, gecomprimeerd; --format gaat voor op .json, .csv, .md en .html."}},
    {"--width", "", "N", Arity::value, ValueKind::text, "", Group::answer, of_all, 0,
     {"largeur du texte, de 40 à 200 colonnes (défaut : le terminal, sinon 100)", "width of the text, 40 to 200 columns (default: the terminal, else 100)", "breedte van de tekst, 40 tot 200 kolommen (standaard: de terminal, anders 100)"}, nothing_more},

    {"--dialect", "", "D", Arity::value, ValueKind::word, engines, Group::rows, of_sql, of_sql,
     {"base de données : duckdb, postgres, sqlite, clickhouse, spark ou oracle", "database: duckdb, postgres, sqlite, clickhouse, spark or oracle", "databank: duckdb, postgres, sqlite, clickhouse, spark of oracle"},
     {"Les textes pour oracle ne sont essayés que par traduction.", "The texts for oracle are tried by translation only.", "De teksten voor oracle zijn enkel via vertaling getest."}},
    {"--table", "", "NAME", Arity::value, ValueKind::text, "", Group::rows, of_sql, of_sql,
     {"table ou vue des séances, une par ligne (défaut : sessions)", "table or view of the sessions, one a row (default: sessions)", "tabel of view met de sessies, één per rij (standaard: sessions)"},
     {"Un schéma peut précéder : soins.seances.", "A schema may precede it: care.sessions.", "Er mag een schema voor staan: zorg.sessies."}},
    {"--has", "", "LIST", Arity::value, ValueKind::text, "", Group::rows, of_sql, of_sql,
     {"colonnes de la table, séparées par des virgules : NOM, ou NOM=COLONNE", "columns of the table, separated by commas: NAME, or NAME=COLUMN", "kolommen van de tabel, gescheiden door komma's: NAAM, of NAAM=KOLOM"},
     {"id, patient et date sont nécessaires ; les autres sont celles de batch : age, born, private_fee_cents, complementary, et les critères du dispositif. Ce qu'aucune colonne ne dit prend la valeur de l'option.",
      "id, patient and date are needed; the others are those of batch: age, born, private_fee_cents, complementary, and the facts of the route. What no column says takes the value of the option.",
      "id, patient en date zijn nodig; de andere zijn die van batch: age, born, private_fee_cents, complementary, en de gegevens van de regeling. Wat in geen kolom staat, krijgt de waarde van de optie."}},
    {"--count", "", "HOW", Arity::value, ValueKind::word, "auto windows recursion", Group::rows, of_sql, 0,
     {"compter les séances par windows (fenêtres) ou recursion (défaut : auto)", "count the sessions by windows or recursion (default: auto)", "sessies tellen met windows (vensters) of recursion (standaard: auto)"},
     {"auto : par fenêtres si les règles s'y prêtent, sinon par récursion.", "auto: by windows if the rules allow it, else by recursion.", "auto: met vensters als de regels dat toelaten, anders met recursie."}},
    {"--columns", "", "LIST", Arity::value, ValueKind::columns, "", Group::rows, of_batch | of_sql, of_batch,
     {"colonnes à écrire, séparées par des virgules", "columns to write, separated by commas", "te schrijven kolommen, gescheiden door komma's"},
     {"Les colonnes calculées, et toute colonne du fichier d'entrée. De plusieurs scénarios, un nom calculé donne une colonne par scénario, nom@scénario une seule. Un nom qui contient une virgule se met entre guillemets, comme en CSV.",
      "The calculated columns, and any column of the input file. Of several scenarios, a calculated name gives a column each, name@scenario a single one. Quote a name that contains a comma, as in CSV.", "De berekende kolommen, en elke kolom van het invoerbestand. Bij meerdere scenario's geeft een berekende naam één kolom per scenario, naam@scenario één enkele. Zet een naam met een komma tussen aanhalingstekens, zoals in CSV."}},
    {"--delimiter", "", "C", Arity::value, ValueKind::text, "", Group::rows, of_batch, 0,
     {"séparateur de colonnes : un caractère, ou tab (défaut : celui de l'en-tête)", "column separator: one character, or tab (default: the one in the header)", "scheidingsteken van de kolommen: één teken, of tab (standaard: dat van de eerste regel)"},
     {"Par défaut : virgule, point-virgule ou tabulation, selon ce que l'en-tête contient le plus, ou le signe indiqué par une première ligne « sep=; ». La sortie utilise le même.",
      "By default: comma, semicolon or tab, whichever is most frequent in the header, or the one given by a first line “sep=;”. The output uses the same one.", "Standaard: komma, puntkomma of tab, wat het meest in de eerste regel staat, of het teken van een regel “sep=;” vooraan. De uitvoer gebruikt hetzelfde."}},
    {"--date-format", "", "F", Arity::value, ValueKind::text, "", Group::rows, of_batch, 0,
     {"forme des dates dans les cellules : jj/mm/aaaa, aaaammjj, jjmmmaaaa… (défaut : aaaa-mm-jj)", "form of the dates in cells: dd/mm/yyyy, yyyymmdd, ddmmmyyyy… (default: yyyy-mm-dd)", "vorm van de data in de cellen: dd/mm/jjjj, jjjjmmdd, ddmmmjjjj… (standaard: jjjj-mm-dd)"},
     {"Le jour (jj), le mois (mm, ou mmm : son nom, comme 02MAR2026) et l'année (aaaa), dans leur ordre ; j et m : un ou deux chiffres. Entre des séparateurs, un chiffre suffit. Une heure peut suivre si elle est minuit (02MAR2026:00:00:00). Les cellules recopiées restent telles quelles.",
      "The day (dd), the month (mm, or mmm: its name, as 02MAR2026) and the year (yyyy), in their order; d and m: one or two digits. Between separators one digit is enough. A time of day may follow if it is midnight (02MAR2026:00:00:00). Copied cells stay as they are.", "De dag (dd), de maand (mm, of mmm: haar naam, zoals 02MAR2026) en het jaar (jjjj), in hun volgorde; d en m: één of twee cijfers. Tussen scheidingstekens volstaat één cijfer. Er mag een uur volgen als het middernacht is (02MAR2026:00:00:00). Overgenomen cellen blijven zoals ze zijn."}},
    {"--map", "", "NAME=COL", Arity::values, ValueKind::text, "", Group::rows, of_batch, 0,
     {"la colonne COL du fichier a le sens de NAME : patient=NIR,date=JOUR", "the column COL of the file has the meaning of NAME: patient=NIR,date=DAY", "de kolom COL van het bestand heeft de betekenis van NAME: patient=NIR,date=DAG"},
     {"NAME est tout nom de colonne reconnu, en français ou en anglais ; sans NAME (=COL), la colonne n'a aucun sens. Peut être répété. Les deux noms valent ensuite dans --columns et --summary-by.",
      "NAME is any recognised column name, in English or in French; without NAME (=COL) the column has no meaning. Can be repeated. Both names are then usable in --columns and --summary-by.", "NAME is elke herkende kolomnaam, in het Engels of in het Frans; zonder NAME (=COL) heeft de kolom geen betekenis. Mag herhaald worden. Beide namen zijn daarna bruikbaar in --columns en --summary-by."}},
    {"--rejects", "", "FILE", Arity::value, ValueKind::file, "", Group::rows, of_batch, of_batch,
     {"écrire les lignes refusées dans FILE (TSV)", "write refused rows to FILE (TSV)", "schrijf geweigerde rijen naar FILE (TSV)"},
     {"Ligne, identifiant, colonne, code et message.", "Line, id, column, code and message.", "Regel, nummer, kolom, code en boodschap."}},
    {"--max-errors", "", "N", Arity::value, ValueKind::text, "", Group::rows, of_batch, 0,
     {"s'arrêter après plus de N lignes refusées", "stop after more than N refused rows", "stop na meer dan N geweigerde rijen"}, nothing_more},
    {"--spreadsheet-safe", "", "", Arity::nothing, ValueKind::text, "", Group::rows, of_questions, 0,
     {"CSV : mettre une apostrophe devant toute cellule recopiée qui commence par = + - @", "CSV: put an apostrophe before any copied cell that starts with = + - @", "CSV: zet een apostrof voor elke overgenomen cel die begint met = + - @"},
     {"Un tableur ne peut alors pas interpréter comme une formule le contenu du fichier d'entrée.",
      "A spreadsheet program then cannot treat the content of the input file as a formula.", "Een rekenblad kan de inhoud van het invoerbestand dan niet als formule lezen."}},
    {"--threads", "", "N", Arity::value, ValueKind::text, "", Group::rows, of_batch, 0,
     {"nombre de fils d'exécution (défaut : tous)", "number of threads (default: all)", "aantal threads (standaard: alle)"}, {"La sortie n'en dépend pas.", "The output does not depend on it.", "De uitvoer hangt er niet van af."}},
    {"--summary", "", "F", Arity::value_or_none, ValueKind::word, document_formats, Group::rows, of_batch, of_batch,
     {"totaux, répartition et écarts sur la sortie d'erreur : text (défaut), json, markdown, html", "totals, distribution and differences on standard error: text (default), json, markdown, html", "sommen, verdeling en verschillen op de foutuitvoer: text (standaard), json, markdown, html"},
     {"Sommes et moyennes par payeur, déciles et histogramme du reste à charge ; de plusieurs scénarios, les écarts au premier, et qui gagne ou perd. Une colonne weight (poids) pondère le tout.",
      "Sums and means by payer, deciles and histogram of the out-of-pocket cost; of several scenarios, the differences to the first one, and who gains or loses. A column weight weights it all.", "Sommen en gemiddelden per betaler, decielen en histogram van de kost voor de patiënt; bij meerdere scenario's de verschillen met het eerste, en wie wint of verliest. Een kolom weight (gewicht) weegt alles."}},
    {"--summary-by", "", "COL,…", Arity::value, ValueKind::columns, "", Group::rows, of_batch, 0,
     {"les mêmes, par groupe de valeurs de ces colonnes", "the same, grouped by these columns", "dezelfde, gegroepeerd volgens deze kolommen"},
     {"Toute colonne du fichier, outcome, version, ou les tranches d'un montant, données par leurs fins en centimes : patient_cents:0,2000,5000.",
      "Any column of the file, outcome, version, or bands of an amount, given by their ends in cents: patient_cents:0,2000,5000.", "Elke kolom van het bestand, outcome, version, of schijven van een bedrag, gegeven door hun einden in centen: patient_cents:0,2000,5000."}},

    {"--lang", "", "fr/en/nl", Arity::value, ValueKind::word, "fr en nl", Group::program, of_all, 0,
     {"langue (défaut : celle de l'environnement)", "language (default: from the environment)", "taal (standaard: die van de omgeving)"}, nothing_more},
    {"--color", "", "WHEN", Arity::value, ValueKind::word, "auto always never", Group::program, of_all, 0,
     {"couleurs : auto, always ou never", "colours: auto, always or never", "kleuren: auto, always of never"}, {"NO_COLOR est respecté.", "NO_COLOR is obeyed.", "NO_COLOR wordt gevolgd."}},
    {"--generate", "", "WHAT", Arity::value, ValueKind::word, "man bash zsh fish typescript python request-schema", Group::program, 0, 0,
     {"page de manuel (man), complétion (bash, zsh, fish), requêtes JSON (typescript, python, request-schema)", "manual page (man), completion (bash, zsh, fish), JSON requests (typescript, python, request-schema)", "handleiding (man), aanvulling (bash, zsh, fish), JSON-verzoeken (typescript, python, request-schema)"},
     {"« racpsy --generate bash » écrit le script de complétion de bash ; « racpsy --generate man | man -l - » affiche cette page. typescript, python et request-schema décrivent les requêtes de la bibliothèque C et des paquets npm et Python.",
      "“racpsy --generate bash” writes the completion script for bash; “racpsy --generate man | man -l -” displays this page. typescript, python and request-schema describe the requests of the C library and of the npm and Python packages.", "“racpsy --generate bash” schrijft het aanvulscript van bash; “racpsy --generate man | man -l -” toont deze pagina. typescript, python en request-schema beschrijven de verzoeken van de C-bibliotheek en van de npm- en Python-pakketten."}},
    {"-h", "", "", Arity::nothing, ValueKind::text, "", Group::program, of_all, 0,
     {"l'essentiel, avec des exemples", "the essentials, with examples", "het belangrijkste, met voorbeelden"}, nothing_more},
    {"--help", "", "", Arity::nothing, ValueKind::text, "", Group::program, of_all, 0, {"toutes les options", "all options", "alle opties"}, nothing_more},
    {"--version", "-V", "", Arity::nothing, ValueKind::text, "", Group::program, of_all, 0,
     {"version du programme, empreinte des règles et date de leur vérification", "version of the program, digest of the rules and date of their verification", "versie van het programma, controlegetal van de regels en datum van hun controle"}, nothing_more},
};
// clang-format on

// Other names of options. Accents and capitals make no difference in any name.
constexpr std::pair<std::string_view, std::string_view> synonyms[] = {
    {"--age", "--leeftijd"},
    {"--born", "--né --née --naissance --geboren"},
    {"--coverage", "--droits --couverture"},
    {"--due", "--terme"},
    {"--student", "--étudiant --étudiante"},
    {"--complementary", "--mutuelle"},
    {"--sessions", "--séances --sessies"},
    {"--first", "--le"},
    {"--joined", "--adhésion"},
    {"--private-fee", "--prix --price --prijs"},
    {"--country", "--pays --land"},
    {"--route", "--psy"}};

// Variants of options: in `compare` five are lists, in `batch` they are defaults for empty cells or
// scenarios, and `rules` writes no CSV.
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
       "routes; a country (fr, be…): all its open routes (default: fr)",
       "regelingen; een land (fr, be…): al zijn open regelingen (standaard: fr)"},
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
       "versions of the rules: auto (by date) or their names",
       "versies van de regels: auto (volgens de datum) of hun namen"},
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
       "applied (actual practice), legal (texts in force)",
       "applied (de praktijk), legal (de geldende teksten)"},
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
       "rights (standard,c2s,ald+alsace_moselle), those of one person joined by +",
       "rechten (standard,c2s,ald+alsace_moselle), die van één persoon verbonden met +"},
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
       "complementary insurances: none, responsible, a card or contract files *.toml",
       "aanvullende verzekeringen: none, responsible, een kaart of contracten in bestanden *.toml"},
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
       "number of sessions (default: the cap of each route)",
       "aantal sessies (standaard: het maximum van elke regeling)"},
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
       "with --format json: every amount with its rule and source",
       "met --format json: elk bedrag met zijn regel en bron"},
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
       "situation opens)",
       "mogelijke regelingen, waarvan de eerste de gevraagde is (standaard: {}, en die welke uw "
       "situatie opent)"},
      {"Sans cette option : le dispositif par défaut, et ceux de son pays qui donnent un nombre de "
       "séances par période et qu'un critère indiqué (étudiant…) vous ouvre. --used compte dans le "
       "premier.",
       "Without it: the default route, and those of its country with a number of sessions in each "
       "period that a fact given (student…) opens to you. --used counts in the first one.",
       "Zonder deze optie: de standaardregeling, en die van haar land met een aantal sessies per "
       "periode die een gegeven (student…) voor u opent. --used telt in de eerste."}}},
    {of_batch,
     {"--complementary",
      "",
      "C,…",
      Arity::value,
      ValueKind::contract,
      "",
      Group::person,
      of_batch,
      0,
      {"mutuelle : none, responsible, une carte ou un fichier *.toml (« file » dans une cellule)",
       "complementary insurance: none, responsible, a card or a file *.toml (“file” in a cell)",
       "aanvullende verzekering: none, responsible, een kaart of een bestand *.toml (“file” in een "
       "cel)"},
      {"Plusieurs valeurs sont autant de scénarios ; un fichier y a son nom sans .toml.",
       "Several values are as many scenarios; a file is named there without .toml.",
       "Meerdere waarden zijn evenveel scenario's; een bestand heet er zonder .toml."}}},
    {of_batch,
     {"--rules",
      "",
      "V,…",
      Arity::value,
      ValueKind::version,
      "",
      Group::rules,
      of_batch,
      of_batch,
      {"versions des règles : auto (selon la date) ou leurs noms, comme 2022,2025",
       "versions of the rules: auto (by date) or their names, such as 2022,2025",
       "versies van de regels: auto (volgens de datum) of hun namen, zoals 2022,2025"},
      {"Plusieurs valeurs sont des scénarios côte à côte, en une seule lecture : chaque colonne "
       "calculée est écrite pour chacun (patient_cents@2022). Avec d'autres listes, toutes les "
       "combinaisons (patient_cents@2022/none).",
       "Several values are scenarios side by side, in one pass: each calculated column is written "
       "for each of them (patient_cents@2022). With other lists, all combinations "
       "(patient_cents@2022/none).",
       "Meerdere waarden zijn scenario's naast elkaar, in één lezing: elke berekende kolom wordt "
       "voor elk ervan geschreven (patient_cents@2022). Met andere lijsten: alle combinaties "
       "(patient_cents@2022/none)."}}},
    {of_batch,
     {"--calendar",
      "",
      "C,…",
      Arity::value,
      ValueKind::word,
      "applied legal",
      Group::rules,
      of_batch,
      0,
      {"applied (pratique suivie), legal (textes en vigueur), ou les deux, comme scénarios",
       "applied (actual practice), legal (texts in force), or both, as scenarios",
       "applied (de praktijk), legal (de geldende teksten), of beide, als scenario's"},
      nothing_more}},
    {of_batch,
     {"--rules-dir",
      "",
      "DIR",
      Arity::values,
      ValueKind::folder,
      "",
      Group::rules,
      of_batch,
      0,
      {"dossier de règles à ajouter à celles du programme ; NOM=DIR : comme scénario",
       "folder of rules to add to the built-in ones; NAME=DIR: as a scenario",
       "map met regels om toe te voegen aan de ingebouwde; NAAM=MAP: als scenario"},
      {"Peut être répété ; un fichier du même dispositif et de la même version remplace le "
       "précédent. NOM=DIR n'ajoute le dossier qu'au scénario de ce nom ; NOM= est le scénario "
       "sans dossier. Aussi RACPSY_RULES.",
       "Can be repeated; a file for the same route and version replaces the earlier one. NAME=DIR "
       "adds the folder to the scenario of that name only; NAME= is the scenario without a folder. "
       "Also RACPSY_RULES.",
       "Mag herhaald worden; een bestand van dezelfde regeling en versie vervangt het vorige. "
       "NAAM=MAP voegt de map alleen aan het scenario met die naam toe; NAAM= is het scenario "
       "zonder map. Ook RACPSY_RULES."}}},
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
       "number of sessions of a row (default: the cap)",
       "aantal sessies van een rij (standaard: het maximum)"},
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
      {"première séance d'une ligne, AAAA-MM-JJ", "first session of a row, YYYY-MM-DD",
       "eerste sessie van een rij, JJJJ-MM-DD"},
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
       "write the CSV to FILE, complete or absent; -: standard output",
       "schrijf de CSV naar FILE, volledig of afwezig; -: standaarduitvoer"},
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
      {"text, json, markdown ou html", "text, json, markdown or html",
       "text, json, markdown of html"},
      nothing_more}},
};

constexpr CommandWords commands[] = {
    {"calc",
     of_calc,
     "[CASE.toml]",
     {"le coût des séances d'une personne, une par une et par année",
      "the cost of one person's sessions, one by one and by year",
      "de kost van de sessies van één persoon, een voor een en per jaar"},
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
)",
      R"(racpsy calc                                  een heel jaar, gewoon geval
racpsy calc --country be --coverage bim       met verhoogde tegemoetkoming
racpsy calc --complementary responsible --first 2026-03-02 --sessions 6 --every 2w
racpsy calc --rules 2022 --explain           onder de regels van 2022, elk bedrag uitgelegd
racpsy calc gezin.toml -o blad.html          een geval uit een bestand, als pagina om af te drukken
)"},
     {"CASE.toml décrit une ou plusieurs personnes, les changements et leurs dates, et des séances "
      "dans plusieurs dispositifs ; les options données en plus l'emportent.",
      "CASE.toml describes one or more persons, the changes and their dates, and sessions under "
      "several routes; options given with it take precedence.",
      "CASE.toml beschrijft een of meer personen, de veranderingen en hun data, en sessies in "
      "meerdere regelingen; opties die erbij gegeven worden, gaan voor."},
     all_formats},
    {"ask",
     of_ask,
     "",
     {"les mêmes coûts, en quelques questions", "the same costs, in a few questions",
      "dezelfde kost, in enkele vragen"},
     {R"(racpsy ask
racpsy ask --age 21 --student
)",
      R"(racpsy ask
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
      "once. The end shows the command of calc that gives the same answer. On a terminal only.",
      "Stelt alleen vragen waarvan een antwoord het resultaat verandert, eerst die welke de meeste "
      "euro's verschuiven; wat de opties zeggen, wordt niet gevraagd. Enter: ik weet het niet. q "
      "of Ctrl-D: meteen het antwoord. Op het einde staat de opdracht van calc die hetzelfde "
      "antwoord geeft. Alleen op een terminal."},
     all_formats},
    {"compare",
     of_compare,
     "[CASE.toml]",
     {"la même personne sous plusieurs dispositifs, règles ou droits, côte à côte",
      "the same person under several routes, rules or rights, side by side",
      "dezelfde persoon onder meerdere regelingen, regels of rechten, naast elkaar"},
     {R"(racpsy compare --age 20 --student                  tous les dispositifs ouverts en France
racpsy compare --route {} --rules 2022,2025
racpsy compare --route fr,be --coverage standard,c2s
racpsy compare foyer.toml                              un cas décrit dans un fichier
)",
      R"(racpsy compare --age 20 --student                  every route that is open in France
racpsy compare --route {} --rules 2022,2025
racpsy compare --route fr,be --coverage standard,c2s
racpsy compare household.toml                          a case described in a file
)",
      R"(racpsy compare --country be --age 20                   elke regeling die in België open is
racpsy compare --route {} --rules 2022,2025
racpsy compare --route fr,be --coverage standard,bim
racpsy compare gezin.toml                              een geval uit een bestand
)"},
     {"Cinq options acceptent des listes, séparées par des virgules ; toutes leurs combinaisons "
      "sont comparées, de la moins chère à la plus chère. À côté d'un fichier de cas, elles "
      "remplacent ce qu'il dit ; sans liste, ses séances sont mises dans tous les dispositifs de "
      "leur pays.",
      "Five options accept lists, separated by commas; all their combinations are compared, "
      "cheapest first. Beside a case file they replace what it states; without a list its sessions "
      "are put on every route of their country.",
      "Vijf opties aanvaarden lijsten, gescheiden door komma's; al hun combinaties worden "
      "vergeleken, de goedkoopste eerst. Naast een bestand van een geval vervangen ze wat het "
      "zegt; zonder lijst worden zijn sessies in elke regeling van hun land geplaatst."},
     all_formats},
    {"plan",
     of_plan,
     "[CASE.toml]",
     {"les dates et les dispositifs les moins chers pour un nombre de séances",
      "the cheapest dates and routes for a number of sessions",
      "de goedkoopste data en regelingen voor een aantal sessies"},
     {R"(racpsy plan --used 11 --sessions 3 --first 2026-12-07          attendre la nouvelle année ?
racpsy plan --age 21 --student --sessions 30 --at-most 1m      deux dispositifs, sans longue pause
racpsy plan --complementary mutuelle.toml --private-fee 60 --sessions 20 --until 2027-06-30
)",
      R"(racpsy plan --used 11 --sessions 3 --first 2026-12-07          wait for the new year?
racpsy plan --age 21 --student --sessions 30 --at-most 1m      two routes, without a long break
racpsy plan --complementary contract.toml --private-fee 60 --sessions 20 --until 2027-06-30
)",
      R"(racpsy plan --used 11 --sessions 3 --first 2026-12-07          wachten op het nieuwe jaar?
racpsy plan --age 21 --student --sessions 30 --at-most 1m      twee regelingen, zonder lange pauze
racpsy plan --complementary contract.toml --private-fee 60 --sessions 20 --until 2027-06-30
)"},
     {"Les séances demandées se suivent dès le premier jour, au plus court intervalle, par le "
      "premier dispositif. Un autre choix n'est donné que s'il coûte moins ; à coût égal, le plus "
      "tôt. Un prix inconnu n'est jamais préféré à un prix connu. Un fichier de cas donne une "
      "personne, ses changements, ses compteurs et les séances demandées.",
      "The sessions asked follow each other from the first day, at the shortest interval, by the "
      "first route. Another choice is given only if it costs less; of equal ones, the earliest. An "
      "unknown price is never preferred to a known one. A case file gives one person, the changes, "
      "the counters and the sessions asked.",
      "De gevraagde sessies volgen elkaar vanaf de eerste dag, met de kortste tussentijd, in de "
      "eerste regeling. Een andere keuze wordt alleen gegeven als ze minder kost; bij gelijke kost "
      "de vroegste. Een onbekende prijs krijgt nooit voorrang op een bekende. Een bestand van een "
      "geval geeft één persoon, de veranderingen, de tellers en de gevraagde sessies."},
     all_formats},
    {"batch",
     of_batch,
     "FILE",
     {"un fichier CSV en entrée, un fichier CSV en sortie, dans le même ordre (« - » : entrée "
      "standard)",
      "a CSV file in, a CSV file out, in the same order (“-”: standard input)",
      "een CSV-bestand erin, een CSV-bestand eruit, in dezelfde volgorde (“-”: standaardinvoer)"},
     {R"(racpsy batch annees.csv -o resultat.csv            une ligne par personne et par an (colonnes : sessions, et year ou first)
racpsy batch seances.csv -o resultat.csv           une ligne par séance (colonnes : patient et date)
racpsy batch annees.csv --rules 2022,2025 --summary -o compare.csv
racpsy batch annees.csv --columns id,patient_cents --rejects refus.tsv
)",
      R"(racpsy batch years.csv -o result.csv               one row per person and year (columns: sessions, and year or first)
racpsy batch sessions.csv -o result.csv            one row per session (columns: patient and date)
racpsy batch years.csv --rules 2022,2025 --summary -o compared.csv
racpsy batch years.csv --columns id,patient_cents --rejects refused.tsv
)",
      R"(racpsy batch jaren.csv -o resultaat.csv            één rij per persoon en jaar (kolommen: sessions, en year of first)
racpsy batch sessies.csv -o resultaat.csv          één rij per sessie (kolommen: patient en date)
racpsy batch jaren.csv --rules 2022,2025 --summary -o vergeleken.csv
racpsy batch jaren.csv --columns id,patient_cents --rejects geweigerd.tsv
)"},
     {"Colonnes reconnues, en français ou en anglais : id, année, première séance, rythme, "
      "séances, patient, date, âge, né(e) le, mutuelle, séances déjà faites, tarif, tarif en "
      "centimes, poids, et tout critère du dispositif (couverture, courrier…) ; le manuel les "
      "donne toutes. "
      "Une colonne absente ou une cellule vide prend la valeur de l'option. Le fichier peut être "
      "compressé par gzip, ou en UTF-16.",
      "Recognised columns, in English or in French: id, year, first, every, sessions, patient, "
      "date, age, born, complementary, used, fee, fee_cents, weight, and any fact of the "
      "route (coverage, referral…); the manual lists them all. "
      "A missing column or an empty cell takes the value of the option. The file can be compressed "
      "with gzip, or in UTF-16.",
      "Herkende kolommen, in het Engels of in het Frans: id, year, first, every, sessions, "
      "patient, date, age, born, complementary, used, fee, fee_cents, weight, en elk "
      "gegeven van de regeling (coverage, referral…); de handleiding somt ze allemaal op. Een "
      "ontbrekende kolom of lege cel krijgt de waarde van de optie. Het bestand mag met gzip "
      "gecomprimeerd zijn, of in UTF-16."}},
    {"sql",
     of_sql,
     "ROUTE…",
     {"les règles en une requête, pour calculer là où sont les données",
      "the rules as a query, to calculate where the data is",
      "de regels als query, om te rekenen waar de gegevens staan"},
     {R"(racpsy sql {} --dialect duckdb --has id,patient,date,age
racpsy sql {} --dialect postgres --table soins.seances --has id,patient=nir,date,born=naissance,coverage=droits -o regles.sql
)",
      R"(racpsy sql {} --dialect duckdb --has id,patient,date,age
racpsy sql {} --dialect postgres --table care.sessions --has id,patient=nir,date,born=birth_date,coverage=rights -o rules.sql
)",
      R"(racpsy sql {} --dialect duckdb --has id,patient,date,age
racpsy sql {} --dialect postgres --table zorg.sessies --has id,patient=insz,date,born=geboortedatum,coverage=rechten -o regels.sql
)"},
     {"Un seul SELECT, sans droits ni extension, qui donne les mêmes centimes que batch, par "
      "séance. Plusieurs dispositifs : nommez-les tous, et la colonne qui dit celui de chaque "
      "ligne "
      "(--has …,route) ; ce qu'ils partagent est compté ensemble. docs/sql.md dit ce qu'il lit, ce "
      "qu'il donne et ce qu'il refuse.",
      "A single SELECT, which needs neither rights nor an extension and gives the same cents as "
      "batch, by session. Several routes: name them all, and the column that says which is that of "
      "a row (--has …,route); what they share is counted together. docs/sql.md says what it reads, "
      "gives and refuses.",
      "Eén SELECT, zonder rechten of extensie, die per sessie dezelfde centen geeft als batch. "
      "Meerdere regelingen: noem ze alle, en de kolom die zegt welke die van een rij is (--has "
      "…,route); wat ze delen, wordt samen geteld. docs/sql.md zegt wat hij leest, geeft en "
      "weigert."}},
    {"rules",
     of_rules,
     "ACTION …",
     {"afficher et vérifier les règles", "show and check the rules",
      "toon de regels en kijk ze na"},
     {R"(racpsy rules list
racpsy rules show {}
racpsy rules diff {}@2022 {}@2025
racpsy rules check mes-regles/
)",
      R"(racpsy rules list
racpsy rules show {}
racpsy rules diff {}@2022 {}@2025
racpsy rules check my-rules/
)",
      R"(racpsy rules list
racpsy rules show {}
racpsy rules diff {}@2022 {}@2025
racpsy rules check mijn-regels/
)"},
     nothing_more},
    {"contract",
     of_contract,
     "new [WORDS] | check FILE | list",
     {"écrire un contrat de mutuelle en fichier, le vérifier, lister les exemples",
      "write a complementary contract as a file, check it, list the examples",
      "schrijf een aanvullend contract als bestand, kijk het na, som de voorbeelden op"},
     {R"(racpsy contract new '25 €/séance, 4/an' -o ma-mutuelle.toml
racpsy contract new -o ma-mutuelle.toml      un modèle à remplir
racpsy contract check ma-mutuelle.toml
racpsy contract list                         les exemples, par leur nom
)",
      R"(racpsy contract new '€25/session, 4/year' -o my-contract.toml
racpsy contract new -o my-contract.toml      a template to fill in
racpsy contract check my-contract.toml
racpsy contract list                         the examples, by name
)",
      R"(racpsy contract new '€ 25/sessie, 4/jaar' -o mijn-contract.toml
racpsy contract new -o mijn-contract.toml    een model om in te vullen
racpsy contract check mijn-contract.toml
racpsy contract list                         de voorbeelden, met hun naam
)"},
     {"WORDS sont les mots d'une carte : un montant ou un pourcentage par séance, un nombre et une "
      "somme par an, dans n'importe quel ordre, en français ou en anglais. Le pays est celui de "
      "--route. Un fichier qui existe n'est pas remplacé.",
      "WORDS are the words of a card: an amount or a percentage a session, a number and a sum a "
      "year, in any order, in French or in English. The country is that of --route. A file that "
      "exists is not replaced.",
      "WORDS zijn de woorden van een kaart: een bedrag of een percentage per sessie, een aantal en "
      "een som per jaar, in om het even welke volgorde, in het Nederlands, Frans of Engels. Het "
      "land is dat van --route. Een bestand dat al bestaat, wordt niet vervangen."}},
    {"help",
     0,
     "[COMMAND]",
     {"toutes les options d'une commande, comme COMMANDE --help",
      "all options of a command, like COMMAND --help",
      "alle opties van een opdracht, zoals OPDRACHT --help"},
     nothing_more,
     nothing_more},
    {"version",
     0,
     "",
     {"version, règles et date de leur vérification, comme --version",
      "version, rules and date of their verification, like --version",
      "versie, regels en datum van hun controle, zoals --version"},
     nothing_more,
     nothing_more},
};

constexpr CommandWords rules_commands[] = {
    {"list",
     0,
     "",
     {"les dispositifs et leurs versions", "the routes and their versions",
      "de regelingen en hun versies"},
     nothing_more,
     nothing_more,
     document_formats},
    {"show",
     0,
     "ROUTE[@VERSION]",
     {"une version en toutes lettres, avec ses sources (sans @ : la version actuelle)",
      "a version in plain words, with its sources (without @: the current one)",
      "een versie in gewone woorden, met haar bronnen (zonder @: de huidige)"},
     nothing_more,
     nothing_more,
     document_formats},
    {"diff",
     0,
     "ROUTE@A ROUTE@B",
     {"ce qui change d'une version à l'autre", "what changes from one version to the other",
      "wat verandert van de ene versie naar de andere"},
     nothing_more,
     nothing_more,
     document_formats},
    {"check",
     0,
     "[DIR]",
     {"vérifier les règles, ou les fichiers *.toml de DIR : versions, déclarations, contrats",
      "check the rules, or the *.toml files of DIR: versions, declarations, contracts",
      "kijk de regels na, of de bestanden *.toml van DIR: versies, verklaringen, contracten"},
     nothing_more,
     nothing_more,
     plain_formats},
    {"schema",
     0,
     "",
     {"JSON Schema des fichiers de règles, pour les éditeurs",
      "JSON Schema of the rule files, for editors",
      "JSON Schema van de regelbestanden, voor editors"},
     nothing_more,
     nothing_more,
     plain_formats},
};

constexpr Message headings[] = {
    {"La personne", "The person", "De persoon"}, {"Les séances", "The sessions", "De sessies"},
    {"Les règles", "The rules", "De regels"},    {"La réponse", "The answer", "Het antwoord"},
    {"Les lignes", "The rows", "De rijen"},      {"Le programme", "The program", "Het programma"}};

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
