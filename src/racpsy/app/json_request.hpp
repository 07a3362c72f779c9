// Reads a request as JSON: an object whose keys are the options of the command line, with "_" for
// "-", and "command".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/app/inputs.hpp"

namespace racpsy::app {

/// Type of a key's value: true or false; one token; one token or an array of them; an object of
/// names and tokens; one token or such an object.
enum class InputKind : std::uint8_t { flag, token, tokens, named_tokens, token_or_named };

/// Commands of requests as bits, in the order of `all_json_commands`; a key has a mask of them.
enum JsonCommands : unsigned {
  by_calc = 1,
  by_compare = 2,
  by_plan = 4,
  by_ask = 8,
  by_card = 16,
  by_rules = 32,
  by_batch = 64,
  by_answers = by_calc | by_compare | by_ask,
  by_questions = by_answers | by_plan | by_batch,
  by_all = by_questions | by_card | by_rules
};

struct InputName {
  std::string_view key;  ///< "private_fee" for "--private-fee".
  InputKind kind;
  unsigned commands;  ///< Mask of the commands that take it; others refuse it.
};

/// The keys of a request, beside "command" and "lang"; "file" is a case file.
std::span<const InputName> input_names();

inline const std::vector<std::string> all_json_commands{"calc", "compare", "plan", "ask",
                                                        "card", "rules",   "batch"};
/// The commands that have one answer.
inline const std::vector<std::string> json_commands{all_json_commands.begin(),
                                                    all_json_commands.end() - 1};

struct JsonRequest {
  std::string command;   ///< One of those expected; the first one if none is given.
  Lang lang = Lang::en;  ///< Of errors.
  Inputs inputs;
};

/// Reads a request for one of `commands`. On failure `lang` is set as far as it was read.
Expected<JsonRequest> read_json_request(std::string_view json, Lang& lang,
                                        const std::vector<std::string>& commands = json_commands);

}  // namespace racpsy::app
