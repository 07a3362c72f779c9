#include "report/json_answer.hpp"

#include "format/data.hpp"
#include "racpsy/app/calculate.hpp"
#include "racpsy/app/json_request.hpp"
#include "report/comparison.hpp"

namespace racpsy {
namespace {

std::string error_json(const app::Failure& failure, Lang lang) {
  const bool files = failure.kind == app::Failure::Kind::rules;
  Json json;
  json.open('{').key("schema").value("racpsy/error/1").key("what");
  json.value(files ? format_problems(failure.problems, lang) : failure.error.what.in(lang));
  json.key("remedy").value_or_null(failure.error.remedy.in(lang));
  json.key("exit").value(int{app::exit_of(failure)}).close('}');
  return json.take();
}

std::string calculate_json(const app::JsonRequest& request, Catalogue& catalogue) {
  app::Expected<app::Calculation> result =
      app::calculate(request.inputs, catalogue, {request.inputs.has("--explain"), true});
  if (const auto* failure = std::get_if<app::Failure>(&result))
    return error_json(*failure, request.lang);
  app::Calculation& calculation = std::get<app::Calculation>(result);
  calculation.answer.digest = catalogue.digest();
  calculation.answer.notes = calculation.notes;
  return json_report(calculation.answer);
}

std::string compare_json(const app::JsonRequest& request, Catalogue& catalogue) {
  app::Expected<app::ComparisonResult> result =
      app::compare(request.inputs, catalogue, {request.inputs.has("--explain"), true});
  if (const auto* failure = std::get_if<app::Failure>(&result))
    return error_json(*failure, request.lang);
  app::ComparisonResult& compared = std::get<app::ComparisonResult>(result);
  label_statements(compared.comparison);
  if (request.inputs.has("--strict")) {
    if (const auto refusal = strict_refusal(compared.comparison))
      return error_json({*refusal, app::Failure::Kind::strict}, request.lang);
  }
  compared.comparison.digest = catalogue.digest();
  compared.comparison.notes = compared.notes;
  return json_report(compared.comparison);
}

}  // namespace

std::string answer_json(std::string_view text) {
  Lang lang = Lang::en;
  const app::Expected<app::JsonRequest> read = app::read_json_request(text, lang);
  if (const auto* failure = std::get_if<app::Failure>(&read)) return error_json(*failure, lang);
  const app::JsonRequest& request = std::get<app::JsonRequest>(read);
  const auto folders = request.inputs.lists.find("--rules-dir");
  Result<Catalogue> catalogue = Catalogue::open(
      folders == request.inputs.lists.end() ? std::vector<std::string>{} : folders->second);
  if (!catalogue) return error_json(app::Failure{catalogue.problems()}, request.lang);
  return request.command == "calc" ? calculate_json(request, *catalogue)
                                   : compare_json(request, *catalogue);
}

}  // namespace racpsy
