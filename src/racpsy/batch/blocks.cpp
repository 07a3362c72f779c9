#include "racpsy/batch/blocks.hpp"

#include <algorithm>
#include <cstring>

#include "racpsy/base/folding.hpp"

namespace racpsy::batch {
namespace {

constexpr int wait_ms = 20;  // milliseconds to wait for more rows of the last patient

// Returns the separator that a first line "sep=;" gives; null for any other line.
std::optional<char> named_separator(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() == 7 && line.front() == '"' && line.back() == '"') line = line.substr(1, 5);
  const bool names = line.size() == 5 && (line.starts_with("sep=") || line.starts_with("SEP=") ||
                                          line.starts_with("Sep="));
  return names && may_separate(line.back()) ? std::optional{line.back()} : std::nullopt;
}

}  // namespace

// Appends the bytes of one read, growing the memory if needed; false at the end or on an error.
bool Blocks::read_more(std::vector<char>& memory, std::size_t& used) {
  if (ended_ || error_ != 0) return false;
  const std::size_t room = std::max(size_, used + size_ / 4 + 1);
  if (memory.size() < room + 2 * slack) memory.resize(room + 2 * slack);
  const ReadResult got = input_(memory.data() + slack + used, room - used);
  error_ = got.error;
  ended_ = got.bytes == 0;
  used += got.bytes;
  return got.bytes > 0;
}

std::optional<std::string> Blocks::header() {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  std::vector<char> memory;
  std::size_t used = 0, skipped = 0;  // skipped: bytes of a line before the header
  for (;;) {
    const bool more = read_more(memory, used);
    if (error_ != 0) return std::nullopt;
    const char* begin = memory.data() + slack;
    const char* end = begin + used;
    if (more && used < mark.size()) continue;
    if (std::string_view{begin, used}.starts_with(mark)) begin += mark.size();
    begin += skipped;
    const char* cut = end_of_record(begin, end, separator_);
    if (const std::optional<char> named =
            cut == nullptr || skipped > 0 ? std::nullopt : named_separator({begin, cut})) {
      if (separator_ == any_separator) separator_ = *named;
      skipped = std::string_view{begin, cut}.size();
      header_line_ = 2;
      begin = cut;
      cut = end_of_record(begin, end, separator_);
    }
    if (cut == nullptr && more && used <= most_bytes_of_record) continue;
    if (cut == nullptr && more) return std::nullopt;
    if (cut == nullptr) cut = end;
    if (is_too_long(begin, cut)) return std::nullopt;
    std::string text{begin, cut};
    header_lines_ = header_line_ - 1 + std::max<std::uint64_t>(1, line_feeds(begin, cut));
    line_ = header_lines_ + 1;
    rest_.assign(cut, end);
    return text;
  }
}

void Blocks::set_plan(const Plan& plan) { plan_ = &plan; }

bool Blocks::next(Block& block) {
  std::vector<char>& memory = block.memory;
  std::size_t used = rest_.size();
  memory.resize(std::max(memory.size(), used + 2 * slack));
  std::copy(rest_.begin(), rest_.end(), memory.begin() + slack);
  block.continues = open_;
  block.too_long = open_ = false;
  const char* after = nullptr;
  while (after == nullptr) {
    // Complete records of a slow input are returned before a read that would wait.
    bool waited = false;
    do {
    } while (!waits(memory, used, waited) && read_more(memory, used) && used < size_);
    if (error_ != 0 || (ended_ && used == 0)) return false;
    if (ended_ && memory[slack + used - 1] != '\n') memory[slack + used++] = '\n';
    const char* begin = memory.data() + slack;
    block.quoted = std::memchr(begin, '"', used) != nullptr;
    after = ended_ ? begin + used : cut(begin, begin + used, block.quoted);
    if (after != nullptr && needs_more(begin, after, used, block.quoted)) {
      after = nullptr;
      continue;
    }
    if (after != nullptr || used <= most_bytes_of_record) continue;
    block.too_long = true;
    block.lines = skip_record(memory, used);
    if (error_ != 0) return false;
    after = memory.data() + slack;
  }
  block.begin = memory.data() + slack;
  open_ = plan_->dated && block.too_long;  // the patient of that record is unknown
  if (plan_->dated && !block.too_long && !ended_) {
    const char* whole = before_last_patient(block.begin, after, block.quoted);
    if (whole != nullptr) after = whole;
    else open_ = true;
  }
  block.end = after;
  rest_.assign(after, block.begin + used);
  block.number = number_++;
  block.first_line = line_;
  if (plan_->lines_as_ids) line_ += block.too_long ? block.lines : line_feeds(block.begin, after);
  return true;
}

