// Writes the answer of a command in the format and to the place asked for.
#pragma once

#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "format/formats.hpp"

namespace racpsy::cli {

inline constexpr int least_width = 40, most_width = 200;  ///< of lines, in columns

/// Checks the value of an option against its words in the table of options.
app::Expected<void> check_choice(const Command& command, const std::string& option);

/// Checks the layout options: --format, --lang, --color, --width.
app::Expected<void> check_layout(const Command& command);

/// Returns the format of --format, else of the ending of the output file, else text.
const Format& format_of(const Command& command);

/// Returns the text layout for a descriptor: by --width and --color, else by its terminal, if the
/// answer goes there.
TextStyle text_style_of(const Command& command, int descriptor);

/// Writes a report in the format and to the place asked for, under the value of --title if it is
/// given. Returns the exit code.
app::Expected<int> output_report(Report report, const Command& command, Lang lang);

}  // namespace racpsy::cli
