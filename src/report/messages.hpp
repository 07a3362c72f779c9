// Texts of answers, comparisons and summaries, in French and in English.
#pragma once

#include <array>

#include "racpsy/base/message.hpp"
#include "racpsy/rules/version.hpp"

namespace racpsy::messages {

// Opening lines of the answer.
inline constexpr Message situation{"Situation : {}", "Situation: {}", "Situatie: {}"};
inline constexpr Message years_old{"{} ans", "{} years old", "{} jaar"};
inline constexpr Message one_year_old{"{} an", "{} year old", "{} jaar"};
inline constexpr Message born_on{"né(e) le {}", "born {}", "geboren op {}"};
inline constexpr Message illustrative{
    "Aucune date donnée : les séances commencent le prochain jour ouvré. Indiquez les vôtres avec "
    "--first et --every, ou --on.",
    "No dates given: sessions start on the next working day. Give yours with --first and --every, "
    "or --on.",
    "Geen data gegeven: de sessies beginnen op de volgende werkdag. Geef uw data met --first en "
    "--every, of --on."};

// Columns.
inline constexpr Message number{"n°", "no.", "nr."};
inline constexpr Message date{"date", "date", "datum"};
inline constexpr Message session{"séance", "session", "sessie"};
inline constexpr Message by_route{"dispositif", "route", "regeling"};
inline constexpr Message price{"prix", "price", "prijs"};
inline constexpr Message amo{"AMO", "AMO", "verplicht"};
inline constexpr Message amc{"AMC", "AMC", "aanvullend"};
inline constexpr Message other{"autre", "other", "andere"};
inline constexpr Message patient{"pour vous", "your cost", "voor u"};
inline constexpr Message advance{"à régler", "upfront", "te betalen"};
inline constexpr Message year{"année", "year", "jaar"};
inline constexpr Message total{"total", "total", "totaal"};
inline constexpr Message sessions{"séances", "sessions", "sessies"};
inline constexpr Message covered{"couvertes", "covered", "gedekt"};
inline constexpr Message refund{"remboursé", "reimbursed", "terugbetaald"};

inline constexpr Message from_session_on{"À partir de la séance n° {} ({}) : {}",
                                         "From session no. {} ({}) on: {}",
                                         "Vanaf sessie nr. {} ({}): {}"};
inline constexpr Message of_session{"Séance n° {} ({}) : {}", "Session no. {} ({}): {}",
                                    "Sessie nr. {} ({}): {}"};
inline constexpr Message contract_from_to{
    "Le contrat « {} » ({}) s'applique du {} au {} : ce qu'il paie hors de ces dates n'est pas "
    "connu (n.c.).",
    "The contract “{}” ({}) applies from {} to {}: what it pays on other days is not known "
    "(n.c.).",
    "Het contract “{}” ({}) geldt van {} tot en met {}: wat het op andere dagen betaalt, is niet "
    "bekend (n.c.)."};
inline constexpr Message contract_from{
    "Le contrat « {} » ({}) s'applique à partir du {} : ce qu'il payait avant n'est pas connu "
    "(n.c.).",
    "The contract “{}” ({}) applies from {}: what it paid before is not known (n.c.).",
    "Het contract “{}” ({}) geldt vanaf {}: wat het daarvoor betaalde, is niet bekend (n.c.)."};
inline constexpr Message contract_to{
    "Le contrat « {} » ({}) s'applique jusqu'au {} : ce qu'il paie ensuite n'est pas connu (n.c.).",
    "The contract “{}” ({}) applies until {}: what it pays afterwards is not known (n.c.).",
    "Het contract “{}” ({}) geldt tot en met {}: wat het daarna betaalt, is niet bekend (n.c.)."};
inline constexpr Message value_unknown{
    "Le montant « {} » n'est connu que du {} au {} : ce que le contrat « {} » en déduit un autre "
    "jour n'est pas connu (n.c.).",
    "The amount “{}” is known from {} to {} only: what the contract “{}” derives from it on "
    "another "
    "day is not known (n.c.).",
    "Het bedrag “{}” is alleen van {} tot en met {} bekend: wat het contract “{}” er op een andere "
    "dag van afleidt, is niet bekend (n.c.)."};
inline constexpr Message from_day_to{" du {} au {}", " from {} to {}", " van {} tot en met {}"};
inline constexpr Message from_day_on{" à partir du {}", " from {} on", " vanaf {}"};
inline constexpr Message until_day{" jusqu'au {}", " until {}", " tot en met {}"};
inline constexpr Message days_from_to{", valable du {} au {}", ", in force from {} to {}",
                                      ", geldig van {} tot en met {}"};
inline constexpr Message days_from{", valable à partir du {}", ", in force from {} on",
                                   ", geldig vanaf {}"};
inline constexpr Message days_to{", valable jusqu'au {}", ", in force until {}",
                                 ", geldig tot en met {}"};
inline constexpr Message give_minutes{
    "Ce contrat paie à la durée : indiquez la durée d'une séance avec --minutes (par exemple "
    "--minutes 45).",
    "This contract pays by the time: give the length of a session with --minutes (for example "
    "--minutes 45).",
    "Dit contract betaalt per tijd: geef de duur van een sessie met --minutes (bijvoorbeeld "
    "--minutes 45)."};
inline constexpr Message condition_not_met{"Condition non remplie : « {} ».",
                                           "Condition not met: “{}”.",
                                           "Voorwaarde niet vervuld: “{}”."};

// Sums.
inline constexpr Message counted{"{1} sur {0} couvertes", "{1} of {0} covered",
                                 "{1} van {0} gedekt"};
inline constexpr Message counted_one{"{1} sur {0} couverte", "{1} of {0} covered",
                                     "{1} van {0} gedekt"};  // French uses the singular for 0 and 1
inline constexpr Message sum_price{"Prix des séances", "Price of the sessions",
                                   "Prijs van de sessies"};
inline constexpr Message sum_amo{"Assurance Maladie (AMO)", "Compulsory insurance (AMO)",
                                 "Verplichte ziekteverzekering"};
inline constexpr Message sum_other{"Autre financeur", "Other funder", "Andere betaler"};
inline constexpr Message sum_after_amo{"Reste à charge après AMO", "Remaining after AMO",
                                       "Rest na de verplichte verzekering"};
inline constexpr Message sum_amc{"Complémentaire (AMC)", "Complementary insurance (AMC)",
                                 "Aanvullende verzekering"};
inline constexpr Message sum_patient{"Reste à charge final, pour vous",
                                     "Your final out-of-pocket cost",
                                     "Wat het u uiteindelijk kost"};
inline constexpr Message you_pay{"Vous payez le jour des séances", "You pay upfront",
                                 "U betaalt op de dag van de sessies"};
inline constexpr Message taken_back{"Retenu plus tard sur d'autres remboursements",
                                    "Deducted later from other reimbursements",
                                    "Later afgehouden van andere terugbetalingen"};
inline constexpr Message you_get_back{"Remboursé ensuite", "Reimbursed later",
                                      "Later terugbetaald"};
inline constexpr Message back_and_taken{"Remboursé ensuite (−) ou retenu plus tard (+)",
                                        "Reimbursed (−) or deducted later (+)",
                                        "Later terugbetaald (−) of afgehouden (+)"};
inline constexpr Message it_costs{"Coût final pour vous", "Your final cost",
                                  "Uiteindelijke kost voor u"};

// Basis of the answer: rules, contract, defaults used, caveats.
inline constexpr Message rules_line{"Règles : {}, version {}, calendrier {}, vérifiées le {}.",
                                    "Rules: {}, version {}, {} calendar, verified on {}.",
                                    "Regels: {}, versie {}, kalender: {}, nagekeken op {}."};
inline constexpr Message rules_lines{"Règles : {}, versions {}, calendrier {}, vérifiées le {}.",
                                     "Rules: {}, versions {}, {} calendar, verified on {}.",
                                     "Regels: {}, versies {}, kalender: {}, nagekeken op {}."};
inline constexpr Message family_limit{
    "Contrat « {} », plafond de la famille ({}) : ce que les autres utilisent y compte aussi, mais "
    "n'est pas vu ici.",
    "Contract “{}”, limit of the family ({}): what the others use counts in it too, but is not "
    "seen here.",
    "Contract “{}”, maximum van het gezin ({}): wat de anderen gebruiken telt mee, maar is hier "
    "niet te zien."};
inline constexpr Message family_limit_shared{
    "Contrat « {} », plafond de la famille ({}) : les séances de tous y comptent, dans l'ordre des "
    "dates.",
    "Contract “{}”, limit of the family ({}): everybody's sessions count in it, in date order.",
    "Contract “{}”, maximum van het gezin ({}): de sessies van iedereen tellen mee, in volgorde "
    "van datum."};
inline constexpr Message contract_line{"Contrat : {} ({}){}, vérifié le {}.",
                                       "Contract: {} ({}){}, verified on {}.",
                                       "Contract: {} ({}){}, nagekeken op {}."};
inline constexpr Message rules_pinned_line{
    "Règles : {}, version {} choisie avec --rules (dates d'entrée en vigueur et calendrier "
    "ignorés), vérifiées le {}.",
    "Rules: {}, version {} chosen with --rules (dates of entry into force and calendar ignored), "
    "verified on {}.",
    "Regels: {}, versie {} gekozen met --rules (data van inwerkingtreding en kalender genegeerd), "
    "nagekeken op {}."};
inline constexpr EnumArray<Calendar, Message, 2> calendars{
    {{"appliqué", "applied", "toegepast"}, {"légal", "legal", "wettelijk"}}};
inline constexpr Message no_version_line{
    "Règles : {}, calendrier {}, aucune version en vigueur à ces dates.",
    "Rules: {}, {} calendar, no version in force on these dates.",
    "Regels: {}, kalender: {}, geen versie van kracht op deze data."};
inline constexpr Message assumed_head{
    "Hypothèses, faute d'indication (et ce que d'autres réponses changeraient pour ces séances) :",
    "Assumptions, where nothing was specified (and what other answers would change for these "
    "sessions):",
    "Veronderstellingen waar niets gezegd is (en wat andere antwoorden voor deze sessies zouden "
    "veranderen):"};
inline constexpr Message age_label{"âge", "age", "leeftijd"};
inline constexpr Message length_label{"durée d'une séance", "length of a session",
                                      "duur van een sessie"};
inline constexpr Message age_in_january_label{"âge au 1er janvier de l'année",
                                              "age on 1 January of the year",
                                              "leeftijd op 1 januari van het jaar"};
inline constexpr Message costs_you{"{} pour vous", "{} for you", "{} voor u"};
inline constexpr Message to_advance{"{} à régler le jour même", "{} upfront",
                                    "{} te betalen op de dag zelf"};
inline constexpr Message other_split{"la répartition entre financeurs change",
                                     "who pays what changes", "wie wat betaalt verandert"};
inline constexpr Message nothing_covered{"rien n'est couvert", "nothing is covered",
                                         "niets is gedekt"};
inline constexpr Message covered_sessions{"séances couvertes : {}", "sessions covered: {}",
                                          "gedekte sessies: {}"};
inline constexpr Message where_unsaid{", sauf indication contraire", ", unless specified",
                                      ", tenzij anders gezegd"};
inline constexpr Message from_to{"de {} à {}", "from {} to {}", "van {} tot {}"};
inline constexpr Message unsure_head{
    "* Points incertains :", "* Uncertain points:", "* Onzekere punten:"};
inline constexpr Message unverified_note{
    "Ces règles ont été vérifiées le {} ; les montants peuvent avoir changé depuis.",
    "These rules were verified on {}; the amounts may have changed since.",
    "Deze regels werden nagekeken op {}; de bedragen kunnen sindsdien veranderd zijn."};
inline constexpr Message weak_note{"{} : source peu fiable.", "{}: low-confidence source.",
                                   "{}: weinig betrouwbare bron."};
inline constexpr Message hypothetical_note{
    "« {} » n'est pas le droit en vigueur : cette version montre ce qu'un texte proposé "
    "changerait.",
    "“{}” is not the law in force: it shows what a proposed text would change.",
    "“{}” is niet het geldende recht: het toont wat een voorgestelde tekst zou veranderen."};
inline constexpr Message today_other{
    "Depuis le {}, d'autres règles s'appliquent ({}) : indiquez des dates actuelles avec --first.",
    "Since {}, other rules apply ({}): give current dates with --first.",
    "Sinds {} gelden andere regels ({}): geef actuele data met --first."};
inline constexpr Message age_kept{
    "L'âge donné est utilisé pour toutes les séances ; avec --born, il suivrait les dates.",
    "The age given is used for all sessions; with --born it would follow the dates.",
    "De gegeven leeftijd geldt voor alle sessies; met --born zou hij de data volgen."};
inline constexpr Message age_kept_in_case{
    "L'âge donné est utilisé pour toutes les séances ; avec « born » (--born), il suivrait les "
    "dates.",
    "The age given is used for all sessions; with “born” (--born) it would follow the dates.",
    "De gegeven leeftijd geldt voor alle sessies; met “born” (--born) zou hij de data volgen."};
inline constexpr Message other_reason{"même coût, pour une autre raison",
                                      "same cost, for another reason",
                                      "zelfde kost, om een andere reden"};
inline constexpr Message other_calendar_note{
    "Ces règles n'ont pas de date dans le calendrier demandé : l'autre calendrier est utilisé.",
    "These rules have no date in the requested calendar: the other calendar is used.",
    "Deze regels hebben geen datum in de gevraagde kalender: de andere kalender wordt gebruikt."};
inline constexpr Message unknown_note{"n.c. : non connu (ce n'est pas zéro).",
                                      "n.c.: not known (this is not zero).",
                                      "n.c.: niet bekend (dat is niet nul)."};
inline constexpr Message give_private_fee{
    "Si le dispositif ne fixe pas de prix ou ne couvre pas la séance, le professionnel fixe le "
    "sien : indiquez-le avec --prix (par exemple --prix 60).",
    "If the route sets no price or does not cover the session, the professional sets the fee: give "
    "it with --price (for example --price 60).",
    "Als de regeling geen prijs vastlegt of de sessie niet dekt, bepaalt de zorgverlener de prijs: "
    "geef die met --prijs (bijvoorbeeld --prijs 60)."};
inline constexpr Message price_hint{"Prix, « {} » : {}.", "Price, “{}”: {}.", "Prijs, “{}”: {}."};
inline constexpr Message a_case{"Relevé", "Statement", "Overzicht"};
inline constexpr Message from_session{"À partir de la séance du {} : {}",
                                      "From the session of {}: {}", "Vanaf de sessie van {}: {}"};

// Summary of a batch.
inline constexpr Message summary_head{"{} · versions {} · calendrier {}",
                                      "{} · versions {} · {} calendar",
                                      "{} · versies {} · kalender: {}"};
inline constexpr Message summary_rows{
    "Lignes lues : {}, dont refusées : {} ; séances : {}, dont couvertes : {}",
    "Rows read: {}, refused: {}; sessions: {}, covered: {}",
    "Rijen gelezen: {}, geweigerd: {}; sessies: {}, gedekt: {}"};
inline constexpr Message summary_lines_lost{"{} autre(s) ligne(s) n'ont pas pu être lues",
                                            "{} other line(s) could not be read",
                                            "{} andere regel(s) konden niet worden gelezen"};
inline constexpr Message summary_weighted{"Sommes et moyennes pondérées ; poids total : {}",
                                          "Sums and means are weighted; total weight: {}",
                                          "Sommen en gemiddelden zijn gewogen; totaal gewicht: {}"};
inline constexpr Message summary_unpriced{
    "Lignes dont le coût est inconnu (n.c.) : {} ; il manque un prix (fee, --private-fee) ou ce "
    "que paie le contrat",
    "Rows whose cost is unknown (n.c.): {}; a price (fee, --private-fee) or what the contract pays "
    "is missing",
    "Rijen waarvan de kost niet bekend is (n.c.): {}; er ontbreekt een prijs (fee, --private-fee) "
    "of wat het contract betaalt"};
inline constexpr Message summary_remembered{
    "Les identifiants des patients ne sont pas tous en ordre croissant : ils ont tous été gardés "
    "en mémoire.",
    "Patient ids are not all in increasing order: all of them were kept in memory.",
    "De nummers van de patiënten staan niet allemaal in stijgende volgorde: ze werden allemaal in "
    "het geheugen bewaard."};
inline constexpr Message summary_sum{"somme", "sum", "som"};
inline constexpr Message summary_figures{"Sommes et moyennes", "Sums and means",
                                         "Sommen en gemiddelden"};
inline constexpr Message summary_groups{"Sommes selon : {}", "Sums by: {}", "Sommen per: {}"};
inline constexpr Message summary_notes{"Remarques", "Notes", "Opmerkingen"};
inline constexpr Message summary_refused{"Ligne {} refusée : {}", "Line {} refused: {}",
                                         "Regel {} geweigerd: {}"};
inline constexpr Message summary_by_row{"par ligne", "per row", "per rij"};
inline constexpr Message summary_by_session{"par séance", "per session", "per sessie"};
inline constexpr Message summary_weight{"poids", "weight", "gewicht"};
inline constexpr Message summary_patient{"Reste à charge final", "Final out-of-pocket cost",
                                         "Uiteindelijke kost voor de patiënt"};
inline constexpr Message summary_advance{"Réglé le jour de la séance", "Paid upfront",
                                         "Betaald op de dag van de sessie"};
inline constexpr Message summary_refund{"Remboursé ensuite", "Reimbursed later",
                                        "Later terugbetaald"};
inline constexpr Message sum_after_public{"Reste à charge après AMO, C2S et AME",
                                          "Remaining after AMO, C2S and AME",
                                          "Rest na AMO, C2S en AME"};
inline constexpr Message scenarios_head{"{} · scénarios {}", "{} · scenarios {}",
                                        "{} · scenario's {}"};
inline constexpr Message scenario_is{"{} : versions {}, calendrier {}",
                                     "{}: versions {}, {} calendar",
                                     "{}: versies {}, kalender: {}"};
inline constexpr Message scenario_costs{"{} comparé à {} : {}", "{} compared with {}: {}",
                                        "{} vergeleken met {}: {}"};
inline constexpr Message costs_of_payer{"{} {}", "{} {}", "{} {}"};
inline constexpr Message payer_amo{"Assurance Maladie", "compulsory insurance",
                                   "verplichte ziekteverzekering"};
inline constexpr Message payer_amc{"complémentaires", "complementary insurance",
                                   "aanvullende verzekeringen"};
inline constexpr Message payer_other{"autres financeurs", "other funders", "andere betalers"};
inline constexpr Message payer_patient{"patients", "patients", "patiënten"};
inline constexpr Message scenarios_rows{"Lignes lues : {}, dont refusées : {}",
                                        "Rows read: {}, refused: {}",
                                        "Rijen gelezen: {}, geweigerd: {}"};
inline constexpr Message scenario_changes{"{} : {}, {}, {}.", "{}: {}, {}, {}.", "{}: {}, {}, {}."};
inline constexpr Message pay_less{"{} paient moins ({} de moins en moyenne)",
                                  "{} pay less ({} less on average)",
                                  "{} betaalt minder (gemiddeld {} minder)"};
inline constexpr Message pay_more{"{} paient plus ({} de plus en moyenne)",
                                  "{} pay more ({} more on average)",
                                  "{} betaalt meer (gemiddeld {} meer)"};
inline constexpr Message none_pays_less{"aucun ne paie moins", "none pays less",
                                        "niemand betaalt minder"};
inline constexpr Message none_pays_more{"aucun ne paie plus", "none pays more",
                                        "niemand betaalt meer"};
inline constexpr Message pay_the_same{"{} paient autant", "{} pay the same", "{} betaalt evenveel"};
inline constexpr Message none_pays_the_same{"aucun ne paie autant", "none pays the same",
                                            "niemand betaalt evenveel"};
inline constexpr Message unit_person_year{
    "Une personne-année : les séances d'un patient dans une année civile. Personnes-années : {}",
    "A person-year: the sessions of a patient in a calendar year. Person-years: {}",
    "Een persoonsjaar: de sessies van een patiënt in een kalenderjaar. Persoonsjaren: {}"};
inline constexpr Message unit_row{"La répartition compte des lignes : {}",
                                  "The distribution counts rows: {}",
                                  "De verdeling telt rijen: {}"};
inline constexpr Message units_left_out{
    "Hors de la répartition : {} dont une ligne est refusée, {} dont le coût est inconnu",
    "Left out of the distribution: {} with a refused row, {} of unknown cost",
    "Niet in de verdeling: {} met een geweigerde rij, {} waarvan de kost onbekend is"};
inline constexpr Message units_uneven{
    "Personnes-années dont les lignes n'ont pas le même poids : {} ; celui de la première compte",
    "Person-years whose rows differ in weight: {}; that of the first row counts",
    "Persoonsjaren waarvan de rijen niet hetzelfde gewicht hebben: {}; dat van de eerste rij telt"};
inline constexpr Message too_many_amounts{"Plus de {} montants différents : pas de répartition.",
                                          "More than {} different amounts: no distribution.",
                                          "Meer dan {} verschillende bedragen: geen verdeling."};
inline constexpr Message scenario{"scénario", "scenario", "scenario"};
inline constexpr Message difference_to{"différence avec {}", "difference to {}", "verschil met {}"};
inline constexpr Message who_pays_sums{"Qui paie, en tout", "Who pays, in total",
                                       "Wie betaalt, in totaal"};
inline constexpr Message spread_per_person_year{"Reste à charge par personne-année",
                                                "Out-of-pocket cost per person-year",
                                                "Kost voor de patiënt per persoonsjaar"};
inline constexpr Message spread_per_row{"Reste à charge par ligne", "Out-of-pocket cost per row",
                                        "Kost voor de patiënt per rij"};
inline constexpr Message spread_mean{"moyenne", "mean", "gemiddelde"};
inline constexpr Message spread_error{"erreur type de la moyenne", "standard error of the mean",
                                      "standaardfout van het gemiddelde"};
inline constexpr Message spread_quantile{"{} paient au plus", "{} pay at most",
                                         "{} betaalt hoogstens"};
inline constexpr Message spread_median{"la moitié paie au plus (médiane)",
                                       "half pay at most (median)",
                                       "de helft betaalt hoogstens (mediaan)"};
inline constexpr Message spread_paying{"paient quelque chose", "pay anything", "betaalt iets"};
inline constexpr Message spread_top{"part des 1 % qui paient le plus",
                                    "share of the 1 % who pay most",
                                    "aandeel van de 1 % die het meest betalen"};
inline constexpr Message histogram_head{"Combien paient combien", "How many pay how much",
                                        "Hoevelen betalen hoeveel"};
inline constexpr Message histogram_up_to{"jusqu'à {}", "up to {}", "tot {}"};
inline constexpr Message histogram_between{"de {} à {}", "{} to {}", "van {} tot {}"};
inline constexpr Message histogram_above{"plus de {}", "more than {}", "meer dan {}"};
inline constexpr Message changes_head{"Qui gagne, qui perd, par rapport à {}",
                                      "Who gains, who loses, compared with {}",
                                      "Wie wint en wie verliest, vergeleken met {}"};
inline constexpr Message change_less{"paient moins", "pay less", "betaalt minder"};
inline constexpr Message change_more{"paient plus", "pay more", "betaalt meer"};
inline constexpr Message change_same{"paient autant", "pay the same", "betaalt evenveel"};
inline constexpr Message change_all{"ensemble", "all", "samen"};
inline constexpr Message change_share{"part", "share", "aandeel"};
inline constexpr Message change_mean{"en moyenne", "on average", "gemiddeld"};
inline constexpr Message change_total{"en tout", "in total", "in totaal"};
inline constexpr Message change_median{"médiane", "median", "mediaan"};
inline constexpr Message change_error{"erreur type", "standard error", "standaardfout"};
inline constexpr Message changes_by{"Qui gagne, qui perd, selon : {}",
                                    "Who gains, who loses, by: {}",
                                    "Wie wint en wie verliest, per: {}"};
inline constexpr Message summary_of_rows{"lignes", "rows", "rijen"};
inline constexpr Message summary_of_years{"personnes-années", "person-years", "persoonsjaren"};
inline constexpr Message summary_assumed{"Hypothèses, faute d'indication : {}",
                                         "Assumptions, where nothing was specified: {}",
                                         "Veronderstellingen waar niets gezegd is: {}"};

// Explanations.
inline constexpr Message explained_head{"Pourquoi ces montants", "Why these amounts",
                                        "Waarom deze bedragen"};
inline constexpr Message explained_session{"Séance {}, {} : {}", "Session {}, {}: {}",
                                           "Sessie {}, {}: {}"};
inline constexpr Message explained_sessions_of_a_day{
    "Séances {} à {}, {} : {}", "Sessions {} to {}, {}: {}", "Sessies {} tot {}, {}: {}"};
inline constexpr Message explained_sessions{"Séances {} à {}, du {} au {} : {}",
                                            "Sessions {} to {}, {} to {}: {}",
                                            "Sessies {} tot {}, van {} tot en met {}: {}"};
inline constexpr Message sources_head{"Sources", "Sources", "Bronnen"};
inline constexpr Message not_applied_head{
    "Règles examinées et écartées :", "Rules considered that did not apply:",
    "Onderzochte regels die niet van toepassing zijn:"};
inline constexpr Message brief_head{"Pourquoi {} pour la séance du {} ?",
                                    "Why {} for the session of {}?",
                                    "Waarom {} voor de sessie van {}?"};
inline constexpr Message brief_head_unknown{"Séance du {}, montant par montant",
                                            "The session of {}, amount by amount",
                                            "De sessie van {}, bedrag per bedrag"};
inline constexpr Message brief_why{"pourquoi", "why", "waarom"};
inline constexpr Message brief_set_price{"{} : prix fixé par les règles",
                                         "{}: price set by the rules",
                                         "{}: prijs vastgelegd door de regels"};
inline constexpr Message brief_free_price{"prix libre, fixé par le professionnel",
                                          "free price, set by the professional",
                                          "vrije prijs, bepaald door de zorgverlener"};
inline constexpr Message brief_uninsured{"pas de mutuelle (avec : − {})",
                                         "no mutuelle (with one: − {})",
                                         "geen aanvullende verzekering (met een: − {})"};
inline constexpr Message brief_no_fee{"prix fixé par le professionnel, non connu",
                                      "price set by the professional, not known",
                                      "prijs bepaald door de zorgverlener, niet bekend"};
inline constexpr Message plain_amo{"Assurance Maladie", "Assurance Maladie", "Ziekteverzekering"};
inline constexpr Message plain_amc{"Complémentaire", "Complementary insurance",
                                   "Aanvullende verzekering"};
inline constexpr Message brief_nothing{"{} – rien", "{} – nothing", "{} – niets"};
inline constexpr Message brief_upfront{"à régler le jour même", "upfront",
                                       "te betalen op de dag zelf"};
inline constexpr Message brief_direct{
    "à régler le jour même ; {} vont droit au professionnel",
    "upfront; {} goes straight to the professional",
    "te betalen op de dag zelf; {} gaat rechtstreeks naar de zorgverlener"};
inline constexpr Message step_in_force{
    "version {} ({}), en vigueur dans le calendrier {} depuis le {}",
    "version {} ({}), in force in the {} calendar since {}",
    "versie {} ({}), van kracht volgens de kalender “{}” sinds {}"};
inline constexpr Message step_pinned{"version {} ({}), choisie avec --rules",
                                     "version {} ({}), chosen with --rules",
                                     "versie {} ({}), gekozen met --rules"};
inline constexpr Message step_no_version{"aucune version en vigueur : {}",
                                         "no version in force: {}", "geen versie van kracht: {}"};
inline constexpr Message step_met{"{} : oui", "{}: yes", "{}: ja"};
inline constexpr Message step_not_met{"{} : non", "{}: no", "{}: nee"};
inline constexpr Message step_within{"au plus {} par {} : non dépassé",
                                     "at most {} per {}: not exceeded",
                                     "hoogstens {} per {}: niet overschreden"};
inline constexpr Message step_beyond{"au plus {} par {} : dépassé", "at most {} per {}: exceeded",
                                     "hoogstens {} per {}: overschreden"};
inline constexpr Message step_price{"{}, tarif {}", "{}, tariff {}", "{}, tarief {}"};
inline constexpr Message step_parts{"{}, tarif {} = {}", "{}, tariff {} = {}",
                                    "{}, tarief {} = {}"};
inline constexpr Message step_base{"{} ; base de remboursement {}", "{}; reimbursement base {}",
                                   "{}; terugbetalingsbasis {}"};
inline constexpr Message step_deduction{"{} : {}, retenus sur le remboursement",
                                        "{}: {}, deducted from the reimbursement",
                                        "{}: {}, afgehouden van de terugbetaling"};
inline constexpr Message step_deduction_bounded{
    "{} : {}, ramenés à {} (plafond atteint, ou part plus petite)",
    "{}: {}, reduced to {} (cap reached, or a smaller share)",
    "{}: {}, verminderd tot {} (maximum bereikt, of een kleiner aandeel)"};
inline constexpr Message brief_deductible{"dont vous payez d'abord – {}",
                                          "of which you pay first – {}",
                                          "waarvan u eerst zelf betaalt – {}"};
inline constexpr Message step_by_the_minute{"{}, {} la minute × {} min = {}",
                                            "{}, {} a minute × {} min = {}",
                                            "{}, {} per minuut × {} min = {}"};
inline constexpr Message step_deductible{
    "{} : il en reste {} ; sur la base de {}, vous payez d'abord {}, reste {} à partager",
    "{}: {} of it is left; of the base of {}, you first pay {}, which leaves {} to share",
    "{}: er is nog {} over; van de basis van {} betaalt u eerst {}, zodat {} te verdelen blijft"};
inline constexpr Message step_deductible_used{"{} : déjà atteinte, vous n'en payez plus rien",
                                              "{}: already met, you pay no more of it",
                                              "{}: al bereikt, u betaalt er niets meer van"};
inline constexpr Message step_below_ceiling{
    "{} : votre part est de {}, et il reste {} avant le plafond",
    "{}: your share is {}, and {} is left before the ceiling",
    "{}: uw aandeel is {}, en tot het plafond is er nog {}"};
inline constexpr Message step_ceiling{
    "{} : votre part serait de {}, il reste {} avant le plafond ; l'assurance paie le reste, {}",
    "{}: your share would be {}, and {} is left before the ceiling; the insurance pays the rest, "
    "{}",
    "{}: uw aandeel zou {} zijn, en tot het plafond is er nog {}; de verzekering betaalt de rest, "
    "{}"};
inline constexpr Message step_share{"{} ; {}", "{}; {}", "{}; {}"};
inline constexpr Message step_after_amo{
    "le prix, moins l'AMO et l'autre financeur : {}",
    "the price, minus AMO and the other funder: {}",
    "de prijs, min de verplichte verzekering en de andere betaler: {}"};
inline constexpr Message step_after_amo_yours{
    "le prix n'est pas connu, mais ce que la complémentaire et vous payez l'est : {}",
    "the price is not known, but what you and the complementary insurance pay is: {}",
    "de prijs is niet bekend, maar wel wat u en de aanvullende verzekering betalen: {}"};
inline constexpr Message step_left{"ce que personne d'autre ne paie : {}",
                                   "what nobody else pays: {}", "wat niemand anders betaalt: {}"};
inline constexpr Message step_advance{
    "le prix, moins ce qui est payé directement au professionnel : {}",
    "the price, minus what is paid directly to the professional: {}",
    "de prijs, min wat rechtstreeks aan de zorgverlener wordt betaald: {}"};
inline constexpr Message step_advance_all{
    "rien n'est payé directement au professionnel : {}",
    "nothing is paid directly to the professional: {}",
    "niets wordt rechtstreeks aan de zorgverlener betaald: {}"};
inline constexpr Message step_advance_yours{"le prix n'est pas connu, mais votre part l'est : {}",
                                            "the price is not known, but your share is: {}",
                                            "de prijs is niet bekend, maar uw aandeel wel: {}"};
inline constexpr Message step_advance_unknown{"le prix n'est pas connu", "the price is not known",
                                              "de prijs is niet bekend"};
inline constexpr Message step_refund_alone{"ce que les autres financeurs vous remboursent : {}",
                                           "what the other payers reimburse to you: {}",
                                           "wat de andere betalers u terugbetalen: {}"};
inline constexpr Message step_refund{
    "ce que vous avez réglé, moins ce qui reste à votre charge : {}",
    "what you paid upfront, minus your final cost: {}",
    "wat u op de dag zelf betaalde, min wat het u uiteindelijk kost: {}"};
inline constexpr Message step_fee{"prix fixé par le professionnel, tel que donné : {}",
                                  "fee set by the professional, as given: {}",
                                  "prijs bepaald door de zorgverlener, zoals gegeven: {}"};
inline constexpr Message step_no_fee{
    "prix fixé par le professionnel, inconnu : indiquez-le avec --prix",
    "fee set by the professional, unknown: give it with --price",
    "prijs bepaald door de zorgverlener, onbekend: geef hem met --prijs"};
inline constexpr Message step_all_yours{"séance non couverte ({}) : tout est à votre charge",
                                        "session not covered ({}): you pay all of it",
                                        "sessie niet gedekt ({}): u betaalt alles"};
inline constexpr Message arithmetic_rate{"{} × {} = {}", "{} × {} = {}", "{} × {} = {}"};
inline constexpr Message step_bounded{
    "{}, ramené à {} (un plafond, ou ce qui reste à payer)",
    "{}, reduced to {} (a limit, or what remains to be paid)",
    "{}, verminderd tot {} (een maximum, of wat nog te betalen is)"};
inline constexpr Message arithmetic_unknown{"montant non connu", "amount not known",
                                            "bedrag niet bekend"};
inline constexpr Message contract_exhausted{"le plafond par personne du contrat est atteint",
                                            "the contract's limit per person is reached",
                                            "het maximum per persoon van het contract is bereikt"};
inline constexpr Message contract_exhausted_by_family{
    "le plafond du contrat, commun à la famille, est atteint",
    "the contract's limit, common to the family, is reached",
    "het maximum van het contract voor het hele gezin is bereikt"};
inline constexpr Message contract_exhausted_by_some{
    "un plafond du contrat, par personne ou commun à la famille, est atteint",
    "a limit of the contract, per person or common to the family, is reached",
    "een maximum van het contract, per persoon of voor het hele gezin, is bereikt"};
inline constexpr Message contract_outside{
    "le contrat ne s'applique pas ce jour-là : ce qu'il paie n'est pas connu",
    "the contract does not apply on that day: what it pays is not known",
    "het contract geldt niet op die dag: wat het betaalt, is niet bekend"};
inline constexpr Message step_excess{
    "franchise de {} par {} : {} de cette séance restent d'abord à votre charge",
    "excess of {} per {}: you first bear {} of this session",
    "franchise van {} per {}: {} van deze sessie draagt u eerst zelf"};
inline constexpr Message contract_rank{"{} (séance n° {}, comptée par {})",
                                       "{} (session no. {}, counted per {})",
                                       "{} (sessie nr. {}, geteld per {})"};
inline constexpr Message contract_by_the_hour{
    "{} l'heure × {} min = {}", "{} an hour × {} min = {}", "{} per uur × {} min = {}"};
inline constexpr Message contract_by_the_minute{
    "{} la minute × {} min = {}", "{} a minute × {} min = {}", "{} per minuut × {} min = {}"};
inline constexpr Message contract_no_minutes_minute{
    "{} la minute, mais la durée de la séance n'est pas indiquée",
    "{} a minute, but the length of the session is not given",
    "{} per minuut, maar de duur van de sessie is niet gegeven"};
inline constexpr Message contract_in_all{"{} en tout − {} déjà payés par les autres = {}",
                                         "{} in all − {} already paid by the others = {}",
                                         "{} in totaal − {} al betaald door de anderen = {}"};
inline constexpr Message step_value{"{} le {} : {}", "{} on {}: {}", "{} op {}: {}"};
inline constexpr Message contract_no_minutes{
    "{} l'heure, mais la durée de la séance n'est pas indiquée",
    "{} an hour, but the length of the session is not given",
    "{} per uur, maar de duur van de sessie is niet gegeven"};
inline constexpr Message contract_by_law{"{} ; ce contrat ne paie au plus que {}",
                                         "{}; this contract pays at most {}",
                                         "{}; dit contract betaalt hoogstens {}"};
inline constexpr Message because_waiting{"délai d'attente : pas avant le {}",
                                         "waiting period: not before {}",
                                         "wachttijd: niet voor {}"};
inline constexpr Message because_not_joined{"pas encore adhérent : adhésion le {}",
                                            "not a member yet: joined on {}",
                                            "nog geen lid: aangesloten op {}"};
inline constexpr Message waiting_note{
    "Contrat « {} », délai d'attente jusqu'au {} : il ne paie rien avant.",
    "Contract “{}”, waiting period until {}: it pays nothing before.",
    "Contract “{}”, wachttijd tot {}: daarvoor betaalt het niets."};
inline constexpr Message joined_label{"adhésion au contrat", "membership of the contract",
                                      "aansluiting bij het contract"};
inline constexpr Message joined_long_ago{"assez ancienne", "long enough", "lang genoeg"};
inline constexpr Message joined_option{"{} (--joined)", "{} (--joined)", "{} (--joined)"};
inline constexpr Message member_months{"de {} à {} mois à la première séance",
                                       "{} to {} months at the first session",
                                       "{} tot {} maanden bij de eerste sessie"};
inline constexpr Message other_anniversary{"un autre anniversaire", "another anniversary",
                                           "een andere verjaardag"};
inline constexpr Message because_no_earlier{
    "aucune période précédente de « {} » ne comprend de séance couverte",
    "no earlier period of “{}” contains a covered session",
    "geen vroegere periode van “{}” bevat een gedekte sessie"};
inline constexpr Message because_earlier{
    "une période précédente de « {} » comprend des séances couvertes",
    "an earlier period of “{}” contains covered sessions",
    "een vroegere periode van “{}” bevat gedekte sessies"};
inline constexpr Message because_nothing_left{
    "il ne reste rien à payer", "nothing remains to be paid", "er blijft niets te betalen"};
inline constexpr Message because_shadowed{"« {} » s'applique déjà à ce cas",
                                          "“{}” already applies to this case",
                                          "“{}” geldt al voor dit geval"};
inline constexpr Message because_no_effect{"n'ajoute aucun financeur au tiers payant",
                                           "adds no payer to third-party payment",
                                           "voegt geen betaler toe aan de derdebetalersregeling"};
inline constexpr Message because_other{"{} est {}, mais la règle exige {}",
                                       "{} is {}, but the rule requires {}",
                                       "{} is {}, maar de regel vraagt {}"};
inline constexpr Message because_rank{"le rang de la séance dans « {} » n'est pas {}",
                                      "the session's rank in “{}” is not {}",
                                      "het nummer van de sessie in “{}” is niet {}"};
inline constexpr Message because_excluded{"{} est {}, mais la règle exclut {}",
                                          "{} is {}, but the rule excludes {}",
                                          "{} is {}, maar de regel sluit {} uit"};

// Paper only: bills by payer, sources, the chart.
inline constexpr Message who{"qui", "who", "wie"};
inline constexpr Message code{"code", "code", "code"};
inline constexpr Message amount{"montant", "amount", "bedrag"};
inline constexpr Message sessions_head{"Les séances", "The sessions", "De sessies"};
inline constexpr Message sessions_caption{"Chaque séance : son prix et qui le paie",
                                          "Each session: its price and who pays it",
                                          "Elke sessie: de prijs en wie die betaalt"};
inline constexpr Message sums_head{"Les totaux", "Totals", "Totalen"};
inline constexpr Message sums_caption{"Du prix des séances à ce qui reste à payer",
                                      "From the price of the sessions to what you have to pay",
                                      "Van de prijs van de sessies tot wat u moet betalen"};
inline constexpr Message bill_head{"Qui facturer, et combien", "Who is billed, and how much",
                                   "Aan wie factureren, en hoeveel"};
inline constexpr Message bill_caption{"Ce que le professionnel reçoit",
                                      "What the professional receives",
                                      "Wat de zorgverlener ontvangt"};
inline constexpr Message taken_caption{"Ce qui est retenu plus tard", "What is deducted later",
                                       "Wat later wordt afgehouden"};
inline constexpr Message refund_caption{"Ce qui est remboursé ensuite au patient",
                                        "What is reimbursed to the patient later",
                                        "Wat de patiënt later terugkrijgt"};
inline constexpr Message for_sessions{"pour", "for", "voor"};
inline constexpr Message bill_you{"Vous, le jour des séances", "You, on the day of the sessions",
                                  "U, op de dag van de sessies"};
inline constexpr Message directly{"{}, en tiers payant", "{}, by third-party payment",
                                  "{}, via de derdebetalersregeling"};
inline constexpr Message bill_all_you{
    "Pas de tiers payant : vous réglez tout le jour même, puis vous êtes remboursé.",
    "No third-party payment: you pay the full price on the day and are reimbursed later.",
    "Geen derdebetalersregeling: u betaalt alles op de dag zelf en krijgt daarna terugbetaald."};
inline constexpr Message bill_direct{
    "Tiers payant ({}) : cette part est payée directement au professionnel, vous ne l'avancez pas.",
    "Third-party payment ({}): this share is paid directly to the professional; you do not pay it "
    "upfront.",
    "Derdebetalersregeling ({}): dit deel gaat rechtstreeks naar de zorgverlener; u schiet het "
    "niet voor."};
inline constexpr Message bill_together{
    "Pour {} : une seule demande à la caisse du patient, part complémentaire comprise ; les "
    "financeurs se répartissent ensuite le coût.",
    "For {}: one claim to the patient's health insurance fund, including the complementary share; "
    "the payers then divide the cost.",
    "Voor {}: één aanvraag bij het ziekenfonds van de patiënt, het aanvullende deel inbegrepen; de "
    "betalers verdelen daarna de kost."};
inline constexpr Message nothing_back{"Rien ne vous est remboursé ensuite.",
                                      "Nothing is reimbursed to you later.",
                                      "U krijgt later niets terugbetaald."};
inline constexpr Message numbers{"n° {} à {}", "no. {} to {}", "nr. {} tot {}"};
inline constexpr Message one_number{"n° {}", "no. {}", "nr. {}"};
inline constexpr Message chart_head{"Qui paie", "Who pays", "Wie betaalt"};
inline constexpr Message chart_of_sessions{"Qui paie chaque séance", "Who pays each session",
                                           "Wie elke sessie betaalt"};
inline constexpr Message chart_of_years{"Qui paie, année par année", "Who pays, year by year",
                                        "Wie betaalt, jaar per jaar"};
inline constexpr Message chart_bar{"{} : {}", "{}: {}", "{}: {}"};
inline constexpr Message chart_unknown{"n.c. (non connu, ce n'est pas zéro)",
                                       "n.c. (not known, it is not zero)",
                                       "n.c. (niet bekend, dat is niet nul)"};
inline constexpr Message basis_head{"Sur quoi reposent ces montants",
                                    "What these amounts are based on",
                                    "Waarop deze bedragen steunen"};

// The quote of a practice. It speaks of the patient in the third person.
inline constexpr Message quote_title{"Devis : {}, {}, dont {} réglés par le patient",
                                     "Quote: {}, {}, of which {} paid by the patient",
                                     "Prijsofferte: {}, {}, waarvan {} betaald door de patiënt"};
inline constexpr Message quote_title_unknown{"Devis : {}, prix non connu",
                                             "Quote: {}, price not known",
                                             "Prijsofferte: {}, prijs niet bekend"};
inline constexpr Message quote_caption{"Qui, et jusqu'à quand", "Who, and until when",
                                       "Wie, en tot wanneer"};
inline constexpr Message quote_practice{"cabinet", "practice", "praktijk"};
inline constexpr Message quote_patient{"patient", "patient", "patiënt"};
inline constexpr Message quote_valid{"valable jusqu'au", "valid until", "geldig tot en met"};
inline constexpr Message quote_at_least{"n.c. (≥ {})", "n.c. (≥ {})", "n.c. (≥ {})"};
inline constexpr Message quote_sessions_caption{
    "Chaque séance : son prix, et ce que le patient règle le jour même",
    "Each session: its price, and what the patient pays on the day",
    "Elke sessie: de prijs, en wat de patiënt op de dag zelf betaalt"};
inline constexpr Message quote_direct{"tiers payant", "third party", "derdebetaler"};
inline constexpr Message quote_on_the_day{"le patient règle", "patient pays", "patiënt betaalt"};
inline constexpr Message quote_bill_patient{"Le patient, le jour des séances",
                                            "The patient, on the day of the sessions",
                                            "De patiënt, op de dag van de sessies"};
inline constexpr Message quote_left{"Reste au patient, remboursements déduits : {}",
                                    "Left to the patient, reimbursements deducted: {}",
                                    "Ten laste van de patiënt, na terugbetalingen: {}"};
inline constexpr Message quote_unsure{"Ce qui n'est pas certain", "What is not certain",
                                      "Wat niet zeker is"};
inline constexpr Message columns_left_out{
    "Colonnes omises, faute de place : ", "Columns left out for lack of room: ",
    "Kolommen weggelaten bij gebrek aan plaats: "};
inline constexpr Message to_begin{"Pour commencer : {}.", "To begin: {}.", "Om te beginnen: {}."};
inline constexpr Message know_head{"Bon à savoir", "Good to know", "Goed om te weten"};

// Comparisons.
inline constexpr Message compare_title{"Coût de chaque possibilité", "Cost of each option",
                                       "Kost van elke mogelijkheid"};
inline constexpr Message compare_head{"Les possibilités", "The options", "De mogelijkheden"};
inline constexpr EnumArray<Currency, Message, 2> in_currency{
    {{"en euros", "in euros", "in euro"},
     {"en francs suisses", "in Swiss francs", "in Zwitserse frank"}}};
inline constexpr Message in_each_currency{"dans la monnaie de chaque dispositif",
                                          "in the currency of each route",
                                          "in de munt van elke regeling"};
inline constexpr Message compare_caption{
    "Montants {} par séance ; séances : couvertes/demandées ; la colonne d'une année donne "
    "le coût total de ses séances pour vous",
    "Amounts {} per session; sessions: covered/requested; the column of a year gives the "
    "total cost of its sessions to you",
    "Bedragen {} per sessie; sessies: gedekt/gevraagd; de kolom van een jaar geeft wat de sessies "
    "van dat jaar u in totaal kosten"};
inline constexpr Message compare_order{
    "Montants {} par séance, du moins cher au plus cher pour vous ; séances : "
    "couvertes/demandées.",
    "Amounts {} per session, cheapest for you first; sessions: covered/requested.",
    "Bedragen {} per sessie, het goedkoopste voor u eerst; sessies: gedekt/gevraagd."};
inline constexpr Message compare_order_own{
    "Montants {} par séance, du moins cher au plus cher pour vous ; chaque dispositif a son "
    "propre nombre de séances (--sessions le fixe) ; séances : couvertes/demandées.",
    "Amounts {} per session, cheapest for you first; each route has its own number of "
    "sessions (set it with --sessions); sessions: covered/requested.",
    "Bedragen {} per sessie, het goedkoopste voor u eerst; elke regeling heeft haar eigen aantal "
    "sessies (--sessions legt het vast); sessies: gedekt/gevraagd."};
inline constexpr Message possibility{"possibilité", "option", "mogelijkheid"};
inline constexpr Message in_all{"en tout", "in total", "in totaal"};
inline constexpr Message count_of{"{1}/{0}", "{1}/{0}", "{1}/{0}"};
inline constexpr Message times{"{} ×", "{} ×", "{} ×"};
inline constexpr Message compare_calendar{"calendrier {}", "{} calendar", "kalender: {}"};
inline constexpr Message rules_by_date{"règles selon la date", "rules by date",
                                       "regels volgens de datum"};
inline constexpr Message strict_of{"{} : {}", "{}: {}", "{}: {}"};
inline constexpr Message compare_version{"règles {} ({})", "rules {} ({})", "regels {} ({})"};
inline constexpr Message no_effect_note{"« {} » n'a pas d'effet ici.", "“{}” has no effect here.",
                                        "“{}” heeft hier geen effect."};
inline constexpr Message closed_head{"Dispositifs non accessibles", "Not available to this person",
                                     "Niet toegankelijk voor deze persoon"};
inline constexpr Message closed_because{"{} : {}", "{}: {}", "{}: {}"};
inline constexpr Message closed_condition{"{} ({})", "{} ({})", "{} ({})"};
inline constexpr Message before_our_rules{
    "aucune règle trouvée avant le {}", "no rules found before {}", "geen regels gevonden voor {}"};
inline constexpr Message closed_until{"{} (dernier jour : {})", "{} (last day: {})",
                                      "{} (laatste dag: {})"};
inline constexpr Message closed_from{"{} (à partir du {})", "{} (from {})", "{} (vanaf {})"};
inline constexpr Message would_open{"Pour y avoir droit : {}.", "To qualify: {}.",
                                    "Om er recht op te hebben: {}."};
inline constexpr Message or_{" ; ou ", "; or ", "; of "};
inline constexpr Message opens_fact{"{} : {} ({}={})", "{}: {} ({}={})", "{}: {} ({}={})"};
inline constexpr Message opens_fact_plain{"{} : {}", "{}: {}", "{}: {}"};
inline constexpr Message opens_ages{"avoir de {} à {} ans", "be {} to {} years old",
                                    "{} tot en met {} jaar zijn"};
inline constexpr Message opens_to_age{"avoir {} ans au plus", "be at most {} years old",
                                      "hoogstens {} jaar zijn"};
inline constexpr Message opens_from_age{"avoir {} ans ou plus", "be {} years old or more",
                                        "{} jaar of ouder zijn"};
inline constexpr Message opens_date{"attendre le {}", "wait until {}", "wachten tot {}"};
inline constexpr Message opens_period{"attendre la prochaine période ({})",
                                      "wait for the next period ({})",
                                      "wachten op de volgende periode ({})"};
inline constexpr Message compare_assumed{"Hypothèses, faute d'indication : {}.",
                                         "Assumptions, where nothing was specified: {}.",
                                         "Veronderstellingen waar niets gezegd is: {}."};
inline constexpr Message compare_rules{"Vérification la plus ancienne de ces règles : {}.",
                                       "Oldest verification of these rules: {}.",
                                       "Oudste controle van deze regels: {}."};
inline constexpr Message compare_detail{
    "Pour le calcul et les sources d'une ligne : « racpsy calc --route … --explain ».",
    "For the calculation and sources of a row: “racpsy calc --route … --explain”.",
    "Voor de berekening en de bronnen van een rij: “racpsy calc --route … --explain”."};
inline constexpr Message chart_compare{"Qui paie une séance, en moyenne",
                                       "Who pays a session, on average",
                                       "Wie een sessie betaalt, gemiddeld"};

// Plans. The reasons complete the first sentence.
inline constexpr Message one_session{"1 séance", "1 session", "1 sessie"};
inline constexpr Message some_sessions{"{} séances", "{} sessions", "{} sessies"};
inline constexpr Message this_session{"cette séance", "this session", "deze sessie"};
inline constexpr Message these_sessions{"ces {} séances", "these {} sessions", "deze {} sessies"};
inline constexpr Message plan_nothing_to_pay{
    "Aux dates demandées, rien ne reste à votre charge pour {}.",
    "At the dates asked, nothing is left for you to pay for {}.",
    "Op de gevraagde data hoeft u niets te betalen voor {}."};
inline constexpr Message plan_as_asked{
    "Aucun autre choix de dates jusqu'au {} ne coûte moins que {} pour {}.",
    "No other choice of dates until {} costs less than {} for {}.",
    "Geen andere keuze van data tot en met {} kost minder dan {} voor {}."};
inline constexpr Message plan_as_asked_unknown{
    "Aucun autre choix de dates jusqu'au {} n'est établi comme moins cher : {} pour {}, plus le "
    "prix inconnu de {}.",
    "No other choice of dates until {} is known to cost less: {} for {}, plus the unknown price of "
    "{}.",
    "Van geen andere keuze van data tot en met {} staat vast dat ze minder kost: {} voor {}, plus "
    "de onbekende prijs van {}."};
inline constexpr Message plan_saves{"Vous pouvez économiser {} sur {} ({} au lieu de {}) : {}.",
                                    "You can save {} on {} ({} instead of {}): {}.",
                                    "U kunt {} besparen op {} ({} in plaats van {}): {}."};
inline constexpr Message plan_saves_known{
    "Vous pouvez économiser {} sur {}, sans compter {} de prix inconnu : {}.",
    "You can save {} on {}, leaving aside {} of unknown price: {}.",
    "U kunt {} besparen op {}, zonder {} van onbekende prijs mee te tellen: {}."};
inline constexpr Message plan_makes_known{
    "{} suffisent pour {}, alors qu'aux dates demandées le prix de {} resterait inconnu : {}.",
    "{} can be all you pay for {}, whereas at the dates asked the price of {} would not be known: "
    "{}.",
    "{} kan volstaan voor {}, terwijl op de gevraagde data de prijs van {} onbekend zou blijven: "
    "{}."};
inline constexpr Message plan_makes_some_known{
    "Le prix de {} reste inconnu (de {} aux dates demandées), et vous payez {} pour les autres : "
    "{}.",
    "The price of {} remains unknown (of {} at the dates asked), and you pay {} for the others: "
    "{}.",
    "De prijs van {} blijft onbekend (van {} op de gevraagde data), en u betaalt {} voor de "
    "andere: {}."};
inline constexpr Message plan_period{"à partir du {}, {} de {}, pour {}",
                                     "from {} on, {} of {}, for {}",
                                     "vanaf {}, {} van {}, voor {}"};
inline constexpr EnumArray<Counter::Per, Message, period_count> new_periods{{
    {"nouveau jour", "a new day", "een nieuwe dag"},
    {"nouvelle année civile", "a new calendar year", "een nieuw kalenderjaar"},
    {"nouvelle année universitaire", "a new academic year", "een nieuw academiejaar"},
    {"nouvelle période de douze mois", "a new twelve-month period",
     "een nieuwe periode van twaalf maanden"},
    {"nouvelle vie", "a new life", "een nieuw leven"},
    {"nouvelle année du contrat", "a new contract year", "een nieuw contractjaar"},
}};
inline constexpr Message plan_contract{
    "à partir du {}, nouveaux plafonds de la mutuelle, pour {}",
    "from {} on, new limits of the complementary insurance, for {}",
    "vanaf {}, nieuwe maxima van de aanvullende verzekering, voor {}"};
inline constexpr Message plan_member{
    "à partir du {}, une plus longue adhésion à la mutuelle, pour {}",
    "from {} on, a longer membership of the complementary insurance, for {}",
    "vanaf {}, langer aangesloten bij de aanvullende verzekering, voor {}"};
inline constexpr Message plan_rules{"à partir du {}, autres règles de {}, pour {}",
                                    "from {} on, other rules of {}, for {}",
                                    "vanaf {}, andere regels van {}, voor {}"};
inline constexpr Message plan_person{"à partir du {}, autre âge ou autres droits, pour {}",
                                     "from {} on, another age or other rights, for {}",
                                     "vanaf {}, een andere leeftijd of andere rechten, voor {}"};
inline constexpr Message plan_interval{
    "attendre jusqu'au {} pour {}, afin que les suivantes coûtent moins",
    "a wait until {} for {}, so that later ones cost less",
    "wachten tot {} voor {}, zodat de volgende minder kosten"};
inline constexpr Message plan_route{"{} par {}", "{} by {}", "{} via {}"};
inline constexpr Message plan_when{"quand", "when", "wanneer"};
inline constexpr Message plan_every{"tous les", "every", "om de"};
inline constexpr Message plan_you_pay{"vous payez", "you pay", "u betaalt"};
inline constexpr Message plan_costs_you{"vous coûte", "costs you", "kost u"};
inline constexpr Message plan_in_all{"en tout", "in all", "in totaal"};
inline constexpr Message plan_dates_asked{"aux dates demandées", "at the dates asked",
                                          "op de gevraagde data"};
inline constexpr Message plan_pace{"Dans une même ligne, les séances sont espacées de {}.",
                                   "Within a row, sessions are {} apart.",
                                   "Binnen één rij liggen de sessies {} uit elkaar."};
inline constexpr Message plan_wait_less{
    "Pour attendre moins : --at-most (le plus long intervalle) ou --until (le dernier jour).",
    "To wait less: --at-most (the longest interval) or --until (the last day).",
    "Om minder lang te wachten: --at-most (de langste tussentijd) of --until (de laatste dag)."};

// Periods, in the order of `Counter::Per`.
inline constexpr EnumArray<Counter::Per, Message, period_count> periods{{
    {"jour", "day", "dag"},
    {"année civile", "calendar year", "kalenderjaar"},
    {"année universitaire", "academic year", "academiejaar"},
    {"période de douze mois", "twelve-month period", "periode van twaalf maanden"},
    {"vie", "lifetime", "leven"},
    {"année du contrat", "contract year", "contractjaar"},
}};

inline constexpr EnumArray<Confidence, Message, 3> confidences{
    {{"fiabilité haute", "high confidence", "zeer betrouwbaar"},
     {"fiabilité moyenne", "medium confidence", "redelijk betrouwbaar"},
     {"fiabilité faible", "low confidence", "weinig betrouwbaar"}}};
/// One word on a source, by its confidence; or by the status of the rule that rests on it, unless
/// the source states the rule.
inline constexpr EnumArray<Confidence, Message, 3> trusted{{{"certain", "certain", "zeker"},
                                                            {"rapporté", "reported", "gemeld"},
                                                            {"incertain", "uncertain", "onzeker"}}};
inline constexpr EnumArray<Status, Message, 4> derived{{{"certain", "certain", "zeker"},
                                                        {"calculé", "derived", "berekend"},
                                                        {"déduit", "inferred", "afgeleid"},
                                                        {"supposé", "assumed", "verondersteld"}}};
inline constexpr Message published{"publié le {}", "published {}", "gepubliceerd op {}"};
inline constexpr Message signed_on{"signé le {}", "signed {}", "ondertekend op {}"};
inline constexpr Message read{"lu le {}", "read {}", "gelezen op {}"};

// Reasons why a session is not covered, in the order of `Outcome`; `covered` is last and never
// shown.
inline constexpr EnumArray<Outcome, Message, outcome_count> outcomes{{
    {"le dispositif n'est pas encore ouvert", "the scheme is not open yet",
     "de regeling is nog niet open"},
    {"le dispositif est fermé", "the scheme is closed", "de regeling is gesloten"},
    {"sous l'âge minimal", "under the minimum age", "onder de minimumleeftijd"},
    {"au-delà de l'âge maximal", "over the maximum age", "boven de maximumleeftijd"},
    {"conditions non remplies", "conditions not met", "voorwaarden niet vervuld"},
    {"sans courrier d'adressage", "no referral letter", "geen verwijsbrief"},
    {"entretien d'évaluation à distance", "evaluation held remotely",
     "beoordelingsgesprek op afstand"},
    {"plus d'une séance ce jour", "more than one session that day", "meer dan één sessie die dag"},
    {"au-delà du plafond", "beyond the cap", "boven het maximum"},
    {"hors dispositif", "outside any scheme", "buiten elke regeling"},
    {"couverte", "covered", "gedekt"},
}};

}  // namespace racpsy::messages
