// From the words of a case file to a request.
//
// A person is several states: toward each route they use (each route has its own facts), on each
// day (facts change), at each fee. A state is made when a session first needs it, from what the
// file says from the top to that day.
#include "racpsy/engine/case.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/rules/messages.hpp"
#include "racpsy/rules/suggestions.hpp"

namespace racpsy {
namespace {

class CaseMaker {
 public:
  CaseMaker(const CaseFile& file, Catalogue& catalogue) : file_(file), catalogue_(catalogue) {}

  Result<Case> make() {
    into_.title = file_.title;
    if (file_.calendar) into_.request.selection.calendar = *file_.calendar;
    for (const CasePerson& person : file_.people) add_person(person);
    if (!problems_.empty()) return std::move(problems_);
    return std::move(into_);
  }

 private:
  using State = std::tuple<std::size_t, std::size_t, std::int64_t,
                           int>;  // compiled route, changes that hold, fee, minutes

  void fail(const Place& at, Text what, Text remedy = {}) {
    problems_.emplace_back(at, std::move(what), std::move(remedy), line_of(file_.text, at.line));
  }

  void add_person(const CasePerson& person) {
    const int who = static_cast<int>(into_.names.size());
    into_.names.push_back(person.name);
    std::vector<std::optional<std::size_t>> indices;  // of each entry
    for (const CaseSessions& entry : person.sessions)
      indices.push_back(compiled_route(entry.route));
    routes_.clear();
    for (const std::optional<std::size_t> b : indices) {
      if (b) routes_.push_back(&into_.compiled_routes[*b]->route());
    }
    known(person);
    if (!problems_.empty()) return;
    std::map<State, std::size_t> states;
    for (std::size_t i = 0; i < person.sessions.size(); ++i) {
      const CaseSessions& entry = person.sessions[i];
      const Route& route = into_.compiled_routes[*indices[i]]->route();
      const std::vector<std::pair<std::uint8_t, Bits>> own = own_facts(route, entry);
      for (const Date date : entry.dates) {
        if (!old_enough(person, date)) return;
        const auto after = [](Date day, const CaseValues& change) { return day < *change.from; };
        const auto changes = static_cast<std::size_t>(
            std::upper_bound(person.changes.begin(), person.changes.end(), date, after) -
            person.changes.begin());
        const State key{*indices[i], changes,
                        entry.own.private_fee.known() ? entry.own.private_fee.cents() : -1,
                        entry.own.minutes.value_or(0)};
        auto at = states.find(key);
        if (at == states.end()) {
          at = states.emplace(key, into_.request.persons.size()).first;
          into_.request.persons.push_back(state(person, route, changes, entry.own));
        }
        into_.request.sessions.push_back({who, at->second, *indices[i], {date, own}});
      }
    }
    opening_balances(person, who);
  }

  std::optional<std::size_t> compiled_route(const NamedValue& named) {
    for (std::size_t b = 0; b < into_.compiled_routes.size(); ++b) {
      if (into_.compiled_routes[b]->route().id == named.value) return b;
    }
    const std::vector<std::string> ids = catalogue_.routes();
    if (std::find(ids.begin(), ids.end(), named.value) == ids.end()) {
      const std::string_view best = nearest(named.value, ids);
      fail(named.value_at, localized<msg::unknown_route>(named.value),
           best.empty() ? localized<msg::see_routes>() : localized<msg::did_you_mean>(best));
      return std::nullopt;
    }
    const Result<const Route*> route = catalogue_.route(named.value);
    if (!route) {
      problems_.insert(problems_.end(), route.problems().begin(), route.problems().end());
      return std::nullopt;
    }
    into_.compiled_routes.push_back(std::make_unique<CompiledRoute>(**route));
    into_.request.compiled_routes.push_back(into_.compiled_routes.back().get());
    return into_.compiled_routes.size() - 1;
  }

