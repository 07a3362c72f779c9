#include "cli/help.hpp"

#include <unistd.h>

#include "build_info.hpp"
#include "cli/answer_output.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/resolve.hpp"
#include "cli/staleness.hpp"
#include "format/layout.hpp"

namespace racpsy::cli {
namespace {

class HelpWriter {
 public:
  HelpWriter(const std::string& route, Lang lang, const TextStyle& text_style)
      : route_(route),
        lang_(lang),
        text_style_(text_style) {}

  std::string program(bool whole) {
    paragraph(std::string{messages::help_program.in(lang_)});
    examples(messages::help_program_examples);
    commands(messages::help_commands, all_commands(), false);
    if (whole) {
      options([](const Option& o) { return o.group == Group::program || o.commands == of_all; }, 0);
      endings(of_all);
    }
    line();
    line(wrap(messages::help_more_program.in(lang_), text_style_.columns));
    return std::move(out_);
  }

  std::string command(const CommandWords& command, bool whole) {
    std::string usage{command.name};
    if (!command.arguments.empty()) usage.append(" ").append(command.arguments);
    paragraph(format_message<messages::help_usage>(lang_, usage + " [OPTIONS]",
                                                   command.summary.in(lang_)));
    examples(command.examples);
    if (command.bit == of_rules) commands(messages::help_actions, all_rules_commands(), true);
    if (!command.more.in(lang_).empty()) {
      line();
      line(wrap(command.more.in(lang_), text_style_.columns));
    }
    options(
        [&](const Option& o) {
          return (o.commands & command.bit) != 0 &&
                 (whole || (as_read_by(command.bit, o).in_short_help & command.bit) != 0);
        },
        command.bit);
    if (whole) endings(command.bit);
    if (!whole) line(), paragraph(format_message<messages::help_more_command>(lang_, command.name));
    return std::move(out_);
  }

 private:
  void line(std::string_view text = {}) { out_.append(text).append("\n"); }
  void paragraph(const std::string& text) { line(wrap(text, text_style_.columns, 0, 2)); }
  void print(const Grid& grid) {
    for (const Grid::Line& l : grid.lines(text_style_)) line(l.text);
  }
  void heading(const Message& m) {
    line();
    line(m.in(lang_));
  }

  // Prints example lines: a command and its description in columns, lines without description
  // wrapped.
  void examples(const Message& m) {
    line();
    Grid grid{{false, false}, {}, false, 2};
    const auto flush = [&] {
      print(grid);
      grid.rows.clear();
    };
    for (const std::string& example : words_in(with_route(m.in(lang_), route_), '\n')) {
      const std::size_t gap = example.find("  ");
      const std::size_t description =
          gap == std::string::npos ? gap : example.find_first_not_of(' ', gap);
      if (description != std::string::npos) {
        grid.rows.push_back({example.substr(0, gap), example.substr(description)});
        continue;
      }
      flush();
      line(wrap(example, text_style_.columns, 2, 6));
    }
    flush();
  }

  void commands(const Message& title, std::span<const CommandWords> all, bool with_arguments) {
    heading(title);
    Grid grid{{false, false}, {}, false, 2};
    for (const CommandWords& c : all) {
      std::string name{c.name};
      if (with_arguments && !c.arguments.empty()) name.append(" ").append(c.arguments);
      grid.rows.push_back({std::move(name), std::string{c.summary.in(lang_)}});
    }
    print(grid);
  }

  // Prints the options that `shown` selects, by group, in columns of one width.
  template <class Shown>
  void options(Shown shown, unsigned command) {
    std::size_t widest = 0;
    for (const Option& any : all_options()) {
      if (shown(any)) widest = std::max(widest, width(spelled(as_read_by(command, any))));
    }
    for (const Group group : {Group::person, Group::sessions, Group::rules, Group::answer,
                              Group::rows, Group::program}) {
      Grid grid{{false, false}, {}, false, 2};
      for (const Option& any : all_options()) {
        if (any.group != group || !shown(any)) continue;
        const Option& o = as_read_by(command, any);
        grid.rows.push_back({pad(spelled(o), widest, false), with_route(o.help.in(lang_), route_)});
      }
      if (grid.rows.empty()) continue;
      heading(heading_of(group));
      print(grid);
    }
  }

  void endings(unsigned of) {
    const auto list = [&](const Message& title, std::span<const messages::Meaning> all) {
      heading(title);
      Grid grid{{false, false}, {}, false, 2};
      for (const messages::Meaning& meaning : all) {
        if ((meaning.commands & of) != 0)
          grid.rows.push_back({std::string{meaning.name}, std::string{meaning.text.in(lang_)}});
      }
      print(grid);
    };
    list(messages::help_environment, messages::environment);
    list(messages::help_exits, messages::exit_codes);
  }

  const std::string& route_;
  Lang lang_;
  TextStyle text_style_;
  std::string out_;
};

}  // namespace

std::string help(const Command& command, const std::string& route, Lang lang,
                 const TextStyle& text_style) {
  HelpWriter writer{route, lang, text_style};
  const bool whole = command.help == Help::whole;
  return command.name.empty() ? writer.program(whole)
                              : writer.command(*find_command(command.name), whole);
}

int print_help(const Command& command, Lang lang) {
  const Result<Catalogue> catalogue = Catalogue::open({});
  if (!catalogue) return print_problems(catalogue.problems(), lang);
  app::RequestReader reader{command, *catalogue};
  check_layout(command, reader);
  if (reader.error()) return print_usage_error(*reader.error(), lang);
  return write_text(
      help(command, catalogue->default_route(), lang, text_style_of(command, STDOUT_FILENO)), "-",
      lang);
}

int print_version(const Command& command, Lang lang) {
  Result<Catalogue> catalogue = Catalogue::open(rule_folders(command));
  if (!catalogue) return print_problems(catalogue.problems(), lang);
  app::RequestReader reader{command, *catalogue};
  const Date today = reader.today();
  if (reader.error()) return print_usage_error(*reader.error(), lang);
  const Result<std::string> verified = verified_until(*catalogue, today, lang);
  if (!verified) return print_problems(verified.problems(), lang);
  return write_text(std::string{"racpsy "} + engine_version + "\nrules " + catalogue->digest() +
                        "\n" + *verified + "\n",
                    "-", lang);
}

}  // namespace racpsy::cli
