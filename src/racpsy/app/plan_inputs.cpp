// Reads the inputs of a plan: the person and the sessions as `calculate` does, and the routes to
// choose from.
#include <algorithm>

#include "racpsy/app/calculate.hpp"
#include "racpsy/app/case_request.hpp"
#include "racpsy/app/defaults_used.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/plan.hpp"
#include "racpsy/app/profile.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::app {
namespace {

class PlanReader {
 public:
  PlanReader(const Inputs& inputs, Catalogue& catalogue) : inputs_(inputs), catalogue_(catalogue) {}

  Expected<PlanResult> run() {
    TRY(check_case_file(inputs_, "plan"));
    result_.plan.answer.profile = TRY(add_profile(inputs_, catalogue_));
    if (!inputs_.files.empty()) TRY(read_file());
    // The sessions asked are as close to each other as allowed.
    if (const std::optional<std::string> least = inputs_.get("--at-least"))
      inputs_.values["--every"] = *least;
    TRY(intervals());
    const std::optional<Date> until = TRY(read_day(inputs_, "--until"));
    const std::vector<const Route*> named = TRY(routes());
    const Date today = TRY(read_today(inputs_));
    result_.contract = TRY(resolve_contract(inputs_.get("--complementary").value_or(""),
                                            *named.front(), today, catalogue_));
    for_facts_ = TRY(routes_for_facts(inputs_, catalogue_));
    if (file_) {
      TRY(add_case(named));
    } else {
      for (const Route* route : named) TRY(add_route(route, named));
    }
    if (wanted().dates.empty()) TRY(read_sessions());
    TRY(fit(until));
    for (std::size_t i = named.size(); !inputs_.has("--route") && i-- > 1;) {
      if (!opened_by_facts(i)) drop_route(i);
    }
    return finish();
  }

 private:
  Expected<void> intervals() {
    const auto read = [&](const std::string& option) -> Expected<Pace> {
      Inputs one{{{"--every", inputs_.get(option).value_or("1w")}}, {}, {}, inputs_.lang};
      const Expected<Pace> pace = read_every(one);
      if (pace) return *pace;
      return UsageError{localized<messages::not_a_pace>(option, one.values["--every"]),
                        localized<messages::write_pace>()};
    };
    wanted().at_least = TRY(read("--at-least"));
    if (!inputs_.has("--at-most")) return {};
    wanted().at_most = TRY(read("--at-most"));
    const Date day{2027, 1, 1};
    if (step(day, *wanted().at_most, 1) < step(day, wanted().at_least, 1))
      return UsageError{localized<messages::at_most_below_at_least>(
                            *inputs_.get("--at-most"), inputs_.get("--at-least").value_or("1w")),
                        {}};
    return {};
  }

  // Returns the routes named; else the default route, then all others of its country.
  Expected<std::vector<const Route*>> routes() {
    const std::vector<std::string> ids = catalogue_.routes();
    std::vector<std::string> names{
        file_ ? file_->people.front().sessions.front().route.value
              : catalogue_.default_route(TRY(read_country(inputs_, catalogue_)))};
    if (const std::optional<std::string> list = inputs_.get("--route")) {
      names = parts_of(*list, ',');
    } else if (!inputs_.has("--rules")) {
      const std::string country = country_code(names.front());
      for (const std::string& id : ids) {
        if (country_code(id) == country && id != names.front()) names.push_back(id);
      }
    }
    if (names.size() > 1 && inputs_.get("--rules").value_or("auto") != "auto")
      return UsageError{localized<messages::one_route_for_rules>(), {}};
    std::vector<const Route*> all;
    for (const std::string& name : names) {
      const std::optional<std::string> id = find_route(name, catalogue_);
      if (!id) return bad_value("--route", name, ids);
      const Route* route = TRY(catalogue_.route(*id));
      if (std::find(all.begin(), all.end(), route) == all.end()) all.push_back(route);
      if (route->currency() != all.front()->currency())
        return UsageError{localized<messages::plan_two_currencies>(
                              all.front()->id, currency_names[all.front()->currency()], route->id,
                              currency_names[route->currency()]),
                          localized(messages::plan_one_currency)};
    }
    return all;
  }

  Expected<void> add_route(const Route* route, const std::vector<const Route*>& all) {
    RequestReader reader{inputs_, catalogue_, all};
    if (wanted().routes.empty()) wanted().selection = TRY(reader.selection(*route));
    Person person = TRY(reader.person(*route, for_facts_, result_.contract.get()));
    if (!wanted().routes.empty()) person.used = 0;
    std::unique_ptr<CompiledRoute>& compiled = result_.compiled[route];
    compiled = std::make_unique<CompiledRoute>(*route);
    wanted().routes.push_back(compiled.get());
    wanted().persons.push_back(person);
    no_effect_.push_back(reader.no_effect());
    return {};
  }
  void drop_route(std::size_t i) {
    const auto drop = [&](auto& list) {
      if (i < list.size()) list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
    };
    drop(wanted().routes);
    drop(wanted().persons);
    for (PlanRequest::Change& change : wanted().changes) drop(change.persons);
    drop(wanted().session_facts);
    drop(no_effect_);
  }

