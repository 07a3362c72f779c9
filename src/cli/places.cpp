#include "cli/places.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "format/formats.hpp"
#include "racpsy/base/file_format.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/files.hpp"

namespace racpsy::cli {
namespace {

constexpr int most_links = 40;  // the limit of Linux

// A path as the system sees it: the file there, or else the folder and name of the file to create.
class FileIdentity {
 public:
  FileIdentity(const std::string& path, bool is_read) {
    if (path == "-") descriptor_ = is_read ? STDIN_FILENO : STDOUT_FILENO;
    const std::string target = path == "-" ? path : follow_links(path);
    if (const std::optional<int> named = descriptor_of_path(target)) descriptor_ = *named;
    exists_ =
        descriptor_ >= 0 ? fstat(descriptor_, &status_) == 0 : stat(path.c_str(), &status_) == 0;
    if (exists_ || descriptor_ >= 0) return;
    const std::size_t slash = target.rfind('/');
    name_ = target.substr(slash + 1);
    const std::string folder = slash == std::string::npos ? "." : target.substr(0, slash + 1);
    if (name_.empty() || stat(folder.c_str(), &status_) != 0) name_.clear();
  }

  /// Returns true for a descriptor, which is written in place.
  bool is_stream() const { return descriptor_ >= 0; }
  bool is_file() const { return exists_ && (S_ISREG(status_.st_mode) || S_ISBLK(status_.st_mode)); }

  /// Returns true if writing to one changes, or mixes into, the content of the other. A terminal or
  /// a pipe may have several names.
  bool conflicts_with(const FileIdentity& other) const {
    if (is_stream() && descriptor_ == other.descriptor_) return !is_null_device();
    const bool same_node =
        status_.st_dev == other.status_.st_dev && status_.st_ino == other.status_.st_ino;
    if (exists_ || other.exists_) return is_file() && other.is_file() && same_node;
    return !name_.empty() && name_ == other.name_ && same_node;
  }

 private:
  // Returns true for devices as /dev/null.
  bool is_null_device() const {
    return exists_ && S_ISCHR(status_.st_mode) && isatty(descriptor_) != 1;
  }

