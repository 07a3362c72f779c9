// The library is used without its streams and file paths, which WebAssembly has not.
#include "racpsy/app/json_request.hpp"

#define JSON_NO_IO
#define JSON_HAS_FILESYSTEM 0
#define JSON_HAS_EXPERIMENTAL_FILESYSTEM 0
#include <cerrno>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

#include "racpsy/app/messages.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::app {
namespace messages {

inline constexpr Message not_json{"la requête n'est pas du JSON valide (octet {})",
                                  "the request is not valid JSON (byte {})",
                                  "het verzoek is geen geldige JSON (byte {})"};
inline constexpr Message not_an_object{"la requête n'est pas un objet JSON",
                                       "the request is not a JSON object",
                                       "het verzoek is geen JSON-object"};
inline constexpr Message write_an_object{
    "Écrivez par exemple {{\"age\":30,\"coverage\":\"c2s\",\"sessions\":5}}.",
    "Write for example {{\"age\":30,\"coverage\":\"c2s\",\"sessions\":5}}.",
    "Schrijf bijvoorbeeld {{\"age\":30,\"coverage\":\"c2s\",\"sessions\":5}}."};
inline constexpr Message unknown_key{"clé inconnue « {} »", "unknown key “{}”",
                                     "onbekende sleutel “{}”"};
inline constexpr Message valid_keys{"Clés : {}.", "Keys: {}.", "Sleutels: {}."};
inline constexpr Message key_twice{"la clé « {} » est donnée deux fois",
                                   "the key “{}” is given twice",
                                   "de sleutel “{}” is twee keer gegeven"};
inline constexpr Message give_it_once{"Donnez-la une fois.", "Give it once.", "Geef hem één keer."};
inline constexpr Message wrong_kind{"« {} » : valeur d'un type inattendu",
                                    "“{}”: a value of this type is not accepted",
                                    "“{}”: een waarde van dit type is niet toegelaten"};
inline constexpr Message write_a_token{
    "Écrivez une chaîne, un nombre, true ou false ; « with » est un objet, « me » un "
    "objet ou un chemin, et seules les options à plusieurs valeurs prennent un tableau.",
    "Write a string, a number, true or false; “with” is an object, “me” an object or a path, and "
    "only options with several values take an array.",
    "Schrijf een tekst, een getal, true of false; “with” is een object, “me” een object of een "
    "pad, en alleen opties met meerdere waarden nemen een lijst."};
inline constexpr Message key_of_other{"la clé « {} » n'est pas une clé de « {} »",
                                      "the key “{}” is not a key of “{}”",
                                      "de sleutel “{}” is geen sleutel van “{}”"};
inline constexpr Message commands_of_key{"Elle sert à : {}. Retirez-la, ou changez « command ».",
                                         "It is a key of: {}. Leave it out, or change “command”.",
                                         "Hij hoort bij: {}. Laat hem weg of verander “command”."};
inline constexpr Message write_true{"Écrivez true ou false.", "Write true or false.",
                                    "Schrijf true of false."};

}  // namespace messages

