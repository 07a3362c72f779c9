// Statements and comparisons as JSON: racpsy/statement/1 and racpsy/comparison/1. One line a
// session and a year; cents as integers, null for unknown amounts.
#include <algorithm>

#include "build_info.hpp"
#include "racpsy/rules/names.hpp"
#include "report/comparison.hpp"
#include "report/explain.hpp"
#include "report/fields.hpp"
#include "report/json_writer.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

void write(Json& json, const std::vector<Field>& fields) {
  for (const Field& field : fields) {
    json.key(field.name);
    if (const auto* n = std::get_if<std::int64_t>(&field.value)) json.value(*n);
    else if (const auto* text = std::get_if<std::string>(&field.value)) json.value(*text);
    else json.null();
  }
}

void write_flags(Json& json, Flags flags) {
  json.key("flags").open('[');
  for (const std::string_view token : flag_tokens(flags)) json.value(token);
  json.close(']');
}

void write(Json& json, const Source& source) {
  json.open('{').key("id").value(source.id).key("title").value(source.title);
  json.key("article").value_or_null(source.article).key("url").value_or_null(source.url);
  json.key("reference").value_or_null(source.reference).key("date").value(iso(source.date));
  json.key("confidence").value(confidence_names[source.confidence]).close('}');
}

// Writes `says` and `because` in English whatever the language, with the French beside.
void write(Json& json, const SessionExplanation& explained) {
  json.key("steps").open('[');
  for (const Step& step : explained.steps) {
    json.line(4).open('{').key("rule").value(step.rule).text("says", step.says);
    json.key("figure").value_or_null(step.figure ? figure_names[index_of(*step.figure)] : "");
    step.figure || step.deduction ? json.key("cents").value(step.amount) : json.key("cents").null();
    write_flags(json, step.flags);
    json.key("source");
    step.sources.empty() ? void(json.null()) : write(json, *step.sources.front());
    json.key("sources").open('[');
    for (const Source* source : step.sources) write(json, *source);
    json.close(']').close('}');
  }
  json.close(']').key("not_applied").open('[');
  for (const UnappliedRule& rule : explained.not_applied) {
    json.line(4).open('{').key("rule").value(rule.rule).text("because", rule.because).close('}');
  }
  json.close(']');
}

void write(Json& json, const Answer& answer, std::size_t index) {
  const Settled& s = answer.statement.sessions[index];
  json.open('{');
  write(json, session_fields(answer, index));
  write_flags(json, s.flags);
  const auto rights = [&](std::string_view key, unsigned bits, const auto& all) {
    if (bits == 0) return;
    json.key(key).open('[');
    for (std::size_t i = 0; i < all.size(); ++i) {
      if ((bits >> i & 1) != 0) json.value(all[i].rule.id);
    }
    json.close(']');
  };
  rights("beyond", s.limited, s.route->limited);
  rights("ended", s.ended, s.route->limited);
  rights("kept", s.kept, s.route->kept);
  if (const std::vector<DeductionTaken> taken = deductions(s); !taken.empty()) {
    json.key("deductions").open('[');
    for (const DeductionTaken& d : taken)
      json.open('{').key("id").value(d.id).key("cents").value(d.amount).close('}');
    json.close(']');
  }
  if (answer.explain) write(json, explain(answer, index));
  json.close('}');
}

void write(Json& json, const Sum& sum) {
  json.open('{');
  write(json, sum_fields(sum));
  if (sum.incomplete()) {
    json.key("partial").open('{');
    for (std::size_t f = 0; f < figure_count; ++f) {
      if (!sum.figures[f].known()) json.key(figure_names[f]).value(sum.partial[f]);
    }
    json.close('}');
  }
  json.close('}');
}

void write_notes(Json& json, const std::vector<Text>& notes) {
  if (notes.empty()) return;
  json.line(1).key("notes").open('[');
  for (const Text& note : notes) json.open('{').text("says", note).close('}');
  json.close(']');
}

// Writes the members that set a statement apart in a comparison.
void write(Json& json, const ComparedStatement& compared) {
  json.text("label", compared.label);
  json.key("no_effect").open('[');
  for (const std::string& what : compared.no_effect) json.value(what);
  json.close(']').key("openers").open('[');
  for (const WayToQualify& way : compared.ways_to_qualify) {
    json.open('{').key("fact").value(way.fact).key("values").open('[');
    for (const std::string& value : way.values) json.value(value);
    json.close(']').text("says", phrase_of(way)).close('}');
  }
  json.close(']').line(1);
}

