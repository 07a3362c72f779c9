// Ranks the statements of a comparison and groups the sessions of a statement.
#include "report/comparison.hpp"

#include <algorithm>

#include "racpsy/app/card_messages.hpp"
#include "report/answer_messages.hpp"
#include "report/phrases.hpp"

namespace racpsy {
namespace {

// Returns true if a costs the patient less a session than b or, at equal cost, has the smaller
// advance. Known amounts come before unknown ones.
bool cheaper(const Sum& a, const Sum& b) {
  for (const Figure f : {Figure::patient, Figure::advance}) {
    const Money x = a.get(f), y = b.get(f);
    if (x.known() != y.known()) return x.known();
    if (x.known() && x.cents() * b.sessions != y.cents() * a.sessions)
      return x.cents() * b.sessions < y.cents() * a.sessions;
  }
  return false;
}

}  // namespace

Ranking rank(const Comparison& comparison) {
  std::vector<RankedStatement> all;
  for (const ComparedStatement& compared : comparison.statements) {
    auto at = std::find_if(all.begin(), all.end(), [&](const RankedStatement& r) {
      return &r->answer.route() == &compared.answer.route() && r->label == compared.label;
    });
    if (at == all.end()) at = all.insert(all.end(), {&compared, {}});
    for (const std::string& what : compared.no_effect) {
      if (std::find(at->no_effect.begin(), at->no_effect.end(), what) == at->no_effect.end())
        at->no_effect.push_back(what);
    }
  }
  Ranking ranking;
  for (RankedStatement& ranked : all)
    (nothing_covered(ranked->answer) ? ranking.closed : ranking.open).push_back(std::move(ranked));
  std::stable_sort(ranking.open.begin(), ranking.open.end(),
                   [](const RankedStatement& a, const RankedStatement& b) {
                     const Currency x = a->answer.route().currency(),
                                    y = b->answer.route().currency();
                     if (x != y) return x < y;
                     return cheaper(a->answer.statement.total, b->answer.statement.total);
                   });
  return ranking;
}

bool several_currencies(const Ranking& ranking) {
  return std::any_of(ranking.open.begin(), ranking.open.end(), [&](const RankedStatement& c) {
    return c->answer.route().currency() != ranking.open.front()->answer.route().currency();
  });
}

std::vector<SessionGroup> group_sessions(const Statement& statement) {
  std::vector<SessionGroup> all;
  for (const Settled& s : statement.sessions) {
    auto at = std::find_if(all.begin(), all.end(), [&](const SessionGroup& a) {
      return a.session->outcome == s.outcome && a.session->figures == s.figures;
    });
    if (at == all.end()) at = all.insert(all.end(), {0, &s, {}});
    ++at->count;
    const Text& title = session_rule(s).rule.title;
    if (std::none_of(at->titles.begin(), at->titles.end(),
                     [&](const Text* t) { return *t == title; }))
      at->titles.push_back(&title);
  }
  return all;
}

namespace {

Text label_of(const Comparison& comparison, const ComparedStatement& compared) {
  const Answer& answer = compared.answer;
  const Route& route = answer.route();
  const RuleSelection& selection = answer.selection();
  const Person& person = answer.person();
  Text text;
  const auto add = [&](const Text& part) { add_item(text, part, " · "); };
  if (compared.as_in_file) add(localized(messages::as_in_the_file));
  else if (comparison.varied.empty() || comparison.several_routes) add(route.title);
  if (comparison.varies("rules") && selection.pinned != nullptr) {
    add(localized<messages::compare_version>(selection.pinned->id, selection.pinned->title));
  } else if (comparison.varies("rules") && compared.rules_by_date) {
    add(localized<messages::rules_by_date>());
  }
  for (const std::string name : {"coverage", "calendar", "complementary"}) {
    if (!comparison.varies(name)) continue;
    if (name == "calendar") {
      const Message& m = messages::calendars[selection.calendar];
      if (selection.pinned == nullptr) add(localized<messages::compare_calendar>(localized(m)));
      continue;
    }
    const std::optional<std::size_t> f = route.fact_index(name);
    const bool contract = name == "complementary" && person.contract != nullptr;
    const bool unused =
        std::find(compared.unused.begin(), compared.unused.end(), name) != compared.unused.end();
    if (!f || (!contract && unused)) continue;
    // Coverage labels stand alone; "none" needs the name of its fact.
    if (name == "coverage") add(route.facts[*f].describe(person.facts[*f]));
    else add(in_each_language([&](Lang lang) { return fact_phrase(route, *f, person, lang); }));
  }
  if (text.empty()) add(route.title);
  return text;
}

}  // namespace

void label_statements(Comparison& comparison) {
  for (ComparedStatement& compared : comparison.statements)
    compared.label = label_of(comparison, compared);
}

std::vector<std::string> lines_of_distress(const Comparison& comparison, Lang lang) {
  std::vector<std::string> all;
  for (const ComparedStatement& c : comparison.statements) {
    const std::string& help = c.answer.route().distress.in(lang);
    if (std::find(all.begin(), all.end(), help) == all.end()) all.push_back(help);
  }
  return all;
}

bool is_brief(const app::Inputs& options, bool paper) {
  return !paper && !options.has("--detail") && !options.has("--closed") &&
         !options.has("--assumptions");
}

doc::Document document_of(const Comparison& comparison, const app::Inputs& options, Lang lang,
                          bool paper) {
  const bool routes = comparison.varied.empty() && !comparison.statements.front().answer.is_case();
  if (is_brief(options, paper))
    return routes ? routes_document(comparison, lang) : choices_document(comparison, lang);
  doc::Document document = comparison_document(comparison, lang, paper);
  if (paper && routes) document.begin_with(routes_document(comparison, lang, true));
  return document;
}

app::Expected<void> check_strict(const Comparison& comparison) {
  for (const ComparedStatement& compared : comparison.statements) {
    const app::Expected<void> established = app::check_strict(compared.answer.statement);
    if (established) continue;
    app::Failure failure = established.error();
    failure.error.what = localized<messages::strict_of>(failure.error.what, compared.label);
    return failure;
  }
  return {};
}

std::vector<Text> contract_notes(const Comparison& comparison) {
  std::vector<Text> notes;
  const auto add = [&](const Text& text) {
    if (!text.empty() && std::find(notes.begin(), notes.end(), text) == notes.end())
      notes.push_back(text);
  };
  for (const ComparedStatement& compared : comparison.statements) {
    const Contract* contract = compared.answer.person().contract;
    if (contract == nullptr) continue;
    if (!contract->understood.empty())
      add(localized<app::messages::card_read>(contract->understood));
    add(family_limits_note(*contract));
  }
  return notes;
}

}  // namespace racpsy
