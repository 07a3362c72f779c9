#include "racpsy/sql/conditions.hpp"

#include <algorithm>

#include "racpsy/base/text.hpp"

namespace racpsy::sql {
namespace {

constexpr std::string_view complementary = "complementary";

bool has_default_by_age(const Question& asked, std::size_t fact) {
  return !has_bit(asked.stated, fact) && !asked.route->facts[fact].by_age.empty();
}

// Returns the tokens of some values, as literals.
std::vector<std::string> literals(const Fact& fact, Bits values) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < fact.values.size(); ++i) {
    if (has_bit(values, i)) out.push_back(quoted(fact.values[i].token));
  }
  return out;
}

std::string in_list(const std::string& column, const std::vector<std::string>& items, bool in) {
  if (items.size() == 1) return column + (in ? " = " : " <> ") + items.front();
  return column + (in ? " IN (" : " NOT IN (") + joined(items, ", ") + ")";
}

const KeptRight* kept_right(const Route& route, std::size_t fact) {
  const auto at = std::find_if(route.kept.begin(), route.kept.end(), [&](const KeptRight& right) {
    return right.rule.when.front().subject.index == fact;
  });
  return at == route.kept.end() ? nullptr : &*at;
}

std::string column_of(const Route& route, std::size_t fact) {
  return (kept_right(route, fact) != nullptr ? "k_" : "f_") + plain(route.facts[fact].name);
}

}  // namespace

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool usual = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    out += usual ? c : '_';
  }
  return out;
}

std::string day_text(Date day) {
  return std::to_string(day.year() * 10000 + static_cast<int>(day.month()) * 100 +
                        static_cast<int>(day.day()));
}

Draft::Draft(const Question& question)
    : asked(question),
      route(*question.route),
      dialect(question.engine) {
  if (question.pinned != nullptr) {
    versions.push_back(question.pinned);
    return;
  }
  const std::vector<std::uint8_t>* line = &route.timeline[question.calendar];
  if (line->empty()) line = &route.timeline[other(question.calendar)];
  for (const std::uint8_t i : *line) versions.push_back(&route.versions[i]);
}

const Input* Draft::input(std::string_view name) const {
  const auto at = std::find_if(asked.inputs.begin(), asked.inputs.end(),
                               [&](const Input& input) { return input.name == name; });
  return at == asked.inputs.end() ? nullptr : &*at;
}

void Draft::extend(const std::string& name, const std::vector<std::string>& columns, bool once) {
  std::string text = "  SELECT " + last() + ".*";
  for (const std::string& column : columns) text += ",\n    " + column;
  text += "\n  FROM " + last();
  steps.push_back({name, text, once});
}

// ---- Conditions

Test Draft::age_is(const std::string& column, int low, int high) const {
  if (input("age") == nullptr && input("born") == nullptr && !asked.born)
    return Test::of(low <= asked.age && asked.age <= high);
  std::vector<Test> tests;
  if (low > 0)
    tests.push_back(
        Test::atom(column + " >= " + std::to_string(low), column + " < " + std::to_string(low)));
  if (high < oldest)
    tests.push_back(
        Test::atom(column + " <= " + std::to_string(high), column + " > " + std::to_string(high)));
  return all(tests);
}

bool Draft::has_contract_by_row() const {
  return asked.contract != nullptr && input(complementary) != nullptr;
}

// Tests whether a fact has one value in all rows.
bool Draft::is_fixed(std::size_t index) const {
  const Fact& fact = route.facts[index];
  if (input(fact.name) != nullptr || has_default_by_age(asked, index)) return false;
  const bool by_days = fact.name == complementary && asked.contract != nullptr &&
                       (asked.contract->from || asked.contract->to);
  return !by_days;
}

