// What a report is made of: the request as it was understood, and the statement that answers it.
#pragma once

#include <string>

#include "racpsy/engine/recorders.hpp"
#include "racpsy/engine/statement.hpp"

namespace racpsy {

struct Answer {
  Request request;
  std::string title;                ///< Of a case.
  std::vector<std::string> people;  ///< Of a case: their names, one of whom may have none.
  bool illustrative_dates = false;
  int version_today =
      -1;            ///< In force today in the calendar asked; -1: none, or a version is pinned.
  Date today_since;  ///< Since when it is, for the person.
  Statement statement;
  Explanation explanation;
  bool explain = false;  ///< Tell every amount with its rule, and every rule that did not apply.
  std::string digest;    ///< Of the rule files.

  /// Whether people, and what changes for them, come from a case file.
  bool is_case() const { return !people.empty(); }
  const RuleSelection& selection() const { return request.selection; }
  /// The route, where there is one; else the first one.
  const Route& route() const { return request.compiled_routes.front()->route(); }
  bool one_route() const { return request.compiled_routes.size() == 1; }
  /// The person, where there is one and nothing about them changes; else their first state.
  const Person& person() const { return request.persons.front(); }
};

/// The version that names what a settled session was (the nearest one, where none is in force).
inline const Version& names_of(const Settled& s) {
  return s.route->versions[static_cast<std::size_t>(s.nearest)];
}
inline const SessionRule& session_rule(const Settled& s) { return names_of(s).sessions[s.session]; }

inline constexpr std::size_t most_year_columns =
    3;  ///< Of a table; more years are listed, or only their sum is told.

/// The statement as `racpsy/statement/1`. Never depends on the language.
std::string json_report(const Answer& answer);

/// One row a session. Never depends on the language. `safe`: words that a spreadsheet would run
/// begin with an apostrophe.
std::string csv_report(const Answer& answer, bool safe = false);

}  // namespace racpsy
