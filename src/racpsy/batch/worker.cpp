#include "racpsy/batch/worker.hpp"

#include <algorithm>
#include <cstring>

#include "racpsy/base/folding.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/batch/scan.hpp"
#include "racpsy/batch/worker_parts.hpp"

namespace racpsy::batch {
namespace {

constexpr std::size_t most_memory =
    3 << 20;  // bytes of cached people that a worker keeps between blocks

// Returns the range from the first to the last column for which `wanted` is true; `last` is -1 if
// there is none.
template <class Wanted>
ColumnRange around(const std::vector<Column>& columns, Wanted wanted) {
  ColumnRange found{0, -1};
  for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
    if (!wanted(columns[static_cast<std::size_t>(i)])) continue;
    if (found.last < 0) found.first = i;
    found.last = i;
  }
  return found;
}

}  // namespace

// ---- Set-up ----

Worker::Worker(const Setup& setup, const Plan& plan, bool list_patients)
    : setup_(setup),
      plan_(plan),
      compiled_(*setup.route),
      memos_(std::make_unique<Memos>()),
      list_patients_(list_patients) {
  const Route& route = *setup.route;
  changes_ = changing_days(route, setup.selection, setup.strict, setup.person.contract);
  // Ages that no rule, default or contract distinguishes form one band.
  std::vector<bool> cut(oldest + 2, false);
  cut[0] = true;
  const auto cut_at = [&](int age) {
    if (age >= 0 && age <= oldest) cut[static_cast<std::size_t>(age)] = true;
  };
  for (const Version& version : route.versions) {
    versions_.push_back(version.id);
    if (setup.selection.pinned != nullptr && &version != setup.selection.pinned) continue;
    for (const int age : compiled_.table(version).ages()) cut_at(age);
    for (const Delay& delay : version.delays) {
      for (const Condition& c : delay.when) cut_at(c.low), cut_at(c.high + 1);
    }
  }
  for (const Fact& fact : route.facts) {
    for (const Fact::ByAge& by_age : fact.by_age) cut_at(by_age.low), cut_at(by_age.high + 1);
  }
  if (setup.person.contract != nullptr) {
    for (const int age : ages_of(*setup.person.contract)) cut_at(age);
  }
  for (int age = 0; age <= oldest; ++age) {
    if (cut[static_cast<std::size_t>(age)]) age_of_band_.push_back(static_cast<std::uint8_t>(age));
    band_of_age_.push_back(static_cast<std::uint8_t>(age_of_band_.size() - 1));
  }
  for (const std::string_view name : outcome_names) outcomes_.emplace_back(name);
  std::size_t longest = 0;
  for (const auto* names : {&outcomes_, &versions_}) {
    std::size_t all = 0;
    for (const std::string& name : *names) all += name.size() + 1;
    longest = std::max(longest, all);
  }
  most_computed_ = plan.outputs.size() * (std::max<std::size_t>(longest, 20) + 1) +
                   sizeof(LinearResult::Written::text) + slack;
  count_ = columns_ = plan.columns.size();
  const auto has = [&](Role role) { return plan.of(role) >= 0; };
  simple_ = !has(Role::first) && !has(Role::every) && !has(Role::born) && !has(Role::used) &&
            !has(Role::weight) && !has(Role::fee_euros);
  find_repeated_columns();
  find_year_cells();
  static constexpr char nothing[2] = {};  // rows with too few cells leave some ends unchanged
  ends_.assign(first_end + columns_ + 1 + 64, nothing);
  ends_[absent] = nothing;
  ends_[absent + 1] = nothing + 1;
  if (plan.fact_ranges.size() == 1) fact_range_ = plan.fact_ranges[0], one_range_ = true;
  for (std::size_t i = 0; i < role_count; ++i)
    where_[i] = plan.at[i] >= 0 ? first_end + static_cast<std::size_t>(plan.at[i]) : absent;
  if (plan.tail == 1 && plan.outputs[0].kind == Output::Kind::cell && !setup.summary &&
      !setup.spreadsheet_safe) {
    copied_cell_ = first_end + static_cast<std::size_t>(plan.outputs[0].column);
    longest_copied_cell_ = 16;
  }
  if (setup.sessions) default_sessions_ = *setup.sessions;
  if (!setup.person.born) default_age_ = setup.person.age;
  copies_ = static_cast<std::size_t>(
      std::count_if(plan.outputs.begin(), plan.outputs.end(),
                    [](const Output& o) { return o.kind == Output::Kind::cell; }));
}