// Returns true if a block must still grow to hold all rows of its only patient: quantities are
// matched between rows (quantities.hpp).
bool Blocks::needs_more(const char* begin, const char* after, std::size_t used, bool quoted) const {
  return plan_->of(Role::quantity) && !ended_ && used <= most_bytes_of_patient &&
         before_last_patient(begin, after, quoted) == nullptr;
}

// Returns true if the next read would wait although complete records are at hand. Rows of the last
// patient are waited for once, briefly: usually more follow, and a block of whole patients can be
// processed independently.
bool Blocks::waits(const std::vector<char>& memory, std::size_t used, bool& waited) const {
  if (!ready_ || used == 0 || ended_ || ready_(0)) return false;
  const char* begin = memory.data() + slack;
  const bool quoted = std::memchr(begin, '"', used) != nullptr;
  const char* whole = cut(begin, begin + used, quoted);
  if (whole == nullptr || needs_more(begin, whole, used, quoted)) return false;
  if (!plan_->dated || waited || before_last_patient(begin, whole, quoted) != nullptr) return true;
  waited = true;
  return !ready_(wait_ms);
}

// Returns the end of the last complete record; null if there is none.
const char* Blocks::cut(const char* begin, const char* end, bool quoted) const {
  if (!quoted) {
    const auto lf =
        std::find(std::make_reverse_iterator(end), std::make_reverse_iterator(begin), '\n').base();
    return lf == begin ? nullptr : lf;
  }
  const char* last = nullptr;
  for (const char* at = begin; at != nullptr && at < end;) {
    at = end_of_record(at, end, plan_->separator);
    if (at != nullptr) last = at;
  }
  return last;
}

// Discards a record that is too long, reading up to its end; keeps the bytes after it. Returns its
// number of physical lines.
std::uint64_t Blocks::skip_record(std::vector<char>& memory, std::size_t& used) {
  Within within = Within::cell_start;
  std::uint64_t lines = 0;
  for (;;) {
    const char* begin = memory.data() + slack;
    const char* end = begin + used;
    const char* next = end_of_record(begin, end, plan_->separator, within);
    lines += line_feeds(begin, next != nullptr ? next : end);
    if (next != nullptr) {
      used = std::string_view{next, end}.size();
      std::memmove(memory.data() + slack, next, used);
      return lines;
    }
    used = 0;
    if (!read_more(memory, used)) return std::max<std::uint64_t>(lines, 1);
  }
}

// Returns the beginning of the last patient's records; null if they begin with the block. A
// malformed row has no sure patient: no cut is made beside it.
const char* Blocks::before_last_patient(const char* begin, const char* end, bool quoted) const {
  const std::size_t at = *plan_->of(Role::patient);
  Record record;
  const auto patient = [&](const char* from, const char* to) -> std::optional<std::string> {
    split(from, to, plan_->separator, record);
    if (is_too_long(from, to) || !record.well_formed ||
        record.cells.size() != plan_->columns.size() || trimmed(record.cells[at].view()).empty())
      return std::nullopt;
    return std::string{trimmed(record.cells[at].view())};
  };
  if (!quoted) {
    std::optional<std::string> below;
    for (const char* to = end; to > begin;) {
      const char* from =
          std::find(std::make_reverse_iterator(to - 1), std::make_reverse_iterator(begin), '\n')
              .base();
      std::optional<std::string> current = patient(from, to);
      if (to != end && current && below && *current != *below) return to;
      below = std::move(current);
      to = from;
    }
    return nullptr;
  }
  const char* last = nullptr;
  std::optional<std::string> above;
  for (const char* from = begin; from < end;) {
    const char* to = end_of_record(from, end, plan_->separator);
    if (to == nullptr) break;
    std::optional<std::string> current = patient(from, to);
    if (from != begin && current && above && *current != *above) last = from;
    above = std::move(current);
    from = to;
  }
  return last;
}

}  // namespace racpsy::batch
