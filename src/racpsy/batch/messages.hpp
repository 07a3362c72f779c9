// Messages about headers and refused rows: what is wrong, then what to do.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::batch::msg {

// The header.
inline constexpr Message empty{"le fichier est vide", "the file is empty", "het bestand is leeg"};
inline constexpr Message empty_line{"la première ligne est vide", "the first line is empty",
                                    "de eerste regel is leeg"};
inline constexpr Message needs_header{"La première ligne doit nommer les colonnes.",
                                      "The first line must name the columns.",
                                      "De eerste regel moet de kolommen benoemen."};
inline constexpr Message bad_header{"guillemets mal placés dans l'en-tête",
                                    "misplaced quotes in the header",
                                    "aanhalingstekens op een verkeerde plaats in de eerste regel"};
inline constexpr Message header_too_long{"l'en-tête dépasse {} octets",
                                         "the header is longer than {} bytes",
                                         "de eerste regel is langer dan {} bytes"};
inline constexpr Message which_separator{
    "le séparateur de colonnes est ambigu : « {} » ou « {} »",
    "the column separator is ambiguous: “{}” or “{}”",
    "het scheidingsteken van de kolommen is dubbelzinnig: “{}” of “{}”"};
inline constexpr Message quote_names{
    "Indiquez-le avec --delimiter, ou mettez entre guillemets les noms de colonnes qui contiennent "
    "l'autre.",
    "Give it with --delimiter, or quote the column names that contain the other one.",
    "Geef het met --delimiter, of zet kolomnamen die het andere bevatten tussen aanhalingstekens."};
inline constexpr Message near_miss{"colonne inconnue « {} », proche d'un nom connu",
                                   "unknown column “{}”, similar to a known name",
                                   "onbekende kolom “{}”, lijkt op een bekende naam"};
inline constexpr Message rename{"Écrivez « {} », ou renommez cette colonne.",
                                "Write “{}”, or rename the column.",
                                "Schrijf “{}”, of hernoem de kolom."};
inline constexpr Message not_overlooked{
    "colonne « {} » : elle semble indiquer « {} », mais n'est pas reconnue",
    "column “{}” seems to mean “{}” but is not recognised",
    "kolom “{}” lijkt “{}” te betekenen, maar wordt niet herkend"};
inline constexpr Message name_it{
    "Nommez-la « {} », ou donnez-lui un nom sans rapport.",
    "Name it “{}”, or give it an unrelated name.",
    "Noem ze “{}”, of geef ze een naam die er niets mee te maken heeft."};
inline constexpr Message name_it_or{
    "Nommez-la « {} » (années révolues) ou « {} » (date), ou donnez-lui un nom sans rapport.",
    "Name it “{}” (completed years) or “{}” (a date), or give it an unrelated name.",
    "Noem ze “{}” (volle jaren) of “{}” (een datum), of geef ze een naam die er niets mee te maken "
    "heeft."};
inline constexpr Message value_as_column{
    "colonne « {} » : c'est une valeur de « {} », pas une colonne",
    "column “{}”: this is a value of “{}”, not a column",
    "kolom “{}”: dit is een waarde van “{}”, geen kolom"};
inline constexpr Message into_cells{
    "Écrivez cette valeur dans les cellules d'une colonne « {} » (plusieurs valeurs se joignent "
    "par +), ou renommez la colonne.",
    "Write it in the cells of a column “{}” (join several values with +), or rename the column.",
    "Schrijf die waarde in de cellen van een kolom “{}” (verbind meerdere waarden met +), of "
    "hernoem de kolom."};
inline constexpr Message twice{"deux colonnes donnent la même information : « {} » et « {} »",
                               "two columns give the same information: “{}” and “{}”",
                               "twee kolommen geven dezelfde informatie: “{}” en “{}”"};
inline constexpr Message keep_one{"Gardez l'une des deux.", "Keep one of them.",
                                  "Behoud één van beide."};
inline constexpr Message column_in_euros{
    "colonne « {} » : ses montants sont en euros, mais {} est en {}",
    "column “{}”: its amounts are in euros, but {} is in {}",
    "kolom “{}”: de bedragen zijn in euro, maar {} is in {}"};
inline constexpr Message rename_fee{
    "Donnez-les en {} dans une colonne « fee » : rien n'est converti.",
    "Give them in {} in a column “fee”: nothing is converted.",
    "Geef ze in {} in een kolom “fee”: er wordt niets omgerekend."};
inline constexpr Message for_all_rows{"colonne « {} » : ce réglage vaut pour toutes les lignes",
                                      "column “{}”: this setting applies to all rows",
                                      "kolom “{}”: deze instelling geldt voor alle rijen"};
