// Finds separators and line ends, 64 bytes at a time.
//
// The only code that depends on the processor: SSE2, present on every x86-64, compares 16 bytes at
// once; other processors use a loop that compilers vectorize.
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace racpsy::batch {

/// Bit i stands for byte i.
struct Marks {
  std::uint64_t separators = 0;
  std::uint64_t stops = 0;  ///< Line feeds, carriage returns and quotes.
};

/// Scans 64 bytes, all of which must be readable. `plain`: they hold neither carriage returns nor
/// quotes.
template <bool plain>
Marks marks_of(const char* bytes, char separator) {
  Marks marks;
#ifdef __SSE2__
  const __m128i sep = _mm_set1_epi8(separator);
  const __m128i lf = _mm_set1_epi8('\n');
  [[maybe_unused]] const __m128i cr = _mm_set1_epi8('\r');
  [[maybe_unused]] const __m128i quote = _mm_set1_epi8('"');
  for (int i = 0; i < 4; ++i) {
    const __m128i at =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + std::ptrdiff_t{16} * i));
    __m128i stop = _mm_cmpeq_epi8(at, lf);
    if constexpr (!plain)
      stop = _mm_or_si128(stop, _mm_or_si128(_mm_cmpeq_epi8(at, cr), _mm_cmpeq_epi8(at, quote)));
    marks.separators |= static_cast<std::uint64_t>(
                            static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(at, sep))))
                        << (16 * i);
    marks.stops |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(stop)))
                   << (16 * i);
  }
#else
  for (int i = 0; i < 64; ++i) {
    const char c = bytes[i];
    marks.separators |= static_cast<std::uint64_t>(c == separator) << i;
    marks.stops |= static_cast<std::uint64_t>(c == '\n' || (!plain && (c == '\r' || c == '"')))
                   << i;
  }
#endif
  return marks;
}

/// Returns which of 16 bytes are separators, line feeds, carriage returns or quotes.
inline std::uint32_t marks_of_16(const char* bytes, char separator) {
#ifdef __SSE2__
  const __m128i at = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const auto is = [&](char c) { return _mm_cmpeq_epi8(at, _mm_set1_epi8(c)); };
  return static_cast<std::uint32_t>(_mm_movemask_epi8(
      _mm_or_si128(_mm_or_si128(is(separator), is('"')), _mm_or_si128(is('\n'), is('\r')))));
#else
  std::uint32_t marks = 0;
  for (int i = 0; i < 16; ++i) {
    const char c = bytes[i];
    marks |= static_cast<std::uint32_t>(c == separator || c == '"' || c == '\n' || c == '\r') << i;
  }
  return marks;
#endif
}

}  // namespace racpsy::batch
