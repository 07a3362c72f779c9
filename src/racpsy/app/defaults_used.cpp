#include "racpsy/app/defaults_used.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "racpsy/base/limits.hpp"

namespace racpsy {
namespace {

bool same_answer(const std::vector<Settled>& a, const std::vector<const Settled*>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Settled& x, const Settled* y) {
    return x.outcome == y->outcome && x.figures == y->figures;
  });
}

bool has_family_counter(const Contract* contract) {
  return contract != nullptr &&
         std::any_of(contract->counters.begin(), contract->counters.end(),
                     [](const Counter& counter) { return counter.of_family; });
}

// Returns the people who have a contract with a counter of the family.
std::set<int> people_in_families(const Request& request) {
  std::set<int> people;
  for (const Request::SessionRequest& requested : request.sessions) {
    if (has_family_counter(request.persons[requested.person].contract))
      people.insert(requested.who);
  }
  return people;
}

// Returns the request without the sessions of others, which nothing of these people can change.
Request only_of(const std::set<int>& people, const Request& all) {
  Request own;
  own.selection = all.selection;
  own.compiled_routes = all.compiled_routes;
  own.opening_balances = all.opening_balances;
  own.opening_day = all.opening_day;
  std::map<std::size_t, std::size_t> copied;  // index in `own` by that in `all`
  for (Request::SessionRequest requested : all.sessions) {
    if (!people.contains(requested.who)) continue;
    const auto [at, added] = copied.try_emplace(requested.person, own.persons.size());
    if (added) own.persons.push_back(all.persons[requested.person]);
    requested.person = at->second;
    own.sessions.push_back(requested);
  }
  return own;
}

// Finds the defaults of one person that influence the result: an age that was never stated, and
// facts in the states where they were not.
class SensitivityAnalysis {
 public:
  /// `people`: the person, and those whose result may depend on theirs.
  SensitivityAnalysis(const Request& request, Statement& statement, int who,
                      const std::set<int>& people)
      : request_(only_of(people, request)),
        statement_(statement),
        who_(who) {
    for (const Request::SessionRequest& requested : request_.sessions) {
      const auto same = [&](const State& state) { return state.person == requested.person; };
      if (requested.who == who && std::none_of(states_.begin(), states_.end(), same))
        states_.push_back({requested.person, requested.route});
    }
    for (const Settled& s : statement.sessions) {
      if (s.who == who) settled_.push_back(&s);
      if (people.contains(s.who)) before_.push_back(&s);
    }
  }

  // Tries one age per band that the rules distinguish; or, if only the age is stated, the other age
  // possible on 1 January.
  void age() {
    const bool stated = any([](const Person& p) { return p.age_stated; });
    if (!stated) {
      DefaultUsed default_used = begin(DefaultUsed::age_itself, nullptr);
      default_used.age = first().age;
      const std::vector<int> ages = distinct_ages();
      for (std::size_t i = 0; i < ages.size(); ++i) {
        const int to = i + 1 < ages.size() ? ages[i + 1] - 1 : oldest;
        attempt(default_used, {0, ages[i], to, {}},
                [&](Person& p, const Route&) { p.age = ages[i]; });
      }
      keep(std::move(default_used));
    } else if (!any([](const Person& p) { return p.born.has_value(); }) && asks_january()) {
      // A person of N years at the first session was N or N - 1 on 1 January of that year; later
      // years follow from that.
      DefaultUsed default_used = begin(DefaultUsed::age_in_january, nullptr);
      default_used.age = first().age;
      const Date day = settled_.front()->date;
      if (default_used.age == 0 || day == Date{day.year(), 1, 1}) return;
      attempt(default_used, {0, default_used.age - 1, default_used.age - 1, {}},
              [&](Person& p, const Route&) {
                p.january_age = p.age - 1;
                p.january_year = day.year();
              });
      keep(std::move(default_used));
    }
  }

