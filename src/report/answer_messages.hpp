// Texts of the answer as people read it first: a sentence with the amount, the sessions in groups,
// and what follows from them.
#pragma once

#include "racpsy/base/message.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::messages {

// The first sentence: what the sessions cost. The last hole is the range of days.
inline constexpr Message from_day_to_day{", du {} au {}", ", from {} to {}",
                                         ", van {} tot en met {}"};
inline constexpr Message on_one_day{", le {}", ", on {}", ", op {}"};
inline constexpr Message one_is_free{"La séance du {} ne vous coûte rien : {}.",
                                     "The session of {} costs you nothing: {}.",
                                     "De sessie van {} kost u niets: {}."};
inline constexpr Message one_costs{"La séance du {} vous coûte {}.",
                                   "The session of {} costs you {}.",
                                   "De sessie van {} kost u {}."};
inline constexpr Message one_costs_two{
    "La séance du {} vous coûte {} avec une mutuelle, {} sans.",
    "The session of {} costs you {} with a mutuelle, {} without.",
    "De sessie van {} kost u {} met een aanvullende verzekering, {} zonder."};
inline constexpr Message many_are_free{"Cela ne vous coûte rien : {} pour {} séances{}.",
                                       "This costs you nothing: {} for {} sessions{}.",
                                       "Dit kost u niets: {} voor {} sessies{}."};
inline constexpr Message many_cost{"Ces {} séances vous coûtent {}, soit {} la séance{}.",
                                   "These {} sessions cost you {}, that is {} a session{}.",
                                   "Deze {} sessies kosten u {}, dat is {} per sessie{}."};
inline constexpr Message many_cost_about{
    "Ces {} séances vous coûtent {}, en moyenne {} la séance{}.",
    "These {} sessions cost you {}, on average {} a session{}.",
    "Deze {} sessies kosten u {}, gemiddeld {} per sessie{}."};
inline constexpr Message many_cost_two{
    "Ces {} séances vous coûtent {} avec une mutuelle, {} sans{}.",
    "These {} sessions cost you {} with a mutuelle, {} without{}.",
    "Deze {} sessies kosten u {} met een aanvullende verzekering, {} zonder{}."};
inline constexpr Message one_covered_of{
    "Une seule de ces {} séances est prise en charge : elle vous coûte {}.",
    "Only one of these {} sessions is covered: it costs you {}.",
    "Slechts één van deze {} sessies is gedekt: ze kost u {}."};
inline constexpr Message some_covered_of{
    "{} de ces {} séances sont prises en charge : elles vous coûtent {}.",
    "{} of these {} sessions are covered: they cost you {}.",
    "{} van deze {} sessies zijn gedekt: ze kosten u {}."};
inline constexpr Message two_amounts{"{} avec une mutuelle, {} sans",
                                     "{} with a mutuelle, {} without",
                                     "{} met een aanvullende verzekering, {} zonder"};
inline constexpr Message others_cost{
    "Le reste coûte {}, au prix du professionnel : {} en tout.",
    "The rest costs {}, at the professional's own price: {} in all.",
    "De rest kost {}, tegen de prijs van de zorgverlener: {} in totaal."};
inline constexpr Message others_unknown{
    "Le reste est au prix du professionnel : donnez-le avec --prix.",
    "The rest is at the professional's own price: give it with --price.",
    "De rest gaat tegen de prijs van de zorgverlener: geef die met --prijs."};
inline constexpr Message others_on_paper{"Le reste est au prix du professionnel.",
                                         "The rest is at the professional's own price.",
                                         "De rest gaat tegen de prijs van de zorgverlener."};
inline constexpr Message one_refused{"La séance du {} n'est pas prise en charge : {}.",
                                     "The session of {} is not covered: {}.",
                                     "De sessie van {} is niet gedekt: {}."};
inline constexpr Message all_refused{"Aucune de ces {} séances n'est prise en charge : {}.",
                                     "None of these {} sessions is covered: {}.",
                                     "Geen van deze {} sessies is gedekt: {}."};
inline constexpr Message would_cost{
    "Avec « {} : {} », cela vous coûterait {} ({} sur {} prises en charge).",
    "With “{}: {}”, it would cost you {} ({} of {} covered).",
    "Met “{}: {}” zou het u {} kosten ({} van {} gedekt)."};
