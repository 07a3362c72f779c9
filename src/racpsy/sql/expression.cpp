#include "racpsy/sql/expression.hpp"

#include <algorithm>

#include "racpsy/base/text.hpp"

namespace racpsy::sql {

Test all(const std::vector<Test>& tests) {
  std::vector<Test> kept;
  for (const Test& test : tests) {
    if (test.is_never()) return Test::never();
    if (test.is_always() || std::find(kept.begin(), kept.end(), test) != kept.end()) continue;
    if (std::find(kept.begin(), kept.end(), negated(test)) != kept.end()) return Test::never();
    kept.push_back(test);
  }
  if (kept.empty()) return Test::always();
  if (kept.size() == 1) return kept.front();
  std::vector<std::string> yes, no;
  const auto wrapped = [](const std::string& text, bool wrap) {
    return wrap ? "(" + text + ")" : text;
  };
  for (const Test& test : kept) {
    yes.push_back(wrapped(test.yes_, test.shape_ == Test::Shape::any));
    no.push_back(wrapped(test.no_, test.shape_ == Test::Shape::any));
  }
  return Test{Test::Shape::all, joined(yes, " AND "), joined(no, " OR ")};
}

Test negated(const Test& test) {
  using Shape = Test::Shape;
  const Shape shape = test.shape_ == Shape::always  ? Shape::never
                      : test.shape_ == Shape::never ? Shape::always
                      : test.shape_ == Shape::all   ? Shape::any
                      : test.shape_ == Shape::any   ? Shape::all
                                                    : Shape::atom;
  return Test{shape, test.no_, test.yes_};
}

Test any(const std::vector<Test>& tests) {
  std::vector<Test> opposites;
  for (const Test& test : tests) opposites.push_back(negated(test));
  return negated(all(opposites));
}

std::string choose(const std::vector<When>& cases, const std::string& otherwise) {
  std::vector<When> kept;
  std::string last = otherwise;
  for (const When& when : cases) {
    if (when.test.is_never()) continue;
    if (when.test.is_always()) {
      last = when.value;
      break;
    }
    if (!kept.empty() && kept.back().value == when.value)
      kept.back().test = any({kept.back().test, when.test});
    else kept.push_back(when);
  }
  while (!kept.empty() && kept.back().value == last) kept.pop_back();
  if (kept.empty()) return last;
  std::string text = "CASE";
  for (const When& when : kept) text += " WHEN " + when.test.text() + " THEN " + when.value;
  return text + " ELSE " + last + " END";
}

std::string as_number(const Test& test) { return choose({{test, "1"}}, "0"); }

Test is_one_of(const std::string& column, const std::vector<std::size_t>& numbers,
               std::size_t count) {
  if (numbers.empty()) return Test::never();
  if (numbers.size() == count) return Test::always();
  const auto list = [&](const std::vector<std::size_t>& some, bool in) {
    if (some.size() == 1) return column + (in ? " = " : " <> ") + std::to_string(some.front());
    std::vector<std::string> texts;
    for (const std::size_t number : some) texts.push_back(std::to_string(number));
    return column + (in ? " IN (" : " NOT IN (") + joined(texts, ", ") + ")";
  };
  return Test::atom(list(numbers, true), list(numbers, false));
}

std::string by_number(const std::string& column, std::size_t count,
                      const std::function<std::string(std::size_t)>& of) {
  std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
  for (std::size_t i = 0; i < count; ++i) {
    std::string value = of(i);
    const auto at = std::find_if(groups.begin(), groups.end(),
                                 [&](const auto& group) { return group.first == value; });
    if (at != groups.end()) at->second.push_back(i);
    else groups.emplace_back(std::move(value), std::vector{i});
  }
  if (groups.empty()) return "NULL";
  std::vector<When> cases;
  for (const auto& [value, numbers] : groups)
    cases.push_back({is_one_of(column, numbers, count), value});
  const std::string last = cases.back().value;
  cases.pop_back();
  return choose(cases, last);
}

Test test_by_number(const std::string& column, std::size_t count,
                    const std::function<Test(std::size_t)>& of) {
  std::vector<std::pair<Test, std::vector<std::size_t>>> groups;
  for (std::size_t i = 0; i < count; ++i) {
    const Test test = of(i);
    const auto at = std::find_if(groups.begin(), groups.end(),
                                 [&](const auto& group) { return group.first == test; });
    if (at != groups.end()) at->second.push_back(i);
    else groups.push_back({test, {i}});
  }
  std::vector<Test> tests;
  for (const auto& [test, numbers] : groups)
    tests.push_back(all({is_one_of(column, numbers, count), test}));
  return any(tests);
}

std::string amount_text(Money amount) {
  return amount.known() ? std::to_string(amount.cents()) : "NULL";
}

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

}  // namespace racpsy::sql
