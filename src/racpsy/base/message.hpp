// Messages: pairs of templates, French and English, checked when compiled.
//
//   inline constexpr Message unknown_route{"route inconnue : « {} »", "unknown route: “{}”"};
//   Text text = localized<unknown_route>(name);
//
// Both templates must have the same number of holes, and `localized` the same number of arguments;
// otherwise the code does not compile. Private: only `fill`, in message.cpp, uses the formatting
// library.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "racpsy/base/text.hpp"

namespace racpsy {

/// A template in French and English, with `{}` for each hole.
struct Message {
  std::string_view fr;
  std::string_view en;
  std::size_t holes;

  consteval Message(std::string_view french, std::string_view english)
      : fr(french),
        en(english),
        holes(count(french)) {
    if (count(french) != count(english)) languages_have_different_holes();
  }
  constexpr std::string_view in(Lang lang) const { return lang == Lang::fr ? fr : en; }

 private:
  // Not defined and not constexpr: a message that calls it does not compile.
  static void languages_have_different_holes();
  static consteval std::size_t count(std::string_view text) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '{') continue;
      if (i + 1 < text.size() && text[i + 1] == '{') ++i;
      else ++n;
    }
    return n;
  }
};

/// Returns a message without holes, in both languages.
inline Text localized(const Message& m) { return {std::string{m.fr}, std::string{m.en}}; }

/// An argument of a message: a string, a Text or an integer. It refers to the value given, which
/// must outlive it.
class Argument {
 public:
  Argument(const Text& text) : fr_(text.fr), en_(text.en) {}  // NOLINT(google-explicit-constructor)
  Argument(std::string_view words)
      : fr_(words),
        en_(words) {}  // NOLINT(google-explicit-constructor)
  Argument(const std::string& words)
      : Argument(std::string_view{words}) {}  // NOLINT(google-explicit-constructor)
  Argument(const char* words)
      : Argument(std::string_view{words}) {}  // NOLINT(google-explicit-constructor)
  template <std::integral N>
  Argument(N number)
      : number_(static_cast<std::int64_t>(number)),
        is_number_(true) {}  // NOLINT(google-explicit-constructor)

  bool is_number() const { return is_number_; }
  std::int64_t number() const { return number_; }
  std::string_view words(Lang lang) const { return lang == Lang::fr ? fr_ : en_; }

 private:
  std::string_view fr_, en_;
  std::int64_t number_ = 0;
  bool is_number_ = false;
};

/// Fills the holes of a pattern, in one language. Out of line, so that callers do not include the
/// formatting library.
std::string fill(std::string_view pattern, Lang lang, std::span<const Argument> arguments);
/// Fills the holes of a pattern without a language: file positions, cells, lines of an excerpt.
std::string fill(std::string_view pattern, std::initializer_list<Argument> arguments);

/// Returns the message in one language.
template <const Message& M, class... A>
std::string format_message(Lang lang, const A&... args) {
  static_assert(sizeof...(A) == M.holes, "one argument a hole");
  const std::array<Argument, sizeof...(A)> arguments{Argument{args}...};
  return fill(M.in(lang), lang, arguments);
}

/// Returns the message in both languages.
template <const Message& M, class... A>
Text localized(const A&... args) {
  return {format_message<M>(Lang::fr, args...), format_message<M>(Lang::en, args...)};
}

}  // namespace racpsy
