#include "racpsy/batch/reject.hpp"

#include "racpsy/base/excerpt.hpp"
#include "racpsy/batch/messages.hpp"
#include "racpsy/batch/row.hpp"

namespace racpsy::batch {
namespace {

// Describes a number that cannot be read, and the remedy.
Text unreadable_number(const Reject& reject, const Column& column, const Plan& plan) {
  const Misread wrong = misread(abbreviated(column.name), reject.value, reject.flaw,
                                measure_of(column.role, plan), plan.notation());
  return wrong.remedy.empty() ? wrong.what : localized<msg::and_remedy>(wrong.what, wrong.remedy);
}

// Returns --date-format with an English format, with the letters of each language: dd/mm/yyyy is
// jj/mm/aaaa in French and dd/mm/jjjj in Dutch.
Text date_format_option(const std::string& format) {
  return in_each_language([&](Lang lang) {
    std::string text = "--date-format ";
    for (const char c : format) {
      if (lang == Lang::fr && c == 'd') text += 'j';
      else if (c == 'y' && lang != Lang::en) text += lang == Lang::fr ? 'a' : 'j';
      else text += c;
    }
    return text;
  });
}

// Describes a date that cannot be read, and the formats in which it could.
Text unreadable_date(const std::string& name, const std::string& value, Role role,
                     const Plan& plan) {
  const std::string shown = abbreviated(value);
  if (has_time_of_day(value, plan.dates)) return localized<msg::time_of_day>(name, shown);
  if (plan.dates && role == Role::born)
    return localized<msg::not_a_birth_in_format>(name, shown, plan.dates->text(),
                                                 plan.dates->text_of_month());
  if (plan.dates) return localized<msg::not_in_format>(name, shown, plan.dates->text());
  const Text what = role == Role::born ? localized<msg::not_a_birth>(name, shown)
                                       : localized<msg::not_a_date>(name, shown);
  const std::vector<std::string> formats = date_formats_of(value);
  if (formats.empty()) return what;
  std::vector<Text> options;
  for (const std::string& format : formats) options.push_back(date_format_option(format));
  return localized<msg::and_remedy>(
      what, formats.size() == 1 ? localized<msg::give_format>(options.front())
                                : localized<msg::give_one_format>(options[0], options[1]));
}

// Returns the valid values of a column: for a code in digits, those that are codes too, if any.
std::vector<std::string> words_like(const std::string& value, const Column& column,
                                    const Plan& plan) {
  const auto is_code = [](std::string_view word) {
    return word.size() > 1 && word.find_first_not_of("0123456789") == std::string_view::npos;
  };
  std::vector<std::string> codes;
  if (column.fact && is_code(value)) {
    codes = plan.route->facts[*column.fact].all_words();
    std::erase_if(codes, [&](const std::string& word) { return !is_code(word); });
  }
  return codes.empty() ? plan.allowed_words(column) : codes;
}

Text reason(const Reject& reject, const Plan& plan) {
  static const Column nothing;
  const Column& column = reject.column ? plan.columns[*reject.column] : nothing;
  const Fact* fact = column.fact ? &plan.route->facts[*column.fact] : nullptr;
  const std::string value = abbreviated(reject.value), name = abbreviated(column.name);
  switch (reject.code) {
    case Code::cells: return localized<msg::cells>(value, plan.columns.size());
    case Code::quotes: return localized<msg::quotes>();
    case Code::too_long: return localized<msg::too_long>(most_bytes_of_record);
    case Code::missing:
      return reject.column ? localized<msg::missing>(name) : localized<msg::missing_when>();
    case Code::both: return localized<msg::both>(value, name);
    case Code::not_a_number:
    case Code::not_an_amount: return unreadable_number(reject, column, plan);
    case Code::not_a_date: return unreadable_date(name, reject.value, column.role, plan);
    case Code::not_a_pace: return localized<msg::not_a_pace>(name, value);
    case Code::not_a_value:
      if (column.role == Role::complementary && says_file(reject.value))
        return localized<msg::no_file>(name);
      if (fact != nullptr && fact->mixes_empty(reject.value))
        return localized<msg::stands_alone>(name, fact->empty);
      return localized<msg::not_a_value>(name, value,
                                         joined(words_like(reject.value, column, plan)));
    case Code::not_born: return localized<msg::not_born>();
    case Code::over_130: return localized<msg::over_130>();
    case Code::too_late: return localized<msg::too_late>();
    case Code::give_dates: return localized<msg::give_dates>(value);
    case Code::give_first: return localized<msg::give_first>(value);
    case Code::give_birthday: return localized<msg::give_birthday>(value);
    case Code::nothing_to_annul:
      if (is_fee(column.role)) return localized<msg::other_fee>(value);
      return localized<msg::nothing_to_annul>(value);
    case Code::date_order: return localized<msg::date_order>(value);
    case Code::after_refused: return localized<msg::after_refused>();
    case Code::not_contiguous: return localized<msg::not_contiguous>();
    case Code::not_established: return localized<msg::not_established>();
  }
  return {};
}

}  // namespace

Text describe(const Reject& reject, const std::vector<Plan>& plans) {
  const Plan& plan = plans[reject.scenario.value_or(0)];
  Text text = reason(reject, plan);
  if (reject.scenario) text = localized<msg::in_scenario>(plan.scenario, text);
  if (lines_lost(reject) > 0) {
    const Text why = reject.code == Code::quotes ? text : localized<msg::perhaps_quotes>(text);
    return localized<msg::lost_lines>(why, reject.line, reject.line + reject.lines - 1);
  }
  return reject.lines > 1
             ? localized<msg::of_lines>(text, reject.line, reject.line + reject.lines - 1)
             : text;
}

}  // namespace racpsy::batch
