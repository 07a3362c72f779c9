// Texts about the inputs of a question and about refused answers, in French and in English.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::app::messages {

inline constexpr Message unexpected_argument{"argument inattendu « {} »",
                                             "unexpected argument “{}”"};
inline constexpr Message did_you_mean{"Vouliez-vous « {} » ?", "Did you mean “{}”?"};
inline constexpr Message valid_words{"Choix possibles : {}.", "Valid choices: {}."};
inline constexpr Message see_help_of{"Voir « racpsy {} --help ».", "See “racpsy {} --help”."};
inline constexpr Message given_twice{"{} est donné deux fois, « {} » et « {} »",
                                     "{} is given twice, “{}” and “{}”"};
inline constexpr Message join_list{
    "Donnez-le une fois ; plusieurs droits se joignent par +, plusieurs dates par une virgule.",
    "Give it once; join several rights with +, several dates with a comma."};
inline constexpr Message join_rights{"Joignez plusieurs droits par + : ald+ame.",
                                     "Join several rights with +: ald+ame."};
inline constexpr Message one_route_for_rules{"--rules : ce cas passe par plusieurs dispositifs",
                                             "--rules: this case uses several routes"};
inline constexpr Message contract_of_other_country{
    "--complementary {} : ce contrat est pour « {} », le dispositif est « {} »",
    "--complementary {}: this contract is for “{}”, the route is “{}”"};
inline constexpr Message not_one_of{"{} : « {} » n'est pas une valeur valable",
                                    "{}: “{}” is not a valid value"};
inline constexpr Message stands_alone{
    "{} : « {} » ne se combine avec rien, car il signifie qu'il n'y a aucune autre valeur",
    "{}: “{}” cannot be combined, since it means that there is no other value"};
inline constexpr Message drop_it{"Supprimez-le, ou ne gardez que lui.",
                                 "Remove it, or keep only this value."};
inline constexpr Message with_and_without_days{"{} : « {} » est donné à la fois avec et sans dates",
                                               "{}: “{}” is given both with and without dates"};
inline constexpr Message keep_one{
    "Gardez l'un des deux : avec des dates si le droit ne vaut qu'à ces dates, sans dates s'il "
    "vaut toujours.",
    "Keep one of the two: with dates if the right applies only then, without dates if it always "
    "applies."};
inline constexpr Message days_twice{"--due et {} donnent tous deux des dates à « {} »",
                                    "--due and {} both give dates for “{}”"};
inline constexpr Message due_or_days{
    "Donnez la date prévue de l'accouchement, ou les dates du droit.",
    "Give the due date, or the dates of the right."};
inline constexpr Message not_in_range{"{} : « {} » n'est pas un nombre entre {} et {}",
                                      "{}: “{}” is not a number between {} and {}"};
inline constexpr Message not_a_pace{"{} : « {} » n'est pas un rythme",
                                    "{}: “{}” is not an interval"};
inline constexpr Message write_pace{
    "Écrivez par exemple 1w (chaque semaine), 2w (toutes les deux semaines) ou 1m (chaque mois).",
    "Write for example 1w (weekly), 2w (every two weeks) or 1m (monthly)."};
inline constexpr Message not_name_value{"--with : « {} » n'a pas la forme NOM=VALEUR",
                                        "--with: “{}” is not of the form NAME=VALUE"};
inline constexpr Message unknown_fact{"--with : critère inconnu « {} »",
                                      "--with: unknown fact “{}”"};
inline constexpr Message valid_facts{"Critères : {}.", "Facts: {}."};
inline constexpr Message exclusive{"{} et {} sont incompatibles", "{} and {} cannot be combined"};
inline constexpr Message not_born{
    "--born {} : la première séance ({}) est antérieure à la naissance",
    "--born {}: the first session ({}) is before the date of birth"};
inline constexpr Message born_too_old{"--born {} : plus de 130 ans à la séance du {}",
                                      "--born {}: over 130 years old at the session on {}"};
inline constexpr Message too_late{"la séance n° {} tomberait après le {}",
                                  "session no. {} would fall after {}"};
inline constexpr Message too_many_statements{"{} combinaisons demandées, {} au maximum",
                                             "{} combinations requested, at most {} allowed"};
inline constexpr Message at_most_below_at_least{"--at-most {} est plus court que --at-least {}",
                                                "--at-most {} is shorter than --at-least {}"};
inline constexpr Message plan_does_not_fit{
    "les {} séances demandées iraient jusqu'au {}, après le {}",
    "the {} sessions asked would last until {}, after {}"};
inline constexpr Message plan_too_large{
    "ce plan demande trop de calculs : trop de choix de dates et de dispositifs",
    "this plan needs too much work: too many choices of dates and routes"};
inline constexpr Message plan_two_currencies{
    "{} est en {}, mais {} est en {} : leurs montants ne s'additionnent pas",
    "{} is in {}, but {} is in {}: their amounts cannot be added up"};
