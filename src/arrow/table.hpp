// A table of Arrow that was read from its stream: a schema and chunks of rows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "arrow/caller.hpp"
#include "arrow/structs.hpp"
#include "racpsy/app/inputs.hpp"

namespace racpsy::arrow {

/// Types of columns that are read. Dictionaries have the type of their values.
enum class Type : std::uint8_t {
  null,
  boolean,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  float32,
  float64,
  decimal32,
  decimal64,
  decimal128,
  utf8,
  large_utf8,
  utf8_view,
  date32,
  date64,
  timestamp,
  other  ///< Not read; it can be copied.
};

/// The type of a column, by its format.
struct ColumnType {
  Type type = Type::other;
  std::int64_t per_second = 1;  ///< Of timestamps.
  int scale = 0;                ///< Decimals of decimal types.
  std::string zone;             ///< Of timestamps; empty: none.
};
ColumnType type_of(const char* format);

/// The bytes of a value of fixed size, 0 for other types. `format` is that of a schema without a
/// dictionary, or of its indices.
std::size_t bytes_of(const char* format);

struct Chunk {
  Array rows;
  std::int64_t first = 0;  ///< Number of its first row in the table.
};

struct Table {
  Schema schema;
  std::vector<Chunk> chunks;
  std::int64_t rows = 0;

  std::size_t columns() const { return static_cast<std::size_t>(schema->n_children); }
  const ArrowSchema& column(std::size_t i) const { return *schema->children[i]; }
  std::string name(std::size_t i) const { return column(i).name == nullptr ? "" : column(i).name; }
};

/// Reads all of a stream. The failure says what the stream says, or what is malformed.
app::Expected<Table> read_table(ArrowArrayStream& stream, Caller& caller);

}  // namespace racpsy::arrow
