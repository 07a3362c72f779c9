// Writes the rules of a version as sentences for lawyers.
//
// The sentences are built from the titles and conditions of the rule file, in both languages at
// once. Every rule is also split into the fields of its file, each in words, so that two rules can
// be compared field by field.
#pragma once

#include "format/document.hpp"
#include "report/rules.hpp"

namespace racpsy {

/// One field of a rule: its key in the file, and its name and value in words. Empty: absent from
/// the file.
struct RuleField {
  std::string_view key;
  Text label;
  Text value;
};

/// A rule in words.
struct RuleSentence {
  std::string_view list;  ///< "session", "entitlement"…
  const Rule* rule = nullptr;
  /// Key of its subject; two versions of a rule share it even if the id changes.
  std::string claim;
  Text name;  ///< Its title, or a substitute.
  Text text;  ///< The whole rule in sentences, without its note and sources.
  std::vector<RuleField> fields;
};

/// One list of a version and its heading, in the order of the file.
struct ListSentences {
  std::string_view list;
  Text heading;
  std::vector<RuleSentence> rules;
};

/// A limited or kept right of the route in words.
struct RightSentence {
  const Rule* rule = nullptr;
  Text text;
};

/// Writes sentences about one version of a route.
class Phrases {
 public:
  explicit Phrases(const VersionRef& of) : route_(*of.route), version_(of.version()) {}

  std::vector<ListSentences> lists() const;
  /// Returns "“coverage” includes “C2S” and the age is 18 or more"; with `any`, joined by "or".
  Text conditions(const Conditions& conditions, bool any = false) const;
  /// Returns what each counter counts: sessions or a sum, which ones, and per which period.
  std::vector<std::pair<const Counter*, Text>> counters() const;
  /// Returns the limited rights of the route, then the kept ones.
  std::vector<RightSentence> rights() const;
  /// Returns the people for whom the version holds only from a later day.
  Text delay(const Delay& delay) const;
  /// Returns "Status: stated; high confidence."
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
  void finish(RuleSentence& sentence) const;
  RuleSentence session(const SessionRule& session) const;
  RuleSentence entitlement(const EntitlementRule& entitlement) const;
  RuleSentence cap(const CapRule& cap) const;
  RuleSentence share(const ShareRule& share, bool otherwise) const;
  Text money(Money amount) const;
  template <class R>
  RuleSentence sum_per_period(std::string_view list, const R& rule,
                              const std::vector<R>& all) const;
  RuleSentence deduction(const DeductionRule& deduction) const;
  RuleSentence extra_fees(const ExtraFeesRule& rule) const;
  RuleSentence third_party(const ThirdPartyRule& rule) const;
  RuleSentence doubt(const DoubtRule& doubt) const;

  const Route& route_;
  const Version& version_;
};

}  // namespace racpsy
