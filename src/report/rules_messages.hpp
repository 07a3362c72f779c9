// Texts of the reports on rules, in French and in English.
#pragma once

#include "racpsy/base/message.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::messages {

// Conditions.
inline constexpr Message quoted{"« {} »", "“{}”"};
inline constexpr Message and_join{" et ", " and "};
inline constexpr Message or_join{" ou ", " or "};
inline constexpr Message fact_is{"« {} » est {}", "“{}” is {}"};
inline constexpr Message fact_includes{"« {} » comprend {}", "“{}” includes {}"};
inline constexpr Message the_age{"l'âge", "the age"};
inline constexpr Message the_age_on_january_1{"l'âge au 1er janvier de l'année",
                                              "the age on 1 January of the year"};
inline constexpr Message is_exactly{"{} est de {} ans", "{} is {}"};
inline constexpr Message is_at_least{"{} est de {} ans ou plus", "{} is {} or more"};
inline constexpr Message is_at_most{"{} est de {} ans au plus", "{} is {} at most"};
inline constexpr Message is_between{"{} est de {} à {} ans", "{} is between {} and {}"};
inline constexpr Message session_is{"la séance est {}", "the session is {}"};
inline constexpr Message rank_exactly{"la séance est la n° {} {} (compteur « {} »)",
                                      "the session is no. {} of {} (counter “{}”)"};
inline constexpr Message rank_at_least{
    "la séance est la n° {} ou une suivante {} (compteur « {} »)",
    "the session is no. {} or later of {} (counter “{}”)"};
inline constexpr Message rank_at_most{"la séance est l'une des {} premières {} (compteur « {} »)",
                                      "the session is one of the first {} of {} (counter “{}”)"};
inline constexpr Message rank_between{"la séance est de la n° {} à la n° {} {} (compteur « {} »)",
                                      "the session is no. {} to no. {} of {} (counter “{}”)"};
inline constexpr Message earlier_period{
    "une période précédente de « {} » comprend des séances couvertes",
    "an earlier period of “{}” contains covered sessions"};
inline constexpr EnumArray<Counter::Per, Message, period_count> of_period{{
    {"du jour", "the day"},
    {"de l'année civile", "the calendar year"},
    {"de l'année universitaire", "the academic year"},
    {"de la période de douze mois", "the twelve-month period"},
    {"de la vie", "a lifetime"},
    {"de l'année du contrat", "the contract year"},
}};
inline constexpr EnumArray<Counter::Per, Message, period_count> per_period{{
    {"par jour", "per day"},
    {"par année civile", "per calendar year"},
    {"par année universitaire (du 1er septembre au 31 août)",
     "per academic year (1 September to 31 August)"},
    {"par période de douze mois (à partir de la première séance)",
     "per twelve-month period (from the first session)"},
    {"au cours de la vie", "per lifetime"},
    {"par année du contrat", "per contract year"},
}};
inline constexpr Message scope_if{"Si {} : ", "If {}: "};
inline constexpr Message scope_if_unless{"Si {}, sauf si {} : ", "If {}, unless {}: "};
inline constexpr Message scope_unless{"Sauf si {} : ", "Unless {}: "};
inline constexpr Message scope_always{"Dans tous les cas : ", "In every case: "};
inline constexpr Message scope_otherwise{"Dans tous les autres cas : ", "In all other cases: "};

// Prices and shares.
inline constexpr Message price_is{"tarif {}", "price {}"};
inline constexpr Message price_of_parts{"tarif {} = {}", "price {} = {}"};
inline constexpr Message price_asked{"prix fixé par le professionnel",
                                     "price set by the professional"};
inline constexpr Message price_unknown{"tarif non connu", "price not known"};
inline constexpr Message with_hint{"{} – {}", "{} – {}"};
inline constexpr Message plus{" + ", " + "};
inline constexpr Message with_code{"{}, code {}", "{}, code {}"};
inline constexpr Message with_base{"{}, base de remboursement {}", "{}, reimbursement base {}"};
inline constexpr Message with_kind{"{} ; type de séance « {} »", "{}; kind of session “{}”"};
inline constexpr Message unless_said{"Sauf indication propre à la séance : {}.",
                                     "Unless specified for the session itself: {}."};
