// Everything the answer says, in French and in English.
#pragma once

#include <array>

#include "racpsy/base/say.hpp"
#include "racpsy/rules/version.hpp"

namespace racpsy::words {

// The head of the answer.
inline constexpr Message situation{"Situation : {}", "Situation: {}"};
inline constexpr Message years_old{"{} ans", "{} years old"};
inline constexpr Message one_year_old{"{} an", "{} year old"};
inline constexpr Message born_on{"né(e) le {}", "born {}"};
inline constexpr Message illustrative{
    "Dates données à titre d'exemple, à partir du premier lundi de l'année : indiquez les vôtres avec --first et --every, ou --on.",
    "Illustrative dates, from the first Monday of the year: give yours with --first and --every, or --on."};

// The columns.
inline constexpr Message number{"n°", "no."};
inline constexpr Message date{"date", "date"};
inline constexpr Message session{"séance", "session"};
inline constexpr Message by_route{"dispositif", "route"};
inline constexpr Message price{"prix", "price"};
inline constexpr Message amo{"AMO", "AMO"};
inline constexpr Message amc{"AMC", "AMC"};
inline constexpr Message other{"autre", "other"};
inline constexpr Message patient{"pour vous", "for you"};
inline constexpr Message advance{"à régler", "on the day"};
inline constexpr Message year{"année", "year"};
inline constexpr Message total{"total", "total"};
inline constexpr Message sessions{"séances", "sessions"};
inline constexpr Message covered{"couvertes", "covered"};
inline constexpr Message refund{"remboursé", "refunded"};

inline constexpr Message from_session_on{"À partir de la séance n° {} ({}) : {}", "From session no. {} ({}) on: {}"};
inline constexpr Message of_session{"Séance n° {} ({}) : {}", "Session no. {} ({}): {}"};
inline constexpr Message contract_from_to{"Le contrat « {} » ({}) vaut du {} au {} : ce qu'il paie hors de ces dates n'est pas connu (n.c.).",
                                          "The contract “{}” ({}) holds from {} to {}: what it pays on other days is not known (n.c.)."};
inline constexpr Message contract_from{"Le contrat « {} » ({}) vaut à partir du {} : ce qu'il payait avant n'est pas connu (n.c.).",
                                       "The contract “{}” ({}) holds from {} on: what it paid before is not known (n.c.)."};
inline constexpr Message contract_to{"Le contrat « {} » ({}) vaut jusqu'au {} : ce qu'il paie ensuite n'est pas connu (n.c.).",
                                     "The contract “{}” ({}) holds until {}: what it pays afterwards is not known (n.c.)."};
inline constexpr Message from_day_to{" du {} au {}", " from {} to {}"};
inline constexpr Message from_day_on{" à partir du {}", " from {} on"};
inline constexpr Message until_day{" jusqu'au {}", " until {}"};
inline constexpr Message days_from_to{", valable du {} au {}", ", in force from {} to {}"};
inline constexpr Message days_from{", valable à partir du {}", ", in force from {} on"};
inline constexpr Message days_to{", valable jusqu'au {}", ", in force until {}"};
inline constexpr Message give_minutes{"Ce contrat paie à l'heure : indiquez la durée d'une séance avec --minutes (par exemple --minutes 45).",
                                      "This contract pays by the hour: give the length of a session with --minutes (for example --minutes 45)."};
inline constexpr Message condition_not_met{"Condition non remplie : « {} ».", "Condition not met: “{}”."};

// The sums.
inline constexpr Message counted{"{1} sur {0} couvertes", "{1} of {0} covered"};
inline constexpr Message counted_one{"{1} sur {0} couverte", "{1} of {0} covered"};  // French: none or one
inline constexpr Message sum_price{"Prix des séances", "Price of the sessions"};
inline constexpr Message sum_amo{"Assurance Maladie (AMO)", "Compulsory insurance (AMO)"};
inline constexpr Message sum_other{"Autre financeur", "Other funder"};
inline constexpr Message sum_after_amo{"Reste à charge après AMO", "Left after AMO"};
inline constexpr Message sum_amc{"Complémentaire (AMC)", "Complementary insurance (AMC)"};
inline constexpr Message sum_patient{"Reste à charge final, pour vous", "Left in the end, for you"};
inline constexpr Message you_pay{"Vous payez le jour des séances", "You pay on the day"};
inline constexpr Message taken_back{"Retenu plus tard sur d'autres remboursements", "Taken later from other refunds"};
inline constexpr Message you_get_back{"On vous rembourse", "You get back"};
inline constexpr Message back_and_taken{"On vous rembourse (−), on vous retient plus tard (+)", "You get back (−), or it is taken later (+)"};
inline constexpr Message it_costs{"Ce que cela vous coûte", "It costs you"};

// What it rests on.
inline constexpr Message rules_line{"Règles : {}, version {}, calendrier {}, vérifiées au {}.",
                                    "Rules: {}, version {}, {} calendar, verified on {}."};
inline constexpr Message rules_lines{"Règles : {}, versions {}, calendrier {}, vérifiées au {}.",
                                     "Rules: {}, versions {}, {} calendar, verified on {}."};
inline constexpr Message contract_line{"Contrat : {} ({}){}, vérifié au {}.", "Contract: {} ({}){}, verified on {}."};
inline constexpr Message rules_pinned_line{"Règles : {}, version {} imposée (dates d'entrée en vigueur et calendrier ignorés), vérifiées au {}.",
                                           "Rules: {}, version {} pinned (dates of entry and calendar ignored), verified on {}."};
inline constexpr std::array<Message, 2> calendars{{{"appliqué", "applied"}, {"légal", "legal"}}};
inline constexpr Message no_version_line{"Règles : {}, calendrier {}, aucune version en vigueur à ces dates.",
                                         "Rules: {}, {} calendar, no version in force on these dates."};
inline constexpr Message assumed_head{"Hypothèses, faute d'indication (et ce que d'autres réponses changeraient pour ces séances) :", "Assumed, as nothing was said (and what other answers would change for these sessions):"};
inline constexpr Message age_label{"âge", "age"};
inline constexpr Message age_in_january_label{"âge au 1er janvier de l'année", "age on 1 January of the year"};
inline constexpr Message costs_you{"{} pour vous", "{} for you"};
inline constexpr Message to_advance{"{} à régler le jour même", "{} on the day"};
inline constexpr Message other_split{"la répartition entre financeurs change", "who pays what changes"};
inline constexpr Message nothing_covered{"rien n'est couvert", "nothing is covered"};
inline constexpr Message covered_sessions{"séances couvertes : {}", "sessions covered: {}"};
inline constexpr Message where_unsaid{", là où ce n'est pas dit", ", where it is not said"};
inline constexpr Message from_to{"de {} à {}", "from {} to {}"};
inline constexpr Message unsure_head{"* Points qui ne sont pas établis :", "* Not everything here is established:"};
inline constexpr Message unverified_note{"Ces règles ont été vérifiées au {} ; au-delà, les montants peuvent avoir changé.",
                                         "These rules were verified on {}; after that, the amounts may have changed."};
inline constexpr Message weak_note{"{} : source fragile.", "{}: weakly sourced."};
inline constexpr Message hypothetical_note{"« {} » n'est pas le droit en vigueur : c'est ce qu'un texte proposé changerait.",
                                           "“{}” is not the law: it is what a proposed text would change."};
inline constexpr Message today_other{"Depuis le {}, d'autres règles s'appliquent ({}) : donnez des dates d'aujourd'hui avec --first.",
                                     "Since {}, other rules apply ({}): give dates of today with --first."};
inline constexpr Message age_kept{"L'âge donné est gardé pour toutes les séances ; --born le ferait suivre les dates.",
                                  "The age given is kept for all sessions; --born would let it follow the dates."};
inline constexpr Message age_kept_in_case{"L'âge donné est gardé pour toutes les séances ; « born » (--born) le ferait suivre les dates.",
                                          "The age given is kept for all sessions; “born” (--born) would let it follow the dates."};
inline constexpr Message other_reason{"même coût, pour une autre raison", "same cost, for another reason"};
inline constexpr Message other_calendar_note{"Ces règles n'ont pas de date dans le calendrier demandé : l'autre calendrier est suivi.",
                                             "These rules have no date in the calendar requested: the other calendar is followed."};
inline constexpr Message unknown_note{"n.c. : non connu. Ce n'est pas zéro.", "n.c.: not known. It is not zero."};
inline constexpr Message give_private_fee{"Où le dispositif ne fixe pas le prix ou ne couvre pas la séance, le professionnel fixe le sien : indiquez-le avec --private-fee (par exemple --private-fee 60).",
                                          "Where the route sets no price or does not cover the session, the professional sets it: give it with --private-fee (for example --private-fee 60)."};
inline constexpr Message price_hint{"Prix, « {} » : {}.", "Price, “{}”: {}."};
inline constexpr Message a_case{"Relevé", "Statement"};
inline constexpr Message from_session{"À partir de la séance du {} : {}", "From the session of {}: {}"};

// What a batch adds up to.
inline constexpr Message summary_head{"{} · versions {} · calendrier {}", "{} · versions {} · {} calendar"};
inline constexpr Message summary_rows{"Lignes lues : {}, dont refusées : {} ; séances : {}, dont couvertes : {}", "Rows read: {}, refused: {}; sessions: {}, covered: {}"};
inline constexpr Message summary_lines_lost{"{} ligne(s) de plus perdue(s) avec elles", "{} more line(s) lost with them"};
inline constexpr Message summary_weighted{"Sommes et moyennes pondérées ; poids total : {}", "Sums and means are weighted; total weight: {}"};
inline constexpr Message summary_unpriced{"Lignes au coût inconnu (n.c.) : {} ; il manque un prix (fee, --private-fee) ou ce que paie le contrat", "Rows of unknown cost (n.c.): {}; a price is missing (fee, --private-fee), or what the contract pays"};
inline constexpr Message summary_remembered{"Les identifiants des patients ne sont pas tous croissants : ils ont tous été gardés en mémoire.",
                                            "Patient ids do not only increase: all of them were remembered."};
inline constexpr Message summary_sum{"somme", "sum"};
inline constexpr Message summary_by_row{"par ligne", "per row"};
inline constexpr Message summary_by_session{"par séance", "per session"};
inline constexpr Message summary_weight{"poids", "weight"};
inline constexpr Message summary_patient{"Reste à charge final", "Left in the end"};
inline constexpr Message summary_advance{"Avancé à la séance", "Handed over on the day"};
inline constexpr Message summary_refund{"Remboursé ensuite", "Refunded later"};
inline constexpr Message sum_after_public{"Reste à charge après AMO, C2S et AME", "Left after AMO, C2S and AME"};
inline constexpr Message summary_assumed{"Hypothèses, où rien n'était dit : {}", "Assumed, where nothing was said: {}"};

// Explanations.
inline constexpr Message explained_head{"Pourquoi ces montants", "Why these amounts"};
inline constexpr Message explained_session{"Séance {}, {} : {}", "Session {}, {}: {}"};
inline constexpr Message explained_sessions_of_a_day{"Séances {} à {}, {} : {}", "Sessions {} to {}, {}: {}"};
inline constexpr Message explained_sessions{"Séances {} à {}, du {} au {} : {}", "Sessions {} to {}, {} to {}: {}"};
inline constexpr Message sources_head{"Sources", "Sources"};
inline constexpr Message not_applied_head{"Règles examinées et écartées :", "Rules considered that did not apply:"};
inline constexpr Message step_in_force{"version {} ({}), en vigueur dans le calendrier {} depuis le {}", "version {} ({}), in force in the {} calendar since {}"};
inline constexpr Message step_pinned{"version {} ({}), imposée par --rules", "version {} ({}), pinned by --rules"};
inline constexpr Message step_no_version{"aucune version en vigueur : {}", "no version in force: {}"};
inline constexpr Message step_met{"{} : oui", "{}: yes"};
inline constexpr Message step_not_met{"{} : non", "{}: no"};
inline constexpr Message step_within{"au plus {} par {} : respecté", "at most {} per {}: kept"};
inline constexpr Message step_beyond{"au plus {} par {} : dépassé", "at most {} per {}: exceeded"};
inline constexpr Message step_price{"{}, tarif {}", "{}, tariff {}"};
inline constexpr Message step_parts{"{}, tarif {} = {}", "{}, tariff {} = {}"};
inline constexpr Message step_base{"{} ; base de remboursement {}", "{}; reimbursement base {}"};
inline constexpr Message step_deduction{"{} : {}, retenus sur le remboursement", "{}: {}, taken from the refund"};
inline constexpr Message step_deduction_bounded{"{} : {}, ramenés à {} (plafond atteint, ou part plus petite)", "{}: {}, brought to {} (ceiling reached, or a smaller share)"};
inline constexpr Message step_share{"{} ; {}", "{}; {}"};
inline constexpr Message step_after_amo{"le prix, moins AMO et autre financeur : {}", "the price, less AMO and other funder: {}"};
inline constexpr Message step_after_amo_yours{"le prix n'est pas connu ; ce que paient la complémentaire et vous l'est : {}", "the price is not known; what the complement and you pay is: {}"};
inline constexpr Message step_left{"ce que personne d'autre ne paie : {}", "what nobody else pays: {}"};
inline constexpr Message step_advance{"le prix, moins ce qui est payé directement au professionnel : {}", "the price, less what is paid directly to the professional: {}"};
inline constexpr Message step_advance_all{"rien n'est payé directement au professionnel : {}", "nothing is paid directly to the professional: {}"};
inline constexpr Message step_advance_yours{"le prix n'est pas connu, votre part l'est : {}", "the price is not known, your part is: {}"};
inline constexpr Message step_advance_unknown{"le prix n'est pas connu", "the price is not known"};
inline constexpr Message step_refund_alone{"ce que les autres vous remboursent : {}", "what the others pay back to you: {}"};
inline constexpr Message step_refund{"ce que vous avez réglé, moins ce qui reste à votre charge : {}", "what you handed over, less what is left to you: {}"};
inline constexpr Message step_fee{"prix fixé par le professionnel, tel que donné : {}", "fee set by the professional, as given: {}"};
inline constexpr Message step_no_fee{"prix fixé par le professionnel, inconnu : donnez --private-fee", "fee set by the professional, unknown: give --private-fee"};
inline constexpr Message step_all_yours{"séance non couverte ({}) : tout est à votre charge", "session not covered ({}): all of it is yours"};
inline constexpr Message arithmetic_rate{"{} × {} = {}", "{} × {} = {}"};
inline constexpr Message arithmetic_unknown{"montant non connu", "amount not known"};
inline constexpr Message contract_exhausted{"le plafond du contrat est atteint", "the contract's ceiling is reached"};
inline constexpr Message contract_bounded{"{}, ramené à {} (plafonds du contrat, ou ce qui reste à payer)", "{}, brought to {} (the contract's ceilings, or what is left to pay)"};
inline constexpr Message contract_outside{"le contrat ne vaut pas ce jour-là : ce qu'il paie n'est pas connu", "the contract does not hold on that day: what it pays is not known"};
inline constexpr Message contract_by_the_hour{"{} l'heure × {} min = {}", "{} an hour × {} min = {}"};
inline constexpr Message contract_no_minutes{"{} l'heure, et la durée de la séance n'est pas dite", "{} an hour, and the length of the session is not said"};
inline constexpr Message contract_by_law{"{} ; ce contrat ne paie au plus que {}", "{}; this contract pays at most {}"};
inline constexpr Message because_no_earlier{"aucune période précédente de « {} » ne contient de séance couverte", "no earlier period of “{}” holds a covered session"};
inline constexpr Message because_earlier{"une période précédente de « {} » contient des séances couvertes", "an earlier period of “{}” holds covered sessions"};
inline constexpr Message because_nothing_left{"il ne reste rien à payer", "nothing is left to pay"};
inline constexpr Message because_behind{"« {} » a déjà pris ce cas", "“{}” took this case before"};
inline constexpr Message because_idle{"n'ajoute personne à ceux qui paient directement", "adds nobody to those who pay directly"};
inline constexpr Message because_other{"{} est {}, il faudrait {}", "{} is {}, it would take {}"};
inline constexpr Message because_rank{"le rang de la séance dans « {} » n'est pas {}", "the session's rank in “{}” is not {}"};
inline constexpr Message because_excluded{"{} est {}, et la règle exclut {}", "{} is {}, and the rule excludes {}"};

// What only paper needs: who is billed what, sources, the chart.
inline constexpr Message who{"qui", "who"};
inline constexpr Message code{"code", "code"};
inline constexpr Message amount{"montant", "amount"};
inline constexpr Message sessions_head{"Les séances", "The sessions"};
inline constexpr Message sessions_caption{"Chaque séance : son prix et qui le paie", "Each session: its price and who pays it"};
inline constexpr Message sums_head{"Les totaux", "The sums"};
inline constexpr Message sums_caption{"Du prix des séances à ce qui reste à payer", "From the price of the sessions to what is left to pay"};
inline constexpr Message bill_head{"À qui facturer quoi", "What to bill to whom"};
inline constexpr Message bill_caption{"Ce que le professionnel reçoit", "What the professional receives"};
inline constexpr Message taken_caption{"Ce qui est retenu plus tard", "What is taken later"};
inline constexpr Message refund_caption{"Ce qui revient ensuite au patient", "What comes back to the patient later"};
inline constexpr Message for_sessions{"pour", "for"};
inline constexpr Message bill_you{"Vous, le jour des séances", "You, on the day of the sessions"};
inline constexpr Message directly{"{}, en tiers payant", "{}, by third-party payment"};
inline constexpr Message bill_all_you{"Pas de tiers payant : vous réglez tout le jour même, puis vous êtes remboursé.", "No third-party payment: you pay everything on the day, and are refunded."};
inline constexpr Message bill_direct{"Tiers payant ({}) : cette part est payée directement au professionnel, vous ne l'avancez pas.", "Third-party payment ({}): this share is paid straight to the professional, you do not advance it."};
inline constexpr Message bill_together{"Pour {} : une seule demande à la caisse du patient, part complémentaire comprise ; les financeurs se la répartissent ensuite.", "For {}: one claim to the patient's fund, the complementary share included; the payers share it out afterwards."};
inline constexpr Message nothing_back{"Rien ne vous est remboursé ensuite.", "Nothing comes back to you later."};
inline constexpr Message numbers{"n° {} à {}", "no. {} to {}"};
inline constexpr Message one_number{"n° {}", "no. {}"};
inline constexpr Message chart_head{"Qui paie", "Who pays"};
inline constexpr Message chart_of_sessions{"Qui paie chaque séance", "Who pays each session"};
inline constexpr Message chart_of_years{"Qui paie, année par année", "Who pays, year by year"};
inline constexpr Message chart_bar{"{} : {}", "{}: {}"};
inline constexpr Message chart_unknown{"n.c. (non connu, ce n'est pas zéro)", "n.c. (not known, it is not zero)"};
inline constexpr Message basis_head{"Sur quoi cela repose", "What this rests on"};
inline constexpr Message know_head{"Bon à savoir", "Good to know"};

// Comparisons.
inline constexpr Message compare_title{"Ce que coûterait chaque possibilité", "What each possibility would cost"};
inline constexpr Message compare_head{"Les possibilités", "The possibilities"};
inline constexpr Message compare_caption{"Montants en euros par séance ; séances : couvertes/demandées ; la colonne d'une année dit ce que ses séances vous coûtent en tout", "Amounts in euros per session; sessions: covered/asked; the column of a year says what its sessions cost you in all"};
inline constexpr Message compare_order{"Montants en euros par séance, du moins cher au plus cher pour vous ; séances : couvertes/demandées.", "Amounts in euros per session, from the cheapest to the dearest for you; sessions: covered/asked."};
inline constexpr Message compare_order_own{"Montants en euros par séance, du moins cher au plus cher pour vous : chaque dispositif a son nombre de séances (--sessions le fixe) ; séances : couvertes/demandées.",
                                           "Amounts in euros per session, from the cheapest to the dearest for you: each route has its own number of sessions (--sessions sets it); sessions: covered/asked."};
inline constexpr Message possibility{"possibilité", "possibility"};
inline constexpr Message in_all{"en tout", "in all"};
inline constexpr Message count_of{"{1}/{0}", "{1}/{0}"};
inline constexpr Message times{"{} ×", "{} ×"};
inline constexpr Message compare_calendar{"calendrier {}", "{} calendar"};
inline constexpr Message compare_version{"règles {} ({})", "rules {} ({})"};
inline constexpr Message no_effect_note{"« {} » n'a pas d'effet ici.", "“{}” has no effect here."};
inline constexpr Message closed_head{"Portes fermées", "Closed doors"};
inline constexpr Message closed_because{"{} : {}", "{}: {}"};
inline constexpr Message closed_condition{"{} ({})", "{} ({})"};
inline constexpr Message before_our_rules{"règles d'avant le {} non trouvées", "rules before {} not found"};
inline constexpr Message closed_until{"{} (dernier jour : {})", "{} (last day: {})"};
inline constexpr Message closed_from{"{} (à partir du {})", "{} (from {})"};
inline constexpr Message would_open{"Ce qui l'ouvrirait : {}.", "What would open it: {}."};
inline constexpr Message or_{" ; ou ", "; or "};
inline constexpr Message opens_fact{"{} : {} ({}={})", "{}: {} ({}={})"};
inline constexpr Message opens_ages{"avoir de {} à {} ans", "being {} to {} years old"};
inline constexpr Message opens_to_age{"avoir {} ans au plus", "being at most {} years old"};
inline constexpr Message opens_from_age{"avoir {} ans ou plus", "being {} years old or more"};
inline constexpr Message opens_date{"attendre le {}", "waiting until {}"};
inline constexpr Message opens_period{"attendre la prochaine période ({})", "waiting for the next period ({})"};
inline constexpr Message compare_assumed{"Hypothèses, faute d'indication de votre part : {}.", "Assumed, as nothing was said: {}."};
inline constexpr Message compare_rules{"Règles vérifiées au plus tôt le {}.", "Rules verified on {} or later."};
inline constexpr Message compare_detail{"« racpsy calc --route … --explain » montre le calcul et les sources d'une ligne.", "“racpsy calc --route … --explain” shows the arithmetic and the sources of a row."};
inline constexpr Message chart_compare{"Qui paie une séance, en moyenne", "Who pays a session, on average"};

// Periods, in the order of `Counter::Per`.
inline constexpr std::array<Message, 5> periods{{
    {"jour", "day"},
    {"année civile", "calendar year"},
    {"année universitaire", "academic year"},
    {"période de douze mois", "twelve-month period"},
    {"vie", "lifetime"},
}};

inline constexpr std::array<Message, 3> confidences{{
    {"fiabilité haute", "high confidence"}, {"fiabilité moyenne", "medium confidence"}, {"fiabilité faible", "low confidence"}}};
inline constexpr Message published{"publié le {}", "published {}"};
inline constexpr Message signed_on{"signé le {}", "signed {}"};
inline constexpr Message read{"lu le {}", "read {}"};

// Why a session is not covered, in the order of `Outcome`; `covered` stands last and is never said.
inline constexpr std::array<Message, outcome_count> outcomes{{
    {"le dispositif n'existe pas encore", "the scheme does not exist yet"},
    {"le dispositif est fermé", "the scheme is closed"},
    {"sous l'âge minimal", "under the minimum age"},
    {"au-delà de l'âge maximal", "over the maximum age"},
    {"conditions non remplies", "conditions not met"},
    {"sans courrier d'adressage", "no referral letter"},
    {"entretien d'évaluation à distance", "evaluation by video"},
    {"plus d'une séance ce jour", "more than one session that day"},
    {"au-delà du plafond", "beyond the cap"},
    {"hors dispositif", "outside any scheme"},
    {"couverte", "covered"},
}};

}  // namespace racpsy::words