Worker::~Worker() = default;

// Finds columns that rarely change between rows of one patient. If all that matter beside the date
// are adjacent, they are compared with the row before as a whole. (Not with a birth date: the age
// changes.)
void Worker::find_repeated_columns() {
  if (plan_.of(Role::born) >= 0 || setup_.person.born) return;
  repeated_columns_ = around(plan_.columns, [](const Column& c) {
    return c.role != Role::none && c.role != Role::id && c.role != Role::patient &&
           c.role != Role::date;
  });
  const auto among = [&](Role role) {
    return plan_.of(role) >= repeated_columns_.first && plan_.of(role) <= repeated_columns_.last;
  };
  if (among(Role::patient) || among(Role::date) || among(Role::id)) repeated_columns_ = {0, -1};
}

// Finds the columns that determine the answer of a year row, except sessions and fee. If they are
// adjacent, they are looked up as a whole.
void Worker::find_year_cells() {
  if (plan_.dated || !simple_ || plan_.of(Role::year) < 0 || setup_.person.born) return;
  const auto decides = [](const Column& c) {
    return c.role == Role::year || c.role == Role::age || c.role == Role::fact ||
           c.role == Role::complementary;
  };
  year_cells_ = around(plan_.columns, decides);
  const auto first = plan_.columns.begin() + year_cells_.first;
  if (!std::all_of(first, plan_.columns.begin() + year_cells_.last + 1, decides))
    year_cells_ = {0, -1};
}

// ---- Splitting a row ----

// Splits the next row; returns true if it has as many cells as the header. Rows without quotes are
// read in place.
template <bool plain>
inline bool Worker::split_row(const char*& at, const char* end, char separator) {
  const char** to = ends_.data() + first_end;
  const char** const full = to + columns_;
  *to = at - 1;
  for (const char* base = at; to <= full; base += 64) {
    const Marks marks = marks_of<plain>(base, separator);
    const std::uint64_t before_stop =
        (marks.stops - 1) & ~marks.stops;  // all bits if there is no stop
    for (std::uint64_t left = marks.separators & before_stop; left != 0; left &= left - 1)
      *++to = base + lowest(left);
    if (marks.stops == 0) continue;
    const char* stop = base + lowest(marks.stops);
    const bool crlf = !plain && *stop == '\r' && stop[1] == '\n';
    if (!plain && *stop != '\n' && !crlf) break;
    *++to = stop;
    at = stop + (crlf ? 2 : 1);
    if (to == full) return true;
    count_ = static_cast<std::size_t>(to - ends_.data()) - first_end;
    return false;
  }
  at = split_unusual_row(at, end);
  return count_ == columns_ && !broken_;
}

// Splits a row that has quotes, many surplus cells, or a carriage return inside the line; returns
// its end.
const char* Worker::split_unusual_row(const char* at, const char* end) {
  raw_ = false;
  const char* next = end_of_record(at, end, plan_.separator);
  if (next == nullptr) {
    broken_ = true;
    count_ = 0;
    row_lines_ = static_cast<std::uint64_t>(std::count(at, end, '\n'));
    return end;
  }
  split(at, next, plan_.separator, record_);
  row_lines_ = static_cast<std::uint64_t>(std::count(at, next, '\n'));
  broken_ = !record_.well_formed;
  count_ = record_.cells.size();
  const char** const ends = ends_.data() + first_end;
  ends[0] = record_.cells[0].at - 1;
  for (std::size_t i = 0; i < std::min(count_, columns_); ++i)
    ends[i + 1] = record_.cells[i].at + record_.cells[i].size;
  return next;
}

// ---- Cells ----

