// racpsy_batch: answers a table of Arrow by the code that answers files.
//
// The header is planned twice: with all columns of the table, as that of a file, and with those
// that have a meaning. Only these are written as text (row_text.hpp) and read by the batch; columns
// that the answer copies keep their memory. Answers come back as numbers (answer_columns.hpp).
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>

#include "arrow/answer_columns.hpp"
#include "arrow/caller.hpp"
#include "arrow/messages.hpp"
#include "arrow/row_text.hpp"
#include "arrow/table.hpp"
#include "arrow/take.hpp"
#include "format/data.hpp"
#include "racpsy/app/json_request.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/batch/batch.hpp"
#include "racpsy/c/racpsy.h"
#include "report/batch_request.hpp"
#include "report/json_answer.hpp"

namespace racpsy::arrow {
namespace {

using app::Expected;
using app::Failure;
using app::UsageError;
using batch::Output;
using batch::Role;

constexpr std::size_t refused_at_once = std::size_t{1} << 16;
constexpr char any_of_table = ',';

struct Answered {
  Stream answers;
  Stream refused;
  std::string report;
};

// A refused row as it is given to the caller.
struct RefusedRow {
  std::uint64_t line = 0;  // of the text of the rows; then `row` is found
  std::int64_t row = 0;
  std::optional<std::size_t> column;  // of the batch
  batch::Code code{};
  std::string message;
};

// Words for the types that are most often met and not read.
Text name_of_type(const char* format) {
  const std::string_view text = format;
  if (text == "z" || text == "Z" || text == "vz" || text.starts_with("w:"))
    return untranslated("binary");
  if (text == "e") return untranslated("float16");
  if (text.starts_with("+l") || text.starts_with("+L") || text.starts_with("+w") ||
      text.starts_with("+v"))
    return untranslated("list");
  if (text == "+s") return untranslated("struct");
  if (text == "+m") return untranslated("map");
  if (text == "+r") return untranslated("run_end_encoded");
  if (text.starts_with("+u")) return untranslated("union");
  if (text.starts_with("tt")) return untranslated("time");
  if (text.starts_with("tD")) return untranslated("duration");
  if (text.starts_with("ti")) return untranslated("interval");
  if (text.starts_with("d:")) return untranslated("decimal");
  return localized(messages::other_type);
}

class TableBatch {
 public:
  TableBatch(const app::JsonRequest& asked, Table table, Caller& caller)
      : asked_(asked),
        caller_(caller),
        table_(std::make_shared<Table>(std::move(table))) {}

  Expected<Answered> run() {
    TRY(read_options());
    TRY(plan_table());
    TRY(settle());
    return answered();
  }

 private:
  Expected<void> read_options() {
    const app::Inputs& inputs = asked_.inputs;
    for (const char* option : {"--delimiter", "--spreadsheet-safe"}) {
      if (inputs.has(option)) return without_effect(option + 2);
    }
    if (!inputs.files.empty()) return without_effect("file");
    limits_ = TRY(read_limits(inputs));
    std::vector<std::string> folders;
    std::vector<NamedFolder> scenarios;
    if (const auto given = inputs.lists.find("--rules-dir"); given != inputs.lists.end()) {
      for (const std::string& folder : given->second) {
        if (auto named = scenario_folder(folder)) scenarios.push_back(std::move(*named));
        else folders.push_back(folder);
      }
    }
    rules_ = TRY(open_rules(folders, scenarios));
    request_ = TRY(read_batch_request(inputs, rules_.scenarios));
    notices_ = request_.notes;
    return {};
  }

  static Failure without_effect(std::string key) {
    std::replace(key.begin(), key.end(), '-', '_');
    return UsageError{localized<messages::without_effect>(key), localized(messages::leave_out)};
  }

