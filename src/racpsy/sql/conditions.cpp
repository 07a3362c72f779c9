#include "racpsy/sql/conditions.hpp"

#include <algorithm>

#include "racpsy/base/text.hpp"

namespace racpsy::sql {
namespace {

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

const Input* Question::input(std::string_view name) const {
  const auto at = std::find_if(inputs.begin(), inputs.end(),
                               [&](const Input& input) { return input.name == name; });
  return at == inputs.end() ? nullptr : &*at;
}

Draft::Draft(const Question& question, const AskedRoute& asked_route)
    : asked(question),
      own(asked_route),
      route(*asked_route.route),
      tag(question.routes.size() == 1
              ? ""
              : "_" + std::to_string(1 + (&asked_route - question.routes.data()))),
      dialect(question.engine) {
  if (own.pinned != nullptr) {
    versions.push_back(own.pinned);
    return;
  }
  const std::vector<std::uint8_t>* line = &route.timeline[own.calendar];
  if (line->empty()) line = &route.timeline[other(own.calendar)];
  for (const std::uint8_t i : *line) versions.push_back(&route.versions[i]);
}

void Draft::extend(const std::string& name, const std::vector<std::string>& columns, bool once) {
  std::string text = "  SELECT " + last() + ".*";
  for (const std::string& column : columns) text += ",\n    " + column;
  text += "\n  FROM " + last();
  steps.push_back({step(name), text, once, stage});
}

bool Draft::shares(std::size_t counter) const {
  const int shared = route.counters[counter].shared;
  return shared >= 0 &&
         std::any_of(asked.routes.begin(), asked.routes.end(), [&](const AskedRoute& other) {
           if (other.route == &route) return false;
           const std::vector<Counter>& theirs = other.route->counters;
           return std::any_of(theirs.begin(), theirs.end(),
                              [&](const Counter& c) { return c.shared == shared; });
         });
}

std::vector<std::string> Draft::assumed() const {
  std::vector<std::string> words;
  if (asks_age_)
    words.push_back(asked.born ? "born " + iso(*asked.born) : "age " + std::to_string(asked.age));
  for (const std::size_t f : consulted_) {
    const Fact& fact = route.facts[f];
    if (fact.name == complementary && asked.contract != nullptr)
      words.push_back(fact.name + " " + asked.contract->id);
    else if (!has_default_by_age(f)) words.push_back(fact.name + " " + fact.write(own.facts[f]));
  }
  words.push_back("private_fee_cents " + amount_text(own.fee));
  return words;
}

// ---- Facts

bool Draft::has_default_by_age(std::size_t fact) const {
  return !has_bit(own.stated, fact) && !route.facts[fact].by_age.empty();
}

const KeptRight* Draft::kept_right(std::size_t fact) const {
  const auto at = std::find_if(route.kept.begin(), route.kept.end(), [&](const KeptRight& right) {
    return right.rule.when.front().subject.index == fact;
  });
  return at == route.kept.end() ? nullptr : &*at;
}

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

// Tests whether a fact has one value in all rows.
bool Draft::is_fixed(std::size_t index) const {
  const Fact& fact = route.facts[index];
  if (input(fact.name) != nullptr || has_default_by_age(index)) return false;
  const bool by_days = fact.name == complementary && asked.contract != nullptr &&
                       (asked.contract->from || asked.contract->to);
  return !by_days;
}

Test Draft::fact(std::size_t index, Bits values) {
  const Fact& asked_for = route.facts[index];
  consulted_.insert(index);
  if (is_fixed(index)) return Test::of((own.facts[index] & values) != 0);
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
  const std::string column = (kept_right(index) != nullptr ? "k_" : "f_") + name;
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
  const Test is_said = Test::atom(column + " = 1", column + " = 0");
  const Test said = fact(index, values);
  return by_kind ? any({negated(is_said), said}) : all({is_said, said});
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
    case Subject::Kind::age: asks_age_ = true; return age_is("age", c.low, c.high);
    case Subject::Kind::age_on_january_1:
      asks_age_ = january_ = true;
      return age_is("age1", c.low, c.high);
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

}  // namespace racpsy::sql
