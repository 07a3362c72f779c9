#include "cli/output.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/command_line.hpp"
#include "cli/words.hpp"
#include "report/format.hpp"

namespace racpsy::cli {
namespace {

bool write_all(std::FILE* file, const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

}  // namespace

std::optional<Text> write_answer(const std::string& path, const std::string& answer) {
  if (path == "-") {
    if (write_all(stdout, answer)) return std::nullopt;
    return say<words::cannot_write>(say<words::standard_output>(), std::strerror(errno));
  }
  struct stat there {};
  const bool special = stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode);
  const std::string target = special ? path : path + ".part" + std::to_string(getpid());
  std::FILE* file = std::fopen(target.c_str(), "wb");
  if (file == nullptr) return say<words::cannot_write>(path, std::strerror(errno));
  bool written = write_all(file, answer);
  int reason = errno;
  if (std::fclose(file) != 0 && written) {
    written = false;
    reason = errno;
  }
  if (written && !special && std::rename(target.c_str(), path.c_str()) != 0) {
    written = false;
    reason = errno;
  }
  if (written) return std::nullopt;
  if (!special) std::remove(target.c_str());
  return say<words::cannot_write>(path, std::strerror(reason));
}

void complain(const Text& what, const Text& remedy, Lang lang) {
  std::string out = say_in<words::error>(lang, what) + "\n";
  if (!remedy.in(lang).empty()) out += remedy.in(lang) + "\n";
  std::fputs(out.c_str(), stderr);
}

void remark(const Text& what, Lang lang) { std::fputs((say_in<words::note>(lang, what) + "\n").c_str(), stderr); }

int report(const Problems& problems, Lang lang) {
  int exit = exit_rules;
  for (const Problem& p : problems) {
    if (p.unreadable) exit = exit_io;
    std::string where = p.place.file;
    if (p.place.line > 0) where += fmt::format(":{}:{}", p.place.line, p.place.column);
    if (!where.empty()) where += lang == Lang::fr ? " : " : ": ";
    std::string out = say_in<words::error>(lang, where + p.what.in(lang)) + "\n";
    if (!p.excerpt.empty()) {
      // The caret stands under the column, whatever the letters before it are made of.
      std::size_t bytes = 0;
      for (int column = 1; column < p.place.column && bytes < p.excerpt.size(); ++column) {
        do ++bytes;
        while (bytes < p.excerpt.size() && (static_cast<unsigned char>(p.excerpt[bytes]) & 0xC0) == 0x80);
      }
      std::string shift;
      for (const char c : p.excerpt.substr(0, bytes)) {
        if (c == '\t') shift += c;
      }
      shift.append(width(p.excerpt.substr(0, bytes)) - shift.size(), ' ');
      const std::string number = std::to_string(p.place.line);
      out += fmt::format("  {} | {}\n  {:{}} | {}^\n", number, p.excerpt, "", number.size(), shift);
    }
    if (!p.remedy.in(lang).empty()) out += fmt::format("  {}\n", p.remedy.in(lang));
    std::fputs(out.c_str(), stderr);
  }
  return exit;
}

bool wants_color(const std::string& choice) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");
  return isatty(STDOUT_FILENO) == 1 && term != nullptr && std::strcmp(term, "dumb") != 0;
}

}  // namespace racpsy::cli
