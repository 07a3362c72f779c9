// Tables of Arrow: the answers are those of the same rows as a file, whatever the types, chunks and
// offsets; every struct is released once; what cannot be read is an error with its reason.
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <set>

#include "arrow/row_text.hpp"
#include "arrow/structs.hpp"
#include "arrow/table.hpp"
#include "batch_run.hpp"
#include "racpsy/app/json_request.hpp"
#include "racpsy/c/racpsy.h"
#include "report/batch_request.hpp"

using namespace racpsy;
using namespace racpsy::test;
using arrow::Array;
using arrow::Keep;
using arrow::NewArray;
using arrow::NewSchema;
using arrow::Schema;
using arrow::Stream;

namespace {

using Cells = std::vector<std::optional<std::string>>;

// ---- Columns from texts ----

template <class T>
std::shared_ptr<std::vector<T>> memory_for(std::size_t count) {
  auto memory = std::make_shared<std::vector<T>>(count);
  memory->reserve(1);
  return memory;
}

// Adds the values to an array, `lead` rows of something else before them.
template <class T, class ValueOf>
void add_values(NewArray& parts, const Cells& cells, std::size_t lead, ValueOf value_of) {
  auto memory = memory_for<T>(lead + cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i]) (*memory)[lead + i] = static_cast<T>(value_of(*cells[i]));
  }
  parts.buffers.push_back(memory->data());
  parts.keep = std::make_shared<std::pair<Keep, Keep>>(parts.keep, memory);
}

template <class End>
void add_texts(NewArray& parts, const Cells& cells, std::size_t lead) {
  auto ends = memory_for<End>(lead + cells.size() + 1);
  const auto text = std::make_shared<std::string>("not of the table");
  for (std::size_t i = 0; i <= lead; ++i) (*ends)[i] = static_cast<End>(text->size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    *text += cells[i].value_or("");
    (*ends)[lead + i + 1] = static_cast<End>(text->size());
  }
  parts.buffers.insert(parts.buffers.end(), {ends->data(), text->data()});
  parts.keep = std::make_shared<std::vector<Keep>>(std::vector<Keep>{parts.keep, ends, text});
}

void add_views(NewArray& parts, const Cells& cells, std::size_t lead) {
  auto views = memory_for<std::array<std::int32_t, 4>>(lead + cells.size());
  const auto text = std::make_shared<std::string>();
  for (const auto& cell : cells) *text += cell.value_or("");
  std::int32_t at = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = cells[i].value_or("");
    std::array<std::int32_t, 4>& view = (*views)[lead + i];
    view[0] = static_cast<std::int32_t>(cell.size());
    std::memcpy(view.data() + 1, cell.data(), std::min<std::size_t>(cell.size(), 12));
    if (cell.size() > 12) view[2] = 0, view[3] = at;
    at += view[0];
  }
  const auto sizes = std::make_shared<std::vector<std::int64_t>>(1, text->size());
  parts.buffers.insert(parts.buffers.end(), {views->data(), text->data(), sizes->data()});
  parts.keep =
      std::make_shared<std::vector<Keep>>(std::vector<Keep>{parts.keep, views, text, sizes});
}

std::int64_t day_of(const std::string& text) {
  Date day;
  const std::string padded = std::string(64, ' ') + text + std::string(64, ' ');
  REQUIRE(csv::read_day({padded.data() + 64, static_cast<std::uint32_t>(text.size())}, day));
  return day.days();
}

// Returns the number in ten-thousandths.
std::int64_t decimal_of(const std::string& text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits = text.substr(0, point);
  const std::string part = point < text.size() ? text.substr(point + 1) : "";
  return std::stoll(digits + part + std::string(4 - part.size(), '0'));
}

// Builds a column of a type, named by its format; "dict" before it: a dictionary with that index.
Array array_of(const std::string& type, const Cells& cells, std::size_t lead) {
  NewArray parts;
  parts.length = static_cast<std::int64_t>(cells.size());
  parts.offset = static_cast<std::int64_t>(lead);
  auto valid = memory_for<std::uint8_t>((lead + cells.size() + 7) / 8);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i]) (*valid)[(lead + i) / 8] |= static_cast<std::uint8_t>(1U << ((lead + i) % 8));
    else ++parts.nulls;
  }
  parts.keep = valid;
  if (type == "n") return parts.nulls = parts.length, arrow::make_array(std::move(parts));
  parts.buffers.push_back(parts.nulls == 0 ? nullptr : valid->data());
  const auto number = [](const std::string& cell) { return std::stoll(cell); };
  if (type == "c") add_values<std::int8_t>(parts, cells, lead, number);
  if (type == "C") add_values<std::uint8_t>(parts, cells, lead, number);
  if (type == "s") add_values<std::int16_t>(parts, cells, lead, number);
  if (type == "S") add_values<std::uint16_t>(parts, cells, lead, number);
  if (type == "i") add_values<std::int32_t>(parts, cells, lead, number);
  if (type == "I") add_values<std::uint32_t>(parts, cells, lead, number);
  if (type == "l") add_values<std::int64_t>(parts, cells, lead, number);
  if (type == "L") add_values<std::uint64_t>(parts, cells, lead, number);
  if (type == "f")
    add_values<float>(parts, cells, lead, [](const std::string& cell) { return std::stof(cell); });
  if (type == "g")
    add_values<double>(parts, cells, lead, [](const std::string& cell) { return std::stod(cell); });
  if (type == "d:20,4,64") add_values<std::int64_t>(parts, cells, lead, decimal_of);
  if (type == "d:20,4") {
    add_values<std::array<std::int64_t, 2>>(parts, cells, lead, [](const std::string& cell) {
      const std::int64_t n = decimal_of(cell);
      return std::array<std::int64_t, 2>{n, n < 0 ? -1 : 0};
    });
  }
  if (type == "tdD") add_values<std::int32_t>(parts, cells, lead, day_of);
  if (type == "tdm")
    add_values<std::int64_t>(parts, cells, lead,
                             [](const std::string& cell) { return day_of(cell) * 86'400'000; });
  if (type == "tsu:UTC" || type == "tsu:")
    add_values<std::int64_t>(parts, cells, lead,
                             [](const std::string& cell) { return day_of(cell) * 86'400'000'000; });
  if (type == "b") {
    auto bits = memory_for<std::uint8_t>((lead + cells.size() + 7) / 8);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i] == "yes")
        (*bits)[(lead + i) / 8] |= static_cast<std::uint8_t>(1U << ((lead + i) % 8));
    }
    parts.buffers.push_back(bits->data());
    parts.keep = std::make_shared<std::pair<Keep, Keep>>(parts.keep, bits);
  }
  if (type == "u" || type == "z") add_texts<std::int32_t>(parts, cells, lead);
  if (type == "U") add_texts<std::int64_t>(parts, cells, lead);
  if (type == "vu") add_views(parts, cells, lead);
  if (type.starts_with("dict ")) {
    std::vector<std::string> words;
    const auto index = [&](const std::string& cell) {
      const auto at = std::find(words.begin(), words.end(), cell);
      if (at == words.end()) words.push_back(cell);
      return std::find(words.begin(), words.end(), cell) - words.begin();
    };
    if (type == "dict c") add_values<std::int8_t>(parts, cells, lead, index);
    if (type == "dict S") add_values<std::uint16_t>(parts, cells, lead, index);
    if (type == "dict i") add_values<std::int32_t>(parts, cells, lead, index);
    if (type == "dict l") add_values<std::int64_t>(parts, cells, lead, index);
    parts.dictionary = array_of("u", {words.begin(), words.end()}, 2);
  }
  return arrow::make_array(std::move(parts));
}

