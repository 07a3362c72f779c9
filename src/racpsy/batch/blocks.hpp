// Input in blocks that can be worked on alone.
//
// A block holds whole records. Of dated sessions it holds whole patients as well, so that no rank
// hangs on another block; only a patient who fills a whole block goes on in the next one, which
// then `continues`. What is left after the last cut is carried over. Memory is that of a block and
// the longest record, whatever the size of the input.
#pragma once

#include <cstdint>
#include <functional>

#include "racpsy/batch/plan.hpp"

namespace racpsy::batch {

/// What a read gave: bytes (0: the end), or the number of the error.
struct ReadResult {
  std::size_t bytes = 0;
  int error = 0;
};
using Input = std::function<ReadResult(char*, std::size_t)>;

/// Whether a read would give something now, or within so many milliseconds; none: reads never wait.
using Ready = std::function<bool(int milliseconds)>;

struct Block {
  std::vector<char> memory;  ///< With `slack` around what is used.
  const char* begin = nullptr;
  const char* end = nullptr;     ///< After a line feed.
  std::uint64_t number = 0;      ///< From 0.
  std::uint64_t first_line = 0;  ///< Physical; only where plan.lines_as_ids.
  bool continues = false;        ///< Its first patient began in the block before.
  bool quoted = false;           ///< There is a quote somewhere.
  bool too_long = false;         ///< One record, of which only the beginning is here…
  std::uint64_t lines = 0;       ///< … and how many physical lines it has.
};

class Blocks {
 public:
  /// `separator` is what separates cells, where that is said; else `any_separator`.
  Blocks(Input input, Ready ready, std::size_t size, char separator)
      : input_(std::move(input)),
        ready_(std::move(ready)),
        size_(size),
        separator_(separator) {}

  /// The first record, without a byte order mark and without the line "sep=;" that spreadsheets
  /// know; empty at the end of everything, null if it is too long or could not be read.
  std::optional<std::string> header();
  /// Physical lines up to the end of the header; the line on which it begins.
  std::uint64_t header_lines() const { return header_lines_; }
  std::uint64_t header_line() const { return header_line_; }
  /// What is said to separate cells: by whoever asked, else by the file; `any_separator`: nobody
  /// said it.
  char separator() const { return separator_; }
  /// How rows are to be read from now on. `plan` must live as long.
  void read_by(const Plan& plan);

  /// The next block; false at the end, or on an error.
  bool next(Block& block);
  /// The number of the error that ended the reading; 0: none did.
  int error() const { return error_; }

 private:
  bool waits(const std::vector<char>& memory, std::size_t used, bool& waited) const;
  bool read_more(std::vector<char>& memory, std::size_t& used);
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
  bool open_ = false;  // the block before ended inside a patient
  int error_ = 0;
};

}  // namespace racpsy::batch
