#include "racpsy/batch/quantities.hpp"

#include <algorithm>

#include "racpsy/base/folding.hpp"

namespace racpsy::batch {
namespace {

bool is_fee(Role role) { return role == Role::fee_euros || role == Role::fee_cents; }

// Removes a leading minus sign; returns true if there is one.
bool remove_minus(std::string_view& text) {
  for (const std::string_view minus : {"-", "\u2212"}) {
    if (!text.starts_with(minus)) continue;
    text.remove_prefix(minus.size());
    return true;
  }
  return false;
}

}  // namespace

Number read_quantity(Cell cell, Notation notation) {
  std::string_view text = trimmed(cell.view());
  if (text.empty()) return {1, Flaw::none};
  const bool negative = remove_minus(text);
  // The decimals of "1.00" are zeros.
  const std::size_t mark = text.find_first_of(notation == Notation::written ? ".," : ".");
  if (mark != std::string_view::npos && mark > 0 &&
      text.find_first_not_of('0', mark + 1) == std::string_view::npos && text.size() < mark + 4)
    text = text.substr(0, mark);
  Number number = read_written(text, {0, 0, most_sessions, false}, notation);
  if (negative) number.value = -number.value;
  return number;
}

Quantities::Quantities(const Plan& plan) : plan_(plan), row_(plan) {
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const Role role = plan.columns[i].role;
    if (role == Role::fact || role == Role::complementary || is_fee(role)) compared_.push_back(i);
  }
}

void Quantities::read(const Block& block) {
  quantities_.clear();
  next_ = 0;
  for (const char* at = block.begin; at < block.end;) {
    const char* const begin = at;
    row_.reset();
    const bool whole = row_.split<false>(at, block.end, plan_.separator);
    quantities_.emplace_back();
    if (!whole || is_too_long(begin, at)) continue;
    row_.rewrite_dates();
    const std::string_view patient = trimmed(row_.cell(Role::patient).view());
    if (patient.empty()) continue;
    if (patient != patient_) {
      end_patient();
      patient_ = patient;
    }
    const Number number = read_quantity(row_.cell(Role::quantity), plan_.notation());
    if (number.flaw != Flaw::none) quantities_.back() = {Quantity::Kind::not_a_number, 0};
    else if (number.value == 0) quantities_.back() = {Quantity::Kind::no_session, 0};
    else add(static_cast<int>(number.value));
  }
  end_patient();
  patient_.clear();
}

// Adds the row that was read last.
void Quantities::add(int quantity) {
  Date day;
  if (!read_day(row_.cell(Role::date), day)) return;  // the row is refused for that
  std::string key = iso(day);
  for (const std::size_t i : compared_) {
    std::string_view cell = trimmed(row_.cell(i).view());
    if (is_fee(plan_.columns[i].role)) remove_minus(cell);
    key.append("\n").append(cell);
  }
  Alike& alike = alike_[key];
  const std::size_t row = quantities_.size() - 1;
  if (quantity > 0) {
    quantities_[row].count = quantity;
    while (quantities_[row].count > 0 && !alike.open.empty()) {
      take(alike.open.front(), row);
      if (alike.open.front().left == 0) alike.open.erase(alike.open.begin());
    }
    if (quantities_[row].count > 0) alike.rows.push_back(row);
    return;
  }
  quantities_[row] = {Quantity::Kind::annulled, 0};
  Annulment annulment{row, -quantity, {}};
  while (annulment.left > 0 && !alike.rows.empty()) {
    take(annulment, alike.rows.back());
    if (quantities_[alike.rows.back()].count == 0) alike.rows.pop_back();
  }
  if (annulment.left > 0) alike.open.push_back(std::move(annulment));
}

// Takes back as many sessions of a row as the annulment has left.
void Quantities::take(Annulment& annulment, std::size_t row) {
  Quantity& quantity = quantities_[row];
  const int count = std::min(annulment.left, quantity.count);
  quantity.count -= count;
  if (quantity.count == 0) quantity.kind = Quantity::Kind::annulled;
  annulment.left -= count;
  annulment.taken.emplace_back(row, count);
}

// Refuses the annulments that found too few sessions, and gives back what they took.
void Quantities::end_patient() {
  for (auto& [key, alike] : alike_) {
    for (const Annulment& annulment : alike.open) {
      quantities_[annulment.row].kind = Quantity::Kind::unmatched;
      for (const auto& [row, count] : annulment.taken) {
        quantities_[row].kind = Quantity::Kind::sessions;
        quantities_[row].count += count;
      }
    }
  }
  alike_.clear();
}

}  // namespace racpsy::batch
