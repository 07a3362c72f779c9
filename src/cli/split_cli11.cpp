// The only file that includes CLI11.
#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/split.hpp"

namespace racpsy::cli {
namespace {

// Returns true if a word may be this option. Others need not be known to CLI11, which compares each
// option with all before it.
bool may_be_named(const Option& option, std::span<char* const> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const bool letters = word.starts_with('-') && !word.starts_with("--");
    return word.starts_with(option.name) || (letters && !option.letter.empty());
  });
}

}  // namespace

app::Expected<Split> split_by_cli11(std::span<char* const> words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::map<std::string_view, CLI::Option*> added;
  std::map<std::string_view, std::vector<std::string>> unused;
  std::map<std::string_view, bool> flags;
  for (const Option& o : all_options()) {
    if (!may_be_named(o, words)) continue;
    const std::string name{o.name};
    const std::string spelled = o.letter.empty() ? name : std::string{o.letter} + "," + name;
    if (o.arity == Arity::nothing) {
      app.add_flag(spelled, flags[o.name]);
    } else {
      added[o.name] = app.add_option(spelled, unused[o.name])
                          ->expected(1)
                          ->allow_extra_args(false)
                          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
  std::vector<std::string> reversed{words.rbegin(), words.rend()};
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    return UsageError{localized<messages::not_understood>(error.what()),
                      localized<messages::see_help>()};
  }
  Split split;
  for (const auto& [name, option] : added) {
    if (option->count() > 0) split.values[std::string{name}] = option->results();
  }
  for (const auto& [name, given] : flags) {
    if (given) split.flags.emplace(name);
  }
  split.rest = app.remaining();
  return split;
}

}  // namespace racpsy::cli
