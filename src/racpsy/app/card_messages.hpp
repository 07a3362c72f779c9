// Texts about the words of a mutuelle card, in French and in English.
#pragma once

#include "racpsy/base/index.hpp"
#include "racpsy/base/message.hpp"
#include "racpsy/rules/version.hpp"

namespace racpsy::app::messages {

// Errors.
inline constexpr Message card_error{"--complementary : {}", "--complementary: {}"};
inline constexpr Message card_so_far{"Compris jusque-là : {}.", "Understood so far: {}."};
inline constexpr Message card_forms{
    "Une carte s'écrit comme « 25 €/séance, 4 séances/an, 150 €/an », « 50 % du prix, max "
    "30 €/séance », « 150 €/an » ou « 100 % BR ». Pour tout autre contrat, écrivez un fichier : "
    "racpsy contract new.",
    "Write a card like “€25/session, 4 sessions/year, €150/year”, “50% of the price, max "
    "€30/session”, “€150/year” or “100% BR”. For any other contract, write a file: racpsy "
    "contract new."};
inline constexpr Message card_word{"« {} » n'est pas compris", "“{}” is not understood"};
inline constexpr Message card_twice{"« {} » s'ajoute à une valeur du même genre",
                                    "“{}” comes on top of a value of the same kind"};
inline constexpr Message card_session_or_year{"« {} » : par séance ou par an ?",
                                              "“{}”: a session, or a year?"};
inline constexpr Message card_write_session_or_year{"Écrivez « {}/séance » ou « {}/an ».",
                                                    "Write “{}/session” or “{}/year”."};
inline constexpr Message card_sessions_or_euros{"« {} » : des séances ou des euros ?",
                                                "“{}”: sessions, or euros?"};
inline constexpr Message card_write_unit{
    "Écrivez « {} séances/an », ou « {} € » suivi de « /séance » ou « /an ».",
    "Write “{} sessions/year”, or “€{}” followed by “/session” or “/year”."};
inline constexpr Message card_price_or_base{"« {} » : du prix, ou de la base (BR) ?",
                                            "“{}”: of the price, or of the base (BR)?"};
inline constexpr Message card_write_price_or_base{"Écrivez « 100 % du prix » ou « 100 % BR ».",
                                                  "Write “100% of the price” or “100% BR”."};
inline constexpr Message card_rate_and_amount{
    "« {} » à côté d'un pourcentage : est-ce le maximum d'une séance ?",
    "“{}” beside a percentage: is it the most for a session?"};
inline constexpr Message card_write_limit{"Si oui, écrivez « max {}/séance ».",
                                          "If so, write “max {}/session”."};
inline constexpr Message card_other_base{
    "« {} » : une carte ne décrit que 100 % de la base, le ticket modérateur",
    "“{}”: a card only describes 100% of the base, the co-payment"};
inline constexpr Message card_write_base{
    "Un psychologue hors dispositif n'a pas de base de remboursement.",
    "A psychologist outside a scheme has no reimbursement base."};
inline constexpr Message card_without_amount{"il manque ce qui est payé pour une séance",
                                             "what is paid for a session is missing"};
inline constexpr Message card_give_amount{
    "Ajoutez un montant (« 25 €/séance »), un pourcentage (« 50 % ») ou « frais réels ».",
    "Add an amount (“€25/session”), a percentage (“50%”) or “full price”."};

// A card in words that are read again.
inline constexpr Message card_base{"100 % BR", "100 % BR"};
inline constexpr Message card_of_price{"{} du prix", "{} of the price"};
inline constexpr Message card_of_rest{"{} du reste", "{} of the rest"};
inline constexpr Message card_at_most{"max {}/séance", "max {}/session"};
inline constexpr Message card_per_session{"{}/séance", "{}/session"};
inline constexpr Message card_of_ceiling{"{} du PMSS", "{} PMSS"};
inline constexpr Message card_step{"{} × {}", "{} × {}"};
inline constexpr Message card_then{"puis {}", "then {}"};
inline constexpr Message card_excess{"franchise {}", "excess {}"};
inline constexpr Message card_one_session{"1 séance", "1 session"};
inline constexpr Message card_sessions{"{} séances", "{} sessions"};
inline constexpr EnumArray<Counter::Per, Message, period_count> card_periods{
    {{"/jour", "/day"},
     {"/an", "/year"},
     {"/année universitaire", "/academic year"},
     {" par douze mois", " per twelve months"},
     {" dans la vie", " in a lifetime"},
     {"/année de contrat", "/contract year"}}};

// Owner of a number of sessions or of a sum: each person, or the family.
inline constexpr Message card_of_person{" par personne", " per person"};
inline constexpr Message card_of_family{" par famille", " per family"};

// The sentence that repeats a card as it was understood.
inline constexpr Message card_understood{"{}, {}", "{}, {}"};
inline constexpr Message card_read{"Compris : {}.", "Understood: {}."};
inline constexpr Message card_pays_amount{"{} par séance", "{} a session"};
inline constexpr Message card_pays_whole{"le prix entier", "the whole price"};
inline constexpr Message card_pays_of_price{"{} du prix", "{} of the price"};
inline constexpr Message card_pays_of_rest{"{} de ce qui reste à payer",
                                           "{} of what is left to pay"};
inline constexpr Message card_pays_at_most{"{} au plus par séance", "at most {} a session"};
inline constexpr EnumArray<Counter::Per, Message, period_count> card_in_periods{
    {{" par jour", " a day"},
     {" par année civile", " a calendar year"},
     {" par année universitaire", " an academic year"},
     {" par période de douze mois", " in any twelve months"},
     {" dans la vie", " in a lifetime"},
     {" par année de contrat", " a contract year"}}};
inline constexpr Message card_price_assumed{" (le prix est supposé)", " (the price is assumed)"};
inline constexpr Message card_year_assumed{" (année supposée)", " (a year is assumed)"};
inline constexpr Message card_no_limit{"sans limite de nombre ni de somme",
                                       "no limit in number or in sum"};
inline constexpr Message card_scope{"tout psychologue hors dispositif",
                                    "any psychologist outside a scheme"};
inline constexpr Message card_scope_responsible{
    "tout psychologue hors dispositif ; dans un dispositif, le ticket modérateur",
    "any psychologist outside a scheme; inside one, the co-payment"};
inline constexpr Message card_only_co_payment{
    "le ticket modérateur dans un dispositif, rien en dehors",
    "the co-payment inside a scheme, nothing outside"};

// Comments and texts of a contract file.
inline constexpr Message file_purpose{
    "Ce qu'une mutuelle paie pour un psychologue hors dispositif.",
    "What a complementary contract pays for a psychologist outside any scheme."};
inline constexpr Message file_template{
    "Les montants et les nombres sont des exemples : remplacez-les par ceux de votre contrat.",
    "The amounts and numbers are examples: replace them by those of your contract."};
inline constexpr Message file_use{
    "Vérifier : racpsy rules check FICHIER. Utiliser : racpsy calc --complementary FICHIER.toml",
    "Check: racpsy rules check FILE. Use: racpsy calc --complementary FILE.toml"};
inline constexpr Message file_name{"un nom à votre choix", "a name of your choice"};
inline constexpr Message file_verified{"dernier jour où ces chiffres ont été vérifiés",
                                       "last day on which these figures were checked"};
inline constexpr Message file_days{"Premier et dernier jour du contrat, s'ils sont connus :",
                                   "First and last day of the contract, if they are known:"};
inline constexpr Message file_responsible{
    "Dans un dispositif, un contrat responsable paie le ticket modérateur (presque tous en "
    "France).",
    "Inside a scheme, a responsible contract pays the co-payment (almost all in France)."};
inline constexpr Message file_periods{
    "Périodes : day, calendar-year, academic-year, twelve-months, lifetime ou contract-year. Un "
    "plafond commun à "
    "toute la famille : of = \"family\".",
    "Periods: day, calendar-year, academic-year, twelve-months, lifetime or contract-year. A limit "
    "common to the "
    "whole family: of = \"family\"."};
inline constexpr Message file_source{"La source : une référence, ou url = \"https://…\".",
                                     "The source: a reference, or url = \"https://…\"."};
inline constexpr Message file_source_title{"Carte de mutuelle", "Card of the contract"};
inline constexpr Message file_share_title{"Forfait psychologue", "Psychologist allowance"};
inline constexpr Message file_uncovered{"séances qu'aucun dispositif ne couvre",
                                        "sessions that no scheme covers"};
inline constexpr Message file_pays{"un montant, \"50 %\" du prix ou \"45.00 an hour\"",
                                   "an amount, \"50 %\" of the price or \"45.00 an hour\""};
inline constexpr Message file_at_most{"au plus, par séance", "at most, for a session"};
inline constexpr Message file_whole_assumed{
    "Aucun montant par séance n'est donné : on suppose le prix entier, jusqu'à la somme.",
    "No amount a session is given: the whole price is assumed, up to the sum."};
inline constexpr Message file_price_assumed{
    "La carte ne dit pas de quoi est le pourcentage : on suppose le prix.",
    "The card does not say what the percentage is of: the price is assumed."};
inline constexpr Message file_year_assumed{
    "Le nombre de séances est sans période : on suppose une année civile.",
    "The number of sessions has no period: a calendar year is assumed."};

}  // namespace racpsy::app::messages
