// Texts of the answer as people read it first: a sentence with the amount, the sessions in groups,
// and what follows from them.
#pragma once

#include "racpsy/base/message.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::messages {

// The first sentence: what the sessions cost. The last hole is the range of days.
inline constexpr Message from_day_to_day{", du {} au {}", ", from {} to {}"};
inline constexpr Message on_one_day{", le {}", ", on {}"};
inline constexpr Message one_is_free{"La séance du {} ne vous coûte rien : {}.",
                                     "The session of {} costs you nothing: {}."};
inline constexpr Message one_costs{"La séance du {} vous coûte {}.",
                                   "The session of {} costs you {}."};
inline constexpr Message one_costs_two{
    "La séance du {} vous coûte {} avec une mutuelle, {} sans.",
    "The session of {} costs you {} with a mutuelle, {} without."};
inline constexpr Message many_are_free{"Cela ne vous coûte rien : {} pour {} séances{}.",
                                       "This costs you nothing: {} for {} sessions{}."};
inline constexpr Message many_cost{"Ces {} séances vous coûtent {}, soit {} la séance{}.",
                                   "These {} sessions cost you {}, that is {} a session{}."};
inline constexpr Message many_cost_about{
    "Ces {} séances vous coûtent {}, en moyenne {} la séance{}.",
    "These {} sessions cost you {}, on average {} a session{}."};
inline constexpr Message many_cost_two{
    "Ces {} séances vous coûtent {} avec une mutuelle, {} sans{}.",
    "These {} sessions cost you {} with a mutuelle, {} without{}."};
inline constexpr Message one_covered_of{
    "Une seule de ces {} séances est prise en charge : elle vous coûte {}.",
    "Only one of these {} sessions is covered: it costs you {}."};
inline constexpr Message some_covered_of{
    "{} de ces {} séances sont prises en charge : elles vous coûtent {}.",
    "{} of these {} sessions are covered: they cost you {}."};
inline constexpr Message two_amounts{"{} avec une mutuelle, {} sans",
                                     "{} with a mutuelle, {} without"};
inline constexpr Message others_cost{
    "Le reste coûte {}, au prix du professionnel : {} en tout.",
    "The rest costs {}, at the professional's own price: {} in all."};
inline constexpr Message others_unknown{
    "Le reste est au prix du professionnel : donnez-le avec --prix.",
    "The rest is at the professional's own price: give it with --price."};
inline constexpr Message others_on_paper{"Le reste est au prix du professionnel.",
                                         "The rest is at the professional's own price."};
inline constexpr Message one_refused{"La séance du {} n'est pas prise en charge : {}.",
                                     "The session of {} is not covered: {}."};
inline constexpr Message all_refused{"Aucune de ces {} séances n'est prise en charge : {}.",
                                     "None of these {} sessions is covered: {}."};
inline constexpr Message would_cost{
    "Avec « {} : {} », cela vous coûterait {} ({} sur {} prises en charge).",
    "With “{}: {}”, it would cost you {} ({} of {} covered)."};
inline constexpr Message they_cost{"Cela vous coûte {}.", "It costs you {}."};
inline constexpr Message cost_at_most{"Le prix n'est pas connu, mais vous payez au plus {} ({}).",
                                      "The price is not known, but you pay at most {} ({})."};
inline constexpr Message cost_free_price{
    "Le professionnel fixe son prix : sans lui, ce que cela vous coûte n'est pas connu.",
    "The professional sets the price: without it, what this costs you is not known."};
inline constexpr Message cost_not_known{"Ce que cela vous coûte n'est pas connu.",
                                        "What this costs you is not known."};
inline constexpr Message cost_at_least{"Cela vous coûte au moins {} ; le reste n'est pas connu.",
                                       "It costs you at least {}; the rest is not known."};
inline constexpr Message household_costs{"En tout, ces {} séances vous coûtent {}.",
                                         "In all, these {} sessions cost you {}."};

// The second sentence: what is paid on the day, and what comes back.
inline constexpr Message advance_nothing{"Rien à régler le jour même.",
                                         "Nothing to pay on the day."};
inline constexpr Message advance_all_back{"Vous avancez {}, remboursés par {}.",
                                          "You advance {}, paid back by {}."};
inline constexpr Message advance_all_back_by_somebody{"Vous avancez {}, qui vous sont remboursés.",
                                                      "You advance {}, which is paid back."};
inline constexpr Message advance_part_back{"Vous avancez {}, dont {} remboursés par {}.",
                                           "You advance {}, of which {} is paid back by {}."};
