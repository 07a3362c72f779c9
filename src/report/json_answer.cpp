#include "report/json_answer.hpp"

#include "format/data.hpp"
#include "racpsy/app/calculate.hpp"
#include "racpsy/app/json_request.hpp"
#include "racpsy/app/plan.hpp"
#include "racpsy/base/try.hpp"
#include "report/comparison.hpp"
#include "report/plan.hpp"

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

app::Expected<std::string> calculate_json(const app::Inputs& inputs, Catalogue& catalogue) {
  app::Calculation calculation =
      TRY(app::calculate(inputs, catalogue, {inputs.has("--explain"), true}));
  calculation.answer.digest = catalogue.digest();
  calculation.answer.notes = calculation.notes;
  return json_report(calculation.answer);
}

app::Expected<std::string> compare_json(const app::Inputs& inputs, Catalogue& catalogue) {
  app::ComparisonResult compared =
      TRY(app::compare(inputs, catalogue, {inputs.has("--explain"), true}));
  label_statements(compared.comparison);
  if (inputs.has("--strict")) TRY(check_strict(compared.comparison));
  compared.comparison.digest = catalogue.digest();
  compared.comparison.notes = compared.notes;
  return json_report(compared.comparison);
}

app::Expected<std::string> plan_json(const app::Inputs& inputs, Catalogue& catalogue) {
  app::PlanResult planned = TRY(app::plan(inputs, catalogue));
  planned.plan.answer.digest = catalogue.digest();
  planned.plan.answer.notes = planned.notes;
  return json_report(planned.plan);
}

app::Expected<std::string> answer(std::string_view text, Lang& lang) {
  const app::JsonRequest request = TRY(app::read_json_request(text, lang));
  const auto folders = request.inputs.lists.find("--rules-dir");
  Catalogue catalogue = TRY(Catalogue::open(
      folders == request.inputs.lists.end() ? std::vector<std::string>{} : folders->second));
  if (request.command == "compare") return compare_json(request.inputs, catalogue);
  return request.command == "plan" ? plan_json(request.inputs, catalogue)
                                   : calculate_json(request.inputs, catalogue);
}

}  // namespace

std::string answer_json(std::string_view text) {
  Lang lang = Lang::en;
  const app::Expected<std::string> answered = answer(text, lang);
  return answered ? *answered : error_json(answered.error(), lang);
}

}  // namespace racpsy
