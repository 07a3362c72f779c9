#include "cli/staleness.hpp"

#include <unistd.h>

#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/rules/version_facts.hpp"

namespace racpsy::cli {
void print_note_if_stale(std::span<const Route* const> routes, Date today, Lang lang) {
  if (isatty(STDERR_FILENO) != 1) return;
  Text list;
  for (const Route* route : routes) {
    const Version* now = in_force_on(*route, today);
    if (now == nullptr || !is_stale(*now, today)) continue;
    const auto named = [&](Lang in) { return route->id + " (" + show(now->verified_on, in) + ")"; };
    add_item(list, in_each_language(named));
  }
  if (!list.empty()) print_note(localized<messages::stale>(verified_for, list), lang);
}

Result<std::string> verified_until(Catalogue& catalogue, Date today, Lang lang) {
  std::optional<Date> latest;
  int open = 0, old = 0;
  const Result<std::vector<Route>> routes = catalogue.outlines();
  if (!routes) return routes.problems();
  for (const Route& route : *routes) {
    for (const Version& version : route.versions) {
      latest = latest ? std::max(*latest, version.verified_on) : version.verified_on;
    }
    const Version* now = in_force_on(route, today);
    if (now == nullptr) continue;
    ++open;
    old += is_stale(*now, today) ? 1 : 0;
  }
  const std::string until = latest ? show(*latest, lang) : "–";
  return old == 0 ? format_message<messages::verified>(lang, until)
                  : format_message<messages::verified_but>(lang, until, old, open, verified_for);
}

}  // namespace racpsy::cli
