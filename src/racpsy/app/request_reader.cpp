// Reads a request from options, one after another, and keeps the first error: the option, its
// value, and valid ones.
#include "racpsy/app/request_reader.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "racpsy/app/messages.hpp"
#include "racpsy/app/suggestions.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::app {
void RequestReader::fail(Text what, Text remedy) {
  if (!error_) error_ = {std::move(what), std::move(remedy)};
}

std::size_t RequestReader::choice(const std::string& option, std::span<const std::string> allowed) {
  const std::optional<std::string> token = inputs_.get(option);
  if (!token) return 0;
  const auto at = std::find(allowed.begin(), allowed.end(), *token);
  if (at != allowed.end()) return static_cast<std::size_t>(at - allowed.begin());
  bad_value(option, *token, allowed);
  return 0;
}

std::optional<int> RequestReader::number(const std::string& option, int least, int most) {
  const std::optional<std::string> token = inputs_.get(option);
  if (!token) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(token->data(), token->data() + token->size(), value);
  if (error == std::errc{} && end == token->data() + token->size() && value >= least &&
      value <= most)
    return value;
  fail(localized<messages::not_in_range>(option, *token, least, most));
  return std::nullopt;
}

std::optional<Date> RequestReader::date(const std::string& option) {
  const std::optional<std::string> token = inputs_.get(option);
  return token ? date_of(option, *token) : std::nullopt;
}

std::optional<Date> RequestReader::date_of(const std::string& option, const std::string& token) {
  const std::optional<Date> date = read_date(token);
  if (!date)
    fail(localized<messages::not_a_date>(option, token), localized<messages::write_date>());
  return date;
}

void RequestReader::exclusive(const std::string& a, std::initializer_list<const char*> others) {
  for (const char* other : others) {
    if (inputs_.has(a) && inputs_.has(other)) fail(localized<messages::exclusive>(a, other));
  }
}

Date RequestReader::today() {
  if (const std::optional<Date> date = this->date("--today")) return *date;
  return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
}

RuleSelection RequestReader::selection(const Route& route) {
  static const std::vector<std::string> calendars{calendar_names.begin(), calendar_names.end()};
  RuleSelection selection;
  selection.calendar = static_cast<Calendar>(choice("--calendar", calendars));
  const std::string rules = inputs_.get("--rules").value_or("auto");
  if (rules == "auto") return selection;
  const std::vector<std::string> ids = route.version_ids();
  const auto at = std::find(ids.begin(), ids.end(), rules);
  if (at != ids.end()) {
    selection.pinned = &route.versions[position_of(ids, at)];
    return selection;
  }
  std::vector<std::string> valid{"auto"};
  valid.insert(valid.end(), ids.begin(), ids.end());
  for (const Route* other : compared_) {
    for (const std::string& id : other->version_ids()) {
      if (std::find(valid.begin(), valid.end(), id) == valid.end()) valid.push_back(id);
    }
  }
  if (std::find(valid.begin(), valid.end(), rules) != valid.end()) {
    no_effect_.push_back("rules=" + rules);
  } else {
    bad_value("--rules", rules, valid);
  }
  return selection;
}

Person RequestReader::person(const Route& route, const std::vector<const Route*>& other_routes,
                             const Contract* contract) {
  Person person = default_person(route, catalogue_.default_age());
  exclusive("--age", {"--born"});
  if (const std::optional<int> age = number("--age", 0, oldest)) {
    person.age = *age;
    person.age_stated = true;
  }
  if ((person.born = date("--born"))) person.age_stated = true;
  person.minutes = number("--minutes", 1, most_minutes).value_or(0);
  person.used = number("--used", 0, most_sessions).value_or(0);
  if (const std::optional<std::string> fee = inputs_.get("--private-fee")) {
    const Number amount = read_written(*fee, in_euros, Notation::written);
    Misread wrong = misread("--private-fee", *fee, amount.flaw, in_euros, Notation::written);
    if (amount.flaw == Flaw::none) person.private_fee = Money::of_cents(amount.value);
    else fail(std::move(wrong.what), std::move(wrong.remedy));
  }
  for (const std::string name : {"coverage", "complementary", "referral"}) {
    const std::optional<std::string> token = inputs_.get("--" + name);
    if (!token || (name == "complementary" && contract != nullptr)) continue;
    fact(route, other_routes, name, *token, "--" + name, person);
  }
  const auto of_country = [&](const Route& r) { return is_of_country(*contract, r); };
  if (contract != nullptr && of_country(route)) {
    fact(route, other_routes, "complementary", std::string{word_in_schemes(*contract)},
         "--complementary", person);
    person.contract = contract;
  } else if (contract != nullptr) {
    if (any_compared(of_country))
      no_effect_.push_back("complementary=" + *inputs_.get("--complementary"));
    else
      fail(localized<messages::contract_of_other_country>(*inputs_.get("--complementary"),
                                                          contract->country, route.id));
  }
  due(route, person);
  if (inputs_.has("--student")) fact(route, other_routes, "student", "yes", "--student", person);
  if (inputs_.lists.contains("--with")) {
    for (const std::string& with : inputs_.lists.at("--with")) {
      const std::size_t equals = with.find('=');
      if (equals == std::string::npos || equals == 0) {
        fail(localized<messages::not_name_value>(with),
             localized<messages::valid_facts>(joined(fact_names(route, other_routes))));
        continue;
      }
      fact(route, other_routes, with.substr(0, equals), with.substr(equals + 1),
           "--with " + with.substr(0, equals), person);
    }
  }
  return person;
}