// Writes a whole statement; `compared` is null outside comparisons.
void write(Json& json, const Answer& answer, const std::string& digest,
           const ComparedStatement* compared) {
  const Route& route = answer.route();
  const Statement& statement = answer.statement;
  json.open('{');
  json.key("schema").value("racpsy/statement/1").key("engine").value(engine_version);
  json.key("rules_digest").value(digest).line(1);
  if (compared != nullptr) write(json, *compared);
  json.key("route").value_or_null(answer.one_route() ? route.id : "");
  json.key("calendar").value(name_of(answer.selection().calendar));
  json.key("rules").value(rules_asked(answer));
  json.key("dates").value(answer.illustrative_dates ? "illustrative" : "given");
  json.key("contract")
      .value_or_null(!answer.is_case() && answer.person().contract != nullptr
                         ? answer.person().contract->id
                         : "");
  if (const Contract* contract = answer.is_case() ? nullptr : answer.person().contract;
      contract != nullptr) {
    json.key("contract_from").value_or_null(contract->from ? iso(*contract->from) : "");
    json.key("contract_to").value_or_null(contract->to ? iso(*contract->to) : "");
    if (!contract->understood.empty()) json.text("understood", contract->understood);
  }
  if (answer.is_case()) {
    std::vector<const Contract*> contracts;
    for (const Settled& s : statement.sessions) {
      if (s.contract != nullptr &&
          std::find(contracts.begin(), contracts.end(), s.contract) == contracts.end())
        contracts.push_back(s.contract);
    }
    json.key("contracts").open('[');
    for (const Contract* contract : contracts) {
      json.open('{')
          .key("contract")
          .value(contract->id)
          .key("from")
          .value_or_null(contract->from ? iso(*contract->from) : "");
      json.key("to").value_or_null(contract->to ? iso(*contract->to) : "");
      if (!contract->understood.empty()) json.text("understood", contract->understood);
      json.close('}');
    }
    json.close(']');
  }
  json.key("currency").value(route.versions[0].currency).line(1);
  json.key("assumptions").open('[');
  for (const DefaultUsed& a : statement.defaults_used) {
    json.open('{');
    if (a.fact < 0) {
      json.key("fact")
          .value(a.fact == DefaultUsed::age_itself ? "age" : "age_on_january_1")
          .key("value")
          .value(std::to_string(a.age));
    } else {
      const Fact& fact = a.route->facts[static_cast<std::size_t>(a.fact)];
      json.key("fact").value(fact.name).key("value").value(fact.write(a.value));
    }
    if (answer.is_case()) json.key("person").value(answer.people[static_cast<std::size_t>(a.who)]);
    json.close('}');
  }
  json.close(']').line(1);
  json.key("sessions").open('[');
  for (std::size_t i = 0; i < statement.sessions.size(); ++i) {
    json.line(2);
    write(json, answer, i);
  }
  json.close(']').line(1);
  json.key("years").open('[');
  for (const Sum& year : statement.years) {
    json.line(2);
    write(json, year);
  }
  json.close(']').line(1);
  if (answer.is_case()) {
    json.key("people").open('[');
    for (std::size_t who = 0; who < statement.people.size(); ++who) {
      json.line(2).open('{').key("person").value(answer.people[who]).key("years").open('[');
      for (const Sum& year : statement.people[who].years) write(json, year);
      json.close(']').key("total");
      write(json, statement.people[who].total);
      json.close('}');
    }
    json.close(']').line(1);
  }
  json.key("total");
  write(json, statement.total);
  write_notes(json, answer.notes);
  json.close('}');
}

}  // namespace

std::string json_report(const Answer& answer) {
  Json json;
  write(json, answer, answer.digest, nullptr);
  return json.take() + "\n";
}

std::string json_report(const Comparison& comparison) {
  Json json;
  json.open('{').key("schema").value("racpsy/comparison/1").key("engine").value(engine_version);
  json.key("rules_digest").value(comparison.digest).line(1).key("statements").open('[');
  for (const ComparedStatement& compared : comparison.statements) {
    json.line(1);
    write(json, compared.answer, comparison.digest, &compared);
  }
  json.close(']');
  write_notes(json, comparison.notes);
  return json.close('}').take() + "\n";
}

}  // namespace racpsy
