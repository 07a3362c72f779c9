#include "racpsy/app/calculate.hpp"

#include <algorithm>

#include "racpsy/app/defaults_used.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/plan.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::app {
namespace {

// At most one file may be named: a case.
Expected<void> check_files(const std::vector<std::string>& files) {
  if (files.empty()) return {};
  const bool is_case = files[0].ends_with(".toml");
  if (is_case && files.size() == 1) return {};
  return UsageError{localized<messages::unexpected_argument>(files[is_case ? 1 : 0]),
                    localized<messages::see_help_of>("calc")};
}

// Returns true if --private-fee is the price of some session.
bool uses_fee(const Statement& statement) {
  return std::any_of(statement.sessions.begin(), statement.sessions.end(), [](const Settled& s) {
    return s.get(Figure::price).known() && (s.outcome != Outcome::covered || session_rule(s).asked);
  });
}

// Replaces the sessions of every person by the dates of the options, on the route of their first,
// and all routes by `route` unless it is null.
Expected<void> replace_sessions(CaseFile& file, const Inputs& inputs, const Route* route) {
  const bool dated = inputs.has("--on") || inputs.has("--first") || inputs.has("--every") ||
                     inputs.has("--sessions");
  for (CasePerson& person : file.people) {
    if (route != nullptr) {
      for (CaseSessions& entry : person.sessions) entry.route.value = route->id;
    }
    if (!dated || person.sessions.empty()) continue;
    person.sessions.resize(1);
    person.sessions.front().dates = TRY(read_dates(inputs, person.sessions.front().dates.front()));
  }
  return {};
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
  if (inputs.has("--joined") || inputs.has("--complementary")) person.joined = given.joined;
  if (inputs.has("--used-deductible")) person.used_deductible = given.used_deductible;
}

// Returns true if some version of the route has a deductible.
bool has_deductible(const Route& route) {
  return std::any_of(route.versions.begin(), route.versions.end(),
                     [](const Version& v) { return !v.deductibles.empty(); });
}

// Removes the opening balances of deductibles, which an option states instead.
void remove_used_deductibles(Request& request) {
  std::erase_if(request.opening_balances, [&](const Request::OpeningBalance& o) {
    if (o.contract != nullptr) return false;
    for (const CompiledRoute* compiled : request.compiled_routes) {
      for (const Version& version : compiled->route().versions) {
        for (const DeductibleRule& rule : version.deductibles) {
          const int shared = compiled->route().counters[rule.counter].shared;
          if (shared == static_cast<int>(o.counter)) return true;
        }
      }
    }
    return false;
  });
}

// Reads a case file, and replaces what the inputs state; `route` is that of --route, or null.
Expected<Case> read_case_request(const Inputs& inputs, Catalogue& catalogue, const Route* route,
                                 RequestReader& reader, const std::vector<const Route*>& all_routes,
                                 const Contract* contract) {
  CaseFile file = TRY(read_case(inputs.files.front()));
  TRY(replace_sessions(file, inputs, route));
  const Date today = TRY(read_today(inputs));
  Case made = TRY(make_case(file, catalogue, today));
  Request& request = made.request;
  std::vector<const Route*> route_of(request.persons.size());
  for (const Request::SessionRequest& requested : request.sessions)
    route_of[requested.person] = &request.compiled_routes[requested.route]->route();
  for (std::size_t p = 0; p < request.persons.size(); ++p) {
    const Person given = TRY(reader.person(*route_of[p], all_routes, contract));
    replace_facts(request.persons[p], given, inputs);
  }
  if (inputs.has("--used-deductible")) remove_used_deductibles(request);
  for (const Request::SessionRequest& requested : request.sessions)
    TRY(check_ages(request.persons[requested.person], {requested.session}));
  if (!inputs.has("--calendar") && !inputs.has("--rules")) return made;
  const RuleSelection selection = TRY(reader.selection(request.compiled_routes.front()->route()));
  if (inputs.has("--calendar")) request.selection.calendar = selection.calendar;
  request.selection.pinned = selection.pinned;
  if (selection.pinned != nullptr && request.compiled_routes.size() > 1)
    return UsageError{localized<messages::one_route_for_rules>(), {}};
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
    RequestReader reader{inputs, catalogue, {&other}};
    CompiledRoute compiled{other};
    Expected<Person> read = reader.person(other, {&route}, contract);
    if (!read) continue;
    Person& person = *read;
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
    if ((!usual && !asks) || !costs_less(there, best ? best->statement : answer.statement))
      continue;
    best = OnOtherRoute{&other, settle_all(compiled, by_date, person, sessions)};
  }
  return best;
}

}  // namespace

