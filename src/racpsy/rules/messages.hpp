// Texts about errors in rule files: the error, then the remedy.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::msg {

inline constexpr Message syntax{"TOML non valide : {}", "invalid TOML: {}"};
inline constexpr Message accented_key{
    "une clé sans guillemets ne peut contenir que a-z, 0-9, « _ » et « - »",
    "an unquoted key may contain only a-z, 0-9, “_” and “-”"};
inline constexpr Message too_large{"plus de {} octets", "more than {} bytes"};
inline constexpr Message line_too_long{"la ligne dépasse {} octets",
                                       "the line is longer than {} bytes"};
inline constexpr Message unreadable{"illisible : {}", "cannot be read: {}"};
inline constexpr Message not_a_file{"ce n'est pas un fichier ordinaire", "not a regular file"};
inline constexpr Message no_rule_file{"aucun fichier de règles (*.toml) dans ce dossier",
                                      "no rule file (*.toml) in this folder"};

inline constexpr Message unknown_key{"clé inconnue « {} »", "unknown key “{}”"};
inline constexpr Message unknown_word{"« {} » n'est pas {}", "“{}” is not {}"};
inline constexpr Message did_you_mean{"vouliez-vous « {} » ?", "did you mean “{}”?"};
inline constexpr Message one_of{"choix possibles : {}", "valid choices: {}"};
inline constexpr Message missing_key{"« {} » manque", "“{}” is missing"};
inline constexpr Message expected{"« {} » : on attend {}", "“{}”: expected {}"};
inline constexpr Message money_not_quoted{"« {} » : un montant doit être entre guillemets",
                                          "“{}”: an amount must be in quotes"};
inline constexpr Message write_like{"écrivez {}", "write {}"};

inline constexpr Message a_text{"un texte entre guillemets", "quoted text"};
inline constexpr Message both_languages{"{{ fr = \"…\", en = \"…\" }}",
                                        "{{ fr = \"…\", en = \"…\" }}"};
inline constexpr Message a_date{"une date comme 2024-06-15", "a date like 2024-06-15"};
inline constexpr Message a_bool{"true ou false", "true or false"};
inline constexpr Message an_integer{"un nombre entier", "a whole number"};
inline constexpr Message an_integer_between{"un nombre entier de {} à {}",
                                            "a whole number from {} to {}"};
inline constexpr Message a_table{"une table", "a table"};
inline constexpr Message a_list_of_tables{"une liste de tables", "a list of tables"};
inline constexpr Message a_word_or_words{"un mot ou une liste de mots entre guillemets",
                                         "a quoted word or a list of quoted words"};
inline constexpr Message a_range{"un âge ou un rang : 3, \"3..\", \"..17\" ou \"18..25\"",
                                 "an age or a rank: 3, \"3..\", \"..17\" or \"18..25\""};
inline constexpr Message see_routes{"« racpsy rules list » en donne la liste",
                                    "“racpsy rules list” lists them all"};
inline constexpr Message of_the_person{"« {} » décrit la personne, pas une séance",
                                       "“{}” describes the person, not a session"};
inline constexpr Message say_it_of_the_person{
    "écrivez-le dans [person], ou dans un [[change]] s'il vaut à partir d'un jour donné",
    "write it in [person], or in a [[change]] if it applies from a given day"};
inline constexpr Message a_holding{"un dispositif, ou un compteur de cette personne",
                                   "a route, or one of this person's counters"};
inline constexpr Message session_before_birth{"la séance du {} est antérieure à la naissance ({})",
                                              "the session on {} is before the date of birth ({})"};
inline constexpr Message series_too_late{"la séance n° {} tomberait après le {}",
                                         "session no. {} would fall after {}"};
inline constexpr Message too_old{"plus de 130 ans à la séance du {} (naissance : {})",
                                 "over 130 years old at the session on {} (born {})"};
inline constexpr Message a_pace{"un rythme comme \"1d\", \"2w\" ou \"1m\"",
                                "an interval like \"1d\", \"2w\" or \"1m\""};
inline constexpr Message sessions_or_amount{"un nombre de séances, ou un montant comme \"36.00\"",
                                            "a number of sessions, or an amount like \"36.00\""};
inline constexpr Message not_both{"« {} » et « {} » sont incompatibles",
                                  "“{}” and “{}” cannot be combined"};
inline constexpr Message either_of{"donner « {} » ou « {} », et un seul des deux",
                                   "give either “{}” or “{}”, only one of them"};
inline constexpr Message a_price{"un montant comme \"50.00\", \"asked\" ou \"unknown\"",
                                 "an amount like \"50.00\", \"asked\" or \"unknown\""};
