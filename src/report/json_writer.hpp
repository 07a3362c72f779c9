// Writes JSON from left to right. Inserts commas; callers choose line breaks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "racpsy/base/money.hpp"
#include "racpsy/base/text.hpp"

namespace racpsy {

class Json {
 public:
  Json& key(std::string_view name) {
    comma();
    quoted(name);
    out_ += ':';
    fresh_ = true;
    return *this;
  }
  Json& value(std::string_view text) { return comma(), quoted(text), *this; }
  Json& value(std::int64_t n) { return comma(), out_ += std::to_string(n), *this; }
  Json& value(Money m) { return m.known() ? value(m.cents()) : null(); }
  Json& value(bool yes) { return comma(), out_ += yes ? "true" : "false", *this; }
  Json& value(const char* text) { return value(std::string_view{text}); }
  Json& value(const std::string& text) { return value(std::string_view{text}); }
  Json& value(int n) { return value(std::int64_t{n}); }
  Json& value(std::size_t n) { return value(static_cast<std::int64_t>(n)); }
  Json& null() { return comma(), out_ += "null", *this; }
  Json& value_or_null(std::string_view text) { return text.empty() ? null() : value(text); }
  // Writes a text as `name` in English, and as name_LANG in the other languages; null if empty.
  Json& text(std::string_view name, const Text& text) {
    key(name).value_or_null(text.in(Lang::en));
    for (const Lang lang : languages) {
      if (lang == Lang::en) continue;
      key(std::string{name}.append("_").append(language_codes[index_of(lang)]));
      value_or_null(text.in(lang));
    }
    return *this;
  }
  // Writes a text as an object with a member a language; null if empty.
  Json& value(const Text& text) {
    if (text.empty()) return null();
    open('{');
    for (const Lang lang : languages) key(language_codes[index_of(lang)]).value(text.in(lang));
    return close('}');
  }
  Json& open(char bracket) {
    comma();
    out_ += bracket;
    fresh_ = true;
    return *this;
  }
  Json& close(char bracket) {
    out_ += bracket;
    fresh_ = false;
    return *this;
  }
  // Begins a line with `indent` spaces before the next key or value.
  Json& line(int indent) {
    if (!fresh_) out_ += ',';
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent), ' ');
    fresh_ = true;
    return *this;
  }
  // Writes a key and its value.
  template <class T>
  Json& member(std::string_view name, const T& what) {
    return key(name).value(what);
  }
  Json& member_or_null(std::string_view name, std::string_view text) {
    return key(name).value_or_null(text);
  }
  // Writes a list: of each item, the value that `of` returns.
  template <class List, class Of>
  Json& list(std::string_view name, const List& items, Of of) {
    key(name).open('[');
    for (const auto& item : items) value(of(item));
    return close(']');
  }
  std::string take() { return std::move(out_); }

 private:
  void comma() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }
  // Writes a string, valid for any bytes (see as_utf8). Escapes all control characters, including
  // DEL and U+0080 to U+009F, which some terminals obey.
  void quoted(std::string_view raw) {
    const std::string text = as_utf8(raw);
    out_ += '"';
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::string_view rest = std::string_view{text}.substr(i);
      const char c = text[i];
      if (c == '"' || c == '\\') {
        out_ += '\\';
        out_ += c;
      } else if (is_control(rest)) {
        if ((c & 0x80) != 0) ++i;  // two bytes in UTF-8; the second equals the code point
        const auto n = static_cast<unsigned char>(text[i]);
        constexpr std::string_view hex = "0123456789abcdef";
        out_ += "\\u00";
        out_ += hex[n >> 4];
        out_ += hex[n & 15];
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }
  std::string out_;
  bool fresh_ = true;  // the current level has no item yet
};

}  // namespace racpsy