inline constexpr Message use_option{
    "Utilisez --{}, en traitant le fichier une fois par valeur, ou renommez la colonne.",
    "Use --{}, with one run per value, or rename the column.",
    "Gebruik --{}, met één verwerking per waarde, of hernoem de kolom."};
inline constexpr Message for_sessions{
    "colonne « {} » : elle vaut pour des lignes qui sont une séance (patient, date), pas une année",
    "column “{}”: it is for rows that are one session (patient, date), not a year",
    "kolom “{}”: ze geldt voor rijen die één sessie zijn (patient, date), geen jaar"};
inline constexpr Message for_years{
    "colonne « {} » : elle vaut pour des lignes qui sont une année ou une série (sessions), pas "
    "une "
    "séance",
    "column “{}”: it is for rows that are a year or a series (sessions), not one session",
    "kolom “{}”: ze geldt voor rijen die een jaar of een reeks zijn (sessions), niet één sessie"};
inline constexpr Message without_column{
    "Retirez cette colonne, ou renommez-la ; pour ne pas la lire : {}",
    "Remove this column, or rename it; to leave it out: {}",
    "Verwijder die kolom, of hernoem ze; om ze niet te lezen: {}"};
inline constexpr Message no_rows_kind{
    "l'en-tête n'annonce ni des séances datées (patient, date) ni un nombre de séances (sessions)",
    "the header has neither dated sessions (patient, date) nor a number of sessions (sessions)",
    "de eerste regel vermeldt geen sessies met datum (patient, date) en geen aantal sessies "
    "(sessions)"};
inline constexpr Message both_kinds{
    "l'en-tête annonce à la fois des séances datées (patient, date) et un nombre de séances "
    "(sessions)",
    "the header has both dated sessions (patient, date) and a number of sessions (sessions)",
    "de eerste regel vermeldt zowel sessies met datum (patient, date) als een aantal sessies "
    "(sessions)"};
inline constexpr Message kinds{
    "Une ligne par année : sessions, et year ou first. Une ligne par séance : patient et date.",
    "One row per year: sessions, and year or first. One row per session: patient and date.",
    "Eén rij per jaar: sessions, en year of first. Eén rij per sessie: patient en date."};
inline constexpr Message when_is_missing{"les dates des séances manquent",
                                         "the dates of the sessions are missing",
                                         "de data van de sessies ontbreken"};
inline constexpr Message year_or_first{"Ajoutez une colonne year ou first, ou donnez --first.",
                                       "Add a column year or first, or give --first.",
                                       "Voeg een kolom year of first toe, of geef --first."};
inline constexpr Message no_meaning{"--map : « {} » n'est le nom de rien de connu",
                                    "--map: “{}” is not a known name",
                                    "--map: “{}” is geen bekende naam"};
inline constexpr Message no_mapped{"--map : le fichier n'a pas de colonne « {} »",
                                   "--map: the file has no column “{}”",
                                   "--map: het bestand heeft geen kolom “{}”"};
inline constexpr Message mapped_twice{"--map donne deux sens à la colonne « {} »",
                                      "--map gives the column “{}” two meanings",
                                      "--map geeft de kolom “{}” twee betekenissen"};
inline constexpr Message no_output{"--columns : la colonne « {} » n'existe pas",
                                   "--columns: there is no column “{}”",
                                   "--columns: er is geen kolom “{}”"};
inline constexpr Message no_group{"--summary-by : le fichier n'a pas de colonne « {} »",
                                  "--summary-by: the file has no column “{}”",
                                  "--summary-by: het bestand heeft geen kolom “{}”"};
inline constexpr Message no_bands{"--summary-by : « {} » ne donne pas de tranches de centimes",
                                  "--summary-by: “{}” gives no bands of cents",
                                  "--summary-by: “{}” geeft geen schijven in centen"};
inline constexpr Message write_bands{
    "Écrivez la fin de chaque tranche, en ordre croissant : {0}:0,2000,5000 (0 ; de 1 à 2000 ; de "
    "2001 à 5000 ; davantage).",
    "Write the end of each band, in increasing order: {0}:0,2000,5000 (0; 1 to 2000; 2001 to 5000; "
    "more).",
    "Schrijf het einde van elke schijf, in stijgende volgorde: {0}:0,2000,5000 (0; 1 tot 2000; "
    "2001 tot 5000; meer)."};
inline constexpr Message in_scenario{"scénario « {} » : {}", "scenario “{}”: {}",
                                     "scenario “{}”: {}"};
inline constexpr Message twice_named{"plusieurs colonnes du fichier se nomment « {} »",
                                     "several columns of the file are named “{}”",
                                     "meerdere kolommen van het bestand heten “{}”"};
