// Why a row is refused: read slowly, and told with the cell that is wrong.
#include "racpsy/base/limits.hpp"
#include "racpsy/batch/worker_parts.hpp"

namespace racpsy::batch {
namespace {

constexpr std::size_t most_shown = 60;  // bytes of a bad cell that a message repeats

std::string shown(Cell cell) { return std::string{cell.view().substr(0, most_shown)}; }

}  // namespace

void Worker::refuse(Code code, int column, std::string value) {
  Reject& reject = page_->rejects.emplace_back();
  reject.line = page_->lines;
  reject.lines = row_lines_;
  reject.code = code;
  reject.column = column;
  reject.value = std::move(value);
  reject.written = page_->size;
  const int id = plan_.of(Role::id);
  if (id >= 0 && static_cast<std::size_t>(id) < std::min(count_, plan_.columns.size()) && !broken_) reject.id = std::string{cell(id).view()};
}

// Finds the first cell that cannot be read, in the order of the file, and refuses the row for it.
bool Worker::diagnose() {
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    const int at = static_cast<int>(i);
    const Cell cell = this->cell(at);
    const Role role = plan_.columns[i].role;
    if (cell.empty()) {
      if (role == Role::date) return refuse(Code::missing, at), false;
      continue;
    }
    const auto above = [&](std::int64_t most) { return read_number(cell) == no_number || read_number(cell) > most; };
    Date day;
    Money fee;
    std::int64_t weight = 0;
    switch (role) {
      case Role::year:
        if (above(last_year) || read_number(cell) < first_year) return refuse(Code::not_a_number, at, shown(cell)), false;
        break;
      case Role::age:
        if (above(oldest)) return refuse(Code::not_a_number, at, shown(cell)), false;
        break;
      case Role::sessions:
      case Role::used:
        if (above(most_sessions)) return refuse(Code::not_a_number, at, shown(cell)), false;
        break;
      case Role::weight:
        if (!read_weight(cell, weight)) return refuse(Code::not_a_number, at, shown(cell)), false;
        break;
      case Role::fee_cents:
      case Role::fee_euros:
        if (!read_amount(fee)) return refuse(Code::not_an_amount, at, shown(cell)), false;
        break;
      case Role::first:
      case Role::born:
      case Role::date:
        if (!read_day(cell, day)) return refuse(Code::not_a_date, at, shown(cell)), false;
        break;
      case Role::every:
        if (!read_pace(cell.view())) return refuse(Code::not_a_pace, at, shown(cell)), false;
        break;
      case Role::complementary:
      case Role::fact:
        if (!understood(plan_.columns[i], cell.view())) return refuse(Code::not_a_value, at, shown(cell)), false;
        break;
      case Role::none:
      case Role::id:
      case Role::patient: break;
    }
  }
  return refuse(Code::missing), false;
}

bool Worker::understood(const Column& column, std::string_view word) const {
  if (column.role == Role::complementary && word == "file") return setup_.person.contract != nullptr;
  if (column.fact < 0) return word == "none" || word == "responsible";
  return setup_.route->facts[static_cast<std::size_t>(column.fact)].read(word).has_value();
}

// What only some rows have: dates and paces that must be read, cells that exclude each other, a row that says no time.
bool Worker::diagnose_rare() {
  for (const Role role : {Role::born, Role::first}) {
    Date day;
    if (!cell(role).empty() && !read_day(cell(role), day)) return diagnose();
  }
  if (!cell(Role::every).empty() && !read_pace(cell(Role::every).view())) return diagnose();
  for (const auto& [a, b] : {std::pair{Role::age, Role::born}, std::pair{Role::year, Role::first}}) {
    if (cell(a).empty() || cell(b).empty()) continue;
    const int last = std::max(plan_.of(a), plan_.of(b));
    return refuse(Code::both, last, plan_.columns[static_cast<std::size_t>(std::min(plan_.of(a), plan_.of(b)))].name), false;
  }
  if (!plan_.dated && cell(Role::year).empty() && cell(Role::first).empty() && !setup_.first) return refuse(Code::missing), false;
  return true;
}

}  // namespace racpsy::batch
