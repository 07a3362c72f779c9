// Texts of `racpsy rules` beside its answers: errors and findings, in French and in English.
#pragma once

#include "racpsy/base/message.hpp"

namespace racpsy::cli::messages {

inline constexpr Message rules_needs{
    "rules : il manque une action : list, show, diff, check ou schema",
    "rules: an action is missing: list, show, diff, check or schema",
    "rules: er ontbreekt een actie: list, show, diff, check of schema"};
inline constexpr Message rules_unknown{"rules : action inconnue « {} »",
                                       "rules: unknown action “{}”", "rules: onbekende actie “{}”"};
inline constexpr Message rules_arguments{"rules {} : {} argument(s) donné(s), {} attendu(s)",
                                         "rules {}: {} argument(s) given, {} expected",
                                         "rules {}: {} argument(en) gegeven, {} verwacht"};
inline constexpr Message rules_write_show{
    "Écrivez « racpsy rules show fr/mon-dispositif » ou « …@VERSION » ; « racpsy rules list » "
    "donne les identifiants.",
    "Write “racpsy rules show fr/my-route” or “…@VERSION”; “racpsy rules list” lists the ids.",
    "Schrijf “racpsy rules show fr/mijn-regeling” of “…@VERSIE”; “racpsy rules list” geeft de "
    "namen."};
inline constexpr Message rules_write_diff{
    "Écrivez « racpsy rules diff DISPOSITIF@A DISPOSITIF@B » ; « racpsy rules list » donne les "
    "identifiants.",
    "Write “racpsy rules diff ROUTE@A ROUTE@B”; “racpsy rules list” lists the ids.",
    "Schrijf “racpsy rules diff REGELING@A REGELING@B”; “racpsy rules list” geeft de namen."};
inline constexpr Message rules_no_route{"dispositif inconnu « {} »", "unknown route “{}”",
                                        "onbekende regeling “{}”"};
inline constexpr Message rules_no_version{
    "« {} » n'a pas de version « {} »", "“{}” has no version “{}”", "“{}” heeft geen versie “{}”"};
inline constexpr Message rules_say_version{"« {} » : indiquez la version",
                                           "“{}”: specify the version", "“{}”: geef de versie op"};
inline constexpr Message rules_versions{"Versions : {}.", "Versions: {}.", "Versies: {}."};

inline constexpr Message check_one{"1 fichier, aucun problème.", "1 file, no problem.",
                                   "1 bestand, geen probleem."};
inline constexpr Message check_none{"{} fichiers, aucun problème.", "{} files, no problem.",
                                    "{} bestanden, geen probleem."};
inline constexpr Message files_one{"1 fichier", "1 file", "1 bestand"};
inline constexpr Message files_many{"{} fichiers", "{} files", "{} bestanden"};
inline constexpr Message problems_one{"{}, 1 problème.", "{}, 1 problem.", "{}, 1 probleem."};
inline constexpr Message problems_many{"{}, {} problèmes.", "{}, {} problems.",
                                       "{}, {} problemen."};

}  // namespace racpsy::cli::messages
