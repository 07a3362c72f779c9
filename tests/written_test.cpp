// Tests input as people write it: folded names, notations of numbers, excerpts of long lines.
#include "batch_run.hpp"

#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/base/written_date.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

const Route& usual() { return test::route(); }

Number written(std::string_view text) { return read_written(text, in_euros, Notation::written); }
Number with_point(std::string_view text) { return read_written(text, in_euros, Notation::point); }

}  // namespace

TEST_CASE("written: an amount may have its currency, and no other") {
  const auto in = [](std::string_view text, const Measure& measure) {
    return read_written(text, measure, Notation::written);
  };
  const Measure francs = amount_in(Currency::chf);
  for (const char* text : {"60", "60 CHF", "CHF 60", "chf60.00", "60 francs suisses"}) {
    CAPTURE(text);
    CHECK(in(text, francs).value == 6000);
  }
  CHECK(in("60 €", francs).flaw == Flaw::currency);
  CHECK(in("60 CHF", in_euros).flaw == Flaw::currency);
  CHECK(in("euros 60", in_euros).value == 6000);
  CHECK(in("CHF", in_euros).flaw == Flaw::not_a_number);
  CHECK(in("CHF -60", in_euros).flaw == Flaw::negative);
  CHECK(in("60 CHF", any_amount).currency == Currency::chf);
  CHECK_FALSE(in("60", any_amount).currency);
  CHECK(read_written("60 CHF", francs, Notation::point).flaw == Flaw::sign);
}

TEST_CASE(
    "letters: case, accents, normal form, spaces and marks that cannot be seen do not tell names "
    "apart") {
  for (const char* age : {"age", "Âge", "âge", "AGE", "a\u0302ge", "A\u0302GE", "\uFEFFage",
                          "age\u00A0", " age ", "a\u200Bge", "\u2060age", "a\u00ADge", "age\u200F",
                          "\xE2ge", "\xC2GE", "age\uFEFF", "\tage\r"}) {
    CAPTURE(age);
    CHECK(folded(age) == "age");
  }
  for (const char* name : {"private_fee", "Private fee", "private-fee", "PRIVATE\u00A0FEE",
                           "private\u202F\u2011fee", "_private__fee_", "private\u2013fee"}) {
    CAPTURE(name);
    CHECK(folded(name) == "private fee");
  }
  CHECK(folded("Né(e) le") == "nee le");
  CHECK(folded("étudiant·e") == "etudiante");
  CHECK(folded("d’adressage") == folded("d'adressage"));
  CHECK(folded("d\x92"
               "adressage") == folded("d'adressage"));
  CHECK(folded("Œuvre, Æther, Straße, Łódź, ÿ") == "oeuvre, aether, strasse, lodz, y");
  CHECK(folded("C\x9Cur") == "coeur");
  CHECK(folded("возраст") == "возраст");  // letters of other scripts are unchanged
  CHECK(folded("возраст") != folded("Возраст"));
  CHECK(folded("age2") != folded("age"));
  CHECK(folded("1.3") == "1.3");
  CHECK(folded("\u200B \u00A0").empty());
  CHECK(same_folded("2A", "2a"));
  CHECK(holds_words("tranche d age", "age"));
  CHECK(holds_words("age", "age"));
  CHECK_FALSE(holds_words("page", "age"));
  CHECK_FALSE(holds_words("ages", "age"));
  CHECK_FALSE(holds_words("age", ""));
  CHECK(holds_words("page age", "age"));
}

TEST_CASE("letters: what cannot be seen is written out") {
  CHECK(escape_invisible("age") == "age");
  CHECK(escape_invisible("âge en années") == "âge en années");
  CHECK(escape_invisible("a\u200Bge\uFEFF") == "a<U+200B>ge<U+FEFF>");
  CHECK(escape_invisible("1\u00A0234") == "1<U+00A0>234");
  CHECK(escape_invisible("\xE2ge\xFF") == "<E2>ge<FF>");
  CHECK(escape_invisible("a\nb\x1B[31m") == "a<U+000A>b<U+001B>[31m");
  CHECK(escape_invisible("a\tb") == "a\tb");
  CHECK(escape_invisible("\xF0\x9F\x98\x80") == "\xF0\x9F\x98\x80");
  CHECK(escape_invisible("\xED\xA0\x80") ==
        "<ED><A0><80>");  // a lone UTF-16 surrogate is no character
}

