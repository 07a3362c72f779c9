// The C interface: groups rows by person, settles each person's sessions as one request, and writes
// the results to their rows. All input is checked before anything is settled, so that an error
// leaves the caller's arrays unchanged.
#include "racpsy/c/racpsy.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <numeric>

#include "build_info.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/c/messages.hpp"
#include "racpsy/engine/statement.hpp"
#include "racpsy/rules/catalogue.hpp"
#include "racpsy/rules/names.hpp"
#include "report/json_answer.hpp"

using namespace racpsy;

// A route with the catalogue it comes from, and the strings that the interface returns.
struct racpsy_book {
  Catalogue catalogue;
  const Route* route;
  Lang lang;
  std::optional<CompiledRoute> compiled;
  std::string digest;
  std::vector<std::string> versions;
  std::vector<std::vector<std::string>> words;  // values by fact
  std::unique_ptr<const Contract> contract;
};

namespace {

constexpr std::int32_t unknown = RACPSY_UNKNOWN;
constexpr std::int32_t most_cents = 100'000'000;

static_assert(RACPSY_FIGURES <= figure_count);
static_assert(int{RACPSY_UNVERIFIED} == flag_unverified && int{RACPSY_ASSUMED} == flag_assumed &&
              int{RACPSY_INFERRED} == flag_inferred && int{RACPSY_LOW} == flag_low &&
              int{RACPSY_OTHER_CALENDAR} == flag_other_calendar &&
              int{RACPSY_OUTSIDE_CONTRACT} == flag_outside_contract &&
              int{RACPSY_BEYOND_RIGHT} == flag_beyond_right);

// Copies a text to a buffer of `size` bytes, truncated if needed and always terminated.
void copy_text(std::string_view text, char* to, std::size_t size) {
  if (to == nullptr || size == 0) return;
  const std::size_t fits = std::min(text.size(), size - 1);
  std::memcpy(to, text.data(), fits);
  to[fits] = '\0';
}

// The state of one call of racpsy_settle.
class SettleCall {
 public:
  SettleCall(racpsy_book& book, const racpsy_rows& rows)
      : book_(book),
        route_(*book.route),
        rows_(rows) {}

  /// Settles all rows and writes the results; returns the error if there is one.
  std::optional<Text> run(const char* calendar, const char* version) {
    if (std::optional<Text> wrong = select_rules(calendar, version)) return wrong;
    if (std::optional<Text> wrong = read_columns()) return wrong;
    for (std::size_t row = 0; row < rows_.count; ++row) {
      if (std::optional<Text> wrong = check_row(row)) return localized<msg::of_row>(row, *wrong);
    }
    sort_rows();
    std::vector<Settled> settled;
    settled.reserve(rows_.count);
    for (std::size_t from = 0; from < order_.size();) {
      const std::size_t begin = from;
      while (from < order_.size() &&
             (rows_.person == nullptr ? from == begin
                                      : rows_.person[order_[from]] == rows_.person[order_[begin]]))
        ++from;
      settle_person({order_.data() + begin, from - begin}, settled);
    }
    if (std::optional<Text> wrong = too_large(settled)) return wrong;
    for (std::size_t i = 0; i < order_.size(); ++i) write_row(order_[i], settled[i]);
    return std::nullopt;
  }

 private:
  std::optional<Text> select_rules(const char* calendar, const char* version) {
    const std::string_view name =
        calendar == nullptr ? calendar_names[Calendar::applied] : calendar;
    const auto calendars = calendar_names.keys();
    const auto at = std::find_if(calendars.begin(), calendars.end(),
                                 [&](Calendar c) { return calendar_names[c] == name; });
    if (at == calendars.end()) return localized<msg::no_calendar>(name);
    selection_.calendar = *at;
    if (version == nullptr) return std::nullopt;
    const auto id = std::find(book_.versions.begin(), book_.versions.end(), version);
    if (id == book_.versions.end())
      return localized<msg::no_version>(version, joined(book_.versions));
    selection_.pinned = &route_.versions[index_in(book_.versions, *id)];
    return std::nullopt;
  }