inline constexpr Message plan_one_currency{
    "Nommez des dispositifs d'une seule monnaie (--route), ou comparez-les : racpsy compare.",
    "Name routes of one currency (--route), or compare them: racpsy compare."};
inline constexpr Message plan_less{
    "Demandez moins de séances, nommez moins de dispositifs (--route), ou changez --until.",
    "Ask for fewer sessions, name fewer routes (--route), or change --until."};
inline constexpr Message plan_for_one{"un plan est pour une personne ; ce fichier en a {} ({})",
                                      "a plan is for one person; this file has {} ({})"};
inline constexpr Message plan_each{
    "Faites un fichier par personne, ou voyez ce foyer avec « racpsy calc » ou « racpsy compare ».",
    "Write a file for each person, or see this household with “racpsy calc” or “racpsy compare”."};
inline constexpr Message plan_one_route{
    "un plan part d'un seul dispositif ; ce fichier en a plusieurs ({}, {})",
    "a plan begins with one route; this file has several ({}, {})"};
inline constexpr Message plan_route_remedy{
    "Nommez avec --route ceux entre lesquels choisir, le premier d'abord.",
    "Name with --route those to choose from, the first one first."};
inline constexpr Message plan_alike{
    "un plan est pour des séances semblables ; celles de ce fichier ont d'autres critères, prix ou "
    "durées",
    "a plan is for sessions that are alike; those of this file differ in facts, prices or lengths"};
inline constexpr Message plan_alike_remedy{"Gardez un seul groupe de séances dans le fichier.",
                                           "Keep one group of sessions in the file."};
inline constexpr Message unused_fee{
    "--private-fee n'est pas utilisé : aucune séance n'est facturée à ce prix",
    "--private-fee is not used: no session is charged at that price"};
inline constexpr Message unused_deductible{
    "--used-deductible n'est pas utilisé : les règles appliquées n'ont pas de franchise",
    "--used-deductible is not used: the rules applied have no deductible"};
inline constexpr Message unused_fact{"{} : aucune règle appliquée ne l'utilise",
                                     "{}: not used by any rule that was applied"};
inline constexpr Message write_days{
    "Un droit et ses dates s'écrivent c2s..2027-06-14, maternity:2026-02-15..2026-06-27 ou "
    "ald:2026-02-15..",
    "Write a right and its dates as c2s..2027-06-14, maternity:2026-02-15..2026-06-27 or "
    "ald:2026-02-15.."};
inline constexpr Message strict_refused{
    "--strict : {} séance(s) sur {} reposent sur des éléments non établis ({})",
    "--strict: {} session(s) of {} rely on values that are not established ({})"};
inline constexpr Message strict_first{
    "La première : {}. Sans --strict, la réponse est donnée avec ses réserves.",
    "The first one: {}. Without --strict, the answer is given with its reservations."};
inline constexpr Message strict_joined{"Indiquez la date d'adhésion au contrat avec --joined.",
                                       "Give the date of joining the contract with --joined."};
inline constexpr Message strict_fee{
    "Indiquez le prix d'une séance non couverte avec --prix.",
    "Give the price of a session that is not covered with --price."};
inline constexpr Message unverified{"non vérifié", "unverified"};
inline constexpr Message assumed{"supposé", "assumed"};
inline constexpr Message inferred{"déduit", "inferred"};
inline constexpr Message low{"source peu fiable", "low confidence"};
inline constexpr Message unknown{"inconnu", "unknown"};
inline constexpr Message effect_only_on{"{} : effet seulement sur {}",
                                        "{} has an effect only on: {}"};
inline constexpr Message no_effect_on{"{} n'a pas d'effet sur : {}", "{} has no effect on: {}"};

// ---- Profiles

inline constexpr Message profile_used{"profil {} : {} (--no-me pour l'ignorer)",
                                      "profile {}: {} (--no-me to ignore it)"};
inline constexpr Message profile_without_effect{
    "profil {} : sans effet, les options disent tout (--no-me pour l'ignorer)",
    "profile {}: no effect, the options say it all (--no-me to ignore it)"};
inline constexpr Message profile_or_case{
    "--me ne s'emploie pas avec un fichier de cas, qui décrit ses propres personnes",
    "--me cannot be used with a case file, which describes its own people"};
inline constexpr Message give_one_of_them{"Donnez l'un ou l'autre.", "Give one or the other."};
inline constexpr Message profile_has_more{
    "Ses séances et ses compteurs [used] ne sont pas lus : donnez-le comme fichier de cas.",
    "Its sessions and [used] counters are not read: give it as a case file."};

// ---- Questions of an interview

inline constexpr Message ask_age{"Quel âge avez-vous ?", "How old are you?"};
inline constexpr Message an_age{"un âge, ou une date de naissance comme 1985-03-27",
                                "an age, or a date of birth such as 1985-03-27"};
inline constexpr Message ask_born{"Quelle est votre date de naissance ?",
                                  "What is your date of birth?"};
