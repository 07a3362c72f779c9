// Serializes every struct of the rules, field by field, so that it loads without parsing. Private.
//
// `each_field` lists the fields of a struct once, for writing and for reading; a field missing in
// the list is a compile error. Numbers are varints (7 bits a byte, zigzag if signed), so the bytes
// do not depend on the machine. A string is its index in a table of unique texts; a source is its
// index among the sources of the record. Places that only problems need are omitted: compiled rules
// have none.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "racpsy/rules/read.hpp"

namespace racpsy::archive {

// ---- Fields -------------------------------------------------------------------------------------

template <class T, class U>
concept is = std::same_as<std::remove_const_t<T>, U>;

template <is<Text> T, class F>
void each_field(T& t, F f) {
  auto& [by_language] = t;
  f(by_language);
}
template <is<Place> T, class F>
void each_field(T& t, F f) {
  auto& [file, line, column] = t;
  f(file, line, column);
}
template <is<Rate> T, class F>
void each_field(T& t, F f) {
  auto& [numerator, denominator] = t;
  f(numerator, denominator);
}
template <is<Duration> T, class F>
void each_field(T& t, F f) {
  auto& [years, months, days] = t;
  f(years, months, days);
}
template <is<FactValue> T, class F>
void each_field(T& t, F f) {
  auto& [token, title] = t;
  f(token, title);
}
template <is<Fact::ByAge> T, class F>
void each_field(T& t, F f) {
  auto& [low, high, value] = t;
  f(low, high, value);
}
template <is<Fact> T, class F>
void each_field(T& t, F f) {
  auto& [name, names, type, of_session, opener, values, empty, empty_title, fallback, by_age,
         aliases, title, question, place] = t;
  static_cast<void>(place);
  f(name, names, type, of_session, opener, values, empty, empty_title, fallback, by_age, aliases,
    title, question);
}
template <is<Source> T, class F>
void each_field(T& t, F f) {
  auto& [id, title, article, url, reference, date, dated, confidence, place] = t;
  f(id, title, article, url, reference, date, dated, confidence, place);
}
template <is<Subject> T, class F>
void each_field(T& t, F f) {
  auto& [kind, index] = t;
  f(kind, index);
}
template <is<Condition> T, class F>
void each_field(T& t, F f) {
  auto& [subject, values, low, high] = t;
  f(subject, values, low, high);
}
template <is<Rule> T, class F>
void each_field(T& t, F f) {
  auto& [id, title, note, when, unless, sources, status, confidence, place] = t;
  static_cast<void>(place);
  f(id, title, note, when, unless, sources, status, confidence);
}
template <is<Part> T, class F>
void each_field(T& t, F f) {
  auto& [code, price] = t;
  f(code, price);
}
template <is<SessionRule> T, class F>
void each_field(T& t, F f) {
  auto& [rule, kind, code, asked, price, parts, base, hint, prevails_over, usually] = t;
  f(rule, kind, code, asked, price, parts, base, hint, prevails_over, usually);
}
template <is<EntitlementRule> T, class F>
void each_field(T& t, F f) {
  auto& [rule, require, otherwise] = t;
  f(rule, require, otherwise);
}
template <is<CapRule> T, class F>
void each_field(T& t, F f) {
  auto& [rule, counter, at_most, otherwise] = t;
  f(rule, counter, at_most, otherwise);
}
template <is<Pays> T, class F>
void each_field(T& t, F f) {
  auto& [form, rate, amount] = t;
  f(form, rate, amount);
}
template <is<ShareRule> T, class F>
void each_field(T& t, F f) {
  auto& [rule, payer, pays, of_the_public, prevails_over] = t;
  f(rule, payer, pays, of_the_public, prevails_over);
}
template <is<Ceiling> T, class F>
void each_field(T& t, F f) {
  auto& [counter, at_most] = t;
  f(counter, at_most);
}
template <is<DeductionRule> T, class F>
void each_field(T& t, F f) {
  auto& [rule, amount, from, ceilings] = t;
  f(rule, amount, from, ceilings);
}
template <is<ExtraFeesRule> T, class F>
void each_field(T& t, F f) {
  auto& [rule, at_most] = t;
  f(rule, at_most);
}
template <is<ThirdPartyRule> T, class F>
void each_field(T& t, F f) {
  auto& [rule, payers, one_claim] = t;
  f(rule, payers, one_claim);
}
template <is<DoubtRule> T, class F>
void each_field(T& t, F f) {
  auto& [rule, from, to, carries] = t;
  f(rule, from, to, carries);
}
template <is<Counter> T, class F>
void each_field(T& t, F f) {
  auto& [name, per, unit, shared, place] = t;
  f(name, per, unit, shared, place);
}
template <is<LimitedRight> T, class F>
void each_field(T& t, F f) {
  auto& [rule, lasts, around_due] = t;
  f(rule, lasts, around_due);
}
template <is<KeptRight> T, class F>
void each_field(T& t, F f) {
  auto& [rule, period] = t;
  f(rule, period);
}
template <is<InForce> T, class F>
void each_field(T& t, F f) {
  auto& [from, to, sources, place] = t;
  static_cast<void>(place);
  f(from, to, sources);
}
template <is<Delay> T, class F>
void each_field(T& t, F f) {
  auto& [calendar, when, from, sources, place] = t;
  static_cast<void>(place);
  f(calendar, when, from, sources);
}
template <is<Version> T, class F>
void each_field(T& t, F f) {
  auto& [id, title, verified_on, verified_at, currency, rounding, hypothetical, scheme,
         unknown_before, in_force, delays, counters, counts, kinds, sessions, entitlements, caps,
         shares, deductions, extra_fees, third_party, doubts, place] = t;
  static_cast<void>(verified_at);
  static_cast<void>(place);
  f(id, title, verified_on, currency, rounding, hypothetical, scheme, unknown_before, in_force,
    delays, counters, counts, kinds, sessions, entitlements, caps, shares, deductions, extra_fees,
    third_party, doubts);
}
template <is<Notice> T, class F>
void each_field(T& t, F f) {
  auto& [id, text, sources] = t;
  f(id, text, sources);
}
template <is<Declarations> T, class F>
void each_field(T& t, F f) {
  auto& [title, distress, payers, facts, notices, limited, kept, sources, broken] = t;
  f(sources, title, distress, payers, facts, notices, limited, kept, broken);  // sources are cited
}
template <is<Route> T, class F>
void each_field(T& t, F f) {
  auto& [id, title, country, distress, payers, notices, facts, counters, limited, kept, versions,
         timeline] = t;
  f(id, title, country, distress, payers, notices, facts, counters, limited, kept, versions,
    timeline);
}
template <is<Defaults> T, class F>
void each_field(T& t, F f) {
  auto& [route, age, route_words] = t;
  f(route, age, route_words);
}

// ---- Writing ------------------------------------------------------------------------------------

/// Table of the texts that records refer to, each once.
class StringTable {
 public:
  std::uint64_t index_of(const std::string& text) {
    const auto [at, fresh] = index_.emplace(text, all_.size());
    if (fresh) all_.push_back(text);
    return at->second;
  }
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<std::string> all_;
};

inline void append_number(std::string& bytes, std::uint64_t n) {
  for (; n >= 128; n >>= 7) bytes += static_cast<char>((n & 127) | 128);
  bytes += static_cast<char>(n);
}

/// Writes one record.
class Writer {
 public:
  explicit Writer(StringTable& strings) : strings_(strings) {}

