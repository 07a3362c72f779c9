// Writes the answer of a command in the format and to the place asked for.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "report/document.hpp"
#include "report/layout.hpp"

namespace racpsy::cli {

inline constexpr int least_width = 40, most_width = 200;  ///< of lines, in columns

/// Checks the value of an option against its words in the table of options.
app::Expected<void> check_choice(const Command& command, const std::string& option);

/// Checks the layout options: --format, --lang, --color, --width.
app::Expected<void> check_layout(const Command& command);

/// Writes a document in `format`, under the value of --title if it is given.
std::string render(doc::Document document, const Command& command, const std::string& format);

/// Returns the text layout for a descriptor: by --width and --color, else by its terminal, if the
/// answer goes there.
TextStyle text_style_of(const Command& command, int descriptor);

/// Writers of an answer, one per format; only the one needed is called.
struct AnswerWriters {
  std::function<std::string()> json;
  std::function<std::string(bool spreadsheet_safe)> csv;
  std::function<doc::Document()> document;
};

/// Writes an answer in the format and to the place asked for. Returns the exit code.
app::Expected<int> output_answer(const AnswerWriters& writers, const Command& command, Lang lang);

}  // namespace racpsy::cli
