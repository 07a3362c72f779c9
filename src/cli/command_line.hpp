// Splits the command line into tokens; the commands interpret them by the rules.
//
// A splitter (split.hpp) does it by the table of options and prints nothing; help and errors are
// written here, in both languages.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/split.hpp"
#include "racpsy/app/inputs.hpp"
#include "racpsy/base/text.hpp"
#include "racpsy/rules/catalogue.hpp"
#include "report/batch_request.hpp"

namespace racpsy::cli {

using enum app::Exit;

/// Level of help: none, the essentials with examples (-h), or all options (--help).
enum class Help { none, brief, whole };

struct Command : app::Inputs {
  std::string name;                ///< "calc"; empty: no command was given.
  std::set<std::string> left_out;  ///< Options given without their optional value.
  /// Options given by another name than their first: "--private-fee" → "--prix".
  std::map<std::string, std::string> typed;
  std::string country;  ///< Of the environment: "be"; empty: not known.
  Help help = Help::none;
  bool version = false;
};

using app::UsageError;

/// Splits the command line. The error names a mistyped option or command with the nearest valid
/// one.
app::Expected<Command> parse(int argc, char** argv, Splitter splitter);

/// Keeps the catalogue of a command until the next one or the end of the program: to free its many
/// small parts then would take a tenth of the instructions of an answer.
Catalogue& kept(Catalogue catalogue);

/// Returns the folders of rules: those of RACPSY_RULES, then every --rules-dir that names no
/// scenario.
std::vector<std::string> rule_folders(const Command& command);

/// Returns the folders that name a scenario of `batch`, in the order given.
std::vector<NamedFolder> scenario_folders(const Command& command);

}  // namespace racpsy::cli