  // Finds the columns that have a meaning, and the columns of the answer.
  Expected<void> plan_table() {
    const Table& table = *table_;
    if (table.columns() == 0)
      return Failure{{localized(messages::no_columns), {}}, Failure::Kind::io};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table.columns(); ++i) names.push_back(table.name(i));
    const std::string header = header_of(names);
    std::vector<batch::Plan> plans(request_.setups.size());
    std::vector<bool> read(table.columns());
    for (std::size_t s = 0; s < plans.size(); ++s) {
      const Problems problems =
          batch::read_header(header, request_.setups[s], Place{}, plans[s], any_of_table);
      if (!problems.empty()) return unusable(problems);
      for (std::size_t i = 0; i < table.columns(); ++i) {
        const Role role = plans[s].columns[i].role;
        if (role != Role::none && role != Role::id) read[i] = true;
      }
    }
    const batch::Plan& plan = plans.front();
    for (const batch::GroupBy& by : plan.by) {
      if (by.kind == batch::GroupBy::Kind::cell) read[by.column] = true;
    }
    for (std::size_t i = 0; i < table.columns(); ++i) {
      if (!read[i]) continue;
      TRY(check_type(i));
      columns_.push_back(i);
    }
    ignored_ = plan.ignored;
    std::erase_if(ignored_, [&](const std::string& name) {
      return std::any_of(plans.begin() + 1, plans.end(), [&](const batch::Plan& other) {
        return std::find(other.ignored.begin(), other.ignored.end(), name) == other.ignored.end();
      });
    });
    if (!ignored_.empty())
      notices_.push_back(localized<app::messages::ignored_columns>(abbreviated_list(ignored_)));
    outputs_ = plan.outputs;
    // Columns that are not read need no meaning any more.
    std::vector<batch::MappedColumn>& map = map_ = request_.setups.front().map;
    for (std::size_t i = 0; i < map.size(); ++i) map[i].column = names[plan.mapped[i]];
    std::erase_if(map, [&](const batch::MappedColumn& each) {
      return std::none_of(columns_.begin(), columns_.end(),
                          [&](std::size_t i) { return names[i] == each.column; });
    });
    return {};
  }

  // Problems of the names of columns are those of a header; they have no place in a file.
  static Failure unusable(Problems problems) {
    const bool of_table = problems.front().place.line > 0 || problems.front().place.column > 0;
    for (Problem& problem : problems) {
      problem.place = Place{};
      problem.excerpt.clear();
      problem.unreadable = of_table;
    }
    if (of_table || problems.size() > 1) return problems;
    return UsageError{problems.front().what, problems.front().remedy};
  }

  // Fails if the type of a column cannot be read.
  Expected<void> check_type(std::size_t i) const {
    const ArrowSchema* schema = &table_->column(i);
    while (schema->dictionary != nullptr) schema = schema->dictionary;
    const ColumnType type = type_of(schema->format);
    const std::string name = abbreviated(table_->name(i));
    const auto unread = [](Text what, const Message& remedy) {
      return Failure{{std::move(what), localized(remedy)}, Failure::Kind::io};
    };
    if (type.type == Type::other)
      return unread(localized<messages::type_not_read>(name, name_of_type(schema->format),
                                                       printable(schema->format)),
                    messages::give_readable_type);
    const std::string zone = lowercase(type.zone);
    if (!zone.empty() && zone != "utc" && zone != "etc/utc" && zone != "z" && zone != "+00:00")
      return unread(localized<messages::zoned>(name, printable(type.zone)), messages::give_dates);
    return {};
  }

