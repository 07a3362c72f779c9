// Answers: a request as it was understood, and the statement that settles it.
#pragma once

#include <string>
#include <vector>

#include "racpsy/app/inputs.hpp"
#include "racpsy/app/outlook.hpp"
#include "racpsy/engine/recorders.hpp"
#include "racpsy/engine/statement.hpp"

namespace racpsy {

/// The same sessions with complementary insurance, explained.
struct Insured {
  Statement statement;
  Explanation explanation;
};

struct Answer {
  Request request;
  std::string title;                ///< Title of a case; empty for `calc` with options.
  std::vector<std::string> people;  ///< Names of the people of a case; one of them may be empty.
  bool illustrative_dates = false;
  const Version* version_today = nullptr;  ///< In force today; null: none, or one is pinned.
  Date today_since;                        ///< First day of `version_today` for the person.
  Date today;
  Statement statement;
  Outlook outlook;
  Explanation explanation;
  std::optional<Insured> insured;  ///< Where nobody has any, and it changes an amount; explained.
  bool explain = false;            ///< Explain the amounts.
  bool explain_all = false;  ///< Explain those of every session, and each rule that gave nothing.
  std::string digest;        ///< Digest of the rule files.
  std::vector<Text> notes;   ///< Inputs without effect; empty where they are printed beside it.
  std::optional<app::ProfileUsed> profile;

  /// Returns true when people, and the changes in their lives, come from a case file.
  bool is_case() const { return !people.empty(); }
  const RuleSelection& selection() const { return request.selection; }
  /// Returns the only route of the request, or the first of several.
  const Route& route() const { return request.compiled_routes.front()->route(); }
  bool one_route() const { return request.compiled_routes.size() == 1; }
  /// Returns the only person in their first state, or the first of several people.
  const Person& person() const { return request.persons.front(); }
};

/// Returns the version a session was settled under; the nearest one where none was in force.
inline const Version& names_of(const Settled& s) { return *s.nearest; }
inline const SessionRule& session_rule(const Settled& s) { return names_of(s).sessions[s.session]; }

}  // namespace racpsy