inline constexpr Message choices{"Choix possibles : {}.", "Valid choices: {}.",
                                 "Mogelijke keuzes: {}."};
inline constexpr Message did_you_mean{"Vouliez-vous « {} » ?", "Did you mean “{}”?",
                                      "Bedoelde u “{}”?"};

// Rows.
inline constexpr Message cells{"{} cellules, mais l'en-tête en a {}",
                               "{} cells, but the header has {}",
                               "{} cellen, maar de eerste regel heeft er {}"};
inline constexpr Message quotes{
    "guillemets mal placés ou non fermés : mettez la cellule entre guillemets, et doublez tout "
    "guillemet qu'elle contient",
    "misplaced or unclosed quotes: quote the cell, and write any quote inside it twice",
    "aanhalingstekens op een verkeerde plaats of niet gesloten: zet de cel tussen aanhalingstekens "
    "en verdubbel elk aanhalingsteken erin"};
inline constexpr Message too_long{"ligne de plus de {} octets", "row of more than {} bytes",
                                  "rij van meer dan {} bytes"};
inline constexpr Message missing{"« {} » manque", "“{}” is missing", "“{}” ontbreekt"};
inline constexpr Message missing_when{"year et first manquent : donnez l'un des deux",
                                      "year and first are both missing: give one of them",
                                      "year en first ontbreken: geef een van beide"};
inline constexpr Message both{"« {} » et « {} » sont incompatibles : donnez l'un des deux",
                              "“{}” and “{}” cannot be combined: give one of them",
                              "“{}” en “{}” kunnen niet samen: geef een van beide"};
inline constexpr Message and_remedy{"{}. {}", "{}. {}", "{}. {}"};
inline constexpr Message not_a_date{
    "{} : « {} » n'est pas une date AAAA-MM-JJ entre 1900-01-01 et 2199-12-31",
    "{}: “{}” is not a date YYYY-MM-DD between 1900-01-01 and 2199-12-31",
    "{}: “{}” is geen datum JJJJ-MM-DD tussen 1900-01-01 en 2199-12-31"};
inline constexpr Message not_a_birth{
    "{} : « {} » n'est ni une date AAAA-MM-JJ, ni un mois AAAA-MM, ni une année, entre 1900 et "
    "2199",
    "{}: “{}” is not a date YYYY-MM-DD, a month YYYY-MM or a year, between 1900 and 2199",
    "{}: “{}” is geen datum JJJJ-MM-DD, maand JJJJ-MM of jaar, tussen 1900 en 2199"};
inline constexpr Message not_in_format{
    "{} : « {} » n'est pas une date de la forme {} entre 1900 et 2199",
    "{}: “{}” is not a date of the form {} between 1900 and 2199",
    "{}: “{}” is geen datum van de vorm {} tussen 1900 en 2199"};
inline constexpr Message not_a_birth_in_format{
    "{} : « {} » n'est ni une date de la forme {}, ni un mois {}, ni une année, entre 1900 et 2199",
    "{}: “{}” is not a date of the form {}, a month {} or a year, between 1900 and 2199",
    "{}: “{}” is geen datum van de vorm {}, maand {} of jaar, tussen 1900 en 2199"};
inline constexpr Message time_of_day{
    "{} : « {} » a une heure : donnez la date seule (seul minuit est accepté)",
    "{}: “{}” has a time of day: give the date alone (only midnight is accepted)",
    "{}: “{}” heeft een uur: geef alleen de datum (enkel middernacht wordt aanvaard)"};
inline constexpr Message give_format{"Pour un fichier dont les dates sont ainsi, donnez {}",
                                     "For a file with such dates, give {}",
                                     "Geef {} voor een bestand met zulke data"};
inline constexpr Message give_one_format{
    "Pour un fichier dont les dates sont ainsi, donnez {} ou {} : le fichier ne dit pas où est "
    "le mois",
    "For a file with such dates, give {} or {}: the file does not tell which is the month",
    "Geef {} of {} voor een bestand met zulke data: het bestand zegt niet wat de maand is"};
inline constexpr Message not_a_pace{"{} : « {} » n'est pas un rythme comme 1d, 1w, 2w ou 1m",
                                    "{}: “{}” is not an interval such as 1d, 1w, 2w or 1m",
                                    "{}: “{}” is geen tussentijd zoals 1d, 1w, 2w of 1m"};
inline constexpr Message not_a_value{
    "{} : « {} » n'est pas une valeur valable ; choix possibles : {}",
    "{}: “{}” is not a valid value; valid choices: {}",
    "{}: “{}” is geen geldige waarde; mogelijke keuzes: {}"};
