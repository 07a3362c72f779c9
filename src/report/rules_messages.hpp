// Texts of the reports on rules, in French and in English.
#pragma once

#include "racpsy/base/message.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::messages {

// Conditions.
inline constexpr Message quoted{"« {} »", "“{}”", "“{}”"};
inline constexpr Message and_join{" et ", " and ", " en "};
inline constexpr Message or_join{" ou ", " or ", " of "};
inline constexpr Message fact_is{"« {} » est {}", "“{}” is {}", "“{}” {} is"};
inline constexpr Message fact_includes{"« {} » comprend {}", "“{}” includes {}", "“{}” {} bevat"};
inline constexpr Message the_age{"l'âge", "the age", "de leeftijd"};
inline constexpr Message the_age_on_january_1{"l'âge au 1er janvier de l'année",
                                              "the age on 1 January of the year",
                                              "de leeftijd op 1 januari van het jaar"};
inline constexpr Message is_exactly{"{} est de {} ans", "{} is {}", "{} {} jaar is"};
inline constexpr Message is_at_least{"{} est de {} ans ou plus", "{} is {} or more",
                                     "{} {} jaar of meer is"};
inline constexpr Message is_at_most{"{} est de {} ans au plus", "{} is {} at most",
                                    "{} hoogstens {} jaar is"};
inline constexpr Message is_between{"{} est de {} à {} ans", "{} is between {} and {}",
                                    "{} {} tot en met {} jaar is"};
inline constexpr Message session_is{"la séance est {}", "the session is {}", "de sessie {} is"};
inline constexpr Message rank_exactly{"la séance est la n° {} {} (compteur « {} »)",
                                      "the session is no. {} of {} (counter “{}”)",
                                      "de sessie nr. {} {} is (teller “{}”)"};
inline constexpr Message rank_at_least{
    "la séance est la n° {} ou une suivante {} (compteur « {} »)",
    "the session is no. {} or later of {} (counter “{}”)",
    "de sessie nr. {} of later {} is (teller “{}”)"};
inline constexpr Message rank_at_most{"la séance est l'une des {} premières {} (compteur « {} »)",
                                      "the session is one of the first {} of {} (counter “{}”)",
                                      "de sessie een van de eerste {} {} is (teller “{}”)"};
inline constexpr Message rank_between{"la séance est de la n° {} à la n° {} {} (compteur « {} »)",
                                      "the session is no. {} to no. {} of {} (counter “{}”)",
                                      "de sessie nr. {} tot {} {} is (teller “{}”)"};
inline constexpr Message earlier_period{
    "une période précédente de « {} » comprend des séances couvertes",
    "an earlier period of “{}” contains covered sessions",
    "een vroegere periode van “{}” gedekte sessies bevat"};
inline constexpr EnumArray<Counter::Per, Message, period_count> of_period{{
    {"du jour", "the day", "van de dag"},
    {"de l'année civile", "the calendar year", "van het kalenderjaar"},
    {"de l'année universitaire", "the academic year", "van het academiejaar"},
    {"de la période de douze mois", "the twelve-month period", "van de periode van twaalf maanden"},
    {"de la vie", "a lifetime", "van het leven"},
    {"de l'année du contrat", "the contract year", "van het contractjaar"},
}};
inline constexpr EnumArray<Counter::Per, Message, period_count> per_period{{
    {"par jour", "per day", "per dag"},
    {"par année civile", "per calendar year", "per kalenderjaar"},
    {"par année universitaire (du 1er septembre au 31 août)",
     "per academic year (1 September to 31 August)",
     "per academiejaar (1 september tot en met 31 augustus)"},
    {"par période de douze mois (à partir de la première séance)",
     "per twelve-month period (from the first session)",
     "per periode van twaalf maanden (vanaf de eerste sessie)"},
    {"au cours de la vie", "per lifetime", "in een leven"},
    {"par année du contrat", "per contract year", "per contractjaar"},
}};
inline constexpr Message scope_if{"Si {} : ", "If {}: ", "Als {}: "};
inline constexpr Message scope_if_unless{
    "Si {}, sauf si {} : ", "If {}, unless {}: ", "Als {}, behalve als {}: "};
