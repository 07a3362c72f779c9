#include "report/batch_request.hpp"

#include <algorithm>
#include <utility>

#include "racpsy/app/card.hpp"
#include "racpsy/app/card_messages.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/batch/messages.hpp"
#include "racpsy/batch/records.hpp"
#include "racpsy/batch/threads.hpp"
#include "racpsy/rules/files.hpp"
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

// Returns the columns that --map gives a meaning. A comma ends a column only before another
// NAME=COLUMN.
Expected<std::vector<batch::MappedColumn>> read_map(const Inputs& inputs) {
  std::vector<batch::MappedColumn> map;
  const auto lists = inputs.lists.find("--map");
  if (lists == inputs.lists.end()) return map;
  for (const std::string& list : lists->second) {
    bool first = true;
    for (const std::string& part : parts_of(list, ',')) {
      const std::size_t equal = part.find('=');
      if (equal != std::string::npos)
        map.push_back({part.substr(0, equal), part.substr(equal + 1)});
      else if (!first) map.back().column.append(",").append(part);
      else
        return UsageError{localized<app::messages::not_a_map>(abbreviated(part)),
                          localized(app::messages::write_map)};
      first = false;
    }
  }
  for (const batch::MappedColumn& each : map) {
    if (each.column.empty())
      return UsageError{localized<app::messages::not_a_map>(abbreviated(each.name + "=")),
                        localized(app::messages::write_map)};
  }
  return map;
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

// One scenario, as the options choose it.
struct Scenario {
  std::string name;  // empty: the only one
  Inputs inputs;     // with one value of each list
  Catalogue* catalogue = nullptr;
};

// Returns the name of a contract file without its folder and ending; other values as they are.
std::string name_of_value(const std::string& value) {
  constexpr std::string_view ending = ".toml";
  if (!value.ends_with(ending)) return value;
  const std::string name = value.substr(value.rfind('/') + 1);
  return name.substr(0, name.size() - ending.size());
}

// Lists all combinations of rules and of the values of the three options that may be lists, the
// leftmost slowest.
Expected<std::vector<Scenario>> list_scenarios(const Inputs& inputs,
                                               const std::vector<ScenarioRules>& rules) {
  std::vector<Scenario> all;
  for (const ScenarioRules& each : rules) all.push_back({each.name, inputs, each.catalogue});
  for (const char* option : {"--rules", "--calendar", "--complementary"}) {
    const std::optional<std::string> list = inputs.get(option);
    if (!list) continue;
    const std::vector<std::string> values = option == std::string_view{"--complementary"}
                                                ? app::complementary_values(*list)
                                                : parts_of(*list, ',');
    if (values.size() < 2) continue;
    std::vector<Scenario> combined;
    for (const Scenario& scenario : all) {
      for (const std::string& value : values) {
        if (value.empty())
          return UsageError{localized<app::messages::empty_in_list>(option, *list),
                            localized(app::messages::values_with_commas)};
        Scenario& each = combined.emplace_back(scenario);
        each.inputs.values[option] = value;
        each.name.append(each.name.empty() ? "" : "/").append(name_of_value(value));
      }
    }
    all = std::move(combined);
    if (all.size() > batch::most_scenarios) break;
  }
  if (all.size() > batch::most_scenarios)
    return UsageError{localized<app::messages::too_many_scenarios>(batch::most_scenarios), {}};
  for (const Scenario& scenario : all) {
    const auto same = [&](const Scenario& other) { return other.name == scenario.name; };
    if (std::count_if(all.begin(), all.end(), same) > 1)
      return UsageError{localized<app::messages::scenario_twice>(scenario.name),
                        localized(app::messages::name_scenarios)};
  }
  return all;
}

// Returns the name of the option that states a fact.
std::string option_of(const std::string& fact, const Inputs& inputs) {
  const std::string option = "--" + fact;
  return inputs.has(option) ? option : "--with " + fact;
}

// Returns the options given that columns of a file may state as well. Of its columns, the one that
// means the same comes first.
std::vector<batch::GivenOption> given_options(const Inputs& inputs, const batch::Setup& setup) {
  using batch::Role;
  std::vector<batch::GivenOption> given;
  const auto add = [&](const char* option, std::vector<Role> roles) {
    if (inputs.has(option)) given.push_back({option, std::move(roles), {}});
  };
  add("--complementary", {Role::complementary});
  add("--age", {Role::age, Role::born});
  add("--born", {Role::born, Role::age});
  add("--private-fee", {Role::fee_euros, Role::fee_cents});
  add("--used", {Role::used});
  add("--used-deductible", {Role::used_deductible});
  add("--joined", {Role::joined});
  add("--sessions", {Role::sessions, Role::date});
  add("--first", {Role::first, Role::year, Role::date});
  add("--every", {Role::every, Role::year, Role::date});
  const std::vector<Fact>& facts = setup.route->facts;
  for (std::size_t f = 0; f < facts.size(); ++f) {
    if (setup.person.has_stated(f) && facts[f].name != "complementary")
      given.push_back({option_of(facts[f].name, inputs), {}, f});
  }
  return given;
}

// Returns true if two scenarios have the same rules and the same person.
bool are_equal(const batch::Setup& a, const batch::Setup& b) {
  return a.route == b.route && a.selection.pinned == b.selection.pinned &&
         (a.selection.pinned != nullptr || a.selection.calendar == b.selection.calendar) &&
         a.person.contract == b.person.contract && a.person.facts == b.person.facts;
}

// Fails if two scenarios are equal. Beside others, those of a version on every day, which has no
// calendar, may be: a note says so.
Expected<void> check_different(const std::vector<batch::Setup>& setups) {
  const bool all_are = std::all_of(setups.begin(), setups.end(), [&](const batch::Setup& setup) {
    return are_equal(setup, setups.front());
  });
  for (std::size_t b = 1; b < setups.size(); ++b) {
    for (std::size_t a = 0; a < b; ++a) {
      const bool by_calendar = setups[a].selection.calendar != setups[b].selection.calendar;
      if (!are_equal(setups[a], setups[b]) || (by_calendar && !all_are)) continue;
      return UsageError{
          localized<app::messages::scenarios_equal>(setups[a].scenarios[a], setups[b].scenarios[b]),
          by_calendar ? localized(app::messages::pinned_has_no_calendar)
                      : localized(app::messages::leave_out_scenario)};
    }
  }
  return {};
}

// Adds a note that is not there yet.
void add_note(std::vector<Text>& notes, Text note) {
  const auto same = [&](const Text& other) { return other.in(Lang::en) == note.in(Lang::en); };
  if (std::none_of(notes.begin(), notes.end(), same)) notes.push_back(std::move(note));
}

// Reads the route, the selection of rules and the person of a scenario. `setup` holds the rest.
Expected<void> read_scenario(const Scenario& scenario, batch::Setup setup, BatchRequest& request) {
  const Inputs& inputs = scenario.inputs;
  Catalogue& catalogue = *scenario.catalogue;
  setup.scenario = request.setups.size();
  setup.route = TRY(app::resolve_route(inputs, catalogue));
  const Date today = TRY(app::read_today(inputs));
  request.contracts.push_back(TRY(app::resolve_contract(inputs.get("--complementary").value_or(""),
                                                        *setup.route, today, catalogue)));
  const Contract* contract = request.contracts.back().get();
  if (contract != nullptr && !contract->understood.empty())
    add_note(request.notes, localized<app::messages::card_read>(contract->understood));
  if (contract != nullptr) {
    if (Text family = family_limits_note(*contract); !family.empty())
      add_note(request.notes, std::move(family));
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
  if (setup.selection.pinned != nullptr && inputs.has("--calendar"))
    add_note(request.notes,
             localized<app::messages::calendar_without_effect>(setup.selection.pinned->id));
  setup.person = TRY(reader.person(*setup.route, others, contract));
  if (!setup.person.dated.empty())
    return UsageError{localized<app::messages::no_days_in_batch>(),
                      localized<app::messages::give_column_of_rights>()};
  for (const std::string& name : reader.unasked()) {
    if (std::find(request.unused.begin(), request.unused.end(), name) == request.unused.end())
      request.unused.push_back(name);
  }
  setup.given = given_options(inputs, setup);
  request.catalogues.push_back(&catalogue);
  request.setups.push_back(std::move(setup));
  return {};
}

// Adds the values assumed under a scenario to those of a summary.
void add_assumed(const BatchRequest& request, const batch::BatchResult& result,
                 std::size_t scenario, BatchSummary& summary) {
  const batch::Setup& setup = request.setups[scenario];
  const batch::ScenarioTally& tally = result.scenarios[scenario];
  const Contract* contract = request.contracts[scenario].get();
  const Route& route = *setup.route;
  const Person& person = setup.person;
  CompiledRoute compiled{route};
  const auto add = [&](const std::string& fact, const std::string& value, const Text& phrase) {
    const bool known = std::any_of(
        summary.assumed.begin(), summary.assumed.end(),
        [&](const BatchSummary::AssumedValue& a) { return a.fact == fact && a.value == value; });
    if (!known) summary.assumed.push_back({fact, value, phrase});
  };
  const auto any_version = [&](auto test) {
    return std::any_of(route.versions.begin(), route.versions.end(), [&](const Version& version) {
      return tally.versions.has(index_in(route.versions, version)) && test(compiled.table(version));
    });
  };
  if (result.age_unsaid && any_version([](const Table& t) { return t.ages().size() > 1; })) {
    add("age", std::to_string(person.age),
        in_each_language([&](Lang lang) { return years_old(person.age, lang); }));
  }
  if (result.birth_unsaid && any_version([](const Table& t) { return t.asks_january(); }))
    add("age_on_january_1", "age", localized(app::messages::age_in_january_as_on_the_day));
  if (contract != nullptr && asks_joined(*contract) && !person.joined &&
      !result.plan().of(batch::Role::joined))
    add("joined", "long enough", membership_assumed());
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    if (!tally.unsaid.has(f) || !any_version([&](const Table& t) { return t.asks(f); })) continue;
    const Fact& fact = route.facts[f];
    Bits possible = fact.fallback;  // all possible defaults if they depend on the age
    for (const Fact::ByAge& band : fact.by_age) possible |= band.value;
    const auto phrase = [&](Lang lang) {
      return possible == fact.fallback
                 ? fact_phrase(route, f, person, lang)
                 : fact.title.in(lang) + colon(lang) + fact.describe(possible).in(lang);
    };
    add(fact.name, fact.write(possible), in_each_language(phrase));
  }
}

}  // namespace

