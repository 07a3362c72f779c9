#include "racpsy/batch/answers.hpp"

#include <algorithm>

#include "racpsy/base/folding.hpp"

namespace racpsy::batch {
namespace {

// Returns the range from the first to the last column for which `wanted` is true.
template <class Wanted>
ColumnRange around(const std::vector<Column>& columns, Wanted wanted) {
  const auto first = std::find_if(columns.begin(), columns.end(), wanted);
  const auto last = std::find_if(columns.rbegin(), columns.rend(), wanted).base();
  return first == columns.end()
             ? ColumnRange{}
             : ColumnRange{position_of(columns, first), position_of(columns, last)};
}

// Returns the person on the day of a session; a refusal for a day before the birth or after the
// age of 130, and where the day of birth matters but only its month or year is known.
std::variant<CachedPerson*, Refusal> person_on(const Row& row, RowInputs& inputs, Used used,
                                               Date day, Parts& parts) {
  const auto [older, younger] = parts.reader.ages_on(row, day);
  if (older.on_day < 0) return Refusal{Code::not_born};
  if (younger.on_day > oldest) return Refusal{Code::over_130};
  if (younger.on_day < 0 || older.on_day > oldest)
    return Refusal{Code::give_birthday, row.column(Role::born), iso(day)};
  CachedPerson& person = parts.people.person(inputs, older, used);
  if (older != younger && &person != &parts.people.person(inputs, younger, used))
    return Refusal{Code::give_birthday, row.column(Role::born), iso(day)};
  return &person;
}

}  // namespace

// ---- Year rows ----

// Finds the columns that determine the answer of a row beside sessions and fee. Only if they are
// adjacent are they looked up as a whole.
YearAnswers::YearAnswers(const Setup& setup, const Plan& plan, const RowReader& reader)
    : setup_(setup),
      plan_(plan) {
  if (plan.dated || !reader.is_simple() || !plan.of(Role::year) || setup.person.born) return;
  const auto decides = [](const Column& c) {
    return c.role == Role::year || c.role == Role::age || c.role == Role::fact ||
           c.role == Role::complementary || c.role == Role::joined;
  };
  const ColumnRange cells = around(plan.columns, decides);
  const std::span columns{plan.columns};
  const std::span between = columns.subspan(cells.first, cells.end - cells.first);
  if (std::all_of(between.begin(), between.end(), decides)) cells_ = cells;
}

// Returns the year of cells that are not cached, and caches it; null if they state no age or cannot
// be read.
const Year* YearAnswers::new_year(const Row& row, std::string_view key, Parts& parts) {
  RowInputs* const inputs = parts.people.inputs_of(row);
  const int year = parts.reader.year(row), age = parts.reader.age(row);
  if (inputs == nullptr || year < 0 || age < 0) return nullptr;
  CachedPerson& person = parts.people.person(*inputs, {age, age}, parts.reader.used(row));
  Year& entry = parts.people.year_of(person, year);
  parts.people.keep_year_of_cells(key, entry);
  return &entry;
}

Refused YearAnswers::answer(const Row& row, Parts& parts, BlockResult& to) {
  const RowReader& reader = parts.reader;
  RowInputs* const inputs = parts.people.inputs_of(row);
  const Used used = reader.used(row);
  const int sessions = reader.sessions(row), year = reader.year(row), age = reader.age(row);
  const std::optional<Money> fee = reader.fee(row);
  const std::optional<std::int64_t> weight = reader.weight(row);
  if (inputs == nullptr || !used.is_readable() || sessions == no_number || year == no_number ||
      age == no_number || !fee || !weight)
    return reader.find_fault(row);
  const Cell every = row.cell(Role::every);
  if (!every.empty() && !read_pace(every.view())) return reader.find_fault(row);
  const Question question{*inputs, year, sessions, *fee, *weight, used};
  if (year == not_stated || age == not_stated || !row.cell(Role::first).empty() ||
      !row.cell(Role::born).empty())
    return answer_rare(row, question, parts, to);
  Year& entry = parts.people.year_of(parts.people.person(*inputs, {age, age}, used), year);
  const LinearResult* const result = entry.answer(sessions);
  if (result == nullptr) return answer_year(row, question, entry.candidates, &entry, parts, to);
  if (!parts.writer.write_cached<false>(row, *result, *fee, to))
    parts.writer.write(row, {*result, *fee, result->rank, *inputs, *weight}, to);
  return std::nullopt;
}

// Answers a row with a birth date or a first session.
Refused YearAnswers::answer_rare(const Row& row, const Question& question, Parts& parts,
                                 BlockResult& to) {
  if (row.is_blank()) {
    --to.rows;  // it does not count as a row
    return std::nullopt;
  }
  if (Refused refused = parts.reader.find_rare_fault(row)) return refused;
  // From here on, dates and intervals can be read.
  const int year = question.year;
  if (year == not_stated) return answer_series(row, question, parts, to);
  // Days before the birthday and days from it on have different ages.
  const Births births = parts.reader.births(row);
  const Date january{year, 1, 1}, december{year, 12, 31};
  if (births.first > december) return Refusal{Code::not_born};
  if (age_on(births.first, december) > oldest) return Refusal{Code::over_130};
  // Of a birth on any day of a month or a year, those on its first and its last day have all ages.
  Candidates candidates;
  for (const Date birth : {births.first, births.last}) {
    const Date birthday = std::max(add_years(birth, year - birth.year()), january);
    for (const auto& [from, until] : {std::pair{std::max(january, birth), add_days(birthday, -1)},
                                      std::pair{std::max(birthday, birth), december}}) {
      if (until < from) continue;
      Person person;
      person.born = birth;
      const Ages ages{age_on(birth, from), person.age_on_january_1(from)};
      CachedResults& results = parts.people.person(question.inputs, ages, question.used).results;
      for (CachedResults::Period& period : results.periods()) {
        const std::pair candidate{&results, &period};
        const bool known =
            std::find(candidates.begin(), candidates.end(), candidate) != candidates.end();
        if (period.from <= until.days() && period.to >= from.days() && !known)
          candidates.push_back(candidate);
      }
    }
  }
  return answer_year(row, question, candidates, nullptr, parts, to);
}

// Answers for a year. The sessions fall in one cap period of it, on unknown days: the requested
// outputs must be equal under all possible versions, else the row is refused. Days before the route
// opened do not count. `keep`, if given, caches the answer.
Refused YearAnswers::answer_year(const Row& row, const Question& question,
                                 const Candidates& candidates, Year* keep, Parts& parts,
                                 BlockResult& to) {
  const Money fee = question.fee;
  const auto closed = [](const auto& c) { return c.second->in_force.outcome == Outcome::not_open; };
  const bool all_closed = std::all_of(candidates.begin(), candidates.end(), closed);
  answers_.clear();
  bool all_kept = is_up_to(question.sessions, Year::most_kept);
  for (const auto& candidate : candidates) {
    if (!all_closed && closed(candidate)) continue;
    auto& [results, period] = candidate;
    const auto sessions = static_cast<unsigned>(
        question.sessions >= 0 ? question.sessions
                               : parts.people.sessions_up_to_cap(*results, *period));
    const bool kept = period->linear && sessions <= Year::most_kept;
    all_kept = all_kept && kept;
    answers_.push_back({results, kept ? &results->sum(*period, sessions) : nullptr, {}});
    if (!kept) answers_.back().own = results->sum(*period, sessions, fee);
  }
  bool any_fee = true;
  const LinearResult& result = answers_[0].get();
  for (std::size_t i = 1; i < answers_.size(); ++i) {
    if (agree(result, answers_[i].get())) continue;
    any_fee = false;
    if (agree_at(result, answers_[i].get(), fee)) continue;
    // Different answers at one age require dates; else the birthday decides.
    bool dates = false;
    for (std::size_t a = 0; a < answers_.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b)
        dates = dates || (answers_[a].results == answers_[b].results &&
                          !agree_at(answers_[a].get(), answers_[b].get(), fee));
    }
    return Refusal{dates ? Code::give_dates : Code::give_first, {}, std::to_string(question.year)};
  }
  for (const Answer& answer : answers_) {
    if (setup_.strict && SessionAnswers::is_doubtful(answer.get(), fee))
      return Refusal{Code::not_established};
  }
  // Summed figures that are not written may differ: they are then unknown.
  LinearResult summed = result;
  bool sums_known = true;
  for (const Figure f : summed.per_fee.keys()) {
    const bool same = std::all_of(answers_.begin(), answers_.end(), [&](const Answer& answer) {
      return answer.get().fixed[index_of(f)] == result.fixed[index_of(f)] &&
             answer.get().per_fee[f] == result.per_fee[f];
    });
    if (!plan_.figures_summed[f] || same) continue;
    sums_known = false;
    summed.fixed[index_of(f)] = Money::unknown();
    summed.per_fee[f] = 0;
  }
  if (keep != nullptr && all_kept && any_fee && sums_known && !setup_.strict)
    keep->ready[static_cast<unsigned>(question.sessions)] = &result;
  parts.writer.write(
      row,
      {result, fee, result.rank, question.inputs, question.weight, sums_known ? nullptr : &summed},
      to);
  return std::nullopt;
}

