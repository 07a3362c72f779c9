// Tests money, rates, dates, ages, intervals and misspelled words.
#include "support.hpp"

#include "racpsy/base/file_format.hpp"
#include "racpsy/base/index.hpp"
#include "racpsy/base/sha256.hpp"

using namespace racpsy;

TEST_CASE("text: bytes that are no UTF-8 are written out, and no two texts come out alike") {
  CHECK(as_utf8("séance 💶 \x1b") == "séance 💶 \x1b");
  CHECK(as_utf8("B\xe9ziers") == "B\\xe9ziers");
  CHECK(as_utf8("B\\xe9ziers") == "B\\x5cxe9ziers");
  CHECK(as_utf8("C:\\x\\xg") == "C:\\x\\xg");
  CHECK(as_utf8("\xc3") == "\\xc3");
  CHECK(as_utf8("\xe2\x82"
                "a") == "\\xe2\\x82a");
  for (const char* wrong : {"\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                            "\xf4\x90\x80\x80", "\xf5\x80\x80\x80"}) {
    CAPTURE(wrong);
    CHECK(length_of_character(wrong) == 0);
    CHECK(as_utf8(wrong).starts_with("\\x"));
  }
  // Escapes are reversible: decoding gives the same bytes.
  const auto back = [](std::string text) {
    for (std::size_t at = 0; (at = text.find("\\x", at)) != std::string::npos; ++at) {
      const auto hex = [&](std::size_t i) {
        return std::string_view{"0123456789abcdef"}.find(text[i]);
      };
      if (at + 3 < text.size() && hex(at + 2) != std::string_view::npos &&
          hex(at + 3) != std::string_view::npos)
        text.replace(at, 4, 1, static_cast<char>(hex(at + 2) * 16 + hex(at + 3)));
    }
    return text;
  };
  for (const std::string text :
       {"B\xe9ziers", "B\\xe9ziers", "\\x5cxe9", "\\\xe9", "\xff\\xff\\x5c", "é\\x", "\\x\\x41"})
    CHECK(back(as_utf8(text)) == text);
}

TEST_CASE("forms: files are told by their first bytes, and text is text") {
  using namespace std::string_view_literals;
  const std::pair<FileFormat, std::string_view> first[] = {
      {FileFormat::text, ""},
      {FileFormat::text, "id,year\n"},
      {FileFormat::text, "\xEF\xBB\xBFid\r\n"},
      {FileFormat::text, "id\r"},
      {FileFormat::text, "PK"},
      {FileFormat::text, "BZhx"},
      {FileFormat::text, "\xE9t\xE9,x\n"},
      {FileFormat::text, "[person]\nage = 40\n"},
      {FileFormat::text, "[[person]]\n"},
      {FileFormat::text, "# {\n"},
      {FileFormat::text, "\"<b>\",id\n"},
      {FileFormat::text, "OR"},
      {FileFormat::text, "id,\"a\rb\"\n"},
      {FileFormat::gzip, "\x1F\x8B\x08"},
      {FileFormat::zstd, "\x28\xB5\x2F\xFD"},
      {FileFormat::zstd, "\x50\x2A\x4D\x18"},
      {FileFormat::xz,
       "\xFD"
       "7zXZ\0"sv},
      {FileFormat::bzip2, "BZh9"},
      {FileFormat::compress, "\x1F\x9D\x90"},
      {FileFormat::zip, "PK\x03\x04"},
      {FileFormat::workbook, "PK\x03\x04....xl/workbook.xml"},
      {FileFormat::workbook, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"},
      {FileFormat::parquet, "PAR1"},
      {FileFormat::arrow, "ARROW1"},
      {FileFormat::sqlite, "SQLite format 3\0"sv},
      {FileFormat::json, " {\"id\": 1}"},
      {FileFormat::json, "[\n {\"id\": 1}]"},
      {FileFormat::html, "\n<!doctype HTML>"},
      {FileFormat::xml, "<?xml "},
      {FileFormat::utf16_le, "\xFF\xFEi\0"sv},
      {FileFormat::utf16_be, "\xFE\xFF\0i"sv},
      {FileFormat::utf16_le, "i\0d\0,\0"sv},
      {FileFormat::utf16_be, "\0i\0d\0,"sv},
      {FileFormat::utf16_le, "\xC2\0g\0e\0"sv},
      {FileFormat::utf32, "\xFF\xFE\0\0i\0\0\0"sv},
      {FileFormat::utf32, "i\0\0\0d\0\0\0"sv},
      {FileFormat::utf32, "\0\0\0i\0\0\0d"sv},
      {FileFormat::binary, "id\0year"sv},
      {FileFormat::mac_lines, "id,year\r1,2025\r"}};
  for (const auto& [format, bytes] : first) {
    const std::string_view start = bytes;  // clang 14 captures no binding
    CAPTURE(start);
    CHECK(detect_format(start) == format);
    if (format == FileFormat::text) continue;
    for (const Text& text :
         {name_of(format), as_rows(format, "a b"), as_rows(format, "-"), as_toml(format, "a b")})
      CHECK((!text.in(Lang::fr).empty() && !text.empty()));
  }
  CHECK(for_shell("it's") == "'it'\\''s'");
}

TEST_CASE("index: a set of bits has what was added, in order") {
  BitSet<std::uint8_t> set;
  CHECK(set.empty());
  for (const std::size_t number : {7U, 0U, 3U}) set.add(number);
  std::vector<std::size_t> numbers;
  for (const std::size_t number : set) numbers.push_back(number);
  CHECK(numbers == std::vector<std::size_t>{0, 3, 7});
  CHECK((set.has(3) && !set.has(4)));
  BitSet<std::uint8_t> other;
  other.add(3);
  CHECK(set.without(other).bits == 0x81);
  CHECK((set & other) == other);
  other |= set;
  CHECK(other == set);
}

TEST_CASE("money: euros are read exactly or not at all") {
  CHECK(read_euros("65") == Money::of_cents(6500));
  CHECK(read_euros("65.5") == Money::of_cents(6550));
  CHECK(read_euros("65.05") == Money::of_cents(6505));
  CHECK(read_euros("65,00") == Money::of_cents(6500));
  CHECK(read_euros("0") == Money{});
  CHECK(read_euros("1000000.00") == Money::of_cents(Money::limit));
  for (const char* wrong : {"", ".", "65.", ".5", "65.001", "-5", "+5", " 5", "5 ", "1e3",
                            "1000000.01", "99999999", "6 5", "65€", "6,5,0", "0x1"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_euros(wrong).has_value());
  }
}

TEST_CASE("money: rates are read exactly or not at all") {
  CHECK(read_rate("60 %") == Rate{60, 100});
  CHECK(read_rate("60%") == Rate{60, 100});
  CHECK(read_rate("62.5 %") == Rate{625, 1000});
  CHECK(read_rate("100 %") == Rate{100, 100});
  CHECK(read_rate("2/37") == Rate{2, 37});
  CHECK(read_rate("1/1") == Rate{1, 1});
  CHECK(read_rate("60.05 %") == Rate{6005, 10000});
  CHECK(read_rate("60.9 %") == Rate{609, 1000});
  CHECK(read_rate("1.123456 %") == Rate{1123456, 100'000'000});
  CHECK(read_rate("123456789/123456789") == Rate{123456789, 123456789});
  CHECK_FALSE(read_rate("0000000001/2").has_value());  // ten digits
  for (const char* wrong : {"", "60", "%", "101 %", "3/2", "1/0", "-1 %", "60. %", "60,5 %", "a/b",
                            "1/", "60  %", "60.x %", "60./ %", "1.1234567 %", "1/1234567890",
                            "0123456789/1234567890", "0/0", "0100 %"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_rate(wrong).has_value());
  }
}

TEST_CASE("money: each rounding, on both sides of a tie") {
  const auto cents = [](std::int64_t amount, Rate rate, Rounding r) {
    return share_of(Money::of_cents(amount), rate, r).cents();
  };
  CHECK(cents(305, {70, 100}, Rounding::half_up) == 214);  // 213.5
  CHECK(cents(305, {70, 100}, Rounding::half_even) == 214);
  CHECK(cents(305, {70, 100}, Rounding::down) == 213);
  CHECK(cents(305, {70, 100}, Rounding::up) == 214);
  CHECK(cents(5, {50, 100}, Rounding::half_up) == 3);  // 2.5
  CHECK(cents(5, {50, 100}, Rounding::half_even) == 2);
  CHECK(cents(1000, {1, 3}, Rounding::half_up) == 333);
  CHECK(cents(1000, {1, 3}, Rounding::up) == 334);
  CHECK(cents(1000, {60, 100}, Rounding::up) == 600);  // nothing to round
  CHECK(cents(1000, {60, 100}, Rounding::down) == 600);
  CHECK(cents(2000, {1, 3}, Rounding::half_up) == 667);
  CHECK(cents(Money::limit, {999'999'999, 999'999'999}, Rounding::half_up) == Money::limit);
  CHECK_FALSE(share_of(Money::unknown(), {60, 100}, Rounding::half_up).known());
}

TEST_CASE("money: unknown is not zero and spreads") {
  CHECK_FALSE((Money::unknown() + Money::of_cents(5)).known());
  CHECK_FALSE((Money::of_cents(5) - Money::unknown()).known());
  CHECK_FALSE(lesser(Money::unknown(), Money{}).known());
  CHECK(Money::unknown() != Money{});
}

TEST_CASE("dates: read strictly, within the limits") {
  CHECK(iso(*read_date("2024-02-29")) == "2024-02-29");
  CHECK(read_date("1900-01-01") == first_date);
  CHECK(read_date("2199-12-31") == last_date);
  for (const char* wrong :
       {"", "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-32", "2024-1-1", "20240101",
        "2024/01/01", "2024-01/01", "2024/01-01", "2o24-01-01", "2024-o1-01", "2024-01-o1",
        "1899-12-31", "2200-01-01", "2024-01-01 ", "２０２４-01-01", "2100-02-29"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_date(wrong).has_value());
  }
}

TEST_CASE("dates: months keep the day, or the month's last day, counted from the first date") {
  const Date january{2024, 1, 31};
  CHECK(add_months(january, 1) == Date{2024, 2, 29});
  CHECK(add_months(january, 2) == Date{2024, 3, 31});
  CHECK(add_months(january, 13) == Date{2025, 2, 28});
  CHECK(*step(january, *read_pace("1m"), 3) == Date{2024, 4, 30});
  CHECK(add_years({2024, 2, 29}, 1) == Date{2025, 3, 1});
  CHECK(add_years({2024, 2, 29}, 4) == Date{2028, 2, 29});
}

TEST_CASE("dates: paces") {
  CHECK(*step({2025, 1, 6}, *read_pace("2w"), 3) == Date{2025, 2, 17});
  CHECK(*step({2025, 1, 6}, *read_pace("1d"), 400) == Date{2026, 2, 10});
  CHECK(step({2199, 12, 30}, *read_pace("1d"), 1) == last_date);
  CHECK_FALSE(step({2199, 12, 30}, *read_pace("1d"), 2).has_value());
  CHECK_FALSE(step({2026, 1, 5}, *read_pace("1200m"), 9'999).has_value());
  CHECK(read_pace("036600d")->count == 36'600);
  CHECK(read_pace("5200w")->count == 36'400);
  CHECK(read_pace("1200m")->count == 1'200);
  for (const char* wrong : {"36601d", "5201w", "1201m", "", "w", "0w", "1", "1y", "-1w", "1.5w",
                            "999999w", "9999999d"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_pace(wrong).has_value());
  }
}

TEST_CASE("dates: ages are completed years, on the birthday and not before") {
  CHECK(age_on({2019, 5, 3}, {2022, 5, 2}) == 2);
  CHECK(age_on({2019, 5, 3}, {2022, 5, 3}) == 3);
  CHECK(age_on({2020, 2, 29}, {2023, 2, 28}) == 2);
  CHECK(age_on({2020, 2, 29}, {2023, 3, 1}) == 3);
  CHECK(age_on({2020, 2, 29}, {2024, 2, 29}) == 4);
  CHECK(age_on({2020, 2, 29}, {2020, 2, 28}) == -1);
}

TEST_CASE("dates: Easter Sunday") {
  // From the table of the Bureau des longitudes; 1943 and 2038 are the latest of their century,
  // 1954 and 2049 are exceptions of the lunar rule.
  const std::pair<int, Date> known[]{
      {1943, {1943, 4, 25}}, {1954, {1954, 4, 18}}, {1981, {1981, 4, 19}}, {2000, {2000, 4, 23}},
      {2008, {2008, 3, 23}}, {2024, {2024, 3, 31}}, {2025, {2025, 4, 20}}, {2026, {2026, 4, 5}},
      {2027, {2027, 3, 28}}, {2038, {2038, 4, 25}}, {2049, {2049, 4, 18}}};
  for (const auto& [year, easter] : known) CHECK(easter_sunday(year) == easter);
  for (int year = 1900; year < 2200; ++year) CHECK(easter_sunday(year).weekday() == 7);
}

TEST_CASE("words: the nearest valid one") {
  const std::vector<std::string> words{"coverage", "complementary", "calendar",
                                       "c2s",      "ame",           "ald"};
  CHECK(nearest("coverge", words) == "coverage");
  CHECK(nearest("covreage", words) == "coverage");
  CHECK(nearest("comp", words) == "complementary");
  CHECK(nearest("c2z", words) == "c2s");
  CHECK(nearest("xyz", words).empty());
  CHECK(nearest("", words).empty());
  CHECK(nearest(std::string(1000, 'c'), words).empty());
}

TEST_CASE("words: what is fit for a terminal") {
  CHECK(printable("séance\t1 234,50 €") == "séance\t1 234,50 €");
  CHECK(printable("a\x1b[31mb\x7f") == "a?[31mb?");
  CHECK(printable("\xff\xfe\xc3") == "???");
  CHECK(printable("\xc2\x9b"
                  "1m") == "??1m");
  CHECK(printable("\xe2\x82") == "??");
}

TEST_CASE("sha256: the published examples of FIPS 180-4") {
  const auto hex = [](std::string_view text) {
    Sha256 sha;
    sha.add(text);
    return sha.hex();
  };
  CHECK(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
