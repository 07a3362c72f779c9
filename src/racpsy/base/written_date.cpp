#include "racpsy/base/written_date.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "racpsy/base/digits.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/messages.hpp"
#include "racpsy/base/vocabulary.hpp"

namespace racpsy {
namespace {

constexpr std::array<DateNames, languages.size()> names_by_language{
    {{{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
       "octobre", "novembre", "décembre"},
      {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
     {{"January", "February", "March", "April", "May", "June", "July", "August", "September",
       "October", "November", "December"},
      {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}},
     {{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
       "oktober", "november", "december"},
      {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}}}};

// Days named from today, and their distance.
struct RelativeDay {
  std::string_view names;  // folded, joined by ", "
  int days;
};
constexpr std::string_view next_words =
    "prochain, prochaine, next, coming, volgende, komende, aanstaande";
constexpr RelativeDay relative_days[] = {{"aujourd hui, today, vandaag", 0},
                                         {"demain, tomorrow, morgen", 1},
                                         {"apres demain, day after tomorrow, overmorgen", 2}};

// Intervals in words: units, numbers and whole phrases, folded, joined by ", ". "Quinze jours" are
// two weeks and "huit jours" one, as people say.
struct PaceWords {
  std::string_view names;
  Pace pace;
};
constexpr PaceWords units[] = {{"jour, jours, j, jr, day, days, d, dag, dagen", {1, false}},
                               {"semaine, semaines, sem, s, week, weeks, w, weken", {7, false}},
                               {"mois, month, months, m, maand, maanden", {1, true}}};
constexpr PaceWords phrases[] = {
    {"quotidien, quotidienne, quotidiennement, daily, dagelijks", {1, false}},
    {"hebdomadaire, hebdo, hebdomadairement, weekly, wekelijks, huit jours, 8 jours", {7, false}},
    {"quinze jours, 15 jours, quinzaine, semaine sur deux, semaine sur 2, other week, second week, "
     "fortnight, fortnightly, tweewekelijks, veertiendaags, veertien dagen, andere week",
     {14, false}},
    {"mensuel, mensuelle, mensuellement, monthly, maandelijks", {1, true}}};
constexpr std::string_view every_words[] = {
    "tous les", "toutes les",   "chaque",      "une fois par", "1 fois par", "une par", "1 par",
    "par",      "une",          "every",       "each",         "once every", "once a",  "once per",
    "one per",  "1 per",        "a",           "per",          "elke",       "iedere",  "elk",
    "ieder",    "een keer per", "eenmaal per", "1 keer per"};
// "Om de twee weken" is an interval; "om de week" means one week to some and two to others.
constexpr std::string_view every_many = "om de";
constexpr std::string_view numbers[] = {"",
                                        "un, une, one, een",
                                        "deux, two, twee",
                                        "trois, three, drie",
                                        "quatre, four, vier",
                                        "cinq, five, vijf",
                                        "six, zes",
                                        "sept, seven, zeven",
                                        "huit, eight, acht",
                                        "neuf, nine, negen",
                                        "dix, ten, tien",
                                        "onze, eleven, elf",
                                        "douze, twelve, twaalf"};

bool is_named(std::string_view letters, std::string_view list) {
  const std::vector<std::string_view> names = names_in(list);
  return std::find(names.begin(), names.end(), letters) != names.end();
}

template <std::size_t N>
std::optional<std::size_t> index_named(std::string_view letters,
                                       std::array<std::string_view, N> DateNames::*list) {
  std::optional<std::size_t> found;
  for (const Lang lang : languages) {
    const auto& names = date_names(lang).*list;
    for (std::size_t i = 0; i < N; ++i) {
      if (letters.size() < 3 || !folded(names[i]).starts_with(letters)) continue;
      if (found && *found != i) return std::nullopt;
      found = i;
    }
  }
  return found;
}
std::optional<std::size_t> month_of(std::string_view letters) {
  return index_named(letters, &DateNames::months);
}
std::optional<std::size_t> weekday_of(std::string_view letters) {
  return index_named(letters, &DateNames::weekdays);
}

// Splits folded text into words and numbers, without the marks between them.
std::vector<std::string> pieces_of(const std::string& letters) {
  std::vector<std::string> pieces{""};
  for (const char c : letters) {
    if (c == ' ' || c == ',' || c == '.' || c == '/') pieces.emplace_back();
    else pieces.back() += c;
  }
  std::erase(pieces, "");
  return pieces;
}

std::optional<int> number_of(std::string_view piece, std::size_t most_digits) {
  const std::optional<std::int64_t> number = read_digits(piece, most_digits);
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

// Reads the day of a month: "7", "1er", "3rd".
std::optional<int> day_of(std::string_view piece) {
  for (const std::string_view ending : {"er", "st", "nd", "rd", "th", "de", "ste"}) {
    if (piece.ends_with(ending)) return number_of(piece.substr(0, piece.size() - ending.size()), 2);
  }
  return number_of(piece, 2);
}

std::optional<Date> date_of(std::optional<int> year, std::optional<int> month,
                            std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  std::string text = std::to_string(*year);
  for (const int part : {*month, *day})
    text.append(part < 10 ? "-0" : "-").append(std::to_string(part));
  return read_date(text);
}

// Reads a year, a month and a day in one of the orders that have one meaning.
std::optional<Date> read_pieces(std::span<const std::string> pieces) {
  if (pieces.size() != 3) return std::nullopt;
  const auto year = [](const std::string& piece) {
    return piece.size() == 4 ? number_of(piece, 4) : std::nullopt;
  };
  if (const auto date = date_of(year(pieces[2]), month_named(pieces[1]), day_of(pieces[0])))
    return date;
  if (const auto date = date_of(year(pieces[2]), month_named(pieces[0]), day_of(pieces[1])))
    return date;
  return date_of(year(pieces[0]), number_of(pieces[1], 2), number_of(pieces[2], 2));
}

// Returns the first date of this weekday (0: Monday) after today.
Date coming_weekday(std::size_t weekday, Date today) {
  for (int days = 1;; ++days) {
    const Date date = add_days(today, days);
    if (date.weekday() == weekday + 1) return date;
  }
}

// Returns `count` units: at most 36,600 days, 5,200 weeks or 1,200 months.
std::optional<Pace> pace_of(std::int64_t count, const Pace& unit) {
  const std::int64_t most = unit.months ? 1'200 : unit.count == 7 ? 5'200 : 36'600;
  if (count < 1 || count > most) return std::nullopt;
  return Pace{static_cast<int>(count) * unit.count, unit.months};
}

// Parses "1d", "2w", "1m".
std::optional<Pace> compact_pace(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::optional<std::int64_t> count = read_digits(text.substr(0, text.size() - 1), 6);
  if (!count) return std::nullopt;
  switch (text.back()) {
    case 'd': return pace_of(*count, {1, false});
    case 'w': return pace_of(*count, {7, false});
    case 'm': return pace_of(*count, {1, true});
    default: return std::nullopt;
  }
}

const Pace* pace_named(std::string_view letters, std::span<const PaceWords> list) {
  for (const PaceWords& words : list) {
    if (is_named(letters, words.names)) return &words.pace;
  }
  return nullptr;
}

// Parses a phrase, or a number and a unit; after "every" the number may be left out.
std::optional<Pace> read_pace_words(std::string_view letters, bool every) {
  if (const Pace* phrase = pace_named(letters, phrases)) return *phrase;
  const std::size_t digits = std::min(letters.find_first_not_of("0123456789"), letters.size());
  std::string_view unit = letters;
  std::optional<std::int64_t> count;
  if (every) count = 1;
  if (digits > 0) {
    count = read_digits(letters.substr(0, digits), 6);
    unit = trimmed(letters.substr(digits));
  } else {
    const std::size_t space = letters.find(' ');
    for (std::size_t n = 0; space != std::string_view::npos && n < std::size(numbers); ++n) {
      if (!is_named(letters.substr(0, space), numbers[n])) continue;
      count = static_cast<std::int64_t>(n);
      unit = letters.substr(space + 1);
    }
  }
  const Pace* named = pace_named(unit, units);
  return named != nullptr && count ? pace_of(*count, *named) : std::nullopt;
}

// Reads a day that is told from today: "demain", "lundi prochain", "in two weeks".
std::optional<Date> relative_day(const std::string& letters, Date today) {
  for (const RelativeDay& day : relative_days) {
    if (is_named(letters, day.names)) return add_days(today, day.days);
  }
  for (const std::string_view in : {"dans ", "in ", "over ", "binnen "}) {
    if (!letters.starts_with(in)) continue;
    const std::optional<Pace> pace = read_pace_words(letters.substr(in.size()), false);
    return pace ? step(today, *pace, 1) : std::nullopt;
  }
  std::vector<std::string> words = parts_of(letters, ' ');
  const bool next =
      std::erase_if(words, [](const std::string& word) { return is_named(word, next_words); }) > 0;
  if (words.size() > 1 && words.front() == "la") words.erase(words.begin());
  if (words.size() != 1) return std::nullopt;
  const bool week = next && is_named(words.front(), "semaine, week");
  const std::optional<std::size_t> weekday = week ? 0 : weekday_of(words.front());
  return weekday ? std::optional{coming_weekday(*weekday, today)} : std::nullopt;
}

// Completes a day and a month with the year in which they come next, from today on.
std::vector<std::string> with_coming_year(std::vector<std::string> pieces, Date today) {
  pieces.push_back(std::to_string(today.year()));
  const std::optional<Date> date = read_pieces(pieces);
  if (!date || *date < today) pieces.back() = std::to_string(today.year() + 1);
  return pieces;
}

// Tests whether the pieces are a day, a month and a year that no calendar has: 31 February.
bool is_no_day(std::span<const std::string> pieces) {
  if (pieces.size() != 3 || read_pieces(pieces)) return false;
  const bool year_first = pieces[0].size() == 4;
  const std::string& day = pieces[year_first ? 2 : 0];
  const std::optional<int> number = day_of(day), month = number_of(pieces[1], 2);
  const bool is_month = (month && *month >= 1 && *month <= 12) || month_of(pieces[1]);
  const std::optional<int> year = number_of(pieces[year_first ? 0 : 2], 4);
  return number && *number >= 29 && *number <= 31 && is_month && year &&
         *year >= first_date.year() && *year <= last_date.year();
}

// Tests for a month YYYY-MM or a year, of which the day is missing.
bool is_without_day(std::string_view text) {
  return (text.size() == 7 && read_date(std::string{text} + "-01")) ||
         (text.size() == 4 && read_date(std::string{text} + "-01-01"));
}

}  // namespace

std::optional<int> month_named(std::string_view letters) {
  const std::optional<std::size_t> month = month_of(letters);
  return month ? std::optional{static_cast<int>(*month) + 1} : std::nullopt;
}

const DateNames& date_names(Lang lang) { return names_by_language[index_of(lang)]; }

Result<Date, Misread> read_written_date(std::string_view name, std::string_view text, Lang lang,
                                        std::optional<Date> today) {
  if (const std::optional<Date> exact = read_date(text)) return *exact;
  const std::string letters = folded(text);
  if (today) {
    const std::optional<Date> day = relative_day(letters, *today);
    if (day && *day <= last_date) return *day;
  }
  std::vector<std::string> pieces = pieces_of(letters);
  if (!pieces.empty() && is_named(pieces.front(), "le, op")) pieces.erase(pieces.begin());
  const std::optional<std::size_t> weekday =
      pieces.size() > 2 ? weekday_of(pieces.front()) : std::nullopt;
  if (weekday) pieces.erase(pieces.begin());
  if (today && pieces.size() == 2 && (month_of(pieces[0]) || month_of(pieces[1])))
    pieces = with_coming_year(std::move(pieces), *today);
  std::optional<Date> date = read_pieces(pieces);
  if (!date && pieces.size() == 3 && pieces[2].size() == 4) {
    const std::optional<int> first = number_of(pieces[0], 2), second = number_of(pieces[1], 2),
                             year = number_of(pieces[2], 4);
    date = date_of(year, second, first);
    const std::optional<Date> other = date_of(year, first, second);
    if (lang == Lang::en && (date || other)) {
      Text remedy = date && other && date != other
                        ? localized<msg::write_one>(iso(*date), iso(*other))
                        : localized<msg::write_it>(iso(date ? *date : *other));
      return Misread{localized<msg::day_or_month>(name, abbreviated(text)), std::move(remedy)};
    }
  }
  if (!date) {
    Text what = is_no_day(pieces)      ? localized<msg::no_such_day>(name, abbreviated(text))
                : is_without_day(text) ? localized<msg::without_day>(name, abbreviated(text))
                                       : localized<msg::not_a_date>(name, abbreviated(text));
    return Misread{std::move(what), localized<msg::write_date>()};
  }
  if (weekday && *weekday + 1 != date->weekday()) {
    const Text real = in_each_language(
        [&](Lang in) { return std::string{date_names(in).weekdays[date->weekday() - 1]}; });
    return Misread{localized<msg::other_weekday>(name, abbreviated(text), real),
                   localized<msg::correct_the_day>()};
  }
  return *date;
}

std::optional<Pace> read_pace(std::string_view text) {
  if (const std::optional<Pace> pace = compact_pace(text)) return pace;
  const std::string letters = folded(text);
  if (text.starts_with('-')) return std::nullopt;  // folding would drop the sign
  std::string_view unit = letters;
  if (const std::size_t slash = letters.find('/'); slash != std::string::npos) {
    // Twice a week is no interval of whole days.
    if (!is_named(trimmed(unit.substr(0, slash)), "1, 1 fois, une fois, 1x, once")) return {};
    const Pace* named = pace_named(trimmed(unit.substr(slash + 1)), units);
    return named != nullptr ? std::optional{*named} : std::nullopt;
  }
  if (const std::optional<Pace> pace = read_pace_words(unit, false)) return pace;
  if (unit.starts_with(every_many))
    return read_pace_words(trimmed(unit.substr(every_many.size())), false);
  for (const std::string_view every : every_words) {
    if (!unit.starts_with(every) || !unit.substr(every.size()).starts_with(' ')) continue;
    if (const std::optional<Pace> pace = read_pace_words(unit.substr(every.size() + 1), true))
      return pace;
  }
  return std::nullopt;
}

}  // namespace racpsy
