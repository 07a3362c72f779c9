// Tests that help, manual page and completion list exactly the options of the table.
#include "support.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/options.hpp"
#include "format/layout.hpp"
#include "racpsy/rules/catalogue.hpp"

using namespace racpsy;
using namespace racpsy::cli;

namespace {

// Returns the options in a text, such as "--age" and "-o".
std::set<std::string> options_in(const std::string& text) {
  static const std::regex option{R"((^|[^\w-])(--(?:[a-z]|é)(?:[a-z-]|é)*|-[a-zA-Z])(?![\w-]))"};
  std::set<std::string> all;
  for (std::sregex_iterator at{text.begin(), text.end(), option}, end; at != end; ++at)
    all.insert((*at)[2]);
  return all;
}

std::set<std::string> options_of(unsigned command) {
  std::set<std::string> all;
  for (const Option& o : all_options()) {
    if ((o.commands & command) == 0) continue;
    all.emplace(o.name);
    for (const std::string& other : other_names(o)) all.insert(other);
    if (!o.letter.empty()) all.emplace(o.letter);
  }
  return all;
}

Catalogue& rules() {
  static Result<Catalogue> catalogue = Catalogue::open({});
  return *catalogue;
}

std::string help_of(const std::string& name, Help level, Lang lang, std::size_t columns = 100) {
  Command command;
  command.name = name;
  command.help = level;
  return help(command, rules().default_route(), lang, {false, columns, true});
}

std::string page(Lang lang) {
  const Result<std::string> text = manual(rules(), lang);
  REQUIRE(bool(text));
  std::string plain = std::regex_replace(*text, std::regex{R"(\\f[BIR])"}, "");
  return std::regex_replace(std::regex_replace(plain, std::regex{R"(\\-)"}, "-"),
                            std::regex{R"(\\ )"}, " ");
}

// Returns the completions after these words, of which the last may be empty.
std::vector<std::string> after(std::vector<std::string> words) {
  std::vector<std::string> all;
  for (const Candidate& c : completions(words, Lang::en)) all.push_back(c.word);
  return all;
}
bool offers(const std::vector<std::string>& words, const std::string& word) {
  const std::vector<std::string> all = after(words);
  return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

TEST_CASE(
    "command line: every option has a name, a group of commands and words in both languages") {
  std::set<std::string_view> names;
  for (const Option& o : all_options()) {
    CAPTURE(o.name);
    CHECK(names.insert(o.name).second);
    CHECK((o.letter.empty() || names.insert(o.letter).second));
    CHECK((o.arity == Arity::nothing) == o.value.empty());
    CHECK((o.value_kind == ValueKind::word) == !o.words.empty());
    CHECK_FALSE(o.help.in(Lang::fr).empty());
    CHECK(o.help.in(Lang::fr) != o.help.in(Lang::en));
    CHECK(o.more.in(Lang::fr).empty() == o.more.empty());
    CHECK((o.in_short_help & ~o.commands) == 0);
  }
}

TEST_CASE("command line: the whole help of a command lists its options, and no other") {
  for (const CommandWords& c : all_commands()) {
    if (c.bit == 0) continue;  // help and version
    for (const Lang lang : {Lang::fr, Lang::en}) {
      CAPTURE(c.name);
      std::string text = help_of(std::string{c.name}, Help::whole, lang);
      const std::set<std::string> named = options_in(text);
      for (const std::string& option : options_of(c.bit)) {
        CAPTURE(option);
        CHECK(named.contains(option));
      }
      // The options of other commands appear only where the text names the command.
      for (const std::string& option : named) {
        CAPTURE(option);
        CHECK(
            (options_of(c.bit).contains(option) || option == "--with" || option == "--rules-dir"));
      }
    }
  }
}

TEST_CASE("command line: the short help is shorter, has examples, and says where the rest is") {
  for (const CommandWords& c : all_commands()) {
    if (c.bit == 0) continue;  // help and version
    const std::string name{c.name};
    CAPTURE(name);
    const std::string abbreviated = help_of(name, Help::brief, Lang::en),
                      whole = help_of(name, Help::whole, Lang::en);
    CHECK(abbreviated.size() < whole.size());
    CHECK(abbreviated.find("\n  racpsy " + name) != std::string::npos);
    CHECK(abbreviated.find("racpsy " + name + " --help") != std::string::npos);
  }
}

TEST_CASE("command line: help keeps to the width of the terminal") {
  for (const std::string name : {"", "calc", "compare", "batch", "rules"}) {
    for (const Lang lang : {Lang::fr, Lang::en}) {
      for (const std::size_t columns : std::initializer_list<std::size_t>{40, 57, 80, 132, 200}) {
        for (const std::string& line : lines_of(help_of(name, Help::whole, lang, columns))) {
          CAPTURE(line);
          CHECK((width(line) <= columns ||
                 line.find_first_of(' ', line.find_first_not_of(' ')) == std::string::npos));
        }
      }
    }
  }
}

TEST_CASE(
    "command line: the manual page has every command, option, route, version, fact and value, in "
    "both languages") {
  for (const Lang lang : {Lang::fr, Lang::en}) {
    const std::string text = page(lang);
    const std::set<std::string> named = options_in(text);
    for (const Option& o : all_options()) {
      CAPTURE(o.name);
      CHECK(named.contains(std::string{o.name}));
      CHECK(text.find(with_route(o.help.in(lang), rules().default_route())) != std::string::npos);
      CHECK((o.letter.empty() || named.contains(std::string{o.letter})));
    }
    for (const std::string& option : named) {
      CAPTURE(option);
      CHECK((find_option(option) != nullptr || option == "-l"));  // an option of man
    }
    for (const CommandWords& c : all_commands())
      CHECK(text.find("racpsy " + std::string{c.name}) != std::string::npos);
    for (const CommandWords& c : all_rules_commands())
      CHECK(text.find("rules " + std::string{c.name}) != std::string::npos);
    for (const std::string& id : rules().routes()) {
      const Result<const Route*> route = rules().route(id);
      REQUIRE(bool(route));
      CHECK(text.find(id) != std::string::npos);
      for (const std::string& version : (*route)->version_ids())
        CHECK(text.find(version) != std::string::npos);
      for (const Fact& fact : (*route)->facts) {
        CHECK(text.find("\n" + fact.name + "\n") != std::string::npos);
        for (const FactValue& value : fact.values)
          CHECK(text.find(value.token) != std::string::npos);
      }
    }
  }
}

TEST_CASE("command line: no line of the manual page is taken for a command of man that is none") {
  static const std::set<std::string> known{".TH", ".SH", ".SS", ".PP", ".TP", ".IP",
                                           ".RS", ".RE", ".br", ".nh", ".ad"};
  for (const Lang lang : {Lang::fr, Lang::en}) {
    std::istringstream lines{*manual(rules(), lang)};
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      CHECK_FALSE(line.empty());
      CHECK(line.front() != '\'');
      if (line.front() == '.') CHECK(known.contains(line.substr(0, line.find(' '))));
    }
  }
}

TEST_CASE("command line: completion offers the options of the command, and nothing else") {
  for (const CommandWords& c : all_commands()) {
    CAPTURE(c.name);
    const std::vector<std::string> offered = after({std::string{c.name}, "-"});
    std::set<std::string> names;
    for (const Option& o : all_options()) {
      if ((o.commands & c.bit) != 0) names.emplace(o.name);
    }
    CHECK(std::set<std::string>{offered.begin(), offered.end()} == names);
  }
  CHECK(offers({"--"}, "--generate"));
  CHECK_FALSE(offers({"--"}, "--age"));
  CHECK_FALSE(offers({"calc", "--age", "3", "--"}, "--age"));
  CHECK(offers({"calc", "--with", "student=yes", "--"}, "--with"));
}

TEST_CASE("command line: completion knows the rules") {
  CHECK(after({""}) == std::vector<std::string>{"calc", "ask", "compare", "plan", "batch", "sql",
                                                "rules", "contract", "help", "version"});
  CHECK(after({"help", ""}) == after({""}));
  CHECK(after({"help", "rules", ""}) == after({"rules", ""}));
  CHECK(after({"rules", ""}) ==
        std::vector<std::string>{"list", "show", "diff", "check", "schema"});
  for (const std::string& id : rules().routes()) {
    CAPTURE(id);
    CHECK(offers({"calc", "--route", ""}, id));
    CHECK(offers({"calc", "--route=" + id.substr(0, 4)}, "--route=" + id));
    CHECK(offers({"compare", "--route", "fr," + id.substr(0, 2)}, "fr," + id));
    CHECK(offers({"rules", "show", ""}, id));
    CHECK(offers({"sql", ""}, id));
    const Result<const Route*> route = rules().route(id);
    REQUIRE(bool(route));
    for (const std::string& version : (*route)->version_ids()) {
      CHECK(offers({"calc", "--route", id, "--rules", ""}, version));
      CHECK(offers({"rules", "diff", "x", id + "@"}, id + "@" + version));
    }
    const std::vector<std::string> facts = after({"batch", "--route", id, "--with", ""}),
                                   rights = after({"calc", "--route", id, "--coverage", ""});
    const auto has = [](const std::vector<std::string>& all, const std::string& word) {
      return std::find(all.begin(), all.end(), word) != all.end();
    };
    for (const Fact& fact : (*route)->facts) {
      CHECK(has(facts, fact.name + "="));
      const std::vector<std::string> values =
          after({"calc", "--route", id, "--with", fact.name + "="});
      for (const FactValue& value : fact.values) {
        CHECK(has(values, fact.name + "=" + value.token));
        if (fact.name == "coverage") CHECK(has(rights, value.token));
      }
    }
  }
  CHECK(offers({"calc", "--coverage", "ald+a"}, "ald+alsace_moselle"));
  CHECK_FALSE(offers({"calc", "--coverage", "ald+"}, "ald+standard"));
  CHECK_FALSE(offers({"calc", "--coverage", "ald+"}, "ald+ald"));
  CHECK_FALSE(offers({"compare", "--coverage=c2s,ald+"}, "--coverage=c2s,ald+ald"));
  CHECK(offers({"compare", "--coverage=c2s,ald+"}, "--coverage=c2s,ald+c2s"));
  CHECK(offers({"compare", "--coverage", "standard,c2s,"}, "standard,c2s,standard"));
  CHECK(offers({"calc", "--complementary", ""}, "responsible"));
  CHECK(offers({"calc", "--complementary", ""}, ":toml"));
  CHECK(offers({"batch", "-o", ""}, ":file"));
  CHECK(offers({"batch", "--columns", "id,pat"}, "id,patient_cents"));
  CHECK(offers({"calc", "--format", "m"}, "markdown"));
  CHECK(offers({"rules", "--format", ""}, "html"));
  CHECK_FALSE(offers({"rules", "--format", ""}, "csv"));
  CHECK(after({"calc", "--rules-dir", "/nowhere", "--route", ""}).empty());
  CHECK(after({}).size() == 10);
}

TEST_CASE("command line: options and commands have other names, in any spelling") {
  const auto parsed = [](std::vector<std::string> words) {
    words.insert(words.begin(), "racpsy");
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    return parse(static_cast<int>(words.size()), argv.data(), split_by_cli11);
  };
  const app::Expected<Command> command =
      parsed({"Calc", "--mutuelle", "oui", "--séances=3", "--LE", "2026-12-07", "--prix", "60"});
  REQUIRE(bool(command));
  CHECK(command->name == "calc");
  CHECK(command->get("--complementary") == "oui");
  CHECK(command->get("--sessions") == "3");
  CHECK(command->get("--first") == "2026-12-07");
  CHECK(command->get("--private-fee") == "60");
  CHECK(parsed({"calc", "--Seances", "3"})->get("--sessions") == "3");
  CHECK(parsed({"calc", "--se\u0301ances", "3"})->get("--sessions") == "3");
  CHECK(parsed({"calc", "--psy", "private"})->get("--route") == "private");
  CHECK(parsed({"aide", "batch"})->help == Help::whole);
  CHECK(parsed({"aide", "batch"})->name == "batch");
  CHECK_FALSE(parsed({"calc", "--prix", "60", "--private-fee", "50"}));
  CHECK_FALSE(parsed({"calc", "--psi", "private"}));
}
