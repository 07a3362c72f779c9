// Tables of Arrow: the answers are those of the same rows as a file, whatever the types, chunks and
// offsets; every struct is released once; what cannot be read is an error with its reason.
#include <cerrno>
#include <cstring>
#include <set>

#include "arrow/row_text.hpp"
#include "arrow/structs.hpp"
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
  racpsy_free(report);
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
  const auto read = read_batch_request(asked->inputs, {{"", &catalogue}});
  REQUIRE(read);
  std::vector<csv::Setup> setups = read->setups;
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
    }
    add("age", rows, [&](std::size_t) { return std::to_string(random_.upto(90)); });
    add("coverage", rows, [&](std::size_t) { return one_of({"c2s", "standard", "ald", "ame"}); });
    add("complementary", rows, [&](std::size_t) { return one_of({"none", "responsible"}); });
    add("student", rows, [&](std::size_t) { return one_of({"yes", "no"}); });
    add("private_fee", rows, [&](std::size_t) {
      return one_of({"60", "65.5", "72.25", "49.99", "100000", "0"});
    });
    if (random_.once_in(3)) add("note", rows, [&](std::size_t row) { return word("note ", row); });
    if (random_.once_in(4)) add("weight", rows, [&](std::size_t) { return one_of({"1", "2.5"}); });
    for (Column& column : columns_) column.type = choose_type(column.cells);
    return std::move(columns_);
  }

 private:
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
  std::size_t answered = 0, refused = 0;
  for (int i = 0; i < 400; ++i) {
    Random random{static_cast<std::uint64_t>(7'000 + i)};
    const std::vector<Column> columns = RandomTable{random}.draw(random.once_in(2));
    std::string request = R"({"threads":)" + std::to_string(1 + random.upto(3));
    if (random.once_in(3))
      request += R"(,"columns":["patient_cents","id","outcome","version","rank","flags",)"
                 R"("price_cents","sessions","covered_sessions","refund_cents"])";
    else if (random.once_in(2)) request += R"(,"columns":["id"])";
    if (random.once_in(4)) request += R"(,"complementary":["none","responsible"])";
    if (random.once_in(4)) request += R"(,"summary":true)";
    if (random.once_in(6)) request += R"(,"strict":true)";
    request += "}";
    for (const Column& column : columns) types.insert(column.type);
    const Answer got =
        answer(request, table_of(columns, static_cast<std::size_t>(1 + random.upto(90)),
                                 random.once_in(2) ? 0 : 3));
    compare_with_file(request, columns, got);
    answered += got.answers.rows.size();
    refused += got.refused.rows.size();
  }
  CHECK(types.size() == 24);
  CHECK(answered > 1000);
  CHECK(refused > 1000);
}
