// What a catalogue holds, for those who read it and those who check it. Private.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/rules/catalogue.hpp"
#include "racpsy/rules/compiled.hpp"

namespace racpsy {

/// "fr/route/" of "fr/route/2025.toml".
std::string_view folder_of(std::string_view path);
/// Says that there is no route of this name, and which of `all` was perhaps meant.
Problem unknown_route(const Place& place, std::string_view id, const std::vector<std::string>& all);
void append(Problems& all, Problems more);
/// Puts problems in the order of files and lines, each once: what is wrong with a country is met by
/// all its routes.
void sort_and_dedupe(Problems& problems);

struct Catalogue::Inside {
  struct File {
    std::string shown;
    std::string owned;          ///< The text of a file laid over…
    std::string_view embedded;  ///< … or the embedded text.
    bool replaces = false;      ///< Laid over a file of the same path.
    bool selected = false;      ///< By a check.
    bool contract = false;
    std::string_view text() const { return owned.empty() ? embedded : std::string_view{owned}; }
  };
  std::map<std::string, File, std::less<>> files;  ///< By path.
  bool overlaid = false;                           ///< Some of them are of other folders.
  CompiledRules compiled;                          ///< The embedded ones, read.
  std::size_t displaced =
      0;  ///< Files looked at by a check that speak for nothing, and are not in `files`.
  std::map<std::string, std::unique_ptr<LoadedRoute>> loaded;
  Defaults defaults;
  std::vector<Counter>
      shared;  ///< Counters that routes share, in the order in which they were met.

  std::vector<std::string> routes() const;
  bool has_route(const std::string& id) const;
  /// Adds the files below `folder`. A check (`contracts` is given) also takes a single file, and
  /// gathers the contracts; they are no rules, so elsewhere they are passed over.
  Problems overlay(const std::string& folder, std::vector<File>* contracts = nullptr);
  /// The path that a file laid over speaks for, from the one where it lies; false where it can
  /// speak for none.
  bool place(File& file, std::string& path, Problems& problems) const;
  Problems read(std::string_view path, Declarations& into) const;
  /// Reads the defaults; and complains of files laid over that speak for no route: they would have
  /// no effect.
  Problems defaults_and_orphan_files();
  /// Whether a file laid over speaks for this route: then all of the route is read, and checked, at
  /// once.
  bool touched(const std::string& route) const;
  /// Parses a route, and checks it, with everything that is wrong with it.
  std::unique_ptr<LoadedRoute> parse_route(const std::string& id, Problems& problems);
  /// A route from the compiled rules; parsed where a file of another folder speaks for it.
  std::unique_ptr<LoadedRoute> read_route(const std::string& id, Problems& problems);
  /// What a country declares, for its contracts.
  Problems read_country(const std::string& country, Declarations& into) const;
  Result<const Route*> load(const std::string& id);
  /// Reads a contract; nothing when something is wrong with it.
  std::unique_ptr<Contract> contract(const File& file, Problems& problems) const;
  /// Gives the counters whose name has a slash their place among those that routes share.
  void share(Route& route, Problems& problems);
  /// Gives each problem the line of its file.
  void excerpts(Problems& problems, const std::vector<File>& contracts) const;
};

}  // namespace racpsy
