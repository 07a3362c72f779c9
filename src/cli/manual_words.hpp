// What the manual page says beyond the tables of options.
#pragma once

#include "racpsy/base/say.hpp"

namespace racpsy::cli::words {

inline constexpr Message man_name{"NOM", "NAME"};
inline constexpr Message man_synopsis{"SYNOPSIS", "SYNOPSIS"};
inline constexpr Message man_description{"DESCRIPTION", "DESCRIPTION"};
inline constexpr Message man_commands{"COMMANDES", "COMMANDS"};
inline constexpr Message man_options{"OPTIONS", "OPTIONS"};
inline constexpr Message man_routes{"DISPOSITIFS", "ROUTES"};
inline constexpr Message man_names{"NOMS DE COLONNES ET DE CLÉS", "NAMES OF COLUMNS AND KEYS"};
inline constexpr Message man_names_are{
    "Noms des colonnes d'un fichier et des clés d'un cas, et mots pour leurs valeurs, se comparent en lettres : majuscules, accents, espaces ou tirets pour « _ », et marques invisibles ne comptent pas. "
    "Une colonne proche d'un nom sans l'être, ou qui parle d'un âge, d'un droit ou d'une mutuelle sans être comprise, est refusée.",
    "Names of columns of a file and of keys of a case, and words for their values, are compared in letters: capitals, accents, spaces or hyphens for “_”, and marks that cannot be seen do not count. "
    "A column that is near a name and not one, or that speaks of an age, a right or a complementary insurance and is not understood, is refused."};
inline constexpr Message man_of_rows{"Colonne.", "A column."};
inline constexpr Message man_of_cases{"Clé d'un cas.", "A key of a case."};
inline constexpr Message man_of_both{"Colonne, et clé d'un cas.", "A column, and a key of a case."};
inline constexpr Message man_also{"Aussi : {}.", "Also: {}."};
inline constexpr Message man_other_words{"Autres mots : {}.", "Other words: {}."};
inline constexpr Message man_common_words{"Pour toute valeur de ce nom : {}.", "For any value of that name: {}."};
inline constexpr Message man_facts{"CRITÈRES", "FACTS"};
inline constexpr Message man_environment{"ENVIRONNEMENT", "ENVIRONMENT"};
inline constexpr Message man_exits{"CODES DE SORTIE", "EXIT STATUS"};
inline constexpr Message man_examples{"EXEMPLES", "EXAMPLES"};

inline constexpr Message man_purpose{"reste à charge d'un suivi psychologique, séance par séance et sur l'année", "what psychological care costs, session by session and over the year"};
inline constexpr Message man_question{
    "racpsy dit ce que coûte un suivi psychologique, et qui paie le reste : l'assurance maladie obligatoire (AMO), la complémentaire (AMC), d'autres, le patient. "
    "Il connaît les dispositifs énumérés plus bas, en France et en Belgique, dans toutes leurs versions, chacune avec ses dates et ses sources.",
    "racpsy tells what psychological care costs, and who pays the rest: compulsory insurance (AMO), complementary insurance (AMC), others, the patient. "
    "It knows the routes to care listed below, in France and in Belgium, in all their versions, each with its dates and its sources."};
inline constexpr Message man_certain{
    "Tout montant a une date et une source. Quand les sources se contredisent, la réponse le dit ; ce que personne n'a publié est « n.c. », jamais zéro. Ce qui n'est pas dit est supposé, et énuméré à la fin.",
    "Every amount has a date and a source. Where sources disagree, the answer says so; what nobody published is “n.c.”, never zero. What is not said is assumed, and listed at the end."};
inline constexpr Message man_two_names{
    "Deux restes ne se confondent pas : « reste après AMO », ce que l'assurance obligatoire ne paie pas, et « reste à charge final », ce que la complémentaire ne paie pas non plus.",
    "Two remainders are not the same: “left after AMO”, what the compulsory insurance does not pay, and “left in the end, for you”, what the complementary insurance does not pay either."};
inline constexpr Message man_only{"(Avec : {}.)", "(With: {}.)"};
inline constexpr Message man_in_command{"Avec {} : {}, {}.", "With {}: {}, {}."};
inline constexpr Message man_route{"{}. Versions : {}.", "{}. Versions: {}."};
inline constexpr Message man_facts_are{"Ce qu'une règle peut demander d'une personne ou d'une séance : --with NOM=VALEUR, colonne d'un fichier CSV, clé d'un cas.",
                                       "What a rule may ask about a person or a session: --with NAME=VALUE, a column of a CSV file, a key of a case."};

}  // namespace racpsy::cli::words
