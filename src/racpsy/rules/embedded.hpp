// Embedded rule files: the contents of rules/ at build time. The definition is generated
// (cmake/embed.cmake).
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

}  // namespace racpsy
