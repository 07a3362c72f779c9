#include "format/layout.hpp"

#include <algorithm>
#include <optional>

namespace racpsy {
namespace {

// Removes and returns the next code point; each byte that is not valid UTF-8 counts as one column.
char32_t next(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0xC0 || lead >= 0xF8 ? 1
                             : lead >= 0xF0              ? 4
                             : lead >= 0xE0              ? 3
                                                         : 2;
  char32_t code = length == 1 ? lead : lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length && i < text.size(); ++i) code = code << 6 | (byte(i) & 0x3F);
  text.remove_prefix(std::min(length, text.size()));
  return code;
}

bool takes_none(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

bool takes_two(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF);
}

}  // namespace

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const char32_t c = next(text);
    columns += takes_none(c) ? 0 : takes_two(c) ? 2 : 1;
  }
  return columns;
}

std::string pad(std::string_view text, std::size_t columns, bool right_aligned) {
  const std::size_t taken = width(text);
  const std::string spaces(columns > taken ? columns - taken : 0, ' ');
  return right_aligned ? spaces + std::string{text} : std::string{text} + spaces;
}

bool keeps_together(std::string_view text, std::size_t space) {
  constexpr std::string_view marks[]{"%", ":", ";", "?", "!", "»", "€"};  // no break before these
  const std::string_view before = text.substr(0, space), after = text.substr(space + 1);
  return before.ends_with("«") || before.ends_with("n°") ||
         std::any_of(std::begin(marks), std::end(marks),
                     [&](std::string_view mark) { return after.starts_with(mark); });
}

std::string wrap(std::string_view text, std::size_t columns, std::size_t first,
                 std::size_t indent) {
  std::string out(first, ' ');
  std::size_t at = first;
  bool begun = false;  // the line has a word already
  while (!text.empty()) {
    std::size_t space = text.find(' ');
    while (space < text.size() && keeps_together(text, space)) space = text.find(' ', space + 1);
    space = std::min(space, text.size());
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (word.empty()) continue;
    if (begun && at + 1 + width(word) > columns) {
      out += '\n';
      out.append(indent, ' ');
      at = indent;
    } else if (begun) {
      out += ' ';
      ++at;
    }
    out += word;
    at += width(word);
    begun = true;
  }
  return out;
}

namespace {

constexpr std::size_t gap = 2;             // spaces between columns
constexpr std::size_t least_wrapped = 16;  // minimum width of a wrapped column

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::size_t first_letter(std::string_view cell) {
  return std::min(cell.find_first_not_of(' '), cell.size());
}

// Lays out the cells of a grid in one of the ways that layout.hpp describes.
class GridWriter {
 public:
  GridWriter(const Grid& grid, const TextStyle& text_style)
      : grid_(grid),
        columns_(std::max(text_style.columns, grid.indent + least_wrapped)),
        hard_limit_(text_style.hard_limit),
        widths_(grid.right_aligned.size(), 0) {
    for (const std::vector<std::string>& row : grid.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) widths_[i] = std::max(widths_[i], width(row[i]));
    }
  }

  // Returns the first layout that fits, in the order of layout.hpp.
  std::vector<Grid::Line> write() {
    const std::size_t count = widths_.size();
    if (width_of(0, count) <= columns_) return in_columns(0, count, count);
    const std::optional<std::size_t> widest = widest_text_column(count);
    if (widest && width_of(0, count) - widths_[*widest] +
                          std::max(least_wrapped, hard_limit_ ? longest_word(*widest) : 0) <=
                      columns_)
      return in_columns(0, count, *widest);
    if (!hard_limit_) return in_columns(0, count, count);
    if (count > 1 && !grid_.right_aligned.back() && width_of(0, count - 1) <= columns_)
      return in_columns(0, count - 1, count);
    if (count > 2 && !grid_.right_aligned.front() && width_of(1, count) <= columns_)
      return in_columns(1, count, count);
    return as_lists();
  }

 private:
  // Returns the width of columns [first, last) beside each other, in terminal columns.
  std::size_t width_of(std::size_t first, std::size_t last) const {
    std::size_t sum = grid_.indent + (first > 0 ? 2 * gap : 0);
    for (std::size_t i = first; i < last; ++i) sum += widths_[i] + (i > first ? gap : 0);
    return sum;
  }

