#include "cli/command_line.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "cli/host.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::cli {
namespace {

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandWords& c : all_commands()) names.emplace_back(c.name);
  return names;
}

// Returns the first option whose value is missing or empty, else null. No option has a meaning for
// an empty value.
const Option* option_without_value(int argc, char** argv) {
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

// Returns the hint to further help, on the command if there is one.
Text see_help(const std::string& command) {
  return command.empty() ? localized<messages::see_help>()
                         : localized<messages::see_help_of>(command);
}

UsageError unknown(const std::string& token, const std::string& command) {
  if (token.starts_with("-") && token.size() > 1) {
    std::vector<std::string> names;
    for (const Option& o : all_options()) {
      if (o.name.starts_with("--")) names.emplace_back(o.name);
      for (std::string& other : other_names(o)) names.push_back(std::move(other));
    }
    const std::string name = token.substr(0, token.find('='));
    const std::string_view best = nearest(name, names);
    return {localized<messages::unknown_option>(name),
            best.empty() ? see_help(command) : localized<messages::did_you_mean>(best)};
  }
  if (command.empty()) {
    const std::vector<std::string> names = command_names();
    const std::string_view best = nearest(token, names);
    return {localized<messages::unknown_command>(token),
            best.empty() ? see_help(command) : localized<messages::did_you_mean>(best)};
  }
  return {localized<messages::unexpected_argument>(token), see_help(command)};
}

// Fails if an option is given that this command does not take.
app::Expected<void> check_foreign_options(const Command& command) {
  if (command.name.empty() || command.help != Help::none) return {};
  const unsigned bit = find_command(command.name)->bit;
  for (const Option& o : all_options()) {
    const std::string name{o.name};
    if ((o.commands & bit) == 0 && command.has(name))
      return UsageError{localized<messages::option_of_other>(name, command.name),
                        see_help(command.name)};
  }
  return {};
}

// Fails if an option without value is given one.
app::Expected<void> check_needless_values(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view token = argv[i];
    const std::size_t equals = token.find('=');
    const Option* option =
        equals == std::string_view::npos ? nullptr : find_option(token.substr(0, equals));
    if (option == nullptr || option->arity != Arity::nothing) continue;
    return UsageError{localized<messages::takes_no_value>(option->name, token.substr(equals + 1)),
                      localized<messages::see_help>()};
  }
  return {};
}

// Returns the arguments for a splitter: options by their first name, letters that share a word
// ("-hV") apart, and with the default written out where an optional value is left out; the names of
// these go into `left_out`, and names that people typed instead of the first into `typed`.
std::vector<std::string> spelled_out(int argc, char** argv, std::set<std::string>& left_out,
                                     std::map<std::string, std::string>& typed) {
  std::vector<std::string> tokens(argv, argv + argc);
  for (std::size_t i = 1; i < tokens.size() && tokens[i] != "--"; ++i) {
    const bool letters = tokens[i].size() > 2 && tokens[i][0] == '-' && tokens[i][1] != '-';
    const Option* option = find_option(letters ? tokens[i].substr(0, 2) : tokens[i]);
    if (letters && option != nullptr && option->arity == Arity::nothing && tokens[i][2] != '=') {
      tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, "-" + tokens[i].substr(2));
      tokens[i].resize(2);
    }
    if (option != nullptr && tokens[i].starts_with("--")) {
      const std::size_t end = std::min(tokens[i].find('='), tokens[i].size());
      if (tokens[i].substr(0, end) != option->name)
        typed[std::string{option->name}] = tokens[i].substr(0, end);
      tokens[i].replace(0, end, option->name);
    }
    if (option == nullptr || option->arity != Arity::value_or_none || tokens[i] != option->name)
      continue;
    const std::vector<std::string> known = words_in(option->words);
    const bool has_value = i + 1 < tokens.size() &&
                           std::find(known.begin(), known.end(), tokens[i + 1]) != known.end();
    if (!has_value) left_out.insert(tokens[i]);
    tokens[i] += "=" + (has_value ? tokens[i + 1] : known.front());
    if (has_value) tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return tokens;
}

