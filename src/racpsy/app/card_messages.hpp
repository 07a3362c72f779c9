// Texts about the words of a mutuelle card, in French and in English.
#pragma once

#include "racpsy/base/index.hpp"
#include "racpsy/base/message.hpp"
#include "racpsy/rules/version.hpp"

namespace racpsy::app::messages {

// Errors.
inline constexpr Message card_error{"--complementary : {}", "--complementary: {}",
                                    "--complementary: {}"};
inline constexpr Message card_so_far{"Compris jusque-là : {}.", "Understood so far: {}.",
                                     "Tot daar begrepen: {}."};
inline constexpr Message card_forms{
    "Une carte s'écrit comme « 25 €/séance, 4 séances/an, 150 €/an », « 50 % du prix, max "
    "30 €/séance », « 150 €/an par famille », « 4 × 50 €, puis 3 × 30 € », « 45 €/heure », "
    "« 1 % PMSS/séance » ou « 100 % BR ». Pour tout autre contrat, écrivez un fichier : "
    "racpsy contract new.",
    "Write a card like “€25/session, 4 sessions/year, €150/year”, “50% of the price, max "
    "€30/session”, “€150/year per family”, “4 × €50, then 3 × €30”, “€45/hour”, “1% "
    "PMSS/session” or “100% BR”. For any other contract, write a file: racpsy "
    "contract new.",
    "Schrijf een kaart zoals “€ 25/sessie, 4 sessies/jaar, € 150/jaar”, “50 % van de prijs, max € "
    "30/sessie”, “€ 150/jaar per gezin”, “4 × € 50, dan 3 × € 30”, “€ 45/uur”, “1 % PMSS/sessie” "
    "of “100 % BR”. Schrijf voor elk ander contract een bestand: racpsy "
    "contract new."};
inline constexpr Message card_in_euros{
    "« {} » : une carte est en euros ; pour une autre monnaie, écrivez un fichier",
    "“{}”: a card is in euros; for another currency, write a file",
    "“{}”: een kaart is in euro; schrijf een bestand voor een andere munt"};
inline constexpr Message card_word{"« {} » n'est pas compris", "“{}” is not understood",
                                   "“{}” wordt niet begrepen"};
inline constexpr Message card_twice{"« {} » s'ajoute à une valeur du même genre",
                                    "“{}” comes on top of a value of the same kind",
                                    "“{}” komt boven op een waarde van dezelfde soort"};
inline constexpr Message card_session_or_year{"« {} » : par séance ou par an ?",
                                              "“{}”: a session, or a year?",
                                              "“{}”: per sessie of per jaar?"};
inline constexpr Message card_write_session_or_year{"Écrivez « {}/séance » ou « {}/an ».",
                                                    "Write “{}/session” or “{}/year”.",
                                                    "Schrijf “{}/sessie” of “{}/jaar”."};
inline constexpr Message card_sessions_or_euros{
    "« {} » : des séances ou des euros ?", "“{}”: sessions, or euros?", "“{}”: sessies of euro?"};
inline constexpr Message card_write_unit{
    "Écrivez « {} séances/an », ou « {} € » suivi de « /séance » ou « /an ».",
    "Write “{} sessions/year”, or “€{}” followed by “/session” or “/year”.",
    "Schrijf “{} sessies/jaar”, of “€ {}” gevolgd door “/sessie” of “/jaar”."};
inline constexpr Message card_price_or_base{"« {} » : du prix, ou de la base (BR) ?",
                                            "“{}”: of the price, or of the base (BR)?",
                                            "“{}”: van de prijs of van de basis (BR)?"};
inline constexpr Message card_write_price_or_base{"Écrivez « 100 % du prix » ou « 100 % BR ».",
                                                  "Write “100% of the price” or “100% BR”.",
                                                  "Schrijf “100 % van de prijs” of “100 % BR”."};
inline constexpr Message card_rate_and_amount{
    "« {} » à côté d'un pourcentage : est-ce le maximum d'une séance ?",
    "“{}” beside a percentage: is it the most for a session?",
    "“{}” naast een percentage: is dat het maximum per sessie?"};
inline constexpr Message card_write_limit{"Si oui, écrivez « max {}/séance ».",
                                          "If so, write “max {}/session”.",
                                          "Zo ja, schrijf “max {}/sessie”."};
inline constexpr Message card_other_base{
    "« {} » : une carte ne décrit que 100 % de la base, le ticket modérateur",
    "“{}”: a card only describes 100% of the base, the co-payment",
    "“{}”: een kaart beschrijft alleen 100 % van de basis, het remgeld"};
inline constexpr Message card_write_base{
    "Un psychologue hors dispositif n'a pas de base de remboursement.",
    "A psychologist outside a scheme has no reimbursement base.",
    "Een psycholoog buiten een regeling heeft geen terugbetalingsbasis."};
inline constexpr Message card_without_amount{"il manque ce qui est payé pour une séance",
                                             "what is paid for a session is missing",
                                             "er ontbreekt wat voor een sessie betaald wordt"};
inline constexpr Message card_give_amount{
    "Ajoutez un montant (« 25 €/séance »), un pourcentage (« 50 % ») ou « frais réels ».",
    "Add an amount (“€25/session”), a percentage (“50%”) or “full price”.",
    "Voeg een bedrag toe (“€ 25/sessie”), een percentage (“50 %”) of “volledige prijs”."};

// A card in words that are read again.
inline constexpr Message card_base{"100 % BR", "100 % BR", "100 % BR"};
inline constexpr Message card_of_price{"{} du prix", "{} of the price", "{} van de prijs"};
inline constexpr Message card_of_rest{"{} du reste", "{} of the rest", "{} van de rest"};
inline constexpr Message card_at_most{"max {}/séance", "max {}/session", "max {}/sessie"};
inline constexpr Message card_per_session{"{}/séance", "{}/session", "{}/sessie"};
inline constexpr Message card_per_hour{"{}/heure", "{}/hour", "{}/uur"};
inline constexpr Message card_per_minute{"{}/minute", "{}/minute", "{}/minuut"};
inline constexpr Message card_of_ceiling{"{} du PMSS", "{} PMSS", "{} PMSS"};
inline constexpr Message card_step{"{} × {}", "{} × {}", "{} × {}"};
inline constexpr Message card_then{"puis {}", "then {}", "daarna {}"};
inline constexpr Message card_excess{"franchise {}", "excess {}", "franchise {}"};
inline constexpr Message card_one_session{"1 séance", "1 session", "1 sessie"};
inline constexpr Message card_sessions{"{} séances", "{} sessions", "{} sessies"};
inline constexpr EnumArray<Counter::Per, Message, period_count> card_periods{
    {{"/jour", "/day", "/dag"},
     {"/an", "/year", "/jaar"},
     {"/année universitaire", "/academic year", "/academiejaar"},
     {" par douze mois", " per twelve months", " per twaalf maanden"},
     {" dans la vie", " in a lifetime", " in een leven"},
     {"/année de contrat", "/contract year", "/contractjaar"}}};

// Owner of a number of sessions or of a sum: each person, or the family.
inline constexpr Message card_of_person{" par personne", " per person", " per persoon"};
inline constexpr Message card_of_family{" par famille", " per family", " per gezin"};

// The sentence that repeats a card as it was understood.
inline constexpr Message card_understood{"{}, {}", "{}, {}", "{}, {}"};
inline constexpr Message card_read{"Compris : {}.", "Understood: {}.", "Begrepen: {}."};
inline constexpr Message card_pays_amount{"{} par séance", "{} a session", "{} per sessie"};
inline constexpr Message card_pays_by_hour{"{} par heure", "{} an hour", "{} per uur"};
inline constexpr Message card_pays_by_minute{"{} par minute", "{} a minute", "{} per minuut"};
inline constexpr Message card_pays_whole{"le prix entier", "the whole price", "de volledige prijs"};
inline constexpr Message card_pays_of_price{"{} du prix", "{} of the price", "{} van de prijs"};
inline constexpr Message card_pays_of_rest{
    "{} de ce qui reste à payer", "{} of what is left to pay", "{} van wat er nog te betalen is"};
inline constexpr Message card_pays_at_most{"{} au plus par séance", "at most {} a session",
                                           "hoogstens {} per sessie"};
inline constexpr EnumArray<Counter::Per, Message, period_count> card_in_periods{
    {{" par jour", " a day", " per dag"},
     {" par année civile", " a calendar year", " per kalenderjaar"},
     {" par année universitaire", " an academic year", " per academiejaar"},
     {" par période de douze mois", " in any twelve months", " per periode van twaalf maanden"},
     {" dans la vie", " in a lifetime", " in een leven"},
     {" par année de contrat", " a contract year", " per contractjaar"}}};
inline constexpr Message card_price_assumed{" (le prix est supposé)", " (the price is assumed)",
                                            " (van de prijs, is verondersteld)"};
inline constexpr Message card_year_assumed{" (année supposée)", " (a year is assumed)",
                                           " (per jaar, is verondersteld)"};
inline constexpr Message card_no_limit{"sans limite de nombre ni de somme",
                                       "no limit in number or in sum",
                                       "zonder maximum in aantal of bedrag"};
inline constexpr Message card_scope{"tout psychologue hors dispositif",
                                    "any psychologist outside a scheme",
                                    "elke psycholoog buiten een regeling"};
inline constexpr Message card_scope_responsible{
    "tout psychologue hors dispositif ; dans un dispositif, le ticket modérateur",
    "any psychologist outside a scheme; inside one, the co-payment",
    "elke psycholoog buiten een regeling; binnen een regeling het remgeld"};
inline constexpr Message card_only_co_payment{
    "le ticket modérateur dans un dispositif, rien en dehors",
    "the co-payment inside a scheme, nothing outside",
    "het remgeld binnen een regeling, niets daarbuiten"};

// Comments and texts of a contract file.
inline constexpr Message file_purpose{
    "Ce qu'une mutuelle paie pour un psychologue hors dispositif.",
    "What a complementary contract pays for a psychologist outside any scheme.",
    "Wat een aanvullend contract betaalt voor een psycholoog buiten elke regeling."};
inline constexpr Message file_template{
    "Les montants et les nombres sont des exemples : remplacez-les par ceux de votre contrat.",
    "The amounts and numbers are examples: replace them by those of your contract.",
    "De bedragen en aantallen zijn voorbeelden: vervang ze door die van uw contract."};
inline constexpr Message file_use{
    "Vérifier : racpsy rules check FICHIER. Utiliser : racpsy calc --complementary FICHIER.toml",
    "Check: racpsy rules check FILE. Use: racpsy calc --complementary FILE.toml",
    "Nakijken: racpsy rules check BESTAND. Gebruiken: racpsy calc --complementary BESTAND.toml"};
inline constexpr Message file_name{"un nom à votre choix", "a name of your choice",
                                   "een naam naar keuze"};
inline constexpr Message file_verified{"dernier jour où ces chiffres ont été vérifiés",
                                       "last day on which these figures were checked",
                                       "laatste dag waarop deze cijfers werden nagekeken"};
inline constexpr Message file_days{"Premier et dernier jour du contrat, s'ils sont connus :",
                                   "First and last day of the contract, if they are known:",
                                   "Eerste en laatste dag van het contract, als ze bekend zijn:"};
inline constexpr Message file_responsible{
    "Dans un dispositif, un contrat responsable paie le ticket modérateur (presque tous en "
    "France).",
    "Inside a scheme, a responsible contract pays the co-payment (almost all in France).",
    "Binnen een regeling betaalt een “contrat responsable” het remgeld (bijna alle contracten in "
    "Frankrijk)."};
inline constexpr Message file_periods{
    "Périodes : day, calendar-year, academic-year, twelve-months, lifetime ou contract-year. Un "
    "plafond commun à "
    "toute la famille : of = \"family\".",
    "Periods: day, calendar-year, academic-year, twelve-months, lifetime or contract-year. A limit "
    "common to the "
    "whole family: of = \"family\".",
    "Perioden: day, calendar-year, academic-year, twelve-months, lifetime of contract-year. Een "
    "maximum voor het hele gezin: of = \"family\"."};
inline constexpr Message file_source{"La source : une référence, ou url = \"https://…\".",
                                     "The source: a reference, or url = \"https://…\".",
                                     "De bron: een verwijzing, of url = \"https://…\"."};
inline constexpr Message file_source_title{"Carte de mutuelle", "Card of the contract",
                                           "Kaart van het contract"};
inline constexpr Message file_share_title{"Forfait psychologue", "Psychologist allowance",
                                          "Tegemoetkoming voor de psycholoog"};
inline constexpr Message file_uncovered{"séances qu'aucun dispositif ne couvre",
                                        "sessions that no scheme covers",
                                        "sessies die geen enkele regeling dekt"};
inline constexpr Message file_pays{"un montant, \"50 %\" du prix ou \"45.00 an hour\"",
                                   "an amount, \"50 %\" of the price or \"45.00 an hour\"",
                                   "een bedrag, \"50 %\" van de prijs of \"45.00 an hour\""};
inline constexpr Message file_at_most{"au plus, par séance", "at most, for a session",
                                      "hoogstens, voor een sessie"};
inline constexpr Message file_whole_assumed{
    "Aucun montant par séance n'est donné : on suppose le prix entier, jusqu'à la somme.",
    "No amount a session is given: the whole price is assumed, up to the sum.",
    "Er is geen bedrag per sessie gegeven: de volledige prijs wordt verondersteld, tot het totaal "
    "bereikt is."};
inline constexpr Message file_price_assumed{
    "La carte ne dit pas de quoi est le pourcentage : on suppose le prix.",
    "The card does not say what the percentage is of: the price is assumed.",
    "De kaart zegt niet waarvan het percentage is: de prijs wordt verondersteld."};
inline constexpr Message file_year_assumed{
    "Le nombre de séances est sans période : on suppose une année civile.",
    "The number of sessions has no period: a calendar year is assumed.",
    "Het aantal sessies heeft geen periode: een kalenderjaar wordt verondersteld."};

}  // namespace racpsy::app::messages