inline constexpr Message they_cost{"Cela vous coûte {}.", "It costs you {}.", "Dit kost u {}."};
inline constexpr Message cost_at_most{"Le prix n'est pas connu, mais vous payez au plus {} ({}).",
                                      "The price is not known, but you pay at most {} ({}).",
                                      "De prijs is niet bekend, maar u betaalt hoogstens {} ({})."};
inline constexpr Message cost_free_price{
    "Le professionnel fixe son prix : sans lui, ce que cela vous coûte n'est pas connu.",
    "The professional sets the price: without it, what this costs you is not known.",
    "De zorgverlener bepaalt de prijs: zonder die prijs is niet bekend wat dit u kost."};
inline constexpr Message cost_not_known{"Ce que cela vous coûte n'est pas connu.",
                                        "What this costs you is not known.",
                                        "Wat dit u kost, is niet bekend."};
inline constexpr Message cost_at_least{"Cela vous coûte au moins {} ; le reste n'est pas connu.",
                                       "It costs you at least {}; the rest is not known.",
                                       "Dit kost u minstens {}; de rest is niet bekend."};
inline constexpr Message household_costs{"En tout, ces {} séances vous coûtent {}.",
                                         "In all, these {} sessions cost you {}.",
                                         "In totaal kosten deze {} sessies u {}."};

// The second sentence: what is paid on the day, and what comes back.
inline constexpr Message advance_nothing{"Rien à régler le jour même.",
                                         "Nothing to pay on the day.",
                                         "Niets te betalen op de dag zelf."};
inline constexpr Message advance_all_back{"Vous avancez {}, remboursés par {}.",
                                          "You advance {}, paid back by {}.",
                                          "U schiet {} voor, terugbetaald door {}."};
inline constexpr Message advance_all_back_by_somebody{
    "Vous avancez {}, qui vous sont remboursés.", "You advance {}, which is paid back.",
    "U schiet {} voor en krijgt dat terugbetaald."};
inline constexpr Message advance_part_back{"Vous avancez {}, dont {} remboursés par {}.",
                                           "You advance {}, of which {} is paid back by {}.",
                                           "U schiet {} voor, waarvan {} terugbetaald door {}."};
inline constexpr Message advance_part_back_by_somebody{
    "Vous avancez {}, dont {} vous sont remboursés.", "You advance {}, of which {} is paid back.",
    "U schiet {} voor, waarvan u {} terugbetaald krijgt."};
inline constexpr Message advance_paid{
    "Vous réglez {} le jour même ; rien d'autre à avancer.",
    "You pay {} on the day; nothing more to advance.",
    "U betaalt {} op de dag zelf; verder hoeft u niets voor te schieten."};
inline constexpr Message advance_with_or_without{
    "Vous réglez {} le jour même ; une mutuelle vous rembourse {}.",
    "You pay {} on the day; a mutuelle pays {} back.",
    "U betaalt {} op de dag zelf; een aanvullende verzekering betaalt {} terug."};
inline constexpr Message more_back_with{"Une mutuelle vous rembourse {} de plus.",
                                        "A mutuelle pays {} more back.",
                                        "Een aanvullende verzekering betaalt nog {} terug."};
inline constexpr Message advance_taken{
    "Vous réglez {} le jour même ; {} seront retenus sur d'autres remboursements.",
    "You pay {} on the day; {} will be deducted from other refunds.",
    "U betaalt {} op de dag zelf; {} wordt van andere terugbetalingen afgehouden."};
inline constexpr Message a_session_each{"{} ({} la séance)", "{} ({} a session)",
                                        "{} ({} per sessie)"};

// Payers, as they are named in a sentence.
inline constexpr EnumArray<Payer, Message, payer_count> payers_in_sentence{{
    {"l'Assurance Maladie", "the Assurance Maladie", "de ziekteverzekering"},
    {"un autre financeur", "another payer", "een andere betaler"},
    {"votre mutuelle", "your mutuelle", "uw aanvullende verzekering"},
    {"vous", "you", "u"},
}};
inline constexpr EnumArray<Payer, Message, payer_count> payers_in_sum{{
    {"Assurance Maladie", "Assurance Maladie", "ziekteverzekering"},
    {"autre financeur", "another payer", "andere betaler"},
    {"mutuelle", "mutuelle", "aanvullende verzekering"},
    {"vous", "you", "u"},
}};
inline constexpr Message public_cover{"complémentaire publique", "public complementary cover",
                                      "openbare aanvullende dekking"};
