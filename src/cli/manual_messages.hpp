// Texts of the manual page beside the tables of options.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::cli::messages {

inline constexpr Message man_name{"NOM", "NAME", "NAAM"};
inline constexpr Message man_synopsis{"SYNOPSIS", "SYNOPSIS", "SYNTAXIS"};
inline constexpr Message man_description{"DESCRIPTION", "DESCRIPTION", "BESCHRIJVING"};
inline constexpr Message man_commands{"COMMANDES", "COMMANDS", "OPDRACHTEN"};
inline constexpr Message man_options{"OPTIONS", "OPTIONS", "OPTIES"};
inline constexpr Message man_routes{"DISPOSITIFS", "ROUTES", "REGELINGEN"};
inline constexpr Message man_names{"NOMS DE COLONNES ET DE CLÉS", "NAMES OF COLUMNS AND KEYS",
                                   "NAMEN VAN KOLOMMEN EN SLEUTELS"};
inline constexpr Message man_names_are{
    "Les noms de colonnes d'un fichier, les clés d'un cas et les mots pour leurs valeurs sont "
    "comparés sans tenir compte des majuscules, des accents, des espaces ou tirets à la place de "
    "« _ », ni des signes invisibles. Une colonne dont le nom est proche d'un nom connu, ou qui "
    "semble concerner un âge, un droit ou une mutuelle sans être reconnue, est refusée.",
    "Column names in a file, keys in a case and words for their values are compared without regard "
    "to capitals, accents, spaces or hyphens in place of “_”, and invisible marks. A column whose "
    "name is close to a known one, or that seems to be about an age, a right or a complementary "
    "insurance but is not recognised, is refused.",
    "Kolomnamen van een bestand, sleutels van een geval en woorden voor hun waarden worden "
    "vergeleken zonder rekening te houden met hoofdletters, accenten, spaties of streepjes in "
    "plaats van “_”, en onzichtbare tekens. Een kolom waarvan de naam op een bekende naam lijkt, "
    "of die over een leeftijd, een recht of een aanvullende verzekering lijkt te gaan maar niet "
    "wordt herkend, wordt geweigerd."};
inline constexpr Message man_of_rows{"Colonne.", "A column.", "Een kolom."};
inline constexpr Message man_of_cases{"Clé d'un cas.", "A key of a case.",
                                      "Een sleutel van een geval."};
inline constexpr Message man_of_both{"Colonne, et clé d'un cas.", "A column, and a key of a case.",
                                     "Een kolom, en een sleutel van een geval."};
inline constexpr Message man_also{"Aussi : {}.", "Also: {}.", "Ook: {}."};
inline constexpr Message man_other_words{"Mots acceptés aussi : {}.", "Also accepted: {}.",
                                         "Ook aanvaard: {}."};
inline constexpr Message man_common_words{"Pour toute valeur ainsi nommée : {}.",
                                          "For any value so named: {}.",
                                          "Voor elke waarde met die naam: {}."};
inline constexpr Message man_facts{"CRITÈRES", "FACTS", "GEGEVENS"};
inline constexpr Message man_environment{"ENVIRONNEMENT", "ENVIRONMENT", "OMGEVING"};
inline constexpr Message man_exits{"CODES DE SORTIE", "EXIT STATUS", "AFSLUITCODES"};
inline constexpr Message man_examples{"EXEMPLES", "EXAMPLES", "VOORBEELDEN"};

inline constexpr Message man_purpose{
    "reste à charge d'un suivi psychologique, séance par séance et sur l'année",
    "what psychological care costs, session by session and over the year",
    "wat psychologische zorg kost, sessie per sessie en over het jaar"};
inline constexpr Message man_question{
    "racpsy calcule ce que coûte un suivi psychologique et indique qui paie : l'assurance maladie "
    "obligatoire (AMO), la complémentaire (AMC), d'autres, le patient. "
    "Il connaît les dispositifs énumérés plus bas, en France, en Belgique et chez leurs voisins, "
    "dans toutes leurs "
    "versions, chacune avec ses dates et ses sources.",
    "racpsy calculates what psychological care costs and shows who pays: compulsory insurance "
    "(AMO), complementary insurance (AMC), others, the patient. "
    "It covers the routes to care listed below, in France, in Belgium and in the countries beside "
    "them, in all their versions, "
    "each with its dates and its sources.",
    "racpsy berekent wat psychologische zorg kost en toont wie betaalt: de verplichte "
    "ziekteverzekering (AMO), de aanvullende verzekering (AMC), anderen, de patiënt. Het kent de "
    "regelingen die hieronder staan, in Frankrijk, België en de buurlanden, in al hun versies, elk "
    "met data en bronnen."};
inline constexpr Message man_certain{
    "Tout montant a une date et une source. Quand les sources se contredisent, la réponse "
    "l'indique ; un montant que personne n'a publié est « n.c. », jamais zéro. Ce qui n'est pas "
    "indiqué est supposé, et énuméré à la fin.",
    "Every amount has a date and a source. Where sources disagree, the answer says so; an amount "
    "that nobody has published is “n.c.”, never zero. What is not specified is assumed, and listed "
    "at the end.",
    "Elk bedrag heeft een datum en een bron. Waar bronnen elkaar tegenspreken, zegt het antwoord "
    "dat; een bedrag dat niemand bekendmaakte is “n.c.”, nooit nul. Wat niet gezegd is, wordt "
    "verondersteld en op het einde opgesomd."};
inline constexpr Message man_two_names{
    "Deux restes à charge sont distingués : le « reste à charge après AMO », que l'assurance "
    "obligatoire ne paie pas, et le « reste à charge final », que la complémentaire ne paie pas "
    "non plus.",
    "Two amounts are distinguished: “remaining after AMO”, which the compulsory insurance does not "
    "pay, and “your final out-of-pocket cost”, which the complementary insurance does not pay "
    "either.",
    "Twee bedragen worden onderscheiden: wat er na de verplichte verzekering overblijft, en wat "
    "het u uiteindelijk kost, nadat ook de aanvullende verzekering betaald heeft."};
inline constexpr Message man_only{"(Avec : {}.)", "(With: {}.)", "(Met: {}.)"};
inline constexpr Message man_in_command{"Avec {} : {}, {}.", "With {}: {}, {}.", "Met {}: {}, {}."};
inline constexpr Message man_route{"{}. Versions : {}.", "{}. Versions: {}.", "{}. Versies: {}."};
inline constexpr Message man_facts_are{
    "Informations qu'une règle peut utiliser sur une personne ou une séance : --with NOM=VALEUR, "
    "colonne d'un fichier CSV, clé d'un cas.",
    "Information that a rule can use about a person or a session: --with NAME=VALUE, a column of a "
    "CSV file, a key of a case.",
    "Informatie over een persoon of een sessie die een regel kan gebruiken: --with NAAM=WAARDE, "
    "een kolom van een CSV-bestand, een sleutel van een geval."};

}  // namespace racpsy::cli::messages
