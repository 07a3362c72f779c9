// racpsy: computes the cost of psychological care, session by session and over the year, and who
// pays it.
#include <cstdlib>
#include <string_view>

#include "cli/completion.hpp"
#include "cli/dispatch.hpp"
#include "cli/output.hpp"
#include "cli/process_setup.hpp"

using namespace racpsy;

namespace {

// Returns the language of the environment: French if it is set, else English.
Lang language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string_view{value}.starts_with("fr") ? Lang::fr : Lang::en;
  }
  return Lang::en;
}

// Returns the language of --lang, even if the rest of the command line is wrong.
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
  cli::harden_process(lang);
  if (argc > 1 && std::string_view{argv[1]} == "__complete")
    return cli::complete(std::vector<std::string>(argv + 2, argv + argc), lang);
  cli::Command command;
  if (const std::optional<cli::UsageError> error = cli::parse(argc, argv, command)) {
    cli::print_error(error->what, error->remedy, lang);
    return cli::exit_usage;
  }
  return cli::dispatch(command, lang);
}
