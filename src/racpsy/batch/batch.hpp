// Runs a whole file: hands blocks to threads and writes their results in order.
//
// Each thread takes the next block, works on it alone, then waits for its turn to commit the
// result. Everything that depends on earlier blocks (line numbers, whether ids still increase, the
// number of refused rows) is done in that turn. Thus the output has the same bytes for any number
// of threads and any block size.
//
// Patients that reappear are detected without memory while ids only increase. Once they do not, the
// ids of all patients are kept: earlier ids are read again from a file, or were recorded all along
// for a pipe; from then on blocks are processed in turn.
#pragma once

#include "racpsy/batch/blocks.hpp"
#include "racpsy/batch/reject.hpp"
#include "racpsy/batch/totals.hpp"

namespace racpsy::batch {

/// Writes bytes at the offset `before`; returns 0, or the number of the error.
using Sink = std::function<int(std::uint64_t before, std::string_view)>;

struct Streams {
  Input input;
  Ready ready;  ///< Tells whether the input has bytes; rows that are complete are answered before a
                ///< read that would wait.
  std::function<Input()>
      again;  ///< Reopens the input from its beginning; null: it cannot be read twice.
  Sink output;
  bool any_order = false;  ///< Output may be written in any order, by several threads at once.
  std::function<void(const Reject&)>
      rejects;  ///< Called for each refused row, in order, with its line in the file.
  std::function<void(std::uint64_t rows)>
      progress;  ///< Called after each block, in order; may be null.
};

struct Limits {
  int threads = 1;
  std::size_t block = std::size_t{512} << 10;
  std::uint64_t most_errors = ~std::uint64_t{
      0};  ///< The run stops at one more refused row or lost line (see `lines_lost`).
};

struct BatchResult : Tally {
  /// Problems of the header, and of options that name columns, which have no place. Empty: it can
  /// be used.
  Problems unusable;
  int input_error = 0;
  int output_error = 0;
  bool stopped = false;  ///< Stopped by `most_errors`.
  bool too_many_groups = false;
  std::vector<Plan> plans{1};  ///< By scenario.
  const Plan& plan() const { return plans.front(); }
  std::uint64_t refused = 0;
  std::uint64_t lines_lost = 0;  ///< Lines that belonged to refused records, beyond one per record.
  bool not_established = false;  ///< --strict refused at least one row.
  bool remembered = false;       ///< Ids did not increase, so the ids of all patients were kept.
};

inline constexpr std::size_t most_groups = 100'000;

inline constexpr std::size_t most_scenarios = 50;

/// Runs a batch under one or more scenarios, at most `most_scenarios`. `header_read`, if given, is
/// called with the plans once the header is parsed, before any row; returning false ends the run.
BatchResult run(const std::vector<Setup>& setups, const Streams& streams, const Limits& limits,
                const std::function<bool(const std::vector<Plan>&)>& header_read = {});

}  // namespace racpsy::batch
