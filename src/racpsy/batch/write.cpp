// Writes rows of the output, and adds them to the totals.
#include <algorithm>
#include <charconv>

#include "racpsy/batch/worker_parts.hpp"

namespace racpsy::batch {
namespace {

char* put(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

// Writes a whole number in at most 20 bytes.
char* put(char* to, std::int64_t n) {
  static constexpr auto pairs = [] {
    std::array<char, 200> all{};
    for (std::size_t i = 0; i < 100; ++i) {
      all[2 * i] = static_cast<char>('0' + i / 10);
      all[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return all;
  }();
  if (n < 0 || n > 0xFFFFFFFF) return std::to_chars(to, to + 20, n).ptr;
  auto left = static_cast<std::uint32_t>(n);
  const int digits = left < 10              ? 1
                     : left < 100           ? 2
                     : left < 1'000         ? 3
                     : left < 10'000        ? 4
                     : left < 100'000       ? 5
                     : left < 1'000'000     ? 6
                     : left < 10'000'000    ? 7
                     : left < 100'000'000   ? 8
                     : left < 1'000'000'000 ? 9
                                            : 10;
  char* at = to + digits;
  for (; left >= 100; left /= 100)
    std::memcpy(at -= 2, pairs.data() + std::size_t{2} * (left % 100), 2);
  if (left >= 10) std::memcpy(at - 2, pairs.data() + std::size_t{2} * left, 2);
  else *--at = static_cast<char>('0' + left);
  return to + digits;
}

// Writes the names of a set of bits, joined by "+": outcomes or versions.
template <class Names>
char* put_joined(char* to, std::uint64_t bits, const Names& names) {
  bool first = true;
  for (std::size_t i = 0; bits != 0; ++i, bits >>= 1) {
    if ((bits & 1) == 0) continue;
    if (!first) *to++ = '+';
    first = false;
    to = put(to, names[i]);
  }
  return to;
}

}  // namespace

char* Worker::write_computed(char* to, const Output& output, const LinearResult& result, Money fee,
                             int rank) const {
  switch (output.kind) {
    case Output::Kind::covered: return put(to, std::int64_t{result.covered});
    case Output::Kind::sessions: return put(to, std::int64_t{result.sessions});
    case Output::Kind::outcome: return put_joined(to, result.outcomes, outcomes_);
    case Output::Kind::version: return put_joined(to, result.versions, versions_);
    case Output::Kind::rank: return rank > 0 ? put(to, std::int64_t{rank}) : to;
    case Output::Kind::figure: {
      const Money amount = result.get(output.figure, fee);
      return amount.known() ? put(to, amount.cents()) : to;
    }
    case Output::Kind::cell:
    case Output::Kind::line: break;
  }
  return to;
}

void Worker::write_row(const LinearResult& result, Money fee, int rank) {
  write_row(result, fee, rank, result);
}

// Writes a row, growing the output if needed; `summed` is what enters the totals.
void Worker::write_row(const LinearResult& result, Money fee, int rank,
                       const LinearResult& summed) {
  BlockResult& block_result = *block_result_;
  const auto row = static_cast<std::size_t>(ends_[first_end + columns_] - ends_[first_end]);
  const std::size_t need =
      most_computed_ + copies_ * (2 * row + 4);  // doubled quotes, enclosing quotes, an apostrophe
  if (block_result.size + need > block_result.out.size()) {
    block_result.out.resize(std::max(block_result.size + need, block_result.out.size() * 2));
    set_room();
  }
  char* const begin = block_result.out.data() + block_result.size;
  char* const to =
      write_computed_end(write_leading_cells(begin, result, fee, rank), result, fee, rank);
  block_result.size += static_cast<std::size_t>(to - begin);
  if ((result.flags & flag_outside_contract) != 0) ++block_result.outside_contract;
  if ((result.flags & flag_beyond_right) != 0) ++block_result.beyond_right;
  if (setup_.summary) add_to_totals(summed, fee);
}

void Worker::set_room() {
  constexpr std::size_t most =
      slack + sizeof(LinearResult::Written::text);  // most bytes of a copied row
  room_ = std::max(block_result_->out.size(), most) - most;
}

// Writes the outputs before the computed end.
char* Worker::write_leading_cells(char* to, const LinearResult& result, Money fee, int rank) const {
  for (std::size_t i = 0; i < plan_.tail; ++i) {
    if (i > 0) *to++ = plan_.separator;
    const Output& output = plan_.outputs[i];
    if (output.kind == Output::Kind::cell) to = put_cell(to, cell(output.column));
    else if (output.kind == Output::Kind::line)
      to = put(to, static_cast<std::int64_t>(first_line_ + block_result_->lines));
    else to = write_computed(to, output, result, fee, rank);
  }
  return to;
}

// Writes the computed end of a row and the line feed, and caches it with the result. (Not with a
// rank, where one result stands for several ranks.)
char* Worker::write_computed_end(char* to, const LinearResult& result, Money fee, int rank) const {
  char* const begin = to;
  bool any_fee = true;
  for (std::size_t i = plan_.tail; i < plan_.outputs.size(); ++i) {
    if (i > 0) *to++ = plan_.separator;
    to = write_computed(to, plan_.outputs[i], result, fee, rank);
    if (plan_.outputs[i].kind == Output::Kind::figure &&
        result.per_fee[index_of(plan_.outputs[i].figure)] != 0)
      any_fee = false;
  }
  *to++ = '\n';
  const auto size = static_cast<std::size_t>(to - begin);
  const bool counted =
      (result.flags & (flag_outside_contract | flag_beyond_right)) != 0;  // such rows are counted
  if (size <= result.written.text.size() && !(plan_.rank_asked && plan_.dated) && !counted) {
    std::memcpy(result.written.text.data(), begin, size);
    result.written.size = static_cast<std::uint8_t>(size);
    result.written.fee = any_fee ? LinearResult::Written::any_fee : fee;
  }
  return to;
}

// Writes a cell, quoted where CSV requires it.
char* Worker::put_cell(char* to, Cell cell) const {
  const std::string_view text = cell.view();
  const bool quote = !raw_ && text.find_first_of("\"\r\n") != std::string_view::npos;
  const bool holds_separator = !raw_ && text.find(plan_.separator) != std::string_view::npos;
  const bool runs = setup_.spreadsheet_safe && runs_in_spreadsheet(text);
  if (!quote && !holds_separator) return put(runs ? put(to, "'") : to, text);
  *to++ = '"';
  if (runs) *to++ = '\'';
  for (const char c : text) {
    if (c == '"') *to++ = '"';
    *to++ = c;
  }
  *to++ = '"';
  return to;
}

void Worker::add_to_totals(const LinearResult& result, Money fee) {
  block_result_->totals.add(result, fee, weight_);
  block_result_->versions |= result.versions;
  block_result_->unsaid |= inputs_[static_cast<std::size_t>(row_inputs_)]->not_stated;
  if (cell(Role::born).empty() && !setup_.person.born) {
    (setup_.person.age_stated || !cell(Role::age).empty() ? block_result_->birth_unsaid
                                                          : block_result_->age_unsaid) = true;
  }
  if (plan_.by.empty()) return;
  group_.clear();
  for (const int column : plan_.by) group_.emplace_back(cell(column).view());
  block_result_->groups[group_].add(result, fee, weight_);
}

}  // namespace racpsy::batch