inline constexpr Message advance_part_back_by_somebody{
    "Vous avancez {}, dont {} vous sont remboursés.", "You advance {}, of which {} is paid back."};
inline constexpr Message advance_paid{"Vous réglez {} le jour même ; rien d'autre à avancer.",
                                      "You pay {} on the day; nothing more to advance."};
inline constexpr Message advance_with_or_without{
    "Vous réglez {} le jour même ; une mutuelle vous rembourse {}.",
    "You pay {} on the day; a mutuelle pays {} back."};
inline constexpr Message more_back_with{"Une mutuelle vous rembourse {} de plus.",
                                        "A mutuelle pays {} more back."};
inline constexpr Message advance_taken{
    "Vous réglez {} le jour même ; {} seront retenus sur d'autres remboursements.",
    "You pay {} on the day; {} will be deducted from other refunds."};
inline constexpr Message a_session_each{"{} ({} la séance)", "{} ({} a session)"};

// Payers, as they are named in a sentence.
inline constexpr EnumArray<Payer, Message, payer_count> payers_in_sentence{{
    {"l'Assurance Maladie", "the Assurance Maladie"},
    {"un autre financeur", "another payer"},
    {"votre mutuelle", "your mutuelle"},
    {"vous", "you"},
}};
inline constexpr EnumArray<Payer, Message, payer_count> payers_in_sum{{
    {"Assurance Maladie", "Assurance Maladie"},
    {"autre financeur", "another payer"},
    {"mutuelle", "mutuelle"},
    {"vous", "you"},
}};
inline constexpr Message public_cover{"complémentaire publique", "public complementary cover"};
inline constexpr Message usual_price{"Prix : {}.", "Price: {}."};
inline constexpr Message you_or_mutuelle{"vous ou votre mutuelle", "you or your mutuelle"};
inline constexpr Message give_fee{
    "Donnez le prix du professionnel avec --prix (par exemple --prix 60).",
    "Give the professional's price with --price (for example --price 60)."};
inline constexpr Message and_payer{"{} et {}", "{} and {}"};

// The table of groups.
inline constexpr Message column_when{"quand", "when"};
inline constexpr Message column_who{"qui", "who"};
inline constexpr Message column_sessions{"séances", "sessions"};
inline constexpr Message column_you_pay{"vous payez", "you pay"};
inline constexpr Message column_back{"on vous rend", "you get back"};
inline constexpr Message column_cost{"vous coûte", "costs you"};
inline constexpr Message column_cost_with{"avec mutuelle", "with a mutuelle"};
inline constexpr Message column_cost_without{"sans", "without"};
inline constexpr Message together_with{"ensemble, avec mutuelle", "together, with a mutuelle"};
inline constexpr Message together_paid{"vous payez", "you pay"};
inline constexpr Message together{"ensemble", "together"};
inline constexpr Message row_in_all{"en tout", "in all"};
inline constexpr Message groups_caption{"Les séances, par dates de même prix",
                                        "The sessions, by dates that cost the same"};
inline constexpr Message beyond_cap_of{"au-delà des {}", "beyond the {}"};
inline constexpr Message last_of_cap{"{}e et dernière", "last of the {}"};
inline constexpr Message free_price{"prix libre", "own price"};

// The price of one session by payer.
inline constexpr Message session_sum{"Une séance : {} = {}", "A session: {} = {}"};
inline constexpr Message session_sum_term{"{} {}", "{} {}"};

// Sentences below the table: the sessions left, the next period, a cheaper route.
inline constexpr Message left_one{"Il vous restera {}.", "You will have {}."};
inline constexpr Message left_sessions{"{} séances {}", "{} sessions left {}"};
inline constexpr Message left_session{"{} séance {}", "{} session left {}"};
inline constexpr Message left_more{"{} {}", "{} {}"};
inline constexpr Message left_for_year{"pour {}", "for {}"};
inline constexpr Message left_until{"jusqu'au {}", "until {}"};
inline constexpr Message right_ends{
    "Droit « {} » : il se termine le {}. Ensuite, une séance vous coûte {} ({} jusque-là), et vous "
    "avancez {} ({} jusque-là).",
    "Right “{}”: it ends on {}. From then a session costs you {} ({} until then), and you pay {} "
    "upfront ({} until then)."};
inline constexpr Message right_ends_uncovered{
    "Droit « {} » : il se termine le {}. Ensuite, une séance n'est plus couverte : {}.",
    "Right “{}”: it ends on {}. From then a session is no longer covered: {}."};
