#include "racpsy/sql/query.hpp"

#include <algorithm>

#include "racpsy/base/try.hpp"
#include "racpsy/sql/messages.hpp"
#include "racpsy/sql/settle.hpp"

namespace racpsy::sql {
namespace {

constexpr std::string_view needed[] = {"id", "patient", "date"};
constexpr std::string_view other_columns[] = {"age", "born", "complementary", "private_fee_cents"};
constexpr std::string_view of_years[] = {"year", "first", "every", "sessions"};
constexpr std::string_view only_batch[] = {"used", "used_deductible", "joined", "weight"};
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
                   localized(messages::use_batch)};
  if (has_name(in_euros, name))
    return Refusal{localized<messages::fee_in_euros>(name), localized(messages::fee_remedy)};
  if (has_name(needed, name) || has_name(other_columns, name) || asked.route->fact(name) != nullptr)
    return {};
  std::vector<std::string> names;
  for (const std::string_view known : needed) names.emplace_back(known);
  for (const std::string_view known : other_columns) names.emplace_back(known);
  for (const Fact& fact : asked.route->facts) {
    if (std::find(names.begin(), names.end(), fact.name) == names.end()) names.push_back(fact.name);
  }
  const std::string_view best = nearest(name, names);
  return Refusal{localized<messages::no_such_column>(name),
                 best.empty() ? localized<messages::outputs>(joined(names))
                              : localized<messages::did_you_mean>(best)};
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
    if (std::find(seen.begin(), seen.end(), name) == seen.end())
      return Refusal{localized<messages::needs_column>(name), localized(messages::say_columns)};
  }
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
  for (const KeptRight& right : asked.route->kept) {
    const std::size_t fact = right.rule.when.front().subject.index;
    const bool alone = std::count_if(asked.route->kept.begin(), asked.route->kept.end(),
                                     [&](const KeptRight& other) {
                                       return other.rule.when.front().subject.index == fact;
                                     }) == 1;
    if (right.period == Counter::Per::twelve_months || !alone ||
        asked.route->facts[fact].type == Fact::Type::set)
      return Refusal{localized<messages::not_in_query>(right.rule.title),
                     localized(messages::use_batch)};
  }
  return {};
}

// The version in force on the day: `v`.
void date_rows(Draft& draft, std::vector<Step>& steps) {
  std::string version;
  if (draft.asked.pinned != nullptr) {
    version = " ELSE 0";
  } else {
    const Calendar calendar = draft.route.timeline[draft.asked.calendar].empty()
                                  ? other(draft.asked.calendar)
                                  : draft.asked.calendar;
    for (std::size_t v = draft.versions.size(); v-- > 0;) {
      const Version& here = *draft.versions[v];
      const InForce& line = *here.in_force[calendar];
      const auto from = [&](Date day) {
        return Test::atom("d >= " + day_text(day), "d < " + day_text(day));
      };
      std::vector<Test> begun{from(line.from)};
      for (const Delay& delay : here.delays) {
        if (delay.calendar == calendar && delay.from > line.from)
          begun.push_back(negated(
              all({draft.all_hold(delay.when, {&here, nullptr}), negated(from(delay.from))})));
      }
      const std::string index = std::to_string(v);
      version +=
          "\n      WHEN " + all(begun).text() + " THEN " +
          (line.to ? "CASE WHEN d > " + day_text(*line.to) + " THEN -2 ELSE " + index + " END"
                   : index) +
          " /* " + here.id + " */";
    }
    version += "\n      ELSE -1";
  }
  steps.push_back({"dated",
                   "  SELECT sound.*,\n    CASE WHEN refused IS NOT NULL THEN -3" + version +
                       " END AS v\n  FROM sound",
                   true});
}

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
  const bool figure = output.name.ends_with("_cents");
  return figure ? "CASE WHEN v <> -3 THEN " + text + " END" : text;
}

// Tests whether deductions end at the ceiling of a counter that routes share.
bool shares_ceilings(const Draft& draft) {
  for (const Version* version : draft.versions) {
    for (const DeductionRule& deduction : version->deductions) {
      for (const Ceiling& ceiling : deduction.ceilings) {
        if (draft.route.counters[ceiling.counter].shared >= 0) return true;
      }
    }
  }
  return false;
}

