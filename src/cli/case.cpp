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
void replace_facts(Person& person, const Person& said, const Command& command) {
  for (std::size_t f = 0; f < said.facts.size(); ++f) {
    if ((said.stated >> f & 1) != 0) person.facts[f] = said.facts[f];
  }
  person.stated |= said.stated;
  if (said.age_stated) {
    person.age = said.age;
    person.born = said.born;
    person.age_stated = true;
  }
  if (command.has("--coverage") || command.has("--due")) {
    person.dated = said.dated;
    person.limited_since = said.limited_since;
  }
  if (said.private_fee.known()) person.private_fee = said.private_fee;
  if (said.minutes > 0) person.minutes = said.minutes;
  if (command.has("--complementary")) person.contract = said.contract;
  if (command.has("--used")) person.used = said.used;
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