  template <class... T>
  void operator()(const T&... values) {
    (write(values), ...);
  }
  std::string bytes;
  std::vector<const Source*> cited;  ///< By index, without those written before.

 private:
  template <class T>
  requires std::is_enum_v<T> || std::is_integral_v<T>
  void write(T value) {
    if constexpr (std::is_enum_v<T>) write(static_cast<std::underlying_type_t<T>>(value));
    else if constexpr (std::is_signed_v<T>) {
      const auto n = static_cast<std::int64_t>(value);
      append_number(bytes,
                    static_cast<std::uint64_t>(n) << 1 ^ static_cast<std::uint64_t>(n >> 63));
    } else append_number(bytes, value);
  }
  void write(const std::string& text) { append_number(bytes, strings_.index_of(text)); }
  void write(Date date) { write(date.days()); }
  void write(Money money) {
    write(money.known());
    if (money.known()) write(money.cents());
  }
  void write(const Source* source) {
    const auto [at, fresh] = sources_.emplace(source, sources_.size());
    if (fresh) cited.push_back(source);
    append_number(bytes, at->second);
  }
  template <class T>
  void write(const std::vector<T>& list) {
    append_number(bytes, list.size());
    for (const T& item : list) write(item);
  }
  template <class E, class T, std::size_t n>
  void write(const EnumArray<E, T, n>& list) {
    for (const T& item : list) write(item);
  }
  template <class T, std::size_t n>
  void write(const std::array<T, n>& list) {
    for (const T& item : list) write(item);
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <class A, class B>
  void write(const std::pair<A, B>& pair) {
    write(pair.first);
    write(pair.second);
  }
  template <class T, class Less>
  void write(const std::map<std::string, T, Less>& map) {
    append_number(bytes, map.size());
    for (const auto& [key, value] : map) {
      write(key);
      write(value);
      if constexpr (std::same_as<T, Source>) sources_.emplace(&value, sources_.size());
    }
  }
  template <class T>
  requires std::is_class_v<T>
  void write(const T& value) {
    each_field(value, [this](const auto&... fields) { (*this)(fields...); });
  }

  StringTable& strings_;
  std::unordered_map<const Source*, std::size_t> sources_;
};

// ---- Reading ------------------------------------------------------------------------------------

/// Table of texts in an archive: the offset of each, four bytes little-endian, then the bytes.
class Strings {
 public:
  Strings() = default;
  Strings(std::string_view offsets, std::string_view bytes) : offsets_(offsets), bytes_(bytes) {}
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = offset(i);
    return bytes_.substr(begin, offset(i + 1) - begin);
  }