// Returns the type of a column of the table, in words for people.
std::string_view type_of(const Input& input, const Dialect& dialect) {
  if (input.name == "id") return "unique; orders the sessions of a day";
  if (input.name == "patient") return "the same for one person";
  if (input.name == "born" && dialect.engine() == Engine::clickhouse)
    return "a Date32, as a Date has no day before 1970";
  if (input.name == "date" || input.name == "born") return "a date";
  if (input.name == "age" || input.name.ends_with("cents")) return "a whole number";
  return "text, in the words of the rules";
}

// The comment on the query.
std::string comment(const Draft& draft) {
  const Question& asked = draft.asked;
  std::string text;
  const auto line = [&](const std::string& what) { text += "-- " + what + "\n"; };
  for (const std::string& each : asked.head) line(each);
  if (draft.dialect.is_not_run())
    line("Not run on this engine: the text was translated for another one, and compared there.");
  line("Reads " + asked.table + ", one row a session:");
  for (const Input& input : asked.inputs) {
    line("  " + input.column + (input.column == input.name ? "" : " (" + input.name + ")") + ": " +
         std::string{type_of(input, draft.dialect)});
  }
  line(
      "Amounts are whole cents. NULL is an amount that nobody knows, never zero: SUM leaves it "
      "out,");
  line("so add up by CASE WHEN COUNT(x) = COUNT(*) THEN SUM(x) END.");
  line("A row that `refused` explains has no amounts, and no later row of that patient has any.");
  if (draft.recursive && draft.dialect.engine() == Engine::clickhouse)
    line("For a patient of 1000 sessions and more: SETTINGS max_recursive_cte_evaluation_depth.");
  if (shares_ceilings(draft))
    line("A ceiling that several routes share counts here the sessions of this route only.");
  for (const std::string& remark : draft.remarks) line(remark);
  return text;
}

}  // namespace

Result<std::string, Refusal> query(const Question& question) {
  TRY(check(question));
  Draft draft{question};
  // What comes after counting is written first: it tells which ranks to count.
  draft.steps.push_back({"counted", "", false});
  TRY(settling_steps(draft));
  if (question.contract != nullptr) TRY(contract_steps(draft));
  const bool insured = question.contract != nullptr;
  draft.extend("figures", {insured ? "amc1 + paid AS amc" : "amc1 AS amc",
                           insured ? "patient2 - paid AS patient" : "patient2 AS patient",
                           insured ? "returned1 + paid AS returned" : "returned1 AS returned"});
  std::vector<Step> after{draft.steps.begin() + 1, draft.steps.end()};
  const std::vector<Uncovered> uncovered = refusals(draft);
  const std::vector<Step> counting = TRY(counting_steps(draft, uncovered));
  std::vector<Step> dated;
  date_rows(draft, dated);
  std::vector<Step> steps = draft.first_steps();
  for (const std::vector<Step>& more : {dated, counting, after})
    steps.insert(steps.end(), more.begin(), more.end());

  std::string text = comment(draft);
  text += draft.dialect.with(draft.recursive);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string once{steps[i].once ? draft.dialect.once() : ""};
    text += steps[i].name + " AS " + once + "(\n" + steps[i].text + "\n)";
    text += i + 1 < steps.size() ? ",\n" : "\n";
  }
  std::vector<std::string> columns;
  for (const Output& output : outputs) {
    if (question.outputs.empty() && output.name == "after_public_cents") continue;
    if (question.outputs.empty())
      columns.push_back(output_text(draft, output) + " AS " + std::string{output.name});
  }
  for (const std::string& name : question.outputs) {
    for (const Output& output : outputs) {
      if (output.name == name) columns.push_back(output_text(draft, output) + " AS " + name);
    }
  }
  return text + "SELECT " + joined(columns, ",\n  ") + "\nFROM " + draft.last() + "\n";
}

}  // namespace racpsy::sql
