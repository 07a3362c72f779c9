// The rules of a version as sentences that a jurist reads.
//
// A rule file holds titles and conditions; the sentences are built from them, in both languages at
// once. Every rule is also taken apart into the fields of its file, each in words, so that two
// rules can be compared field by field.
#pragma once

#include "report/document.hpp"
#include "report/rules.hpp"

namespace racpsy {

/// One field of a rule: its key in the file, and its name and value in words. Empty: the file does
/// not say it.
struct RuleField {
  std::string_view key;
  Text label;
  Text value;
};

/// A rule in words.
struct RuleSentence {
  std::string_view list;  ///< "session", "entitlement"…
  const Rule* rule = nullptr;
  std::string
      claim;  ///< What it is about, whatever its name: two versions of one rule have the same.
  Text name;  ///< Its title, or what stands for one.
  Text says;  ///< The whole of it in sentences, without its note and its citations.
  std::vector<RuleField> fields;
};

/// The lists of a version, in the order of the file, with their headings.
struct ListSentences {
  std::string_view list;
  Text heading;
  std::vector<RuleSentence> rules;
};

/// A right of the route that ends after a time, or is fixed for a period, in words.
struct RightSentence {
  const Rule* rule = nullptr;
  Text says;
};

/// Speaks for one version of a route.
class Phrases {
 public:
  explicit Phrases(const VersionRef& of) : route_(*of.route), version_(of.version()) {}

  std::vector<ListSentences> lists() const;
  /// "“coverage” includes “C2S” and the age is 18 or more"; with `any`, joined by "or".
  Text conditions(const Conditions& conditions, bool any = false) const;
  /// What the version counts: sessions, or sums; which of them, and per which period.
  std::vector<std::pair<const Counter*, Text>> counters() const;
  /// The limited rights of the route, then those that are fixed for a period.
  std::vector<RightSentence> rights() const;
  /// For whom the version holds from a later day only.
  Text delay(const Delay& delay) const;
  /// "Status: stated; high confidence."
  static Text status(const Rule& rule);
  static Text rounding(Rounding rounding);

 private:
  Text condition(const Condition& c) const;
  Text scope(const Rule& rule, bool otherwise) const;
  Text kind(std::size_t index) const;
  Text price(const SessionRule& session) const;
  Text per(const Counter& counter) const;
  Text counted(const Counter& counter, const Conditions& which) const;
  RuleSentence start(std::string_view list, const Rule& rule) const;
  void finish(RuleSentence& words) const;
  RuleSentence session(const SessionRule& session) const;
  RuleSentence entitlement(const EntitlementRule& entitlement) const;
  RuleSentence cap(const CapRule& cap) const;
  RuleSentence share(const ShareRule& share, bool otherwise) const;
  RuleSentence deduction(const DeductionRule& deduction) const;
  RuleSentence extra_fees(const ExtraFeesRule& rule) const;
  RuleSentence third_party(const ThirdPartyRule& rule) const;
  RuleSentence doubt(const DoubtRule& doubt) const;

  const Route& route_;
  const Version& version_;
};

}  // namespace racpsy