  // Every fact that is said must exist, and its value be one of it, on one of the person's routes
  // at least.
  void known(const CasePerson& person) {
    const auto check = [&](const CaseValues& here) {
      for (const NamedValue& said : here.facts) {
        if (is_complementary(said) && said.value.ends_with(".toml")) read_contract(said);
        else known(said, routes_);
      }
    };
    once(person.at_first);
    for (const CaseValues& change : person.changes) once(change);
    for (const CaseSessions& entry : person.sessions) once(entry.own);
    check(person.at_first);
    for (const CaseValues& change : person.changes) check(change);
    for (const CaseSessions& entry : person.sessions) {
      for (const NamedValue& said : entry.own.facts) {
        known(said, routes_);
        for (const Route* route : routes_) {
          const Fact* fact = route->id == entry.route.value ? called(*route, said.name) : nullptr;
          if (fact != nullptr && !fact->of_session)
            fail(said.name_at, localized<msg::of_the_person>(said.name),
                 localized<msg::say_it_of_the_person>());
        }
      }
    }
  }

  static const Fact* called(const Route& route, const std::string& name) {
    const int index = route.fact_called(name);
    return index < 0 ? nullptr : &route.facts[static_cast<std::size_t>(index)];
  }

  bool is_complementary(const NamedValue& said) const {
    return said.name == "complementary" ||
           std::any_of(routes_.begin(), routes_.end(), [&](const Route* route) {
             const Fact* fact = called(*route, said.name);
             return fact != nullptr && fact->name == "complementary";
           });
  }

  // In one place of the file a fact is said once, whatever it is called there.
  void once(const CaseValues& here) {
    for (std::size_t i = 0; i < here.facts.size(); ++i) {
      for (std::size_t before = 0; before < i; ++before) {
        const auto both = [&](const Route* route) {
          const Fact* fact = called(*route, here.facts[i].name);
          return fact != nullptr && fact == called(*route, here.facts[before].name);
        };
        if (!std::any_of(routes_.begin(), routes_.end(), both)) continue;
        fail(here.facts[i].name_at,
             localized<msg::same_key>(here.facts[i].name, here.facts[before].name));
        break;
      }
    }
  }

