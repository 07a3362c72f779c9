#include "racpsy/engine/table.hpp"

#include <algorithm>
#include <limits>

#include "racpsy/base/limits.hpp"
#include "racpsy/rules/describe.hpp"

namespace racpsy {
namespace {

constexpr std::size_t unfilled = std::numeric_limits<std::size_t>::max();

// The result of the conditions on one fact for given bits; `none` if no condition asks for it.
enum class FactResult : char { no = 'n', yes = 'y', none = '-' };

// Evaluates only the conditions on `fact`; sets `asks_other` if there are other conditions.
FactResult evaluate(const Conditions& conditions, std::size_t fact, Bits bits, bool& asks_other) {
  FactResult answer = FactResult::none;
  for (const Condition& c : conditions) {
    if (c.subject.kind != Subject::Kind::fact || c.subject.index != fact) {
      asks_other = true;
      continue;
    }
    if ((bits & c.values) == 0) return FactResult::no;
    answer = FactResult::yes;
  }
  return answer;
}

// Evaluates a rule for these bits: 'n' it cannot apply, 'y' it always applies, '?' it depends on
// other conditions.
char evaluate(const Rule& rule, std::size_t fact, Bits bits) {
  bool asks_other = false;
  for (const Condition& c : rule.unless) {
    if (c.subject.kind == Subject::Kind::fact && c.subject.index == fact) {
      if ((bits & c.values) != 0) return 'n';
    } else {
      asks_other = true;
    }
  }
  if (evaluate(rule.when, fact, bits, asks_other) == FactResult::no) return 'n';
  return asks_other ? '?' : 'y';
}

}  // namespace

Table::Table(const Route& route, const Version& version) : version_(&version) {
  // Collect the facts asked for and the cut points of ages and ranks.
  std::vector<bool> asked(route.facts.size(), false);
  std::vector<bool> own(route.facts.size(), false);
  std::vector<Axis> ranks(route.counters.size());
  each_conditions(version, [&](const Conditions& conditions) {
    for (const Condition& c : conditions) {
      if (c.subject.kind == Subject::Kind::fact) asked[c.subject.index] = true;
      if (c.subject.kind == Subject::Kind::earlier) ranks[c.subject.index].earlier = true;
      std::vector<int>* cuts =
          c.subject.kind == Subject::Kind::age                ? &age_axis_.cuts
          : c.subject.kind == Subject::Kind::age_on_january_1 ? &january_axis_.cuts
          : c.subject.kind == Subject::Kind::rank             ? &ranks[c.subject.index].cuts
                                                              : nullptr;
      if (cuts != nullptr) cuts->insert(cuts->end(), {c.low, c.high + 1});
    }
  });
  for (const SessionRule& s : version.sessions) {
    for (const Condition& c : s.usually) own[c.subject.index] = true;
  }
  for (const CapRule& cap : version.caps) ranks[cap.counter].cuts.push_back(cap.at_most + 1);

  const auto sort_cuts = [](std::vector<int>& cuts, int lowest, int highest) {
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::erase_if(cuts, [&](int cut) { return cut <= lowest || cut > highest; });
  };
  // The inner axes: ranks, which make up a slab.
  std::size_t stride = 1;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    sort_cuts(ranks[i].cuts, 1, no_highest);
    if (ranks[i].earlier) ranks[i].cuts.insert(ranks[i].cuts.begin(), 1);
    if (ranks[i].cuts.empty()) continue;
    ranks[i].index = i;
    ranks[i].stride = stride;
    stride *= ranks[i].size();
    int rank = 0;
    for (std::uint32_t& place : places_[i])
      place = static_cast<std::uint32_t>(ranks[i].stride * ranks[i].band(rank++));
    rank_axes_.push_back(std::move(ranks[i]));
  }
  slab_size_ = stride;
  // The outer axes, which select a slab: ages, facts, and last the class of the set fact.
  stride = 1;
  for (Axis* axis : {&age_axis_, &january_axis_}) {
    sort_cuts(axis->cuts, 0, oldest);
    if (axis->cuts.empty()) continue;
    axis->stride = stride;
    stride *= axis->size();
  }
  for (std::size_t i = 0; i < route.facts.size(); ++i) {
    if (!asked[i]) continue;
    if (route.facts[i].type == Fact::Type::set) {
      set_fact_ = i;
      continue;
    }
    FactAxis axis{i, stride, own[i], route.facts[i].values.size()};
    stride *= axis.values * (axis.own ? 2 : 1);
    fact_axes_.push_back(axis);
  }
  set_stride_ = stride;
  slabs_.assign(set_fact_ ? 0 : stride, unfilled);
}