  // Tries other dates of joining, where a contract asks for the date and it was not stated: those
  // before each band of membership, and other anniversaries.
  void joining() {
    const Contract* contract = nullptr;
    for (const State& state : states_) {
      const Person& person = request_.persons[state.person];
      if (!person.joined && person.contract != nullptr && asks_joined(*person.contract))
        contract = person.contract;
    }
    if (contract == nullptr) return;
    DefaultUsed default_used = begin(DefaultUsed::joined, nullptr);
    const Date first = settled_.front()->date;
    const auto attempt_joined = [&](DefaultUsed::Alternative alternative, Date day) {
      attempt(default_used, alternative, [&](Person& p, const Route&) {
        if (!p.joined && p.contract != nullptr) p.joined = day;
      });
    };
    std::vector<int> months = memberships_of(*contract).months;
    for (const int days : memberships_of(*contract).days) months.push_back((days + 29) / 30);
    months.insert(months.begin(), 0);
    std::sort(months.begin(), months.end());
    for (std::size_t i = 0; i + 1 < months.size(); ++i)
      attempt_joined({0, months[i], months[i + 1] - 1, {}}, add_months(first, -months[i]));
    for (int month = 1; month < 12 && default_used.alternatives.empty(); ++month)
      attempt_joined({0, -1, -1, {}}, Date{first.year() - 10, static_cast<unsigned>(month + 1), 1});
    keep(std::move(default_used));
  }

  // Tries another length of a session, if none is stated and the price is by the minute.
  void session_length() {
    if (any([](const Person& p) { return p.minutes > 0; })) return;
    for (const Settled* s : settled_) {
      const SessionRule& rule = s->nearest->sessions[s->session];
      if (s->outcome != Outcome::covered || !rule.a_minute) continue;
      DefaultUsed default_used = begin(DefaultUsed::session_length, nullptr);
      default_used.age = rule.minutes;
      const int other = rule.minutes == 45 ? 60 : 45;
      attempt(default_used, {0, other, other, {}},
              [&](Person& p, const Route&) { p.minutes = other; });
      return keep(std::move(default_used));
    }
  }

  // Tries every other value of each fact that was not stated, or of one fact.
  void facts(std::string_view only = {}) {
    std::vector<std::string> done;
    for (const Request::SessionRequest& requested : request_.sessions) {
      if (requested.who != who_) continue;
      const Route& route = request_.compiled_routes[requested.route]->route();
      for (std::size_t f = 0; f < route.facts.size(); ++f) {
        const Fact& fact = route.facts[f];
        if (!only.empty() && fact.name != only) continue;
        const Person& person = request_.persons[requested.person];
        // A fact stated for this session may be unstated at another one, before a change.
        if (person.has_stated(f) || std::find(done.begin(), done.end(), fact.name) != done.end())
          continue;
        done.push_back(fact.name);
        DefaultUsed default_used = begin(static_cast<int>(f), &route);
        default_used.said_elsewhere = any([&](const Person& p) { return p.has_stated(f); }, &route);
        default_used.value = fact.by_age.empty()
                                 ? person.facts[f]
                                 : fact.fallback_at(person.age_at(requested.session.date));
        for (std::size_t v = 0; v < fact.values.size(); ++v) {
          const Bits value = Bits{1} << v;
          if (value == default_used.value) continue;
          attempt(default_used, {value, 0, 0, {}}, [&](Person& p, const Route& of) {
            const std::optional<std::size_t> index = of.fact_index(fact.name);
            if (index && !p.has_stated(*index)) p.state(*index, value);
          });
        }
        keep(std::move(default_used));
      }
    }
  }

 private:
  DefaultUsed begin(int fact, const Route* route) const {
    DefaultUsed default_used;
    default_used.who = who_;
    default_used.fact = fact;
    default_used.route = route;
    return default_used;
  }
  void keep(DefaultUsed default_used) {
    if (!default_used.alternatives.empty())
      statement_.defaults_used.push_back(std::move(default_used));
  }

  // One state of the person, and the route it belongs to.
  struct State {
    std::size_t person = 0;
    std::size_t route = 0;
  };
  const Person& first() const { return request_.persons[states_.front().person]; }
  const Route& route(const State& state) const {
    return request_.compiled_routes[state.route]->route();
  }

  // Tests whether a condition holds in any state, of one route or of all.
  template <class Test>
  bool any(Test test, const Route* only = nullptr) const {
    return std::any_of(states_.begin(), states_.end(), [&](const State& s) {
      return (only == nullptr || only == &route(s)) && test(request_.persons[s.person]);
    });
  }

