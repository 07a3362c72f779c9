// Lays out text in columns and lines by the display width of characters.
//
// A grid that fits becomes aligned columns. Otherwise these are tried in order: the widest text
// column is wrapped; the last column, else the first, moves below or above its row; every row
// becomes a small list. The same table reads well on 40 columns and on 200.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "racpsy/base/text.hpp"

namespace racpsy {

/// Settings of the text layout.
struct TextStyle {
  bool color = false;         ///< Bold and dim by escape codes.
  std::size_t columns = 100;  ///< Width of running text; longer words are not broken.
  /// The limit holds for tables too: the output is a terminal, or --width was given.
  bool hard_limit = false;
};

/// Returns the number of terminal columns of UTF-8 text without control characters: combining marks
/// take none, CJK letters and emoji two.
std::size_t width(std::string_view text);

/// Pads text with spaces to `columns`, on the left if right-aligned, else on the right.
std::string pad(std::string_view text, std::size_t columns, bool right_aligned);

/// Returns true if no line may break at the space at `space`: "60 %", "« C2S »", "n° 3" and, in
/// French, " : ".
bool keeps_together(std::string_view text, std::size_t space);

/// Wraps text into lines of at most `columns`, never at a space that `keeps_together`. The first
/// line begins after `first` columns, the others with `indent` spaces.
std::string wrap(std::string_view text, std::size_t columns, std::size_t first = 0,
                 std::size_t indent = 0);

/// Splits a text into lines.
inline std::vector<std::string> lines_of(std::string_view text) { return parts_of(text, '\n'); }

/// Rows of cells in aligned columns, two spaces apart. If they do not fit, the layouts named above
/// are tried in order; without TextStyle::hard_limit only the first of them is.
struct Grid {
  std::vector<bool> right_aligned;  ///< Per column.
  std::vector<std::vector<std::string>> rows;
  bool headed = false;     ///< The first row names the columns.
  std::size_t indent = 0;  ///< Spaces before every line.

  struct Line {
    std::string text;  ///< Without trailing spaces.
    std::size_t row;   ///< Index of its row.
  };
  std::vector<Line> lines(const TextStyle& text_style) const;
};

}  // namespace racpsy
