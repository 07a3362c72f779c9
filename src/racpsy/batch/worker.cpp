#include "racpsy/batch/worker.hpp"

namespace racpsy::batch {

Worker::Worker(const Setup& setup, const Plan& plan, bool list_patients)
    : plan_(plan),
      row_(plan),
      parts_{{setup, plan}, {setup, plan}, {setup, plan}},
      years_(setup, plan, parts_.reader),
      sessions_(setup, plan, list_patients) {}

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
      if (!answered) answer_or_refuse(result);
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

void Worker::answer_or_refuse(BlockResult& result) {
  Refused refused =
      plan_.dated ? sessions_.answer(row_, parts_, result) : years_.answer(row_, parts_, result);
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

void Worker::answer_next(const char*& at, const char* end, BlockResult& result) {
  const char* const begin = at;
  row_.reset();
  ++result.rows;
  const bool whole = row_.split<false>(at, end, plan_.separator);
  const bool too_long = is_too_long(begin, at);
  if (whole && !too_long) {
    const bool answered = plan_.dated ? sessions_.answer_cached<false>(row_, parts_, result)
                                      : years_.answer_cached<false>(row_, parts_, result);
    if (!answered) answer_or_refuse(result);
    if (parts_.people.is_full()) clear_cache();
  } else {
    refuse_malformed(too_long, result);
  }
  result.lines += row_.lines();
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