Schema schema_of(const std::string& type, const std::string& name) {
  if (!type.starts_with("dict ")) return arrow::make_schema({type, name, {}, 2, {}, {}});
  NewSchema schema{type.substr(5), name, {}, 2, {}, {}};
  schema.dictionary = schema_of("u", "");
  return arrow::make_schema(std::move(schema));
}

struct Column {
  std::string name;
  Cells cells;
  std::string type = "u";
};

// Returns a table in chunks of so many rows, each with `lead` other rows before it.
Stream table_of(const std::vector<Column>& columns, std::size_t chunk = 1000,
                std::size_t lead = 0) {
  NewSchema schema{"+s", {}, {}, 0, {}, {}};
  for (const Column& column : columns)
    schema.children.push_back(schema_of(column.type, column.name));
  std::vector<Array> chunks;
  const std::size_t rows = columns.empty() ? 0 : columns.front().cells.size();
  for (std::size_t from = 0; from < rows; from += chunk) {
    const std::size_t to = std::min(from + chunk, rows);
    NewArray parts;
    parts.length = static_cast<std::int64_t>(to - from);
    parts.offset = static_cast<std::int64_t>(lead);
    parts.buffers = {nullptr};
    for (const Column& column : columns) {
      Cells cells(lead);
      cells.insert(cells.end(), column.cells.begin() + static_cast<std::ptrdiff_t>(from),
                   column.cells.begin() + static_cast<std::ptrdiff_t>(to));
      parts.children.push_back(array_of(column.type, cells, lead));
    }
    chunks.push_back(arrow::make_array(std::move(parts)));
    if (from == 0) {  // a chunk without rows
      NewArray empty;
      empty.buffers = {nullptr};
      for (const Column& column : columns) empty.children.push_back(array_of(column.type, {}, 0));
      chunks.push_back(arrow::make_array(std::move(empty)));
    }
  }
  return arrow::make_stream(arrow::make_schema(std::move(schema)), std::move(chunks));
}

// ---- Answers as texts ----

struct Read {
  std::vector<std::string> names, types;
  std::vector<Cells> rows;
};

// Returns the text of a cell by the writer of the conversion, which other tests compare with texts.
Read read_all(ArrowArrayStream& stream) {
  Read all;
  Schema schema;
  REQUIRE(stream.get_schema(&stream, schema.get()) == 0);
  for (std::int64_t i = 0; i < schema->n_children; ++i) {
    all.names.emplace_back(schema->children[i]->name);
    all.types.emplace_back(schema->children[i]->format);
  }
  for (;;) {
    Array chunk;
    REQUIRE(stream.get_next(&stream, chunk.get()) == 0);
    if (!chunk) break;
    REQUIRE(chunk->n_children == schema->n_children);
    for (std::int64_t row = 0; row < chunk->length; ++row) {
      all.rows.emplace_back();
      for (std::int64_t i = 0; i < chunk->n_children; ++i) {
        const ArrowArray& column = *chunk->children[i];
        REQUIRE(column.length == chunk->length);
        const std::int64_t at = column.offset + row;
        const auto* valid =
            static_cast<const std::uint8_t*>(column.n_buffers > 0 ? column.buffers[0] : nullptr);
        const bool null =
            column.null_count != 0 && valid != nullptr && (valid[at / 8] >> (at % 8) & 1) == 0;
        all.rows.back().push_back(
            null || column.n_buffers == 0
                ? std::nullopt
                : std::optional{arrow::cell_text(column, *schema->children[i], row)});
      }
    }
  }
  stream.release(&stream);
  return all;
}

struct Answer {
  int exit = 0;
  Read answers, refused;
  std::string report;
};

bool holds(const ArrowArrayStream& stream) { return stream.release != nullptr; }