inline constexpr Message scope_unless{"Sauf si {} : ", "Unless {}: ", "Behalve als {}: "};
inline constexpr Message scope_always{"Dans tous les cas : ", "In every case: ", "In elk geval: "};
inline constexpr Message scope_otherwise{
    "Dans tous les autres cas : ", "In all other cases: ", "In alle andere gevallen: "};

// Prices and shares.
inline constexpr Message price_is{"tarif {}", "price {}", "prijs {}"};
inline constexpr Message price_of_parts{"tarif {} = {}", "price {} = {}", "prijs {} = {}"};
inline constexpr Message price_asked{"prix fixé par le professionnel",
                                     "price set by the professional",
                                     "prijs bepaald door de zorgverlener"};
inline constexpr Message price_unknown{"tarif non connu", "price not known", "prijs niet bekend"};
inline constexpr Message with_hint{"{} – {}", "{} – {}", "{} – {}"};
inline constexpr Message plus{" + ", " + ", " + "};
inline constexpr Message with_code{"{}, code {}", "{}, code {}", "{}, code {}"};
inline constexpr Message with_base{"{}, base de remboursement {}", "{}, reimbursement base {}",
                                   "{}, terugbetalingsbasis {}"};
inline constexpr Message with_kind{"{} ; type de séance « {} »", "{}; kind of session “{}”",
                                   "{}; soort sessie “{}”"};
inline constexpr Message unless_said{"Sauf indication propre à la séance : {}.",
                                     "Unless specified for the session itself: {}.",
                                     "Tenzij anders gezegd voor de sessie zelf: {}."};
inline constexpr Message prevails{"L'emporte sur : {}.", "Prevails over: {}.", "Gaat voor op: {}."};
inline constexpr EnumArray<Payer, Message, payer_count> payers{{
    {"l'Assurance Maladie (AMO)", "the compulsory insurance (AMO)",
     "de verplichte ziekteverzekering (AMO)"},
    {"l'autre financeur", "the other funder", "de andere betaler"},
    {"la complémentaire (AMC)", "the complementary insurance (AMC)",
     "de aanvullende verzekering (AMC)"},
    {"le patient", "the patient", "de patiënt"},
}};
inline constexpr EnumArray<Payer, Message, payer_count> of_payers{{
    {"de l'Assurance Maladie (AMO)", "of the compulsory insurance (AMO)",
     "van de verplichte ziekteverzekering (AMO)"},
    {"de l'autre financeur", "of the other funder", "van de andere betaler"},
    {"de la complémentaire (AMC)", "of the complementary insurance (AMC)",
     "van de aanvullende verzekering (AMC)"},
    {"du patient", "of the patient", "van de patiënt"},
}};
inline constexpr Message part_rate{"{} de la base", "{} of the base", "{} van de basis"};
inline constexpr Message part_rest{"le reste de la base", "the rest of the base",
                                   "de rest van de basis"};
inline constexpr Message part_unknown{"une part non connue", "an unknown share",
                                      "een onbekend deel"};
inline constexpr Message pays{"{} paie {}.", "{} pays {}.", "{} betaalt {}."};
inline constexpr Message required{"la séance n'est couverte que si {} ; sinon : {} ({}).",
                                  "the session is covered only if {}; otherwise: {} ({}).",
                                  "de sessie is alleen gedekt als {}; anders: {} ({})."};
inline constexpr Message at_most{
    "au plus {} séances couvertes {} (compteur « {} ») ; au-delà : {} ({}).",
    "at most {} covered sessions {} (counter “{}”); beyond that: {} ({}).",
    "hoogstens {} gedekte sessies {} (teller “{}”); daarboven: {} ({})."};
