#include "format/formats.hpp"

#include <algorithm>

namespace racpsy {
namespace {

template <class Matches>
const Format* find_if(Matches matches) {
  const auto at = std::find_if(std::begin(formats), std::end(formats), matches);
  return at == std::end(formats) ? nullptr : at;
}

}  // namespace

const Format* find_format(std::string_view name) {
  return find_if([&](const Format& format) { return format.name == name; });
}

const Format* find_format_of_ending(std::string_view ending) {
  return find_if([&](const Format& format) {
    const std::vector<std::string> endings = parts_of(format.endings, ' ');
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
  });
}

std::string write(const Report& report, const Format& format, const TextStyle& text_style,
                  bool spreadsheet_safe) {
  if (format.form == as_json) return report.json();
  if (format.form == as_csv) return report.csv(spreadsheet_safe);
  return format.layout(report.document(), text_style);
}

}  // namespace racpsy
