// Plans: the cheapest dates and routes for sessions. All amounts are settled by `settle`.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "racpsy/app/answer.hpp"
#include "racpsy/app/case.hpp"
#include "racpsy/app/inputs.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy {

/// The cost of sessions to the patient. Costs are ordered by the number of sessions whose cost is
/// unknown, then by the sum of the known ones, so that an unknown price never wins.
struct PatientCost {
  int unknown = 0;  ///< Sessions whose cost is unknown.
  Money known;      ///< The sum over all other sessions.

  friend bool operator<(const PatientCost& a, const PatientCost& b) {
    return a.unknown != b.unknown ? a.unknown < b.unknown : a.known.cents() < b.known.cents();
  }
};
PatientCost patient_cost(const Sum& sum);

/// Moves the first session beyond a cap, and all after it, by whole weeks, past the first start of
/// a period after which the sessions cost less in all. Returns nothing if there is no such session
/// or period, or if the request has several people or routes, or facts that change between them.
std::optional<Moved> moved_to_next_period(const Answer& answer);

/// A session of a plan: its day, and the index of its route.
struct PlannedSession {
  Date date;
  std::size_t route = 0;
};

/// The sessions to plan for one person, and the choices that a plan has. Sessions already used
/// count in the periods of `first`.
struct PlanRequest {
  /// A change in the situation of the person, from a day on.
  struct Change {
    Date from;
    std::vector<Person> persons;  ///< As each of `routes` asks for their facts.
  };

  RuleSelection selection;
  std::vector<CompiledRoute*> routes;  ///< To choose from; the first is the one asked.
  std::vector<Person> persons;         ///< The person as each of `routes` asks for their facts.
  std::vector<Change> changes;         ///< By day.
  std::vector<Request::OpeningBalance> opening_balances;
  /// By route: facts that are stated for the sessions alone; empty: none are.
  std::vector<std::vector<std::pair<std::size_t, Bits>>> session_facts;
  int sessions = 1;
  std::vector<Date> dates;  ///< Of the sessions asked; empty: from `first`, as close as allowed.
  Date first;               ///< The first day on which a session may be.
  Date until;               ///< The last one. The sessions asked must fit.
  Pace at_least;
  std::optional<Pace> at_most;  ///< Longest interval between sessions; absent: any.

  /// Returns the request for the sessions asked, by the first route.
  Request asked() const;
  /// Returns the request for sessions, with only the routes that they use.
  Request request_for(const std::vector<PlannedSession>& planned) const;
  /// Returns the number of changes up to a day.
  std::size_t changes_on(Date day) const;
  const Person& person(std::size_t route, Date day) const;
  Session session(std::size_t route, Date day) const;
};

/// A reason for which the planned sessions differ from those asked.
struct PlanReason {
  enum class Kind : std::uint8_t {
    period,    ///< A new period of a counter of `route`.
    contract,  ///< A new period of a counter of the contract; without one: a longer membership.
    rules,     ///< Another version of `route`.
    person,    ///< Another age, or another right.
    interval,  ///< Sessions wait so that later ones can, within the longest interval.
    route      ///< Another route than the one asked.
  };
  Kind kind = Kind::person;
  Date date;  ///< First session concerned.
  const Route* route = nullptr;
  const Counter* counter = nullptr;  ///< period, contract
  int sessions = 0;                  ///< Sessions concerned.
};
inline constexpr EnumArray<PlanReason::Kind, std::string_view, 6> plan_reason_names{
    "period", "contract", "rules", "person", "interval", "route"};

/// The cheapest sessions: the dates asked unless others cost less; among equal costs, the earliest.
struct Plan {
  PlanRequest wanted;
  Answer answer;    ///< The planned sessions, as the case of one person without a name.
  Statement asked;  ///< The sessions asked.
  std::vector<PlanReason> reasons;  ///< Empty if no others cost less.
};

/// Finds the cheapest sessions by an exact search. Returns nothing if that needs more than
/// `most_plan_work` settled sessions.
std::optional<Plan> cheapest_plan(const PlanRequest& wanted);
inline constexpr std::size_t most_plan_work = 4'000'000;

namespace app {

/// A plan, and its pointees.
struct PlanResult {
  Plan plan;
  std::vector<Text> notes;  ///< Inputs without effect.

  std::vector<std::string> contract_files;  ///< Contracts that a case file names.

  std::optional<Case> from_file;
  std::map<const Route*, std::unique_ptr<CompiledRoute>> compiled;
  std::unique_ptr<const Contract> contract;
};

/// Plans sessions from `inputs`, the options of `racpsy plan`, or those of the one person of a case
/// file. Without --route, a plan may use the
/// default route, and routes of its country with a number of sessions in each period that facts
/// stated about the person open to them. With --strict, a plan that is not established is a
/// failure.
Expected<PlanResult> plan(const Inputs& inputs, Catalogue& catalogue);

}  // namespace app

}  // namespace racpsy