// Answers for a series of sessions from a first date on.
Refused YearAnswers::answer_series(const Row& row, const Question& question, Parts& parts,
                                   BlockResult& to) {
  const Date first = parts.reader.first(row);
  // An invalid interval was refused before.
  const Pace pace = read_pace(row.cell(Role::every).view()).value_or(setup_.every);
  int sessions = question.sessions;
  PatientState patient;
  LinearResult sum;
  for (int i = 0; sessions == not_stated || i < sessions; ++i) {
    const std::optional<Date> date = step(first, pace, i);
    if (!date) return Refusal{Code::too_late};
    const auto found = person_on(row, question.inputs, question.used, *date, parts);
    if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
    CachedResults& results = std::get<CachedPerson*>(found)->results;
    if (sessions == not_stated)
      sessions = parts.people.sessions_up_to_cap(results, results.at(first.days()));
    sum += patient.next(results, *date, question.fee);
    if (patient.rank() > 0) sum.rank = patient.rank();
  }
  if (setup_.strict && SessionAnswers::is_doubtful(sum, question.fee))
    return Refusal{Code::not_established};
  parts.writer.write(row, {sum, question.fee, sum.rank, question.inputs, question.weight}, to);
  return std::nullopt;
}

// Returns true if two results agree on all requested outputs, for any fee.
bool YearAnswers::agree(const LinearResult& a, const LinearResult& b) const {
  for (const Figure f : a.per_fee.keys()) {
    if (plan_.figures_asked[f] &&
        (a.fixed[index_of(f)] != b.fixed[index_of(f)] || a.per_fee[f] != b.per_fee[f]))
      return false;
  }
  return agree_beside_figures(a, b);
}

