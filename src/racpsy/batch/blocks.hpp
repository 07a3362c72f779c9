// Splits the input into blocks that threads process independently.
//
// A block holds whole records. Of dated sessions it holds whole patients as well, so that no rank
// depends on another block; only a patient whose rows fill a whole block goes on in the next one,
// which then `continues`. Bytes after the last cut are carried over. Memory is bounded by a block
// and the longest record, whatever the size of the input.
#pragma once

#include <cstdint>
#include <functional>

#include "racpsy/batch/plan.hpp"

namespace racpsy::batch {

/// Result of a read: bytes (0: end of input), or the number of the error.
struct ReadResult {
  std::size_t bytes = 0;
  int error = 0;
};
using Input = std::function<ReadResult(char*, std::size_t)>;

/// Returns true if a read would return within so many milliseconds; null: reads never wait.
using Ready = std::function<bool(int milliseconds)>;

struct Block {
  std::vector<char> memory;  ///< Bytes, with `slack` on both sides of those in use.
  const char* begin = nullptr;
  const char* end = nullptr;     ///< Just after a line feed.
  std::uint64_t number = 0;      ///< From 0.
  std::uint64_t first_line = 0;  ///< Physical line of the file; set only if plan.lines_as_ids.
  bool continues = false;        ///< The first patient began in the block before.
  bool quoted = false;           ///< The block holds a quote.
  bool too_long = false;    ///< The block is the beginning of a single record that is too long…
  std::uint64_t lines = 0;  ///< … and how many physical lines it has.
};

/// Of files with quantities: a patient with more bytes of rows is split between blocks, and
/// annulments then find only the sessions of their block.
inline constexpr std::size_t most_bytes_of_patient = 16 << 20;

class Blocks {
 public:
  /// `separator`: the cell separator, or `any_separator` if it is not known.
  Blocks(Input input, Ready ready, std::size_t size, char separator)
      : input_(std::move(input)),
        ready_(std::move(ready)),
        size_(size),
        separator_(separator) {}

  /// Returns the first record, without a byte order mark and without a first line "sep=;" of
  /// spreadsheets; empty at the end of input, null if it is too long or cannot be read.
  std::optional<std::string> header();
  /// Physical lines up to the end of the header, and the line on which it begins.
  std::uint64_t header_lines() const { return header_lines_; }
  std::uint64_t header_line() const { return header_line_; }
  /// The separator given by the caller, else by the file; `any_separator` if neither gives one.
  char separator() const { return separator_; }
  /// Sets the plan by which rows are read; `plan` must outlive this object.
  void set_plan(const Plan& plan);

  /// Reads the next block; false at the end, or on an error.
  bool next(Block& block);
  /// The number of the error that ended the input; 0: none.
  int error() const { return error_; }

 private:
  bool waits(const std::vector<char>& memory, std::size_t used, bool& waited) const;
  bool read_more(std::vector<char>& memory, std::size_t& used);
  bool needs_more(const char* begin, const char* after, std::size_t used, bool quoted) const;
  const char* cut(const char* begin, const char* end, bool quoted) const;
  const char* before_last_patient(const char* begin, const char* end, bool quoted) const;
  std::uint64_t skip_record(std::vector<char>& memory, std::size_t& used);

  Input input_;
  Ready ready_;
  std::size_t size_;
  char separator_;
  const Plan* plan_ = nullptr;
  std::vector<char> rest_;
  std::uint64_t number_ = 0, header_lines_ = 0, header_line_ = 1, line_ = 0;
  bool ended_ = false;
  bool open_ = false;  // the block before ended inside a patient's rows
  int error_ = 0;
};

}  // namespace racpsy::batch
