// A case file: the people of a household, the changes in their situation by day, and their
// sessions.
//
// Parsing does not interpret names and values: the valid facts depend on the routes that the
// sessions name, so both are kept with their places and resolved later (app/case.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "racpsy/base/date.hpp"
#include "racpsy/base/money.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/rules/version.hpp"

namespace racpsy {

/// A stated name and value: a fact of a person or session, or a counter and its opening balance.
struct NamedValue {
  std::string name;
  std::string value;  ///< Tokens of a set are joined by "+".
  Place name_at;
  Place value_at;
};

/// Sessions, or a sum, that were used of a counter. Without a day this is an opening balance, of
/// the period of the first session; else it counts from that day, in its period.
struct CaseUse : NamedValue {
  std::optional<Date> on;
  std::optional<Currency> currency;  ///< Written with the sum.
};

/// Facts, fee and duration stated in one table of the file.
struct CaseValues {
  std::vector<NamedValue> facts;
  Money private_fee = Money::unknown();
  std::optional<Currency> fee_currency;  ///< Written with the fee.
  Place fee_at;
  std::optional<int> minutes;  ///< Duration of a session.
  std::optional<Date> from;    ///< Change: first day.
  std::optional<Date> joined;  ///< The day of joining the contract; of a person or change.
};

/// Sessions of one person with the same route and values.
struct CaseSessions {
  NamedValue route;  ///< Its value is the route's id.
  CaseValues own;
  std::vector<Date> dates;
};

struct CasePerson {
  std::string name;  ///< Empty for a single person without a name.
  std::optional<int> age;
  std::optional<Date> born;
  CaseValues at_first;
  std::vector<CaseValues> changes;  ///< By day.
  std::vector<CaseUse> used;        ///< Of counters: `[used]`, or a list of `[[used]]`.
  std::vector<CaseSessions> sessions;
  Place place;
};

struct CaseFile {
  std::string path;
  std::string text;  ///< The whole file, for excerpts.
  std::string title;
  std::optional<Calendar> calendar;
  std::vector<CasePerson> people;
};

/// Reads a case file.
Result<CaseFile> read_case(const std::string& path);
/// Reads a profile: the person of a case file, which needs no sessions.
Result<CasePerson> read_profile(const std::string& path);
/// Parses the text of a case file; `path` is used in errors, and contracts are relative to it.
Result<CaseFile> read_case(const std::string& path, std::string text);

}  // namespace racpsy