inline constexpr Message at_most_one{
    "au plus {} séance couverte {} (compteur « {} ») ; au-delà : {} ({}).",
    "at most {} covered session {} (counter “{}”); beyond that: {} ({}).",
    "hoogstens {} gedekte sessie {} (teller “{}”); daarboven: {} ({})."};
inline constexpr Message deducted{
    "{} sont retenus sur la part {} et restent à la charge du patient{}.",
    "{} is deducted from the share {} and remains payable by the patient{}.",
    "{} wordt afgehouden van het deel {} en blijft ten laste van de patiënt{}."};
inline constexpr Message first_paid{
    "le patient paie d'abord la base des séances, jusqu'à {} {} (compteur « {} »).",
    "the patient first pays the base of the sessions, up to {} {} (counter “{}”).",
    "de patiënt betaalt eerst de basis van de sessies, tot {} {} (teller “{}”)."};
inline constexpr Message copayment_at_most{
    "ce que les parts laissent au patient est d'au plus {} {} (compteur « {} ») ; l'assurance "
    "obligatoire paie ce qui dépasse.",
    "what the shares leave to the patient is at most {} {} (counter “{}”); the compulsory "
    "insurance pays what is above it.",
    "wat de delen aan de patiënt laten, is hoogstens {} {} (teller “{}”); de verplichte "
    "verzekering betaalt wat erboven ligt."};
inline constexpr Message price_a_minute{"tarif {} la minute, {} pour {} minutes",
                                        "price {} a minute, {} for {} minutes",
                                        "prijs {} per minuut, {} voor {} minuten"};
inline constexpr Message act{"{} {}", "{} {}", "{} {}"};
inline constexpr Message and_at_most{" ; {}", "; {}", "; {}"};
inline constexpr Message ceiling{"au plus {} {} (compteur « {} »)", "at most {} {} (counter “{}”)",
                                 "hoogstens {} {} (teller “{}”)"};
inline constexpr Message extra_fees_at_most{
    "les garanties propres d'un contrat responsable ne paient rien de la base, et au plus {} de la "
    "base pour les dépassements.",
    "a responsible contract's own benefits pay nothing of the base, and at most {} of the base for "
    "extra fees.",
    "de eigen voordelen van een “contrat responsable” betalen niets van de basis, en hoogstens {} "
    "van de basis voor supplementen."};
inline constexpr Message extra_fees_unbounded{
    "les garanties propres d'un contrat responsable ne paient rien de la base ; pour les "
    "dépassements, il n'y a pas de plafond légal.",
    "a responsible contract's own benefits pay nothing of the base; extra fees have no legal cap.",
    "de eigen voordelen van een “contrat responsable” betalen niets van de basis; voor "
    "supplementen is er geen wettelijk maximum."};
inline constexpr Message paid_by_the_public{"{} (fonds publics)", "{} (public funds)",
                                            "{} (openbare middelen)"};
inline constexpr Message in_one_claim{"{} Une seule facture, adressée à l'Assurance Maladie.",
                                      "{} One claim, sent to the compulsory insurance.",
                                      "{} Eén aanvraag, gericht aan de verplichte verzekering."};
inline constexpr Message lasts_at_most{
    "{} : {} au plus ; au-delà, le droit n'est plus certain.",
    "{}: at most {}; after that, the right is no longer certain.",
    "{}: hoogstens {}; daarna is het recht niet meer zeker."};
inline constexpr Message fixed_for_period{"{} : droit acquis jusqu'à la fin de l'{}.",
                                          "{}: the right is kept until the end of the {}.",
                                          "{}: recht verworven tot het einde van de periode ({})."};
inline constexpr Message not_advanced{"le patient n'avance pas la part {}.",
                                      "the patient does not pay upfront the share {}.",
                                      "de patiënt schiet het deel {} niet voor."};
inline constexpr Message doubtful{"le chiffre est incertain{}.", "the figure is uncertain{}.",
                                  "het cijfer is onzeker{}."};
