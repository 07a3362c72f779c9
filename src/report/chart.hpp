// A chart as inline SVG.
#pragma once

#include <string>
#include <string_view>

#include "report/document.hpp"

namespace racpsy {

/// The text with what has a meaning in HTML and SVG escaped.
std::string escape_html(std::string_view text);

/// A figure with one horizontal bar a row, made of what each payer pays. `id` tells the charts of
/// one page apart.
std::string svg(const doc::Chart& chart, int id);

}  // namespace racpsy
