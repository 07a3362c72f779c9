// Charts as inline SVG.
#pragma once

#include <string>
#include <string_view>

#include "format/document.hpp"

namespace racpsy {

/// Escapes the characters that have a meaning in HTML and SVG.
std::string escape_html(std::string_view text);

/// Returns a <figure> with one horizontal bar a row, divided by payer. `id` makes the element ids
/// of a page unique.
std::string svg(const doc::Chart& chart, int id);

}  // namespace racpsy
