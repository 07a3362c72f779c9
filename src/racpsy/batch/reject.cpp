#include "racpsy/batch/reject.hpp"

#include "racpsy/base/limits.hpp"
#include "racpsy/batch/messages.hpp"
#include "racpsy/batch/plan.hpp"

namespace racpsy::batch {
namespace {

// The least or the most that a number may be.
std::string range(Role role, bool upper) {
  switch (role) {
    case Role::year: return std::to_string(upper ? Years::last : Years::first);
    case Role::age: return upper ? std::to_string(oldest) : "0";
    default: return upper ? std::to_string(most_sessions) : "0";
  }
}

Text reason(const Reject& reject, const Plan& plan) {
  static const Column nothing;
  const Column& column = reject.column < 0 ? nothing : plan.columns[static_cast<std::size_t>(reject.column)];
  const std::string& value = reject.value;
  switch (reject.code) {
    case Code::cells: return say<msg::cells>(value, plan.columns.size());
    case Code::quotes: return say<msg::quotes>();
    case Code::too_long: return say<msg::too_long>(most_bytes_of_record);
    case Code::missing: return reject.column < 0 ? say<msg::missing_when>() : say<msg::missing>(column.name);
    case Code::both: return say<msg::both>(value, column.name);
    case Code::not_a_number:
      if (column.role == Role::weight) return say<msg::not_a_weight>(column.name, value);
      return say<msg::not_a_number>(column.name, value, range(column.role, false), range(column.role, true));
    case Code::not_an_amount: return column.role == Role::fee_cents ? say<msg::not_cents>(column.name, value) : say<msg::not_euros>(column.name, value);
    case Code::not_a_date: return say<msg::not_a_date>(column.name, value);
    case Code::not_a_pace: return say<msg::not_a_pace>(column.name, value);
    case Code::not_a_value:
      if (column.role == Role::complementary && value == "file") return say<msg::no_file>(column.name);
      if (column.fact >= 0 && plan.route->facts[static_cast<std::size_t>(column.fact)].mixes_empty(value)) {
        return say<msg::stands_alone>(column.name, plan.route->facts[static_cast<std::size_t>(column.fact)].empty);
      }
      return say<msg::not_a_value>(column.name, value, joined(plan.words_of(column)));
    case Code::not_born: return say<msg::not_born>();
    case Code::over_130: return say<msg::over_130>();
    case Code::too_late: return say<msg::too_late>();
    case Code::give_dates: return say<msg::give_dates>(value);
    case Code::give_first: return say<msg::give_first>(value);
    case Code::date_order: return say<msg::date_order>(value);
    case Code::after_refused: return say<msg::after_refused>();
    case Code::not_contiguous: return say<msg::not_contiguous>();
    case Code::not_established: return say<msg::not_established>();
  }
  return {};
}

}  // namespace

Text describe(const Reject& reject, const Plan& plan) {
  const Text text = reason(reject, plan);
  return reject.lines > 1 ? say<msg::of_lines>(text, reject.line, reject.line + reject.lines - 1) : text;
}

}  // namespace racpsy::batch
