// A complementary contract: what one real mutuelle pays.
//
// A contract is a file of its own, in the words of the rule files. It says whether it is
// "responsible": then the co-payment inside a scheme is paid by law, and the route's own rules say
// so. What the contract adds is its shares: outside any scheme (when = { outcome = "uncovered" }),
// so much a session, so many sessions or euros a year; or, when it is not responsible, something
// inside (outcome = "covered"). Its first share that fits pays, after everybody else, never more
// than what is left to the patient, and is always advanced: the patient sends the bill.
#pragma once

#include "racpsy/rules/version.hpp"

namespace racpsy {

/// What is left of a counter bounds what a share pays: a number of sessions, or a sum.
struct Limit {
  std::uint8_t counter = 0;
  int sessions = -1;  ///< At most so many sessions paid in the period; -1: not counted in sessions.
  Money amount =
      Money::unknown();  ///< At most so much paid in the period; unknown: not counted in money.
  friend bool operator==(const Limit&, const Limit&) = default;
};

struct ContractShare {
  Rule rule;
  enum class RateBase : std::uint8_t { price, base, rest };
  Pays pays;
  bool an_hour =
      false;  ///< The amount is for an hour: a session is paid in proportion to its minutes.
  RateBase rate_base =
      RateBase::price;  ///< What a rate is of: the price, the base, or what is left to the patient.
  Money at_most = Money::unknown();  ///< A session; unknown: no such bound.
  std::vector<Limit> limits;
  std::vector<std::string> prevails_over;
};

struct Contract {
  std::string id;
  std::string country;  ///< "fr", "be": whose facts it may ask for.
  Text title;
  std::optional<Date> from, to;  ///< The first and last day on which its figures hold; outside,
                                 ///< what it pays is not known.
  Date verified_on;
  Rounding rounding = Rounding::half_up;
  bool responsible = false;
  std::vector<Counter> counters;
  std::vector<std::string> routes;  ///< That its conditions name, in the order of their bits.
  std::vector<ContractShare> shares;
  std::map<std::string, Source, std::less<>> sources;  ///< The rules point into it.

  bool holds_on(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

/// The ages at which the contract may begin to pay otherwise, in completed years; in no order.
std::vector<int> ages_of(const Contract& contract);

/// The facts that its conditions ask for, as indices in those of the country.
std::vector<std::uint8_t> facts_of(const Contract& contract);

/// The value of `complementary` that a contract stands for: inside a scheme a responsible contract
/// pays by law, any other only what its own shares say.
inline std::string_view word_in_schemes(const Contract& contract) {
  return contract.responsible ? "responsible" : "none";
}

}  // namespace racpsy