inline constexpr Message usual_price{"Prix : {}.", "Price: {}.", "Prijs: {}."};
inline constexpr Message you_or_mutuelle{"vous ou votre mutuelle", "you or your mutuelle",
                                         "u of uw aanvullende verzekering"};
inline constexpr Message give_fee{
    "Donnez le prix du professionnel avec --prix (par exemple --prix 60).",
    "Give the professional's price with --price (for example --price 60).",
    "Geef de prijs van de zorgverlener met --prijs (bijvoorbeeld --prijs 60)."};
inline constexpr Message and_payer{"{} et {}", "{} and {}", "{} en {}"};

// The table of groups.
inline constexpr Message column_when{"quand", "when", "wanneer"};
inline constexpr Message column_who{"qui", "who", "wie"};
inline constexpr Message column_sessions{"séances", "sessions", "sessies"};
inline constexpr Message column_you_pay{"vous payez", "you pay", "u betaalt"};
inline constexpr Message column_back{"on vous rend", "you get back", "u krijgt terug"};
inline constexpr Message column_cost{"vous coûte", "costs you", "kost u"};
inline constexpr Message column_cost_with{"avec mutuelle", "with a mutuelle", "met aanv. verz."};
inline constexpr Message column_cost_without{"sans", "without", "zonder"};
inline constexpr Message together_with{"ensemble, avec mutuelle", "together, with a mutuelle",
                                       "samen, met aanvullende verzekering"};
inline constexpr Message together_paid{"vous payez", "you pay", "u betaalt"};
inline constexpr Message together{"ensemble", "together", "samen"};
inline constexpr Message row_in_all{"en tout", "in all", "in totaal"};
inline constexpr Message groups_caption{"Les séances, par dates de même prix",
                                        "The sessions, by dates that cost the same",
                                        "De sessies, gegroepeerd per datum met dezelfde prijs"};
inline constexpr Message beyond_cap_of{"au-delà des {}", "beyond the {}", "boven de {}"};
inline constexpr Message last_of_cap{"{}e et dernière", "last of the {}", "{}e en laatste"};
inline constexpr Message free_price{"prix libre", "own price", "vrije prijs"};

// The price of one session by payer.
inline constexpr Message session_sum{"Une séance : {} = {}", "A session: {} = {}",
                                     "Een sessie: {} = {}"};
inline constexpr Message session_sum_term{"{} {}", "{} {}", "{} {}"};

// Sentences below the table: the sessions left, the next period, a cheaper route.
inline constexpr Message left_one{"Il vous restera {}.", "You will have {}.",
                                  "U houdt nog {} over."};
inline constexpr Message left_sessions{"{} séances {}", "{} sessions left {}", "{} sessies {}"};
inline constexpr Message left_session{"{} séance {}", "{} session left {}", "{} sessie {}"};
inline constexpr Message left_more{"{} {}", "{} {}", "{} {}"};
inline constexpr Message left_for_year{"pour {}", "for {}", "voor {}"};
inline constexpr Message left_until{"jusqu'au {}", "until {}", "tot en met {}"};
inline constexpr Message right_ends{
    "Droit « {} » : il se termine le {}. Ensuite, une séance vous coûte {} ({} jusque-là), et vous "
    "avancez {} ({} jusque-là).",
    "Right “{}”: it ends on {}. From then a session costs you {} ({} until then), and you pay {} "
    "upfront ({} until then).",
    "Recht “{}”: het eindigt op {}. Daarna kost een sessie u {} ({} tot dan), en schiet u {} voor "
    "({} tot dan)."};
inline constexpr Message right_ends_uncovered{
    "Droit « {} » : il se termine le {}. Ensuite, une séance n'est plus couverte : {}.",
    "Right “{}”: it ends on {}. From then a session is no longer covered: {}.",
    "Recht “{}”: het eindigt op {}. Daarna is een sessie niet meer gedekt: {}."};
