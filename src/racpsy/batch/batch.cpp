#include "racpsy/batch/batch.hpp"

#include <algorithm>
#include <atomic>

#include "racpsy/base/folding.hpp"
#include "racpsy/batch/messages.hpp"
#include "racpsy/batch/side_by_side.hpp"
#include "racpsy/batch/threads.hpp"

namespace racpsy::batch {
namespace {

// Returns a header cell, quoted where CSV requires it; `safe` adds an apostrophe before formulas.
std::string quoted(const std::string& name, char separator, bool safe) {
  const std::string text =
      (safe && runs_in_spreadsheet(name) ? std::string{"'"} : std::string{}).append(name);
  if (text.find_first_of("\"\r\n") == std::string::npos &&
      text.find(separator) == std::string::npos)
    return text;
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

std::string header_of(const Plan& plan, bool safe) {
  std::string out;
  for (const Output& output : plan.outputs) {
    if (&output != &plan.outputs.front()) out += plan.separator;
    out += quoted(output.name, plan.separator, safe);
  }
  return out + '\n';
}

// A column is ignored if no scenario gives it a meaning.
void keep_ignored_by_all(std::vector<Plan>& plans) {
  std::vector<std::string>& ignored = plans.front().ignored;
  std::erase_if(ignored, [&](const std::string& name) {
    return std::any_of(plans.begin(), plans.end(), [&](const Plan& plan) {
      return &plan != &plans.front() &&
             std::find(plan.ignored.begin(), plan.ignored.end(), name) == plan.ignored.end();
    });
  });
}

class Run {
 public:
  Run(const std::vector<Setup>& setups, const Streams& streams, const Limits& limits,
      BatchResult& result)
      : setups_(setups),
        setup_(setups.front()),
        streams_(streams),
        limits_(limits),
        result_(result),
        blocks_(streams.input, streams.ready, limits.block, setup_.separator) {}

  void execute(const std::function<bool(const std::vector<Plan>&)>& header_read) {
    result_.scenarios.resize(setups_.size());
    const std::optional<std::string> header = blocks_.header();
    result_.input_error = blocks_.error();
    if (result_.input_error != 0) return;
    const Place at{setup_.path, static_cast<int>(blocks_.header_line())};
    result_.plans.assign(setups_.size(), {});
    for (std::size_t s = 0; s < setups_.size() && result_.unusable.empty(); ++s)
      result_.unusable =
          header ? read_header(*header, setups_[s], at, result_.plans[s], blocks_.separator())
                 : Problems{header_too_long()};
    if (!result_.unusable.empty()) return;
    keep_ignored_by_all(result_.plans);
    if (header_read && !header_read(result_.plans)) return;
    blocks_.set_plan(plan());
    line_ = blocks_.header_lines() + 1;
    if (!setup_.as_numbers) {
      const std::string first = header_of(plan(), setup_.spreadsheet_safe);
      result_.output_error = streams_.output(0, first);
      if (result_.output_error != 0) return;
      written_ = first.size();
    }
    process_blocks();
    threads_.join();
    close(unit_, plan(), result_);
    if (blocks_.error() != 0) result_.input_error = blocks_.error();
  }

 private:
  // Body of each thread: processes block after block, and starts one more thread while blocks
  // remain.
  void process_blocks() {
    std::optional<Worker> one;
    std::optional<SideBySide> several;
    if (RowWriter::keeps_answers(setup_)) several.emplace(setups_, result_.plans, !streams_.again);
    else one.emplace(setup_, plan(), !streams_.again);
    const auto work = [&](const Block& of, const std::vector<PatientCursor>* before,
                          const Unit* unit, PatientSet* seen, BlockResult& to) {
      if (several) several->work(of, before, unit, seen, to);
      else one->work(of, before != nullptr ? &before->front() : nullptr, seen, to);
    };
    Block block;
    BlockResult block_result;
    for (;;) {
      {
        Lock lock{reading_};
        if (stopped_ || !blocks_.next(block)) return;
        if (threads_.size() + 1 < most_threads_) start_another();
      }
      // A block that continues a patient, or is checked against earlier patients, needs the state
      // after the blocks before it.
      const bool in_turn = block.continues || remember_;
      if (in_turn) wait_for(block);
      const std::vector<PatientCursor> earlier =
          in_turn ? last_ : std::vector<PatientCursor>(setups_.size());
      const Unit unit = in_turn ? unit_ : Unit{};
      const bool remembers = in_turn && remember_;
      work(block, block.continues ? &earlier : nullptr, block.continues ? &unit : nullptr,
           remembers ? &seen_ : nullptr, block_result);
      wait_for(block);
      if (!stopped_ && plan().dated && !remembers && !still_in_order(block_result)) {
        rescan();
        const std::vector<PatientCursor> resumed = last_;
        const Unit resumed_unit = unit_;
        work(block, block.continues ? &resumed : nullptr, block.continues ? &resumed_unit : nullptr,
             &seen_, block_result);
      }
      if (!block.continues) close(unit_, plan(), result_);
      const std::uint64_t before = written_;
      const std::size_t size = stopped_ ? 0 : commit(block_result);
      if (!streams_.any_order) write(before, block_result, size);
      {
        Lock lock{turns_};
        ++turn_;
      }
      my_turn_.notify_all();
      if (streams_.any_order) write(before, block_result, size);
    }
  }

  // Starts a thread; when the system has none left, the existing ones do the work.
  void start_another() {
    if (!threads_.start([this] { process_blocks(); })) most_threads_ = 0;
  }

  // Waits for the turn of a block. The state guarded by turns belongs to this thread until it
  // passes the turn on.
  void wait_for(const Block& block) {
    Lock lock{turns_};
    my_turn_.wait(lock, [&] { return turn_ == block.number; });
  }

  // Returns true while ids have only increased, this block included.
  bool still_in_order(BlockResult& block_result) {
    if (remember_) return false;
    SortCheck sort_check = block_result.sort_check;
    sort_check.by_number = sort_check.by_number && sort_check_.by_number;
    sort_check.by_text = sort_check.by_text && sort_check_.by_text;
    sort_check.followed = false;
    if (!last_.front().id.empty() && !block_result.first_patient.empty())
      sort_check.follow(last_.front().id.view(), block_result.first_patient);
    if (sort_check.any()) sort_check_ = sort_check;
    if (sort_check.any())
      for (const std::string& id : block_result.patients) earlier_ids_.add(id);
    return sort_check.any();
  }

  // Switches to keeping the ids of all patients, and collects those that came before this block.
  void rescan() {
    if (remember_.exchange(true)) return;
    result_.remembered = true;
    earlier_ids_.move_to(seen_);
    if (!streams_.again) return;
    Blocks blocks{streams_.again(), {}, limits_.block, setup_.separator};
    blocks.header();
    blocks.set_plan(plan());
    const std::size_t patient = *plan().of(Role::patient);
    std::uint64_t line = blocks.header_lines() + 1;
    Block block;
    Record record;
    while (line < line_ && blocks.next(block)) {
      if (block.too_long) line += block.lines;
      for (const char* at = block.begin; at < block.end && line < line_;) {
        const char* next = end_of_record(at, block.end, plan().separator);
        if (next == nullptr) next = block.end;
        split(at, next, plan().separator, record);
        if (!is_too_long(at, next) && record.well_formed &&
            record.cells.size() == plan().columns.size() &&
            !trimmed(record.cells[patient].view()).empty()) {
          seen_.emplace(trimmed(record.cells[patient].view()));
        }
        line += line_feeds(at, next);
        at = next;
      }
    }
    if (blocks.error() != 0) result_.input_error = blocks.error(), stopped_ = true;
  }

  void write(std::uint64_t before, const BlockResult& block_result, std::size_t size) {
    if (size == 0) return;
    const int error = streams_.output(before, {block_result.out.data(), size});
    if (error == 0) return;
    Lock lock{turns_};
    result_.output_error = error;
    stopped_ = true;
  }

  // Adds a block result to the totals, in turn; returns the number of its bytes to write.
  std::size_t commit(BlockResult& block_result) {
    std::size_t size = block_result.size;
    for (Reject& reject : block_result.rejects) {
      reject.line += line_;
      ++result_.refused;
      result_.not_established = result_.not_established || reject.code == Code::not_established;
      streams_.rejects(reject);
      result_.lines_lost += lines_lost(reject);
      if (result_.refused + result_.lines_lost <= limits_.most_errors) continue;
      result_.stopped = stopped_ = true;
      size = reject.written;
      break;
    }
    line_ += block_result.lines;
    result_.Tally::operator+=(block_result);
    if (result_.groups.size() > most_groups) result_.too_many_groups = stopped_ = true;
    last_ = std::move(block_result.last);
    unit_ = std::move(block_result.unit);
    written_ += size;
    if (streams_.progress) streams_.progress(result_.rows);
    return size;
  }

  Problem header_too_long() const {
    return {Place{setup_.path}, localized<msg::header_too_long>(most_bytes_of_record),
            localized<msg::needs_header>()};
  }

  const Plan& plan() const { return result_.plan(); }

  const std::vector<Setup>& setups_;
  const Setup& setup_;
  const Streams& streams_;
  const Limits& limits_;
  BatchResult& result_;
  Blocks blocks_;
  Mutex reading_;
  Threads threads_;
  std::size_t most_threads_ = static_cast<std::size_t>(limits_.threads);

  std::atomic<bool> stopped_ = false;
  std::atomic<bool> remember_ = false;

  Mutex turns_;
  Signal my_turn_;
  std::uint64_t turn_ = 0;
  // Guarded by the turn:
  std::uint64_t line_ = 0;     // first line of the block
  std::uint64_t written_ = 0;  // bytes of output before the block result
  std::vector<PatientCursor> last_ = std::vector<PatientCursor>(setups_.size());
  Unit unit_;
  SortCheck sort_check_;
  PatientSet seen_;
  DeltaEncodedIds earlier_ids_;
};

}  // namespace

BatchResult run(const std::vector<Setup>& setups, const Streams& streams, const Limits& limits,
                const std::function<bool(const std::vector<Plan>&)>& header_read) {
  BatchResult result;
  Run{setups, streams, limits, result}.execute(header_read);
  return result;
}

}  // namespace racpsy::batch