  int descriptor_ = -1;
  bool exists_ = false;
  struct stat status_ {};  // of the folder if the file does not exist
  std::string name_;
};

// An input or an output: its name in messages, and its place.
struct NamedPlace {
  NamedPlace(const std::string& path, bool is_read)
      : name(path != "-" ? untranslated(path)
             : is_read   ? localized(messages::standard_input)
                         : localized(messages::standard_output)),
        identity(path, is_read) {}
  NamedPlace(const Text& name_, const std::string& path) : name(name_), identity(path, false) {}
  Text name;
  FileIdentity identity;
};

std::vector<NamedPlace> files_read(const Command& command) {
  std::vector<NamedPlace> all;
  const bool check = (command.name == "rules" || command.name == "contract") &&
                     command.files.size() > 1 && command.files[0] == "check";
  if ((command.name == "batch" || command.name == "calc") && !command.files.empty())
    all.emplace_back(command.files[0], true);
  for (const std::string& contract : parts_of(command.get("--complementary").value_or(""), ',')) {
    if (contract.ends_with(".toml")) all.emplace_back(contract, true);
  }
  std::vector<std::string> folders = rule_folders(command);
  if (check) folders.push_back(command.files[1]);
  for (NamedFolder& named : scenario_folders(command)) {
    if (!named.folder.empty()) folders.push_back(std::move(named.folder));
  }
  for (const std::string& folder : folders) {
    const Result<std::vector<FoundFile>> found = find_rule_files(folder, true);
    if (!found) continue;  // reported when the folder is read
    for (const FoundFile& file : *found) all.emplace_back(file.path, true);
  }
  return all;
}

UsageError conflict(const Message& what, const NamedPlace& a, const NamedPlace& b) {
  const Text name = a.name == b.name ? a.name : localized<messages::which_is_also>(a.name, b.name);
  return {in_each_language(
              [&](Lang lang) { return fill(what.in(lang), lang, std::array{Argument{name}}); }),
          localized(messages::write_elsewhere)};
}

app::Expected<void> check_conflicts(const Command& command) {
  std::vector<NamedPlace> written;
  written.emplace_back(command.get("--output").value_or("-"), false);
  if (const std::optional<std::string> rejects = command.get("--rejects"))
    written.emplace_back(*rejects, false);
  const NamedPlace notes{localized(messages::standard_error), "/dev/stderr"};
  const bool summary = command.has("--summary") || command.has("--summary-by");
  for (std::size_t i = 0; i < written.size(); ++i) {
    for (std::size_t j = i + 1; j < written.size(); ++j) {
      if (written[i].identity.conflicts_with(written[j].identity))
        return conflict(messages::written_twice, written[i], written[j]);
    }
    // Notes may share a stream with the answer if the user asks for it (2>&1), but not with a
    // summary, nor with a file that the answer replaces.
    if ((summary || !written[i].identity.is_stream()) &&
        written[i].identity.conflicts_with(notes.identity))
      return conflict(messages::written_twice, written[i], notes);
  }
  const auto may_be_read = [](const NamedPlace& place) { return place.identity.is_file(); };
  if (std::none_of(written.begin(), written.end(), may_be_read) && !may_be_read(notes)) return {};
  for (const NamedPlace& input : files_read(command)) {
    if (input.identity.conflicts_with(notes.identity)) return UsageError{};
    for (const NamedPlace& output : written) {
      if (input.identity.conflicts_with(output.identity))
        return conflict(messages::read_and_written, input, output);
    }
  }
  return {};
}

// Endings that promise a format; the last row stands for the endings of our formats too. `remedy`
// explains how to make it from the format `from`, if the command writes that.
struct Ending {
  std::string_view names;  ///< Separated by spaces.
  std::string_view from;
  const Message* remedy;
};
constexpr Ending promises[] = {
    {"gz tgz bz2 xz zst lz4 zip 7z rar tar z", "txt", &messages::compress_it},
    {"pdf ps docx doc odt rtf png jpg jpeg gif svg webp tex epub", "html", &messages::print_it},
    {"xlsx xlsm xlsb xls ods", "csv", &messages::open_it},
    {"parquet arrow feather avro orc sqlite sqlite3 db duckdb sas7bdat xpt dta sav rds", "csv",
     &messages::convert_it},
    {"tsv tab psv jsonl ndjson xml yaml yml", "", nullptr},
};

// Returns the endings that select a format of the command, separated by spaces.
std::string endings_of(const Command& command) {
  if (command.name == "batch") return "csv tsv tab txt";
  if (command.name == "contract") return "toml txt";
  if (command.name == "sql") return "sql txt";
  std::string endings;
  for (const std::string& name : words_in(command.name.empty() ? "text" : formats_given(command)))
    add_item(endings, find_format(name)->endings, " ");
  return endings;
}

bool is_in(std::string_view word, std::string_view list) {
  const std::vector<std::string> all = words_in(list);
  return std::find(all.begin(), all.end(), word) != all.end();
}

// Checks the ending of an output path. `written`: endings of the formats the command writes;
// `named`: --format is given and overrides the ending.
app::Expected<void> check_ending(const std::string& option, const std::string& path,
                                 std::string_view written, bool named) {
  const std::string ending = ending_of(path);
  const FileIdentity identity{path, false};
  if (path == "-" || identity.is_stream() || is_in(ending, written)) return {};
  for (const Ending& promise : promises) {
    const bool ours = promise.remedy == nullptr && find_format_of_ending(ending) != nullptr;
    if (!ours && !is_in(ending, promise.names)) continue;
    if (promise.remedy == nullptr && named) return {};
    std::string all;
    for (const std::string& extension : words_in(written)) add_item(all, "." + extension);
    Text remedy = is_in(promise.from, written) ? localized(*promise.remedy)
                                               : localized<messages::end_with>(all);
    return UsageError{localized<messages::not_that_form>(option, path, "." + ending),
                      std::move(remedy)};
  }
  return {};
}

}  // namespace

std::optional<int> descriptor_of_path(std::string_view path) {
  constexpr std::pair<std::string_view, int> names[] = {
      {"/dev/stdin", STDIN_FILENO}, {"/dev/stdout", STDOUT_FILENO}, {"/dev/stderr", STDERR_FILENO}};
  for (const auto& [name, descriptor] : names) {
    if (path == name) return descriptor;
  }
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    const std::string_view digits = path.substr(folder.size());
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() && number >= 0
               ? std::optional{number}
               : std::nullopt;
  }
  return std::nullopt;
}

std::string follow_links(std::string path) {
  for (int links = 0; links < most_links && !descriptor_of_path(path); ++links) {
    std::array<char, 4096> target{};
    const ssize_t size = readlink(path.c_str(), target.data(), target.size());
    if (size <= 0 || static_cast<std::size_t>(size) == target.size()) break;
    const std::string_view to{target.data(), static_cast<std::size_t>(size)};
    const std::size_t slash = path.rfind('/');
    path = to.starts_with('/') || slash == std::string::npos ? std::string{to}
                                                             : path.substr(0, slash + 1).append(to);
  }
  return path;
}

bool is_file(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

app::Expected<void> check_places(const Command& command) {
  if (const std::optional<std::string> output = command.get("--output"))
    TRY(check_ending("-o", *output, endings_of(command), command.has("--format")));
  if (const std::optional<std::string> rejects = command.get("--rejects"))
    TRY(check_ending("--rejects", *rejects, "tsv tab csv txt", false));
  return check_conflicts(command);
}

app::Expected<void> check_overwrites(const Command& command, const std::vector<std::string>& read) {
  const NamedPlace output{command.get("--output").value_or("-"), false};
  for (const std::string& path : read) {
    const NamedPlace input{path, true};
    if (input.identity.conflicts_with(output.identity))
      return conflict(messages::read_and_written, input, output);
  }
  return {};
}

std::string ending_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t point = name.rfind('.');
  if (point == std::string_view::npos || point == 0) return {};
  return lowercase(name.substr(point + 1));
}

}  // namespace racpsy::cli
