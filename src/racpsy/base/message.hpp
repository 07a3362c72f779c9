// Messages: templates in every language, checked when compiled.
//
//   inline constexpr Message unknown_route{"route inconnue : « {} »", "unknown route: “{}”"};
//   Text text = localized<unknown_route>(name);
//
// The templates must have the same number of holes, and `localized` the same number of arguments;
// otherwise the code does not compile. A template in Dutch follows if there is one; without it,
// readers of Dutch see the message in English, arguments included. Private: only `fill`, in
// message.cpp, uses the formatting library.
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

/// A template in every language, with `{}` for each hole.
struct Message {
  std::array<std::string_view, languages.size()> by_language;
  std::size_t holes;

  consteval Message(std::string_view fr, std::string_view en, std::string_view nl = {})
      : by_language{fr, en, nl},
        holes(count(en)) {
    for (const Lang lang : languages) {
      if (has(lang) && count(in(lang)) != holes) languages_have_different_holes();
    }
  }
  constexpr bool empty() const { return in(Lang::en).empty(); }
  constexpr std::string_view in(Lang lang) const { return by_language[index_of(shown_in(lang))]; }
  /// Tests whether the message has a template of its own in the language.
  constexpr bool has(Lang lang) const {
    return !is_optional(lang) || !by_language[index_of(lang)].empty();
  }
  /// Returns the language in which readers of `lang` see the message.
  constexpr Lang shown_in(Lang lang) const { return has(lang) ? lang : Lang::en; }

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

/// Returns a message without holes, in every language.
inline Text localized(const Message& m) {
  return in_each_language([&](Lang lang) { return std::string{m.by_language[index_of(lang)]}; });
}

/// An argument of a message: a string, a Text or an integer. It refers to the value given, which
/// must outlive it.
class Argument {
 public:
  Argument(const Text& text) {  // NOLINT(google-explicit-constructor)
    for (const Lang lang : languages) words_[index_of(lang)] = text.in(lang);
  }
  Argument(std::string_view words) {  // NOLINT(google-explicit-constructor)
    words_.fill(words);
  }
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
  std::string_view words(Lang lang) const { return words_[index_of(lang)]; }

 private:
  std::array<std::string_view, languages.size()> words_;
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
  return fill(M.in(lang), M.shown_in(lang), arguments);
}

/// Returns the message in every language.
template <const Message& M, class... A>
Text localized(const A&... args) {
  return in_each_language(
      [&](Lang lang) { return M.has(lang) ? format_message<M>(lang, args...) : std::string{}; });
}

}  // namespace racpsy
