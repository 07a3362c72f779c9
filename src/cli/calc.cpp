// Reads the request, lets the engine settle it, and writes a report of the statement.
#include "cli/calc.hpp"

#include <algorithm>

#include "cli/answer_output.hpp"
#include "cli/case.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "cli/resolve.hpp"
#include "cli/staleness.hpp"
#include "racpsy/engine/defaults_used.hpp"
#include "report/answer.hpp"
#include "report/document.hpp"

namespace racpsy::cli {
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

}  // namespace

int calc(const Command& command, Lang lang) {
  const std::string format = format_of(command);
  if (const std::optional<UsageError> error = wrong_file(command.files))
    return print_usage_error(*error, lang);
  Result<Catalogue> opened = Catalogue::open(rule_folders(command));
  if (!opened) return print_problems(opened.problems(), lang);
  Catalogue& catalogue = *opened;

  RequestReader reader{command, catalogue};
  reader.layout();
  const std::string route_id = resolve_route(command, catalogue, reader);
  if (reader.error()) return print_usage_error(*reader.error(), lang);
  const Result<std::vector<const Route*>> all_routes = routes_for_facts(command, catalogue);
  if (!all_routes) return print_problems(all_routes.problems(), lang);
  const Result<std::unique_ptr<const Contract>> contract =
      resolve_contract(command.get("--complementary").value_or(""), catalogue);
  if (!contract) return print_problems(contract.problems(), lang);

  Answer answer;
  answer.explain = command.has("--explain");
  std::optional<Case> from_file;
  std::optional<CompiledRoute> compiled;
  if (!command.files.empty()) {
    Result<Case> read = read_case_request(command.files.front(), command, catalogue, reader,
                                          *all_routes, contract->get());
    if (!read) return print_problems(read.problems(), lang);
    from_file = std::move(*read);
    if (const std::optional<UsageError> wrong =
            overwrites_input(command, from_file->contract_files))
      return print_usage_error(*wrong, lang);
    answer.request = from_file->request;
    answer.people = from_file->names;
    answer.title = from_file->title;
    for (const std::string& name : from_file->unasked)
      print_note(localized<messages::unused_fact>(name), lang);
  } else {
    const Result<const Route*> route = catalogue.route(route_id);
    if (!route) return print_problems(route.problems(), lang);
    compiled.emplace(**route);
    const RuleSelection selection = reader.selection(**route);
    const Person person = reader.person(**route, *all_routes, contract->get());
    if (reader.error()) return print_usage_error(*reader.error(), lang);
    const std::vector<Session> sessions =
        reader.sessions(*compiled, selection, person, answer.illustrative_dates);
    reader.check_ages(person, sessions);
    answer.request = Request{*compiled, selection, person, sessions};
  }
  if (reader.error()) return print_usage_error(*reader.error(), lang);

  // Explanations and paper need the full trace of the rules; the others only the caveats.
  const bool sheet = format == "markdown" || format == "html";
  answer.statement = answer.explain || sheet
                         ? settle_all(answer.request, answer.explanation)
                         : settle_all(answer.request, answer.explanation.flagged_rules);
  if (command.has("--strict")) {
    if (const std::optional<UsageError> refusal = strict_refusal(answer.statement)) {
      print_error(refusal->what, refusal->remedy, lang);
      return exit_strict;
    }
  }
  if (compiled && answer.selection().pinned < 0) {
    const Point now_point = point_of(*compiled, answer.person(), {reader.today(), {}}, {});
    const CompiledRoute::VersionInForce now =
        compiled->version_in_force(reader.today(), answer.selection(), now_point);
    if (now.outcome == Outcome::covered) {
      answer.version_today = now.version;
      answer.today_since = now.in_force_since;
    }
  }
  if (format != "csv")
    find_defaults_used(answer.request, answer.statement);  // the CSV has no place for them
  if (command.has("--private-fee") && !uses_fee(answer.statement))
    print_note(localized<messages::unused_fee>(), lang);
  for (const std::string& name : reader.unasked())
    print_note(localized<messages::unused_fact>(name), lang);
  for (const std::string& name : unused_facts(answer.request, answer.statement)) {
    print_note(localized<messages::unused_fact>(name), lang);
  }

  std::vector<const Route*> routes;
  for (const CompiledRoute* each : answer.request.compiled_routes) routes.push_back(&each->route());
  print_note_if_stale(routes, reader.today(), lang);

  if (format == "json") answer.digest = catalogue.digest();
  return output_answer(
      {[&] { return json_report(answer); }, [&](bool safe) { return csv_report(answer, safe); },
       [&] { return statement_document(answer, lang, sheet ? Detail::sheet : Detail::brief); }},
      command, lang);
}

}  // namespace racpsy::cli
