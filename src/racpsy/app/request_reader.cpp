// Reads a request from inputs, one after another; fails at the first wrong one, with its value and
// the valid ones.
#include "racpsy/app/request_reader.hpp"

#include <algorithm>

#include "racpsy/app/card.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::app {

Expected<RuleSelection> RequestReader::selection(const Route& route) {
  static const std::vector<std::string> calendars{calendar_names.begin(), calendar_names.end()};
  RuleSelection selection;
  selection.calendar = calendar_names.keys()[TRY(read_choice(inputs_, "--calendar", calendars))];
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
  if (std::find(valid.begin(), valid.end(), rules) == valid.end())
    return bad_value("--rules", rules, valid);
  no_effect_.push_back("rules=" + rules);
  return selection;
}

Expected<Person> RequestReader::person(const Route& route,
                                       const std::vector<const Route*>& other_routes,
                                       const Contract* contract) {
  Person person = default_person(route, catalogue_.default_age());
  TRY(check_exclusive(inputs_, "--age", {"--born"}));
  const std::optional<int> age = TRY(read_number(inputs_, "--age", 0, oldest, units_of_age));
  person.age = age.value_or(person.age);
  person.born = TRY(read_date(inputs_, "--born"));
  person.age_stated = age || person.born;
  person.joined = TRY(read_date(inputs_, "--joined"));
  if (person.joined && contract == nullptr) {
    if (!compared_.empty()) no_effect_.push_back("joined=" + iso(*person.joined));
    else if (std::find(unasked_.begin(), unasked_.end(), "joined") == unasked_.end())
      unasked_.push_back("joined");
  }
  person.minutes =
      TRY(read_number(inputs_, "--minutes", 1, most_minutes, units_of_minutes)).value_or(0);
  person.used =
      TRY(read_number(inputs_, "--used", 0, most_sessions, units_of_sessions)).value_or(0);
  for (const auto& [option, into] : {std::pair{"--private-fee", &person.private_fee},
                                     std::pair{"--used-deductible", &person.used_deductible}}) {
    const std::optional<std::string> words = inputs_.get(option);
    if (!words) continue;
    const Measure measure = amount_in(route.currency());
    const Number amount = read_written(*words, measure, Notation::written);
    if (amount.flaw == Flaw::currency && any_compared([&](const Route& other) {
          return read_written(*words, amount_in(other.currency()), Notation::written).flaw ==
                 Flaw::none;
        })) {
      no_effect_.push_back(std::string{option + 2}.append("=").append(*words));  // without "--"
      continue;
    }
    if (amount.flaw != Flaw::none) {
      Misread wrong = misread(option, *words, amount.flaw, measure, Notation::written);
      return UsageError{std::move(wrong.what), std::move(wrong.remedy)};
    }
    *into = Money::of_cents(amount.value);
  }
  for (const std::string name : {"coverage", "complementary", "referral"}) {
    const std::optional<std::string> token = inputs_.get("--" + name);
    if (!token || (name == "complementary" && contract != nullptr)) continue;
    TRY(fact(route, other_routes, name, *token, "--" + name, person));
  }
  if (contract != nullptr) TRY(complementary(route, other_routes, contract, person));
  TRY(due(route, person));
  if (inputs_.has("--student"))
    TRY(fact(route, other_routes, "student", "yes", "--student", person));
  const auto with_facts = inputs_.lists.find("--with");
  const std::vector<std::string> none;
  for (const std::string& with : with_facts == inputs_.lists.end() ? none : with_facts->second) {
    const std::size_t equals = with.find('=');
    if (equals == std::string::npos || equals == 0)
      return UsageError{localized<messages::not_name_value>(with),
                        localized<messages::valid_facts>(joined(fact_names(route, other_routes)))};
    const std::string name = with.substr(0, equals);
    TRY(fact(route, other_routes, name, with.substr(equals + 1), "--with " + name, person));
  }
  follow_rights(person, route);
  return person;
}

