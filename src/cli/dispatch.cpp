#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::cli {
namespace {

// Returns the profile to use: that of --me, else me.toml in the user's configuration, if there is
// one.
std::optional<std::string> profile_of(const Command& command) {
  if (command.has("--no-me")) return std::nullopt;
  if (const std::optional<std::string> path = command.get("--me")) return path;
  if (!command.files.empty()) return std::nullopt;
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string{value == nullptr ? "" : value};
  };
  std::string folder = variable("XDG_CONFIG_HOME");
  if (folder.empty() && !variable("HOME").empty()) folder = variable("HOME") + "/.config";
  const std::string path = folder + "/racpsy/me.toml";
  return !folder.empty() && is_file(path) ? std::optional{path} : std::nullopt;
}

// Runs a command that asks about a person, with the path of the profile to read.
template <class Run>
app::Expected<int> with_profile(Command command, Lang lang, Run run) {
  TRY(app::check_exclusive(command, "--me", {"--no-me"}));
  if (const std::optional<std::string> path = profile_of(command)) command.values["--me"] = *path;
  return run(command, lang);
}

app::Expected<int> run(const Command& command, Lang lang) {
  if (command.version) return print_version(command, lang);
  if (command.help != Help::none) return print_help(command, lang);
  const bool generates = command.has("--generate");
  if (!command.name.empty() || generates) TRY(check_places(command));
  if (generates) return generate(command, lang);
  if (command.name == "calc") return with_profile(command, lang, calc);
  if (command.name == "ask") return with_profile(command, lang, ask);
  if (command.name == "compare") return with_profile(command, lang, compare);
  if (command.name == "plan") return with_profile(command, lang, plan);
  if (command.name == "contract") return contract(command, lang);
  if (command.name == "rules") return rules(command, lang);
  if (command.name == "batch") return batch(command, lang);
  if (command.name == "sql") return sql_query(command, lang);
  const auto asks = [](const auto& option) {
    return option.first != "--lang" && option.first != "--color" && option.first != "--width" &&
           option.first != "--today" && option.first != "--country";
  };
  if (std::any_of(command.values.begin(), command.values.end(), asks) || !command.lists.empty())
    return UsageError{localized<messages::no_command>(), localized<messages::see_help>()};
  return card(command, lang);
}

// Names options in an error as they were typed.
Text as_typed(Text text, const Command& command) {
  for (const Lang lang : languages) {
    std::string& words = text.by_language[index_of(lang)];
    for (const auto& [name, typed] : command.typed) {
      for (std::size_t at = words.find(name); at != std::string::npos;
           at = words.find(name, at + typed.size())) {
        const std::size_t end = at + name.size();
        const bool whole = end == words.size() || (words[end] != '-' && !std::isalpha(words[end]));
        if (whole) words.replace(at, name.size(), typed);
      }
    }
  }
  return text;
}

int print_as_typed(app::Failure failure, const Command& command, Lang lang) {
  failure.error.what = as_typed(std::move(failure.error.what), command);
  failure.error.remedy = as_typed(std::move(failure.error.remedy), command);
  return print_failure(failure, lang);
}

}  // namespace

int dispatch(const Command& command, Lang lang) {
  const app::Expected<int> exit = run(command, lang);
  return exit ? *exit : print_as_typed(exit.error(), command, lang);
}

}  // namespace racpsy::cli