inline constexpr Message right_follows{"{} Droit qui suit, jusqu'au {} : {}.",
                                       "{} The right that follows it, until {}: {}."};
inline constexpr Message left_for_good{"en tout", "in all"};
inline constexpr Message none_left{"Il ne vous restera aucune séance {} ; le compte repart le {}.",
                                   "No session will be left {}; the count begins anew on {}."};
inline constexpr Message none_left_for_good{"Il ne vous restera aucune séance.",
                                            "No session will be left."};
inline constexpr Message moved_later{
    "En décalant celles qui dépassent au {}, les {} séances coûteraient {} (racpsy plan).",
    "With those beyond the cap moved to {}, the {} sessions would cost {} (racpsy plan)."};
inline constexpr Message cheaper{"Moins cher : {}, {} la séance{}. Tout comparer : racpsy compare",
                                 "Cheaper: {}, {} a session{}. Compare all: racpsy compare"};
inline constexpr Message cheaper_on_paper{"Moins cher : {}, {} la séance{}.",
                                          "Cheaper: {}, {} a session{}."};
inline constexpr EnumArray<Counter::Per, Message, period_count> at_most_per{{
    {" (au plus {} par jour)", " (at most {} a day)"},
    {" ({} par année civile)", " ({} a calendar year)"},
    {" ({} par année universitaire)", " ({} an academic year)"},
    {" ({} en douze mois)", " ({} in twelve months)"},
    {" ({} en tout)", " ({} in all)"},
    {" ({} par année du contrat)", " ({} a contract year)"},
}};

// Assumptions and doubts.
inline constexpr Message assumed_short{
    "Supposé, à confirmer (toutes les hypothèses : --assumptions)",
    "Assumed, please confirm (all assumptions: --assumptions)"};
inline constexpr Message assumed_on_paper{"Supposé, à vérifier", "Assumed, please check"};
inline constexpr Message to_bring{"À apporter", "What to bring"};
inline constexpr Message assumed_otherwise{"{} ; sinon : {}", "{}; otherwise: {}"};
inline constexpr Message otherwise_range{"de {} à {}", "{} to {}"};
inline constexpr Message not_known{"non connu", "not known"};
inline constexpr Message otherwise_unknown{"{} ou inconnu", "{} or unknown"};
inline constexpr Message otherwise_advance{"{} à régler le jour même", "{} to pay on the day"};
inline constexpr Message not_certain{"Pas encore certain", "Not certain yet"};
inline constexpr Message one_doubt{"Pas encore certain : un point (--detail)",
                                   "Not certain yet: one point (--detail)"};
inline constexpr Message some_doubts{"Pas encore certain : {} points (--detail)",
                                     "Not certain yet: {} points (--detail)"};
inline constexpr Message one_more_doubt{"un autre point : --detail", "one more: --detail"};
inline constexpr Message more_doubts{"{} autres points : --detail", "{} more: --detail"};
inline constexpr Message checked_on{
    "Règles vérifiées le {}. Calcul : --explain ; tout : --detail",
    "Rules checked on {}. Arithmetic: --explain; all of it: --detail"};
inline constexpr Message checked_on_stale{
    "Règles du {} ; à revérifier. Calcul : --explain ; tout : --detail",
    "Rules of {} may change. Arithmetic: --explain; all of it: --detail"};
inline constexpr Message checked_on_paper_stale{
    "Règles vérifiées le {} ; elles peuvent avoir changé ou changer depuis.",
    "Rules checked on {}; they may have changed or may change since."};
inline constexpr Message checked_on_paper{"Règles vérifiées le {}.", "Rules checked on {}."};
inline constexpr Message no_rules_then{"Aucune règle en vigueur à ces dates. Détail : --detail",
                                       "No rules in force on these dates. More: --detail"};

// The card of a route.
inline constexpr Message card_title{"{}, aujourd'hui ({})", "{}, today ({})"};
inline constexpr Message card_caption{"Ce que coûte une séance", "What a session costs"};
inline constexpr Message card_situation{"Votre situation", "Your situation"};
inline constexpr Message card_cost{"une séance coûte", "a session costs"};
inline constexpr Message card_advance{"vous avancez", "you advance"};
inline constexpr Message card_ask{"Votre cas, en quelques questions : racpsy ask",
                                  "Your case, in a few questions: racpsy ask"};
inline constexpr Message card_help{"Toutes les commandes : racpsy -h", "All commands: racpsy -h"};