inline constexpr Message what_a_payer_pays{
    "\"60 %\", \"2/37\", \"11.00\", \"rest\" ou \"unknown\"",
    "\"60 %\", \"2/37\", \"11.00\", \"rest\" or \"unknown\""};

inline constexpr Message what_a_contract_pays{
    "\"40.00\", \"45.00 an hour\", \"0.75 a minute\", \"50 %\" (du prix), \"50 % of base\", "
    "\"50 % of rest\", \"1 % of pmss\" ou \"rest\" ; « in all » après un montant ou un taux : avec "
    "ce "
    "que paient les autres",
    "\"40.00\", \"45.00 an hour\", \"0.75 a minute\", \"50 %\" (of the price), \"50 % of base\", "
    "\"50 % of rest\", \"1 % of pmss\" or \"rest\"; “in all” after an amount or a rate: with what "
    "the others pay"};
inline constexpr Message an_amount_of_a_contract{
    "un montant comme \"50.00\", ou un taux comme \"3 % of pmss\"",
    "an amount like \"50.00\", or a rate like \"3 % of pmss\""};
inline constexpr Message a_reference_value{"une valeur de référence du pays",
                                           "a reference value of the country"};
inline constexpr Message values_in_order{
    "les montants d'une valeur doivent se suivre sans se chevaucher",
    "the amounts of a value must follow each other without overlap"};
inline constexpr Message an_amount{"un montant comme \"50.00\"", "an amount like \"50.00\""};
inline constexpr Message unknown_country{"pays inconnu « {} »", "unknown country “{}”"};

inline constexpr Message a_payer{"un financeur", "a payer"};
inline constexpr Message an_outcome{"un résultat", "an outcome"};
inline constexpr Message a_fact{"un critère déclaré", "a declared fact"};
inline constexpr Message stands_alone{
    "« {} » ne se combine avec rien : il signifie qu'il n'y a aucune autre valeur",
    "“{}” cannot be combined: it means that there is no other value"};
inline constexpr Message drop_it{"supprimez-le, ou ne gardez que lui",
                                 "remove it, or keep only this value"};
inline constexpr Message with_and_without_days{"« {} » est donné à la fois avec et sans dates",
                                               "“{}” is given both with and without dates"};
inline constexpr Message keep_one{
    "gardez l'un des deux : avec des dates si le droit ne vaut qu'à ces dates, sans dates s'il "
    "vaut toujours",
    "keep one of the two: with dates if the right applies only then, without dates if it always "
    "applies"};
inline constexpr Message says_nothing{"« {} » est vide", "“{}” is empty"};
inline constexpr Message write_for_none{"pour n'indiquer aucune valeur, écrivez \"{}\"",
                                        "to state that there is none, write \"{}\""};
inline constexpr Message other_form{"c'est {}, et non du TOML en clair",
                                    "this is {}, not plain TOML"};
inline constexpr Message a_value_of{"une valeur de « {} »", "a value of “{}”"};
inline constexpr Message a_counter{"un compteur déclaré dans ce fichier",
                                   "a counter declared in this file"};
inline constexpr Message a_kind{"un type de séance déclaré dans ce fichier",
                                "a kind of session declared in this file"};
inline constexpr Message a_source{"une source déclarée", "a declared source"};
inline constexpr Message a_period{"une période", "a period"};
inline constexpr Message a_status{"un statut", "a status"};
inline constexpr Message a_confidence{"un niveau de confiance", "a confidence level"};
inline constexpr Message a_rounding{"un mode d'arrondi", "a rounding mode"};
inline constexpr Message a_currency{"une monnaie connue", "a known currency"};
inline constexpr Message a_fact_type{"un type de critère", "a type of fact"};
inline constexpr Message profile_of_one{
    "un profil décrit une seule personne, dans [person], sans changement",
    "a profile describes one person, in [person], without changes"};
inline constexpr Message a_kind_of_care{"un type de soin", "a kind of care"};
inline constexpr Message person_or_session{"« person » ou « session »", "“person” or “session”"};
inline constexpr Message sessions_or_cents{"« sessions » ou « cents »", "“sessions” or “cents”"};
inline constexpr Message whose_counter{"« beneficiary » ou « family »",
                                       "“beneficiary” or “family”"};
inline constexpr Message a_membership{
    "une durée accomplie : \"6m..\", \"..1y\", \"1y..3y\" (mois et années, ou jours)",
    "a completed duration: \"6m..\", \"..1y\", \"1y..3y\" (months and years, or days)"};