std::optional<NamedFolder> scenario_folder(const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals == std::string::npos || equals == 0 || given.find('/') < equals ||
      find_rule_files(given, true))
    return std::nullopt;
  return NamedFolder{given.substr(0, equals), given.substr(equals + 1)};
}

Expected<BatchRules> open_rules(const std::vector<std::string>& folders,
                                const std::vector<NamedFolder>& scenarios) {
  BatchRules rules;
  const auto add = [&](const std::string& name, const std::string& folder) -> Expected<void> {
    std::vector<std::string> all = folders;
    if (!folder.empty()) all.push_back(folder);
    rules.catalogues.push_back(std::make_unique<Catalogue>(TRY(Catalogue::open(all))));
    rules.scenarios.push_back({name, rules.catalogues.back().get()});
    return {};
  };
  if (scenarios.empty()) TRY(add("", ""));
  for (const NamedFolder& each : scenarios) TRY(add(each.name, each.folder));
  return rules;
}

Expected<BatchRequest> read_batch_request(const Inputs& inputs,
                                          const std::vector<ScenarioRules>& rules) {
  BatchRequest request;
  batch::Setup setup;  // what all scenarios have in common
  if (const std::optional<std::string> token = inputs.get("--delimiter")) {
    const std::optional<char> separator = delimiter_of(*token);
    if (!separator)
      return UsageError{localized<app::messages::not_a_delimiter>(*token),
                        localized(app::messages::write_delimiter)};
    setup.separator = *separator;
  }
  setup.sessions = TRY(app::read_number(inputs, "--sessions", 1, most_sessions));
  setup.first = TRY(app::read_first(inputs));
  setup.every = TRY(app::read_every(inputs));
  setup.strict = inputs.has("--strict");
  setup.spreadsheet_safe = inputs.has("--spreadsheet-safe");
  setup.summary = inputs.has("--summary") || inputs.has("--summary-by");
  if (const std::optional<std::string> format = inputs.get("--date-format")) {
    setup.dates = batch::DateFormat::read(*format);
    if (!setup.dates)
      return UsageError{localized<app::messages::not_a_date_format>(abbreviated(*format)),
                        localized(app::messages::write_date_format)};
  }
  setup.map = TRY(read_map(inputs));
  setup.columns = TRY(names_of(inputs, "--columns"));
  setup.by = TRY(names_of(inputs, "--summary-by"));
  const std::vector<Scenario> scenarios = TRY(list_scenarios(inputs, rules));
  if (!scenarios.front().name.empty()) {
    for (const Scenario& scenario : scenarios) setup.scenarios.push_back(scenario.name);
  }
  for (const Scenario& scenario : scenarios) TRY(read_scenario(scenario, setup, request));
  TRY(check_different(request.setups));
  for (batch::GivenOption& option : request.setups.front().given) {
    option.varies = std::any_of(scenarios.begin(), scenarios.end(), [&](const Scenario& each) {
      return each.inputs.get(option.name) != scenarios.front().inputs.get(option.name);
    });
  }
  for (const std::string& name : request.unused)
    add_note(request.notes, localized<app::messages::unused_fact>(name));
  return request;
}

