// The rule files of rules/, as they were when the program was built. The definition is generated
// (cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace racpsy {

struct EmbeddedFile {
  std::string_view path;  ///< "fr/mon-soutien-psy/2025.toml"
  std::string_view text;
};

/// All rule files, sorted by path.
std::span<const EmbeddedFile> embedded_rules();

}  // namespace racpsy
