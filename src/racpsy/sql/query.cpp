#include "racpsy/sql/query.hpp"

#include <algorithm>

#include "racpsy/base/try.hpp"
#include "racpsy/rules/names.hpp"
#include "racpsy/sql/messages.hpp"
#include "racpsy/sql/settle.hpp"

namespace racpsy::sql {
namespace {

constexpr std::string_view needed[] = {"id", "patient", "date"};
constexpr std::string_view other_columns[] = {"age", "born", "complementary", "private_fee_cents"};
constexpr std::string_view of_years[] = {"year", "first", "every", "sessions"};
constexpr std::string_view only_batch[] = {"used",     "used_deductible", "joined",   "weight",
                                           "quantity", "minutes",         "calendar", "rules"};
constexpr std::string_view in_euros[] = {"private_fee", "price"};

struct Output {
  std::string_view name, text;
};
constexpr Output outputs[] = {
    {"id", "rid"},
    {"refused", "refused"},
    {"outcome", "CASE WHEN v = -3 THEN {} ELSE outcome END"},
    {"version", ""},
    {"rank", "CASE WHEN outcome = 'covered' THEN rank_in END"},
    {"price_cents", "price1"},
    {"amo_cents", "amo"},
    {"amc_cents", "amc"},
    {"other_cents", "other"},
    {"patient_cents", "patient"},
    {"after_amo_cents", "COALESCE(price1 - amo - other, amc + patient)"},
    {"advance_cents", "COALESCE(price1 - direct, patient + returned)"},
    {"refund_cents", "returned"},
    {"after_public_cents", "COALESCE(price1 - amo - other, amc + patient) - of_public"}};

template <std::size_t N>
bool has_name(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_plain(std::string_view name, const Dialect& dialect) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && letter(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9'); }) &&
         !dialect.is_reserved(name);
}

Result<void, Refusal> check_input(const Question& asked, const Input& input) {
  const std::string& name = input.name;
  if (has_name(of_years, name))
    return Refusal{localized<messages::rows_of_years>(name), localized(messages::expand_rows)};
  if (has_name(only_batch, name))
    return Refusal{localized<messages::not_in_query>("--has " + name),
                   name == "quantity" ? localized(messages::row_a_session)
                   : name == "minutes" || name == "calendar" || name == "rules"
                       ? localized<messages::option_for_all>(name)
                       : localized(messages::use_batch)};
  if (has_name(in_euros, name))
    return Refusal{localized<messages::fee_in_euros>(name), localized(messages::fee_remedy)};
  if (name == route_column && asked.routes.size() == 1)
    return Refusal{localized(messages::route_of_one), localized(messages::name_routes)};
  std::vector<std::string> names;
  for (const std::string_view known : needed) names.emplace_back(known);
  if (asked.routes.size() > 1) names.emplace_back(route_column);
  for (const std::string_view known : other_columns) names.emplace_back(known);
  for (const AskedRoute& each : asked.routes) {
    for (const Fact& fact : each.route->facts) {
      if (std::find(names.begin(), names.end(), fact.name) == names.end())
        names.push_back(fact.name);
    }
  }
  if (std::find(names.begin(), names.end(), name) != names.end()) return {};
  const std::string_view best = nearest(name, names);
  return Refusal{localized<messages::no_such_column>(name),
                 best.empty() ? localized<messages::outputs>(joined(names))
                              : localized<messages::did_you_mean>(best)};
}

Result<void, Refusal> check_kept_rights(const Route& route) {
  for (const KeptRight& right : route.kept) {
    const std::size_t fact = right.rule.when.front().subject.index;
    const auto of_fact = std::count_if(
        route.kept.begin(), route.kept.end(),
        [&](const KeptRight& other) { return other.rule.when.front().subject.index == fact; });
    if (right.period == Counter::Per::twelve_months || of_fact > 1 ||
        route.facts[fact].type == Fact::Type::set)
      return Refusal{localized<messages::not_in_query>(right.rule.title),
                     localized(messages::use_batch)};
  }
  return {};
}

Result<void, Refusal> check(const Question& asked) {
  const Dialect dialect{asked.engine};
  std::vector<std::string> seen;
  for (const Input& input : asked.inputs) {
    TRY(check_input(asked, input));
    if (std::find(seen.begin(), seen.end(), input.name) != seen.end())
      return Refusal{localized<messages::column_twice>(input.name), localized(messages::keep_one)};
    seen.push_back(input.name);
    if (!is_plain(input.column, dialect))
      return Refusal{localized<messages::not_plain>(input.column, dialect.title()),
                     localized(messages::rename_it)};
  }
  for (const std::string_view name : needed) {
    if (asked.input(name) == nullptr)
      return Refusal{localized<messages::needs_column>(name), localized(messages::say_columns)};
  }
  if (asked.routes.size() > 1 && asked.input(route_column) == nullptr)
    return Refusal{localized(messages::needs_route),
                   localized<messages::say_route>(asked.routes.front().route->id)};
  for (const std::string& part : parts_of(asked.table, '.')) {
    if (!is_plain(part, dialect))
      return Refusal{localized<messages::not_plain>(asked.table, dialect.title()),
                     localized(messages::rename_it)};
  }
  for (const std::string& name : asked.outputs) {
    if (std::any_of(std::begin(outputs), std::end(outputs),
                    [&](const Output& output) { return output.name == name; }))
      continue;
    std::vector<std::string> names;
    for (const Output& output : outputs) names.emplace_back(output.name);
    return Refusal{localized<messages::no_such_output>(name),
                   localized<messages::outputs>(joined(names))};
  }
  for (const AskedRoute& each : asked.routes) {
    TRY(check_kept_rights(*each.route));
    if (each.route->currency() != asked.routes.front().route->currency())
      return Refusal{
          localized<messages::two_currencies>(asked.routes.front().route->id, each.route->id),
          localized(messages::query_by_currency)};
  }
  return {};
}

// The value of a column of the answer. Every branch of a union has the same types.
std::string output_text(const Draft& draft, const Output& output) {
  if (output.name == "version") {
    std::string text = "CASE v";
    for (std::size_t v = 0; v < draft.versions.size(); ++v)
      text += " WHEN " + std::to_string(v) + " THEN " + quoted(draft.versions[v]->id);
    return draft.versions.empty() ? std::string{draft.dialect.no_text()} : text + " END";
  }
  std::string text{output.text};
  if (const std::size_t hole = text.find("{}"); hole != std::string::npos)
    text.replace(hole, 2, draft.dialect.no_text());
  if (output.name.ends_with("_cents")) return "CASE WHEN v <> -3 THEN " + text + " END";
  const bool is_one_of_several = !draft.tag.empty();
  return output.name == "rank" && is_one_of_several ? draft.dialect.number(text) : text;
}

// The value of a column for a row of no route.
std::string output_of_no_route(const Dialect& dialect, const Output& output) {
  if (output.name == "id" || output.name == "refused") return std::string{output.text};
  if (output.name == "rank") return dialect.number("NULL");
  return output.name.ends_with("_cents") ? dialect.cents("NULL") : std::string{dialect.no_text()};
}

std::vector<Output> columns_of_answer(const Question& asked) {
  std::vector<Output> columns;
  for (const Output& output : outputs) {
    if (asked.outputs.empty() && output.name != "after_public_cents") columns.push_back(output);
  }
  for (const std::string& name : asked.outputs) {
    for (const Output& output : outputs) {
      if (output.name == name) columns.push_back(output);
    }
  }
  return columns;
}

std::string columns_from(const std::vector<Output>& columns, const std::string& step,
                         const std::function<std::string(const Output&)>& of) {
  std::vector<std::string> texts;
  for (const Output& output : columns)
    texts.push_back(of(output) + " AS " + std::string{output.name});
  return "SELECT " + joined(texts, ",\n  ") + "\nFROM " + step;
}

// The answer to the rows of one route.
std::string answer_of(const Draft& draft, const std::vector<Output>& columns) {
  return columns_from(columns, draft.last(),
                      [&](const Output& output) { return output_text(draft, output); });
}

// The step with the answers of several routes, one after the other, and the rows of no route.
Step all_answers(const std::vector<Draft>& drafts, const std::vector<Output>& columns) {
  std::vector<std::string> parts, routes;
  for (const Draft& draft : drafts) {
    parts.push_back(answer_of(draft, columns));
    routes.push_back(quoted(draft.route.id));
  }
  parts.push_back(columns_from(columns, "sound",
                               [&](const Output& output) {
                                 return output_of_no_route(drafts.front().dialect, output);
                               }) +
                  " WHERE w_route IS NULL OR w_route NOT IN (" + joined(routes) + ")");
  return {"answers", joined(parts, "\nUNION ALL\n")};
}

// Returns the names of the counters of these routes in which other routes count, too.
std::vector<std::string> shared_counters(const std::vector<Draft>& drafts) {
  std::vector<std::string> names;
  for (const Draft& draft : drafts) {
    const auto add = [&](std::size_t counter) {
      const Counter& here = draft.route.counters[counter];
      if (here.shared >= 0 && std::find(names.begin(), names.end(), here.name) == names.end())
        names.push_back(here.name);
    };
    for (const Version* version : draft.versions) {
      for (const DeductibleRule& deductible : version->deductibles) add(deductible.counter);
      for (const CopaymentCeilingRule& ceiling : version->copayment_ceilings) add(ceiling.counter);
      for (const DeductionRule& deduction : version->deductions) {
        for (const Ceiling& ceiling : deduction.ceilings) add(ceiling.counter);
      }
      for (const CapRule& cap : version->caps) add(cap.counter);
    }
  }
  return names;
}

// Returns the type of a column of the table, in words for people.
const Message& type_of(const Input& input, const Dialect& dialect) {
  if (input.name == "id") return messages::column_id;
  if (input.name == "patient") return messages::column_patient;
  if (input.name == "born" && dialect.engine() == Engine::clickhouse)
    return messages::column_date32;
  if (input.name == "date" || input.name == "born") return messages::column_date;
  if (input.name == "age" || input.name.ends_with("cents")) return messages::column_number;
  return input.name == route_column ? messages::column_route : messages::column_text;
}

// The lines that say what the query was made from, what it reads and what it gives.
class Comment {
 public:
  Comment(const std::vector<Draft>& drafts, bool recursive)
      : drafts_(drafts),
        asked_(drafts.front().asked),
        dialect_(drafts.front().dialect),
        recursive_(recursive) {}

  std::string text() {
    for (const std::string& each : asked_.head) line(each);
    if (dialect_.is_not_run()) say<messages::not_run>();
    rules();
    columns();
    assumed();
    say<messages::null_is_unknown>();
    say<messages::how_to_add>();
    say<messages::refused_rows>();
    if (recursive_ && dialect_.engine() == Engine::clickhouse) say<messages::clickhouse_depth>();
    for (const std::string& name : shared_counters(drafts_)) say<messages::shared_counter>(name);
    if (drafts_.front().has_family_limit) say<messages::family_limit>();
    for (const Draft& draft : drafts_) {
      if (drafts_.size() > 1) say<messages::steps_of>(draft.tag, draft.route.id);
    }
    return std::move(text_);
  }

 private:
  void line(const std::string& what) { text_ += "-- " + what + "\n"; }
  template <const Message& M, class... A>
  void say(const A&... args) {
    line(format_message<M>(asked_.lang, args...));
  }
  void rules() {
    bool by_calendar = false;
    for (const Draft& draft : drafts_) {
      by_calendar = by_calendar || draft.own.pinned == nullptr;
      if (draft.own.pinned != nullptr)
        say<messages::version_is>(draft.route.id, draft.own.pinned->id);
    }
    if (by_calendar)
      say<messages::calendar_is>(std::string{calendar_names[drafts_.front().own.calendar]});
  }
  void columns() {
    say<messages::reads>(asked_.table);
    for (const Input& input : asked_.inputs)
      say<messages::column_is>(
          input.column == input.name ? input.name : input.column + " (" + input.name + ")",
          type_of(input, dialect_).in(asked_.lang));
  }
  void assumed() {
    for (const Draft& draft : drafts_) {
      const std::string values = joined(draft.assumed());
      if (drafts_.size() == 1) say<messages::assumed>(values);
      else say<messages::assumed_for>(draft.route.id, values);
    }
  }

  const std::vector<Draft>& drafts_;
  const Question& asked_;
  const Dialect& dialect_;
  const bool recursive_;
  std::string text_;
};

// Writes the chain of a route, from the rows of `sound` to the figures.
Result<void, Refusal> write_chain(Draft& draft) {
  // What comes after counting is written first: it tells which ranks to count.
  draft.steps.push_back({draft.step("counted"), ""});
  TRY(settling_steps(draft));
  const bool insured = draft.asked.contract != nullptr;
  if (insured) TRY(contract_steps(draft));
  draft.extend("figures", {insured ? "amc1 + paid AS amc" : "amc1 AS amc",
                           insured ? "patient2 - paid AS patient" : "patient2 AS patient",
                           insured ? "returned1 + paid AS returned" : "returned1 AS returned"});
  const std::vector<Step> after{draft.steps.begin() + 1, draft.steps.end()};
  const std::vector<Uncovered> uncovered = refusals(draft);
  const std::vector<Step> counting = TRY(counting_steps(draft, uncovered));
  draft.steps = draft.first_steps();
  for (const std::vector<Step>& more : {counting, after})
    draft.steps.insert(draft.steps.end(), more.begin(), more.end());
  return {};
}

// The steps of all routes, in an order in which each follows those that it reads.
std::vector<Step> all_steps(const std::vector<Draft>& drafts) {
  std::vector<Step> steps = reading_steps(drafts);
  for (int stage = 0; stage <= contract_stage; ++stage) {
    std::map<std::string, std::vector<const Walk*>> walks;
    for (const Draft& draft : drafts) {
      for (const Walk& walk : draft.walks) {
        if (walk.stage == stage) walks[walk.name].push_back(&walk);
      }
    }
    for (const auto& [name, routes] : walks) {
      for (Step& step : walk_steps(routes, drafts.front().dialect))
        steps.push_back(std::move(step));
    }
    for (const Draft& draft : drafts) {
      std::copy_if(draft.steps.begin(), draft.steps.end(), std::back_inserter(steps),
                   [&](const Step& step) { return step.stage == stage; });
    }
  }
  return steps;
}

}  // namespace

Result<std::string, Refusal> query(const Question& question) {
  TRY(check(question));
  std::vector<Draft> drafts;
  drafts.reserve(question.routes.size());
  for (const AskedRoute& each : question.routes)
    TRY(write_chain(drafts.emplace_back(question, each)));
  const bool recursive =
      std::any_of(drafts.begin(), drafts.end(), [](const Draft& draft) { return draft.recursive; });
  const bool one = drafts.size() == 1;
  if (!one && recursive && question.engine == Engine::clickhouse)
    return Refusal{localized(messages::clickhouse_several), localized(messages::query_by_route)};
  std::string text =
      Comment{drafts, recursive}.text() + std::string{drafts.front().dialect.with(recursive)};
  std::vector<Step> steps = all_steps(drafts);
  const std::vector<Output> columns = columns_of_answer(question);
  if (!one) steps.push_back(all_answers(drafts, columns));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string once{steps[i].once ? drafts.front().dialect.once() : ""};
    text += steps[i].name + " AS " + once + "(\n" + steps[i].text + "\n)";
    text += i + 1 < steps.size() ? ",\n" : "\n";
  }
  return text +
         (one ? answer_of(drafts.front(), columns)
              : columns_from(columns, "answers",
                             [](const Output& output) { return std::string{output.name}; })) +
         "\n";
}

}  // namespace racpsy::sql
