#include "racpsy/batch/plan.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>
#include <unordered_set>

#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/batch/messages.hpp"
#include "racpsy/batch/reject.hpp"

namespace racpsy::batch {
namespace {

constexpr std::size_t most_edges = 100;  // ends of bands, each in one byte of a key

// Roles of reserved names (base/vocabulary.hpp), and the kinds of rows in which they apply.
constexpr unsigned of_years = 1, of_sessions = 2, of_all_rows = of_years | of_sessions;
struct NamedColumn {
  std::string_view name;
  Role role;
  unsigned rows;
};
constexpr NamedColumn known_names[] = {{"id", Role::id, of_all_rows},
                                       {"age", Role::age, of_all_rows},
                                       {"born", Role::born, of_all_rows},
                                       {"complementary", Role::complementary, of_all_rows},
                                       {"joined", Role::joined, of_all_rows},
                                       {"used", Role::used, of_all_rows},
                                       {"used_deductible", Role::used_deductible, of_all_rows},
                                       {"private_fee", Role::fee_euros, of_all_rows},
                                       {"private_fee_cents", Role::fee_cents, of_all_rows},
                                       {"weight", Role::weight, of_all_rows},
                                       {"year", Role::year, of_years},
                                       {"first", Role::first, of_years},
                                       {"every", Role::every, of_years},
                                       {"sessions", Role::sessions, of_years},
                                       {"patient", Role::patient, of_sessions},
                                       {"date", Role::date, of_sessions},
                                       {"quantity", Role::quantity, of_sessions}};
constexpr std::string_view only_options[] = {"route", "rules", "calendar"};

struct Computed {
  std::string_view name;
  Output::Kind kind;
  Figure figure;
};
using Kind = Output::Kind;
constexpr Computed computed[] = {{"covered_sessions", Kind::covered, {}},
                                 {"sessions", Kind::sessions, {}},
                                 {"outcome", Kind::outcome, {}},
                                 {"version", Kind::version, {}},
                                 {"rank", Kind::rank, {}},
                                 {"flags", Kind::flags, {}},
                                 {"total_cents", Kind::figure, Figure::price}};

std::optional<Output> find_computed(std::string_view name) {
  for (const Computed& c : computed) {
    if (c.name == name) return Output{std::string{name}, c.kind, 0, c.figure, 0};
  }
  for (const Figure f : EnumArray<Figure, bool, figure_count>::keys()) {
    if (figure_names[index_of(f)] == name) return Output{std::string{name}, Kind::figure, 0, f, 0};
  }
  return std::nullopt;
}

std::optional<Output> find_computed_in_letters(const std::string& letters) {
  for (const std::string_view name : computed_columns()) {
    if (folded(name) == letters) return find_computed(name);
  }
  return std::nullopt;
}

// Meaning of a column name. At most one of `known` and `option` is set.
struct NameMeaning {
  const NamedColumn* known = nullptr;
  std::optional<std::size_t> fact;  // index into the route's facts
  std::string_view option;          // one of `only_options`
};

// The columns that a name stands for.
struct Match {
  std::optional<std::size_t> column;
  bool several = false;  // `column` is the first of them
};

// A known name, suggested for a misspelled column.
struct Candidate {
  std::string letters;
  std::string shown;
  unsigned rows = of_all_rows;
  bool usual = false;       // canonical name: matched loosely, others strictly
  std::uint64_t kinds = 0;  // bit set of its letters
};

// A subject that must not be ignored: age, coverage, complementary insurance. If no column states
// it, a column whose name mentions it is an error.
struct Subject {
  std::vector<std::string> letters;  // words that mention it
  std::vector<std::string> values;   // its values, folded
  std::vector<std::string> words;    // all names of its values, folded
  Text name;                         // name of the column that states it
  bool stated = false;
};

std::uint64_t kinds_of(std::string_view letters) {
  std::uint64_t kinds = 0;
  for (const char c : letters) kinds |= std::uint64_t{1} << (c & 63);
  return kinds;
}

// The names that a header may use, with their meanings: folded, and in the languages that people
// write.
class KnownNames {
 public:
  explicit KnownNames(const Route& route) {
    const auto candidate = [&](std::string letters, std::string_view shown, unsigned rows,
                               bool usual) {
      const std::uint64_t kinds = kinds_of(letters);
      candidates_.push_back({std::move(letters), std::string{shown}, rows, usual, kinds});
    };
    const auto reserve = [&](std::string_view name, const NameMeaning& meaning, unsigned rows) {
      const auto entry = std::find_if(
          reserved_names().begin(), reserved_names().end(),
          [&](const Reserved& r) { return r.name == name && (r.where & in_rows) != 0; });
      std::string letters = folded(name);
      meanings_.emplace(letters, meaning);
      if (rows != 0) candidate(std::move(letters), name, rows, true);
      if (entry == reserved_names().end()) return;
      for (const std::string_view other : names_in(entry->others)) {
        letters = folded(other);
        if (meanings_.emplace(letters, meaning).second && rows != 0)
          candidate(std::move(letters), other, rows, other == "fee" || other == "fee_cents");
      }
    };
    for (const NamedColumn& known : known_names) {
      NameMeaning meaning{&known, {}, {}};
      if (known.role == Role::complementary) meaning.fact = route.fact_index("complementary");
      reserve(known.name, meaning, known.rows);
    }
    for (const std::string_view option : only_options)
      reserve(option, NameMeaning{nullptr, {}, option}, 0);
    for (std::size_t f = 0; f < route.facts.size(); ++f) {
      const Fact& fact = route.facts[f];
      NameMeaning meaning{nullptr, f, {}};
      if (const auto at = meanings_.find(folded(fact.name)); at != meanings_.end())
        meaning = at->second;
      else candidate(folded(fact.name), fact.name, of_all_rows, true);
      meanings_.emplace(folded(fact.name), meaning);
      for (const std::string& other : fact.names) {
        if (meanings_.emplace(folded(other), meaning).second)
          candidate(folded(other), other, of_all_rows, false);
      }
    }
  }

