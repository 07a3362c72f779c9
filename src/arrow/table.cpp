#include "arrow/table.hpp"

#include <charconv>
#include <limits>
#include <string_view>

#include "arrow/messages.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::arrow {
namespace {

using app::Expected;
using app::Failure;

Failure unreadable(Text what, Text remedy = {}) {
  return {{std::move(what), std::move(remedy)}, Failure::Kind::io};
}
Failure malformed(const Text& what) { return unreadable(localized<messages::malformed>(what)); }
Failure malformed(const char* what) { return malformed(untranslated(what)); }

// Returns what a stream says about its last error.
Failure failed(ArrowArrayStream& stream, int error) {
  const char* said = stream.get_last_error == nullptr ? nullptr : stream.get_last_error(&stream);
  const std::string_view words = said == nullptr ? "" : said;
  return unreadable(localized<messages::stream_failed>(
      words.empty() ? localized<messages::error_number>(error) : untranslated(printable(words))));
}

constexpr std::int64_t most_rows = std::int64_t{1} << 40;
constexpr int deepest = 64;  // nested types

// Checks that a schema has all its parts.
bool is_whole(const ArrowSchema* schema, int depth = 0) {
  if (schema == nullptr || schema->release == nullptr || schema->format == nullptr ||
      schema->n_children < 0 || depth > deepest ||
      (schema->n_children > 0 && schema->children == nullptr))
    return false;
  for (std::int64_t i = 0; i < schema->n_children; ++i) {
    if (!is_whole(schema->children[i], depth + 1)) return false;
  }
  return schema->dictionary == nullptr || is_whole(schema->dictionary, depth + 1);
}

// Returns the number of buffers of a type; -1 if it varies or the type is not known.
std::int64_t buffers_of(std::string_view format) {
  if (format == "n" || format == "+r") return 0;
  if (format == "u" || format == "z" || format == "U" || format == "Z") return 3;
  if (format == "vu" || format == "vz") return -1;
  return bytes_of(format.data()) > 0 || format == "b" ? 2 : -1;
}

// Checks that an array has all parts of its type. Sizes of buffers are not known.
bool is_whole(const ArrowArray* array, const ArrowSchema& schema) {
  if (array == nullptr || array->release == nullptr || array->length < 0 || array->offset < 0 ||
      array->length > most_rows || array->offset > most_rows || array->n_buffers < 0 ||
      (array->n_buffers > 0 && array->buffers == nullptr) ||
      array->n_children != schema.n_children ||
      (array->n_children > 0 && array->children == nullptr) ||
      (array->dictionary == nullptr) != (schema.dictionary == nullptr))
    return false;
  const std::string_view format = schema.format;
  const std::int64_t buffers = buffers_of(format);
  if (buffers >= 0 && array->n_buffers != buffers) return false;
  if (format.starts_with("v") && array->n_buffers < 3) return false;
  // Buffers of values may be null only if there are none. Text may have no bytes.
  if (array->length > 0 && (buffers >= 2 || format.starts_with("v")) &&
      array->buffers[1] == nullptr)
    return false;
  for (std::int64_t i = 0; i < array->n_children; ++i) {
    if (!is_whole(array->children[i], *schema.children[i])) return false;
  }
  return schema.dictionary == nullptr || is_whole(array->dictionary, *schema.dictionary);
}

bool has_null(const ArrowArray& array) {
  if (array.null_count == 0 || array.n_buffers < 1 || array.buffers[0] == nullptr) return false;
  const auto* bits = static_cast<const std::uint8_t*>(array.buffers[0]);
  for (std::int64_t i = array.offset; i < array.offset + array.length; ++i) {
    if ((bits[i / 8] >> (i % 8) & 1) == 0) return true;
  }
  return false;
}

// Checks a chunk of rows; the failure names the column.
Expected<void> check_chunk(const ArrowArray& rows, const ArrowSchema& schema) {
  if (rows.length < 0 || rows.offset < 0 || rows.length > most_rows || rows.offset > most_rows ||
      rows.n_children != schema.n_children || (rows.n_children > 0 && rows.children == nullptr))
    return malformed("ArrowArray");
  if (has_null(rows)) return malformed(localized(messages::null_rows));
  for (std::int64_t i = 0; i < rows.n_children; ++i) {
    const ArrowArray* column = rows.children[i];
    if (is_whole(column, *schema.children[i]) && column->length >= rows.offset + rows.length)
      continue;
    const char* name = schema.children[i]->name;
    return malformed(localized<messages::wrong_part>(name == nullptr ? "" : name));
  }
  return {};
}

int number_in(std::string_view text) {
  int n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc{} && end == text.data() + text.size() ? n
                                                                  : std::numeric_limits<int>::max();
}

}  // namespace

