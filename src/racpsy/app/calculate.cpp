#include "racpsy/app/calculate.hpp"

#include <algorithm>

#include "racpsy/app/defaults_used.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/plan.hpp"
#include "racpsy/app/resolve.hpp"
#include "racpsy/app/strict.hpp"

namespace racpsy::app {
namespace {

// At most one file may be named: a case.
std::optional<UsageError> wrong_file(const std::vector<std::string>& files) {
  if (files.empty()) return std::nullopt;
  if (!files[0].ends_with(".toml"))
    return UsageError{localized<messages::unexpected_argument>(files[0]),
                      localized<messages::see_help_of>("calc")};
  if (files.size() > 1)
    return UsageError{localized<messages::unexpected_argument>(files[1]),
                      localized<messages::see_help_of>("calc")};
  return std::nullopt;
}

// Returns true if --private-fee is the price of some session.
bool uses_fee(const Statement& statement) {
  return std::any_of(statement.sessions.begin(), statement.sessions.end(), [](const Settled& s) {
    return s.get(Figure::price).known() && (s.outcome != Outcome::covered || session_rule(s).asked);
  });
}

// Replaces the sessions of every person by the dates of the options, on the route of their first.
void replace_sessions(CaseFile& file, const Inputs& inputs, RequestReader& reader) {
  const bool dated = inputs.has("--on") || inputs.has("--first") || inputs.has("--every") ||
                     inputs.has("--sessions");
  for (CasePerson& person : file.people) {
    if (const std::optional<std::string> route = inputs.get("--route")) {
      for (CaseSessions& entry : person.sessions) entry.route.value = *route;
    }
    if (!dated || person.sessions.empty()) continue;
    person.sessions.resize(1);
    person.sessions.front().dates = reader.dates(person.sessions.front().dates.front());
  }
}

// Replaces the facts of a person by those that the options state.
void replace_facts(Person& person, const Person& given, const Inputs& inputs) {
  for (std::size_t f = 0; f < given.facts.size(); ++f) {
    if (given.has_stated(f)) person.facts[f] = given.facts[f];
  }
  person.stated |= given.stated;
  if (given.age_stated) {
    person.age = given.age;
    person.born = given.born;
    person.age_stated = true;
  }
  if (inputs.has("--coverage") || inputs.has("--due")) {
    person.dated = given.dated;
    person.limited_since = given.limited_since;
  }
  if (given.private_fee.known()) person.private_fee = given.private_fee;
  if (given.minutes > 0) person.minutes = given.minutes;
  if (inputs.has("--complementary")) person.contract = given.contract;
  if (inputs.has("--used")) person.used = given.used;
}

// Reads a case file, and replaces what the inputs state.
Result<Case> read_case_request(const std::string& path, const Inputs& inputs, Catalogue& catalogue,
                               RequestReader& reader, const std::vector<const Route*>& all_routes,
                               const Contract* contract) {
  Result<CaseFile> file = read_case(path);
  if (!file) return file.problems();
  replace_sessions(*file, inputs, reader);
  Result<Case> made = make_case(*file, catalogue, reader.today());
  if (!made) return made.problems();
  Request& request = made->request;
  std::vector<const Route*> route_of(request.persons.size());
  for (const Request::SessionRequest& requested : request.sessions)
    route_of[requested.person] = &request.compiled_routes[requested.route]->route();
  for (std::size_t p = 0; p < request.persons.size(); ++p) {
    replace_facts(request.persons[p], reader.person(*route_of[p], all_routes, contract), inputs);
  }
  for (const Request::SessionRequest& requested : request.sessions)
    reader.check_ages(request.persons[requested.person], {requested.session});
  if (inputs.has("--calendar") || inputs.has("--rules")) {
    const RuleSelection selection = reader.selection(request.compiled_routes.front()->route());
    if (inputs.has("--calendar")) request.selection.calendar = selection.calendar;
    request.selection.pinned = selection.pinned;
    if (selection.pinned != nullptr && request.compiled_routes.size() > 1)
      reader.fail(localized<messages::one_route_for_rules>());
  }
  return made;
}

// Finds the version that holds today for the person.
void find_version_today(const CompiledRoute& compiled, Date today, Answer& answer) {
  if (answer.selection().pinned != nullptr) return;
  const Point now_point = point_of(compiled, answer.person(), {today, {}}, {});
  const CompiledRoute::VersionInForce now =
      compiled.version_in_force(today, answer.selection(), now_point);
  if (now.outcome != Outcome::covered) return;
  answer.version_today = now.version;
  answer.today_since = now.in_force_since;
}

// Returns those of the names that tell something of the person: facts with another value than the
// default, but insurance, which every route asks for.
std::vector<std::string> telling(const Answer& answer, std::vector<std::string> names) {
  const std::vector<Fact>& facts = answer.route().facts;
  std::erase_if(names, [&](const std::string& name) {
    const std::optional<std::size_t> f = answer.route().fact_index(name);
    return !f || name == "complementary" || name == "coverage" ||
           answer.person().facts[*f] == facts[*f].fallback;
  });
  return names;
}

// Finds a route of the same country on which these sessions cost less: the default one for a
// session outside any scheme, and those whose rules ask for a stated fact that no rule used.
std::optional<OnOtherRoute> cheaper_route(const Answer& answer, const Inputs& inputs,
                                          Catalogue& catalogue,
                                          const std::vector<std::string>& unused,
                                          const Contract* contract) {
  const Route& route = answer.route();
  const std::string country = route.id.substr(0, route.id.find('/') + 1);
  const bool market = answer.statement.sessions.front().outcome == Outcome::outside_scheme;
  std::optional<OnOtherRoute> best;
  for (const std::string& id : catalogue.routes()) {
    const bool usual = market && id == catalogue.default_route();
    if (id == route.id || !id.starts_with(country) || (unused.empty() && !usual)) continue;
    const Result<const Route*> loaded = catalogue.route(id);
    if (!loaded) continue;
    const Route& other = **loaded;
    RequestReader reader{inputs, catalogue};
    reader.compare({&other});
    CompiledRoute compiled{other};
    Person person = reader.person(other, {&route}, contract);
    person.used = 0;
    std::vector<Session> sessions;
    for (const Request::SessionRequest& requested : answer.request.sessions)
      sessions.push_back(requested.session);
    const RuleSelection by_date{answer.selection().calendar};
    Statement there = settle_all(compiled, by_date, person, std::span{sessions}.first(1));
    const bool asks = std::any_of(unused.begin(), unused.end(), [&](const std::string& name) {
      const std::optional<std::size_t> fact = other.fact_index(name);
      return fact && compiled.table(*there.sessions.front().nearest).asks(*fact);
    });
    if (reader.error() || (!usual && !asks) ||
        !costs_less(there, best ? best->statement : answer.statement))
      continue;
    best = OnOtherRoute{&other, settle_all(compiled, by_date, person, sessions)};
  }
  return best;
}

}  // namespace

Expected<Calculation> calculate(const Inputs& inputs, Catalogue& catalogue, const Detail& detail) {
  if (const std::optional<UsageError> error = wrong_file(inputs.files)) return *error;
  RequestReader reader{inputs, catalogue};
  const Date today = reader.today();
  const std::string route_id = resolve_route(inputs, catalogue, reader);
  if (reader.error()) return *reader.error();
  const Result<std::vector<const Route*>> all_routes = routes_for_facts(inputs, catalogue);
  if (!all_routes) return all_routes.problems();
  Expected<std::unique_ptr<const Contract>> contract =
      resolve_contract(inputs.get("--complementary").value_or(""), route_id, today, catalogue);
  if (const auto* failure = std::get_if<Failure>(&contract)) return *failure;

  Calculation result;
  result.contract = std::move(std::get<std::unique_ptr<const Contract>>(contract));
  Answer& answer = result.answer;
  answer.explain = inputs.has("--explain");
  answer.today = today;
  answer.explain_all = inputs.get("--explain") == "all";
  const auto note_unused = [&](const std::string& fact) {
    result.notes.push_back(localized<messages::unused_fact>(fact));
  };
  if (!inputs.files.empty()) {
    Result<Case> read = read_case_request(inputs.files.front(), inputs, catalogue, reader,
                                          *all_routes, result.contract.get());
    if (!read) return read.problems();
    result.contract_files = read->contract_files;
    answer.request = read->request;
    answer.people = read->names;
    answer.title = read->title;
    for (const std::string& name : read->unasked) note_unused(name);
    result.from_file = std::move(*read);
  } else {
    const Result<const Route*> route = catalogue.route(route_id);
    if (!route) return route.problems();
    result.compiled = std::make_unique<CompiledRoute>(**route);
    const RuleSelection selection = reader.selection(**route);
    const Person person = reader.person(**route, *all_routes, result.contract.get());
    if (reader.error()) return *reader.error();
    const std::vector<Session> sessions =
        reader.sessions(*result.compiled, selection, person, answer.illustrative_dates);
    reader.check_ages(person, sessions);
    answer.request = Request{*result.compiled, selection, person, sessions};
  }
  if (reader.error()) return *reader.error();

  answer.statement = detail.trace ? settle_all(answer.request, answer.explanation)
                                  : settle_all(answer.request, answer.explanation.flagged_rules);
  if (inputs.has("--strict")) {
    if (std::optional<UsageError> refusal = strict_refusal(answer.statement))
      return Failure{std::move(*refusal), Failure::Kind::strict};
  }
  if (result.compiled) find_version_today(*result.compiled, today, answer);
  if (detail.defaults_used) find_defaults_used(answer.request, answer.statement);
  if (inputs.has("--private-fee") && !uses_fee(answer.statement))
    result.notes.push_back(localized(messages::unused_fee));
  for (const std::string& name : reader.unasked()) note_unused(name);
  const std::vector<std::string> unused = unused_facts(answer.request, answer.statement);
  if (detail.defaults_used) {
    answer.outlook.with_complementary = with_complementary(answer.request, answer.statement);
    answer.outlook.left = sessions_left(answer.statement);
    answer.outlook.next_period = moved_to_next_period(answer);
    if (!answer.is_case())
      answer.outlook.cheaper =
          cheaper_route(answer, inputs, catalogue, telling(answer, unused), result.contract.get());
  }
  for (const std::string& name : unused) note_unused(name);
  return result;
}

}  // namespace racpsy::app
