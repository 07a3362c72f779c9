// Splits CSV records into cells, strictly by RFC 4180.
//
// A quote opens a quoted cell only as the first byte of the cell; inside, two quotes stand for one.
// A quote elsewhere, or text after the closing quote, makes the record malformed but never changes
// its end: records end at a line feed outside quotes. A quote that is never closed thus includes
// all text that follows, and the reject gives those lines: resuming after the first line would be a
// guess, and could take the inside of a cell for rows.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "racpsy/batch/cells.hpp"

namespace racpsy::batch {

inline constexpr std::size_t most_bytes_of_record = 1 << 20;

/// Returns the number of line feeds between two places.
inline std::uint64_t line_feeds(const char* from, const char* to) {
  return static_cast<std::uint64_t>(std::count(from, to, '\n'));
}

/// Returns true if the record from `at` to `next` (after its line feed) exceeds
/// `most_bytes_of_record`, even if its end has not been read yet.
inline bool is_too_long(const char* at, const char* next) {
  return std::string_view{at, next}.size() > most_bytes_of_record + 1;
}

/// Any of , ; tab, while the separator is not known.
inline constexpr char any_separator = '\0';

/// Returns true if a character can separate cells: it is not part of values, a quote or a line end.
constexpr bool may_separate(char c) {
  const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c > 0 && !letter && std::string_view{"\"\r\n.-+_"}.find(c) == std::string_view::npos;
}

/// State of the reader within a record.
enum class Within : std::uint8_t { cell_start, plain, quoted, after_quote };

/// Returns the end of the record that begins at `at`, after its line feed; null if there is none
/// before `end`. `within` is the state at `at`, and is updated to that at `end`.
const char* end_of_record(const char* at, const char* end, char separator, Within& within);
inline const char* end_of_record(const char* at, const char* end, char separator) {
  Within within = Within::cell_start;
  return end_of_record(at, end, separator, within);
}

/// The cells of one record, unquoted.
struct Record {
  std::vector<Cell> cells;
  std::string
      bytes;  ///< Memory of the cells: one after the other, a byte between, `slack` on both sides.
  bool well_formed = true;  ///< False: a quote where none is allowed.
};

/// Splits a record into cells; `end` is after its line feed, or the end of input.
void split(const char* at, const char* end, char separator, Record& into);

}  // namespace racpsy::batch
