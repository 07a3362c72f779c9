// The engine as a WebAssembly module, for pages and the npm package: requests in, answers out, as
// text. It has no operating system: files are handed in, and rows are read and written by the two
// functions that it imports. One thread.
//
// Texts are UTF-8. A caller writes one into memory from `racpsy_room`, and reads an answer at the
// address returned, `racpsy_size` bytes long; it is valid until the next call.
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "format/data.hpp"
#include "format/formats.hpp"
#include "racpsy/app/json_request.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/file_format.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/batch/batch.hpp"
#include "racpsy/rules/files.hpp"
#include "racpsy/rules/messages.hpp"
#include "report/batch_request.hpp"
#include "report/json_answer.hpp"
#include "report/phrases.hpp"

#define RACPSY_EXPORT(name) extern "C" [[clang::export_name(#name)]]
#define RACPSY_IMPORT(name) extern "C" [[clang::import_module("racpsy"), clang::import_name(#name)]]

// Reads the next bytes of the rows; returns their number, 0 at the end, -1 if reading failed.
RACPSY_IMPORT(read) std::int32_t racpsy_read(char* to, std::size_t size);
// Writes bytes of the answer (0), of the list of refused rows (1), or of the first of them with
// their messages in the language of the request (2).
RACPSY_IMPORT(write) void racpsy_write(std::int32_t stream, const char* bytes, std::size_t size);
// Tells the number of rows answered so far.
RACPSY_IMPORT(progress) void racpsy_progress(std::int32_t rows);

namespace racpsy {
namespace {

std::map<std::string, std::string>& files() {
  static auto& all = *new std::map<std::string, std::string>;
  return all;
}

std::string& answer() {
  static auto& last = *new std::string;
  return last;
}

constexpr int rejects_shown = 200;

// Reads the rows that the host gives. Their first bytes are read ahead, to know their format.
class HostRows {
 public:
  HostRows() {
    std::array<char, enough_for_format> buffer{};
    while (first_.size() < buffer.size()) {
      const std::int32_t read = racpsy_read(buffer.data(), buffer.size() - first_.size());
      if (read < 0) failed_ = true;
      if (read <= 0) break;
      first_.append(buffer.data(), static_cast<std::size_t>(read));
    }
  }
  FileFormat format() const { return detect_format(first_); }
  bool failed() const { return failed_; }

  batch::ReadResult read(char* to, std::size_t size) {
    if (returned_ < first_.size()) {
      const std::size_t some = first_.copy(to, size, returned_);
      returned_ += some;
      return {some, 0};
    }
    const std::int32_t read = racpsy_read(to, size);
    return read < 0 ? batch::ReadResult{0, EIO}
                    : batch::ReadResult{static_cast<std::size_t>(read), 0};
  }

