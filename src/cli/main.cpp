// racpsy: what will psychological care cost me, session by session and over the year, and who pays the rest?
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "cli/batch.hpp"
#include "cli/calc.hpp"
#include "cli/command_line.hpp"
#include "cli/compare.hpp"
#include "cli/output.hpp"
#include "cli/rules_command.hpp"
#include "cli/words.hpp"

using namespace racpsy;

namespace {

// The language of the environment: French if it says so, else English.
Lang language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return std::string_view{value}.starts_with("fr") ? Lang::fr : Lang::en;
  }
  return Lang::en;
}

// An error in the command line is said in the language that the command line asks for, if it can be seen.
Lang language_asked(int argc, char** argv) {
  Lang lang = language_of_environment();
  for (int i = 1; i < argc; ++i) {
    const std::string_view token = argv[i];
    const std::string_view next = i + 1 < argc ? argv[i + 1] : "";
    if (token == "--lang=fr" || (token == "--lang" && next == "fr")) lang = Lang::fr;
    if (token == "--lang=en" || (token == "--lang" && next == "en")) lang = Lang::en;
  }
  return lang;
}

}  // namespace

int main(int argc, char** argv) {
  const Lang lang = language_asked(argc, argv);
  cli::Command command;
  if (const std::optional<cli::UsageError> error = cli::parse(argc, argv, command)) {
    cli::complain(error->what, error->remedy, lang);
    return cli::exit_usage;
  }
  if (command.version) return cli::print_version(command, lang);
  const auto asks = [](const auto& option) { return option.first != "--lang" && option.first != "--color"; };
  const bool question = std::any_of(command.values.begin(), command.values.end(), asks) || !command.lists.empty();
  if (command.name.empty() && question && !command.help) {
    cli::complain(say<cli::words::no_command>(), say<cli::words::see_help>(), lang);
    return cli::exit_usage;
  }
  if (command.help || command.name.empty()) return cli::print_help(command, lang);
  if (command.name == "compare") return cli::compare(command, lang);
  if (command.name == "rules") return cli::rules(command, lang);
  if (command.name == "batch") return cli::batch(command, lang);
  return cli::calc(command, lang);
}