  Expected<void> settle() {
    std::string number{number_column};
    std::vector<std::string> names;
    for (const std::size_t i : columns_) {
      names.push_back(table_->name(i));
      if (names.back() == number) number += "()";
    }
    names.insert(names.begin(), number);
    std::vector<std::string> columns{number};
    for (const Output& output : outputs_) {
      if (output.kind > Output::Kind::line) columns.push_back(output.name);
    }
    std::vector<const Route*> route_of;
    for (batch::Setup& setup : request_.setups) {
      setup.columns = columns;
      setup.map = map_;
      setup.separator = any_of_table;
      setup.as_numbers = true;
      route_of.push_back(setup.route);
    }
    const std::string header = header_of(names);
    RowText rows{*table_, columns_, header};
    std::vector<std::unique_ptr<RowText>> again;
    batch::Streams streams;
    const auto read = [&](RowText& from, char* to, std::size_t size) {
      return caller_.interrupted() ? batch::ReadResult{0, ECANCELED} : from.read(to, size);
    };
    streams.input = [&](char* to, std::size_t size) { return read(rows, to, size); };
    streams.again = [&]() -> batch::Input {
      RowText& second = *again.emplace_back(std::make_unique<RowText>(*table_, columns_, header));
      return [&second, &read](char* to, std::size_t size) { return read(second, to, size); };
    };
    streams.any_order = true;
    streams.rejects = [&](const batch::Reject& reject) { refuse(reject); };
    streams.output = [&](std::uint64_t before, std::string_view bytes) {
      return computed_->take(before, bytes), 0;
    };
    result_ =
        batch::run(request_.setups, streams, limits_, [&](const std::vector<batch::Plan>& plans) {
          plans_ = &plans;
          std::vector<Output> written{plans.front().outputs.begin() + 1,
                                      plans.front().outputs.end()};
          computed_ = std::make_shared<AnswerColumns>(written, number_size, route_of, table_->rows);
          return true;
        });
    if (caller_.interrupted())
      return Failure{{localized(messages::interrupted), {}}, Failure::Kind::io};
    if (!result_.unusable.empty()) return unusable(result_.unusable);
    if (rows.malformed())
      return Failure{{localized<messages::malformed>(localized<messages::wrong_part>(
                          abbreviated(table_->name(*rows.malformed())))),
                      {}},
                     Failure::Kind::io};
    if (!result_.stopped) TRY(check_scenarios_act(result_));
    if (result_.too_many_groups)
      return UsageError{localized<messages::too_many_groups>(batch::most_groups), {}};
    if (result_.stopped)
      return Failure{{localized<messages::stopped>(limits_.most_errors), {}},
                     result_.not_established ? Failure::Kind::strict : Failure::Kind::refused};
    if (computed_->rows() + static_cast<std::int64_t>(refused_.size()) != table_->rows)
      return Failure{{localized<messages::malformed>("ArrowArray"), {}}, Failure::Kind::io};
    find_rows(rows, std::count(header.begin(), header.end(), '\n') + 1);
    computed_->finish(computed_->rows());
    for (Text& note : notes_on_options(result_)) notices_.push_back(std::move(note));
    for (Text& note : notes_on_rows(request_, result_)) notices_.push_back(std::move(note));
    return {};
  }

  void refuse(const batch::Reject& reject) {
    batch::Reject one = reject;
    one.lines = 1;  // rows of a table have no lines
    refused_.push_back({reject.line, 0, reject.column, reject.code,
                        batch::describe(one, *plans_).in(asked_.lang)});
  }

  // Finds the rows of refused lines: rows with line feeds in their cells have several.
  void find_rows(const RowText& rows, std::int64_t first_line) {
    std::int64_t more = 0;
    auto next = rows.long_rows().begin();
    for (RefusedRow& refused : refused_) {
      const std::int64_t at = static_cast<std::int64_t>(refused.line) - first_line;
      for (; next != rows.long_rows().end() && next->row < at - more; ++next)
        more += static_cast<std::int64_t>(next->more);
      refused.row = at - more;
    }
  }

  Expected<Answered> answered() {
    Answered all;
    all.answers = answers();
    all.refused = refused();
    Json json;
    json.open('{').member("schema", "racpsy/batch/1").member("read", table_->rows);
    json.member("answered", computed_->rows()).member("refused", refused_.size());
    json.key("notices").open('[');
    for (const Text& notice : notices_) json.value(notice.in(asked_.lang));
    json.close(']').key("summary");
    if (request_.setups.front().summary) {
      result_.plans.front().ignored = ignored_;
      json.raw(json_report(summary_of(request_, result_)));
    } else {
      json.null();
    }
    all.report = json.close('}').take();
    return all;
  }

  // ---- Tables ----