bool YearAnswers::agree_at(const LinearResult& a, const LinearResult& b, Money fee) const {
  for (const Figure f : a.per_fee.keys()) {
    if (plan_.figures_asked[f] && a.get(f, fee) != b.get(f, fee)) return false;
  }
  return agree_beside_figures(a, b);
}

bool YearAnswers::agree_beside_figures(const LinearResult& a, const LinearResult& b) const {
  return a.sessions == b.sessions && (!plan_.covered_asked || a.covered == b.covered) &&
         (!plan_.outcome_asked || a.outcomes == b.outcomes) &&
         (!plan_.version_asked || a.versions == b.versions) &&
         (!plan_.rank_asked || a.rank == b.rank) && (!plan_.flags_asked || a.flags == b.flags);
}

// ---- Session rows ----

// Finds columns that rarely change between rows of one patient. If all that matter beside the date
// are adjacent, they are compared with the row before as a whole. (Not with a birth date: the age
// changes.)
SessionAnswers::SessionAnswers(const Setup& setup, const Plan& plan, bool list_patients)
    : setup_(setup),
      plan_(plan),
      list_patients_(list_patients) {
  if (plan.of(Role::born) || setup.person.born) return;
  const ColumnRange columns = around(plan.columns, [](const Column& c) {
    return c.role != Role::none && c.role != Role::id && c.role != Role::patient &&
           c.role != Role::date;
  });
  if (!columns.has(plan.of(Role::patient)) && !columns.has(plan.of(Role::date)) &&
      !columns.has(plan.of(Role::id)))
    repeated_columns_ = columns;
}

void SessionAnswers::begin(const PatientCursor* before, PatientSet* seen) {
  seen_ = seen;
  cursor_ = before != nullptr ? *before : PatientCursor{};
  cursor_.patient.leave();
  repeated_ = {};
}

const PatientCursor& SessionAnswers::end() {
  cursor_.patient.note_kept_rights();
  return cursor_;
}

void SessionAnswers::drop_people() {
  cursor_.patient.note_kept_rights();
  cursor_.patient.leave();
  repeated_ = {};
}

Refused SessionAnswers::answer(const Row& row, Quantity quantity, Parts& parts, BlockResult& to) {
  const Cell patient = row.cell(Role::patient);
  if (!cursor_.id.is(patient) && !start_patient(patient.view(), to)) return no_patient(row, to);
  if (Refused refused = check_patient()) return refused;
  Date day;
  if (!read_day(row.cell(Role::date), day)) return parts.reader.find_fault(row);
  if (quantity.kind != Quantity::Kind::sessions)
    return answer_none(row, day, quantity.kind, parts, to);
  if (Refused refused = read_repeated(row, day, parts)) return refused;
  if (day.days() < cursor_.patient.last_day())
    return Refusal{Code::date_order, plan_.of(Role::date), iso(day)};
  LinearResult sum;  // of a row that stands for several sessions
  int rank = 0;
  for (int i = 1; i < quantity.count; ++i) {
    sum += cursor_.patient.next(person_->results, day, fee_);
    if (cursor_.patient.rank() > 0) rank = cursor_.patient.rank();
  }
  const LinearResult& last = cursor_.patient.next(person_->results, day, fee_);
  if (quantity.count > 1) sum += last;
  if (cursor_.patient.rank() > 0) rank = cursor_.patient.rank();
  const LinearResult& result = quantity.count > 1 ? sum : last;
  if (setup_.strict && is_doubtful(result, fee_)) return Refusal{Code::not_established};
  parts.writer.write(row, {result, fee_, rank, *person_->inputs, weight_}, to);
  return std::nullopt;
}

