// A person as one route asks for their facts, and how front ends build one.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "racpsy/rules/contract.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

/// The value of a day that is not set.
inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

/// The state of a person for one route. `facts` holds a value for every fact of the route: the
/// stated one or the default.
struct Person {
  std::array<Bits, most_facts> facts{};
  std::uint32_t stated = 0;  ///< Bit per stated fact.
  bool age_stated = false;
  int age = 0;  ///< Completed years, if there is no birth date.
  std::optional<Date> born;
  int january_age = -1;  ///< Age on 1 January, if there is no birth date; -1: `age`.
  int january_year = 0;  ///< The only year to which `january_age` applies; 0: all.
  /// The price of a session if the route sets none or does not cover it.
  Money private_fee = Money::unknown();
  const Contract* contract = nullptr;  ///< The complementary contract; null: none given.
  std::optional<Date> joined;          ///< The day of joining the contract; empty: not stated.
  /// Values of set facts that are held on some days only, with the index of the fact.
  std::vector<std::pair<std::size_t, DatedBits>> dated;
  /// Per limited right of the route: its first day if stated, in days since 1970-01-01.
  std::array<std::int32_t, most_limited> limited_since{no_day, no_day, no_day, no_day,
                                                       no_day, no_day, no_day, no_day};
  int minutes = 0;  ///< Length of a session, for contracts that pay by the hour; 0: not stated.
  int used = 0;     ///< Covered sessions already used in the periods of the first session.
  Money used_deductible;  ///< The deductible already paid, by any care, in that period.
  /// Per kept right of the route: the first day after the period for which it is fixed, in days
  /// since 1970-01-01.
  std::array<std::int32_t, most_kept_rights> kept_until{no_day, no_day, no_day, no_day};

  bool has_stated(std::size_t fact) const { return (stated >> fact & 1) != 0; }
  void state(std::size_t fact, Bits value) {
    facts[fact] = value;
    stated |= std::uint32_t{1} << fact;
  }

  int age_at(Date date) const { return born ? age_on(*born, date) : age; }
  int age_on_january_1(Date date) const {
    if (born) return *born > Date{date.year(), 1, 1} ? 0 : age_on(*born, Date{date.year(), 1, 1});
    return january_age >= 0 && (january_year == 0 || january_year == date.year()) ? january_age
                                                                                  : age;
  }
};

/// Returns a person of whom nothing is stated: every fact of the route has its default. `age` is in
/// completed years.
Person default_person(const Route& route, int age);

/// States a fact, in place of an earlier statement. `dated`: the values held on some days only.
void state_fact(Person& person, std::size_t fact, Bits value, const std::vector<DatedBits>& dated);

/// Adds the rights of the route that follow a right whose last day is stated, in place of those
/// added before: each from the next day on, for as long as it lasts.
void follow_rights(Person& person, const Route& route);

/// Returns the first day without the right that `right` follows, if the person had lost it on
/// `day`, by a change of that day (from `before` to `after`) or earlier by its own last day.
std::optional<Date> right_lost(const LimitedRight& right, const Person& before, const Person& after,
                               Date day);

/// Adds a right from the first day without the one that it follows, unless the person states
/// either.
void follow_right_lost(Person& person, const LimitedRight& right, Date from);

/// Returns true if the contract is for the country and the currency of the route.
bool is_of_country(const Contract& contract, const Route& route);

/// Gives the person a contract, and states the fact "complementary" that it stands for. A contract
/// of another country pays nothing here: the person then has none.
void give_contract(Person& person, const Route& route, const Contract& contract);

}  // namespace racpsy
