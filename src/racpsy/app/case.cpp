// Turns a parsed case file into a request.
//
// One person of the file becomes several `Person` states: one per route (each route has its own
// facts), per set of changes in effect, per fee and duration. A state is made when a session first
// needs it, by applying the file's values from the top to that day.
#include "racpsy/app/case.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/messages.hpp"
#include "racpsy/rules/messages.hpp"
#include "racpsy/rules/names.hpp"
#include "racpsy/rules/suggestions.hpp"

namespace racpsy {
namespace {

// Builds one Case; problems are collected, so that all are reported at once.
class CaseMaker {
 public:
  CaseMaker(const CaseFile& file, Catalogue& catalogue, Date today,
            std::vector<const Route*> compared)
      : file_(file),
        catalogue_(catalogue),
        compared_(std::move(compared)),
        today_(today) {}

  Result<Case> make() {
    case_.title = file_.title;
    if (file_.calendar) case_.request.selection.calendar = *file_.calendar;
    for (const CasePerson& person : file_.people) add_person(person);
    if (!problems_.empty()) return without_repeats(std::move(problems_));
    return std::move(case_);
  }

 private:
  // The inputs of a state: compiled route, number of changes in effect, fee in cents (-1: none),
  // minutes.
  using StateKey = std::tuple<std::size_t, std::size_t, std::int64_t, int>;

  void fail(const Place& at, Text what, Text remedy = {}) {
    problems_.emplace_back(at, std::move(what), std::move(remedy), line_of(file_.text, at.line));
  }

  // Adds a route of the person, once.
  void add_route(const Route* route) {
    if (std::find(routes_.begin(), routes_.end(), route) == routes_.end()) routes_.push_back(route);
  }

  void add_person(const CasePerson& person) {
    const int who = static_cast<int>(case_.names.size());
    case_.names.push_back(person.name);
    std::vector<std::optional<std::size_t>> indices;  // of each entry's compiled route
    for (const CaseSessions& entry : person.sessions)
      indices.push_back(compiled_route(entry.route));
    routes_.clear();
    for (const std::optional<std::size_t> b : indices) {
      if (b) add_route(&case_.compiled_routes[*b]->route());
    }
    for (const Route* route : compared_) add_route(route);
    check_facts(person);
    check_currency(person, indices);
    if (!problems_.empty()) return;
    std::map<StateKey, std::size_t> states;
    for (std::size_t i = 0; i < person.sessions.size(); ++i) {
      const CaseSessions& entry = person.sessions[i];
      const Route& route = case_.compiled_routes[*indices[i]]->route();
      const std::vector<std::pair<std::size_t, Bits>> own = own_facts(route, entry);
      for (const Date date : entry.dates) {
        if (!check_age(person, date)) return;
        const std::size_t changes = changes_until(person, date);
        const StateKey key{*indices[i], changes,
                           entry.own.private_fee.known() ? entry.own.private_fee.cents() : -1,
                           entry.own.minutes.value_or(0)};
        auto at = states.find(key);
        if (at == states.end()) {
          at = states.emplace(key, case_.request.persons.size()).first;
          case_.request.persons.push_back(person_state(person, route, changes, entry.own));
        }
        case_.request.sessions.push_back({who, at->second, *indices[i], {date, own}});
      }
    }
    opening_balances(person, who);
  }

