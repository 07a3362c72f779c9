// Compares answers from inputs: `racpsy compare` without a terminal.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "racpsy/app/answer.hpp"
#include "racpsy/app/calculate.hpp"
#include "racpsy/app/case.hpp"
#include "racpsy/app/ways_to_qualify.hpp"

namespace racpsy {

/// One statement of a comparison.
struct ComparedStatement {
  Answer answer;
  bool as_in_file = false;             ///< The sessions have the routes of the case file.
  Text label;                          ///< Name that sets it apart; report/comparison.hpp gives it.
  bool rules_by_date = false;          ///< Its rules are "auto" in a list of versions.
  std::vector<std::string> no_effect;  ///< Inputs without effect on it, as "coverage=bim".
  std::vector<std::string> unused;     ///< Facts given that none of its rules uses.
  std::vector<WayToQualify> ways_to_qualify;  ///< Empty when a session is covered.
};

struct Comparison {
  std::vector<ComparedStatement> statements;  ///< In the order of the request.
  std::vector<std::string> varied;  ///< Inputs that differ between statements: "rules", "coverage",
                                    ///< "calendar", "complementary".
  bool several_routes = false;
  bool own_counts = false;  ///< Each route has its own number of sessions.
  std::string digest;
  std::vector<Text> notes;  ///< Inputs without effect; empty where they are printed beside it.
  std::optional<app::ProfileUsed> profile;

  bool varies(const std::string& name) const;
};

}  // namespace racpsy

namespace racpsy::app {

/// A comparison, and its pointees.
struct ComparisonResult {
  Comparison comparison;
  std::vector<const Route*> routes;  ///< All that were compared, dropped ones included.
  std::vector<Text> notes;           ///< Inputs without effect.

  std::vector<std::string> contract_files;  ///< Contracts that a case file names.

  std::vector<std::unique_ptr<const Case>> cases;
  std::map<const Route*, std::unique_ptr<CompiledRoute>> compiled;
  std::map<std::string, std::unique_ptr<const Contract>> contracts;
};

/// Compares every combination of the lists in `inputs`, the options of `racpsy compare`. Beside a
/// case file they replace what it states; if nothing varies, its sessions are settled as they are,
/// unless they all have one route, and on every route of their country. `detail` applies to each
/// answer. The caller checks --strict, to name the statement refused.
Expected<ComparisonResult> compare(const Inputs& inputs, Catalogue& catalogue,
                                   const Detail& detail);

}  // namespace racpsy::app