  // Returns the meaning of a folded name; null if it has none.
  const NameMeaning* meaning_of(const std::string& letters) const {
    const auto at = meanings_.find(letters);
    return at == meanings_.end() ? nullptr : &at->second;
  }

  // Returns the names that columns have in answers and messages.
  std::vector<std::string> usual() const {
    std::vector<std::string> names;
    for (const Candidate& c : candidates_) {
      if (c.usual) names.push_back(c.shown);
    }
    return names;
  }

  // Returns the known name nearest to a column name; null if none is near.
  const Candidate* nearest_to(const std::string& letters, unsigned rows) const {
    constexpr std::size_t longest = 64;  // a longer name is not a misspelling
    if (letters.size() > longest) return nullptr;
    const std::uint64_t kinds = kinds_of(letters);
    const Candidate* best = nullptr;
    std::size_t best_distance = longest;
    for (const Candidate& c : candidates_) {
      if ((c.rows & rows) == 0) continue;
      const bool shortened = c.usual && letters.size() >= 3 && c.letters.starts_with(letters);
      std::size_t most = c.usual               ? std::max<std::size_t>(1, letters.size() / 3)
                         : letters.size() >= 9 ? 2
                         : letters.size() >= 4 ? 1
                                               : 0;
      most = std::min(most, best_distance - 1);
      const std::size_t longer = std::max(c.letters.size(), letters.size()),
                        shorter = std::min(c.letters.size(), letters.size());
      if (most == 0) continue;
      const auto more_kinds = static_cast<std::size_t>(
          std::max(std::popcount(kinds & ~c.kinds), std::popcount(c.kinds & ~kinds)));
      if (!shortened && (longer - shorter > most || more_kinds > most)) continue;
      const std::size_t d = shortened ? 1 : edit_distance(letters, c.letters);
      if (d > most) continue;
      best = &c;
      best_distance = d;
    }
    return best;
  }

 private:
  std::unordered_map<std::string, NameMeaning> meanings_;
  std::vector<Candidate> candidates_;
};

class Header {
 public:
  Header(std::string_view text, const Setup& setup, const Place& at, Plan& plan)
      : text_(text),
        setup_(setup),
        at_(at),
        plan_(plan),
        known_(*setup.route) {}

