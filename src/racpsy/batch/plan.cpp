#include "racpsy/batch/plan.hpp"

#include <algorithm>

#include "racpsy/base/limits.hpp"
#include "racpsy/batch/messages.hpp"
#include "racpsy/batch/reject.hpp"

namespace racpsy::batch {
namespace {

struct Known {
  std::string_view name;
  Role role;
};
constexpr Known of_all_rows[] = {{"id", Role::id}, {"age", Role::age}, {"born", Role::born}, {"complementary", Role::complementary},
                                 {"used", Role::used}, {"fee", Role::fee_euros}, {"private_fee", Role::fee_euros},
                                 {"fee_cents", Role::fee_cents}, {"private_fee_cents", Role::fee_cents}, {"weight", Role::weight}};
constexpr Known of_years[] = {{"year", Role::year}, {"first", Role::first}, {"every", Role::every}, {"sessions", Role::sessions}};
constexpr Known of_sessions[] = {{"patient", Role::patient}, {"date", Role::date}};
constexpr std::string_view only_options[] = {"route", "rules", "calendar"};

struct Computed {
  std::string_view name;
  Output::Kind kind;
  Figure figure;
};
using Kind = Output::Kind;
constexpr Computed computed[] = {{"covered_sessions", Kind::covered, {}}, {"sessions", Kind::sessions, {}}, {"outcome", Kind::outcome, {}},
                                 {"version", Kind::version, {}}, {"rank", Kind::rank, {}}, {"total_cents", Kind::figure, Figure::price}};

std::optional<Output> find_computed(const std::string& name) {
  for (const Computed& c : computed) {
    if (c.name == name) return Output{name, c.kind, -1, c.figure};
  }
  for (std::size_t f = 0; f < figure_count; ++f) {
    if (figure_names[f] == name) return Output{name, Kind::figure, -1, static_cast<Figure>(f)};
  }
  return std::nullopt;
}

// A fee in euros and one in cents say the same thing.
Role slot(Role role) { return role == Role::fee_cents ? Role::fee_euros : role; }

class Header {
 public:
  Header(std::string_view text, const Setup& setup, Plan& plan) : text_(text), setup_(setup), plan_(plan) {}

  std::optional<Unusable> read() {
    if (plan_.separator == any_separator) {
      if (const auto wrong = find_separator()) return wrong;
    }
    Record record;
    split(text_.data(), text_.data() + text_.size(), plan_.separator, record);
    if (!record.well_formed) return Unusable{say<msg::bad_header>(), say<msg::needs_header>(), 1};
    for (const Cell& cell : record.cells) plan_.columns.push_back({std::string{cell.view()}, Role::none, -1});
    plan_.at.fill(-1);
    if (const auto wrong = find_kind()) return wrong;
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      if (const auto wrong = give_role(i)) return wrong;
    }
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      if (const auto wrong = check_spelling(i)) return wrong;
    }
    if (!plan_.dated && plan_.of(Role::year) < 0 && plan_.of(Role::first) < 0 && !setup_.first) {
      return Unusable{say<msg::when_is_missing>(), say<msg::year_or_first>(), 1};
    }
    group_words();
    if (const auto wrong = choose_outputs()) return wrong;
    return choose_groups();
  }

 private:
  std::optional<Unusable> find_separator() {
    constexpr std::string_view kinds = ",;\t";
    std::array<int, 3> seen{};
    bool quoted = false;
    for (const char c : text_) {
      if (c == '"') quoted = !quoted;
      if (const std::size_t k = kinds.find(c); !quoted && k != std::string_view::npos) ++seen[k];
    }
    const auto most = std::max_element(seen.begin(), seen.end());
    if (*most > 0 && std::count(seen.begin(), seen.end(), *most) > 1) {
      const auto k = static_cast<std::size_t>(most - seen.begin());
      const auto other = static_cast<std::size_t>(std::find(most + 1, seen.end(), *most) - seen.begin());
      const auto shown = [&](std::size_t i) { return kinds[i] == '\t' ? std::string{"tab"} : std::string{kinds[i]}; };
      return Unusable{say<msg::which_separator>(shown(k), shown(other)), say<msg::quote_names>(), 1};
    }
    plan_.separator = kinds[static_cast<std::size_t>(most - seen.begin())];
    return std::nullopt;
  }

  bool has(std::string_view name) const {
    return std::any_of(plan_.columns.begin(), plan_.columns.end(), [&](const Column& c) { return c.name == name; });
  }

