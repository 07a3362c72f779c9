// Phrases that several reports share.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "format/document.hpp"
#include "racpsy/app/ways_to_qualify.hpp"
#include "racpsy/base/format.hpp"
#include "report/answer.hpp"
#include "report/messages.hpp"

namespace racpsy {

/// Returns " : " or ": ".
inline std::string colon(Lang lang) { return lang == Lang::fr ? " : " : ": "; }
/// Returns the message, which has no holes.
inline std::string localized(const Message& m, Lang lang) { return std::string{m.in(lang)}; }
std::string years_old(int age, Lang lang);

/// Returns the reason why a session is not covered.
inline const Message& outcome_message(Outcome outcome) { return messages::outcomes[outcome]; }

/// Returns the reason for one session, with the day from which the route is open or its last day.
Text outcome_words(const Settled& session, Calendar calendar);

/// Returns "coverage: C2S": a fact of `person` as `route` asks for it.
std::string fact_phrase(const Route& route, std::size_t fact, const Person& person, Lang lang);
/// A person, and the route that asks for their facts.
struct PersonOnRoute {
  const Route* route;
  const Person* person;
};
/// Returns all facts stated about a person on one or several routes, each once, joined by dots;
/// empty if nothing was stated. Facts named in `but` are left out.
std::string situation(const std::vector<PersonOnRoute>& asked, Lang lang,
                      const std::vector<std::string>& but = {});
/// Returns the stated facts of one person of a case, then a line for each day from which they
/// change for a session.
std::vector<std::string> facts_over_time(const Answer& answer, int who, Lang lang);
/// Returns "age: 40 years old", "coverage: standard (coverage=standard)".
std::string assumed_phrase(const DefaultUsed& default_used, Lang lang, bool with_token = true);
/// Returns the values of one alternative to a default: "responsible contract (responsible)".
std::string alternative_phrase(const DefaultUsed& default_used,
                               const DefaultUsed::Alternative& alternative, Lang lang);

/// Returns "…, in force from 2025-01-01 to 2025-12-31"; empty if the file has no dates.
std::string contract_days(const Contract& contract, Lang lang);
/// Returns the note that limits of the contract are the family's, for an answer about `people`
/// people with this contract; empty if none is.
Text family_limits_note(const Contract& contract, std::size_t people = 1);
/// Returns "membership of the contract: long enough (--joined)".
Text membership_assumed();
/// Returns the note that the contract pays only from a later day of membership; empty if it does
/// not.
Text waiting_note(const Settled& session);
/// Returns the number of people who have sessions under the contract.
std::size_t people_with(const Contract& contract, const Statement& statement);
/// Returns the note that payments outside the days of the contract are unknown.
std::string contract_days_note(const Contract& contract, Lang lang);

/// Numbers sources in the order in which they are first cited.
class Bibliography {
 public:
  explicit Bibliography(Lang lang) : lang_(lang) {}
  std::size_t cite(const Source* source);
  std::vector<std::size_t> cite(const std::vector<const Source*>& sources);
  /// Cites the sources of a rule; the list then tells in one word how far they are trusted.
  /// `brief`: the first source only.
  std::vector<std::size_t> cite(const Rule& rule, bool brief = false);
  bool empty() const { return cited_.empty(); }
  std::size_t size() const { return cited_.size(); }
  /// Returns the sources cited, but the first `from`.
  doc::Sources list(std::size_t from = 0) const;

 private:
  std::string trust(const Source& source) const;

  Lang lang_;
  std::vector<const Source*> cited_;
  // By source cited for a rule: the weakest status and confidence of these rules.
  std::map<const Source*, std::pair<Status, Confidence>> trust_;
};

/// A text is in doubt for the age of its rules only that many days after their verification.
inline constexpr int stale_days = 180;

/// Something that is not established, and the sources that show it.
struct Caveat {
  std::string text;
  std::vector<const Source*> sources;
};
/// Returns the caveats of an answer, each once.
/// Sessions at most `days` after the verification of their rules need no caveat for it.
std::vector<Caveat> caveats(const Answer& answer, Lang lang, int days = 0);

/// Returns the defaults that influence the answer, with what other values would change.
doc::List defaults_list(const Answer& answer, Lang lang);

/// Returns true if some session has no price for lack of --private-fee.
bool lacks_fee(const Statement& statement);

/// Returns the name of a figure: "AMO", "for you"…
const Message& name_of(Figure figure);

/// Returns the contracts that paid, or could have paid, a session, each once.
std::vector<const Contract*> contracts_of(const Statement& statement);

/// Formats a sum. Of an unknown sum the known part is shown as a floor, since no term is negative.
std::string show_sum(const Sum& sum, Figure figure, Currency currency, Lang lang);

/// Charts: the payers, the patient first, and a bar of what each paid of a sum.
inline constexpr std::array<Figure, doc::Chart::parts> bar_parts{Figure::patient, Figure::amc,
                                                                 Figure::amo, Figure::other};
void set_legend(doc::Chart& chart, bool other, Lang lang);
doc::Chart::Bar bar_of(std::string label, std::string caption, const Sum& sum);

/// Returns true if a payer other than the insurers and the patient pays something.
inline bool any_other(const Sum& total) { return total.get(Figure::other) != Money{}; }

/// Returns a way to qualify as a phrase: "be 18 years old or more".
Text phrase_of(const WayToQualify& way, bool with_token = true);

}  // namespace racpsy