Expected<batch::Limits> read_limits(const Inputs& inputs) {
  constexpr int most_threads = 256, most_errors_allowed = 1'000'000'000;
  batch::Limits limits;
  limits.threads = TRY(app::read_number(inputs, "--threads", 1, most_threads))
                       .value_or(std::clamp(batch::processors(), 1, most_threads));
  if (const auto most = TRY(app::read_number(inputs, "--max-errors", 0, most_errors_allowed)))
    limits.most_errors = static_cast<std::uint64_t>(*most);
  return limits;
}

BatchSummary summary_of(const BatchRequest& request, const batch::BatchResult& result) {
  BatchSummary summary;
  summary.setups = &request.setups;
  summary.result = &result;
  for (const Catalogue* catalogue : request.catalogues)
    summary.digests.push_back(catalogue->digest());
  summary.unused = request.unused;
  for (std::size_t s = 0; s < request.setups.size(); ++s) add_assumed(request, result, s, summary);
  return summary;
}

namespace {

// Returns the words on an option that columns override: in all rows, or in some of them.
UsageError words_on(const batch::Overridden& overridden, const batch::StatedRows& rows,
                    const batch::Plan& plan) {
  const std::string& name = plan.columns[overridden.own.value_or(overridden.columns.front())].name;
  const std::string column = abbreviated(name);
  const std::string& option = overridden.option.name;
  const Text remedy =
      overridden.own ? localized<app::messages::map_column_away>(batch::map_without(name)) : Text{};
  const std::uint64_t all = rows.stated + rows.left;
  return {overridden.option.varies
              ? localized<app::messages::same_scenarios>(rows.stated, all, option, column)
              : localized<app::messages::option_overridden>(option, column, all),
          remedy};
}

}  // namespace

