#include "cli/answer_output.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "racpsy/base/format.hpp"

namespace racpsy::cli {

void check_choice(const Command& command, app::RequestReader& reader, const std::string& option) {
  const std::string given = option + " " + command.get(option).value_or("");
  if (is_planned(given)) return reader.fail(localized<messages::not_yet>(given));
  const CommandWords* named = find_command(command.name);
  const Option& read = as_read_by(named == nullptr ? 0 : named->bit, *find_option(option));
  reader.choice(option, words_in(option == "--format" ? formats_given(command) : read.words));
}

void check_layout(const Command& command, app::RequestReader& reader) {
  for (const char* option : {"--format", "--lang", "--color"})
    check_choice(command, reader, option);
  reader.number("--width", least_width, most_width);
}

int write_text(const std::string& text, const std::string& path, Lang lang, int exit) {
  const std::optional<Text> failure = write_answer(path, text);
  if (failure) print_error(*failure, {}, lang);
  return failure ? exit_io : exit;
}

const Format& format_of(const Command& command) {
  const Format* format =
      command.has("--format")
          ? find_format(*command.get("--format"))
          : find_format_of_ending(ending_of(command.get("--output").value_or("-")));
  return format == nullptr ? formats[0] : *format;
}

int output_report(Report report, const Command& command, Lang lang) {
  const Format& format = format_of(command);
  if (const std::optional<std::string> title = command.get("--title")) {
    if (!format.for_people()) print_note(localized<messages::no_heading>(format.name), lang);
    report.document = [inner = std::move(report.document), title = printable(*title)] {
      doc::Document document = inner();
      document.put_title(title);
      return document;
    };
  }
  const std::string text = write(report, format, text_style_of(command, STDOUT_FILENO),
                                 command.has("--spreadsheet-safe"));
  return write_text(text, command.get("--output").value_or("-"), lang);
}

TextStyle text_style_of(const Command& command, int descriptor) {
  const bool to_file = descriptor == STDOUT_FILENO && command.get("--output").value_or("-") != "-";
  const std::string color = command.get("--color").value_or("auto");
  TextStyle text_style;
  text_style.color = to_file ? color == "always" : use_color(color, descriptor);
  if (const std::optional<std::string> columns = command.get("--width"))
    std::from_chars(columns->data(), columns->data() + columns->size(), text_style.columns),
        text_style.hard_limit = true;
  else if (const std::optional<std::size_t> wide =
               to_file ? std::nullopt : terminal_columns(descriptor))
    text_style.columns = *wide, text_style.hard_limit = true;
  text_style.columns = std::clamp<std::size_t>(text_style.columns, least_width, most_width);
  return text_style;
}

}  // namespace racpsy::cli
