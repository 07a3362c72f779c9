// The steps that read the table: its columns, the defaults of what no column says, and the reason
// why a row is refused.
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

}  // namespace

class RowReader {
 public:
  explicit RowReader(Draft& draft)
      : draft_(draft),
        asked_(draft.asked),
        dialect_(draft.dialect),
        contract_(draft.asked.contract) {}

  std::vector<Step> steps() {
    read_keys();
    read_fee();
    read_ages();
    read_complementary();
    for (std::size_t f = 0; f < draft_.route.facts.size(); ++f) {
      if (draft_.route.facts[f].type == Fact::Type::set) read_set(f);
      else read_choice(f);
    }
    return written();
  }

 private:
  bool has(std::string_view name) const { return draft_.input(name) != nullptr; }
  std::string column(std::string_view name) const { return "t." + draft_.input(name)->column; }
  void problem(const std::string& condition, const std::string& code) {
    problems_ += "\n      WHEN " + condition + " THEN " + quoted(code);
  }

  void read_keys() {
    said_.push_back(column("id") + " AS rid");
    said_.push_back(column("patient") + " AS who");
    said_.push_back("COALESCE(" + dialect_.day_number(column("date")) + ", 0) AS d");
    problem("rid IS NULL OR who IS NULL OR d = 0", "missing");
    problem("d < 19000101 OR d > 21991231", "not_a_date");
  }

  void read_fee() {
    const bool by_row = has("private_fee_cents"), by_option = asked_.fee.known();
    const std::string fee = amount_text(asked_.fee);
    if (by_row) {
      said_.push_back(dialect_.cents(column("private_fee_cents")) + " AS said_fee");
      problem("said_fee < 0 OR said_fee > " + std::to_string(Money::limit), "not_an_amount");
    }
    aged_.push_back((!by_row     ? dialect_.cents(fee)
                     : by_option ? "COALESCE(said_fee, " + dialect_.cents(fee) + ")"
                                 : "said_fee") +
                    " AS fee");
  }

  // The age that the row says, else by the date of birth, else that of the options.
  void read_ages() {
    const bool by_age = has("age"), by_birth = has("born");
    if (by_age) {
      said_.push_back(dialect_.number(column("age")) + " AS said_age");
      problem("said_age < 0 OR said_age > " + std::to_string(oldest), "not_a_number");
    }
    std::string born;
    if (by_birth) {
      said_.push_back(dialect_.day_number(column("born")) + " AS said_born");
      problem("said_born < 19000101 OR said_born > 21991231", "not_a_date");
      born = "said_born";
    }
    if (asked_.born) {
      const std::string day = day_text(*asked_.born);
      born = by_birth ? "COALESCE(said_born, " + day + ")" : day;
    }
    if (by_age && by_birth) problem("said_age IS NOT NULL AND said_born IS NOT NULL", "both");
    const auto completed = [&](const std::string& day) {
      return dialect_.whole("(" + day + " - " + born + ")", "10000");
    };
    const auto age_by = [&](const std::string& by_born) {
      std::vector<std::string> ages;
      if (by_age) ages.emplace_back("said_age");
      if (!born.empty()) ages.push_back(by_born);
      if (!asked_.born) ages.push_back(std::to_string(asked_.age));
      return ages.size() == 1 ? ages.front() : "COALESCE(" + joined(ages) + ")";
    };
    aged_.push_back(age_by(completed("d")) + " AS age");
    if (draft_.january_) {
      const std::string day = "(" + dialect_.whole("d", "10000") + " * 10000 + 101)";
      aged_.push_back(
          age_by("CASE WHEN " + born + " > " + day + " THEN 0 ELSE " + completed(day) + " END") +
          " AS age1");
    }
    if (born.empty()) return;
    const std::string counts = by_age ? "said_age IS NULL AND " : "";
    problem(counts + born + " > d", "not_born");
    problem(counts + completed("d") + " > " + std::to_string(oldest), "over_130");
  }

  // The column of a contract, where the rules have no such fact; the rows that the contract is for.
  void read_complementary() {
    if (has(complementary) && !draft_.route.fact_index(complementary)) {
      said_.push_back("NULLIF(" + column(complementary) + ", '') AS w_complementary");
      problem(std::string{"w_complementary NOT IN ('none', 'responsible'"} +
                  (contract_ != nullptr ? ", 'file')" : ")"),
              "not_a_value");
    }
    if (contract_ != nullptr && has(complementary))
      facts_.push_back(
          "CASE WHEN COALESCE(w_complementary, 'file') = 'file' THEN 1 ELSE 0 END AS x_contract");
  }

