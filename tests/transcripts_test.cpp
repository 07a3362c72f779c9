// Tests that the transcripts are complete: every message that a user can cause appears in one, and
// every option and command is used in one. Messages are read from the source of their headers.
#include "support.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "cli/options.hpp"

using namespace racpsy;
namespace fs = std::filesystem;

namespace {

const fs::path tests{TESTS_FOLDER};

std::string text_of_file(const fs::path& path) {
  std::ifstream stream{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

// Returns all transcripts, concatenated.
const std::string& transcripts() {
  static const std::string all = [] {
    std::string text;
    for (const fs::path& folder :
         {tests / "golden", tests / "..", tests / "../docs", tests / "../examples/batch"}) {
      for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == ".md") text += text_of_file(entry.path());
      }
    }
    return text;
  }();
  return all;
}

// Reads the adjacent string literals at `at`, joined, and moves `at` behind them.
std::string literals(const std::string& text, std::size_t& at) {
  std::string all;
  for (;;) {
    while (text[at] == ' ' || text[at] == '\n') ++at;
    if (text.compare(at, 3, "R\"(") == 0) {
      const std::size_t end = text.find(")\"", at);
      all += text.substr(at + 3, end - at - 3);
      at = end + 2;
    } else if (text[at] == '"') {
      for (++at; text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at, all += text[at] == 'n' ? '\n' : text[at];
        else all += text[at];
      }
      ++at;
    } else {
      return all;
    }
  }
}

// Returns the English messages of a header, split at their placeholders.
std::map<std::string, std::vector<std::string>> messages(const fs::path& header) {
  std::map<std::string, std::vector<std::string>> all;
  const std::string text = text_of_file(header);
  const std::string begin = "inline constexpr Message ";
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    at += begin.size();
    const std::size_t brace = text.find('{', at);
    const std::string name = text.substr(at, brace - at);
    at = brace + 1;
    literals(text, at);
    if (text[at] != ',') continue;  // not a pair, but a list of messages
    const std::string english = literals(text, ++at);
    std::vector<std::string>& pieces = all[name];
    pieces.emplace_back();
    for (std::size_t i = 0; i < english.size(); ++i) {
      if (english[i] == '{' && english[i + 1] != '{') {
        i = english.find('}', i);
        pieces.emplace_back();
      } else {
        if (english[i] == '{' || english[i] == '}') ++i;  // doubled braces are an escape
        pieces.back() += english[i];
      }
    }
  }
  return all;
}

// Returns the first text of each message of a source that has two texts, but none in Dutch.
std::vector<std::string> without_dutch(const fs::path& source) {
  std::vector<std::string> all;
  const std::string text = text_of_file(source);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') literals(text, at), --at;
    if (text[at] != '{') continue;
    std::size_t next = at + 1;
    const std::string first = literals(text, next);
    if (text[next] != ',' || first.empty()) continue;
    const std::string second = literals(text, ++next);
    if (text[next] == '}' && !second.empty()) all.push_back(first);
  }
  return all;
}

