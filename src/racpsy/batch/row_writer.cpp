#include "racpsy/batch/row_writer.hpp"

#include <algorithm>
#include <charconv>

#include "racpsy/base/folding.hpp"

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

// Writes the names of a set of outcomes or versions, joined by "+".
template <class Word, class NameOf>
char* put_joined(char* to, BitSet<Word> set, NameOf name_of) {
  const char* const begin = to;
  for (const std::size_t i : set) {
    if (to != begin) *to++ = '+';
    to = put(to, name_of(i));
  }
  return to;
}

}  // namespace

RowWriter::RowWriter(const Setup& setup, const Plan& plan)
    : setup_(setup),
      plan_(plan),
      keeps_answers_(keeps_answers(setup)) {
  std::size_t outcomes = 0, versions = 0;
  for (const std::string_view name : outcome_names) outcomes += name.size() + 1;  // above all flags
  for (const Version& version : setup.route->versions) versions += version.id.size() + 1;
  constexpr std::size_t longest_number = 20;
  most_computed_ = plan.outputs.size() * (std::max({outcomes, versions, longest_number}) + 1) +
                   sizeof(LinearResult::Written::text) + slack;
  for (const Output& output : plan.outputs) copies_ += output.kind == Output::Kind::cell ? 1 : 0;
  copies_one_cell_ = plan.tail == 1 && plan.outputs[0].kind == Output::Kind::cell &&
                     !keeps_answers_ && !setup.spreadsheet_safe;
  if (copies_one_cell_) copied_cell_ = plan.outputs[0].column;
}

void RowWriter::begin(const BlockResult& to, std::uint64_t first_line) {
  first_line_ = first_line;
  set_room(to);
}

char* RowWriter::write_computed(char* to, const Output& output, const LinearResult& result,
                                Money fee, int rank) const {
  if (setup_.as_numbers) return write_number(to, output, result, fee, rank);
  switch (output.kind) {
    case Output::Kind::covered: return put(to, std::int64_t{result.covered});
    case Output::Kind::sessions: return put(to, std::int64_t{result.sessions});
    case Output::Kind::outcome:
      return put_joined(to, result.outcomes, [](std::size_t i) { return outcome_names.items[i]; });
    case Output::Kind::version:
      return put_joined(to, result.versions, [&](std::size_t i) -> std::string_view {
        return setup_.route->versions[i].id;
      });
    case Output::Kind::rank: return rank > 0 ? put(to, std::int64_t{rank}) : to;
    case Output::Kind::flags: {
      BitSet<std::uint8_t> flags;
      for (std::size_t i = 0; i < flag_names.size(); ++i) {
        if ((result.flags & flag_names[i].first) != 0) flags.add(i);
      }
      return put_joined(to, flags, [](std::size_t i) { return flag_names[i].second; });
    }
    case Output::Kind::figure: {
      const Money amount = result.get(output.figure, fee);
      return amount.known() ? put(to, amount.cents()) : to;
    }
    case Output::Kind::cell:
    case Output::Kind::line: break;
  }
  return to;
}

char* RowWriter::write_number(char* to, const Output& output, const LinearResult& result, Money fee,
                              int rank) {
  const auto number = [&]() -> std::int64_t {
    switch (output.kind) {
      case Output::Kind::covered: return result.covered;
      case Output::Kind::sessions: return result.sessions;
      case Output::Kind::outcome: return static_cast<std::int64_t>(result.outcomes.bits);
      case Output::Kind::version: return static_cast<std::int64_t>(result.versions.bits);
      case Output::Kind::rank: return rank;
      case Output::Kind::flags: return result.flags;
      case Output::Kind::figure: {
        const Money amount = result.get(output.figure, fee);
        return amount.known() ? amount.cents() : unknown_number;
      }
      case Output::Kind::cell:
      case Output::Kind::line: break;
    }
    return 0;
  };
  return put_number(to, output.kind, number());
}

char* RowWriter::put_number(char* to, Output::Kind kind, std::int64_t number) {
  const std::size_t width = width_of(kind);
  const auto narrow = static_cast<std::int32_t>(number);
  if (width == sizeof number) std::memcpy(to, &number, sizeof number);
  else std::memcpy(to, &narrow, sizeof narrow);
  return to + width;
}

char* RowWriter::write_none(char* to, const Output& output, NoSession outcome) const {
  const auto of = static_cast<std::size_t>(outcome);
  if (!setup_.as_numbers)
    return output.kind == Output::Kind::outcome ? put(to, no_session_names[of]) : to;
  switch (output.kind) {
    case Output::Kind::outcome:
      return put_number(to, output.kind, std::int64_t{1} << (outcome_count + of));
    case Output::Kind::covered:
    case Output::Kind::sessions: return put_number(to, output.kind, unknown_narrow_number);
    case Output::Kind::figure: return put_number(to, output.kind, unknown_number);
    case Output::Kind::version:
    case Output::Kind::rank:
    case Output::Kind::flags: return put_number(to, output.kind, 0);
    case Output::Kind::cell:
    case Output::Kind::line: break;
  }
  return to;
}

