// The embedded rules as they are once read: routes and countries that a program loads without
// parsing. Private.
//
// `racpsy_compile_rules` writes them when the program is built, from the same files by the same
// reader (Catalogue::compile). A catalogue reads a route from here unless a file of another folder
// speaks for it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/rules/archive.hpp"
#include "racpsy/rules/read.hpp"

namespace racpsy {

/// The bytes that `write_compiled` made of the rule files; empty in the program that makes them.
/// The definition is generated.
std::string_view compiled_rules();

/// A route, and what it points into: its declarations where it was parsed, else its sources.
struct LoadedRoute {
  Declarations declarations;
  std::vector<Source> sources;
  Route route;
  bool complete = true;  ///< Every version was read.
};

/// All that is compiled.
struct RulesToCompile {
  std::string digest;
  Defaults defaults;
  std::vector<const LoadedRoute*> routes;         ///< By id.
  std::map<std::string, Declarations> countries;  ///< "fr": facts and sources.
};

std::string write_compiled(const RulesToCompile& rules);

/// Compiled rules, of which each part is read when it is asked for.
class CompiledRules {
 public:
  CompiledRules() = default;
  /// `bytes`, from `write_compiled`, must live as long as this; empty: there are none.
  explicit CompiledRules(std::string_view bytes);

  bool empty() const { return routes_.empty(); }
  const std::string& digest() const { return digest_; }
  const Defaults& defaults() const { return defaults_; }
  /// Reads a route; false where there is none of this id.
  bool read_route(const std::string& id, LoadedRoute& into) const;
  /// Reads what a country declares; false where there is none of this name.
  bool read_country(const std::string& country, Declarations& into) const;
  /// Reads all routes without their rules: ids, and the dates of their versions.
  std::vector<Route> outlines() const;

 private:
  archive::Reader at(std::uint64_t record) const { return {bytes_.substr(record), strings_}; }

  std::string_view bytes_;
  archive::Strings strings_;
  std::string digest_;
  Defaults defaults_;
  std::map<std::string, std::uint64_t> routes_, countries_;  // where their records begin
  std::uint64_t outlines_ = 0;
};

}  // namespace racpsy