// Returns true if a line of the transcripts contains all pieces, in order.
bool shown(const std::vector<std::string>& pieces) {
  const std::string& text = transcripts();
  const auto longest = std::max_element(
      pieces.begin(), pieces.end(),
      [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  for (std::size_t at = text.find(*longest); at != std::string::npos;
       at = text.find(*longest, at + 1)) {
    const std::size_t begin = text.rfind('\n', at) + 1;
    const std::string line = text.substr(begin, text.find('\n', at + longest->size()) - begin);
    std::size_t from = 0;
    const bool all = std::all_of(pieces.begin(), pieces.end(), [&](const std::string& piece) {
      from = line.find(piece, from);
      if (from == std::string::npos) return false;
      from += piece.size();
      return true;
    });
    if (all) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("transcripts: every message that somebody can cause stands in one") {
  const std::map<std::string, std::string> not_shown{
      {"wrong_folder", "of embedded files only, which a test holds to be right"},
      {"too_many_cases", "takes a rule file too long for a page: catalogue_test.cpp"},
      {"batch_progress", "on a terminal only: terminal.sh"},
      {"stale", "on a terminal only: terminal.sh"},
      {"out_of_memory", "faults.sh"},
      {"not_understood", "nothing is known that CLI11 refuses and we do not refuse before"},
      {"help_program_examples", "laid out anew in help.md"},
      {"help_more_program", "broken over lines in help.md"},
  };
  std::size_t found = 0;
  for (const char* header :
       {"racpsy/base/messages.hpp", "racpsy/rules/messages.hpp", "racpsy/batch/messages.hpp",
        "racpsy/app/messages.hpp", "racpsy/app/card_messages.hpp", "cli/messages.hpp",
        "cli/rules_messages.hpp", "racpsy/sql/messages.hpp"}) {
    for (const auto& message : messages(tests / "../src" / header)) {
      CAPTURE(message.first);
      ++found;
      if (not_shown.contains(message.first))
        CHECK_MESSAGE(!shown(message.second), "is shown after all");
      else CHECK(shown(message.second));
    }
  }
  CHECK(found > 200);
}

// Problems of rule files and messages of the interface for C are in French and English only.
TEST_CASE("messages: those of answers, of batch and of the command line are in Dutch too") {
  for (const char* source :
       {"racpsy/base/messages.hpp", "racpsy/base/file_format.cpp", "racpsy/batch/messages.hpp",
        "racpsy/app/messages.hpp", "racpsy/app/card_messages.hpp", "racpsy/app/json_request.cpp",
        "report/answer_messages.hpp", "report/messages.hpp", "report/rules_messages.hpp",
        "cli/messages.hpp", "cli/manual_messages.hpp", "cli/rules_messages.hpp",
        "racpsy/sql/messages.hpp"}) {
    CAPTURE(source);
    CHECK(joined(without_dutch(tests / "../src" / source)) == "");
  }
  for (const cli::Option& o : cli::all_options()) {
    CAPTURE(o.name);
    CHECK((o.help.has(Lang::nl) && (o.more.empty() || o.more.has(Lang::nl))));
  }
  for (const cli::CommandWords& c : cli::all_commands()) CHECK(c.summary.has(Lang::nl));
}

TEST_CASE("rules: every text of Belgian and Dutch routes is in Dutch too") {
  std::size_t found = 0;
  for (const char* country : {"be", "nl"}) {
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator{tests / "../rules" / country}) {
      std::ifstream stream{entry.path()};
      for (std::string line; std::getline(stream, line);) {
        if (line.find("{ fr = ") == std::string::npos) continue;
        CAPTURE(line);
        CHECK(line.find(", nl = \"") != std::string::npos);
        ++found;
      }
    }
  }
  CHECK(found > 300);
}

TEST_CASE("transcripts: every option, command and action is typed in one") {
  std::string typed;
  std::size_t french = 0, dutch = 0;
  const std::string& text = transcripts();
  for (std::size_t at = text.find("\n$ "); at != std::string::npos;
       at = text.find("\n$ ", at + 1)) {
    const std::string line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    typed += line + " \n";
    french += line.find("--lang fr") != std::string::npos ? 1 : 0;
    dutch += line.find("--lang nl") != std::string::npos ? 1 : 0;
  }
  for (const cli::Option& o : cli::all_options()) {
    CAPTURE(o.name);
    const std::string name{o.name};
    CHECK((typed.find(" " + name + " ") != std::string::npos ||
           typed.find(" " + name + "=") != std::string::npos));
  }
  for (const cli::CommandWords& c : cli::all_commands())
    CHECK(typed.find("racpsy " + std::string{c.name} + " ") != std::string::npos);
  for (const cli::CommandWords& c : cli::all_rules_commands())
    CHECK(typed.find("racpsy rules " + std::string{c.name} + " ") != std::string::npos);
  CHECK(french >= 10);
  CHECK(dutch >= 10);
}

TEST_CASE("transcripts: every picture belongs to a command") {
  std::set<std::string> belonging;
  const std::string& text = transcripts();
  for (std::size_t at = text.find("\n<!-- picture"); at != std::string::npos;
       at = text.find("\n<!-- picture", at + 1)) {
    const std::size_t begin = text.find("](", at) + 2;
    belonging.insert(
        fs::path{text.substr(begin, text.find(')', begin) - begin)}.filename().string());
  }
  std::size_t found = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator{tests / "../docs/pictures"}) {
    CAPTURE(entry.path().filename().string());
    CHECK(belonging.contains(entry.path().filename().string()));
    ++found;
  }
  CHECK(found > 0);
}

TEST_CASE("messages: two headers give no name twice, which the linker would take for one") {
  std::map<std::string, fs::path> found;  // by namespace and name
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{tests / ".." / "src"}) {
    if (entry.path().extension() != ".hpp") continue;
    const std::string text = text_of_file(entry.path());
    const std::size_t begin = text.find("\nnamespace ");
    if (begin == std::string::npos) continue;
    const std::string space = text.substr(begin, text.find('{', begin) - begin);
    for (const auto& [name, pieces] : messages(entry.path())) {
      const auto [at, added] = found.emplace(space + name, entry.path());
      const std::string where = name + " in " + at->second.string();
      CAPTURE(where);
      CHECK(added);
    }
  }
  CHECK(found.size() > 500);
}
