// Fuzzes the batch reader: for any bytes, it must not crash, every row is answered or refused, and
// the output depends neither on blocks, threads nor reads. The first byte chooses the options.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <string_view>

#include "racpsy/batch/batch.hpp"
#include "racpsy/rules/catalogue.hpp"

using namespace racpsy;
namespace csv = racpsy::batch;

namespace {

void demand(bool condition) {
  if (!condition) std::abort();
}

const Route& route() {
  static Result<Catalogue> catalogue = Catalogue::open({});
  static const Result<const Route*> found = catalogue->route(catalogue->default_route());
  return **found;
}

csv::Input input_of(std::string_view text, std::size_t most) {
  return [text, most, at = std::size_t{0}](char* to, std::size_t size) mutable {
    const std::size_t n = std::min({size, most, text.size() - at});
    std::copy_n(text.data() + at, n, to);
    at += n;
    return csv::ReadResult{n, 0};
  };
}

struct RunOutput {
  std::string out;
  std::string rejects;
  bool usable = false;
};

RunOutput run(const csv::Setup& setup, std::string_view text, int threads, std::size_t block,
              std::size_t read, bool again) {
  RunOutput ran;
  csv::Streams streams;
  streams.input = input_of(text, read);
  if (again) streams.again = [&] { return input_of(text, read); };
  streams.output = [&](std::uint64_t before, std::string_view bytes) {
    demand(before == ran.out.size());
    ran.out += bytes;
    return 0;
  };
  std::uint64_t refused = 0;
  const std::vector<csv::Plan>* plans = nullptr;
  streams.rejects = [&](const csv::Reject& reject) {
    ++refused;
    const Text what = csv::describe(reject, *plans);
    demand(!what.in(Lang::fr).empty() && !what.empty());
    ran.rejects += std::to_string(reject.line) + " " + std::string{name_of(reject.code)} + "\n";
  };
  csv::Limits limits;
  limits.threads = threads;
  limits.block = block;
  const csv::BatchResult done = csv::run(
      {setup}, streams, limits, [&](const std::vector<csv::Plan>& p) { return plans = &p, true; });
  ran.usable = done.unusable.empty();
  if (!ran.usable) demand(!done.unusable.front().what.in(Lang::fr).empty() && ran.out.empty());
  else
    demand(done.refused == refused &&
           (!setup.summary || done.rows == done.scenarios[0].totals.rows + refused));
  return ran;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  csv::Setup setup;
  setup.route = &route();
  setup.person = default_person(route(), 40);
  if ((data[0] & 1) != 0) setup.summary = true;
  if ((data[0] & 2) != 0) setup.strict = true;
  if ((data[0] & 4) != 0)
    setup.columns = {"id", "sessions", "outcome", "version", "rank", "refund_cents"};
  if ((data[0] & 8) != 0) setup.sessions = 3, setup.first = Date{2024, 6, 1};
  const RunOutput usual = run(setup, text, 1, std::size_t{1} << 18, std::size_t{1} << 20, true);
  for (const RunOutput& other :
       {run(setup, text, 1, 16, 5, false), run(setup, text, 2, 50, 7, true)}) {
    demand(other.usable == usual.usable && other.out == usual.out &&
           other.rejects == usual.rejects);
  }
  return 0;
}
