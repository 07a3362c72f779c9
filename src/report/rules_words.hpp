// What the reports on rules say, in French and in English.
#pragma once

#include "racpsy/base/say.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::words {

// Conditions.
inline constexpr Message quoted{"« {} »", "“{}”"};
inline constexpr Message and_join{" et ", " and "};
inline constexpr Message or_join{" ou ", " or "};
inline constexpr Message fact_is{"« {} » est {}", "“{}” is {}"};
inline constexpr Message fact_includes{"« {} » comprend {}", "“{}” includes {}"};
inline constexpr Message the_age{"l'âge", "the age"};
inline constexpr Message the_age_on_january_1{"l'âge au 1er janvier de l'année", "the age on 1 January of the year"};
inline constexpr Message is_exactly{"{} est de {} ans", "{} is {}"};
inline constexpr Message is_at_least{"{} est de {} ans ou plus", "{} is {} or more"};
inline constexpr Message is_at_most{"{} est de {} ans au plus", "{} is {} at most"};
inline constexpr Message is_between{"{} est de {} à {} ans", "{} is between {} and {}"};
inline constexpr Message session_is{"la séance est {}", "the session is {}"};
inline constexpr Message rank_exactly{"la séance est la n° {} {} (compteur « {} »)", "the session is no. {} of {} (counter “{}”)"};
inline constexpr Message rank_at_least{"la séance est la n° {} ou une suivante {} (compteur « {} »)", "the session is no. {} or later of {} (counter “{}”)"};
inline constexpr Message rank_at_most{"la séance est l'une des {} premières {} (compteur « {} »)", "the session is one of the first {} of {} (counter “{}”)"};
inline constexpr Message rank_between{"la séance est de la n° {} à la n° {} {} (compteur « {} »)", "the session is no. {} to no. {} of {} (counter “{}”)"};
inline constexpr Message earlier_period{"une période précédente de « {} » contient des séances couvertes", "an earlier period of “{}” holds covered sessions"};
inline constexpr std::array<Message, 5> of_period{{
    {"du jour", "the day"},
    {"de l'année civile", "the calendar year"},
    {"de l'année universitaire", "the academic year"},
    {"de la période de douze mois", "the twelve-month period"},
    {"de toute la vie", "the whole life"},
}};
inline constexpr std::array<Message, 5> per_period{{
    {"par jour", "a day"},
    {"par année civile", "a calendar year"},
    {"par année universitaire (du 1er septembre au 31 août)", "an academic year (1 September to 31 August)"},
    {"par période de douze mois (à partir de la première séance)", "a twelve-month period (from the first session)"},
    {"dans toute la vie", "in a lifetime"},
}};
inline constexpr Message scope_if{"Si {} : ", "If {}: "};
inline constexpr Message scope_if_unless{"Si {}, sauf si {} : ", "If {}, unless {}: "};
inline constexpr Message scope_unless{"Sauf si {} : ", "Unless {}: "};
inline constexpr Message scope_always{"Dans tous les cas : ", "In every case: "};
inline constexpr Message scope_otherwise{"Dans tous les autres cas : ", "In all other cases: "};

// Prices and shares.
inline constexpr Message price_is{"tarif {}", "price {}"};
inline constexpr Message price_of_parts{"tarif {} = {}", "price {} = {}"};
inline constexpr Message price_asked{"prix fixé par le professionnel", "price set by the professional"};
inline constexpr Message price_unknown{"tarif non connu", "price not known"};
inline constexpr Message with_hint{"{} – {}", "{} – {}"};
inline constexpr Message plus{" + ", " + "};
inline constexpr Message with_code{"{}, code {}", "{}, code {}"};
inline constexpr Message with_base{"{}, base de remboursement {}", "{}, reimbursement base {}"};
inline constexpr Message with_kind{"{} ; type de séance « {} »", "{}; kind of session “{}”"};
inline constexpr Message unless_said{"Sauf indication pour cette séance même : {}.", "Unless said of this very session: {}."};
inline constexpr Message prevails{"L'emporte sur : {}.", "Prevails over: {}."};
inline constexpr std::array<Message, payer_count> payers{{
    {"l'Assurance Maladie (AMO)", "the compulsory insurance (AMO)"},
    {"l'autre financeur", "the other funder"},
    {"la complémentaire (AMC)", "the complementary insurance (AMC)"},
    {"le patient", "the patient"},
}};
inline constexpr std::array<Message, payer_count> of_payers{{
    {"de l'Assurance Maladie (AMO)", "of the compulsory insurance (AMO)"},
    {"de l'autre financeur", "of the other funder"},
    {"de la complémentaire (AMC)", "of the complementary insurance (AMC)"},
    {"du patient", "of the patient"},
}};
inline constexpr Message part_rate{"{} de la base", "{} of the base"};
inline constexpr Message part_rest{"ce que les autres laissent de la base", "what the others leave of the base"};
inline constexpr Message part_unknown{"une part qui n'est pas connue", "a part that is not known"};
inline constexpr Message pays{"{} paie {}.", "{} pays {}."};
inline constexpr Message required{"la séance n'est couverte que si {} ; sinon : {} ({}).", "the session is covered only if {}; otherwise: {} ({})."};
inline constexpr Message at_most{"au plus {} séances couvertes {} (compteur « {} ») ; ensuite : {} ({}).",
                                 "at most {} covered sessions {} (counter “{}”); then: {} ({})."};