const Table::Places* Table::places(std::size_t counter) const {
  for (const Axis& axis : rank_axes_) {
    if (axis.index == counter && axis.cuts.back() > last_place) return nullptr;
  }
  return &places_[counter];
}

std::size_t Table::class_of(Bits bits) {
  const auto known = class_of_bits_.find(bits);
  if (known != class_of_bits_.end()) return known->second;
  const std::size_t fact = *set_fact_;
  // The signature of these bits: the result of every rule, a character each.
  std::string signature;
  // First-fit lists: rules after one that always applies have no effect.
  const auto add_first_fit = [&](const auto& rules, auto&& counts) {
    signature += '/';
    for (const auto& r : rules) {
      if (!counts(r)) continue;
      signature += evaluate(r.rule, fact, bits);
      if (signature.back() == 'y') break;
    }
  };
  const auto all = [](const auto&) { return true; };
  add_first_fit(version_->sessions, all);
  for (std::size_t payer = 0; payer < payer_count; ++payer)
    add_first_fit(version_->shares, [&](const ShareRule& s) { return index_of(s.payer) == payer; });
  add_first_fit(version_->deductibles, all);
  add_first_fit(version_->copayment_ceilings, all);
  // All other lists are evaluated to the end.
  const auto add_conditions = [&](const Conditions& conditions) {
    bool other = false;
    signature += static_cast<char>(evaluate(conditions, fact, bits, other));
  };
  for (const EntitlementRule& e : version_->entitlements)
    signature += evaluate(e.rule, fact, bits), add_conditions(e.require);
  for (const CapRule& c : version_->caps) signature += evaluate(c.rule, fact, bits);
  for (const DeductionRule& d : version_->deductions) signature += evaluate(d.rule, fact, bits);
  for (const ExtraFeesRule& e : version_->extra_fees) signature += evaluate(e.rule, fact, bits);
  for (const ThirdPartyRule& t : version_->third_party) signature += evaluate(t.rule, fact, bits);
  for (const DoubtRule& d : version_->doubts) signature += evaluate(d.rule, fact, bits);
  for (const Conditions& c : version_->counts) add_conditions(c);

  const std::size_t next = class_of_signature_.size();
  const std::size_t found = class_of_signature_.emplace(std::move(signature), next).first->second;
  if (found == next) slabs_.resize(slabs_.size() + set_stride_, unfilled);
  class_of_bits_.emplace(bits, found);
  return found;
}

std::size_t Table::slab(const Point& point) {
  std::size_t index = 0;
  if (age_axis_.stride != 0) index += age_axis_.stride * age_axis_.band(point.age);
  if (january_axis_.stride != 0)
    index += january_axis_.stride * january_axis_.band(point.age_on_january_1);
  for (const FactAxis& axis : fact_axes_) {
    std::size_t value = 0;
    while (value + 1 < axis.values && (point.facts[axis.index] >> value & 1) == 0) ++value;
    if (axis.own && (point.own >> axis.index & 1) != 0) value += axis.values;
    index += axis.stride * value;
  }
  if (set_fact_) index += set_stride_ * class_of(point.facts[*set_fact_]);
  if (slabs_[index] == unfilled) {
    slabs_[index] = cells_.size();
    cells_.resize(cells_.size() + slab_size_);
    fill_slab(slabs_[index], point);
  }
  return slabs_[index];
}

// Computes the cells of a slab with `decide`, one per combination of rank bands.
void Table::fill_slab(std::size_t first, Point point) {
  for (std::size_t i = 0; i < slab_size_; ++i) {
    for (const Axis& axis : rank_axes_) {
      const std::size_t band = i / axis.stride % axis.size();
      point.rank[axis.index] = band > 0 ? axis.cuts[band - 1] : axis.earlier ? 0 : 1;
    }
    cells_[first + i] = decide(*version_, point);
  }
}

bool Table::asks(std::size_t fact) const {
  if (set_fact_ == fact) return true;
  return std::any_of(fact_axes_.begin(), fact_axes_.end(),
                     [&](const FactAxis& a) { return a.index == fact; });
}

std::vector<int> Table::ages() const {
  std::vector<int> ages{0};
  for (const Axis* axis : {&age_axis_, &january_axis_})
    ages.insert(ages.end(), axis->cuts.begin(), axis->cuts.end());
  std::sort(ages.begin(), ages.end());
  ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
  return ages;
}

}  // namespace racpsy