Expected<void> check_scenarios_act(const batch::BatchResult& result) {
  const batch::Plan& plan = result.plan();
  for (std::size_t i = 0; i < result.overridden.size(); ++i) {
    const batch::Overridden& overridden = plan.overridden[i];
    if (overridden.option.varies && result.overridden[i].left == 0)
      return words_on(overridden, result.overridden[i], plan);
  }
  return {};
}

std::vector<Text> notes_on_options(const batch::BatchResult& result) {
  std::vector<Text> notes;
  for (std::size_t i = 0; i < result.overridden.size(); ++i) {
    const batch::Overridden& overridden = result.plan().overridden[i];
    const batch::StatedRows& rows = result.overridden[i];
    if (rows.stated == 0 || (rows.left > 0 && !overridden.option.varies)) continue;
    UsageError words = words_on(overridden, rows, result.plan());
    notes.push_back(words.remedy.empty()
                        ? std::move(words.what)
                        : localized<batch::msg::and_remedy>(words.what, words.remedy));
  }
  return notes;
}

std::vector<Text> notes_on_rows(const BatchRequest& request, const batch::BatchResult& result) {
  std::vector<Text> notes;
  if (result.no_sessions > 0)
    notes.push_back(localized<app::messages::rows_no_sessions>(result.no_sessions));
  for (std::size_t i = 0; i < request.setups.size(); ++i) {
    const batch::Setup& scenario = request.setups[i];
    const batch::ScenarioTally& tally = result.scenarios[i];
    const auto note = [&](Text what) {
      const std::string& name = result.plans[i].scenario;
      notes.push_back(name.empty() ? std::move(what)
                                   : localized<batch::msg::in_scenario>(name, what));
    };
    if (tally.outside_contract > 0) {
      const auto days = [&](Lang lang) {
        return contract_days_note(*scenario.person.contract, lang);
      };
      note(localized<app::messages::rows_outside_contract>(in_each_language(days),
                                                           tally.outside_contract));
    }
    if (tally.beyond_right > 0)
      note(localized<app::messages::rows_beyond_right>(tally.beyond_right, scenario.route->id));
  }
  return notes;
}

std::string reject_line(const batch::Reject& reject, const std::vector<batch::Plan>& plans,
                        bool safe, Lang lang) {
  const std::string column = reject.column ? plans.front().columns[*reject.column].name : "";
  return fill("{}\t{}\t{}\t{}\t{}\n",
              {reject.line, tsv(reject.id, safe), tsv(column, safe), name_of(reject.code),
               tsv(batch::describe(reject, plans).in(lang), safe)});
}

}  // namespace racpsy
