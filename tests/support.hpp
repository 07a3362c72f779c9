// Helpers of several tests: the embedded rules, and requests in words.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "racpsy/engine/statement.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::test {

/// Returns the embedded rules, opened once.
inline Catalogue& embedded() {
  static Result<Catalogue> catalogue = Catalogue::open({});
  REQUIRE(catalogue);
  return *catalogue;
}

inline const Route& route(const std::string& id = "fr/mon-soutien-psy") {
  const Result<const Route*> found = embedded().route(id);
  REQUIRE(found);
  return **found;
}

inline const Version& version_called(const Route& route, const std::string& id) {
  const auto at = std::find_if(route.versions.begin(), route.versions.end(),
                               [&](const Version& version) { return version.id == id; });
  REQUIRE_MESSAGE(at != route.versions.end(), id);
  return *at;
}

inline Bits bits(const Route& route, const std::string& fact, const std::string& word) {
  const Fact* known = route.fact(fact);
  REQUIRE_MESSAGE(known != nullptr, fact);
  const std::optional<Bits> value = known->read(word);
  REQUIRE_MESSAGE(value.has_value(), fact, " = ", word);
  return *value;
}

/// Returns a person of 40 years who states only these facts.
inline Person person(const Route& route, const std::map<std::string, std::string>& facts = {}) {
  Person p = default_person(route, 40);
  for (const auto& [name, word] : facts) {
    p.state(route.fact_index(name).value(), bits(route, name, word));
  }
  return p;
}

inline std::vector<Session> weekly(Date first, int count) {
  std::vector<Session> all;
  for (int i = 0; i < count; ++i) all.push_back({add_days(first, 7 * i), {}});
  return all;
}

inline Money euros(std::int64_t e) { return Money::of_cents(e * 100); }

}  // namespace racpsy::test

namespace doctest {
template <>
struct StringMaker<racpsy::Money> {
  static String convert(racpsy::Money m) {
    return m.known() ? (std::to_string(m.cents()) + " cents").c_str() : "unknown";
  }
};
template <>
struct StringMaker<racpsy::Date> {
  static String convert(racpsy::Date d) { return racpsy::iso(d).c_str(); }
};
template <>
struct StringMaker<racpsy::Outcome> {
  static String convert(racpsy::Outcome o) { return std::string{racpsy::name_of(o)}.c_str(); }
};
}  // namespace doctest
