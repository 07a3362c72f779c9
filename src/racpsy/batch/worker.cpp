#include "racpsy/batch/worker.hpp"

#include <algorithm>

namespace racpsy::batch {

Worker::Worker(const Setup& setup, const Plan& plan, bool list_patients)
    : plan_(plan),
      row_(plan),
      parts_{{setup, plan}, {setup, plan}, {setup, plan}},
      years_(setup, plan, parts_.reader),
      sessions_(setup, plan, list_patients) {
  if (plan.of(Role::quantity)) quantities_.emplace(plan);
}

// Answers each row of a block, and counts its lines. `plain`: the block has neither quotes nor \r.
template <bool dated, bool plain>
void Worker::answer_rows(const Block& block, BlockResult& result) {
  const char separator = plan_.separator;
  for (const char *at = block.begin, *const end = block.end; at < end;) {
    const char* const begin = at;
    ++result.rows;
    const bool whole = row_.split<plain>(at, end, separator);
    const bool too_long = !plain && is_too_long(begin, at);
    if (whole && !too_long) [[likely]] {
      const bool answered = dated ? sessions_.answer_cached<plain>(row_, parts_, result)
                                  : years_.answer_cached<plain>(row_, parts_, result);
      if (!answered) answer_or_refuse({}, result);
      if (parts_.people.is_full()) clear_cache();
      if (plain || row_.in_place()) {
        ++result.lines;
        continue;
      }
    } else {
      refuse_malformed(too_long, result);
    }
    result.lines += row_.lines();
    row_.reset();
  }
}

// Answers each row of a block with dates in another format, or with quantities.
void Worker::answer_special(const Block& block, BlockResult& result) {
  if (quantities_) quantities_->read(block);
  for (const char* at = block.begin; at < block.end;)
    answer_next(at, block.end, quantities_ ? quantities_->next() : Quantity{}, result);
}

void Worker::answer_or_refuse(Quantity quantity, BlockResult& result) {
  Refused refused = plan_.dated ? sessions_.answer(row_, quantity, parts_, result)
                                : years_.answer(row_, parts_, result);
  if (refused) refuse(std::move(*refused), result);
}

void Worker::refuse(Refusal refusal, BlockResult& result) {
  sessions_.note_refused();
  result.rejects.push_back(
      {std::move(refusal), result.lines, row_.lines(), row_.id(), result.size});
}

// Refuses a row with malformed quotes or a wrong number of cells; skips it if all cells are empty.
void Worker::refuse_malformed(bool too_long, BlockResult& result) {
  if (too_long) {
    row_.make_unreadable();
    refuse({Code::too_long}, result);
  } else if (row_.is_broken()) {
    refuse({Code::quotes}, result);
  } else if (row_.count() <= plan_.columns.size() && row_.is_blank()) {
    --result.rows;
    return;
  } else {
    refuse({Code::cells, {}, std::to_string(row_.count())}, result);
  }
  sessions_.note_malformed();
}

// Drops all cached inputs and people, to bound memory.
void Worker::clear_cache() {
  sessions_.drop_people();
  parts_.people.clear();
}

void Worker::begin(const Block& block, const PatientCursor* before, PatientSet* seen,
                   BlockResult& result) {
  result.clear(1);
  parts_.writer.begin(result, block.first_line);
  sessions_.begin(before, seen);
  if (parts_.people.is_large()) clear_cache();
  row_.reset();
}

void Worker::answer_next(const char*& at, const char* end, Quantity quantity, BlockResult& result) {
  const char* const begin = at;
  row_.reset();
  ++result.rows;
  const bool whole = row_.split<false>(at, end, plan_.separator);
  const bool too_long = is_too_long(begin, at);
  if (whole && !too_long) {
    row_.rewrite_dates();
    if (!plan_.overridden.empty()) count_stated(result);
    const bool usual = quantity.kind == Quantity::Kind::sessions && quantity.count == 1;
    const bool answered =
        usual && (plan_.dated ? sessions_.answer_cached<false>(row_, parts_, result)
                              : years_.answer_cached<false>(row_, parts_, result));
    if (!answered) answer_or_refuse(quantity, result);
    if (parts_.people.is_full()) clear_cache();
  } else {
    refuse_malformed(too_long, result);
  }
  result.lines += row_.lines();
}

// Counts the options that this row states itself. A cell "file" is not stated: it is the contract
// of the option.
void Worker::count_stated(BlockResult& result) const {
  result.overridden.resize(plan_.overridden.size());
  for (std::size_t i = 0; i < plan_.overridden.size(); ++i) {
    const std::vector<std::size_t>& columns = plan_.overridden[i].columns;
    const bool stated = std::any_of(columns.begin(), columns.end(), [&](std::size_t column) {
      const Cell cell = row_.cell(column);
      return !cell.empty() &&
             (plan_.columns[column].role != Role::complementary || !says_file(cell.view()));
    });
    if (stated) ++result.overridden[i].stated;
    else if (!row_.is_blank()) ++result.overridden[i].left;
  }
}

void Worker::refuse_too_long(const Block& block, BlockResult& result) {
  row_.make_unreadable(block.lines);
  refuse({Code::too_long}, result);
  sessions_.note_malformed();
  result.rows = 1;
  result.lines = block.lines;
}

void Worker::work(const Block& block, const PatientCursor* before, PatientSet* seen,
                  BlockResult& result) {
  begin(block, before, seen, result);
  if (block.too_long) {
    refuse_too_long(block, result);
    result.last[0] = sessions_.end();
    return;
  }
  if (plan_.is_special()) {
    answer_special(block, result);
    result.last[0] = sessions_.end();
    return;
  }
  const std::string_view bytes{block.begin, block.end};
  const bool plain = !block.quoted && !is_too_long(block.begin, block.end) &&
                     bytes.find('\r') == std::string_view::npos;
  if (plan_.dated) {
    plain ? answer_rows<true, true>(block, result) : answer_rows<true, false>(block, result);
  } else {
    plain ? answer_rows<false, true>(block, result) : answer_rows<false, false>(block, result);
  }
  result.last[0] = sessions_.end();
}

}  // namespace racpsy::batch