Test Draft::fact(std::size_t index, Bits values) {
  const Fact& asked_for = route.facts[index];
  if (is_fixed(index)) return Test::of((asked.facts[index] & values) != 0);
  const std::string name = plain(asked_for.name);
  if (asked_for.type == Fact::Type::set) {
    std::vector<Test> tests;
    for (std::size_t i = 0; i < asked_for.values.size(); ++i) {
      if (!has_bit(values, i)) continue;
      values_.insert({index, i});
      const std::string column = "c_" + name + "_" + plain(asked_for.values[i].token);
      tests.push_back(Test::atom(column + " = 1", column + " = 0"));
    }
    return any(tests);
  }
  const Bits every = bit(asked_for.values.size()) - 1;
  if ((values & every) == 0) return Test::never();
  if ((values & every) == every) return Test::always();
  facts_.insert(index);
  const std::string column = column_of(route, index);
  const std::vector<std::string> some = literals(asked_for, values),
                                 others = literals(asked_for, every & ~values);
  const bool by_others = others.size() < some.size();
  return Test::atom(in_list(column, by_others ? others : some, !by_others),
                    in_list(column, by_others ? others : some, by_others));
}

// The test of a fact that a kind of session usually has, unless it is said of the session itself.
Test Draft::usual(std::size_t index, Bits values, Bits usually) {
  const bool by_kind = (values & usually) != 0;
  const Fact& asked_for = route.facts[index];
  if (!asked_for.of_session || input(asked_for.name) == nullptr) return Test::of(by_kind);
  own_.insert(index);
  const std::string column = "o_" + plain(asked_for.name);
  const Test own = Test::atom(column + " = 1", column + " = 0");
  const Test said = fact(index, values);
  return by_kind ? any({negated(own), said}) : all({own, said});
}

Test Draft::holds(const Condition& c, const At& at) {
  switch (c.subject.kind) {
    case Subject::Kind::fact:
      if (at.session != nullptr) {
        for (const Condition& usually : at.session->usually) {
          if (usually.subject.index == c.subject.index)
            return usual(c.subject.index, c.values, usually.values);
        }
      }
      return fact(c.subject.index, c.values);
    case Subject::Kind::kind:
      return Test::of(at.session != nullptr && has_bit(c.values, at.session->kind));
    case Subject::Kind::age: return age_is("age", c.low, c.high);
    case Subject::Kind::age_on_january_1: january_ = true; return age_is("age1", c.low, c.high);
    case Subject::Kind::rank: {
      if (c.low <= 1 && c.high >= no_highest) return Test::always();
      const std::string rank = rank_of(c.subject.index);
      if (c.low == c.high)
        return Test::atom(rank + " = " + std::to_string(c.low),
                          rank + " <> " + std::to_string(c.low));
      std::vector<Test> tests;
      if (c.low > 1)
        tests.push_back(Test::atom(rank + " >= " + std::to_string(c.low),
                                   rank + " < " + std::to_string(c.low)));
      if (c.high < no_highest)
        tests.push_back(Test::atom(rank + " <= " + std::to_string(c.high),
                                   rank + " > " + std::to_string(c.high)));
      return all(tests);
    }
    case Subject::Kind::earlier: {
      const std::string earlier = earlier_in(c.subject.index);
      return Test::atom(earlier + " = 1", earlier + " = 0");
    }
    case Subject::Kind::outcome:
      return any({all({Test::of((c.values & 1) != 0),
                       Test::atom("outcome = 'covered'", "outcome <> 'covered'")}),
                  all({Test::of((c.values & 2) != 0),
                       Test::atom("outcome <> 'covered'", "outcome = 'covered'")})});
    case Subject::Kind::route: {
      const std::vector<std::string>& named = asked.contract->routes;
      const auto at_route = std::find(named.begin(), named.end(), route.id);
      return Test::of(at_route != named.end() && has_bit(c.values, position_of(named, at_route)));
    }
    case Subject::Kind::member_for: break;  // refused before
  }
  return Test::never();
}

Test Draft::all_hold(const Conditions& conditions, const At& at) {
  std::vector<Test> tests;
  for (const Condition& c : conditions) tests.push_back(holds(c, at));
  return all(tests);
}

