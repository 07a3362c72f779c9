// Reads the options as `calc` does (app::RequestReader): they are defaults for cells that rows
// leave empty. The rest handles the input and output streams; racpsy/batch settles the rows.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <memory>
#include <utility>

#include "cli/answer_output.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "cli/source.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/batch/batch.hpp"
#include "racpsy/batch/records.hpp"
#include "report/batch_request.hpp"
#include "report/phrases.hpp"

namespace racpsy::cli {
namespace {

namespace csv = racpsy::batch;

constexpr int rejects_shown = 10;

// Guesses a separator other than the usual ones from a header; nothing if none seems used.
std::optional<char> other_separator(std::string_view header) {
  const auto count = [&](char c) { return std::count(header.begin(), header.end(), c); };
  const auto usual = std::max({count(','), count(';'), count('\t')});
  for (const char c : {'|', '^', '~'}) {
    if (count(c) > usual) return c;
  }
  for (const char c : {':', ' '}) {
    if (usual == 0 && count(c) > 0) return c;  // column names may contain these too
  }
  return std::nullopt;
}

Text shown(char separator) {
  return separator == '\t'  ? untranslated("tab")
         : separator == ' ' ? localized(messages::a_space)
                            : untranslated(std::string{separator});
}

class Batch {
 public:
  Batch(const Command& command, Lang lang) : command_(command), lang_(lang) {}

  app::Expected<int> run() {
    TRY(read_options());

    const Source source{path_};
    if (source.error() != 0) return cannot_read(source.error());
    if (source.format() != FileFormat::text) return not_rows(source);
    Destination output = TRY(Destination::open(output_));
    std::optional<Destination> rejects;
    if (command_.has("--rejects")) {
      rejects.emplace(TRY(Destination::open(*command_.get("--rejects"))));
      rejects_ = &*rejects;
      rejects->write(reject_header);
    }
    csv::Streams streams;
    streams.input = source.reader();
    if (source.seekable()) streams.again = [&] { return source.again(); };
    else streams.ready = [&](int milliseconds) { return source.ready(milliseconds); };
    streams.any_order = output.any_order();
    streams.output = [&](std::uint64_t before, std::string_view bytes) {
      return output.any_order() ? output.write_at(before, bytes) : output.write(bytes);
    };
    streams.rejects = [&](const csv::Reject& reject) { print_reject(reject); };
    // No progress line on a terminal that shows the answer.
    const bool shows = supports_escape_codes(STDERR_FILENO) && !output.is_terminal() &&
                       (!rejects || !rejects->is_terminal());
    streams.progress = [&](std::uint64_t rows) {
      if (rejects_ != nullptr && !source.seekable()) flush_rejects();
      if (shows) progress(source, rows);
    };
    std::optional<UsageError> unlike;
    std::optional<char> separator;
    const auto header_read = [&](const std::vector<csv::Plan>& plans) {
      plans_ = &plans;
      const csv::Plan& plan = plans.front();
      if ((unlike = separator_mismatch(plan))) return false;
      // A single column without meaning may be a header with another separator.
      if (plan.columns.size() == 1 && plan.columns[0].role == csv::Role::none &&
          (separator = other_separator(plan.header)))
        return false;
      if (!plan.ignored.empty())
        note(localized<messages::ignored_columns>(abbreviated_list(plan.ignored)));
      return true;
    };
    const csv::BatchResult result = csv::run(request_.setups, streams, limits_, header_read);
    clear_progress();
    if (unlike) return *unlike;
    if (separator) return separated_by(*separator);
    const app::Expected<int> exit = finish(result, output);
    for (const Text& note : notes_) print_note(note, lang_);
    return exit;
  }

 private:
  // Exactly one file is allowed. A second one may be a mistyped value of --summary, which is
  // optional.
  app::Expected<void> check_files() const {
    if (command_.files.size() == 1) return {};
    if (command_.files.empty())
      return UsageError{localized<messages::needs_file>(),
                        localized<messages::see_help_of>("batch")};
    const std::vector<std::string> words = words_in(find_option("--summary")->words);
    for (const std::string& file : command_.files) {
      const std::string_view best =
          command_.left_out.contains("--summary") ? nearest(file, words) : std::string_view{};
      if (!best.empty())
        return UsageError{localized<messages::not_one_of>("--summary", file),
                          localized<messages::did_you_mean>(best)};
    }
    return UsageError{localized<messages::unexpected_argument>(command_.files[1]),
                      localized<messages::see_help_of>("batch")};
  }