  // Resolves the fact and the values of every column.
  std::optional<Text> read_columns() {
    for (std::size_t c = 0; c < rows_.column_count; ++c) {
      const racpsy_column& column = rows_.columns[c];
      const std::optional<std::size_t> fact = route_.fact_called(column.fact);
      if (!fact) {
        std::vector<std::string> names;
        for (const Fact& known : route_.facts) names.push_back(known.name);
        return localized<msg::no_fact>(column.fact, joined(names));
      }
      const Fact& known = route_.facts[*fact];
      facts_.push_back(*fact);
      std::vector<Bits>& bits = bits_.emplace_back();
      for (std::int32_t w = 0; w < column.word_count; ++w) {
        const std::optional<Bits> meaning = known.meant(column.words[w]);
        if (!meaning)
          return localized<msg::no_value>(column.fact, column.words[w], joined(known.words()));
        bits.push_back(*meaning);
      }
    }
    return std::nullopt;
  }

  // Checks the bounds of a value, unless its array is null or the value unknown.
  static std::optional<Text> out_of_bounds(const Message& name, std::int32_t value,
                                           std::int32_t least, std::int32_t most,
                                           const std::int32_t* array) {
    if (array == nullptr || value == unknown || (value >= least && value <= most))
      return std::nullopt;
    return localized<msg::outside>(localized(name), value, least, most);
  }

  std::optional<Text> check_row(std::size_t row) const {
    const auto at = [&](const std::int32_t* array) {
      return array == nullptr ? unknown : array[row];
    };
    const std::int32_t day = rows_.day[row];
    if (day < first_date.days() || day > last_date.days())
      return localized<msg::outside>(localized(msg::the_day), day, first_date.days(),
                                     last_date.days());
    if (std::optional<Text> wrong =
            out_of_bounds(msg::the_age, at(rows_.age), 0, oldest, rows_.age))
      return wrong;
    if (std::optional<Text> wrong =
            out_of_bounds(msg::the_fee, at(rows_.fee), 0, most_cents, rows_.fee))
      return wrong;
    if (std::optional<Text> wrong =
            out_of_bounds(msg::the_used, at(rows_.used), 0, most_sessions, rows_.used))
      return wrong;
    if (std::optional<Text> wrong =
            out_of_bounds(msg::the_used_deductible, at(rows_.used_deductible), 0, most_cents,
                          rows_.used_deductible))
      return wrong;
    if (std::optional<Text> wrong =
            out_of_bounds(msg::the_minutes, at(rows_.minutes), 1, most_minutes, rows_.minutes))
      return wrong;
    for (std::size_t c = 0; c < rows_.column_count; ++c) {
      const std::int32_t code = rows_.columns[c].codes[row];
      if (code < -1 || code >= rows_.columns[c].word_count)
        return localized<msg::no_code>(rows_.columns[c].fact, code,
                                       rows_.columns[c].word_count - 1);
    }
    return std::nullopt;
  }

  // Returns the value of a code in a column, which is not below zero.
  Bits meaning(std::size_t column, std::int32_t code) const {
    return bits_[column][static_cast<std::size_t>(code)];
  }