inline constexpr Message at_most_one{"au plus {} séance couverte {} (compteur « {} ») ; ensuite : {} ({}).",
                                     "at most {} covered session {} (counter “{}”); then: {} ({})."};
inline constexpr Message deducted{"{} sont retenus sur la part {} et restent dus par le patient{}.",
                                  "{} is taken from the part {} and stays owed by the patient{}."};
inline constexpr Message act{"{} {}", "{} {}"};
inline constexpr Message and_at_most{" ; {}", "; {}"};
inline constexpr Message ceiling{"au plus {} {} (compteur « {} »)", "at most {} {} (counter “{}”)"};
inline constexpr Message extra_fees_at_most{"un contrat responsable ne paie de lui-même rien de la base, et au plus {} de la base pour les dépassements.",
                                            "a responsible contract pays by itself nothing of the base, and at most {} of the base for extra fees."};
inline constexpr Message extra_fees_unbounded{"un contrat responsable ne paie de lui-même rien de la base ; les dépassements, sans plafond légal.",
                                              "a responsible contract pays by itself nothing of the base; extra fees, without a legal ceiling."};
inline constexpr Message paid_by_the_public{"{} (argent public)", "{} (public money)"};
inline constexpr Message in_one_claim{"{} Une seule facture, à l'Assurance Maladie.", "{} One claim, to the compulsory insurance."};
inline constexpr Message lasts_at_most{"{} : au plus {} ; au-delà, ce n'est plus certain.", "{}: at most {}; beyond, it is not certain."};
inline constexpr Message fixed_for_period{"{} : acquis jusqu'à la fin de l'{}.", "{}: holds until the end of the {}."};
inline constexpr Message not_advanced{"le patient n'avance pas la part {}.", "the patient does not advance the part {}."};
inline constexpr Message doubtful{"le chiffre est donné sous réserve{}.", "the figure is given with a caveat{}."};
inline constexpr Message on_days_from{", à partir du {}", ", from {}"};
inline constexpr Message on_days_to{", jusqu'au {}", ", until {}"};
inline constexpr Message on_days{", du {} au {}", ", from {} to {}"};
inline constexpr Message carrying{", quand la période de « {} » contient des séances réglées par une autre version",
                                  ", when the period of “{}” holds sessions settled by another version"};
inline constexpr Message cap_name{"{} séances {}", "{} sessions {}"};
inline constexpr Message cap_name_one{"{} séance {}", "{} session {}"};

// Standing.
inline constexpr std::array<Message, 4> statuses{{
    {"écrit dans un texte", "stated"}, {"calculé d'après un texte", "derived"}, {"déduit", "inferred"}, {"supposé", "assumed"}}};
inline constexpr std::array<Message, 4> roundings{{
    {"au centime le plus proche, un demi-centime vers le haut", "to the nearest cent, half a cent up"},
    {"au centime le plus proche, un demi-centime vers le pair", "to the nearest cent, half a cent to even"},
    {"au centime inférieur", "down to the cent"},
    {"au centime supérieur", "up to the cent"}}};

// Headings.
inline constexpr Message list_session{"Séances et tarifs (la première règle qui convient)", "Sessions and prices (the first rule that fits)"};
inline constexpr Message list_entitlement{"Qui y a droit (tout est exigé)", "Who is entitled (all is required)"};
inline constexpr Message list_cap{"Combien de séances (tout est exigé)", "How many sessions (all is required)"};
inline constexpr Message list_share{"Qui paie (par payeur, la première règle qui convient ; ce que personne ne prend est au patient)",
                                    "Who pays (per payer, the first rule that fits; what nobody takes is the patient's)"};
