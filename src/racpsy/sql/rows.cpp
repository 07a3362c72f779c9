// The steps that read the table: its columns and the reason why a row is refused, for all routes;
// then the defaults of what no column says, and the version in force, for each.
#include <algorithm>

#include "racpsy/base/text.hpp"
#include "racpsy/sql/conditions.hpp"

namespace racpsy::sql {
namespace {

constexpr std::string_view all_before =
    "ORDER BY d, rid ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";
constexpr std::string_view until_now =
    "ORDER BY d, rid ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";

// Returns a word of a choice, with the value that it means in place of an alias.
std::string without_aliases(const Fact& fact, const std::string& word) {
  if (fact.aliases.empty()) return word;
  std::string text = "CASE " + word;
  for (const auto& [alias, token] : fact.aliases)
    text += " WHEN " + quoted(alias) + " THEN " + quoted(token);
  return text + " ELSE " + word + " END";
}

std::string listed(const std::vector<std::string>& columns) { return joined(columns, ",\n    "); }

// Adds a column that another route may have asked for, too.
void add_once(std::vector<std::string>& columns, std::string column) {
  if (std::find(columns.begin(), columns.end(), column) == columns.end())
    columns.push_back(std::move(column));
}

// Returns the birth day as a whole number; empty if neither a column nor an option says it.
std::string birth_of(const Question& asked) {
  const std::string day = asked.born ? day_text(*asked.born) : "";
  if (asked.input("born") == nullptr) return day;
  return day.empty() ? "said_born" : "COALESCE(said_born, " + day + ")";
}

// Returns the completed years from a birth day to another day.
std::string years_between(const Dialect& dialect, const std::string& born, const std::string& day) {
  return dialect.whole("(" + day + " - " + born + ")", "10000");
}

std::string is_route(const Draft& draft) { return "w_route = " + quoted(draft.route.id); }

// Reads the columns of the table, and finds the rows that cannot be answered.
class TableReader {
 public:
  explicit TableReader(const std::vector<Draft>& drafts)
      : drafts_(drafts),
        asked_(drafts.front().asked),
        dialect_(drafts.front().dialect) {}

  std::vector<Step> steps() {
    read_keys();
    read_fee();
    read_ages();
    for (const Draft& draft : drafts_) {
      read_complementary(draft);
      for (const Fact& fact : draft.route.facts) {
        if (!has(fact.name)) continue;
        if (fact.type == Fact::Type::set) read_set(draft, fact);
        else read_choice(draft, fact);
      }
    }
    check_births();
    return {{"said", "  SELECT " + listed(said_) + "\n  FROM " + asked_.table + " t"},
            {"checked", "  SELECT said.*,\n    CASE" + problems() + " END AS problem\n  FROM said"},
            {"sound",
             "  SELECT checked.*,\n    CASE WHEN who IS NULL THEN 'missing' WHEN MAX(CASE WHEN "
             "problem IS NULL THEN 0 ELSE 1 END) OVER (PARTITION BY who " +
                 std::string{all_before} +
                 ") = 1\n      THEN 'after_refused' ELSE problem END AS refused\n  FROM checked",
             drafts_.size() > 1}};
  }

 private:
  // A reason to refuse a row, for the rows of some routes.
  struct Problem {
    std::string condition, code;
    std::vector<const Draft*> of;  // empty: of all rows
  };

  bool has(std::string_view name) const { return asked_.input(name) != nullptr; }
  std::string column(std::string_view name) const { return "t." + asked_.input(name)->column; }
  void say(const std::string& value, const std::string& name) {
    add_once(said_, value + " AS " + name);
  }
  void problem(const std::string& condition, const std::string& code) {
    problems_.push_back({condition, code, {}});
  }
  void problem_of(const Draft& draft, const std::string& condition, const std::string& code) {
    for (Problem& other : problems_) {
      if (other.condition == condition && other.code == code) return other.of.push_back(&draft);
    }
    problems_.push_back({condition, code, {&draft}});
  }
  std::string problems() const {
    std::string text;
    for (const Problem& problem : problems_) {
      std::string condition = problem.condition;
      if (!problem.of.empty() && problem.of.size() < drafts_.size()) {
        std::vector<std::string> routes;
        for (const Draft* draft : problem.of) routes.push_back(is_route(*draft));
        condition = "(" + joined(routes, " OR ") + ") AND " + condition;
      }
      text += "\n      WHEN " + condition + " THEN " + quoted(problem.code);
    }
    return text;
  }