// Comparisons of routes.
inline constexpr Message cheapest{"Le moins cher pour vous : {}, {}.",
                                  "The cheapest for you: {}, {}."};
inline constexpr Message cheapest_at_price{"Le moins cher à prix fixé : {}, {}.",
                                           "The cheapest at a set price: {}, {}."};
inline constexpr Message free_if_admitted{"Gratuit si l'on vous y reçoit : {}.",
                                          "Free where you are admitted: {}."};
inline constexpr Message several_currencies{
    "Chaque prix est dans la monnaie de son pays : d'une monnaie à l'autre, ils ne se comparent "
    "pas.",
    "Each price is in the currency of its country: they do not compare across currencies."};
inline constexpr Message cheapest_in{"En {}, le moins cher pour vous : {}, {}.",
                                     "In {}, the cheapest for you: {}, {}."};
inline constexpr Message cheapest_of_sessions{"Le moins cher pour ces {} séances : {}, {}.",
                                              "The cheapest for these {} sessions: {}, {}."};
inline constexpr Message choices_alike_for_one{
    "Cette séance vous coûte {}, quel que soit le choix.",
    "This session costs you {}, whatever the choice."};
inline constexpr Message choices_alike{"Ces {} séances vous coûtent {}, quel que soit le choix.",
                                       "These {} sessions cost you {}, whatever the choice."};
inline constexpr Message choice_closed{"Fermé : {} ({}).", "Closed: {} ({})."};
inline constexpr Message column_difference{"écart", "difference"};
inline constexpr Message covered_of_asked{"Séances : prises en charge/demandées.",
                                          "Sessions: covered/asked."};
inline constexpr Message column_choice{"choix", "choice"};
inline constexpr Message choices_caption{"Ce que coûtent les séances, par choix",
                                         "What the sessions cost, by choice"};
inline constexpr Message as_in_the_file{"comme dans le fichier", "as in the file"};
inline constexpr Message then_next{"Ensuite {}, {}.", "Then {}, {}."};
inline constexpr Message no_price_known{"Aucun de ces dispositifs n'a de prix connu pour vous.",
                                        "None of these routes has a price that is known for you."};
inline constexpr Message cost_a_session{"{} la séance", "{} a session"};
inline constexpr Message cost_a_session_two{"{} la séance ({} avec une mutuelle)",
                                            "{} a session ({} with a mutuelle)"};
inline constexpr EnumArray<Counter::Per, Message, period_count> sessions_per{{
    {", au plus {} par jour", ", at most {} a day"},
    {", {} par année civile", ", {} a calendar year"},
    {", {} par année universitaire", ", {} an academic year"},
    {", {} en douze mois", ", {} in twelve months"},
    {", {} en tout", ", {} in all"},
    {", {} par année du contrat", ", {} a contract year"},
}};
inline constexpr Message compare_caption_short{"Ce que coûte une séance, par dispositif",
                                               "What a session costs, by route"};
inline constexpr Message column_route{"une séance", "a session"};
inline constexpr Message column_cap{"max.", "max."};
inline constexpr Message column_begin{"pour commencer", "to begin"};
inline constexpr EnumArray<Care, Message, care_count> cares{{
    {"UN PSYCHOLOGUE", "A PSYCHOLOGIST"},
    {"UN MÉDECIN", "A DOCTOR"},
    {"PARLER TOUT DE SUITE", "TALK NOW"},
}};
inline constexpr Message with_mutuelle{"Avec une mutuelle : {}.", "With a mutuelle: {}."};
inline constexpr Message talk_now{"Parler tout de suite, gratuitement : {}.",
                                  "Talk now, free: {}."};
inline constexpr Message to_ask{"Prix non publié, à demander : {}.",
                                "Price not published, ask: {}."};
inline constexpr Message star_means{
    "* Pas encore certain ; qui paie quoi : --detail. Hypothèses : --assumptions",
    "* Not certain yet; who pays what: --detail. Assumptions: --assumptions"};
inline constexpr Message star_on_paper{"* Pas encore certain : voir plus bas.",
                                       "* Not certain yet: see below."};
inline constexpr Message closed_to_you{"{} autres ne vous sont pas ouverts : --closed",
                                       "{} more are closed to you: --closed"};
inline constexpr Message more_of_comparison{"Hypothèses : --assumptions ; qui paie quoi : --detail",
                                            "Assumptions: --assumptions; who pays what: --detail"};

}  // namespace racpsy::messages
