// Shell completion. The scripts pass the words typed so far to the program, which knows the options
// and the rules: routes, versions, facts and values, including those of --rules-dir.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "racpsy/app/inputs.hpp"

namespace racpsy::cli {

/// A candidate for the last word: the whole word, and its description. Words that begin with ":"
/// ask the shell for its own candidates: ":file", ":toml" (files with this extension), ":folder".
struct Candidate {
  std::string word;
  std::string description;
};

/// Returns the candidates for the last of `words`, which follow the program's name. It may be
/// empty.
std::vector<Candidate> completions(std::span<const std::string> words, Lang lang);

/// Runs the hidden command of the scripts: prints one candidate a line, the word and its
/// description separated by a tab.
app::Expected<int> complete(std::span<const std::string> words, Lang lang);

/// Returns the script for "bash", "zsh" or "fish".
std::string completion_script(const std::string& shell);

}  // namespace racpsy::cli