// Returns the number in the cell of a role; `otherwise` if it is empty, `no_number` if it is not a
// number up to `most`.
inline std::int64_t Worker::number(Role role, std::int64_t most, std::int64_t otherwise) const {
  const Cell cell = this->cell(role);
  if (cell.empty()) return otherwise;
  const std::int64_t number = read_short_number(cell);
  if (static_cast<std::uint64_t>(number) <= static_cast<std::uint64_t>(most)) [[likely]]
    return number;
  return number_as_written(role);
}

// Parses a number in the notations that people write; `no_number` if it is none.
[[gnu::cold, gnu::noinline]] std::int64_t Worker::number_as_written(Role role) const {
  const Number number = read_written(cell(role).view(), measure_of(role), plan_.notation());
  return number.flaw == Flaw::none ? number.value : no_number;
}

bool Worker::read_euros_or_none(Money& fee) const {
  fee = setup_.person.private_fee;
  std::string_view text = cell(Role::fee_euros).view();
  if (text.empty()) return true;
  // A decimal comma and a final euro sign are accepted only if semicolons separate cells.
  const bool written = plan_.separator == ';';
  if (written && text.ends_with("€")) {
    text.remove_suffix(std::string_view{"€"}.size());
    for (const std::string_view space : {" ", "\u00A0", "\u202F"}) {
      if (text.ends_with(space)) text.remove_suffix(space.size());
    }
  }
  const std::optional<Money> amount = read_euros(text);
  if (amount && (written || text.find(',') == std::string_view::npos)) {
    fee = *amount;
    return true;
  }
  const std::int64_t cents = number_as_written(Role::fee_euros);
  fee = Money::of_cents(cents);
  return cents != no_number;
}

// Parses a weight, in billionths: digits, and up to nine decimals.
bool Worker::read_weight(Cell cell, std::int64_t& weight) const {
  std::string_view text = cell.view();
  const bool written = plan_.separator == ';';
  const std::size_t mark = text.find_first_of(written ? ".," : ".");
  const std::int64_t whole =
      read_number({text.data(), static_cast<std::uint32_t>(std::min(mark, text.size()))});
  const auto otherwise = [&] {
    weight = number_as_written(Role::weight);
    return weight != no_number;
  };
  if (whole == no_number) return otherwise();
  weight = whole * one_weight;
  if (mark == std::string_view::npos) return true;
  if (written && text[mark] == '.' && text.size() - mark == 4)
    return otherwise();  // the point may separate thousands
  text.remove_prefix(mark + 1);
  const std::int64_t part = read_number({text.data(), static_cast<std::uint32_t>(text.size())});
  if (part == no_number) return otherwise();  // no decimals, or more than nine
  std::int64_t scale = one_weight;
  for (std::size_t i = 0; i < text.size(); ++i) scale /= 10;
  weight += part * scale;
  return true;
}

// Reads the weight of the row, 1 if it has none; false if it cannot be read.
inline bool Worker::read_row_weight() {
  const Cell cell = this->cell(Role::weight);
  weight_ = one_weight;
  return cell.empty() || read_weight(cell, weight_);
}

// Returns the index of the row's inputs; -1 if a value is not valid.
inline int Worker::find_inputs() {
  if (!raw_ || !one_range_) return find_unusual_inputs();
  const std::string_view key = adjacent_cells(fact_range_);
  const int inputs = memos_->inputs.find(key);
  return inputs >= 0 ? inputs : add_inputs(key);
}

// ---- Cached people ----

inline Worker::CachedPerson& Worker::cached_person(int inputs, int age_band, int january_band,
                                                   int used) {
  RowInputs& row_inputs = *inputs_[static_cast<std::size_t>(inputs)];
  row_inputs_ = inputs;
  const bool ordinary = age_band == january_band && used == setup_.person.used;
  CachedPerson* cached = row_inputs.by_band[static_cast<std::size_t>(age_band)];
  if (ordinary && cached != nullptr) return *cached;
  return new_cached_person(inputs, age_band, january_band, used);
}

