#include "racpsy/batch/person_cache.hpp"

#include <algorithm>

#include "racpsy/base/vocabulary.hpp"

namespace racpsy::batch {
namespace {

constexpr std::size_t most_people = 500;
constexpr std::size_t most_memory = 3 << 20;  // bytes kept between blocks
constexpr std::size_t most_values = 1'000;    // values of one fact that are kept by their letters

}  // namespace

PersonCache::PersonCache(const Setup& setup, const Plan& plan)
    : setup_(setup),
      plan_(plan),
      compiled_(*setup.route),
      days_matter_(setup.strict || plan.flags_asked),
      changes_(changing_days(*setup.route, setup.selection, days_matter_, setup.person.contract)),
      default_used_(setup.person.used, setup.person.used_deductible),
      letters_(setup.route->facts.size()) {
  find_age_bands();
}

// Ages that no rule, default or contract distinguishes form one band.
void PersonCache::find_age_bands() {
  const Route& route = *setup_.route;
  std::vector<bool> cut(oldest + 2, false);
  cut[0] = true;
  const auto cut_at = [&](int age) {
    if (is_up_to(age, oldest)) cut[static_cast<unsigned>(age)] = true;
  };
  for (const Version& version : route.versions) {
    if (setup_.selection.pinned != nullptr && &version != setup_.selection.pinned) continue;
    for (const int age : compiled_.table(version).ages()) cut_at(age);
    for (const Delay& delay : version.delays) {
      for (const Condition& c : delay.when) cut_at(c.low), cut_at(c.high + 1);
    }
  }
  for (const Fact& fact : route.facts) {
    for (const Fact::ByAge& by_age : fact.by_age) cut_at(by_age.low), cut_at(by_age.high + 1);
  }
  if (setup_.person.contract != nullptr) {
    for (const int age : ages_of(*setup_.person.contract)) cut_at(age);
  }
  for (int age = 0; age <= oldest; ++age) {
    if (cut[static_cast<unsigned>(age)]) age_of_band_.push_back(age);
    band_of_age_.push_back(static_cast<std::uint8_t>(age_of_band_.size() - 1));
  }
}

// ---- Inputs ----

RowInputs* PersonCache::add_inputs(const Row& row, std::string_view key) {
  RowInputs* inputs = resolve_inputs(row);
  if (inputs != nullptr) inputs_by_cells_.keep(key, *inputs);
  return inputs;
}

// Returns the inputs of a row whose fact columns are not adjacent, were unquoted, or do not exist.
RowInputs* PersonCache::unusual_inputs(const Row& row) {
  if (plan_.fact_ranges.empty() && !inputs_.empty()) return inputs_.begin()->second.get();
  if (!row.in_place() || plan_.fact_ranges.empty()) return resolve_inputs(row);
  char several[longest_key + slack];
  char* to = several;
  for (const ColumnRange& range : plan_.fact_ranges) {
    const std::string_view cells = row.adjacent(range);
    if (std::string_view{several, to}.size() + cells.size() + 1 > longest_key)
      return resolve_inputs(row);
    std::memcpy(to, cells.data(), cells.size());
    to += cells.size();
    *to++ = '\n';
  }
  const std::string_view key{several, to};
  RowInputs* inputs = inputs_by_cells_.find(key);
  return inputs != nullptr ? inputs : add_inputs(row, key);
}

// Returns the bits of a value; null if it is not valid. Comparisons by folded letters are cached.
std::optional<Bits> PersonCache::meaning_of(std::size_t fact, std::string_view word) {
  const Fact& asked = setup_.route->facts[fact];
  if (const std::optional<Bits> exact = asked.read(word)) return exact;
  auto& cached = letters_[fact];
  if (const auto at = cached.find(word); at != cached.end()) return at->second;
  const std::optional<Bits> meant = asked.meant(word);
  if (cached.size() < most_values) cached.emplace(word, meant);
  return meant;
}

// Parses the fact cells of the row; equal values share their inputs. Null if a value is not valid.
RowInputs* PersonCache::resolve_inputs(const Row& row) {
  constexpr Bits nothing = ~Bits{0};
  const Route& route = *setup_.route;
  const std::size_t contract = route.facts.size(), joined = contract + 1;
  std::vector<Bits> meaning(route.facts.size() + 2, nothing);  // then the contract, the joining
  for (const ColumnRange& range : plan_.fact_ranges) {
    for (std::size_t i = range.first; i < range.end; ++i) {
      const Column& column = plan_.columns[i];
      std::string_view word = row.cell(i).view();
      if (word.empty()) continue;
      if (column.role == Role::joined) {
        Date day;
        if (!read_day(row.cell(i), day)) return nullptr;
        meaning[joined] = static_cast<Bits>(day.days() - first_date.days());
        continue;
      }
      if (column.role == Role::complementary) {
        const bool file = says_file(word);
        if (file && setup_.person.contract == nullptr) return nullptr;
        meaning[contract] = file ? 1 : 0;
        if (file) word = word_in_schemes(*setup_.person.contract);
      }
      if (!column.fact) {
        if (!simple_contract(word)) return nullptr;
        continue;
      }
      const std::optional<Bits> bits = meaning_of(*column.fact, word);
      if (!bits) return nullptr;
      meaning[*column.fact] = *bits;
    }
  }
  std::unique_ptr<RowInputs>& entry = inputs_[meaning];
  if (entry) return entry.get();
  entry = std::make_unique<RowInputs>();
  RowInputs& inputs = *entry;
  inputs.person = setup_.person;
  inputs.by_band.resize(age_of_band_.size());
  if (meaning[contract] == 0) inputs.person.contract = nullptr;
  if (meaning[joined] != nothing)
    inputs.person.joined =
        Date::from_days(first_date.days() + static_cast<std::int32_t>(meaning[joined]));
  BitSet<std::uint32_t> of_session;
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    if (meaning[f] == nothing) continue;
    if (plan_.dated && route.facts[f].of_session) {
      inputs.session.facts.emplace_back(f, meaning[f]);
      of_session.add(f);
    } else {
      inputs.person.state(f, meaning[f]);
    }
  }
  inputs.unsaid = {~(inputs.person.stated | of_session.bits)};
  return entry.get();
}

