// SHA-256 (FIPS 180-4): names a set of rule files, so that two answers can be told to come from the
// same rules.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace racpsy {

class Sha256 {
 public:
  void add(std::string_view bytes);
  /// The digest of all that was added, as 64 hexadecimal digits. Ends the computation.
  std::string hex();

 private:
  void block(const unsigned char* bytes);
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> pending_{};
  std::uint64_t length_ = 0;
};

}  // namespace racpsy
