// Decompresses gzip, one member after another, and verifies the length and checksum of each; and
// compresses.
#pragma once

#include <cerrno>
#include <memory>
#include <string>
#include <string_view>

#include "cli/source.hpp"

namespace racpsy::cli {

// Errors of decoding, by numbers that reading a file never gives.
inline constexpr int damaged = EBADMSG, cut_short = EDOM;

/// Returns the content of gzip. Its errors are those of `from`, `damaged`, `cut_short` and ENOMEM.
std::shared_ptr<Bytes> unpacked(std::shared_ptr<Bytes> from);

/// The same without zlib, for WebAssembly, where it is `unpacked`.
std::shared_ptr<Bytes> unpacked_without_zlib(std::shared_ptr<Bytes> from);

/// Compresses with gzip: one member, without a name and a time, so that equal bytes stay equal.
class Packer {
 public:
  Packer() = default;
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;
  virtual ~Packer() = default;
  /// Takes bytes, and returns the compressed ones that are ready; all of them if these are the
  /// `last`.
  virtual std::string pack(std::string_view bytes, bool last) = 0;
};

/// Returns a packer; null if there is no memory for it.
std::unique_ptr<Packer> make_packer();

/// The same without zlib, where it is `make_packer`: the bytes are stored as they are.
std::unique_ptr<Packer> make_packer_without_zlib();

}  // namespace racpsy::cli
