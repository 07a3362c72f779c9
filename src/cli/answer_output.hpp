// What a command does with an answer when it has one.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "racpsy/engine/statement.hpp"
#include "report/document.hpp"
#include "report/layout.hpp"

namespace racpsy::cli {

/// --strict: why this statement is refused; nothing if all of it is established.
std::optional<UsageError> strict_refusal(const Statement& statement);

/// A document in the format asked, under the title asked.
std::string render(doc::Document document, const Command& command, const std::string& format);

/// How text is laid out on this descriptor: as --width and --color say, else as its terminal, if it
/// is one and the answer goes there, allows.
TextStyle text_style_of(const Command& command, int descriptor);

/// How an answer is written in each format; each is called only when it is asked for.
struct AnswerWriters {
  std::function<std::string()> json;
  std::function<std::string(bool spreadsheet_safe)> csv;
  std::function<doc::Document()> document;
};

/// Writes an answer in the format asked to the place asked, or prints an error; the exit code.
int output_answer(const AnswerWriters& writers, const Command& command, Lang lang);

/// Writes a text, or prints an error; the exit code.
int write_text(const std::string& text, const std::string& path, Lang lang, int exit = exit_done);

}  // namespace racpsy::cli
