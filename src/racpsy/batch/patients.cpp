#include "racpsy/batch/patients.hpp"

#include <algorithm>

namespace racpsy::batch {
namespace {

bool canonical_number(std::string_view text) {
  return !text.empty() && (text[0] != '0' || text.size() == 1) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool number_before(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace

void SortCheck::follow(std::string_view before, std::string_view after) {
  by_text = by_text && before < after;
  by_number = by_number && (followed || canonical_number(before)) && canonical_number(after) &&
              number_before(before, after);
  followed = true;
}

void DeltaEncodedIds::add(std::string_view id) {
  std::size_t same = 0;
  while (same < last_.size() && same < id.size() && last_[same] == id[same]) ++same;
  number(same);
  number(id.size() - same);
  bytes_ += id.substr(same);
  last_ = id;
}

void DeltaEncodedIds::move_to(PatientSet& seen) {
  std::string id;
  for (std::size_t at = 0; at < bytes_.size();) {
    id.resize(number_at(at));
    const std::size_t more = number_at(at);
    id.append(bytes_, at, more);
    at += more;
    seen.insert(id);
  }
  *this = {};
}

void DeltaEncodedIds::number(std::size_t n) {
  for (; n >= 128; n /= 128) bytes_ += static_cast<char>(n % 128 + 128);
  bytes_ += static_cast<char>(n);
}

std::size_t DeltaEncodedIds::number_at(std::size_t& at) const {
  std::size_t n = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_[at++]);
    n |= std::size_t{byte & 127U} << shift;
    if (byte < 128) return n;
  }
}

}  // namespace racpsy::batch
