#include "picture.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <set>

namespace picture {

namespace {

// Lengths in hundredths of a pixel: whole numbers are written the same on every machine.
constexpr std::size_t cell_width = 840;
constexpr std::size_t line_height = 2000;
constexpr std::size_t below_baseline = 600;  // from the baseline to the lower end of a line
constexpr std::size_t margin = 2000;         // left and right of the lines
constexpr std::size_t padding = 900;         // above and below a command, and an answer
constexpr std::size_t paper_width = columns * cell_width + 2 * margin;

// Colours of a terminal on a light and on a dark page, from 1 (red) to 7 (white).
constexpr std::array<std::array<const char*, 2>, 8> colors{{{"", ""},
                                                            {"#b42318", "#ff8a80"},
                                                            {"#1a6e36", "#6fce8b"},
                                                            {"#8a5a00", "#e0b84c"},
                                                            {"#1d4f9e", "#86b4ff"},
                                                            {"#8a2f8a", "#e29be2"},
                                                            {"#0b6a73", "#62cfd9"},
                                                            {"#5b6878", "#a3b0bf"}}};

// Style sheet of every picture; the colours in use are added for both themes.
constexpr std::string_view by_day = R"(text {
  font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  fill: #1c2530;
}
.paper { fill: #ffffff; }
.band { fill: #eef2f7; }
.edge { fill: none; stroke: #c3cdd9; }
.prompt { fill: #b3541e; font-weight: 700; }
.bold { font-weight: 700; }
.dim { fill: #5b6878; }
)";
constexpr std::string_view by_night = R"(text { fill: #e6ebf1; }
.paper { fill: #12171e; }
.band { fill: #1d2530; }
.edge { stroke: #3a4757; }
.prompt { fill: #f0915a; }
.dim { fill: #a3b0bf; }
)";

// Appends the text to `out`, with each "{}" replaced by the next value.
void put(std::string& out, std::string_view text, std::initializer_list<std::string_view> values) {
  for (const std::string_view value : values) {
    const std::size_t hole = text.find("{}");
    out.append(text.substr(0, hole)).append(value);
    text.remove_prefix(hole + 2);
  }
  out.append(text);
}

std::string pixels(std::size_t hundredths) {
  std::string out = std::to_string(hundredths / 100);
  const std::size_t rest = hundredths % 100;
  if (rest == 0) return out;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else out += c;
  }
  return out;
}

// Returns the number of bytes of the UTF-8 character that begins with this byte.
std::size_t bytes_of(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

Line plain(std::string_view text) {
  Line line;
  for (std::size_t i = 0; i < text.size(); i += bytes_of(text[i])) {
    line.push_back({std::string{text.substr(i, bytes_of(text[i]))}, {}});
  }
  return line;
}

// Applies the parameters of one SGR sequence, such as "1;36"; false if one is not supported.
bool restyle(std::string_view parameters, Style& style) {
  for (std::size_t at = 0; at <= parameters.size();) {
    const std::size_t end = std::min(parameters.find(';', at), parameters.size());
    const std::string one{parameters.substr(at, end - at)};
    const int code = one.empty() ? 0 : std::atoi(one.c_str());
    if (code == 0) style = {};
    else if (code == 1) style.bold = true;
    else if (code == 2) style.dim = true;
    else if (code == 22) style.bold = style.dim = false;
    else if (code >= 31 && code <= 37) style.color = code - 30;
    else if (code == 39) style.color = 0;
    else return false;
    at = end + 1;
  }
  return true;
}

std::string classes(const Style& style) {
  std::string all;
  if (style.bold) all += " bold";
  if (style.dim) all += " dim";
  if (style.color > 0) all.append(" color").append(std::to_string(style.color));
  std::string out;
  if (!all.empty()) put(out, " class=\"{}\"", {std::string_view{all}.substr(1)});
  return out;
}

// Adds a text element of exact width for each run of one style without two successive spaces:
// columns align in any font.
void put_line(std::string& out, const Line& line, std::size_t baseline) {
  const auto blank = [&](std::size_t i) { return i >= line.size() || line[i].character == " "; };
  for (std::size_t i = 0; i < line.size();) {
    if (blank(i)) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::string run;
    while (i < line.size() && line[i].style == line[begin].style && !(blank(i) && blank(i + 1))) {
      run += line[i++].character;
    }
    if (run.back() == ' ') run.pop_back();
    put(out, "<text x=\"{}\" y=\"{}\" textLength=\"{}\"{}>{}</text>\n",
        {pixels(margin + begin * cell_width), pixels(baseline), pixels(width(run) * cell_width),
         classes(line[begin].style), escaped(run)});
  }
}

std::string style_sheet(const std::set<int>& used_colors) {
  std::string light{by_day}, dark{by_night};
  for (const int color : used_colors) {
    const auto& [day, night] = colors[static_cast<std::size_t>(color)];
    put(light, ".color{} { fill: {}; }\n", {std::to_string(color), day});
    put(dark, ".color{} { fill: {}; }\n", {std::to_string(color), night});
  }
  std::string out;
  put(out, "<style>\n{}@media (prefers-color-scheme: dark) {\n{}}\n</style>\n", {light, dark});
  return out;
}

}  // namespace

std::size_t width(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); i += bytes_of(text[i])) ++n;
  return n;
}

std::vector<std::string> typed(const std::string& command) {
  std::vector<std::string> units;  // the program, then an option with its value, or a redirection
  bool in_quotes = false;
  for (std::size_t at = 0; at < command.size(); ++at) {
    const bool begins = std::string_view{"-|>"}.find(command[at]) != std::string::npos;
    if (at == 0 || (begins && !in_quotes && command[at - 1] == ' ')) units.emplace_back();
    if (command[at] == '"' || command[at] == '\'') in_quotes = !in_quotes;
    units.back() += command[at];
  }
  std::vector<std::string> lines{"$ "};
  for (const std::string& unit : units) {
    const bool first = &unit == &units.front();
    if (!first && width(lines.back()) + width(unit) > columns - 2) {
      lines.back() += "\\";
      lines.emplace_back("    ");
    }
    lines.back() += unit;
  }
  return lines;
}

std::string on_terminal(const std::string& shell_command) {
  const std::string failure = "cannot make a terminal\n";
  const int master = posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) return failure;
  const char* name = ptsname(master);
  const int slave = name == nullptr ? -1 : open(name, O_RDWR | O_NOCTTY);
  const winsize size{24, static_cast<unsigned short>(columns), 0, 0};
  if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) != 0) return failure;
  const pid_t child = fork();
  if (child == 0) {
    const int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    dup2(slave, STDERR_FILENO);
    for (const int descriptor : {nothing, slave, master}) close(descriptor);
    execl("/bin/sh", "sh", "-c", shell_command.c_str(), nullptr);
    _exit(127);
  }
  close(slave);
  std::string out;
  std::array<char, 4096> buffer{};
  for (ssize_t n; (n = read(master, buffer.data(), buffer.size())) > 0;) {
    out.append(buffer.data(), static_cast<std::size_t>(n));
  }
  close(master);
  int status = 0;
  waitpid(child, &status, 0);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (!out.empty() && out.back() != '\n') out += "\n";
  if (code != 0) put(out, "[{}]\n", {std::to_string(code)});
  return out;
}

Screen read_screen(std::string_view bytes) {
  Screen screen;
  screen.lines.emplace_back();
  std::size_t column = 0;
  Style style;
  const auto new_line = [&] {
    screen.lines.emplace_back();
    column = 0;
  };
  for (std::size_t i = 0; i < bytes.size();) {
    const char c = bytes[i];
    if (c == '\r') {
      column = 0;
      ++i;
    } else if (c == '\n') {
      new_line();
      ++i;
    } else if (bytes.substr(i, 2) == "\033[") {
      std::size_t end = bytes.find_first_not_of("0123456789;", i + 2);
      end = std::min(end, bytes.size() - 1);
      const std::string_view parameters = bytes.substr(i + 2, end - i - 2);
      Line& line = screen.lines.back();
      if (bytes[end] == 'K' && parameters.empty()) {
        line.resize(std::min(line.size(), column));
      } else if (bytes[end] != 'm' || !restyle(parameters, style)) {
        put(screen.fault, "the terminal control ESC{}", {bytes.substr(i + 1, end - i)});
        return screen;
      }
      i = end + 1;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      put(screen.fault, "the control character {}", {std::to_string(static_cast<int>(c))});
      return screen;
    } else {
      if (column == columns) new_line();
      Line& line = screen.lines.back();
      line.resize(std::max(line.size(), column + 1));
      line[column++] = {std::string{bytes.substr(i, bytes_of(c))}, style};
      i += bytes_of(c);
    }
  }
  while (!screen.lines.empty() && screen.lines.back().empty()) screen.lines.pop_back();
  return screen;
}

std::string text_of(const Screen& screen) {
  std::string out;
  for (const Line& line : screen.lines) {
    for (const Cell& cell : line) out += cell.character;
    out += '\n';
  }
  return out;
}

std::string drawn(const std::vector<Scene>& scenes, const std::string& title,
                  const std::string& description) {
  const std::string w = pixels(paper_width);
  std::string bands, letters;
  std::set<int> used_colors;
  std::size_t y = 0;  // height written so far
  for (const Scene& scene : scenes) {
    const std::vector<std::string> lines = typed(scene.command);
    put(bands, "<rect class=\"band\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
        {pixels(y), w, pixels(lines.size() * line_height + 2 * padding)});
    y += padding;
    put(letters, "<text class=\"prompt\" x=\"{}\" y=\"{}\">$</text>\n",
        {pixels(margin), pixels(y + line_height - below_baseline)});
    for (const std::string& line : lines) {
      y += line_height;
      Line cells = plain(line);
      if (&line == &lines.front()) cells.front() = {};  // the prompt was drawn before
      put_line(letters, cells, y - below_baseline);
    }
    y += 2 * padding;
    for (const Line& line : scene.screen.lines) {
      y += line_height;
      put_line(letters, line, y - below_baseline);
      for (const Cell& cell : line) used_colors.insert(cell.style.color);
    }
    y += scene.screen.lines.empty() ? 0 : padding;
  }
  used_colors.erase(0);
  const std::string h = pixels(y);
  std::string out;
  put(out,
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" "
      "role=\"img\" aria-labelledby=\"title what\">\n"
      "<title id=\"title\">{}</title>\n"
      "<desc id=\"what\">{}</desc>\n",
      {w, h, w, h, escaped(title), escaped(description)});
  out += style_sheet(used_colors);
  put(out,
      "<clipPath id=\"page\"><rect width=\"{}\" height=\"{}\" rx=\"8\"/></clipPath>\n"
      "<g clip-path=\"url(#page)\">\n"
      "<rect class=\"paper\" width=\"{}\" height=\"{}\"/>\n"
      "{}</g>\n"
      "<rect class=\"edge\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"7.5\"/>\n"
      "{}</svg>\n",
      {w, h, w, h, bands, pixels(paper_width - 100), pixels(y - 100), letters});
  return out;
}

}  // namespace picture
