// A whole file: blocks are handed to threads, block results are written in order.
//
// Each thread takes the next block from the input, works on it alone, and waits for its turn to
// commit the block result. What depends on everything before (line numbers, whether ids still
// increase, how many rows were refused) is done then. So the output is the same bytes whatever the
// number of threads and the size of the blocks.
//
// Whether a patient came before is known for free while ids only increase. Once they do not, all
// patients are remembered: those who came so far are read again where the input can be (a file),
// and were remembered all along where it cannot (a pipe); from then on blocks are worked on in
// turn.
#pragma once

#include "racpsy/batch/blocks.hpp"
#include "racpsy/batch/reject.hpp"
#include "racpsy/batch/totals.hpp"

namespace racpsy::batch {

/// Takes what is written, and how many bytes come before it; the number of an error, or 0.
using Sink = std::function<int(std::uint64_t before, std::string_view)>;

struct Streams {
  Input input;
  Ready ready;  ///< Of the input: before a read that would wait, what is there is answered.
  std::function<Input()>
      again;  ///< The same input from its beginning; none: it cannot be read twice.
  Sink output;
  bool any_order = false;  ///< Output may be taken in any order, by several threads at once.
  std::function<void(const Reject&)> rejects;  ///< Told in order, with lines of the file.
  std::function<void(std::uint64_t rows)>
      progress;  ///< Told after each block result, in order; may be none.
};

struct Limits {
  int threads = 1;
  std::size_t block = std::size_t{512} << 10;
  std::uint64_t most_errors =
      ~std::uint64_t{0};  ///< One more refused row, or line that one took with it, stops the run.
};

struct BatchResult {
  std::vector<HeaderProblem> unusable;  ///< Why the header cannot be used.
  std::uint64_t header_line = 1;        ///< Where it begins.
  int input_error = 0;
  int output_error = 0;
  bool stopped = false;  ///< By `most_errors`.
  bool too_many_groups = false;
  Plan plan;
  std::uint64_t rows = 0;  ///< Read, refused ones included.
  std::uint64_t refused = 0;
  std::uint64_t lines_lost = 0;  ///< Lines that refused rows took with them.
  bool not_established = false;  ///< --strict refused one of them.
  bool remembered = false;       ///< Patients had to be remembered.
  Totals totals;
  Groups groups;
  std::uint64_t outside_contract = 0;  ///< Rows on days on which the contract does not hold.
  std::uint64_t beyond_right =
      0;  ///< Rows that count a right of limited time for longer than it lasts.
  std::uint64_t versions = 0;
  std::uint32_t unsaid = 0;
  bool age_unsaid = false;
  bool birth_unsaid = false;  ///< Some row said an age, and no birth date.
};

inline constexpr std::size_t most_groups = 100'000;

/// Runs a batch. `header_read`, if given, is called once the header is understood, before any row:
/// false ends the run.
BatchResult run(const Setup& setup, const Streams& streams, const Limits& limits,
                const std::function<bool(const Plan&)>& header_read = {});

}  // namespace racpsy::batch