Answer answer(const std::string& request, Stream table) {
  Answer all;
  ArrowArrayStream rows = table.take(), answers{}, refused{};
  char* report = nullptr;
  all.exit = racpsy_batch(request.c_str(), &rows, &answers, &refused, &report);
  CHECK(!holds(rows));
  REQUIRE(report != nullptr);
  all.report = report;
  std::free(report);  // racpsy_free
  CHECK(holds(answers) == (all.exit == 0));
  CHECK(holds(refused) == (all.exit == 0));
  if (all.exit == 0) all.answers = read_all(answers), all.refused = read_all(refused);
  return all;
}

bool says(const Answer& answer, std::string_view words) {
  CAPTURE(answer.report);
  return answer.report.find(words) != std::string::npos;
}

// ---- The same rows as a file ----

std::string text_of(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column.name);
  std::string text = arrow::header_of(names);
  for (std::size_t row = 0; row < columns.front().cells.size(); ++row) {
    std::vector<std::string> cells;
    for (const Column& column : columns) cells.push_back(column.cells[row].value_or(""));
    text += arrow::header_of(cells);
  }
  return text;
}

void compare_with_file(const std::string& request, const std::vector<Column>& columns,
                       const Answer& got) {
  CAPTURE(request);
  CAPTURE(got.report);
  Lang lang = Lang::en;
  const auto asked = app::read_json_request(request, lang, {"batch"});
  REQUIRE(asked);
  Catalogue& catalogue = embedded();
  auto read = read_batch_request(asked->inputs, {{"", &catalogue}});
  REQUIRE(read);
  std::vector<csv::Setup>& setups = read->setups;
  for (csv::Setup& setup : setups) setup.separator = ',';
  const std::string text = text_of(columns);
  const RunOutput expected = run(setups, text);
  REQUIRE(expected.result.unusable.empty());
  REQUIRE(got.exit == 0);
  REQUIRE(got.answers.rows.size() == expected.rows.size());
  for (std::size_t i = 0; i < expected.rows.size(); ++i) {
    std::vector<std::string> cells;
    for (const auto& cell : got.answers.rows[i]) cells.push_back(cell.value_or(""));
    CHECK(cells == expected.rows[i]);
  }
  // The line of each row.
  std::vector<std::string> refused;
  std::size_t line = 2, row = 0;
  for (const auto& cells : got.refused.rows) {
    for (const auto to = static_cast<std::size_t>(std::stoll(*cells[0])); row < to; ++row) {
      for (const Column& column : columns) {
        const std::string cell = column.cells[row].value_or("");
        line += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n'));
      }
      ++line;
    }
    refused.push_back(std::to_string(line) + " " + *cells[2]);
  }
  CHECK(refused == expected.rejects);
  CHECK(says(got, "are no sessions") == (expected.result.no_sessions > 0));
  if (setups.front().summary && expected.result.lines_lost == 0)
    CHECK(says(got, "\"summary\":" + json_report(summary_of(*read, expected.result))));
}

// ---- Random tables ----

class RandomTable {
 public:
  explicit RandomTable(Random& random) : random_(random) {}

  std::vector<Column> draw(bool dated) {
    const std::size_t rows = static_cast<std::size_t>(random_.upto(80)) + 1;
    add("id", rows, [&](std::size_t row) { return word("p", row); });
    if (dated) {
      std::size_t patient = 0, day = 0;
      add("patient", rows, [&](std::size_t /*row*/) {
        if (random_.once_in(3)) ++patient;
        return std::to_string(patient);
      });
      add("date", rows, [&](std::size_t /*row*/) {
        day = random_.once_in(4) ? 0 : day + static_cast<std::size_t>(random_.upto(20));
        return one_of({"2024-0", "2025-0", "2026-0"}) + std::to_string(1 + day / 28 % 9) + "-" +
               std::to_string(10 + day % 19);
      });
    } else {
      add("year", rows, [&](std::size_t) { return one_of({"2022", "2023", "2025", "2026"}); });
      add("sessions", rows, [&](std::size_t) { return std::to_string(random_.upto(15)); });
      if (random_.once_in(4)) add("every", rows, [&](std::size_t) { return one_of({"2w", "1m"}); });
    }
    if (random_.once_in(2)) {
      add("age", rows, [&](std::size_t) { return std::to_string(random_.upto(90)); });
    } else {
      const bool whole = random_.once_in(2);
      add("born", rows, [&](std::size_t) {
        return std::to_string(1930 + random_.upto(80)) + "-0" +
               std::to_string(1 + random_.upto(9)) +
               (whole || random_.once_in(2) ? "-1" + std::to_string(random_.upto(9)) : "");
      });
    }
    if (random_.once_in(3))
      add("used", rows, [&](std::size_t) { return std::to_string(random_.upto(14)); });
    if (random_.once_in(3))
      add("joined", rows, [&](std::size_t) { return one_of({"2024-01-01"}); });
    add("coverage", rows, [&](std::size_t) { return one_of({"c2s", "standard", "ald", "ame"}); });
    add("complementary", rows, [&](std::size_t) { return one_of({"none", "responsible"}); });
    add("student", rows, [&](std::size_t) { return one_of({"yes", "no"}); });
    add("private_fee", rows, [&](std::size_t) {
      return one_of({"60", "65.5", "72.25", "49.99", "100000", "0"});
    });
    if (random_.once_in(3)) add("note", rows, [&](std::size_t row) { return word("note ", row); });
    if (random_.once_in(2)) add("weight", rows, [&](std::size_t) { return one_of({"1", "2.5"}); });
    if (dated && random_.once_in(2)) {
      add("quantity", rows, [&](std::size_t) { return one_of({"1", "1", "1", "2", "0", "3"}); });
      annul();
    }
    for (Column& column : columns_) column.type = choose_type(column.cells);
    return std::move(columns_);
  }

