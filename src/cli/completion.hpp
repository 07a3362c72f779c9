// What a shell offers after a tab. The scripts that shells read know nothing: they hand the words
// typed so far to the program, which knows the options, and the rules with their routes, versions,
// facts and values, those of --rules-dir included.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "racpsy/base/text.hpp"

namespace racpsy::cli {

/// Something that may stand for the last word: the whole word, and what it is. Words that begin
/// with ":" ask the shell for names of its own: ":file", ":toml" (files that end so), ":folder".
struct Candidate {
  std::string word;
  std::string says;
};

/// What may stand for the last of `words`, which follow the program's name. The last may be empty.
std::vector<Candidate> completions(std::span<const std::string> words, Lang lang);

/// The hidden command by which the scripts ask: prints the candidates, a line each, the word and
/// what it is with a tab between.
int complete(std::span<const std::string> words, Lang lang);

/// The script for "bash", "zsh" or "fish".
std::string completion_script(const std::string& shell);

}  // namespace racpsy::cli