  app::Expected<void> read_options() {
    TRY(check_files());
    path_ = command_.files.front();
    output_ = command_.get("--output").value_or("-");
    TRY(check_layout(command_));
    TRY(check_choice(command_, "--summary"));
    limits_ = TRY(read_limits(command_));
    rules_ = TRY(open_rules(rule_folders(command_), scenario_folders(command_)));
    request_ = TRY(read_batch_request(command_, rules_.scenarios));
    std::vector<const Route*> routes;
    for (csv::Setup& setup : request_.setups) {
      setup.path = path_;
      if (std::find(routes.begin(), routes.end(), setup.route) == routes.end())
        routes.push_back(setup.route);
    }
    print_note_if_stale(routes, TRY(app::read_today(command_)), lang_);
    for (const Text& each : request_.notes) note(each);
    return {};
  }

  const Format& summary_format() const {
    return *find_format(command_.get("--summary").value_or(std::string{formats[0].name}));
  }

  // Prints a note. A summary in another format than text shares standard error with nothing: a page
  // contains the notes, JSON has a field for each.
  void note(const Text& what) {
    const Format& format = summary_format();
    if (format.for_paper()) notes_.push_back(what);
    else if (format.for_people()) print_note(what, lang_);
  }

  Text input_name() const {
    return path_ == "-" ? localized(messages::standard_input) : untranslated(path_);
  }

  static app::Failure io_failure(Text what, Text remedy = {}) {
    return {{std::move(what), std::move(remedy)}, app::Failure::Kind::io};
  }
  app::Failure cannot_read(int error) const {
    return io_failure(localized<messages::cannot_read>(input_name(), reason_of_reading(error)));
  }

  // The input has a known format that is not read.
  app::Failure not_rows(const Source& source) const {
    const Text format = name_of(source.format());
    return io_failure(source.inside_gzip()
                          ? localized<messages::not_rows_inside>(input_name(), format)
                          : localized<messages::not_rows>(input_name(), format),
                      as_rows(source.format(), path_));
  }

  app::Failure separated_by(char separator) const {
    return io_failure(localized<messages::refused_in>(
                          input_name(), localized<messages::separated_by>(shown(separator))),
                      localized<messages::say_delimiter>(std::string{separator}));
  }

  // Returns a usage error if the cells are not separated as the extension of the output promises.
  std::optional<UsageError> separator_mismatch(const csv::Plan& plan) const {
    const std::string ending = ending_of(without_gz(output_));
    if ((ending != "tsv" && ending != "tab") || plan.separator == '\t') return std::nullopt;
    return UsageError{localized<messages::tabs_promised>("-o", output_, shown(plan.separator)),
                      localized<messages::end_with>(".csv")};
  }

  // Writes a refused row to the file of --rejects, or prints it if it is one of the first.
  void print_reject(const csv::Reject& reject) {
    const Text what = csv::describe(reject, *plans_);
    const std::string column = reject.column ? plans_->front().columns[*reject.column].name : "";
    if (rejects_ != nullptr) {
      rejected_ += reject_line(reject, *plans_, setup().spreadsheet_safe);
      if (rejected_.size() > (1U << 16)) flush_rejects();
    } else if (printed_++ < rejects_shown) {
      if (summary_format().form != on_screen) {
        first_refused_.push_back({reject.line, reject.id, column, name_of(reject.code), what});
        return;
      }
      clear_progress();
      print_error(localized<messages::refused_in>(fill("{}:{}", {path_, reject.line}), what), {},
                  lang_);
    }
  }
  void flush_rejects() {
    rejects_->write(rejected_);
    rejected_.clear();
  }

  void progress(const Source& source, std::uint64_t rows) {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_progress_) return;
    next_progress_ = now + std::chrono::milliseconds{200};
    const std::string line =
        source.seekable() ? format_message<messages::batch_progress>(lang_, source.percent(), rows)
                          : format_message<messages::batch_progress_open>(lang_, rows);
    std::fputs(("\r" + line + "\x1b[K").c_str(), stderr);
    shown_progress_ = true;
  }

