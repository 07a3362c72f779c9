// Calculates the answer to the options, and writes a report of it.
#include "cli/calc.hpp"

#include "cli/answer_output.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "cli/resolve.hpp"
#include "cli/staleness.hpp"
#include "racpsy/app/calculate.hpp"
#include "racpsy/app/request_reader.hpp"
#include "report/answer.hpp"
#include "report/document.hpp"

namespace racpsy::cli {

int calc(const Command& command, Lang lang) {
  const std::string format = format_of(command);
  Result<Catalogue> catalogue = Catalogue::open(rule_folders(command));
  if (!catalogue) return print_problems(catalogue.problems(), lang);
  app::RequestReader reader{command, *catalogue};
  check_layout(command, reader);
  if (reader.error()) return print_usage_error(*reader.error(), lang);

  // Explanations and paper need the full trace of the rules; the CSV has no place for defaults.
  const bool sheet = format == "markdown" || format == "html";
  app::Expected<app::Calculation> calculated =
      app::calculate(command, *catalogue, {command.has("--explain") || sheet, format != "csv"});
  if (const auto* failure = std::get_if<app::Failure>(&calculated))
    return print_failure(*failure, lang);
  app::Calculation& result = std::get<app::Calculation>(calculated);
  if (const std::optional<UsageError> wrong = overwrites_input(command, result.contract_files))
    return print_usage_error(*wrong, lang);
  for (const Text& note : result.notes) print_note(note, lang);

  Answer& answer = result.answer;
  std::vector<const Route*> routes;
  for (const CompiledRoute* each : answer.request.compiled_routes) routes.push_back(&each->route());
  print_note_if_stale(routes, reader.today(), lang);
  if (format == "json") answer.digest = catalogue->digest();
  return output_answer(
      {[&] { return json_report(answer); }, [&](bool safe) { return csv_report(answer, safe); },
       [&] {
         const bool brief = !sheet && !command.has("--detail") && !command.has("--explain");
         return brief ? answer_document(answer, lang, command.has("--assumptions"))
                      : statement_document(answer, lang, sheet ? Detail::sheet : Detail::brief);
       }},
      command, lang);
}

}  // namespace racpsy::cli
