// Runs a golden transcript: racpsy_golden TRANSCRIPT RACPSY
//
// A transcript is Markdown, so that it is documentation too. In its code blocks, a line that starts with "$ " is a
// command for the shell; what follows is all that it must print, both streams together, and "[N]" its exit code when
// that is not 0. Commands run in the transcript's folder, without a terminal, in an environment of nothing but PATH
// (where `racpsy` is the program under test), the C locale, TMP, an empty folder of this run, and HERE, the transcript's.
//
// A line "…" ends what is shown of a longer output.
//
// GOLDEN=update rewrites the transcript with what the commands print now: read the difference before you commit it.
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

// What a shell command prints, and "[N]" when it ends with N.
std::string run(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return "cannot run the shell\n";
  std::string out;
  std::array<char, 4096> buffer{};
  for (std::size_t n; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) out.append(buffer.data(), n);
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

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: racpsy_golden TRANSCRIPT RACPSY\n", 2;
  const fs::path transcript = fs::absolute(argv[1]);
  const fs::path program = fs::absolute(argv[2]);
  const fs::path temporary = fs::temp_directory_path() / ("racpsy-golden-" + transcript.parent_path().filename().string() + "-" + transcript.stem().string() + "-" + std::to_string(getpid()));
  fs::remove_all(temporary);
  fs::create_directories(temporary);
  const std::string shell = "cd " + quoted(transcript.parent_path().string()) + " && exec env -i PATH=" +
                            quoted(program.parent_path().string() + ":/usr/local/bin:/usr/bin:/bin") +
                            " LC_ALL=C TMP=" + quoted(temporary.string()) + " HERE=" + quoted(transcript.parent_path().string()) +
                            " ASAN_OPTIONS=detect_leaks=1 sh -c ";

  const char* mode = std::getenv("GOLDEN");
  const bool update = mode != nullptr && std::string{mode} == "update";
  std::ifstream file{transcript};
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);

  std::ostringstream fresh;
  int commands = 0, failed = 0;
  bool in_block = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    fresh << lines[i] << '\n';
    if (lines[i].starts_with("```")) in_block = !in_block;
    if (!in_block || !lines[i].starts_with("$ ")) continue;
    const std::size_t at = i;
    std::string expected;
    while (i + 1 < lines.size() && !lines[i + 1].starts_with("$ ") && !lines[i + 1].starts_with("```")) {
      expected += lines[++i] + "\n";
    }
    std::string printed = run(shell + quoted(lines[at].substr(2)) + " </dev/null 2>&1");
    if (const std::string rest = "…\n"; expected.ends_with(rest)) {  // as many lines as are shown
      std::size_t end = 0;
      for (auto n = std::count(expected.begin(), expected.end(), '\n'); n > 1 && end < printed.size(); --n) {
        end = std::min(printed.find('\n', end), printed.size() - 1) + 1;
      }
      printed = printed.substr(0, end) + rest;
    }
    fresh << printed;
    ++commands;
    if (printed == expected) continue;
    ++failed;
    if (!update) std::cerr << transcript.string() << ":" << at + 1 << ": " << lines[at] << "\nexpected:\n"
              << expected << "printed:\n" << printed << "\n";
  }
  fs::remove_all(temporary);
  if (update) {
    std::ofstream{transcript} << fresh.str();
    return 0;
  }
  if (commands == 0) std::cerr << transcript.string() << ": no command\n";
  return commands == 0 || failed > 0 ? 1 : 0;
}
