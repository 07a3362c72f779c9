// What changed between two versions, of one route or of two.
//
// Rules are matched within their list: first by their id, then, of those left, by what they claim
// (the same payer under the same conditions, the same requirement, the same counter): a rule that
// got another name is a changed rule, not one that went and one that came. Matched rules are
// compared field by field, in words.
#pragma once

#include "report/rules_phrases.hpp"

namespace racpsy {

struct FieldChange {
  std::string_view key;
  Text label;
  Text before;  ///< Empty: it was not said.
  Text after;
};

struct RuleChange {
  enum class What { added, removed, changed };
  What what = What::changed;
  std::string_view list;
  std::string id;  ///< In the later version, unless it was removed.
  Text name;
  Text says;  ///< Added and removed rules, in sentences.
  std::vector<FieldChange> fields;
  bool other_sources = false;
};

struct VersionDiff {
  std::vector<FieldChange> head;      ///< Title, dates, verification, counters…
  std::vector<Text> no_longer_asked;  ///< Titles of facts.
  std::vector<Text> now_asked;
  std::vector<RuleChange> rules;
  std::vector<std::pair<std::string_view, std::string>> unchanged;  ///< Lists and ids.
  std::vector<const Source*> only_before;
  std::vector<const Source*> only_after;
  bool empty() const {
    return head.empty() && rules.empty() && only_before.empty() && only_after.empty();
  }
};

VersionDiff compare(const VersionRef& before, const VersionRef& after);

}  // namespace racpsy
