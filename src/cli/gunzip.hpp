// Decompresses gzip, one member after another, and verifies the length and checksum of each.
#pragma once

#include <cerrno>
#include <memory>

#include "cli/source.hpp"

namespace racpsy::cli {

// Errors of decoding, by numbers that reading a file never gives.
inline constexpr int damaged = EBADMSG, cut_short = EDOM;

/// Returns the content of gzip. Its errors are those of `from`, `damaged`, `cut_short` and ENOMEM.
std::shared_ptr<Bytes> unpacked(std::shared_ptr<Bytes> from);

/// The same without zlib, for WebAssembly, where it is `unpacked`.
std::shared_ptr<Bytes> unpacked_without_zlib(std::shared_ptr<Bytes> from);

}  // namespace racpsy::cli
