#include "report/fields.hpp"

namespace racpsy {
namespace {

constexpr auto nothing = std::monostate{};

Field text_field(std::string_view name, std::string text) {
  if (text.empty()) return {name, nothing};
  return {name, std::move(text)};
}

void add(std::vector<Field>& fields, const Figures& figures) {
  for (std::size_t f = 0; f < figure_count; ++f) {
    fields.push_back({figure_names[f], nothing});
    if (figures[f].known()) fields.back().value = figures[f].cents();
  }
}

}  // namespace

std::vector<Field> session_fields(const Answer& answer, std::size_t index) {
  const Settled& s = answer.statement.sessions[index];
  const Version& names = names_of(s);
  std::vector<Field> fields{{"n", static_cast<std::int64_t>(index) + 1}};
  if (answer.is_case()) {
    fields.push_back(text_field("person", answer.people[static_cast<std::size_t>(s.who)]));
    fields.push_back(text_field("route", s.route->id));
  }
  fields.insert(fields.end(),
                {text_field("date", iso(s.date)),
                 text_field("kind", names.kinds[s.kind]),
                 text_field("code", s.outcome == Outcome::covered ? session_rule(s).code : ""),
                 text_field("version", s.version != nullptr ? names.id : ""),
                 text_field("outcome", std::string{name_of(s.outcome)}),
                 {"rank", nothing},
                 {"cap", nothing}});
  if (s.rank) fields[fields.size() - 2].value = std::int64_t{*s.rank};
  if (s.cap) fields.back().value = std::int64_t{*s.cap};
  add(fields, s.figures);
  return fields;
}

std::vector<Field> sum_fields(const Sum& sum) {
  std::vector<Field> fields;
  if (sum.year != 0) fields.push_back({"year", std::int64_t{sum.year}});
  fields.push_back({"sessions", std::int64_t{sum.sessions}});
  fields.push_back({"covered", std::int64_t{sum.covered}});
  fields.push_back({"unpriced", std::int64_t{sum.unpriced}});
  add(fields, sum.figures);
  return fields;
}

std::vector<std::string_view> flag_tokens(Flags flags) {
  constexpr std::pair<Flag, std::string_view> names[]{{flag_unverified, "unverified"},
                                                      {flag_assumed, "assumed"},
                                                      {flag_inferred, "inferred"},
                                                      {flag_low, "low"},
                                                      {flag_other_calendar, "other_calendar"},
                                                      {flag_outside_contract, "outside_contract"}};
  std::vector<std::string_view> tokens;
  for (const auto& [flag, name] : names) {
    if ((flags & flag) != 0) tokens.push_back(name);
  }
  return tokens;
}

std::vector<DeductionTaken> deductions(const Settled& session) {
  std::vector<DeductionTaken> all;
  for (std::size_t i = 0; i < session.deducted.size(); ++i) {
    if (session.deducted[i] == Money{}) continue;
    all.push_back({names_of(session).deductions[i].rule.id, session.deducted[i]});
  }
  return all;
}

std::string rules_asked(const Answer& answer) {
  const Version* pinned = answer.selection().pinned;
  return pinned == nullptr ? "auto" : pinned->id;
}

}  // namespace racpsy