  // Returns the first age of every band that the tables and contracts in use distinguish.
  std::vector<int> distinct_ages() const {
    std::vector<int> ages;
    each_table([&](const Table& table) {
      for (const int age : table.ages()) ages.push_back(age);
    });
    for (const State& state : states_) {
      const Contract* contract = request_.persons[state.person].contract;
      if (contract == nullptr) continue;
      const std::vector<int> own = ages_of(*contract);
      ages.insert(ages.end(), own.begin(), own.end());
    }
    std::sort(ages.begin(), ages.end());
    ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
    return ages;
  }
  bool asks_january() const {
    bool asks = false;
    each_table([&](const Table& table) { asks = asks || table.asks_january(); });
    return asks;
  }
  // Calls `each` with every table that settled a session of the person.
  template <class Each>
  void each_table(Each each) const {
    for (CompiledRoute* compiled : request_.compiled_routes) {
      std::vector<const Version*> seen;
      for (const Settled* s : settled_) {
        if (s->route != &compiled->route() ||
            std::find(seen.begin(), seen.end(), s->nearest) != seen.end())
          continue;
        seen.push_back(s->nearest);
        each(compiled->table(*s->nearest));
      }
    }
  }

  // Settles all sessions again with a change to the states of the person, and keeps the alternative
  // if the result differs.
  template <class Change>
  void attempt(DefaultUsed& default_used, DefaultUsed::Alternative alternative, Change change) {
    Request other = request_;
    for (const State& state : states_) change(other.persons[state.person], route(state));
    const Statement changed = settle_all(other);
    if (same_answer(changed.sessions, before_)) return;
    alternative.total = changed.people[static_cast<std::size_t>(who_)].total;
    default_used.alternatives.push_back(alternative);
  }

  Request request_;
  Statement& statement_;
  int who_;
  std::vector<State> states_;
  std::vector<const Settled*> settled_;  // of the person
  std::vector<const Settled*> before_;   // of all people of `request_`
};

}  // namespace

void find_defaults_used(const Request& request, Statement& statement, std::string_view only) {
  const std::set<int> families = people_in_families(request);
  for (std::size_t i = 0; i < statement.people.size(); ++i) {
    if (statement.people[i].total.sessions == 0) continue;
    const int who = static_cast<int>(i);
    SensitivityAnalysis analysis{request, statement, who,
                                 families.contains(who) ? families : std::set{who}};
    if (!only.empty()) {
      analysis.facts(only);
      continue;
    }
    analysis.age();
    analysis.joining();
    analysis.session_length();
    analysis.facts();
  }
}

std::vector<std::string> unused_facts(const Request& request, const Statement& statement) {
  std::vector<std::string> stated, used;
  const auto note = [](std::vector<std::string>& list, const std::string& name) {
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
  };
  for (const Request::SessionRequest& requested : request.sessions) {
    const std::vector<Fact>& facts = request.compiled_routes[requested.route]->route().facts;
    for (std::size_t f = 0; f < facts.size(); ++f) {
      const Person& person = request.persons[requested.person];
      const bool contract = person.contract != nullptr &&
                            facts[f].name == "complementary";  // used even if no rule asks for it
      if (person.has_stated(f)) note(contract ? used : stated, facts[f].name);
    }
    // Contracts ask for facts of the country, which have the same index in all its routes.
    if (const Contract* contract = request.persons[requested.person].contract) {
      for (const std::uint8_t f : facts_of(*contract)) note(used, facts[f].name);
    }
  }
  for (CompiledRoute* compiled : request.compiled_routes) {
    for (const Settled& s : statement.sessions) {
      if (s.route != &compiled->route()) continue;
      for (std::size_t f = 0; f < s.route->facts.size(); ++f) {
        if (compiled->table(*s.nearest).asks(f)) note(used, s.route->facts[f].name);
      }
    }
  }
  std::erase_if(stated, [&](const std::string& name) {
    return std::find(used.begin(), used.end(), name) != used.end();
  });
  return stated;
}

}  // namespace racpsy
