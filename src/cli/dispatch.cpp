#include "cli/dispatch.hpp"

#include <algorithm>

#include "cli/ask.hpp"
#include "cli/batch.hpp"
#include "cli/calc.hpp"
#include "cli/compare.hpp"
#include "cli/contract_command.hpp"
#include "cli/help.hpp"
#include "cli/manual.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "cli/plan.hpp"
#include "cli/rules_command.hpp"

namespace racpsy::cli {

int dispatch(const Command& command, Lang lang) {
  if (command.version) return print_version(command, lang);
  if (command.help == Help::none && (!command.name.empty() || command.has("--generate"))) {
    if (const std::optional<UsageError> wrong = check_places(command))
      return wrong->what.empty() ? exit_usage : print_usage_error(*wrong, lang);
  }
  if (command.has("--generate")) return generate(command, lang);
  const auto asks = [](const auto& option) {
    return option.first != "--lang" && option.first != "--color" && option.first != "--width";
  };
  const bool asks_something =
      std::any_of(command.values.begin(), command.values.end(), asks) || !command.lists.empty();
  if (command.name.empty() && asks_something && command.help == Help::none) {
    print_error(localized<messages::no_command>(), localized<messages::see_help>(), lang);
    return exit_usage;
  }
  if (command.help != Help::none || command.name.empty()) return print_help(command, lang);
  if (command.name == "ask") return ask(command, lang);
  if (command.name == "compare") return compare(command, lang);
  if (command.name == "plan") return plan(command, lang);
  if (command.name == "contract") return contract(command, lang);
  if (command.name == "rules") return rules(command, lang);
  if (command.name == "batch") return batch(command, lang);
  return calc(command, lang);
}

}  // namespace racpsy::cli