  void read_keys() {
    say(dialect_.present(column("id")), "rid");
    say(dialect_.present(column("patient")), "who");
    say("COALESCE(" + dialect_.day_number(column("date")) + ", 0)", "d");
    problem("rid IS NULL OR who IS NULL OR d = 0", "missing");
    problem("COUNT(*) OVER (PARTITION BY rid) > 1", "repeated_id");
    problem("d < 19000101 OR d > 21991231", "not_a_date");
    if (!has(route_column)) return;
    say("NULLIF(" + column(route_column) + ", '')", "w_route");
    problem("w_route IS NULL", "missing");
    std::vector<std::string> routes;
    for (const Draft& draft : drafts_) routes.push_back(quoted(draft.route.id));
    problem("w_route NOT IN (" + joined(routes) + ")", "not_a_value");
  }

  void read_fee() {
    if (!has("private_fee_cents")) return;
    say(dialect_.whole_number(column("private_fee_cents")), "said_fee");
    problem("said_fee < 0 OR said_fee > " + std::to_string(Money::limit), "not_an_amount");
  }

  void read_ages() {
    const bool by_age = has("age"), by_birth = has("born");
    if (by_age) {
      say(dialect_.whole_number(column("age")), "said_age");
      problem("said_age < 0 OR said_age > " + std::to_string(oldest), "not_a_number");
    }
    if (by_birth) {
      say(dialect_.day_number(column("born")), "said_born");
      problem("said_born < 19000101 OR said_born > 21991231", "not_a_date");
    }
    if (by_age && by_birth) problem("said_age IS NOT NULL AND said_born IS NOT NULL", "both");
  }

  // After all cells by themselves, as in `batch`.
  void check_births() {
    const std::string born = birth_of(asked_);
    if (born.empty()) return;
    const std::string counts = has("age") ? "said_age IS NULL AND " : "";
    problem(counts + born + " > d", "not_born");
    problem(counts + years_between(dialect_, born, "d") + " > " + std::to_string(oldest),
            "over_130");
  }

  // The column of a contract, where the rules have no such fact.
  void read_complementary(const Draft& draft) {
    if (!has(complementary) || draft.route.fact_index(complementary)) return;
    say("NULLIF(" + column(complementary) + ", '')", "w_complementary");
    problem_of(draft,
               std::string{"w_complementary NOT IN ('none', 'responsible'"} +
                   (asked_.contract != nullptr ? ", 'file')" : ")"),
               "not_a_value");
  }

  // A set of values joined by +.
  void read_set(const Draft& draft, const Fact& fact) {
    const std::string name = plain(fact.name), word = "w_" + name, words = "s_" + name;
    say("NULLIF(" + column(fact.name) + ", '')", word);
    say("'+' || " + column(fact.name) + " || '+'", words);
    // The length of the values that are known: that of the text, if there are no others.
    std::string length = "1";
    for (const auto& value : fact.values)
      length += " + CASE WHEN " + dialect_.contains(words, quoted("+" + value.token + "+")) +
                " THEN " + std::to_string(value.token.size() + 1) + " ELSE 0 END";
    problem_of(draft,
               word + " <> " + quoted(fact.empty) + " AND LENGTH(" + words + ") <> " + length,
               "not_a_value");
  }

  void read_choice(const Draft& draft, const Fact& fact) {
    const std::string word = "w_" + plain(fact.name);
    say("NULLIF(" + column(fact.name) + ", '')", word);
    std::vector<std::string> words;
    for (const std::string& each : fact.all_words()) words.push_back(quoted(each));
    if (fact.name == complementary && asked_.contract != nullptr) words.push_back("'file'");
    problem_of(draft, word + " NOT IN (" + joined(words) + ")", "not_a_value");
  }

