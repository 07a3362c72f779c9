// The steps that settle: outcome, price, shares, what is carried over a period, and the figures.
#pragma once

#include "racpsy/sql/count.hpp"

namespace racpsy::sql {

/// The stages of walks: the sums of a period, in the order in which they are settled. Deductions
/// have a stage for each length of a period, so that all routes that share a sum have it at one
/// stage.
inline constexpr int deductible_stage = 1, copayment_stage = 2, deduction_stage = 3,
                     contract_stage = 15;

/// Adds the steps from `counted` to `settled`: the columns outcome, rank_in, price, base, amo,
/// other, amc, patient, direct, returned, owed, of_public. Fails if the rules cannot be said.
Result<void, Refusal> settling_steps(Draft& draft);

/// Adds the step `insured`: what the contract pays, in `paid`. Fails if it cannot be said.
Result<void, Refusal> contract_steps(Draft& draft);

/// A rate of an amount that is not negative, rounded once to a cent.
std::string rate_of(const Dialect& dialect, const std::string& amount, Rate rate,
                    Rounding rounding);
/// The smaller of two amounts; unknown if either is.
std::string lesser(const std::string& a, const std::string& b);

}  // namespace racpsy::sql
