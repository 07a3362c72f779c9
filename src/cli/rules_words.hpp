// What `racpsy rules` says beside its answers: help and errors, in French and in English.
#pragma once

#include "racpsy/base/say.hpp"

namespace racpsy::cli::words {

inline constexpr Message see_rules_help{"Voir « racpsy rules --help ».", "See “racpsy rules --help”."};
inline constexpr Message rules_needs{"rules : que faire ? list, show, diff, check ou schema", "rules: do what? list, show, diff, check or schema"};
inline constexpr Message rules_unknown{"rules : sous-commande inconnue « {} »", "rules: unknown subcommand “{}”"};
inline constexpr Message rules_option{"{} n'a pas de sens pour « rules {} »", "{} means nothing to “rules {}”"};
inline constexpr Message rules_formats{"rules {} : le format « {} » n'existe pas", "rules {}: there is no format “{}”"};
inline constexpr Message rules_formats_are{"Au choix : text, json.", "One of: text, json."};
inline constexpr Message rules_arguments{"rules {} : {} argument(s) donné(s), il en faut {}", "rules {}: {} argument(s) given, {} wanted"};
inline constexpr Message rules_write_show{"Écrivez « racpsy rules show fr/mon-dispositif » ou « …@VERSION » ; « racpsy rules list » donne les noms.",
                                          "Write “racpsy rules show fr/my-route” or “…@VERSION”; “racpsy rules list” gives the names."};
inline constexpr Message rules_write_diff{"Écrivez « racpsy rules diff DISPOSITIF@A DISPOSITIF@B » ; « racpsy rules list » donne les noms.",
                                          "Write “racpsy rules diff ROUTE@A ROUTE@B”; “racpsy rules list” gives the names."};
inline constexpr Message rules_no_route{"dispositif inconnu « {} »", "unknown route “{}”"};
inline constexpr Message rules_no_version{"« {} » n'a pas de version « {} »", "“{}” has no version “{}”"};
inline constexpr Message rules_say_version{"« {} » : dites quelle version", "“{}”: say which version"};
inline constexpr Message rules_versions{"Versions : {}.", "Versions: {}."};
inline constexpr Message rules_nothing_there{"{} : aucun fichier *.toml", "{}: no *.toml file"};

inline constexpr Message check_one{"1 fichier, aucun problème.", "1 file, no problem."};
inline constexpr Message check_none{"{} fichiers, aucun problème.", "{} files, no problem."};
inline constexpr Message files_one{"1 fichier", "1 file"};
inline constexpr Message files_many{"{} fichiers", "{} files"};
inline constexpr Message problems_one{"{}, 1 problème.", "{}, 1 problem."};
inline constexpr Message problems_many{"{}, {} problèmes.", "{}, {} problems."};

inline constexpr Message help_rules{
    R"(racpsy rules : lire et vérifier les règles.

  racpsy rules list                    les dispositifs et leurs versions
  racpsy rules show ROUTE[@VERSION]    une version en toutes lettres, avec ses sources (sans @ : celle d'aujourd'hui)
  racpsy rules diff ROUTE@A ROUTE@B    ce qui change d'une version à l'autre
  racpsy rules check [DIR]             vérifier les règles, ou les fichiers *.toml de DIR : versions, déclarations, contrats
  racpsy rules schema                  JSON Schema des fichiers de règles, pour les éditeurs

  --format F         text ou json
  -o, --output FILE  écrire dans FILE, dont la fin choisit le format ; - : sortie standard
  --rules-dir DIR    d'autres fichiers de règles par-dessus (aussi RACPSY_RULES)
  --today DATE       date à prendre pour aujourd'hui
  --lang fr/en       langue (défaut : celle de l'environnement)

Codes de sortie : 0 réussite ; 1 check a trouvé quelque chose ; 2 erreur d'utilisation ; 3 règles impossibles à charger ; 4 échec de lecture ou d'écriture.
)",
    R"(racpsy rules: read and check the rules.

  racpsy rules list                    the routes and their versions
  racpsy rules show ROUTE[@VERSION]    a version in words, with its sources (without @: that of today)
  racpsy rules diff ROUTE@A ROUTE@B    what changes from one version to the other
  racpsy rules check [DIR]             check the rules, or the *.toml files of DIR: versions, declarations, contracts
  racpsy rules schema                  JSON Schema of the rule files, for editors

  --format F         text or json
  -o, --output FILE  write to FILE, whose ending sets the format; -: standard output
  --rules-dir DIR    more rule files over the embedded ones (also RACPSY_RULES)
  --today DATE       stands for today
  --lang fr/en       language (default: from the environment)

Exit codes: 0 done; 1 check found something; 2 usage; 3 rules do not load; 4 reading or writing failed.
)"};

}  // namespace racpsy::cli::words