namespace {

constexpr InputName names[] = {
    {"age", InputKind::token, by_questions},
    {"assumptions", InputKind::flag, by_answers},
    {"at_least", InputKind::token, by_plan},
    {"at_most", InputKind::token, by_plan},
    {"born", InputKind::token, by_questions},
    {"calendar", InputKind::tokens, by_questions},
    {"closed", InputKind::flag, by_compare},
    {"columns", InputKind::tokens, by_batch},
    {"complementary", InputKind::tokens, by_questions},
    {"country", InputKind::tokens, by_answers | by_plan | by_card},
    {"coverage", InputKind::tokens, by_questions},
    {"delimiter", InputKind::token, by_batch},
    {"detail", InputKind::flag, by_answers},
    {"due", InputKind::token, by_answers | by_plan},
    {"every", InputKind::token, by_answers | by_batch},
    {"explain", InputKind::flag, by_answers},
    {"file", InputKind::token, by_questions},
    {"first", InputKind::token, by_questions},
    {"for", InputKind::token, by_calc},
    {"format", InputKind::token, by_answers | by_plan | by_card | by_rules},
    {"joined", InputKind::token, by_questions},
    {"max_errors", InputKind::token, by_batch},
    {"me", InputKind::token_or_named, by_answers | by_plan},
    {"minutes", InputKind::token, by_questions},
    {"on", InputKind::tokens, by_answers},
    {"patient", InputKind::token, by_calc},
    {"practice", InputKind::token, by_calc},
    {"private_fee", InputKind::token, by_questions},
    {"referral", InputKind::token, by_questions},
    {"route", InputKind::tokens, by_questions | by_rules},
    {"rules", InputKind::tokens, by_questions},
    {"rules_dir", InputKind::tokens, by_all},
    {"sessions", InputKind::token, by_questions},
    {"skipped", InputKind::tokens, by_ask},
    {"spreadsheet_safe", InputKind::flag, by_questions},
    {"strict", InputKind::flag, by_questions},
    {"student", InputKind::flag, by_questions},
    {"summary", InputKind::flag, by_batch},
    {"summary_by", InputKind::tokens, by_batch},
    {"threads", InputKind::token, by_batch},
    {"title", InputKind::token, by_answers | by_plan},
    {"today", InputKind::token, by_all},
    {"until", InputKind::token, by_plan},
    {"used", InputKind::token, by_questions},
    {"used_deductible", InputKind::token, by_questions},
    {"valid_until", InputKind::token, by_calc},
    {"with", InputKind::named_tokens, by_questions},
};
constexpr InputName command_name{"command", InputKind::token, by_all};
constexpr InputName lang_name{"lang", InputKind::token, by_all};
const std::vector<std::string> lang_words(language_codes.begin(), language_codes.end());

std::string option_of(std::string_view key) {
  std::string option = "--" + std::string{key};
  std::replace(option.begin(), option.end(), '_', '-');
  return option;
}

// Fails if the key has no effect in the command.
Expected<void> check_command_of(const InputName& name, const std::string& command) {
  std::vector<std::string> takers;
  for (std::size_t i = 0; i < all_json_commands.size(); ++i) {
    if ((name.commands >> i & 1U) == 0) continue;
    if (all_json_commands[i] == command) return {};
    takers.push_back(all_json_commands[i]);
  }
  return UsageError{localized<messages::key_of_other>(name.key, command),
                    localized<messages::commands_of_key>(joined(takers))};
}

// Receives the parts of the JSON text in order. The first error is kept; parsing then stops.
class RequestBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  const std::optional<UsageError>& error() const { return error_; }
  const std::map<std::string_view, std::vector<std::string>>& tokens() const { return tokens_; }
  /// Returns the objects of names and tokens, by key: "name=token".
  const std::map<std::string_view, std::vector<std::string>>& named() const { return named_; }
  const std::set<std::string_view>& flags() const { return flags_; }

  bool null() override { return depth_ > 0 || not_an_object(); }
  bool boolean(bool yes) override {
    if (name_ == nullptr || name_->kind != InputKind::flag) return token(yes ? "yes" : "no");
    if (yes) flags_.insert(name_->key);
    return true;
  }
  bool number_integer(number_integer_t n) override { return token(std::to_string(n)); }
  bool number_unsigned(number_unsigned_t n) override { return token(std::to_string(n)); }
  // The digits as they were written: no floating point.
  bool number_float(number_float_t, const string_t& digits) override { return token(digits); }
  bool string(string_t& text) override { return token(text); }
  bool binary(binary_t&) override { return wrong_kind(); }

  bool start_object(std::size_t) override {
    if (depth_ > 1 || (depth_ == 1 && (in_array_ || !takes_object()))) return wrong_kind();
    ++depth_;
    return true;
  }
  bool end_object() override { return --depth_, true; }
  bool start_array(std::size_t) override {
    if (depth_ == 0) return not_an_object();
    if (in_array_ || depth_ > 1 || name_->kind != InputKind::tokens) return wrong_kind();
    in_array_ = true;
    return true;
  }
  bool end_array() override { return in_array_ = false, true; }