  Problems read() {
    if (plan_.separator == any_separator && !find_separator()) return std::move(problems_);
    Record record;
    split(text_.data(), text_.data() + text_.size(), plan_.separator, record);
    if (!record.well_formed) {
      fail_at(1, localized<msg::bad_header>(), localized<msg::needs_header>());
      return std::move(problems_);
    }
    for (const Cell& cell : record.cells) {
      plan_.columns.push_back({std::string{cell.view()}, Role::none, {}});
      letters_.push_back(folded(cell.view()));
    }
    note_names();
    note_places();
    apply_map();
    if (!problems_.empty()) return std::move(problems_);
    const bool kind_known = find_kind();
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) assign_role(i);
    find_subjects();
    for (std::size_t i = 0; i < plan_.columns.size(); ++i)
      check_spelling(i, kind_known ? rows_ : of_all_rows);
    // A misspelled column is the likely reason for an unknown kind of rows.
    if (!kind_known && !near_kind_)
      fail_at(1, localized<msg::no_rows_kind>(), localized<msg::kinds>());
    if (kind_known && !plan_.dated && !plan_.of(Role::year) && !plan_.of(Role::first) &&
        !setup_.first && !near_time_)
      fail_at(1, localized<msg::when_is_missing>(), localized<msg::year_or_first>());
    group_words();
    find_overridden();
    // Problems in the order of the header; those of options come last.
    std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
      return a.place.column < b.place.column;
    });
    if (kind_known) choose_outputs(), choose_groups();
    return std::move(problems_);
  }

 private:
  // Detects the separator; false if it is ambiguous.
  bool find_separator() {
    constexpr std::string_view kinds = ",;\t";
    std::array<int, 3> seen{};
    bool quoted = false;
    for (const char c : text_) {
      if (c == '"') quoted = !quoted;
      if (const std::size_t k = kinds.find(c); !quoted && k != std::string_view::npos) ++seen[k];
    }
    const auto most = std::max_element(seen.cbegin(), seen.cend());
    if (*most > 0 && std::count(seen.begin(), seen.end(), *most) > 1) {
      const auto other = std::find(most + 1, seen.cend(), *most);
      const auto shown = [&](const int* at) {
        const char c = kinds[position_of(seen, at)];
        return c == '\t' ? std::string{"tab"} : std::string{c};
      };
      fail_at(1, localized<msg::which_separator>(shown(most), shown(other)),
              localized<msg::quote_names>());
      return false;
    }
    plan_.separator = kinds[position_of(seen, most)];
    return true;
  }

  // ---- Names ----

  // Indexes columns by name and by folded name.
  void note_names() {
    const auto note = [](std::unordered_map<std::string, Match>& into, const std::string& name,
                         std::size_t i) {
      const auto [at, fresh] = into.emplace(name, Match{i});
      if (!fresh) at->second.several = true;
    };
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      note(by_name_, plan_.columns[i].name, i);
      if (!letters_[i].empty()) note(by_letters_, letters_[i], i);
    }
  }

  // Gives mapped columns the letters of the name whose meaning they have. The columns keep their
  // own names too.
  void apply_map() {
    std::unordered_set<std::size_t> mapped;
    std::unordered_map<std::size_t, std::string> columns;  // by the slot of their meaning
    for (const MappedColumn& map : setup_.map) {
      const std::string letters = folded(map.name);
      const NameMeaning* meaning = known_.meaning_of(letters);
      if (!letters.empty() && meaning == nullptr && !known_elsewhere(letters)) {
        const Candidate* near = known_.nearest_to(letters, of_all_rows);
        problems_.emplace_back(Place{}, localized<msg::no_meaning>(abbreviated(map.name)),
                               near != nullptr ? localized<msg::did_you_mean>(near->shown)
                                               : localized<msg::choices>(joined(known_.usual())));
        continue;
      }
      if (meaning != nullptr && meaning->option.empty()) {
        const Role role = meaning->known != nullptr ? meaning->known->role : Role::fact;
        const auto [first, fresh] = columns.emplace(slot(role, meaning->fact), map.column);
        if (!fresh) {
          problems_.emplace_back(
              Place{}, localized<msg::twice>(abbreviated(first->second), abbreviated(map.column)),
              localized<msg::keep_one>());
          continue;
        }
      }
      const Match match = column_named(map.column);
      if (match.several) {
        name_twice(map.column);
      } else if (!match.column) {
        no_column(map.column, localized<msg::no_mapped>(abbreviated(map.column)), {});
      } else if (!mapped.insert(*match.column).second) {
        problems_.emplace_back(Place{}, localized<msg::mapped_twice>(abbreviated(map.column)),
                               localized<msg::keep_one>());
      } else {
        plan_.mapped.push_back(*match.column);
        letters_[*match.column] = letters;
      }
    }
    for (const std::size_t column : mapped) {
      if (!letters_[column].empty()) by_letters_.emplace(letters_[column], Match{column});
    }
  }

  const NameMeaning* name_meaning(std::size_t column) const {
    return known_.meaning_of(letters_[column]);
  }
  const NamedColumn* known_of(std::size_t column) const {
    const NameMeaning* meaning = name_meaning(column);
    return meaning == nullptr ? nullptr : meaning->known;
  }

  // Finds the position of each name in the header, in characters from 1.
  void note_places() {
    int character = 1;
    bool quoted = false;
    places_.push_back(character);
    for (const char c : text_) {
      if ((c & 0xC0) != 0x80) ++character;
      if (c == '"') quoted = !quoted;
      if (c == plan_.separator && !quoted) places_.push_back(character);
    }
    places_.resize(plan_.columns.size(), 1);
  }

  void fail(Text what, Text remedy, std::size_t column) {
    fail_at(places_[column], std::move(what), std::move(remedy));
  }
  void fail_at(int character, Text what, Text remedy) {
    problems_.emplace_back(Place{at_.file, at_.line, character}, std::move(what), std::move(remedy),
                           plan_.header);
  }

  // ---- Meaning of columns ----

  // Determines the kind of rows; false if the header does not tell.
  bool find_kind() {
    EnumArray<Role, bool, role_count> has{};
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      if (const NamedColumn* known = known_of(i)) has[known->role] = true;
    }
    plan_.dated = has[Role::patient] && has[Role::date];
    rows_ = plan_.dated ? of_sessions : of_years;
    if (plan_.dated && has[Role::sessions])
      fail_at(1, localized<msg::both_kinds>(), localized<msg::kinds>());
    return plan_.dated || has[Role::sessions] ||
           (setup_.sessions && !has[Role::patient] && !has[Role::date]);
  }

  static bool says_euros(std::string_view name) {
    return name.find("€") != std::string_view::npos ||
           folded(name).find("euro") != std::string::npos;
  }

  // Returns true for the roles that would change the answer if rows of the other kind had them; a
  // patient of rows by year, and the year of dated sessions, are only said once more.
  static bool acts_only_there(Role role) {
    return role == Role::quantity || role == Role::first || role == Role::every;
  }

  void assign_role(std::size_t i) {
    Column& column = plan_.columns[i];
    const NameMeaning* meaning = name_meaning(i);
    if (meaning == nullptr) return;
    if (!meaning->option.empty())
      return fail(localized<msg::for_all_rows>(abbreviated(column.name)),
                  localized<msg::use_option>(meaning->option), i);
    column.fact = meaning->fact;
    if (meaning->known == nullptr) column.role = Role::fact;
    else if ((meaning->known->rows & rows_) != 0) column.role = meaning->known->role;
    else if (acts_only_there(meaning->known->role))
      return fail(plan_.dated ? localized<msg::for_years>(abbreviated(column.name))
                              : localized<msg::for_sessions>(abbreviated(column.name)),
                  localized<msg::without_column>(map_without(column.name)), i);
    if (column.role == Role::complementary && !column.fact && setup_.person.contract == nullptr)
      column.role = Role::none;
    if (column.role == Role::joined && setup_.person.contract == nullptr) column.role = Role::none;
    if (column.role == Role::none) return;
    if (const Currency currency = setup_.route->currency();
        column.role == Role::fee_euros && currency != Currency::eur && says_euros(column.name))
      return fail(localized<msg::column_in_euros>(abbreviated(column.name), setup_.route->id,
                                                  currency_names[currency]),
                  localized<msg::rename_fee>(currency_names[currency]), i);
    const auto [at, fresh] = column_of_slot_.emplace(slot(column.role, column.fact), i);
    if (!fresh)
      return fail(localized<msg::twice>(abbreviated(plan_.columns[at->second].name),
                                        abbreviated(column.name)),
                  localized<msg::keep_one>(), i);
    plan_.at[column.role] = i;
  }

  void find_subjects() {
    Subject age{{}, {}, {}, {"âge", "age"}, plan_.of(Role::age) || plan_.of(Role::born)};
    for (const Reserved& entry : reserved_names()) {
      if (entry.name != "age" && entry.name != "born") continue;
      age.letters.push_back(folded(entry.name));
      for (const std::string_view other : names_in(entry.others))
        age.letters.push_back(folded(other));
    }
    subjects_.push_back(std::move(age));
    for (std::size_t f = 0; f < setup_.route->facts.size(); ++f) {
      const Fact& fact = setup_.route->facts[f];
      if (fact.type != Fact::Type::set && fact.name != "complementary") continue;
      const bool stated = fact.name == "complementary" ? plan_.of(Role::complementary).has_value()
                                                       : column_for(Role::fact, f).has_value();
      Subject subject{{folded(fact.name)},
                      {},
                      {},
                      {fact.names.empty() ? fact.name : fact.names.front(), fact.name},
                      stated};
      for (const std::string& other : fact.names) subject.letters.push_back(folded(other));
      if (fact.type == Fact::Type::set) {
        for (const FactValue& value : fact.values) subject.values.push_back(folded(value.token));
        for (const std::string& word : fact.all_words()) subject.words.push_back(folded(word));
      }
      subjects_.push_back(std::move(subject));
    }
    for (const Topic& topic : topics()) {
      const auto at = std::find_if(subjects_.begin(), subjects_.end(), [&](const Subject& s) {
        return s.name.in(Lang::en) == topic.of;
      });
      if (at == subjects_.end()) continue;
      for (const std::string_view word : names_in(topic.words)) at->letters.push_back(folded(word));
    }
  }

  // Reports a column without a role that is probably misspelled, holds a value as its name, or
  // mentions a subject that no column states; else notes it as ignored. A column that --map gives
  // no meaning is ignored on purpose: nothing is noted.
  void check_spelling(std::size_t i, unsigned rows) {
    const Column& column = plan_.columns[i];
    const std::string& letters = letters_[i];
    if (column.role != Role::none || letters.empty()) return;
    const NameMeaning* meaning = name_meaning(i);
    if (meaning != nullptr && (!meaning->option.empty() || meaning->fact)) return;
    if (meaning == nullptr && !find_computed(column.name)) {
      if (const Candidate* near = known_.nearest_to(letters, rows);
          near != nullptr && !has_column(*near) && !known_elsewhere(letters)) {
        const NamedColumn* meant = known_.meaning_of(near->letters)->known;
        const Role role = meant != nullptr ? meant->role : Role::none;
        near_kind_ =
            near_kind_ || role == Role::sessions || role == Role::patient || role == Role::date;
        near_time_ = near_time_ || role == Role::year || role == Role::first;
        return fail(localized<msg::near_miss>(abbreviated(column.name)),
                    localized<msg::rename>(near->shown), i);
      }
      for (const Subject& subject : subjects_) {
        const auto holds = [&](const std::string& part) { return holds_words(letters, part); };
        const bool of_value =
            std::any_of(subject.values.begin(), subject.values.end(), holds) ||
            std::find(subject.words.begin(), subject.words.end(), letters) != subject.words.end();
        if (of_value && !known_elsewhere(letters))
          return fail(localized<msg::value_as_column>(abbreviated(column.name), subject.name),
                      localized<msg::into_cells>(subject.name), i);
        if (!subject.stated && std::any_of(subject.letters.begin(), subject.letters.end(), holds) &&
            !known_elsewhere(letters)) {
          return fail(localized<msg::not_overlooked>(abbreviated(column.name), subject.name),
                      &subject == &subjects_.front()
                          ? localized<msg::name_it_or>(subject.name, Text{"né(e) le", "born"})
                          : localized<msg::name_it>(subject.name),
                      i);
        }
      }
    }
    note_ignored(column.name);
  }

  // Notes a column without a meaning as ignored, also if it is copied or makes groups.
  void note_ignored(const std::string& column) {
    if (ignored_.insert(column).second) plan_.ignored.push_back(column);
  }

  // Returns true if some column has this name, or the same meaning.
  bool has_column(const Candidate& c) const {
    if (by_letters_.contains(c.letters)) return true;
    return column_for(*known_.meaning_of(c.letters)).has_value();
  }

  // Slot of a role or fact, which one column fills; fees in euros and in cents share a slot.
  static std::size_t slot(Role role, std::optional<std::size_t> fact) {
    if (role == Role::fact) return role_count + *fact;
    return index_of(role == Role::fee_cents ? Role::fee_euros : role);
  }
  std::optional<std::size_t> column_for(Role role, std::optional<std::size_t> fact) const {
    const auto at = column_of_slot_.find(slot(role, fact));
    return at == column_of_slot_.end() ? std::nullopt : std::optional{at->second};
  }
  std::optional<std::size_t> column_for(const NameMeaning& meaning) const {
    if (meaning.known != nullptr) return column_for(meaning.known->role, meaning.fact);
    return meaning.fact ? column_for(Role::fact, meaning.fact) : std::nullopt;
  }

  // Returns true for a fact of another route; these are loaded once, at the first unknown name.
  bool known_elsewhere(const std::string& letters) {
    if (!asked_elsewhere_ && setup_.facts_elsewhere) {
      for (const std::string& name : setup_.facts_elsewhere()) elsewhere_.insert(folded(name));
    }
    asked_elsewhere_ = true;
    return elsewhere_.contains(letters);
  }

  void group_words() {
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      const Role role = plan_.columns[i].role;
      if (role != Role::fact && role != Role::complementary && role != Role::joined) continue;
      if (!plan_.fact_ranges.empty() && plan_.fact_ranges.back().end == i)
        ++plan_.fact_ranges.back().end;
      else plan_.fact_ranges.push_back({i, i + 1});
    }
  }

  // Finds the columns that take precedence over options.
  void find_overridden() {
    for (const GivenOption& option : setup_.given) {
      Overridden found{option, {}, {}};
      const auto add = [&](std::optional<std::size_t> column, bool own) {
        if (!column) return;
        found.columns.push_back(*column);
        if (own) found.own = column;
      };
      if (option.fact) add(column_for(Role::fact, option.fact), true);
      for (const Role role : option.roles)
        add(plan_.of(role), role == option.roles.front() || is_fee(role));
      if (!found.columns.empty()) plan_.overridden.push_back(std::move(found));
    }
  }

  // ---- Output ----

  void choose_outputs() {
    static const std::vector<std::string> usual_of_years{
        "id", "covered_sessions", "total_cents", "amo_cents", "amc_cents", "patient_cents"};
    static const std::vector<std::string> usual_of_sessions{
        "id", "outcome", "version", "amo_cents", "amc_cents", "patient_cents"};
    const std::vector<std::string>& usual = plan_.dated ? usual_of_sessions : usual_of_years;
    for (const std::string& name : setup_.columns.empty() ? usual : setup_.columns) {
      if (std::optional<Output> output = find_computed(name)) {
        add_computed(*output);
        continue;
      }
      const Match match = find_column(name);
      const std::string letters = folded(name);
      if (match.several) {
        name_twice(name);
      } else if (match.column) {
        // A name with a fixed meaning is written as requested, others as in the file.
        const bool by_meaning =
            folded(plan_.columns[*match.column].name) != letters || name == letters;
        plan_.outputs.push_back({by_meaning ? name : plan_.columns[*match.column].name,
                                 Kind::cell,
                                 *match.column,
                                 {},
                                 0});
      } else if (letters == "id") {
        plan_.lines_as_ids = true;
        plan_.outputs.push_back({"id", Kind::line, 0, {}, 0});
      } else if (std::optional<Output> like = find_computed_in_letters(letters)) {
        add_computed(*like);
      } else if (std::optional<Output> of_one = find_in_scenario(name)) {
        plan_.outputs.push_back(std::move(*of_one));
      } else {
        no_column(name, localized<msg::no_output>(abbreviated(name)), computed_names());
      }
    }
    plan_.tail = plan_.outputs.size();
    while (plan_.tail > 0 && plan_.outputs[plan_.tail - 1].kind > Kind::line) --plan_.tail;
    for (const Output& output : plan_.outputs) {
      if (output.scenario != setup_.scenario || output.kind <= Kind::line) continue;
      if (output.kind == Kind::figure) plan_.figures_asked[output.figure] = true;
      if (output.kind == Kind::covered) plan_.covered_asked = true;
      if (output.kind == Kind::outcome) plan_.outcome_asked = true;
      if (output.kind == Kind::version) plan_.version_asked = true;
      if (output.kind == Kind::rank) plan_.rank_asked = true;
      if (output.kind == Kind::flags) plan_.flags_asked = true;
    }
    if (setup_.summary) {
      plan_.figures_summed = plan_.figures_asked;
      for (const Figure f : always_summed) plan_.figures_summed[f] = true;
      plan_.covered_asked = true;
    }
  }

  // Adds a computed column: one for each scenario. The number of sessions of a file that states it
  // is an input.
  void add_computed(const Output& output) {
    if (setup_.scenarios.empty()) {
      plan_.outputs.push_back(output);
      return;
    }
    if (output.kind == Kind::sessions && plan_.of(Role::sessions)) {
      plan_.outputs.push_back({output.name, Kind::cell, *plan_.of(Role::sessions), {}, 0});
      return;
    }
    for (std::size_t s = 0; s < setup_.scenarios.size(); ++s) {
      Output& each = plan_.outputs.emplace_back(output);
      each.name += "@" + setup_.scenarios[s];
      each.scenario = s;
    }
  }

  // Returns the computed column of one scenario that a name as "patient_cents@2022" means.
  std::optional<Output> find_in_scenario(const std::string& name) const {
    const std::size_t at = name.find('@');
    if (at == std::string::npos) return std::nullopt;
    const auto scenario =
        std::find(setup_.scenarios.begin(), setup_.scenarios.end(), name.substr(at + 1));
    if (scenario == setup_.scenarios.end()) return std::nullopt;
    std::optional<Output> output = find_computed_in_letters(folded(name.substr(0, at)));
    if (!output) return std::nullopt;
    output->name += "@" + *scenario;
    output->scenario = position_of(setup_.scenarios, scenario);
    return output;
  }

  // Returns the computed column that a name of --summary-by means; without a scenario, that of the
  // first one.
  std::optional<Output> find_grouping(const std::string& name) const {
    if (std::optional<Output> of_one = find_in_scenario(name)) return of_one;
    return find_computed_in_letters(folded(name));
  }

  void choose_groups() {
    for (std::size_t i = 0; i < setup_.by.size(); ++i) {
      const std::string& name = setup_.by[i];
      const Match match = find_column(name);
      if (match.several) {
        name_twice(name);
        continue;
      }
      if (match.column) {
        plan_.by.push_back({name, GroupBy::Kind::cell, *match.column, 0, {}, {}});
        continue;
      }
      const std::size_t colon = name.rfind(':');
      std::optional<Output> output = find_grouping(name.substr(0, colon));
      GroupBy by;
      if (output) by = {output->name, {}, 0, output->scenario, output->figure, {}};
      if (output && colon == std::string::npos && output->kind == Kind::outcome) {
        by.kind = GroupBy::Kind::outcome;
        if (by.scenario == setup_.scenario) plan_.outcome_asked = true;
      } else if (output && colon == std::string::npos && output->kind == Kind::version) {
        by.kind = GroupBy::Kind::version;
        if (by.scenario == setup_.scenario) plan_.version_asked = true;
      } else if (output && output->kind == Kind::figure) {
        by.kind = GroupBy::Kind::band;
        if (colon == std::string::npos || !read_edges(name.substr(colon + 1), by, i)) {
          problems_.emplace_back(Place{}, localized<msg::no_bands>(abbreviated(name)),
                                 localized<msg::write_bands>(output->name));
          continue;
        }
        if (by.scenario == setup_.scenario) plan_.figures_summed[by.figure] = true;
      } else {
        no_column(name, localized<msg::no_group>(abbreviated(name)), {"outcome", "version"});
        continue;
      }
      plan_.by.push_back(std::move(by));
    }
  }

  // Reads the ends of bands: the first one, and the names after it that are numbers. `i` is moved
  // to the last one. Returns false unless they are whole cents, increasing.
  bool read_edges(const std::string& first, GroupBy& by, std::size_t& i) const {
    const auto is_number = [](const std::string& text) {
      return !text.empty() && text.size() <= 15 &&
             std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    std::string edge = first;
    for (;;) {
      if (!is_number(edge)) return false;
      const std::int64_t cents = std::stoll(edge);
      if (!by.edges.empty() && cents <= by.edges.back()) return false;
      by.edges.push_back(cents);
      if (by.edges.size() > most_edges || i + 1 == setup_.by.size() ||
          !is_number(setup_.by[i + 1]) || find_column(setup_.by[i + 1]).column)
        return by.edges.size() <= most_edges;
      edge = setup_.by[++i];
    }
  }

  // Finds the columns of a name, by its bytes or its folded letters.
  Match column_named(const std::string& name) const {
    if (const auto exact = by_name_.find(name); exact != by_name_.end()) return exact->second;
    const auto like = by_letters_.find(folded(name));
    return like != by_letters_.end() ? like->second : Match{};
  }

  // Finds the columns for a name: as above, or by its meaning.
  Match find_column(const std::string& name) const {
    if (const Match named = column_named(name); named.column) return named;
    const NameMeaning* meaning = known_.meaning_of(folded(name));
    if (meaning == nullptr) return {};
    const NamedColumn* known = meaning->known;
    // A fee in euros does not match one in cents.
    return {known != nullptr ? plan_.of(known->role) : column_for(*meaning)};
  }

  void name_twice(const std::string& name) {
    problems_.emplace_back(Place{}, localized<msg::twice_named>(abbreviated(name)),
                           localized<msg::keep_one>());
  }

  // Returns the names of computed columns, those of single scenarios included.
  std::vector<std::string> computed_names() const {
    std::vector<std::string> names;
    for (const std::string_view c : computed_columns()) {
      names.emplace_back(c);
      for (const std::string& scenario : setup_.scenarios)
        names.emplace_back(c).append("@").append(scenario);
    }
    return names;
  }

  // Reports that an option names no column, with a suggestion or the choices: the columns of the
  // file and `others`.
  void no_column(const std::string& name, Text missing, const std::vector<std::string>& others) {
    std::vector<std::string> names;
    for (const Column& column : plan_.columns) names.push_back(column.name);
    names.insert(names.end(), others.begin(), others.end());
    const std::string_view best = nearest(name, names);
    // The suggestion is quoted as --columns requires if it holds a comma.
    const bool plain = best.find_first_of(",\"") == std::string_view::npos;
    const std::string shown =
        plain ? abbreviated(best) : "\"" + joined(parts_of(abbreviated(best), '"'), "\"\"") + "\"";
    problems_.emplace_back(Place{}, std::move(missing),
                           best.empty() ? localized<msg::choices>(abbreviated_list(names))
                                        : localized<msg::did_you_mean>(shown));
  }

  std::string_view text_;
  const Setup& setup_;
  Place at_;
  Plan& plan_;
  KnownNames known_;
  unsigned rows_ = of_all_rows;
  Problems problems_;
  std::vector<std::string> letters_;  // folded name of each column; empty: without a meaning
  std::vector<int> places_;
  std::unordered_map<std::size_t, std::size_t> column_of_slot_;  // slots: roles, then facts
  std::unordered_map<std::string, Match> by_name_, by_letters_;
  std::vector<Subject> subjects_;
  std::unordered_set<std::string> ignored_, elsewhere_;
  bool asked_elsewhere_ = false;
  bool near_kind_ = false,
       near_time_ = false;  // a misspelled column may tell the kind of rows, or the time
};

}  // namespace

