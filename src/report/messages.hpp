// Texts of answers, comparisons and summaries, in French and in English.
#pragma once

#include <array>

#include "racpsy/base/message.hpp"
#include "racpsy/rules/version.hpp"

namespace racpsy::messages {

// Opening lines of the answer.
inline constexpr Message situation{"Situation : {}", "Situation: {}"};
inline constexpr Message years_old{"{} ans", "{} years old"};
inline constexpr Message one_year_old{"{} an", "{} year old"};
inline constexpr Message born_on{"né(e) le {}", "born {}"};
inline constexpr Message illustrative{
    "Aucune date donnée : les séances commencent le prochain jour ouvré. Indiquez les vôtres avec "
    "--first et --every, ou --on.",
    "No dates given: sessions start on the next working day. Give yours with --first and --every, "
    "or --on."};

// Columns.
inline constexpr Message number{"n°", "no."};
inline constexpr Message date{"date", "date"};
inline constexpr Message session{"séance", "session"};
inline constexpr Message by_route{"dispositif", "route"};
inline constexpr Message price{"prix", "price"};
inline constexpr Message amo{"AMO", "AMO"};
inline constexpr Message amc{"AMC", "AMC"};
inline constexpr Message other{"autre", "other"};
inline constexpr Message patient{"pour vous", "your cost"};
inline constexpr Message advance{"à régler", "upfront"};
inline constexpr Message year{"année", "year"};
inline constexpr Message total{"total", "total"};
inline constexpr Message sessions{"séances", "sessions"};
inline constexpr Message covered{"couvertes", "covered"};
inline constexpr Message refund{"remboursé", "reimbursed"};

inline constexpr Message from_session_on{"À partir de la séance n° {} ({}) : {}",
                                         "From session no. {} ({}) on: {}"};
inline constexpr Message of_session{"Séance n° {} ({}) : {}", "Session no. {} ({}): {}"};
inline constexpr Message contract_from_to{
    "Le contrat « {} » ({}) s'applique du {} au {} : ce qu'il paie hors de ces dates n'est pas "
    "connu (n.c.).",
    "The contract “{}” ({}) applies from {} to {}: what it pays on other days is not known "
    "(n.c.)."};
inline constexpr Message contract_from{
    "Le contrat « {} » ({}) s'applique à partir du {} : ce qu'il payait avant n'est pas connu "
    "(n.c.).",
    "The contract “{}” ({}) applies from {}: what it paid before is not known (n.c.)."};
inline constexpr Message contract_to{
    "Le contrat « {} » ({}) s'applique jusqu'au {} : ce qu'il paie ensuite n'est pas connu (n.c.).",
    "The contract “{}” ({}) applies until {}: what it pays afterwards is not known (n.c.)."};
inline constexpr Message value_unknown{
    "Le montant « {} » n'est connu que du {} au {} : ce que le contrat « {} » en déduit un autre "
    "jour n'est pas connu (n.c.).",
    "The amount “{}” is known from {} to {} only: what the contract “{}” derives from it on "
    "another "
    "day is not known (n.c.)."};
inline constexpr Message from_day_to{" du {} au {}", " from {} to {}"};
inline constexpr Message from_day_on{" à partir du {}", " from {} on"};
inline constexpr Message until_day{" jusqu'au {}", " until {}"};
inline constexpr Message days_from_to{", valable du {} au {}", ", in force from {} to {}"};
inline constexpr Message days_from{", valable à partir du {}", ", in force from {} on"};
inline constexpr Message days_to{", valable jusqu'au {}", ", in force until {}"};
inline constexpr Message give_minutes{
    "Ce contrat paie à la durée : indiquez la durée d'une séance avec --minutes (par exemple "
    "--minutes 45).",
    "This contract pays by the time: give the length of a session with --minutes (for example "
    "--minutes 45)."};
inline constexpr Message condition_not_met{"Condition non remplie : « {} ».",
                                           "Condition not met: “{}”."};

// Sums.
inline constexpr Message counted{"{1} sur {0} couvertes", "{1} of {0} covered"};
inline constexpr Message counted_one{"{1} sur {0} couverte",
                                     "{1} of {0} covered"};  // French uses the singular for 0 and 1
inline constexpr Message sum_price{"Prix des séances", "Price of the sessions"};
inline constexpr Message sum_amo{"Assurance Maladie (AMO)", "Compulsory insurance (AMO)"};
inline constexpr Message sum_other{"Autre financeur", "Other funder"};
inline constexpr Message sum_after_amo{"Reste à charge après AMO", "Remaining after AMO"};
inline constexpr Message sum_amc{"Complémentaire (AMC)", "Complementary insurance (AMC)"};
inline constexpr Message sum_patient{"Reste à charge final, pour vous",
                                     "Your final out-of-pocket cost"};
inline constexpr Message you_pay{"Vous payez le jour des séances", "You pay upfront"};
inline constexpr Message taken_back{"Retenu plus tard sur d'autres remboursements",
                                    "Deducted later from other reimbursements"};
inline constexpr Message you_get_back{"Remboursé ensuite", "Reimbursed later"};
inline constexpr Message back_and_taken{"Remboursé ensuite (−) ou retenu plus tard (+)",
                                        "Reimbursed (−) or deducted later (+)"};
inline constexpr Message it_costs{"Coût final pour vous", "Your final cost"};

// Basis of the answer: rules, contract, defaults used, caveats.
inline constexpr Message rules_line{"Règles : {}, version {}, calendrier {}, vérifiées le {}.",
                                    "Rules: {}, version {}, {} calendar, verified on {}."};
inline constexpr Message rules_lines{"Règles : {}, versions {}, calendrier {}, vérifiées le {}.",
                                     "Rules: {}, versions {}, {} calendar, verified on {}."};
inline constexpr Message family_limit{
    "Contrat « {} », plafond de la famille ({}) : ce que les autres utilisent y compte aussi, mais "
    "n'est pas vu ici.",
    "Contract “{}”, limit of the family ({}): what the others use counts in it too, but is not "
    "seen here."};
inline constexpr Message family_limit_shared{
    "Contrat « {} », plafond de la famille ({}) : les séances de tous y comptent, dans l'ordre des "
    "dates.",
    "Contract “{}”, limit of the family ({}): everybody's sessions count in it, in date order."};
inline constexpr Message contract_line{"Contrat : {} ({}){}, vérifié le {}.",
                                       "Contract: {} ({}){}, verified on {}."};
inline constexpr Message rules_pinned_line{
    "Règles : {}, version {} choisie avec --rules (dates d'entrée en vigueur et calendrier "
    "ignorés), vérifiées le {}.",
    "Rules: {}, version {} chosen with --rules (dates of entry into force and calendar ignored), "
    "verified on {}."};
inline constexpr EnumArray<Calendar, Message, 2> calendars{
    {{"appliqué", "applied"}, {"légal", "legal"}}};
inline constexpr Message no_version_line{
    "Règles : {}, calendrier {}, aucune version en vigueur à ces dates.",
    "Rules: {}, {} calendar, no version in force on these dates."};
inline constexpr Message assumed_head{
    "Hypothèses, faute d'indication (et ce que d'autres réponses changeraient pour ces séances) :",
    "Assumptions, where nothing was specified (and what other answers would change for these "
    "sessions):"};
inline constexpr Message age_label{"âge", "age"};
inline constexpr Message length_label{"durée d'une séance", "length of a session"};
inline constexpr Message age_in_january_label{"âge au 1er janvier de l'année",
                                              "age on 1 January of the year"};
inline constexpr Message costs_you{"{} pour vous", "{} for you"};
inline constexpr Message to_advance{"{} à régler le jour même", "{} upfront"};
inline constexpr Message other_split{"la répartition entre financeurs change",
                                     "who pays what changes"};
inline constexpr Message nothing_covered{"rien n'est couvert", "nothing is covered"};
inline constexpr Message covered_sessions{"séances couvertes : {}", "sessions covered: {}"};
inline constexpr Message where_unsaid{", sauf indication contraire", ", unless specified"};
inline constexpr Message from_to{"de {} à {}", "from {} to {}"};
inline constexpr Message unsure_head{"* Points incertains :", "* Uncertain points:"};
inline constexpr Message unverified_note{
    "Ces règles ont été vérifiées le {} ; les montants peuvent avoir changé depuis.",
    "These rules were verified on {}; the amounts may have changed since."};
inline constexpr Message weak_note{"{} : source peu fiable.", "{}: low-confidence source."};
inline constexpr Message hypothetical_note{
    "« {} » n'est pas le droit en vigueur : cette version montre ce qu'un texte proposé "
    "changerait.",
    "“{}” is not the law in force: it shows what a proposed text would change."};
inline constexpr Message today_other{
    "Depuis le {}, d'autres règles s'appliquent ({}) : indiquez des dates actuelles avec --first.",
    "Since {}, other rules apply ({}): give current dates with --first."};
inline constexpr Message age_kept{
    "L'âge donné est utilisé pour toutes les séances ; avec --born, il suivrait les dates.",
    "The age given is used for all sessions; with --born it would follow the dates."};
inline constexpr Message age_kept_in_case{
    "L'âge donné est utilisé pour toutes les séances ; avec « born » (--born), il suivrait les "
    "dates.",
    "The age given is used for all sessions; with “born” (--born) it would follow the dates."};
inline constexpr Message other_reason{"même coût, pour une autre raison",
                                      "same cost, for another reason"};
inline constexpr Message other_calendar_note{
    "Ces règles n'ont pas de date dans le calendrier demandé : l'autre calendrier est utilisé.",
    "These rules have no date in the requested calendar: the other calendar is used."};
inline constexpr Message unknown_note{"n.c. : non connu (ce n'est pas zéro).",
                                      "n.c.: not known (this is not zero)."};
inline constexpr Message give_private_fee{
    "Si le dispositif ne fixe pas de prix ou ne couvre pas la séance, le professionnel fixe le "
    "sien : indiquez-le avec --prix (par exemple --prix 60).",
    "If the route sets no price or does not cover the session, the professional sets the fee: give "
    "it with --price (for example --price 60)."};
inline constexpr Message price_hint{"Prix, « {} » : {}.", "Price, “{}”: {}."};
inline constexpr Message a_case{"Relevé", "Statement"};
inline constexpr Message from_session{"À partir de la séance du {} : {}",
                                      "From the session of {}: {}"};

// Summary of a batch.
inline constexpr Message summary_head{"{} · versions {} · calendrier {}",
                                      "{} · versions {} · {} calendar"};
inline constexpr Message summary_rows{
    "Lignes lues : {}, dont refusées : {} ; séances : {}, dont couvertes : {}",
    "Rows read: {}, refused: {}; sessions: {}, covered: {}"};
inline constexpr Message summary_lines_lost{"{} autre(s) ligne(s) n'ont pas pu être lues",
                                            "{} other line(s) could not be read"};
inline constexpr Message summary_weighted{"Sommes et moyennes pondérées ; poids total : {}",
                                          "Sums and means are weighted; total weight: {}"};
inline constexpr Message summary_unpriced{
    "Lignes dont le coût est inconnu (n.c.) : {} ; il manque un prix (fee, --private-fee) ou ce "
    "que paie le contrat",
    "Rows whose cost is unknown (n.c.): {}; a price (fee, --private-fee) or what the contract pays "
    "is missing"};
inline constexpr Message summary_remembered{
    "Les identifiants des patients ne sont pas tous en ordre croissant : ils ont tous été gardés "
    "en mémoire.",
    "Patient ids are not all in increasing order: all of them were kept in memory."};
inline constexpr Message summary_sum{"somme", "sum"};
inline constexpr Message summary_figures{"Sommes et moyennes", "Sums and means"};
inline constexpr Message summary_groups{"Sommes selon : {}", "Sums by: {}"};
inline constexpr Message summary_notes{"Remarques", "Notes"};
inline constexpr Message summary_refused{"Ligne {} refusée : {}", "Line {} refused: {}"};
inline constexpr Message summary_by_row{"par ligne", "per row"};
inline constexpr Message summary_by_session{"par séance", "per session"};
inline constexpr Message summary_weight{"poids", "weight"};
inline constexpr Message summary_patient{"Reste à charge final", "Final out-of-pocket cost"};
inline constexpr Message summary_advance{"Réglé le jour de la séance", "Paid upfront"};
inline constexpr Message summary_refund{"Remboursé ensuite", "Reimbursed later"};
inline constexpr Message sum_after_public{"Reste à charge après AMO, C2S et AME",
                                          "Remaining after AMO, C2S and AME"};
inline constexpr Message summary_assumed{"Hypothèses, faute d'indication : {}",
                                         "Assumptions, where nothing was specified: {}"};

// Explanations.
inline constexpr Message explained_head{"Pourquoi ces montants", "Why these amounts"};
inline constexpr Message explained_session{"Séance {}, {} : {}", "Session {}, {}: {}"};
inline constexpr Message explained_sessions_of_a_day{"Séances {} à {}, {} : {}",
                                                     "Sessions {} to {}, {}: {}"};
inline constexpr Message explained_sessions{"Séances {} à {}, du {} au {} : {}",
                                            "Sessions {} to {}, {} to {}: {}"};
inline constexpr Message sources_head{"Sources", "Sources"};
inline constexpr Message not_applied_head{"Règles examinées et écartées :",
                                          "Rules considered that did not apply:"};
inline constexpr Message brief_head{"Pourquoi {} pour la séance du {} ?",
                                    "Why {} for the session of {}?"};
inline constexpr Message brief_head_unknown{"Séance du {}, montant par montant",
                                            "The session of {}, amount by amount"};
inline constexpr Message brief_why{"pourquoi", "why"};
inline constexpr Message brief_set_price{"{} : prix fixé par les règles",
                                         "{}: price set by the rules"};
inline constexpr Message brief_free_price{"prix libre, fixé par le professionnel",
                                          "free price, set by the professional"};
inline constexpr Message brief_uninsured{"pas de mutuelle (avec : − {})",
                                         "no mutuelle (with one: − {})"};
inline constexpr Message brief_no_fee{"prix fixé par le professionnel, non connu",
                                      "price set by the professional, not known"};
inline constexpr Message plain_amo{"Assurance Maladie", "Assurance Maladie"};
inline constexpr Message plain_amc{"Complémentaire", "Complementary insurance"};
inline constexpr Message brief_nothing{"{} – rien", "{} – nothing"};
inline constexpr Message brief_upfront{"à régler le jour même", "upfront"};
inline constexpr Message brief_direct{"à régler le jour même ; {} vont droit au professionnel",
                                      "upfront; {} goes straight to the professional"};
inline constexpr Message step_in_force{
    "version {} ({}), en vigueur dans le calendrier {} depuis le {}",
    "version {} ({}), in force in the {} calendar since {}"};
inline constexpr Message step_pinned{"version {} ({}), choisie avec --rules",
                                     "version {} ({}), chosen with --rules"};
inline constexpr Message step_no_version{"aucune version en vigueur : {}",
                                         "no version in force: {}"};
inline constexpr Message step_met{"{} : oui", "{}: yes"};
inline constexpr Message step_not_met{"{} : non", "{}: no"};
inline constexpr Message step_within{"au plus {} par {} : non dépassé",
                                     "at most {} per {}: not exceeded"};
inline constexpr Message step_beyond{"au plus {} par {} : dépassé", "at most {} per {}: exceeded"};
inline constexpr Message step_price{"{}, tarif {}", "{}, tariff {}"};
inline constexpr Message step_parts{"{}, tarif {} = {}", "{}, tariff {} = {}"};
inline constexpr Message step_base{"{} ; base de remboursement {}", "{}; reimbursement base {}"};
inline constexpr Message step_deduction{"{} : {}, retenus sur le remboursement",
                                        "{}: {}, deducted from the reimbursement"};
inline constexpr Message step_deduction_bounded{
    "{} : {}, ramenés à {} (plafond atteint, ou part plus petite)",
    "{}: {}, reduced to {} (cap reached, or a smaller share)"};
inline constexpr Message brief_deductible{"dont vous payez d'abord – {}",
                                          "of which you pay first – {}"};
inline constexpr Message step_by_the_minute{"{}, {} la minute × {} min = {}",
                                            "{}, {} a minute × {} min = {}"};
inline constexpr Message step_deductible{
    "{} : il en reste {} ; sur la base de {}, vous payez d'abord {}, reste {} à partager",
    "{}: {} of it is left; of the base of {}, you first pay {}, which leaves {} to share"};
inline constexpr Message step_deductible_used{"{} : déjà atteinte, vous n'en payez plus rien",
                                              "{}: already met, you pay no more of it"};
inline constexpr Message step_below_ceiling{
    "{} : votre part est de {}, et il reste {} avant le plafond",
    "{}: your share is {}, and {} is left before the ceiling"};
inline constexpr Message step_ceiling{
    "{} : votre part serait de {}, il reste {} avant le plafond ; l'assurance paie le reste, {}",
    "{}: your share would be {}, and {} is left before the ceiling; the insurance pays the rest, "
    "{}"};
inline constexpr Message step_share{"{} ; {}", "{}; {}"};
inline constexpr Message step_after_amo{"le prix, moins l'AMO et l'autre financeur : {}",
                                        "the price, minus AMO and the other funder: {}"};
inline constexpr Message step_after_amo_yours{
    "le prix n'est pas connu, mais ce que la complémentaire et vous payez l'est : {}",
    "the price is not known, but what you and the complementary insurance pay is: {}"};
inline constexpr Message step_left{"ce que personne d'autre ne paie : {}",
                                   "what nobody else pays: {}"};
inline constexpr Message step_advance{
    "le prix, moins ce qui est payé directement au professionnel : {}",
    "the price, minus what is paid directly to the professional: {}"};
inline constexpr Message step_advance_all{"rien n'est payé directement au professionnel : {}",
                                          "nothing is paid directly to the professional: {}"};
inline constexpr Message step_advance_yours{"le prix n'est pas connu, mais votre part l'est : {}",
                                            "the price is not known, but your share is: {}"};
inline constexpr Message step_advance_unknown{"le prix n'est pas connu", "the price is not known"};
inline constexpr Message step_refund_alone{"ce que les autres financeurs vous remboursent : {}",
                                           "what the other payers reimburse to you: {}"};
inline constexpr Message step_refund{
    "ce que vous avez réglé, moins ce qui reste à votre charge : {}",
    "what you paid upfront, minus your final cost: {}"};
inline constexpr Message step_fee{"prix fixé par le professionnel, tel que donné : {}",
                                  "fee set by the professional, as given: {}"};
inline constexpr Message step_no_fee{
    "prix fixé par le professionnel, inconnu : indiquez-le avec --prix",
    "fee set by the professional, unknown: give it with --price"};
inline constexpr Message step_all_yours{"séance non couverte ({}) : tout est à votre charge",
                                        "session not covered ({}): you pay all of it"};
inline constexpr Message arithmetic_rate{"{} × {} = {}", "{} × {} = {}"};
inline constexpr Message step_bounded{"{}, ramené à {} (un plafond, ou ce qui reste à payer)",
                                      "{}, reduced to {} (a limit, or what remains to be paid)"};
inline constexpr Message arithmetic_unknown{"montant non connu", "amount not known"};
inline constexpr Message contract_exhausted{"le plafond par personne du contrat est atteint",
                                            "the contract's limit per person is reached"};
inline constexpr Message contract_exhausted_by_family{
    "le plafond du contrat, commun à la famille, est atteint",
    "the contract's limit, common to the family, is reached"};
inline constexpr Message contract_exhausted_by_some{
    "un plafond du contrat, par personne ou commun à la famille, est atteint",
    "a limit of the contract, per person or common to the family, is reached"};
inline constexpr Message contract_outside{
    "le contrat ne s'applique pas ce jour-là : ce qu'il paie n'est pas connu",
    "the contract does not apply on that day: what it pays is not known"};
inline constexpr Message step_excess{
    "franchise de {} par {} : {} de cette séance restent d'abord à votre charge",
    "excess of {} per {}: you first bear {} of this session"};
inline constexpr Message contract_rank{"{} (séance n° {}, comptée par {})",
                                       "{} (session no. {}, counted per {})"};
inline constexpr Message contract_by_the_hour{"{} l'heure × {} min = {}",
                                              "{} an hour × {} min = {}"};
inline constexpr Message contract_by_the_minute{"{} la minute × {} min = {}",
                                                "{} a minute × {} min = {}"};
inline constexpr Message contract_no_minutes_minute{
    "{} la minute, mais la durée de la séance n'est pas indiquée",
    "{} a minute, but the length of the session is not given"};
inline constexpr Message contract_in_all{"{} en tout − {} déjà payés par les autres = {}",
                                         "{} in all − {} already paid by the others = {}"};
inline constexpr Message step_value{"{} le {} : {}", "{} on {}: {}"};
inline constexpr Message contract_no_minutes{
    "{} l'heure, mais la durée de la séance n'est pas indiquée",
    "{} an hour, but the length of the session is not given"};
inline constexpr Message contract_by_law{"{} ; ce contrat ne paie au plus que {}",
                                         "{}; this contract pays at most {}"};
inline constexpr Message because_waiting{"délai d'attente : pas avant le {}",
                                         "waiting period: not before {}"};
inline constexpr Message because_not_joined{"pas encore adhérent : adhésion le {}",
                                            "not a member yet: joined on {}"};
inline constexpr Message waiting_note{
    "Contrat « {} », délai d'attente jusqu'au {} : il ne paie rien avant.",
    "Contract “{}”, waiting period until {}: it pays nothing before."};
inline constexpr Message joined_label{"adhésion au contrat", "membership of the contract"};
inline constexpr Message joined_long_ago{"assez ancienne", "long enough"};
inline constexpr Message joined_option{"{} (--joined)", "{} (--joined)"};
inline constexpr Message member_months{"de {} à {} mois à la première séance",
                                       "{} to {} months at the first session"};
inline constexpr Message other_anniversary{"un autre anniversaire", "another anniversary"};
inline constexpr Message because_no_earlier{
    "aucune période précédente de « {} » ne comprend de séance couverte",
    "no earlier period of “{}” contains a covered session"};
inline constexpr Message because_earlier{
    "une période précédente de « {} » comprend des séances couvertes",
    "an earlier period of “{}” contains covered sessions"};
inline constexpr Message because_nothing_left{"il ne reste rien à payer",
                                              "nothing remains to be paid"};
inline constexpr Message because_shadowed{"« {} » s'applique déjà à ce cas",
                                          "“{}” already applies to this case"};
inline constexpr Message because_no_effect{"n'ajoute aucun financeur au tiers payant",
                                           "adds no payer to third-party payment"};
inline constexpr Message because_other{"{} est {}, mais la règle exige {}",
                                       "{} is {}, but the rule requires {}"};
inline constexpr Message because_rank{"le rang de la séance dans « {} » n'est pas {}",
                                      "the session's rank in “{}” is not {}"};
inline constexpr Message because_excluded{"{} est {}, mais la règle exclut {}",
                                          "{} is {}, but the rule excludes {}"};

// Paper only: bills by payer, sources, the chart.
inline constexpr Message who{"qui", "who"};
inline constexpr Message code{"code", "code"};
inline constexpr Message amount{"montant", "amount"};
inline constexpr Message sessions_head{"Les séances", "The sessions"};
inline constexpr Message sessions_caption{"Chaque séance : son prix et qui le paie",
                                          "Each session: its price and who pays it"};
inline constexpr Message sums_head{"Les totaux", "Totals"};
inline constexpr Message sums_caption{"Du prix des séances à ce qui reste à payer",
                                      "From the price of the sessions to what you have to pay"};
inline constexpr Message bill_head{"Qui facturer, et combien", "Who is billed, and how much"};
inline constexpr Message bill_caption{"Ce que le professionnel reçoit",
                                      "What the professional receives"};
inline constexpr Message taken_caption{"Ce qui est retenu plus tard", "What is deducted later"};
inline constexpr Message refund_caption{"Ce qui est remboursé ensuite au patient",
                                        "What is reimbursed to the patient later"};
inline constexpr Message for_sessions{"pour", "for"};
inline constexpr Message bill_you{"Vous, le jour des séances", "You, on the day of the sessions"};
inline constexpr Message directly{"{}, en tiers payant", "{}, by third-party payment"};
inline constexpr Message bill_all_you{
    "Pas de tiers payant : vous réglez tout le jour même, puis vous êtes remboursé.",
    "No third-party payment: you pay the full price on the day and are reimbursed later."};
inline constexpr Message bill_direct{
    "Tiers payant ({}) : cette part est payée directement au professionnel, vous ne l'avancez pas.",
    "Third-party payment ({}): this share is paid directly to the professional; you do not pay it "
    "upfront."};
inline constexpr Message bill_together{
    "Pour {} : une seule demande à la caisse du patient, part complémentaire comprise ; les "
    "financeurs se répartissent ensuite le coût.",
    "For {}: one claim to the patient's health insurance fund, including the complementary share; "
    "the payers then divide the cost."};
inline constexpr Message nothing_back{"Rien ne vous est remboursé ensuite.",
                                      "Nothing is reimbursed to you later."};
inline constexpr Message numbers{"n° {} à {}", "no. {} to {}"};
inline constexpr Message one_number{"n° {}", "no. {}"};
inline constexpr Message chart_head{"Qui paie", "Who pays"};
inline constexpr Message chart_of_sessions{"Qui paie chaque séance", "Who pays each session"};
inline constexpr Message chart_of_years{"Qui paie, année par année", "Who pays, year by year"};
inline constexpr Message chart_bar{"{} : {}", "{}: {}"};
inline constexpr Message chart_unknown{"n.c. (non connu, ce n'est pas zéro)",
                                       "n.c. (not known, it is not zero)"};
inline constexpr Message basis_head{"Sur quoi reposent ces montants",
                                    "What these amounts are based on"};

// The quote of a practice. It speaks of the patient in the third person.
inline constexpr Message quote_title{"Devis : {}, {}, dont {} réglés par le patient",
                                     "Quote: {}, {}, of which {} paid by the patient"};
inline constexpr Message quote_title_unknown{"Devis : {}, prix non connu",
                                             "Quote: {}, price not known"};
inline constexpr Message quote_caption{"Qui, et jusqu'à quand", "Who, and until when"};
inline constexpr Message quote_practice{"cabinet", "practice"};
inline constexpr Message quote_patient{"patient", "patient"};
inline constexpr Message quote_valid{"valable jusqu'au", "valid until"};
inline constexpr Message quote_at_least{"n.c. (≥ {})", "n.c. (≥ {})"};
inline constexpr Message quote_sessions_caption{
    "Chaque séance : son prix, et ce que le patient règle le jour même",
    "Each session: its price, and what the patient pays on the day"};
inline constexpr Message quote_direct{"tiers payant", "third party"};
inline constexpr Message quote_on_the_day{"le patient règle", "patient pays"};
inline constexpr Message quote_bill_patient{"Le patient, le jour des séances",
                                            "The patient, on the day of the sessions"};
inline constexpr Message quote_left{"Reste au patient, remboursements déduits : {}",
                                    "Left to the patient, reimbursements deducted: {}"};
inline constexpr Message quote_unsure{"Ce qui n'est pas certain", "What is not certain"};
inline constexpr Message columns_left_out{"Colonnes omises, faute de place : ",
                                          "Columns left out for lack of room: "};
inline constexpr Message to_begin{"Pour commencer : {}.", "To begin: {}."};
inline constexpr Message know_head{"Bon à savoir", "Good to know"};

// Comparisons.
inline constexpr Message compare_title{"Coût de chaque possibilité", "Cost of each option"};
inline constexpr Message compare_head{"Les possibilités", "The options"};
inline constexpr EnumArray<Currency, Message, 2> in_currency{
    {{"en euros", "in euros"}, {"en francs suisses", "in Swiss francs"}}};
inline constexpr Message in_each_currency{"dans la monnaie de chaque dispositif",
                                          "in the currency of each route"};
inline constexpr Message compare_caption{
    "Montants {} par séance ; séances : couvertes/demandées ; la colonne d'une année donne "
    "le coût total de ses séances pour vous",
    "Amounts {} per session; sessions: covered/requested; the column of a year gives the "
    "total cost of its sessions to you"};
inline constexpr Message compare_order{
    "Montants {} par séance, du moins cher au plus cher pour vous ; séances : "
    "couvertes/demandées.",
    "Amounts {} per session, cheapest for you first; sessions: covered/requested."};
inline constexpr Message compare_order_own{
    "Montants {} par séance, du moins cher au plus cher pour vous ; chaque dispositif a son "
    "propre nombre de séances (--sessions le fixe) ; séances : couvertes/demandées.",
    "Amounts {} per session, cheapest for you first; each route has its own number of "
    "sessions (set it with --sessions); sessions: covered/requested."};
inline constexpr Message possibility{"possibilité", "option"};
inline constexpr Message in_all{"en tout", "in total"};
inline constexpr Message count_of{"{1}/{0}", "{1}/{0}"};
inline constexpr Message times{"{} ×", "{} ×"};
inline constexpr Message compare_calendar{"calendrier {}", "{} calendar"};
inline constexpr Message rules_by_date{"règles selon la date", "rules by date"};
inline constexpr Message strict_of{"{} : {}", "{}: {}"};
inline constexpr Message compare_version{"règles {} ({})", "rules {} ({})"};
inline constexpr Message no_effect_note{"« {} » n'a pas d'effet ici.", "“{}” has no effect here."};
inline constexpr Message closed_head{"Dispositifs non accessibles", "Not available to this person"};
inline constexpr Message closed_because{"{} : {}", "{}: {}"};
inline constexpr Message closed_condition{"{} ({})", "{} ({})"};
inline constexpr Message before_our_rules{"aucune règle trouvée avant le {}",
                                          "no rules found before {}"};
inline constexpr Message closed_until{"{} (dernier jour : {})", "{} (last day: {})"};
inline constexpr Message closed_from{"{} (à partir du {})", "{} (from {})"};
inline constexpr Message would_open{"Pour y avoir droit : {}.", "To qualify: {}."};
inline constexpr Message or_{" ; ou ", "; or "};
inline constexpr Message opens_fact{"{} : {} ({}={})", "{}: {} ({}={})"};
inline constexpr Message opens_fact_plain{"{} : {}", "{}: {}"};
inline constexpr Message opens_ages{"avoir de {} à {} ans", "be {} to {} years old"};
inline constexpr Message opens_to_age{"avoir {} ans au plus", "be at most {} years old"};
inline constexpr Message opens_from_age{"avoir {} ans ou plus", "be {} years old or more"};
inline constexpr Message opens_date{"attendre le {}", "wait until {}"};
inline constexpr Message opens_period{"attendre la prochaine période ({})",
                                      "wait for the next period ({})"};
inline constexpr Message compare_assumed{"Hypothèses, faute d'indication : {}.",
                                         "Assumptions, where nothing was specified: {}."};
inline constexpr Message compare_rules{"Vérification la plus ancienne de ces règles : {}.",
                                       "Oldest verification of these rules: {}."};
inline constexpr Message compare_detail{
    "Pour le calcul et les sources d'une ligne : « racpsy calc --route … --explain ».",
    "For the calculation and sources of a row: “racpsy calc --route … --explain”."};
inline constexpr Message chart_compare{"Qui paie une séance, en moyenne",
                                       "Who pays a session, on average"};

// Plans. The reasons complete the first sentence.
inline constexpr Message one_session{"1 séance", "1 session"};
inline constexpr Message some_sessions{"{} séances", "{} sessions"};
inline constexpr Message this_session{"cette séance", "this session"};
inline constexpr Message these_sessions{"ces {} séances", "these {} sessions"};
inline constexpr Message plan_nothing_to_pay{
    "Aux dates demandées, rien ne reste à votre charge pour {}.",
    "At the dates asked, nothing is left for you to pay for {}."};
inline constexpr Message plan_as_asked{
    "Aucun autre choix de dates jusqu'au {} ne coûte moins que {} pour {}.",
    "No other choice of dates until {} costs less than {} for {}."};
inline constexpr Message plan_as_asked_unknown{
    "Aucun autre choix de dates jusqu'au {} n'est établi comme moins cher : {} pour {}, plus le "
    "prix inconnu de {}.",
    "No other choice of dates until {} is known to cost less: {} for {}, plus the unknown price of "
    "{}."};
inline constexpr Message plan_saves{"Vous pouvez économiser {} sur {} ({} au lieu de {}) : {}.",
                                    "You can save {} on {} ({} instead of {}): {}."};
inline constexpr Message plan_saves_known{
    "Vous pouvez économiser {} sur {}, sans compter {} de prix inconnu : {}.",
    "You can save {} on {}, leaving aside {} of unknown price: {}."};
inline constexpr Message plan_makes_known{
    "{} suffisent pour {}, alors qu'aux dates demandées le prix de {} resterait inconnu : {}.",
    "{} can be all you pay for {}, whereas at the dates asked the price of {} would not be known: "
    "{}."};
inline constexpr Message plan_makes_some_known{
    "Le prix de {} reste inconnu (de {} aux dates demandées), et vous payez {} pour les autres : "
    "{}.",
    "The price of {} remains unknown (of {} at the dates asked), and you pay {} for the others: "
    "{}."};
inline constexpr Message plan_period{"à partir du {}, {} de {}, pour {}",
                                     "from {} on, {} of {}, for {}"};
inline constexpr EnumArray<Counter::Per, Message, period_count> new_periods{{
    {"nouveau jour", "a new day"},
    {"nouvelle année civile", "a new calendar year"},
    {"nouvelle année universitaire", "a new academic year"},
    {"nouvelle période de douze mois", "a new twelve-month period"},
    {"nouvelle vie", "a new life"},
    {"nouvelle année du contrat", "a new contract year"},
}};
inline constexpr Message plan_contract{
    "à partir du {}, nouveaux plafonds de la mutuelle, pour {}",
    "from {} on, new limits of the complementary insurance, for {}"};
inline constexpr Message plan_member{
    "à partir du {}, une plus longue adhésion à la mutuelle, pour {}",
    "from {} on, a longer membership of the complementary insurance, for {}"};
inline constexpr Message plan_rules{"à partir du {}, autres règles de {}, pour {}",
                                    "from {} on, other rules of {}, for {}"};
inline constexpr Message plan_person{"à partir du {}, autre âge ou autres droits, pour {}",
                                     "from {} on, another age or other rights, for {}"};
inline constexpr Message plan_interval{
    "attendre jusqu'au {} pour {}, afin que les suivantes coûtent moins",
    "a wait until {} for {}, so that later ones cost less"};
inline constexpr Message plan_route{"{} par {}", "{} by {}"};
inline constexpr Message plan_when{"quand", "when"};
inline constexpr Message plan_every{"tous les", "every"};
inline constexpr Message plan_you_pay{"vous payez", "you pay"};
inline constexpr Message plan_costs_you{"vous coûte", "costs you"};
inline constexpr Message plan_in_all{"en tout", "in all"};
inline constexpr Message plan_dates_asked{"aux dates demandées", "at the dates asked"};
inline constexpr Message plan_pace{"Dans une même ligne, les séances sont espacées de {}.",
                                   "Within a row, sessions are {} apart."};
inline constexpr Message plan_wait_less{
    "Pour attendre moins : --at-most (le plus long intervalle) ou --until (le dernier jour).",
    "To wait less: --at-most (the longest interval) or --until (the last day)."};

// Periods, in the order of `Counter::Per`.
inline constexpr EnumArray<Counter::Per, Message, period_count> periods{{
    {"jour", "day"},
    {"année civile", "calendar year"},
    {"année universitaire", "academic year"},
    {"période de douze mois", "twelve-month period"},
    {"vie", "lifetime"},
    {"année du contrat", "contract year"},
}};

inline constexpr EnumArray<Confidence, Message, 3> confidences{
    {{"fiabilité haute", "high confidence"},
     {"fiabilité moyenne", "medium confidence"},
     {"fiabilité faible", "low confidence"}}};
/// One word on a source, by its confidence; or by the status of the rule that rests on it, unless
/// the source states the rule.
inline constexpr EnumArray<Confidence, Message, 3> trusted{
    {{"certain", "certain"}, {"rapporté", "reported"}, {"incertain", "uncertain"}}};
inline constexpr EnumArray<Status, Message, 4> derived{{{"certain", "certain"},
                                                        {"calculé", "derived"},
                                                        {"déduit", "inferred"},
                                                        {"supposé", "assumed"}}};
inline constexpr Message published{"publié le {}", "published {}"};
inline constexpr Message signed_on{"signé le {}", "signed {}"};
inline constexpr Message read{"lu le {}", "read {}"};

// Reasons why a session is not covered, in the order of `Outcome`; `covered` is last and never
// shown.
inline constexpr EnumArray<Outcome, Message, outcome_count> outcomes{{
    {"le dispositif n'est pas encore ouvert", "the scheme is not open yet"},
    {"le dispositif est fermé", "the scheme is closed"},
    {"sous l'âge minimal", "under the minimum age"},
    {"au-delà de l'âge maximal", "over the maximum age"},
    {"conditions non remplies", "conditions not met"},
    {"sans courrier d'adressage", "no referral letter"},
    {"entretien d'évaluation à distance", "evaluation held remotely"},
    {"plus d'une séance ce jour", "more than one session that day"},
    {"au-delà du plafond", "beyond the cap"},
    {"hors dispositif", "outside any scheme"},
    {"couverte", "covered"},
}};

}  // namespace racpsy::messages
