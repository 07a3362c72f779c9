#include "cli/request_types.hpp"

#include <algorithm>
#include <vector>

#include "cli/options.hpp"
#include "format/data.hpp"
#include "racpsy/app/json_request.hpp"
#include "report/json_answer.hpp"

namespace racpsy::cli {
namespace {

using app::InputKind;

struct Key {
  std::string name;
  InputKind kind = InputKind::token;
  std::string help;
  std::vector<std::string> words;  // all values allowed; empty: any
  const Option* option = nullptr;  // of the command line; null: there is none
};

// Returns the keys of requests in order, first those of every command.
std::vector<Key> keys_of(const std::string& route) {
  std::vector<Key> all{
      {"command", InputKind::token, "what to answer (default: calc)", app::all_json_commands,
       nullptr},
      {"lang", InputKind::token, "language of texts (default: en)",
       words_in(find_option("--lang")->words), nullptr},
  };
  for (const app::InputName& input : app::input_names()) {
    Key key{std::string{input.key}, input.kind, {}, {}, nullptr};
    std::string name = "--" + key.name;
    std::replace(name.begin(), name.end(), '_', '-');
    if (const Option* option = find_option(name)) {
      key.option = option;
      key.help = with_route(option->help.in(Lang::en), route);
      if (input.kind != InputKind::flag) key.words = words_in(option->words);
    } else {
      key.help = key.name == "file" ? "case file" : "options of questions that ask passes over";
    }
    if (key.name == "format") {
      key.words = json_forms;
      key.help = "form of the answer (default: json)";
    }
    all.push_back(std::move(key));
  }
  return all;
}

std::string quoted_or(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) add_item(all, '"' + word + '"', " | ");
  return all;
}

std::string type_of(const Key& key) {
  const std::string word = key.words.empty() ? "Token" : quoted_or(key.words);
  switch (key.kind) {
    case InputKind::flag: return "boolean";
    case InputKind::token: return word;
    case InputKind::tokens: {
      const bool one = key.words.size() < 2;
      return (one ? word : "Token") + " | " + (one ? word : "(" + word + ")") + "[]";
    }
    case InputKind::named_tokens: return "Record<string, Token | null>";
    case InputKind::token_or_named: return word + " | Record<string, Token | null>";
  }
  return {};
}

// Tests whether the values of a key are amounts.
bool takes_amounts(const Key& key) {
  return key.option != nullptr && key.option->value == "AMOUNT";
}

// Returns the type of one value in Python, by a name of src/python/racpsy/_values.py.
std::string python_word_of(const Key& key) {
  if (!key.words.empty()) {
    std::string words;
    for (const std::string& word : key.words) add_item(words, '"' + word + '"', ", ");
    return "Literal[" + words + "]";
  }
  if (takes_amounts(key)) return "Amount";
  if (key.option == nullptr) return key.name == "file" ? "Path" : "Word";
  if (key.option->value == "N") return "Number";
  switch (key.option->value_kind) {
    case ValueKind::date: return "Day";
    case ValueKind::file:
    case ValueKind::folder: return "Path";
    case ValueKind::contract: return "Union[Path, bool]";
    default: return "Word";
  }
}

std::string python_type_of(const Key& key) {
  const std::string word = python_word_of(key);
  switch (key.kind) {
    case InputKind::flag: return "bool";
    case InputKind::token: return word;
    case InputKind::tokens: return "Many[" + word + "]";
    case InputKind::named_tokens: return "Mapping[str, Optional[Word]]";
    case InputKind::token_or_named: return "Union[" + word + ", Mapping[str, Optional[Word]]]";
  }
  return {};
}

void add_schema(Json& json, const Key& key) {
  const auto reference = [&](std::string_view name) { json.member("$ref", name); };
  json.open('{').member("description", key.help);
  switch (key.kind) {
    case InputKind::flag: reference("#/$defs/flag"); break;
    case InputKind::token:
      if (key.words.empty()) reference("#/$defs/token");
      else json.list("enum", key.words, [](const std::string& word) { return word; });
      break;
    case InputKind::tokens: reference("#/$defs/tokens"); break;
    case InputKind::named_tokens: reference("#/$defs/named_tokens"); break;
    case InputKind::token_or_named: reference("#/$defs/token_or_named"); break;
  }
  json.close('}');
}

}  // namespace

std::string typescript_of_requests(const std::string& route) {
  std::string out =
      R"(/** A value, written as on the command line: 40, "2026-12-07", "c2s+ald"; true and false are yes and no. */
export type Token = string | number | boolean;

/** A request: the options of the command line, with "_" for "-". A member that is null is not given. */
export interface Request {
)";
  for (const Key& key : keys_of(route)) {
    out.append("  /** ").append(key.help).append(" */\n  ").append(key.name);
    out.append("?: ").append(type_of(key)).append(" | null;\n");
  }
  return out + "}\n";
}

std::string python_of_requests(const std::string& route) {
  std::string out = R"(# Written by `racpsy --generate python`.
from typing import Literal, Mapping, Optional, TypedDict, Union

from ._values import Amount, Day, Many, Number, Path, Word


class Request(TypedDict, total=False):
    """The options of the command line, with "_" for "-"; None: not given.

    Names that Python keeps for itself end in "_": `with_`, `for_`. An amount is in euros (or in
    the currency of the route) as `Decimal`, `int` or `str`, or whole cents under the same name
    with `_cents`: `private_fee="60.50"`, `private_fee_cents=6050`. Every key is described by
    the text below it in the source of this class, racpsy/_request.py.
    """

)";
  for (const Key& key : keys_of(route)) {
    if (key.name == "command" || key.name == "format") continue;  // functions, not keys
    const bool reserved = key.name == "with" || key.name == "for";
    const auto add = [&](const std::string& name, const std::string& type,
                         const std::string& help) {
      out.append("    ").append(name).append(": Optional[").append(type).append("]\n");
      out.append("    \"\"\"").append(help).append("\"\"\"\n");
    };
    add(key.name + (reserved ? "_" : ""), python_type_of(key), key.help);
    if (takes_amounts(key)) add(key.name + "_cents", "int", "the same, in whole cents");
  }
  return out;
}

std::string schema_of_requests(const std::string& route) {
  Json json;
  json.open('{').member("$schema", "https://json-schema.org/draft/2020-12/schema");
  json.member("title", "A request to racpsy").member("type", "object");
  json.member("additionalProperties", false).line(1).key("properties").open('{');
  for (const Key& key : keys_of(route)) {
    json.line(2).key(key.name);
    add_schema(json, key);
  }
  json.close('}').line(1).key("$defs").raw(R"({
  "flag":{"type":["boolean","null"]},
  "token":{"type":["string","number","boolean","null"]},
  "tokens":{"anyOf":[{"$ref":"#/$defs/token"},{"type":"array","items":{"$ref":"#/$defs/token"}}]},
  "named_tokens":{"anyOf":[{"type":"null"},{"type":"object","additionalProperties":{"$ref":"#/$defs/token"}}]},
  "token_or_named":{"anyOf":[{"$ref":"#/$defs/token"},{"$ref":"#/$defs/named_tokens"}]}})");
  return json.close('}').take() + "\n";
}

}  // namespace racpsy::cli
