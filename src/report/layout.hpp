// Text in columns and lines, as wide as letters really are.
//
// A grid that fits is aligned columns. Where it does not, one thing after the other is tried: the
// widest column of words is broken over several lines; the last column, or else the first, stands
// below or above its row; every row becomes a small list. So the same table reads well on 40
// columns and on 200.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "racpsy/base/text.hpp"

namespace racpsy {

/// How text is laid out.
struct TextStyle {
  bool color = false;         ///< Bold and dim, by escapes.
  std::size_t columns = 100;  ///< No line of running text is longer, but for a word that is.
  bool firm =
      false;  ///< No line of a table either: somebody looks at it on a terminal, or asked for it.
};

/// The number of columns a terminal needs for UTF-8 text without control characters: combining
/// marks take none, CJK letters and emoji two.
std::size_t width(std::string_view text);

/// Text padded with spaces to `columns`, on the left or on the right.
std::string pad(std::string_view text, std::size_t columns, bool right_aligned);

/// Whether the words on both sides of the space at `space` belong together: "60 %", "« C2S »", "n°
/// 3" and, in French, " : ".
bool ties(std::string_view text, std::size_t space);

/// Breaks text at spaces that tie nothing into lines of at most `columns`, the first after `first`
/// spaces, the others after `indent`.
std::string wrap(std::string_view text, std::size_t columns, std::size_t first = 0,
                 std::size_t indent = 0);

/// The lines of a text.
inline std::vector<std::string> lines_of(std::string_view text) { return parts_of(text, '\n'); }

/// Rows of cells printed in aligned columns, two spaces apart, as far as they fit; then, in this
/// order: the widest column of words is broken over several lines; the last column, or else the
/// first, if it is one of words, stands below or above its row; every row becomes a small list of
/// its own, a cell a line. Where nobody said how wide lines may be, only the first of these is
/// done.
struct Grid {
  std::vector<bool> right_aligned;  ///< Per column.
  std::vector<std::vector<std::string>> rows;
  bool headed = false;     ///< The first row names the columns.
  std::size_t indent = 0;  ///< Before every line.

  struct Line {
    std::string text;  ///< Without spaces at the end.
    std::size_t row;   ///< The row that it is of.
  };
  std::vector<Line> lines(const TextStyle& text_style) const;
};

}  // namespace racpsy