inline constexpr Message right_follows{"{} Droit qui suit, jusqu'au {} : {}.",
                                       "{} The right that follows it, until {}: {}.",
                                       "{} Het recht dat erop volgt, tot en met {}: {}."};
inline constexpr Message left_for_good{"en tout", "in all", "in totaal"};
inline constexpr Message none_left{
    "Il ne vous restera aucune séance {} ; le compte repart le {}.",
    "No session will be left {}; the count begins anew on {}.",
    "U houdt geen sessies meer over {}; op {} begint de telling opnieuw."};
inline constexpr Message none_left_for_good{"Il ne vous restera aucune séance.",
                                            "No session will be left.",
                                            "U houdt geen sessies meer over."};
inline constexpr Message moved_later{
    "En décalant celles qui dépassent au {}, les {} séances coûteraient {} (racpsy plan).",
    "With those beyond the cap moved to {}, the {} sessions would cost {} (racpsy plan).",
    "Als u de sessies boven het maximum uitstelt tot {}, zouden de {} sessies {} kosten (racpsy "
    "plan)."};
inline constexpr Message cheaper{
    "Moins cher : {}, {} la séance{}. Tout comparer : racpsy compare",
    "Cheaper: {}, {} a session{}. Compare all: racpsy compare",
    "Goedkoper: {}, {} per sessie{}. Alles vergelijken: racpsy compare"};
inline constexpr Message cheaper_on_paper{"Moins cher : {}, {} la séance{}.",
                                          "Cheaper: {}, {} a session{}.",
                                          "Goedkoper: {}, {} per sessie{}."};
inline constexpr EnumArray<Counter::Per, Message, period_count> at_most_per{{
    {" (au plus {} par jour)", " (at most {} a day)", " (hoogstens {} per dag)"},
    {" ({} par année civile)", " ({} a calendar year)", " ({} per kalenderjaar)"},
    {" ({} par année universitaire)", " ({} an academic year)", " ({} per academiejaar)"},
    {" ({} en douze mois)", " ({} in twelve months)", " ({} per twaalf maanden)"},
    {" ({} en tout)", " ({} in all)", " ({} in totaal)"},
    {" ({} par année du contrat)", " ({} a contract year)", " ({} per contractjaar)"},
}};

// Assumptions and doubts.
inline constexpr Message assumed_short{
    "Supposé, à confirmer (toutes les hypothèses : --assumptions)",
    "Assumed, please confirm (all assumptions: --assumptions)",
    "Verondersteld, na te kijken (alle veronderstellingen: --assumptions)"};
inline constexpr Message assumed_on_paper{"Supposé, à vérifier", "Assumed, please check",
                                          "Verondersteld, na te kijken"};
inline constexpr Message to_bring{"À apporter", "What to bring", "Mee te brengen"};
inline constexpr Message assumed_otherwise{"{} ; sinon : {}", "{}; otherwise: {}",
                                           "{}; anders: {}"};
inline constexpr Message otherwise_range{"de {} à {}", "{} to {}", "{} tot {}"};
inline constexpr Message not_known{"non connu", "not known", "niet bekend"};
inline constexpr Message otherwise_unknown{"{} ou inconnu", "{} or unknown", "{} of onbekend"};
inline constexpr Message otherwise_advance{"{} à régler le jour même", "{} to pay on the day",
                                           "{} te betalen op de dag zelf"};
inline constexpr Message not_certain{"Pas encore certain", "Not certain yet", "Nog niet zeker"};
inline constexpr Message one_doubt{"Pas encore certain : un point (--detail)",
                                   "Not certain yet: one point (--detail)",
                                   "Nog niet zeker: één punt (--detail)"};
inline constexpr Message some_doubts{"Pas encore certain : {} points (--detail)",
                                     "Not certain yet: {} points (--detail)",
                                     "Nog niet zeker: {} punten (--detail)"};
inline constexpr Message one_more_doubt{"un autre point : --detail", "one more: --detail",
                                        "nog één punt: --detail"};
inline constexpr Message more_doubts{"{} autres points : --detail", "{} more: --detail",
                                     "nog {} punten: --detail"};