 private:
  std::size_t offset(std::size_t i) const {
    std::size_t at = 0;
    for (std::size_t b = 4; b-- > 0;)
      at = at << 8 | static_cast<unsigned char>(offsets_[4 * i + b]);
    return at;
  }
  std::string_view offsets_, bytes_;
};

/// Reads a record written by a Writer of the same program, without any checks.
class Reader {
 public:
  Reader(std::string_view bytes, const Strings& strings) : at_(bytes.data()), strings_(strings) {}

  template <class... T>
  void operator()(T&... values) {
    (read(values), ...);
  }
  /// Reads the sources that the rest of the record cites; their addresses must not change.
  void read_sources(std::vector<Source>& into) {
    read(into);
    for (const Source& source : into) sources_.push_back(&source);
  }
  std::uint64_t number() {
    std::uint64_t n = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      n |= std::uint64_t{byte & 127U} << shift;
      if (byte < 128) return n;
    }
  }

 private:
  template <class T>
  requires std::is_enum_v<T> || std::is_integral_v<T>
  void read(T& value) {
    if constexpr (std::is_enum_v<T>) {
      std::underlying_type_t<T> n;
      read(n);
      value = static_cast<T>(n);
    } else if constexpr (std::is_signed_v<T>) {
      const std::uint64_t n = number();
      value = static_cast<T>(static_cast<std::int64_t>(n >> 1 ^ (~(n & 1) + 1)));
    } else value = static_cast<T>(number());
  }
  void read(std::string& text) {
    if (const std::string_view read = strings_[number()]; !read.empty()) text = std::string{read};
  }
  void read(Date& date) {
    std::int32_t days = 0;
    read(days);
    date = Date::from_days(days);
  }
  void read(Money& money) {
    bool known = false;
    std::int64_t cents = 0;
    read(known);
    if (known) read(cents);
    money = known ? Money::of_cents(cents) : Money::unknown();
  }
  void read(const Source*& source) { source = sources_[number()]; }
  template <class T>
  void read(std::vector<T>& list) {
    list.resize(number());
    for (T& item : list) read(item);
  }
  template <class E, class T, std::size_t n>
  void read(EnumArray<E, T, n>& list) {
    for (T& item : list) read(item);
  }
  template <class T, std::size_t n>
  void read(std::array<T, n>& list) {
    for (T& item : list) read(item);
  }
  template <class T>
  void read(std::optional<T>& value) {
    bool there = false;
    read(there);
    if (there) read(value.emplace());
  }
  template <class A, class B>
  void read(std::pair<A, B>& pair) {
    read(pair.first);
    read(pair.second);
  }
  template <class T, class Less>
  void read(std::map<std::string, T, Less>& map) {
    for (std::uint64_t n = number(); n > 0; --n) {
      std::string key;
      read(key);
      T& value = map.emplace_hint(map.end(), std::move(key), T{})->second;
      read(value);
      if constexpr (std::same_as<T, Source>) sources_.push_back(&value);
    }
  }
  template <class T>
  requires std::is_class_v<T>
  void read(T& value) {
    each_field(value, [this](auto&... fields) { (*this)(fields...); });
  }

  const char* at_;
  const Strings& strings_;
  std::vector<const Source*> sources_;
};

}  // namespace racpsy::archive
