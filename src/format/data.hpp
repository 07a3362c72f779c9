// Formats for programs: fields, and the writers of JSON and CSV.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "racpsy/base/money.hpp"
#include "racpsy/base/text.hpp"

namespace racpsy {

/// A field: its name and a number, a token, or nothing (meaningless or unknown).
struct Field {
  std::string_view name;
  std::variant<std::monostate, std::int64_t, std::string> value;
};

/// Writes JSON from left to right. Inserts commas; callers choose line breaks.
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
  template <std::integral Number>
  Json& value(Number n) {
    return number(std::to_string(n));
  }
  Json& value(Money m) { return m.known() ? value(m.cents()) : null(); }
  Json& value(bool yes) { return comma(), out_ += yes ? "true" : "false", *this; }
  Json& value(const char* text) { return value(std::string_view{text}); }
  Json& value(const std::string& text) { return value(std::string_view{text}); }
  /// Writes a number that is in digits already.
  Json& number(std::string_view digits) { return raw(digits); }
  /// Writes a value that is JSON already.
  Json& raw(std::string_view json) { return comma(), out_ += json, *this; }
  Json& null() { return comma(), out_ += "null", *this; }
  Json& value_or_null(std::string_view text) { return text.empty() ? null() : value(text); }
  // Writes a text as `name` in English, and as name_LANG in the other languages; null if empty. An
  // optional language is written where it differs.
  Json& text(std::string_view name, const Text& text) {
    key(name).value_or_null(text.in(Lang::en));
    for (const Lang lang : languages) {
      if (lang == Lang::en || is_as_in_english(text, lang)) continue;
      key(std::string{name}.append("_").append(language_codes[index_of(lang)]));
      value_or_null(text.in(lang));
    }
    return *this;
  }
  // Writes a text as an object with a member a language; null if empty.
  Json& value(const Text& text) {
    if (text.empty()) return null();
    open('{');
    for (const Lang lang : languages) {
      if (!is_as_in_english(text, lang)) key(language_codes[index_of(lang)]).value(text.in(lang));
    }
    return close('}');
  }
  Json& fields(const std::vector<Field>& fields) {
    for (const Field& field : fields) {
      key(field.name);
      if (const auto* n = std::get_if<std::int64_t>(&field.value)) value(*n);
      else if (const auto* text = std::get_if<std::string>(&field.value)) value(*text);
      else null();
    }
    return *this;
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
  Json& line(std::size_t indent) {
    if (!fresh_) out_ += ',';
    out_ += '\n';
    out_.append(indent, ' ');
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
  static bool is_as_in_english(const Text& text, Lang lang) {
    return is_optional(lang) && text.in(lang) == text.in(Lang::en);
  }
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

/// Writes CSV cell by cell: RFC 4180 with LF, quotes only where they are needed.
class Csv {
 public:
  /// With `safe`, cells that a spreadsheet would run as a formula begin with an apostrophe.
  explicit Csv(bool safe) : safe_(safe) {}

  Csv& cell(std::string_view text) {
    const std::string_view guard = safe_ && runs_in_spreadsheet(text) ? "'" : "";
    begin();
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
      return out_.append(guard).append(text), *this;
    out_.append("\"").append(guard);
    for (const char c : text) out_.append(c == '"' ? 2 : 1, c);
    out_ += '"';
    return *this;
  }
  Csv& cell(std::int64_t n) { return begin(), out_ += std::to_string(n), *this; }
  Csv& cell(Money m) { return m.known() ? cell(m.cents()) : cell(""); }
  Csv& cell(const Field& field) {
    if (const auto* n = std::get_if<std::int64_t>(&field.value)) return cell(*n);
    const auto* text = std::get_if<std::string>(&field.value);
    return cell(text == nullptr ? std::string_view{} : *text);
  }
  /// Writes one cell that holds several tokens, separated by spaces.
  template <class Tokens>
  Csv& joined(const Tokens& tokens) {
    std::string all;
    for (const auto& token : tokens) add_item(all, token, " ");
    return cell(all);
  }
  void end_row() {
    out_ += '\n';
    fresh_ = true;
  }
  std::string take() { return std::move(out_); }

 private:
  void begin() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }

  std::string out_;
  bool safe_;
  bool fresh_ = true;  // the row has no cell yet
};

}  // namespace racpsy