// Gives the person the contract of a file, which has an effect on the routes of its country.
Expected<void> RequestReader::complementary(const Route& route,
                                            const std::vector<const Route*>& others,
                                            const Contract* contract, Person& person) {
  const auto of_country = [&](const Route& r) { return is_of_country(*contract, r); };
  if (of_country(route)) {
    TRY(fact(route, others, "complementary", std::string{word_in_schemes(*contract)},
             "--complementary", person));
    person.contract = contract;
    return {};
  }
  const std::string file = *inputs_.get("--complementary");
  const bool same_country = contract->country == country_code(route.id);
  const auto takes_it = [&](const Route& r) {  // a card is a contract of each country
    return same_country ? r.currency() == contract->currency : of_country(r);
  };
  const bool elsewhere = any_compared(takes_it);
  if (!elsewhere && same_country)
    return UsageError{
        localized<messages::contract_in_other_currency>(file, currency_names[contract->currency],
                                                        currency_names[route.currency()]),
        localized(messages::contract_file_in_currency)};
  if (!elsewhere)
    return UsageError{
        localized<messages::contract_of_other_country>(file, contract->country, route.id), {}};
  no_effect_.push_back("complementary=" + file);
  return {};
}

Expected<std::vector<Session>> RequestReader::sessions(CompiledRoute& compiled,
                                                       const RuleSelection& selection,
                                                       const Person& person) {
  const Date today = TRY(read_today(inputs_));
  const Route& route = compiled.route();
  const Date first = TRY(read_first(inputs_)).value_or(next_working_day(route, today));
  std::optional<int> cap;
  if (!inputs_.has("--on")) cap = cap_on(compiled, selection, person, first);
  std::vector<Session> all;
  const auto closed = [&](Date date) { return is_holiday(route, date); };
  for (const Date day : TRY(read_dates(inputs_, first, std::max(cap.value_or(1), 1), closed)))
    all.push_back({day, {}});
  return all;
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

Expected<void> RequestReader::fact(const Route& route, const std::vector<const Route*>& others,
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
    return UsageError{
        localized<messages::unknown_fact>(abbreviated(called)),
        with_suggestion(nearest(called, all), localized<messages::valid_facts>(joined(names)))};
  }
  const std::string& name = known->name;
  if (known->mixes_empty(token))
    return UsageError{localized<messages::stands_alone>(option, known->empty),
                      localized(messages::drop_it)};
  if (const FactValue* twice = known->with_and_without_days(token))
    return UsageError{localized<messages::with_and_without_days>(option, twice->token),
                      localized(messages::keep_one)};
  std::string_view wrong;
  std::vector<DatedBits> dated;
  std::optional<Bits> bits = known->meant(token, &wrong, &dated, inputs_.lang);
  if (!bits) {
    if (std::optional<Misread> day = known->misread_day(option, token, inputs_.lang))
      return UsageError{std::move(day->what), std::move(day->remedy)};
  }
  if (!bits && known->type == Fact::Type::set && token.find("..") != std::string::npos) {
    return UsageError{localized<messages::not_one_of>(
                          option, abbreviated(wrong.empty() ? std::string_view{token} : wrong)),
                      localized(messages::write_days)};
  }
  if (!bits && compared_.empty()) {
    const std::vector<std::string> all = known->all_words();
    const Text valid = name == "complementary"
                           ? localized<messages::contract_forms>()
                           : localized<messages::valid_words>(joined(known->words()));
    return UsageError{
        localized<messages::not_one_of>(option, abbreviated(wrong)),
        with_suggestion(
            wrong.find('+') == std::string_view::npos ? nearest(wrong, all) : std::string_view{},
            known->type == Fact::Type::set && token.find(',') != std::string::npos
                ? localized<messages::join_rights>()
                : valid)};
  }
  if (!bits) bits = TRY(known_part(*known, token, dated));
  if (!bits) return {};
  if (!index && !compared_.empty()) {
    no_effect_.push_back(std::string{name}.append("=").append(token));
    return {};
  }
  if (!index) {
    if (std::find(unasked_.begin(), unasked_.end(), name) == unasked_.end())
      unasked_.push_back(name);
    return {};
  }
  const std::size_t f = *index;
  const auto has_days = [&](const auto& held) { return held.first == f; };
  const bool days =
      !dated.empty() || std::any_of(person.dated.begin(), person.dated.end(), has_days);
  if (person.has_stated(f) && (days || person.facts[f] != *bits)) {
    const auto first = days ? given_values_.find(name) : given_values_.end();
    const std::string before =
        first == given_values_.end() ? known->write(person.facts[f]) : first->second;
    return UsageError{localized<messages::given_twice>(name, before, token),
                      localized<messages::join_list>()};
  }
  given_values_[name] = token;
  state_fact(person, f, *bits, dated);
  return {};
}