// Returns the cached person on a day, by age or birth date; refuses the row and returns null for a
// day before the birth or after the age of 130.
Worker::CachedPerson* Worker::person_on(int inputs, int used, Date day) {
  int age = setup_.person.age;
  int january = age;
  Date born;
  std::optional<Date> birth = setup_.person.born;
  if (!cell(Role::age).empty()) {
    age = january = static_cast<int>(number(Role::age, oldest, 0));
    birth.reset();
  } else if (const Cell date = this->cell(Role::born); !date.empty()) {
    read_day(date, born);
    birth = born;
  }
  if (birth) {
    age = age_on(*birth, day);
    if (age < 0 || age > oldest) return refuse(age < 0 ? Code::not_born : Code::over_130), nullptr;
    Person person;
    person.born = birth;
    january = person.age_on_january_1(day);
  }
  return &cached_person(inputs, band_of_age_[static_cast<std::size_t>(age)],
                        band_of_age_[static_cast<std::size_t>(january)], used);
}

inline Worker::Year& Worker::year_of(CachedPerson& cached, int year) {
  const std::unique_ptr<Year>& entry = cached.years[static_cast<std::size_t>(year - first_year)];
  return entry ? *entry : new_year(cached, year);
}

// ---- Year rows ----

// Answers a year row by looking up the cells that determine its answer, except sessions and fee.
template <bool plain>
[[gnu::always_inline]] inline bool Worker::year_row() {
  if (year_cells_.last < 0 || !(plain || raw_)) return new_year_row();
  Year* const entry = memos_->years.find(adjacent_cells(year_cells_));
  if (entry == nullptr) return new_year_row();
  const std::int64_t sessions = number(Role::sessions, most_sessions, default_sessions_);
  Money fee;
  if (sessions == no_number || !read_amount(fee)) return diagnose();
  row_inputs_ = entry->inputs;
  return answer_known_year<plain>(*entry, sessions, fee);
}

template <bool plain>
inline bool Worker::answer_known_year(Year& entry, std::int64_t sessions, Money fee) {
  if (sessions >= 0 && sessions <= static_cast<std::int64_t>(most_kept)) {
    if (const LinearResult* result = entry.ready[static_cast<std::size_t>(sessions)]) {
      if (!write_cached_row<plain>(*result, fee)) write_row(*result, fee, result->rank);
      return true;
    }
  }
  asked_sessions_ = sessions;
  return answer_year(entry.candidates, entry.year, fee, &entry);
}

bool Worker::new_year_row() {
  const int inputs = find_inputs();
  const std::int64_t used =
      simple_ ? setup_.person.used : number(Role::used, most_sessions, setup_.person.used);
  const std::int64_t sessions = number(Role::sessions, most_sessions, default_sessions_);
  const std::int64_t year = number(Role::year, last_year, not_stated);
  const std::int64_t age = number(Role::age, oldest, default_age_);
  Money fee;
  const bool read = read_amount(fee) && (simple_ || read_row_weight());
  if (inputs < 0 || used == no_number || sessions == no_number || age == no_number ||
      (year < first_year && year != not_stated) || !read)
    return diagnose();
  asked_sessions_ = sessions;
  if (!simple_ && !cell(Role::every).empty() && !read_pace(cell(Role::every).view()))
    return diagnose();
  if (year >= 0 && age >= 0 &&
      (simple_ || (cell(Role::first).empty() && cell(Role::born).empty()))) {
    const int band = band_of_age_[static_cast<std::size_t>(age)];
    CachedPerson& cached = cached_person(inputs, band, band, static_cast<int>(used));
    Year& entry = year_of(cached, static_cast<int>(year));
    if (year_cells_.last >= 0 && raw_) memos_->years.keep(adjacent_cells(year_cells_), &entry);
    return answer_known_year<false>(entry, sessions, fee);
  }
  return rare_year_row(inputs, static_cast<int>(used), static_cast<int>(year), fee);
}

// ---- Session rows ----