inline constexpr Message checked_on{
    "Règles vérifiées le {}. Calcul : --explain ; tout : --detail",
    "Rules checked on {}. Arithmetic: --explain; all of it: --detail",
    "Regels nagekeken op {}. Berekening: --explain; alles: --detail"};
inline constexpr Message checked_on_stale{
    "Règles du {} ; à revérifier. Calcul : --explain ; tout : --detail",
    "Rules of {} may change. Arithmetic: --explain; all of it: --detail",
    "Regels van {}; opnieuw na te kijken. Berekening: --explain; alles: --detail"};
inline constexpr Message checked_on_paper_stale{
    "Règles vérifiées le {} ; elles peuvent avoir changé ou changer depuis.",
    "Rules checked on {}; they may have changed or may change since.",
    "Regels nagekeken op {}; sindsdien kunnen ze veranderd zijn of nog veranderen."};
inline constexpr Message checked_on_paper{"Règles vérifiées le {}.", "Rules checked on {}.",
                                          "Regels nagekeken op {}."};
inline constexpr Message no_rules_then{"Aucune règle en vigueur à ces dates. Détail : --detail",
                                       "No rules in force on these dates. More: --detail",
                                       "Geen regels van kracht op deze data. Meer: --detail"};

// The card of a route.
inline constexpr Message card_title{"{}, aujourd'hui ({})", "{}, today ({})", "{}, vandaag ({})"};
inline constexpr Message card_caption{"Ce que coûte une séance", "What a session costs",
                                      "Wat een sessie kost"};
inline constexpr Message card_situation{"Votre situation", "Your situation", "Uw situatie"};
inline constexpr Message card_cost{"une séance coûte", "a session costs", "een sessie kost"};
inline constexpr Message card_advance{"vous avancez", "you advance", "u schiet voor"};
inline constexpr Message card_ask{"Votre cas, en quelques questions : racpsy ask",
                                  "Your case, in a few questions: racpsy ask",
                                  "Uw geval, in enkele vragen: racpsy ask"};
inline constexpr Message card_help{"Toutes les commandes : racpsy -h", "All commands: racpsy -h",
                                   "Alle opdrachten: racpsy -h"};

// Comparisons of routes.
inline constexpr Message cheapest{"Le moins cher pour vous : {}, {}.",
                                  "The cheapest for you: {}, {}.",
                                  "Het goedkoopst voor u: {}, {}."};
inline constexpr Message cheapest_at_price{"Le moins cher à prix fixé : {}, {}.",
                                           "The cheapest at a set price: {}, {}.",
                                           "Het goedkoopst tegen een vaste prijs: {}, {}."};
inline constexpr Message free_if_admitted{"Gratuit si l'on vous y reçoit : {}.",
                                          "Free where you are admitted: {}.",
                                          "Gratis als u er terechtkunt: {}."};
inline constexpr Message several_currencies{
    "Chaque prix est dans la monnaie de son pays : d'une monnaie à l'autre, ils ne se comparent "
    "pas.",
    "Each price is in the currency of its country: they do not compare across currencies.",
    "Elke prijs staat in de munt van zijn land: tussen verschillende munten kunt u ze niet "
    "vergelijken."};
inline constexpr Message cheapest_in{"En {}, le moins cher pour vous : {}, {}.",
                                     "In {}, the cheapest for you: {}, {}.",
                                     "In {} het goedkoopst voor u: {}, {}."};
inline constexpr Message cheapest_of_sessions{"Le moins cher pour ces {} séances : {}, {}.",
                                              "The cheapest for these {} sessions: {}, {}.",
                                              "Het goedkoopst voor deze {} sessies: {}, {}."};
inline constexpr Message choices_alike_for_one{
    "Cette séance vous coûte {}, quel que soit le choix.",
    "This session costs you {}, whatever the choice.", "Deze sessie kost u {}, wat u ook kiest."};
inline constexpr Message choices_alike{"Ces {} séances vous coûtent {}, quel que soit le choix.",
                                       "These {} sessions cost you {}, whatever the choice.",
                                       "Deze {} sessies kosten u {}, wat u ook kiest."};
inline constexpr Message choice_closed{"Fermé : {} ({}).", "Closed: {} ({}).",
                                       "Gesloten: {} ({})."};
