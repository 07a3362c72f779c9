// Reports on the rules: the list of routes, one version, the differences between two versions.
#pragma once

#include <string>
#include <vector>

#include "racpsy/rules/route.hpp"
#include "report/layout.hpp"

namespace racpsy {

/// A version, by its route and its index in it.
struct VersionRef {
  const Route* route = nullptr;
  std::size_t index = 0;
  const Version& version() const { return route->versions[index]; }
  std::string name() const { return route->id + "@" + route->versions[index].id; }
};

/// Reports as text for people (laid out by `text_style`) and as JSON.
std::string list_text(const std::vector<const Route*>& routes, Date today, Lang lang,
                      const TextStyle& text_style);
std::string list_json(const std::vector<const Route*>& routes, Date today,
                      const std::string& digest);

std::string version_text(const VersionRef& shown, bool named, Date today, Lang lang,
                         const TextStyle& text_style);
std::string version_json(const VersionRef& shown, Date today, const std::string& digest);

std::string diff_text(const VersionRef& before, const VersionRef& after, Lang lang,
                      const TextStyle& text_style);
std::string diff_json(const VersionRef& before, const VersionRef& after, const std::string& digest);

}  // namespace racpsy