template <bool plain>
[[gnu::always_inline]] inline bool Worker::session_row() {
  const Cell patient = cell(Role::patient);
  if (!cursor_.id.is(patient) && !start_patient(patient.view())) return refuse_without_patient();
  if (!cursor_.may_have_answer() && !check_patient()) return false;
  Date day;
  if (!read_day_by_month(cell(Role::date), day)) return cursor_.refused = true, diagnose();
  const std::string_view repeated = (plain || raw_) && repeated_columns_.last >= 0
                                        ? adjacent_cells(repeated_columns_)
                                        : std::string_view{};
  if (repeated.empty() || repeated.size() != repeated_.size() ||
      !same_bytes(repeated.data(), repeated_.data(), repeated.size())) {
    repeated_ = {};
    if (!read_repeated_cells(day)) return cursor_.refused = true, false;
    repeated_ = repeated;
  }
  if (day.days() < cursor_.patient.last_day())
    return cursor_.refused = true, refuse(Code::date_order, plan_.of(Role::date), iso(day)), false;
  const LinearResult& result = cursor_.patient.next(cached_->results, day, fee_);
  if (setup_.strict && is_doubtful(result, fee_))
    return cursor_.refused = true, refuse(Code::not_established), false;
  if (!write_cached_row<plain>(result, fee_)) write_row(result, fee_, cursor_.patient.rank());
  return true;
}

// Reads the cells beside patient and date into `cached_`, `fee_` and `weight_`; refuses the row if
// one is not valid.
bool Worker::read_repeated_cells(Date day) {
  const int inputs = find_inputs();
  const std::int64_t used = number(Role::used, most_sessions, setup_.person.used);
  const std::int64_t age = number(Role::age, oldest, default_age_);
  if (inputs < 0 || used == no_number || age == no_number || !read_amount(fee_) ||
      !read_row_weight())
    return diagnose();
  if (age >= 0 && cell(Role::born).empty()) {
    const int band = band_of_age_[static_cast<std::size_t>(age)];
    cached_ = &cached_person(inputs, band, band, static_cast<int>(used));
    return true;
  }
  if (!diagnose_rare()) return false;
  cached_ = person_on(inputs, static_cast<int>(used), day);
  return cached_ != nullptr;
}

// Parses a date; only the day is parsed if its year and month are cached.
inline bool Worker::read_day_by_month(Cell cell, Date& day) {
  if (cell.size != 10) return false;
  const std::uint64_t month = detail::load(cell.at);  // YYYY-MM-
  Month& cached = months_[month * 0x9E3779B97F4A7C15 >> (64 - month_bits)];
  const unsigned tens = static_cast<unsigned char>(cell.at[8]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(cell.at[9]) - unsigned{'0'};
  if (cached.text == month && tens <= 3 && ones <= 9) {
    const unsigned of_month = tens * 10 + ones;
    if (of_month - 1 >= cached.length) return false;
    day = Date::from_days(cached.before + static_cast<std::int32_t>(of_month));
    return true;
  }
  if (!read_day(cell, day)) return false;
  cached = {month, day.days() - static_cast<std::int32_t>(day.day()),
            static_cast<unsigned>(std::chrono::year_month_day_last{
                day.ymd().year() / day.ymd().month() / std::chrono::last}
                                      .day())};
  return true;
}

// Refuses a row of a patient who appeared earlier, or with an earlier refused row; true if the row
// may be answered.
bool Worker::check_patient() {
  cursor_.after_malformed_row = false;
  if (cursor_.reappears) return refuse(Code::not_contiguous, plan_.of(Role::patient)), false;
  if (cursor_.refused) return refuse(Code::after_refused), false;
  return true;
}

// Makes `id` the current patient; false if the cell is empty.
bool Worker::start_patient(std::string_view id) {
  if (id.empty()) return false;
  const auto is_mark = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!is_mark(id.front()) || !is_mark(id.back())) {
    id = trimmed(id);
    if (id.empty()) return false;
    if (id == cursor_.id.view()) return true;
  }
  if (cursor_.id.empty()) block_result_->first_patient = id;
  else block_result_->sort_check.follow(cursor_.id.view(), id);
  cursor_.id = id;
  if (list_patients_) block_result_->patients.emplace_back(id);
  cursor_.patient.begin();
  cursor_.refused = cursor_.after_malformed_row;
  cursor_.reappears = seen_ != nullptr && !seen_->emplace(id).second;
  return true;
}

