// Amounts, dates and tables as people see them.
#include "support.hpp"

#include "report/format.hpp"

using namespace racpsy;

TEST_CASE("format: amounts in both languages") {
  CHECK(show(Money::of_cents(123'450), Lang::fr) == "1\u202F234,50\u00A0€");
  CHECK(show(Money::of_cents(123'450), Lang::en) == "€1,234.50");
  CHECK(show(Money::of_cents(100'000'000), Lang::fr) == "1\u202F000\u202F000,00\u00A0€");
  CHECK(show(Money::of_cents(5), Lang::fr) == "0,05\u00A0€");
  CHECK(show(Money{}, Lang::en) == "€0.00");
  CHECK(show(Money::of_cents(-250), Lang::en) == "−€2.50");
  CHECK(show(Money::unknown(), Lang::fr) == "n.c.");
  CHECK(show(Money::unknown(), Lang::en) == "n.c.");
}

TEST_CASE("format: dates in both languages") {
  CHECK(show(Date{2024, 6, 5}, Lang::fr) == "05/06/2024");
  CHECK(show(Date{2024, 6, 5}, Lang::en) == "2024-06-05");
}

TEST_CASE("format: a column is as wide as it looks") {
  CHECK(width("séance") == 6);
  CHECK(width("e\u0301te\u0301") == 3);
  CHECK(width("1\u202F234,50\u00A0€") == 10);
  CHECK(width("漢字") == 4);
  CHECK(width("\xff\xfe") == 2);
  CHECK(pad("é", 3, true) == "  é");
  CHECK(pad("é", 3, false) == "é  ");
}

TEST_CASE("format: tables align and leave no trailing space") {
  const Grid grid{{false, true}, {{"a", "1,00 €"}, {"séance", "10,00 €"}, {"b", ""}}};
  CHECK(grid.lines() == std::vector<std::string>{"a        1,00 €", "séance  10,00 €", "b"});
}

TEST_CASE("format: long lines break at spaces") {
  CHECK(wrap("one two three", 7) == "one two\nthree");
  CHECK(wrap("one two three", 9, 2, 4) == "  one two\n    three");
  CHECK(wrap("unbreakable", 4) == "unbreakable");
  CHECK(wrap("", 10) == "");
}
