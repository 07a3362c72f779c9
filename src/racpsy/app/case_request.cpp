#include "racpsy/app/case_request.hpp"

#include "racpsy/app/messages.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/messages.hpp"

namespace racpsy::app {
namespace {

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

// Refuses what was used of a contract before the day of joining that an option gives.
Expected<void> check_uses(const Request& request, Date joined) {
  for (const Request::OpeningBalance& used : request.opening_balances) {
    if (used.contract != nullptr && used.on && *used.on < joined)
      return UsageError{
          localized<msg::contract_joined_later>(used.contract->id, iso(joined), iso(*used.on)), {}};
  }
  return {};
}

}  // namespace

Expected<void> check_case_file(const Inputs& inputs, std::string_view command) {
  if (inputs.files.empty()) return {};
  const bool is_case = inputs.files[0].ends_with(".toml");
  if (is_case && inputs.files.size() == 1) return {};
  return UsageError{localized<messages::unexpected_argument>(inputs.files[is_case ? 1 : 0]),
                    localized<messages::see_help_of>(command)};
}

Expected<Case> CaseRequest::read(CaseFile file, const Route* route,
                                 const std::vector<const Route*>& other_routes,
                                 const std::vector<const Route*>& compared) {
  TRY(replace_sessions(file, route));
  const Date today = TRY(read_today(inputs_));
  Case made = TRY(make_case(file, catalogue_, today, compared));
  Request& request = made.request;
  std::vector<const Route*> route_of(request.persons.size());
  for (const Request::SessionRequest& requested : request.sessions)
    route_of[requested.person] = &request.compiled_routes[requested.route]->route();
  for (std::size_t p = 0; p < request.persons.size(); ++p) {
    const Person given = TRY(reader_.person(*route_of[p], other_routes, contract_));
    replace_facts(request.persons[p], given);
  }
  if (inputs_.has("--used-deductible")) remove_used_deductibles(request);
  if (const std::optional<Date> day = TRY(read_date(inputs_, "--joined")); day && !contract_)
    TRY(check_uses(request, *day));
  for (const Request::SessionRequest& requested : request.sessions)
    TRY(check_ages(request.persons[requested.person], {requested.session}));
  if (!inputs_.has("--calendar") && !inputs_.has("--rules")) return made;
  const RuleSelection selection = TRY(reader_.selection(request.compiled_routes.front()->route()));
  if (inputs_.has("--calendar")) request.selection.calendar = selection.calendar;
  request.selection.pinned = selection.pinned;
  if (selection.pinned != nullptr && request.compiled_routes.size() > 1)
    return UsageError{localized<messages::one_route_for_rules>(), {}};
  return made;
}

// Replaces the sessions of every person by the dates of the options, on the route of their first,
// and all routes by `route` unless it is null.
Expected<void> CaseRequest::replace_sessions(CaseFile& file, const Route* route) const {
  const bool dated = inputs_.has("--on") || inputs_.has("--first") || inputs_.has("--every") ||
                     inputs_.has("--sessions");
  for (CasePerson& person : file.people) {
    if (route != nullptr) {
      for (CaseSessions& entry : person.sessions) entry.route.value = route->id;
    }
    if (!dated || person.sessions.empty()) continue;
    person.sessions.resize(1);
    person.sessions.front().dates = TRY(read_dates(inputs_, person.sessions.front().dates.front()));
  }
  return {};
}

// Replaces the facts of a person by those that the options state.
void CaseRequest::replace_facts(Person& person, const Person& given) const {
  for (std::size_t f = 0; f < given.facts.size(); ++f) {
    if (given.has_stated(f)) person.facts[f] = given.facts[f];
  }
  person.stated |= given.stated;
  if (given.age_stated) {
    person.age = given.age;
    person.born = given.born;
    person.age_stated = true;
  }
  if (inputs_.has("--coverage") || inputs_.has("--due")) {
    person.dated = given.dated;
    person.limited_since = given.limited_since;
  }
  if (given.private_fee.known()) person.private_fee = given.private_fee;
  if (given.minutes > 0) person.minutes = given.minutes;
  if (inputs_.has("--complementary")) person.contract = given.contract;
  if (inputs_.has("--used")) person.used = given.used;
  if (inputs_.has("--joined") || inputs_.has("--complementary")) person.joined = given.joined;
  if (inputs_.has("--used-deductible")) person.used_deductible = given.used_deductible;
}

}  // namespace racpsy::app
