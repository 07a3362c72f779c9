#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/places.hpp"

namespace racpsy::cli {
namespace {

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandWords& c : all_commands()) names.emplace_back(c.name);
  return names;
}

// Returns the first option whose value is missing or empty, else null. No option has a meaning for
// an empty value.
const Option* without_value(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view token = argv[i];
    const Option* option = find_option(token);
    if (token == "--") return nullptr;
    if (option == nullptr || option->arity == Arity::nothing) continue;
    if (token.starts_with("--") && token.ends_with('=')) return option;
    if (token.find('=') != std::string_view::npos) continue;
    if (option->arity == Arity::value_or_none && (i + 1 == argc || *argv[i + 1] != '\0')) continue;
    const std::string_view next = i + 1 == argc ? std::string_view{} : argv[i + 1];
    if (next.empty() || next == "--" || find_option(next) != nullptr) return option;
    ++i;
  }
  return nullptr;
}

// Returns the pointer to further help: that of the command, if there is one.
Text see_help(const std::string& command) {
  return command.empty() ? localized<messages::see_help>()
                         : localized<messages::see_help_of>(command);
}

// Commands and options that are planned but not implemented.
constexpr std::string_view planned[] = {
    "ask",     "plan",  "contract", "sql",           "--map",    "--date-format", "--me",
    "--no-me", "--for", "--detail", "--assumptions", "--closed", "--mutuelle",    "--explain=all"};
bool is_planned(std::string_view name) {
  return std::find(std::begin(planned), std::end(planned), name) != std::end(planned);
}

UsageError unknown(const std::string& word, const std::string& command) {
  if (word.starts_with("-") && word.size() > 1) {
    std::vector<std::string> names;
    for (const Option& o : all_options()) {
      if (o.name.starts_with("--")) names.emplace_back(o.name);
    }
    const std::string name = word.substr(0, word.find('='));
    if (is_planned(name)) return {localized<messages::not_yet>(name), see_help(command)};
    const std::string_view best = nearest(name, names);
    return {localized<messages::unknown_option>(name),
            best.empty() ? see_help(command) : localized<messages::did_you_mean>(best)};
  }
  if (command.empty()) {
    if (is_planned(word)) return {localized<messages::not_yet>(word), see_help(command)};
    const std::vector<std::string> names = command_names();
    const std::string_view best = nearest(word, names);
    return {localized<messages::unknown_command>(word),
            best.empty() ? see_help(command) : localized<messages::did_you_mean>(best)};
  }
  return {localized<messages::unexpected_argument>(word), see_help(command)};
}

// Returns an error for the first option that this command does not take.
std::optional<UsageError> of_other_command(const Command& command) {
  if (command.name.empty() || command.help != Help::none) return std::nullopt;
  const unsigned taken = find_command(command.name)->bit;
  for (const Option& o : all_options()) {
    const std::string name{o.name};
    if ((o.commands & taken) == 0 && command.has(name))
      return UsageError{localized<messages::option_of_other>(name, command.name),
                        see_help(command.name)};
  }
  return std::nullopt;
}

// Returns an error for the first option without value that is given one.
std::optional<UsageError> with_needless_value(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const std::size_t equals = word.find('=');
    const Option* option =
        equals == std::string_view::npos ? nullptr : find_option(word.substr(0, equals));
    if (option == nullptr || option->arity != Arity::nothing) continue;
    return UsageError{is_planned(word) ? localized<messages::not_yet>(word)
                                       : localized<messages::takes_no_value>(
                                             option->name, word.substr(equals + 1)),
                      localized<messages::see_help>()};
  }
  return std::nullopt;
}

// Returns the arguments for CLI11, with the default written out for options whose optional value is
// left out; the names of these go into `left_out`.
std::vector<std::string> with_values(int argc, char** argv, std::set<std::string>& left_out) {
  std::vector<std::string> words(argv, argv + argc);
  for (std::size_t i = 1; i < words.size() && words[i] != "--"; ++i) {
    const Option* option = find_option(words[i]);
    if (option == nullptr || option->arity != Arity::value_or_none || words[i] != option->name)
      continue;
    const std::vector<std::string> known = words_in(option->words);
    const bool said =
        i + 1 < words.size() && std::find(known.begin(), known.end(), words[i + 1]) != known.end();
    if (!said) left_out.insert(words[i]);
    words[i] += "=" + (said ? words[i + 1] : known.front());
    if (said) words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return words;
}

// Rewrites `racpsy help batch` as `racpsy batch --help`, and `racpsy version` as `racpsy
// --version`.
std::optional<UsageError> as_options(Command& command) {
  if (command.name == "version") {
    if (!command.files.empty())
      return UsageError{localized<messages::unexpected_argument>(command.files.front()),
                        localized<messages::see_help>()};
    command.version = true;
    command.name.clear();
  }
  if (command.name != "help") return std::nullopt;
  command.name.clear();
  if (command.help == Help::none) command.help = Help::whole;
  if (command.files.empty()) return std::nullopt;
  const std::vector<std::string> asked = std::exchange(command.files, {});
  if (find_command(asked[0]) == nullptr) return unknown(asked[0], {});
  const auto is_action = [&](const CommandWords& c) { return c.name == asked[1]; };
  const bool action =
      asked.size() > 1 && asked[0] == "rules" &&
      std::any_of(all_rules_commands().begin(), all_rules_commands().end(), is_action);
  if (asked.size() > (action ? 2 : 1)) return unknown(asked[action ? 2 : 1], asked[0]);
  if (find_command(asked[0])->bit != 0) command.name = asked[0];
  return std::nullopt;
}

}  // namespace

