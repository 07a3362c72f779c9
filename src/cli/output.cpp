#include "cli/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <utility>

#include "cli/command_line.hpp"
#include "cli/host.hpp"
#include "cli/messages.hpp"
#include "cli/places.hpp"
#include "format/layout.hpp"
#include "racpsy/app/profile.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/messages.hpp"
#include "racpsy/base/reason.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/version_facts.hpp"

namespace racpsy::cli {
namespace {

// Opens a new file with a name of its own beside `path`, and stores that name. Returns the
// descriptor; negative: none, with an error number.
int open_beside(const std::string& path, mode_t permissions, std::string& name) {
  constexpr int most_attempts = 1'000;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    name = fill("{}.{}", {path, attempt});
    const int descriptor =
        ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
  return -1;
}

// Returns the error number that prevents writing to a file; 0: none.
int unwritable(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  close(descriptor);
  return 0;
}

}  // namespace

app::Expected<Destination> Destination::open(const std::string& path) {
  Destination opened{path};
  if (path != "-" && is_packed(path)) {
    opened.packer_ = make_packer();
    if (opened.error_ == 0 && opened.packer_ == nullptr) opened.error_ = ENOMEM;
  }
  if (opened.error_ != 0) return opened.failure(opened.error_);
  return opened;
}

Destination::Destination(const std::string& path) : path_(path) {
  // Links are kept: their target is written, whether it exists or not, and keeps its permissions.
  const std::string target = path == "-" ? path : follow_links(path);
  const std::optional<int> descriptor = path == "-" ? STDOUT_FILENO : descriptor_of_path(target);
  if (descriptor) {  // writing through it keeps its offset, opening the file again would not
    descriptor_ = *descriptor;
    inherited_ = true;
    error_ = is_inherited(*descriptor) ? 0 : EBADF;
    return;
  }
  struct stat status {};
  const bool exists = stat(target.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) {
    error_ = errno;
    return;
  }
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    error_ = descriptor_ < 0 ? errno : 0;
    return;
  }
  error_ = exists ? unwritable(target) : 0;  // replacing it would bypass its permissions
  if (error_ != 0) return;
  final_name_ = target;
  // The bytes of a file that only some may read are for these alone, from the beginning.
  const mode_t permissions = exists ? 0600 : 0666;
#ifdef O_TMPFILE
  const std::size_t slash = final_name_.rfind('/');
  const std::string folder = slash == std::string::npos ? "."
                             : slash == 0               ? "/"
                                                        : final_name_.substr(0, slash);
  descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, permissions);
#endif
  if (descriptor_ < 0) descriptor_ = open_beside(final_name_, permissions, temporary_name_);
  if (descriptor_ < 0) {
    error_ = errno;
    temporary_name_.clear();
  } else if (exists) {
    copy_permissions(target, descriptor_);
  }
}

Destination::Destination(Destination&& other) noexcept
    : path_(std::move(other.path_)),
      final_name_(std::move(other.final_name_)),
      temporary_name_(std::exchange(other.temporary_name_, {})),
      packer_(std::move(other.packer_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      inherited_(other.inherited_),
      error_(other.error_) {}

Destination::~Destination() {
  if (descriptor_ >= 0 && !inherited_) close(descriptor_);
  if (!temporary_name_.empty()) unlink(temporary_name_.c_str());
}

bool Destination::is_terminal() const { return isatty(descriptor_) == 1; }

int Destination::write(std::string_view bytes) {
  return packer_ != nullptr ? write_bytes(packer_->pack(bytes, false)) : write_bytes(bytes);
}

int Destination::write_bytes(std::string_view bytes) {
  while (error_ == 0 && !bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) error_ = errno;
  }
  return error_;
}

int Destination::write_at(std::uint64_t place, std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written =
        pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(place));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    place += static_cast<std::uint64_t>(written);
  }
  return 0;
}

app::Expected<void> Destination::finish() {
  if (packer_ != nullptr) write_bytes(packer_->pack({}, true));
  if (error_ == 0 && !final_name_.empty()) error_ = close_and_name();
  if (error_ == 0 || (path_ == "-" && error_ == EPIPE)) return {};
  return failure(error_);
}

int Destination::close_and_name() {
  if (const int error = give_name()) return error;
  if (close(std::exchange(descriptor_, -1)) != 0) return errno;
  if (temporary_name_.empty()) return 0;
  if (std::rename(temporary_name_.c_str(), final_name_.c_str()) != 0) return errno;
  temporary_name_.clear();
  return 0;
}