inline constexpr Message prevails{"L'emporte sur : {}.", "Prevails over: {}."};
inline constexpr EnumArray<Payer, Message, payer_count> payers{{
    {"l'Assurance Maladie (AMO)", "the compulsory insurance (AMO)"},
    {"l'autre financeur", "the other funder"},
    {"la complémentaire (AMC)", "the complementary insurance (AMC)"},
    {"le patient", "the patient"},
}};
inline constexpr EnumArray<Payer, Message, payer_count> of_payers{{
    {"de l'Assurance Maladie (AMO)", "of the compulsory insurance (AMO)"},
    {"de l'autre financeur", "of the other funder"},
    {"de la complémentaire (AMC)", "of the complementary insurance (AMC)"},
    {"du patient", "of the patient"},
}};
inline constexpr Message part_rate{"{} de la base", "{} of the base"};
inline constexpr Message part_rest{"le reste de la base", "the rest of the base"};
inline constexpr Message part_unknown{"une part non connue", "an unknown share"};
inline constexpr Message pays{"{} paie {}.", "{} pays {}."};
inline constexpr Message required{"la séance n'est couverte que si {} ; sinon : {} ({}).",
                                  "the session is covered only if {}; otherwise: {} ({})."};
inline constexpr Message at_most{
    "au plus {} séances couvertes {} (compteur « {} ») ; au-delà : {} ({}).",
    "at most {} covered sessions {} (counter “{}”); beyond that: {} ({})."};
inline constexpr Message at_most_one{
    "au plus {} séance couverte {} (compteur « {} ») ; au-delà : {} ({}).",
    "at most {} covered session {} (counter “{}”); beyond that: {} ({})."};
inline constexpr Message deducted{
    "{} sont retenus sur la part {} et restent à la charge du patient{}.",
    "{} is deducted from the share {} and remains payable by the patient{}."};
inline constexpr Message first_paid{
    "le patient paie d'abord la base des séances, jusqu'à {} {} (compteur « {} »).",
    "the patient first pays the base of the sessions, up to {} {} (counter “{}”)."};
inline constexpr Message copayment_at_most{
    "ce que les parts laissent au patient est d'au plus {} {} (compteur « {} ») ; l'assurance "
    "obligatoire paie ce qui dépasse.",
    "what the shares leave to the patient is at most {} {} (counter “{}”); the compulsory "
    "insurance pays what is above it."};
inline constexpr Message price_a_minute{"tarif {} la minute, {} pour {} minutes",
                                        "price {} a minute, {} for {} minutes"};
inline constexpr Message act{"{} {}", "{} {}"};
inline constexpr Message and_at_most{" ; {}", "; {}"};
inline constexpr Message ceiling{"au plus {} {} (compteur « {} »)", "at most {} {} (counter “{}”)"};
inline constexpr Message extra_fees_at_most{
    "les garanties propres d'un contrat responsable ne paient rien de la base, et au plus {} de la "
    "base pour les dépassements.",
    "a responsible contract's own benefits pay nothing of the base, and at most {} of the base for "
    "extra fees."};
inline constexpr Message extra_fees_unbounded{
    "les garanties propres d'un contrat responsable ne paient rien de la base ; pour les "
    "dépassements, il n'y a pas de plafond légal.",
    "a responsible contract's own benefits pay nothing of the base; extra fees have no legal cap."};
inline constexpr Message paid_by_the_public{"{} (fonds publics)", "{} (public funds)"};
inline constexpr Message in_one_claim{"{} Une seule facture, adressée à l'Assurance Maladie.",
                                      "{} One claim, sent to the compulsory insurance."};
inline constexpr Message lasts_at_most{
    "{} : {} au plus ; au-delà, le droit n'est plus certain.",
    "{}: at most {}; after that, the right is no longer certain."};
inline constexpr Message fixed_for_period{"{} : droit acquis jusqu'à la fin de l'{}.",
                                          "{}: the right is kept until the end of the {}."};
inline constexpr Message not_advanced{"le patient n'avance pas la part {}.",
                                      "the patient does not pay upfront the share {}."};
inline constexpr Message doubtful{"le chiffre est incertain{}.", "the figure is uncertain{}."};
inline constexpr Message on_days_from{", à partir du {}", ", from {}"};
inline constexpr Message on_days_to{", jusqu'au {}", ", until {}"};
inline constexpr Message on_days{", du {} au {}", ", from {} to {}"};
inline constexpr Message carrying{
    ", quand la période de « {} » comprend des séances calculées avec une autre version",
    ", when the period of “{}” contains sessions computed under another version"};
inline constexpr Message cap_name{"{} séances {}", "{} sessions {}"};
inline constexpr Message cap_name_one{"{} séance {}", "{} session {}"};

// Status and rounding.
inline constexpr EnumArray<Status, Message, 4> statuses{
    {{"écrit dans un texte", "stated in a text"},
     {"calculé d'après un texte", "computed from a text"},
     {"déduit", "inferred"},
     {"supposé", "assumed"}}};
inline constexpr EnumArray<Rounding, Message, 4> roundings{
    {{"au centime le plus proche, un demi-centime vers le haut",
      "to the nearest cent, half a cent up"},
     {"au centime le plus proche, un demi-centime vers le pair",
      "to the nearest cent, half a cent to even"},
     {"au centime inférieur", "down to the cent"},
     {"au centime supérieur", "up to the cent"}}};

