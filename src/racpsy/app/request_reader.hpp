// Reads a request from inputs, which are named as the options of the command line.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

#include "racpsy/app/inputs.hpp"
#include "racpsy/engine/statement.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::app {

/// Reads what depends on the rules. Fails at the first wrong input: the option, its value, and
/// valid ones. Facts and values without effect on the route are noted.
class RequestReader {
 public:
  /// `compared`: the routes of a comparison; a value that only some of them know has no effect on
  /// the others.
  RequestReader(const Inputs& inputs, const Catalogue& catalogue,
                std::vector<const Route*> compared = {})
      : inputs_(inputs),
        catalogue_(catalogue),
        compared_(std::move(compared)) {}

  /// Returns the facts given that only other routes know.
  const std::vector<std::string>& unasked() const { return unasked_; }
  /// Returns the inputs without effect on the route, as "coverage=bim".
  const std::vector<std::string>& no_effect() const { return no_effect_; }

  Expected<RuleSelection> selection(const Route& route);
  /// Reads the person, as `route` asks for their facts. `contract` is the file of --complementary,
  /// or null. Facts that only `other_routes` know are accepted and left out.
  Expected<Person> person(const Route& route, const std::vector<const Route*>& other_routes,
                          const Contract* contract);
  /// Reads the sessions: their dates, and as many as the cap allows if no number is given.
  Expected<std::vector<Session>> sessions(CompiledRoute& compiled, const RuleSelection& selection,
                                          const Person& person);

 private:
  static std::vector<std::string> fact_names(const Route& route,
                                             const std::vector<const Route*>& others);
  Expected<void> complementary(const Route& route, const std::vector<const Route*>& others,
                               const Contract* contract, Person& person);
  Expected<void> fact(const Route& route, const std::vector<const Route*>& others,
                      const std::string& called, const std::string& token,
                      const std::string& option, Person& person);
  Expected<std::optional<Bits>> known_part(const Fact& fact, const std::string& token,
                                           std::vector<DatedBits>& dated);
  Expected<void> due(const Route& route, Person& person);
  bool any_compared(const std::function<bool(const Route&)>& test) const {
    return std::any_of(compared_.begin(), compared_.end(),
                       [&](const Route* r) { return test(*r); });
  }

  const Inputs& inputs_;
  const Catalogue& catalogue_;
  std::vector<const Route*> compared_;
  std::vector<std::string> unasked_;
  std::vector<std::string> no_effect_;
  std::map<std::string, std::string> given_values_;  // the value given for each fact
};

/// Returns true if the inputs leave the dates of the sessions open.
inline bool without_dates(const Inputs& inputs) {
  return !inputs.has("--on") && !inputs.has("--first");
}

/// Fails if a birth date gives an age outside 0 to 130 on the day of some session.
Expected<void> check_ages(const Person& person, const std::vector<Session>& sessions);

/// Returns the id of a route by its id, its name without the country, or a word of the rules for
/// it, in any spelling; nothing if there is none. Of several with this name, that of `country`, or
/// of the usual country, comes first.
std::optional<std::string> find_route(std::string_view named, const Catalogue& catalogue,
                                      const std::string& country = {});

/// Returns the one country of --country; empty if it is not given.
Expected<std::string> read_country(const Inputs& inputs, const Catalogue& catalogue);

/// Returns the route of --route, else the default, that of --country if it is given.
Expected<const Route*> resolve_route(const Inputs& inputs, Catalogue& catalogue);

/// Returns all routes if --with is given (it may name any fact), else none, to avoid loading them.
Expected<std::vector<const Route*>> routes_for_facts(const Inputs& inputs, Catalogue& catalogue);

/// Finds example contracts whose ids have all these words: "mgen 2022" is fr/mgen-2022. Those of
/// `country` come before any other.
std::vector<std::string> find_contracts(std::string_view words, std::string_view country);

/// Reads the contract that a value of --complementary is: a file, the name of an example contract,
/// or the words of a card. Null: it is a value of the fact, or unknown. A card is a contract of the
/// route's country, read on `today`.
Expected<std::unique_ptr<const Contract>> resolve_contract(const std::string& complementary,
                                                           const Route& route, Date today,
                                                           Catalogue& catalogue);

}  // namespace racpsy::app
