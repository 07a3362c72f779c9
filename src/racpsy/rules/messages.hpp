// What is said of a rule file that is wrong: what was found, then what to do.
#pragma once

#include "racpsy/base/say.hpp"

namespace racpsy::msg {

inline constexpr Message syntax{"ce n'est pas du TOML : {}", "this is not TOML: {}"};
inline constexpr Message accented_key{"une clé sans guillemets ne s'écrit qu'avec a-z, 0-9, « _ » et « - »",
                                      "a key without quotes may only hold a-z, 0-9, “_” and “-”"};
inline constexpr Message too_large{"plus de {} octets", "more than {} bytes"};
inline constexpr Message line_too_long{"la ligne dépasse {} octets", "the line is longer than {} bytes"};
inline constexpr Message unreadable{"illisible : {}", "cannot be read: {}"};
inline constexpr Message not_a_file{"ce n'est pas un fichier ordinaire", "not a regular file"};
inline constexpr Message no_rule_file{"aucun fichier de règles (*.toml) dans ce dossier", "no rule file (*.toml) in this folder"};

inline constexpr Message unknown_key{"clé inconnue « {} »", "unknown key “{}”"};
inline constexpr Message unknown_word{"« {} » n'est pas {}", "“{}” is not {}"};
inline constexpr Message did_you_mean{"vouliez-vous « {} » ?", "did you mean “{}”?"};
inline constexpr Message one_of{"au choix : {}", "one of: {}"};
inline constexpr Message missing_key{"« {} » manque", "“{}” is missing"};
inline constexpr Message expected{"« {} » : on attend {}", "“{}”: expected {}"};
inline constexpr Message money_not_quoted{"« {} » : un montant s'écrit entre guillemets", "“{}”: an amount is written in quotes"};
inline constexpr Message write_like{"écrivez {}", "write {}"};

inline constexpr Message a_text{"un texte entre guillemets", "a text in quotes"};
inline constexpr Message both_languages{"{{ fr = \"…\", en = \"…\" }}", "{{ fr = \"…\", en = \"…\" }}"};
inline constexpr Message a_date{"une date comme 2024-06-15", "a date like 2024-06-15"};
inline constexpr Message a_bool{"true ou false", "true or false"};
inline constexpr Message an_integer{"un nombre entier", "a whole number"};
inline constexpr Message an_integer_between{"un nombre entier de {} à {}", "a whole number from {} to {}"};
inline constexpr Message a_table{"une table", "a table"};
inline constexpr Message a_list_of_tables{"une liste de tables", "a list of tables"};
inline constexpr Message a_word_or_words{"un mot ou une liste de mots entre guillemets", "a word or a list of words in quotes"};
inline constexpr Message a_range{"un âge ou un rang : 3, \"3..\", \"..17\" ou \"18..25\"", "an age or a rank: 3, \"3..\", \"..17\" or \"18..25\""};
inline constexpr Message see_routes{"« racpsy rules list » les donne tous", "“racpsy rules list” gives them all"};
inline constexpr Message of_the_person{"« {} » se dit de la personne, pas d'une séance", "“{}” is said of the person, not of a session"};
inline constexpr Message say_it_of_the_person{"écrivez-le dans [person], ou dans un [[change]] à partir d'un jour", "write it in [person], or in a [[change]] from a given day"};
inline constexpr Message a_holding{"un dispositif ou un compteur de cette personne", "a route or a counter of this person"};
inline constexpr Message session_before_birth{"la séance du {} précède la naissance ({})", "the session of {} is before the birth ({})"};
inline constexpr Message series_too_late{"la séance n° {} tomberait après le {}", "session no. {} would be after {}"};
inline constexpr Message too_old{"plus de 130 ans à la séance du {} (naissance : {})", "over 130 years old at the session of {} (born {})"};
inline constexpr Message a_pace{"un rythme comme \"1d\", \"2w\" ou \"1m\"", "a pace like \"1d\", \"2w\" or \"1m\""};
inline constexpr Message sessions_or_amount{"un nombre de séances, ou un montant comme \"36.00\"", "a number of sessions, or an amount like \"36.00\""};
inline constexpr Message not_both{"« {} » et « {} » sont incompatibles", "“{}” and “{}” exclude each other"};
inline constexpr Message a_price{"un montant comme \"50.00\", \"asked\" ou \"unknown\"", "an amount like \"50.00\", \"asked\" or \"unknown\""};
inline constexpr Message what_a_payer_pays{"\"60 %\", \"2/37\", \"11.00\", \"rest\" ou \"unknown\"", "\"60 %\", \"2/37\", \"11.00\", \"rest\" or \"unknown\""};

inline constexpr Message what_a_contract_pays{"\"40.00\", \"45.00 an hour\", \"50 %\" (du prix), \"50 % of base\", \"50 % of rest\" ou \"rest\"", "\"40.00\", \"45.00 an hour\", \"50 %\" (of the price), \"50 % of base\", \"50 % of rest\" or \"rest\""};
inline constexpr Message an_amount{"un montant comme \"50.00\"", "an amount like \"50.00\""};
inline constexpr Message unknown_country{"pays inconnu « {} »", "unknown country “{}”"};

inline constexpr Message a_payer{"un financeur", "a payer"};
inline constexpr Message an_outcome{"une issue", "an outcome"};
inline constexpr Message a_fact{"un critère déclaré", "a declared fact"};
inline constexpr Message stands_alone{"« {} » vaut seul : il dit qu'il n'y a rien d'autre", "“{}” stands alone: it says that there is nothing else"};
inline constexpr Message with_and_without_days{"« {} » est donné à la fois avec des jours et sans", "“{}” is given both with days and without"};
inline constexpr Message keep_one{"gardez l'un des deux : avec ses jours s'il ne vaut que ces jours-là, sans jours s'il vaut toujours", "keep one of the two: with its days if it holds on these only, without days if it always holds"};
inline constexpr Message drop_it{"ôtez-le, ou ne gardez que lui", "drop it, or keep it alone"};
inline constexpr Message says_nothing{"« {} » est vide", "“{}” is empty"};
inline constexpr Message write_for_none{"pour n'en dire aucun, écrivez \"{}\"", "for none of them write \"{}\""};
inline constexpr Message other_form{"c'est {}, et non du TOML en clair", "this is {}, not plain TOML"};
inline constexpr Message a_value_of{"une valeur de « {} »", "a value of “{}”"};
inline constexpr Message a_counter{"un compteur de ce fichier", "a counter of this file"};
inline constexpr Message a_kind{"un type de séance de ce fichier", "a kind of session of this file"};
inline constexpr Message a_source{"une source déclarée", "a declared source"};
inline constexpr Message a_period{"une période", "a period"};
inline constexpr Message a_status{"un statut", "a status"};
inline constexpr Message a_confidence{"un degré de confiance", "a confidence"};
inline constexpr Message a_rounding{"un arrondi", "a rounding"};
inline constexpr Message a_currency{"une monnaie connue", "a known currency"};
inline constexpr Message a_fact_type{"un type de critère", "a type of fact"};
inline constexpr Message person_or_session{"« person » ou « session »", "“person” or “session”"};
inline constexpr Message sessions_or_cents{"« sessions » ou « cents »", "“sessions” or “cents”"};
inline constexpr Message a_calendar{"un calendrier", "a calendar"};

inline constexpr Message no_source{"la règle n'a pas de source", "the rule has no source"};
inline constexpr Message give_source{"ajoutez source = \"…\" : chaque valeur a une citation", "add source = \"…\": every value has a citation"};
inline constexpr Message source_needs_place{"la source n'a ni url ni reference", "the source has neither url nor reference"};
inline constexpr Message source_needs_one_date{"la source a {} dates : il en faut une (published_on, signed_on ou read_on)",
                                               "the source has {} dates: it needs one (published_on, signed_on or read_on)"};
inline constexpr Message note_required{"une règle déduite ou supposée a besoin d'une note {{ fr, en }}",
                                       "an inferred or assumed rule needs a note {{ fr, en }}"};
inline constexpr Message same_key{"« {} » dit la même chose que « {} » : gardez-en un", "“{}” says the same as “{}”: keep one of them"};
inline constexpr Message declared_twice{"« {} » est déjà déclaré", "“{}” is declared already"};
inline constexpr Message same_id{"deux règles portent le nom « {} »", "two rules are named “{}”"};
inline constexpr Message wrong_folder{"le fichier dit « {} », sa place dit « {} »", "the file says “{}”, its place says “{}”"};
inline constexpr Message in_no_calendar{"la version n'est en vigueur dans aucun calendrier", "the version is in force in no calendar"};
inline constexpr Message say_hypothetical{"donnez in_force, ou hypothetical = true", "give in_force, or hypothetical = true"};
inline constexpr Message hypothetical_in_force{"une version hypothétique n'a pas in_force", "a hypothetical version has no in_force"};
inline constexpr Message same_first_day{"les versions « {} » et « {} » commencent le même jour ({}) dans le même calendrier",
                                        "versions “{}” and “{}” begin on the same day ({}) in the same calendar"};
inline constexpr Message closes_before_successor{"la version « {} » se ferme ({}) avant que « {} » commence ({}) : trou ou chevauchement",
                                                 "version “{}” closes ({}) before “{}” begins ({}): a gap or an overlap"};
inline constexpr Message too_many{"plus de {} éléments dans « {} »", "more than {} entries in “{}”"};
inline constexpr Message counter_differs{"le compteur « {} » est déclaré autrement dans une autre version", "counter “{}” is declared otherwise in another version"};
inline constexpr Message not_a_route_id{"« {} » n'est pas un nom de dispositif comme fr/mon-dispositif", "“{}” is not a route id like fr/my-route"};
inline constexpr Message speaks_for_no_route{"ce fichier ne concerne aucun dispositif : il serait sans effet", "this file speaks for no route: it would have no effect"};
inline constexpr Message one_set{"un dispositif ne peut avoir qu'un critère de type set, et « {} » en est un", "a route may have one fact of type set, and “{}” is one"};
inline constexpr Message only_facts{"« {} » ne prend que des critères, une valeur chacun", "“{}” takes facts only, one value each"};
inline constexpr Message empty_list{"la liste est vide : la règle ne s'appliquerait jamais", "the list is empty: the rule would never apply"};
inline constexpr Message empty_word{"« {} » veut dire « aucune valeur » : une condition ne peut pas le demander", "“{}” means “no value”: a condition cannot ask for it"};
inline constexpr Message use_unless{"excluez les autres valeurs avec unless", "exclude the other values with unless"};
inline constexpr Message closes_before_opening{"la version se ferme ({}) avant de commencer ({})", "the version closes ({}) before it begins ({})"};
inline constexpr Message ends_before_it_begins{"le contrat prend fin ({}) avant de commencer ({})", "the contract ends ({}) before it begins ({})"};
inline constexpr Message a_duration{"une durée comme \"1y\" ou \"4m13d\" (années, mois, jours)", "a duration like \"1y\" or \"4m13d\" (years, months, days)"};
inline constexpr Message one_value_of_a_fact{"une seule valeur d'un seul critère", "one value of one fact"};
inline constexpr Message facts_only{"« {} » ne peut demander ici que des critères déclarés", "“{}” may ask for declared facts only here"};
inline constexpr Message a_ceiling_of_extra_fees{"\"100 %\" de la base, ou \"none\" s'il n'y a pas de plafond", "\"100 %\" of the base, or \"none\" where there is no ceiling"};
inline constexpr Message public_is_for_amc{"« public » n'a de sens que pour une part de la complémentaire (amc)", "“public” is for a share of the complementary insurance (amc)"};
inline constexpr Message parts_and{"« parts » donne déjà « {} »", "“parts” gives “{}” already"};
inline constexpr Message hint_of_a_price{"« hint » n'a de sens que pour un prix « asked » ou « unknown »", "“hint” is for a price that is “asked” or “unknown”"};
inline constexpr Message no_scheme_no_list{"scheme = false : personne d'autre que le patient ne paie, donc pas de « {} »", "scheme = false: nobody but the patient pays, so no “{}”"};
inline constexpr Message no_scheme_no_price{"scheme = false : le prix est « asked »", "scheme = false: the price is “asked”"};
inline constexpr Message too_many_cases{"la version distingue plus de {} cas", "the version tells more than {} cases apart"};
inline constexpr Message unknown_route{"dispositif inconnu « {} »", "unknown route “{}”"};
inline constexpr Message not_everywhere{"aucune règle « session » sans condition : un cas reste sans séance", "no “session” rule without a condition: some case has no session"};
inline constexpr Message a_rule_of_the_list{"une règle de cette liste", "a rule of this list"};
inline constexpr Message crossing{"« {} » et « {} » réclament le même cas avec des résultats différents", "“{}” and “{}” claim the same case with different results"};
inline constexpr Message say_prevails{"dites laquelle l'emporte : prevails_over = [\"{}\"] dans « {} »", "say which prevails: prevails_over = [\"{}\"] in “{}”"};
inline constexpr Message never_reached{"« {} » ne s'applique jamais : les règles précédentes prennent tous ses cas", "“{}” is never reached: the rules before it take all its cases"};
inline constexpr Message never_fits{"« {} » ne s'applique à personne : ses conditions se contredisent", "nobody fits “{}”: its conditions contradict each other"};
inline constexpr Message outcome_too_late{"« {} » ({}) vient après « {} » ({}), alors que « {} » se vérifie avant",
                                          "“{}” ({}) comes after “{}” ({}), although “{}” is tested first"};
inline constexpr Message outcomes_in_order{"rangez ces règles dans l'ordre des résultats : {}", "put these rules in the order of the outcomes: {}"};
inline constexpr Message two_rests{"deux financeurs prennent le reste dans un même cas : « {} » et « {} »", "two payers take the rest in the same case: “{}” and “{}”"};
inline constexpr Message nobody_takes_the_rest{"« {} » fixe la part du patient dans un cas où personne ne prend le reste", "“{}” states the patient's share in a case where nobody takes the rest"};
inline constexpr Message not_checked_lately{"la version « {} » est en vigueur et vérifiée au {} seulement, il y a {} jours",
                                            "version “{}” is in force and was last verified on {}, {} days ago"};
inline constexpr Message verify_again{"relisez ses sources, puis avancez verified_on (tous les {} jours au plus)",
                                      "read its sources again, then move verified_on (every {} days at most)"};
inline constexpr Message never_cited{"la source « {} » n'est citée par aucune règle", "no rule cites the source “{}”"};
inline constexpr Message cite_or_remove{"citez-la ou retirez-la", "cite it or remove it"};
inline constexpr Message delay_without_line{"le report vaut pour un calendrier où la version n'est pas en vigueur", "the delay is for a calendar in which the version is not in force"};
inline constexpr Message delay_before{"le report ({}) ne dépasse pas l'entrée en vigueur ({}) : il serait sans effet", "the delay ({}) is not after the entry into force ({}): it would have no effect"};
inline constexpr Message too_much{"les financeurs prennent plus que le prix dans un même cas : « {} » et « {} »", "the payers take more than the price in the same case: “{}” and “{}”"};

}  // namespace racpsy::msg
