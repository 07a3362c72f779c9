// Compares two versions, of one route or of two.
//
// Rules are matched within their list, first by id, then by claim (same payer and conditions, same
// requirement, same counter), so that a renamed rule counts as changed, not as removed and added.
// Matched rules are compared field by field, in words.
#pragma once

#include "report/rules_phrases.hpp"

namespace racpsy {

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

VersionDiff compare(const VersionRef& before, const VersionRef& after);

}  // namespace racpsy
