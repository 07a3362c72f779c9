// Runs `racpsy contract`: writes the words of a card as a contract file, and checks such files.
#include "cli/contract_command.hpp"

#include <sys/stat.h>

#include "cli/answer_output.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/resolve.hpp"
#include "cli/rules_command.hpp"
#include "racpsy/app/card.hpp"
#include "racpsy/app/card_messages.hpp"
#include "racpsy/app/resolve.hpp"

namespace racpsy::cli {
namespace {

/// The card of a template, whose figures are replaced by the reader.
const std::string template_card = "40 €/séance, 4/an, 150 €/an";

bool is_regular_file(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

int new_contract(const Command& command, Lang lang) {
  const std::string output = command.get("--output").value_or("-");
  // A file that somebody has edited is not replaced.
  if (is_regular_file(output))
    return print_usage_error(
        {localized<messages::file_exists>(output), localized<messages::write_elsewhere>()}, lang);
  Result<Catalogue> catalogue = Catalogue::open(rule_folders(command));
  if (!catalogue) return print_problems(catalogue.problems(), lang);
  app::RequestReader reader{command, *catalogue};
  check_layout(command, reader);
  const std::string route = app::resolve_route(command, *catalogue, reader);
  const Date today = reader.today();
  if (reader.error()) return print_usage_error(*reader.error(), lang);

  const std::string words =
      joined(std::span{command.files}.subspan(1), " ");  // quotes may be left out
  const app::Expected<app::Card> card = app::read_card(words.empty() ? template_card : words);
  if (const auto* failure = std::get_if<app::Failure>(&card)) return print_failure(*failure, lang);
  const auto& read = std::get<app::Card>(card);
  const std::string country = route.substr(0, route.find('/'));
  if (!words.empty())
    print_note(localized<messages::card_read>(app::understood(read, country)), lang);
  return write_text(app::contract_text(read, words, country, today, lang), output, lang);
}

}  // namespace

int contract(const Command& command, Lang lang) {
  const std::string action = command.files.empty() ? "" : command.files.front();
  if (action == "new") return new_contract(command, lang);
  if (action == "check" && command.files.size() > 1) return rules(command, lang);
  return print_usage_error(
      {localized<messages::contract_needs>(), localized<messages::see_help_of>("contract")}, lang);
}

}  // namespace racpsy::cli