  // A set of values joined by +: a column of 0 and 1 for each value that is asked for.
  void read_set(std::size_t f) {
    const Fact& fact = draft_.route.facts[f];
    if (!has(fact.name)) return;
    const std::string name = plain(fact.name), word = "w_" + name, words = "s_" + name;
    said_.push_back("NULLIF(" + column(fact.name) + ", '') AS " + word);
    aged_.push_back("'+' || COALESCE(" + word + ", " + quoted(fact.write(asked_.facts[f])) +
                    ") || '+' AS " + words);
    // The length of the values that are known: that of the text, if there are no others.
    std::string length = "1";
    for (std::size_t i = 0; i < fact.values.size(); ++i) {
      const std::string& token = fact.values[i].token;
      const std::string holds = dialect_.contains(words, quoted("+" + token + "+"));
      length +=
          " + CASE WHEN " + holds + " THEN " + std::to_string(token.size() + 1) + " ELSE 0 END";
      if (draft_.values_.contains({f, i}))
        facts_.push_back("CASE WHEN " + holds + " THEN 1 ELSE 0 END AS c_" + name + "_" +
                         plain(token));
    }
    problem(
        words + " <> " + quoted("+" + fact.empty + "+") + " AND LENGTH(" + words + ") <> " + length,
        "not_a_value");
  }

  void read_choice(std::size_t f) {
    const Fact& fact = draft_.route.facts[f];
    const std::string name = plain(fact.name), word = "w_" + name;
    const bool is_contract = fact.name == complementary && contract_ != nullptr;
    if (has(fact.name)) {
      said_.push_back("NULLIF(" + column(fact.name) + ", '') AS " + word);
      std::vector<std::string> words;
      for (const std::string& each : fact.all_words()) words.push_back(quoted(each));
      if (is_contract) words.push_back("'file'");
      problem(word + " NOT IN (" + joined(words) + ")", "not_a_value");
      if (draft_.own_.contains(f))
        facts_.push_back("CASE WHEN " + word + " IS NULL THEN 0 ELSE 1 END AS o_" + name);
    }
    if (!draft_.facts_.contains(f)) return;
    facts_.push_back((is_contract ? value_with_contract(fact, word)
                      : has(fact.name)
                          ? "COALESCE(" + without_aliases(fact, word) + ", " + otherwise(f) + ")"
                          : otherwise(f)) +
                     " AS f_" + name);
  }

  // The value of a fact that the row does not say.
  std::string otherwise(std::size_t f) const {
    const Fact& fact = draft_.route.facts[f];
    if (!draft_.has_default_by_age(f)) return quoted(fact.write(asked_.facts[f]));
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

  std::vector<Step> written() {
    facts_.push_back("CASE" + problems_ + " END AS problem");
    std::vector<Step> steps{
        {"said", "  SELECT " + listed(said_) + "\n  FROM " + asked_.table + " t", false},
        {"aged", "  SELECT said.*,\n    " + listed(aged_) + "\n  FROM said", false},
        {"facts", "  SELECT aged.*,\n    " + listed(facts_) + "\n  FROM aged", true}};
    if (const std::vector<std::string> columns = kept(); !columns.empty())
      steps.push_back(
          {"kept", "  SELECT facts.*,\n    " + listed(columns) + "\n  FROM facts", false});
    const std::string before = steps.back().name;
    steps.push_back({"sound",
                     "  SELECT " + before +
                         ".*,\n    CASE WHEN who IS NULL THEN 'missing' WHEN MAX(CASE WHEN problem "
                         "IS NULL THEN 0 ELSE 1 END) OVER (PARTITION BY who " +
                         std::string{all_before} +
                         ") = 1\n      THEN 'after_refused' ELSE problem END AS refused\n  FROM " +
                         before,
                     false});
    return steps;
  }

  Draft& draft_;
  const Question& asked_;
  const Dialect& dialect_;
  const Contract* contract_;
  std::vector<std::string> said_, aged_, facts_;  // the columns of each step
  std::string problems_;                          // the cases of the reason
};

std::vector<Step> Draft::first_steps() { return RowReader{*this}.steps(); }

}  // namespace racpsy::sql
