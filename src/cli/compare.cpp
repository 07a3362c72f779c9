// Compares the answers to the options, and writes a report of the comparison.
#include "cli/compare.hpp"

#include "cli/answer_output.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/resolve.hpp"
#include "cli/staleness.hpp"
#include "racpsy/app/request_reader.hpp"
#include "report/comparison.hpp"

namespace racpsy::cli {
int compare(const Command& command, Lang lang) {
  const Format& format = format_of(command);
  Result<Catalogue> catalogue = Catalogue::open(rule_folders(command));
  if (!catalogue) return print_problems(catalogue.problems(), lang);
  app::RequestReader reader{command, *catalogue};
  check_layout(command, reader);
  if (command.has("--explain") && format.form != as_json)
    reader.fail(localized<messages::compare_explains_json>(), localized<messages::calc_explains>());
  if (reader.error()) return print_usage_error(*reader.error(), lang);

  app::Expected<app::ComparisonResult> compared =
      app::compare(command, *catalogue, {command.has("--explain"), format.form != as_csv});
  if (const auto* failure = std::get_if<app::Failure>(&compared))
    return print_failure(*failure, lang);
  app::ComparisonResult& result = std::get<app::ComparisonResult>(compared);
  Comparison& comparison = result.comparison;
  label_statements(comparison);
  if (command.has("--strict")) {
    if (std::optional<UsageError> refusal = strict_refusal(comparison))
      return print_failure({std::move(*refusal), app::Failure::Kind::strict}, lang);
  }
  for (const Text& note : result.notes) print_note(note, lang);
  print_note_if_stale(result.routes, reader.today(), lang);
  if (format.form == as_json) comparison.digest = catalogue->digest();
  return output_report({[&] { return comparison_document(comparison, lang); },
                        [&] { return json_report(comparison); },
                        [&](bool safe) { return csv_report(comparison, safe); }},
                       command, lang);
}

}  // namespace racpsy::cli
