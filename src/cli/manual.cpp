#include <algorithm>

#include "build_info.hpp"
#include "cli/answer_output.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/manual_messages.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/request_types.hpp"
#include "format/layout.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/base/vocabulary.hpp"

namespace racpsy::cli {
namespace {

// Escapes text for troff.
std::string literal(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') out += "\\e";
    else if (text[i] == '-') out += "\\-";
    else if (text[i] == ' ' && keeps_together(text, i)) out += "\\ ";
    else out += text[i];
  }
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + literal(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + literal(text) + "\\fR"; }

// Returns "calc CASE.toml", the command in bold and its arguments in italics.
std::string with_arguments(std::string_view name, const CommandWords& command) {
  std::string title = bold(name);
  if (!command.arguments.empty()) title.append(" ").append(italic(command.arguments));
  return title;
}

class ManualWriter {
 public:
  ManualWriter(Catalogue& catalogue, Lang lang) : catalogue_(catalogue), lang_(lang) {}

  Result<std::string> write() {
    line(std::string{".TH RACPSY 1 \"\" \"racpsy "} + engine_version + "\" \"racpsy\"");
    line(".nh");
    line(".ad l");
    section(messages::man_name);
    line("racpsy \\- " + literal(messages::man_purpose.in(lang_)));
    section(messages::man_synopsis);
    for (const CommandWords& c : all_commands()) {
      line(with_arguments("racpsy " + std::string{c.name}, c)
               .append(c.bit == 0 ? "" : " [" + italic("OPTIONS") + "]"));
      line(".br");
    }
    line(bold("racpsy") + " [" + bold("-h") + "|" + bold("--help") + "|" + bold("--version") + "|" +
         bold("--generate") + " " + italic("WHAT") + "]");
    section(messages::man_description);
    for (const Message* m :
         {&messages::man_question, &messages::man_certain, &messages::man_two_names})
      paragraph(m->in(lang_));
    commands();
    options();
    names();
    if (Problems problems = from_the_rules(); !problems.empty()) return problems;
    named_list(messages::man_environment, messages::environment);
    named_list(messages::man_exits, messages::exit_codes);
    section(messages::man_examples);
    for (const CommandWords& c : all_commands()) examples(c.examples);
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { out_.append(text).append("\n"); }
  void section(const Message& m) { line(".SH " + std::string{m.in(lang_)}); }
  void subsection(std::string_view text) { line(".SS " + std::string{text}); }
  void paragraph(std::string_view text) {
    line(".PP");
    line(literal(text));
  }
  void entry(std::string_view title, std::string_view text) {
    line(".TP");
    line(title);
    line(literal(text));
  }

  void commands() {
    section(messages::man_commands);
    for (const CommandWords& c : all_commands()) {
      entry(
          with_arguments(c.name, c),
          sentence(c.summary).append(c.more.in(lang_).empty() ? "" : " ").append(c.more.in(lang_)));
      if (c.bit != of_rules) continue;
      line(".RS");
      for (const CommandWords& action : all_rules_commands()) {
        entry(with_arguments("rules " + std::string{action.name}, action),
              sentence(action.summary));
      }
      line(".RE");
    }
  }

  // The first letter stays as it is, since a summary may begin with a token of the command line.
  std::string sentence(const Message& m) const {
    std::string text = with_route(m.in(lang_), catalogue_.default_route());
    return text.append(text.ends_with("…") ? "" : ".");
  }

  void options() {
    section(messages::man_options);
    for (const Group group : {Group::person, Group::sessions, Group::rules, Group::answer,
                              Group::rows, Group::program}) {
      subsection(heading_of(group).in(lang_));
      for (const Option& o : all_options()) {
        if (o.group == group) option(o);
      }
    }
  }

  // Returns the names of the commands in a mask.
  static std::string names_of_commands(unsigned of) {
    std::string names;
    for (const CommandWords& c : all_commands()) {
      if ((of & c.bit) != 0) add_item(names, c.name);
    }
    return names;
  }

  void option(const Option& o) {
    std::string title = (o.letter.empty() ? "" : bold(o.letter) + ", ") + bold(o.name);
    if (!o.value.empty()) title.append(" ").append(italic(o.value));
    std::string text = help_of(o, catalogue_.default_route(), lang_);
    text.append(text.ends_with("…") ? "" : ".");
    if (!o.more.in(lang_).empty()) text.append(" ").append(o.more.in(lang_));
    const std::string names = names_of_commands(o.commands);
    if (o.commands != of_all && o.commands != of_questions && !names.empty())
      text.append(" ").append(format_message<messages::man_only>(lang_, names));
    entry(title, text);
    for (const CommandWords& c : all_commands()) {
      const Option& variant = as_read_by(c.bit, o);
      if (&variant == &o) continue;
      line(".IP");
      line(literal(format_message<messages::man_in_command>(
          lang_, c.name, std::string{variant.name} + " " + std::string{variant.value},
          help_of(variant, catalogue_.default_route(), lang_))));
    }
  }

  // Writes the names that mean the same in every route, and the values that many facts share.
  void names() {
    section(messages::man_names);
    paragraph(messages::man_names_are.in(lang_));
    for (const Reserved& name : reserved_names()) {
      const Message& where = name.where == in_rows    ? messages::man_of_rows
                             : name.where == in_cases ? messages::man_of_cases
                                                      : messages::man_of_both;
      std::string text{where.in(lang_)};
      if (!name.others.empty())
        text.append(" ").append(format_message<messages::man_also>(lang_, name.others));
      entry(bold(name.name), text);
    }
    std::string shared;
    for (const CommonWord& word : common_words())
      add_item(shared, std::string{word.word} + " (" + std::string{word.others} + ")");
    paragraph(format_message<messages::man_common_words>(lang_, shared));
  }

  // Writes the routes with their versions, and the facts with their values. Returns routes that
  // failed.
  Problems from_the_rules() {
    section(messages::man_routes);
    std::vector<Fact> facts;
    for (const std::string& id : catalogue_.routes()) {
      const Result<const Route*> route = catalogue_.route(id);
      if (!route) return route.problems();
      entry(bold(id), format_message<messages::man_route>(lang_, (*route)->title,
                                                          joined((*route)->version_ids())));
      for (const Fact& fact : (*route)->facts) join(facts, fact);
    }
    section(messages::man_facts);
    paragraph(messages::man_facts_are.in(lang_));
    for (const Fact& fact : facts) {
      std::string values = fact.type == Fact::Type::set ? fact.empty : std::string{};
      for (const FactValue& value : fact.values) {
        add_item(values, value.token);
        if (value.title.in(lang_) != value.token)
          values.append(" (").append(value.title.in(lang_)).append(")");
      }
      std::string text = fact.title.in(lang_) + ". " + values + ".";
      if (!fact.names.empty())
        text.append(" ").append(format_message<messages::man_also>(lang_, joined(fact.names)));
      std::string others;
      for (const auto& [word, value] : fact.aliases) add_item(others, word + " = " + value);
      if (!others.empty())
        text.append(" ").append(format_message<messages::man_other_words>(lang_, others));
      entry(bold(fact.name), text);
    }
    return {};
  }

  // Merges a fact into those of other routes, which may have other values and names for it.
  static void join(std::vector<Fact>& facts, const Fact& fact) {
    const auto known = std::find_if(facts.begin(), facts.end(),
                                    [&](const Fact& f) { return f.name == fact.name; });
    if (known == facts.end()) return facts.push_back(fact);
    for (const FactValue& value : fact.values) {
      const auto same_token = [&](const FactValue& v) { return v.token == value.token; };
      if (std::none_of(known->values.begin(), known->values.end(), same_token))
        known->values.push_back(value);
    }
    known->aliases.insert(fact.aliases.begin(), fact.aliases.end());
    for (const std::string& name : fact.names) {
      if (std::find(known->names.begin(), known->names.end(), name) == known->names.end())
        known->names.push_back(name);
    }
  }

  void named_list(const Message& title, std::span<const messages::Meaning> all) {
    section(title);
    for (const messages::Meaning& meaning : all) {
      std::string text{meaning.text.in(lang_)};
      text += '.';
      if (meaning.commands != of_all)
        text.append(" ").append(
            format_message<messages::man_only>(lang_, names_of_commands(meaning.commands)));
      entry(bold(meaning.name), text);
    }
  }

  void examples(const Message& m) {
    for (const std::string& example :
         words_in(with_route(m.in(lang_), catalogue_.default_route()), '\n')) {
      const std::size_t gap = std::min(example.find("  "), example.size());
      const std::size_t description = example.find_first_not_of(' ', gap);
      line(".TP");
      line(bold(example.substr(0, gap)));
      line(description == std::string::npos ? "\\&" : literal(example.substr(description)));
    }
  }

  Catalogue& catalogue_;
  Lang lang_;
  std::string out_;
};

}  // namespace

Result<std::string> manual(Catalogue& catalogue, Lang lang) {
  return ManualWriter{catalogue, lang}.write();
}

app::Expected<int> generate(const Command& command, Lang lang) {
  Catalogue catalogue = TRY(Catalogue::open(rule_folders(command)));
  TRY(check_layout(command));
  TRY(check_choice(command, "--generate"));
  const std::string what = *command.get("--generate");
  const std::string text =
      what == "man"              ? TRY(manual(catalogue, lang))
      : what == "typescript"     ? typescript_of_requests(catalogue.default_route())
      : what == "python"         ? python_of_requests(catalogue.default_route())
      : what == "request-schema" ? schema_of_requests(catalogue.default_route())
                                 : completion_script(what);
  return write_answer(text, command.get("--output").value_or("-"));
}

}  // namespace racpsy::cli