// Rewrites `racpsy help batch` as `racpsy batch --help`, and `racpsy version` as `racpsy
// --version`.
app::Expected<void> rewrite_help_and_version(Command& command) {
  if (command.name == "version") {
    if (!command.files.empty())
      return UsageError{localized<messages::unexpected_argument>(command.files.front()),
                        localized<messages::see_help>()};
    command.version = true;
    command.name.clear();
  }
  if (command.name != "help") return {};
  command.name.clear();
  if (command.help == Help::none) command.help = Help::whole;
  if (command.files.empty()) return {};
  const std::vector<std::string> asked = std::exchange(command.files, {});
  if (find_command(asked[0]) == nullptr) return unknown(asked[0], {});
  const auto is_action = [&](const CommandWords& c) { return c.name == asked[1]; };
  const bool action =
      asked.size() > 1 && asked[0] == "rules" &&
      std::any_of(all_rules_commands().begin(), all_rules_commands().end(), is_action);
  if (asked.size() > (action ? 2 : 1)) return unknown(asked[action ? 2 : 1], asked[0]);
  const CommandWords& named = *find_command(asked[0]);
  if (named.bit != 0) command.name = named.name;
  return {};
}

}  // namespace

app::Expected<Command> parse(int argc_given, char** argv_given, Splitter splitter) {
  if (std::any_of(argv_given + 1, argv_given + argc_given,
                  [](const char* token) { return *token == '\0'; })) {
    const Option* o = option_without_value(argc_given, argv_given);
    return UsageError{o != nullptr ? localized<messages::missing_value>(o->name, o->value)
                                   : localized<messages::empty_argument>(),
                      localized<messages::see_help>()};
  }
  Command into;
  std::vector<std::string> arguments =
      spelled_out(argc_given, argv_given, into.left_out, into.typed);
  std::vector<char*> pointers;
  for (std::string& token : arguments) pointers.push_back(token.data());
  const int argc = static_cast<int>(pointers.size());
  char** const argv = pointers.data();
  if (const Option* o = option_without_value(argc, argv)) {
    return UsageError{localized<messages::missing_value>(o->name, o->value),
                      localized<messages::see_help>()};
  }
  // Tokens after "--" are arguments, even if they look like options.
  const int end = static_cast<int>(std::find(argv, argv + argc, std::string_view{"--"}) - argv);
  TRY(check_needless_values(end, argv));
  Split split = TRY(splitter({argv + 1, argv + std::max(end, 1)}));
  for (auto& [name, given] : split.values) {
    if (find_option(name)->arity == Arity::values) {
      into.lists[name] = std::move(given);
      continue;
    }
    // Keeping one of two values would drop the other silently.
    if (given.size() > 1)
      return UsageError{localized<messages::given_twice>(name, given[0], given[1]),
                        localized<messages::join_list>()};
    into.values[name] = std::move(given.back());
  }
  for (const std::string& name : split.flags) into.values[name] = "";
  into.help = into.values.contains("--help") ? Help::whole
              : into.values.contains("-h")   ? Help::brief
                                             : Help::none;
  into.version = into.values.contains("--version");
  // The command is the first token that is neither an option nor the value of one.
  for (std::string& token : split.rest) {
    const bool option = token.starts_with("-") && token.size() > 1;
    const CommandWords* command = into.name.empty() ? find_command(token) : nullptr;
    if (option || (into.name.empty() && command == nullptr)) return unknown(token, into.name);
    if (command != nullptr) into.name = command->name;
    else into.files.push_back(std::move(token));
  }
  TRY(rewrite_help_and_version(into));
  TRY(check_foreign_options(into));
  for (int i = end + 1; i < argc; ++i) {
    if (into.name.empty()) return unknown(argv[i], into.name);
    into.files.emplace_back(argv[i]);
  }
  return into;
}

Catalogue& kept(Catalogue catalogue) {
  static auto& last = *new std::unique_ptr<Catalogue>;
  last = std::make_unique<Catalogue>(std::move(catalogue));
  return *last;
}

namespace {

// Returns a folder that names a scenario; only those of `batch` do.
std::optional<NamedFolder> as_scenario(const Command& command, const std::string& given) {
  return command.name == "batch" ? scenario_folder(given) : std::nullopt;
}

}  // namespace

std::vector<std::string> rule_folders(const Command& command) {
  std::vector<std::string> folders;
  if (const char* variable = std::getenv("RACPSY_RULES"); variable != nullptr)
    folders = words_in(variable, list_separator());
  if (const auto more = command.lists.find("--rules-dir"); more != command.lists.end()) {
    for (const std::string& given : more->second) {
      if (!as_scenario(command, given)) folders.push_back(given);
    }
  }
  return folders;
}

std::vector<NamedFolder> scenario_folders(const Command& command) {
  std::vector<NamedFolder> folders;
  if (const auto more = command.lists.find("--rules-dir"); more != command.lists.end()) {
    for (const std::string& given : more->second) {
      if (std::optional<NamedFolder> named = as_scenario(command, given))
        folders.push_back(std::move(*named));
    }
  }
  return folders;
}

}  // namespace racpsy::cli
