#include <algorithm>

#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::cli {
namespace {

app::Expected<int> run(const Command& command, Lang lang) {
  if (command.version) return print_version(command, lang);
  if (command.help != Help::none) return print_help(command, lang);
  const bool generates = command.has("--generate");
  if (!command.name.empty() || generates) TRY(check_places(command));
  if (generates) return generate(command, lang);
  if (command.name == "calc") return calc(command, lang);
  if (command.name == "ask") return ask(command, lang);
  if (command.name == "compare") return compare(command, lang);
  if (command.name == "plan") return plan(command, lang);
  if (command.name == "contract") return contract(command, lang);
  if (command.name == "rules") return rules(command, lang);
  if (command.name == "batch") return batch(command, lang);
  const auto asks = [](const auto& option) {
    return option.first != "--lang" && option.first != "--color" && option.first != "--width" &&
           option.first != "--today";
  };
  if (std::any_of(command.values.begin(), command.values.end(), asks) || !command.lists.empty())
    return UsageError{localized<messages::no_command>(), localized<messages::see_help>()};
  return card(command, lang);
}

}  // namespace

int dispatch(const Command& command, Lang lang) {
  const app::Expected<int> exit = run(command, lang);
  return exit ? *exit : print_failure(exit.error(), lang);
}

}  // namespace racpsy::cli