  void known(const NamedValue& said, const std::vector<const Route*>& routes) {
    const Fact* fact = nullptr;
    std::vector<std::string> names, all;  // of facts; their other names too
    for (const Route* route : routes) {
      for (const Fact& f : route->facts) {
        names.push_back(f.name);
        all.push_back(f.name);
        all.insert(all.end(), f.names.begin(), f.names.end());
      }
      const Fact* found = called(*route, said.name);
      if (const FactValue* twice =
              found == nullptr ? nullptr : found->with_and_without_days(said.value)) {
        return fail(said.value_at, localized<msg::with_and_without_days>(twice->token),
                    localized(msg::keep_one));
      }
      std::vector<DatedBits> dated;
      if (found != nullptr && found->meant(said.value, nullptr, &dated)) return;
      if (found != nullptr) fact = found;
    }
    if (fact != nullptr) {
      if (said.value.empty())
        return fail(said.value_at, localized<msg::says_nothing>(said.name),
                    fact->type == Fact::Type::set ? localized<msg::write_for_none>(fact->empty)
                                                  : choices(fact->words()));
      if (fact->mixes_empty(said.value))
        return fail(said.value_at, localized<msg::stands_alone>(fact->empty),
                    localized(msg::drop_it));
      std::string_view wrong = said.value;
      std::vector<DatedBits> dated;
      fact->meant(said.value, &wrong, &dated);
      return fail(
          said.value_at,
          localized<msg::unknown_word>(abbreviated(wrong), localized<msg::a_value_of>(said.name)),
          nearest_or_choices(wrong, fact->all_words(), fact->words()));
    }
    for (const std::string& id : catalogue_.routes()) {
      const Result<const Route*> other = catalogue_.route(id);
      if (!other || called(**other, said.name) == nullptr) continue;
      if (std::find(into_.unasked.begin(), into_.unasked.end(), said.name) == into_.unasked.end())
        into_.unasked.push_back(said.name);
      return;
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    fail(said.name_at,
         localized<msg::unknown_word>(abbreviated(said.name), localized<msg::a_fact>()),
         nearest_or_choices(said.name, all, names));
  }

  void read_contract(const NamedValue& said) {
    if (contracts_.contains(said.value)) return;
    const std::string folder = file_.path.substr(0, file_.path.rfind('/') + 1);
    into_.contract_files.push_back(said.value.starts_with('/') ? said.value : folder + said.value);
    Result<std::unique_ptr<const Contract>> contract =
        catalogue_.contract(into_.contract_files.back());
    if (!contract) {
      problems_.insert(problems_.end(), contract.problems().begin(), contract.problems().end());
      return;
    }
    contracts_[said.value] = contract->get();
    into_.contracts.push_back(std::move(*contract));
  }

  bool old_enough(const CasePerson& person, Date date) {
    if (!person.born) return true;
    if (date < *person.born)
      return fail(person.place, localized<msg::session_before_birth>(iso(date), iso(*person.born))),
             false;
    if (age_on(*person.born, date) > oldest)
      return fail(person.place, localized<msg::too_old>(iso(date), iso(*person.born))), false;
    return true;
  }

  // The person toward a route once so many changes hold.
  Person state(const CasePerson& said, const Route& route, std::size_t changes,
               const CaseValues& own) {
    Person person;
    for (std::size_t f = 0; f < route.facts.size(); ++f) person.facts[f] = route.facts[f].fallback;
    person.age = said.age.value_or(catalogue_.default_age());
    person.born = said.born;
    person.age_stated = said.age || said.born;
    apply(said.at_first, route, person);
    for (std::size_t i = 0; i < changes; ++i) {
      keep_rights(route, person, add_days(*said.changes[i].from, -1));
      const std::uint8_t before = met_rights(route, person);
      apply(said.changes[i], route, person);
      begin_rights(route, person, before, *said.changes[i].from);
    }
    if (own.private_fee.known()) person.private_fee = own.private_fee;
    if (own.minutes) person.minutes = *own.minutes;
    for (const NamedValue& used : said.used) {
      if (used.name == route.id)
        std::from_chars(used.value.data(), used.value.data() + used.value.size(), person.used);
    }
    return person;
  }

  // Rights that are fixed for a period and were met until this day hold until its end.
  static void keep_rights(const Route& route, Person& person, Date last) {
    for (std::size_t i = 0; i < route.kept.size(); ++i) {
      const Condition& right = route.kept[i].rule.when.front();
      if ((person.facts[right.subject.index] & right.values) != 0)
        person.kept_until[i] = end_of_long_period(route.kept[i].period, last);
    }
  }

  // The limited rights that a person has, a bit each.
  static std::uint8_t met_rights(const Route& route, const Person& person) {
    std::uint8_t met = 0;
    Point point;
    point.facts = person.facts;
    for (std::size_t i = 0; i < route.limited.size(); ++i) {
      if (!route.limited[i].rule.when.empty() && all_hold(route.limited[i].rule.when, point))
        met = static_cast<std::uint8_t>(met | 1U << i);
    }
    return met;
  }
  // A limited right that a change brings began on its day; one that it takes away may come back
  // later.
  static void begin_rights(const Route& route, Person& person, std::uint8_t before, Date day) {
    const std::uint8_t now = met_rights(route, person);
    for (std::size_t i = 0; i < route.limited.size(); ++i) {
      if ((now >> i & 1) == 0) person.limited_since[i] = no_day;
      else if ((before >> i & 1) == 0) person.limited_since[i] = day.days();
    }
  }

  void apply(const CaseValues& here, const Route& route, Person& person) {
    if (here.private_fee.known()) person.private_fee = here.private_fee;
    if (here.minutes) person.minutes = *here.minutes;
    for (const NamedValue& said : here.facts) {
      std::string word = said.value;
      if (is_complementary(said)) {
        const auto at = contracts_.find(said.value);
        person.contract = at == contracts_.end() || !route.id.starts_with(at->second->country + "/")
                              ? nullptr
                              : at->second;
        if (at != contracts_.end()) word = word_in_schemes(*at->second);
      }
      const int index = route.fact_called(said.name);
      std::vector<DatedBits> dated;
      const std::optional<Bits> bits =
          index < 0 ? std::nullopt
                    : route.facts[static_cast<std::size_t>(index)].meant(word, nullptr, &dated);
      if (!bits) continue;  // another route's
      std::erase_if(person.dated, [&](const auto& held) { return held.first == index; });
      for (const DatedBits& held : dated)
        person.dated.emplace_back(static_cast<std::uint8_t>(index), held);
      person.facts[static_cast<std::size_t>(index)] = *bits;
      person.stated |= std::uint32_t{1} << index;
    }
  }

  static std::vector<std::pair<std::uint8_t, Bits>> own_facts(const Route& route,
                                                              const CaseSessions& entry) {
    std::vector<std::pair<std::uint8_t, Bits>> own;
    for (const NamedValue& said : entry.own.facts) {
      const int index = route.fact_called(said.name);
      const std::optional<Bits> bits =
          index < 0 ? std::nullopt : route.facts[static_cast<std::size_t>(index)].meant(said.value);
      if (bits) own.emplace_back(static_cast<std::uint8_t>(index), *bits);
    }
    return own;
  }

  // What counters hold before the first session: of a route (its sessions), a shared counter (a
  // sum), a contract.
  void opening_balances(const CasePerson& person, int who) {
    for (const NamedValue& used : person.used) {
      const std::optional<Money> amount =
          used.value.find('.') == std::string::npos ? std::nullopt : read_euros(used.value);
      const bool of_route = std::any_of(routes_.begin(), routes_.end(),
                                        [&](const Route* r) { return r->id == used.name; });
      if (of_route) {
        if (amount)
          fail(used.value_at, localized<msg::expected>(used.name, localized<msg::an_integer>()));
        continue;
      }
      Request::OpeningBalance balance;
      balance.who = who;
      if (amount) balance.spent = *amount;
      else
        std::from_chars(used.value.data(), used.value.data() + used.value.size(), balance.sessions);
      if (!find(used.name, balance, amount.has_value())) {
        Request::OpeningBalance other;
        if (find(used.name, other, !amount))
          fail(used.value_at,
               localized<msg::expected>(
                   used.name, amount ? localized<msg::an_integer>() : localized<msg::an_amount>()));
        else
          fail(used.name_at, localized<msg::unknown_word>(used.name, localized<msg::a_holding>()),
               choices(holdings()));
      } else {
        into_.request.opening_balances.push_back(balance);
      }
    }
  }

  bool find(const std::string& name, Request::OpeningBalance& balance, bool sum) const {
    for (const Route* route : routes_) {
      for (const Counter& counter : route->counters) {
        if (counter.shared < 0 || counter.name != name ||
            (counter.unit == Counter::Unit::cents) != sum)
          continue;
        balance.counter = static_cast<std::size_t>(counter.shared);
        return true;
      }
    }
    for (const auto& [path, contract] : contracts_) {
      for (std::size_t c = 0; c < contract->counters.size(); ++c) {
        if ("contract." + contract->counters[c].name != name) continue;
        balance.contract = contract;
        balance.counter = c;
        return true;
      }
    }
    return false;
  }

  std::vector<std::string> holdings() const {
    std::vector<std::string> names;
    for (const Route* route : routes_) {
      names.push_back(route->id);
      for (const Counter& counter : route->counters) {
        if (counter.shared >= 0) names.push_back(counter.name);
      }
    }
    for (const auto& [path, contract] : contracts_) {
      for (const Counter& counter : contract->counters) names.push_back("contract." + counter.name);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
  }

  const CaseFile& file_;
  Catalogue& catalogue_;
  Case into_;
  Problems problems_;
  std::vector<const Route*> routes_;                  // of the person being read, one an entry
  std::map<std::string, const Contract*> contracts_;  // by the word that names them
};

}  // namespace

Result<Case> make_case(const CaseFile& file, Catalogue& catalogue) {
  return CaseMaker{file, catalogue}.make();
}

}  // namespace racpsy