inline constexpr Message list_deduction{"Ce qui est retenu sur les remboursements", "What is taken from the refunds"};
inline constexpr Message list_third_party{"Tiers payant (chaque règle qui convient)", "Third-party payment (each rule that fits)"};
inline constexpr Message list_extra_fees{"Dépassements d'honoraires et contrats responsables (la première règle qui convient)", "Extra fees and responsible contracts (the first rule that fits)"};
inline constexpr Message list_rights{"Droits limités dans le temps, droits acquis pour une période", "Rights that end after a time, rights that are fixed for a period"};
inline constexpr Message list_doubt{"Ce qui n'est pas établi", "What is not established"};
inline constexpr Message list_counter{"Ce qui est compté", "What is counted"};
inline constexpr Message list_facts{"Critères que les règles peuvent demander", "Facts that the rules may ask for"};
inline constexpr Message list_notices{"À savoir", "To know"};
inline constexpr Message list_sources{"Sources", "Sources"};
inline constexpr Message list_others{"Autres versions", "Other versions"};

// The head of a version.
inline constexpr Message route_line{"Dispositif : {} ({}).", "Route: {} ({})."};
inline constexpr Message shown_today{"C'est la version en vigueur au {}.", "This is the version in force on {}."};
inline constexpr Message shown_nearest{"Aucune version n'est en vigueur au {} : voici la plus proche.", "No version is in force on {}: here is the nearest one."};
inline constexpr Message calendar_from{"Calendrier {} : depuis le {}", "In the {} calendar: from {}"};
inline constexpr Message calendar_from_to{"Calendrier {} : du {} au {}", "In the {} calendar: from {} to {}"};
inline constexpr Message calendar_closes{"Calendrier {} : du {} au {}, où le dispositif ferme", "In the {} calendar: from {} to {}, when the route closes"};
inline constexpr Message hypothetical_line{"Hypothétique : en vigueur dans aucun calendrier, utilisée seulement quand elle est nommée.",
                                           "Hypothetical: in force in no calendar, used only when it is named."};
inline constexpr Message no_scheme_line{"Hors de tout dispositif : personne d'autre que le patient ne paie (sauf son contrat).",
                                        "Outside any scheme: nobody but the patient pays (save their contract)."};
inline constexpr Message verified_line{"Vérifiée au {}. Montants en {}, chaque part arrondie {}.", "Verified on {}. Amounts in {}, each part rounded {}."};
inline constexpr Message base_line{"La base est le tarif, sauf base de remboursement indiquée.", "The base is the price, unless a reimbursement base is given."};
inline constexpr Message delay_line{"Calendrier {}, si {} : à partir du {} seulement", "In the {} calendar, if {}: from {} only"};
inline constexpr Message counts_sessions{"« {} » : séances couvertes {}", "“{}”: covered sessions {}"};
inline constexpr Message counts_cents{"« {} » : sommes retenues {}", "“{}”: sums taken {}"};
inline constexpr Message counts_only{"{}, si {}", "{}, if {}"};
inline constexpr Message counts_shared{"{} ; commun à tous les dispositifs qui le déclarent", "{}; shared by all routes that declare it"};
inline constexpr Message standing_line{"Statut : {} ; {}.", "Status: {}; {}."};
inline constexpr Message note_line{"Note : {}", "Note: {}"};
inline constexpr Message fact_person{"de la personne", "of the person"};
inline constexpr Message fact_session{"de la séance", "of the session"};
inline constexpr Message fact_several{"plusieurs valeurs à la fois", "several values at once"};
inline constexpr Message fact_not_asked{"non demandé par cette version", "not asked by this version"};
inline constexpr Message fact_default{"Sans réponse : {}.", "Without an answer: {}."};
inline constexpr Message fact_default_by_age{"Sans réponse, de {} à {} ans : {}.", "Without an answer, aged {} to {}: {}."};
inline constexpr Message fact_names{"Autres noms : {}.", "Other names: {}."};
inline constexpr Message fact_aliases{"Autres mots : {}.", "Other words: {}."};