  const std::vector<Draft>& drafts_;
  const Question& asked_;
  const Dialect& dialect_;
  std::vector<std::string> said_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Step> reading_steps(const std::vector<Draft>& drafts) {
  return TableReader{drafts}.steps();
}

// Writes the facts of a route, for the rows of `sound` that are of it.
class FactReader {
 public:
  explicit FactReader(const Draft& draft)
      : draft_(draft),
        asked_(draft.asked),
        dialect_(draft.dialect),
        contract_(draft.asked.contract),
        born_(birth_of(draft.asked)) {}

  std::vector<Step> steps() {
    read_fee();
    read_ages();
    if (contract_ != nullptr && has(complementary))
      facts_.push_back(
          "CASE WHEN COALESCE(w_complementary, 'file') = 'file' THEN 1 ELSE 0 END AS x_contract");
    for (std::size_t f = 0; f < draft_.route.facts.size(); ++f) {
      if (draft_.route.facts[f].type == Fact::Type::set) read_set(f);
      else read_choice(f);
    }
    std::vector<Step> steps;
    const auto add = [&](const std::string& name, const std::vector<std::string>& columns,
                         const std::string& where, bool once) {
      const std::string before = steps.empty() ? "sound" : steps.back().name;
      steps.push_back(
          {draft_.step(name),
           "  SELECT " + before + ".*,\n    " + listed(columns) + "\n  FROM " + before + where,
           once});
    };
    add("aged", aged_, draft_.tag.empty() ? "" : " WHERE " + is_route(draft_), facts_.empty());
    if (!facts_.empty()) add("facts", facts_, "", true);
    if (const std::vector<std::string> columns = kept(); !columns.empty())
      add("kept", columns, "", false);
    return steps;
  }

 private:
  bool has(std::string_view name) const { return asked_.input(name) != nullptr; }

  void read_fee() {
    const std::string fee = dialect_.cents(amount_text(draft_.own.fee));
    aged_.push_back((!has("private_fee_cents") ? fee
                     : draft_.own.fee.known()  ? "COALESCE(said_fee, " + fee + ")"
                                               : "said_fee") +
                    " AS fee");
  }

  // The age that the row says, else by the date of birth, else that of the options.
  void read_ages() {
    aged_.push_back(age_by(years_between(dialect_, born_, "d")) + " AS age");
    if (!draft_.january_) return;
    const std::string day = "(" + dialect_.whole("d", "10000") + " * 10000 + 101)";
    aged_.push_back(age_by("CASE WHEN " + born_ + " > " + day + " THEN 0 ELSE " +
                           years_between(dialect_, born_, day) + " END") +
                    " AS age1");
  }
  std::string age_by(const std::string& by_birth) const {
    std::vector<std::string> ages;
    if (has("age")) ages.emplace_back("said_age");
    if (!born_.empty()) ages.push_back(by_birth);
    if (!asked_.born) ages.push_back(std::to_string(asked_.age));
    return ages.size() == 1 ? ages.front() : "COALESCE(" + joined(ages) + ")";
  }

  // A column of 0 and 1 for each value of a set that is asked for.
  void read_set(std::size_t f) {
    const Fact& fact = draft_.route.facts[f];
    if (!has(fact.name)) return;
    const std::string name = plain(fact.name);
    for (std::size_t i = 0; i < fact.values.size(); ++i) {
      if (!draft_.values_.contains({f, i})) continue;
      const std::string& token = fact.values[i].token;
      const bool usual = has_bit(draft_.own.facts[f], i);
      facts_.push_back(std::string{"CASE"} + (usual ? " WHEN w_" + name + " IS NULL THEN 1" : "") +
                       " WHEN " + dialect_.contains("s_" + name, quoted("+" + token + "+")) +
                       " THEN 1 ELSE 0 END AS c_" + name + "_" + plain(token));
    }
  }

  void read_choice(std::size_t f) {
    const Fact& fact = draft_.route.facts[f];
    const std::string name = plain(fact.name), word = "w_" + name;
    if (has(fact.name) && draft_.own_.contains(f))
      facts_.push_back("CASE WHEN " + word + " IS NULL THEN 0 ELSE 1 END AS o_" + name);
    if (!draft_.facts_.contains(f)) return;
    facts_.push_back(
        (fact.name == complementary && contract_ != nullptr ? value_with_contract(fact, word)
         : has(fact.name) ? "COALESCE(" + without_aliases(fact, word) + ", " + otherwise(f) + ")"
                          : otherwise(f)) +
        " AS f_" + name);
  }

