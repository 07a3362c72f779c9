// What a worker has not met before: the words of a row become facts, facts and an age a cached
// person, and that person the versions of a year. What was met is looked up in worker.cpp.
#include <cstring>

#include "racpsy/base/folding.hpp"
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/batch/worker_parts.hpp"

namespace racpsy::batch {
namespace {

constexpr std::size_t most_cached = 500;  // within a block

}  // namespace

bool says_file(std::string_view word) {
  return word == "file" || same_folded(word, "file") || same_folded(word, "fichier");
}

std::optional<bool> simple_contract(std::string_view word) {
  const std::string letters = folded(word);
  const std::string_view common = common_word(letters);
  const auto is = [&](std::string_view one) { return letters == one || common == one; };
  if (is("none") || is("no")) return false;
  if (is("responsible") || is("yes") || is("responsable")) return true;
  return std::nullopt;
}

int Worker::new_words(std::string_view text) {
  const int words = resolve_words();
  if (words >= 0) memos_->words.keep(text, words);
  return words;
}

// Words that do not stand side by side as they were written, or none at all.
int Worker::rare_words() {
  if (plan_.words.empty() && !words_.empty()) return 0;
  if (!raw_ || plan_.words.empty()) return resolve_words();
  char several[longest_key + slack];
  char* to = several;
  for (const ColumnRange& group : plan_.words) {
    const Cell last = cell(group.last);
    const char* from = cell(group.first).at;
    const auto size = static_cast<std::size_t>(last.at + last.size - from);
    if (static_cast<std::size_t>(to - several) + size + 1 > longest_key) return resolve_words();
    std::memcpy(to, from, size);
    to += size;
    *to++ = '\n';
  }
  const std::string_view key{several, static_cast<std::size_t>(to - several)};
  const int words = memos_->words.find(key);
  return words >= 0 ? words : new_words(key);
}

// The value that a word stands for; where it is compared in letters, that is remembered.
std::optional<Bits> Worker::meaning_of(std::size_t fact, std::string_view word) {
  const Fact& asked = setup_.route->facts[fact];
  if (const std::optional<Bits> exact = asked.read(word)) return exact;
  memos_->letters.resize(setup_.route->facts.size());
  auto& cached = memos_->letters[fact];
  if (const auto at = cached.find(word); at != cached.end()) return at->second;
  const std::optional<Bits> meant = asked.meant(word);
  if (cached.size() < Memos::most_words) cached.emplace(word, meant);
  return meant;
}

int Worker::resolve_words() {
  constexpr Bits nothing = ~Bits{0};
  const Route& route = *setup_.route;
  const std::size_t contract = route.facts.size();
  std::vector<Bits> meaning(route.facts.size() + 1, nothing);  // last: which contract
  for (const ColumnRange& group : plan_.words) {
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
  const auto [at, fresh] = words_by_meaning_.emplace(meaning, static_cast<int>(words_.size()));
  if (!fresh) return at->second;
  RowInputs& words = *words_.emplace_back(std::make_unique<RowInputs>());
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

Worker::CachedPerson& Worker::new_cached_person(int words, int age_band, int january_band,
                                                int used) {
  RowInputs& said = *words_[static_cast<std::size_t>(words)];
  std::unique_ptr<CachedPerson>& cached = cache_[{words, age_band, january_band, used}];
  if (!cached) {
    Person person = said.person;
    person.born.reset();
    person.age = age_of_band_[static_cast<std::size_t>(age_band)];
    person.january_age = age_of_band_[static_cast<std::size_t>(january_band)];
    person.used = used;
    cached.reset(new CachedPerson{
        CachedResults{compiled_, setup_.selection, person, said.session, changes_, setup_.strict},
        {}});
    if (!plan_.dated) cached->years.resize(last_year - first_year + 1);
    crowded_ = cache_.size() > most_cached;
  }
  if (age_band == january_band && used == setup_.person.used)
    said.by_band[static_cast<std::size_t>(age_band)] = cached.get();
  return *cached;
}

Worker::Year& Worker::new_year(CachedPerson& cached, int year) {
  std::unique_ptr<Year>& entry = cached.years[static_cast<std::size_t>(year - first_year)];
  entry = std::make_unique<Year>();
  entry->year = year;
  entry->words = row_inputs_;
  const std::int32_t from = Date{year, 1, 1}.days(), to = Date{year, 12, 31}.days();
  for (CachedResults::Period& period : cached.results.periods()) {
    if (period.from <= to && period.to >= from)
      entry->candidates.emplace_back(&cached.results, &period);
  }
  return *entry;
}

}  // namespace racpsy::batch