  // Returns the index of a route in the case, compiling it if new; nothing if it is unknown or
  // unreadable.
  std::optional<std::size_t> compiled_route(const NamedValue& named) {
    for (std::size_t b = 0; b < case_.compiled_routes.size(); ++b) {
      if (case_.compiled_routes[b]->route().id == named.value) return b;
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
    case_.compiled_routes.push_back(std::make_unique<CompiledRoute>(**route));
    case_.request.compiled_routes.push_back(case_.compiled_routes.back().get());
    return case_.compiled_routes.size() - 1;
  }

  // Checks that all routes of the case have one currency.
  void check_currency(const CasePerson& person,
                      const std::vector<std::optional<std::size_t>>& indices) {
    for (std::size_t i = 0; i < indices.size(); ++i) {
      if (!indices[i]) continue;
      const Route &one = case_.compiled_routes.front()->route(),
                  &other = case_.compiled_routes[*indices[i]]->route();
      if (one.currency() == other.currency()) continue;
      return fail(person.sessions[i].route.value_at,
                  localized<msg::two_currencies>(one.id, currency_names[one.currency()], other.id,
                                                 currency_names[other.currency()]),
                  localized<msg::keep_one_currency>(one.id, other.id));
    }
    if (case_.compiled_routes.empty()) return;
    const Currency currency = case_.compiled_routes.front()->route().currency();
    const auto check_fee = [&](const CaseValues& values) {
      if (!values.fee_currency || *values.fee_currency == currency) return;
      fail_currency("private_fee", values.fee_at, currency);
    };
    if (!compared_.empty()) return;  // without effect on routes of other currencies
    check_fee(person.at_first);
    for (const CaseValues& change : person.changes) check_fee(change);
    for (const CaseSessions& entry : person.sessions) check_fee(entry.own);
  }

  void fail_currency(const std::string& name, const Place& at, Currency wanted) {
    fail(at, localized<msg::amount_in_other_currency>(name, currency_names[wanted]),
         localized<msg::write_in_currency>(currency_names[wanted]));
  }

  // Checks every stated fact and value: at least one of the person's routes must know them.
  void check_facts(const CasePerson& person) {
    const auto check = [&](const CaseValues& values) {
      for (const NamedValue& stated : values.facts) {
        if (!is_complementary(stated) || !read_contract(stated)) check_fact(stated, routes_);
        else check_contract(stated);
      }
    };
    check_duplicates(person.at_first);
    for (const CaseValues& change : person.changes) check_duplicates(change);
    for (const CaseSessions& entry : person.sessions) check_duplicates(entry.own);
    check(person.at_first);
    for (const CaseValues& change : person.changes) check(change);
    for (const CaseSessions& entry : person.sessions) {
      for (const NamedValue& stated : entry.own.facts) {
        check_fact(stated, routes_);
        for (const Route* route : routes_) {
          const Fact* fact =
              route->id == entry.route.value ? find_fact(*route, stated.name) : nullptr;
          if (fact != nullptr && !fact->of_session)
            fail(stated.name_at, localized<msg::of_the_person>(stated.name),
                 localized<msg::say_it_of_the_person>());
        }
      }
    }
  }

  // Finds a fact of a route by any of its names; null if none.
  static const Fact* find_fact(const Route& route, const std::string& name) {
    const std::optional<std::size_t> index = route.fact_called(name);
    return index ? &route.facts[*index] : nullptr;
  }

  bool is_complementary(const NamedValue& stated) const {
    return stated.name == "complementary" ||
           std::any_of(routes_.begin(), routes_.end(), [&](const Route* route) {
             const Fact* fact = find_fact(*route, stated.name);
             return fact != nullptr && fact->name == "complementary";
           });
  }

  // Rejects a fact stated twice in one table of the file, perhaps by different names.
  void check_duplicates(const CaseValues& values) {
    for (std::size_t i = 0; i < values.facts.size(); ++i) {
      for (std::size_t before = 0; before < i; ++before) {
        const auto both = [&](const Route* route) {
          const Fact* fact = find_fact(*route, values.facts[i].name);
          return fact != nullptr && fact == find_fact(*route, values.facts[before].name);
        };
        if (!std::any_of(routes_.begin(), routes_.end(), both)) continue;
        fail(values.facts[i].name_at,
             localized<msg::same_key>(values.facts[i].name, values.facts[before].name));
        break;
      }
    }
  }

  // Checks the name and the value of a stated fact; notes facts that only other routes know.
  void check_fact(const NamedValue& stated, const std::vector<const Route*>& routes) {
    const Fact* fact = nullptr;
    std::vector<std::string> names, all_names;  // of facts; with their synonyms
    for (const Route* route : routes) {
      for (const Fact& f : route->facts) {
        names.push_back(f.name);
        all_names.push_back(f.name);
        all_names.insert(all_names.end(), f.names.begin(), f.names.end());
      }
      const Fact* found = find_fact(*route, stated.name);
      if (const FactValue* twice =
              found == nullptr ? nullptr : found->with_and_without_days(stated.value)) {
        return fail(stated.value_at, localized<msg::with_and_without_days>(twice->token),
                    localized(msg::keep_one));
      }
      std::vector<DatedBits> dated;
      if (found != nullptr && found->meant(stated.value, nullptr, &dated)) return;
      if (found != nullptr) {
        if (auto day = found->misread_day(stated.name, stated.value, Lang::en))
          return fail(stated.value_at, std::move(day->what), std::move(day->remedy));
      }
      if (found != nullptr) fact = found;
    }
    if (fact != nullptr) {
      if (stated.value.empty())
        return fail(stated.value_at, localized<msg::says_nothing>(stated.name),
                    fact->type == Fact::Type::set ? localized<msg::write_for_none>(fact->empty)
                                                  : choices(fact->words()));
      if (fact->mixes_empty(stated.value))
        return fail(stated.value_at, localized<msg::stands_alone>(fact->empty),
                    localized(msg::drop_it));
      std::string_view wrong = stated.value;
      std::vector<DatedBits> dated;
      fact->meant(stated.value, &wrong, &dated);
      return fail(
          stated.value_at,
          localized<msg::unknown_word>(abbreviated(wrong), localized<msg::a_value_of>(stated.name)),
          nearest_or_choices(wrong, fact->all_words(), fact->words()));
    }
    for (const std::string& id : catalogue_.routes()) {
      const Result<const Route*> other = catalogue_.route(id);
      if (!other || find_fact(**other, stated.name) == nullptr) continue;
      if (std::find(case_.unasked.begin(), case_.unasked.end(), stated.name) == case_.unasked.end())
        case_.unasked.push_back(stated.name);
      return;
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    fail(stated.name_at,
         localized<msg::unknown_word>(abbreviated(stated.name), localized<msg::a_fact>()),
         nearest_or_choices(stated.name, all_names, names));
  }

  // Refuses a contract that is of none of the person's routes; in a comparison it is noted instead.
  void check_contract(const NamedValue& stated) {
    if (!compared_.empty()) return;
    const Contract* stranger = nullptr;
    for (const Route* route : routes_) {
      const Contract* contract = contract_on(*route, stated.value);
      if (contract == nullptr || is_of_country(*contract, *route)) return;
      stranger = contract;
    }
    if (stranger != nullptr)
      fail(stated.value_at,
           localized<msg::contract_of_no_route>(stated.value, stranger->country,
                                                currency_names[stranger->currency]));
  }

  // Returns a contract as a route has it: that of a file, or a card; null if it is not read.
  const Contract* contract_on(const Route& route, const std::string& value) const {
    auto at = contracts_.find(value);
    if (at == contracts_.end()) at = contracts_.find(name_of_card(route, value));
    return at == contracts_.end() ? nullptr : at->second;
  }

  // Reads a contract, a file or the words of a card; returns false if the value is neither.
  bool read_contract(const NamedValue& stated) {
    if (!stated.value.ends_with(".toml")) return read_card(stated);
    if (contracts_.contains(stated.value)) return true;
    const std::string folder = file_.path.substr(0, file_.path.rfind('/') + 1);
    const std::string path = stated.value.starts_with('/') ? stated.value : folder + stated.value;
    const auto [known, is_new] = contracts_by_path_.emplace(plain_path(path), nullptr);
    if (!is_new) {  // one file, by another name
      if (known->second != nullptr) contracts_[stated.value] = known->second;
      return true;
    }
    case_.contract_files.push_back(path);
    Result<std::unique_ptr<const Contract>> contract =
        catalogue_.contract(case_.contract_files.back());
    if (!contract) {
      problems_.insert(problems_.end(), contract.problems().begin(), contract.problems().end());
      return true;
    }
    contracts_[stated.value] = known->second = contract->get();
    case_.contracts.push_back(std::move(*contract));
    return true;
  }

  // Returns a path without "." and "name/..", so that one file has one name.
  static std::string plain_path(const std::string& path) {
    std::vector<std::string> kept;
    for (const std::string& part : parts_of(path, '/')) {
      if (part == "." || (part.empty() && !kept.empty())) continue;
      if (part == ".." && !kept.empty() && !kept.back().empty() && kept.back() != "..")
        kept.pop_back();
      else kept.push_back(part);
    }
    std::string plain;
    for (std::size_t i = 0; i < kept.size(); ++i) plain += (i == 0 ? "" : "/") + kept[i];
    return plain;
  }

  // A card is a contract in each country of the person's routes.
  bool read_card(const NamedValue& stated) {
    for (const Route* route : routes_) {
      const std::string name = name_of_card(*route, stated.value);
      if (contracts_.contains(name)) continue;
      app::Expected<std::unique_ptr<const Contract>> read =
          app::resolve_contract(stated.value, *route, today_, catalogue_);
      if (!read) {
        fail(stated.value_at, read.error().error.what, read.error().error.remedy);
        return true;
      }
      if (*read == nullptr) return false;
      contracts_[name] = read->get();
      case_.contracts.push_back(std::move(*read));
    }
    return true;
  }
  static std::string name_of_card(const Route& route, const std::string& words) {
    return country_code(route.id) + ": " + words;
  }

  // Checks that a session is neither before the birth nor beyond the highest age.
  bool check_age(const CasePerson& person, Date date) {
    if (!person.born) return true;
    if (date < *person.born)
      return fail(person.place, localized<msg::session_before_birth>(iso(date), iso(*person.born))),
             false;
    if (age_on(*person.born, date) > oldest)
      return fail(person.place, localized<msg::too_old>(iso(date), iso(*person.born))), false;
    return true;
  }

  // Returns the number of changes of a person that are in effect on a day.
  static std::size_t changes_until(const CasePerson& person, Date date) {
    const auto after = [](Date day, const CaseValues& change) { return day < *change.from; };
    return position_of(person.changes,
                       std::upper_bound(person.changes.begin(), person.changes.end(), date, after));
  }

  // Returns the person as this route sees them after the first `changes` changes.
  Person person_state(const CasePerson& source, const Route& route, std::size_t changes,
                      const CaseValues& own) {
    Person person = default_person(route, source.age.value_or(catalogue_.default_age()));
    person.born = source.born;
    person.age_stated = source.age || source.born;
    apply(source.at_first, route, person);
    std::vector<std::optional<Date>> lost(route.limited.size());  // days without a right followed
    for (std::size_t i = 0; i < changes; ++i) {
      const Date day = *source.changes[i].from;
      keep_rights(route, person, add_days(day, -1));
      const std::uint8_t before = limited_rights(route, person);
      const Person unchanged = person;
      apply(source.changes[i], route, person);
      begin_rights(route, person, before, day);
      for (std::size_t r = 0; r < lost.size(); ++r) {
        if (const auto from = right_lost(route.limited[r], unchanged, person, day)) lost[r] = from;
      }
    }
    follow_rights(person, route);
    for (std::size_t r = 0; r < lost.size(); ++r) {
      if (lost[r]) follow_right_lost(person, route.limited[r], *lost[r]);
    }
    set_fee(own, route, person);
    if (own.minutes) person.minutes = *own.minutes;
    for (const CaseUse& used : source.used) {
      if (used.name == route.id)
        std::from_chars(used.value.data(), used.value.data() + used.value.size(), person.used);
    }
    return person;
  }

  // Extends rights that are fixed for a period and held on day `last` to the end of that period.
  static void keep_rights(const Route& route, Person& person, Date last) {
    for (std::size_t i = 0; i < route.kept.size(); ++i) {
      const Condition& right = route.kept[i].rule.when.front();
      if ((person.facts[right.subject.index] & right.values) != 0)
        person.kept_until[i] = end_of_long_period(route.kept[i].period, last);
    }
  }

  // Returns the limited rights of a person as a mask.
  static std::uint8_t limited_rights(const Route& route, const Person& person) {
    std::uint8_t held = 0;
    Point point;
    point.facts = person.facts;
    for (std::size_t i = 0; i < route.limited.size(); ++i) {
      if (!route.limited[i].rule.when.empty() && all_hold(route.limited[i].rule.when, point))
        add_bit(held, i);
    }
    return held;
  }
  // Notes the first day of limited rights that a change brings, and forgets those that it removes.
  static void begin_rights(const Route& route, Person& person, std::uint8_t before, Date day) {
    const std::uint8_t now = limited_rights(route, person);
    for (std::size_t i = 0; i < route.limited.size(); ++i) {
      if ((now >> i & 1) == 0) person.limited_since[i] = no_day;
      else if ((before >> i & 1) == 0) person.limited_since[i] = day.days();
    }
  }

  // Applies the values of one table of the file to a state.
  void apply(const CaseValues& values, const Route& route, Person& person) {
    set_fee(values, route, person);
    if (values.minutes) person.minutes = *values.minutes;
    if (values.joined) person.joined = values.joined;
    for (const NamedValue& stated : values.facts) {
      if (is_complementary(stated)) {
        const Contract* const before = person.contract;
        const std::optional<Date> joined = person.joined;
        person.contract = nullptr;
        // The day of joining is that of the first contract; that of another one is not known.
        if (before != nullptr) person.joined = values.joined;
        if (const Contract* contract = contract_on(route, stated.value)) {
          give_contract(person, route, *contract);
          if (person.contract == before) person.joined = joined;
          if (!is_of_country(*contract, route)) note_no_effect("complementary", stated.value);
          continue;
        }
      }
      // A fact or a value of another route is not stated here.
      const std::optional<std::size_t> index = route.fact_called(stated.name);
      if (!index) {
        note_no_effect(stated.name, stated.value);
        continue;
      }
      std::vector<DatedBits> dated;
      if (const auto bits = known_part(route.facts[*index], stated.value, dated))
        state_fact(person, *index, *bits, dated);
    }
  }

  // Gives the fee of a table, unless it is in another currency than the route.
  void set_fee(const CaseValues& values, const Route& route, Person& person) {
    if (!values.private_fee.known()) return;
    if (values.fee_currency.value_or(route.currency()) == route.currency())
      person.private_fee = values.private_fee;
    else note_no_effect("private_fee", amount_token(values.private_fee, values.fee_currency));
  }

  // Returns the values, joined by "+", that the fact has on this route; nothing if it has none.
  std::optional<Bits> known_part(const Fact& fact, const std::string& value,
                                 std::vector<DatedBits>& dated) {
    if (const auto all = fact.meant(value, nullptr, &dated)) return all;
    dated.clear();
    std::optional<Bits> known;
    for (const std::string& part : parts_of(value, '+')) {
      if (const auto bits = fact.meant(part, nullptr, &dated)) known = known.value_or(0) | *bits;
      else note_no_effect(fact.name, part);
    }
    return known;
  }

  // Notes, in a comparison, what has no effect on a route.
  void note_no_effect(const std::string& name, const std::string& value) {
    if (compared_.empty()) return;
    std::string token = name;
    for (const Route* route : routes_) {
      if (const Fact* fact = find_fact(*route, name)) token = fact->name;
    }
    token.append("=").append(value);
    std::vector<std::string>& all = case_.no_effect;
    if (std::find(all.begin(), all.end(), token) == all.end()) all.push_back(std::move(token));
  }

  // Returns the facts stated for the sessions of an entry alone: index and value.
  std::vector<std::pair<std::size_t, Bits>> own_facts(const Route& route,
                                                      const CaseSessions& entry) {
    std::vector<std::pair<std::size_t, Bits>> own;
    for (const NamedValue& stated : entry.own.facts) {
      const std::optional<std::size_t> index = route.fact_called(stated.name);
      const std::optional<Bits> bits =
          index ? route.facts[*index].meant(stated.value) : std::nullopt;
      if (bits) own.emplace_back(*index, *bits);
      else note_no_effect(stated.name, stated.value);
    }
    return own;
  }

  // Reads what was used of shared counters and contracts, in sessions or euros. What was used of
  // routes, in sessions, is only checked: `person_state` reads it.
  void opening_balances(const CasePerson& person, int who) {
    const std::vector<ContractFrom> contracts = contracts_of(person);
    for (const CaseUse& used : person.used) {
      const std::optional<Money> amount =
          used.value.find('.') == std::string::npos ? std::nullopt : read_euros(used.value);
      const bool of_route = std::any_of(routes_.begin(), routes_.end(),
                                        [&](const Route* r) { return r->id == used.name; });
      if (of_route) {
        if (amount)
          fail(used.value_at, localized<msg::expected>(used.name, localized<msg::an_integer>()));
        else if (used.on)
          fail(used.name_at, localized<msg::used_of_a_route>(used.name),
               localized(msg::write_its_sessions));
        continue;
      }
      Request::OpeningBalance balance;
      balance.who = who;
      balance.on = used.on;
      if (amount) balance.spent = *amount;
      else
        std::from_chars(used.value.data(), used.value.data() + used.value.size(), balance.sessions);
      Currency currency{};
      if (!find_counter(used, contracts, balance, amount.has_value(), currency)) {
        Request::OpeningBalance other;
        if (find_counter(used, contracts, other, !amount, currency))
          fail(used.value_at,
               localized<msg::expected>(
                   used.name, amount ? localized<msg::an_integer>() : localized<msg::an_amount>()));
        else
          fail(used.name_at, localized<msg::unknown_word>(used.name, localized<msg::a_holding>()),
               choices(counter_names(contracts)));
      } else if (balance.contract != nullptr && used.on && !balance.contract->holds_on(*used.on)) {
        fail(used.name_at, localized<msg::contract_not_then>(balance.contract->id, iso(*used.on)));
      } else if (const std::optional<Date> joined = joined_after(person, balance)) {
        fail(used.name_at, localized<msg::contract_joined_later>(balance.contract->id, iso(*joined),
                                                                 iso(*used.on)));
      } else if (used.currency.value_or(currency) != currency) {
        fail_currency(used.name, used.value_at, currency);
      } else {
        case_.request.opening_balances.push_back(balance);
      }
    }
  }

  // Returns the day of joining the contract of a balance if it is after the day of use.
  std::optional<Date> joined_after(const CasePerson& person,
                                   const Request::OpeningBalance& balance) {
    for (const Route* route : routes_) {
      if (balance.contract == nullptr || !balance.on) break;
      const Person then = person_state(person, *route, changes_until(person, *balance.on), {});
      if (then.contract == balance.contract && then.joined > balance.on) return then.joined;
    }
    return std::nullopt;
  }

  // A contract of a person, and the first day of the state that names it.
  struct ContractFrom {
    Date from;
    const Contract* contract = nullptr;
  };
  std::vector<ContractFrom> contracts_of(const CasePerson& person) const {
    std::vector<ContractFrom> all;
    const auto add = [&](const CaseValues& values) {
      const Date from = values.from.value_or(first_date);
      for (const NamedValue& stated : values.facts) {
        for (const Route* route : routes_) {
          if (const Contract* contract = contract_on(*route, stated.value))
            all.push_back({from, contract});
        }
      }
    };
    add(person.at_first);
    for (const CaseValues& change : person.changes) add(change);
    return all;
  }

  // Finds a counter by name and unit (a sum, or sessions), and stores it in `balance`, and its
  // currency: one that routes share, or one of the person's contract on the day of use, else of the
  // first one.
  bool find_counter(const CaseUse& used, const std::vector<ContractFrom>& contracts,
                    Request::OpeningBalance& balance, bool sum, Currency& currency) const {
    for (const Route* route : routes_) {
      for (const Counter& counter : route->counters) {
        if (counter.shared < 0 || counter.name != used.name ||
            (counter.unit == Counter::Unit::cents) != sum)
          continue;
        balance.counter = static_cast<std::size_t>(counter.shared);
        currency = route->currency();
        return true;
      }
    }
    bool found = false;
    for (const ContractFrom& held : contracts) {
      if (found && (!used.on || held.from > *used.on)) continue;
      for (std::size_t c = 0; c < held.contract->counters.size(); ++c) {
        const std::string& name = held.contract->counters[c].name;
        if (used.name != name && used.name != "contract." + name) continue;
        balance.contract = held.contract;
        balance.counter = c;
        currency = held.contract->currency;
        found = true;
      }
    }
    return found;
  }

  // Returns all names that may have an opening balance, for suggestions.
  std::vector<std::string> counter_names(const std::vector<ContractFrom>& contracts) const {
    std::vector<std::string> names;
    for (const Route* route : routes_) {
      names.push_back(route->id);
      for (const Counter& counter : route->counters) {
        if (counter.shared >= 0) names.push_back(counter.name);
      }
    }
    for (const ContractFrom& held : contracts) {
      for (const Counter& counter : held.contract->counters)
        names.push_back("contract." + counter.name);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
  }

  const CaseFile& file_;
  Catalogue& catalogue_;
  Case case_;
  Problems problems_;
  std::vector<const Route*> compared_;
  std::vector<const Route*> routes_;  // of the current person, one per entry; those compared
  Date today_;
  std::map<std::string, const Contract*> contracts_;  // by file name, or name of the card
  std::map<std::string, const Contract*> contracts_by_path_;
};

}  // namespace

Result<Case> make_case(const CaseFile& file, Catalogue& catalogue, Date today,
                       std::vector<const Route*> compared) {
  return CaseMaker{file, catalogue, today, std::move(compared)}.make();
}

}  // namespace racpsy
