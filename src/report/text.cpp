// A document as text for a terminal: aligned columns, lines of at most 100 columns, a blank line between sections.
#include <algorithm>

#include "report/document.hpp"
#include "report/format.hpp"

namespace racpsy {
namespace {

constexpr std::size_t least_first_column = 16;

class TextWriter {
 public:
  explicit TextWriter(bool color) : color_(color) {}

  std::string write(const doc::Document& document) {
    line(bold(document.title));
    for (const doc::Section& section : document.sections) {
      if (!shows(section)) continue;
      if (&section != &document.sections.front()) line();
      if (section.headed_in_text) line(bold(section.heading));
      for (const doc::Block& block : section.blocks) std::visit([&](const auto& b) { print(b); }, block);
    }
    return std::move(out_);
  }

 private:
  static bool shows(const doc::Section& section) {
    bool any = section.headed_in_text;
    for (const doc::Block& block : section.blocks) any = any || !std::holds_alternative<doc::Chart>(block);
    return any;
  }

  void print(const doc::Paragraph& p) {
    const std::string text = wrap(plain(p.said), line_width, 0, p.hang);
    line(p.strong ? bold(text) : text);
  }

  void print(const doc::List& list) {
    if (!list.head.empty()) line(std::string(list.indent - 2, ' ') + list.head);
    for (const doc::List::Item& item : list.items) {
      line(wrap((list.bullets ? "- " : "") + plain(item.said), line_width, list.indent, list.indent + list.hang));
      for (const std::string& below : item.below) line(wrap(below, line_width, list.indent + 4, list.indent + 6));
    }
  }

  void print(const doc::Table& table) {
    Grid grid{table.right_aligned, {table.header}};
    std::vector<const doc::Table::Row*> row_of{nullptr};  // by line
    const std::size_t room = table.wraps_first ? room_for_first(table) : line_width;
    for (const doc::Table::Row& row : table.rows) {
      std::vector<std::string> cells;
      for (const doc::Said& cell : row.cells) cells.push_back(plain(cell));
      std::vector<std::string> first{cells.front()};
      if (width(cells.front()) > room) first = lines_of(wrap(cells.front(), room, cells.front().find_first_not_of(' '), 2));
      cells.front() = first.front();
      grid.rows.push_back(std::move(cells));
      for (std::size_t i = 1; i < first.size(); ++i) grid.rows.push_back({first[i]});
      row_of.insert(row_of.end(), first.size(), &row);
    }
    const std::vector<std::string> lines = grid.lines();
    const std::string indent(table.indent, ' ');
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const doc::Table::Row* row = row_of[i];
      const std::string text = indent + lines[i];
      if (row != nullptr && row->apart) line();
      const bool strong = row == nullptr || row->tone == doc::Table::Tone::strong;
      line(strong ? bold(text) : row->tone == doc::Table::Tone::muted ? dim(text) : text);
    }
  }

  static std::size_t room_for_first(const doc::Table& table) {
    std::size_t others = table.indent;
    for (std::size_t i = 1; i < table.header.size(); ++i) {
      std::size_t widest = width(table.header[i]);
      for (const doc::Table::Row& row : table.rows) widest = std::max(widest, width(plain(row.cells[i])));
      others += 2 + widest;
    }
    return std::max(least_first_column, others < line_width ? line_width - others : 0);
  }

  void print(const doc::Chart&) {}

  void print(const doc::Sources& sources) {
    for (std::size_t i = 0; i < sources.entries.size(); ++i) {
      const doc::Sources::Entry& entry = sources.entries[i];
      std::string text{"["};
      text.append(std::to_string(i + 1)).append("] ").append(entry.text);
      if (!entry.url.empty()) text.append(" ").append(entry.url);
      line(wrap(text, line_width, 2, 6));
    }
  }

  static std::string plain(const doc::Said& said) {
    std::string text = said.text;
    for (const std::size_t n : said.sources) text.append(" [").append(std::to_string(n)).append("]");
    return text.append(said.doubtful ? " *" : "");
  }
  void line(std::string_view text = {}) { out_ += text, out_ += '\n'; }
  std::string bold(const std::string& text) const { return color_ ? "\033[1m" + text + "\033[0m" : text; }
  std::string dim(const std::string& text) const { return color_ ? "\033[2m" + text + "\033[0m" : text; }

  std::string out_;
  bool color_;
};

}  // namespace

std::string text_of(const doc::Document& document, bool color) { return TextWriter{color}.write(document); }

}  // namespace racpsy
