#include "racpsy/batch/side_by_side.hpp"

#include <algorithm>
#include <charconv>

#include "racpsy/base/folding.hpp"

namespace racpsy::batch {
namespace {

std::string joined_names(BitSet<std::uint64_t> set, const std::vector<Version>& versions) {
  std::string all;
  for (const std::size_t i : set) all.append(all.empty() ? "" : "+").append(versions[i].id);
  return all;
}

std::string joined_names(BitSet<std::uint16_t> outcomes) {
  std::string all;
  for (const std::size_t i : outcomes)
    all.append(all.empty() ? "" : "+").append(outcome_names.items[i]);
  return all;
}

}  // namespace

SideBySide::SideBySide(const std::vector<Setup>& setups, const std::vector<Plan>& plans,
                       bool list_patients)
    : setup_(setups.front()),
      plan_(plans.front()) {
  for (std::size_t s = 0; s < setups.size(); ++s) {
    routes_.push_back(setups[s].route);
    lanes_.emplace_back().worker =
        std::make_unique<Worker>(setups[s], plans[s], list_patients && s == 0);
  }
  if (plan_.of(Role::quantity)) quantities_.emplace(plan_);
}

void SideBySide::work(const Block& block, const std::vector<PatientCursor>* before,
                      const Unit* unit, PatientSet* seen, BlockResult& result) {
  result.clear(lanes_.size());
  first_line_ = block.first_line;
  if (unit != nullptr) result.unit = *unit;
  for (std::size_t s = 0; s < lanes_.size(); ++s) {
    // Only the first scenario checks patients against earlier ones; what it refuses is refused.
    lanes_[s].worker->begin(block, before != nullptr ? &(*before)[s] : nullptr,
                            s == 0 ? seen : nullptr, lanes_[s].result);
  }
  if (block.too_long) {
    for (Lane& lane : lanes_) lane.worker->refuse_too_long(block, lane.result);
    finish_row(result);
  } else {
    if (quantities_) quantities_->read(block);
    const char* ends = block.begin;
    for (const char* at = block.begin; at < block.end; at = ends) {
      const Quantity quantity = quantities_ ? quantities_->next() : Quantity{};
      for (Lane& lane : lanes_) {
        ends = at;
        lane.worker->answer_next(ends, block.end, quantity, lane.result);
        lane.answer = lane.worker->writer().take();
      }
      finish_row(result);
    }
  }
  for (std::size_t s = 0; s < lanes_.size(); ++s) result.last[s] = lanes_[s].worker->end();
  BlockResult& first = lanes_.front().result;
  result.overridden = std::move(first.overridden);
  result.first_patient = std::move(first.first_patient);
  result.sort_check = first.sort_check;
  result.patients = std::move(first.patients);
}

// Writes, sums or refuses the row that all scenarios have read.
void SideBySide::finish_row(BlockResult& result) {
  BlockResult& first = lanes_.front().result;
  const auto refused = [](const Lane& lane) { return !lane.result.rejects.empty(); };
  const auto at = std::find_if(lanes_.begin(), lanes_.end(), refused);
  if (at != lanes_.end()) {
    const Refusal& reason = at->result.rejects.front();
    const bool same = std::all_of(lanes_.begin(), lanes_.end(), [&](const Lane& lane) {
      return refused(lane) && lane.result.rejects.front().code == reason.code &&
             lane.result.rejects.front().column == reason.column;
    });
    const std::size_t scenario = position_of(lanes_, at);
    refuse(std::move(at->result.rejects.front()), same ? std::nullopt : std::optional{scenario},
           result);
    for (Lane& lane : lanes_) lane.result.rejects.clear();
  } else if (std::all_of(lanes_.begin(), lanes_.end(),
                         [](const Lane& lane) { return lane.answer != nullptr; })) {
    write(result);
    if (first_answer().none) ++result.no_sessions;
    else if (setup_.summary) add(result);
  }
  result.rows = first.rows;
  result.lines = first.lines;
}

void SideBySide::refuse(Reject reject, std::optional<std::size_t> scenario, BlockResult& result) {
  if (setup_.summary && plan_.dated) {
    begin_unit(result);
    result.unit.refused = true;
  }
  reject.scenario = scenario;
  reject.written = result.size;
  result.rejects.push_back(std::move(reject));
}

// Closes the unit before this row, if the row is of another patient or year. A row that cannot be
// read is taken for one of the unit before it.
void SideBySide::begin_unit(BlockResult& result) {
  Unit& unit = result.unit;
  const Row& row = lanes_.front().worker->row();
  Date day;
  if (row.count() == plan_.columns.size() && !row.is_broken()) {
    const std::string_view patient = trimmed(row.cell(Role::patient).view());
    const bool dated = read_day(row.cell(Role::date), day);
    const int year = dated ? day.year() : unit.year;
    if (patient.empty() || (patient == unit.patient && year == unit.year)) return;
    close(unit, plan_, result);
    unit.patient = patient;
    unit.year = year;
  }
}

void SideBySide::write(BlockResult& result) {
  Worker& first = *lanes_.front().worker;
  std::size_t need = first.writer().most_copied(first.row());
  for (const Lane& lane : lanes_) need += lane.worker->writer().most_computed();
  if (result.size + need > result.out.size())
    result.out.resize(std::max(result.size + need, result.out.size() * 2));
  char* const begin = result.out.data() + result.size;
  char* to = begin;
  for (const Output& output : plan_.outputs) {
    if (&output != &plan_.outputs.front()) to = first.writer().separate(to);
    if (output.kind == Output::Kind::cell) {
      to = first.writer().write_cell(to, first.row(), first.row().cell(output.column));
    } else if (output.kind == Output::Kind::line) {
      to = std::to_chars(to, to + 20, first_line_ + result.lines).ptr;
    } else {
      const Lane& lane = lanes_[output.scenario];
      const KeptAnswer& answer = *lane.answer;
      const RowWriter& writer = lane.worker->writer();
      to = answer.none ? writer.write_none(to, output, *answer.none)
                       : writer.write_computed(to, output, answer.result, answer.fee, answer.rank);
    }
  }
  to = first.writer().end_row(to);
  result.size += std::string_view{begin, to}.size();
  for (std::size_t s = 0; s < lanes_.size(); ++s) {
    const Flags flags = lanes_[s].answer->result.flags;
    if ((flags & flag_outside_contract) != 0) ++result.scenarios[s].outside_contract;
    if ((flags & flag_beyond_right) != 0) ++result.scenarios[s].beyond_right;
  }
}

// Adds an answered row to the sums, and to its unit.
void SideBySide::add(BlockResult& result) {
  const Row& row = lanes_.front().worker->row();
  if (plan_.dated) begin_unit(result);
  Unit& unit = result.unit;
  const std::int64_t weight = lanes_.front().answer->weight;
  if (!unit.open) {
    unit.open = true;
    unit.weight = weight;
    unit.figures.assign(lanes_.size(), {});
  }
  unit.uneven = unit.uneven || unit.weight != weight;
  Unit::Part* const part = plan_.by.empty() ? nullptr : &part_of_row(unit);
  for (std::size_t s = 0; s < lanes_.size(); ++s) {
    const KeptAnswer& answer = *lanes_[s].answer;
    ScenarioTally& tally = result.scenarios[s];
    tally.totals.add(answer.summed, answer.fee, weight);
    tally.versions |= answer.result.versions;
    tally.unsaid |= answer.unsaid;
    for (const Figure f : answer.summed.per_fee.keys())
      unit.figures[s][index_of(f)] += answer.summed.get(f, answer.fee);
    if (part == nullptr) continue;
    part->group.scenarios[s].totals.add(answer.summed, answer.fee, weight);
    part->patient[s] += answer.summed.get(Figure::patient, answer.fee);
  }
  if (row.cell(Role::born).empty() && !setup_.person.born) {
    const bool stated = setup_.person.age_stated || !row.cell(Role::age).empty();
    (stated ? result.birth_unsaid : result.age_unsaid) = true;
  }
  if (!plan_.dated) close(unit, plan_, result);
}

// Returns the part of the unit with the --summary-by values of this row; bands are left open until
// the unit is closed.
Unit::Part& SideBySide::part_of_row(Unit& unit) {
  by_.clear();
  for (const GroupBy& by : plan_.by) {
    switch (by.kind) {
      case GroupBy::Kind::cell:
        by_.emplace_back(lanes_.front().worker->row().cell(by.column).view());
        break;
      case GroupBy::Kind::outcome:
        by_.push_back(joined_names(lanes_[by.scenario].answer->result.outcomes));
        break;
      case GroupBy::Kind::version:
        by_.push_back(joined_names(lanes_[by.scenario].answer->result.versions,
                                   routes_[by.scenario]->versions));
        break;
      case GroupBy::Kind::band: by_.emplace_back(); break;
    }
  }
  const auto same = [&](const Unit::Part& part) { return part.by == by_; };
  const auto at = std::find_if(unit.parts.begin(), unit.parts.end(), same);
  if (at != unit.parts.end()) return *at;
  Unit::Part& part = unit.parts.emplace_back();
  part.by = by_;
  part.group.scenarios.resize(lanes_.size());
  part.patient.resize(lanes_.size());
  return part;
}

}  // namespace racpsy::batch