// ---- People ----

CachedPerson& PersonCache::add_person(RowInputs& inputs, std::uint8_t band, std::uint8_t january,
                                      Used used) {
  std::unique_ptr<CachedPerson>& cached = inputs.people[{band, january, used}];
  if (!cached) {
    Person person = inputs.person;
    person.born.reset();
    person.age = age_of_band_[band];
    person.january_age = age_of_band_[january];
    person.used = used.sessions();
    person.used_deductible = used.deductible();
    std::vector<std::int32_t> days = changes_, joining = membership_days(person);
    days.insert(days.end(), joining.begin(), joining.end());
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    cached.reset(new CachedPerson{CachedResults{compiled_, setup_.selection, person, inputs.session,
                                                days, days_matter_, joining},
                                  &inputs,
                                  {}});
    if (!plan_.dated) cached->years.resize(years.all.size());
    full_ = ++people_ > most_people;
  }
  if (band == january && used == default_used_) inputs.by_band[band] = cached.get();
  return *cached;
}

Year& PersonCache::year_of(CachedPerson& person, int year) {
  std::unique_ptr<Year>& entry = person.years[Years::index(year)];
  if (entry) return *entry;
  entry = std::make_unique<Year>();
  entry->year = year;
  entry->inputs = person.inputs;
  const std::int32_t from = Date{year, 1, 1}.days(), to = Date{year, 12, 31}.days();
  for (CachedResults::Period& period : person.results.periods()) {
    if (period.from <= to && period.to >= from)
      entry->candidates.emplace_back(&person.results, &period);
  }
  return *entry;
}

int PersonCache::sessions_up_to_cap(const CachedResults& results,
                                    const CachedResults::Period& period) {
  const Date first = Date::from_days(period.from);
  return std::max(cap_on(compiled_, setup_.selection, results.person(), first).value_or(1), 1);
}

bool PersonCache::is_large() const {
  std::size_t memory = 0;
  for (const auto& [meaning, inputs] : inputs_) {
    for (const auto& [key, person] : inputs->people)
      memory += person->results.memory() + sizeof(CachedPerson);
  }
  return memory > most_memory;
}

void PersonCache::clear() {
  inputs_.clear();
  inputs_by_cells_.clear();
  years_by_cells_.clear();
  people_ = 0;
  full_ = false;
}

}  // namespace racpsy::batch
