// Internals of Catalogue, for its readers and its checks. Private.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/rules/catalogue.hpp"
#include "racpsy/rules/compiled.hpp"

namespace racpsy {

/// Returns "fr/route/" for "fr/route/2025.toml".
std::string_view folder_of(std::string_view path);
/// Returns the problem "unknown route", suggesting the nearest of `all`.
Problem unknown_route(const Place& place, std::string_view id, const std::vector<std::string>& all);
void append(Problems& all, Problems more);
/// Sorts problems by file and line, and removes duplicates: an error in a country is found again by
/// each of its routes.
void sort_and_dedupe(Problems& problems);

struct Catalogue::Inside {
  struct File {
    std::string shown;
    std::string owned;          ///< Text of an overlay file; else empty.
    std::string_view embedded;  ///< Embedded text.
    bool replaces = false;      ///< Overlay file that replaces another one.
    bool selected = false;      ///< Chosen for a check.
    bool contract = false;
    std::string_view text() const { return owned.empty() ? embedded : std::string_view{owned}; }
  };
  std::map<std::string, File, std::less<>> files;  ///< By path.
  bool overlaid = false;                           ///< Some come from overlay folders.
  CompiledRules compiled;                          ///< Embedded rules, compiled.
  /// Number of checked files that are invalid or duplicates, hence not in `files`.
  std::size_t displaced = 0;
  std::map<std::string, std::unique_ptr<LoadedRoute>> loaded;
  std::map<std::string, std::unique_ptr<LoadedRoute>> without_facts;
  Defaults defaults;
  std::vector<Counter> shared;  ///< Counters that routes share, in the order of loading.

  std::vector<std::string> routes() const;
  bool has_route(const std::string& id) const;
  /// Adds the files below `folder`. For a check, `contracts` is given: `folder` may be a single
  /// file, and contracts are appended there. Otherwise contracts are skipped.
  Problems overlay(const std::string& folder, std::vector<File>* contracts = nullptr);
  /// Replaces `path`, where an overlay file was found, by the path of its contents. Returns false
  /// if it has none; adds the errors to `problems`.
  bool place(File& file, std::string& path, Problems& problems) const;
  Problems read(std::string_view path, Declarations& into) const;
  /// Reads the defaults; reports overlay files that belong to no route, as they have no effect.
  Problems defaults_and_orphan_files();
  /// Returns true if an overlay file belongs to this route, which is then parsed and checked at
  /// once.
  bool touched(const std::string& route) const;
  /// Parses and checks a route; adds all its errors to `problems`.
  std::unique_ptr<LoadedRoute> parse_route(const std::string& id, Problems& problems);
  /// Loads a route from the compiled rules, or parses it if an overlay file belongs to it.
  std::unique_ptr<LoadedRoute> read_route(const std::string& id, Problems& problems);
  /// Reads the declarations of a country, for its contracts.
  Problems read_country(const std::string& country, Declarations& into) const;
  Result<const Route*> load(const std::string& id);
  /// Reads a contract; null on error. Adds its useless limits to `limits`, if given.
  std::unique_ptr<Contract> contract(const File& file, Problems& problems,
                                     Problems* limits = nullptr) const;
  /// Sets the index of each counter whose name has a slash among those that routes share.
  void share(Route& route, Problems& problems);
  /// Sets the excerpt of each problem: its line of the file.
  void excerpts(Problems& problems, const std::vector<File>& contracts) const;
};

}  // namespace racpsy
