#include "report/phrases.hpp"

#include "racpsy/base/limits.hpp"

#include <algorithm>

namespace racpsy {

std::string years_old(int age, Lang lang) {
  // French uses the singular for zero, English the plural.
  return age == 1 || (age == 0 && lang == Lang::fr)
             ? format_message<messages::one_year_old>(lang, age)
             : format_message<messages::years_old>(lang, age);
}

Text outcome_words(const Settled& s, Calendar calendar) {
  const Version& version = names_of(s);
  const Text why = localized(outcome_message(s.outcome));
  const std::optional<InForce>& asked = version.in_force[calendar];
  const std::optional<InForce>& in_force = asked ? asked : version.in_force[other(calendar)];
  if (!in_force || s.version != nullptr) return why;
  if (s.outcome == Outcome::not_open)
    return version.unknown_before
               ? localized<messages::before_our_rules>(localized(s.in_force_since))
               : localized<messages::closed_from>(why, localized(s.in_force_since));
  return in_force->to ? localized<messages::closed_until>(why, localized(*in_force->to)) : why;
}

namespace {

bool has_days(const Person& person, std::size_t fact) {
  return std::any_of(person.dated.begin(), person.dated.end(),
                     [&](const auto& held) { return held.first == fact; });
}

// Returns " from 2026-02-15 to 2026-06-27".
std::string days_of(const DatedBits& held, Lang lang) {
  if (held.from == first_date)
    return format_message<messages::until_day>(lang, show(held.to, lang));
  if (held.to == last_date)
    return format_message<messages::from_day_on>(lang, show(held.from, lang));
  return format_message<messages::from_day_to>(lang, show(held.from, lang), show(held.to, lang));
}

}  // namespace

std::string fact_phrase(const Route& route, std::size_t fact, const Person& person, Lang lang) {
  const Fact& asked = route.facts[fact];
  const bool contract = asked.name == "complementary" && person.contract != nullptr;
  std::string text = asked.title.in(lang) + colon(lang);
  if (contract) return text + person.contract->title.in(lang);
  std::string held = person.facts[fact] != 0 || !has_days(person, fact)
                         ? asked.describe(person.facts[fact]).in(lang)
                         : "";
  for (const auto& [of, days] : person.dated) {
    if (of == fact) add_item(held, asked.describe(days.bits).in(lang) + days_of(days, lang));
  }
  return text + held;
}

std::string situation(const std::vector<PersonOnRoute>& asked, Lang lang,
                      const std::vector<std::string>& but) {
  std::string all;
  const auto add = [&](const std::string& text) { add_item(all, text, " · "); };
  const Person& anybody = *asked.front().person;
  if (anybody.born) add(format_message<messages::born_on>(lang, show(*anybody.born, lang)));
  else if (anybody.age_stated) add(years_old(anybody.age, lang));
  std::vector<std::string> shown = but;
  for (const auto& [route, person] : asked) {
    for (std::size_t f = 0; f < route->facts.size(); ++f) {
      const std::string& name = route->facts[f].name;
      const bool contract = name == "complementary" && person->contract != nullptr;
      if (!contract && !person->has_stated(f) && !has_days(*person, f)) continue;
      if (std::find(shown.begin(), shown.end(), name) != shown.end()) continue;
      shown.push_back(name);
      add(fact_phrase(*route, f, *person, lang));
    }
  }
  return all;
}

std::vector<std::string> facts_over_time(const Answer& answer, int who, Lang lang) {
  std::vector<std::string> lines;
  std::vector<std::pair<std::string, std::string>> known;  // fact, and its phrase
  bool first = true;
  for (const Request::SessionRequest* asked : answer.request.in_order()) {
    if (asked->who != who) continue;
    const Person& person = answer.request.persons[asked->person];
    const Route& route = answer.request.compiled_routes[asked->route]->route();
    std::string changes;
    for (std::size_t f = 0; f < route.facts.size(); ++f) {
      const std::string& name = route.facts[f].name;
      const bool contract = name == "complementary" && person.contract != nullptr;
      if (!contract && !person.has_stated(f) && !has_days(person, f)) continue;
      const std::string phrase = fact_phrase(route, f, person, lang);
      const auto at =
          std::find_if(known.begin(), known.end(), [&](const auto& k) { return k.first == name; });
      if (at != known.end() && at->second == phrase) continue;
      add_item(changes, phrase, " · ");
      if (at == known.end()) known.emplace_back(name, phrase);
      else at->second = phrase;
    }
    const std::string begins = first ? situation({{&route, &person}}, lang) : "";
    if (!begins.empty()) lines.push_back(format_message<messages::situation>(lang, begins));
    if (!first && !changes.empty())
      lines.push_back(
          format_message<messages::from_session>(lang, show(asked->session.date, lang), changes));
    first = false;
  }
  return lines;
}

namespace {

const Fact* fact_of(const DefaultUsed& a) {
  return a.fact < 0 ? nullptr : &a.route->facts[static_cast<std::size_t>(a.fact)];
}

// Returns "60 min".
std::string minutes(int count) { return std::to_string(count) + " min"; }

}  // namespace

Text membership_assumed() {
  DefaultUsed assumed;
  assumed.fact = DefaultUsed::joined;
  return in_each_language([&](Lang lang) { return assumed_phrase(assumed, lang); });
}

std::string assumed_phrase(const DefaultUsed& a, Lang lang, bool with_token) {
  const Fact* fact = fact_of(a);
  if (a.fact == DefaultUsed::joined) {
    std::string text = localized(messages::joined_label, lang)
                           .append(colon(lang))
                           .append(localized(messages::joined_long_ago, lang));
    return with_token ? format_message<messages::joined_option>(lang, text) : text;
  }
  if (a.fact == DefaultUsed::session_length)
    return localized(messages::length_label, lang).append(colon(lang)).append(minutes(a.age));
  if (fact == nullptr) {
    const Message& label = a.fact == DefaultUsed::age_in_january ? messages::age_in_january_label
                                                                 : messages::age_label;
    return localized(label, lang).append(colon(lang)).append(years_old(a.age, lang));
  }
  std::string text = fact->title.in(lang);
  text.append(a.said_elsewhere ? localized(messages::where_unsaid, lang) : "")
      .append(colon(lang))
      .append(fact->describe(a.value).in(lang));
  if (!with_token) return text;
  return text.append(" (").append(fact->name).append("=").append(fact->write(a.value)).append(")");
}

std::string alternative_phrase(const DefaultUsed& a, const DefaultUsed::Alternative& o, Lang lang) {
  const Fact* fact = fact_of(a);
  if (a.fact == DefaultUsed::joined)
    return o.age < 0 ? localized(messages::other_anniversary, lang)
                     : format_message<messages::member_months>(lang, o.age, o.age_to);
  if (a.fact == DefaultUsed::session_length) return minutes(o.age);
  if (fact == nullptr)
    return o.age == o.age_to
               ? years_old(o.age, lang)
               : format_message<messages::from_to>(lang, o.age, years_old(o.age_to, lang));
  if (fact->type == Fact::Type::set) return fact->write(o.value);
  return std::string{fact->describe(o.value).in(lang)}
      .append(" (")
      .append(fact->write(o.value))
      .append(")");
}

namespace {

// Returns the effect of another value on covered sessions, cost and advance, as far as it differs
// from the answer.
std::string consequence(const Sum& otherwise, const Sum& now, Currency currency, Lang lang) {
  if (otherwise.covered == 0 && now.covered != 0) return localized(messages::nothing_covered, lang);
  std::string text;
  const auto add = [&](const std::string& more) { add_item(text, more); };
  // A floor of zero is shown here too, to contrast with the floor of the answer.
  const auto shown = [&](Figure f) {
    const Money known = otherwise.partial[index_of(f)];
    return otherwise.get(f).known() ? show(Amount{known, currency}, lang)
                                    : "n.c. (≥ " + show(Amount{known, currency}, lang) + ")";
  };
  const auto differs = [&](Figure f) {
    return otherwise.get(f) != now.get(f) ||
           otherwise.partial[index_of(f)] != now.partial[index_of(f)];
  };
  if (otherwise.covered != now.covered)
    add(format_message<messages::covered_sessions>(lang, otherwise.covered));
  if (differs(Figure::patient))
    add(format_message<messages::costs_you>(lang, shown(Figure::patient)));
  if (differs(Figure::advance))
    add(format_message<messages::to_advance>(lang, shown(Figure::advance)));
  if (!text.empty()) return text;
  return localized(
      otherwise.figures == now.figures ? messages::other_reason : messages::other_split, lang);
}

}  // namespace

doc::List defaults_list(const Answer& answer, Lang lang) {
  const Statement& statement = answer.statement;
  doc::List list;
  list.intro = localized(messages::assumed_head, lang);
  for (const DefaultUsed& a : statement.defaults_used) {
    doc::List::Item& item = list.items.emplace_back();
    const bool one_of_several = statement.people.size() > 1 && answer.is_case();
    item.content = (one_of_several ? answer.people[static_cast<std::size_t>(a.who)] + ", " : "") +
                   assumed_phrase(a, lang);
    // Values with the same consequence share one line; adjacent age bands are merged.
    std::vector<std::pair<std::string, std::vector<DefaultUsed::Alternative>>> mentions;
    for (const DefaultUsed::Alternative& o : a.alternatives) {
      const std::string then =
          consequence(o.total, statement.people[static_cast<std::size_t>(a.who)].total,
                      statement.sessions.front().route->currency(), lang);
      auto at = std::find_if(mentions.begin(), mentions.end(),
                             [&](const auto& m) { return m.first == then; });
      if (at == mentions.end()) at = mentions.insert(mentions.end(), {then, {}});
      std::vector<DefaultUsed::Alternative>& alike = at->second;
      if (a.fact < 0 && !alike.empty() && alike.back().age_to + 1 == o.age)
        alike.back().age_to = o.age_to;
      else alike.push_back(o);
    }
    const Fact* fact = a.fact < 0 ? nullptr : &a.route->facts[static_cast<std::size_t>(a.fact)];
    const std::string option =
        fact != nullptr && fact->type == Fact::Type::set ? "--" + fact->name + " " : "";
    for (const auto& [then, alike] : mentions) {
      std::string values;
      for (const DefaultUsed::Alternative& o : alike)
        add_item(values, alternative_phrase(a, o, lang));
      item.below.push_back(std::string{option}.append(values).append(" → ").append(then));
    }
  }
  return list;
}

Text family_limits_note(const Contract& contract, std::size_t people) {
  std::string names;
  for (const Counter& counter : contract.counters) {
    if (counter.of_family) add_item(names, counter.name);
  }
  if (names.empty()) return {};
  return people > 1 ? localized<messages::family_limit_shared>(contract.title, names)
                    : localized<messages::family_limit>(contract.title, names);
}

Text waiting_note(const Settled& s) {
  if (!s.waiting_until) return {};
  const Text day = in_each_language([&](Lang lang) { return show_day(*s.waiting_until, lang); });
  return localized<messages::waiting_note>(s.contract->title, day);
}

std::size_t people_with(const Contract& contract, const Statement& statement) {
  std::vector<int> people;
  for (const Settled& s : statement.sessions) {
    if (s.contract == &contract && std::find(people.begin(), people.end(), s.who) == people.end())
      people.push_back(s.who);
  }
  return people.size();
}

std::string contract_days_note(const Contract& contract, Lang lang) {
  const auto day = [&](const std::optional<Date>& date) {
    return show(date.value_or(first_date), lang);
  };
  if (contract.from && contract.to)
    return format_message<messages::contract_from_to>(lang, contract.title, contract.id,
                                                      day(contract.from), day(contract.to));
  if (contract.from)
    return format_message<messages::contract_from>(lang, contract.title, contract.id,
                                                   day(contract.from));
  return format_message<messages::contract_to>(lang, contract.title, contract.id, day(contract.to));
}

std::string contract_days(const Contract& contract, Lang lang) {
  const auto day = [&](const std::optional<Date>& date) {
    return show(date.value_or(first_date), lang);
  };
  if (contract.from && contract.to)
    return format_message<messages::days_from_to>(lang, day(contract.from), day(contract.to));
  if (contract.from) return format_message<messages::days_from>(lang, day(contract.from));
  return contract.to ? format_message<messages::days_to>(lang, day(contract.to)) : std::string{};
}

std::vector<Caveat> caveats(const Answer& answer, Lang lang, int days) {
  std::vector<Caveat> all;
  const auto add = [&](std::string text, const std::vector<const Source*>& sources = {}) {
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const Caveat& c) { return c.text == text; });
    if (at == all.end()) all.push_back({std::move(text), sources});
    else at->sources.insert(at->sources.end(), sources.begin(), sources.end());
  };
  const std::vector<Settled>& sessions = answer.statement.sessions;
  const Flags flags = answer.statement.flags();
  if ((flags & flag_unverified) != 0) {
    Date until = last_date;
    for (const Settled& s : sessions) {
      if ((s.flags & flag_unverified) == 0) continue;
      const auto take = [&](Date verified) {
        if (s.date.days() - verified.days() > days) until = std::min(until, verified);
      };
      if (s.version != nullptr) take(names_of(s).verified_on);
      if (s.contract_share != nullptr) take(s.contract->verified_on);
    }
    if (until != last_date) add(format_message<messages::unverified_note>(lang, show(until, lang)));
  }
  for (const Settled& s : sessions) {
    if (s.version != nullptr && names_of(s).hypothetical)
      add(format_message<messages::hypothetical_note>(lang, names_of(s).title));
  }
  if ((flags & flag_other_calendar) != 0) add(localized(messages::other_calendar_note, lang));
  // Limited rights that ended, with the first session concerned.
  std::vector<const Rule*> shown;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const std::vector<LimitedRight>& limited = sessions[i].route->limited;
    for (std::size_t r = 0; r < limited.size(); ++r) {
      const bool again = std::any_of(shown.begin(), shown.end(), [&](const Rule* rule) {
        return rule->id == limited[r].rule.id;
      });
      if ((sessions[i].limited >> r & 1) == 0 || (again && !answer.is_case())) continue;
      if (std::any_of(sessions.begin(), sessions.begin() + static_cast<std::ptrdiff_t>(i),
                      [&](const Settled& s) {
                        return s.who == sessions[i].who && s.route == sessions[i].route &&
                               (s.limited >> r & 1) != 0;
                      }))
        continue;
      shown.push_back(&limited[r].rule);
      add(format_message<messages::from_session_on>(lang, i + 1, show(sessions[i].date, lang),
                                                    limited[r].rule.note),
          limited[r].rule.sources);
    }
  }
  for (const Settled& s : sessions) {
    if (s.outside_contract) add(contract_days_note(*s.contract, lang));
    if (s.unknown_value != nullptr)
      add(format_message<messages::value_unknown>(
          lang, s.unknown_value->title, show(s.unknown_value->amounts.front().from, lang),
          show(s.unknown_value->amounts.back().to, lang), s.contract->title));
    if (s.contract_share != nullptr && s.contract_share->minutes > 0 && s.minutes == 0)
      add(localized(messages::give_minutes, lang));
  }
  for (const Rule* rule : answer.explanation.flagged_rules.rules) {
    const std::string& note = rule->note.in(lang);
    // Every rule with a stronger flag than weak sources has a note.
    add(note.empty() ? format_message<messages::weak_note>(lang, rule->title) : note,
        rule->sources);
  }
  return all;
}