  Stream answers() const {
    NewSchema schema{"+s", {}, {}, 0, {}, {}};
    std::vector<std::size_t> place;  // of an output among the computed ones
    std::size_t computed = 0;
    for (const Output& output : outputs_) {
      place.push_back(computed);
      if (output.kind == Output::Kind::cell)
        schema.children.push_back(copy_schema(table_->column(output.column), output.name.c_str()));
      else if (output.kind == Output::Kind::line)
        schema.children.push_back(make_schema({"l", output.name, {}, 0, {}, {}}));
      else schema.children.push_back(computed_->schema(computed++, output.name));
    }
    // Nested columns are not copied: batches then end at refused rows.
    const bool whole = std::all_of(outputs_.begin(), outputs_.end(), [&](const Output& output) {
      return output.kind != Output::Kind::cell || can_take(table_->column(output.column));
    });
    std::vector<Array> arrays;
    std::int64_t before = 0;  // answered rows
    auto refused = refused_.begin();
    for (const Chunk& chunk : table_->chunks) {
      const std::int64_t end = chunk.rows->length;
      std::vector<Run> runs;
      for (std::int64_t row = 0; row < end; ++row) {
        const std::int64_t next =
            refused == refused_.end() ? end : std::min(refused->row - chunk.first, end);
        if (next > row) runs.push_back({row, next - row});
        row = next;
        if (row < end) ++refused;
      }
      const std::size_t at_once = whole ? std::max<std::size_t>(runs.size(), 1) : 1;
      for (std::size_t i = 0; i < runs.size(); i += at_once) {
        arrays.push_back(answers_of(chunk, {runs.data() + i, at_once}, before, place));
        before += arrays.back()->length;
      }
    }
    return make_stream(make_schema(std::move(schema)), std::move(arrays));
  }

  // Returns the answers of some rows; `before` rows were answered before them.
  Array answers_of(const Chunk& chunk, std::span<const Run> runs, std::int64_t before,
                   const std::vector<std::size_t>& place) const {
    NewArray batch;
    for (const Run& run : runs) batch.length += run.rows;
    batch.buffers = {nullptr};
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      const Output& output = outputs_[i];
      if (output.kind == Output::Kind::cell) {
        const ArrowArray& column = *chunk.rows->children[output.column];
        const std::int64_t offset = column.offset + chunk.rows->offset;
        batch.children.push_back(
            runs.size() == 1 ? share(column, offset + runs[0].first, runs[0].rows, table_)
                             : take(column, table_->column(output.column), offset, runs, table_));
      } else if (output.kind == Output::Kind::line) {
        std::vector<std::int64_t> numbers;
        for (const Run& run : runs) {
          for (std::int64_t r = run.first; r < run.first + run.rows; ++r)
            numbers.push_back(chunk.first + r);
        }
        batch.children.push_back(number_array(std::move(numbers)));
      } else {
        batch.children.push_back(computed_->array(place[i], before, batch.length, computed_));
      }
    }
    return make_array(std::move(batch));
  }

  Stream refused() const {
    NewSchema schema{"+s", {}, {}, 0, {}, {}};
    schema.children.push_back(make_schema({"l", "row", {}, 0, {}, {}}));
    for (const char* name : {"column", "code", "message", "value"})
      schema.children.push_back(make_schema({"u", name, {}, ARROW_FLAG_NULLABLE, {}, {}}));
    std::vector<Array> arrays;
    for (std::size_t from = 0; from < refused_.size(); from += refused_at_once)
      arrays.push_back(refused_of(from, std::min(refused_.size() - from, refused_at_once)));
    return make_stream(make_schema(std::move(schema)), std::move(arrays));
  }

  Array refused_of(std::size_t from, std::size_t count) const {
    std::vector<std::int64_t> rows;
    std::vector<std::optional<std::string>> columns, codes, texts, values;
    for (std::size_t i = from; i < from + count; ++i) {
      const RefusedRow& refused = refused_[i];
      rows.push_back(refused.row);
      columns.push_back(refused.column
                            ? std::optional{as_utf8(result_.plan().columns[*refused.column].name)}
                            : std::nullopt);
      codes.emplace_back(name_of(refused.code));
      texts.emplace_back(as_utf8(refused.message));
      values.push_back(value_of(refused));
    }
    NewArray batch;
    batch.length = static_cast<std::int64_t>(count);
    batch.buffers = {nullptr};
    batch.children.push_back(number_array(std::move(rows)));
    for (const auto* texts_of : {&columns, &codes, &texts, &values})
      batch.children.push_back(text_array(*texts_of));
    return make_array(std::move(batch));
  }

