#include "report/batch_request.hpp"

#include <algorithm>
#include <utility>

#include "racpsy/app/card_messages.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/batch/records.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

using app::Expected;
using app::Inputs;
using app::UsageError;

// Returns the character of --delimiter; nothing if it may not separate cells.
std::optional<char> delimiter_of(std::string_view token) {
  if (token == "tab" || token == "\\t") return '\t';
  return token.size() == 1 && batch::may_separate(token.front()) ? std::optional{token.front()}
                                                                 : std::nullopt;
}

// Returns the column names that an option lists, quoted as in CSV if they hold a comma.
Expected<std::vector<std::string>> names_of(const Inputs& inputs, const std::string& option) {
  std::vector<std::string> names;
  const std::optional<std::string> list = inputs.get(option);
  if (!list) return names;
  batch::Record record;
  batch::split(list->data(), list->data() + list->size(), ',', record);
  if (!record.well_formed && !list->starts_with('"') && list->find(",\"") == std::string::npos)
    return parts_of(*list, ',');
  if (!record.well_formed)
    return UsageError{localized<app::messages::misplaced_quotes>(option),
                      localized<app::messages::quote_as_csv>(option)};
  for (const batch::Cell& cell : record.cells) names.emplace_back(cell.view());
  return names;
}

// Escapes a cell of a TSV file: separators, control characters and invalid UTF-8 with a backslash.
std::string tsv(std::string_view text, bool safe) {
  std::string out{safe && runs_in_spreadsheet(text) ? "'" : ""};
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t length = length_of_character(rest);
    const char c = rest.front();
    if (c == '\t') out += "\\t";
    else if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\\') out += "\\\\";
    else if (length > 0 && !is_control(rest)) out += rest.substr(0, length);
    else
      for (const char byte : rest.substr(0, std::max<std::size_t>(length, 1))) out += escaped(byte);
    rest.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

}  // namespace

Expected<BatchRequest> read_batch_request(const Inputs& inputs, Catalogue& catalogue) {
  BatchRequest request;
  batch::Setup& setup = request.setup;
  setup.route = TRY(app::resolve_route(inputs, catalogue));
  if (const std::optional<std::string> token = inputs.get("--delimiter")) {
    const std::optional<char> separator = delimiter_of(*token);
    if (!separator)
      return UsageError{localized<app::messages::not_a_delimiter>(*token),
                        localized(app::messages::write_delimiter)};
    setup.separator = *separator;
  }
  const Date today = TRY(app::read_today(inputs));
  request.contract = TRY(app::resolve_contract(inputs.get("--complementary").value_or(""),
                                               *setup.route, today, catalogue));
  if (request.contract && !request.contract->understood.empty())
    request.notes.push_back(localized<app::messages::card_read>(request.contract->understood));
  if (request.contract) {
    if (Text family = family_limits_note(*request.contract); !family.empty())
      request.notes.push_back(std::move(family));
  }
  // Facts of other routes are allowed, without effect. They are loaded only if a column is
  // unknown.
  setup.facts_elsewhere = [&catalogue] {
    std::vector<std::string> names;
    for (const std::string& id : catalogue.routes()) {
      const Result<const Route*> other = catalogue.route(id);
      if (!other) continue;  // reported when that route is used
      for (const Fact& fact : (*other)->facts) {
        names.push_back(fact.name);
        names.insert(names.end(), fact.names.begin(), fact.names.end());
      }
    }
    return names;
  };
  const std::vector<const Route*> others = TRY(app::routes_for_facts(inputs, catalogue));
  app::RequestReader reader{inputs, catalogue};
  setup.selection = TRY(reader.selection(*setup.route));
  setup.person = TRY(reader.person(*setup.route, others, request.contract.get()));
  if (!setup.person.dated.empty())
    return UsageError{localized<app::messages::no_days_in_batch>(),
                      localized<app::messages::give_column_of_rights>()};
  setup.sessions = TRY(app::read_number(inputs, "--sessions", 1, most_sessions));
  setup.first = TRY(app::read_first(inputs));
  setup.every = TRY(app::read_every(inputs));
  setup.strict = inputs.has("--strict");
  setup.spreadsheet_safe = inputs.has("--spreadsheet-safe");
  setup.summary = inputs.has("--summary") || inputs.has("--summary-by");
  setup.columns = TRY(names_of(inputs, "--columns"));
  setup.by = TRY(names_of(inputs, "--summary-by"));
  request.unused = reader.unasked();
  for (const std::string& name : request.unused)
    request.notes.push_back(localized<app::messages::unused_fact>(name));
  return request;
}

BatchSummary summary_of(const BatchRequest& request, const batch::BatchResult& result,
                        std::string digest) {
  const Route& route = *request.setup.route;
  const Person& person = request.setup.person;
  BatchSummary summary;
  summary.setup = &request.setup;
  summary.result = &result;
  summary.digest = std::move(digest);
  summary.unused = request.unused;
  CompiledRoute compiled{route};
  const auto any_version = [&](auto test) {
    return std::any_of(route.versions.begin(), route.versions.end(), [&](const Version& version) {
      return result.versions.has(index_in(route.versions, version)) &&
             test(compiled.table(version));
    });
  };
  if (result.age_unsaid && any_version([](const Table& t) { return t.ages().size() > 1; })) {
    summary.assumed.push_back({"age", std::to_string(person.age), in_each_language([&](Lang lang) {
                                 return years_old(person.age, lang);
                               })});
  }
  if (result.birth_unsaid && any_version([](const Table& t) { return t.asks_january(); })) {
    summary.assumed.push_back(
        {"age_on_january_1", "age", localized(app::messages::age_in_january_as_on_the_day)});
  }
  if (request.contract && asks_joined(*request.contract) && !person.joined &&
      !result.plan.of(batch::Role::joined))
    summary.assumed.push_back({"joined", "long enough", membership_assumed()});
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    if (!result.unsaid.has(f) || !any_version([&](const Table& t) { return t.asks(f); })) continue;
    const Fact& fact = route.facts[f];
    Bits possible = fact.fallback;  // all possible defaults if they depend on the age
    for (const Fact::ByAge& band : fact.by_age) possible |= band.value;
    const auto phrase = [&](Lang lang) {
      return possible == fact.fallback
                 ? fact_phrase(route, f, person, lang)
                 : fact.title.in(lang) + colon(lang) + fact.describe(possible).in(lang);
    };
    summary.assumed.push_back({fact.name, fact.write(possible), in_each_language(phrase)});
  }
  return summary;
}

std::string reject_line(const batch::Reject& reject, const batch::Plan& plan, bool safe,
                        Lang lang) {
  const std::string column = reject.column ? plan.columns[*reject.column].name : "";
  return fill("{}\t{}\t{}\t{}\t{}\n",
              {reject.line, tsv(reject.id, safe), tsv(column, safe), name_of(reject.code),
               tsv(batch::describe(reject, plan).in(lang), safe)});
}

}  // namespace racpsy
