// A route (dispositif): one way to get care, with all its versions and their common declarations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/rules/version.hpp"

namespace racpsy {

/// Kind of care: reports group routes by it.
enum class Care : std::uint8_t { psychologist, doctor, listening };
inline constexpr std::size_t care_count = 3;

/// Information for people that no computation uses.
struct Notice {
  std::string id;
  Text text;
  std::vector<const Source*> sources;
};

/// A public holiday: a day of each year, or a number of days after Easter Sunday.
struct Holiday {
  Text title;
  int month = 0;  ///< 0: it follows Easter.
  int day = 0;
  int after_easter = 0;
  std::vector<const Source*> sources;
};

/// A row of the card of a route: a situation, and the facts and the age that make it. Of several
/// values of a fact, each makes it alone.
struct CardRow {
  Text title;
  Conditions when;
};

/// One way to get care: its versions, and the facts and counters that they share.
struct Route {
  std::string id;
  Text title;
  Care care = Care::psychologist;
  Text country;
  Text distress;                               ///< Help lines for people in distress.
  EnumArray<Payer, Text, payer_count> payers;  ///< Names of payers in the country; may be empty.
  std::vector<Holiday> holidays;               ///< Of the country.
  std::vector<Notice> notices;
  std::vector<CardRow> card;
  std::vector<Fact> facts;
  std::vector<Counter> counters;
  std::vector<LimitedRight> limited;  ///< At most `most_limited`.
  std::vector<KeptRight> kept;        ///< At most `most_kept_rights`.
  std::vector<Version> versions;      ///< By id.
  /// Version indices by first day, per calendar.
  EnumArray<Calendar, std::vector<std::uint8_t>, 2> timeline;

  /// Returns the currency of all its versions.
  Currency currency() const { return versions.empty() ? Currency::eur : versions.front().currency; }
  const Fact* fact(std::string_view name) const;
  std::vector<std::string> version_ids() const;
  /// Returns the index of a fact, if the route has one of that name.
  std::optional<std::size_t> fact_index(std::string_view name) const;
  /// Returns the index of a fact by its name or a synonym, in folded form.
  std::optional<std::size_t> fact_called(std::string_view word) const;
};

/// Returns the code of the country of a route, by its id: "fr" of "fr/mon-soutien-psy".
std::string country_code(std::string_view route_id);

/// Returns true if no appointment is proposed on this day: a public holiday.
bool is_holiday(const Route& route, Date date);
/// Returns the first day after `date` that is neither a Saturday, a Sunday nor a public holiday.
Date next_working_day(const Route& route, Date date);

}  // namespace racpsy
