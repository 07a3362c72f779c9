#include "racpsy/batch/reject.hpp"

#include "racpsy/base/excerpt.hpp"
#include "racpsy/batch/messages.hpp"
#include "racpsy/batch/row.hpp"

namespace racpsy::batch {
namespace {

// Describes a number that cannot be read, and the remedy.
Text unreadable_number(const Reject& reject, const Column& column, const Plan& plan) {
  const Misread wrong = misread(abbreviated(column.name), reject.value, reject.flaw,
                                measure_of(column.role, plan), plan.notation());
  return wrong.remedy.empty() ? wrong.what : localized<msg::and_remedy>(wrong.what, wrong.remedy);
}

Text reason(const Reject& reject, const Plan& plan) {
  static const Column nothing;
  const Column& column = reject.column ? plan.columns[*reject.column] : nothing;
  const Fact* fact = column.fact ? &plan.route->facts[*column.fact] : nullptr;
  const std::string value = abbreviated(reject.value), name = abbreviated(column.name);
  switch (reject.code) {
    case Code::cells: return localized<msg::cells>(value, plan.columns.size());
    case Code::quotes: return localized<msg::quotes>();
    case Code::too_long: return localized<msg::too_long>(most_bytes_of_record);
    case Code::missing:
      return reject.column ? localized<msg::missing>(name) : localized<msg::missing_when>();
    case Code::both: return localized<msg::both>(value, name);
    case Code::not_a_number:
    case Code::not_an_amount: return unreadable_number(reject, column, plan);
    case Code::not_a_date: return localized<msg::not_a_date>(name, value);
    case Code::not_a_pace: return localized<msg::not_a_pace>(name, value);
    case Code::not_a_value:
      if (column.role == Role::complementary && says_file(reject.value))
        return localized<msg::no_file>(name);
      if (fact != nullptr && fact->mixes_empty(reject.value))
        return localized<msg::stands_alone>(name, fact->empty);
      return localized<msg::not_a_value>(name, value, joined(plan.allowed_words(column)));
    case Code::not_born: return localized<msg::not_born>();
    case Code::over_130: return localized<msg::over_130>();
    case Code::too_late: return localized<msg::too_late>();
    case Code::give_dates: return localized<msg::give_dates>(value);
    case Code::give_first: return localized<msg::give_first>(value);
    case Code::date_order: return localized<msg::date_order>(value);
    case Code::after_refused: return localized<msg::after_refused>();
    case Code::not_contiguous: return localized<msg::not_contiguous>();
    case Code::not_established: return localized<msg::not_established>();
  }
  return {};
}

}  // namespace

Text describe(const Reject& reject, const std::vector<Plan>& plans) {
  const Plan& plan = plans[reject.scenario.value_or(0)];
  Text text = reason(reject, plan);
  if (reject.scenario) text = localized<msg::in_scenario>(plan.scenario, text);
  if (lines_lost(reject) > 0) {
    const Text why = reject.code == Code::quotes ? text : localized<msg::perhaps_quotes>(text);
    return localized<msg::lost_lines>(why, reject.line, reject.line + reject.lines - 1);
  }
  return reject.lines > 1
             ? localized<msg::of_lines>(text, reject.line, reject.line + reject.lines - 1)
             : text;
}

}  // namespace racpsy::batch
