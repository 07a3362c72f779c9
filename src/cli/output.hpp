// Where answers and errors go.
#pragma once

#include <optional>
#include <string>

#include "racpsy/base/result.hpp"

namespace racpsy::cli {

/// Writes an answer to `path`, or to standard output for "-". A regular file is complete or absent: it is written
/// beside its place and moved there. Gives the reason of a failure.
std::optional<Text> write_answer(const std::string& path, const std::string& answer);

/// One line to standard error, and the remedy below it.
void complain(const Text& what, const Text& remedy, Lang lang);

/// Something worth knowing, to standard error.
void remark(const Text& what, Lang lang);

/// A problem of a rule file as FILE:LINE:COLUMN, what is wrong, the line with a caret, and the remedy; several lines.
std::string in_words(const Problem& problem, Lang lang);

/// Problems of rule files to standard error, as FILE:LINE:COLUMN with an excerpt; the exit code they ask for.
int report(const Problems& problems, Lang lang);

/// Whether standard output is a terminal that takes colours.
bool wants_color(const std::string& choice);

}  // namespace racpsy::cli