inline constexpr Message on_days_from{", à partir du {}", ", from {}", ", vanaf {}"};
inline constexpr Message on_days_to{", jusqu'au {}", ", until {}", ", tot en met {}"};
inline constexpr Message on_days{", du {} au {}", ", from {} to {}", ", van {} tot en met {}"};
inline constexpr Message carrying{
    ", quand la période de « {} » comprend des séances calculées avec une autre version",
    ", when the period of “{}” contains sessions computed under another version",
    ", als de periode van “{}” sessies bevat die met een andere versie berekend zijn"};
inline constexpr Message cap_name{"{} séances {}", "{} sessions {}", "{} sessies {}"};
inline constexpr Message cap_name_one{"{} séance {}", "{} session {}", "{} sessie {}"};

// Status and rounding.
inline constexpr EnumArray<Status, Message, 4> statuses{
    {{"écrit dans un texte", "stated in a text", "vermeld in een tekst"},
     {"calculé d'après un texte", "computed from a text", "berekend uit een tekst"},
     {"déduit", "inferred", "afgeleid"},
     {"supposé", "assumed", "verondersteld"}}};
inline constexpr EnumArray<Rounding, Message, 4> roundings{
    {{"au centime le plus proche, un demi-centime vers le haut",
      "to the nearest cent, half a cent up",
      "op de dichtstbijzijnde cent, een halve cent naar boven"},
     {"au centime le plus proche, un demi-centime vers le pair",
      "to the nearest cent, half a cent to even",
      "op de dichtstbijzijnde cent, een halve cent naar even"},
     {"au centime inférieur", "down to the cent", "naar beneden op de cent"},
     {"au centime supérieur", "up to the cent", "naar boven op de cent"}}};

// Headings.
inline constexpr Message list_session{
    "Séances et tarifs (la première règle applicable est retenue)",
    "Sessions and prices (the first matching rule applies)",
    "Sessies en prijzen (de eerste passende regel geldt)"};
inline constexpr Message list_entitlement{"Conditions d'accès (toutes sont exigées)",
                                          "Eligibility (all conditions are required)",
                                          "Voorwaarden (ze zijn allemaal vereist)"};
inline constexpr Message list_cap{"Nombre de séances (tous les plafonds s'appliquent)",
                                  "Number of sessions (all caps apply)",
                                  "Aantal sessies (alle maxima gelden)"};
inline constexpr Message list_deductible{"Franchise (la première règle applicable est retenue)",
                                         "Deductible (the first matching rule applies)",
                                         "Franchise (de eerste passende regel geldt)"};
inline constexpr Message list_copayment_ceiling{
    "Plafond de la part du patient (la première règle applicable est retenue)",
    "Ceiling on the patient's share (the first matching rule applies)",
    "Plafond van het aandeel van de patiënt (de eerste passende regel geldt)"};
inline constexpr Message list_share{
    "Qui paie (pour chaque payeur, la première règle applicable est retenue ; le patient paie le "
    "reste)",
    "Who pays (for each payer, the first matching rule applies; the patient pays the rest)",
    "Wie betaalt (voor elke betaler geldt de eerste passende regel; de patiënt betaalt de rest)"};
inline constexpr Message list_deduction{"Retenues sur les remboursements",
                                        "Deductions from reimbursements",
                                        "Afhoudingen van terugbetalingen"};
inline constexpr Message list_third_party{
    "Tiers payant (toutes les règles applicables sont retenues)",
    "Third-party payment (every matching rule applies)",
    "Derdebetalersregeling (elke passende regel geldt)"};
inline constexpr Message list_extra_fees{
    "Dépassements d'honoraires et contrats responsables (la première règle applicable est retenue)",
    "Extra fees and responsible contracts (the first matching rule applies)",
    "Supplementen en “contrats responsables” (de eerste passende regel geldt)"};
inline constexpr Message list_rights{
    "Droits limités dans le temps, droits acquis pour une période",
    "Time-limited rights, and rights kept for a period",
    "Rechten van beperkte duur, en rechten verworven voor een periode"};