 private:
  // Makes rows that take back sessions of the row before, some of them too many.
  void annul() {
    Cells& quantities = columns_.back().cells;
    if (columns_.back().name != "quantity") return;
    for (std::size_t row = 1; row < quantities.size(); ++row) {
      if (!quantities[row - 1] || quantities[row - 1]->size() > 1 || !random_.once_in(3)) continue;
      for (Column& column : columns_) {
        if (column.name != "id" && column.name != "note") column.cells[row] = column.cells[row - 1];
      }
      quantities[row] = "-" + *quantities[row - 1];
      if (random_.once_in(4)) quantities[row] = "-" + std::to_string(1 + random_.upto(3));
    }
  }
  template <class Make>
  void add(const std::string& name, std::size_t rows, Make make) {
    if (name != "id" && name != "patient" && name != "date" && name != "sessions" &&
        name != "year" && random_.once_in(4))
      return;
    Column& column = columns_.emplace_back();
    column.name = name;
    const bool faulty = random_.once_in(6), nulls = name != "id" && random_.once_in(2);
    for (std::size_t row = 0; row < rows; ++row) {
      std::string text = make(row);
      if (faulty && name != "id" && random_.once_in(20))
        text = one_of({"x", "-3", "30.5", "1234567", "2026-02-30", "a,b", "c\"d", "e\nf", "g\rh"});
      column.cells.push_back(nulls && random_.once_in(8) ? std::nullopt : std::optional{text});
    }
  }
  std::string one_of(std::vector<std::string> all) {
    return all[static_cast<std::size_t>(random_.upto(static_cast<int>(all.size())))];
  }
  std::string word(const std::string& begin, std::size_t row) {
    std::string all = begin + std::to_string(row);
    if (random_.once_in(9)) all += one_of({",", "\"", "\n", "\r\n", " and much more text", "é"});
    return all;
  }
  // Returns a type that holds all these texts.
  std::string choose_type(const Cells& cells) {
    std::vector<std::string> types{"u", "U", "vu", "dict c", "dict S", "dict i", "dict l"};
    const auto all = [&](auto test) {
      return std::all_of(cells.begin(), cells.end(),
                         [&](const auto& cell) { return !cell || test(*cell); });
    };
    const auto digits = [](const std::string& text) {
      return !text.empty() && text.size() < 7 && (text.size() == 1 || text[0] != '0') &&
             text.find_first_not_of("0123456789") == std::string::npos;
    };
    const auto below = [&](int most) {
      return all([&](const std::string& t) { return digits(t) && std::stoi(t) <= most; });
    };
    if (all([&](const std::string& t) {
          return digits(t) || (t.starts_with("-") && digits(t.substr(1)) && t != "-0");
        }))
      types.insert(types.end(), {"i", "l", "l", "g", "d:20,4"});
    if (below(127)) types.insert(types.end(), {"c", "C", "c", "C"});
    if (below(30'000)) types.insert(types.end(), {"s", "S", "s"});
    if (below(1'000'000)) types.insert(types.end(), {"i", "I", "l", "L", "i", "l"});
    if (all([&](const std::string& t) {
          const std::size_t point = std::min(t.find('.'), t.size());
          return digits(t.substr(0, point)) &&
                 (point == t.size() || (digits(t.substr(point + 1)) && t.back() != '0'));
        }))
      types.insert(types.end(), {"f", "g", "d:20,4", "d:20,4,64", "g"});
    if (all([](const std::string& t) {
          return t.size() == 10 && t.starts_with("202") && t != "2026-02-30" && t[4] == '-';
        }))
      types.insert(types.end(), {"tdD", "tdm", "tsu:", "tsu:UTC", "tdD", "tdm"});
    if (all([](const std::string& t) { return t == "yes" || t == "no"; }))
      types.insert(types.end(), {"b", "b", "b"});
    if (all([](const std::string&) { return false; })) types.insert(types.end(), {"n", "n", "n"});
    return one_of(std::move(types));
  }

  Random& random_;
  std::vector<Column> columns_;
};

}  // namespace

TEST_CASE("tables of Arrow: random ones have the answers of the same rows as a file") {
  std::set<std::string> types;
  std::size_t answered = 0, refused = 0, no_sessions = 0, taken_back_too_much = 0;
  for (int i = 0; i < 400; ++i) {
    Random random{static_cast<std::uint64_t>(7'000 + i)};
    const std::vector<Column> columns = RandomTable{random}.draw(random.once_in(2));
    std::string request = R"({"threads":)" + std::to_string(1 + random.upto(3));
    if (random.once_in(3))
      request += R"(,"columns":["patient_cents","id","outcome","version","rank","flags",)"
                 R"("price_cents","sessions","covered_sessions","refund_cents"])";
    else if (random.once_in(2)) request += R"(,"columns":["id"])";
    else if (random.once_in(3)) request += R"(,"columns":["sessions","rank","flags","version"])";
    if (random.once_in(4)) request += R"(,"complementary":["none","responsible"])";
    else if (random.once_in(3)) request += R"(,"calendar":["applied","legal"])";
    if (random.once_in(4)) request += R"(,"summary":true)";
    else if (random.once_in(4)) request += R"(,"summary_by":["version"])";
    if (random.once_in(6)) request += R"(,"strict":true)";
    request += "}";
    for (const Column& column : columns) types.insert(column.type);
    const Answer got =
        answer(request, table_of(columns, static_cast<std::size_t>(1 + random.upto(90)),
                                 random.once_in(2) ? 0 : 3));
    if (got.exit == 2) {  // every row states what the scenarios state
      CHECK(says(got, "do not differ"));
      continue;
    }
    compare_with_file(request, columns, got);
    answered += got.answers.rows.size();
    refused += got.refused.rows.size();
    no_sessions += says(got, "are no sessions") ? 1 : 0;
    for (const Cells& row : got.refused.rows)
      taken_back_too_much += row[2] == "nothing_to_annul" ? 1 : 0;
  }
  CHECK(types.size() == 24);
  CHECK(no_sessions > 40);
  CHECK(taken_back_too_much > 20);
  CHECK(answered > 1000);
  CHECK(refused > 1000);
}

TEST_CASE("tables of Arrow: the text of rows is that of a file, however it is read") {
  std::uint64_t long_rows = 0;
  for (std::uint64_t i = 0; i < 60; ++i) {
    Random random{i};
    const auto one_of = [&](const std::vector<std::string>& all) {
      return all[static_cast<std::size_t>(random.upto(static_cast<int>(all.size())))];
    };
    const std::vector<std::string> numbers{"0",          "9",         "10",         "9999",
                                           "10000",      "10001",     "-1",         "-10000",
                                           "99999999",   "100000000", "2147483647", "-2147483648",
                                           "1000000000", "123456789", "-123456789"};
    const std::vector<std::string> wide{"9999999999999999", "10000000000000000",
                                        "9223372036854775807", "-9223372036854775808"};
    const std::vector<std::string> days{"1900-01-01", "1969-12-31", "1970-01-01", "2024-02-29"};
    const auto text = [&](std::size_t /*row*/) {
      std::string all =
          std::string{"an id of 19 letters"}.substr(0, static_cast<std::size_t>(random.upto(20)));
      if (random.once_in(12)) all += one_of({",", "\"", "\n", "\r", "\n\n", "\"\"\n"});
      return all;
    };
    std::vector<Column> columns;
    for (const char* type : {"u", "U", "vu", "dict i"}) columns.push_back({type, {}, type});
    for (const char* type : {"i", "l", "tdD", "tdm", "tsu:"}) columns.push_back({type, {}, type});
    const auto rows = static_cast<std::size_t>(random.upto(300)) + 1;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      for (std::size_t row = 0; row < rows; ++row) {
        const std::string cell = c < 4                         ? text(row)
                                 : c > 5                       ? one_of(days)
                                 : c == 5 && random.once_in(4) ? one_of(wide)
                                                               : one_of(numbers);
        columns[c].cells.push_back(random.once_in(9) ? std::nullopt : std::optional{cell});
      }
    }
    std::string expected = "header\n";
    std::uint64_t lines = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      std::vector<std::string> cells{"000000" + std::string(1, static_cast<char>('0' + row / 64)) +
                                     static_cast<char>('0' + row % 64)};
      for (const Column& column : columns) cells.push_back(column.cells[row].value_or(""));
      const std::string line = arrow::header_of(cells);
      lines += static_cast<std::uint64_t>(std::count(line.begin(), line.end(), '\n')) - 1;
      expected += line;
    }
    ArrowArrayStream stream =
        table_of(columns, static_cast<std::size_t>(1 + random.upto(150)), random.once_in(2) ? 0 : 3)
            .take();
    arrow::Caller nobody{nullptr};
    const auto table = arrow::read_table(stream, nobody);
    stream.release(&stream);
    REQUIRE(table);
    arrow::RowText text_of_rows{*table, {0, 1, 2, 3, 4, 5, 6, 7, 8}, "header\n"};
    std::string got;
    for (;;) {
      const auto room = static_cast<std::size_t>(1 + random.upto(random.once_in(2) ? 9000 : 90));
      std::string memory(room + 32, '~');
      const auto [bytes, error] = text_of_rows.read(memory.data(), room);
      REQUIRE(error == 0);
      REQUIRE(bytes <= room);
      CHECK(memory.substr(room) == std::string(32, '~'));  // nothing is written behind
      got.append(memory, 0, bytes);
      if (bytes == 0) break;
    }
    CHECK(got == expected);
    CHECK(!text_of_rows.malformed());
    std::uint64_t more = 0;
    for (const arrow::RowText::LongRow& row : text_of_rows.long_rows()) more += row.more;
    CHECK(more == lines);
    long_rows += text_of_rows.long_rows().size();
  }
  CHECK(long_rows > 100);
  // Days that no date of a rule has, and moments before 1970.
  const auto text = [](const char* format, const void* values) {
    const void* buffers[]{nullptr, values};
    ArrowArray array{};
    array.length = 1, array.n_buffers = 2, array.buffers = buffers;
    ArrowSchema schema{};
    schema.format = format;
    return arrow::cell_text(array, schema, 0);
  };
  const std::int32_t first = std::numeric_limits<std::int32_t>::min();
  CHECK(text("tdD", &first) == "-5877641-06-23");
  const std::int64_t least = std::numeric_limits<std::int64_t>::min(), second = -1,
                     day = -86'400'000'000;
  CHECK(text("tsn:", &least) == "1677-09-21T00:12:43.145224192");
  CHECK(text("tdm", &least) == "-292275055-05-16T16:47:04.192");
  CHECK(text("tss:", &second) == "1969-12-31T23:59:59");
  CHECK(text("tsu:", &day) == "1969-12-31");
}

TEST_CASE("tables of Arrow: types of the answers, and null for what is not known") {
  const std::vector<Column> rows{{"id", {"a", "b", "c"}, "dict c"},
                                 {"year", {"2025", "2019", "2025"}, "s"},
                                 {"sessions", {"5", "5", "x"}},
                                 {"age", {"30", "30", "30"}, "g"},
                                 {"complementary", {"none", "none", "none"}}};
  const Answer got = answer(
      R"({"columns":["id","total_cents","covered_sessions","rank","version","year"],"lang":"fr"})",
      table_of(rows));
  REQUIRE(got.exit == 0);
  CHECK(got.answers.names == std::vector<std::string>{"id", "total_cents", "covered_sessions",
                                                      "rank", "version", "year"});
  CHECK(got.answers.types == std::vector<std::string>{"c", "l", "i", "i", "i", "s"});
  REQUIRE(got.answers.rows.size() == 2);
  CHECK(got.answers.rows[0] == Cells{"a", "25000", "5", "5", "2025", "2025"});
  // Before the route nothing is known of the price.
  CHECK(got.answers.rows[1] == Cells{"b", std::nullopt, "0", std::nullopt, std::nullopt, "2019"});
  CHECK(got.refused.names == std::vector<std::string>{"row", "column", "code", "message", "value"});
  REQUIRE(got.refused.rows.size() == 1);
  const Cells& refused = got.refused.rows[0];
  CHECK(refused[0] == "2");
  CHECK(refused[1] == "sessions");
  CHECK(refused[2] == "not_a_number");
  CHECK(refused[3]->find("n'est pas un nombre entre") != std::string::npos);
  CHECK(refused[4] == "x");
  CHECK(says(got, R"({"schema":"racpsy/batch/1","read":3,"answered":2,"refused":1,"notices":[],)"
                  R"("summary":null})"));
}

TEST_CASE("tables of Arrow: rows that are no session have an outcome and no amounts") {
  const auto rows = [](Cells quantities) {
    const Cells same(quantities.size(), "a"), day(quantities.size(), "2026-01-05");
    return table_of({{"patient", same}, {"date", day, "tdD"}, {"quantity", quantities, "l"}});
  };
  const std::string request = R"({"complementary":"none","columns":["outcome","version","rank",)"
                              R"("flags","sessions","covered_sessions","patient_cents"]})";
  const auto none = [](const char* outcome) { return Cells{outcome, {}, {}, {}, {}, {}, {}}; };
  const Cells covered{"covered", "2025", "1", std::nullopt, "1", "1", "2000"};
  using Rows = std::vector<Cells>;
  CHECK(answer(request, rows({"1", "-1"})).answers.rows ==
        Rows{none("annulled"), none("annulled")});
  CHECK(answer(request, rows({"-1", "1"})).answers.rows ==
        Rows{none("annulled"), none("annulled")});
  CHECK(answer(request, rows({"0"})).answers.rows == Rows{none("no_session")});
  CHECK(answer(request, rows({"1", "0"})).answers.rows == Rows{covered, none("no_session")});
  CHECK(answer(request, rows({"2", "-1"})).answers.rows == Rows{covered, none("annulled")});
  for (const char* columns : {"patient_cents", "version", "rank", "flags", "sessions", "patient"}) {
    CAPTURE(columns);
    const Answer got = answer(
        std::string{R"({"complementary":["none","responsible"],"columns":")"} + columns + "\"}",
        rows({"1", "-1", "0"}));
    REQUIRE(got.answers.rows.size() == 3);
    CHECK(got.answers.rows[0][0].has_value() == (columns == std::string_view{"patient"}));
    CHECK(says(got, "3 row(s) are no sessions"));
  }
}

TEST_CASE("tables of Arrow: columns with other names, and columns without their meaning") {
  const Cells ages{"30", "8"};
  const std::vector<Column> rows{{"pid", {"a", "b"}},
                                 {"an", {"2026", "2026"}, "s"},
                                 {"ag", ages, "c"},
                                 {"coverage", {"c2s", "x"}},
                                 {"Séances", {"2", "3"}, "i"}};
  const auto costs = [&](const std::string& map) {
    const Answer got =
        answer(R"({"complementary":"none","columns":["patient_cents","ag"],"map":)" + map + "}",
               table_of(rows));
    CAPTURE(got.report);
    REQUIRE(got.exit == 0);
    std::vector<std::string> all;
    for (const Cells& row : got.answers.rows) all.push_back(*row[0] + ":" + *row[1]);
    return all;
  };
  using All = std::vector<std::string>;
  CHECK(costs(R"({"id":"pid","year":"an","age":"ag"})") == All{"0:30"});
  CHECK(costs(R"({"id":"pid","year":"an","":"ag"})") == All{"0:30"});
  CHECK(costs(R"({"id":"PID","year":"AN","":"Coverage","age":"AG"})") == All{"4000:30", "6000:8"});
  CHECK(costs(R"({"":"pid,=coverage","year":"an","age":"ag"})") == All{"4000:30", "6000:8"});
  const Answer got = answer(R"({"map":{"":"agg","year":"an"}})", table_of(rows));
  CHECK(says(got, "“agg”"));
  CHECK(got.exit == 2);
}

TEST_CASE("tables of Arrow: floating-point numbers are read as written, or refused") {
  const auto refusals = [](const std::string& type, const std::vector<double>& fees) {
    auto values = std::make_shared<std::vector<double>>(fees);
    auto narrow = std::make_shared<std::vector<float>>(fees.begin(), fees.end());
    const Cells cells(fees.size(), "1");
    std::vector<Column> columns{{"sessions", cells, "i"}, {"private_fee", cells, type}};
    NewSchema schema{"+s", {}, {}, 0, {}, {}};
    for (const Column& column : columns)
      schema.children.push_back(schema_of(column.type, column.name));
    NewArray fee;
    fee.length = static_cast<std::int64_t>(fees.size());
    fee.buffers = {nullptr, type == "g" ? static_cast<const void*>(values->data())
                                        : static_cast<const void*>(narrow->data())};
    fee.keep = std::make_shared<std::pair<Keep, Keep>>(values, narrow);
    NewArray rows;
    rows.length = fee.length;
    rows.buffers = {nullptr};
    rows.children.push_back(array_of("i", cells, 0));
    rows.children.push_back(arrow::make_array(std::move(fee)));
    std::vector<Array> chunks;
    chunks.push_back(arrow::make_array(std::move(rows)));
    const Answer got =
        answer(R"({"route":"fr/psychologue-liberal","complementary":"none","first":"2026-12-07",)"
               R"("columns":["private_fee","price_cents"]})",
               arrow::make_stream(arrow::make_schema(std::move(schema)), std::move(chunks)));
    CAPTURE(got.report);
    REQUIRE(got.exit == 0);
    std::vector<std::string> all;
    for (const Cells& row : got.answers.rows) all.push_back(row[1].value_or(""));
    for (const Cells& row : got.refused.rows) all.push_back(*row[0] + ":" + row[4].value_or(""));
    return all;
  };
  using All = std::vector<std::string>;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(refusals("g", {65.5, 65.1, 0.07, 30, -0.0, 999999.99, nan}) ==
        All{"6550", "6510", "7", "3000", "0", "99999999", ""});
  CHECK(refusals("f", {65.5, static_cast<double>(65.1F), 30}) == All{"6550", "6510", "3000"});
  CHECK(refusals("g", {65.555, 1e300, -1, 0.1 + 0.2, std::numeric_limits<double>::infinity()}) ==
        All{"0:65.555", "1:" + std::to_string(1e300).substr(0, 301), "2:-1",
            "3:0.30000000000000004", "4:inf"});
}

TEST_CASE("tables of Arrow: every struct is released once, also after an error") {
  for (const char* request : {"{}", R"({"columns":["id","id","n","patient_cents"]})", "{", "[]",
                              R"({"columns":["no such"]})", R"({"max_errors":0})"}) {
    CAPTURE(request);
    const auto held = std::make_shared<int>(0);
    std::vector<Column> columns{{"id", {"a", "b", "c"}},
                                {"n", {"1", std::nullopt, "3"}, "vu"},
                                {"year", {"2026", "2026", "2026"}, "s"},
                                {"sessions", {"5", "x", "7"}},
                                {"complementary", {"none", "none", "none"}, "dict c"}};
    ArrowArrayStream made = table_of(columns, 2).take();
    struct Counted {
      ArrowArrayStream inner;
      std::shared_ptr<int> held;
    };
    ArrowArrayStream counted{};
    counted.private_data = new Counted{made, held};
    counted.get_schema = [](ArrowArrayStream* of, ArrowSchema* out) {
      auto& inner = static_cast<Counted*>(of->private_data)->inner;
      return inner.get_schema(&inner, out);
    };
    counted.get_next = [](ArrowArrayStream* of, ArrowArray* out) {
      auto& inner = static_cast<Counted*>(of->private_data)->inner;
      return inner.get_next(&inner, out);
    };
    counted.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    counted.release = [](ArrowArrayStream* of) {
      auto* all = static_cast<Counted*>(of->private_data);
      all->inner.release(&all->inner);
      delete all;
      of->release = nullptr;
    };
    answer(request, Stream{counted});
    CHECK(held.use_count() == 1);
  }
}

TEST_CASE("tables of Arrow: a caller that is interrupted ends the call") {
  static int entered, left, asked, most;
  constexpr racpsy_caller caller{[]() -> void* { return ++left, &left; },
                                 [](void* of) { entered += of == &left ? 1 : 100; },
                                 [] { return ++asked > most ? 1 : 0; }};
  const std::size_t count = 200'000;
  const Cells numbers(count, "3"), years(count, "2026");
  for (const int asks : {0, 1, 1'000'000}) {
    for (const int threads : {1, 3}) {
      entered = left = asked = 0;
      most = asks;
      ArrowArrayStream rows =
          table_of({{"year", years, "s"}, {"sessions", numbers, "c"}}, count).take();
      ArrowArrayStream answers{}, refused{};
      char* report = nullptr;
      const std::string request =
          R"({"complementary":"none","threads":)" + std::to_string(threads) + "}";
      const int exit =
          racpsy_batch_for(&caller, request.c_str(), &rows, &answers, &refused, &report);
      const Stream first{answers}, second{refused};
      REQUIRE(report != nullptr);
      const std::string text{report};
      std::free(report);  // racpsy_free
      CAPTURE(text);
      CHECK(!holds(rows));
      CHECK(entered == left);
      CHECK(left == asked + 1);
      CHECK(asked > 0);
      CHECK(exit == (asked > most ? 4 : 0));
      CHECK((text.find("interrupted") != std::string::npos) == (exit == 4));
    }
  }
}

TEST_CASE("tables of Arrow: what cannot be read is an error with its reason") {
  const std::vector<Column> rows{{"year", {"2026"}, "s"}, {"sessions", {"5"}, "i"}};
  const auto with = [&](const std::string& name, const std::string& type) {
    std::vector<Column> more = rows;
    more.push_back({name, {"1"}, type});
    return more;
  };
  CHECK(answer("{}", table_of(rows)).exit == 0);
  CHECK(answer(R"({"command":"batch"})", table_of(rows)).exit == 0);
  // A column that has no meaning is not read.
  CHECK(says(answer("{}", table_of(with("whatever", "z"))),
             "columns ignored in the calculation: whatever"));
  Answer got = answer("{}", table_of(with("coverage", "z")));
  CHECK(got.exit == 4);
  CHECK(says(got, "column “coverage”: the Arrow type “binary” (z) is not read"));
  got = answer(R"({"lang":"fr"})", table_of(with("coverage", "z")));
  CHECK(says(got, "colonne « coverage » : le type Arrow « binary » (z) n'est pas lu"));
  std::vector<Column> zoned = with("born", "u");
  zoned.back() = {"born", {"2000-01-01"}, "tsu:UTC"};
  CHECK(answer("{}", table_of(zoned)).exit == 0);
  Stream in_paris = table_of(zoned);
  ArrowArrayStream stream = in_paris.take();
  Schema schema;
  REQUIRE(stream.get_schema(&stream, schema.get()) == 0);
  schema.get()->children[2]->format = "tsu:Europe/Paris";
  Array chunk;
  REQUIRE(stream.get_next(&stream, chunk.get()) == 0);
  stream.release(&stream);
  std::vector<Array> chunks;
  chunks.push_back(std::move(chunk));
  got = answer("{}", arrow::make_stream(std::move(schema), std::move(chunks)));
  CHECK(got.exit == 4);
  CHECK(says(got, "“born”: instants in the time zone “Europe/Paris” are no dates"));

  CHECK(says(answer("{}", table_of({})), "the table has no columns"));
  got = answer("{}", table_of({{"age", {"30"}, "i"}}));
  CHECK(got.exit == 4);
  CHECK(says(got, "neither dated sessions"));
  got = answer(R"({"columns":["x"]})", table_of(rows));
  CHECK(got.exit == 2);
  CHECK(says(got, "there is no column “x”"));
  got = answer(R"({"delimiter":";"})", table_of(rows));
  CHECK(got.exit == 2);
  CHECK(says(got, "“delimiter” has no meaning for a table"));
  CHECK(says(answer(R"({"file":"a.csv"})", table_of(rows)), "“file” has no meaning"));
  CHECK(says(answer(R"({"at_least":2})", table_of(rows)), "is not a key of “batch”"));
  got = answer(R"({"max_errors":0})", table_of({{"year", {"2026"}, "s"}, {"sessions", {"x"}}}));
  CHECK(got.exit == 1);
  CHECK(says(got, "stopped: more than 0 refused rows"));
}

TEST_CASE("tables of Arrow: streams that fail or are malformed") {
  ArrowArrayStream answers{}, refused{};
  char* report = nullptr;
  CHECK(racpsy_batch("{}", nullptr, &answers, &refused, &report) == 2);
  std::free(report);  // racpsy_free
  CHECK(racpsy_batch("{}", nullptr, nullptr, nullptr, nullptr) == 2);
  CHECK(racpsy_batch(nullptr, nullptr, &answers, &refused, nullptr) == 2);

  const auto failing = [](bool in_schema) {
    ArrowArrayStream stream = table_of({{"year", {"2026"}, "s"}, {"sessions", {"5"}, "i"}}).take();
    if (in_schema) stream.get_schema = [](ArrowArrayStream*, ArrowSchema*) { return EIO; };
    else stream.get_next = [](ArrowArrayStream*, ArrowArray*) { return EIO; };
    if (!in_schema)
      stream.get_last_error = [](ArrowArrayStream*) { return "the connection was lost"; };
    return Stream{stream};
  };
  Answer got = answer("{}", failing(false));
  CHECK(got.exit == 4);
  CHECK(says(got, "the stream of Arrow cannot be read: the connection was lost"));
  CHECK(says(answer("{}", failing(true)), "the stream of Arrow cannot be read: error "));

  // Each change makes the table malformed.
  const auto changed = [](auto change) {
    ArrowArrayStream stream =
        table_of({{"year", {"2026"}, "s"}, {"sessions", {"5"}}, {"coverage", {"c2s"}, "dict c"}})
            .take();
    Schema schema;
    Array chunk;
    REQUIRE(stream.get_schema(&stream, schema.get()) == 0);
    REQUIRE(stream.get_next(&stream, chunk.get()) == 0);
    stream.release(&stream);
    change(*schema.get(), *chunk.get());
    std::vector<Array> chunks;
    chunks.push_back(std::move(chunk));
    return answer("{}", arrow::make_stream(std::move(schema), std::move(chunks)));
  };
  const auto unread = [&](std::string_view words, auto change) {
    const Answer of = changed(change);
    CHECK(of.exit == 4);
    CHECK(says(of, words));
  };
  unread("is of type “l”", [](ArrowSchema& schema, ArrowArray&) { schema.format = "l"; });
  unread("malformed: ArrowArray", [](ArrowSchema&, ArrowArray& rows) { rows.length = -1; });
  unread("malformed: column “year”", [](ArrowSchema&, ArrowArray& rows) { rows.length = 2; });
  unread("malformed: column “year”",
         [](ArrowSchema&, ArrowArray& rows) { rows.children[0]->n_buffers = 1; });
  unread("malformed: column “year”",
         [](ArrowSchema&, ArrowArray& rows) { rows.children[0]->buffers[1] = nullptr; });
  unread("malformed: column “sessions”",
         [](ArrowSchema&, ArrowArray& rows) { rows.children[1]->offset = -1; });
  unread("malformed: column “coverage”",
         [](ArrowSchema&, ArrowArray& rows) { rows.children[2]->dictionary = nullptr; });
  static const std::int8_t beyond[] = {9};
  unread("malformed: column “coverage”",
         [](ArrowSchema&, ArrowArray& rows) { rows.children[2]->buffers[1] = beyond; });
  static const std::int32_t falling[] = {20, 3};
  unread("malformed: column “sessions”",
         [](ArrowSchema&, ArrowArray& rows) { rows.children[1]->buffers[1] = falling; });
  static const std::uint8_t none[] = {0};
  static const void* nulls[] = {none};
  unread("a whole row is null", [](ArrowSchema&, ArrowArray& rows) {
    rows.buffers = nulls;
    rows.null_count = -1;
  });
}

TEST_CASE("tables of Arrow: without rows, and rows without any value") {
  const auto rows_of = [](Cells cells) {
    return std::vector<Column>{{"year", cells, "s"}, {"sessions", cells, "i"}};
  };
  Answer got = answer(R"({"summary":true})", table_of(rows_of({})));
  REQUIRE(got.exit == 0);
  CHECK(got.answers.names.size() == 6);
  CHECK(got.answers.rows.empty());
  CHECK(says(got, R"("summary":{"schema":"racpsy/summary/1")"));
  // A file may have blank lines; a table has no blank rows.
  got = answer("{}", table_of(rows_of({std::nullopt, std::nullopt}), 1));
  CHECK(got.refused.rows.size() == 2);
  CHECK(got.answers.rows.empty());
}