void RowWriter::write(const Row& row, const RowAnswer& answer, BlockResult& to) {
  if (keeps_answers_) {
    kept_.none.reset();
    kept_.result = answer.result;
    kept_.summed = answer.summed != nullptr ? *answer.summed : answer.result;
    kept_.fee = answer.fee;
    kept_.rank = answer.rank;
    kept_.unsaid = answer.inputs.unsaid;
    kept_.weight = answer.weight;
    has_kept_ = true;
    return;
  }
  make_room(row, to);
  char* const begin = to.out.data() + to.size;
  char* const end =
      write_computed_end(write_leading(begin, row, answer, first_line_ + to.lines), answer);
  to.size += std::string_view{begin, end}.size();
  if ((answer.result.flags & flag_outside_contract) != 0) ++to.scenarios[0].outside_contract;
  if ((answer.result.flags & flag_beyond_right) != 0) ++to.scenarios[0].beyond_right;
}

void RowWriter::write_none(const Row& row, NoSession outcome, BlockResult& to) {
  if (keeps_answers_) {
    kept_ = {};
    kept_.none = outcome;
    has_kept_ = true;
    return;
  }
  make_room(row, to);
  char* const begin = to.out.data() + to.size;
  char* at = begin;
  for (const Output& output : plan_.outputs) {
    if (&output != &plan_.outputs.front()) at = separate(at);
    if (output.kind == Output::Kind::cell) at = write_cell(at, row, row.cell(output.column));
    else if (output.kind == Output::Kind::line)
      at = std::to_chars(at, at + 20, first_line_ + to.lines).ptr;
    else at = write_none(at, output, outcome);
  }
  at = end_row(at);
  to.size += std::string_view{begin, at}.size();
  ++to.no_sessions;
}

// Grows the output if the row might not fit. Quotes inside a cell are doubled; a cell may get
// enclosing quotes and an apostrophe.
void RowWriter::make_room(const Row& row, BlockResult& to) {
  const std::size_t need = most_computed_ + copies_ * (2 * row.size() + 4);
  if (to.size + need <= to.out.size()) return;
  to.out.resize(std::max(to.size + need, to.out.size() * 2));
  set_room(to);
}

void RowWriter::set_room(const BlockResult& to) {
  // Most bytes of a copied row.
  constexpr std::size_t most = slack + sizeof(LinearResult::Written::text);
  room_ = copies_one_cell_ ? std::max(to.out.size(), most) - most : 0;
}

// Writes the outputs before the computed end.
char* RowWriter::write_leading(char* to, const Row& row, const RowAnswer& answer,
                               std::uint64_t line) const {
  for (std::size_t i = 0; i < plan_.tail; ++i) {
    if (i > 0) to = separate(to);
    const Output& output = plan_.outputs[i];
    if (output.kind == Output::Kind::cell) to = write_cell(to, row, row.cell(output.column));
    else if (output.kind == Output::Kind::line) to = std::to_chars(to, to + 20, line).ptr;
    else to = write_computed(to, output, answer.result, answer.fee, answer.rank);
  }
  return to;
}

// Writes the computed end of a row and the line feed, and caches it with the result. (Not with a
// rank, where one result stands for several ranks.)
char* RowWriter::write_computed_end(char* to, const RowAnswer& answer) const {
  const LinearResult& result = answer.result;
  char* const begin = to;
  bool any_fee = true;
  for (std::size_t i = plan_.tail; i < plan_.outputs.size(); ++i) {
    if (i > 0) to = separate(to);
    const Output& output = plan_.outputs[i];
    to = write_computed(to, output, result, answer.fee, answer.rank);
    if (output.kind == Output::Kind::figure && result.per_fee[output.figure] != 0) any_fee = false;
  }
  to = end_row(to);
  const std::size_t size = std::string_view{begin, to}.size();
  const bool counted =
      (result.flags & (flag_outside_contract | flag_beyond_right)) != 0;  // such rows are counted
  if (size <= result.written.text.size() && !(plan_.rank_asked && plan_.dated) && !counted) {
    std::memcpy(result.written.text.data(), begin, size);
    result.written.size = static_cast<std::uint8_t>(size);
    result.written.fee = any_fee ? LinearResult::Written::any_fee : answer.fee;
  }
  return to;
}

// Writes a cell, quoted where CSV requires it.
char* RowWriter::write_cell(char* to, const Row& row, Cell cell) const {
  const std::string_view text = cell.view();
  const bool quote = !row.in_place() && text.find_first_of("\"\r\n") != std::string_view::npos;
  const bool holds_separator =
      !row.in_place() && text.find(plan_.separator) != std::string_view::npos;
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

}  // namespace racpsy::batch
