#include "racpsy/batch/quantities.hpp"

#include <algorithm>

#include "racpsy/base/folding.hpp"

namespace racpsy::batch {
namespace {

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
  if (!negative && text.starts_with('+')) text.remove_prefix(1);
  // The decimals of "1.00" are zeros.
  const std::size_t mark = text.find_first_of(notation == Notation::written ? ".," : ".");
  if (mark != std::string_view::npos && mark > 0 &&
      text.find_first_not_of('0', mark + 1) == std::string_view::npos && text.size() < mark + 4)
    text = text.substr(0, mark);
  Number number = read_written(text, {0, 0, most_sessions, false}, notation);
  if (number.flaw == Flaw::negative) number.flaw = Flaw::not_a_number;  // two signs
  if (negative) number.value = -number.value;
  return number;
}

Quantities::Quantities(const Plan& plan) : plan_(plan), row_(plan) {
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const Role role = plan.columns[i].role;
    if (role == Role::fact || role == Role::complementary) compared_.push_back(i);
  }
  facts_ = compared_.size();
  for (const Role role : {Role::fee_euros, Role::fee_cents}) {
    if (plan.of(role)) compared_.push_back(*plan.of(role));
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
  std::string key = iso(day), key_without_fee;
  for (std::size_t i = 0; i < compared_.size(); ++i) {
    if (i == facts_) key_without_fee = key;
    std::string_view cell = trimmed(row_.cell(compared_[i]).view());
    if (i >= facts_) remove_minus(cell);
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
  Annulment annulment{row, -quantity, std::move(key_without_fee), {}};
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

// Returns true if the patient has sessions as an annulment takes back, but for their fee, which is
// that of `key`.
bool Quantities::has_sessions_at_other_fee(const Annulment& annulment,
                                           const std::string& key) const {
  if (annulment.key_without_fee.empty()) return false;
  const std::string beginning = annulment.key_without_fee + "\n";
  for (auto at = alike_.lower_bound(beginning);
       at != alike_.end() && at->first.starts_with(beginning); ++at) {
    if (at->first != key && !at->second.rows.empty()) return true;
  }
  return false;
}

// Refuses the annulments that found too few sessions, and gives back what they took.
void Quantities::end_patient() {
  for (auto& [key, alike] : alike_) {
    for (const Annulment& annulment : alike.open) {
      quantities_[annulment.row].kind = has_sessions_at_other_fee(annulment, key)
                                            ? Quantity::Kind::other_fee
                                            : Quantity::Kind::unmatched;
      for (const auto& [row, count] : annulment.taken) {
        quantities_[row].kind = Quantity::Kind::sessions;
        quantities_[row].count += count;
      }
    }
  }
  alike_.clear();
}

}  // namespace racpsy::batch