// The list of routes.
inline constexpr Message open_today{"ouvert", "open"};
inline constexpr Message closed_after{"fermé après le {}", "closed after {}"};
inline constexpr Message opens_on{"ouvre le {}", "opens on {}"};
inline constexpr Message only_hypothetical{"hypothétique", "hypothetical"};
inline constexpr Message column_version{"version", "version"};
inline constexpr Message column_verified{"vérifiée", "verified"};
inline constexpr Message column_rules{"règles", "rules"};
inline constexpr Message column_sources{"sources", "sources"};
inline constexpr Message from_day{"dès le {}", "from {}"};
inline constexpr Message between_days{"{} – {}", "{} – {}"};
inline constexpr Message star_today{"* en vigueur au {}", "* in force on {}"};

// Differences.
inline constexpr Message none{"rien", "nothing"};
inline constexpr Message always{"dans tous les cas", "in every case"};
inline constexpr Message same_rules{"Aucune différence.", "No difference."};
inline constexpr Message head_heading{"En tête", "Head"};
inline constexpr Message asked_heading{"Ce qui est demandé au patient", "What the patient is asked"};
inline constexpr Message changed{"{} : {} → {}", "{}: {} → {}"};
inline constexpr Message fact_gone{"« {} » n'est plus demandé", "“{}” is no longer asked"};
inline constexpr Message fact_new{"« {} » est désormais demandé", "“{}” is now asked"};
inline constexpr Message rule_new{"nouveau : {}", "new: {}"};
inline constexpr Message rule_gone{"supprimé : {}", "removed: {}"};
inline constexpr Message entitlement_new{"désormais exigé : {}", "now required: {}"};
inline constexpr Message entitlement_gone{"n'est plus exigé : {}", "no longer required: {}"};
inline constexpr Message only_sources{"Mêmes règles, autres sources : {}.", "Same rules, other sources: {}."};
inline constexpr Message unchanged{"Inchangé : {}.", "Unchanged: {}."};
inline constexpr Message sources_only_in{"Citées seulement par {}", "Cited only by {}"};
inline constexpr Message calendar_applied{"calendrier appliqué", "applied calendar"};
inline constexpr Message calendar_legal{"calendrier légal", "legal calendar"};

// Fields.
inline constexpr Message label_id{"nom", "name"};
inline constexpr Message label_title{"intitulé", "title"};
inline constexpr Message label_kind{"type de séance", "kind of session"};
inline constexpr Message label_when{"s'applique si", "applies if"};
inline constexpr Message label_unless{"sauf si", "unless"};
inline constexpr Message label_price{"tarif", "price"};
inline constexpr Message label_code{"code de facturation", "billing code"};
inline constexpr Message label_base{"base de remboursement", "reimbursement base"};
inline constexpr Message label_usually{"sauf indication", "unless said"};
inline constexpr Message label_prevails{"l'emporte sur", "prevails over"};
inline constexpr Message label_require{"couverte si", "covered if"};
inline constexpr Message label_else{"sinon", "otherwise"};
inline constexpr Message label_counter{"compteur", "counter"};
inline constexpr Message label_at_most{"plafond", "cap"};
inline constexpr Message label_payer{"payeur", "payer"};
inline constexpr Message label_pays{"part", "part"};
inline constexpr Message label_amount{"montant", "amount"};
inline constexpr Message label_from{"retenu sur la part", "taken from the part"};
inline constexpr Message label_ceiling{"plafond des retenues", "ceiling"};
inline constexpr Message label_payers{"part non avancée", "part not advanced"};
inline constexpr Message label_first_day{"à partir du", "from"};
inline constexpr Message label_last_day{"jusqu'au", "until"};
inline constexpr Message label_carries{"période à cheval", "period across versions"};
inline constexpr Message label_status{"statut", "status"};
inline constexpr Message label_confidence{"fiabilité", "confidence"};
inline constexpr Message label_note{"note", "note"};
inline constexpr Message label_public{"argent public", "public money"};
inline constexpr Message label_one_claim{"une seule facture", "one claim"};
inline constexpr Message label_extra_fees{"plafond des dépassements", "ceiling of extra fees"};
inline constexpr Message label_delayed{"reports", "delays"};
inline constexpr Message label_verified{"vérifiée au", "verified on"};
inline constexpr Message label_currency{"monnaie", "currency"};
inline constexpr Message label_rounding{"arrondi", "rounding"};
inline constexpr Message label_scheme{"dispositif de prise en charge", "scheme"};
inline constexpr Message label_hypothetical{"hypothétique", "hypothetical"};
inline constexpr Message label_yes{"oui", "yes"};
inline constexpr Message label_no{"non", "no"};

}  // namespace racpsy::words