std::vector<Session> RequestReader::sessions(CompiledRoute& compiled,
                                             const RuleSelection& selection, const Person& person,
                                             bool& illustrative) {
  illustrative = !inputs_.has("--on") && !inputs_.has("--first");
  const Date first = date("--first").value_or(next_weekday(today()));
  std::optional<int> cap;
  if (!inputs_.has("--on") && !error_) cap = cap_on(compiled, selection, person, first);
  std::vector<Session> all;
  for (const Date day : dates(first, std::max(cap.value_or(1), 1))) all.push_back({day, {}});
  return all;
}

Pace RequestReader::pace() {
  const std::optional<std::string> token = inputs_.get("--every");
  if (!token) return {};
  const std::optional<Pace> read = read_pace(*token);
  if (!read)
    fail(localized<messages::not_a_pace>("--every", *token), localized<messages::write_pace>());
  return read.value_or(Pace{});
}

std::vector<Date> RequestReader::dates(Date first, int count) {
  std::vector<Date> all;
  if (const std::optional<std::string> on = inputs_.get("--on")) {
    exclusive("--on", {"--first", "--every", "--sessions"});
    for (const std::string& token : parts_of(*on, ',')) {
      if (const std::optional<Date> date = date_of("--on", token)) all.push_back(*date);
    }
    if (all.size() > most_sessions)
      fail(localized<messages::not_in_range>("--on", all.size(), 1, most_sessions));
    return all;
  }
  const Pace pace = this->pace();
  first = date("--first").value_or(first);
  count = number("--sessions", 1, most_sessions).value_or(count);
  if (error_) return all;
  for (int i = 0; i < count; ++i) {
    const std::optional<Date> date = step(first, pace, i);
    if (!date) {
      fail(localized<messages::too_late>(i + 1, iso(last_date)));
      break;
    }
    all.push_back(*date);
  }
  return all;
}

void RequestReader::check_ages(const Person& person, const std::vector<Session>& sessions) {
  if (!person.born || sessions.empty()) return;
  const auto by_date = [](const Session& a, const Session& b) { return a.date < b.date; };
  const auto [first, last] = std::minmax_element(sessions.begin(), sessions.end(), by_date);
  if (first->date < *person.born)
    fail(localized<messages::not_born>(iso(*person.born), iso(first->date)));
  if (person.age_at(last->date) > oldest)
    fail(localized<messages::born_too_old>(iso(*person.born), iso(last->date)));
}

void RequestReader::bad_value(const std::string& option, const std::string& token,
                              std::span<const std::string> allowed) {
  const std::string_view best =
      token.find('+') == std::string::npos
          ? (option == "--route" ? nearest_route(token, allowed) : nearest(token, allowed))
          : std::string_view{};
  fail(localized<messages::not_one_of>(option, token),
       with_suggestion(best, localized<messages::valid_words>(joined(allowed))));
}

std::vector<std::string> RequestReader::fact_names(const Route& route,
                                                   const std::vector<const Route*>& others) {
  std::vector<std::string> names;
  for (const Fact& fact : route.facts) names.push_back(fact.name);
  for (const Route* other : others) {
    for (const Fact& fact : other->facts) {
      if (std::find(names.begin(), names.end(), fact.name) == names.end())
        names.push_back(fact.name);
    }
  }
  return names;
}

