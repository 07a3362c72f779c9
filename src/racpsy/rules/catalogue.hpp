// All the rules there are: the embedded files, overlaid with the files of other folders.
//
// The folder tells what a file is: `fr/country.toml` and `fr/sources.toml` speak for a country,
// `fr/<route>/route.toml` and `fr/<route>/sources.toml` for a route, any other `fr/<route>/*.toml`
// is a version. In a folder laid over, a version file is known by what it says of itself (`route`,
// `version`), wherever it lies; one of the same route and version replaces the embedded one, any
// other file replaces the one at the same path.
//
// Routes are read when they are asked for, so a question about one route never waits for the
// others.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/base/result.hpp"
#include "racpsy/rules/contract.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

/// What a check looked at, and all that it found, by file and line.
struct CheckReport {
  Problems problems;
  std::size_t files = 0;
};

class Catalogue {
 public:
  /// The embedded rules with the `*.toml` files below each of `folders` laid over them, in that
  /// order. A folder or file that could not be read is a problem marked `unreadable`.
  static Result<Catalogue> open(const std::vector<std::string>& folders);

  /// All that is wrong with the rules: the embedded ones with those of `folders`, or only what
  /// `target` lays over them, a folder (or one file) that may hold contracts too. Beside what does
  /// not load: values in force `today` that nobody verified lately, and sources that no rule cites.
  static CheckReport check(const std::vector<std::string>& folders,
                           const std::optional<std::string>& target, Date today);

  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;
  ~Catalogue();

  /// The ids of all routes, sorted.
  std::vector<std::string> routes() const;
  /// One route with all its versions. The pointer lives as long as the catalogue. Problems: no such
  /// route, or all that is wrong with its files.
  Result<const Route*> route(const std::string& id);
  /// Reads a contract file; it may ask for the facts of the country it names. Problems: all that is
  /// wrong with it.
  Result<std::unique_ptr<const Contract>> contract(const std::string& path) const;
  /// The route taken when none is named.
  const std::string& default_route() const;
  /// The age taken when none is said, in completed years.
  int default_age() const;
  /// All routes, of which only the ids and the dates of their versions are sure to be there.
  Result<std::vector<Route>> outlines();
  /// The rules as bytes that a program loads without parsing; empty where something is wrong.
  std::string compile();
  /// Names this very set of rule files: "sha256:" and 64 hexadecimal digits over all paths and
  /// texts.
  std::string digest() const;

  struct Inside;  ///< catalogue_inside.hpp

 private:
  static Catalogue embedded();
  explicit Catalogue(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace racpsy