  bool key(string_t& text) override {
    if (!seen_.insert(std::string(depth_, '/') + text).second)
      return fail({localized<messages::key_twice>(text), localized(messages::give_it_once)});
    if (depth_ == 2) {
      fact_ = text;
      return true;
    }
    name_ = text == command_name.key ? &command_name : text == lang_name.key ? &lang_name : nullptr;
    for (const InputName& name : names) {
      if (name.key == text) name_ = &name;
    }
    if (name_ != nullptr) return true;
    std::vector<std::string> valid{"command"};
    for (const InputName& name : names) valid.emplace_back(name.key);
    valid.emplace_back("lang");
    return fail(
        {localized<messages::unknown_key>(text),
         with_suggestion(nearest(text, valid), localized<messages::valid_keys>(joined(valid)))});
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception&) override {
    return fail({localized<messages::not_json>(position), {}});
  }

 private:
  bool fail(UsageError error) {
    if (!error_) error_ = std::move(error);
    return false;
  }
  bool not_an_object() {
    return fail({localized(messages::not_an_object), localized<messages::write_an_object>()});
  }
  bool wrong_kind() {
    const bool flag = name_ != nullptr && name_->kind == InputKind::flag;
    return fail({localized<messages::wrong_kind>(name_ == nullptr ? "" : name_->key),
                 localized(flag ? messages::write_true : messages::write_a_token)});
  }
  bool takes_object() const {
    return name_->kind == InputKind::named_tokens || name_->kind == InputKind::token_or_named;
  }
  bool token(const std::string& text) {
    if (depth_ == 0) return not_an_object();
    if (depth_ == 2) return named_[name_->key].push_back(fact_ + "=" + text), true;
    if (name_->kind == InputKind::flag || name_->kind == InputKind::named_tokens)
      return wrong_kind();
    tokens_[name_->key].push_back(text);
    return true;
  }

  std::size_t depth_ = 0;  // 1: in the request, 2: in an object of it
  bool in_array_ = false;
  const InputName* name_ = nullptr;
  std::string fact_;  // name in an object
  std::set<std::string> seen_;
  std::map<std::string_view, std::vector<std::string>> tokens_;
  std::map<std::string_view, std::vector<std::string>> named_;
  std::set<std::string_view> flags_;
  std::optional<UsageError> error_;
};

}  // namespace

std::span<const InputName> input_names() { return names; }

Expected<JsonRequest> read_json_request(std::string_view json, Lang& lang,
                                        const std::vector<std::string>& commands) {
  RequestBuilder builder;
  nlohmann::json::sax_parse(json.begin(), json.end(), &builder);
  Inputs choices;
  for (const InputName& name : {command_name, lang_name}) {
    const auto at = builder.tokens().find(name.key);
    if (at != builder.tokens().end()) choices.values[std::string{name.key}] = at->second.front();
  }
  // The language also holds for errors before it.
  Expected<std::size_t> language = read_choice(choices, "lang", lang_words);
  lang = language && choices.values.contains("lang") ? languages[*language] : Lang::en;
  if (builder.error()) return *builder.error();
  TRY(language);
  JsonRequest request;
  request.lang = lang;
  request.inputs.lang = lang;
  request.command = commands[TRY(read_choice(choices, "command", commands))];
  for (const InputName& name : names) {
    if (builder.tokens().contains(name.key) || builder.flags().contains(name.key) ||
        builder.named().contains(name.key))
      TRY(check_command_of(name, request.command));
  }
  for (const auto& [key, tokens] : builder.tokens()) {
    if (key == command_name.key || key == lang_name.key) continue;
    const std::string option = option_of(key);
    // Rights of one person are joined; everything else is a list of alternatives or dates.
    const bool rights = key == "coverage" && request.command != "compare";
    if (key == "file") request.inputs.files = tokens;
    else if (key == "rules_dir") request.inputs.lists[option] = tokens;
    else request.inputs.values[option] = joined(tokens, rights ? "+" : ",");
  }
  for (const std::string_view flag : builder.flags()) request.inputs.values[option_of(flag)] = "";
  for (const auto& [key, stated] : builder.named()) request.inputs.lists[option_of(key)] = stated;
  return request;
}

}  // namespace racpsy::app
