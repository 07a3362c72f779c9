#include "racpsy/batch/batch.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

#include "racpsy/base/letters.hpp"
#include "racpsy/batch/messages.hpp"
#include "racpsy/batch/worker.hpp"

namespace racpsy::batch {
namespace {

// A cell of the header, quoted where it needs to be.
std::string quoted(const std::string& name, char separator, bool safe) {
  const std::string text = (safe && runs_in_spreadsheet(name) ? std::string{"'"} : std::string{}).append(name);
  if (text.find_first_of("\"\r\n") == std::string::npos && text.find(separator) == std::string::npos) return text;
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

class Run {
 public:
  Run(const Setup& setup, const Streams& streams, const Limits& limits, Done& done)
      : setup_(setup), streams_(streams), limits_(limits), done_(done), blocks_(streams.input, streams.ready, limits.block, setup.separator) {}

  void all(const std::function<bool(const Plan&)>& header_read) {
    const std::optional<std::string> header = blocks_.header();
    done_.input_error = blocks_.error();
    if (done_.input_error != 0) return;
    done_.header_line = blocks_.header_line();
    done_.unusable = header ? read_header(*header, setup_, done_.plan, blocks_.separator()) : std::vector{header_too_long()};
    if (!done_.unusable.empty() || (header_read && !header_read(done_.plan))) return;
    blocks_.read_by(done_.plan);
    line_ = blocks_.header_lines() + 1;
    // Versions are read whole when they are first asked for: now, before several threads ask.
    for (std::size_t v = 0; v < setup_.route->versions.size(); ++v) setup_.route->versions[v];
    const std::string first = header_of(done_.plan, setup_.spreadsheet_safe);
    done_.output_error = streams_.output(0, first);
    if (done_.output_error != 0) return;
    written_ = first.size();
    serve();
    for (std::thread& thread : threads_) thread.join();
    if (blocks_.error() != 0) done_.input_error = blocks_.error();
  }

 private:
  // One thread: block after block. Another is started as long as there is something for it to do.
  void serve() {
    Worker worker{setup_, done_.plan, !streams_.again};
    Block block;
    Page page;
    for (;;) {
      {
        const std::lock_guard lock{reading_};
        if (over_ || !blocks_.next(block)) return;
        if (static_cast<int>(threads_.size()) + 1 < most_threads_) start_another();
      }
      // A block that goes on with a patient, or that looks for those who came before, needs what comes before it.
      const bool in_turn = block.continues || remember_;
      if (in_turn) wait_for(block);
      const Current earlier = in_turn ? last_ : Current{};
      const bool remembers = in_turn && remember_;
      worker.work(block, block.continues ? &earlier : nullptr, remembers ? &seen_ : nullptr, page);
      wait_for(block);
      if (!over_ && done_.plan.dated && !remembers && !still_in_order(page)) {
        recall();
        const Current resumed = last_;
        worker.work(block, block.continues ? &resumed : nullptr, &seen_, page);
      }
      const std::uint64_t before = written_;
      const std::size_t size = over_ ? 0 : hand_in(page);
      if (!streams_.any_order) put_out(before, page, size);
      {
        const std::lock_guard lock{turns_};
        ++turn_;
      }
      my_turn_.notify_all();
      if (streams_.any_order) put_out(before, page, size);
    }
  }

  // Where no more threads are to be had, those that there are do the work.
  void start_another() {
    try {
      threads_.emplace_back([this] { serve(); });
    } catch (const std::system_error&) {
      most_threads_ = 0;
    }
  }

  // Until this returns and the turn is passed on, nobody else touches what is guarded by turns.
  void wait_for(const Block& block) {
    std::unique_lock lock{turns_};
    my_turn_.wait(lock, [&] { return turn_ == block.number; });
  }

  // Whether ids have only increased so far, this page included.
  bool still_in_order(Page& page) {
    if (remember_) return false;
    Order order = page.order;
    order.by_number = order.by_number && order_.by_number;
    order.by_text = order.by_text && order_.by_text;
    order.followed = false;
    if (!last_.id.empty() && !page.first_patient.empty()) order.follow(last_.id.view(), page.first_patient);
    if (order.any()) order_ = order;
    if (order.any()) for (const std::string& id : page.patients) compact_.add(id);
    return order.any();
  }

  // From now on all patients are remembered: first those who came before this block.
  void recall() {
    if (remember_.exchange(true)) return;
    done_.remembered = true;
    compact_.move_to(seen_);
    if (!streams_.again) return;
    Blocks blocks{streams_.again(), {}, limits_.block, setup_.separator};
    blocks.header();
    blocks.read_by(done_.plan);
    const auto patient = static_cast<std::size_t>(done_.plan.of(Role::patient));
    std::uint64_t line = blocks.header_lines() + 1;
    Block block;
    Record record;
    while (line < line_ && blocks.next(block)) {
      if (block.too_long) line += block.lines;
      for (const char* at = block.begin; at < block.end && line < line_;) {
        const char* next = end_of_record(at, block.end, done_.plan.separator);
        if (next == nullptr) next = block.end;
        split(at, next, done_.plan.separator, record);
        if (!is_too_long(at, next) && record.well_formed && record.cells.size() == done_.plan.columns.size() && !trimmed(record.cells[patient].view()).empty()) {
          seen_.emplace(trimmed(record.cells[patient].view()));
        }
        line += static_cast<std::uint64_t>(std::count(at, next, '\n'));
        at = next;
      }
    }
    if (blocks.error() != 0) done_.input_error = blocks.error(), over_ = true;
  }

  void put_out(std::uint64_t before, const Page& page, std::size_t size) {
    if (size == 0) return;
    const int error = streams_.output(before, {page.out.data(), size});
    if (error == 0) return;
    const std::lock_guard lock{turns_};
    done_.output_error = error;
    over_ = true;
  }

  // In turn: what depends on all that came before. How much of the page is to be written.
  std::size_t hand_in(Page& page) {
    std::size_t size = page.size;
    for (Reject& reject : page.rejects) {
      reject.line += line_;
      ++done_.refused;
      done_.not_established = done_.not_established || reject.code == Code::not_established;
      streams_.rejects(reject);
      done_.lines_lost += lines_lost(reject);
      if (done_.refused + done_.lines_lost <= limits_.most_errors) continue;
      done_.stopped = over_ = true;
      size = reject.written;
      break;
    }
    line_ += page.lines;
    done_.rows += page.rows;
    done_.totals += page.totals;
    for (const auto& [by, totals] : page.groups) done_.groups[by] += totals;
    if (done_.groups.size() > most_groups) done_.too_many_groups = over_ = true;
    done_.versions |= page.versions;
    done_.outside_contract += page.outside_contract;
    done_.beyond_right += page.beyond_right;
    done_.unsaid |= page.unsaid;
    done_.age_unsaid = done_.age_unsaid || page.age_unsaid;
    done_.birth_unsaid = done_.birth_unsaid || page.birth_unsaid;
    last_ = std::move(page.last);
    written_ += size;
    if (streams_.progress) streams_.progress(done_.rows);
    return size;
  }

  static Unusable header_too_long() { return {localized<msg::header_too_long>(most_bytes_of_record), localized<msg::needs_header>(), 0}; }

  const Setup& setup_;
  const Streams& streams_;
  const Limits& limits_;
  Done& done_;
  Blocks blocks_;
  std::mutex reading_;
  std::vector<std::thread> threads_;
  int most_threads_ = limits_.threads;

  std::atomic<bool> over_ = false;
  std::atomic<bool> remember_ = false;

  std::mutex turns_;
  std::condition_variable my_turn_;
  std::uint64_t turn_ = 0;
  // Only whoever has the turn touches what follows.
  std::uint64_t line_ = 0;     // of the page's first row
  std::uint64_t written_ = 0;  // bytes of output before the page
  Current last_;
  Order order_;
  Seen seen_;
  Compact compact_;
};

}  // namespace

Done run(const Setup& setup, const Streams& streams, const Limits& limits, const std::function<bool(const Plan&)>& header_read) {
  Done done;
  Run{setup, streams, limits, done}.all(header_read);
  return done;
}

}  // namespace racpsy::batch
