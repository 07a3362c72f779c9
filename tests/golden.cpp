// Runs a golden transcript: racpsy_golden TRANSCRIPT RACPSY
//
// A transcript is Markdown, so that it is documentation too. In its code blocks, a line that starts
// with "$ " is a shell command; the lines after it are its whole output, both streams together, and
// "[N]" its exit code if not 0. Commands run in the transcript's folder, without a terminal. Their
// environment holds only PATH (where `racpsy` is the program under test), the C locale, TMP (an
// empty folder) and HERE (the transcript's folder).
//
// A line "…" stands for the rest of a longer output.
//
// An image is a picture of a terminal if a comment before it gives one or several commands, one per
// line:
//
//     <!-- picture: racpsy calc --on 2026-03-02 -->
//     ![A session costs you €20.](docs/pictures/calc.svg)
//
// Commands run as above, but on a terminal of 80 columns. "picture of 2026-11-30:" adds `--today`
// to the arguments of `racpsy`, so that a picture does not change from day to day; "picture, 20
// lines:" and "picture of 2026-11-30, 20 lines:" limit each output to so many lines. The file must
// be equal to the SVG of `picture::drawn`, and the alternative text must give at least one figure,
// and only figures that the picture shows. Such a command must not pipe `racpsy batch` into another
// one: both would write to the terminal at the same time.
//
// GOLDEN=update rewrites the transcript and its pictures with the current output: read the
// difference before you commit it.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "picture.hpp"

namespace fs = std::filesystem;

namespace {

// Returns the output of a shell command, and "[N]" if it ends with code N.
std::string run(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return "cannot run the shell\n";
  std::string out;
  std::array<char, 4096> buffer{};
  for (std::size_t n; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    out.append(buffer.data(), n);
  }
  const int status = pclose(pipe);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (!out.empty() && out.back() != '\n') out += "\n";
  if (code != 0) out.append("[").append(std::to_string(code)).append("]\n");
  return out;
}

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return out + "'";
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \n") + 1 - begin);
}

constexpr std::string_view begin_of_picture = "<!-- picture";

// A picture requested by a transcript.
struct SessionRequest {
  std::vector<std::string> commands;
  std::string today;      // YYYY-MM-DD; empty: the current day
  std::size_t lines = 0;  // lines shown of each output; 0: all
  std::string alternative;
  std::string file;  // relative to the transcript's folder
};

// Parses the picture whose comment begins in line `at`, and moves `at` to the last line of the
// image; null if there is none.
std::optional<SessionRequest> asked(const std::vector<std::string>& lines, std::size_t& at) {
  const auto up_to = [&](const std::string& end) {
    std::string all = lines[at];
    while (!lines[at].ends_with(end) && at + 1 < lines.size()) all += "\n" + lines[++at];
    return all;
  };
  const std::string comment = up_to("-->");
  if (!comment.ends_with("-->")) return std::nullopt;
  SessionRequest picture;
  std::string rest = comment.substr(begin_of_picture.size());
  rest.erase(rest.size() - 3);
  if (rest.starts_with(" of ")) {
    picture.today = rest.substr(4, 10);
    rest.erase(0, 14);
  }
  if (rest.starts_with(", ")) {
    char* after = nullptr;
    picture.lines = std::strtoul(rest.c_str() + 2, &after, 10);
    if (picture.lines == 0 || !std::string_view{after}.starts_with(" lines:")) return std::nullopt;
    rest.erase(0, rest.find(':'));
  }
  if (!rest.starts_with(":")) return std::nullopt;
  std::istringstream typed{rest.substr(1)};
  for (std::string line; std::getline(typed, line);) {
    if (!trimmed(line).empty()) picture.commands.push_back(trimmed(line));
  }
  if (picture.commands.empty() || at + 1 >= lines.size()) return std::nullopt;
  ++at;
  std::string image = up_to(")");
  std::replace(image.begin(), image.end(), '\n', ' ');
  const std::size_t middle = image.rfind("](");
  if (!image.starts_with("![") || middle == std::string::npos) return std::nullopt;
  picture.alternative = image.substr(2, middle - 2);
  picture.file = image.substr(middle + 2, image.size() - middle - 3);
  return picture;
}

// Returns the numbers in a text, without their separators: 1 and 200 of "1,200".
std::set<std::string> numbers(const std::string& text) {
  std::set<std::string> all;
  std::string number;
  for (const char c : text + " ") {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) number += c;
    else if (!number.empty()) all.insert(std::exchange(number, {}));
  }
  return all;
}

// Returns the SVG of a picture; adds its problems to `faults`, one per line.
std::string drawn(const SessionRequest& asked, const std::string& shell, std::string& faults) {
  std::vector<picture::Scene> scenes;
  std::string shown, title;
  for (const std::string& command : asked.commands) {
    picture::Screen screen = picture::read_screen(picture::on_terminal(shell + quoted(command)));
    for (const std::string& line : picture::typed(command)) {
      if (picture::width(line) <= picture::columns) continue;
      faults += "too long for the picture: " + line + "\n";
    }
    if (!screen.fault.empty()) faults += "not drawn: " + screen.fault + "\n";
    if (asked.lines > 0 && screen.lines.size() > asked.lines) {
      screen.lines.resize(asked.lines);
      while (screen.lines.back().empty()) screen.lines.pop_back();
      screen.lines.push_back({{"…", {.bold = false, .dim = true, .color = 0}}});
    }
    shown += text_of(screen);
    title += (title.empty() ? "" : "; ") + command;
    scenes.push_back({command, screen});
  }
  const std::set<std::string> reported = numbers(asked.alternative), seen = numbers(shown);
  if (reported.empty()) faults += "the alternative text gives no figure\n";
  for (const std::string& number : reported) {
    if (seen.contains(number)) continue;
    faults += "the alternative text says " + number + ", the picture does not\n";
  }
  if (!asked.today.empty()) title += " (" + asked.today + ")";
  return picture::drawn(scenes, title, asked.alternative);
}

