// Reads the options of a batch and assembles its summary, for any front end.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "racpsy/app/inputs.hpp"
#include "racpsy/batch/batch.hpp"
#include "racpsy/rules/catalogue.hpp"
#include "report/summary.hpp"

namespace racpsy {

/// Rules of which scenarios are made; an empty name adds nothing to theirs.
struct ScenarioRules {
  std::string name;
  Catalogue* catalogue = nullptr;
};

/// A scenario by rules: --rules-dir NAME=FOLDER.
struct NamedFolder {
  std::string name;
  std::string folder;  ///< Empty: no folder beside those of all scenarios.
};
/// Splits NAME=FOLDER. A folder of that very name is a folder, and so is a path whose first "=" is
/// behind a slash.
std::optional<NamedFolder> scenario_folder(const std::string& given);

/// The rules of all scenarios by rules.
struct BatchRules {
  std::vector<std::unique_ptr<Catalogue>> catalogues;
  std::vector<ScenarioRules> scenarios;
};
/// Opens the rules of each scenario, those of `folders` first; without one, only these.
app::Expected<BatchRules> open_rules(const std::vector<std::string>& folders,
                                     const std::vector<NamedFolder>& scenarios);

/// The options of a batch, and their pointees. The `path` of the setups is left to the caller.
struct BatchRequest {
  std::vector<batch::Setup> setups;                        ///< By scenario.
  std::vector<const Catalogue*> catalogues;                ///< By scenario.
  std::vector<std::unique_ptr<const Contract>> contracts;  ///< By scenario; null: none.
  std::vector<Text> notes;          ///< On contracts as they were read, and facts without effect.
  std::vector<std::string> unused;  ///< Facts given that no applied rule asks for.
};

/// Reads the options, which are defaults for cells that rows leave empty. Several rules, and
/// several values of --rules, --calendar and --complementary, are scenarios side by side: all
/// combinations, the leftmost slowest. The catalogues must outlive the request.
app::Expected<BatchRequest> read_batch_request(const app::Inputs& inputs,
                                               const std::vector<ScenarioRules>& rules);

/// Reads the limits of a run: its threads, all processors unless said, and the refused rows at
/// which it stops.
app::Expected<batch::Limits> read_limits(const app::Inputs& inputs);

/// Assembles the summary of a run, without refused rows and notes.
BatchSummary summary_of(const BatchRequest& request, const batch::BatchResult& result);

/// Fails if an option of which the scenarios are made has no effect, since every row states it.
app::Expected<void> check_scenarios_act(const batch::BatchResult& result);

/// Returns the notes on options that rows state themselves. They name options and columns.
std::vector<Text> notes_on_options(const batch::BatchResult& result);
/// Returns the notes on rows that a contract does not cover, or that use a right for too long.
std::vector<Text> notes_on_rows(const BatchRequest& request, const batch::BatchResult& result);

/// Returns a line of the list of refused rows: line, id, column, code and message, separated by
/// tabs; control characters are escaped. Files have the message in English. `reject_header` is the
/// line before all.
std::string reject_line(const batch::Reject& reject, const std::vector<batch::Plan>& plans,
                        bool safe, Lang lang = Lang::en);
inline constexpr std::string_view reject_header = "line\tid\tcolumn\tcode\tmessage\n";

}  // namespace racpsy
