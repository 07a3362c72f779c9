#include "racpsy/batch/row.hpp"

#include <algorithm>

#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/vocabulary.hpp"

namespace racpsy::batch {
namespace {

// Returns the beginning of a bad cell; messages abbreviate it further.
std::string shown(Cell cell) {
  return std::string{cell.view().substr(0, std::size_t{4} * word_length + 4)};
}

// Parses digits as a number; `no_number` for anything else.
std::int64_t read_number(std::string_view digits) {
  return batch::read_number({digits.data(), static_cast<std::uint32_t>(digits.size())});
}

}  // namespace

// ---- Cells ----

Row::Row(const Plan& plan) : plan_(plan), columns_(plan.columns.size()), count_(columns_) {
  static constexpr char nothing[2] = {};  // rows with too few cells leave some ends unchanged
  ends_.assign(first_end + columns_ + 1 + 64, nothing);
  ends_[absent] = nothing;
  ends_[absent + 1] = nothing + 1;
  for (const Role role : place_.keys())
    place_[role] = plan.of(role) ? first_end + *plan.of(role) : absent;
}

// Splits a row that has quotes, many surplus cells, or a carriage return inside the line; returns
// its end.
const char* Row::split_unusual(const char* at, const char* end) {
  in_place_ = false;
  const char* next = end_of_record(at, end, plan_.separator);
  if (next == nullptr) {
    broken_ = true;
    count_ = 0;
    lines_ = line_feeds(at, end);
    return end;
  }
  batch::split(at, next, plan_.separator, record_);
  lines_ = line_feeds(at, next);
  broken_ = !record_.well_formed;
  count_ = record_.cells.size();
  const char** const ends = ends_.data() + first_end;
  ends[0] = record_.cells[0].at - 1;
  for (std::size_t i = 0; i < std::min(count_, columns_); ++i)
    ends[i + 1] = record_.cells[i].at + record_.cells[i].size;
  return next;
}

bool Row::is_blank() const {
  for (std::size_t i = 0; i < std::min(count_, columns_); ++i) {
    if (!trimmed(cell(i).view()).empty()) return false;
  }
  return true;
}

std::string Row::id() const {
  const std::optional<std::size_t> column = plan_.of(Role::id);
  return column && *column < std::min(count_, columns_) && !broken_
             ? std::string{cell(*column).view()}
             : std::string{};
}

// ---- Values ----

bool says_file(std::string_view word) {
  return word == "file" || same_folded(word, "file") || same_folded(word, "fichier");
}

std::optional<bool> simple_contract(std::string_view word) {
  const std::string letters = folded(word);
  const std::string_view common = common_word(letters);
  const auto is = [&](std::string_view name) { return letters == name || common == name; };
  if (is("none") || is("no")) return false;
  if (is("responsible") || is("yes") || is("responsable")) return true;
  return std::nullopt;
}

RowReader::RowReader(const Setup& setup, const Plan& plan)
    : setup_(setup),
      plan_(plan),
      default_sessions_(setup.sessions.value_or(not_stated)),
      default_age_(setup.person.born ? not_stated : setup.person.age),
      default_used_(setup.person.used, setup.person.used_deductible) {
  constexpr std::array rare{Role::first,           Role::every,  Role::born,     Role::used,
                            Role::used_deductible, Role::weight, Role::fee_euros};
  simple_ =
      std::none_of(rare.begin(), rare.end(), [&](Role role) { return plan.of(role).has_value(); });
}

// Parses a number in the notations that people write; `no_number` if it is none.
[[gnu::cold, gnu::noinline]] std::int64_t RowReader::number_as_written(const Row& row,
                                                                       Role role) const {
  const Number number =
      read_written(row.cell(role).view(), measure_of(role, plan_), plan_.notation());
  return number.flaw == Flaw::none ? number.value : no_number;
}

Used RowReader::read_used(const Row& row) const {
  const int sessions = number(row, Role::used, most_sessions, default_used_.sessions());
  const std::int64_t deductible = row.cell(Role::used_deductible).empty()
                                      ? default_used_.deductible().cents()
                                      : number_as_written(row, Role::used_deductible);
  return sessions == no_number || deductible == no_number
             ? Used::unreadable()
             : Used{sessions, Money::of_cents(deductible)};
}

std::optional<Money> RowReader::fee_in_euros(const Row& row) const {
  std::string_view text = row.cell(Role::fee_euros).view();
  if (text.empty()) return setup_.person.private_fee;
  // A decimal comma and a final euro sign are accepted only if semicolons separate cells.
  const bool written = plan_.separator == ';';
  if (written && plan_.route->currency() == Currency::eur && text.ends_with("€")) {
    text.remove_suffix(std::string_view{"€"}.size());
    for (const std::string_view space : {" ", "\u00A0", "\u202F"}) {
      if (text.ends_with(space)) text.remove_suffix(space.size());
    }
  }
  const std::optional<Money> amount = read_euros(text);
  if (amount && (written || text.find(',') == std::string_view::npos)) return amount;
  return fee_as_written(row, Role::fee_euros);
}

std::optional<Money> RowReader::fee_as_written(const Row& row, Role role) const {
  const std::int64_t cents = number_as_written(row, role);
  return cents == no_number ? std::nullopt : std::optional{Money::of_cents(cents)};
}

// Parses a weight, in billionths: digits, and up to nine decimals.
std::optional<std::int64_t> RowReader::read_weight(const Row& row) const {
  std::string_view text = row.cell(Role::weight).view();
  const bool written = plan_.separator == ';';
  const std::size_t mark = text.find_first_of(written ? ".," : ".");
  const auto otherwise = [&] {
    const std::int64_t weight = number_as_written(row, Role::weight);
    return weight == no_number ? std::nullopt : std::optional{weight};
  };
  const std::int64_t whole = read_number(text.substr(0, mark));
  if (whole == no_number) return otherwise();
  if (mark == std::string_view::npos) return whole * one_weight;
  if (written && text[mark] == '.' && text.size() - mark == 4)
    return otherwise();  // the point may separate thousands
  text.remove_prefix(mark + 1);
  const std::int64_t part = read_number(text);
  if (part == no_number) return otherwise();  // no decimals, or more than nine
  std::int64_t scale = one_weight;
  for (std::size_t i = 0; i < text.size(); ++i) scale /= 10;
  return whole * one_weight + part * scale;
}

Ages RowReader::ages_on(const Row& row, Date day) const {
  std::optional<Date> birth = setup_.person.born;
  if (!row.cell(Role::age).empty()) {
    const int age = number(row, Role::age, oldest, 0);
    return {age, age};
  }
  Date born;
  if (read_day(row.cell(Role::born), born)) birth = born;
  if (!birth) return {setup_.person.age, setup_.person.age};
  Person person;
  person.born = birth;
  return {age_on(*birth, day), person.age_on_january_1(day)};
}

Date RowReader::date(const Row& row, Role role) const {
  Date date;
  if (read_day(row.cell(role), date)) return date;
  return role == Role::born ? *setup_.person.born : *setup_.first;
}

// ---- Faults ----

// Returns true if a cell that is not empty can be read; else sets the code and the flaw.
bool RowReader::is_readable(const Column& column, Cell cell, Refusal& refusal) const {
  Date day;
  switch (column.role) {
    case Role::year:
    case Role::age:
    case Role::sessions:
    case Role::used:
    case Role::used_deductible:
    case Role::weight:
    case Role::fee_cents:
    case Role::fee_euros: {
      const bool money = column.role == Role::fee_cents || column.role == Role::fee_euros ||
                         column.role == Role::used_deductible;
      refusal.code = money ? Code::not_an_amount : Code::not_a_number;
      refusal.flaw =
          read_written(cell.view(), measure_of(column.role, plan_), plan_.notation()).flaw;
      return refusal.flaw == Flaw::none;
    }
    case Role::first:
    case Role::born:
    case Role::joined:
    case Role::date: refusal.code = Code::not_a_date; return read_day(cell, day);
    case Role::every: refusal.code = Code::not_a_pace; return read_pace(cell.view()).has_value();
    case Role::complementary:
    case Role::fact:
      refusal.code = Code::not_a_value;
      if (column.role == Role::complementary && says_file(cell.view()))
        return setup_.person.contract != nullptr;
      return column.fact ? setup_.route->facts[*column.fact].meant(cell.view()).has_value()
                         : simple_contract(cell.view()).has_value();
    case Role::none:
    case Role::id:
    case Role::patient: break;
  }
  return true;
}

Refusal RowReader::find_fault(const Row& row) const {
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    const Cell cell = row.cell(i);
    if (cell.empty() && plan_.columns[i].role == Role::date) return {Code::missing, i};
    Refusal refusal{Code::missing, i};
    if (cell.empty() || is_readable(plan_.columns[i], cell, refusal)) continue;
    refusal.value = shown(cell);
    return refusal;
  }
  return {Code::missing};
}

std::optional<Refusal> RowReader::find_rare_fault(const Row& row) const {
  for (const Role role : {Role::born, Role::first}) {
    Date day;
    if (!row.cell(role).empty() && !read_day(row.cell(role), day)) return find_fault(row);
  }
  const Cell every = row.cell(Role::every);
  if (!every.empty() && !read_pace(every.view())) return find_fault(row);
  for (const auto& [a, b] :
       {std::pair{Role::age, Role::born}, std::pair{Role::year, Role::first}}) {
    if (row.cell(a).empty() || row.cell(b).empty()) continue;
    const auto [first, second] = std::minmax({*plan_.of(a), *plan_.of(b)});
    return Refusal{Code::both, second, plan_.columns[first].name};
  }
  if (!plan_.dated && row.cell(Role::year).empty() && row.cell(Role::first).empty() &&
      !setup_.first)
    return Refusal{Code::missing};
  return std::nullopt;
}

}  // namespace racpsy::batch
