// Fuzzes the command line: any arguments are answered, or refused with a message in both languages,
// with a documented exit code. One argument per line. Options that name files are only parsed, so
// that no file is read or written.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"

using namespace racpsy;

namespace {

void demand(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (text.find('\0') != std::string_view::npos) return 0;
  std::vector<std::string> words{"racpsy"};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const app::Expected<cli::Command> parsed =
      cli::parse(static_cast<int>(words.size()), argv.data(), cli::split_by_cli11);
  if (!parsed) {
    const Text& what = parsed.error().error.what;
    demand(!what.in(Lang::fr).empty() && !what.empty());
    return 0;
  }
  const cli::Command& command = *parsed;
  const auto is_file = [](const std::string& word) { return word.ends_with(".toml"); };
  if (command.has("--output") || command.has("--rules-dir") ||
      is_file(command.get("--complementary").value_or("")))
    return 0;
  if (command.name == "batch" || std::any_of(command.files.begin(), command.files.end(), is_file))
    return 0;
  if (command.name == "rules" && !command.files.empty() && command.files.front() == "check")
    return 0;
  const int code = cli::dispatch(command, text.size() % 2 == 0 ? Lang::en : Lang::fr);
  demand(code >= 0 && code <= cli::exit_strict);
  return 0;
}
