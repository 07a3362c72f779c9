// A complementary contract: the payments of one real insurer (mutuelle).
//
// A contract is a file of its own, with the keys of rule files. If it is "responsible", it pays the
// co-payment inside a scheme by law, and the rules of the route hold that share. Its own shares
// apply outside any scheme (when = { outcome = "uncovered" }), with limits per session and in
// sessions or euros a year; or, if it is not responsible, inside one (outcome = "covered"). The
// first share that fits pays, after all other payers, at most what is left to the patient, who
// always advances it and sends the bill.
//
// A contract counter counts the sessions that the contract pays, and their sums. A session counts
// in the counters that its share limits by or ranks by, and in those by whose rank an earlier
// share, which fits in all else, passed it on. A session for which nothing is paid counts only if
// its share says so (`pays = "0.00"`: the first two are for the patient). A counter of an excess is
// apart: it holds the cents that the patient bore.
#pragma once

#include "racpsy/rules/version.hpp"

namespace racpsy {

/// An amount that law sets anew from time to time, and the days for which it is known.
struct ReferenceValue {
  struct Dated {
    Date from, to;
    Money amount;
    std::vector<const Source*> sources;
  };
  std::string name;
  Text title;
  std::vector<Dated> amounts;  ///< By day.

  /// Returns the entry of a day; null if the amount of that day is not known.
  const Dated* on(Date day) const;
};

/// An amount of a contract: in cents, or a rate of a reference value on the day of the session.
struct ContractAmount {
  Money money = Money::unknown();  ///< Unknown: a rate of `value`, or not given.
  Rate rate;
  int value = -1;  ///< Index in Contract::values; -1: not a rate.
  Place place;     ///< In the file.

  ContractAmount() = default;
  ContractAmount(Money amount) : money(amount) {}  // NOLINT(google-explicit-constructor)
  bool given() const { return money.known() || value >= 0; }
  /// Compares what they say.
  friend bool operator==(const ContractAmount& a, const ContractAmount& b) {
    return a.money == b.money && a.rate == b.rate && a.value == b.value;
  }
};

/// Limit of a share by a counter: a number of sessions, or a sum.
struct Limit {
  std::uint8_t counter = 0;
  int sessions = -1;      ///< Most sessions paid in the period; -1: no limit in sessions.
  ContractAmount amount;  ///< Most paid in the period.
  Place place;            ///< Of its table in the file.
  /// Compares what they say.
  friend bool operator==(const Limit& a, const Limit& b) {
    return a.counter == b.counter && a.sessions == b.sessions && a.amount == b.amount;
  }
};

/// The first cents of a period, which the patient bears before a share pays.
struct Excess {
  std::uint8_t counter = 0;  ///< Holds the cents borne.
  ContractAmount at_most;
  friend bool operator==(const Excess&, const Excess&) = default;
};

struct ContractShare {
  Rule rule;
  enum class RateBase : std::uint8_t { price, base, rest, value };
  Pays pays;
  /// The amount is for so many minutes, and paid in proportion: 60, an hour. 0: for a session.
  int minutes = 0;
  /// Amount that a rate is of: the price, the base, the rest left to the patient, or a reference
  /// value.
  RateBase rate_base = RateBase::price;
  int value = -1;       ///< Index in Contract::values of that reference value.
  bool in_all = false;  ///< What the others pay is part of it.
  std::optional<Excess> excess;
  ContractAmount at_most;  ///< Per session.
  std::vector<Limit> limits;
  std::vector<std::string> prevails_over;
};

struct Contract {
  std::string id;
  std::string country;  ///< "fr", "be": its conditions ask for the facts of this country.
  Text title;
  Text understood;  ///< How the words of a card were read (app/card.hpp); empty: it is a file.
  std::optional<Date> from, to;  ///< First and last day of its figures; outside, its share is
                                 ///< unknown.
  Date verified_on;
  Currency currency = Currency::eur;
  Rounding rounding = Rounding::half_up;
  bool responsible = false;
  std::vector<Counter> counters;
  std::vector<std::string> routes;     ///< Routes named by conditions, in the order of their bits.
  std::vector<ReferenceValue> values;  ///< Those of the country that its amounts name.
  std::vector<ContractShare> shares;
  std::map<std::string, Source, std::less<>> sources;  ///< Rules point into it.
  std::map<std::string, Source, std::less<>> sources_of_values;

  bool holds_on(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
  /// Returns an amount on a day; unknown if it is not given, or its reference value is not known.
  Money amount_on(const ContractAmount& amount, Date day) const;
  /// Tests whether the figures of two days are the same.
  bool same_figures(Date a, Date b) const;
};

/// Returns the counters by whose rank a rule fits or not, a bit each.
std::uint32_t counters_ranking(const Rule& rule);

/// Returns the reference values that a share depends on, as indices, each once.
std::vector<int> values_of(const ContractShare& share);

/// Returns the ages at which the shares may change, in completed years, unsorted.
std::vector<int> ages_of(const Contract& contract);

/// Returns the memberships at which the shares may change: the first completed months, or days, of
/// each band, ascending, without 0.
struct Memberships {
  std::vector<int> months, days;
  bool empty() const { return months.empty() && days.empty(); }
};
Memberships memberships_of(const Contract& contract);

/// Returns true if the payments may depend on the date of joining.
bool asks_joined(const Contract& contract);

/// Returns the facts that its conditions ask for, as indices in the facts of the country.
std::vector<std::uint8_t> facts_of(const Contract& contract);

/// Returns the value of `complementary` for a contract inside a scheme: a responsible one pays by
/// law, any other only by its own shares.
inline std::string_view word_in_schemes(const Contract& contract) {
  return contract.responsible ? "responsible" : "none";
}

}  // namespace racpsy
