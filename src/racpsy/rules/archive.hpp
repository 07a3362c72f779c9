// Serializes every struct of the rules, member by member, so that it loads without parsing.
// Private.
//
// The members of a struct are found by the compiler, so none can be forgotten. Numbers are varints
// (7 bits a byte, zigzag if signed), so the bytes do not depend on the machine. A string is its
// index in a table of unique texts; a source is its index among the sources of the record. Places
// that only problems need are omitted: compiled rules have none.
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

// ---- Members ------------------------------------------------------------------------------------

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

// Converts to any member of an aggregate; to an optional through its value.
struct AnyMember {
  template <class T>
  requires(!is_optional<T>) operator T() const;
};

template <class T, std::size_t... I>
constexpr bool has_members(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), AnyMember{})...}; };
}

inline constexpr std::size_t most_members = 26;

/// Returns the number of members of an aggregate: the most values that may initialize it.
template <class T, std::size_t n = most_members>
constexpr std::size_t member_count() {
  static_assert(n > 0);
  if constexpr (has_members<T>(std::make_index_sequence<n>{})) return n;
  else return member_count<T, n - 1>();
}

/// Calls `f` with all members of a struct, in order. A struct of another size does not compile.
template <class T, class F>
void with_members(T& t, F f) {
  constexpr std::size_t n = member_count<std::remove_const_t<T>>();
  if constexpr (n == 2) {
    auto& [a, b] = t;
    f(a, b);
  } else if constexpr (n == 3) {
    auto& [a, b, c] = t;
    f(a, b, c);
  } else if constexpr (n == 4) {
    auto& [a, b, c, d] = t;
    f(a, b, c, d);
  } else if constexpr (n == 5) {
    auto& [a, b, c, d, e] = t;
    f(a, b, c, d, e);
  } else if constexpr (n == 7) {
    auto& [a, b, c, d, e, g, h] = t;
    f(a, b, c, d, e, g, h);
  } else if constexpr (n == 9) {
    auto& [a, b, c, d, e, g, h, i, j] = t;
    f(a, b, c, d, e, g, h, i, j);
  } else if constexpr (n == 10) {
    auto& [a, b, c, d, e, g, h, i, j, k] = t;
    f(a, b, c, d, e, g, h, i, j, k);
  } else if constexpr (n == 11) {
    auto& [a, b, c, d, e, g, h, i, j, k, l] = t;
    f(a, b, c, d, e, g, h, i, j, k, l);
  } else if constexpr (n == 12) {
    auto& [a, b, c, d, e, g, h, i, j, k, l, m] = t;
    f(a, b, c, d, e, g, h, i, j, k, l, m);
  } else if constexpr (n == 13) {
    auto& [a, b, c, d, e, g, h, i, j, k, l, m, o] = t;
    f(a, b, c, d, e, g, h, i, j, k, l, m, o);
  } else if constexpr (n == 14) {
    auto& [a, b, c, d, e, g, h, i, j, k, l, m, o, p] = t;
    f(a, b, c, d, e, g, h, i, j, k, l, m, o, p);
  } else if constexpr (n == 15) {
    auto& [a, b, c, d, e, g, h, i, j, k, l, m, o, p, q] = t;
    f(a, b, c, d, e, g, h, i, j, k, l, m, o, p, q);
  } else {
    static_assert(n == 25);
    auto& [a, b, c, d, e, g, h, i, j, k, l, m, o, p, q, r, s, u, v, w, x, y, z, aa, bb] = t;
    f(a, b, c, d, e, g, h, i, j, k, l, m, o, p, q, r, s, u, v, w, x, y, z, aa, bb);
  }
}

/// Structs whose place is kept: checks report it although the rules were not parsed.
template <class T>
concept keeps_place = std::same_as<T, Source> || std::same_as<T, Counter>;

/// Passes all members of a struct to an archive, except a place that is not kept.
template <class T, class Archive>
void each_member(T& t, Archive& archive) {
  const auto one = [&](auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (!std::same_as<Member, Place> || keeps_place<std::remove_const_t<T>>)
      archive(member);
  };
  with_members(t, [&](auto&... members) { (one(members), ...); });
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
  void write(const Text& text) { write(text.by_language); }
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
  void write(const T& value) { each_member(value, *this); }

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
  void read(Text& text) { read(text.by_language); }
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
  void read(T& value) { each_member(value, *this); }

  const char* at_;
  const Strings& strings_;
  std::vector<const Source*> sources_;
};

}  // namespace racpsy::archive
