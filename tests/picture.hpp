// Pictures of a terminal in SVG: `on_terminal` runs a command on a terminal of 80 columns,
// `read_screen` tells what then stands on it, `drawn` makes the SVG of commands and screens. The
// same text gives the same bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace picture {

// Columns of the terminal: the width of every picture.
inline constexpr std::size_t columns = 80;

// The look of a cell. `color` is one of the colours of a terminal, from 1 (red) to 7 (white), 0 for
// the colour of the text.
struct Style {
  bool bold = false;
  bool dim = false;
  int color = 0;
  bool operator==(const Style&) const = default;
};

// One place of the screen: a character in UTF-8. Every character is taken to be one column wide.
struct Cell {
  std::string character = " ";
  Style style;
};

using Line = std::vector<Cell>;

// The lines of a terminal, without empty ones at the end. `fault` names the first control that is
// not understood: such a screen cannot be drawn.
struct Screen {
  std::vector<Line> lines;
  std::string fault;
};

// A command as it is typed, and its answer.
struct Scene {
  std::string command;
  Screen screen;
};

// The bytes that a shell command writes to a terminal, both streams, and the line "[N]" where it
// ends with N.
std::string on_terminal(const std::string& shell_command);

// The screen that was empty, after these bytes. Understood are CR, LF, EL (erase to the end of the
// line) and SGR with bold, dim and colours; a line longer than the screen goes on in the next one.
Screen read_screen(std::string_view bytes);

// The characters of the screen, a line each.
std::string text_of(const Screen& screen);

// A command over as many lines as it needs, broken before options, with the "\" that lets it be
// typed so. A line is too long for the screen where an option with its value is.
std::vector<std::string> typed(const std::string& command);

// The number of characters of a text, which is how many columns it takes.
std::size_t width(std::string_view text);

// The SVG: `title` is what it shows, `description` what it says to those who do not see it.
std::string drawn(const std::vector<Scene>& scenes, const std::string& title,
                  const std::string& description);

}  // namespace picture