  // Returns the text of the cell for which a row is refused.
  std::optional<std::string> value_of(const RefusedRow& refused) const {
    if (!refused.column || *refused.column == 0) return std::nullopt;
    const std::size_t column = columns_[*refused.column - 1];
    const auto chunk = std::prev(
        std::upper_bound(table_->chunks.begin(), table_->chunks.end(), refused.row,
                         [](std::int64_t row, const Chunk& each) { return row < each.first; }));
    const std::string text = cell_text(*chunk->rows->children[column], table_->column(column),
                                       chunk->rows->offset + refused.row - chunk->first);
    return text.empty() ? std::nullopt : std::optional{as_utf8(text)};
  }

  const app::JsonRequest& asked_;
  Caller& caller_;
  std::shared_ptr<const Table> table_;
  batch::Limits limits_;
  BatchRules rules_;
  BatchRequest request_;
  std::vector<Text> notices_;
  std::vector<std::string> ignored_;
  std::vector<std::size_t> columns_;      // columns of the table that are read
  std::vector<Output> outputs_;           // of the table
  std::vector<batch::MappedColumn> map_;  // of those that are read
  const std::vector<batch::Plan>* plans_ = nullptr;
  batch::BatchResult result_;
  std::shared_ptr<AnswerColumns> computed_;
  std::vector<RefusedRow> refused_;
};

Expected<Answered> answer_table(std::string_view request, ArrowArrayStream* rows, bool has_place,
                                Lang& lang, Caller& caller) {
  const app::JsonRequest asked = TRY(app::read_json_request(request, lang, {"batch"}));
  if (!has_place) return UsageError{localized(messages::no_place), {}};
  if (rows == nullptr || rows->release == nullptr || rows->get_schema == nullptr ||
      rows->get_next == nullptr)
    return UsageError{localized(messages::no_stream), {}};
  Table table = TRY(read_table(*rows, caller));
  return TableBatch{asked, std::move(table), caller}.run();
}

}  // namespace
}  // namespace racpsy::arrow

int racpsy_batch(const char* request, ArrowArrayStream* rows, ArrowArrayStream* answers,
                 ArrowArrayStream* refused, char** report) {
  return racpsy_batch_for(nullptr, request, rows, answers, refused, report);
}

int racpsy_batch_for(const racpsy_caller* by, const char* request, ArrowArrayStream* rows,
                     ArrowArrayStream* answers, ArrowArrayStream* refused, char** report) {
  using namespace racpsy;
  arrow::Caller caller{by};
  const auto give = [&](std::string_view text) {
    if (report == nullptr) return;
    *report = static_cast<char*>(std::malloc(text.size() + 1));
    if (*report == nullptr) return;
    text.copy(*report, text.size());
    (*report)[text.size()] = '\0';
  };
  if (answers != nullptr) *answers = {};
  if (refused != nullptr) *refused = {};
  if (report != nullptr) *report = nullptr;
  Lang lang = Lang::en;
  int exit = app::exit_io;
  try {
    app::Expected<arrow::Answered> done =
        arrow::answer_table(request == nullptr ? "" : request, rows,
                            answers != nullptr && refused != nullptr, lang, caller);
    if (done) {
      give(done->report);
      *answers = done->answers.take();
      *refused = done->refused.take();
      exit = app::exit_done;
    } else {
      give(error_json(done.error(), lang));
      exit = app::exit_of(done.error());
    }
  } catch (const std::bad_alloc&) {
    give(R"({"schema":"racpsy/error/1","what":"out of memory","remedy":null,"exit":4})");
  }
  if (rows != nullptr && rows->release != nullptr) rows->release(rows);
  return exit;
}