std::string read_file(const fs::path& path) {
  std::ifstream stream{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

// Returns the first line in which two pictures differ, in both versions; lines of text are compared
// first.
std::string difference(const std::string& drawn, const std::string& now) {
  for (const char* kind : {"<text", "<"}) {
    const auto lines = [&](const std::string& svg) {
      std::vector<std::string> all;
      std::istringstream stream{svg};
      for (std::string line; std::getline(stream, line);) {
        if (line.starts_with(kind)) all.push_back(line);
      }
      return all;
    };
    const std::vector<std::string> one = lines(drawn), other = lines(now);
    const auto [a, b] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    if (a == one.end() && b == other.end()) continue;
    return "drawn:\n" + (a == one.end() ? "" : *a) + "\nnow:\n" + (b == other.end() ? "" : *b) +
           "\n";
  }
  return "The style is another one.\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: racpsy_golden TRANSCRIPT RACPSY\n", 2;
  const fs::path transcript = fs::absolute(argv[1]);
  const fs::path folder = transcript.parent_path();
  const fs::path program = fs::absolute(argv[2]);
  const fs::path temporary =
      fs::temp_directory_path() / ("racpsy-golden-" + folder.filename().string() + "-" +
                                   transcript.stem().string() + "-" + std::to_string(getpid()));
  fs::remove_all(temporary);
  fs::create_directories(temporary);
  const auto shell = [&](const fs::path& programs, const std::string& more) {
    return "cd " + quoted(folder.string()) +
           " && exec env -i PATH=" + quoted(programs.string() + ":/usr/local/bin:/usr/bin:/bin") +
           " LC_ALL=C TMP=" + quoted(temporary.string()) + " HERE=" + quoted(folder.string()) +
           more + " ASAN_OPTIONS=detect_leaks=1 sh -c ";
  };
  // Folder of a `racpsy` that takes another day as today.
  const auto on_day = [&](const std::string& today) {
    const fs::path programs = fs::path{temporary} += "-" + today;
    fs::create_directories(programs);
    std::ofstream{programs / "racpsy"}
        << "#!/bin/sh\nexec " + quoted(program.string()) + " \"$@\" --today " + today + "\n";
    fs::permissions(programs / "racpsy", fs::perms::owner_all);
    return programs;
  };

  const char* mode = std::getenv("GOLDEN");
  const bool update = mode != nullptr && std::string{mode} == "update";
  std::ifstream file{transcript};
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);

  std::ostringstream fresh;
  int commands = 0, failed = 0, unclear = 0;
  bool in_block = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t at = i;
    const std::string place = transcript.string() + ":" + std::to_string(at + 1) + ": ";
    if (!in_block && lines[i].starts_with(begin_of_picture)) {
      ++commands;
      const std::optional<SessionRequest> picture = asked(lines, i);
      for (std::size_t line = at; line <= i; ++line) fresh << lines[line] << '\n';
      std::string faults;
      if (!picture) {
        faults = "not “<!-- picture: COMMAND -->”, then “![figure](file.svg)”\n";
      } else {
        const bool any_day = picture->today.empty();
        const fs::path programs = any_day ? program.parent_path() : on_day(picture->today);
        const std::string svg = drawn(*picture, shell(programs, " TERM=xterm-256color"), faults);
        if (!any_day) fs::remove_all(programs);
        if (const fs::path path = folder / picture->file; update) {
          fs::create_directories(path.parent_path());
          std::ofstream{path, std::ios::binary} << svg;
        } else if (const std::string old = read_file(path); old != svg) {
          ++failed;
          std::cerr << place << picture->file << " shows something else. " << difference(old, svg);
        }
      }
      if (!faults.empty()) ++unclear, std::cerr << place << faults;
      continue;
    }
    fresh << lines[i] << '\n';
    if (lines[i].starts_with("```")) in_block = !in_block;
    if (!in_block || !lines[i].starts_with("$ ")) continue;
    std::string expected;
    while (i + 1 < lines.size()) {
      if (lines[i + 1].starts_with("$ ") || lines[i + 1].starts_with("```")) break;
      expected += lines[++i] + "\n";
    }
    std::string printed =
        run(shell(program.parent_path(), "") + quoted(lines[at].substr(2)) + " </dev/null 2>&1");
    if (const std::string rest = "…\n";
        expected.ends_with(rest)) {  // compares only the lines shown
      std::size_t end = 0;
      auto n = std::count(expected.begin(), expected.end(), '\n');
      for (; n > 1 && end < printed.size(); --n) {
        end = std::min(printed.find('\n', end), printed.size() - 1) + 1;
      }
      printed = printed.substr(0, end) + rest;
    }
    fresh << printed;
    ++commands;
    if (printed == expected) continue;
    ++failed;
    if (update) continue;
    std::cerr << place << lines[at] << "\nexpected:\n"
              << expected << "printed:\n"
              << printed << "\n";
  }
  fs::remove_all(temporary);
  if (update) {
    std::ofstream{transcript} << fresh.str();
    return unclear > 0 ? 1 : 0;
  }
  if (commands == 0) std::cerr << transcript.string() << ": no command\n";
  return commands == 0 || failed + unclear > 0 ? 1 : 0;
}
