// Writes the rules of a route as a query. The options are read as `batch` reads them: they are the
// values of what no column of the table says.
#include "build_info.hpp"
#include "cli/answer_output.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "racpsy/app/card_messages.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "racpsy/sql/query.hpp"

namespace racpsy::cli {
namespace {

constexpr std::string_view example = "racpsy sql {} --dialect duckdb --has id,patient,date,age";

UsageError needs(const Message& what, const std::string& route) {
  return {localized(what), localized<messages::sql_for_example>(with_route(example, route))};
}

std::vector<sql::Input> inputs_of(const std::string& list) {
  std::vector<sql::Input> inputs;
  for (const std::string& part : parts_of(list, ',')) {
    const std::size_t equals = part.find('=');
    const std::string name{trimmed(std::string_view{part}.substr(0, equals))};
    inputs.push_back({name, equals == std::string::npos
                                ? name
                                : std::string{trimmed(std::string_view{part}.substr(equals + 1))}});
  }
  return inputs;
}

// The lines that say what the query was made from.
std::vector<std::string> head(const sql::Question& question, const Command& command,
                              const Catalogue& catalogue) {
  const auto option = [&](const std::string& name) {
    const std::optional<std::string> value = command.get(name);
    return value ? " " + name + (value->empty() ? "" : " " + *value) : std::string{};
  };
  std::string options;
  for (const auto& [name, value] : command.values) {
    if (name != "--route" && name != "--output" && name != "--color" && name != "--width" &&
        name != "--lang" && name != "--columns" && name != "--today" && name != "--has" &&
        name != "--table" && name != "--dialect")
      options += option(name);
  }
  if (const auto facts = command.lists.find("--with"); facts != command.lists.end()) {
    for (const std::string& fact : facts->second) options += " --with " + fact;
  }
  // A line end in a value would end the comment.
  for (char& c : options) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  Date verified = last_date;
  for (const Version& version : question.route->versions)
    verified = std::min(verified, version.verified_on);
  const sql::Dialect dialect{question.engine};
  std::vector<std::string> lines{
      "The rules of " + question.route->id + " for " + std::string{dialect.title()} +
          ", by racpsy " + engine_version + ": what each session costs, and who pays.",
      "Rules " + catalogue.digest() + ", verified on " + iso(verified) + " or later."};
  if (!options.empty()) lines.push_back("Options:" + options);
  return lines;
}

app::Expected<int> write(Command command, Lang lang) {
  Catalogue catalogue = TRY(Catalogue::open(rule_folders(command)));
  if (command.files.empty()) return needs(messages::sql_needs_route, catalogue.default_route());
  if (command.files.size() > 1)
    return UsageError{localized<messages::sql_one_route>(command.files[1]),
                      localized(messages::sql_second_query)};
  command.values["--route"] = command.files.front();
  command.files.clear();
  TRY(check_layout(command));
  TRY(check_choice(command, "--dialect"));
  TRY(check_choice(command, "--count"));
  TRY(check_choice(command, "--calendar"));
  sql::Question question;
  const Route* route = TRY(app::resolve_route(command, catalogue));
  question.route = route;
  if (!command.has("--dialect")) return needs(messages::sql_needs_dialect, route->id);
  if (!command.has("--has")) return needs(messages::sql_needs_has, route->id);
  question.engine = *sql::Dialect::named(*command.get("--dialect"));
  const std::string counting = command.get("--count").value_or("auto");
  question.counting = counting == "windows"     ? sql::Counting::windows
                      : counting == "recursion" ? sql::Counting::recursion
                                                : sql::Counting::automatic;
  question.table = command.get("--table").value_or("sessions");
  question.inputs = inputs_of(*command.get("--has"));
  if (const std::optional<std::string> columns = command.get("--columns"))
    question.outputs = parts_of(*columns, ',');

  const Date today = TRY(app::read_today(command));
  const std::unique_ptr<const Contract> contract = TRY(
      app::resolve_contract(command.get("--complementary").value_or(""), *route, today, catalogue));
  if (contract && !contract->understood.empty())
    print_note(localized<messages::card_read>(contract->understood), lang);
  question.contract = contract.get();
  const std::vector<const Route*> others = TRY(app::routes_for_facts(command, catalogue));
  app::RequestReader reader{command, catalogue};
  const RuleSelection selection = TRY(reader.selection(*route));
  question.calendar = selection.calendar;
  question.pinned = selection.pinned;
  const Person person = TRY(reader.person(*route, others, contract.get()));
  if (!person.dated.empty())
    return UsageError{localized(messages::sql_no_days),
                      localized<messages::give_column_of_rights>()};
  for (const std::string& name : reader.unasked())
    print_note(localized<messages::unused_fact>(name), lang);
  question.facts = person.facts;
  question.stated = person.stated;
  question.age = person.age;
  question.born = person.born;
  question.fee = person.private_fee;
  question.minutes = person.minutes;
  question.head = head(question, command, catalogue);
  print_note_if_stale({&route, 1}, today, lang);
  const Result<std::string, sql::Refusal> text = sql::query(question);
  if (!text) return UsageError{text.error().what, text.error().remedy};
  return write_answer(*text, command.get("--output").value_or("-"));
}

}  // namespace

app::Expected<int> sql_query(const Command& command, Lang lang) { return write(command, lang); }

}  // namespace racpsy::cli
