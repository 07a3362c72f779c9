#include "cli/stale.hpp"

#include <unistd.h>

#include "cli/output.hpp"
#include "cli/words.hpp"
#include "report/format.hpp"
#include "report/rules.hpp"

namespace racpsy::cli {
namespace {

// The version in force today, applied or else legal; nothing where the route is not open.
const Version* in_force(const Route& route, Date today) {
  for (const Calendar calendar : {Calendar::applied, Calendar::legal}) {
    if (const int version = in_force_on(route, calendar, today); version >= 0) return &route.versions[static_cast<std::size_t>(version)];
  }
  return nullptr;
}

bool stale(const Version* version, Date today) { return version != nullptr && today.days() - version->verified_on.days() > verified_for; }

}  // namespace

void remark_if_stale(std::span<const Route* const> routes, Date today, Lang lang) {
  if (isatty(STDERR_FILENO) != 1) return;
  Text list;
  for (const Route* route : routes) {
    const Version* version = in_force(*route, today);
    if (!stale(version, today)) continue;
    const auto add = [&](std::string& to, Lang in) { to.append(to.empty() ? "" : ", ").append(route->id).append(" (").append(show(version->verified_on, in)).append(")"); };
    add(list.fr, Lang::fr);
    add(list.en, Lang::en);
  }
  if (!list.en.empty()) remark(say<words::stale>(verified_for, list), lang);
}

Result<std::string> verified_until(Catalogue& catalogue, Date today, Lang lang) {
  std::optional<Date> latest;
  int open = 0, old = 0;
  for (const std::string& id : catalogue.routes()) {
    const Result<const Route*> route = catalogue.route(id);
    if (!route) return route.problems();
    for (std::size_t v = 0; v < (*route)->versions.size(); ++v) {
      const Date day = (*route)->versions[v].verified_on;
      latest = latest ? std::max(*latest, day) : day;
    }
    const Version* version = in_force(**route, today);
    open += version != nullptr ? 1 : 0;
    old += stale(version, today) ? 1 : 0;
  }
  const std::string until = latest ? show(*latest, lang) : "–";
  return old == 0 ? say_in<words::verified>(lang, until) : say_in<words::verified_but>(lang, until, old, open, verified_for);
}

}  // namespace racpsy::cli