bool lacks_fee(const Statement& statement) {
  return std::any_of(statement.sessions.begin(), statement.sessions.end(), [](const Settled& s) {
    if (s.get(Figure::price).known() ||
        (s.outcome == Outcome::not_open && names_of(s).unknown_before))
      return false;
    // A free session has no other price for people it refuses.
    const bool refused = s.outcome < Outcome::outside_scheme && session_rule(s).price != Money{};
    return refused || session_rule(s).asked;
  });
}

const Message& name_of(Figure figure) {
  constexpr const Message* names[]{
      &messages::price,   &messages::amo,     &messages::amc,
      &messages::other,   &messages::patient, &messages::sum_after_amo,
      &messages::advance, &messages::refund,  &messages::sum_after_public};
  return *names[index_of(figure)];
}

std::string show_sum(const Sum& sum, Figure figure, Currency currency, Lang lang) {
  const Money known = sum.partial[index_of(figure)];
  std::string text = show(Amount{sum.get(figure), currency}, lang);
  if (!sum.get(figure).known() && known.cents() > 0)
    text.append(" (≥ ").append(show(Amount{known, currency}, lang)).append(")");
  return text;
}

void set_legend(doc::Chart& chart, bool other, Lang lang) {
  chart.unknown = localized(messages::chart_unknown, lang);
  for (std::size_t p = 0; p < bar_parts.size(); ++p) {
    if (bar_parts[p] != Figure::other || other)
      chart.legend[p] = localized(name_of(bar_parts[p]), lang);
  }
}

