// A case: the people of a household, what changes for them from which day, and the sessions they
// have.
//
// The file is read as it stands. Which facts exist depends on the routes that its sessions name, so
// words are kept with their places and given their meaning later (engine/case.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "racpsy/base/date.hpp"
#include "racpsy/base/money.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/rules/version.hpp"

namespace racpsy {

/// Something said of a person or a session: a fact and its value, or a counter and what it holds.
struct NamedValue {
  std::string name;
  std::string value;  ///< Words of a set are joined by "+".
  Place name_at;
  Place value_at;
};

/// Facts, and the fee, as they are said in one place of the file.
struct CaseValues {
  std::vector<NamedValue> facts;
  Money private_fee = Money::unknown();
  std::optional<int> minutes;  ///< How long a session is.
  std::optional<Date> from;    ///< A change: the day from which it holds.
};

/// Sessions of one person that are alike.
struct CaseSessions {
  NamedValue route;  ///< Its value is the route's id.
  CaseValues own;
  std::vector<Date> dates;
};

struct CasePerson {
  std::string name;  ///< Empty where the file has one person without a name.
  std::optional<int> age;
  std::optional<Date> born;
  CaseValues at_first;
  std::vector<CaseValues> changes;  ///< By day.
  std::vector<NamedValue> used;     ///< What counters hold before the first session.
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
/// The same for a text; `path` is what errors name, and beside what contracts lie.
Result<CaseFile> read_case(const std::string& path, std::string text);

}  // namespace racpsy
