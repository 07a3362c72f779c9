// Writes the rules of routes as a query. The options are read as `batch` reads them: they are the
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
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "racpsy/sql/query.hpp"

namespace racpsy::cli {
namespace {

constexpr std::string_view example = "racpsy sql {} --dialect duckdb --has id,patient,date,age";

UsageError needs(const Message& what, const std::string& route) {
  return {localized(what), localized<messages::sql_for_example>(with_route(example, route))};
}

using Routes = std::vector<const Route*>;

// The column or fact that a name means to `batch`, which knows synonyms; else the name itself.
std::string meant_by(const std::string& name, const Routes& routes) {
  const std::string letters = folded(name);
  for (const Reserved& reserved : reserved_names()) {
    if ((reserved.where & in_rows) != 0 && names_column(letters, reserved))
      return std::string{reserved.name};
  }
  for (const Route* route : routes) {
    if (const std::optional<std::size_t> fact = route->fact_called(letters))
      return route->facts[*fact].name;
  }
  return name;
}

std::vector<sql::Input> inputs_of(const std::string& list, const Routes& routes) {
  std::vector<sql::Input> inputs;
  for (const std::string& part : parts_of(list, ',')) {
    const std::size_t equals = part.find('=');  // without one, the part is name and column
    const std::string name{trimmed(std::string_view{part}.substr(0, equals))};
    const std::string column{trimmed(std::string_view{part}.substr(equals + 1))};
    inputs.push_back({meant_by(name, routes), column});
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
  std::vector<std::string> ids;
  for (const sql::AskedRoute& asked : question.routes) {
    ids.push_back(asked.route->id);
    for (const Version& version : asked.route->versions)
      verified = std::min(verified, version.verified_on);
  }
  const Lang lang = question.lang;
  const sql::Dialect dialect{question.engine};
  std::vector<std::string> lines{
      format_message<messages::sql_head>(lang, joined(ids), dialect.title(), engine_version),
      format_message<messages::sql_rules>(lang, catalogue.digest(), iso(verified))};
  if (!options.empty()) lines.push_back(format_message<messages::sql_options>(lang, options));
  return lines;
}

// Checks that all is said without which there is no query, and the words of the options.
app::Expected<void> check(const Command& command, const Catalogue& catalogue) {
  if (command.files.empty()) return needs(messages::sql_needs_route, catalogue.default_route());
  for (const char* option : {"--dialect", "--count", "--calendar"})
    TRY(check_choice(command, option));
  return {};
}

app::Expected<Routes> named_routes(const Command& command, Catalogue& catalogue) {
  Routes routes;
  for (const std::string& name : command.files) {
    Command one = command;
    one.values["--route"] = name;
    const Route* route = TRY(app::resolve_route(one, catalogue));
    if (std::find(routes.begin(), routes.end(), route) != routes.end())
      return UsageError{localized<messages::sql_route_twice>(route->id),
                        localized(messages::sql_name_once)};
    routes.push_back(route);
  }
  return routes;
}

// The contract of --complementary, by the words that any of the routes has for it; null if none is
// asked.
app::Expected<std::unique_ptr<const Contract>> contract_of(const Command& command,
                                                           const Routes& routes, Date today,
                                                           Catalogue& catalogue) {
  const std::string named = command.get("--complementary").value_or("");
  for (const Route* route : routes) {
    std::unique_ptr<const Contract> contract =
        TRY(app::resolve_contract(named, *route, today, catalogue));
    if (contract) return contract;
  }
  return std::unique_ptr<const Contract>{};
}

// Reads the version, the person and the sessions of the options: what no column says. Of several
// routes, one that an option has no effect on is named in `without_effect`.
app::Expected<void> read_person(sql::Question& question, const Command& command,
                                const Routes& routes, Catalogue& catalogue, Lang lang,
                                std::vector<std::string>& without_effect) {
  const Routes others = TRY(app::routes_for_facts(command, catalogue));
  for (const Route* route : routes) {
    app::RequestReader reader{command, catalogue, routes.size() > 1 ? routes : Routes{}};
    const RuleSelection selection = TRY(reader.selection(*route));
    const Person person = TRY(reader.person(*route, others, question.contract));
    if (!person.dated.empty())
      return UsageError{localized(messages::sql_no_days),
                        localized<messages::give_column_of_rights>()};
    for (const std::string& name : reader.unasked())
      print_note(localized<messages::unused_fact>(name), lang);
    for (const std::string& value : reader.no_effect())
      without_effect.push_back(format_message<messages::sql_no_effect>(lang, value, route->id));
    question.routes.push_back({route, selection.calendar, selection.pinned, person.facts,
                               person.stated, person.private_fee});
    question.age = person.age;
    question.born = person.born;
    question.minutes = person.minutes;
  }
  return {};
}

}  // namespace

app::Expected<int> sql_query(const Command& given, Lang lang) {
  Catalogue catalogue = TRY(Catalogue::open(rule_folders(given)));
  TRY(check(given, catalogue));
  const Routes routes = TRY(named_routes(given, catalogue));
  Command command = given;
  command.values["--route"] = routes.front()->id;
  command.files.clear();
  TRY(check_layout(command));
  if (!command.has("--dialect")) return needs(messages::sql_needs_dialect, routes.front()->id);
  if (!command.has("--has")) return needs(messages::sql_needs_has, routes.front()->id);

  sql::Question question;
  question.engine = *sql::Dialect::named(*command.get("--dialect"));
  const std::string counting = command.get("--count").value_or("auto");
  question.counting = counting == "windows"     ? sql::Counting::windows
                      : counting == "recursion" ? sql::Counting::recursion
                                                : sql::Counting::automatic;
  question.table = command.get("--table").value_or("sessions");
  question.inputs = inputs_of(*command.get("--has"), routes);
  if (const std::optional<std::string> columns = command.get("--columns"))
    question.outputs = parts_of(*columns, ',');
  const Date today = TRY(app::read_today(command));
  const std::unique_ptr<const Contract> contract =
      TRY(contract_of(command, routes, today, catalogue));
  if (contract && !contract->understood.empty())
    print_note(localized<messages::card_read>(contract->understood), lang);
  question.contract = contract.get();
  std::vector<std::string> without_effect;
  TRY(read_person(question, command, routes, catalogue, lang, without_effect));
  question.lang = lang;
  question.head = head(question, command, catalogue);
  question.head.insert(question.head.end(), without_effect.begin(), without_effect.end());
  print_note_if_stale(routes, today, lang);
  const Result<std::string, sql::Refusal> text = sql::query(question);
  if (!text) return UsageError{text.error().what, text.error().remedy};
  return write_answer(*text, command.get("--output").value_or("-"));
}

}  // namespace racpsy::cli
