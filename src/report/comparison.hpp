// Several statements side by side: what each is called, and which costs least.
#pragma once

#include "report/answer.hpp"
#include "report/document.hpp"
#include "report/ways_to_qualify.hpp"

namespace racpsy {

/// One statement of a comparison.
struct ComparedStatement {
  Answer answer;
  Text label;  ///< What tells it from the others.
  std::vector<std::string>
      no_effect;  ///< What was said and changes nothing here, as "coverage=bim".
  std::vector<WayToQualify> ways_to_qualify;  ///< Where nothing is covered.
};

struct Comparison {
  std::vector<ComparedStatement> statements;  ///< In the order asked.
  std::vector<std::string> varied;  ///< The facts that differ from one statement to the next.
  bool own_counts = false;          ///< Each route has its own number of sessions.
  std::string digest;
};

/// The statements as people read them: each once, what costs the patient least (a session) first,
/// what is not known after what is, routes that cover nothing last.
struct RankedStatement {
  const ComparedStatement*
      first;  ///< Of those that are alike, since what differs has no effect on them…
  std::vector<std::string> no_effect;  ///< … as all of them tell.
  const ComparedStatement* operator->() const { return first; }
};
struct Ranking {
  std::vector<RankedStatement> open, closed;
};
Ranking rank(const Comparison& comparison);

/// Sessions of one statement that cost alike: how many, the first of them, and what they are.
struct SessionGroup {
  int count = 0;
  const Settled* session = nullptr;
  std::vector<const Text*> titles;
};
std::vector<SessionGroup> group_sessions(const Statement& statement);

/// What a comparison says.
doc::Document comparison_document(const Comparison& comparison, Lang lang);

/// `racpsy/comparison/1`, and one row a statement. They never depend on the language. `safe`: as
/// for an answer.
std::string json_report(const Comparison& comparison);
std::string csv_report(const Comparison& comparison, bool safe = false);

}  // namespace racpsy
