// Embedded files: the contents of rules/ and examples/contracts/ at build time. The definition is
// generated (cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace racpsy {

struct EmbeddedFile {
  std::string_view path;  ///< "fr/mon-soutien-psy/2025.toml"
  std::string_view text;
};

/// Returns all rule files, sorted by path.
std::span<const EmbeddedFile> embedded_rules();

/// Returns the example contracts, sorted by path: "fr/mgen-2022.toml".
std::span<const EmbeddedFile> embedded_contracts();

}  // namespace racpsy