// Refuses or writes a row that is no session.
Refused SessionAnswers::answer_none(const Row& row, Date day, Quantity::Kind kind, Parts& parts,
                                    BlockResult& to) {
  const std::optional<std::size_t> column = plan_.of(Role::quantity);
  switch (kind) {
    case Quantity::Kind::not_a_number: {
      const Cell cell = row.cell(Role::quantity);
      return Refusal{Code::not_a_number, column, shown(cell),
                     read_quantity(cell, plan_.notation()).flaw};
    }
    case Quantity::Kind::unmatched: return Refusal{Code::nothing_to_annul, column, iso(day)};
    case Quantity::Kind::other_fee: {
      const std::optional<std::size_t> fee = plan_.of(Role::fee_euros);
      return Refusal{Code::nothing_to_annul, fee ? fee : plan_.of(Role::fee_cents), iso(day)};
    }
    case Quantity::Kind::annulled:
    case Quantity::Kind::no_session:
    case Quantity::Kind::sessions: break;
  }
  parts.writer.write_none(
      row, kind == Quantity::Kind::annulled ? NoSession::annulled : NoSession::no_session, to);
  return std::nullopt;
}

// Reads the cells beside patient and date.
Refused SessionAnswers::read_repeated(const Row& row, Date day, Parts& parts) {
  repeated_ = {};
  const RowReader& reader = parts.reader;
  RowInputs* const inputs = parts.people.inputs_of(row);
  const Used used = reader.used(row);
  const int age = reader.age(row);
  const std::optional<Money> fee = reader.fee(row);
  const std::optional<std::int64_t> weight = reader.weight(row);
  if (inputs == nullptr || !used.is_readable() || age == no_number || !fee || !weight)
    return reader.find_fault(row);
  fee_ = *fee;
  weight_ = *weight;
  if (age != not_stated && row.cell(Role::born).empty()) {
    person_ = &parts.people.person(*inputs, {age, age}, used);
    return std::nullopt;
  }
  if (Refused refused = reader.find_rare_fault(row)) return refused;
  const auto found = person_on(row, *inputs, used, day, parts);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  person_ = std::get<CachedPerson*>(found);
  return std::nullopt;
}

// Refuses a row of a patient who appeared earlier, or with an earlier refused row.
Refused SessionAnswers::check_patient() {
  cursor_.remove(Obstacle::after_malformed_row);
  if (cursor_.has(Obstacle::reappears))
    return Refusal{Code::not_contiguous, plan_.of(Role::patient)};
  if (cursor_.has(Obstacle::refused)) return Refusal{Code::after_refused};
  return std::nullopt;
}

// Refuses a row without a patient, unless it is blank.
Refused SessionAnswers::no_patient(const Row& row, BlockResult& to) {
  if (row.is_blank()) {
    --to.rows;
    return std::nullopt;
  }
  note_malformed();
  return Refusal{Code::missing, plan_.of(Role::patient)};
}

// Makes `id` the current patient; false if the cell is empty.
bool SessionAnswers::start_patient(std::string_view id, BlockResult& to) {
  if (id.empty()) return false;
  const auto is_mark = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!is_mark(id.front()) || !is_mark(id.back())) {
    id = trimmed(id);
    if (id.empty()) return false;
    if (id == cursor_.id.view()) return true;
  }
  if (cursor_.id.empty()) to.first_patient = id;
  else to.sort_check.follow(cursor_.id.view(), id);
  cursor_.id = id;
  if (list_patients_) to.patients.emplace_back(id);
  cursor_.patient.begin();
  const bool refused = cursor_.has(Obstacle::after_malformed_row);
  cursor_.obstacles = {};
  if (refused) cursor_.add(Obstacle::refused);
  if (seen_ != nullptr && !seen_->emplace(id).second) cursor_.add(Obstacle::reappears);
  return true;
}

}  // namespace racpsy::batch