inline constexpr Message stands_alone{
    "{} : « {} » ne se combine avec rien, car il signifie qu'il n'y a aucune autre valeur : "
    "supprimez-le, ou ne gardez que lui",
    "{}: “{}” cannot be combined, since it means that there is no other value: remove it, or keep "
    "only this value",
    "{}: “{}” kan niet gecombineerd worden, want het betekent dat er geen andere waarde is: laat "
    "het weg, of behoud alleen deze waarde"};
inline constexpr Message no_file{
    "{} : « file » exige un contrat sur la ligne de commande : --complementary contrat.toml",
    "{}: “file” requires a contract on the command line: --complementary contract.toml",
    "{}: “file” vraagt een contract op de opdrachtregel: --complementary contract.toml"};
inline constexpr Message of_lines{"{} (lignes {} à {})", "{} (lines {} to {})",
                                  "{} (regels {} tot {})"};
inline constexpr Message lost_lines{"{} (lignes {} à {}, toutes illisibles)",
                                    "{} (lines {} to {}, all unreadable)",
                                    "{} (regels {} tot {}, allemaal onleesbaar)"};
inline constexpr Message perhaps_quotes{"{} ; il manque sans doute un guillemet fermant",
                                        "{}; a closing quote is probably missing",
                                        "{}; er ontbreekt wellicht een sluitend aanhalingsteken"};
inline constexpr Message not_born{"une séance est antérieure à la naissance : vérifiez les dates",
                                  "a session is before the date of birth: check the dates",
                                  "een sessie valt voor de geboorte: kijk de data na"};
inline constexpr Message over_130{"plus de 130 ans lors d'une séance : vérifiez les dates",
                                  "over 130 years old at a session: check the dates",
                                  "ouder dan 130 jaar bij een sessie: kijk de data na"};
inline constexpr Message too_late{"une séance tomberait après le 2199-12-31",
                                  "a session would fall after 2199-12-31",
                                  "een sessie zou na 2199-12-31 vallen"};
inline constexpr Message give_dates{
    "en {}, la réponse dépend des dates des séances : donnez first, ou une ligne par séance",
    "in {} the answer depends on the session dates: give first, or one row per session",
    "in {} hangt het antwoord af van de data van de sessies: geef first, of één rij per sessie"};
inline constexpr Message give_first{
    "en {}, la réponse dépend de la date d'anniversaire : donnez first, ou une ligne par séance",
    "in {} the answer depends on the birthday: give first, or one row per session",
    "in {} hangt het antwoord af van de verjaardag: geef first, of één rij per sessie"};
inline constexpr Message give_birthday{
    "le {}, la réponse dépend du jour de la naissance : donnez la date complète",
    "on {} the answer depends on the day of birth: give the whole date",
    "op {} hangt het antwoord af van de geboortedag: geef de volledige datum"};
inline constexpr Message nothing_to_annul{
    "aucune séance à annuler : ce patient n'en a pas autant le {}, avec les mêmes critères et le "
    "même tarif",
    "no session to take back: this patient does not have as many on {}, with the same facts and "
    "the same fee",
    "geen sessie om terug te nemen: deze patiënt heeft er niet zoveel op {}, met dezelfde "
    "gegevens en hetzelfde tarief"};
inline constexpr Message other_fee{
    "aucune séance à annuler : celles de ce patient le {} ont un autre tarif, qui est le prix "
    "d'une "
    "séance et non celui de la ligne",
    "no session to take back: those of this patient on {} have another fee, which is the price of "
    "one session and not of the row",
    "geen sessie om terug te nemen: die van deze patiënt op {} hebben een ander tarief; dat is de "
    "prijs van één sessie, niet van de rij"};
inline constexpr Message date_order{
    "{} est antérieur à la séance précédente : triez les séances de chaque patient par date",
    "{} is earlier than the previous session: sort each patient's sessions by date",
    "{} valt voor de vorige sessie: sorteer de sessies van elke patiënt op datum"};
inline constexpr Message after_refused{
    "une ligne précédente de ce patient a été refusée : le rang de cette séance est inconnu",
    "an earlier row of this patient was refused: the rank of this session is unknown",
    "een eerdere rij van deze patiënt werd geweigerd: het nummer van deze sessie is onbekend"};
inline constexpr Message not_contiguous{
    "ce patient figure déjà plus haut : triez le fichier par patient, puis par date",
    "this patient already appears earlier: sort the file by patient, then by date",
    "deze patiënt staat al eerder in het bestand: sorteer op patiënt, dan op datum"};
inline constexpr Message not_established{
    "--strict : la réponse repose sur des éléments non établis ou inconnus",
    "--strict: the answer relies on values that are not established or not known",
    "--strict: het antwoord steunt op waarden die niet vaststaan of onbekend zijn"};

}  // namespace racpsy::batch::msg
