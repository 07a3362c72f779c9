// The output formats, a row each: options, endings of files and errors are made from this table.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "format/document.hpp"

namespace racpsy {

/// A report in each form that it has; only the form asked for is written.
struct Report {
  std::function<doc::Document()> document;
  std::function<std::string()> json = {};
  std::function<std::string(bool spreadsheet_safe)> csv = {};
};

/// Forms of a report as bits; documents are written for the screen or for paper.
enum Forms : unsigned {
  on_screen = 1,
  on_paper = 2,
  as_json = 4,
  as_csv = 8,
  as_document = on_screen | on_paper
};

struct Format {
  std::string_view name;
  std::string_view endings;  ///< Of files, separated by spaces; the first one is the usual one.
  Forms form;
  std::string (*layout)(const doc::Document&, const TextStyle&);  ///< Of documents; else null.

  bool for_paper() const { return form == on_paper; }
  bool for_people() const { return (form & as_document) != 0; }
};

/// All formats; the first one is the default.
inline constexpr Format formats[]{{"text", "txt", on_screen, text_of},
                                  {"json", "json", as_json, nullptr},
                                  {"csv", "csv", as_csv, nullptr},
                                  {"markdown", "md markdown", on_paper, markdown_of},
                                  {"html", "html htm", on_paper, html_of}};

/// Returns the format of this name, or of files with this ending; null: none.
const Format* find_format(std::string_view name);
const Format* find_format_of_ending(std::string_view ending);

/// Writes a report in a format that it has. `spreadsheet_safe`: CSV cells that a spreadsheet would
/// run as a formula begin with an apostrophe.
std::string write(const Report& report, const Format& format, const TextStyle& text_style,
                  bool spreadsheet_safe);

/// The names of the formats for these forms, separated by spaces: "text json".
template <unsigned forms>
class FormatNames {
  static constexpr std::size_t size = [] {
    std::size_t sum = 0;
    for (const Format& format : formats)
      sum += (format.form & forms) != 0 ? format.name.size() + 1 : 0;
    return sum;
  }();
  static constexpr std::array<char, size> characters = [] {
    std::array<char, size> all{};
    std::size_t at = 0;
    for (const Format& format : formats) {
      if ((format.form & forms) == 0) continue;
      for (const char c : format.name) all[at++] = c;
      all[at++] = ' ';
    }
    return all;
  }();

 public:
  static constexpr std::string_view value{characters.data(), size - 1};
};
template <unsigned forms>
inline constexpr std::string_view format_names = FormatNames<forms>::value;

}  // namespace racpsy
