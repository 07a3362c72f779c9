// Texts of `racpsy rules` beside its answers: errors and findings, in French and in English.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::cli::messages {

inline constexpr Message rules_needs{
    "rules : il manque une action : list, show, diff, check ou schema",
    "rules: an action is missing: list, show, diff, check or schema"};
inline constexpr Message rules_unknown{"rules : action inconnue « {} »",
                                       "rules: unknown action “{}”"};
inline constexpr Message rules_arguments{"rules {} : {} argument(s) donné(s), {} attendu(s)",
                                         "rules {}: {} argument(s) given, {} expected"};
inline constexpr Message rules_write_show{
    "Écrivez « racpsy rules show fr/mon-dispositif » ou « …@VERSION » ; « racpsy rules list » "
    "donne les identifiants.",
    "Write “racpsy rules show fr/my-route” or “…@VERSION”; “racpsy rules list” lists the ids."};
inline constexpr Message rules_write_diff{
    "Écrivez « racpsy rules diff DISPOSITIF@A DISPOSITIF@B » ; « racpsy rules list » donne les "
    "identifiants.",
    "Write “racpsy rules diff ROUTE@A ROUTE@B”; “racpsy rules list” lists the ids."};
inline constexpr Message rules_no_route{"dispositif inconnu « {} »", "unknown route “{}”"};
inline constexpr Message rules_no_version{"« {} » n'a pas de version « {} »",
                                          "“{}” has no version “{}”"};
inline constexpr Message rules_say_version{"« {} » : indiquez la version",
                                           "“{}”: specify the version"};
inline constexpr Message rules_versions{"Versions : {}.", "Versions: {}."};

inline constexpr Message check_one{"1 fichier, aucun problème.", "1 file, no problem."};
inline constexpr Message check_none{"{} fichiers, aucun problème.", "{} files, no problem."};
inline constexpr Message files_one{"1 fichier", "1 file"};
inline constexpr Message files_many{"{} fichiers", "{} files"};
inline constexpr Message problems_one{"{}, 1 problème.", "{}, 1 problem."};
inline constexpr Message problems_many{"{}, {} problèmes.", "{}, {} problems."};

}  // namespace racpsy::cli::messages