Test Draft::fits(const Rule& rule, const At& at) {
  std::vector<Test> tests{all_hold(rule.when, at)};
  for (const Condition& c : rule.unless) tests.push_back(negated(holds(c, at)));
  return all(tests);
}

std::string Draft::by_version(const std::function<std::string(const Version&)>& of) const {
  return by_number("v", versions.size(), [&](std::size_t v) { return of(*versions[v]); });
}

Test Draft::test_by_version(const std::function<Test(const Version&)>& of) const {
  return test_by_number("v", versions.size(), [&](std::size_t v) { return of(*versions[v]); });
}

std::string Draft::by_rule(const std::function<std::string(const At&)>& of) const {
  return by_version([&](const Version& version) {
    return by_number("s", version.sessions.size(), [&](std::size_t s) {
      return of({&version, &version.sessions[s]});
    });
  });
}

Test Draft::test_by_rule(const Version& version, const std::function<Test(const At&)>& of) const {
  return test_by_number("s", version.sessions.size(), [&](std::size_t s) {
    return of({&version, &version.sessions[s]});
  });
}

Test Draft::test_by_rule(const std::function<Test(const At&)>& of) const {
  return test_by_version([&](const Version& version) { return test_by_rule(version, of); });
}

// ---- Counters

std::string Draft::name_of(std::size_t counter) const {
  return plain(route.counters[counter].name);
}

std::string Draft::rank_of(std::size_t counter) {
  ranks_.insert(counter);
  return "r_" + name_of(counter);
}

std::string Draft::earlier_in(std::size_t counter) {
  earlier_.insert(counter);
  return "e_" + name_of(counter);
}

std::string Draft::period(Counter::Per per, const std::string& day) const {
  switch (per) {
    case Counter::Per::day: return day;
    case Counter::Per::calendar_year: return dialect.whole(day, "10000");
    case Counter::Per::academic_year: return dialect.whole("(" + day + " + 9100)", "10000");
    default: return "0";
  }
}

std::string Draft::end_of_period(Counter::Per per, const std::string& day) const {
  switch (per) {
    case Counter::Per::day: return day + " + 1";
    case Counter::Per::calendar_year: return "(" + period(per, day) + " + 1) * 10000 + 101";
    case Counter::Per::academic_year: return period(per, day) + " * 10000 + 901";
    case Counter::Per::twelve_months: return day + " + 10000";
    default: return "99999999";
  }
}

// ---- The steps that read the table

namespace {

// Returns a word of a choice, with the value that it means in place of an alias.
std::string without_aliases(const Fact& fact, const std::string& word) {
  if (fact.aliases.empty()) return word;
  std::string text = "CASE " + word;
  for (const auto& [alias, token] : fact.aliases)
    text += " WHEN " + quoted(alias) + " THEN " + quoted(token);
  return text + " ELSE " + word + " END";
}

}  // namespace