  // Prints the problems of the header, and of options that refer to it, up to a limit. Returns the
  // exit code.
  app::Expected<int> print_header_problems(const csv::BatchResult& result) const {
    const auto of_file = [](const Problem& problem) { return !problem.place.file.empty(); };
    const bool any_of_file = std::any_of(result.unusable.begin(), result.unusable.end(), of_file);
    const std::optional<char> other = any_of_file && setup().separator == csv::any_separator
                                          ? other_separator(result.plan().header)
                                          : std::nullopt;
    if (other) return separated_by(*other);
    const std::size_t all = result.unusable.size();
    for (std::size_t i = 0; i < std::min(all, problems_shown); ++i) {
      const Problem& wrong = result.unusable[i];
      if (of_file(wrong)) print_problems({wrong}, lang_);
      else print_error(wrong.what, wrong.remedy, lang_);
    }
    if (all > problems_shown)
      print_error(localized<messages::more_wrong>(all - problems_shown), {}, lang_);
    return any_of_file ? exit_io : exit_usage;
  }

  void clear_progress() {
    if (shown_progress_) std::fputs("\r\x1b[K", stderr);
    shown_progress_ = false;
  }

  app::Expected<int> finish(const csv::BatchResult& result, Destination& output) {
    if (result.input_error != 0) return cannot_read(result.input_error);
    if (!result.unusable.empty()) return print_header_problems(result);
    if (result.output_error == EPIPE && output_ == "-")
      return exit_done;  // EPIPE on standard output is not an error
    if (result.output_error != 0) return output.failure(result.output_error);
    if (rejects_ != nullptr) {
      flush_rejects();
      TRY(rejects_->finish());
    }
    if (result.refused > 0 && !result.stopped) {
      if (result.lines_lost > 0) note(localized<messages::lines_lost>(result.lines_lost));
      if (rejects_ != nullptr)
        note(localized<messages::refused_filed>(result.refused, result.rows,
                                                *command_.get("--rejects")));
      else note(localized<messages::refused_count>(result.refused, result.rows));
    }
    if (!result.stopped) TRY(check_scenarios_act(result));
    for (const Text& each : notes_on_options(result)) note(each);
    for (const Text& each : notes_on_rows(request_, result)) note(each);
    if (result.too_many_groups)
      return UsageError{localized<messages::too_many_groups>(csv::most_groups), {}};
    if (result.stopped) {
      for (const BatchSummary::RefusedRow& row : first_refused_)
        print_error(localized<messages::refused_in>(fill("{}:{}", {path_, row.line}), row.message),
                    {}, lang_);
      print_error(localized<messages::batch_stopped>(limits_.most_errors),
                  output.is_file() ? localized<messages::not_written>() : Text{}, lang_);
      return result.not_established ? exit_strict : exit_found;
    }
    TRY(output.finish());
    if (setup().summary && !summarize(result)) return exit_io;
    return result.not_established ? exit_strict : result.refused > 0 ? exit_found : exit_done;
  }

  // Writes the summary. Returns false if that failed.
  bool summarize(const csv::BatchResult& result) {
    BatchSummary summary = summary_of(request_, result);
    summary.refused = first_refused_;
    summary.notes = std::exchange(notes_, {});
    const Report report{[&] { return summary_document(summary, lang_); },
                        [&] { return json_report(summary); }};
    const std::string text =
        write(report, summary_format(), text_style_of(command_, STDERR_FILENO), false);
    return std::fwrite(text.data(), 1, text.size(), stderr) == text.size() &&
           std::fflush(stderr) == 0;
  }

  const Command& command_;
  Lang lang_;
  std::string path_, output_;
  const csv::Setup& setup() const { return request_.setups.front(); }

  BatchRules rules_;
  BatchRequest request_;
  csv::Limits limits_;
  const std::vector<csv::Plan>* plans_ = nullptr;
  Destination* rejects_ = nullptr;
  std::string rejected_;
  int printed_ = 0;
  std::vector<BatchSummary::RefusedRow> first_refused_;  // kept for the summary
  std::vector<Text> notes_;                              // of a summary on paper
  bool shown_progress_ = false;
  std::chrono::steady_clock::time_point next_progress_{};
};

}  // namespace

app::Expected<int> batch(const Command& command, Lang lang) { return Batch{command, lang}.run(); }

}  // namespace racpsy::cli
