// Expressions of a query: truth values that fold, and choices between values.
//
// What the options fix is known when the query is written, so that a test on it is always or never
// true: it disappears from the text. A test is written once for its truth and once for its
// negation, so that no text has to begin with NOT.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/base/money.hpp"

namespace racpsy::sql {

/// A truth value: always, never, or the text of a condition.
class Test {
 public:
  static Test always() { return Test{Shape::always, {}, {}}; }
  static Test never() { return Test{Shape::never, {}, {}}; }
  static Test of(bool truth) { return truth ? always() : never(); }
  /// A condition, and the one that holds where it does not. Neither may be unknown.
  static Test atom(std::string yes, std::string no) {
    return Test{Shape::atom, std::move(yes), std::move(no)};
  }

  bool is_always() const { return shape_ == Shape::always; }
  bool is_never() const { return shape_ == Shape::never; }
  bool is_fixed() const { return is_always() || is_never(); }
  /// The text of a test that is not fixed.
  const std::string& text() const { return yes_; }
  friend bool operator==(const Test&, const Test&) = default;

  friend Test all(const std::vector<Test>& tests);
  friend Test negated(const Test& test);

 private:
  enum class Shape { always, never, atom, all, any };
  Test(Shape shape, std::string yes, std::string no)
      : shape_(shape),
        yes_(std::move(yes)),
        no_(std::move(no)) {}
  Shape shape_;
  std::string yes_, no_;
};

/// True where all are.
Test all(const std::vector<Test>& tests);
/// True where any is.
Test any(const std::vector<Test>& tests);
Test negated(const Test& test);

/// A value that holds where a test is true.
struct When {
  Test test;
  std::string value;
};
/// Returns the value of the first test that is true, else `otherwise`.
std::string choose(const std::vector<When>& cases, const std::string& otherwise);
/// Returns 1 where the test is true, else 0.
std::string as_number(const Test& test);

/// Returns the test that a column is one of these whole numbers, of those from 0 to `count` - 1.
Test is_one_of(const std::string& column, const std::vector<std::size_t>& numbers,
               std::size_t count);
/// Returns the value of `of` for the number in `column`, which is below `count`.
std::string by_number(const std::string& column, std::size_t count,
                      const std::function<std::string(std::size_t)>& of);
/// Returns the test of `of` for the number in `column`, which is below `count`.
Test test_by_number(const std::string& column, std::size_t count,
                    const std::function<Test(std::size_t)>& of);

/// Returns an amount as whole cents, or as NULL if it is unknown.
std::string amount_text(Money amount);
/// Returns a text as a literal.
std::string quoted(std::string_view text);

}  // namespace racpsy::sql
