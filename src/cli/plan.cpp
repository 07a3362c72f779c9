// Plans sessions from the options, and writes a report of the plan.
#include "report/plan.hpp"
#include "cli/answer_output.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "racpsy/base/try.hpp"
#include "report/answer.hpp"

namespace racpsy::cli {

app::Expected<int> plan(const Command& command, Lang lang) {
  Catalogue catalogue = TRY(Catalogue::open(rule_folders(command)));
  TRY(check_layout(command));
  const Date today = TRY(app::read_today(command));
  app::PlanResult result = TRY(app::plan(command, catalogue));
  TRY(check_overwrites(command, result.contract_files));
  Answer& answer = result.plan.answer;
  print_notes(answer.profile, result.notes, lang);
  std::vector<const Route*> routes;
  for (const CompiledRoute* each : answer.request.compiled_routes) routes.push_back(&each->route());
  print_note_if_stale(routes, today, lang);
  if (format_of(command).form == as_json) answer.digest = catalogue.digest();
  const bool page = format_of(command).for_paper();
  return output_report({[&] { return plan_document(result.plan, lang, page); },
                        [&] { return json_report(result.plan); },
                        [&](bool safe) { return csv_report(answer, safe); }},
                       command, lang);
}

}  // namespace racpsy::cli