// Adds the rights whose dates follow from the due date of a pregnancy, as the rules define them.
Expected<void> RequestReader::due(const Route& route, Person& person) {
  const std::optional<Date> due = TRY(read_day(inputs_, "--due"));
  if (!due) return {};
  bool any = false;
  for (const LimitedRight& right : route.limited) {
    if (!right.around_due) continue;
    for (const Condition& c : right.rule.when) {
      const Duration& before = right.around_due->before;
      const Date from =
          add_days(add_months(*due, -12 * before.years - before.months), -before.days);
      for (const auto& [of, held] : person.dated) {
        if (of != c.subject.index || (held.bits & c.values) == 0) continue;
        return UsageError{
            localized<messages::days_twice>("--coverage", route.facts[of].write(held.bits)),
            localized(messages::due_or_days)};
      }
      // The dates replace the same right given without dates.
      Bits& undated = person.facts[c.subject.index];
      undated &= static_cast<Bits>(~c.values);
      const Fact& fact = route.facts[c.subject.index];
      if (undated == 0 && !fact.empty.empty()) undated = fact.read(fact.empty).value_or(0);
      person.dated.emplace_back(c.subject.index,
                                DatedBits{c.values, from, after(*due, right.around_due->after)});
      any = true;
    }
  }
  if (any) return {};
  if (!compared_.empty()) no_effect_.push_back("due=" + iso(*due));
  else if (std::find(unasked_.begin(), unasked_.end(), "due") == unasked_.end())
    unasked_.push_back("due");
  return {};
}