std::optional<UsageError> parse(int argc_given, char** argv_given, Command& into) {
  if (std::any_of(argv_given + 1, argv_given + argc_given,
                  [](const char* word) { return *word == '\0'; })) {
    const Option* o = without_value(argc_given, argv_given);
    return UsageError{o != nullptr ? localized<messages::missing_value>(o->name, o->value)
                                   : localized<messages::empty_argument>(),
                      localized<messages::see_help>()};
  }
  std::vector<std::string> spelled_out = with_values(argc_given, argv_given, into.left_out);
  std::vector<char*> pointers;
  for (std::string& word : spelled_out) pointers.push_back(word.data());
  const int argc = static_cast<int>(pointers.size());
  char** const argv = pointers.data();
  // The command is the first token that is neither an option nor the value of one.
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::map<std::string, std::vector<std::string>> given;
  std::map<std::string, bool> flags;
  for (const Option& o : all_options()) {
    const std::string name{o.name};
    const std::string spelled = o.letter.empty() ? name : std::string{o.letter} + "," + name;
    if (o.arity == Arity::nothing) {
      app.add_flag(spelled, flags[name]);
    } else {
      app.add_option(spelled, given[name])
          ->expected(1)
          ->allow_extra_args(false)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
  if (const Option* o = without_value(argc, argv)) {
    return UsageError{localized<messages::missing_value>(o->name, o->value),
                      localized<messages::see_help>()};
  }
  // Tokens after "--" are arguments, even if they look like options.
  const int end = static_cast<int>(std::find(argv, argv + argc, std::string_view{"--"}) - argv);
  if (std::optional<UsageError> error = with_needless_value(end, argv)) return error;
  try {
    app.parse(end, argv);
  } catch (const CLI::ParseError& error) {
    return UsageError{localized<messages::not_understood>(error.what()),
                      localized<messages::see_help>()};
  }
  for (const Option& o : all_options()) {
    const std::string name{o.name};
    if (o.arity == Arity::values && !given[name].empty()) into.lists[name] = given[name];
    if ((o.arity == Arity::value || o.arity == Arity::value_or_none) && !given[name].empty()) {
      // Keeping one of two values would drop the other silently.
      if (given[name].size() > 1)
        return UsageError{localized<messages::given_twice>(name, given[name][0], given[name][1]),
                          localized<messages::join_list>()};
      into.values[name] = given[name].back();
    }
    if (o.arity == Arity::nothing && flags[name]) into.values[name] = "";
  }
  into.help = into.values.contains("--help") ? Help::whole
              : into.values.contains("-h")   ? Help::brief
                                             : Help::none;
  into.version = into.values.contains("--version");
  std::vector<std::string> words = app.remaining();
  for (std::string& word : words) {
    const bool option = word.starts_with("-") && word.size() > 1;
    const bool command = into.name.empty() && find_command(word) != nullptr;
    if (option || (into.name.empty() && !command)) return unknown(word, into.name);
    if (command) into.name = std::move(word);
    else into.files.push_back(std::move(word));
  }
  if (const std::optional<UsageError> error = as_options(into)) return error;
  if (const std::optional<UsageError> error = of_other_command(into)) return error;
  for (int i = end + 1; i < argc; ++i) {
    if (into.name.empty()) return unknown(argv[i], into.name);
    into.files.emplace_back(argv[i]);
  }
  return std::nullopt;
}

std::string format_of(const Command& command) {
  if (const std::optional<std::string> format = command.get("--format")) return *format;
  const std::string ending = ending_of(command.get("--output").value_or("-"));
  constexpr std::pair<std::string_view, std::string_view> endings[]{
      {"json", "json"},         {"csv", "csv"},   {"md", "markdown"},
      {"markdown", "markdown"}, {"html", "html"}, {"htm", "html"}};
  for (const auto& [name, format] : endings) {
    if (ending == name) return std::string{format};
  }
  return "text";
}

}  // namespace racpsy::cli