TEST_CASE("vocabulary: names are told apart by their letters") {
  for (const unsigned where : {in_rows, in_cases}) {
    std::map<std::string, std::string_view> meanings;
    for (const Reserved& entry : reserved_names()) {
      if ((entry.where & where) == 0) continue;
      std::vector<std::string_view> names = names_in(entry.others);
      names.push_back(entry.name);
      for (const std::string_view name : names) {
        CAPTURE(name);
        const auto [at, fresh] = meanings.emplace(folded(name), entry.name);
        // In a case file, "séances" is a table in one place and a number in another.
        const bool two_places = where == in_cases && (name == "séances" || name == "date" ||
                                                      name == "nombre de séances");
        CHECK((fresh || at->second == entry.name || two_places));
      }
    }
  }
  // Facts of every route must avoid these names: the reader of rule files checks it.
  CHECK(common_word("oui") == "yes");
  CHECK(common_word("peut etre").empty());
  CHECK(names_key("Né(e) le", "born"));
  CHECK(names_key("né-le", "born"));
  CHECK_FALSE(names_key("patient", "born"));
}

TEST_CASE("facts: a value is what its letters say, and a rule file says it exactly") {
  const Fact* coverage = usual().fact("coverage");
  const Fact* referral = usual().fact("referral");
  const Fact* complementary = usual().fact("complementary");
  REQUIRE((coverage != nullptr && referral != nullptr && complementary != nullptr));
  CHECK_FALSE(coverage->read("C2S"));
  CHECK(coverage->meant("C2S") == coverage->read("c2s"));
  CHECK(coverage->meant(" Alsace-Moselle + ALD ") == coverage->read("alsace_moselle+ald"));
  CHECK(coverage->meant("Standard") == Bits{0});
  CHECK(coverage->meant("régime général") == Bits{0});
  CHECK(coverage->meant("Complémentaire santé solidaire") == coverage->read("c2s"));
  CHECK(referral->meant("OUI") == referral->read("yes"));
  CHECK(referral->meant("Aucun") == referral->read("no"));
  CHECK(referral->meant("sage-femme") == referral->read("midwife"));
  CHECK(complementary->meant("oui") == complementary->read("responsible"));
  CHECK(complementary->meant("Non") == complementary->read("none"));
  CHECK(complementary->meant("yes") == complementary->read("responsible"));
  CHECK(complementary->meant("aucune") == complementary->read("none"));
  std::string_view wrong;
  CHECK_FALSE(coverage->meant("ald+c3s", &wrong));
  CHECK(wrong == "c3s");
  CHECK_FALSE(coverage->meant("Standard+C2S"));
  CHECK_FALSE(coverage->meant(""));
  CHECK(usual().fact_called("Couverture") == usual().fact_index("coverage"));
  CHECK(usual().fact_called("DÉPARTEMENT") == usual().fact_index("department"));
  CHECK(usual().fact_called("étudiant(e)") == usual().fact_index("student"));
  CHECK_FALSE(usual().fact_index("Couverture"));
}

TEST_CASE("numbers: what a text prints is read again, in both languages") {
  Random random{90};
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t cents = i < 2'000 ? i : random.upto(static_cast<int>(Money::limit) + 1);
    const Money amount = Money::of_cents(cents);
    for (const Lang lang : {Lang::fr, Lang::en}) {
      for (const std::string& text :
           {show(Amount{amount, Currency::eur}, lang), show_bare(amount, lang)}) {
        CAPTURE(text);
        const Number number = written(text);
        REQUIRE(number.flaw == Flaw::none);
        REQUIRE(number.value == cents);
      }
    }
  }
}