inline constexpr Message a_month_and_day{"un mois et un jour, comme \"07-01\"",
                                         "a month and a day, like \"07-01\""};
inline constexpr Message year_of_no_counter{
    "« year_begins » ne sert à aucun compteur : aucun n'a per = \"contract-year\"",
    "“year_begins” serves no counter: none has per = \"contract-year\""};
inline constexpr Message family_needs_year{
    "le compteur « {} » est celui de la famille, mais son année commence à l'anniversaire de "
    "chacun",
    "the counter “{}” is the family's, but its year begins on the anniversary of each person"};
inline constexpr Message give_year_begins{"ajoutez year_begins = \"MM-JJ\"",
                                          "add year_begins = \"MM-DD\""};
inline constexpr Message used_of_a_route{
    "« {} » : les séances d'un dispositif, à un jour donné, sont des séances de ce fichier",
    "“{}”: sessions of a route on a given day are sessions of this file"};
inline constexpr Message write_its_sessions{"écrivez-les dans une [[session]], ou sans « on »",
                                            "write them in a [[session]], or without “on”"};
inline constexpr Message contract_not_then{"le contrat « {} » ne s'applique pas le {}",
                                           "the contract “{}” does not apply on {}"};
inline constexpr Message contract_joined_later{
    "le contrat « {} » n'est rejoint que le {} : il n'a rien payé le {}",
    "the contract “{}” is joined only on {}: it paid nothing on {}"};
inline constexpr Message a_calendar{"un calendrier", "a calendar"};

inline constexpr Message no_source{"la règle n'a pas de source", "the rule has no source"};
inline constexpr Message give_source{"ajoutez source = \"…\" : chaque règle doit citer une source",
                                     "add source = \"…\": every rule must cite a source"};
inline constexpr Message source_needs_place{"la source n'a ni « url » ni « reference »",
                                            "the source has neither “url” nor “reference”"};
inline constexpr Message source_needs_one_date{
    "la source a {} dates : il en faut exactement une (published_on, signed_on ou read_on)",
    "the source has {} dates: exactly one is needed (published_on, signed_on or read_on)"};
inline constexpr Message note_required{
    "une règle déduite ou supposée doit avoir une note {{ fr, en }}",
    "an inferred or assumed rule must have a note {{ fr, en }}"};
inline constexpr Message same_key{"« {} » répète « {} » : gardez l'un des deux",
                                  "“{}” duplicates “{}”: keep one of them"};
inline constexpr Message declared_twice{"« {} » est déjà déclaré", "“{}” is already declared"};
inline constexpr Message same_id{"deux règles portent le nom « {} »", "two rules are named “{}”"};
inline constexpr Message wrong_folder{
    "le fichier indique « {} », mais son emplacement correspond à « {} »",
    "the file says “{}”, but its location says “{}”"};
inline constexpr Message in_no_calendar{"la version n'est en vigueur dans aucun calendrier",
                                        "the version is in force in no calendar"};
inline constexpr Message say_hypothetical{"ajoutez in_force, ou hypothetical = true",
                                          "add in_force, or hypothetical = true"};
inline constexpr Message hypothetical_in_force{
    "une version hypothétique ne peut pas avoir in_force",
    "a hypothetical version cannot have in_force"};
inline constexpr Message same_first_day{
    "les versions « {} » et « {} » commencent le même jour ({}) dans le même calendrier",
    "versions “{}” and “{}” start on the same day ({}) in the same calendar"};
inline constexpr Message closes_before_successor{
    "la version « {} » prend fin le {}, mais « {} » commence le {} : il y a un trou ou un "
    "chevauchement",
    "version “{}” ends on {}, but “{}” starts on {}: there is a gap or an overlap"};
inline constexpr Message too_many{"plus de {} éléments dans « {} »",
                                  "more than {} entries in “{}”"};
inline constexpr Message currency_differs{
    "la monnaie est {}, mais la version « {} » est en {} : faites-en un autre dispositif",
    "the currency is {}, but version “{}” is in {}: make it another route"};
inline constexpr Message amount_in_other_currency{"« {} » n'est pas un montant en {}",
                                                  "“{}” is not an amount in {}"};
inline constexpr Message contract_of_no_route{
    "le contrat « {} » est pour « {} », en {} : aucun dispositif de cette personne n'est de ce "
    "pays et de cette monnaie",
    "contract “{}” is for “{}”, in {}: no route of this person is of that country and currency"};
inline constexpr Message two_currencies{
    "{} est en {}, mais {} est en {} : leurs montants ne s'additionnent pas",
    "{} is in {}, but {} is in {}: their amounts cannot be added up"};
