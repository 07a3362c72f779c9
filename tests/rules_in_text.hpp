// A route written in a test.
#pragma once

#include <algorithm>
#include <memory>

#include "racpsy/rules/read.hpp"
#include "support.hpp"

namespace racpsy::test {

/// Declarations that tests share: a coverage, a form, a mode, an age band; one source.
inline const std::string declarations = R"(
title = { fr = "Essai", en = "Trial" }
[fact.coverage]
type = "set"
of = "person"
empty = "ordinary"
title = { fr = "couverture", en = "coverage" }
question = { fr = "?", en = "?" }
values.ordinary = { fr = "ordinaire", en = "ordinary" }
values.bim = { fr = "BIM", en = "BIM" }
values.ame = { fr = "AME", en = "AME" }
values.local = { fr = "local", en = "local" }
[fact.form]
type = "choice"
of = "session"
default = "individual"
aliases = { solo = "individual" }
title = { fr = "forme", en = "form" }
question = { fr = "?", en = "?" }
values.individual = { fr = "individuelle", en = "individual" }
values.group = { fr = "groupe", en = "group" }
[source.law]
title = "The law"
reference = "p. 1"
published_on = 2020-01-01
confidence = "high"
[source.rumour]
title = "A rumour"
reference = "p. 2"
read_on = 2020-01-01
confidence = "low"
)";

/// The head of a version "1" that applies from 2022-01-01.
inline const std::string head = R"(
route = "xx/trial"
version = "1"
title = { fr = "un", en = "one" }
verified_on = 2030-01-01
currency = "EUR"
rounding = "half-up"
in_force.applied = { from = 2022-01-01, source = "law" }
)";

/// The shortest session list.
inline const std::string one_session = R"(
[[session]]
id = "session"
title = { fr = "séance", en = "session" }
price = "50.00"
source = "law"
)";

struct Trial {
  Declarations known;
  Route route;
  Problems problems;
};

/// Reads version texts into a route; what is wrong is in `problems`.
inline std::unique_ptr<Trial> trial(const std::vector<std::string>& versions) {
  auto t = std::make_unique<Trial>();
  const auto add = [&](Problems more) { t->problems.insert(t->problems.end(), more.begin(), more.end()); };
  add(read_declarations({"xx/trial/route.toml", "route.toml", declarations}, t->known));
  t->route.id = "xx/trial";
  t->route.facts = t->known.facts;
  for (const std::string& text : versions) {
    Version version;
    add(read_version({"xx/trial/1.toml", "1.toml", text}, "xx/trial", t->known, t->route.counters, version));
    t->route.versions.add(std::move(version), true);
  }
  for (std::size_t c = 0; c < 2; ++c) {
    std::vector<std::uint8_t>& line = t->route.timeline[c];
    for (std::size_t i = 0; i < versions.size(); ++i) {
      if (t->route.versions.head(i).in_force[c]) line.push_back(static_cast<std::uint8_t>(i));
    }
    std::sort(line.begin(), line.end(), [&](std::uint8_t a, std::uint8_t b) {
      return t->route.versions.head(a).in_force[c]->from < t->route.versions.head(b).in_force[c]->from;
    });
  }
  return t;
}

}  // namespace racpsy::test
