// Tests the format of amounts, dates and tables.
#include "support.hpp"

#include "format/data.hpp"
#include "format/layout.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/message.hpp"

using namespace racpsy;

namespace {

std::string laid_out(const Grid& grid, std::size_t columns) {
  std::string text;
  for (const Grid::Line& line : grid.lines({false, columns, true})) text += line.text + "\n";
  return text;
}

}  // namespace

TEST_CASE("format: JSON is valid whatever is written") {
  Json json;
  json.open('[').value(std::string_view{"\"\\\n\x1b\x7f\xC2\x9B\xE9 é\0", 12}).close(']');
  CHECK(json.take() == "[\"\\\"\\\\\\u000a\\u001b\\u007f\\u009b\\\\xe9 é\\u0000\"]");
}

TEST_CASE("format: amounts in both languages") {
  CHECK(show(Amount{Money::of_cents(123'450), Currency::eur}, Lang::fr) == "1\u202F234,50\u00A0€");
  CHECK(show(Amount{Money::of_cents(123'450), Currency::eur}, Lang::en) == "€1,234.50");
  CHECK(show(Amount{Money::of_cents(100'000'000), Currency::eur}, Lang::fr) ==
        "1\u202F000\u202F000,00\u00A0€");
  CHECK(show(Amount{Money::of_cents(5), Currency::eur}, Lang::fr) == "0,05\u00A0€");
  CHECK(show(Amount{Money{}, Currency::eur}, Lang::en) == "€0.00");
  CHECK(show(Amount{Money::of_cents(-250), Currency::eur}, Lang::en) == "−€2.50");
  CHECK(show(Amount{Money::unknown(), Currency::eur}, Lang::fr) == "n.c.");
  CHECK(show(Amount{Money::of_cents(15'480), Currency::chf}, Lang::en) == "CHF\u00A0154.80");
  CHECK(show(Amount{Money::of_cents(-15'480), Currency::chf}, Lang::en) == "−CHF\u00A0154.80");
  CHECK(show(Amount{Money::of_cents(15'480), Currency::chf}, Lang::fr) == "154,80\u00A0CHF");
  CHECK(show_short({Money::of_cents(30'000), Currency::chf}, Lang::en) == "CHF\u00A0300");
  CHECK(show_short({Money::of_cents(30'000), Currency::chf}, Lang::fr) == "300\u00A0CHF");
  CHECK(show(Amount{Money::unknown(), Currency::chf}, Lang::en) == "n.c.");
  CHECK(show(Amount{Money::unknown(), Currency::eur}, Lang::en) == "n.c.");
}

TEST_CASE("format: amounts, rates and durations in Dutch") {
  CHECK(show(Amount{Money::of_cents(123'450), Currency::eur}, Lang::nl) == "€\u00A01.234,50");
  CHECK(show(Amount{Money::of_cents(-250), Currency::eur}, Lang::nl) == "−€\u00A02,50");
  CHECK(show(Amount{Money::of_cents(15'480), Currency::chf}, Lang::nl) == "CHF\u00A0154,80");
  CHECK(show_short({Money::of_cents(30'000), Currency::eur}, Lang::nl) == "€\u00A0300");
  CHECK(show(Rate{5, 8}, Lang::nl) == "62,5 %");
  CHECK(show(Duration{1, 2, 1}, Lang::nl) == "1 jaar en 2 maanden en 1 dag");
  CHECK(show(Date{2026, 12, 7}, Lang::nl) == "07/12/2026");
  CHECK(show_day(Date{2026, 12, 7}, Lang::nl) == "7 dec. 2026");
  CHECK(show_whole_day(Date{2026, 12, 1}, Lang::nl) == "1 december 2026");
  CHECK(show_days(Date{2026, 2, 3}, Date{2026, 3, 3}, Lang::nl) == "3 feb. – 3 maart 2026");
}

TEST_CASE("texts: what is not in Dutch is the English text, in Dutch too") {
  const Text here{"ici", "here", "hier"}, name{"nom", "name"};
  CHECK(name.in(Lang::nl) == "name");
  CHECK_FALSE(name.has(Lang::nl));
  CHECK_FALSE((name + name).has(Lang::nl));
  CHECK((name + here).in(Lang::nl) == "namehier");
  CHECK((here + name).in(Lang::nl) == "hiername");
  Text list;
  for (const Text& item : {untranslated("x"), here, name}) add_item(list, item);
  CHECK(list == Text{"x, ici, nom", "x, here, name", "x, hier, name"});
  static constexpr Message both{"{} !", "{}!"}, three{"{} !", "{}!", "{}, ja!"};
  CHECK_FALSE(localized<both>(here).has(Lang::nl));
  CHECK(format_message<both>(Lang::nl, here) == "here!");
  CHECK(localized<three>(here).in(Lang::nl) == "hier, ja!");
  CHECK(localized<three>(name).in(Lang::nl) == "name, ja!");
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
  CHECK(laid_out(grid, 40) == "a        1,00 €\nséance  10,00 €\nb\n");
}

TEST_CASE("format: what is too wide for its lines is laid out another way") {
  const Grid words{{false, false},
                   {{"--age N", "âge en années révolues, de 0 à 130"},
                    {"--with NAME=VALUE", "tout autre critère"}},
                   false,
                   2};
  CHECK(laid_out(words, 40) ==
        "  --age N            âge en années\n                     révolues, de 0 à\n               "
        "      130\n  --with NAME=VALUE  tout autre critère\n");
  const Grid below{{false, false},
                   {{"--complementary CONTRACT", "mutuelle : none, responsible ou un contrat"}},
                   false,
                   2};
  CHECK(laid_out(below, 40) ==
        "  --complementary CONTRACT\n      mutuelle : none, responsible ou un\n        contrat\n");
  const Grid above{{false, true, true},
                   {{"possibilité", "prix", "pour vous"},
                    {"Accompagnement psychologique", "50,00 €", "20,00 €"}},
                   true,
                   0};
  CHECK(laid_out(above, 26) ==
        "       prix  pour vous\nAccompagnement\n  psychologique\n    50,00 €    20,00 €\n");
  const Grid lists{{true, true, true, true},
                   {{"n°", "prix de la séance", "pour vous", "à régler"},
                    {"1", "50,00 €", "20,00 €", "50,00 €"},
                    {"2", "", "20,00 €", ""}},
                   true,
                   2};
  CHECK(laid_out(lists, 40) ==
        "  n°                 1\n  prix de la séance  50,00 €\n  pour vous          20,00 €\n  à "
        "régler           50,00 €\n\n  n°                 2\n  pour vous          20,00 €\n");
}

TEST_CASE("format: where nobody said how wide lines may be, a table stays one") {
  const Grid grid{
      {true, true}, {{"prix", "pour vous"}, {std::string(70, '1'), std::string(70, '2')}}, true, 2};
  CHECK(grid.lines({}).size() == 2);
}

TEST_CASE("format: no line is longer than asked, and nothing is lost") {
  const Grid grid{{false, true, false},
                  {{"", "prix", "dispositif"},
                   {"  Entretien d'évaluation", "50,00 €", "séances avec un psychologue"},
                   {"Suivi", "n.c.", ""}},
                  true,
                  2};
  const auto letters = [](const std::string& text) {
    std::string all;
    for (const char c : text) {
      if (c != ' ' && c != '\n') all += c;
    }
    return all;
  };
  for (std::size_t columns = 40; columns <= 200; ++columns) {
    CAPTURE(columns);
    const std::string text = laid_out(grid, columns);
    for (const std::string& line : lines_of(text)) CHECK(width(line) <= columns);
    for (const char* said :
         {"Entretiend'évaluation", "50,00€", "séancesavecunpsychologue", "Suivi", "n.c."})
      CHECK(letters(text).find(said) != std::string::npos);
  }
}

TEST_CASE("format: long lines break at spaces") {
  CHECK(wrap("one two three", 7) == "one two\nthree");
  CHECK(wrap("one two three", 9, 2, 4) == "  one two\n    three");
  CHECK(wrap("unbreakable", 4) == "unbreakable");
  CHECK(wrap("", 10) == "");
}

TEST_CASE(
    "format: rates have as many decimals as they need, and are fractions where none suffice") {
  CHECK(show(Rate{60, 100}, Lang::fr) == "60 %");
  CHECK(show(Rate{625, 1000}, Lang::fr) == "62,5 %");
  CHECK(show(Rate{625, 1000}, Lang::en) == "62.5 %");
  CHECK(show(Rate{5, 1000}, Lang::en) == "0.5 %");
  CHECK(show(Rate{5, 10000}, Lang::en) == "0.05 %");
  CHECK(show(Rate{2, 37}, Lang::fr) == "2/37");
}

TEST_CASE("format: in a column too narrow for names and values, each stands on a line of its own") {
  const Grid grid{{false, true},
                  {{"", "what remains to be paid by yourself"},
                   {"a session", "more than anybody could say in so few words"}},
                  true};
  for (const std::string& line : lines_of(laid_out(grid, 40))) CHECK(width(line) <= 40);
}
