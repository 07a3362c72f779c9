
#include <unistd.h>

#include "build_info.hpp"
#include "cli/answer_output.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "format/layout.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/version_facts.hpp"

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
        grid.rows.push_back({pad(spelled(o), widest, false), help_of(o, route_, lang_)});
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

// Returns a text: the day until which rules were verified, and how many open routes are stale.
Result<std::string> verified_until(Catalogue& catalogue, Date today, Lang lang) {
  std::optional<Date> latest;
  int open = 0, old = 0;
  const std::vector<Route> routes = TRY(catalogue.outlines());
  for (const Route& route : routes) {
    for (const Version& version : route.versions) {
      latest = latest ? std::max(*latest, version.verified_on) : version.verified_on;
    }
    const Version* now = in_force_on(route, today);
    if (now == nullptr) continue;
    ++open;
    old += is_stale(*now, today) ? 1 : 0;
  }
  const std::string until = latest ? show(*latest, lang) : "–";
  return old == 0 ? format_message<messages::verified>(lang, until)
                  : format_message<messages::verified_but>(lang, until, old, open, verified_for);
}

}  // namespace

std::string help(const Command& command, const std::string& route, Lang lang,
                 const TextStyle& text_style) {
  HelpWriter writer{route, lang, text_style};
  const bool whole = command.help == Help::whole;
  return command.name.empty() ? writer.program(whole)
                              : writer.command(*find_command(command.name), whole);
}

app::Expected<int> print_help(const Command& command, Lang lang) {
  const Catalogue catalogue = TRY(Catalogue::open({}));
  TRY(check_layout(command));
  return write_answer(
      help(command, catalogue.default_route(), lang, text_style_of(command, STDOUT_FILENO)), "-");
}

app::Expected<int> print_version(const Command& command, Lang lang) {
  Catalogue catalogue = TRY(Catalogue::open(rule_folders(command)));
  const Date today = TRY(app::read_today(command));
  const std::string verified = TRY(verified_until(catalogue, today, lang));
  return write_answer(std::string{"racpsy "} + engine_version + "\nrules " + catalogue.digest() +
                          "\n" + verified + "\n",
                      "-");
}

}  // namespace racpsy::cli
