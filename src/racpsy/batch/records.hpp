// Where a record ends, and what its cells say: RFC 4180, read strictly.
//
// A quote opens a quoted cell only as the first byte of the cell; inside, two quotes stand for one.
// A quote anywhere else, or text after the closing quote, is an error of that record, and never
// moves the end of it: records end at a line feed outside quotes. So a quote that is never closed
// takes all that follows with it, and the reject says which lines: to go on after its first line
// would be to guess, and could make rows of what stands inside a cell.
#pragma once

#include <string>
#include <vector>

#include "racpsy/batch/cells.hpp"

namespace racpsy::batch {

inline constexpr std::size_t most_bytes_of_record = 1 << 20;

/// Whether the record between `at` and `next`, which is after its line feed, has more bytes than a
/// record may have. It is refused however it comes: in one piece, or in so many that its end is not
/// seen yet.
inline bool is_too_long(const char* at, const char* next) {
  return next - at > static_cast<std::ptrdiff_t>(most_bytes_of_record) + 1;
}

/// Stands for "any of , ; tab", while the separator is not known.
inline constexpr char any_separator = '\0';

/// Whether a character can separate cells: it is none that stands in their values, and no quote or
/// line end.
constexpr bool may_separate(char c) {
  const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c > 0 && !letter && std::string_view{"\"\r\n.-+_"}.find(c) == std::string_view::npos;
}

/// Where in a record its bytes have led so far.
enum class Within : std::uint8_t { cell_start, plain, quoted, after_quote };

/// The end of the record that begins at `at`, after its line feed; null where it does not end
/// before `end`. `within` is where the record stands at `at`, and then at `end`.
const char* end_of_record(const char* at, const char* end, char separator, Within& within);
inline const char* end_of_record(const char* at, const char* end, char separator) {
  Within within = Within::cell_start;
  return end_of_record(at, end, separator, within);
}

/// The cells of one record, unquoted.
struct Record {
  std::vector<Cell> cells;
  std::string bytes;        ///< What the cells point into: one after the other with a byte between,
                            ///< `slack` on both sides.
  bool well_formed = true;  ///< false: a quote stands where none may.
};

/// Takes a record apart; `end` is after its line feed, or at the end of everything.
void split(const char* at, const char* end, char separator, Record& into);

}  // namespace racpsy::batch