inline constexpr Message list_doubt{"Points incertains", "Uncertain points", "Onzekere punten"};
inline constexpr Message list_counter{"Compteurs", "Counters", "Tellers"};
inline constexpr Message list_facts{"Critères que les règles peuvent utiliser",
                                    "Facts that the rules can use",
                                    "Gegevens die de regels kunnen gebruiken"};
inline constexpr Message list_notices{"À savoir", "Good to know", "Goed om te weten"};
inline constexpr Message list_sources{"Sources", "Sources", "Bronnen"};
inline constexpr Message list_others{"Autres versions", "Other versions", "Andere versies"};

// Header of a version.
inline constexpr Message route_line{"Dispositif : {} ({}).", "Route: {} ({}).",
                                    "Regeling: {} ({})."};
inline constexpr Message shown_today{"C'est la version en vigueur au {}.",
                                     "This is the version in force on {}.",
                                     "Dit is de versie die op {} van kracht is."};
inline constexpr Message shown_nearest{
    "Aucune version n'est en vigueur au {} : voici la plus proche.",
    "No version is in force on {}: this is the nearest one.",
    "Op {} is geen versie van kracht: dit is de dichtstbijzijnde."};
inline constexpr Message calendar_from{"Calendrier {} : depuis le {}",
                                       "In the {} calendar: from {}", "Kalender “{}”: vanaf {}"};
inline constexpr Message calendar_from_to{"Calendrier {} : du {} au {}",
                                          "In the {} calendar: from {} to {}",
                                          "Kalender “{}”: van {} tot en met {}"};
inline constexpr Message calendar_closes{
    "Calendrier {} : du {} au {}, date de fermeture du dispositif",
    "In the {} calendar: from {} to {}, when the route closes",
    "Kalender “{}”: van {} tot en met {}, wanneer de regeling sluit"};
inline constexpr Message hypothetical_line{
    "Hypothétique : en vigueur dans aucun calendrier, utilisée seulement si elle est demandée par "
    "son nom.",
    "Hypothetical: in force in no calendar, used only when requested by name.",
    "Hypothetisch: in geen kalender van kracht, alleen gebruikt als de naam gevraagd wordt."};
inline constexpr Message no_scheme_line{
    "Hors de tout dispositif : seul le patient paie (sauf si son contrat rembourse).",
    "Outside any scheme: only the patient pays (unless their contract reimburses).",
    "Buiten elke regeling: alleen de patiënt betaalt (tenzij zijn contract terugbetaalt)."};
inline constexpr Message verified_line{"Vérifiée le {}. Montants en {}, chaque part arrondie {}.",
                                       "Verified on {}. Amounts in {}, each share rounded {}.",
                                       "Nagekeken op {}. Bedragen in {}, elk deel afgerond {}."};
inline constexpr Message base_line{
    "La base est le tarif, sauf si une base de remboursement est indiquée.",
    "The base is the price, unless a reimbursement base is given.",
    "De basis is de prijs, tenzij een terugbetalingsbasis vermeld is."};
inline constexpr Message delay_line{"Calendrier {}, si {} : à partir du {} seulement",
                                    "In the {} calendar, if {}: only from {}",
                                    "Kalender “{}”, als {}: pas vanaf {}"};
inline constexpr Message counts_sessions{"« {} » : séances couvertes {}",
                                         "“{}”: covered sessions {}", "“{}”: gedekte sessies {}"};
inline constexpr Message counts_cents{"« {} » : sommes retenues {}", "“{}”: amounts deducted {}",
                                      "“{}”: afgehouden bedragen {}"};
inline constexpr Message counts_only{"{}, si {}", "{}, if {}", "{}, als {}"};
inline constexpr Message counts_shared{"{} ; commun à tous les dispositifs qui le déclarent",
                                       "{}; shared by all routes that declare it",
                                       "{}; gedeeld door alle regelingen die het vermelden"};
