#include "racpsy/base/result.hpp"

namespace racpsy {

std::string format_problems(const Problems& problems, Lang lang) {
  std::string out;
  for (const Problem& p : problems) {
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
  return out;
}

}  // namespace racpsy
