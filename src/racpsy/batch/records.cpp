#include "racpsy/batch/records.hpp"

#include <algorithm>

namespace racpsy::batch {
namespace {

bool separates(char c, char separator) {
  return separator == any_separator ? c == ',' || c == ';' || c == '\t' : c == separator;
}

// Returns the closing quote of a cell whose content begins at `at`; `end` if there is none.
const char* closing_quote(const char* at, const char* end) {
  for (;;) {
    at = std::find(at, end, '"');
    if (at == end || at + 1 == end || at[1] != '"') return at;
    at += 2;
  }
}

}  // namespace

const char* end_of_record(const char* at, const char* end, char separator, Within& within) {
  for (; at < end; ++at) {
    if (within == Within::quoted) {
      at = std::find(at, end, '"');
      if (at == end) return nullptr;
      within = Within::after_quote;
    } else if (*at == '"' && within != Within::plain) {
      within = Within::quoted;  // the first byte of a cell, or the second of two quotes
    } else if (*at == '\n') {
      return at + 1;
    } else {
      within = separates(*at, separator) ? Within::cell_start : Within::plain;
    }
  }
  return nullptr;
}

void split(const char* at, const char* end, char separator, Record& into) {
  into.cells.clear();
  into.well_formed = true;
  if (end > at && end[-1] == '\n') --end;
  if (end > at && end[-1] == '\r') --end;
  into.bytes.assign(slack, ' ');
  // Cells point into the bytes, so these must not be moved.
  into.bytes.reserve(2 * slack + std::string_view{at, end}.size() + 1);
  for (;;) {
    const std::size_t begin = into.bytes.size();
    bool closed = false;
    if (at < end && *at == '"') {
      const char* close = closing_quote(at + 1, end);
      for (++at; at < close; ++at) {
        into.bytes += *at;
        if (*at == '"') ++at;  // two stand for one
      }
      if (close == end) into.well_formed = false;
      else ++at;
      closed = true;
    }
    while (at < end && !separates(*at, separator)) {
      // A quote inside a cell without quotes, or anything after the closing one.
      if (*at == '"' || closed) into.well_formed = false;
      into.bytes += *at++;
    }
    into.cells.push_back(
        {into.bytes.data() + begin, static_cast<std::uint32_t>(into.bytes.size() - begin)});
    into.bytes += separator;
    if (at == end) break;
    ++at;
  }
  into.bytes.append(slack, ' ');
}

}  // namespace racpsy::batch
