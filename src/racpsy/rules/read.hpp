// Parses TOML into rules. Private; does not expose toml++.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "racpsy/rules/contract.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

/// A rule file: its path below the rules folder, and its text.
struct RuleText {
  std::string path;   ///< "fr/mon-soutien-psy/2025.toml"
  std::string shown;  ///< Path as in errors.
  std::string_view text;
};

/// Declarations that rule files share, by name; later files add to them.
struct Declarations {
  /// First, as all others cite them. Addresses are stable.
  std::map<std::string, Source, std::less<>> sources;
  Text title;
  Care care = Care::psychologist;
  Text distress;
  EnumArray<Payer, Text, payer_count> payers;  ///< Names of payers in the country; may be empty.
  std::vector<Fact> facts;
  std::vector<Holiday> holidays;
  std::vector<Notice> notices;
  std::vector<CardRow> card;
  std::vector<LimitedRight> limited;
  std::vector<KeptRight> kept;
  std::vector<ReferenceValue> values;
  bool broken = false;  ///< A file was not TOML: its declarations are missing.
};

/// The defaults of rules/rules.toml.
struct Defaults {
  std::string route;
  int age = 0;
  std::map<std::string, std::string> route_words;  ///< Words that people use, and a route's id.
  std::map<std::string, std::string> of_country;   ///< "be": the route of its card.
};

/// Keys at the top of a version file, or the fact that it is a contract, which has no route.
struct VersionName {
  bool toml = false;  ///< The file could be parsed.
  bool contract = false;
  std::string route;
  std::string version;
};

/// Reads rules/rules.toml.
Problems read_defaults(const RuleText& file, Defaults& into);

/// Reads a country.toml, route.toml or sources.toml.
Problems read_declarations(const RuleText& file, Declarations& into);

/// Reads a version file. Adds its counters to `counters`, which all versions of a route share.
Problems read_version(const RuleText& file, const std::string& route, const Declarations& known,
                      std::vector<Counter>& counters, Version& into);

/// Reads only the country that a contract file names.
Problems read_contract_country(const RuleText& file, std::string& into);

/// Reads a contract file; `known` holds the facts of its country.
Problems read_contract(const RuleText& file, const Declarations& known, Contract& into);

/// Reads only the names at the top of a version file.
Problems read_version_name(const RuleText& file, VersionName& into);

}  // namespace racpsy
