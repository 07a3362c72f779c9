// Writes CSV cell by cell: RFC 4180 with LF, quoted only where needed.
#pragma once

#include <string>
#include <string_view>

#include "report/fields.hpp"

namespace racpsy {

class Csv {
 public:
  Csv& cell(std::string_view text) {
    if (!fresh_) out_ += ',';
    fresh_ = false;
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return out_ += text, *this;
    out_ += '"';
    for (const char c : text) out_.append(c == '"' ? 2 : 1, c);
    out_ += '"';
    return *this;
  }
  Csv& cell(std::int64_t n) { return cell(std::to_string(n)); }
  Csv& cell(Money m) { return m.known() ? cell(m.cents()) : cell(""); }
  Csv& cell(const Field& field) {
    if (const auto* n = std::get_if<std::int64_t>(&field.value)) return cell(*n);
    const auto* text = std::get_if<std::string>(&field.value);
    return cell(text == nullptr ? std::string_view{} : *text);
  }
  /// One cell of several words, joined by a space.
  template <class Words>
  Csv& joined(const Words& words) {
    std::string all;
    for (const auto& word : words) all.append(all.empty() ? "" : " ").append(word);
    return cell(all);
  }
  void end_row() {
    out_ += '\n';
    fresh_ = true;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool fresh_ = true;  // no cell stands before in this row
};

}  // namespace racpsy
