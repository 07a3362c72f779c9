// CSV for other programs: a statement with one row a session and the fields of racpsy/statement/1
// in their order, a comparison with one row a statement. Unknown or meaningless values are empty
// cells.
#include <algorithm>

#include "report/comparison.hpp"
#include "report/csv_writer.hpp"
#include "report/fields.hpp"

namespace racpsy {
namespace {

// Returns the distinct ids of the versions under which sessions were settled.
std::vector<std::string> versions_of(const Statement& statement) {
  std::vector<std::string> ids;
  for (const Settled& s : statement.sessions) {
    if (s.version != nullptr && std::find(ids.begin(), ids.end(), names_of(s).id) == ids.end())
      ids.push_back(names_of(s).id);
  }
  return ids;
}

// Returns a fact of the person as it is written on the command line, or the id of the contract;
// empty when the route does not ask for the fact.
std::string fact_value(const Answer& answer, std::string_view name) {
  if (name == "complementary" && answer.person().contract != nullptr)
    return answer.person().contract->id;
  const std::optional<std::size_t> f = answer.route().fact_index(name);
  if (!f) return "";
  const Fact& fact = answer.route().facts[*f];
  const Bits always = answer.person().facts[*f];
  const bool dated = std::any_of(answer.person().dated.begin(), answer.person().dated.end(),
                                 [&](const auto& held) { return held.first == *f; });
  std::string text = always == 0 && dated ? "" : fact.write(always);
  for (const auto& [of, held] : answer.person().dated) {
    if (of != *f) continue;
    std::string days = fact.write(held.bits);
    if (held.from != first_date) days.append(":").append(iso(held.from));
    days.append("..").append(held.to == last_date ? "" : iso(held.to));
    add_item(text, days, "+");
  }
  return text;
}

// Removes the newest figure from the fields. It becomes the last column, so that scripts may count
// the columns before it.
Field take_last(std::vector<Field>& fields) {
  Field last = std::move(fields.back());
  fields.pop_back();
  return last;
}

}  // namespace

std::string csv_report(const Answer& answer, bool safe) {
  Csv csv{safe};
  for (std::size_t i = 0; i < answer.statement.sessions.size(); ++i) {
    const Settled& s = answer.statement.sessions[i];
    std::vector<Field> fields = session_fields(answer, i);
    const Field newest = take_last(fields);
    if (i == 0) {
      for (const Field& field : fields) csv.cell(field.name);
      csv.cell("flags").cell("deductions").cell(newest.name).end_row();
    }
    for (const Field& field : fields) csv.cell(field);
    std::vector<std::string> taken;
    for (const DeductionTaken& d : deductions(s))
      taken.push_back(std::string{d.id}.append(":").append(std::to_string(d.amount.cents())));
    csv.joined(flag_tokens(s.flags)).joined(taken).cell(newest).end_row();
  }
  return csv.take();
}

std::string csv_report(const Comparison& comparison, bool safe) {
  Csv csv{safe};
  for (const char* name : {"label", "route", "versions", "calendar", "coverage", "complementary"})
    csv.cell(name);
  std::vector<Field> names = sum_fields({});
  const Field newest = take_last(names);
  for (const Field& field : names) csv.cell(field.name);
  csv.cell("patient_per_session_cents")
      .cell("first_outcome")
      .cell("flags")
      .cell("no_effect")
      .cell(newest.name)
      .end_row();
  for (const ComparedStatement& c : comparison.statements) {
    const Answer& answer = c.answer;
    const Statement& statement = answer.statement;
    csv.cell(c.label.in(Lang::en))
        .cell(answer.route().id)
        .joined(versions_of(statement))
        .cell(name_of(answer.selection().calendar));
    for (const char* name : {"coverage", "complementary"}) csv.cell(fact_value(answer, name));
    std::vector<Field> sums = sum_fields(statement.total);
    const Field after_public = take_last(sums);
    for (const Field& field : sums) csv.cell(field);
    const Settled& first = statement.sessions.front();
    const bool alike = std::all_of(
        statement.sessions.begin(), statement.sessions.end(),
        [&](const Settled& s) { return s.get(Figure::patient) == first.get(Figure::patient); });
    csv.cell(alike ? first.get(Figure::patient) : Money::unknown()).cell(name_of(first.outcome));
    csv.joined(flag_tokens(statement.flags())).joined(c.no_effect).cell(after_public).end_row();
  }
  return csv.take();
}

}  // namespace racpsy