// Returns the values, joined by "+", that this route's fact knows; nothing if none is left. Others
// have no effect if another route compared knows them, and are errors otherwise.
Expected<std::optional<Bits>> RequestReader::known_part(const Fact& fact, const std::string& token,
                                                        std::vector<DatedBits>& dated) {
  dated.clear();
  std::optional<Bits> known;
  for (std::size_t at = 0; at <= token.size();) {
    const std::size_t plus = std::min(token.find('+', at), token.size());
    const std::string value = token.substr(at, plus - at);
    at = plus + 1;
    if (const std::optional<Bits> bits = fact.meant(value, nullptr, &dated, inputs_.lang)) {
      known = known.value_or(0) | *bits;
      continue;
    }
    std::vector<DatedBits> ignored;
    const auto knows = [&](const Route& r) {
      return r.fact(fact.name) != nullptr &&
             r.fact(fact.name)->meant(value, nullptr, &ignored, inputs_.lang);
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
    return bad_value("--" + fact.name, value, valid);
  }
  return known;
}

Expected<void> check_ages(const Person& person, const std::vector<Session>& sessions) {
  if (!person.born || sessions.empty()) return {};
  const auto by_date = [](const Session& a, const Session& b) { return a.date < b.date; };
  const auto [first, last] = std::minmax_element(sessions.begin(), sessions.end(), by_date);
  if (first->date < *person.born)
    return UsageError{localized<messages::not_born>(iso(*person.born), iso(first->date)), {}};
  if (person.age_at(last->date) > oldest)
    return UsageError{localized<messages::born_too_old>(iso(*person.born), iso(last->date)), {}};
  return {};
}

std::optional<std::string> find_route(std::string_view named, const Catalogue& catalogue,
                                      const std::string& of_country) {
  const std::string letters = folded(named);
  const std::string& usual = catalogue.default_route(of_country);
  const std::string country = country_code(usual);
  std::optional<std::string> abroad;  // a route of another country with this name
  for (const std::string& id : catalogue.routes()) {
    const std::string_view name = std::string_view{id}.substr(id.find('/') + 1);
    if (letters == folded(id)) return id;
    if (letters != folded(name)) continue;
    if (country_code(id) == country) return id;
    if (!abroad) abroad = id;
  }
  if (abroad) return abroad;
  for (const auto& [word, id] : catalogue.route_words()) {
    if (letters == folded(word)) return id;
  }
  return std::nullopt;
}

Expected<std::string> read_country(const Inputs& inputs, const Catalogue& catalogue) {
  const std::optional<std::string> given = inputs.get("--country");
  if (!given) return std::string{};
  const std::vector<std::string> countries = countries_of(catalogue.routes());
  const std::string country = lowercase(*given);
  if (std::find(countries.begin(), countries.end(), country) != countries.end()) return country;
  return bad_value("--country", *given, countries);
}

Expected<const Route*> resolve_route(const Inputs& inputs, Catalogue& catalogue) {
  const std::string country = TRY(read_country(inputs, catalogue));
  const std::string named = inputs.get("--route").value_or(catalogue.default_route(country));
  const std::optional<std::string> id = find_route(named, catalogue, country);
  if (!id) return bad_value("--route", named, catalogue.routes());
  return TRY(catalogue.route(*id));
}

Expected<std::vector<const Route*>> routes_for_facts(const Inputs& inputs, Catalogue& catalogue) {
  std::vector<const Route*> all;
  if (!inputs.lists.contains("--with")) return all;
  for (const std::string& id : catalogue.routes()) all.push_back(TRY(catalogue.route(id)));
  return all;
}

std::vector<std::string> find_contracts(std::string_view words, std::string_view country) {
  const auto words_of = [](std::string_view text) {
    std::string letters = folded(text);
    std::replace_if(
        letters.begin(), letters.end(), [](char c) { return c == '/' || c == '-'; }, ' ');
    std::vector<std::string> all = parts_of(letters, ' ');
    std::erase(all, "");
    return all;
  };
  const std::vector<std::string> wanted = words_of(words);
  const auto is_number = [](const std::string& word) {
    return word.find_first_not_of("0123456789") == std::string::npos;
  };
  if (std::all_of(wanted.begin(), wanted.end(), is_number)) return {};
  std::vector<std::string> found, elsewhere;
  for (const std::string& id : Catalogue::example_contracts()) {
    const std::vector<std::string> own = words_of(id);
    if (own == wanted) return {id};
    const auto has = [&](const std::string& word) {
      return std::find(own.begin(), own.end(), word) != own.end();
    };
    if (!std::all_of(wanted.begin(), wanted.end(), has)) continue;
    (id.starts_with(country) ? found : elsewhere).push_back(id);
  }
  return found.empty() ? elsewhere : found;
}

Expected<std::unique_ptr<const Contract>> resolve_contract(const std::string& complementary,
                                                           const Route& route, Date today,
                                                           Catalogue& catalogue) {
  if (complementary.ends_with(".toml")) return TRY(catalogue.contract(complementary));
  const Fact* fact = route.fact("complementary");
  if (complementary.empty() || (fact != nullptr && fact->meant(complementary)))
    return std::unique_ptr<const Contract>{};
  const std::string country = country_code(route.id);
  const std::vector<std::string> examples = find_contracts(complementary, country);
  if (examples.size() == 1) return TRY(catalogue.example_contract(examples.front()));
  if (!examples.empty())
    return UsageError{localized<messages::several_contracts>(complementary),
                      localized<messages::choose_contract>(joined(examples))};
  const Expected<Card> card = read_card(complementary);
  if (!card) {
    if (has_figures(complementary)) return card.error();
    return std::unique_ptr<const Contract>{};  // a mistyped value of the fact
  }
  return TRY(catalogue.contract(complementary,
                                contract_text(*card, complementary, country, today, Lang::en),
                                understood(*card, country)));
}

}  // namespace racpsy::app
