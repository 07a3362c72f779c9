// Pictures of a terminal in SVG: `on_terminal` runs a command on a terminal of 80 columns,
// `read_screen` interprets its output, `drawn` makes the SVG. The same text gives the same bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace picture {

// Width of the terminal, and of every picture, in characters.
inline constexpr std::size_t columns = 80;

// Style of a cell. `color`: a terminal colour from 1 (red) to 7 (white), or 0 for the default.
struct Style {
  bool bold = false;
  bool dim = false;
  int color = 0;
  bool operator==(const Style&) const = default;
};

// A cell of the screen: one UTF-8 character, assumed to be one column wide.
struct Cell {
  std::string character = " ";
  Style style;
};

using Line = std::vector<Cell>;

// Lines of a terminal, without empty ones at the end. `fault`: the first unsupported control
// sequence; such a screen cannot be drawn.
struct Screen {
  std::vector<Line> lines;
  std::string fault;
};

// A command as typed, and its output.
struct Scene {
  std::string command;
  Screen screen;
};

// Returns the output of a shell command on a terminal, both streams, and the line "[N]" if it ends
// with code N.
std::string on_terminal(const std::string& shell_command);

// Returns an empty screen after these bytes. Supported are CR, LF, EL (erase to the end of the
// line) and SGR with bold, dim and colours; a longer line continues in the next one.
Screen read_screen(std::string_view bytes);

// Returns the text of the screen, one line each.
std::string text_of(const Screen& screen);

// Wraps a command before options, with "\" at line ends. A line exceeds the screen if an option
// with its value does.
std::vector<std::string> typed(const std::string& command);

// Returns the number of characters, one column each.
std::size_t width(std::string_view text);

// Returns the SVG; `description` is its alternative text.
std::string drawn(const std::vector<Scene>& scenes, const std::string& title,
                  const std::string& description);

}  // namespace picture