inline constexpr Message keep_one_currency{
    "Faites un fichier par monnaie, ou comparez-les : racpsy compare --route {},{}.",
    "Make one file for each currency, or compare them: racpsy compare --route {},{}."};
inline constexpr Message counter_differs{
    "le compteur « {} » est déclaré différemment dans une autre version",
    "counter “{}” is declared differently in another version"};
inline constexpr Message not_a_route_id{
    "« {} » n'est pas un identifiant de dispositif comme fr/mon-dispositif",
    "“{}” is not a route id such as fr/my-route"};
inline constexpr Message speaks_for_no_route{
    "ce fichier ne concerne aucun dispositif et serait sans effet",
    "this file applies to no route and would have no effect"};
inline constexpr Message one_set{
    "un dispositif ne peut avoir qu'un critère de type set, et « {} » en est déjà un",
    "a route can have only one fact of type set, and “{}” already is one"};
inline constexpr Message only_facts{"« {} » n'accepte que des critères, avec une valeur chacun",
                                    "“{}” accepts only facts, each with one value"};
inline constexpr Message empty_list{"la liste est vide : la règle ne s'appliquerait jamais",
                                    "the list is empty: the rule would never apply"};
inline constexpr Message empty_word{
    "« {} » signifie « aucune valeur » : une condition ne peut pas s'y référer",
    "“{}” means “no value”: a condition cannot test for it"};
inline constexpr Message use_unless{"excluez les autres valeurs avec unless",
                                    "exclude the other values with unless"};
inline constexpr Message closes_before_opening{"la version prend fin ({}) avant de commencer ({})",
                                               "the version ends ({}) before it starts ({})"};
inline constexpr Message ends_before_it_begins{"le contrat prend fin ({}) avant de commencer ({})",
                                               "the contract ends ({}) before it starts ({})"};
inline constexpr Message a_duration{"une durée comme \"1y\" ou \"4m13d\" (années, mois, jours)",
                                    "a duration like \"1y\" or \"4m13d\" (years, months, days)"};
inline constexpr Message another_value_of_the_fact{
    "une autre valeur du même critère, qui en admet plusieurs",
    "another value of the same fact, which is a set"};
inline constexpr Message one_value_of_a_fact{"une seule valeur d'un seul critère",
                                             "a single value of a single fact"};
inline constexpr Message facts_only{"« {} » ne peut utiliser ici que des critères déclarés",
                                    "“{}” can use only declared facts here"};
inline constexpr Message a_ceiling_of_extra_fees{
    "\"100 %\" de la base, ou \"none\" s'il n'y a pas de plafond",
    "\"100 %\" of the base, or \"none\" if there is no cap"};
inline constexpr Message public_is_for_amc{
    "« public » n'a de sens que pour une part de la complémentaire (amc)",
    "“public” applies only to a share of the complementary insurance (amc)"};
inline constexpr Message parts_and{"« parts » donne déjà « {} »", "“parts” already gives “{}”"};
inline constexpr Message hint_of_a_price{
    "« hint » n'a de sens que pour un prix « asked » ou « unknown »",
    "“hint” applies only to a price that is “asked” or “unknown”"};
inline constexpr Message minutes_of_a_price{
    "un prix à la minute (\"2.58 a minute\") et « minutes » vont ensemble",
    "a price by the minute (\"2.58 a minute\") and “minutes” go together"};
inline constexpr Message never_binds{
    "« {} » : jamais d'effet, aucun payeur ne paie rien des séances concernées",
    "“{}”: never has an effect, as no payer pays anything of these sessions"};
inline constexpr Message ceiling_never_binds{
    "« {} » : jamais d'effet, les séances concernées ne laissent rien au patient",
    "“{}”: never has an effect, as these sessions leave nothing to the patient"};
inline constexpr Message no_scheme_no_list{
    "scheme = false : seul le patient paie, donc « {} » n'est pas accepté",
    "scheme = false: only the patient pays, so “{}” is not allowed"};
inline constexpr Message no_scheme_no_price{"scheme = false : le prix doit être « asked »",
                                            "scheme = false: the price must be “asked”"};
inline constexpr Message too_many_cases{"la version distingue plus de {} cas",
                                        "the version distinguishes more than {} cases"};
inline constexpr Message unknown_route{"dispositif inconnu « {} »", "unknown route “{}”"};
inline constexpr Message not_everywhere{
    "aucune règle « session » n'est sans condition : certains cas n'ont pas de séance",
    "no “session” rule is unconditional: some cases have no session"};
