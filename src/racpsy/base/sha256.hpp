// SHA-256 (FIPS 180-4): identifies a set of rule files, so that two answers can be traced to the
// same rules.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace racpsy {

/// A digest computed over bytes added piece by piece.
class Sha256 {
 public:
  void add(std::string_view bytes);
  /// Returns the digest of all added bytes, as 64 hexadecimal digits. Nothing may be added after
  /// it.
  std::string hex();

 private:
  void process_block(const unsigned char* bytes);
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> pending_{};
  std::uint64_t length_ = 0;
};

}  // namespace racpsy
