#include "racpsy/rules/fact.hpp"

#include <algorithm>
#include <bit>

#include "racpsy/base/folding.hpp"
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/base/written_date.hpp"

namespace racpsy {

Bits Fact::fallback_at(int age) const {
  for (const ByAge& band : by_age) {
    if (band.low <= age && age <= band.high) return band.value;
  }
  return fallback;
}

std::vector<std::string> Fact::words() const {
  std::vector<std::string> all;
  if (type == Type::set) all.push_back(empty);
  for (const FactValue& value : values) all.push_back(value.token);
  return all;
}

std::vector<std::string> Fact::all_words() const {
  std::vector<std::string> all = words();
  for (const auto& [alias, target] : aliases) all.push_back(alias);
  return all;
}

bool Fact::is_called(std::string_view letters) const {
  if (folded(name) == letters) return true;
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& other) { return folded(other) == letters; });
}

namespace {

// A value with days: "maternity:2026-02-15..2026-06-27", "c2s..2027-06-14".
struct WithDays {
  std::string_view value, from, to;
};

// Splits a value with days; nothing if it has none.
std::optional<WithDays> split_days(std::string_view part) {
  const std::size_t dots = part.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const std::size_t colon = std::min(part.find(':'), dots);
  return WithDays{
      trimmed(part.substr(0, colon)),
      colon < dots ? trimmed(part.substr(colon + 1, dots - colon - 1)) : std::string_view{},
      trimmed(part.substr(dots + 2))};
}

std::optional<Date> day_of(std::string_view text, Date if_empty, Lang lang) {
  if (text.empty()) return if_empty;
  const Result<Date, Misread> day = read_written_date("", text, lang);
  return day ? std::optional{*day} : std::nullopt;
}

// Parses the days of a value, and leaves the value in `part`. Returns nothing if there are no days,
// or invalid ones.
std::optional<DatedBits> take_days(std::string_view& part, Lang lang) {
  const std::optional<WithDays> split = split_days(part);
  if (!split) return std::nullopt;
  const std::optional<Date> first = day_of(split->from, first_date, lang),
                            last = day_of(split->to, last_date, lang);
  if (!first || !last || *last < *first || (split->from.empty() && split->to.empty()))
    return std::nullopt;
  part = split->value;
  DatedBits days;
  days.from = *first;
  days.to = *last;
  return days;
}

}  // namespace

// Parses values joined by "+". `find` maps each part to a token, an alias or `empty`; any other
// text is not understood.
template <class Find>
std::optional<Bits> Fact::joined_values(std::string_view word, std::string_view* not_understood,
                                        std::vector<DatedBits>* dated, Lang lang, Find find) const {
  Bits bits = 0;
  bool said_empty = false;
  for (std::string_view rest = word;;) {
    const std::size_t plus = type == Type::set ? rest.find('+') : std::string_view::npos;
    const std::string_view part = rest.substr(0, plus);
    std::string_view value = part;
    std::optional<DatedBits> days =
        dated != nullptr && type == Type::set ? take_days(value, lang) : std::nullopt;
    std::string_view token = find(value);
    if (const auto alias = aliases.find(std::string{token}); alias != aliases.end())
      token = alias->second;
    bool found = false;
    for (std::size_t i = 0; i < values.size() && !found; ++i) {
      if (values[i].token != token) continue;
      (days ? days->bits : bits) |= bit(i);
      if (days) dated->push_back(*days);
      found = true;
    }
    if (!found && !days && type == Type::set && token == empty) {
      said_empty = true;
      found = true;
    }
    if (!found) {
      if (not_understood != nullptr) *not_understood = part;
      return std::nullopt;
    }
    if (plus == std::string_view::npos) break;
    rest = rest.substr(plus + 1);
  }
  if (said_empty && bits != 0) {  // "standard+c2s" contradicts itself
    if (not_understood != nullptr) *not_understood = word;
    return std::nullopt;
  }
  return bits;
}

std::optional<Bits> Fact::read(std::string_view word, std::string_view* not_understood) const {
  return joined_values(word, not_understood, nullptr, Lang::en,
                       [](std::string_view part) { return part; });
}

// Finds the token or alias with this folded form, or the value with this folded title; null if
// none.
const std::string* Fact::word_of_letters(std::string_view letters) const {
  if (letters.empty()) return nullptr;
  for (const FactValue& value : values) {
    if (folded(value.token) == letters) return &value.token;
  }
  if (type == Type::set && folded(empty) == letters) return &empty;
  for (const auto& [alias, target] : aliases) {
    if (folded(alias) == letters) return &alias;
  }
  // Titles, as answers print them.
  for (const FactValue& value : values) {
    for (const Lang lang : languages) {
      if (folded(value.title.in(lang)) == letters) return &value.token;
    }
  }
  return nullptr;
}

std::optional<Bits> Fact::meant(std::string_view word, std::string_view* not_understood,
                                std::vector<DatedBits>* dated, Lang lang) const {
  if (const std::optional<Bits> exact = read(word)) return exact;
  const auto find = [&](std::string_view part) -> std::string_view {
    if (read(part)) return part;
    const std::string letters = folded(part);
    const std::string* found = word_of_letters(letters);
    if (found == nullptr) found = word_of_letters(common_word(letters));
    return found != nullptr ? std::string_view{*found} : part;
  };
  return joined_values(word, not_understood, dated, lang, find);
}

std::optional<Misread> Fact::misread_day(std::string_view option, std::string_view word,
                                         Lang lang) const {
  if (type != Type::set) return std::nullopt;
  for (const std::string& part : parts_of(word, '+')) {
    const std::optional<WithDays> split = split_days(part);
    if (!split || !meant(split->value)) continue;
    for (const std::string_view day : {split->from, split->to}) {
      if (day.empty()) continue;
      if (const Result<Date, Misread> date = read_written_date(option, day, lang); !date)
        return date.error();
    }
  }
  return std::nullopt;
}

bool Fact::mixes_empty(std::string_view word) const {
  const std::vector<std::string> parts = parts_of(word, '+');
  const auto is_empty = [&](const std::string& part) {
    const std::string letters = folded(part);
    return letters == folded(empty) || folded(common_word(letters)) == folded(empty);
  };
  return type == Type::set && std::any_of(parts.begin(), parts.end(), is_empty) &&
         !std::all_of(parts.begin(), parts.end(), is_empty);
}

const FactValue* Fact::with_and_without_days(std::string_view word) const {
  Bits always = 0;
  std::vector<DatedBits> dated;
  for (const std::string& part : parts_of(word, '+'))
    always |= meant(part, nullptr, &dated, Lang::fr).value_or(0);  // the days do not matter
  for (const DatedBits& held : dated) {
    if ((held.bits & always) != 0)
      return &values[static_cast<std::size_t>(std::countr_zero(held.bits))];
  }
  return nullptr;
}

std::string Fact::write(Bits bits) const {
  if (bits == 0) return empty;
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!has_bit(bits, i)) continue;
    if (!out.empty()) out += '+';
    out += values[i].token;
  }
  return out;
}

Text Fact::describe(Bits bits) const {
  if (bits == 0) return empty_title;
  Text out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!has_bit(bits, i)) continue;
    add_item(out, values[i].title);
  }
  return out;
}

}  // namespace racpsy
