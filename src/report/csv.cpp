// The statement as a table for other programs: one row a session, the fields of racpsy/statement/1 in their order. RFC
// 4180 with LF; what is not known, or has no meaning, is an empty cell.
#include "report/csv_writer.hpp"
#include "report/fields.hpp"

namespace racpsy {

std::string csv_report(const Answer& answer) {
  Csv csv;
  for (std::size_t i = 0; i < answer.statement.sessions.size(); ++i) {
    const Settled& s = answer.statement.sessions[i];
    const std::vector<Field> fields = session_fields(answer, i);
    if (i == 0) {
      for (const Field& field : fields) csv.cell(field.name);
      csv.cell("flags").cell("deductions").end_row();
    }
    for (const Field& field : fields) csv.cell(field);
    std::vector<std::string> taken;
    for (const Deducted& d : deductions(s)) taken.push_back(std::string{d.id}.append(":").append(std::to_string(d.amount.cents())));
    csv.joined(flag_words(s.flags)).joined(taken).end_row();
  }
  return csv.take();
}

}  // namespace racpsy