TEST_CASE("numbers: as people write them, or why not") {
  for (const char* text :
       {"1234,50", "1234.50", "1234,5", "1 234,50", "1\u00A0234,50", "1\u202F234,50 €", "€1,234.50",
        "1.234,50", "1,234.50", "1 234.5€", "1234.50 EUR", "1 234,50 euros", " 1234,50\u00A0"}) {
    CAPTURE(text);
    CHECK(written(text).value == 123450);
    CHECK(written(text).flaw == Flaw::none);
  }
  CHECK(written("1,000,000").value == Money::limit);
  CHECK(written("1\xA0"
                "234,50")
            .value == 123450);  // Windows-1252
  const std::pair<const char*, Flaw> flaws[] = {{"65 \xA3", Flaw::not_a_number},
                                                {"65 \xBD", Flaw::not_a_number},
                                                {"1.234", Flaw::ambiguous},
                                                {"1,234", Flaw::ambiguous},
                                                {"65,005", Flaw::ambiguous},
                                                {"0,005", Flaw::decimals},
                                                {"1234,567", Flaw::decimals},
                                                {"65.1234", Flaw::decimals},
                                                {"-5", Flaw::negative},
                                                {"−5,00 €", Flaw::negative},
                                                {"€-5", Flaw::negative},
                                                {"--5", Flaw::not_a_number},
                                                {"NA", Flaw::no_value},
                                                {"n.c.", Flaw::no_value},
                                                {"-", Flaw::no_value},
                                                {"", Flaw::no_value},
                                                {"  ", Flaw::no_value},
                                                {"1000000.01", Flaw::out_of_range},
                                                {"9999999999999999999999", Flaw::out_of_range},
                                                {"1 23", Flaw::grouping},
                                                {"12 34 567", Flaw::grouping},
                                                {"0 123,50", Flaw::grouping},
                                                {"1.2.3", Flaw::not_a_number},
                                                {"1,23.4,5", Flaw::not_a_number},
                                                {"sixty", Flaw::not_a_number},
                                                {"1e3", Flaw::not_a_number},
                                                {".5", Flaw::not_a_number},
                                                {"5.", Flaw::not_a_number},
                                                {"+5", Flaw::not_a_number},
                                                {"$5", Flaw::not_a_number},
                                                {"1 234.567,50", Flaw::not_a_number},
                                                {"65 € 65", Flaw::not_a_number},
                                                {"€", Flaw::not_a_number}};
  for (const auto& [bytes, flaw] : flaws) {
    const std::string_view text = bytes;  // clang 14 captures no binding
    CAPTURE(text);
    CHECK(written(text).flaw == flaw);
    const Misread wrong = misread("fee", text, flaw, in_euros, Notation::written);
    CHECK_FALSE((wrong.what.in(Lang::fr).empty() || wrong.what.empty()));
  }
  CHECK(with_point("1234.50").value == 123450);
  CHECK(with_point("65,00").flaw == Flaw::comma);
  CHECK(with_point("1,234.50").flaw == Flaw::comma);
  CHECK(with_point("1 234").flaw == Flaw::grouping);
  CHECK(with_point("65 €").flaw == Flaw::sign);
  CHECK(with_point("65.005").flaw == Flaw::decimals);
  CHECK(misread("fee", "1,234", Flaw::comma, in_euros, Notation::point)
            .remedy.in(Lang::en)
            .find("1.234") == std::string::npos);
}