// ---- Writing ----

// Writes a row of one input cell and a cached computed end, as most are; otherwise returns false
// and writes nothing.
template <bool plain>
[[gnu::always_inline]] inline bool Worker::write_cached_row(const LinearResult& result, Money fee) {
  const LinearResult::Written& written = result.written;
  const Cell head = cell_at(copied_cell_);
  BlockResult& block_result = *block_result_;
  if ((written.fee != LinearResult::Written::any_fee && written.fee != fee) || !(plain || raw_) ||
      head.size > longest_copied_cell_ || block_result.size >= room_)
    return false;
  char* const to = block_result.out.data() + block_result.size;
  block_result.size += head.size + written.size;
  std::memcpy(to, head.at, 16);  // always 16 bytes; the surplus is overwritten
  std::memcpy(to + head.size, written.text.data(), written.text.size());
  return true;
}

// ---- Blocks ----

// Drops all cached inputs and people, to bound memory.
void Worker::drop_caches() {
  cursor_.patient.note_kept_rights();
  cache_.clear();
  inputs_by_meaning_.clear();
  inputs_.clear();
  memos_->inputs.clear();
  memos_->years.clear();
  repeated_ = {};
  cursor_.patient.leave();
  cache_full_ = false;
}

// Refuses a row with malformed quotes or a wrong number of cells; skips it if all cells are empty.
void Worker::refuse_whole() {
  if (!broken_ && !too_long_ && count_ <= columns_ && is_blank()) {
    skip_blank_row();
    return;
  }
  if (too_long_) count_ = 0, refuse(Code::too_long);
  else if (broken_) refuse(Code::quotes);
  else refuse(Code::cells, -1, std::to_string(count_));
  cursor_.refused = cursor_.after_malformed_row = true;
}

// Answers each row of a block, and counts its lines. `plain`: the block has neither quotes nor \r.
template <bool dated, bool plain>
void Worker::rows(const Block& block) {
  BlockResult& block_result = *block_result_;
  const char separator = plan_.separator;
  for (const char *at = block.begin, *const end = block.end; at < end;) {
    const char* const row = at;
    ++block_result.rows;
    const bool whole = split_row<plain>(at, end, separator);
    too_long_ = !plain && is_too_long(row, at);
    if (whole && !too_long_) [[likely]] {
      dated ? session_row<plain>() : year_row<plain>();
      if (cache_full_) drop_caches();
      if (plain || raw_) {
        ++block_result.lines;
        continue;
      }
    } else {
      refuse_whole();
      count_ = columns_;
    }
    block_result.lines += row_lines_;
    raw_ = true;
    broken_ = false;
    row_lines_ = 1;
  }
}

void Worker::work(const Block& block, const PatientCursor* before, PatientSet* seen,
                  BlockResult& block_result) {
  block_result.clear();
  block_result_ = &block_result;
  set_room();
  seen_ = seen;
  cursor_ = before != nullptr ? *before : PatientCursor{};
  cursor_.patient.leave();
  std::size_t memory = 0;
  for (const auto& [key, cached] : cache_)
    memory += cached->results.memory() + sizeof(CachedPerson);
  if (memory > most_memory) drop_caches();
  first_line_ = block.first_line;
  if (block.too_long) {
    count_ = 0;
    row_lines_ = block.lines;
    refuse(Code::too_long);
    block_result.rows = 1;
    block_result.lines = block.lines;
    cursor_.refused = cursor_.after_malformed_row = true;
    block_result.last = cursor_;
    count_ = columns_;
    return;
  }
  repeated_ = {};
  raw_ = true;
  broken_ = false;
  row_lines_ = 1;
  const bool plain =
      !block.quoted && !is_too_long(block.begin, block.end) &&
      std::memchr(block.begin, '\r', static_cast<std::size_t>(block.end - block.begin)) == nullptr;
  if (plan_.dated) plain ? rows<true, true>(block) : rows<true, false>(block);
  else plain ? rows<false, true>(block) : rows<false, false>(block);
  cursor_.patient.note_kept_rights();
  block_result.last = cursor_;
}

}  // namespace racpsy::batch
