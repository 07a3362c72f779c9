// Calculates the answer to the options, and writes a report of it.
#include "cli/calc.hpp"

#include "cli/answer_output.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "cli/resolve.hpp"
#include "cli/staleness.hpp"
#include "format/document.hpp"
#include "racpsy/app/calculate.hpp"
#include "racpsy/app/request_reader.hpp"
#include "report/answer.hpp"

namespace racpsy::cli {

int calc(const Command& command, Lang lang) {
  const Format& format = format_of(command);
  Result<Catalogue> catalogue = Catalogue::open(rule_folders(command));
  if (!catalogue) return print_problems(catalogue.problems(), lang);
  app::RequestReader reader{command, *catalogue};
  check_layout(command, reader);
  if (reader.error()) return print_usage_error(*reader.error(), lang);

  // Explanations and paper need the full trace of the rules; the CSV has no place for defaults.
  const bool sheet = format.for_paper();
  app::Expected<app::Calculation> calculated = app::calculate(
      command, *catalogue, {command.has("--explain") || sheet, format.form != as_csv});
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
  if (format.form == as_json) answer.digest = catalogue->digest();
  const auto document = [&] {
    if (sheet) return statement_document(answer, lang, Detail::sheet);
    return command.has("--detail") || answer.explain
               ? statement_document(answer, lang, Detail::brief)
               : answer_document(answer, lang, command.has("--assumptions"));
  };
  return output_report({document, [&] { return json_report(answer); },
                        [&](bool safe) { return csv_report(answer, safe); }},
                       command, lang);
}

}  // namespace racpsy::cli
