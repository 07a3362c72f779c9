// Fills the caches of a worker: cells of facts become RowInputs, these and an age a cached person,
// and that person the periods of a year. Lookups are in worker.cpp.
#include <cstring>

#include "racpsy/base/folding.hpp"
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/batch/worker_parts.hpp"

namespace racpsy::batch {
namespace {

constexpr std::size_t most_cached = 500;  // cached people; more are dropped

}  // namespace

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

int Worker::add_inputs(std::string_view text) {
  const int inputs = resolve_inputs();
  if (inputs >= 0) memos_->inputs.keep(text, inputs);
  return inputs;
}

// Returns the index of the row's inputs if the fact columns are not adjacent, were unquoted, or do
// not exist; -1 if a value is not valid.
int Worker::find_unusual_inputs() {
  if (plan_.fact_ranges.empty() && !inputs_.empty()) return 0;
  if (!raw_ || plan_.fact_ranges.empty()) return resolve_inputs();
  char several[longest_key + slack];
  char* to = several;
  for (const ColumnRange& group : plan_.fact_ranges) {
    const Cell last = cell(group.last);
    const char* from = cell(group.first).at;
    const auto size = static_cast<std::size_t>(last.at + last.size - from);
    if (static_cast<std::size_t>(to - several) + size + 1 > longest_key) return resolve_inputs();
    std::memcpy(to, from, size);
    to += size;
    *to++ = '\n';
  }
  const std::string_view key{several, static_cast<std::size_t>(to - several)};
  const int inputs = memos_->inputs.find(key);
  return inputs >= 0 ? inputs : add_inputs(key);
}

// Returns the bits of a value; null if it is not valid. Comparisons by folded letters are cached.
std::optional<Bits> Worker::meaning_of(std::size_t fact, std::string_view word) {
  const Fact& asked = setup_.route->facts[fact];
  if (const std::optional<Bits> exact = asked.read(word)) return exact;
  memos_->letters.resize(setup_.route->facts.size());
  auto& cached = memos_->letters[fact];
  if (const auto at = cached.find(word); at != cached.end()) return at->second;
  const std::optional<Bits> meant = asked.meant(word);
  if (cached.size() < Memos::most_values) cached.emplace(word, meant);
  return meant;
}

// Parses the fact cells of the row, and returns the index of its inputs; equal values share one
// entry. -1 if a value is not valid.
int Worker::resolve_inputs() {
  constexpr Bits nothing = ~Bits{0};
  const Route& route = *setup_.route;
  const std::size_t contract = route.facts.size();
  std::vector<Bits> meaning(route.facts.size() + 1, nothing);  // last element: the contract
  for (const ColumnRange& group : plan_.fact_ranges) {
    for (int i = group.first; i <= group.last; ++i) {
      const Column& column = plan_.columns[static_cast<std::size_t>(i)];
      std::string_view word = cell(i).view();
      if (word.empty()) continue;
      if (column.role == Role::complementary) {
        const bool file = says_file(word);
        if (file && setup_.person.contract == nullptr) return -1;
        meaning[contract] = file ? 1 : 0;
        if (file) word = word_in_schemes(*setup_.person.contract);
      }
      if (column.fact < 0) {
        if (!simple_contract(word)) return -1;
        continue;
      }
      const auto f = static_cast<std::size_t>(column.fact);
      const std::optional<Bits> bits = meaning_of(f, word);
      if (!bits) return -1;
      meaning[f] = *bits;
    }
  }
  const auto [at, fresh] = inputs_by_meaning_.emplace(meaning, static_cast<int>(inputs_.size()));
  if (!fresh) return at->second;
  RowInputs& inputs = *inputs_.emplace_back(std::make_unique<RowInputs>());
  inputs.person = setup_.person;
  inputs.by_band.resize(age_of_band_.size());
  if (meaning[contract] == 0) inputs.person.contract = nullptr;
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    if (meaning[f] == nothing) continue;
    if (plan_.dated && route.facts[f].of_session) {
      inputs.session.facts.emplace_back(static_cast<std::uint8_t>(f), meaning[f]);
    } else {
      inputs.person.state(f, meaning[f]);
    }
  }
  inputs.not_stated = ~inputs.person.stated;
  for (const auto& [fact, bits] : inputs.session.facts)
    inputs.not_stated &= ~(std::uint32_t{1} << fact);
  return at->second;
}

Worker::CachedPerson& Worker::new_cached_person(int inputs, int age_band, int january_band,
                                                int used) {
  RowInputs& row_inputs = *inputs_[static_cast<std::size_t>(inputs)];
  std::unique_ptr<CachedPerson>& cached = cache_[{inputs, age_band, january_band, used}];
  if (!cached) {
    Person person = row_inputs.person;
    person.born.reset();
    person.age = age_of_band_[static_cast<std::size_t>(age_band)];
    person.january_age = age_of_band_[static_cast<std::size_t>(january_band)];
    person.used = used;
    cached.reset(new CachedPerson{CachedResults{compiled_, setup_.selection, person,
                                                row_inputs.session, changes_, setup_.strict},
                                  {}});
    if (!plan_.dated) cached->years.resize(last_year - first_year + 1);
    cache_full_ = cache_.size() > most_cached;
  }
  if (age_band == january_band && used == setup_.person.used)
    row_inputs.by_band[static_cast<std::size_t>(age_band)] = cached.get();
  return *cached;
}

Worker::Year& Worker::new_year(CachedPerson& cached, int year) {
  std::unique_ptr<Year>& entry = cached.years[static_cast<std::size_t>(year - first_year)];
  entry = std::make_unique<Year>();
  entry->year = year;
  entry->inputs = row_inputs_;
  const std::int32_t from = Date{year, 1, 1}.days(), to = Date{year, 12, 31}.days();
  for (CachedResults::Period& period : cached.results.periods()) {
    if (period.from <= to && period.to >= from)
      entry->candidates.emplace_back(&cached.results, &period);
  }
  return *entry;
}

}  // namespace racpsy::batch
