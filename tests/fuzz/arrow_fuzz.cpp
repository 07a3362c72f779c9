// Fuzzes tables of Arrow: whole structs with any contents, in streams that end early or fail. Every
// row is answered or refused, or the table is refused with a reason; each struct is released once.
#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/c/racpsy.h"

namespace {

void demand(bool condition) {
  if (!condition) std::abort();
}

int unreleased = 0;  // structs that were given

// ---- Structs, each with the parts that its `release` frees ----

template <class Struct>
struct Parts {
  std::string format, name;
  std::vector<std::vector<std::uint8_t>> memory;  // as long as the rows need, to the byte
  std::vector<const void*> buffers;
  std::vector<std::unique_ptr<Struct>> owned;  // children, and perhaps a dictionary
  std::vector<Struct*> children;
};

template <class Struct>
void release(Struct* given) {
  demand(given->release != nullptr);
  auto* const parts = static_cast<Parts<Struct>*>(given->private_data);
  for (const std::unique_ptr<Struct>& part : parts->owned) {
    if (part->release != nullptr) part->release(part.get());
  }
  delete parts;
  given->release = nullptr;
  --unreleased;
}

template <class Struct>
void give(Struct& made, std::unique_ptr<Parts<Struct>> parts, bool dictionary) {
  for (const std::unique_ptr<Struct>& part : parts->owned) parts->children.push_back(part.get());
  if (dictionary) {
    made.dictionary = parts->children.back();
    parts->children.pop_back();
  }
  made.n_children = static_cast<std::int64_t>(parts->children.size());
  made.children = parts->children.data();
  made.release = release<Struct>;
  made.private_data = parts.release();
  ++unreleased;
}

// ---- Types ----

struct Type {
  std::string format;
  std::vector<Type> children;  // of nested types; of a dictionary, that of its words
  bool dictionary = false;
};

constexpr const char* formats[] = {
    "u",    "U",       "vu",   "n",          "b",        "c",         "C",      "s",      "S",
    "i",    "I",       "l",    "L",          "f",        "g",         "tdD",    "tdm",    "tss:",
    "tsm:", "tsu:UTC", "tsn:", "tsn:Europe", "d:9,2,32", "d:18,3,64", "d:38,2", "d:5,-3", "z",
    "Z",    "vz",      "e",    "w:3",        "tDm",      "tin",       "q"};

std::size_t bytes_of(std::string_view format) {
  if (format.empty()) return 0;
  if (format.starts_with("tin") || format.starts_with("v")) return 16;
  if (format.starts_with("ts") || format == "tdm" || format == "tDm") return 8;
  if (format.starts_with("d:")) {
    return format.ends_with(",32") ? 4 : format.ends_with(",64") ? 8 : 16;
  }
  if (format == "tdD") return 4;
  if (format == "w:3") return 3;
  switch (format.front()) {
    case 'c':
    case 'C': return 1;
    case 's':
    case 'S':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f':
    case 'u':
    case 'z': return 4;
    case 'l':
    case 'L':
    case 'g':
    case 'U':
    case 'Z': return 8;
    default: return 0;
  }
}

// ---- Contents ----

constexpr const char* words[] = {"",    "2026-03-02", "2027-01-15", "1990-05-05", "c2s",
                                 "ald", "c2s+ald",    "standard",   "none",       "yes",
                                 "no",  "remote",     "30",         "2",          "60,50",
                                 "1m",  "\"",         "a,b\nc"};
constexpr const char* names[] = {"year",
                                 "sessions",
                                 "age",
                                 "coverage",
                                 "complementary",
                                 "patient",
                                 "date",
                                 "born",
                                 "fee",
                                 "quantity",
                                 "weight",
                                 "first",
                                 "every",
                                 "id",
                                 "mode",
                                 "used",
                                 "private_fee_cents",
                                 "x"};
constexpr const char* requests[] = {
    "{}",
    R"({"summary":true})",
    R"({"columns":["id","outcome","rank","patient_cents","x"]})",
    R"({"columns":["outcome","year","patient","flags","version"],"lang":"fr"})",
    R"({"route":"be/premiere-ligne","summary_by":["sessions"],"summary":true})",
    R"({"strict":true,"calendar":"legal"})",
    R"({"map":{"weight":"sessions"},"max_errors":1})",
    R"({"route":"fr/psychiatre","complementary":"25 €/séance, 4/an"})",
    R"({"columns":["y"]})",
};

class Maker {
 public:
  explicit Maker(FuzzedDataProvider& bytes) : bytes_(bytes) {}

