#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/options.hpp"
#include "cli/words.hpp"

namespace racpsy::cli {
namespace {

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandWords& c : all_commands()) names.emplace_back(c.name);
  return names;
}

// The first option of the line whose value is missing, if there is one.
const Option* without_value(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view token = argv[i];
    const Option* option = find_option(token);
    if (token == "--") return nullptr;
    if (option == nullptr || option->takes == Takes::nothing) continue;
    if (token.starts_with("--") && token.ends_with('=')) return option;
    if (token.find('=') != std::string_view::npos) continue;
    if (i + 1 == argc || find_option(argv[i + 1]) != nullptr || std::string_view{argv[i + 1]} == "--") return option;
    ++i;
  }
  return nullptr;
}

// Where to read more: about this command if there is one.
Text see_help(const std::string& command) { return command.empty() ? say<words::see_help>() : say<words::see_help_of>(command); }

Complaint unknown(const std::string& word, const std::string& command) {
  if (word.starts_with("-") && word.size() > 1) {
    std::vector<std::string> names;
    for (const Option& o : all_options()) {
      if (o.name.starts_with("--")) names.emplace_back(o.name);
    }
    const std::string name = word.substr(0, word.find('='));
    const std::string_view best = nearest(name, names);
    return {say<words::unknown_option>(name), best.empty() ? see_help(command) : say<words::did_you_mean>(best)};
  }
  if (command.empty()) {
    const std::vector<std::string> names = command_names();
    const std::string_view best = nearest(word, names);
    return {say<words::unknown_command>(word), best.empty() ? see_help(command) : say<words::did_you_mean>(best)};
  }
  return {say<words::unexpected_argument>(word), see_help(command)};
}

// The first option given that this command does not take.
std::optional<Complaint> of_other_command(const Command& command) {
  if (command.name.empty() || command.help != Help::none) return std::nullopt;
  const unsigned taken = find_command(command.name)->bit;
  for (const Option& o : all_options()) {
    const std::string name{o.name};
    if ((o.of & taken) == 0 && command.has(name)) return Complaint{say<words::option_of_other>(name, command.name), see_help(command.name)};
  }
  return std::nullopt;
}

// An option whose value may be left out, and what it then is: the words as CLI11 is to see them.
std::vector<std::string> with_values(int argc, char** argv) {
  std::vector<std::string> words(argv, argv + argc);
  for (std::size_t i = 1; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] != "--summary") continue;
    const bool said = i + 1 < words.size() && (words[i + 1] == "text" || words[i + 1] == "json");
    words[i] += "=" + (said ? words[i + 1] : "text");
    if (said) words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return words;
}

}  // namespace

std::optional<Complaint> parse(int argc_given, char** argv_given, Command& into) {
  std::vector<std::string> spelled_out = with_values(argc_given, argv_given);
  std::vector<char*> pointers;
  for (std::string& word : spelled_out) pointers.push_back(word.data());
  const int argc = static_cast<int>(pointers.size());
  char** const argv = pointers.data();
  // The command is the first word that is neither an option nor the value of one.
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::map<std::string, std::vector<std::string>> given;
  std::map<std::string, bool> flags;
  for (const Option& o : all_options()) {
    const std::string name{o.name};
    const std::string spelled = o.letter.empty() ? name : std::string{o.letter} + "," + name;
    if (o.takes == Takes::nothing) {
      app.add_flag(spelled, flags[name]);
    } else {
      app.add_option(spelled, given[name])->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
  if (const Option* o = without_value(argc, argv)) {
    return Complaint{say<words::missing_value>(o->name, o->value), say<words::see_help>()};
  }
  // What stands after "--" is no option, whatever it looks like.
  const int end = static_cast<int>(std::find(argv, argv + argc, std::string_view{"--"}) - argv);
  try {
    app.parse(end, argv);
  } catch (const CLI::ParseError& error) {
    return Complaint{say<words::not_understood>(error.what()), say<words::see_help>()};
  }
  for (const Option& o : all_options()) {
    const std::string name{o.name};
    if (o.takes == Takes::values && !given[name].empty()) into.lists[name] = given[name];
    if (o.takes == Takes::value && !given[name].empty()) {
      // One of two values would be dropped in silence.
      if (given[name].size() > 1) return Complaint{say<words::given_twice>(name, given[name][0], given[name][1]), say<words::join_list>()};
      into.values[name] = given[name].back();
    }
    if (o.takes == Takes::nothing && flags[name]) into.values[name] = "";
  }
  into.help = into.values.contains("--help") ? Help::whole : into.values.contains("-h") ? Help::brief : Help::none;
  into.version = into.values.contains("--version");
  std::vector<std::string> words = app.remaining();
  for (std::string& word : words) {
    const bool option = word.starts_with("-") && word.size() > 1;
    const bool command = into.name.empty() && find_command(word) != nullptr;
    if (option || (into.name.empty() && !command)) return unknown(word, into.name);
    if (command) into.name = std::move(word);
    else into.files.push_back(std::move(word));
  }
  if (const std::optional<Complaint> error = of_other_command(into)) return error;
  for (int i = end + 1; i < argc; ++i) {
    if (into.name.empty()) return unknown(argv[i], into.name);
    into.files.emplace_back(argv[i]);
  }
  return std::nullopt;
}

std::string format_of(const Command& command) {
  if (const std::optional<std::string> format = command.get("--format")) return *format;
  const std::string file = command.get("--output").value_or("-");
  constexpr std::pair<std::string_view, std::string_view> endings[]{
      {".json", "json"}, {".csv", "csv"}, {".md", "markdown"}, {".html", "html"}, {".htm", "html"}};
  for (const auto& [ending, format] : endings) {
    if (file.ends_with(ending)) return std::string{format};
  }
  return "text";
}

}  // namespace racpsy::cli
