// Runs `racpsy contract`: writes the words of a card as a contract file, and checks such files.
#include <algorithm>

#include "cli/answer_output.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "racpsy/app/card.hpp"
#include "racpsy/app/card_messages.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::cli {
namespace {

/// The card of a template, whose figures are replaced by the reader.
const std::string template_card = "40 €/séance, 4/an, 150 €/an";

app::Expected<int> new_contract(const Command& command, Lang lang) {
  const std::string output = command.get("--output").value_or("-");
  // A file that somebody has edited is not replaced.
  if (is_file(output))
    return UsageError{localized<messages::file_exists>(output),
                      localized<messages::write_elsewhere>()};
  Catalogue catalogue = TRY(Catalogue::open(rule_folders(command)));
  TRY(check_layout(command));
  const Route* route = TRY(app::resolve_route(command, catalogue));
  const Date today = TRY(app::read_today(command));
  const std::string words =
      joined(std::span{command.files}.subspan(1), " ");  // quotes may be left out
  const app::Card card = TRY(app::read_card(words.empty() ? template_card : words));
  const std::string country = country_code(route->id);
  if (!words.empty())
    print_note(localized<messages::card_read>(app::understood(card, country)), lang);
  return write_answer(app::contract_text(card, words, country, today, lang), output);
}

// Lists the example contracts: the names that --complementary accepts.
app::Expected<int> list_contracts(const Command& command, Lang lang) {
  const Catalogue catalogue = TRY(Catalogue::open(rule_folders(command)));
  const std::vector<std::string> ids = Catalogue::example_contracts();
  std::size_t width = 0;
  for (const std::string& id : ids) width = std::max(width, id.size());
  std::string lines;
  for (const std::string& id : ids) {
    const auto contract = TRY(catalogue.example_contract(id));
    lines += id + std::string(width - id.size() + 2, ' ') + contract->title.in(lang) + '\n';
  }
  return write_answer(lines, command.get("--output").value_or("-"));
}

}  // namespace

app::Expected<int> contract(const Command& command, Lang lang) {
  const std::string action = command.files.empty() ? "" : command.files.front();
  if (action == "new") return new_contract(command, lang);
  if (action == "list" && command.files.size() == 1) return list_contracts(command, lang);
  if (action == "check" && command.files.size() > 1) return rules(command, lang);
  return UsageError{localized<messages::contract_needs>(),
                    localized<messages::see_help_of>("contract")};
}

}  // namespace racpsy::cli