  // Sorts the rows by person and day; rows of one day keep their order.
  void sort_rows() {
    order_.resize(rows_.count);
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    if (rows_.person == nullptr) return;
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return std::pair{rows_.person[a], rows_.day[a]} < std::pair{rows_.person[b], rows_.day[b]};
    });
  }

  // Tests whether two rows describe the same state of their person.
  bool same_state(std::size_t a, std::size_t b) const {
    const auto same_in = [&](const std::int32_t* array) {
      return array == nullptr || array[a] == array[b];
    };
    for (std::size_t c = 0; c < rows_.column_count; ++c) {
      if (!same_in(rows_.columns[c].codes)) return false;
    }
    return same_in(rows_.age) && same_in(rows_.fee) && same_in(rows_.minutes);
  }

  // Returns the state of a person in a row; `first` is the person's first row.
  Person person(std::size_t row, std::size_t first) const {
    Person person = default_person(route_, book_.catalogue.default_age());
    if (book_.contract) give_contract(person, route_, *book_.contract);
    if (rows_.age != nullptr && rows_.age[row] != unknown) {
      person.age = rows_.age[row];
      person.age_stated = true;
    }
    if (rows_.fee != nullptr && rows_.fee[row] != unknown)
      person.private_fee = Money::of_cents(rows_.fee[row]);
    if (rows_.used != nullptr && rows_.used[first] != unknown) person.used = rows_.used[first];
    if (rows_.used_deductible != nullptr && rows_.used_deductible[first] != unknown)
      person.used_deductible = Money::of_cents(rows_.used_deductible[first]);
    if (rows_.minutes != nullptr && rows_.minutes[row] != unknown)
      person.minutes = rows_.minutes[row];
    for (std::size_t c = 0; c < rows_.column_count; ++c) {
      const std::int32_t code = rows_.columns[c].codes[row];
      const Fact& fact = route_.facts[facts_[c]];
      if (code < 0 || fact.of_session) continue;
      person.state(facts_[c], meaning(c, code));
      if (fact.name == "complementary")
        person.contract = nullptr;  // the row states another kind of cover
    }
    return person;
  }

  void settle_person(std::span<const std::size_t> rows, std::vector<Settled>& into) {
    Request request;
    request.selection = selection_;
    request.compiled_routes = {&*book_.compiled};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == 0 || !same_state(rows[i - 1], rows[i]))
        request.persons.push_back(person(rows[i], rows[0]));
      Session session{Date::from_days(rows_.day[rows[i]]), {}};
      for (std::size_t c = 0; c < rows_.column_count; ++c) {
        const std::int32_t code = rows_.columns[c].codes[rows[i]];
        if (code >= 0 && route_.facts[facts_[c]].of_session)
          session.facts.emplace_back(static_cast<std::uint8_t>(facts_[c]), meaning(c, code));
      }
      request.sessions.push_back({0, request.persons.size() - 1, 0, std::move(session)});
    }
    const Statement statement = settle_all(request);
    into.insert(into.end(), statement.sessions.begin(), statement.sessions.end());
  }

  // Finds an amount that does not fit 32 bits; only an unusual rule file can lead to one.
  std::optional<Text> too_large(const std::vector<Settled>& settled) const {
    for (std::size_t i = 0; i < settled.size(); ++i) {
      for (const Money amount : settled[i].figures) {
        if (amount.known() && (amount.cents() > std::numeric_limits<std::int32_t>::max() ||
                               amount.cents() <= unknown))
          return localized<msg::of_row>(order_[i],
                                        localized<msg::amount_too_large>(amount.cents()));
      }
    }
    return std::nullopt;
  }

  void write_row(std::size_t row, const Settled& s) const {
    if (rows_.outcome != nullptr) rows_.outcome[row] = static_cast<std::int32_t>(s.outcome);
    if (rows_.version != nullptr) {
      rows_.version[row] = s.version == nullptr
                               ? -1
                               : static_cast<std::int32_t>(index_in(route_.versions, *s.version));
    }
    if (rows_.rank != nullptr) rows_.rank[row] = s.rank.value_or(0);
    if (rows_.flags != nullptr) rows_.flags[row] = s.flags;
    for (std::size_t f = 0; f < RACPSY_FIGURES; ++f) {
      if (rows_.amounts[f] != nullptr)
        rows_.amounts[f][row] =
            s.figures[f].known() ? static_cast<std::int32_t>(s.figures[f].cents()) : unknown;
    }
  }

  racpsy_book& book_;
  const Route& route_;
  const racpsy_rows& rows_;
  RuleSelection selection_;
  std::vector<std::size_t> facts_;       // by column
  std::vector<std::vector<Bits>> bits_;  // by column and word
  std::vector<std::size_t> order_;
};

// Returns a string of a list; null past the end.
const char* at(const std::vector<std::string>& words, std::size_t index) {
  return index < words.size() ? words[index].c_str() : nullptr;
}

}  // namespace