inline constexpr Message a_rule_of_the_list{"une règle de cette liste", "a rule of this list"};
inline constexpr Message crossing{
    "« {} » et « {} » s'appliquent au même cas avec des résultats différents",
    "“{}” and “{}” apply to the same case with different results"};
inline constexpr Message say_prevails{
    "indiquez laquelle l'emporte : prevails_over = [\"{}\"] dans « {} »",
    "state which one prevails: prevails_over = [\"{}\"] in “{}”"};
inline constexpr Message never_reached{
    "« {} » ne s'applique jamais : les règles précédentes couvrent tous ses cas",
    "“{}” never applies: the rules before it cover all its cases"};
inline constexpr Message rank_never_reached{
    "« {} » ne s'applique jamais : le compteur « {} » ne dépasse pas {} séance(s)",
    "“{}” never applies: counter “{}” never holds more than {} session(s)"};
inline constexpr Message what_a_counter_counts{
    "une séance compte si la part qui la paie limite par ce compteur ou demande un rang dans "
    "celui-ci",
    "a session counts where the share that pays it limits by this counter or asks for a rank in "
    "it"};
inline constexpr Message excess_mixed{
    "le compteur « {} » contient une franchise : aucune limite et aucun rang ne peuvent s'y "
    "référer",
    "counter “{}” holds an excess: no limit and no rank can refer to it"};
inline constexpr Message excess_alone{"déclarez un compteur pour la franchise seule",
                                      "declare a counter for the excess alone"};
inline constexpr Message at_most_never_reached{
    "« {} » : le maximum de {} par séance n'est jamais atteint (la part est de {} au plus)",
    "“{}”: the maximum of {} a session is never reached (the share is at most {})"};
inline constexpr Message sessions_never_reached{
    "« {} » : la limite de {} séances n'est jamais atteinte (au plus {} dans la période)",
    "“{}”: the limit of {} sessions is never reached (at most {} in the period)"};
inline constexpr Message amount_never_reached{
    "« {} » : le plafond de {} n'est jamais atteint (au plus {} dans la période)",
    "“{}”: the limit of {} is never reached (at most {} in the period)"};
inline constexpr Message limit_always_reached{
    "« {} » ne paie jamais : sa limite de {} séance(s) est toujours atteinte avant",
    "“{}” never pays: its limit of {} session(s) is always reached before"};
inline constexpr Message remove_or_correct{"retirez-le, ou corrigez les nombres",
                                           "remove it, or correct the numbers"};
inline constexpr Message never_fits{
    "« {} » ne s'applique à personne : ses conditions se contredisent",
    "“{}” applies to nobody: its conditions contradict each other"};
inline constexpr Message outcome_too_late{
    "« {} » ({}) vient après « {} » ({}), mais « {} » est vérifié avant",
    "“{}” ({}) comes after “{}” ({}), but “{}” is tested first"};
inline constexpr Message outcomes_in_order{"rangez ces règles dans l'ordre des résultats : {}",
                                           "put these rules in the order of the outcomes: {}"};
inline constexpr Message two_rests{
    "deux financeurs paient le reste dans un même cas : « {} » et « {} »",
    "two payers pay the rest in the same case: “{}” and “{}”"};
inline constexpr Message nobody_takes_the_rest{
    "« {} » fixe la part du patient dans un cas où personne ne paie le reste",
    "“{}” sets the patient's share in a case where nobody pays the rest"};
inline constexpr Message not_checked_lately{
    "la version « {} » est en vigueur, mais sa dernière vérification date du {}, il y a {} jours",
    "version “{}” is in force but was last verified on {}, {} days ago"};
inline constexpr Message verify_again{
    "vérifiez à nouveau ses sources, puis mettez verified_on à jour (au moins tous les {} jours)",
    "check its sources again, then update verified_on (at least every {} days)"};
inline constexpr Message never_cited{"la source « {} » n'est citée par aucune règle",
                                     "no rule cites the source “{}”"};
inline constexpr Message cite_or_remove{"citez-la ou retirez-la", "cite it or remove it"};
inline constexpr Message delay_without_line{
    "le report concerne un calendrier où la version n'est pas en vigueur",
    "the delay is for a calendar in which the version is not in force"};
inline constexpr Message delay_before{
    "le report ({}) n'est pas postérieur à l'entrée en vigueur ({}) : il serait sans effet",
    "the delay ({}) is not after the entry into force ({}): it would have no effect"};
inline constexpr Message too_much{
    "les financeurs paient plus que le prix dans un même cas : « {} » et « {} »",
    "the payers pay more than the price in the same case: “{}” and “{}”"};

}  // namespace racpsy::msg
