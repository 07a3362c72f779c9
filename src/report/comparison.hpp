// Several statements side by side: their labels, and their order by cost.
#pragma once

#include "format/document.hpp"
#include "racpsy/app/compare.hpp"
#include "report/answer.hpp"

namespace racpsy {

/// Names each statement by what sets it apart: its route, then the value of every list that has an
/// effect on it.
void label_statements(Comparison& comparison);

/// The check of --strict, as of one statement; the failure names the label of the statement.
app::Expected<void> check_strict(const Comparison& comparison);

/// One statement of a ranking. It stands for all statements of the same route and label: they
/// differ in inputs that have no effect on it.
struct RankedStatement {
  const ComparedStatement* first;      ///< The first of these statements.
  std::vector<std::string> no_effect;  ///< Inputs without effect on any of them.
  const ComparedStatement* operator->() const { return first; }
};
struct Ranking {
  std::vector<RankedStatement> open, closed;
};
/// Ranks by cost; statements of different currencies are not ranked against each other, but listed
/// one currency after the other.
Ranking rank(const Comparison& comparison);
/// Returns true if the open statements have several currencies.
bool several_currencies(const Ranking& ranking);

/// Sessions of one statement with the same outcome and figures: their number, the first of them,
/// and their distinct titles.
struct SessionGroup {
  int count = 0;
  const Settled* session = nullptr;
  std::vector<const Text*> titles;
};
std::vector<SessionGroup> group_sessions(const Statement& statement);

/// Returns how the words of cards were read, and that limits of contracts are a family's, each
/// once.
std::vector<Text> contract_notes(const Comparison& comparison);

/// Lays out a comparison of routes as people read it first: one screen.
doc::Document routes_document(const Comparison& comparison, Lang lang, bool paper = false);

/// Lays out a comparison of a case file, or of other inputs than routes, as people read it first:
/// one screen.
doc::Document choices_document(const Comparison& comparison, Lang lang);

/// Returns where to turn in distress, each line once.
std::vector<std::string> lines_of_distress(const Comparison& comparison, Lang lang);

/// Returns true if the options ask for one screen, which shows neither defaults nor ways to
/// qualify.
bool is_brief(const app::Inputs& options, bool paper);

/// Lays out the document that the options ask for: one screen, or all of it; `paper`: a page.
doc::Document document_of(const Comparison& comparison, const app::Inputs& options, Lang lang,
                          bool paper);

/// Lays out the comparison as a document for people.
doc::Document comparison_document(const Comparison& comparison, Lang lang, bool paper = false);

/// Returns the comparison as JSON (racpsy/comparison/1) or as CSV with one row a statement, the
/// same in every language; `safe` as for an answer.
std::string json_report(const Comparison& comparison);
std::string csv_report(const Comparison& comparison, bool safe = false);

}  // namespace racpsy
