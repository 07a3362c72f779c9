// Finds the cell that makes a row invalid, and refuses the row with a reason.
#include <algorithm>

#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/batch/worker_parts.hpp"

namespace racpsy::batch {
namespace {

// Returns the beginning of a bad cell; messages abbreviate it further.
std::string shown(Cell cell) {
  return std::string{cell.view().substr(0, std::size_t{4} * word_length + 4)};
}

}  // namespace

void Worker::refuse(Code code, int column, std::string value, Flaw flaw) {
  Reject& reject = block_result_->rejects.emplace_back();
  reject.line = block_result_->lines;
  reject.lines = row_lines_;
  reject.code = code;
  reject.column = column;
  reject.value = std::move(value);
  reject.flaw = flaw;
  reject.written = block_result_->size;
  const int id = plan_.of(Role::id);
  if (id >= 0 && static_cast<std::size_t>(id) < std::min(count_, plan_.columns.size()) && !broken_)
    reject.id = std::string{cell(id).view()};
}

// Finds the first unreadable cell, in the order of the file, and refuses the row for it.
bool Worker::diagnose() {
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    const int at = static_cast<int>(i);
    const Cell cell = this->cell(at);
    const Role role = plan_.columns[i].role;
    if (cell.empty()) {
      if (role == Role::date) return refuse(Code::missing, at), false;
      continue;
    }
    Date day;
    switch (role) {
      case Role::year:
      case Role::age:
      case Role::sessions:
      case Role::used:
      case Role::weight:
      case Role::fee_cents:
      case Role::fee_euros: {
        const Flaw flaw = read_written(cell.view(), measure_of(role), plan_.notation()).flaw;
        if (flaw == Flaw::none) break;
        return refuse(role == Role::fee_cents || role == Role::fee_euros ? Code::not_an_amount
                                                                         : Code::not_a_number,
                      at, shown(cell), flaw),
               false;
      }
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
        if (!is_valid_value(plan_.columns[i], cell.view()))
          return refuse(Code::not_a_value, at, shown(cell)), false;
        break;
      case Role::none:
      case Role::id:
      case Role::patient: break;
    }
  }
  return refuse(Code::missing), false;
}

// Returns true if all cells are empty: spreadsheets write such rows below the last one.
bool Worker::is_blank() const {
  for (std::size_t i = 0; i < std::min(count_, columns_); ++i) {
    if (!trimmed(cell(static_cast<int>(i)).view()).empty()) return false;
  }
  return true;
}

// Skips a row of empty cells: it does not count as a row.
bool Worker::skip_blank_row() {
  --block_result_->rows;
  return true;
}

// Refuses a row without a patient, unless it is blank.
bool Worker::refuse_without_patient() {
  if (is_blank()) return skip_blank_row();
  refuse(Code::missing, plan_.of(Role::patient));
  cursor_.refused = cursor_.after_malformed_row = true;
  return false;
}

bool Worker::is_valid_value(const Column& column, std::string_view word) const {
  if (column.role == Role::complementary && says_file(word))
    return setup_.person.contract != nullptr;
  return column.fact < 0
             ? simple_contract(word).has_value()
             : setup_.route->facts[static_cast<std::size_t>(column.fact)].meant(word).has_value();
}

// Checks what few rows have: dates and intervals, cells that exclude each other, no year and no
// first session.
bool Worker::diagnose_rare() {
  for (const Role role : {Role::born, Role::first}) {
    Date day;
    if (!cell(role).empty() && !read_day(cell(role), day)) return diagnose();
  }
  if (!cell(Role::every).empty() && !read_pace(cell(Role::every).view())) return diagnose();
  for (const auto& [a, b] :
       {std::pair{Role::age, Role::born}, std::pair{Role::year, Role::first}}) {
    if (cell(a).empty() || cell(b).empty()) continue;
    const int last = std::max(plan_.of(a), plan_.of(b));
    return refuse(Code::both, last,
                  plan_.columns[static_cast<std::size_t>(std::min(plan_.of(a), plan_.of(b)))].name),
           false;
  }
  if (!plan_.dated && cell(Role::year).empty() && cell(Role::first).empty() && !setup_.first)
    return refuse(Code::missing), false;
  return true;
}

}  // namespace racpsy::batch
