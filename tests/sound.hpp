// Invariants of settled sessions, for any rules and people.
#pragma once

#include <string>

#include "racpsy/engine/settle.hpp"

namespace racpsy::test {

/// Returns the first violated invariant; empty if there is none: the parts add up to the price, the
/// advance less the refund is the patient's part, and no amount is negative.
inline std::string unsound(const Settled& s) {
  const auto get = [&](Figure f) { return s.get(f); };
  const Money parts =
      get(Figure::amo) + get(Figure::other) + get(Figure::amc) + get(Figure::patient);
  if (parts.known() && parts != get(Figure::price)) return "the parts do not add up";
  const Money on_the_day = get(Figure::refund) + get(Figure::patient);
  if (on_the_day.known() && get(Figure::advance).known() && on_the_day != get(Figure::advance))
    return "the advance is not what is paid and comes back";
  const Money after_amo = get(Figure::after_amo) + get(Figure::amo) + get(Figure::other);
  if (after_amo.known() && after_amo != get(Figure::price))
    return "the AMO and what it leaves do not add up";
  for (std::size_t f = 0; f < figure_count; ++f) {
    // An excess of third-party payment is recovered later: a negative refund.
    const bool recovered = f == index_of(Figure::refund) && s.deducted != decltype(s.deducted){};
    if (s.figures[f].known() && s.figures[f].cents() < 0 && !recovered)
      return "below zero: " + std::string{figure_names[f]};
  }
  return {};
}

}  // namespace racpsy::test