// Headings.
inline constexpr Message list_session{
    "Séances et tarifs (la première règle applicable est retenue)",
    "Sessions and prices (the first matching rule applies)"};
inline constexpr Message list_entitlement{"Conditions d'accès (toutes sont exigées)",
                                          "Eligibility (all conditions are required)"};
inline constexpr Message list_cap{"Nombre de séances (tous les plafonds s'appliquent)",
                                  "Number of sessions (all caps apply)"};
inline constexpr Message list_deductible{"Franchise (la première règle applicable est retenue)",
                                         "Deductible (the first matching rule applies)"};
inline constexpr Message list_copayment_ceiling{
    "Plafond de la part du patient (la première règle applicable est retenue)",
    "Ceiling on the patient's share (the first matching rule applies)"};
inline constexpr Message list_share{
    "Qui paie (pour chaque payeur, la première règle applicable est retenue ; le patient paie le "
    "reste)",
    "Who pays (for each payer, the first matching rule applies; the patient pays the rest)"};
inline constexpr Message list_deduction{"Retenues sur les remboursements",
                                        "Deductions from reimbursements"};
inline constexpr Message list_third_party{
    "Tiers payant (toutes les règles applicables sont retenues)",
    "Third-party payment (every matching rule applies)"};
inline constexpr Message list_extra_fees{
    "Dépassements d'honoraires et contrats responsables (la première règle applicable est retenue)",
    "Extra fees and responsible contracts (the first matching rule applies)"};
inline constexpr Message list_rights{"Droits limités dans le temps, droits acquis pour une période",
                                     "Time-limited rights, and rights kept for a period"};
inline constexpr Message list_doubt{"Points incertains", "Uncertain points"};
inline constexpr Message list_counter{"Compteurs", "Counters"};
inline constexpr Message list_facts{"Critères que les règles peuvent utiliser",
                                    "Facts that the rules can use"};
inline constexpr Message list_notices{"À savoir", "Good to know"};
inline constexpr Message list_sources{"Sources", "Sources"};
inline constexpr Message list_others{"Autres versions", "Other versions"};

// Header of a version.
inline constexpr Message route_line{"Dispositif : {} ({}).", "Route: {} ({})."};
inline constexpr Message shown_today{"C'est la version en vigueur au {}.",
                                     "This is the version in force on {}."};
inline constexpr Message shown_nearest{
    "Aucune version n'est en vigueur au {} : voici la plus proche.",
    "No version is in force on {}: this is the nearest one."};
inline constexpr Message calendar_from{"Calendrier {} : depuis le {}",
                                       "In the {} calendar: from {}"};
inline constexpr Message calendar_from_to{"Calendrier {} : du {} au {}",
                                          "In the {} calendar: from {} to {}"};
inline constexpr Message calendar_closes{
    "Calendrier {} : du {} au {}, date de fermeture du dispositif",
    "In the {} calendar: from {} to {}, when the route closes"};
inline constexpr Message hypothetical_line{
    "Hypothétique : en vigueur dans aucun calendrier, utilisée seulement si elle est demandée par "
    "son nom.",
    "Hypothetical: in force in no calendar, used only when requested by name."};
inline constexpr Message no_scheme_line{
    "Hors de tout dispositif : seul le patient paie (sauf si son contrat rembourse).",
    "Outside any scheme: only the patient pays (unless their contract reimburses)."};
inline constexpr Message verified_line{"Vérifiée le {}. Montants en {}, chaque part arrondie {}.",
                                       "Verified on {}. Amounts in {}, each share rounded {}."};
inline constexpr Message base_line{
    "La base est le tarif, sauf si une base de remboursement est indiquée.",
    "The base is the price, unless a reimbursement base is given."};
inline constexpr Message delay_line{"Calendrier {}, si {} : à partir du {} seulement",
                                    "In the {} calendar, if {}: only from {}"};
inline constexpr Message counts_sessions{"« {} » : séances couvertes {}",
                                         "“{}”: covered sessions {}"};
inline constexpr Message counts_cents{"« {} » : sommes retenues {}", "“{}”: amounts deducted {}"};
inline constexpr Message counts_only{"{}, si {}", "{}, if {}"};
inline constexpr Message counts_shared{"{} ; commun à tous les dispositifs qui le déclarent",
                                       "{}; shared by all routes that declare it"};
inline constexpr Message standing_line{"Statut : {} ; {}.", "Status: {}; {}."};
inline constexpr Message note_line{"Note : {}", "Note: {}"};
inline constexpr Message fact_person{"de la personne", "about the person"};
inline constexpr Message fact_session{"de la séance", "about the session"};
inline constexpr Message fact_several{"plusieurs valeurs à la fois", "several values at once"};
inline constexpr Message fact_not_asked{"non utilisé par cette version",
                                        "not used by this version"};
