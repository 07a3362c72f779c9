// Reads the inputs of a plan: the person and the sessions as `calculate` does, and the routes to
// choose from.
#include <algorithm>

#include "racpsy/app/calculate.hpp"
#include "racpsy/app/defaults_used.hpp"
#include "racpsy/app/messages.hpp"
#include "racpsy/app/plan.hpp"
#include "racpsy/app/request_reader.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::app {
namespace {

class PlanReader {
 public:
  PlanReader(const Inputs& inputs, Catalogue& catalogue) : inputs_(inputs), catalogue_(catalogue) {
    // The sessions asked are as close to each other as allowed.
    if (const std::optional<std::string> least = inputs.get("--at-least"))
      inputs_.values["--every"] = *least;
  }

  Expected<PlanResult> run() {
    if (!inputs_.files.empty())
      return UsageError{localized<messages::unexpected_argument>(inputs_.files.front()),
                        localized<messages::see_help_of>("plan")};
    TRY(intervals());
    const std::optional<Date> until = TRY(read_day(inputs_, "--until"));
    const std::vector<const Route*> named = TRY(routes());
    const Date today = TRY(read_today(inputs_));
    result_.contract = TRY(resolve_contract(inputs_.get("--complementary").value_or(""),
                                            *named.front(), today, catalogue_));
    for_facts_ = TRY(routes_for_facts(inputs_, catalogue_));
    TRY(add_route(named.front(), named));
    TRY(read_sessions(until));
    for (std::size_t i = 1; i < named.size(); ++i) {
      TRY(add_route(named[i], named));
      if (!inputs_.has("--route") && !opened_by_facts()) drop_route();
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
    std::vector<std::string> names{catalogue_.default_route()};
    if (const std::optional<std::string> list = inputs_.get("--route")) {
      names = parts_of(*list, ',');
    } else if (!inputs_.has("--rules")) {
      const std::string country = names.front().substr(0, names.front().find('/') + 1);
      for (const std::string& id : ids) {
        if (id.starts_with(country) && id != names.front()) names.push_back(id);
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
  void drop_route() {
    wanted().routes.pop_back();
    wanted().persons.pop_back();
    no_effect_.pop_back();
  }

  // Reads the sessions asked, by the first route, and the last day.
  Expected<void> read_sessions(const std::optional<Date>& until) {
    RequestReader reader{inputs_, catalogue_};
    const Person& person = wanted().persons.front();
    const std::vector<Session> sessions =
        TRY(reader.sessions(*wanted().routes.front(), wanted().selection, person));
    wanted().sessions = static_cast<int>(sessions.size());
    wanted().first = sessions.front().date;
    const Date last = sessions.back().date;
    const Date a_year = add_days(add_years(wanted().first, 1), -1);
    wanted().until = until.value_or(std::max(last, std::min(a_year, last_date)));
    if (last > wanted().until)
      return UsageError{
          localized<messages::plan_does_not_fit>(sessions.size(), racpsy::localized(last),
                                                 racpsy::localized(wanted().until)),
          localized(messages::plan_less)};
    return check_ages(person, {sessions.front(), Session{wanted().until, {}}});
  }

  // Tests whether the last route limits sessions in each period, and covers the person only by the
  // facts stated.
  bool opened_by_facts() const {
    CompiledRoute& compiled = *wanted().routes.back();
    const Person& person = wanted().persons.back();
    const std::vector<Session> first{{wanted().first, {}}};
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
    std::optional<Plan> plan = cheapest_plan(wanted());
    if (!plan)
      return UsageError{localized<messages::plan_too_large>(), localized(messages::plan_less)};
    Statement& statement = plan->answer.statement;
    if (inputs_.has("--strict")) TRY(check_strict(statement));
    find_defaults_used(plan->answer.request, statement);
    plan->answer.illustrative_dates = without_dates(inputs_);
    for (const std::string& what : no_effect_.front()) {
      const auto has = [&](const std::vector<std::string>& of) {
        return std::find(of.begin(), of.end(), what) != of.end();
      };
      if (std::all_of(no_effect_.begin(), no_effect_.end(), has))
        result_.notes.push_back(localized<messages::unused_fact>(what));
    }
    for (const std::string& name : unused_facts(plan->answer.request, statement))
      result_.notes.push_back(localized<messages::unused_fact>(name));
    result_.plan = std::move(*plan);
    return std::move(result_);
  }

  PlanRequest& wanted() { return result_.plan.wanted; }
  const PlanRequest& wanted() const { return result_.plan.wanted; }

  Inputs inputs_;
  Catalogue& catalogue_;
  PlanResult result_;
  std::vector<const Route*> for_facts_;              // that --with may refer to
  std::vector<std::vector<std::string>> no_effect_;  // by route
};

}  // namespace

Expected<PlanResult> plan(const Inputs& inputs, Catalogue& catalogue) {
  return PlanReader{inputs, catalogue}.run();
}

}  // namespace racpsy::app