  Type type(int depth) {
    Type type;
    const int kind = bytes_.ConsumeIntegralInRange(0, 15);
    if (depth > 2 || kind > 2) {
      type.format = bytes_.PickValueInArray(formats);
    } else if (kind == 0) {
      type.format = bytes_.PickValueInArray({"+s", "+l", "+L", "+w:2"});
      for (int i = type.format == "+s" ? count(3) : 1; i > 0; --i)
        type.children.push_back(this->type(depth + 1));
    } else {
      type.format = bytes_.PickValueInArray({"c", "C", "s", "S", "i", "I", "l", "L"});
      type.dictionary = true;
      type.children.push_back(this->type(3));
    }
    return type;
  }

  void schema(const Type& type, const std::string& name, ArrowSchema& made) {
    made = {};
    auto parts = std::make_unique<Parts<ArrowSchema>>();
    parts->format = type.format;
    parts->name = name;
    made.format = parts->format.c_str();
    made.name = bytes_.ConsumeBool() || !name.empty() ? parts->name.c_str() : nullptr;
    made.flags = ARROW_FLAG_NULLABLE;
    for (const Type& child : type.children) {
      parts->owned.push_back(std::make_unique<ArrowSchema>());
      schema(child, "", *parts->owned.back());
    }
    give(made, std::move(parts), type.dictionary);
  }

  // Makes an array of at least so many rows.
  void array(const Type& type, std::size_t rows, ArrowArray& made) {
    made = {};
    auto parts = std::make_unique<Parts<ArrowArray>>();
    rows += static_cast<std::size_t>(count(2));
    const auto offset = static_cast<std::size_t>(count(9));
    const std::size_t all = offset + rows;
    made.length = static_cast<std::int64_t>(rows);
    made.offset = static_cast<std::int64_t>(offset);
    const std::string& format = type.format;
    made.null_count = format == "n" ? made.length : bytes_.PickValueInArray({-1, 0, 1});
    if (format != "n") {
      const bool nulls = bytes_.ConsumeBool();
      parts->buffers.push_back(nulls ? any(*parts, (all + 7) / 8) : nullptr);
    }
    if (format == "b") {
      parts->buffers.push_back(any(*parts, (all + 7) / 8));
    } else if (format == "u" || format == "z") {
      texts<std::int32_t>(*parts, all);
    } else if (format == "U" || format == "Z") {
      texts<std::int64_t>(*parts, all);
    } else if (format.starts_with("v")) {
      views(*parts, all);
    } else if (const std::size_t size = bytes_of(format); size > 0) {
      parts->buffers.push_back(values(*parts, all, size));
    }
    std::size_t inside = all;  // rows of children
    if (format == "+w:2") inside = 2 * all;
    if (format == "+l") parts->buffers.push_back(ends<std::int32_t>(*parts, all, inside));
    if (format == "+L") parts->buffers.push_back(ends<std::int64_t>(*parts, all, inside));
    if (type.dictionary) inside = static_cast<std::size_t>(count(6));
    for (const Type& child : type.children) {
      parts->owned.push_back(std::make_unique<ArrowArray>());
      array(child, inside, *parts->owned.back());
    }
    made.n_buffers = static_cast<std::int64_t>(parts->buffers.size());
    made.buffers = parts->buffers.data();
    give(made, std::move(parts), type.dictionary);
  }

  // Makes a chunk of a table; returns the number of its rows.
  std::int64_t chunk(const Type& table, ArrowArray& made) {
    made = {};
    auto parts = std::make_unique<Parts<ArrowArray>>();
    made.length = count(12);
    made.offset = count(3);
    made.null_count = bytes_.PickValueInArray({0, 0, 0, 0, 0, 0, 0, -1});
    const auto all = static_cast<std::size_t>(made.offset + made.length);
    const bool nulls = made.null_count != 0 && bytes_.ConsumeBool();
    parts->buffers.push_back(nulls ? any(*parts, (all + 7) / 8) : nullptr);
    for (const Type& column : table.children) {
      parts->owned.push_back(std::make_unique<ArrowArray>());
      array(column, all, *parts->owned.back());
    }
    made.n_buffers = 1;
    made.buffers = parts->buffers.data();
    give(made, std::move(parts), false);
    return made.length;
  }

  int count(int most) { return bytes_.ConsumeIntegralInRange(0, most); }

 private:
  const void* keep(Parts<ArrowArray>& parts, std::vector<std::uint8_t> memory) {
    memory.shrink_to_fit();
    parts.memory.push_back(std::move(memory));
    return parts.memory.back().data();
  }

