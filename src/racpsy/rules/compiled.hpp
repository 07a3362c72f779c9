// Compiled rules: embedded routes and countries in a form that loads without parsing. Private.
//
// `racpsy_compile_rules` writes them at build time, from the same files with the same reader
// (Catalogue::compile). A catalogue loads a route from here unless an overlay file belongs to it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/rules/archive.hpp"
#include "racpsy/rules/read.hpp"

namespace racpsy {

/// Returns the bytes of `write_compiled` for the rule files; empty in `racpsy_compile_rules`. The
/// definition is generated.
std::string_view compiled_rules();

/// A route, and its pointees: its declarations if it was parsed, else its sources.
struct LoadedRoute {
  Declarations declarations;
  std::vector<Source> sources;
  Route route;
  bool complete = true;  ///< Every version was read.
};

/// The contents of compiled rules.
struct RulesToCompile {
  std::string digest;
  Defaults defaults;
  std::vector<const LoadedRoute*> routes;         ///< By id.
  std::map<std::string, Declarations> countries;  ///< "fr": facts and sources.
};

std::string write_compiled(const RulesToCompile& rules);

/// Compiled rules; each part is read on request.
class CompiledRules {
 public:
  CompiledRules() = default;
  /// `bytes`, from `write_compiled`, must outlive this object; empty: no compiled rules.
  explicit CompiledRules(std::string_view bytes);

  bool empty() const { return routes_.empty(); }
  const std::string& digest() const { return digest_; }
  const Defaults& defaults() const { return defaults_; }
  /// Reads a route, its facts only on request; false if there is none of this id.
  bool read_route(const std::string& id, LoadedRoute& into, bool facts = true) const;
  /// Reads the declarations of a country; false if there is none of this name.
  bool read_country(const std::string& country, Declarations& into) const;
  /// Reads all routes without their rules: ids, and the dates of their versions.
  std::vector<Route> outlines() const;

 private:
  archive::Reader at(std::uint64_t record) const { return {bytes_.substr(record), strings_}; }

  std::string_view bytes_;
  archive::Strings strings_;
  std::string digest_;
  Defaults defaults_;
  std::map<std::string, std::uint64_t> routes_, countries_;  // offsets of their records
  std::uint64_t outlines_ = 0;
};

}  // namespace racpsy
