// The rows of a table as the text that a batch reads, written from the memory of Arrow.
//
// The first column numbers the rows, in eight characters: it gives rows of answers one width, and
// no row is blank. The others are the columns that have a meaning. Null is an empty cell.
#pragma once

#include <array>
#include <limits>
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

/// Writes the text of cells. Values are written as `batch` reads them: dates as 2026-12-07, true as
/// "yes", numbers with a point and without zeros at the end of decimals. NaN is an empty cell, as
/// null. Times of a day that are not midnight stay in the text, which is then no date.
class CellWriter {
 public:
  /// The column of a chunk, from `offset` of the array. Counts the line feeds that it writes.
  CellWriter(const ArrowArray& array, std::int64_t offset, const ArrowSchema& schema,
             std::uint64_t& line_feeds);

  /// Returns a size that `rows` cells from `row` do not exceed.
  std::size_t most(std::int64_t row, std::int64_t rows) const;
  /// Writes a cell; up to `slack` bytes behind it are overwritten.
  [[gnu::always_inline]] char* write(char* to, std::int64_t row);
  /// Returns the text of a cell, without quotes.
  std::string text(std::int64_t row);
  static constexpr std::size_t slack = 32;

  /// Returns true if some cell refers to memory outside the array.
  bool malformed() const { return malformed_; }

 private:
  struct Word {
    std::array<char, 16> text;
    std::uint32_t size;       // more than 15: the text is in `long_words_`
    std::uint32_t long_word;  // its index there
  };
  struct Day {
    std::int32_t day = std::numeric_limits<std::int32_t>::min();
    std::array<char, 12> text;
  };

  void read_words(const ArrowArray& words, const ArrowSchema& schema);
  bool is_null(std::int64_t row) const {
    const std::int64_t bit = row + offset_;
    return valid_ != nullptr && (valid_[bit / 8] >> (bit % 8) & 1) == 0;
  }
  template <class T>
  const T* values() const {
    return static_cast<const T*>(values_) + offset_;
  }
  char* write_value(char* to, std::int64_t row);
  char* write_word(char* to, std::int64_t index);
  char* write_day(char* to, std::int64_t day);
  char* write_moment(char* to, std::int64_t moment) const;
  char* write_text(char* to, const char* text, std::int64_t size);
  char* write_quoted(char* to, std::string_view text);
  std::pair<const char*, std::int64_t> text_at(std::int64_t row) const;

  ColumnType type_;
  bool dictionary_;
  const std::uint8_t* valid_ = nullptr;
  const void* values_ = nullptr;
  const ArrowArray* array_;
  std::int64_t offset_, length_;
  bool plain_ = false;  // no text of the chunk needs quotes
  std::vector<Word> words_;
  std::vector<std::string> long_words_;
  std::vector<std::uint64_t> feeds_of_long_;
  std::size_t longest_word_ = 0;
  std::vector<Day> days_;
  std::uint64_t* line_feeds_;
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
  void begin_chunk();
  char* write_rows(char* to, std::int64_t rows);
  std::size_t most(std::int64_t rows) const;

  const Table& table_;
  std::vector<std::size_t> columns_;
  std::string pending_;  // text that did not fit
  std::size_t given_ = 0;
  std::vector<CellWriter> cells_;  // of the chunk
  std::uint64_t line_feeds_ = 0;   // in the row
  std::size_t chunk_ = 0;
  std::int64_t row_ = 0, rows_ = 0;  // in the chunk
  std::array<char, number_size> number_{};
  std::vector<LongRow> long_rows_;
  std::optional<std::size_t> malformed_;
};

}  // namespace racpsy::arrow
