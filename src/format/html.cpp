// Writes a document as one self-contained HTML page: no script, no external font or image. It is
// the sheet a psychologist hands to a patient: it prints on A4, works in black and white, on a
// phone, on a dark screen and with screen readers. A phone has no room for charts; their figures
// stand in the tables too.
#include "format/chart.hpp"
#include "format/document.hpp"

namespace racpsy {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --quiet: #545454; --line: #d5d5d5; --accent: #22577a; --link: #1d4f70; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6e4e0; --paper: #16181b; --quiet: #a8acb2; --line: #3b4046; --accent: #6fa8cc; --link: #93c5e8; }
}
body { margin: 2rem auto; padding: 0 1rem; max-width: 52rem; color: var(--ink); background: var(--paper); font: 1rem/1.45 "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.55rem; line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; padding-bottom: .15rem; border-bottom: 1px solid var(--accent); }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
h1, h2, h3, p, li, th, td, caption { overflow-wrap: break-word; }
p { margin: .4rem 0; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-size: .88rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding-bottom: .25rem; }
th, td { padding: .28rem .45rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th, thead td { border-bottom: 1px solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: normal; }
.right { text-align: right; white-space: nowrap; }
thead .right { white-space: normal; }
.right .star { position: absolute; }
.bar i { display: block; width: calc(var(--blocks) * min(.45rem, .55vw)); height: .8em; margin-top: .3em; background: var(--accent); print-color-adjust: exact; }
.strong td, .strong th, p.strong { font-weight: bold; }
.muted td, .muted th { color: var(--quiet); }
.apart td, .apart th { border-top: 1px solid var(--ink); }
sup { font-size: .7em; line-height: 0; font-weight: normal; }
.right sup { display: block; line-height: 1.1; white-space: normal; }
sup a { color: var(--link); text-decoration: none; padding: 0 .05em; }
a { color: var(--link); overflow-wrap: anywhere; }
ul, ol { margin: .3rem 0 .8rem; padding-left: 1.4rem; }
li { margin: .2rem 0; }
ol.sources { font-size: .85rem; }
figure { margin: .6rem 0 1rem; }
figcaption { color: var(--quiet); font-size: .88rem; }
svg { width: 100%; height: auto; display: block; }
svg text { fill: currentColor; }
svg > rect { stroke: currentColor; }
@media screen and (max-width: 60rem) {
  table.wide { font-size: .78rem; }
  .wide th, .wide td { padding: .28rem; }
}
@media screen and (max-width: 34rem) {
  body { margin-top: 1rem; }
  h1 { font-size: 1.35rem; }
  figure, h2:has(+ figure) { display: none; }
}
)";

// Rules for tables whose cells stand below each other on a narrow screen. {} is their class.
constexpr std::string_view stacked_style = R"(
  {} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  {} tr { display: block; padding: .35rem 0; border-bottom: 1px solid var(--line); }
  {} tr > * { display: flow-root; padding: .1rem 0; border: 0; text-align: right; white-space: normal; }
  {} tr > th { text-align: left; font-weight: bold; }
  {} tr > :empty { display: none; }
  {} [data-label]::before { content: attr(data-label); float: left; margin-right: 1rem; color: var(--quiet); font-weight: normal; }
  {} .right sup { display: inline; }
)";

constexpr std::string_view print_style = R"(
@page { size: A4; margin: 13mm 15mm; }
@media print {
  :root { color-scheme: light; }
  html { font-size: 9.5pt; }
  body { margin: 0; padding: 0; max-width: none; line-height: 1.3; }
  h2, h3, caption { break-after: avoid; }
  tr, li, figure, p, table.whole { break-inside: avoid; }
  h2 { margin-top: .7rem; margin-bottom: .35rem; }
  p { margin: .3rem 0; }
  td, th { padding: .15rem .4rem; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
  ol.sources { columns: 2; column-gap: 2rem; font-size: .72rem; line-height: 1.2; }
  ol.sources li { margin: 0 0 .2rem; }
}
)";

// On a narrow screen the cells of a row stand below each other, with the names of their columns, in
// tables of more columns than these; on a small tablet, in tables of more than
// `most_tablet_columns`.
constexpr std::size_t most_narrow_columns = 3;
constexpr std::size_t most_tablet_columns = 7;
constexpr std::size_t most_rows_unbroken = 14;  // longer tables may break across pages

class HtmlWriter {
 public:
  std::string write(const doc::Document& document) {
    const std::string window =
        escape_html(document.window.empty() ? document.title : document.window);
    out_.append("<!DOCTYPE html>\n<html lang=\"").append(language_codes[index_of(document.lang)]);
    out_.append(
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n<title>");
    out_.append(window).append("</title>\n<style>").append(style);
    stack("34rem", "table.stacked");
    stack("46rem", "table.wide");
    out_.append(print_style)
        .append("</style>\n</head>\n<body>\n<main>\n<h1>")
        .append(escaped(document.title))
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
        .append(escaped(text))
        .append("</")
        .append(name)
        .append(">\n");
  }
  // Adds the rules of stacked tables of a class, on screens no wider than `width`.
  void stack(std::string_view width, std::string_view selector) {
    out_.append("@media screen and (max-width: ").append(width).append(") {");
    for (std::string_view rest = stacked_style; !rest.empty();) {
      const std::size_t hole = rest.find("{}");
      out_.append(rest.substr(0, hole)).append(hole == rest.npos ? "" : selector);
      rest.remove_prefix(hole == rest.npos ? rest.size() : hole + 2);
    }
    out_.append("}\n");
  }

  // Escapes text, without breaks of lines at spaces that keep together.
  static std::string escaped(std::string_view text) {
    std::string kept;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == ' ' && keeps_together(text, i)) kept += "\u00A0";
      else kept += text[i];
    }
    return escape_html(kept);
  }
  // Draws a bar, whose length is the number of its blocks: they are no letters to be read.
  static std::string bar_of(const std::string& blocks) {
    const std::size_t count = blocks.size() / std::string_view{"█"}.size();
    return count == 0 ? "" : "<i style=\"--blocks:" + std::to_string(count) + "\"></i>";
  }
  static std::string shown(const doc::CitedText& content) {
    constexpr std::string_view star = "<span class=\"star\"> *</span>";
    if (content.bar) return bar_of(content.text);
    std::string text = escaped(content.text);
    if (content.sources.empty()) return text.append(content.doubtful ? star : "");
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
    return text.append("</sup>").append(content.doubtful ? star : "");
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
    std::string classes = whole ? "whole" : "";
    if (table.header.size() > most_tablet_columns) add_item(classes, "wide", " ");
    if (stacks(table)) add_item(classes, "stacked", " ");
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
            .append(escaped(table.header[i]))
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
          .append(table.right_aligned[i] ? " class=\"right\""
                  : row.cells[i].bar     ? " class=\"bar\" aria-hidden=\"true\""
                                         : "");
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
          .append(escaped(entry.text));
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