doc::Chart::Bar bar_of(std::string label, std::string caption, const Sum& sum) {
  doc::Chart::Bar bar;
  bar.label = std::move(label);
  bar.caption = std::move(caption);
  bar.whole = sum.get(Figure::price);
  for (std::size_t p = 0; p < bar_parts.size(); ++p) {
    bar.known[p] = sum.partial[index_of(bar_parts[p])];
    bar.complete = bar.complete && sum.get(bar_parts[p]).known();
  }
  return bar;
}

Text phrase_of(const WayToQualify& way, bool with_token) {
  switch (way.kind) {
    case WayToQualify::Kind::fact:
      if (!with_token)
        return localized<messages::opens_fact_plain>(way.fact_title, way.value_titles);
      return localized<messages::opens_fact>(way.fact_title, way.value_titles, way.fact,
                                             joined(way.values));
    case WayToQualify::Kind::age:
      if (way.from_age == 0) return localized<messages::opens_to_age>(way.to_age);
      if (way.to_age == oldest) return localized<messages::opens_from_age>(way.from_age);
      return localized<messages::opens_ages>(way.from_age, way.to_age);
    case WayToQualify::Kind::date: return localized<messages::opens_date>(localized(way.date));
    case WayToQualify::Kind::period:
      return localized<messages::opens_period>(localized(messages::periods[way.period]));
  }
  return {};
}

