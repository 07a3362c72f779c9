// Names of enumeration values in rule files, in the order of the enumerations.
#pragma once

#include <array>
#include <string_view>

#include "racpsy/rules/route.hpp"

namespace racpsy {

inline constexpr EnumArray<Confidence, std::string_view, 3> confidence_names{"high", "medium",
                                                                             "low"};
inline constexpr EnumArray<Status, std::string_view, 4> status_names{"stated", "derived",
                                                                     "inferred", "assumed"};
inline constexpr EnumArray<Rounding, std::string_view, 4> rounding_names{"half-up", "half-even",
                                                                         "down", "up"};
inline constexpr EnumArray<Calendar, std::string_view, 2> calendar_names{"applied", "legal"};
inline constexpr EnumArray<Payer, std::string_view, payer_count> payer_names{"amo", "other", "amc",
                                                                             "patient"};
/// The last is for contracts only.
inline constexpr EnumArray<Counter::Per, std::string_view, period_count> period_names{
    "day", "calendar-year", "academic-year", "twelve-months", "lifetime", "contract-year"};
inline constexpr EnumArray<Counter::Unit, std::string_view, 2> unit_names{"sessions", "cents"};
inline constexpr EnumArray<Source::Dated, std::string_view, 3> dated_names{"published_on",
                                                                           "signed_on", "read_on"};
inline constexpr EnumArray<Fact::Type, std::string_view, 2> fact_type_names{"choice", "set"};
inline constexpr EnumArray<Care, std::string_view, care_count> care_names{"psychologist", "doctor",
                                                                          "listening"};
/// Owner of a counter of a contract. Tables of benefits also say "par assuré" and "par personne" of
/// each person whom the contract covers.
enum class CounterOwner : std::uint8_t { beneficiary, family, person, insured };
inline constexpr EnumArray<CounterOwner, std::string_view, 4> counter_owner_names{
    "beneficiary", "family", "person", "insured"};
enum class Owner : std::uint8_t { person, session };
inline constexpr EnumArray<Owner, std::string_view, 2> owner_names{"person", "session"};
inline constexpr std::array<std::string_view, 2> contract_outcome_names{"covered", "uncovered"};

}  // namespace racpsy
