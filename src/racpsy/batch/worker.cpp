#include "racpsy/batch/worker.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "racpsy/batch/scan.hpp"
#include "racpsy/engine/statement.hpp"

namespace racpsy::batch {
namespace {

constexpr int first_year = 1900, last_year = 2199;
constexpr int oldest = 130;
constexpr std::int64_t bad = -1;
constexpr std::int64_t unsaid = -2;
constexpr int most_sessions = 10'000;
constexpr std::size_t most_kept = 64;         // sessions of which a year's answer is kept
constexpr std::size_t most_memory = 3 << 20;  // bytes of situations kept by one worker
constexpr std::size_t most_shown = 60;        // bytes of a bad cell that a message repeats

char* put(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

// A whole number; at most 20 bytes.
char* put(char* to, std::int64_t n) {
  static constexpr auto pairs = [] {
    std::array<char, 200> all{};
    for (std::size_t i = 0; i < 100; ++i) {
      all[2 * i] = static_cast<char>('0' + i / 10);
      all[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return all;
  }();
  if (n < 0 || n > 0xFFFFFFFF) return std::to_chars(to, to + 20, n).ptr;
  auto left = static_cast<std::uint32_t>(n);
  const int digits = left < 10 ? 1 : left < 100 ? 2 : left < 1'000 ? 3 : left < 10'000 ? 4 : left < 100'000 ? 5 : left < 1'000'000 ? 6
                   : left < 10'000'000 ? 7 : left < 100'000'000 ? 8 : left < 1'000'000'000 ? 9 : 10;
  char* at = to + digits;
  for (; left >= 100; left /= 100) std::memcpy(at -= 2, pairs.data() + std::size_t{2} * (left % 100), 2);
  if (left >= 10) std::memcpy(at - 2, pairs.data() + std::size_t{2} * left, 2);
  else *--at = static_cast<char>('0' + left);
  return to + digits;
}

std::string shown(Cell cell) { return std::string{cell.view().substr(0, most_shown)}; }

bool canonical_number(std::string_view text) {
  return !text.empty() && (text[0] != '0' || text.size() == 1) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool number_before(std::string_view a, std::string_view b) { return a.size() != b.size() ? a.size() < b.size() : a < b; }

// A set of bits as the words they stand for, joined by "+"; what is kept for outcomes and versions.
template <class Names>
char* put_joined(char* to, std::uint64_t bits, const Names& names) {
  bool first = true;
  for (std::size_t i = 0; bits != 0; ++i, bits >>= 1) {
    if ((bits & 1) == 0) continue;
    if (!first) *to++ = '+';
    first = false;
    to = put(to, names[i]);
  }
  return to;
}

}  // namespace

// ---- What is remembered -------------------------------------------------------------------------------------------------

void Order::follow(std::string_view before, std::string_view after) {
  by_text = by_text && before < after;
  by_number = by_number && (followed || canonical_number(before)) && canonical_number(after) && number_before(before, after);
  followed = true;
}

void Page::clear() {
  size = 0;
  rejects.clear();
  lines = rows = 0;
  totals = {};
  groups.clear();
  versions = 0;
  unsaid = 0;
  age_unsaid = false;
  last = {};
  first_patient.clear();
  order = {};
  patients.clear();
}

// What the words of a row say.
struct Worker::Words {
  Person person;
  Session session;
  std::uint32_t unsaid = 0;     // bit per fact of the route
  std::vector<Known*> by_band;  // by age band, where nothing else was said
};

// The answers of a year that do not hang on the fee, by number of sessions.
struct Worker::Year {
  std::vector<std::pair<Situation*, Situation::Span*>> candidates;
  std::array<const Line*, most_kept + 1> ready{};
};

struct Worker::Known {
  Situation situation;
  std::array<std::unique_ptr<Year>, last_year - first_year + 1> years;
};

// From the very bytes of a row's words to what they say. A row whose words were read before is not read again.
class Worker::Memo {
 public:
  static constexpr std::size_t longest = 56;

  int find(std::string_view text) const {
    const Entry& entry = entries_[place(text)];
    return entry.size == text.size() && same_bytes(entry.text, text.data(), text.size()) ? entry.words : -1;
  }
  void keep(std::string_view text, int words) {
    if (text.size() > longest) return;
    Entry& entry = entries_[place(text)];
    std::memset(entry.text, 0, longest);
    std::memcpy(entry.text, text.data(), text.size());
    entry.size = static_cast<std::uint16_t>(text.size());
    entry.words = words;
  }
  void clear() { entries_.assign(entries_.size(), {}); }

 private:
  struct alignas(64) Entry {
    char text[longest] = {};
    std::int32_t words = -1;
    std::uint16_t size = 0xFFFF;
  };
  static std::uint64_t masked(const char* at, std::size_t size) { return detail::load(at) & (~std::uint64_t{0} >> (8 * (8 - size))); }
  static std::size_t place(std::string_view text) {
    const std::size_t n = text.size();
    const std::uint64_t front = n == 0 ? 0 : n >= 8 ? detail::load(text.data()) : masked(text.data(), n);
    const std::uint64_t back = n >= 8 ? detail::load(text.data() + n - 8) : 0;
    return ((front * 0x9E3779B97F4A7C15) ^ ((back + n) * 0xC2B2AE3D27D4EB4F)) >> (64 - bits);
  }
  static constexpr int bits = 10;
  std::vector<Entry> entries_ = std::vector<Entry>(std::size_t{1} << bits);
};

Worker::Worker(const Setup& setup, const Plan& plan, bool lists)
    : setup_(setup), plan_(plan), book_(*setup.route), memo_(std::make_unique<Memo>()), lists_(lists) {
  const Route& route = *setup.route;
  changes_ = changing_days(route, setup.terms, setup.strict);
  // Ages that no rule, no default and no contract tells apart are one band.
  std::vector<bool> cut(oldest + 2, false);
  cut[0] = true;
  const auto cut_at = [&](int age) {
    if (age >= 0 && age <= oldest) cut[static_cast<std::size_t>(age)] = true;
  };
  for (std::size_t v = 0; v < route.versions.size(); ++v) {
    versions_.push_back(route.versions.head(v).id);
    if (setup.terms.pinned >= 0 && static_cast<int>(v) != setup.terms.pinned) continue;
    for (const int age : book_.table(static_cast<int>(v)).ages()) cut_at(age);
    for (const Delay& delay : route.versions[v].delays) {
      for (const Condition& c : delay.when) cut_at(c.low), cut_at(c.high + 1);
    }
  }
  for (const Fact& fact : route.facts) {
    for (const Fact::ByAge& by_age : fact.by_age) cut_at(by_age.low), cut_at(by_age.high + 1);
  }
  if (setup.person.contract != nullptr) {
    for (const ContractShare& share : setup.person.contract->shares) {
      for (const Conditions* conditions : {&share.rule.when, &share.rule.unless}) {
        for (const Condition& c : *conditions) cut_at(c.low), cut_at(c.high + 1);
      }
    }
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
  most_computed_ = plan.outputs.size() * (std::max<std::size_t>(longest, 20) + 1) + sizeof(Line::Written::text) + slack;
  columns_ = plan.columns.size();
  const auto absent = [&](Role role) { return plan.of(role) < 0; };
  simple_ = absent(Role::first) && absent(Role::born) && absent(Role::used) && absent(Role::weight) && absent(Role::fee_euros);
  find_steady_columns();
  ends_.resize(columns_ + 2 + 64);
  if (plan.words.size() == 1) group_words_ = plan.words[0], one_group_ = true;
  for (std::size_t i = 0; i < role_count; ++i) where_[i] = plan.at[i] >= 0 ? plan.at[i] : static_cast<int>(plan.columns.size());
  if (plan.tail == 1 && plan.outputs[0].kind == Output::Kind::cell && !setup.summary) head_ = plan.outputs[0].column;
  if (setup.sessions) usual_ = *setup.sessions;
  if (!setup.person.born) age_ = setup.person.age;
  copies_ = static_cast<std::size_t>(std::count_if(plan.outputs.begin(), plan.outputs.end(), [](const Output& o) { return o.kind == Output::Kind::cell; }));
}

Worker::~Worker() = default;

// Rows of one patient mostly say the same, but for the date. Where all that is said stands side by side, a row is compared
// with the row before as a whole. (With a birth date, what is said is not all: the age changes.)
void Worker::find_steady_columns() {
  if (plan_.of(Role::born) >= 0 || setup_.person.born) return;
  for (int i = 0; i < static_cast<int>(columns_); ++i) {
    const Role role = plan_.columns[static_cast<std::size_t>(i)].role;
    if (role == Role::none || role == Role::id || role == Role::patient || role == Role::date) continue;
    if (steady_columns_.last < 0) steady_columns_.first = i;
    steady_columns_.last = i;
  }
  const auto among = [&](Role role) { return plan_.of(role) >= steady_columns_.first && plan_.of(role) <= steady_columns_.last; };
  if (among(Role::patient) || among(Role::date) || among(Role::id)) steady_columns_ = {0, -1};
}

// ---- One row ------------------------------------------------------------------------------------------------------------

// Takes the next row apart. Rows without quotes, nearly all, are read where they stand.
template <bool plain>
inline const char* Worker::take_row(const char* at, const char* end) {
  const std::size_t columns = columns_;
  const char separator = plan_.separator;
  const char** to = ends_.data();
  const char** const full = to + columns;
  *to = at - 1;
  for (const char* base = at; to <= full; base += 64) {
    const Marks marks = marks_of<plain>(base, separator);
    const std::uint64_t before_stop = (marks.stops - 1) & ~marks.stops;  // all, where there is none
    for (std::uint64_t left = marks.separators & before_stop; left != 0; left &= left - 1) *++to = base + lowest(left);
    if (marks.stops == 0) continue;
    const char* stop = base + lowest(marks.stops);
    const bool crlf = !plain && *stop == '\r' && stop[1] == '\n';
    if (!plain && *stop != '\n' && !crlf) break;
    *++to = stop;
    count_ = static_cast<std::size_t>(to - ends_.data());
    ends_[columns + 1] = ends_[columns] + 1;
    return stop + (crlf ? 2 : 1);
  }
  return look_closer(at, end);
}

// A row with quotes, with many cells too many, or with a carriage return that ends no line.
const char* Worker::look_closer(const char* at, const char* end) {
  raw_ = false;
  const char* next = end_of_record(at, end, plan_.separator);
  if (next == nullptr) {
    broken_ = true;
    count_ = 0;
    return std::find(at, end, '\n') + 1;
  }
  split(at, next, plan_.separator, record_);
  row_lines_ = static_cast<std::uint64_t>(std::count(at, next, '\n'));
  broken_ = !record_.well_formed;
  count_ = record_.cells.size();
  const std::size_t columns = plan_.columns.size();
  ends_[0] = record_.cells[0].at - 1;
  for (std::size_t i = 0; i < std::min(count_, columns); ++i) ends_[i + 1] = record_.cells[i].at + record_.cells[i].size;
  ends_[columns + 1] = ends_[columns] + 1;
  return next;
}

void Worker::refuse(Code code, int column, std::string value) {
  Reject& reject = page_->rejects.emplace_back();
  reject.line = page_->lines;
  reject.code = code;
  reject.column = column;
  reject.value = std::move(value);
  reject.written = page_->size;
  const int id = plan_.of(Role::id);
  if (id >= 0 && static_cast<std::size_t>(id) < std::min(count_, plan_.columns.size()) && !broken_) reject.id = std::string{cell(id).view()};
}

// ---- Cells --------------------------------------------------------------------------------------------------------------

// The number in a cell; `otherwise` where nothing is said, `bad` where it is none.
inline std::int64_t small_number(Cell cell, std::int64_t most, std::int64_t otherwise) {
  if (cell.empty()) return otherwise;
  const std::int64_t number = read_short_number(cell);
  return number > most ? bad : number;
}

inline bool Worker::read_amount(Money& fee) const {
  if (const Cell cents = cell(Role::fee_cents); !cents.empty()) {
    const std::int64_t number = read_number(cents);
    fee = Money::of_cents(number);
    return number != no_number && number <= Money::limit;
  }
  return read_euros_or_none(fee);
}

bool Worker::read_euros_or_none(Money& fee) const {
  fee = setup_.person.private_fee;
  const Cell euros = cell(Role::fee_euros);
  if (euros.empty()) return true;
  // A comma is a decimal mark only where semicolons separate.
  const std::optional<Money> amount = read_euros(euros.view());
  fee = amount.value_or(fee);
  return amount && (plan_.separator == ';' || euros.view().find(',') == std::string_view::npos);
}

// A weight in millionths: digits, and up to six decimals.
bool Worker::read_weight(Cell cell, std::int64_t& weight) const {
  std::string_view text = cell.view();
  const std::size_t mark = text.find_first_of(plan_.separator == ';' ? ".," : ".");
  const std::int64_t whole = read_number({text.data(), static_cast<std::uint32_t>(std::min(mark, text.size()))});
  if (whole == no_number) return false;
  weight = whole * one_weight;
  if (mark == std::string_view::npos) return true;
  text.remove_prefix(mark + 1);
  const std::int64_t part = read_number({text.data(), static_cast<std::uint32_t>(text.size())});
  if (part == no_number || text.size() > 6) return false;
  std::int64_t scale = one_weight;
  for (std::size_t i = 0; i < text.size(); ++i) scale /= 10;
  weight += part * scale;
  return true;
}

// The weight of the row, where it has one.
inline bool Worker::weigh() {
  const Cell cell = this->cell(Role::weight);
  weight_ = one_weight;
  return cell.empty() || read_weight(cell, weight_);
}

// Which words the row says; -1 if one of them is none.
inline int Worker::find_words() {
  if (!raw_ || !one_group_) return rare_words();
  const char* from = ends_[static_cast<std::size_t>(group_words_.first)] + 1;
  const std::string_view key{from, static_cast<std::size_t>(ends_[static_cast<std::size_t>(group_words_.last) + 1] - from)};
  const int words = memo_->find(key);
  return words >= 0 ? words : new_words(key);
}

int Worker::new_words(std::string_view text) {
  const int words = resolve_words();
  if (words >= 0) memo_->keep(text, words);
  return words;
}

// Words that do not stand side by side as they were written, or none at all.
int Worker::rare_words() {
  if (plan_.words.empty() && !words_.empty()) return 0;
  if (!raw_ || plan_.words.empty()) return resolve_words();
  std::string_view key;
  char several[Memo::longest + slack];
  {
    char* to = several;
    for (const Group& group : plan_.words) {
      const Cell last = cell(group.last);
      const char* from = cell(group.first).at;
      const auto size = static_cast<std::size_t>(last.at + last.size - from);
      if (static_cast<std::size_t>(to - several) + size + 1 > Memo::longest) return resolve_words();
      to = put(to, {from, size});
      *to++ = '\n';
    }
    key = {several, static_cast<std::size_t>(to - several)};
  }
  const int words = memo_->find(key);
  return words >= 0 ? words : new_words(key);
}

int Worker::resolve_words() {
  constexpr Bits nothing = ~Bits{0};
  const Route& route = *setup_.route;
  const std::size_t contract = route.facts.size();
  std::vector<Bits> meaning(route.facts.size() + 1, nothing);  // last: which contract
  for (const Group& group : plan_.words) {
    for (int i = group.first; i <= group.last; ++i) {
      const Column& column = plan_.columns[static_cast<std::size_t>(i)];
      std::string_view word = cell(i).view();
      if (word.empty()) continue;
      if (column.role == Role::complementary) {
        const bool file = word == "file";
        if (file && setup_.person.contract == nullptr) return -1;
        meaning[contract] = file ? 1 : 0;
        // Inside a scheme a responsible contract pays by law; any other only what its own shares say.
        if (file) word = setup_.person.contract->responsible ? "responsible" : "none";
      }
      if (column.fact < 0) {
        if (word != "none" && word != "responsible") return -1;
        continue;
      }
      const auto f = static_cast<std::size_t>(column.fact);
      const std::optional<Bits> bits = route.facts[f].read(word);
      if (!bits) return -1;
      meaning[f] = *bits;
    }
  }
  const auto [at, fresh] = words_by_meaning_.emplace(meaning, static_cast<int>(words_.size()));
  if (!fresh) return at->second;
  Words& words = *words_.emplace_back(std::make_unique<Words>());
  words.person = setup_.person;
  words.by_band.resize(age_of_band_.size());
  if (meaning[contract] == 0) words.person.contract = nullptr;
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    if (meaning[f] == nothing) continue;
    if (plan_.dated && route.facts[f].of_session) {
      words.session.facts.emplace_back(static_cast<std::uint8_t>(f), meaning[f]);
    } else {
      words.person.facts[f] = meaning[f];
      words.person.stated |= std::uint32_t{1} << f;
    }
  }
  words.unsaid = ~words.person.stated;
  for (const auto& [fact, bits] : words.session.facts) words.unsaid &= ~(std::uint32_t{1} << fact);
  return at->second;
}

// ---- Situations ---------------------------------------------------------------------------------------------------------

inline Worker::Known& Worker::situation(int words, int age_band, int january_band, int used) {
  Words& said = *words_[static_cast<std::size_t>(words)];
  said_ = words;
  const bool ordinary = age_band == january_band && used == setup_.person.used;
  Known* known = said.by_band[static_cast<std::size_t>(age_band)];
  if (ordinary && known != nullptr) return *known;
  return new_situation(words, age_band, january_band, used);
}

Worker::Known& Worker::new_situation(int words, int age_band, int january_band, int used) {
  Words& said = *words_[static_cast<std::size_t>(words)];
  std::unique_ptr<Known>& known = situations_[{words, age_band, january_band, used}];
  if (!known) {
    Person person = said.person;
    person.born.reset();
    person.age = age_of_band_[static_cast<std::size_t>(age_band)];
    person.january_age = age_of_band_[static_cast<std::size_t>(january_band)];
    person.used = used;
    known.reset(new Known{Situation{book_, setup_.terms, person, said.session, changes_, setup_.strict}, {}});
  }
  if (age_band == january_band && used == setup_.person.used) said.by_band[static_cast<std::size_t>(age_band)] = known.get();
  return *known;
}

// The situation on a day, by the age or the birth date; null (and refused) before the birth, and after the age of 130.
Worker::Known* Worker::person_on(int words, int used, Date day) {
  int age = setup_.person.age;
  int january = age;
  Date born;
  std::optional<Date> birth = setup_.person.born;
  if (const Cell cell = this->cell(Role::age); !cell.empty()) {
    age = january = static_cast<int>(read_number(cell));
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
  return &situation(words, band_of_age_[static_cast<std::size_t>(age)], band_of_age_[static_cast<std::size_t>(january)], used);
}

inline Worker::Year& Worker::year_of(Known& known, int year) {
  const std::unique_ptr<Year>& entry = known.years[static_cast<std::size_t>(year - first_year)];
  return entry ? *entry : new_year(known, year);
}

Worker::Year& Worker::new_year(Known& known, int year) {
  std::unique_ptr<Year>& entry = known.years[static_cast<std::size_t>(year - first_year)];
  entry = std::make_unique<Year>();
  const std::int32_t from = Date{year, 1, 1}.days(), to = Date{year, 12, 31}.days();
  for (Situation::Span& span : known.situation.spans()) {
    if (span.from <= to && span.to >= from) entry->candidates.emplace_back(&known.situation, &span);
  }
  return *entry;
}

// ---- Year rows ----------------------------------------------------------------------------------------------------------

[[gnu::always_inline]] inline bool Worker::year_row() {
  const int words = find_words();
  const std::int64_t used = simple_ ? setup_.person.used : small_number(cell(Role::used), most_sessions, setup_.person.used);
  const std::int64_t sessions = small_number(cell(Role::sessions), most_sessions, usual_);
  const std::int64_t year = small_number(cell(Role::year), last_year, unsaid);
  const std::int64_t age = small_number(cell(Role::age), oldest, age_);
  Money fee;
  const bool read = read_amount(fee) && (simple_ || weigh());
  if (words < 0 || used == bad || sessions == bad || age == bad || (year < first_year && year != unsaid) || !read) return diagnose();
  asked_sessions_ = sessions;
  if (year >= 0 && age >= 0 && (simple_ || (cell(Role::first).empty() && cell(Role::born).empty()))) {
    const int band = band_of_age_[static_cast<std::size_t>(age)];
    Known& known = situation(words, band, band, static_cast<int>(used));
    Year& entry = year_of(known, static_cast<int>(year));
    if (sessions >= 0 && sessions <= static_cast<std::int64_t>(most_kept)) {
      if (const Line* line = entry.ready[static_cast<std::size_t>(sessions)]) {
        write(*line, fee, line->rank);
        return true;
      }
    }
    return answer_year(entry.candidates, static_cast<int>(year), fee, &entry);
  }
  return rare_year_row(words, static_cast<int>(used), static_cast<int>(year), fee);
}

// Rows with a birth date, or with a first session.
bool Worker::rare_year_row(int words, int used, int year, Money fee) {
  if (!diagnose_rare()) return false;
  Date born;
  const bool from_cell = !cell(Role::born).empty();
  if (from_cell && !read_day(cell(Role::born), born)) return diagnose();
  if (year < 0) {
    Date first;
    if (!cell(Role::first).empty()) {
      if (!read_day(cell(Role::first), first)) return diagnose();
    } else {
      first = *setup_.first;
    }
    return answer_series(words, used, first, fee);
  }
  // Before and after the birthday.
  const Date birth = from_cell ? born : *setup_.person.born;
  const Date january{year, 1, 1}, december{year, 12, 31};
  if (birth > december) return refuse(Code::not_born), false;
  if (age_on(birth, december) > oldest) return refuse(Code::over_130), false;
  const Date birthday = std::max(add_years(birth, year - birth.year()), january);
  candidates_.clear();
  for (const auto& [from, to] : {std::pair{std::max(january, birth), add_days(birthday, -1)}, std::pair{std::max(birthday, birth), december}}) {
    if (to < from) continue;
    Known* known = person_on(words, used, from);
    if (known == nullptr) return false;
    for (Situation::Span& span : known->situation.spans()) {
      const std::pair candidate{&known->situation, &span};
      const bool new_one = std::find(candidates_.begin(), candidates_.end(), candidate) == candidates_.end();
      if (span.from <= to.days() && span.to >= from.days() && new_one) candidates_.push_back(candidate);
    }
  }
  return answer_year(candidates_, year, fee, nullptr);
}

// As many sessions as the cap allows on the span's days.
int Worker::usual_sessions(Situation& situation, Situation::Span& span) {
  return std::max(cap_on(book_, setup_.terms, situation.person(), span.first), 1);
}

// The sessions of a row are had in one cap period of the year, nobody knows on which days: what is asked must come out
// the same under all that can hold. Days before the route opened do not count.
bool Worker::answer_year(const Candidates& candidates, int year, Money fee, Year* keep) {
  const auto shut = [](const auto& c) { return c.second->standing.outcome == Outcome::not_open; };
  const bool all_shut = std::all_of(candidates.begin(), candidates.end(), shut);
  lines_.clear();
  bool kept = keep != nullptr && asked_sessions_ >= 0 && asked_sessions_ <= static_cast<std::int64_t>(most_kept);
  for (const auto& candidate : candidates) {
    if (!all_shut && shut(candidate)) continue;
    auto& [situation, span] = candidate;
    const int sessions = asked_sessions_ >= 0 ? static_cast<int>(asked_sessions_) : usual_sessions(*situation, *span);
    const bool linear = span->linear && sessions <= static_cast<int>(most_kept);
    kept = kept && linear;
    lines_.push_back({situation, linear ? &situation->sum(*span, sessions) : nullptr, {}});
    if (!linear) lines_.back().own = situation->sum(*span, sessions, fee);
  }
  for (const Candidate& c : lines_) {
    if (setup_.strict && weak(c.get(), fee)) return refuse(Code::not_established), false;
  }
  bool whatever_fee = true;
  for (std::size_t i = 1; i < lines_.size(); ++i) {
    if (agree(lines_[0].get(), lines_[i].get())) continue;
    whatever_fee = false;
    if (agree_at(lines_[0].get(), lines_[i].get(), fee)) continue;
    // Two days of one age that differ want dates; else it is the birthday that decides.
    bool dates = false;
    for (std::size_t a = 0; a < lines_.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) dates = dates || (lines_[a].situation == lines_[b].situation && !agree_at(lines_[a].get(), lines_[b].get(), fee));
    }
    return refuse(dates ? Code::give_dates : Code::give_first, -1, std::to_string(year)), false;
  }
  const Line& line = lines_[0].get();
  if (kept && whatever_fee && !setup_.strict) keep->ready[static_cast<std::size_t>(asked_sessions_)] = &line;
  write(line, fee, line.rank);
  return true;
}

// Sessions from a first one on, at their dates.
bool Worker::answer_series(int words, int used, Date first, Money fee) {
  Pace pace = setup_.every;
  if (const Cell cell = this->cell(Role::every); !cell.empty()) {
    const std::optional<Pace> read = read_pace(cell.view());
    if (!read) return diagnose();
    pace = *read;
  }
  int sessions = static_cast<int>(asked_sessions_);
  if (asked_sessions_ < 0) {
    Known* known = person_on(words, used, first);
    if (known == nullptr) return false;
    sessions = usual_sessions(known->situation, known->situation.at(first.days()));
  }
  series_.begin();
  scratch_ = {};
  for (int i = 0; i < sessions; ++i) {
    const std::optional<Date> date = step(first, pace, i);
    if (!date) return refuse(Code::too_late), false;
    const Date day = *date;
    Known* known = person_on(words, used, day);
    if (known == nullptr) return false;
    scratch_ += series_.next(known->situation, day, fee);
    if (series_.rank() > 0) scratch_.rank = series_.rank();
  }
  if (setup_.strict && weak(scratch_, fee)) return refuse(Code::not_established), false;
  write(scratch_, fee, scratch_.rank);
  return true;
}

bool Worker::weak(const Line& line, Money fee) {
  return (line.flags & static_cast<Flags>(~flag_other_calendar)) != 0 || line.incomplete(fee);
}

// Whether two lines give the same for all that is asked, whatever the fee.
bool Worker::agree(const Line& a, const Line& b) const {
  for (std::size_t f = 0; f < figure_count; ++f) {
    if (plan_.figures_asked[f] && (a.fixed[f] != b.fixed[f] || a.per_fee[f] != b.per_fee[f])) return false;
  }
  return agree_beside_figures(a, b);
}

bool Worker::agree_at(const Line& a, const Line& b, Money fee) const {
  for (std::size_t f = 0; f < figure_count; ++f) {
    if (plan_.figures_asked[f] && a.get(static_cast<Figure>(f), fee) != b.get(static_cast<Figure>(f), fee)) return false;
  }
  return agree_beside_figures(a, b);
}

bool Worker::agree_beside_figures(const Line& a, const Line& b) const {
  return a.sessions == b.sessions && (!plan_.covered_asked || a.covered == b.covered) && (!plan_.outcome_asked || a.outcomes == b.outcomes) &&
         (!plan_.version_asked || a.versions == b.versions) && (!plan_.rank_asked || a.rank == b.rank);
}

// ---- Session rows -------------------------------------------------------------------------------------------------------

[[gnu::always_inline]] inline bool Worker::session_row() {
  const Cell patient = cell(Role::patient);
  if (patient.empty()) {
    refuse(Code::missing, plan_.of(Role::patient));
    now_.refused = now_.stray = true;
    return false;
  }
  if (!now_.id.is(patient)) turn_to(patient.view());
  now_.stray = false;
  if (now_.came_before) return refuse(Code::not_contiguous, plan_.of(Role::patient)), false;
  if (now_.refused) return refuse(Code::after_refused), false;
  Date day;
  if (!read_day_by_month(cell(Role::date), day)) return now_.refused = true, diagnose();
  const std::string_view said = steady_cells();
  if (said.empty() || said.size() != steady_.size() || !same_bytes(said.data(), steady_.data(), said.size())) {
    steady_ = {};
    if (!read_what_is_said(day)) return now_.refused = true, false;
    steady_ = said;
  }
  if (day.days() < now_.last_day) return now_.refused = true, refuse(Code::date_order, plan_.of(Role::date), iso(day)), false;
  now_.last_day = day.days();
  const Line& line = now_.patient.next(known_->situation, day, fee_);
  if (setup_.strict && weak(line, fee_)) return now_.refused = true, refuse(Code::not_established), false;
  write(line, fee_, now_.patient.rank());
  return true;
}

// What a row says beside its patient and date, as it stands in the block; empty where that is not in one piece.
inline std::string_view Worker::steady_cells() const {
  if (!raw_ || steady_columns_.last < 0) return {};
  const char* from = ends_[static_cast<std::size_t>(steady_columns_.first)] + 1;
  return {from, static_cast<std::size_t>(ends_[static_cast<std::size_t>(steady_columns_.last) + 1] - from)};
}

// Reads what a row says beside its patient and date: into `known_`, `fee_` and `weight_`.
bool Worker::read_what_is_said(Date day) {
  const int words = find_words();
  const std::int64_t used = small_number(cell(Role::used), most_sessions, setup_.person.used);
  const std::int64_t age = small_number(cell(Role::age), oldest, age_);
  if (words < 0 || used == bad || age == bad || !read_amount(fee_) || !weigh()) return diagnose();
  if (age >= 0 && cell(Role::born).empty()) {
    const int band = band_of_age_[static_cast<std::size_t>(age)];
    known_ = &situation(words, band, band, static_cast<int>(used));
    return true;
  }
  if (!diagnose_rare()) return false;
  known_ = person_on(words, static_cast<int>(used), day);
  return known_ != nullptr;
}

// A date whose year and month were met before is not read again: only the day in the month is.
inline bool Worker::read_day_by_month(Cell cell, Date& day) {
  if (cell.size != 10) return false;
  const std::uint64_t month = detail::load(cell.at);  // YYYY-MM-
  Month& known = months_[month * 0x9E3779B97F4A7C15 >> (64 - month_bits)];
  const unsigned tens = static_cast<unsigned char>(cell.at[8]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(cell.at[9]) - unsigned{'0'};
  if (known.text == month && tens <= 3 && ones <= 9) {
    const unsigned of_month = tens * 10 + ones;
    if (of_month - 1 >= known.length) return false;
    day = Date::from_days(known.before + static_cast<std::int32_t>(of_month));
    return true;
  }
  if (!read_day(cell, day)) return false;
  known = {month, day.days() - static_cast<std::int32_t>(day.day()), static_cast<unsigned>(std::chrono::year_month_day_last{day.ymd().year() / day.ymd().month() / std::chrono::last}.day())};
  return true;
}

void Worker::turn_to(std::string_view id) {
  if (now_.id.empty()) page_->first_patient = id;
  else page_->order.follow(now_.id.view(), id);
  now_.id = id;
  if (lists_) page_->patients.emplace_back(id);
  now_.patient.begin();
  now_.last_day = std::numeric_limits<std::int32_t>::min();
  now_.refused = now_.stray;
  now_.came_before = seen_ != nullptr && !seen_->emplace(id).second;
}

// ---- What is wrong with a row -------------------------------------------------------------------------------------------

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

// ---- Writing ------------------------------------------------------------------------------------------------------------

char* Worker::write_computed(char* to, const Output& output, const Line& line, Money fee, int rank) const {
  switch (output.kind) {
    case Output::Kind::covered: return put(to, std::int64_t{line.covered});
    case Output::Kind::sessions: return put(to, std::int64_t{line.sessions});
    case Output::Kind::outcome: return put_joined(to, line.outcomes, outcomes_);
    case Output::Kind::version: return put_joined(to, line.versions, versions_);
    case Output::Kind::rank: return rank > 0 ? put(to, std::int64_t{rank}) : to;
    case Output::Kind::figure: {
      const Money amount = line.get(output.figure, fee);
      return amount.known() ? put(to, amount.cents()) : to;
    }
    case Output::Kind::cell:
    case Output::Kind::line: break;
  }
  return to;
}

// Most rows are an input cell and a computed end that was written before: then there is little to do.
[[gnu::always_inline]] inline void Worker::write(const Line& line, Money fee, int rank) {
  Page& page = *page_;
  const Line::Written& written = line.written;
  const bool again = written.size != 0 && (written.fee == Line::Written::any_fee || written.fee == fee);
  if (!again || head_ < 0 || !raw_ || cell(head_).size > 16 || page.size + slack + sizeof written.text > page.out.size()) {
    return write_anew(line, fee, rank);
  }
  char* to = page.out.data() + page.size;
  std::memcpy(to, cell(head_).at, 16);  // what is too much is overwritten
  std::memcpy(to + cell(head_).size, written.text.data(), written.text.size());
  page.size += cell(head_).size + written.size;
}

void Worker::write_anew(const Line& line, Money fee, int rank) {
  Page& page = *page_;
  const auto row = static_cast<std::size_t>(ends_[count_] - ends_[0]);
  const std::size_t need = most_computed_ + copies_ * (2 * row + 3);  // every quote twice, and quotes around
  if (page.size + need > page.out.size()) page.out.resize(std::max(page.size + need, page.out.size() * 2));
  char* const begin = page.out.data() + page.size;
  char* const to = write_tail(write_head(begin, line, fee, rank), line, fee, rank);
  page.size += static_cast<std::size_t>(to - begin);
  if (setup_.summary) tally(line, fee);
}

// Everything before the computed end.
char* Worker::write_head(char* to, const Line& line, Money fee, int rank) const {
  for (std::size_t i = 0; i < plan_.tail; ++i) {
    if (i > 0) *to++ = plan_.separator;
    const Output& output = plan_.outputs[i];
    if (output.kind == Output::Kind::cell) to = put_cell(to, cell(output.column));
    else if (output.kind == Output::Kind::line) to = put(to, static_cast<std::int64_t>(first_line_ + page_->lines));
    else to = write_computed(to, output, line, fee, rank);
  }
  return to;
}

// The computed end of a row, and the line feed. It is kept with the line, for the next row like this one. (A rank is not
// the line's, where that stands for a band of them.)
char* Worker::write_tail(char* to, const Line& line, Money fee, int rank) const {
  char* const begin = to;
  bool any_fee = true;
  for (std::size_t i = plan_.tail; i < plan_.outputs.size(); ++i) {
    if (i > 0) *to++ = plan_.separator;
    to = write_computed(to, plan_.outputs[i], line, fee, rank);
    if (plan_.outputs[i].kind == Output::Kind::figure && line.per_fee[index_of(plan_.outputs[i].figure)] != 0) any_fee = false;
  }
  *to++ = '\n';
  const auto size = static_cast<std::size_t>(to - begin);
  if (size <= line.written.text.size() && !(plan_.rank_asked && plan_.dated)) {
    std::memcpy(line.written.text.data(), begin, size);
    line.written.size = static_cast<std::uint8_t>(size);
    line.written.fee = any_fee ? Line::Written::any_fee : fee;
  }
  return to;
}

// A cell, quoted where it needs to be.
char* Worker::put_cell(char* to, Cell cell) const {
  const std::string_view text = cell.view();
  const bool quote = !raw_ && text.find_first_of(std::string_view{"\"\r\n"}.data()) != std::string_view::npos;
  const bool holds_separator = !raw_ && text.find(plan_.separator) != std::string_view::npos;
  if (!quote && !holds_separator) return put(to, text);
  *to++ = '"';
  for (const char c : text) {
    if (c == '"') *to++ = '"';
    *to++ = c;
  }
  *to++ = '"';
  return to;
}

void Worker::tally(const Line& line, Money fee) {
  page_->totals.add(line, fee, weight_);
  page_->versions |= line.versions;
  page_->unsaid |= words_[static_cast<std::size_t>(said_)]->unsaid;
  page_->age_unsaid = page_->age_unsaid || (!setup_.person.age_stated && cell(Role::age).empty() && cell(Role::born).empty());
  if (plan_.by.empty()) return;
  group_.clear();
  for (const int column : plan_.by) group_.emplace_back(cell(column).view());
  page_->groups[group_].add(line, fee, weight_);
}

// ---- One block ----------------------------------------------------------------------------------------------------------

template <bool dated, bool plain>
void Worker::rows(const Block& block) {
  Page& page = *page_;
  const std::size_t columns = columns_;
  for (const char* at = block.begin; at < block.end;) {
    at = take_row<plain>(at, block.end);
    ++page.rows;
    if (count_ == columns && !broken_) [[likely]] {
      dated ? session_row() : year_row();
    } else {
      if (broken_) refuse(Code::quotes);
      else refuse(Code::cells, -1, std::to_string(count_));
      now_.refused = now_.stray = true;
    }
    page.lines += row_lines_;
    if (raw_) continue;
    raw_ = true;
    broken_ = false;
    row_lines_ = 1;
  }
}

void Worker::work(const Block& block, const Current* before, Seen* seen, Page& page) {
  page.clear();
  page_ = &page;
  seen_ = seen;
  now_ = before != nullptr ? *before : Current{};
  now_.patient.leave();
  std::size_t memory = 0;
  for (const auto& [key, known] : situations_) memory += known->situation.memory() + sizeof(Known);
  if (memory > most_memory) {
    situations_.clear();
    words_by_meaning_.clear();
    words_.clear();
    memo_->clear();
  }
  first_line_ = block.first_line;
  if (block.too_long) {
    count_ = 0;
    refuse(Code::too_long);
    page.rows = page.lines = 1;
    now_.refused = now_.stray = true;
    page.last = now_;
    return;
  }
  steady_ = {};
  raw_ = true;
  broken_ = false;
  row_lines_ = 1;
  const bool plain = !block.quoted && std::memchr(block.begin, '\r', static_cast<std::size_t>(block.end - block.begin)) == nullptr;
  if (plan_.dated) plain ? rows<true, true>(block) : rows<true, false>(block);
  else plain ? rows<false, true>(block) : rows<false, false>(block);
  page.last = now_;
}

}  // namespace racpsy::batch