std::size_t Bibliography::cite(const Source* source) {
  const auto at = std::find(cited_.cbegin(), cited_.cend(), source);
  if (at != cited_.cend()) return position_of(cited_, at) + 1;
  cited_.push_back(source);
  return cited_.size();
}

std::vector<std::size_t> Bibliography::cite(const std::vector<const Source*>& sources) {
  std::vector<std::size_t> numbers;
  for (const Source* source : sources) numbers.push_back(cite(source));
  return numbers;
}

std::vector<std::size_t> Bibliography::cite(const Rule& rule, bool brief) {
  for (const Source* source : rule.sources) {
    auto& [status, confidence] = trust_[source];
    status = std::max(status, rule.status);
    confidence = std::max({confidence, rule.confidence, source->confidence});
  }
  if (brief && !rule.sources.empty()) return {cite(rule.sources.front())};
  return cite(rule.sources);
}

std::string Bibliography::trust(const Source& source) const {
  const auto known = trust_.find(&source);
  if (known == trust_.end()) return localized(messages::confidences[source.confidence], lang_);
  const auto [status, confidence] = known->second;
  return localized(
      status == Status::stated ? messages::trusted[confidence] : messages::derived[status], lang_);
}

doc::Sources Bibliography::list(std::size_t from) const {
  doc::Sources sources{{}, from + 1};
  for (std::size_t i = from; i < cited_.size(); ++i) {
    const Source* source = cited_[i];
    const std::string day = show(source->date, lang_);
    std::string text = source->title;
    if (!source->article.empty() && source->title.find(source->article) == std::string::npos)
      text += ", " + source->article;
    text += ", ";
    switch (source->dated) {
      case Source::Dated::published: text += format_message<messages::published>(lang_, day); break;
      case Source::Dated::signed_on: text += format_message<messages::signed_on>(lang_, day); break;
      case Source::Dated::read: text += format_message<messages::read>(lang_, day); break;
    }
    text.append(", ").append(trust(*source)).append(".");
    if (!source->reference.empty()) text += " " + source->reference;
    sources.entries.push_back({std::move(text), source->url});
  }
  return sources;
}

std::vector<const Contract*> contracts_of(const Statement& statement) {
  std::vector<const Contract*> all;
  for (const Settled& s : statement.sessions) {
    if (s.contract != nullptr && std::find(all.begin(), all.end(), s.contract) == all.end())
      all.push_back(s.contract);
  }
  return all;
}

}  // namespace racpsy
