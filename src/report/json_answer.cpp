#include "report/json_answer.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "build_info.hpp"
#include "format/data.hpp"
#include "format/formats.hpp"
#include "racpsy/app/calculate.hpp"
#include "racpsy/app/json_request.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/plan.hpp"
#include "racpsy/app/questions.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/comparison.hpp"
#include "report/overview.hpp"
#include "report/plan.hpp"
#include "report/rules.hpp"

namespace racpsy {
namespace {

using app::Expected;

// A request while it is answered. Each command calculates once, then writes the form asked for.
class RequestAnswer {
 public:
  RequestAnswer(const app::JsonRequest& request, Catalogue& catalogue)
      : inputs_(request.inputs),
        lang_(request.lang),
        catalogue_(catalogue) {}

  Expected<std::string> run(const std::string& command) {
    form_ = json_forms[TRY(app::read_choice(inputs_, "--format", json_forms))];
    today_ = TRY(app::read_today(inputs_));
    TRY(app::read_choice(inputs_, "--for", std::vector<std::string>{"", "patient", "practice"}));
    if (command == "compare") return compare();
    if (command == "plan") return plan();
    if (command == "ask") return ask();
    if (command == "card") return card();
    return command == "rules" ? rules() : calc();
  }

 private:
  bool json() const { return form_ == "json"; }

  // Pages need the full trace of the rules.
  app::Detail detail() const { return {inputs_.has("--explain") || !json(), true, false}; }

  std::string laid_out(doc::Document document) const {
    if (const std::optional<std::string> title = inputs_.get("--title"))
      document.put_title(printable(*title));
    if (form_ == "document") return json_of(document);
    return find_format(form_)->layout(document, {});
  }
  // Documents are written for a page, unless they are laid out as text.
  bool page() const { return form_ != "text"; }

  Expected<std::string> calc() {
    const QuoteTerms terms = TRY(read_quote_terms(inputs_, today_));
    app::Calculation calculation = TRY(app::calculate(inputs_, catalogue_, detail()));
    Answer& answer = calculation.answer;
    answer.digest = catalogue_.digest();
    answer.notes = calculation.notes;
    return json() ? json_report(answer)
                  : laid_out(document_of(answer, inputs_, lang_, page(), terms));
  }

  Expected<std::string> compare() {
    app::ComparisonResult compared = TRY(app::compare(inputs_, catalogue_, detail()));
    Comparison& comparison = compared.comparison;
    label_statements(comparison);
    if (inputs_.has("--strict")) TRY(check_strict(comparison));
    comparison.digest = catalogue_.digest();
    comparison.notes = compared.notes;
    return json() ? json_report(comparison)
                  : laid_out(document_of(comparison, inputs_, lang_, page()));
  }

  Expected<std::string> plan() {
    app::PlanResult planned = TRY(app::plan(inputs_, catalogue_));
    planned.plan.answer.digest = catalogue_.digest();
    planned.plan.answer.notes = planned.notes;
    return json() ? json_report(planned.plan)
                  : laid_out(plan_document(planned.plan, lang_, page()));
  }

  Expected<std::string> card() {
    const std::string country =
        inputs_.has("--country") ? TRY(app::read_country(inputs_, catalogue_)) : std::string{};
    const Route* route = TRY(catalogue_.route(catalogue_.default_route(country)));
    const doc::Document document =
        overview(*route, catalogue_.default_age(), today_, lang_, page());
    return json() ? json_of(document) : laid_out(document);
  }

  Expected<std::string> rules() {
    if (inputs_.has("--route")) {
      const Route* route = TRY(app::resolve_route(inputs_, catalogue_));
      const VersionRef shown{route, version_to_show(*route, today_)};
      return json() ? version_json(shown, today_, catalogue_.digest())
                    : laid_out(version_document(shown, false, today_, lang_));
    }
    std::vector<const Route*> routes;
    for (const std::string& id : catalogue_.routes()) routes.push_back(TRY(catalogue_.route(id)));
    return json() ? list_json(routes, today_, catalogue_.digest())
                  : laid_out(list_document(routes, today_, lang_));
  }

  Expected<std::string> ask() {
    const std::vector<std::string> words = parts_of(inputs_.get("--skipped").value_or(""), ',');
    app::Inputs inputs = inputs_;
    for (const char* option : {"--skipped", "--format"}) inputs.values.erase(option);
    app::Interview interview =
        TRY(app::next_question(inputs, {words.begin(), words.end()}, catalogue_));
    Answer& answer = interview.so_far.answer;
    answer.digest = catalogue_.digest();
    answer.notes = interview.so_far.notes;
    Json json;
    json.open('{').member("schema", "racpsy/interview/1").key("question");
    if (interview.question) add_question(json, *interview.question);
    else json.null();
    json.key("so_far").raw(json_report(answer));
    return json.close('}').take();
  }

  void add_question(Json& json, const app::Question& question) const {
    // "--with mode" is the member "mode" of the key "with".
    const std::size_t space = question.option.find(' ');
    std::string key = question.option.substr(2, space - 2);
    std::replace(key.begin(), key.end(), '-', '_');
    json.open('{').member("option", question.option).member("key", key);
    json.member_or_null(
        "name", space == std::string::npos ? std::string{} : question.option.substr(space + 1));
    json.member("text", question.text.in(lang_));
    json.member_or_null("hint", question.hint.in(lang_));
    json.member("several", question.several).key("choices").open('[');
    for (const app::Question::Choice& choice : question.choices) {
      json.open('{').member("word", choice.word).member("text", choice.text.in(lang_)).close('}');
    }
    json.close(']').member("moves_cents", question.moves);
    json.list("opens", question.opens, [](const std::string& id) { return id; }).close('}');
  }

  const app::Inputs& inputs_;
  Lang lang_;
  Catalogue& catalogue_;
  std::string form_;
  Date today_;
};

Expected<std::string> answer(std::string_view text, Lang& lang) {
  const app::JsonRequest request = TRY(app::read_json_request(text, lang));
  const auto folders = request.inputs.lists.find("--rules-dir");
  Catalogue catalogue = TRY(Catalogue::open(
      folders == request.inputs.lists.end() ? std::vector<std::string>{} : folders->second));
  return RequestAnswer{request, catalogue}.run(request.command);
}

}  // namespace

std::string error_json(const app::Failure& failure, Lang lang) {
  const bool files = failure.kind == app::Failure::Kind::rules;
  Json json;
  json.open('{').key("schema").value("racpsy/error/1").key("what");
  json.value(files ? format_problems(failure.problems, lang) : failure.error.what.in(lang));
  json.key("remedy").value_or_null(failure.error.remedy.in(lang));
  json.key("exit").value(int{app::exit_of(failure)});
  if (files) {
    json.key("problems").open('[');
    for (const Problem& problem : failure.problems) {
      json.open('{').member_or_null("file", problem.place.file);
      json.member("line", problem.place.line).member("column", problem.place.column);
      json.member("what", problem.what.in(lang));
      json.member_or_null("remedy", problem.remedy.in(lang)).close('}');
    }
    json.close(']');
  }
  return json.close('}').take();
}

std::string answer_json(std::string_view text) {
  Lang lang = Lang::en;
  const app::Expected<std::string> answered = answer(text, lang);
  return answered ? *answered : error_json(answered.error(), lang);
}

}  // namespace racpsy
