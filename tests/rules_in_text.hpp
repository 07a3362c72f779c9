// Builds routes from text in tests.
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

/// Header of a version "1" that applies from 2022-01-01.
inline const std::string head = R"(
route = "xx/trial"
version = "1"
title = { fr = "un", en = "one" }
verified_on = 2030-01-01
currency = "EUR"
rounding = "half-up"
in_force.applied = { from = 2022-01-01, source = "law" }
)";

/// A minimal session list.
inline const std::string one_session = R"(
[[session]]
id = "session"
title = { fr = "séance", en = "session" }
price = "50.00"
source = "law"
)";

/// Rules with one case each; `more`: further lines.
inline std::string share(const std::string& id, const std::string& payer, const std::string& pays,
                         const std::string& more = "") {
  return "[[share]]\nid = \"" + id + "\"\npayer = \"" + payer +
         "\"\ntitle = { fr = \"s\", en = \"s\" }\npays = \"" + pays + "\"\nsource = \"law\"\n" +
         more;
}

inline std::string cap(const std::string& id, const std::string& counter, int at_most,
                       const std::string& more = "") {
  return "[[cap]]\nid = \"" + id + "\"\ncounter = \"" + counter +
         "\"\nat_most = " + std::to_string(at_most) +
         "\nelse = \"beyond_cap\"\nsource = \"law\"\n" + more;
}

inline std::string deduction(const std::string& amount, const std::string& more = "",
                             const std::string& id = "flat") {
  return "[[deduction]]\nid = \"" + id + "\"\ntitle = { fr = \"d\", en = \"d\" }\namount = \"" +
         amount + "\"\nfrom = \"amo\"\nsource = \"law\"\n" + more;
}

/// A deductible, or a ceiling on co-payments (`list`), of a counter that is declared.
inline std::string sum_rule(const std::string& list, const std::string& id,
                            const std::string& counter, const std::string& at_most,
                            const std::string& more = "") {
  return "[[" + list + "]]\nid = \"" + id + "\"\ntitle = { fr = \"" + id + "\", en = \"" + id +
         "\" }\ncounter = \"" + counter + "\"\nat_most = \"" + at_most + "\"\nsource = \"law\"\n" +
         more;
}

/// Returns `payers` as a TOML list.
inline std::string third_party_payment(const std::string& payers,
                                       const std::string& id = "direct") {
  return "[[third_party_payment]]\nid = \"" + id +
         "\"\ntitle = { fr = \"t\", en = \"t\" }\npayers = " + payers + "\nsource = \"law\"\n";
}

struct Trial {
  Declarations known;
  Route route;
  Problems problems;
};

/// Reads version texts into a route; adds errors to `problems`.
inline std::unique_ptr<Trial> trial(const std::vector<std::string>& versions) {
  auto t = std::make_unique<Trial>();
  const auto add = [&](Problems more) {
    t->problems.insert(t->problems.end(), more.begin(), more.end());
  };
  add(read_declarations({"xx/trial/route.toml", "route.toml", declarations}, t->known));
  t->route.id = "xx/trial";
  t->route.facts = t->known.facts;
  for (const std::string& text : versions) {
    Version version;
    add(read_version({"xx/trial/1.toml", "1.toml", text}, "xx/trial", t->known, t->route.counters,
                     version));
    t->route.versions.push_back(std::move(version));
  }
  for (const Calendar c : both_calendars) {
    std::vector<std::uint8_t>& line = t->route.timeline[c];
    for (std::size_t i = 0; i < versions.size(); ++i) {
      if (t->route.versions[i].in_force[c]) line.push_back(static_cast<std::uint8_t>(i));
    }
    std::sort(line.begin(), line.end(), [&](std::uint8_t a, std::uint8_t b) {
      return t->route.versions[a].in_force[c]->from < t->route.versions[b].in_force[c]->from;
    });
  }
  return t;
}

}  // namespace racpsy::test