int racpsy_abi(void) { return RACPSY_ABI; }
const char* racpsy_version(void) { return engine_version; }

const char* racpsy_route(size_t index) {
  static const std::vector<std::string> routes = [] {
    const Result<Catalogue> catalogue = Catalogue::open({});
    return catalogue ? catalogue->routes() : std::vector<std::string>{};
  }();
  return at(routes, index);
}

racpsy_book* racpsy_open(const char* route, const char* const* folders, size_t folder_count,
                         const char* lang, char* message, size_t size) {
  const Lang language = lang != nullptr && std::string_view{lang} == "fr" ? Lang::fr : Lang::en;
  Result<Catalogue> catalogue = Catalogue::open(
      folders == nullptr ? std::vector<std::string>{}
                         : std::vector<std::string>(folders, folders + folder_count));
  if (!catalogue)
    return copy_text(format_problems(catalogue.problems(), language), message, size), nullptr;
  const std::vector<std::string> ids = catalogue->routes();
  if (route == nullptr || std::find(ids.begin(), ids.end(), route) == ids.end()) {
    return copy_text(localized<msg::no_such_route>(route == nullptr ? "" : route, joined(ids))
                         .in(language),
                     message, size),
           nullptr;
  }
  auto book = std::make_unique<racpsy_book>(
      racpsy_book{std::move(*catalogue), nullptr, language, {}, {}, {}, {}, {}});
  const Result<const Route*> found = book->catalogue.route(route);
  if (!found) return copy_text(format_problems(found.problems(), language), message, size), nullptr;
  book->route = *found;
  book->compiled.emplace(**found);
  book->digest = book->catalogue.digest();
  book->versions = book->route->version_ids();
  for (const Fact& fact : book->route->facts) book->words.push_back(fact.words());
  return book.release();
}

void racpsy_close(racpsy_book* book) { delete book; }

const char* racpsy_digest(const racpsy_book* book) { return book->digest.c_str(); }
const char* racpsy_currency(const racpsy_book* book) {
  return currency_names[book->route->currency()].data();  // a literal, so it ends with a zero
}
const char* racpsy_version_name(const racpsy_book* book, size_t index) {
  return at(book->versions, index);
}
const char* racpsy_fact(const racpsy_book* book, size_t index) {
  return index < book->route->facts.size() ? book->route->facts[index].name.c_str() : nullptr;
}
const char* racpsy_fact_word(const racpsy_book* book, size_t fact, size_t index) {
  return fact < book->words.size() ? at(book->words[fact], index) : nullptr;
}
const char* racpsy_outcome(int32_t outcome) {
  const auto index = static_cast<std::uint32_t>(outcome);  // large if it is below zero
  return index < outcome_names.size() ? outcome_names.items[index].data() : nullptr;
}

int racpsy_contract(racpsy_book* book, const char* path, char* message, size_t size) {
  book->contract.reset();
  if (path == nullptr) return 0;
  Result<std::unique_ptr<const Contract>> read = book->catalogue.contract(path);
  if (!read) return copy_text(format_problems(read.problems(), book->lang), message, size), 1;
  if (!is_of_country(**read, *book->route))
    return copy_text(
               localized<msg::other_country>((*read)->country, book->route->id).in(book->lang),
               message, size),
           1;
  book->contract = std::move(*read);
  return 0;
}

int racpsy_settle(racpsy_book* book, const char* calendar, const char* version,
                  const racpsy_rows* rows, char* message, size_t size) {
  const std::optional<Text> wrong = SettleCall{*book, *rows}.run(calendar, version);
  if (!wrong) return 0;
  copy_text(wrong->in(book->lang), message, size);
  return 1;
}

char* racpsy_calculate(const char* request) {
  const std::string answer = answer_json(request == nullptr ? "" : request);
  char* const text = static_cast<char*>(std::malloc(answer.size() + 1));
  if (text != nullptr) copy_text(answer, text, answer.size() + 1);
  return text;
}
void racpsy_free(char* text) { std::free(text); }
