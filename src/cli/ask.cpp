// Asks one question at a time, as long as `next_question` has one, and reads a line for each.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "cli/answer_output.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "racpsy/app/profile.hpp"
#include "racpsy/app/questions.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::cli {
namespace {

constexpr const char* words_for_unknown[] = {"je ne sais pas", "nsp", "i don't know", "idk"};
constexpr const char* words_to_quit[] = {"q", "quit", "quitter"};

template <class Words>
bool is_any(const Words& words, std::string_view typed) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](const char* word) { return same_folded(word, typed); });
}

// Reads one line of standard input; nothing at its end.
std::optional<std::string> read_line() {
  std::string line;
  for (char c = 0;;) {
    const ssize_t count = ::read(STDIN_FILENO, &c, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return line.empty() ? std::nullopt : std::optional{line};
    if (c == '\n') return line;
    line += c;
  }
}

// Quotes a word for a shell, if it needs it.
std::string quoted(const std::string& word) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"-_./:,=+@%"}.find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return word;
  std::string quoted = "'";
  for (const char c : word) quoted.append(c == '\'' ? "'\\''" : std::string(1, c));
  return quoted + "'";
}

class Terminal {
 public:
  Terminal(const Command& command, Lang lang)
      : lang_(lang),
        text_style_(text_style_of(command, STDOUT_FILENO)) {}

  void line(const std::string& text = {}, std::size_t indent = 0) {
    std::fputs((wrap(printable(text), text_style_.columns, indent, indent) + "\n").c_str(), stdout);
    std::fflush(stdout);
  }

  // Prints a line that can be copied whole.
  void unbroken(const std::string& text) {
    std::fputs((printable(text) + "\n").c_str(), stdout);
    std::fflush(stdout);
  }

  void ask(const app::Question& question) {
    line();
    const std::string text = wrap(printable(question.text.in(lang_)), text_style_.columns);
    std::fputs((text_style_.color ? "\033[1m" + text + "\033[0m\n" : text + "\n").c_str(), stdout);
    if (!question.hint.in(lang_).empty()) line(question.hint.in(lang_), 2);
    Grid grid{{false, false}, {}, false, 2};
    for (std::size_t i = 0; i < question.choices.size(); ++i)
      grid.rows.push_back({question.label(i), printable(question.choices[i].text.in(lang_))});
    grid.rows.push_back(
        {std::string{messages::enter.in(lang_)}, std::string{messages::enter_means.in(lang_)}});
    for (const Grid::Line& each : grid.lines(text_style_))
      std::fputs((each.text + "\n").c_str(), stdout);
    if (question.several && question.choices.size() > 2)
      line(format_message<messages::several_allowed>(lang_), 2);
  }

  void prompt() {
    std::fputs("> ", stdout);
    std::fflush(stdout);
  }

  // Prints what the sessions cost so far.
  void tell(const Sum& total, Currency currency) {
    const auto shown = [&](Money m) { return show_short({m, currency}, lang_); };
    const Money cost = total.get(Figure::patient), advance = total.get(Figure::advance);
    std::string text;
    if (total.unpriced == total.sessions) {
      text = format_message<messages::so_far_unknown>(lang_);
    } else if (!cost.known()) {
      text = format_message<messages::so_far_partly>(
          lang_, shown(total.partial[index_of(Figure::patient)]), total.sessions - total.unpriced,
          total.sessions);
    } else if (!advance.known() || advance == cost) {
      text = format_message<messages::so_far>(lang_, shown(cost), sessions(total.sessions));
    } else {
      text = format_message<messages::so_far_advanced>(lang_, shown(cost), sessions(total.sessions),
                                                       shown(advance));
    }
    line(text, 2);
  }

 private:
  std::string sessions(int count) const {
    return count == 1 ? format_message<messages::one_session>(lang_)
                      : format_message<messages::some_sessions>(lang_, count);
  }

  Lang lang_;
  TextStyle text_style_;
};

}  // namespace

std::string calc_command(const app::Inputs& inputs) {
  std::string line = "racpsy calc";
  const auto add = [&](std::string_view option, const std::string& value) {
    // After "=" a value that begins with "-" is no option.
    line.append(" ")
        .append(option)
        .append(value.starts_with('-') ? "=" : " ")
        .append(quoted(value));
  };
  for (const Option& option : all_options()) {
    const std::string name{option.name};
    if (option.arity == Arity::nothing && inputs.has(name)) line.append(" ").append(name);
    else if (inputs.values.contains(name)) add(name, inputs.values.at(name));
    else if (inputs.lists.contains(name)) {
      for (const std::string& value : inputs.lists.at(name)) add(name, value);
    }
  }
  return line;
}

app::Expected<int> ask(const Command& command, Lang lang) {
  Catalogue catalogue = TRY(Catalogue::open(rule_folders(command)));
  TRY(check_layout(command));
  std::set<std::string> skipped;
  Command answered = command;
  if (const std::optional<app::ProfileUsed> profile = TRY(app::add_profile(answered, catalogue)))
    print_note(app::note_on(*profile), lang);
  app::Interview interview = TRY(app::next_question(answered, skipped, catalogue));
  if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0)
    return UsageError{localized<messages::not_a_terminal>(),
                      localized<messages::use_calc>(calc_command(command))};

  Terminal terminal{command, lang};
  if (interview.question) terminal.line(format_message<messages::how_to_answer>(lang));
  bool again = false;  // the answer was not understood
  while (const std::optional<app::Question> question = interview.question) {
    if (!again) terminal.ask(*question);
    again = false;
    terminal.prompt();
    const std::optional<std::string> typed = read_line();
    if (!typed) terminal.line();
    if (!typed || is_any(words_to_quit, *typed)) break;
    const std::string words{trimmed(*typed)};
    const bool known = !words.empty() && words != "?" && !is_any(words_for_unknown, words);
    Command tried = answered;
    if (known) static_cast<app::Inputs&>(tried) = app::with_answer(answered, *question, words);
    std::set<std::string> done = skipped;
    done.insert(question->option);
    app::Expected<app::Interview> next = app::next_question(tried, done, catalogue);
    if (!next) {
      print_failure(next.error(), lang);
      again = true;
      continue;
    }
    answered = std::move(tried);
    skipped = std::move(done);
    interview = next.take();
    terminal.tell(interview.so_far.answer.statement.total,
                  interview.so_far.answer.route().currency());
  }
  terminal.line();
  answered.name = "calc";
  const int exit = TRY(calc(answered, lang));
  terminal.line();
  terminal.line(format_message<messages::next_time>(lang));
  terminal.unbroken("  " + calc_command(answered));
  return exit;
}

}  // namespace racpsy::cli
