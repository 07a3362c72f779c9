// Reports on the rules: the list of routes, one version, the differences between two versions.
#pragma once

#include <string>
#include <vector>

#include "format/document.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

/// A version, by its route and its index in it.
struct VersionRef {
  const Route* route = nullptr;
  std::size_t index = 0;
  const Version& version() const { return route->versions[index]; }
  std::string name() const { return route->id + "@" + route->versions[index].id; }
};

/// A field of a rule or of the header, in words.
struct FieldChange {
  std::string_view key;
  Text label;
  Text before;  ///< Empty if the field was absent.
  Text after;
};

struct RuleChange {
  enum class What { added, removed, changed };
  What what = What::changed;
  std::string_view list;
  std::string id;  ///< In the later version; in the earlier one if removed.
  Text name;
  Text text;  ///< Added and removed rules in full sentences.
  std::vector<FieldChange> fields;
  bool other_sources = false;
};

struct VersionDiff {
  std::vector<FieldChange> header;    ///< Title, dates, verification, counters…
  std::vector<Text> no_longer_asked;  ///< Titles of facts.
  std::vector<Text> now_asked;
  std::vector<RuleChange> rules;
  std::vector<std::pair<std::string_view, std::string>> unchanged;  ///< List and id of each.
  std::vector<const Source*> only_before;
  std::vector<const Source*> only_after;
  bool empty() const {
    return header.empty() && rules.empty() && only_before.empty() && only_after.empty();
  }
};

/// Returns the differences between two versions, of one route or of two.
VersionDiff compare(const VersionRef& before, const VersionRef& after);

/// Reports for people, as documents.
doc::Document list_document(const std::vector<const Route*>& routes, Date today, Lang lang);
/// `named`: the version was asked for by its id, not as the current one.
doc::Document version_document(const VersionRef& shown, bool named, Date today, Lang lang);
doc::Document diff_document(const VersionRef& before, const VersionRef& after, Lang lang);

/// The same for programs: racpsy/rules/1, racpsy/version/1, racpsy/rules-diff/1.
std::string list_json(const std::vector<const Route*>& routes, Date today,
                      const std::string& digest);
std::string version_json(const VersionRef& shown, Date today, const std::string& digest);
std::string diff_json(const VersionRef& before, const VersionRef& after, const std::string& digest);

}  // namespace racpsy
