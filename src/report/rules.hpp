// The rules themselves as reports: what there is, what a version says, what changed between two.
#pragma once

#include <string>
#include <vector>

#include "racpsy/rules/route.hpp"
#include "report/layout.hpp"

namespace racpsy {

/// A version of a route; its index in the route.
struct VersionRef {
  const Route* route = nullptr;
  std::size_t index = 0;
  const Version& version() const { return route->versions[index]; }
  std::string name() const { return route->id + "@" + route->versions[index].id; }
};

/// For people, laid out as `text_style` says.
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