  // ---- A case file

  // Reads the case file: one person, whose sessions are alike; their dates are those asked.
  Expected<void> read_file() {
    file_ = TRY(read_case(inputs_.files.front()));
    const Date today = TRY(read_today(inputs_));
    result_.contract_files = TRY(make_case(*file_, catalogue_, today)).contract_files;
    std::string names;
    for (const CasePerson& one : file_->people) add_item(names, one.name);
    if (file_->people.size() > 1)
      return UsageError{localized<messages::plan_for_one>(file_->people.size(), names),
                        localized(messages::plan_each)};
    const std::vector<CaseSessions>& entries = file_->people.front().sessions;
    std::vector<Date> dates;
    for (const CaseSessions& entry : entries) {
      const bool same_route =
          inputs_.has("--route") || entry.route.value == entries.front().route.value;
      if (!same_route || !alike(entry.own, entries.front().own))
        return UsageError{
            same_route ? localized<messages::plan_alike>()
                       : localized<messages::plan_one_route>(entries.front().route.value,
                                                             entry.route.value),
            localized(same_route ? messages::plan_alike_remedy : messages::plan_route_remedy)};
      dates.insert(dates.end(), entry.dates.begin(), entry.dates.end());
    }
    std::sort(dates.begin(), dates.end());
    const auto put = [&](const char* option, std::string value) {
      if (!inputs_.has(option)) inputs_.values[option] = std::move(value);
    };
    const bool other_dates =
        inputs_.has("--first") || inputs_.has("--sessions") || inputs_.has("--at-least");
    if (const std::string pace = pace_of(dates); !pace.empty()) put("--at-least", pace);
    put("--first", iso(dates.front()));
    put("--sessions", std::to_string(dates.size()));
    if (!other_dates) {
      wanted().dates = dates;
      wanted().first = dates.front();
      wanted().sessions = static_cast<int>(dates.size());
    }
    return {};
  }
  // Returns the shortest interval between dates: in months if they keep the day, else in days;
  // empty if there is one date.
  static std::string pace_of(const std::vector<Date>& dates) {
    int gap = 0;
    for (std::size_t i = 1; i < dates.size(); ++i) {
      const int days = dates[i].days() - dates[i - 1].days();
      if (days > 0 && (gap == 0 || days < gap)) gap = days;
    }
    for (int months = 1; months <= gap / 28; ++months) {
      bool monthly = true;
      for (std::size_t i = 0; i < dates.size(); ++i)
        monthly = monthly && step(dates[0], {months, true}, static_cast<int>(i)) == dates[i];
      if (monthly) return std::to_string(months) + "m";
    }
    return gap == 0 ? "" : std::to_string(gap) + "d";
  }
  static bool alike(const CaseValues& a, const CaseValues& b) {
    return a.private_fee == b.private_fee && a.minutes == b.minutes &&
           std::equal(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(),
                      [](const NamedValue& x, const NamedValue& y) {
                        return x.name == y.name && x.value == y.value;
                      });
  }

  // Adds the routes, and the person of the file as each asks for their facts, before and after each
  // change: the states in which a session on each route has that person on these days.
  Expected<void> add_case(const std::vector<const Route*>& named) {
    Inputs facts = inputs_;
    for (const char* option : {"--first", "--every", "--sessions", "--route"})
      facts.values.erase(option);
    const Date first = TRY(read_first(inputs_)).value();
    CaseFile file = *file_;
    CasePerson& person = file.people.front();
    CaseSessions entry = person.sessions.front();
    entry.dates = {first};
    for (const CaseValues& change : person.changes) {
      if (entry.dates.back() < *change.from) entry.dates.push_back(*change.from);
    }
    person.sessions.clear();
    for (const Route* route : named) {
      entry.route.value = route->id;
      person.sessions.push_back(entry);
    }
    RequestReader reader{facts, catalogue_, named};
    CaseRequest request{facts, catalogue_, reader, result_.contract.get()};
    Case made = TRY(request.read(file, nullptr, for_facts_));
    for (const std::string& name : made.unasked)
      result_.notes.push_back(localized<messages::unused_fact>(name));
    const std::size_t states = entry.dates.size();
    for (std::size_t k = 1; k < states; ++k) wanted().changes.push_back({entry.dates[k], {}});
    for (std::size_t r = 0; r < named.size(); ++r) {
      for (std::size_t k = 0; k < states; ++k) {
        const Request::SessionRequest& state = made.request.sessions[r * states + k];
        Person one = made.request.persons[state.person];
        if (r > 0 && inputs_.has("--used")) one.used = 0;
        (k == 0 ? wanted().persons : wanted().changes[k - 1].persons).push_back(one);
        if (k == 0) wanted().session_facts.push_back(state.session.facts);
      }
      no_effect_.emplace_back();
    }
    wanted().selection = made.request.selection;
    wanted().opening_balances = made.request.opening_balances;
    wanted().routes = made.request.compiled_routes;
    result_.from_file = std::move(made);
    return {};
  }

