// A route: one way to get care, with all its versions and what they share.
#pragma once

#include <functional>
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

/// The versions of a route, by id. Only the heads are read at first (all that stands before the
/// lists: names, dates, counters); a version is read whole when it is first needed, so that a
/// question about today never waits for 2022. Files laid over the embedded ones are read whole at
/// once: they may be wrong, and that is said before any answer.
class Versions {
 public:
  std::size_t size() const { return all_.size(); }
  /// A version with its lists.
  const Version& operator[](std::size_t i) const {
    if (!whole_[i]) read_whole(i);
    return all_[i];
  }
  /// A version of which only the head is sure to be there.
  const Version& head(std::size_t i) const { return all_[i]; }

  void add(Version version, bool whole) {
    all_.push_back(std::move(version));
    whole_.push_back(whole);
  }
  /// How a version is read whole: given its id. It cannot fail; only embedded files are put off,
  /// and a test reads all.
  void reads_with(std::function<Version(const std::string& id)> read) { read_ = std::move(read); }

 private:
  void read_whole(std::size_t i) const;
  mutable std::vector<Version> all_;
  mutable std::vector<bool> whole_;
  std::function<Version(const std::string&)> read_;
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
  Versions versions;
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
