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
    if (write_all(stdout, answer) || errno == EPIPE) return std::nullopt;  // a reader who has seen enough
    return say<words::cannot_write>(say<words::standard_output>(), std::strerror(errno));
  }
  struct stat there {};
  const bool exists = stat(path.c_str(), &there) == 0;
  if (exists && !S_ISREG(there.st_mode)) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    const bool written = file != nullptr && write_all(file, answer);
    const int reason = errno;
    if (file != nullptr) std::fclose(file);
    return written ? std::nullopt : std::optional{say<words::cannot_write>(path, std::strerror(reason))};
  }
  // Written beside the file that a link leads to, with the rights it has, then moved over it.
  char* resolved = exists ? realpath(path.c_str(), nullptr) : nullptr;
  const std::string place = resolved != nullptr ? resolved : path;
  std::free(resolved);
  std::string target = place + ".XXXXXX";
  const int descriptor = mkstemp(target.data());
  if (descriptor < 0) return say<words::cannot_write>(path, std::strerror(errno));
  const mode_t mask = umask(0);
  umask(mask);
  fchmod(descriptor, exists ? there.st_mode & 07777 : 0666 & ~mask);
  std::FILE* file = fdopen(descriptor, "wb");
  bool written = write_all(file, answer);
  int reason = errno;
  if (std::fclose(file) != 0 && written) {
    written = false;
    reason = errno;
  }
  if (written && std::rename(target.c_str(), place.c_str()) != 0) {
    written = false;
    reason = errno;
  }
  if (written) return std::nullopt;
  std::remove(target.c_str());
  return say<words::cannot_write>(path, std::strerror(reason));
}

void complain(const Text& what, const Text& remedy, Lang lang) {
  std::string out = printable(say_in<words::error>(lang, what)) + "\n";
  if (!remedy.in(lang).empty()) out += printable(remedy.in(lang)) + "\n";
  std::fputs(out.c_str(), stderr);
}

void remark(const Text& what, Lang lang) { std::fputs((printable(say_in<words::note>(lang, what)) + "\n").c_str(), stderr); }

std::string in_words(const Problem& p, Lang lang) {
  std::string where = p.place.file;
  if (p.place.line > 0) where += fmt::format(":{}:{}", p.place.line, p.place.column);
  if (!where.empty()) where += lang == Lang::fr ? " : " : ": ";
  std::string out = where + p.what.in(lang);
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
    out += fmt::format("\n  {} | {}\n  {:{}} | {}^", number, p.excerpt, "", number.size(), shift);
  }
  if (!p.remedy.in(lang).empty()) out += fmt::format("\n  {}", p.remedy.in(lang));
  return out;
}

int report(const Problems& problems, Lang lang) {
  int exit = exit_rules;
  for (const Problem& p : problems) {
    if (p.unreadable) exit = exit_io;
    std::fputs((say_in<words::error>(lang, in_words(p, lang)) + "\n").c_str(), stderr);
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
