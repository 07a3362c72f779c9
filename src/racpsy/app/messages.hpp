// Texts about the inputs of a question and about refused answers, in French and in English.
#pragma once

#include "racpsy/base/message.hpp"
#include "racpsy/base/money.hpp"

namespace racpsy::app::messages {

inline constexpr Message unexpected_argument{
    "argument inattendu « {} »", "unexpected argument “{}”", "onverwacht argument “{}”"};
inline constexpr Message did_you_mean{"Vouliez-vous « {} » ?", "Did you mean “{}”?",
                                      "Bedoelde u “{}”?"};
inline constexpr Message valid_words{"Choix possibles : {}.", "Valid choices: {}.",
                                     "Mogelijke keuzes: {}."};
inline constexpr Message see_help_of{"Voir « racpsy {} --help ».", "See “racpsy {} --help”.",
                                     "Zie “racpsy {} --help”."};
inline constexpr Message given_twice{"{} est donné deux fois, « {} » et « {} »",
                                     "{} is given twice, “{}” and “{}”",
                                     "{} is twee keer gegeven, “{}” en “{}”"};
inline constexpr Message join_list{
    "Donnez-le une fois ; plusieurs droits se joignent par +, plusieurs dates par une virgule.",
    "Give it once; join several rights with +, several dates with a comma.",
    "Geef het één keer; verbind meerdere rechten met +, meerdere data met een komma."};
inline constexpr Message join_rights{"Joignez plusieurs droits par + : ald+ame.",
                                     "Join several rights with +: ald+ame.",
                                     "Verbind meerdere rechten met +: ald+ame."};
inline constexpr Message one_route_for_rules{"--rules : ce cas passe par plusieurs dispositifs",
                                             "--rules: this case uses several routes",
                                             "--rules: dit geval gebruikt meerdere regelingen"};
inline constexpr Message contract_of_other_country{
    "--complementary {} : ce contrat est pour « {} », le dispositif est « {} »",
    "--complementary {}: this contract is for “{}”, the route is “{}”",
    "--complementary {}: dit contract is voor “{}”, de regeling is “{}”"};
inline constexpr Message contract_in_other_currency{
    "--complementary {} : ce contrat est en {}, le dispositif en {}",
    "--complementary {}: this contract is in {}, the route in {}",
    "--complementary {}: dit contract is in {}, de regeling in {}"};
inline constexpr Message contract_file_in_currency{
    "Une carte est toujours en euros. Pour une autre monnaie, écrivez un fichier : racpsy contract "
    "new.",
    "A card is always in euros. For another currency, write a file: racpsy contract new.",
    "Een kaart is altijd in euro. Schrijf een bestand voor een andere munt: racpsy contract new."};
inline constexpr Message not_one_of{"{} : « {} » n'est pas une valeur valable",
                                    "{}: “{}” is not a valid value",
                                    "{}: “{}” is geen geldige waarde"};
inline constexpr Message stands_alone{
    "{} : « {} » ne se combine avec rien, car il signifie qu'il n'y a aucune autre valeur",
    "{}: “{}” cannot be combined, since it means that there is no other value",
    "{}: “{}” kan niet gecombineerd worden, want het betekent dat er geen andere waarde is"};
inline constexpr Message drop_it{"Supprimez-le, ou ne gardez que lui.",
                                 "Remove it, or keep only this value.",
                                 "Laat het weg, of behoud alleen deze waarde."};
inline constexpr Message with_and_without_days{"{} : « {} » est donné à la fois avec et sans dates",
                                               "{}: “{}” is given both with and without dates",
                                               "{}: “{}” is zowel met als zonder data gegeven"};
inline constexpr Message keep_one{
    "Gardez l'un des deux : avec des dates si le droit ne vaut qu'à ces dates, sans dates s'il "
    "vaut toujours.",
    "Keep one of the two: with dates if the right applies only then, without dates if it always "
    "applies.",
    "Behoud één van beide: met data als het recht alleen dan geldt, zonder data als het altijd "
    "geldt."};
inline constexpr Message days_twice{"--due et {} donnent tous deux des dates à « {} »",
                                    "--due and {} both give dates for “{}”",
                                    "--due en {} geven allebei data voor “{}”"};
inline constexpr Message due_or_days{
    "Donnez la date prévue de l'accouchement, ou les dates du droit.",
    "Give the due date, or the dates of the right.",
    "Geef de verwachte bevallingsdatum, of de data van het recht."};
inline constexpr Message not_in_range{"{} : « {} » n'est pas un nombre entre {} et {}",
                                      "{}: “{}” is not a number between {} and {}",
                                      "{}: “{}” is geen getal tussen {} en {}"};
inline constexpr Message not_a_pace{"{} : « {} » n'est pas un rythme",
                                    "{}: “{}” is not an interval", "{}: “{}” is geen tussentijd"};
inline constexpr Message write_pace{
    "Écrivez par exemple 1w (chaque semaine), 2w (toutes les deux semaines) ou 1m (chaque mois).",
    "Write for example 1w (weekly), 2w (every two weeks) or 1m (monthly).",
    "Schrijf bijvoorbeeld 1w (elke week), 2w (om de twee weken) of 1m (elke maand)."};
inline constexpr Message not_name_value{"--with : « {} » n'a pas la forme NOM=VALEUR",
                                        "--with: “{}” is not of the form NAME=VALUE",
                                        "--with: “{}” heeft niet de vorm NAAM=WAARDE"};
inline constexpr Message unknown_fact{"--with : critère inconnu « {} »",
                                      "--with: unknown fact “{}”", "--with: onbekend gegeven “{}”"};
inline constexpr Message valid_facts{"Critères : {}.", "Facts: {}.", "Gegevens: {}."};
inline constexpr Message exclusive{"{} et {} sont incompatibles", "{} and {} cannot be combined",
                                   "{} en {} kunnen niet samen"};
inline constexpr Message not_born{
    "--born {} : la première séance ({}) est antérieure à la naissance",
    "--born {}: the first session ({}) is before the date of birth",
    "--born {}: de eerste sessie ({}) valt voor de geboorte"};
inline constexpr Message born_too_old{"--born {} : plus de 130 ans à la séance du {}",
                                      "--born {}: over 130 years old at the session on {}",
                                      "--born {}: ouder dan 130 jaar bij de sessie van {}"};
inline constexpr Message too_late{"la séance n° {} tomberait après le {}",
                                  "session no. {} would fall after {}",
                                  "sessie nr. {} zou na {} vallen"};
inline constexpr Message too_many_statements{"{} combinaisons demandées, {} au maximum",
                                             "{} combinations requested, at most {} allowed",
                                             "{} combinaties gevraagd, hoogstens {} toegelaten"};
inline constexpr Message at_most_below_at_least{"--at-most {} est plus court que --at-least {}",
                                                "--at-most {} is shorter than --at-least {}",
                                                "--at-most {} is korter dan --at-least {}"};
inline constexpr Message plan_does_not_fit{
    "les {} séances demandées iraient jusqu'au {}, après le {}",
    "the {} sessions asked would last until {}, after {}",
    "de {} gevraagde sessies zouden duren tot {}, na {}"};
inline constexpr Message plan_too_large{
    "ce plan demande trop de calculs : trop de choix de dates et de dispositifs",
    "this plan needs too much work: too many choices of dates and routes",
    "dit plan vraagt te veel rekenwerk: te veel keuzes van data en regelingen"};
inline constexpr Message plan_two_currencies{
    "{} est en {}, mais {} est en {} : leurs montants ne s'additionnent pas",
    "{} is in {}, but {} is in {}: their amounts cannot be added up",
    "{} is in {}, maar {} is in {}: die bedragen kunnen niet worden opgeteld"};
inline constexpr Message plan_one_currency{
    "Nommez des dispositifs d'une seule monnaie (--route), ou comparez-les : racpsy compare.",
    "Name routes of one currency (--route), or compare them: racpsy compare.",
    "Noem regelingen met één munt (--route), of vergelijk ze: racpsy compare."};
inline constexpr Message plan_less{
    "Demandez moins de séances, nommez moins de dispositifs (--route), ou changez --until.",
    "Ask for fewer sessions, name fewer routes (--route), or change --until.",
    "Vraag minder sessies, noem minder regelingen (--route), of verander --until."};
inline constexpr Message plan_for_one{"un plan est pour une personne ; ce fichier en a {} ({})",
                                      "a plan is for one person; this file has {} ({})",
                                      "een plan is voor één persoon; dit bestand heeft er {} ({})"};
inline constexpr Message plan_each{
    "Faites un fichier par personne, ou voyez ce foyer avec « racpsy calc » ou « racpsy compare ».",
    "Write a file for each person, or see this household with “racpsy calc” or “racpsy compare”.",
    "Maak een bestand per persoon, of bekijk dit gezin met “racpsy calc” of “racpsy compare”."};
inline constexpr Message plan_one_route{
    "un plan part d'un seul dispositif ; ce fichier en a plusieurs ({}, {})",
    "a plan begins with one route; this file has several ({}, {})",
    "een plan vertrekt van één regeling; dit bestand heeft er meerdere ({}, {})"};
inline constexpr Message plan_route_remedy{
    "Nommez avec --route ceux entre lesquels choisir, le premier d'abord.",
    "Name with --route those to choose from, the first one first.",
    "Noem met --route de regelingen waaruit te kiezen is, de eerste vooraan."};
inline constexpr Message plan_alike{
    "un plan est pour des séances semblables ; celles de ce fichier ont d'autres critères, prix ou "
    "durées",
    "a plan is for sessions that are alike; those of this file differ in facts, prices or lengths",
    "een plan is voor gelijke sessies; die van dit bestand verschillen in gegevens, prijs of duur"};
inline constexpr Message plan_alike_remedy{"Gardez un seul groupe de séances dans le fichier.",
                                           "Keep one group of sessions in the file.",
                                           "Behoud één groep sessies in het bestand."};
inline constexpr Message unused_fee{
    "--private-fee n'est pas utilisé : aucune séance n'est facturée à ce prix",
    "--private-fee is not used: no session is charged at that price",
    "--private-fee wordt niet gebruikt: geen enkele sessie wordt tegen die prijs aangerekend"};
inline constexpr Message unused_deductible{
    "--used-deductible n'est pas utilisé : les règles appliquées n'ont pas de franchise",
    "--used-deductible is not used: the rules applied have no deductible",
    "--used-deductible wordt niet gebruikt: de toegepaste regels hebben geen franchise"};
inline constexpr Message unused_fact{"{} : aucune règle appliquée ne l'utilise",
                                     "{}: not used by any rule that was applied",
                                     "{}: geen enkele toegepaste regel gebruikt dit"};
inline constexpr Message write_days{
    "Un droit et ses dates s'écrivent c2s..2027-06-14, maternity:2026-02-15..2026-06-27 ou "
    "ald:2026-02-15..",
    "Write a right and its dates as c2s..2027-06-14, maternity:2026-02-15..2026-06-27 or "
    "ald:2026-02-15..",
    "Schrijf een recht met zijn data als c2s..2027-06-14, maternity:2026-02-15..2026-06-27 of "
    "ald:2026-02-15.."};
inline constexpr Message strict_refused{
    "--strict : {} séance(s) sur {} reposent sur des éléments non établis ({})",
    "--strict: {} session(s) of {} rely on values that are not established ({})",
    "--strict: {} sessie(s) van {} steunen op waarden die niet vaststaan ({})"};
inline constexpr Message strict_first{
    "La première : {}. Sans --strict, la réponse est donnée avec ses réserves.",
    "The first one: {}. Without --strict, the answer is given with its reservations.",
    "De eerste: {}. Zonder --strict komt het antwoord met zijn voorbehouden."};
inline constexpr Message strict_joined{
    "Indiquez la date d'adhésion au contrat avec --joined.",
    "Give the date of joining the contract with --joined.",
    "Geef de datum van aansluiting bij het contract met --joined."};
inline constexpr Message strict_fee{"Indiquez le prix d'une séance non couverte avec --prix.",
                                    "Give the price of a session that is not covered with --price.",
                                    "Geef de prijs van een niet gedekte sessie met --prijs."};
inline constexpr Message unverified{"non vérifié", "unverified", "niet nagekeken"};
inline constexpr Message assumed{"supposé", "assumed", "verondersteld"};
inline constexpr Message inferred{"déduit", "inferred", "afgeleid"};
inline constexpr Message low{"source peu fiable", "low confidence", "weinig betrouwbaar"};
inline constexpr Message unknown{"inconnu", "unknown", "onbekend"};
inline constexpr Message effect_only_on{
    "{} : effet seulement sur {}", "{} has an effect only on: {}", "{} heeft alleen effect op: {}"};
inline constexpr Message no_effect_on{"{} n'a pas d'effet sur : {}", "{} has no effect on: {}",
                                      "{} heeft geen effect op: {}"};

// ---- Profiles

inline constexpr Message profile_used{"profil {} : {} (--no-me pour l'ignorer)",
                                      "profile {}: {} (--no-me to ignore it)",
                                      "profiel {}: {} (--no-me om het te negeren)"};
inline constexpr Message profile_without_effect{
    "profil {} : sans effet, les options disent tout (--no-me pour l'ignorer)",
    "profile {}: no effect, the options say it all (--no-me to ignore it)",
    "profiel {}: geen effect, de opties zeggen alles (--no-me om het te negeren)"};
inline constexpr Message profile_or_case{
    "--me ne s'emploie pas avec un fichier de cas, qui décrit ses propres personnes",
    "--me cannot be used with a case file, which describes its own people",
    "--me kan niet samen met een bestand van een geval, dat zijn eigen personen beschrijft"};
inline constexpr Message give_one_of_them{"Donnez l'un ou l'autre.", "Give one or the other.",
                                          "Geef een van beide."};
inline constexpr Message profile_has_more{
    "Ses séances et ses compteurs [used] ne sont pas lus : donnez-le comme fichier de cas.",
    "Its sessions and [used] counters are not read: give it as a case file.",
    "De sessies en de [used]-tellers ervan worden niet gelezen: geef het als bestand van een "
    "geval."};

// ---- Questions of an interview

inline constexpr Message ask_age{"Quel âge avez-vous ?", "How old are you?", "Hoe oud bent u?"};
inline constexpr Message an_age{"un âge, ou une date de naissance comme 1985-03-27",
                                "an age, or a date of birth such as 1985-03-27",
                                "een leeftijd, of een geboortedatum zoals 1985-03-27"};
inline constexpr Message ask_born{"Quelle est votre date de naissance ?",
                                  "What is your date of birth?", "Wat is uw geboortedatum?"};
inline constexpr Message ask_joined{"Depuis quand avez-vous cette mutuelle ?",
                                    "Since when have you had this complementary contract?",
                                    "Sinds wanneer hebt u dit aanvullende contract?"};
inline constexpr Message a_date{"une date, comme {}", "a date, such as {}", "een datum, zoals {}"};
inline constexpr Message ask_sessions{"Combien de séances prévoyez-vous ?",
                                      "How many sessions do you plan?", "Hoeveel sessies plant u?"};
inline constexpr Message a_number{"un nombre", "a number", "een getal"};
inline constexpr Message ask_first{"Quand a lieu la première séance ?",
                                   "When is the first session?", "Wanneer is de eerste sessie?"};
inline constexpr Message ask_every{"À quel rythme viendrez-vous ?", "How often will you come?",
                                   "Hoe vaak komt u?"};
inline constexpr Message every_week{"chaque semaine", "every week", "elke week"};
inline constexpr Message every_two_weeks{"toutes les deux semaines", "every two weeks",
                                         "om de twee weken"};
inline constexpr Message every_month{"chaque mois", "every month", "elke maand"};
inline constexpr Message ask_used{"Combien de séances prises en charge avez-vous déjà eues {} ?",
                                  "How many covered sessions have you already had {}?",
                                  "Hoeveel gedekte sessies hebt u al gehad {}?"};
inline constexpr Message ask_used_deductible{
    "Combien de votre franchise annuelle avez-vous déjà payé cette année, par tous les soins ?",
    "How much of your yearly deductible have you already paid this year, by any care?",
    "Hoeveel van uw jaarlijkse franchise hebt u dit jaar al betaald, voor alle zorg samen?"};
inline constexpr Message a_sum{"un montant, comme 250", "an amount, such as 250",
                               "een bedrag, zoals 250"};
inline constexpr Message this_year{"cette année", "this year", "dit jaar"};
inline constexpr Message this_academic_year{"depuis septembre", "since September",
                                            "sinds september"};
inline constexpr Message these_twelve_months{"ces douze derniers mois", "in the last twelve months",
                                             "in de laatste twaalf maanden"};
inline constexpr Message several_contracts{"« {} » désigne plusieurs contrats d'exemple",
                                           "“{}” is the name of several example contracts",
                                           "“{}” is de naam van meerdere voorbeeldcontracten"};
inline constexpr Message choose_contract{"Choisissez parmi : {}.", "Choose one of: {}.",
                                         "Kies uit: {}."};
inline constexpr Message contract_forms{
    "Écrivez none, responsible, une carte comme « 25 €/séance, 4/an », un fichier *.toml ou un "
    "exemple (racpsy contract list).",
    "Write none, responsible, a card like “€25/session, 4/year”, a file *.toml or an example "
    "(racpsy contract list).",
    "Schrijf none, responsible, een kaart zoals “€ 25/sessie, 4/jaar”, een bestand *.toml of een "
    "voorbeeld (racpsy contract list)."};
inline constexpr Message in_all{"en tout", "in all", "in totaal"};
inline constexpr Message ask_fee{"Combien coûte une séance dont le prix est libre ?",
                                 "What does a session cost whose price is not fixed?",
                                 "Hoeveel kost een sessie waarvan de prijs vrij is?"};
inline constexpr EnumArray<Currency, Message, 2> a_price_in{
    {{"un prix en euros, comme 65", "a price in euros, such as 65", "een prijs in euro, zoals 65"},
     {"un prix en francs suisses, comme 150", "a price in Swiss francs, such as 150",
      "een prijs in Zwitserse frank, zoals 150"}}};
inline constexpr Message ask_minutes{"Combien de minutes dure une séance ?",
                                     "How many minutes does a session last?",
                                     "Hoeveel minuten duurt een sessie?"};
inline constexpr Message ask_route{"Laquelle de ces solutions choisissez-vous ?",
                                   "Which of these do you choose?",
                                   "Welke van deze oplossingen kiest u?"};
inline constexpr Message none_of_these{"aucune de ces situations", "none of these",
                                       "geen van deze situaties"};
inline constexpr Message yes{"oui", "yes", "ja"};
inline constexpr Message no{"non", "no", "nee"};
inline constexpr Message opens{"Votre réponse peut ouvrir : {}", "Your answer may open: {}",
                               "Uw antwoord kan dit openen: {}"};

// Batches.
inline constexpr Message not_rows{"{} : c'est {}, et non du CSV", "{}: this is {}, not CSV",
                                  "{}: dit is {}, geen CSV"};
inline constexpr Message ignored_columns{"colonnes ignorées dans le calcul : {}",
                                         "columns ignored in the calculation: {}",
                                         "kolommen genegeerd in de berekening: {}"};
inline constexpr Message rows_outside_contract{"{} Lignes concernées : {}", "{} Affected rows: {}",
                                               "{} Betrokken rijen: {}"};
inline constexpr Message rows_no_sessions{
    "{} ligne(s) ne sont pas des séances : annulées, annulant, ou de quantité 0 ; aucun montant, "
    "et "
    "aucun rang",
    "{} row(s) are no sessions: annulled, annulling, or of quantity 0; no amounts, and no rank",
    "{} rij(en) zijn geen sessies: geannuleerd, annulerend, of met hoeveelheid 0; geen bedragen, "
    "en "
    "geen nummer"};
inline constexpr Message rows_beyond_right{
    "{} ligne(s) comptent un droit limité dans le temps (voir « racpsy rules show {} ») au-delà de "
    "sa durée : son effet y est supposé, et --strict les refuse",
    "{} row(s) count a time-limited right (see “racpsy rules show {}”) beyond its duration: its "
    "effect there is assumed, and --strict refuses them",
    "{} rij(en) rekenen met een recht van beperkte duur (zie “racpsy rules show {}”) na het einde "
    "ervan: het effect is daar verondersteld, en --strict weigert ze"};
inline constexpr Message empty_in_list{"{} : une valeur est vide dans « {} »",
                                       "{}: a value of “{}” is empty",
                                       "{}: een waarde van “{}” is leeg"};
inline constexpr Message values_with_commas{
    "Séparez les valeurs par une virgule : --rules 2022,2025.",
    "Put a comma between the values: --rules 2022,2025.",
    "Zet een komma tussen de waarden: --rules 2022,2025."};
inline constexpr Message too_many_scenarios{"les listes de valeurs donnent plus de {} scénarios",
                                            "the lists of values give more than {} scenarios",
                                            "de lijsten van waarden geven meer dan {} scenario's"};
inline constexpr Message scenario_twice{"deux scénarios s'appellent « {} »",
                                        "two scenarios are named “{}”",
                                        "twee scenario's heten “{}”"};
inline constexpr Message name_scenarios{
    "Donnez chaque valeur une fois, et un nom différent à chaque dossier (--rules-dir "
    "NOM=DOSSIER) et à chaque fichier de contrat.",
    "Give each value once, and different names to the folders (--rules-dir NAME=FOLDER) and the "
    "files of contracts.",
    "Geef elke waarde één keer, en geef elke map (--rules-dir NAAM=MAP) en elk contractbestand een "
    "andere naam."};
inline constexpr Message scenarios_equal{"les scénarios « {} » et « {} » sont identiques",
                                         "the scenarios “{}” and “{}” are the same",
                                         "de scenario's “{}” en “{}” zijn gelijk"};
inline constexpr Message pinned_has_no_calendar{
    "Une version choisie par --rules s'applique à tous les jours, quel que soit le calendrier : "
    "retirez --calendar, ou --rules.",
    "A version chosen by --rules is applied on every day, whatever the calendar: leave out "
    "--calendar, or --rules.",
    "Een met --rules gekozen versie geldt op elke dag, welke kalender ook: laat --calendar weg, of "
    "--rules."};
inline constexpr Message calendar_without_effect{
    "--calendar est sans effet sur la version {} : choisie par --rules, elle s'applique à tous les "
    "jours",
    "--calendar has no effect on version {}: chosen by --rules, it is applied on every day",
    "--calendar heeft geen effect op versie {}: die is met --rules gekozen en geldt op elke dag"};
inline constexpr Message leave_out_scenario{"Retirez l'un des deux.", "Leave one of them out.",
                                            "Laat één van beide weg."};
inline constexpr Message same_scenarios{
    "dans {} des {} lignes, les scénarios de {} ne diffèrent pas : la colonne « {} » l'emporte",
    "in {} of {} rows the scenarios of {} do not differ: the column “{}” takes precedence",
    "in {} van de {} rijen verschillen de scenario's van {} niet: de kolom “{}” gaat voor"};
inline constexpr Message option_overridden{
    "{} est sans effet : la colonne « {} » l'emporte dans chacune des {} lignes",
    "{} has no effect: the column “{}” takes precedence in each of the {} rows",
    "{} heeft geen effect: de kolom “{}” gaat voor in elk van de {} rijen"};
inline constexpr Message map_column_away{"Pour ne pas lire cette colonne : {}",
                                         "To leave the column out: {}",
                                         "Om die kolom niet te lezen: {}"};
inline constexpr Message not_a_delimiter{"--delimiter : « {} » ne peut pas séparer des cellules",
                                         "--delimiter: “{}” cannot separate cells",
                                         "--delimiter: “{}” kan geen cellen scheiden"};
inline constexpr Message write_delimiter{
    "Donnez un caractère (« | », « ; », « , », une espace…) ou tab ; ni lettre, ni chiffre, ni "
    "guillemet, ni . - + _.",
    "Give one character (“|”, “;”, “,”, a space…) or tab; not a letter, a digit, a quote or . - + "
    "_.",
    "Geef één teken (“|”, “;”, “,”, een spatie…) of tab; geen letter, cijfer of aanhalingsteken, "
    "en niet . - + _."};
inline constexpr Message not_a_date_format{"--date-format : « {} » n'est pas une forme de date",
                                           "--date-format: “{}” is not a form of dates",
                                           "--date-format: “{}” is geen vorm van data"};
inline constexpr Message write_date_format{
    "Donnez le jour (jj), le mois (mm, ou mmm pour son nom) et les quatre chiffres de l'année "
    "(aaaa) dans leur ordre : jj/mm/aaaa, aaaammjj, jjmmmaaaa…",
    "Give the day (dd), the month (mm, or mmm for its name) and the four digits of the year (yyyy) "
    "in their order: dd/mm/yyyy, yyyymmdd, ddmmmyyyy…",
    "Geef de dag (dd), de maand (mm, of mmm voor haar naam) en de vier cijfers van het jaar (jjjj) "
    "in hun volgorde: dd/mm/jjjj, jjjjmmdd, ddmmmjjjj…"};
inline constexpr Message not_a_map{"--map : « {} » n'est pas de la forme NOM=COLONNE",
                                   "--map: “{}” is not of the form NAME=COLUMN",
                                   "--map: “{}” heeft niet de vorm NAAM=KOLOM"};
inline constexpr Message write_map{
    "Par exemple --map patient=BEN_IDT_ANO,date=EXE_SOI_DTD ; --map =COLONNE : sans aucun sens.",
    "For example --map patient=BEN_IDT_ANO,date=EXE_SOI_DTD; --map =COLUMN: without any meaning.",
    "Bijvoorbeeld --map patient=BEN_IDT_ANO,date=EXE_SOI_DTD; --map =KOLOM: zonder betekenis."};
inline constexpr Message no_days_in_batch{
    "--coverage : batch n'accepte pas encore de droits avec des dates",
    "--coverage: batch does not accept rights with dates yet",
    "--coverage: batch aanvaardt nog geen rechten met data"};
inline constexpr Message give_column_of_rights{
    "Donnez une ligne par séance, avec les droits valables ce jour-là dans une colonne « coverage "
    "».",
    "Give one row per session, with the rights valid on that day in a column “coverage”.",
    "Geef één rij per sessie, met de rechten van die dag in een kolom “coverage”."};
inline constexpr Message misplaced_quotes{"{} : guillemets mal placés", "{}: misplaced quotes",
                                          "{}: aanhalingstekens op een verkeerde plaats"};
inline constexpr Message quote_as_csv{
    "Un nom qui contient une virgule se met entre guillemets, comme dans un fichier CSV : {} "
    "'id,\"Prix, TTC\"'.",
    "Quote a name that contains a comma, as in a CSV file: {} 'id,\"Price, net\"'.",
    "Zet een naam met een komma tussen aanhalingstekens, zoals in een CSV-bestand: {} 'id,\"Prijs, "
    "incl.\"'."};
inline constexpr Message age_in_january_as_on_the_day{
    "âge au 1er janvier de l'année : le même que le jour de la séance",
    "age on 1 January of the year: same as on the session date",
    "leeftijd op 1 januari van het jaar: dezelfde als op de dag van de sessie"};

// Quotes.
inline constexpr Message for_quotes{"{} ne concerne que le devis : --for practice",
                                    "{} is for a quote only: --for practice",
                                    "{} is alleen voor een offerte: --for practice"};
inline constexpr Message quote_is_over{"--valid-until : le {} est déjà passé",
                                       "--valid-until: {} is in the past",
                                       "--valid-until: {} is al voorbij"};

}  // namespace racpsy::app::messages
