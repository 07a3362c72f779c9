#include "cli/answer_output.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "racpsy/base/try.hpp"

namespace racpsy::cli {

app::Expected<void> check_choice(const Command& command, const std::string& option) {
  const CommandWords* named = find_command(command.name);
  const Option& read = as_read_by(named == nullptr ? 0 : named->bit, *find_option(option));
  TRY(app::read_choice(command, option,
                       words_in(option == "--format" ? formats_given(command) : read.words)));
  return {};
}

app::Expected<void> check_layout(const Command& command) {
  for (const char* option : {"--format", "--lang", "--color", "--explain"})
    TRY(check_choice(command, option));
  TRY(app::read_number(command, "--width", least_width, most_width));
  return {};
}

const Format& format_of(const Command& command) {
  const Format* format =
      command.has("--format")
          ? find_format(*command.get("--format"))
          : find_format_of_ending(ending_of(command.get("--output").value_or("-")));
  return format == nullptr ? formats[0] : *format;
}

app::Expected<int> output_report(Report report, const Command& command, Lang lang) {
  const Format& format = format_of(command);
  if (const std::optional<std::string> title = command.get("--title")) {
    if (!format.for_people()) print_note(localized<messages::no_heading>(format.name), lang);
    report.document = [inner = std::move(report.document), title = printable(*title)] {
      doc::Document document = inner();
      document.window = title + " – " + document.title;  // keeps the amount
      document.put_title(title);
      return document;
    };
  }
  const std::string text = write(report, format, text_style_of(command, STDOUT_FILENO),
                                 command.has("--spreadsheet-safe"));
  return write_answer(text, command.get("--output").value_or("-"));
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