ColumnType type_of(const char* format) {
  const std::string_view text = format;
  constexpr std::string_view letters = "nbcCsSiIlLfguU";
  constexpr Type simple[] = {Type::null,  Type::boolean,   Type::int8,    Type::uint8,
                             Type::int16, Type::uint16,    Type::int32,   Type::uint32,
                             Type::int64, Type::uint64,    Type::float32, Type::float64,
                             Type::utf8,  Type::large_utf8};
  ColumnType found;
  if (text.size() == 1) {
    const std::size_t at = letters.find(text.front());
    if (at != std::string_view::npos) found.type = simple[at];
  } else if (text == "vu") {
    found.type = Type::utf8_view;
  } else if (text == "tdD") {
    found.type = Type::date32;
  } else if (text == "tdm") {
    found.type = Type::date64;
    found.per_second = 1000;
  } else if (text.starts_with("ts") && text.size() >= 4 && text[3] == ':') {
    const char unit = text[2];
    found.per_second = unit == 's' ? 1 : unit == 'm' ? 1000 : unit == 'u' ? 1'000'000 : 0;
    if (unit == 'n') found.per_second = 1'000'000'000;
    if (found.per_second != 0) found.type = Type::timestamp;
    found.zone = text.substr(4);
  } else if (text.starts_with("d:")) {
    const std::string_view numbers = text.substr(2);
    const std::size_t comma = numbers.find(',');
    const std::size_t next = numbers.find(',', comma + 1);
    if (comma == std::string_view::npos) return found;
    const int bits = next == std::string_view::npos ? 128 : number_in(numbers.substr(next + 1));
    found.scale = number_in(numbers.substr(comma + 1, next - comma - 1));
    if (found.scale < -100 || found.scale > 100) return found;
    if (bits == 32) found.type = Type::decimal32;
    if (bits == 64) found.type = Type::decimal64;
    if (bits == 128) found.type = Type::decimal128;
  }
  return found;
}

std::size_t bytes_of(const char* format) {
  const std::string_view text = format;
  switch (type_of(format).type) {
    case Type::int8:
    case Type::uint8: return 1;
    case Type::int16:
    case Type::uint16: return 2;
    case Type::int32:
    case Type::uint32:
    case Type::float32:
    case Type::decimal32:
    case Type::date32: return 4;
    case Type::int64:
    case Type::uint64:
    case Type::float64:
    case Type::decimal64:
    case Type::date64:
    case Type::timestamp: return 8;
    case Type::decimal128:
    case Type::utf8_view: return 16;
    default: break;
  }
  if (text == "e") return 2;
  if (text == "tts" || text == "ttm" || text == "tiM") return 4;
  if (text == "ttu" || text == "ttn" || text == "tDs" || text == "tDm" || text == "tDu" ||
      text == "tDn" || text == "tiD")
    return 8;
  if (text == "tin" || text == "vz") return 16;
  if (text.starts_with("w:")) {
    const int width = number_in(text.substr(2));
    return width > 0 && width < 1'000'000 ? static_cast<std::size_t>(width) : 0;
  }
  if (text.starts_with("d:") && text.ends_with(",256")) return 32;
  return 0;
}

Expected<Table> read_table(ArrowArrayStream& stream, Caller& caller) {
  Table table;
  if (const int error = stream.get_schema(&stream, table.schema.get()); error != 0) {
    table.schema.take();  // not filled in
    return failed(stream, error);
  }
  if (!is_whole(table.schema.get())) return malformed("ArrowSchema");
  if (std::string_view{table.schema->format} != "+s")
    return unreadable(localized<messages::not_a_table>(printable(table.schema->format)),
                      localized(messages::give_struct));
  for (;;) {
    Chunk chunk;
    chunk.first = table.rows;
    if (const int error = stream.get_next(&stream, chunk.rows.get()); error != 0) {
      chunk.rows.take();
      return failed(stream, error);
    }
    if (!chunk.rows) return table;
    if (caller.interrupted()) return unreadable(localized(messages::interrupted));
    TRY(check_chunk(*chunk.rows, *table.schema));
    if (chunk.rows->length == 0) continue;
    table.rows += chunk.rows->length;
    if (table.rows > most_rows) return malformed("ArrowArray");
    table.chunks.push_back(std::move(chunk));
  }
}

}  // namespace racpsy::arrow