inline constexpr Message standing_line{"Statut : {} ; {}.", "Status: {}; {}.", "Status: {}; {}."};
inline constexpr Message note_line{"Note : {}", "Note: {}", "Noot: {}"};
inline constexpr Message fact_person{"de la personne", "about the person", "over de persoon"};
inline constexpr Message fact_session{"de la séance", "about the session", "over de sessie"};
inline constexpr Message fact_several{"plusieurs valeurs à la fois", "several values at once",
                                      "meerdere waarden tegelijk"};
inline constexpr Message fact_not_asked{"non utilisé par cette version", "not used by this version",
                                        "niet gebruikt door deze versie"};
inline constexpr Message fact_default{"Par défaut : {}.", "Default: {}.", "Standaard: {}."};
inline constexpr Message fact_default_by_age{"Par défaut, de {} à {} ans : {}.",
                                             "Default, aged {} to {}: {}.",
                                             "Standaard, van {} tot en met {} jaar: {}."};
inline constexpr Message fact_names{"Autres noms : {}.", "Other names: {}.", "Andere namen: {}."};
inline constexpr Message fact_aliases{"Mots acceptés aussi : {}.", "Also accepted: {}.",
                                      "Ook aanvaard: {}."};

// List of routes.
inline constexpr Message open_today{"ouvert", "open", "open"};
inline constexpr Message closed_after{"fermé après le {}", "closed after {}", "gesloten na {}"};
inline constexpr Message opens_on{"ouvre le {}", "opens on {}", "opent op {}"};
inline constexpr Message only_hypothetical{"hypothétique", "hypothetical", "hypothetisch"};
inline constexpr Message column_version{"version", "version", "versie"};
inline constexpr Message column_verified{"vérifiée", "verified", "nagekeken"};
inline constexpr Message column_rules{"règles", "rules", "regels"};
inline constexpr Message column_sources{"sources", "sources", "bronnen"};
inline constexpr Message from_day{"dès le {}", "from {}", "vanaf {}"};
inline constexpr Message between_days{"{} – {}", "{} – {}", "{} – {}"};
inline constexpr Message list_title{"Dispositifs et versions de leurs règles, au {}",
                                    "Routes and the versions of their rules, on {}",
                                    "Regelingen en de versies van hun regels, op {}"};
inline constexpr Message versions_of{"Versions des règles : {}", "Versions of the rules: {}",
                                     "Versies van de regels: {}"};
inline constexpr Message star_today{"* en vigueur au {}", "* in force on {}", "* van kracht op {}"};

// Differences.
inline constexpr Message none{"rien", "nothing", "niets"};
inline constexpr Message always{"dans tous les cas", "in every case", "in elk geval"};
inline constexpr Message same_rules{"Aucune différence.", "No difference.", "Geen verschil."};
inline constexpr Message head_heading{"Généralités", "General", "Algemeen"};
inline constexpr Message asked_heading{"Informations demandées au patient",
                                       "Information asked of the patient",
                                       "Aan de patiënt gevraagde informatie"};
inline constexpr Message changed{"{} : {} → {}", "{}: {} → {}", "{}: {} → {}"};
inline constexpr Message fact_gone{"« {} » n'est plus demandé", "“{}” is no longer asked",
                                   "“{}” wordt niet meer gevraagd"};
inline constexpr Message fact_new{"« {} » est désormais demandé", "“{}” is now asked",
                                  "“{}” wordt voortaan gevraagd"};
inline constexpr Message rule_new{"nouveau : {}", "new: {}", "nieuw: {}"};
inline constexpr Message rule_gone{"supprimé : {}", "removed: {}", "weggevallen: {}"};
inline constexpr Message entitlement_new{"désormais exigé : {}", "now required: {}",
                                         "voortaan vereist: {}"};
inline constexpr Message entitlement_gone{"n'est plus exigé : {}", "no longer required: {}",
                                          "niet meer vereist: {}"};
