// Folding of the expressions of queries: what the options fix disappears from the text.
#include "racpsy/sql/expression.hpp"

#include <doctest/doctest.h>

using namespace racpsy::sql;

TEST_CASE("sql: tests fold") {
  const Test a = Test::atom("a = 1", "a = 0"), b = Test::atom("b = 1", "b = 0");
  CHECK(all({}).is_always());
  CHECK(any({}).is_never());
  CHECK(all({a, Test::never()}).is_never());
  CHECK(any({a, Test::always()}).is_always());
  CHECK(all({a, negated(a)}).is_never());
  CHECK(any({a, negated(a)}).is_always());
  CHECK(all({a, Test::always(), a}).text() == "a = 1");
  CHECK(all({a, any({b, negated(a)})}).text() == "a = 1 AND (b = 1 OR a = 0)");
  CHECK(negated(all({a, b})).text() == "a = 0 OR b = 0");
}

TEST_CASE("sql: choices fold") {
  const Test a = Test::atom("a = 1", "a = 0"), b = Test::atom("b = 1", "b = 0");
  CHECK(choose({{a, "1"}, {b, "1"}}, "0") == "CASE WHEN a = 1 OR b = 1 THEN 1 ELSE 0 END");
  CHECK(choose({{a, "1"}, {b, "0"}}, "0") == "CASE WHEN a = 1 THEN 1 ELSE 0 END");
  CHECK(choose({{Test::never(), "1"}, {Test::always(), "2"}, {a, "3"}}, "0") == "2");
  CHECK(by_number("v", 3, [](std::size_t v) { return v == 1 ? "x" : "y"; }) ==
        "CASE WHEN v IN (0, 2) THEN y ELSE x END");
  CHECK(by_number("v", 3, [](std::size_t) { return "x"; }) == "x");
  CHECK(test_by_number("v", 2, [&](std::size_t v) { return v == 0 ? a : Test::never(); }).text() ==
        "v = 0 AND a = 1");
  CHECK(quoted("d'un") == "'d''un'");
}
