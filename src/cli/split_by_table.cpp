#include "cli/options.hpp"
#include "cli/split.hpp"

namespace racpsy::cli {

app::Expected<Split> split_by_table(std::span<char* const> words) {
  Split split;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word = words[i];
    // A value may follow the letter of its option: "-ofile".
    const bool letter = word.size() > 2 && word[0] == '-' && word[1] != '-';
    if (const Option* named = letter ? find_option(word.substr(0, 2)) : nullptr) {
      split.values[std::string{named->name}].push_back(word.substr(2));
      continue;
    }
    const Option* option = find_option(word);
    if (option == nullptr) {
      split.rest.push_back(std::move(word));
    } else if (option->arity == Arity::nothing) {
      split.flags.emplace(option->name);
    } else if (const std::size_t equals = word.find('='); equals != std::string::npos) {
      split.values[std::string{option->name}].push_back(word.substr(equals + 1));
    } else {
      split.values[std::string{option->name}].emplace_back(words[++i]);
    }
  }
  return split;
}

}  // namespace racpsy::cli