  const void* any(Parts<ArrowArray>& parts, std::size_t size) {
    std::vector<std::uint8_t> memory = bytes_.ConsumeBytes<std::uint8_t>(size);
    memory.resize(size);
    return keep(parts, std::move(memory));
  }

  // Any bytes, or numbers beside one that is usual for a column: a year, a day, a count.
  const void* values(Parts<ArrowArray>& parts, std::size_t rows, std::size_t size) {
    const int base = bytes_.PickValueInArray({-1, 0, 2020, 20'500});
    if (base < 0) return any(parts, rows * size);
    std::vector<std::uint8_t> memory(rows * size);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::int64_t number[] = {base + bytes_.ConsumeIntegralInRange(-2, 40), 0};
      std::memcpy(memory.data() + i * size, number, std::min(size, sizeof number));
    }
    return keep(parts, std::move(memory));
  }

  std::string text() {
    return bytes_.ConsumeBool() ? bytes_.PickValueInArray(words)
                                : bytes_.ConsumeRandomLengthString(40);
  }

  template <class End>
  const void* ends(Parts<ArrowArray>& parts, std::size_t rows, std::size_t most) {
    std::vector<End> all;
    for (std::size_t i = 0; i <= rows; ++i)
      all.push_back(bytes_.ConsumeIntegralInRange<End>(0, static_cast<End>(most)));
    std::sort(all.begin(), all.end());
    return numbers(parts, all);
  }

  template <class Number>
  const void* numbers(Parts<ArrowArray>& parts, const std::vector<Number>& all) {
    std::vector<std::uint8_t> memory(all.size() * sizeof(Number));
    if (!all.empty()) std::memcpy(memory.data(), all.data(), memory.size());
    return keep(parts, std::move(memory));
  }

  // Texts one after another, or ends anywhere in the text.
  template <class End>
  void texts(Parts<ArrowArray>& parts, std::size_t rows) {
    std::string all = text();
    std::vector<End> after{static_cast<End>(all.size())};
    for (std::size_t i = 0; i < rows; ++i) {
      all += text();
      after.push_back(static_cast<End>(all.size()));
    }
    const int order = count(3);
    for (std::size_t i = 0; order == 0 && i < after.size(); ++i)
      after[i] = bytes_.ConsumeIntegralInRange<End>(0, static_cast<End>(all.size()));
    parts.buffers.push_back(numbers(parts, after));
    parts.buffers.push_back(keep(parts, {all.begin(), all.end()}));
  }

  // Texts of any size in the view itself, or anywhere in one of the buffers; or in none.
  void views(Parts<ArrowArray>& parts, std::size_t rows) {
    std::vector<std::string> buffers(static_cast<std::size_t>(count(2)));
    for (std::string& buffer : buffers) buffer = std::string(13, 'x') + text();
    std::vector<std::int32_t> all;
    for (std::size_t i = 0; i < rows; ++i) {
      std::int32_t view[4] = {};
      const int which = bytes_.ConsumeIntegralInRange(-2, 4);
      if (which >= 0 && which < static_cast<int>(buffers.size())) {
        const auto size =
            static_cast<std::int32_t>(buffers[static_cast<std::size_t>(which)].size());
        view[0] = bytes_.ConsumeIntegralInRange(13, size);
        view[2] = which;
        view[3] = bytes_.ConsumeIntegralInRange(0, size - view[0]);
      } else if (which == 4) {
        view[0] = 20;
        view[2] = bytes_.ConsumeBool() ? -1 : static_cast<std::int32_t>(buffers.size());
      } else {
        const std::string inside = text().substr(0, 12);
        view[0] = which == -2 ? -3 : static_cast<std::int32_t>(inside.size());
        std::memcpy(view + 1, inside.data(), inside.size());
      }
      all.insert(all.end(), view, view + 4);
    }
    parts.buffers.push_back(numbers(parts, all));
    std::vector<std::int64_t> sizes;
    for (const std::string& buffer : buffers) {
      parts.buffers.push_back(keep(parts, {buffer.begin(), buffer.end()}));
      sizes.push_back(static_cast<std::int64_t>(buffer.size()));
    }
    parts.buffers.push_back(numbers(parts, sizes));
  }

  FuzzedDataProvider& bytes_;
};

// ---- The stream ----

struct Rows {
  explicit Rows(FuzzedDataProvider& bytes) : maker(bytes) {
    table.format = bytes.ConsumeIntegralInRange(0, 63) == 63 ? "i" : "+s";
    // Columns that rows need, then any.
    constexpr const char* needed[][2] = {
        {"year", "sessions"}, {"first", "sessions"}, {"patient", "date"}, {"x", "id"}};
    for (const char* name : needed[maker.count(3)]) add(maker.type(0), name);
    for (int i = maker.count(4); i > 0; --i) {
      const bool known = bytes.ConsumeIntegralInRange(0, 9) < 9;
      Type type = maker.type(0);
      add(std::move(type),
          known ? bytes.PickValueInArray(names) : bytes.ConsumeRandomLengthString(12));
    }
    chunks = maker.count(4);
    fails_after = 58 - maker.count(59);  // few: there are at most four chunks
    error = bytes.PickValueInArray({EIO, ENOMEM, EINVAL, -1, 100'000});
    says = maker.count(2);
  }
  // Most names stand once: two columns that say the same are refused.
  void add(Type type, std::string name) {
    if (std::find(column_names.begin(), column_names.end(), name) != column_names.end() &&
        maker.count(7) < 7)
      name += " again";
    table.children.push_back(std::move(type));
    column_names.push_back(std::move(name));
  }
  Maker maker;
  Type table;
  std::vector<std::string> column_names;
  int chunks = 0, fails_after = 0, error = 0, says = 0;
  std::int64_t rows = 0;
};

int get_schema(ArrowArrayStream* stream, ArrowSchema* made) {
  auto& rows = *static_cast<Rows*>(stream->private_data);
  if (rows.fails_after == -1) return rows.error;
  *made = {};
  auto parts = std::make_unique<Parts<ArrowSchema>>();
  parts->format = rows.table.format;
  made->format = parts->format.c_str();
  for (std::size_t i = 0; i < rows.column_names.size(); ++i) {
    parts->owned.push_back(std::make_unique<ArrowSchema>());
    rows.maker.schema(rows.table.children[i], rows.column_names[i], *parts->owned.back());
  }
  give(*made, std::move(parts), false);
  return 0;
}

int get_next(ArrowArrayStream* stream, ArrowArray* made) {
  auto& rows = *static_cast<Rows*>(stream->private_data);
  if (rows.fails_after-- == 0) return rows.error;
  *made = {};
  if (rows.chunks-- > 0) rows.rows += rows.maker.chunk(rows.table, *made);
  return 0;
}

const char* last_error(ArrowArrayStream* stream) {
  return static_cast<Rows*>(stream->private_data)->says == 0 ? nullptr : "lost\n\xff";
}

// Reads a stream to its end; returns the number of its rows.
std::int64_t rows_of(ArrowArrayStream& stream) {
  ArrowSchema schema{};
  demand(stream.get_schema(&stream, &schema) == 0 && schema.release != nullptr);
  std::int64_t rows = 0;
  for (;;) {
    ArrowArray chunk{};
    demand(stream.get_next(&stream, &chunk) == 0);
    if (chunk.release == nullptr) break;
    demand(chunk.n_children == schema.n_children && chunk.length > 0);
    for (std::int64_t i = 0; i < chunk.n_children; ++i)
      demand(chunk.children[i]->length >= chunk.offset + chunk.length);
    rows += chunk.length;
    chunk.release(&chunk);
  }
  schema.release(&schema);
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes{data, size};
  const char* const request = bytes.PickValueInArray(requests);
  Rows rows{bytes};
  ArrowArrayStream stream{get_schema, get_next, rows.says == 2 ? nullptr : last_error,
                          [](ArrowArrayStream* given) {
                            demand(given->release != nullptr);
                            given->release = nullptr;
                            --unreleased;
                          },
                          &rows};
  ++unreleased;
  ArrowArrayStream answers{}, refused{};
  char* report = nullptr;
  const int exit = racpsy_batch(request, &stream, &answers, &refused, &report);
  demand(stream.release == nullptr && report != nullptr);
  const std::string_view said = report;
  demand(said.starts_with(exit == 0 ? R"({"schema":"racpsy/batch/1")"
                                    : R"({"schema":"racpsy/error/1")"));
  racpsy_free(report);
  demand((answers.release != nullptr) == (exit == 0) &&
         (refused.release != nullptr) == (exit == 0));
  if (exit == 0) {
    demand(rows_of(answers) + rows_of(refused) == rows.rows);
    // Released before or after what was read of it.
    answers.release(&answers);
    refused.release(&refused);
  }
  demand(unreleased == 0);
  return 0;
}
