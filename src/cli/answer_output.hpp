// Writes the answer of a command in the format and to the place asked for.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "racpsy/engine/statement.hpp"
#include "report/document.hpp"
#include "report/layout.hpp"

namespace racpsy::cli {

/// Returns why --strict refuses this statement; nothing if all of it is established.
std::optional<UsageError> strict_refusal(const Statement& statement);

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

/// Writes an answer in the format and to the place asked for, or prints an error. Returns the exit
/// code.
int output_answer(const AnswerWriters& writers, const Command& command, Lang lang);

/// Writes a text, or prints an error. Returns the exit code.
int write_text(const std::string& text, const std::string& path, Lang lang, int exit = exit_done);

}  // namespace racpsy::cli
