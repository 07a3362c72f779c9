#include "racpsy/batch/records.hpp"

#include <algorithm>

namespace racpsy::batch {
namespace {

bool separates(char c, char separator) {
  return separator == any_separator ? c == ',' || c == ';' || c == '\t' : c == separator;
}

}  // namespace

const char* end_of_record(const char* at, const char* end, char separator) {
  bool first_of_cell = true;
  while (at < end) {
    if (*at == '"' && first_of_cell) {
      for (++at;; ++at) {
        at = std::find(at, end, '"');
        if (at == end) return nullptr;
        if (at + 1 == end || at[1] != '"') break;
        ++at;
      }
      first_of_cell = false;
    } else if (*at == '\n') {
      return at + 1;
    } else {
      first_of_cell = separates(*at, separator);
    }
    ++at;
  }
  return nullptr;
}

void split(const char* at, const char* end, char separator, Record& into) {
  into.cells.clear();
  into.well_formed = true;
  if (end > at && end[-1] == '\n') --end;
  if (end > at && end[-1] == '\r') --end;
  into.bytes.assign(slack, ' ');
  into.bytes.reserve(2 * slack + static_cast<std::size_t>(end - at) + 1);  // cells point into it: it must not move
  for (;;) {
    const std::size_t begin = into.bytes.size();
    bool closed = false;
    if (at < end && *at == '"') {
      for (++at;; ++at) {
        if (at == end) {
          into.well_formed = false;
          break;
        }
        if (*at == '"') {
          if (at + 1 == end || at[1] != '"') break;
          ++at;
        }
        into.bytes += *at;
      }
      if (at < end) ++at;
      closed = true;
    }
    while (at < end && !separates(*at, separator)) {
      // A quote inside a cell without quotes, or anything after the closing one.
      if (*at == '"' || closed) into.well_formed = false;
      into.bytes += *at++;
    }
    into.cells.push_back({into.bytes.data() + begin, static_cast<std::uint32_t>(into.bytes.size() - begin)});
    into.bytes += separator;
    if (at == end) break;
    ++at;
  }
  into.bytes.append(slack, ' ');
}

}  // namespace racpsy::batch