  // Returns the widest column of text (not right-aligned), if there is one.
  std::optional<std::size_t> widest_text_column(std::size_t count) const {
    std::optional<std::size_t> widest;
    for (std::size_t i = 0; i < count; ++i) {
      if (!grid_.right_aligned[i] && (!widest || widths_[i] > widths_[*widest])) widest = i;
    }
    return widest;
  }

  std::size_t longest_word(std::size_t column) const {
    std::size_t longest = 0;
    for (const std::vector<std::string>& row : grid_.rows) {
      if (column >= row.size()) continue;
      for (const std::string& line : lines_of(wrap(row[column], 1)))
        longest = std::max(longest, width(line));
    }
    return longest;
  }

  // Lays out columns [begin, end) beside each other with column `broken` wrapped; the columns left
  // over stand above and below.
  std::vector<Grid::Line> in_columns(std::size_t begin, std::size_t end, std::size_t broken) {
    if (broken < end) widths_[broken] = columns_ - (width_of(begin, end) - widths_[broken]);
    for (std::size_t r = 0; r < grid_.rows.size(); ++r) {
      const std::vector<std::string>& row = grid_.rows[r];
      if (begin > 0 && !row.front().empty() && !(grid_.headed && r == 0))
        add_wrapped(row.front(), r, grid_.indent);
      std::vector<std::string> pieces{broken < row.size() ? row[broken] : std::string{}};
      if (broken < row.size() && width(pieces.front()) > widths_[broken]) {
        const std::size_t first = first_letter(pieces.front());
        pieces = lines_of(wrap(row[broken], widths_[broken], first, first + (broken == 0 ? 2 : 0)));
      }
      for (std::size_t p = 0; p < pieces.size(); ++p) {
        std::string line(grid_.indent + (begin > 0 ? 2 * gap : 0), ' ');
        for (std::size_t i = begin; i < std::min(end, row.size()); ++i) {
          if (i > begin) line.append(gap, ' ');
          line += pad(i == broken ? std::string_view{pieces[p]}
                      : p == 0    ? std::string_view{row[i]}
                                  : std::string_view{},
                      widths_[i], grid_.right_aligned[i]);
        }
        add(line, r);
      }
      const std::size_t below = grid_.indent + first_letter(row.front()) + 4;
      for (std::size_t i = end; i < row.size() && !(grid_.headed && r == 0); ++i) {
        if (!row[i].empty()) add_wrapped(row[i], r, below);
      }
    }
    return std::move(lines_);
  }

  // Lays out every row as a small list: the name of the column before each cell, if it has one.
  std::vector<Grid::Line> as_lists() {
    std::size_t widest = 0;
    if (grid_.headed) {
      for (const std::string& name : grid_.rows.front())
        widest = std::max(widest, width(name.substr(first_letter(name))));
    }
    for (std::size_t r = grid_.headed ? 1 : 0; r < grid_.rows.size(); ++r) {
      const std::vector<std::string>& row = grid_.rows[r];
      if (grid_.headed && r > 1) add({}, r);
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string name =
            grid_.headed ? grid_.rows.front()[i].substr(first_letter(grid_.rows.front()[i]))
                         : std::string{};
        const std::string cell = row[i].substr(first_letter(row[i]));
        if (cell.empty()) continue;
        if (name.empty()) {
          add_wrapped(cell, r, grid_.indent + (i == 0 ? 0 : 4));
        } else if (grid_.indent + widest + gap + least_wrapped <= columns_) {
          const std::string text =
              wrap(cell, columns_, grid_.indent + widest + gap, grid_.indent + widest + gap);
          add(std::string(grid_.indent, ' ') + pad(name, widest + gap, false) +
                  text.substr(grid_.indent + widest + gap),
              r);
        } else {
          add_wrapped(name, r, grid_.indent);
          add_wrapped(cell, r, grid_.indent + 4);
        }
      }
    }
    return std::move(lines_);
  }

  void add_wrapped(std::string_view text, std::size_t row, std::size_t indent) {
    add(wrap(text, columns_, indent, indent + 2), row);
  }
  void add(const std::string& text, std::size_t row) {
    for (std::string& line : lines_of(text))
      lines_.push_back({without_trailing_spaces(std::move(line)), row});
  }

  const Grid& grid_;
  std::size_t columns_;
  bool hard_limit_;
  std::vector<std::size_t> widths_;
  std::vector<Grid::Line> lines_;
};

}  // namespace

std::vector<Grid::Line> Grid::lines(const TextStyle& text_style) const {
  return rows.empty() ? std::vector<Line>{} : GridWriter{*this, text_style}.write();
}

}  // namespace racpsy