TEST_CASE("numbers: whole ones and weights") {
  const csv::Plan plan;
  const Measure age = csv::measure_of(csv::Role::age, plan),
                weight = csv::measure_of(csv::Role::weight, plan);
  const auto whole = [&](std::string_view text) {
    return read_written(text, age, Notation::written);
  };
  CHECK(whole(" 40 ").value == 40);
  CHECK(whole("40.0").flaw == Flaw::decimals);
  CHECK(whole("131").flaw == Flaw::out_of_range);
  CHECK(whole("-1").flaw == Flaw::negative);
  CHECK(whole("40 €").flaw == Flaw::not_a_number);
  const auto heavy = [&](std::string_view text, Notation notation = Notation::written) {
    return read_written(text, weight, notation);
  };
  CHECK(heavy("1.234").flaw == Flaw::ambiguous);
  CHECK(heavy("1,234").value == 1'234'000'000);
  CHECK(heavy("0.125").value == 125'000'000);
  CHECK(heavy("1234.567").value == 1'234'567'000'000);
  CHECK(heavy("1 234,5").value == 1'234'500'000'000);
  CHECK(heavy("1.234", Notation::point).value == 1'234'000'000);
  CHECK(heavy("1,234", Notation::point).flaw == Flaw::comma);
  CHECK(heavy("0.1234567891").flaw == Flaw::decimals);
}

TEST_CASE("excerpts: a message shows a line at most, and the place in it") {
  const Excerpt whole = excerpt_of("id,âge", 4);
  CHECK(whole.text == "id,âge");
  CHECK(whole.before == "id,");
  std::string line;
  for (int i = 0; i < 100'000; ++i) line += "é";
  line[0] = 'x', line[1] = 'y';
  const auto characters = [](const std::string& text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  };
  for (const int place : {0, 1, 2, 31, 32, 50'000, 99'990, 100'001, 200'000}) {
    CAPTURE(place);
    const Excerpt cut = excerpt_of(line, place);
    CHECK(characters(cut.text) >= 100);
    CHECK(characters(cut.text) <= 102);
    CHECK(cut.text.starts_with(cut.before));
    CHECK(characters(cut.before) <= 102);
  }
  CHECK(excerpt_of(line, 50'000).text.starts_with("…"));
  CHECK(excerpt_of(line, 50'000).text.ends_with("…"));
  CHECK(characters(excerpt_of(line, 50'000).before) == 31);
  CHECK(excerpt_of("", 3).text.empty());
  CHECK(abbreviated(std::string(61, 'a')) == std::string(60, 'a') + "…");
  CHECK(abbreviated(std::string(60, 'a')) == std::string(60, 'a'));
  CHECK(abbreviated("é\u200B") == "é<U+200B>");
  CHECK(abbreviated_list(std::vector<std::string>{"a", "b"}).in(Lang::fr) == "a, b");
  CHECK(abbreviated_list(std::vector<std::string>(20, "a")).in(Lang::en) ==
        "a, a, a, a, a, a, a, a, a, a, a, a… (20 in all)");
}

TEST_CASE("batch: names and words in French, whatever their letters") {
  csv::Setup setup = setup_for(usual(), {"id", "patient_cents"});
  const RunOutput english =
      run(setup,
          "id,year,age,coverage,complementary,sessions,fee\n1,2026,30,c2s,none,3,\n2,2026,30,"
          "standard,responsible,14,65\n3,2026,2,standard,none,3,1234.5\n");
  for (const char* header : {"identifiant;année;âge;couverture;mutuelle;séances;tarif",
                             "\uFEFFIdentifiant;ANNÉE;A\u0302ge\u00A0;Droits;Complémentaire "
                             "santé;Nombre de séances;Prix (€)",
                             "ID;Annee;a\u200Bge;coverage;Complementary;nb séances;Honoraires"}) {
    CAPTURE(header);
    const RunOutput french =
        run(setup, std::string{header} +
                       "\n1;2026;30;C2S;Non;3;\n2;2026;30;cas général;oui;14;65,00 "
                       "€\n3;2026;2;;aucune;3;1\u202F234,50\n;;;;;;\n");
    CHECK(french.rejects.empty());
    CHECK(french.result.plan().ignored.empty());
    CHECK(french.result.rows == 3);
    CHECK(french.rows == english.rows);
  }
}

TEST_CASE(
    "batch: what is near a name, or speaks of what must not be overlooked, is refused, all of it "
    "at once") {
  const csv::Setup setup = setup_for(usual());
  const auto wrong = [&](const std::string& header) {
    std::vector<std::string> all;
    for (const Problem& u : run(setup, header + "\n").result.unusable)
      all.push_back(u.what.in(Lang::en));
    return all;
  };
  CHECK(wrong("id,year,sessions,Couverture").empty());
  CHECK(wrong("id,year,sessions,agée") ==
        std::vector<std::string>{"unknown column “agée”, similar to a known name"});
  CHECK(wrong("id,year,sessions,age\u200Bx") ==
        std::vector<std::string>{"unknown column “age<U+200B>x”, similar to a known name"});
  CHECK(wrong("id,year,sessions,couvertur,mutuele,tranche d'âge,c2s").size() == 4);
  CHECK(wrong("id,year,sessions,age,tranche d'âge").empty());  // the age has a column
  CHECK(wrong("id,year,sessions,coverage,ald").size() == 1);   // “ald” is a value
  CHECK(wrong("id,year,sessions,nom de naissance") ==
        std::vector<std::string>{
            "column “nom de naissance” seems to mean “age” but is not recognised"});
  CHECK(wrong("id,year,sessions,born,nom de naissance").empty());
  CHECK(wrong("id,year,sessions,type de mutuelle").size() == 1);
  CHECK(wrong("id,year,sessions,Type d'assurance").size() == 1);
  CHECK(wrong("id,year,sessions,né à").size() == 1);
  CHECK(
      wrong("id,year,sessions,Maternité") ==
      std::vector<std::string>{"column “Maternité”: this is a value of “coverage”, not a column"});
  CHECK(wrong("id,year,sessions,nom,ville,région,sexe,groupe,note,points").empty());
  CHECK(wrong("id,year,sesions") ==
        std::vector<std::string>{"unknown column “sesions”, similar to a known name"});
  CHECK(wrong("id,year,sessions,tarif,prixx").empty());  // the fee has a column
  CHECK(wrong("id,colour,c2s").size() == 2);             // and the kind of rows is unknown
  CHECK(wrong("id,year,year,sessions,route,coverge").size() == 3);
  CHECK(wrong("id,year,Âge,age,sessions") ==
        std::vector<std::string>{"two columns give the same information: “Âge” and “age”"});
}

TEST_CASE("batch: columns to write are named in letters too") {
  csv::Setup setup =
      setup_for(usual(), {"ID", "Prix, TTC", "né(e) le", "Patient-Cents", "couverture"});
  const RunOutput ran = run(
      setup, "id,born,coverage,first,sessions,\"Prix, TTC\"\na,1990-01-01,c2s,2026-03-02,1,x\n");
  CHECK(ran.result.unusable.empty());
  CHECK(ran.out == "id,\"Prix, TTC\",né(e) le,patient_cents,couverture\na,x,1990-01-01,0,c2s\n");
  setup.columns = {"tarif"};
  CHECK(run(setup, "id,year,sessions,fee_cents\n").result.unusable.size() ==
        1);  // cents are not euros
  CHECK(run(setup, "id,year,sessions,fee\n1,2026,13,65\n").out == "tarif\n65\n");
  setup.columns = {"Prix"};
  const RunOutput unquoted = run(setup, "id,year,sessions,\"Prix, TTC\"\n");
  REQUIRE(unquoted.result.unusable.size() == 1);
  CHECK(unquoted.result.unusable.front().remedy.in(Lang::en) == "Did you mean “\"Prix, TTC\"”?");
  setup.columns = {"AGE"};
  CHECK(run(setup, "id,year,sessions,Age!,âge!\n").result.unusable.size() == 3);
  setup.columns = {"note"};
  CHECK(run(setup, "id,year,sessions,Note,NOTE\n").result.unusable.size() == 1);  // ambiguous
  setup.columns = {"NOTE"};
  CHECK(run(setup, "id,year,sessions,Note,NOTE\n").result.unusable.empty());
}

TEST_CASE("batch: a quote that never closes is told in lines lost, and counts") {
  const csv::Setup setup = setup_for(usual(), {"id"});
  std::string file = "id,year,sessions\n1,2026,1\n2,\"2026,1\n";
  for (int i = 3; i < 100; ++i) file += std::to_string(i) + ",2026,1\n";
  for (const std::size_t block : {50UL, 1UL << 18}) {
    How how{2, block};
    const RunOutput all = run(setup, file, how);
    CHECK(all.result.refused == 1);
    CHECK(all.result.lines_lost == 97);
    how.most_errors = 97;
    CHECK(run(setup, file, how).result.stopped);
    how.most_errors = 98;
    CHECK_FALSE(run(setup, file, how).result.stopped);
  }
}

TEST_CASE("batch: rows of empty cells are no rows") {
  csv::Setup setup = setup_for(usual(), {"id", "patient_cents"});
  setup.first = Date{2026, 3, 2};
  for (const std::size_t block : {1UL, 1UL << 18}) {
    const RunOutput series =
        run(setup, "id;sessions;age\n1;3;30\n;;\n\"\";;\"\"\n;\n\n2;3;30\n;;\n", {2, block});
    CHECK(series.rejects.empty());
    CHECK(series.result.rows == 2);
    CHECK(series.rows.size() == 2);
    const RunOutput dated =
        run(setup, "id;patient;date\n1;1;2026-03-02\n;;\n2;1;2026-03-09\n;;\n;;\n", {2, block});
    CHECK(dated.rejects.empty());
    CHECK(dated.result.rows == 2);
  }
}

namespace {

std::optional<Date> day(std::string_view text, Lang lang = Lang::en,
                        std::optional<Date> today = {}) {
  const Result<Date, Misread> read = read_written_date("--first", text, lang, today);
  if (read) return *read;
  for (const Lang each : languages) CHECK_FALSE(read.error().what.in(each).empty());
  return std::nullopt;
}
std::string remedy(std::string_view text, Lang lang) {
  return read_written_date("--first", text, lang).error().remedy.in(lang);
}

}  // namespace

TEST_CASE("dates: a day written in words is that day, in every language") {
  const Date date{2026, 12, 7};
  for (const char* text :
       {"2026-12-07", "7 déc. 2026", "lun. 7 déc. 2026", "lundi 7 décembre 2026", "7 decembre 2026",
        "le 7 DÉCEMBRE 2026", "7 Dec 2026", "Mon 7 Dec 2026", "7 December 2026", "December 7, 2026",
        "Monday, December 7, 2026", "7th December 2026", "  7\u00A0dec.  2026 ", "2026-12-7",
        "7 dec. 2026", "maandag 7 december 2026", "op 7 december 2026"}) {
    CAPTURE(text);
    for (const Lang lang : languages) CHECK(day(text, lang) == date);
  }
  CHECK(day("1er janvier 2027") == Date{2027, 1, 1});
  CHECK(day("29 février 2028") == Date{2028, 2, 29});
  for (const char* text :
       {"", "7", "décembre", "7 décembre", "7 dé 2026", "7 jui 2026", "7 ma 2026", "31 avril 2026",
        "29 février 2027", "0 mai 2026", "7 déc. 26", "7/12/26", "7 déc. 1899", "7 déc. 2200",
        "7 2026 déc.", "demain", "lundi"}) {
    CAPTURE(text);
    for (const Lang lang : languages) CHECK_FALSE(day(text, lang));
  }
}

TEST_CASE("dates: the order of numbers is not known in English") {
  for (const char* text :
       {"07/12/2026", "7/12/2026", "07.12.2026", "07-12-2026", "lun. 07/12/2026"}) {
    CAPTURE(text);
    CHECK(day(text, Lang::fr) == Date{2026, 12, 7});
    CHECK(day(text, Lang::nl) == Date{2026, 12, 7});
    CHECK_FALSE(day(text, Lang::en));
    CHECK(remedy(text, Lang::en) == "Write “2026-12-07” or “2026-07-12”.");
  }
  CHECK(day("25/12/2026", Lang::fr) == Date{2026, 12, 25});
  CHECK_FALSE(day("12/25/2026", Lang::fr));
  CHECK(remedy("25/12/2026", Lang::en) == "Write 2026-12-25.");
  CHECK(remedy("12/25/2026", Lang::en) == "Write 2026-12-25.");
}

TEST_CASE("dates: a weekday that is not that of the date is refused") {
  CHECK_FALSE(day("mar. 7 déc. 2026"));
  CHECK_FALSE(day("Tuesday 7 December 2026"));
  CHECK_FALSE(day("mardi 07/12/2026", Lang::fr));
  CHECK(read_written_date("--first", "mar. 7 déc. 2026", Lang::fr).error().what.in(Lang::fr) ==
        "--first : « mar. 7 déc. 2026 » : ce jour est un lundi");
}

TEST_CASE("dates: some are counted from today") {
  const Date today{2026, 11, 30};  // a Monday
  for (const Lang lang : languages) {
    CHECK(day("demain", lang, today) == Date{2026, 12, 1});
    CHECK(day("Tomorrow", lang, today) == Date{2026, 12, 1});
    CHECK(day("aujourd'hui", lang, today) == today);
    CHECK(day("après-demain", lang, today) == Date{2026, 12, 2});
    CHECK(day("lundi", lang, today) == Date{2026, 12, 7});
    CHECK(day("Tue", lang, today) == Date{2026, 12, 1});
    CHECK_FALSE(day("tomorrow", lang, last_date));
    CHECK(day("lundi prochain", lang, today) == Date{2026, 12, 7});
    CHECK(day("next Tuesday", lang, today) == Date{2026, 12, 1});
    CHECK(day("la semaine prochaine", lang, today) == Date{2026, 12, 7});
    CHECK(day("dans 15 jours", lang, today) == Date{2026, 12, 14});
    CHECK(day("in two weeks", lang, today) == Date{2026, 12, 14});
    CHECK(day("overmorgen", lang, today) == Date{2026, 12, 2});
    CHECK(day("volgende dinsdag", lang, today) == Date{2026, 12, 1});
    CHECK(day("volgende week", lang, today) == Date{2026, 12, 7});
    CHECK(day("over twee weken", lang, today) == Date{2026, 12, 14});
    CHECK(day("7 december", lang, today) == Date{2026, 12, 7});
    CHECK(day("7 décembre", lang, today) == Date{2026, 12, 7});
    CHECK(day("November 30", lang, today) == today);
    CHECK(day("lun. 7 déc.", lang, today) == Date{2026, 12, 7});
    CHECK(day("29 November", lang, today) == Date{2027, 11, 29});
    for (const std::string_view wrong :
         {"semaine", "volgende", "prochaine", "la semaine", "dans", "in", "dans 0 jours",
          "mar. 7 déc.", "29 février", "7 12", "32 mars", "dans deux ans"}) {
      CAPTURE(wrong);
      CHECK_FALSE(day(wrong, lang, today));
    }
  }
}

TEST_CASE("dates: what answers print is read again") {
  for (Date date = first_date; date <= last_date; date = add_days(date, 97)) {
    for (const Lang lang : languages) {
      CAPTURE(iso(date));
      CHECK(day(show(date, lang), lang) == date);
      const DateNames& names = date_names(lang);
      const std::string month{names.months[date.month() - 1]};
      const std::string weekday{names.weekdays[date.weekday() - 1]};
      const std::string words =
          std::to_string(date.day()) + " " + month + " " + std::to_string(date.year());
      for (const Lang other : languages) {
        CHECK(day(words, other) == date);
        CHECK(day(weekday + " " + words, other) == date);
      }
    }
  }
}

TEST_CASE("intervals: people write them in words") {
  const auto days = [](std::string_view text) {
    const std::optional<Pace> pace = read_pace(text);
    return pace && !pace->months ? pace->count : 0;
  };
  for (const char* text : {"1w",
                           "chaque semaine",
                           "toutes les semaines",
                           "1/semaine",
                           "1 fois/semaine",
                           "une fois par semaine",
                           "par semaine",
                           "hebdomadaire",
                           "weekly",
                           "Every week",
                           "once a week",
                           "1 per week",
                           "7j",
                           "tous les 7 jours",
                           "every 7 days",
                           "tous les huit jours",
                           "elke week",
                           "wekelijks",
                           "om de 7 dagen",
                           "1 keer per week"}) {
    CAPTURE(text);
    CHECK(days(text) == 7);
  }
  for (const char* text :
       {"2w", "toutes les 2 semaines", "toutes les deux semaines", "tous les 15 jours",
        "tous les quinze jours", "every 2 weeks", "every two weeks", "every other week",
        "fortnightly", "une semaine sur deux", "2 semaines", "om de twee weken", "elke 2 weken",
        "om de 14 dagen", "om de andere week", "tweewekelijks"}) {
    CAPTURE(text);
    CHECK(days(text) == 14);
  }
  CHECK(days("15j") == 15);
  CHECK(days("daily") == 1);
  for (const char* text : {"1m", "mensuel", "monthly", "tous les mois", "every month", "1/mois",
                           "maandelijks", "elke maand"}) {
    CAPTURE(text);
    CHECK(read_pace(text)->months);
  }
  for (const char* text :
       {"", "w", "0w", "2/semaine", "deux fois par semaine", "biweekly", "bimensuel", "semaine/2",
        "tous les", "1w2", "-1w", "9999999d", "1/", "om de week", "om de"}) {
    CAPTURE(text);
    CHECK_FALSE(read_pace(text));
  }
}

TEST_CASE("facts: the words and titles that answers print are read again") {
  static Result<Catalogue> catalogue = Catalogue::open({});
  REQUIRE(bool(catalogue));
  for (const std::string& id : catalogue->routes()) {
    const Route& route = **catalogue->route(id);
    for (const Fact& fact : route.facts) {
      for (std::size_t i = 0; i < fact.values.size(); ++i) {
        const Bits bits = Bits{1} << i;
        CAPTURE(id);
        CAPTURE(fact.values[i].token);
        CHECK(fact.meant(fact.write(bits)) == bits);
        for (const Lang lang : languages) CHECK(fact.meant(fact.describe(bits).in(lang)) == bits);
      }
      if (fact.type == Fact::Type::set) CHECK(fact.meant(fact.empty) == Bits{0});
    }
  }
}