inline constexpr Message fact_default{"Par défaut : {}.", "Default: {}."};
inline constexpr Message fact_default_by_age{"Par défaut, de {} à {} ans : {}.",
                                             "Default, aged {} to {}: {}."};
inline constexpr Message fact_names{"Autres noms : {}.", "Other names: {}."};
inline constexpr Message fact_aliases{"Mots acceptés aussi : {}.", "Also accepted: {}."};

// List of routes.
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
inline constexpr Message list_title{"Dispositifs et versions de leurs règles, au {}",
                                    "Routes and the versions of their rules, on {}"};
inline constexpr Message versions_of{"Versions des règles : {}", "Versions of the rules: {}"};
inline constexpr Message star_today{"* en vigueur au {}", "* in force on {}"};

// Differences.
inline constexpr Message none{"rien", "nothing"};
inline constexpr Message always{"dans tous les cas", "in every case"};
inline constexpr Message same_rules{"Aucune différence.", "No difference."};
inline constexpr Message head_heading{"Généralités", "General"};
inline constexpr Message asked_heading{"Informations demandées au patient",
                                       "Information asked of the patient"};
inline constexpr Message changed{"{} : {} → {}", "{}: {} → {}"};
inline constexpr Message fact_gone{"« {} » n'est plus demandé", "“{}” is no longer asked"};
inline constexpr Message fact_new{"« {} » est désormais demandé", "“{}” is now asked"};
inline constexpr Message rule_new{"nouveau : {}", "new: {}"};
inline constexpr Message rule_gone{"supprimé : {}", "removed: {}"};
inline constexpr Message entitlement_new{"désormais exigé : {}", "now required: {}"};
inline constexpr Message entitlement_gone{"n'est plus exigé : {}", "no longer required: {}"};
inline constexpr Message only_sources{"Mêmes règles, autres sources : {}.",
                                      "Same rules, other sources: {}."};
inline constexpr Message unchanged{"Inchangé : {}.", "Unchanged: {}."};
inline constexpr Message sources_only_in{"Citées seulement par {}", "Cited only by {}"};
inline constexpr Message calendar_applied{"calendrier appliqué", "applied calendar"};
inline constexpr Message calendar_legal{"calendrier légal", "legal calendar"};

// Fields.
inline constexpr Message label_id{"identifiant", "id"};
inline constexpr Message label_title{"intitulé", "title"};
inline constexpr Message label_kind{"type de séance", "kind of session"};
inline constexpr Message label_when{"s'applique si", "applies if"};
inline constexpr Message label_unless{"sauf si", "unless"};
inline constexpr Message label_price{"tarif", "price"};
inline constexpr Message label_code{"code de facturation", "billing code"};
inline constexpr Message label_base{"base de remboursement", "reimbursement base"};
inline constexpr Message label_usually{"sauf indication", "unless specified"};
inline constexpr Message label_prevails{"l'emporte sur", "prevails over"};
inline constexpr Message label_require{"couverte si", "covered if"};
inline constexpr Message label_else{"sinon", "otherwise"};
inline constexpr Message label_counter{"compteur", "counter"};
inline constexpr Message label_at_most{"plafond", "cap"};
inline constexpr Message label_payer{"payeur", "payer"};
inline constexpr Message label_pays{"part", "share"};
inline constexpr Message label_amount{"montant", "amount"};
inline constexpr Message label_from{"retenu sur la part", "deducted from the share"};
inline constexpr Message label_ceiling{"plafond des retenues", "cap on deductions"};
inline constexpr Message label_payers{"part non avancée", "share not paid upfront"};
inline constexpr Message label_first_day{"à partir du", "from"};
inline constexpr Message label_last_day{"jusqu'au", "until"};
inline constexpr Message label_carries{"période commune à deux versions", "period across versions"};
inline constexpr Message label_status{"statut", "status"};
inline constexpr Message label_confidence{"fiabilité", "confidence"};
inline constexpr Message label_note{"note", "note"};
inline constexpr Message label_public{"fonds publics", "public funds"};
inline constexpr Message label_one_claim{"une seule facture", "one claim"};
inline constexpr Message label_extra_fees{"plafond des dépassements", "cap on extra fees"};
inline constexpr Message label_delayed{"reports", "delays"};
inline constexpr Message label_verified{"vérifiée le", "verified on"};
inline constexpr Message label_currency{"monnaie", "currency"};
inline constexpr Message label_rounding{"arrondi", "rounding"};
inline constexpr Message label_scheme{"dispositif de prise en charge", "scheme"};
inline constexpr Message label_hypothetical{"hypothétique", "hypothetical"};
inline constexpr Message label_yes{"oui", "yes"};
inline constexpr Message label_no{"non", "no"};

}  // namespace racpsy::messages
