// The rows of a table as the text that a batch reads, written from the memory of Arrow.
//
// The first column numbers the rows, in eight characters: it gives rows of answers one width, and
// no row is blank. The others are the columns that have a meaning. Null is an empty cell.
#pragma once

#include <array>
#include <deque>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "arrow/table.hpp"
#include "racpsy/batch/blocks.hpp"

namespace racpsy::arrow {

/// Name of the first column: it has no letters, so it has no meaning.
inline constexpr std::string_view number_column = "()";
/// Bytes of its cells.
inline constexpr std::size_t number_size = 8;

/// Returns column names as a header, quoted where CSV requires it, with a line end.
std::string header_of(const std::vector<std::string>& names);

/// The text of a cell, with quotes where CSV requires them.
struct CellText {
  std::array<char, 16> text;  ///< The text, if `at` is null.
  const char* at;             ///< A text that is longer or has line feeds: where it stands.
  std::size_t size;           ///< Bytes.
  std::uint64_t line_feeds;   ///< Only if `at` is not null.
};

/// Writes the text of cells. Values are written as `batch` reads them: dates as 2026-12-07, true as
/// "yes", numbers with a point and without zeros at the end of decimals. NaN is an empty cell, as
/// null. Times of a day that are not midnight stay in the text, which is then no date.
class CellWriter {
 public:
  /// The column of a chunk, from `offset` of the array.
  CellWriter(const ArrowArray& array, std::int64_t offset, const ArrowSchema& schema);

  /// Writes the cells from `first` to `to`, each `stride` behind the one before; returns the bytes
  /// of texts that stand elsewhere. They stay there until the next call.
  std::size_t write(std::int64_t first, std::int64_t rows, CellText* to, std::size_t stride);
  /// Returns the text of a cell, without quotes.
  std::string text(std::int64_t row);

  /// Returns true if some cell refers to memory outside the array.
  bool malformed() const { return malformed_; }

 private:
  struct Day {
    std::int64_t day = std::numeric_limits<std::int64_t>::min();
    std::array<char, 16> text;
  };

  void read_words(const ArrowArray& words, const ArrowSchema& schema);
  static bool is_null(const std::uint8_t* valid, std::int64_t bit) {
    return valid != nullptr && (valid[bit / 8] >> (bit % 8) & 1) == 0;
  }
  bool is_text() const {
    return type_.type == Type::utf8 || type_.type == Type::large_utf8 ||
           type_.type == Type::utf8_view;
  }
  template <class T>
  const T* values() const {
    return static_cast<const T*>(values_) + offset_;
  }
  struct Cells {
    std::int64_t first, end;
    CellText* to;
    std::size_t stride;
  };
  template <class Put>
  [[gnu::noinline]] void write_each(const Cells& cells, Put put_cell) const;
  template <class Offset, class Each>
  std::size_t write_texts(const Each& each);
  void write_view(CellText& to, const char* view, std::int64_t row);
  void write_word(CellText& to, std::uint64_t index);
  void write_day(CellText& to, std::int64_t day);
  char* write_moment(char* to, std::int64_t moment) const;
  template <class Number>
  [[gnu::noinline]] void put_number(CellText& to, Number n);
  [[gnu::noinline]] void put_text(CellText& to, const char* text, std::int64_t size);
  void put_elsewhere(CellText& to, std::string_view text, std::uint64_t line_feeds);
  void put_own(CellText& to, std::string text);
  template <class Write>
  void put_any(CellText& to, Write write);
  std::pair<const char*, std::int64_t> text_at(std::int64_t row) const;

  ColumnType type_;
  const std::uint8_t* valid_ = nullptr;
  const void* values_ = nullptr;
  const ArrowArray* array_;
  std::int64_t offset_, length_;
  bool plain_ = false;           // no text of the chunk needs quotes
  std::int64_t last_wide_ = -1;  // 16 bytes of plain text can be read up to this place
  std::unique_ptr<CellWriter> dictionary_;
  std::vector<CellText> words_;  // of the dictionary
  std::vector<Day> days_;
  std::size_t elsewhere_ = 0;    // bytes of texts that stand elsewhere
  std::deque<std::string> own_;  // those that are nowhere in the table
  bool malformed_ = false;
};

/// Returns the text of one cell, counted from the first row of `array`.
std::string cell_text(const ArrowArray& array, const ArrowSchema& schema, std::int64_t row);

/// Reads a table as text, for batch::Streams.
class RowText {
 public:
  RowText(const Table& table, std::vector<std::size_t> columns, std::string header);

  /// Writes whole rows, as many as fit, else a part of one.
  batch::ReadResult read(char* to, std::size_t size);

  /// The number of lines in a row beyond one, in the order of rows, of rows that have more.
  struct LongRow {
    std::int64_t row;
    std::uint64_t more;
  };
  const std::vector<LongRow>& long_rows() const { return long_rows_; }
  /// Returns the column (of the table) whose memory is malformed, if one was found.
  std::optional<std::size_t> malformed() const { return malformed_; }

 private:
  bool begin_rows();
  void begin_chunk();
  template <bool elsewhere>
  char* write_rows(char* to, std::int64_t rows);
  std::size_t size_of_row() const;

  const Table& table_;
  std::vector<std::size_t> columns_;
  std::string pending_;  // text that did not fit
  std::size_t given_ = 0;
  std::size_t chunk_ = 0;
  std::vector<CellWriter> cells_;    // of the chunk
  std::int64_t row_ = 0, rows_ = 0;  // in the chunk
  std::vector<CellText> texts_;      // of the next rows
  std::int64_t written_ = 0;         // row of the chunk up to which they reach
  const CellText* next_ = nullptr;   // of `row_`
  std::size_t most_ = 0;             // no more bytes are in these rows
  bool elsewhere_ = false;           // some of these texts stand elsewhere
  std::array<char, number_size> number_{};
  std::vector<LongRow> long_rows_;
  std::optional<std::size_t> malformed_;
};

}  // namespace racpsy::arrow
