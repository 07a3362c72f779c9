// How the program says things: a message is a pair of templates, checked when it is compiled.
//
//   inline constexpr Message unknown_route{"route inconnue : « {} »", "unknown route: “{}”"};
//   Text text = say<unknown_route>(name);
//
// The two templates must have the same number of holes, and `say` the same number of arguments; else it does not
// compile. This header is private: fmt stays out of the public ones.
#pragma once

#include <fmt/format.h>

#include <string_view>

#include "racpsy/base/text.hpp"

namespace racpsy {

struct Message {
  std::string_view fr;
  std::string_view en;
  std::size_t holes;

  consteval Message(std::string_view french, std::string_view english)
      : fr(french), en(english), holes(count(french)) {
    if (count(french) != count(english)) throw "the two languages have different holes";
  }
  constexpr std::string_view in(Lang lang) const { return lang == Lang::fr ? fr : en; }

 private:
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

/// A message without holes, in both languages.
inline Text both(const Message& m) { return {std::string{m.fr}, std::string{m.en}}; }

/// An argument as one language sees it: a `Text` has two faces, anything else one.
inline const std::string& face(const Text& text, Lang lang) { return text.in(lang); }
template <class T>
const T& face(const T& value, Lang) {
  return value;
}

/// The message in one language.
template <const Message& M, class... A>
std::string say_in(Lang lang, const A&... args) {
  static_assert(sizeof...(A) == M.holes, "one argument a hole");
  return fmt::vformat(M.in(lang), fmt::make_format_args(face(args, lang)...));
}

/// The message in both languages.
template <const Message& M, class... A>
Text say(const A&... args) {
  return {say_in<M>(Lang::fr, args...), say_in<M>(Lang::en, args...)};
}

}  // namespace racpsy