inline constexpr Message column_difference{"écart", "difference", "verschil"};
inline constexpr Message covered_of_asked{"Séances : prises en charge/demandées.",
                                          "Sessions: covered/asked.", "Sessies: gedekt/gevraagd."};
inline constexpr Message column_choice{"choix", "choice", "keuze"};
inline constexpr Message choices_caption{"Ce que coûtent les séances, par choix",
                                         "What the sessions cost, by choice",
                                         "Wat de sessies kosten, per keuze"};
inline constexpr Message as_in_the_file{"comme dans le fichier", "as in the file",
                                        "zoals in het bestand"};
inline constexpr Message then_next{"Ensuite {}, {}.", "Then {}, {}.", "Daarna {}, {}."};
inline constexpr Message no_price_known{"Aucun de ces dispositifs n'a de prix connu pour vous.",
                                        "None of these routes has a price that is known for you.",
                                        "Van geen van deze regelingen is de prijs voor u bekend."};
inline constexpr Message cost_a_session{"{} la séance", "{} a session", "{} per sessie"};
inline constexpr Message cost_a_session_two{"{} la séance ({} avec une mutuelle)",
                                            "{} a session ({} with a mutuelle)",
                                            "{} per sessie ({} met een aanvullende verzekering)"};
inline constexpr EnumArray<Counter::Per, Message, period_count> sessions_per{{
    {", au plus {} par jour", ", at most {} a day", ", hoogstens {} per dag"},
    {", {} par année civile", ", {} a calendar year", ", {} per kalenderjaar"},
    {", {} par année universitaire", ", {} an academic year", ", {} per academiejaar"},
    {", {} en douze mois", ", {} in twelve months", ", {} per twaalf maanden"},
    {", {} en tout", ", {} in all", ", {} in totaal"},
    {", {} par année du contrat", ", {} a contract year", ", {} per contractjaar"},
}};
inline constexpr Message compare_caption_short{"Ce que coûte une séance, par dispositif",
                                               "What a session costs, by route",
                                               "Wat een sessie kost, per regeling"};
inline constexpr Message column_route{"une séance", "a session", "een sessie"};
inline constexpr Message column_cap{"max.", "max.", "max."};
inline constexpr Message column_begin{"pour commencer", "to begin", "om te beginnen"};
inline constexpr EnumArray<Care, Message, care_count> cares{{
    {"UN PSYCHOLOGUE", "A PSYCHOLOGIST", "EEN PSYCHOLOOG"},
    {"UN MÉDECIN", "A DOCTOR", "EEN ARTS"},
    {"PARLER TOUT DE SUITE", "TALK NOW", "METEEN PRATEN"},
}};
inline constexpr Message with_mutuelle{"Avec une mutuelle : {}.", "With a mutuelle: {}.",
                                       "Met een aanvullende verzekering: {}."};
inline constexpr Message talk_now{"Parler tout de suite, gratuitement : {}.", "Talk now, free: {}.",
                                  "Meteen praten, gratis: {}."};
inline constexpr Message to_ask{"Prix non publié, à demander : {}.",
                                "Price not published, ask: {}.",
                                "Prijs niet bekendgemaakt, na te vragen: {}."};
inline constexpr Message star_means{
    "* Pas encore certain ; qui paie quoi : --detail. Hypothèses : --assumptions",
    "* Not certain yet; who pays what: --detail. Assumptions: --assumptions",
    "* Nog niet zeker; wie wat betaalt: --detail. Veronderstellingen: --assumptions"};
inline constexpr Message star_on_paper{"* Pas encore certain : voir plus bas.",
                                       "* Not certain yet: see below.",
                                       "* Nog niet zeker: zie verder."};
inline constexpr Message closed_to_you{"{} autres ne vous sont pas ouverts : --closed",
                                       "{} more are closed to you: --closed",
                                       "{} andere staan niet voor u open: --closed"};
inline constexpr Message more_of_comparison{
    "Hypothèses : --assumptions ; qui paie quoi : --detail",
    "Assumptions: --assumptions; who pays what: --detail",
    "Veronderstellingen: --assumptions; wie wat betaalt: --detail"};

}  // namespace racpsy::messages