inline constexpr Message only_sources{"Mêmes règles, autres sources : {}.",
                                      "Same rules, other sources: {}.",
                                      "Zelfde regels, andere bronnen: {}."};
inline constexpr Message unchanged{"Inchangé : {}.", "Unchanged: {}.", "Onveranderd: {}."};
inline constexpr Message sources_only_in{"Citées seulement par {}", "Cited only by {}",
                                         "Alleen vermeld door {}"};
inline constexpr Message calendar_applied{"calendrier appliqué", "applied calendar",
                                          "toegepaste kalender"};
inline constexpr Message calendar_legal{"calendrier légal", "legal calendar",
                                        "wettelijke kalender"};

// Fields.
inline constexpr Message label_id{"identifiant", "id", "kenmerk"};
inline constexpr Message label_title{"intitulé", "title", "titel"};
inline constexpr Message label_kind{"type de séance", "kind of session", "soort sessie"};
inline constexpr Message label_when{"s'applique si", "applies if", "geldt als"};
inline constexpr Message label_unless{"sauf si", "unless", "behalve als"};
inline constexpr Message label_price{"tarif", "price", "prijs"};
inline constexpr Message label_code{"code de facturation", "billing code", "factuurcode"};
inline constexpr Message label_base{"base de remboursement", "reimbursement base",
                                    "terugbetalingsbasis"};
inline constexpr Message label_usually{"sauf indication", "unless specified",
                                       "tenzij anders gezegd"};
inline constexpr Message label_prevails{"l'emporte sur", "prevails over", "gaat voor op"};
inline constexpr Message label_require{"couverte si", "covered if", "gedekt als"};
inline constexpr Message label_else{"sinon", "otherwise", "anders"};
inline constexpr Message label_counter{"compteur", "counter", "teller"};
inline constexpr Message label_at_most{"plafond", "cap", "maximum"};
inline constexpr Message label_payer{"payeur", "payer", "betaler"};
inline constexpr Message label_pays{"part", "share", "deel"};
inline constexpr Message label_amount{"montant", "amount", "bedrag"};
inline constexpr Message label_from{"retenu sur la part", "deducted from the share",
                                    "afgehouden van het deel"};
inline constexpr Message label_ceiling{"plafond des retenues", "cap on deductions",
                                       "maximum van de afhoudingen"};
inline constexpr Message label_payers{"part non avancée", "share not paid upfront",
                                      "deel dat niet voorgeschoten wordt"};
inline constexpr Message label_first_day{"à partir du", "from", "vanaf"};
inline constexpr Message label_last_day{"jusqu'au", "until", "tot en met"};
inline constexpr Message label_carries{"période commune à deux versions", "period across versions",
                                       "periode over twee versies"};
inline constexpr Message label_status{"statut", "status", "status"};
inline constexpr Message label_confidence{"fiabilité", "confidence", "betrouwbaarheid"};
inline constexpr Message label_note{"note", "note", "noot"};
inline constexpr Message label_public{"fonds publics", "public funds", "openbare middelen"};
inline constexpr Message label_one_claim{"une seule facture", "one claim", "één aanvraag"};
inline constexpr Message label_extra_fees{"plafond des dépassements", "cap on extra fees",
                                          "maximum van de supplementen"};
inline constexpr Message label_delayed{"reports", "delays", "uitstel"};
inline constexpr Message label_verified{"vérifiée le", "verified on", "nagekeken op"};
inline constexpr Message label_currency{"monnaie", "currency", "munt"};
inline constexpr Message label_rounding{"arrondi", "rounding", "afronding"};
inline constexpr Message label_scheme{"dispositif de prise en charge", "scheme",
                                      "regeling met dekking"};
inline constexpr Message label_hypothetical{"hypothétique", "hypothetical", "hypothetisch"};
inline constexpr Message label_yes{"oui", "yes", "ja"};
inline constexpr Message label_no{"non", "no", "nee"};

}  // namespace racpsy::messages