  // ---- Sessions

  // Reads the sessions asked, by the first route.
  Expected<void> read_sessions() {
    RequestReader reader{inputs_, catalogue_};
    const std::vector<Session> sessions = TRY(
        reader.sessions(*wanted().routes.front(), wanted().selection, wanted().persons.front()));
    for (const Session& session : sessions) wanted().dates.push_back(session.date);
    wanted().sessions = static_cast<int>(sessions.size());
    wanted().first = sessions.front().date;
    return {};
  }

  // Finds the last day, and checks that the sessions asked fit.
  Expected<void> fit(const std::optional<Date>& until) {
    const Date last = wanted().dates.back();
    const Date a_year = add_days(add_years(wanted().first, 1), -1);
    wanted().until = until.value_or(std::max(last, std::min(a_year, last_date)));
    if (last > wanted().until)
      return UsageError{
          localized<messages::plan_does_not_fit>(wanted().sessions, racpsy::localized(last),
                                                 racpsy::localized(wanted().until)),
          localized(messages::plan_less)};
    return check_ages(wanted().persons.front(),
                      {Session{wanted().first, {}}, Session{wanted().until, {}}});
  }

  // Tests whether a route limits sessions in each period, and covers the person only by the facts
  // stated.
  bool opened_by_facts(std::size_t i) const {
    CompiledRoute& compiled = *wanted().routes[i];
    const Person& person = wanted().persons[i];
    const std::vector<Session> first{wanted().session(i, wanted().first)};
    const auto settled = [&](const Person& one) {
      return settle_all(compiled, wanted().selection, one, first).sessions.front();
    };
    const Settled stated = settled(person);
    if (stated.outcome != Outcome::covered) return false;
    const std::vector<CapRule>& caps = names_of(stated).caps;
    const bool limited = std::any_of(caps.begin(), caps.end(), [&](const CapRule& cap) {
      const Counter::Per per = compiled.route().counters[cap.counter].per;
      return per != Counter::Per::day && per != Counter::Per::lifetime;
    });
    Person unstated = default_person(compiled.route(), person.age);
    unstated.born = person.born;
    return limited && settled(unstated).outcome != Outcome::covered;
  }

  Expected<PlanResult> finish() {
    std::optional<ProfileUsed> profile = std::move(result_.plan.answer.profile);
    std::optional<Plan> plan = cheapest_plan(wanted());
    if (!plan)
      return UsageError{localized<messages::plan_too_large>(), localized(messages::plan_less)};
    Statement& statement = plan->answer.statement;
    if (inputs_.has("--strict")) TRY(check_strict(statement));
    find_defaults_used(plan->answer.request, statement);
    plan->answer.illustrative_dates = without_dates(inputs_);
    if (file_) {
      plan->answer.people.front() = file_->people.front().name;
      plan->answer.title = file_->title;
    }
    for (const std::string& what : no_effect_.front()) {
      const auto has = [&](const std::vector<std::string>& of) {
        return std::find(of.begin(), of.end(), what) != of.end();
      };
      if (std::all_of(no_effect_.begin(), no_effect_.end(), has))
        result_.notes.push_back(localized<messages::unused_fact>(what));
    }
    for (const std::string& name : unused_facts(plan->answer.request, statement))
      result_.notes.push_back(localized<messages::unused_fact>(name));
    plan->answer.profile = std::move(profile);
    result_.plan = std::move(*plan);
    return std::move(result_);
  }

  PlanRequest& wanted() { return result_.plan.wanted; }
  const PlanRequest& wanted() const { return result_.plan.wanted; }

  Inputs inputs_;
  Catalogue& catalogue_;
  std::optional<CaseFile> file_;
  PlanResult result_;
  std::vector<const Route*> for_facts_;              // that --with may refer to
  std::vector<std::vector<std::string>> no_effect_;  // by route
};

}  // namespace

Expected<PlanResult> plan(const Inputs& inputs, Catalogue& catalogue) {
  return PlanReader{inputs, catalogue}.run();
}

}  // namespace racpsy::app
