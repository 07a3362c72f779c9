// Plans sessions from the options, and writes a report of the plan.
#include "cli/plan.hpp"

#include "cli/answer_output.hpp"
#include "cli/output.hpp"
#include "cli/resolve.hpp"
#include "cli/staleness.hpp"
#include "report/answer.hpp"
#include "report/plan.hpp"

namespace racpsy::cli {

int plan(const Command& command, Lang lang) {
  Result<Catalogue> catalogue = Catalogue::open(rule_folders(command));
  if (!catalogue) return print_problems(catalogue.problems(), lang);
  app::RequestReader reader{command, *catalogue};
  check_layout(command, reader);
  if (reader.error()) return print_usage_error(*reader.error(), lang);
  app::Expected<app::PlanResult> planned = app::plan(command, *catalogue);
  if (const auto* failure = std::get_if<app::Failure>(&planned))
    return print_failure(*failure, lang);
  app::PlanResult& result = std::get<app::PlanResult>(planned);
  for (const Text& note : result.notes) print_note(note, lang);
  Answer& answer = result.plan.answer;
  std::vector<const Route*> routes;
  for (const CompiledRoute* each : answer.request.compiled_routes) routes.push_back(&each->route());
  print_note_if_stale(routes, reader.today(), lang);
  if (format_of(command).form == as_json) answer.digest = catalogue->digest();
  return output_report(
      {[&] { return plan_document(result.plan, lang); }, [&] { return json_report(result.plan); },
       [&](bool safe) { return csv_report(answer, safe); }},
      command, lang);
}

}  // namespace racpsy::cli