  // The value of a fact that the row does not say.
  std::string otherwise(std::size_t f) const {
    const Fact& fact = draft_.route.facts[f];
    if (!draft_.has_default_by_age(f)) return quoted(fact.write(draft_.own.facts[f]));
    std::vector<When> bands;
    for (const Fact::ByAge& band : fact.by_age)
      bands.push_back({draft_.age_is("age", band.low, band.high), quoted(fact.write(band.value))});
    return choose(bands, quoted(fact.write(fact.fallback)));
  }

  // The word by which the rules know the contract, on its days, where the row has no other.
  std::string value_with_contract(const Fact& fact, const std::string& word) const {
    std::vector<std::string> outside;
    if (contract_->from) outside.push_back("d < " + day_text(*contract_->from));
    if (contract_->to) outside.push_back("d > " + day_text(*contract_->to));
    std::string value = quoted(word_in_schemes(*contract_));
    if (!outside.empty())
      value = "CASE WHEN " + joined(outside, " OR ") + " THEN " +
              quoted(fact.write(fact.fallback)) + " ELSE " + value + " END";
    if (!has(fact.name)) return value;
    return "CASE WHEN COALESCE(" + word + ", 'file') = 'file' THEN " + value + " ELSE " +
           without_aliases(fact, word) + " END";
  }

  // Rights that are kept until the end of a period.
  std::vector<std::string> kept() const {
    std::vector<std::string> columns;
    for (const std::size_t f : draft_.facts_) {
      const KeptRight* right = draft_.kept_right(f);
      if (right == nullptr) continue;
      const Fact& fact = draft_.route.facts[f];
      const std::string column = "f_" + plain(fact.name);
      const std::string value = quoted(fact.write(right->rule.when.front().values));
      columns.push_back("CASE WHEN MAX(CASE WHEN " + column + " = " + value +
                        " THEN 1 ELSE 0 END) OVER (PARTITION BY who, " +
                        draft_.period(right->period, "d") + " " + std::string{until_now} +
                        ") = 1 THEN " + value + " ELSE " + column + " END AS k_" +
                        plain(fact.name));
    }
    return columns;
  }

  const Draft& draft_;
  const Question& asked_;
  const Dialect& dialect_;
  const Contract* contract_;
  const std::string born_;
  std::vector<std::string> aged_, facts_;  // the columns of each step
};

// The cases of `v`, the version in force on the day.
std::string Draft::version_cases() {
  std::string version;
  if (own.pinned != nullptr) return " ELSE 0";
  const Calendar calendar =
      route.timeline[own.calendar].empty() ? other(own.calendar) : own.calendar;
  for (std::size_t v = versions.size(); v-- > 0;) {
    const Version& here = *versions[v];
    const InForce& line = *here.in_force[calendar];
    const auto from = [&](Date day) {
      return Test::atom("d >= " + day_text(day), "d < " + day_text(day));
    };
    std::vector<Test> begun{from(line.from)};
    for (const Delay& delay : here.delays) {
      if (delay.calendar == calendar && delay.from > line.from)
        begun.push_back(
            negated(all({all_hold(delay.when, {&here, nullptr}), negated(from(delay.from))})));
    }
    const std::string index = std::to_string(v);
    version += "\n      WHEN " + all(begun).text() + " THEN " +
               (line.to ? "CASE WHEN d > " + day_text(*line.to) + " THEN -2 ELSE " + index + " END"
                        : index) +
               " /* " + here.id + " */";
  }
  return version + "\n      ELSE -1";
}

std::vector<Step> Draft::first_steps() {
  const std::string version = version_cases();  // asks for facts
  std::vector<Step> first = FactReader{*this}.steps();
  const std::string before = first.back().name;
  first.push_back({step("dated"),
                   "  SELECT " + before + ".*,\n    CASE WHEN refused IS NOT NULL THEN -3" +
                       version + " END AS v\n  FROM " + before,
                   true});
  return first;
}

}  // namespace racpsy::sql