std::string band_key(Money amount, const std::vector<std::int64_t>& edges) {
  if (!amount.known()) return std::string(1, static_cast<char>(edges.size() + 1));
  const auto at = std::lower_bound(edges.begin(), edges.end(), amount.cents());
  return std::string(1, static_cast<char>(position_of(edges, at)));
}

std::optional<Band> band_of(const std::string& key, const std::vector<std::int64_t>& edges) {
  const auto i = static_cast<std::size_t>(static_cast<unsigned char>(key.front()));
  if (i > edges.size()) return std::nullopt;
  Band band;
  if (i > 0) band.first = edges[i - 1] + 1;
  if (i < edges.size()) band.last = edges[i];
  return band;
}

std::vector<std::string_view> computed_columns() {
  std::vector<std::string_view> names;
  for (const Computed& c : computed) names.push_back(c.name);
  names.insert(names.end(), figure_names.begin(), figure_names.end());
  return names;
}

std::string map_without(std::string_view column) {
  const bool plain = column.find_first_of(" ,;'\"\\$`()&|<>*?!#~") == std::string_view::npos;
  const std::string quote = plain ? "" : "'";
  return "--map " + quote + "=" + abbreviated(column) + quote;
}

Measure measure_of(Role role, const Plan& plan) {
  switch (role) {
    case Role::year: return {0, Years::first, Years::last, false};
    case Role::age: return {0, 0, oldest, false};
    case Role::used_deductible:
    case Role::fee_euros: return amount_in(plan.route->currency());
    case Role::fee_cents: return {0, 0, Money::limit, false};
    case Role::quantity: return {0, -most_sessions, most_sessions, false};
    case Role::weight: return {9, 0, 999'999'999'999'999'999, false};
    default: return {0, 0, most_sessions, false};
  }
}

Problems read_header(std::string_view whole, const Setup& setup, const Place& at, Plan& plan,
                     char separator) {
  std::string_view header = whole;
  while (!header.empty() && (header.back() == '\n' || header.back() == '\r'))
    header.remove_suffix(1);
  plan.header = header;
  plan.separator = separator;
  plan.route = setup.route;
  plan.dates = setup.dates;
  if (!setup.scenarios.empty()) plan.scenario = setup.scenarios[setup.scenario];
  plan.contract = setup.person.contract != nullptr;
  if (header.empty())
    return {Problem{Place{at.file},
                    whole.empty() ? localized<msg::empty>() : localized<msg::empty_line>(),
                    localized<msg::needs_header>()}};
  return Header{header, setup, at, plan}.read();
}

std::vector<std::string> Plan::allowed_words(const Column& column) const {
  if (column.role == Role::complementary)
    return contract ? std::vector<std::string>{"none", "responsible", "file"}
                    : std::vector<std::string>{"none", "responsible"};
  return column.fact ? route->facts[*column.fact].words() : std::vector<std::string>{};
}

}  // namespace racpsy::batch