  std::optional<Unusable> find_kind() {
    const bool dated = has("patient") && has("date");
    if (dated && has("sessions")) return Unusable{say<msg::both_kinds>(), say<msg::kinds>(), 1};
    if (!dated && !has("sessions") && !(setup_.sessions && !has("patient") && !has("date"))) {
      // A misspelled column is the likely reason.
      for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
        if (const auto wrong = check_spelling(i)) return wrong;
      }
      return Unusable{say<msg::no_rows_kind>(), say<msg::kinds>(), 1};
    }
    plan_.dated = dated;
    kind_known_ = true;
    return std::nullopt;
  }

  template <std::size_t N>
  static Role find(const Known (&list)[N], std::string_view name) {
    for (const Known& known : list) {
      if (known.name == name) return known.role;
    }
    return Role::none;
  }

  std::optional<Unusable> give_role(std::size_t i) {
    Column& column = plan_.columns[i];
    if (std::find(std::begin(only_options), std::end(only_options), column.name) != std::end(only_options)) {
      return Unusable{say<msg::for_all_rows>(column.name), say<msg::use_option>(column.name), place_of(i)};
    }
    column.role = find(of_all_rows, column.name);
    if (column.role == Role::none) column.role = plan_.dated ? find(of_sessions, column.name) : find(of_years, column.name);
    const int fact = setup_.route->fact_index(column.name);
    if (fact >= 0) column.fact = fact;
    if (column.role == Role::none && fact >= 0) column.role = Role::fact;
    if (column.role == Role::complementary && fact < 0 && setup_.person.contract == nullptr) column.role = Role::none;
    if (column.role == Role::none) return std::nullopt;
    for (std::size_t before = 0; before < i; ++before) {
      const Column& other = plan_.columns[before];
      const bool same_fact = column.role == Role::fact && other.role == Role::fact && other.fact == column.fact;
      if (same_fact || (column.role != Role::fact && slot(other.role) == slot(column.role))) {
        return Unusable{say<msg::twice>(other.name, column.name), say<msg::keep_one>(), place_of(i)};
      }
    }
    plan_.at[static_cast<std::size_t>(column.role)] = static_cast<int>(i);
    return std::nullopt;
  }

  // A column without a meaning: another route's word, a slip of the finger, or none of our business.
  std::optional<Unusable> check_spelling(std::size_t i) {
    const Column& column = plan_.columns[i];
    if (column.role != Role::none) return std::nullopt;
    std::vector<std::string> names;
    const std::span<const Known> of_kind = plan_.dated ? std::span<const Known>{of_sessions} : std::span<const Known>{of_years};
    const std::span<const Known> of_other = plan_.dated ? std::span<const Known>{of_years} : std::span<const Known>{of_sessions};
    for (const auto& list : {std::span<const Known>{of_all_rows}, of_kind}) {
      for (const Known& known : list) names.emplace_back(known.name);
    }
    const bool of_other_kind = std::any_of(of_other.begin(), of_other.end(), [&](const Known& known) { return known.name == column.name; });
    if (!kind_known_) {
      for (const Known& known : of_other) names.emplace_back(known.name);
    }
    for (const Fact& fact : setup_.route->facts) names.push_back(fact.name);
    if (std::find(names.begin(), names.end(), column.name) == names.end() && !of_other_kind && !find_computed(column.name)) {
      const std::string_view best = nearest(column.name, names);
      if (!best.empty() && !has(best) && !known_elsewhere(column.name)) return Unusable{say<msg::near_miss>(column.name), say<msg::rename>(best), place_of(i)};
    }
    const bool used = std::find(setup_.by.begin(), setup_.by.end(), column.name) != setup_.by.end() ||
                      std::find(setup_.columns.begin(), setup_.columns.end(), column.name) != setup_.columns.end();
    if (!used && std::find(plan_.ignored.begin(), plan_.ignored.end(), column.name) == plan_.ignored.end()) plan_.ignored.push_back(column.name);
    return std::nullopt;
  }

  bool known_elsewhere(const std::string& name) const {
    const std::vector<std::string> names = setup_.facts_elsewhere ? setup_.facts_elsewhere() : std::vector<std::string>{};
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  void group_words() {
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      const Role role = plan_.columns[i].role;
      if (role != Role::fact && role != Role::complementary) continue;
      const int at = static_cast<int>(i);
      if (!plan_.words.empty() && plan_.words.back().last == at - 1) plan_.words.back().last = at;
      else plan_.words.push_back({at, at});
    }
  }

  std::optional<Unusable> choose_outputs() {
    static const std::vector<std::string> usual_of_years{"id", "covered_sessions", "total_cents", "amo_cents", "amc_cents", "patient_cents"};
    static const std::vector<std::string> usual_of_sessions{"id", "outcome", "version", "amo_cents", "amc_cents", "patient_cents"};
    const std::vector<std::string>& usual = plan_.dated ? usual_of_sessions : usual_of_years;
    for (const std::string& name : setup_.columns.empty() ? usual : setup_.columns) {
      if (std::optional<Output> output = find_computed(name)) {
        plan_.outputs.push_back(std::move(*output));
        continue;
      }
      if (name == "id" && !has("id")) {
        plan_.lines_as_ids = true;
        plan_.outputs.push_back({name, Kind::line, -1, {}});
        continue;
      }
      const Result<int> column = find_column(name, say<msg::no_output>(name), true);
      if (!column) return Unusable{column.problems().front().what, column.problems().front().remedy, 0, true};
      plan_.outputs.push_back({name, Kind::cell, *column, {}});
    }
    plan_.tail = plan_.outputs.size();
    while (plan_.tail > 0 && plan_.outputs[plan_.tail - 1].kind > Kind::line) --plan_.tail;
    for (const Output& output : plan_.outputs) {
      if (output.kind == Kind::figure) plan_.figures_asked[index_of(output.figure)] = true;
      if (output.kind == Kind::covered) plan_.covered_asked = true;
      if (output.kind == Kind::outcome) plan_.outcome_asked = true;
      if (output.kind == Kind::version) plan_.version_asked = true;
      if (output.kind == Kind::rank) plan_.rank_asked = true;
    }
    if (setup_.summary) {
      for (const Figure f : always_summed) plan_.figures_summed[index_of(f)] = true;
      for (std::size_t f = 0; f < figure_count; ++f) plan_.figures_summed[f] = plan_.figures_summed[f] || plan_.figures_asked[f];
      plan_.covered_asked = true;
    }
    return std::nullopt;
  }

  std::optional<Unusable> choose_groups() {
    for (const std::string& name : setup_.by) {
      const Result<int> column = find_column(name, say<msg::no_group>(name), false);
      if (!column) return Unusable{column.problems().front().what, column.problems().front().remedy, 0, true};
      plan_.by.push_back(*column);
    }
    return std::nullopt;
  }

  Result<int> find_column(const std::string& name, Text missing, bool or_computed) const {
    int found = -1;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      names.push_back(plan_.columns[i].name);
      if (plan_.columns[i].name != name) continue;
      if (found >= 0) return Problem{{}, say<msg::twice_named>(name), say<msg::keep_one>()};
      found = static_cast<int>(i);
    }
    if (found >= 0) return found;
    for (const Computed& c : computed) {
      if (or_computed) names.emplace_back(c.name);
    }
    for (const std::string_view figure : figure_names) {
      if (or_computed) names.emplace_back(figure);
    }
    const std::string_view best = nearest(name, names);
    return Problem{{}, std::move(missing), best.empty() ? say<msg::choices>(joined(names)) : say<msg::did_you_mean>(best)};
  }

  // Where a column's name begins in the header, as long as no quotes come before it.
  int place_of(std::size_t column) const {
    std::size_t at = 0;
    for (std::size_t i = 0; i < column; ++i) at = std::min(text_.find(plan_.separator, at), text_.size() - 1) + 1;
    return static_cast<int>(at) + 1;
  }

  std::string_view text_;
  const Setup& setup_;
  Plan& plan_;
  bool kind_known_ = false;
};

}  // namespace

std::vector<std::string_view> computed_columns() {
  std::vector<std::string_view> names;
  for (const Computed& c : computed) names.push_back(c.name);
  names.insert(names.end(), figure_names.begin(), figure_names.end());
  return names;
}

std::optional<Unusable> read_header(std::string_view whole, const Setup& setup, Plan& plan, char separator) {
  std::string_view header = whole;
  while (!header.empty() && (header.back() == '\n' || header.back() == '\r')) header.remove_suffix(1);
  plan.header = header;
  plan.separator = separator;
  plan.route = setup.route;
  plan.contract = setup.person.contract != nullptr;
  if (header.empty()) return Unusable{whole.empty() ? say<msg::empty>() : say<msg::empty_line>(), say<msg::needs_header>(), 0};
  return Header{header, setup, plan}.read();
}

std::vector<std::string> Plan::words_of(const Column& column) const {
  if (column.role == Role::complementary) return contract ? std::vector<std::string>{"none", "responsible", "file"} : std::vector<std::string>{"none", "responsible"};
  return column.fact < 0 ? std::vector<std::string>{} : route->facts[static_cast<std::size_t>(column.fact)].words();
}

}  // namespace racpsy::batch
