// A route: one way to get care, with all its versions and what they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "racpsy/rules/version.hpp"

namespace racpsy {

/// Something people are told that no computation needs.
struct Notice {
  std::string id;
  Text text;
  std::vector<const Source*> sources;
};

/// One way to get care: its versions, and the facts and counters they share.
struct Route {
  std::string id;
  Text title;
  Text country;
  Text distress;                         ///< Where to turn in distress.
  std::array<Text, payer_count> payers;  ///< What payers are called in the country; may be empty.
  std::vector<Notice> notices;
  std::vector<Fact> facts;
  std::vector<Counter> counters;
  std::vector<LimitedRight> limited;  ///< At most `most_limited`.
  std::vector<KeptRight> kept;        ///< At most `most_kept_rights`.
  std::vector<Version> versions;      ///< By id.
  std::array<std::vector<std::uint8_t>, 2>
      timeline;  ///< Per calendar: versions by the day they begin.

  const Fact* fact(std::string_view name) const;
  std::vector<std::string> version_ids() const;
  /// Index of a fact; -1 when the route has none of that name.
  int fact_index(std::string_view name) const;
  /// The same for what people call it: compared in letters, by its other names too.
  int fact_called(std::string_view word) const;
};

}  // namespace racpsy