// Gives the unnamed file its name, or a temporary one if that is taken, for `finish` to rename.
// Only a kill between the two leaves a file behind: the whole answer under the temporary name.
int Destination::give_name() {
#ifdef O_TMPFILE
  const std::string itself = "/proc/self/fd/" + std::to_string(descriptor_);
  const auto link_as = [&](const std::string& name) {
    return linkat(AT_FDCWD, itself.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (!temporary_name_.empty() || link_as(final_name_)) return 0;
  for (int attempt = 0; errno == EEXIST; ++attempt) {
    const std::string name = fill("{}.{}-{}", {final_name_, getpid(), attempt});
    if (!link_as(name)) continue;
    temporary_name_ = name;
    return 0;
  }
  return errno;
#else
  return 0;
#endif
}

app::Failure Destination::failure(int error) const {
  const Text name = path_ == "-" ? localized<messages::standard_output>() : untranslated(path_);
  return {{localized<messages::cannot_write>(name, reason(error)), {}}, app::Failure::Kind::io};
}

app::Expected<int> write_answer(std::string_view answer, const std::string& path, int exit) {
  Destination destination = TRY(Destination::open(path));
  destination.write(answer);
  TRY(destination.finish());
  return exit;
}

std::optional<std::size_t> terminal_columns(int descriptor) {
  const int columns = isatty(descriptor) == 1 ? columns_of(descriptor) : 0;
  return columns > 0 ? std::optional{static_cast<std::size_t>(columns)} : std::nullopt;
}

namespace {

// Prints one line, wrapped only on a terminal.
void write_to_stderr(const std::string& text) {
  const std::optional<std::size_t> columns = terminal_columns(STDERR_FILENO);
  std::fputs(((columns ? wrap(printable(text), *columns, 0, 2) : printable(text)) + "\n").c_str(),
             stderr);
}

}  // namespace

void print_error(const Text& what, const Text& remedy, Lang lang) {
  write_to_stderr(format_message<messages::error>(lang, what));
  if (remedy.in(lang).empty()) return;
  for (const std::string& line : parts_of(remedy.in(lang), '\n')) write_to_stderr(line);
}

void print_note(const Text& what, Lang lang) {
  write_to_stderr(format_message<messages::note>(lang, what));
}

void print_notes(const std::optional<app::ProfileUsed>& profile, const std::vector<Text>& notes,
                 Lang lang) {
  if (profile) print_note(app::note_on(*profile), lang);
  for (const Text& note : notes) print_note(note, lang);
}

std::string problem_text(const Problem& p, Lang lang) {
  std::string where = p.place.file;
  if (p.place.line > 0) where += fill(":{}:{}", {p.place.line, p.place.column});
  if (!where.empty()) where += lang == Lang::fr ? " : " : ": ";
  std::string out = where + p.what.in(lang);
  if (!p.excerpt.empty()) {
    // Tabs are kept and other characters replaced by their width, so that the caret stands under
    // the column.
    const Excerpt excerpt = excerpt_of(p.excerpt, p.place.column);
    std::string shift;
    for (const char c : excerpt.before) {
      if (c == '\t') shift += c;
    }
    shift.append(width(excerpt.before) - shift.size(), ' ');
    const std::string number = std::to_string(p.place.line);
    out += fill("\n  {} | {}\n  {} | {}^",
                {number, excerpt.text, std::string(number.size(), ' '), shift});
  }
  if (!p.remedy.in(lang).empty()) out += "\n  " + p.remedy.in(lang);
  return out;
}

int print_problems(const Problems& problems, Lang lang) {
  const Problems all = without_repeats(problems);
  for (const Problem& p : std::span{all}.first(std::min(all.size(), problems_listed)))
    std::fputs((format_message<messages::error>(lang, problem_text(p, lang)) + "\n").c_str(),
               stderr);
  if (all.size() > problems_listed)
    print_error(localized<msg::more_problems>(all.size() - problems_listed), {}, lang);
  return app::exit_of(problems);
}

int print_failure(const app::Failure& failure, Lang lang) {
  if (failure.kind == app::Failure::Kind::rules) return print_problems(failure.problems, lang);
  if (!failure.error.what.empty()) print_error(failure.error.what, failure.error.remedy, lang);
  return app::exit_of(failure);
}

void print_note_if_stale(std::span<const Route* const> routes, Date today, Lang lang) {
  if (isatty(STDERR_FILENO) != 1) return;
  Text list;
  for (const Route* route : routes) {
    const Version* now = in_force_on(*route, today);
    if (now == nullptr || !is_stale(*now, today)) continue;
    const auto named = [&](Lang in) { return route->id + " (" + show(now->verified_on, in) + ")"; };
    add_item(list, in_each_language(named));
  }
  if (!list.empty()) print_note(localized<messages::stale>(verified_for, list), lang);
}

bool supports_escape_codes(int descriptor) {
  const char* term = std::getenv("TERM");
  return isatty(descriptor) == 1 && term != nullptr && *term != '\0' &&
         std::strcmp(term, "dumb") != 0;
}

bool use_color(const std::string& choice, int descriptor) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && supports_escape_codes(descriptor);
}

}  // namespace racpsy::cli