Expected<Calculation> calculate(const Inputs& inputs, Catalogue& catalogue, const Detail& detail) {
  TRY(check_files(inputs.files));
  const Date today = TRY(read_today(inputs));
  const bool from_file = !inputs.files.empty();
  const Route* route = nullptr;
  if (!from_file || inputs.has("--route")) route = TRY(resolve_route(inputs, catalogue));
  const std::vector<const Route*> all_routes = TRY(routes_for_facts(inputs, catalogue));

  Calculation result;
  const Route* usual = route == nullptr ? TRY(catalogue.route(catalogue.default_route())) : route;
  const std::string complementary = inputs.get("--complementary").value_or("");
  result.contract = TRY(resolve_contract(complementary, *usual, today, catalogue));
  Answer& answer = result.answer;
  answer.explain = inputs.has("--explain");
  answer.explain_all = inputs.get("--explain") == "all";
  answer.today = today;
  RequestReader reader{inputs, catalogue};
  const auto note_unused = [&](const std::string& fact) {
    result.notes.push_back(localized<messages::unused_fact>(fact));
  };
  if (from_file) {
    Case read =
        TRY(read_case_request(inputs, catalogue, route, reader, all_routes, result.contract.get()));
    result.contract_files = read.contract_files;
    answer.request = read.request;
    answer.people = read.names;
    answer.title = read.title;
    for (const std::string& name : read.unasked) note_unused(name);
    result.from_file = std::move(read);
  } else {
    result.compiled = std::make_unique<CompiledRoute>(*route);
    const RuleSelection selection = TRY(reader.selection(*route));
    const Person person = TRY(reader.person(*route, all_routes, result.contract.get()));
    const std::vector<Session> sessions = TRY(reader.sessions(*result.compiled, selection, person));
    TRY(check_ages(person, sessions));
    answer.illustrative_dates = without_dates(inputs);
    answer.request = Request{*result.compiled, selection, person, sessions};
  }

  answer.statement = detail.trace ? settle_all(answer.request, answer.explanation)
                                  : settle_all(answer.request, answer.explanation.flagged_rules);
  if (inputs.has("--strict")) TRY(check_strict(answer.statement));
  if (result.compiled) find_version_today(*result.compiled, today, answer);
  if (detail.defaults_used) find_defaults_used(answer.request, answer.statement);
  if (inputs.has("--private-fee") && !uses_fee(answer.statement))
    result.notes.push_back(localized(messages::unused_fee));
  if (inputs.has("--used-deductible") &&
      std::none_of(answer.statement.sessions.begin(), answer.statement.sessions.end(),
                   [](const Settled& s) { return has_deductible(*s.route); }))
    result.notes.push_back(localized(messages::unused_deductible));
  for (const std::string& name : reader.unasked()) note_unused(name);
  const std::vector<std::string> unused = unused_facts(answer.request, answer.statement);
  if (detail.defaults_used) {
    answer.outlook.with_complementary = with_complementary(answer.request, answer.statement);
    answer.outlook.left = sessions_left(answer.statement);
    answer.outlook.next_period = moved_to_next_period(answer);
    answer.outlook.endings = endings_of_rights(answer.request, answer.statement);
    if (!answer.is_case())
      answer.outlook.cheaper =
          cheaper_route(answer, inputs, catalogue, telling(answer, unused), result.contract.get());
  }
  for (const std::string& name : unused) note_unused(name);
  return result;
}

Expected<void> check_strict(const Statement& statement) {
  int count = 0;
  const Settled* first = nullptr;
  Flags flags = 0;
  bool unknown = false;
  for (const Settled& s : statement.sessions) {
    const bool not_known =
        std::any_of(s.figures.begin(), s.figures.end(), [](Money m) { return !m.known(); });
    const Flags unestablished = s.flags & not_established;
    if (unestablished == 0 && !not_known) continue;
    ++count;
    if (first == nullptr) first = &s;
    flags |= unestablished;
    unknown = unknown || not_known;
  }
  if (count == 0) return {};
  Text reasons;
  const auto add = [&](const Message& m) { add_item(reasons, localized(m)); };
  if ((flags & flag_unverified) != 0) add(messages::unverified);
  if ((flags & flag_assumed) != 0) add(messages::assumed);
  if ((flags & flag_inferred) != 0) add(messages::inferred);
  if ((flags & flag_low) != 0) add(messages::low);
  if (unknown) add(messages::unknown);
  Text remedy = localized<messages::strict_first>(racpsy::localized(first->date));
  const bool fee =
      std::any_of(statement.sessions.begin(), statement.sessions.end(), [](const Settled& s) {
        return s.outcome != Outcome::covered && !s.get(Figure::price).known();
      });
  if (fee) remedy = followed_by(remedy, localized<messages::strict_fee>());
  const bool joined = std::any_of(statement.sessions.begin(), statement.sessions.end(),
                                  [](const Settled& s) { return s.membership_assumed; });
  if (joined) remedy = followed_by(remedy, localized<messages::strict_joined>());
  return Failure{
      {localized<messages::strict_refused>(count, statement.sessions.size(), reasons), remedy},
      Failure::Kind::strict};
}

}  // namespace racpsy::app
