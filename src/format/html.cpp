// Writes a document as one self-contained HTML page: no script, no external font or image. It is
// the sheet a psychologist hands to a patient: it prints on A4, works in black and white and with
// screen readers.
#include "format/chart.hpp"
#include "format/document.hpp"

namespace racpsy {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 52rem; color: #1a1a1a; background: #fff; font: 1rem/1.45 "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.55rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; padding-bottom: .15rem; border-bottom: 2px solid #22577a; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p { margin: .4rem 0; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-size: .88rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: #4a4a4a; padding-bottom: .25rem; }
th, td { padding: .28rem .45rem; text-align: left; vertical-align: top; border-bottom: 1px solid #d5d5d5; }
thead th, thead td { border-bottom: 2px solid #1a1a1a; vertical-align: bottom; }
tbody th { font-weight: normal; }
.right { text-align: right; white-space: nowrap; }
.strong td, .strong th, p.strong { font-weight: bold; }
.muted td, .muted th { color: #5a5a5a; }
.apart td, .apart th { border-top: 2px solid #1a1a1a; }
sup { font-size: .7em; line-height: 0; font-weight: normal; }
td sup { display: block; line-height: 1.1; white-space: normal; }
sup a { color: #1d4f70; text-decoration: none; padding: 0 .05em; }
a { color: #1d4f70; overflow-wrap: anywhere; }
ul, ol { margin: .3rem 0 .8rem; padding-left: 1.4rem; }
li { margin: .2rem 0; }
ol.sources { font-size: .85rem; }
figure { margin: .6rem 0 1rem; }
svg { width: 100%; height: auto; display: block; }
@media screen and (max-width: 34rem) {
  table.stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.stacked tr { display: block; padding: .35rem 0; border-bottom: 1px solid #d5d5d5; }
  table.stacked tr > * { display: flex; justify-content: space-between; gap: 1rem; padding: .1rem 0; border: 0; text-align: left; white-space: normal; }
  table.stacked tr > :empty { display: none; }
  table.stacked [data-label]::before { content: attr(data-label); color: #4a4a4a; font-weight: normal; }
}
@page { size: A4; margin: 15mm; }
@media print {
  html { font-size: 9.5pt; }
  body { margin: 0; padding: 0; max-width: none; line-height: 1.3; }
  h2, h3, caption { break-after: avoid; }
  tr, li, figure, p, table.whole { break-inside: avoid; }
  h2 { margin-top: 1rem; }
  td, th { padding: .15rem .4rem; }
  thead { display: table-header-group; }
  a { color: inherit; }
}
)";

// On a narrow screen the cells of a row stand below each other, with the names of their columns, in
// tables of more columns than these.
constexpr std::size_t most_narrow_columns = 3;
constexpr std::size_t most_rows_unbroken = 14;  // longer tables may break across pages

class HtmlWriter {
 public:
  std::string write(const doc::Document& document) {
    const std::string title = escape_html(document.title);
    out_.append("<!DOCTYPE html>\n<html lang=\"").append(document.lang == Lang::fr ? "fr" : "en");
    out_.append(
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n<title>");
    out_.append(title)
        .append("</title>\n<style>")
        .append(style)
        .append("</style>\n</head>\n<body>\n<main>\n<h1>")
        .append(title)
        .append("</h1>\n");
    for (const doc::Section& section : document.sections) {
      const std::string level = section.minor ? "h3" : "h2";
      if (!section.heading.empty()) element(level, section.heading);
      for (const doc::Block& block : section.blocks)
        std::visit([&](const auto& b) { print(b); }, block);
    }
    out_.append("</main>\n</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  void element(const std::string& name, std::string_view text) {
    out_.append("<")
        .append(name)
        .append(">")
        .append(escape_html(text))
        .append("</")
        .append(name)
        .append(">\n");
  }
  static std::string shown(const doc::CitedText& content) {
    std::string text = escape_html(content.text);
    if (content.sources.empty()) return text.append(content.doubtful ? " *" : "");
    text += "<sup>";
    for (std::size_t i = 0; i < content.sources.size(); ++i) {
      const std::string n = std::to_string(content.sources[i]);
      text.append(i == 0 ? "" : ",")
          .append("<a href=\"#source-")
          .append(n)
          .append("\">")
          .append(n)
          .append("</a>");
    }
    return text.append("</sup>").append(content.doubtful ? " *" : "");
  }

  void print(const doc::Paragraph& p) {
    out_.append(p.strong ? "<p class=\"strong\">" : "<p>")
        .append(shown(p.content))
        .append("</p>\n");
  }

  void print(const doc::List& list) {
    if (!list.intro.empty()) element("p", list.intro);
    print(list.items);
  }

  void print(const std::vector<doc::List::Item>& items) {
    out_ += "<ul>\n";
    for (const doc::List::Item& item : items) {
      out_.append("<li>").append(shown(item.content));
      if (!item.below.empty()) {
        out_ += '\n';
        print(item.below);
      }
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  static bool stacks(const doc::Table& table) { return table.header.size() > most_narrow_columns; }

  void print(const doc::Table& table) {
    const bool whole = table.rows.size() <= most_rows_unbroken;
    const std::string_view classes = whole && stacks(table) ? "whole stacked"
                                     : whole                ? "whole"
                                     : stacks(table)        ? "stacked"
                                                            : "";
    out_ += "<table";
    if (!classes.empty()) out_.append(" class=\"").append(classes).append("\"");
    out_ += ">\n";
    element("caption", table.caption);
    out_ += "<thead><tr>";
    for (std::size_t i = 0; i < table.header.size(); ++i) {
      const std::string cell = table.right_aligned[i] ? " class=\"right\"" : "";
      if (table.header[i].empty()) out_ += "<td></td>";
      else
        out_.append("<th scope=\"col\"")
            .append(cell)
            .append(">")
            .append(escape_html(table.header[i]))
            .append("</th>");
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (const doc::Table::Row& row : table.rows) print(table, row);
    out_ += "</tbody>\n</table>\n";
  }

  void print(const doc::Table& table, const doc::Table::Row& row) {
    const bool strong = row.tone == doc::Table::Tone::strong,
               muted = row.tone == doc::Table::Tone::muted;
    const std::string_view tone = strong ? "strong" : muted ? "muted" : "";
    if (tone.empty() && !row.apart) out_ += "<tr>";
    else
      out_.append("<tr class=\"")
          .append(tone)
          .append(!tone.empty() && row.apart ? " " : "")
          .append(row.apart ? "apart" : "")
          .append("\">");
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool header = i == 0 && !row.cells[i].text.empty();
      out_.append(header ? "<th scope=\"row\"" : "<td")
          .append(table.right_aligned[i] ? " class=\"right\"" : "");
      if (!header && stacks(table) && !table.header[i].empty() && !row.cells[i].text.empty())
        out_.append(" data-label=\"").append(escape_html(table.header[i])).append("\"");
      out_ += ">";
      out_.append(shown(row.cells[i])).append(header ? "</th>" : "</td>");
    }
    out_ += "</tr>\n";
  }

  void print(const doc::Chart& chart) { out_ += svg(chart, ++charts_); }

  void print(const doc::Sources& sources) {
    out_.append("<ol class=\"sources\"");
    if (sources.first > 1) out_.append(" start=\"" + std::to_string(sources.first) + "\"");
    out_ += ">\n";
    for (std::size_t i = 0; i < sources.entries.size(); ++i) {
      const doc::Sources::Entry& entry = sources.entries[i];
      out_.append("<li id=\"source-")
          .append(std::to_string(sources.first + i))
          .append("\">")
          .append(escape_html(entry.text));
      const std::string url = escape_html(entry.url);
      if (entry.links())
        out_.append(" <a href=\"").append(url).append("\">").append(url).append("</a>");
      else if (!url.empty()) out_.append(" ").append(url);
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
  }

  std::string out_;
  int charts_ = 0;
};

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string html_of(const doc::Document& document, const TextStyle&) {
  return HtmlWriter{}.write(document);
}

}  // namespace racpsy
