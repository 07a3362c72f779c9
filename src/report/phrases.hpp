// Turns of phrase that several reports share.
#pragma once

#include <string>
#include <vector>

#include "report/answer.hpp"
#include "report/document.hpp"
#include "report/format.hpp"
#include "report/messages.hpp"

namespace racpsy {

/// " : " or ": ".
inline std::string colon(Lang lang) { return lang == Lang::fr ? " : " : ": "; }
/// The message, which has no holes.
inline std::string localized(const Message& m, Lang lang) { return std::string{m.in(lang)}; }
std::string years_old(int age, Lang lang);

/// Why a session is not covered, in words.
inline const Message& outcome_message(Outcome outcome) {
  return messages::outcomes[static_cast<std::size_t>(outcome)];
}

/// The same of one session: with the day from which the route is open, or its last day, and what
/// was not found.
Text outcome_words(const Settled& session, Calendar calendar);

/// "coverage: C2S": a fact of `person` as `route` asks for it.
std::string fact_phrase(const Route& route, std::size_t fact, const Person& person, Lang lang);
/// A person, as one route asks for their facts.
struct PersonOnRoute {
  const Route* route;
  const Person* person;
};
/// Everything that was said of a person toward one route or several, each fact once, joined by
/// dots; empty if nothing was. Facts named in `but` are left out.
std::string situation(const std::vector<PersonOnRoute>& asked, Lang lang,
                      const std::vector<std::string>& but = {});
/// The life of one person of a case, as far as it was said: their situation, then a line for each
/// day on which a session meets something new.
std::vector<std::string> life(const Answer& answer, int who, Lang lang);
/// "age: 40 years old", "coverage: standard (coverage=standard)".
std::string assumed_phrase(const DefaultUsed& default_used, Lang lang);
/// The values of a default that would change the answer alike: "responsible contract
/// (responsible)".
std::string alternative_phrase(const DefaultUsed& default_used,
                               const DefaultUsed::Alternative& alternative, Lang lang);

/// "…, in force from 2025-01-01 to 2025-12-31"; empty where the file does not say.
std::string contract_days(const Contract& contract, Lang lang);
/// Says that what the contract pays outside its days is not known.
std::string contract_days_note(const Contract& contract, Lang lang);

/// Something that is not established, and what says so.
struct Caveat {
  std::string text;
  std::vector<const Source*> sources;
};
/// What is not established in an answer, each point once.
std::vector<Caveat> caveats(const Answer& answer, Lang lang);

/// Whether a session has no price because nobody gave --private-fee.
bool lacks_fee(const Statement& statement);

/// "AMO", "for you"…
const Message& name_of(Figure figure);

/// A sum as read: what is known of an unknown one is a floor, since no term is negative.
std::string show_sum(const Sum& sum, Figure figure, Lang lang);

/// Charts: the payers, the patient first; what each paid of a sum as a bar.
inline constexpr std::array<Figure, doc::Chart::parts> bar_parts{Figure::patient, Figure::amc,
                                                                 Figure::amo, Figure::other};
void set_legend(doc::Chart& chart, bool other, Lang lang);
doc::Chart::Bar bar_of(std::string label, std::string says, const Sum& sum);

/// Whether somebody beside the insurers and the patient pays something.
inline bool any_other(const Sum& total) { return total.get(Figure::other) != Money{}; }

}  // namespace racpsy
