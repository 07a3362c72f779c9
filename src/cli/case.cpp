#include "cli/case.hpp"

#include "cli/messages.hpp"

namespace racpsy::cli {
namespace {

// Replaces the sessions of every person by the dates of the options, on the route of their first.
void replace_sessions(CaseFile& file, const Command& command, RequestReader& reader) {
  const bool dated = command.has("--on") || command.has("--first") || command.has("--every") ||
                     command.has("--sessions");
  for (CasePerson& person : file.people) {
    if (const std::optional<std::string> route = command.get("--route")) {
      for (CaseSessions& entry : person.sessions) entry.route.value = *route;
    }
    if (!dated || person.sessions.empty()) continue;
    person.sessions.resize(1);
    person.sessions.front().dates = reader.dates(person.sessions.front().dates.front());
  }
}

// Replaces the facts of a person by those that the options state.
void replace_facts(Person& person, const Person& given, const Command& command) {
  for (std::size_t f = 0; f < given.facts.size(); ++f) {
    if ((given.stated >> f & 1) != 0) person.facts[f] = given.facts[f];
  }
  person.stated |= given.stated;
  if (given.age_stated) {
    person.age = given.age;
    person.born = given.born;
    person.age_stated = true;
  }
  if (command.has("--coverage") || command.has("--due")) {
    person.dated = given.dated;
    person.limited_since = given.limited_since;
  }
  if (given.private_fee.known()) person.private_fee = given.private_fee;
  if (given.minutes > 0) person.minutes = given.minutes;
  if (command.has("--complementary")) person.contract = given.contract;
  if (command.has("--used")) person.used = given.used;
}

}  // namespace

Result<Case> read_case_request(const std::string& path, const Command& command,
                               Catalogue& catalogue, RequestReader& reader,
                               const std::vector<const Route*>& all_routes,
                               const Contract* contract) {
  Result<CaseFile> file = read_case(path);
  if (!file) return file.problems();
  replace_sessions(*file, command, reader);
  Result<Case> made = make_case(*file, catalogue);
  if (!made) return made.problems();
  Request& request = made->request;
  std::vector<const Route*> route_of(request.persons.size());
  for (const Request::SessionRequest& requested : request.sessions)
    route_of[requested.person] = &request.compiled_routes[requested.route]->route();
  for (std::size_t p = 0; p < request.persons.size(); ++p) {
    replace_facts(request.persons[p], reader.person(*route_of[p], all_routes, contract), command);
  }
  for (const Request::SessionRequest& requested : request.sessions)
    reader.check_ages(request.persons[requested.person], {requested.session});
  if (command.has("--calendar") || command.has("--rules")) {
    const RuleSelection selection = reader.selection(request.compiled_routes.front()->route());
    if (command.has("--calendar")) request.selection.calendar = selection.calendar;
    request.selection.pinned = selection.pinned;
    if (selection.pinned >= 0 && request.compiled_routes.size() > 1)
      reader.fail(localized<messages::one_route_for_rules>());
  }
  return made;
}

}  // namespace racpsy::cli
