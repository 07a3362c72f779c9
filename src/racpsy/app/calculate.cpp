#include "racpsy/app/calculate.hpp"

#include <algorithm>

#include "racpsy/app/case_request.hpp"
#include "racpsy/app/defaults_used.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/plan.hpp"
#include "racpsy/app/profile.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::app {
namespace {

// Returns true if --private-fee is the price of some session.
bool uses_fee(const Statement& statement) {
  return std::any_of(statement.sessions.begin(), statement.sessions.end(), [](const Settled& s) {
    return s.get(Figure::price).known() && (s.outcome != Outcome::covered || session_rule(s).asked);
  });
}

// Returns true if some version of the route has a deductible.
bool has_deductible(const Route& route) {
  return std::any_of(route.versions.begin(), route.versions.end(),
                     [](const Version& v) { return !v.deductibles.empty(); });
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

// Settles the request again with the first other value of the fact "complementary" that changes an
// amount, where nobody has a contract and nothing else than its default is known.
std::optional<Insured> with_insurance(const Answer& answer) {
  const Request& request = answer.request;
  const auto insured = [&](const Request::SessionRequest& requested) {
    const Person& person = request.persons[requested.person];
    const Route& route = request.compiled_routes[requested.route]->route();
    const std::optional<std::size_t> f = route.fact_index("complementary");
    return person.contract != nullptr || (f && person.facts[*f] != route.facts[*f].fallback);
  };
  const std::optional<std::size_t> fact = answer.route().fact_index("complementary");
  if (!fact || std::any_of(request.sessions.begin(), request.sessions.end(), insured))
    return std::nullopt;
  for (const FactValue& value : answer.route().facts[*fact].values) {
    Request other = request;
    for (const Request::SessionRequest& requested : request.sessions) {
      const Route& route = request.compiled_routes[requested.route]->route();
      const std::optional<std::size_t> f = route.fact_index("complementary");
      const std::optional<Bits> bits = f ? route.facts[*f].read(value.token) : std::nullopt;
      if (bits) other.persons[requested.person].state(*f, *bits);
    }
    Insured with;
    with.statement = settle_all(other, with.explanation);
    if (with.statement.total.partial != answer.statement.total.partial) return with;
  }
  return std::nullopt;
}

// Finds a route of the same country on which these sessions cost less: the default one for a
// session outside any scheme, and those whose rules ask for a stated fact that no rule used.
std::optional<OnOtherRoute> cheaper_route(const Answer& answer, const Inputs& inputs,
                                          Catalogue& catalogue,
                                          const std::vector<std::string>& unused,
                                          const Contract* contract) {
  const Route& route = answer.route();
  const std::string country = country_code(route.id);
  const bool market = answer.statement.sessions.front().outcome == Outcome::outside_scheme;
  std::optional<OnOtherRoute> best;
  for (const std::string& id : catalogue.routes()) {
    const bool usual = market && id == catalogue.default_route();
    if (id == route.id || country_code(id) != country || (unused.empty() && !usual)) continue;
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

Expected<Calculation> calculate(const Inputs& given, Catalogue& catalogue, const Detail& detail) {
  TRY(check_case_file(given, "calc"));
  Inputs inputs = given;
  Calculation result;
  result.answer.profile = TRY(add_profile(inputs, catalogue));
  const Date today = TRY(read_today(inputs));
  const bool from_file = !inputs.files.empty();
  if (from_file && inputs.has("--country"))
    return UsageError{localized<messages::exclusive>(inputs.files.front(), "--country"), {}};
  const Route* route = nullptr;
  if (!from_file || inputs.has("--route")) route = TRY(resolve_route(inputs, catalogue));
  const std::vector<const Route*> all_routes = TRY(routes_for_facts(inputs, catalogue));

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
    const CaseFile file = TRY(read_case(inputs.files.front()));
    Case read = TRY(CaseRequest(inputs, catalogue, reader, result.contract.get())
                        .read(file, route, all_routes));
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
  if (detail.trace) answer.insured = with_insurance(answer);
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
