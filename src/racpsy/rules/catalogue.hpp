// Catalogue of all rules: the embedded files, overlaid with the files of other folders.
//
// The path gives the type of a file: `fr/country.toml` and `fr/sources.toml` belong to a country,
// `fr/<route>/route.toml` and `fr/<route>/sources.toml` to a route, any other `fr/<route>/*.toml`
// is a version. In an overlay folder a version file is identified by its keys `route` and
// `version`, at any path; it replaces the embedded file of the same route and version. Any other
// file replaces the one at the same path.
//
// Routes are loaded when first requested, so a request for one route does not load the others.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/base/result.hpp"
#include "racpsy/rules/contract.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

/// Result of a check: the number of files checked, and the problems by file and line.
struct CheckReport {
  Problems problems;
  std::size_t files = 0;
};

class Catalogue {
 public:
  /// Opens the embedded rules, overlaid with the `*.toml` files below each of `folders`, in that
  /// order. A folder or file that cannot be read is a problem marked `unreadable`.
  static Result<Catalogue> open(const std::vector<std::string>& folders);

  /// Checks the embedded rules overlaid with `folders`, or only the files of `target`, a folder or
  /// file that may hold contracts too. Beside loading errors, reports values in force `today` that
  /// were not verified lately, and sources that no rule cites.
  static CheckReport check(const std::vector<std::string>& folders,
                           const std::optional<std::string>& target, Date today);

  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;
  ~Catalogue();

  /// Returns the ids of all routes, sorted.
  std::vector<std::string> routes() const;
  /// Loads a route with all its versions. The pointer lives as long as the catalogue. Problems: no
  /// such route, or all errors in its files.
  Result<const Route*> route(const std::string& id);
  /// Loads a route as `route` does, for reports that need no facts: they may be missing.
  Result<const Route*> route_without_facts(const std::string& id);
  /// Reads a contract file, which may ask for the facts of the country it names. Problems: all its
  /// errors.
  Result<std::unique_ptr<const Contract>> contract(const std::string& path) const;
  /// Reads the text of a contract made from words, which problems name, and `understood` repeats.
  Result<std::unique_ptr<const Contract>> contract(const std::string& words, std::string text,
                                                   Text understood) const;
  /// Reads an example contract, by its id in `example_contracts`; its title is `understood`.
  Result<std::unique_ptr<const Contract>> example_contract(const std::string& id) const;
  /// Returns the ids of the example contracts, sorted: "fr/mgen-2022".
  static std::vector<std::string> example_contracts();
  /// Returns the id of the default route.
  const std::string& default_route() const;
  /// Returns the default route of a country ("be"), else the default route.
  const std::string& default_route(const std::string& country) const;
  /// Returns words that people use for routes, each with a route's id.
  const std::map<std::string, std::string>& route_words() const;
  /// Returns the default age, in completed years.
  int default_age() const;
  /// Returns all routes; only ids and the dates of versions are guaranteed to be filled in.
  Result<std::vector<Route>> outlines();
  /// Returns the rules as bytes that a program loads without parsing; empty on error.
  std::string compile();
  /// Returns the digest of all paths and texts of rule files: "sha256:" and 64 hexadecimal digits.
  std::string digest() const;

  struct Inside;  ///< catalogue_inside.hpp

 private:
  static Catalogue embedded();
  explicit Catalogue(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace racpsy
