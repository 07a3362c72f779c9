// Writes a document as text for a terminal: aligned columns, lines no longer than the limit, a
// blank line between sections.
#include <algorithm>

#include "format/document.hpp"
#include "format/layout.hpp"

namespace racpsy {
namespace {

class TextWriter {
 public:
  explicit TextWriter(const TextStyle& text_style) : text_style_(text_style) {}

  std::string write(const doc::Document& document) {
    line(bold(wrap(document.title, text_style_.columns)));
    for (const doc::Section& section : document.sections) {
      if (!shows(section)) continue;
      if (&section != &document.sections.front()) line();
      if (section.headed_in_text) line(bold(wrap(section.heading, text_style_.columns, 0, 2)));
      for (const doc::Block& block : section.blocks)
        std::visit([&](const auto& b) { print(b); }, block);
    }
    return std::move(out_);
  }

 private:
  static bool shows(const doc::Section& section) {
    bool any = section.headed_in_text;
    for (const doc::Block& block : section.blocks)
      any = any || !std::holds_alternative<doc::Chart>(block);
    return any;
  }

  void print(const doc::Paragraph& p) {
    const std::string text = wrap(plain(p.content), text_style_.columns, 0, p.hang);
    line(p.strong ? bold(text) : text);
  }

  void print(const doc::List& list) {
    if (!list.intro.empty())
      line(wrap(list.intro, text_style_.columns, list.indent - 2, list.indent));
    for (const doc::List::Item& item : list.items) {
      line(wrap((list.bullets ? "- " : "") + plain(item.content), text_style_.columns, list.indent,
                list.indent + list.hang));
      print_below(item, list, list.indent + list.step);
    }
  }

  void print_below(const doc::List::Item& item, const doc::List& list, std::size_t indent) {
    for (const doc::List::Item& below : item.below) {
      line(wrap(plain(below.content), text_style_.columns, indent, indent + list.hang_below));
      print_below(below, list, indent + list.step);
    }
  }

  void print(const doc::Table& table) {
    Grid grid{table.right_aligned, {table.header}, true, table.indent};
    for (const doc::Table::Row& row : table.rows) {
      std::vector<std::string>& cells = grid.rows.emplace_back();
      for (const doc::CitedText& cell : row.cells) cells.push_back(plain(cell));
    }
    const std::string left_out = leave_out_columns(grid, table);
    std::size_t before = 0;
    for (const auto& [text, index] : grid.lines(text_style_)) {
      const doc::Table::Row* row = index == 0 ? nullptr : &table.rows[index - 1];
      if (row != nullptr && row->apart && index != before) line();
      before = index;
      const bool strong = row == nullptr || row->tone == doc::Table::Tone::strong;
      line(strong ? bold(text) : row->tone == doc::Table::Tone::muted ? dim(text) : text);
    }
    if (!left_out.empty()) line(wrap(left_out, text_style_.columns, table.indent, table.indent));
  }

  // Returns the width of the columns of a grid beside each other.
  static std::size_t width_of(const Grid& grid) {
    std::size_t total = grid.indent;
    for (std::size_t c = 0; c < grid.right_aligned.size(); ++c) {
      std::size_t widest = 0;
      for (const std::vector<std::string>& row : grid.rows)
        widest = std::max(widest, width(row[c]));
      total += widest + (c == 0 ? 0 : 2);
    }
    return total;
  }

  // Removes the columns that may be left out until the grid fits, if it then does. Returns their
  // names.
  std::string leave_out_columns(Grid& grid, const doc::Table& table) const {
    Grid narrow = grid;
    std::vector<std::size_t> removed;
    const auto fits = [&] { return width_of(narrow) <= text_style_.columns; };
    for (std::size_t i = 0; i < table.may_leave_out.size() && !fits(); ++i) {
      const std::size_t column = table.may_leave_out[i];
      const auto before = std::count_if(removed.begin(), removed.end(),
                                        [&](std::size_t other) { return other < column; });
      const auto at = static_cast<std::ptrdiff_t>(column) - before;
      narrow.right_aligned.erase(narrow.right_aligned.begin() + at);
      for (std::vector<std::string>& row : narrow.rows) row.erase(row.begin() + at);
      removed.push_back(column);
    }
    if (!text_style_.hard_limit || removed.empty() || !fits()) return {};
    grid = std::move(narrow);
    std::string names;
    for (const std::size_t column : removed) add_item(names, table.header[column]);
    return table.left_out + names;
  }

  void print(const doc::Chart&) {}

  void print(const doc::Sources& sources) {
    for (std::size_t i = 0; i < sources.entries.size(); ++i) {
      const doc::Sources::Entry& entry = sources.entries[i];
      std::string text{"["};
      text.append(std::to_string(sources.first + i)).append("] ").append(entry.text);
      if (!entry.url.empty()) text.append(" ").append(entry.url);
      line(wrap(text, text_style_.columns, 2, 6));
    }
  }

  static std::string plain(const doc::CitedText& content) {
    std::string text = content.text;
    for (const std::size_t n : content.sources)
      text.append(" [").append(std::to_string(n)).append("]");
    return text.append(content.doubtful ? " *" : "");
  }
  void line(std::string_view text = {}) { out_ += text, out_ += '\n'; }
  std::string bold(const std::string& text) const {
    return text_style_.color ? "\033[1m" + text + "\033[0m" : text;
  }
  std::string dim(const std::string& text) const {
    return text_style_.color ? "\033[2m" + text + "\033[0m" : text;
  }

  std::string out_;
  TextStyle text_style_;
};

}  // namespace

std::string text_of(const doc::Document& document, const TextStyle& text_style) {
  return TextWriter{text_style}.write(document);
}

}  // namespace racpsy
