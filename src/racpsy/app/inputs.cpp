#include "racpsy/app/inputs.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "racpsy/app/messages.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/base/written_date.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy::app {

Exit exit_of(const Problems& problems) {
  const auto unreadable = [](const Problem& p) { return p.unreadable; };
  return std::any_of(problems.begin(), problems.end(), unreadable) ? exit_io : exit_rules;
}

Exit exit_of(const Failure& failure) {
  switch (failure.kind) {
    case Failure::Kind::usage: return exit_usage;
    case Failure::Kind::refused: return exit_found;
    case Failure::Kind::strict: return exit_strict;
    case Failure::Kind::io: return exit_io;
    case Failure::Kind::rules: break;
  }
  return exit_of(failure.problems);
}

Expected<std::size_t> read_choice(const Inputs& inputs, const std::string& option,
                                  std::span<const std::string> allowed) {
  const std::optional<std::string> token = inputs.get(option);
  if (!token) return 0;
  const auto at = std::find(allowed.begin(), allowed.end(), *token);
  if (at == allowed.end()) return bad_value(option, *token, allowed);
  return position_of(allowed, at);
}

Expected<std::optional<int>> read_number(const Inputs& inputs, const std::string& option, int least,
                                         int most, std::string_view units) {
  const std::optional<std::string> token = inputs.get(option);
  if (!token) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(token->data(), token->data() + token->size(), value);
  const std::string unit =
      folded({end, static_cast<std::size_t>(token->data() + token->size() - end)});
  const std::vector<std::string_view> known = names_in(units);
  const bool ends = end == token->data() + token->size() ||
                    std::find(known.begin(), known.end(), unit) != known.end();
  if (error == std::errc{} && ends && value >= least && value <= most) return value;
  return UsageError{localized<messages::not_in_range>(option, *token, least, most), {}};
}

Expected<std::optional<Date>> read_date(const Inputs& inputs, const std::string& option) {
  const std::optional<std::string> token = inputs.get(option);
  if (!token) return std::nullopt;
  return TRY(read_written_date(option, *token, inputs.lang));
}

Expected<Date> read_today(const Inputs& inputs) {
  if (const std::optional<Date> date = TRY(read_date(inputs, "--today"))) return *date;
  return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
}

Expected<std::optional<Date>> read_day(const Inputs& inputs, const std::string& option) {
  const std::optional<std::string> token = inputs.get(option);
  if (!token) return std::nullopt;
  const Date today = TRY(read_today(inputs));
  return TRY(read_written_date(option, *token, inputs.lang, today));
}

Expected<Pace> read_every(const Inputs& inputs) {
  const std::optional<std::string> token = inputs.get("--every");
  if (!token) return Pace{};
  if (const std::optional<Pace> pace = read_pace(*token)) return *pace;
  return UsageError{localized<messages::not_a_pace>("--every", *token),
                    localized<messages::write_pace>()};
}

Expected<std::vector<Date>> read_dates(const Inputs& inputs, Date first, int count,
                                       const std::function<bool(Date)>& closed) {
  std::vector<Date> all;
  if (const std::optional<std::string> on = inputs.get("--on")) {
    TRY(check_exclusive(inputs, "--on", {"--first", "--every", "--sessions"}));
    const Date today = TRY(read_today(inputs));
    for (const std::string& token : parts_of(*on, ','))
      all.push_back(TRY(read_written_date("--on", token, inputs.lang, today)));
    if (all.size() > most_sessions)
      return UsageError{localized<messages::not_in_range>("--on", all.size(), 1, most_sessions),
                        {}};
    return all;
  }
  const Pace pace = TRY(read_every(inputs));
  first = TRY(read_first(inputs)).value_or(first);
  count =
      TRY(read_number(inputs, "--sessions", 1, most_sessions, units_of_sessions)).value_or(count);
  const bool proposed = closed && !inputs.has("--first");
  const auto wanted = static_cast<std::size_t>(count);
  for (int i = 0; all.size() < wanted; ++i) {
    const std::optional<Date> date = step(first, pace, i);
    if (!date) return UsageError{localized<messages::too_late>(all.size() + 1, iso(last_date)), {}};
    if (!proposed || !closed(*date)) all.push_back(*date);
  }
  return all;
}

Expected<void> check_exclusive(const Inputs& inputs, const std::string& option,
                               std::initializer_list<const char*> others) {
  for (const char* other : others) {
    if (inputs.has(option) && inputs.has(other))
      return UsageError{localized<messages::exclusive>(option, other), {}};
  }
  return {};
}

UsageError bad_value(const std::string& option, const std::string& token,
                     std::span<const std::string> allowed) {
  const std::string_view best = token.find('+') != std::string::npos ? std::string_view{}
                                : option == "--route"                ? nearest_route(token, allowed)
                                                                     : nearest(token, allowed);
  return {localized<messages::not_one_of>(option, token),
          with_suggestion(best, localized<messages::valid_words>(joined(allowed)))};
}

std::vector<std::string> countries_of(std::span<const std::string> routes) {
  std::vector<std::string> countries;
  for (const std::string& id : routes) {
    const std::string country = country_code(id);
    if (std::find(countries.begin(), countries.end(), country) == countries.end())
      countries.push_back(country);
  }
  return countries;
}

std::string_view nearest_route(std::string_view id, std::span<const std::string> ids) {
  std::vector<std::string> names;  // without their countries
  for (const std::string& full : ids) names.push_back(full.substr(full.find('/') + 1));
  const std::string_view near = nearest(id, ids);
  if (!near.empty() || id.find('/') != std::string_view::npos) return near;
  const auto at = std::find(names.begin(), names.end(), nearest(id, names));
  return at == names.end() ? near : ids[position_of(names, at)];
}

Text with_suggestion(std::string_view best, const Text& all) {
  return best.empty() ? all : followed_by(localized<messages::did_you_mean>(best), all);
}

Text followed_by(const Text& first, const Text& then) {
  Text both = first;
  both += " ";
  return both += then;
}

}  // namespace racpsy::app