inline constexpr Message ask_joined{"Depuis quand avez-vous cette mutuelle ?",
                                    "Since when have you had this complementary contract?"};
inline constexpr Message a_date{"une date, comme {}", "a date, such as {}"};
inline constexpr Message ask_sessions{"Combien de séances prévoyez-vous ?",
                                      "How many sessions do you plan?"};
inline constexpr Message a_number{"un nombre", "a number"};
inline constexpr Message ask_first{"Quand a lieu la première séance ?",
                                   "When is the first session?"};
inline constexpr Message ask_every{"À quel rythme viendrez-vous ?", "How often will you come?"};
inline constexpr Message every_week{"chaque semaine", "every week"};
inline constexpr Message every_two_weeks{"toutes les deux semaines", "every two weeks"};
inline constexpr Message every_month{"chaque mois", "every month"};
inline constexpr Message ask_used{"Combien de séances prises en charge avez-vous déjà eues {} ?",
                                  "How many covered sessions have you already had {}?"};
inline constexpr Message ask_used_deductible{
    "Combien de votre franchise annuelle avez-vous déjà payé cette année, par tous les soins ?",
    "How much of your yearly deductible have you already paid this year, by any care?"};
inline constexpr Message a_sum{"un montant, comme 250", "an amount, such as 250"};
inline constexpr Message this_year{"cette année", "this year"};
inline constexpr Message this_academic_year{"depuis septembre", "since September"};
inline constexpr Message these_twelve_months{"ces douze derniers mois",
                                             "in the last twelve months"};
inline constexpr Message several_contracts{"« {} » désigne plusieurs contrats d'exemple",
                                           "“{}” is the name of several example contracts"};
inline constexpr Message choose_contract{"Choisissez parmi : {}.", "Choose one of: {}."};
inline constexpr Message contract_forms{
    "Écrivez none, responsible, une carte comme « 25 €/séance, 4/an », un fichier *.toml ou un "
    "exemple (racpsy contract list).",
    "Write none, responsible, a card like “€25/session, 4/year”, a file *.toml or an example "
    "(racpsy contract list)."};
inline constexpr Message in_all{"en tout", "in all"};
inline constexpr Message ask_fee{"Combien coûte une séance dont le prix est libre ?",
                                 "What does a session cost whose price is not fixed?"};
inline constexpr Message an_amount{"un prix en euros, comme 65", "a price in euros, such as 65"};
inline constexpr Message ask_minutes{"Combien de minutes dure une séance ?",
                                     "How many minutes does a session last?"};
inline constexpr Message ask_route{"Laquelle de ces solutions choisissez-vous ?",
                                   "Which of these do you choose?"};
inline constexpr Message none_of_these{"aucune de ces situations", "none of these"};
inline constexpr Message yes{"oui", "yes"};
inline constexpr Message no{"non", "no"};
inline constexpr Message opens{"Votre réponse peut ouvrir : {}", "Your answer may open: {}"};

// Batches.
inline constexpr Message not_rows{"{} : c'est {}, et non du CSV", "{}: this is {}, not CSV"};
inline constexpr Message ignored_columns{"colonnes ignorées : {}", "ignored columns: {}"};
inline constexpr Message not_a_delimiter{"--delimiter : « {} » ne peut pas séparer des cellules",
                                         "--delimiter: “{}” cannot separate cells"};
inline constexpr Message write_delimiter{
    "Donnez un caractère (« | », « ; », « , », une espace…) ou tab ; ni lettre, ni chiffre, ni "
    "guillemet, ni . - + _.",
    "Give one character (“|”, “;”, “,”, a space…) or tab; not a letter, a digit, a quote or . - + "
    "_."};
inline constexpr Message no_days_in_batch{
    "--coverage : batch n'accepte pas encore de droits avec des dates",
    "--coverage: batch does not accept rights with dates yet"};
inline constexpr Message give_column_of_rights{
    "Donnez une ligne par séance, avec les droits valables ce jour-là dans une colonne « coverage "
    "».",
    "Give one row per session, with the rights valid on that day in a column “coverage”."};
inline constexpr Message misplaced_quotes{"{} : guillemets mal placés", "{}: misplaced quotes"};
inline constexpr Message quote_as_csv{
    "Un nom qui contient une virgule se met entre guillemets, comme dans un fichier CSV : {} "
    "'id,\"Prix, TTC\"'.",
    "Quote a name that contains a comma, as in a CSV file: {} 'id,\"Price, net\"'."};
inline constexpr Message age_in_january_as_on_the_day{
    "âge au 1er janvier de l'année : le même que le jour de la séance",
    "age on 1 January of the year: same as on the session date"};

// Quotes.
inline constexpr Message for_quotes{"{} ne concerne que le devis : --for practice",
                                    "{} is for a quote only: --for practice"};
inline constexpr Message quote_is_over{"--valid-until : le {} est déjà passé",
                                       "--valid-until: {} is in the past"};

}  // namespace racpsy::app::messages