 private:
  std::string first_;
  std::size_t returned_ = 0;
  bool failed_ = false;
};

app::Failure unreadable_input(Text what, Text remedy = {}) {
  return {{std::move(what), std::move(remedy)}, app::Failure::Kind::io};
}

// Answers the rows that the host gives, with the summary: as JSON, and as a document for people.
app::Expected<std::string> run_batch(std::string_view text, Lang& lang) {
  const app::JsonRequest asked = TRY(app::read_json_request(text, lang, {"batch"}));
  Catalogue catalogue = TRY(Catalogue::open({}));
  BatchRequest request = TRY(read_batch_request(asked.inputs, {{"", &catalogue}}));
  for (batch::Setup& setup : request.setups) setup.summary = true;
  const batch::Limits limits = TRY(read_limits(asked.inputs));
  const std::string file = asked.inputs.files.empty() ? std::string{} : asked.inputs.files.front();
  for (batch::Setup& setup : request.setups) setup.path = file;
  HostRows rows;
  if (rows.failed()) return unreadable_input(localized(msg::not_a_file));
  if (rows.format() != FileFormat::text)
    return unreadable_input(
        localized<app::messages::not_rows>(file.empty() ? "?" : file, name_of(rows.format())),
        as_rows(FileFormat::binary, {}));
  const std::vector<batch::Plan>* plans = nullptr;
  int shown = 0;
  const auto write = [](std::int32_t stream, std::string_view bytes) {
    racpsy_write(stream, bytes.data(), bytes.size());
  };
  batch::Streams streams;
  streams.input = [&](char* to, std::size_t size) { return rows.read(to, size); };
  streams.output = [&](std::uint64_t, std::string_view bytes) { return write(0, bytes), 0; };
  streams.rejects = [&](const batch::Reject& reject) {
    write(1, reject_line(reject, *plans, request.setups.front().spreadsheet_safe));
    if (shown++ < rejects_shown) write(2, reject_line(reject, *plans, false, lang));
  };
  streams.progress = [](std::uint64_t rows) { racpsy_progress(static_cast<std::int32_t>(rows)); };
  const batch::BatchResult result =
      batch::run(request.setups, streams, limits, [&](const std::vector<batch::Plan>& read) {
        plans = &read;
        write(1, reject_header);
        if (!read.front().ignored.empty())
          request.notes.push_back(
              localized<app::messages::ignored_columns>(abbreviated_list(read.front().ignored)));
        return true;
      });
  if (!result.unusable.empty()) return result.unusable;
  if (result.input_error != 0) return unreadable_input(localized(msg::not_a_file));
  TRY(check_scenarios_act(result));
  BatchSummary summary = summary_of(request, result);
  summary.notes = std::move(request.notes);
  for (Text& note : notes_on_rows(request, result)) summary.notes.push_back(std::move(note));
  Json json;
  json.open('{').key("summary").raw(json_report(summary));
  json.key("document").raw(json_of(summary_document(summary, lang)));
  return json.close('}').take();
}

}  // namespace

Problem unreadable(const std::string& file, const Text& why) {
  Problem problem{Place{file}, localized<msg::unreadable>(why)};
  problem.unreadable = true;
  return problem;
}

Result<std::string> read_file(const std::string& path) {
  const auto file = files().find(path);
  if (file == files().end()) return unreadable(path, localized(msg::not_a_file));
  return file->second.empty() ? std::string{"\n"} : file->second;
}

Result<std::vector<FoundFile>> find_rule_files(const std::string& folder, bool /*or_one_file*/) {
  return unreadable(folder, localized(msg::not_a_file));
}

}  // namespace racpsy

RACPSY_EXPORT(racpsy_room) char* racpsy_room(std::size_t size) {
  return static_cast<char*>(std::malloc(size + 1));
}
RACPSY_EXPORT(racpsy_free) void racpsy_free(char* room) { std::free(room); }
RACPSY_EXPORT(racpsy_size) std::size_t racpsy_size() { return racpsy::answer().size(); }

/// Hands in a file that requests may name; an empty name removes all.
RACPSY_EXPORT(racpsy_file)
void racpsy_file(const char* name, std::size_t name_size, const char* text, std::size_t size) {
  if (name_size == 0) racpsy::files().clear();
  else racpsy::files()[std::string{name, name_size}] = std::string{text, size};
}

/// Answers a request (report/json_answer.hpp).
RACPSY_EXPORT(racpsy_answer) const char* racpsy_answer(const char* request, std::size_t size) {
  racpsy::answer() = racpsy::answer_json({request, size});
  return racpsy::answer().data();
}

/// Answers the rows of a file, "file" in the request; returns { summary, document }, or an error.
RACPSY_EXPORT(racpsy_batch) const char* racpsy_batch(const char* request, std::size_t size) {
  using namespace racpsy;
  Lang lang = Lang::en;
  const app::Expected<std::string> summary = run_batch({request, size}, lang);
  answer() = summary ? *summary : error_json(summary.error(), lang);
  return answer().data();
}