std::vector<Step> Draft::first_steps() {
  const Contract* contract = asked.contract;
  const auto add = [](std::string& list, const std::string& column) {
    list += (list.empty() ? "" : ",\n    ") + column;
  };
  std::string said, aged, facts;
  std::vector<When> problems;
  const auto problem = [&](const std::string& condition, const std::string& code) {
    problems.push_back({Test::atom(condition, ""), quoted(code)});
  };
  const auto column = [&](std::string_view name) { return "t." + input(name)->column; };

  add(said, column("id") + " AS rid");
  add(said, column("patient") + " AS who");
  add(said, "COALESCE(" + dialect.day_number(column("date")) + ", 0) AS d");
  problem("rid IS NULL OR who IS NULL OR d = 0", "missing");
  problem("d < 19000101 OR d > 21991231", "not_a_date");

  const bool fee_column = input("private_fee_cents") != nullptr;
  const std::string fee = asked.fee.known() ? std::to_string(asked.fee.cents()) : "NULL";
  if (fee_column) {
    add(said, dialect.cents(column("private_fee_cents")) + " AS said_fee");
    problem("said_fee < 0 OR said_fee > " + std::to_string(Money::limit), "not_an_amount");
  }
  add(aged, (fee_column && !asked.fee.known() ? "said_fee"
             : fee_column                     ? "COALESCE(said_fee, " + dialect.cents(fee) + ")"
                                              : dialect.cents(fee)) +
                " AS fee");

  // Ages: the one that is said, else by the date of birth, else that of the options.
  const bool age_column = input("age") != nullptr, born_column = input("born") != nullptr;
  std::string born;
  if (age_column) {
    add(said, dialect.number(column("age")) + " AS said_age");
    problem("said_age < 0 OR said_age > " + std::to_string(oldest), "not_a_number");
  }
  if (born_column) {
    add(said, dialect.day_number(column("born")) + " AS said_born");
    problem("said_born < 19000101 OR said_born > 21991231", "not_a_date");
    born = "said_born";
  }
  if (asked.born) {
    const std::string day = day_text(*asked.born);
    born = born_column ? "COALESCE(said_born, " + day + ")" : day;
  }
  if (age_column && born_column) problem("said_age IS NOT NULL AND said_born IS NOT NULL", "both");
  const auto age_on = [&](const std::string& day, const std::string& before_birth) {
    std::vector<std::string> ages;
    if (age_column) ages.emplace_back("said_age");
    if (!born.empty()) {
      const std::string completed = dialect.whole("(" + day + " - " + born + ")", "10000");
      ages.push_back(before_birth.empty() ? completed
                                          : "CASE WHEN " + born + " > " + day + " THEN " +
                                                before_birth + " ELSE " + completed + " END");
    }
    if (!asked.born) ages.push_back(std::to_string(asked.age));
    return ages.size() == 1 ? ages.front() : "COALESCE(" + joined(ages) + ")";
  };
  add(aged, age_on("d", "") + " AS age");
  if (january_) {
    const std::string first = "(" + dialect.whole("d", "10000") + " * 10000 + 101)";
    add(aged, age_on(first, "0") + " AS age1");
  }
  if (!born.empty()) {
    const std::string by_birth = age_column ? "said_age IS NULL AND " : "";
    problem(by_birth + born + " > d", "not_born");
    problem(
        by_birth + dialect.whole("(d - " + born + ")", "10000") + " > " + std::to_string(oldest),
        "over_130");
  }

  // Facts.
  const bool by_row = has_contract_by_row();
  if (input(complementary) != nullptr && !route.fact_index(complementary)) {
    add(said, "NULLIF(" + column(complementary) + ", '') AS w_complementary");
    problem(std::string{"w_complementary NOT IN ('none', 'responsible'"} +
                (contract != nullptr ? ", 'file')" : ")"),
            "not_a_value");
  }
  if (by_row)
    add(facts,
        "CASE WHEN COALESCE(w_complementary, 'file') = 'file' THEN 1 ELSE 0 END AS x_contract");
  const auto outside = [&]() -> std::string {
    std::vector<std::string> tests;
    if (contract->from) tests.push_back("d < " + day_text(*contract->from));
    if (contract->to) tests.push_back("d > " + day_text(*contract->to));
    return joined(tests, " OR ");
  };
  for (std::size_t f = 0; f < route.facts.size(); ++f) {
    const Fact& fact = route.facts[f];
    const Input* from = input(fact.name);
    const std::string name = plain(fact.name), word = "w_" + name;
    if (from != nullptr) add(said, "NULLIF(t." + from->column + ", '') AS " + word);
    if (fact.type == Fact::Type::set) {
      if (from == nullptr) continue;
      const std::string all_words = "s_" + name;
      add(aged, "'+' || COALESCE(" + word + ", " + quoted(fact.write(asked.facts[f])) +
                    ") || '+' AS " + all_words);
      std::string length = "1";
      for (std::size_t i = 0; i < fact.values.size(); ++i) {
        const std::string& token = fact.values[i].token;
        const std::string has = dialect.contains(all_words, quoted("+" + token + "+"));
        length +=
            " + CASE WHEN " + has + " THEN " + std::to_string(token.size() + 1) + " ELSE 0 END";
        if (values_.contains({f, i}))
          add(facts, "CASE WHEN " + has + " THEN 1 ELSE 0 END AS c_" + name + "_" + plain(token));
      }
      problem(all_words + " <> " + quoted("+" + fact.empty + "+") + " AND LENGTH(" + all_words +
                  ") <> " + length,
              "not_a_value");
      continue;
    }
    const bool is_contract = fact.name == complementary && contract != nullptr;
    if (from != nullptr) {
      std::vector<std::string> words;
      for (const std::string& each : fact.all_words()) words.push_back(quoted(each));
      if (is_contract) words.push_back("'file'");
      problem(word + " NOT IN (" + joined(words) + ")", "not_a_value");
    }
    if (from != nullptr && own_.contains(f))
      add(facts, "CASE WHEN " + word + " IS NULL THEN 0 ELSE 1 END AS o_" + name);
    if (!facts_.contains(f)) continue;
    std::string otherwise = quoted(fact.write(asked.facts[f]));
    if (has_default_by_age(asked, f)) {
      std::vector<When> bands;
      for (const Fact::ByAge& band : fact.by_age)
        bands.push_back({age_is("age", band.low, band.high), quoted(fact.write(band.value))});
      otherwise = choose(bands, quoted(fact.write(fact.fallback)));
    }
    std::string value = from == nullptr
                            ? otherwise
                            : "COALESCE(" + without_aliases(fact, word) + ", " + otherwise + ")";
    if (is_contract) {
      const std::string paid = quoted(word_in_schemes(*contract)), days = outside();
      std::string covered = paid;
      if (!days.empty())
        covered = "CASE WHEN " + days + " THEN " + quoted(fact.write(fact.fallback)) + " ELSE " +
                  paid + " END";
      value = from == nullptr ? covered
                              : "CASE WHEN COALESCE(" + word + ", 'file') = 'file' THEN " +
                                    covered + " ELSE " + without_aliases(fact, word) + " END";
    }
    add(facts, value + " AS f_" + name);
  }

  std::string refusal = "CASE";
  for (const When& when : problems)
    refusal += "\n      WHEN " + when.test.text() + " THEN " + when.value;
  add(facts, refusal + " END AS problem");

  std::vector<Step> first;
  first.push_back({"said", "  SELECT " + said + "\n  FROM " + asked.table + " t", false});
  first.push_back({"aged", "  SELECT said.*,\n    " + aged + "\n  FROM said", false});
  first.push_back({"facts", "  SELECT aged.*,\n    " + facts + "\n  FROM aged", true});
  std::string kept;
  for (const std::size_t f : facts_) {
    const KeptRight* right = kept_right(route, f);
    if (right == nullptr) continue;
    const std::string f_column = "f_" + plain(route.facts[f].name);
    const std::string value = quoted(route.facts[f].write(right->rule.when.front().values));
    add(kept, "CASE WHEN MAX(CASE WHEN " + f_column + " = " + value +
                  " THEN 1 ELSE 0 END) OVER (PARTITION BY who, " + period(right->period, "d") +
                  " ORDER BY d, rid ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) = 1 THEN " +
                  value + " ELSE " + f_column + " END AS k_" + plain(route.facts[f].name));
  }
  if (!kept.empty())
    first.push_back({"kept", "  SELECT facts.*,\n    " + kept + "\n  FROM facts", false});
  const std::string before = first.back().name;
  first.push_back(
      {"sound",
       "  SELECT " + before +
           ".*,\n    CASE WHEN who IS NULL THEN 'missing' WHEN MAX(CASE WHEN problem IS "
           "NULL THEN 0 ELSE 1 END) OVER (PARTITION BY who ORDER BY d, rid ROWS BETWEEN "
           "UNBOUNDED PRECEDING AND 1 PRECEDING) = 1\n      THEN 'after_refused' ELSE "
           "problem END AS refused\n  FROM " +
           before,
       false});
  return first;
}

}  // namespace racpsy::sql
