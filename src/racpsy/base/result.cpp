#include "racpsy/base/result.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>

#include "racpsy/base/messages.hpp"

namespace racpsy {

Problems without_repeats(Problems problems) {
  std::set<std::tuple<std::string, int, int, std::string>> seen;
  std::erase_if(problems, [&](const Problem& p) {
    return !seen.emplace(p.place.file, p.place.line, p.place.column, p.what.in(Lang::en)).second;
  });
  return problems;
}

std::string format_problems(const Problems& problems, Lang lang) {
  std::string out;
  for (const Problem& p : std::span{problems}.first(std::min(problems.size(), problems_listed))) {
    if (!out.empty()) out += '\n';
    out += p.place.file;
    if (p.place.line > 0) {
      if (!p.place.file.empty()) out += ':';
      out += std::to_string(p.place.line) + ":" + std::to_string(p.place.column);
    }
    if (!p.place.file.empty() || p.place.line > 0) out += ": ";
    out += p.what.in(lang);
    if (!p.remedy.in(lang).empty()) out.append(" (").append(p.remedy.in(lang)).append(")");
  }
  if (problems.size() > problems_listed)
    out.append("\n").append(
        format_message<msg::more_problems>(lang, problems.size() - problems_listed));
  return out;
}

}  // namespace racpsy