void RequestReader::fact(const Route& route, const std::vector<const Route*>& others,
                         const std::string& called, const std::string& token,
                         const std::string& option, Person& person) {
  const std::optional<std::size_t> index = route.fact_called(called);
  const Fact* known = index ? &route.facts[*index] : nullptr;
  for (std::size_t i = 0; known == nullptr && i < others.size(); ++i) {
    if (const auto other = others[i]->fact_called(called)) known = &others[i]->facts[*other];
  }
  if (known == nullptr) {
    const std::vector<std::string> names = fact_names(route, others);
    std::vector<std::string> all = names;
    for (const Route* other : others) {
      for (const Fact& f : other->facts) all.insert(all.end(), f.names.begin(), f.names.end());
    }
    for (const Fact& f : route.facts) all.insert(all.end(), f.names.begin(), f.names.end());
    return fail(
        localized<messages::unknown_fact>(abbreviated(called)),
        with_suggestion(nearest(called, all), localized<messages::valid_facts>(joined(names))));
  }
  const std::string& name = known->name;
  if (known->mixes_empty(token))
    return fail(localized<messages::stands_alone>(option, known->empty),
                localized(messages::drop_it));
  if (const FactValue* twice = known->with_and_without_days(token))
    return fail(localized<messages::with_and_without_days>(option, twice->token),
                localized(messages::keep_one));
  std::string_view wrong;
  std::vector<DatedBits> dated;
  std::optional<Bits> bits = known->meant(token, &wrong, &dated);
  if (!bits && known->type == Fact::Type::set && token.find("..") != std::string::npos) {
    return fail(localized<messages::not_one_of>(
                    option, abbreviated(wrong.empty() ? std::string_view{token} : wrong)),
                localized(messages::write_days));
  }
  if (!bits && compared_.empty()) {
    const std::vector<std::string> all = known->all_words();
    return fail(localized<messages::not_one_of>(option, abbreviated(wrong)),
                with_suggestion(wrong.find('+') == std::string_view::npos ? nearest(wrong, all)
                                                                          : std::string_view{},
                                localized<messages::valid_words>(joined(known->words()))));
  }
  if (!bits) bits = known_part(*known, token, dated);
  if (!bits) return;
  if (!index && !compared_.empty())
    return no_effect_.push_back(std::string{name}.append("=").append(token));
  if (!index) {
    if (std::find(unasked_.begin(), unasked_.end(), name) == unasked_.end())
      unasked_.push_back(name);
    return;
  }
  const std::size_t f = *index;
  const auto has_days = [&](const auto& held) { return held.first == f; };
  const bool days =
      !dated.empty() || std::any_of(person.dated.begin(), person.dated.end(), has_days);
  if (person.has_stated(f) && (days || person.facts[f] != *bits)) {
    const auto first = days ? given_values_.find(name) : given_values_.end();
    const std::string before =
        first == given_values_.end() ? known->write(person.facts[f]) : first->second;
    return fail(localized<messages::given_twice>(name, before, token),
                localized<messages::join_list>());
  }
  given_values_[name] = token;
  state_fact(person, f, *bits, dated);
}

// Adds the rights whose dates follow from the due date of a pregnancy, as the rules define them.
void RequestReader::due(const Route& route, Person& person) {
  const std::optional<Date> due = date("--due");
  if (!due) return;
  bool any = false;
  for (const LimitedRight& right : route.limited) {
    if (!right.around_due) continue;
    for (const Condition& c : right.rule.when) {
      const Duration& before = right.around_due->first;
      const Date from =
          add_days(add_months(*due, -12 * before.years - before.months), -before.days);
      for (const auto& [of, held] : person.dated) {
        if (of != c.subject.index || (held.bits & c.values) == 0) continue;
        return fail(localized<messages::days_twice>("--coverage", route.facts[of].write(held.bits)),
                    localized(messages::due_or_days));
      }
      // The dates replace the same right given without dates.
      Bits& undated = person.facts[c.subject.index];
      undated &= static_cast<Bits>(~c.values);
      const Fact& fact = route.facts[c.subject.index];
      if (undated == 0 && !fact.empty.empty()) undated = fact.read(fact.empty).value_or(0);
      person.dated.emplace_back(c.subject.index,
                                DatedBits{c.values, from, after(*due, right.around_due->second)});
      any = true;
    }
  }
  if (any) return;
  if (!compared_.empty()) no_effect_.push_back("due=" + iso(*due));
  else if (std::find(unasked_.begin(), unasked_.end(), "due") == unasked_.end())
    unasked_.push_back("due");
}

// Returns the values, joined by "+", that this route's fact knows; nothing if none is left. Others
// have no effect if another route compared knows them, and are errors otherwise.
std::optional<Bits> RequestReader::known_part(const Fact& fact, const std::string& token,
                                              std::vector<DatedBits>& dated) {
  dated.clear();
  std::optional<Bits> known;
  for (std::size_t at = 0; at <= token.size();) {
    const std::size_t plus = std::min(token.find('+', at), token.size());
    const std::string value = token.substr(at, plus - at);
    at = plus + 1;
    if (const std::optional<Bits> bits = fact.meant(value, nullptr, &dated)) {
      known = known.value_or(0) | *bits;
      continue;
    }
    std::vector<DatedBits> ignored;
    const auto knows = [&](const Route& r) {
      return r.fact(fact.name) != nullptr && r.fact(fact.name)->meant(value, nullptr, &ignored);
    };
    if (any_compared(knows)) {
      no_effect_.push_back(std::string{fact.name}.append("=").append(value));
      continue;
    }
    std::vector<std::string> valid = fact.words();
    for (const Route* route : compared_) {
      if (route->fact(fact.name) == nullptr) continue;
      for (const std::string& other : route->fact(fact.name)->words()) {
        if (std::find(valid.begin(), valid.end(), other) == valid.end()) valid.push_back(other);
      }
    }
    bad_value("--" + fact.name, value, valid);
  }
  return known;
}

}  // namespace racpsy::app
