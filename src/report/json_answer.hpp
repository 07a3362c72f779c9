// Answers requests as JSON, for front ends other than the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "racpsy/app/inputs.hpp"

namespace racpsy {

/// Answers a request (app/json_request.hpp). Its command is one of
///   calc, compare, plan   the JSON of `--format json`, with what the command line prints beside it
///                         as "notes";
///   ask                   the answer so far and the next question (racpsy/interview/1);
///   card                  what a session costs today: a document;
///   rules                 all routes, or the version of one that is in force: "route".
/// Its "format" is json, or a document for people: "document" (racpsy/document/1), html, markdown
/// or text. Without an answer: an object of the schema racpsy/error/1 with "what", "remedy" and
/// "exit", the exit code of the command line; and the "problems" of a file, each with its place.
std::string answer_json(std::string_view request);

/// The values of "format" in a request; the first is the default.
inline const std::vector<std::string> json_forms{"json", "document", "html", "markdown", "text"};

/// Returns the object of the schema racpsy/error/1.
std::string error_json(const app::Failure& failure, Lang lang);

}  // namespace racpsy
