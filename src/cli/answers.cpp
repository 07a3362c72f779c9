// `calc` and `compare`: calculate the answer to the options, and write a report of it.
#include "cli/answer_output.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "format/document.hpp"
#include "racpsy/app/calculate.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/try.hpp"
#include "report/answer.hpp"
#include "report/comparison.hpp"
#include "report/overview.hpp"

namespace racpsy::cli {

app::Expected<int> calc(const Command& command, Lang lang) {
  const Format& format = format_of(command);
  Catalogue& catalogue = kept(TRY(Catalogue::open(rule_folders(command))));
  TRY(check_layout(command));
  TRY(check_choice(command, "--for"));
  if (command.has("--for") && !format.for_paper())
    return UsageError{localized<messages::for_pages>(), localized<messages::see_help_of>("calc")};
  const Date today = TRY(app::read_today(command));
  const QuoteTerms terms = TRY(read_quote_terms(command, today));

  // Explanations and paper need the full trace of the rules; the CSV has no place for defaults.
  const bool sheet = format.for_paper();
  app::Calculation result = TRY(app::calculate(
      command, catalogue, {command.has("--explain") || sheet, format.form != as_csv, false}));
  TRY(check_overwrites(command, result.contract_files));
  Answer& answer = result.answer;
  print_notes(answer.profile, result.notes, lang);
  std::vector<const Route*> routes;
  for (const CompiledRoute* each : answer.request.compiled_routes) routes.push_back(&each->route());
  print_note_if_stale(routes, today, lang);
  if (format.form == as_json) answer.digest = catalogue.digest();
  return output_report(
      {[&] { return document_of(answer, command, lang, sheet, terms); },
       [&] { return json_report(answer); }, [&](bool safe) { return csv_report(answer, safe); }},
      command, lang);
}

app::Expected<int> card(const Command& command, Lang lang) {
  Catalogue& catalogue = kept(TRY(Catalogue::open(rule_folders(command))));
  TRY(check_layout(command));
  const Date today = TRY(app::read_today(command));
  const std::string country =
      command.has("--country") ? TRY(app::read_country(command, catalogue)) : command.country;
  const Route* route = TRY(catalogue.route(catalogue.default_route(country)));
  return output_report(
      {[&] { return overview(*route, catalogue.default_age(), today, lang); }, {}, {}}, command,
      lang);
}

app::Expected<int> compare(const Command& command, Lang lang) {
  const Format& format = format_of(command);
  Catalogue& catalogue = kept(TRY(Catalogue::open(rule_folders(command))));
  TRY(check_layout(command));
  const Date today = TRY(app::read_today(command));
  if (command.has("--explain") && format.form != as_json)
    return UsageError{localized<messages::compare_explains_json>(),
                      localized<messages::calc_explains>()};

  const bool brief = format.form != as_json && is_brief(command, format.for_paper());
  app::ComparisonResult result = TRY(
      app::compare(command, catalogue, {command.has("--explain"), format.form != as_csv, brief}));
  TRY(check_overwrites(command, result.contract_files));
  Comparison& comparison = result.comparison;
  label_statements(comparison);
  if (command.has("--strict")) TRY(check_strict(comparison));
  print_notes(comparison.profile, result.notes, lang);
  print_note_if_stale(result.routes, today, lang);
  if (format.form == as_json) comparison.digest = catalogue.digest();
  return output_report({[&] { return document_of(comparison, command, lang, format.for_paper()); },
                        [&] { return json_report(comparison); },
                        [&](bool safe) { return csv_report(comparison, safe); }},
                       command, lang);
}

}  // namespace racpsy::cli
