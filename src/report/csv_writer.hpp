// Writes CSV cell by cell: RFC 4180 with LF, quotes only where they are needed.
#pragma once

#include <string>
#include <string_view>

#include "report/fields.hpp"

namespace racpsy {

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
