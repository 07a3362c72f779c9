// Reads a request from inputs, which are named as the options of the command line.
#pragma once

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <span>

#include "racpsy/app/inputs.hpp"
#include "racpsy/engine/statement.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::app {

/// Reads inputs. Keeps the first error in `error`; values read after it are
/// meaningless.
class RequestReader {
 public:
  RequestReader(const Inputs& inputs, const Catalogue& catalogue)
      : inputs_(inputs),
        catalogue_(catalogue) {}

  const std::optional<UsageError>& error() const { return error_; }
  void fail(Text what, Text remedy = {});
  /// Returns the facts given that only other routes know.
  const std::vector<std::string>& unasked() const { return unasked_; }

  /// Sets the routes compared: a value that only some of them know has no effect on the others.
  void compare(std::vector<const Route*> routes) { compared_ = std::move(routes); }
  /// Returns the inputs without effect on the route, as "coverage=bim".
  const std::vector<std::string>& no_effect() const { return no_effect_; }

  /// Returns the index of an option's value in `allowed`; 0 if not given.
  std::size_t choice(const std::string& option, std::span<const std::string> allowed);
  std::optional<int> number(const std::string& option, int least, int most);
  std::optional<Date> date(const std::string& option);
  void exclusive(const std::string& a, std::initializer_list<const char*> others);
  Date today();
  /// Fails because `token` is not in `allowed`.
  void bad_value(const std::string& option, const std::string& token,
                 std::span<const std::string> allowed);

  RuleSelection selection(const Route& route);
  /// Reads the person, as `route` asks for their facts. `contract` is the file of --complementary,
  /// or null. Facts that only `other_routes` know are accepted and left out.
  Person person(const Route& route, const std::vector<const Route*>& other_routes,
                const Contract* contract);
  /// Reads the sessions; sets `illustrative` if no dates were given.
  std::vector<Session> sessions(CompiledRoute& compiled, const RuleSelection& selection,
                                const Person& person, bool& illustrative);
  /// Reads the interval between sessions: --every, or a week.
  Pace pace();
  /// Reads the dates of the sessions; by default `count` dates from `first`.
  std::vector<Date> dates(Date first, int count = 1);
  /// Fails if a birth date gives an age outside 0 to 130 on the day of some session.
  void check_ages(const Person& person, const std::vector<Session>& sessions);

 private:
  std::optional<Date> date_of(const std::string& option, const std::string& token);
  static std::vector<std::string> fact_names(const Route& route,
                                             const std::vector<const Route*>& others);
  void fact(const Route& route, const std::vector<const Route*>& others, const std::string& called,
            const std::string& token, const std::string& option, Person& person);

  std::optional<Bits> known_part(const Fact& fact, const std::string& token,
                                 std::vector<DatedBits>& dated);
  void due(const Route& route, Person& person);
  bool any_compared(const std::function<bool(const Route&)>& test) const {
    return std::any_of(compared_.begin(), compared_.end(),
                       [&](const Route* r) { return test(*r); });
  }

  const Inputs& inputs_;
  const Catalogue& catalogue_;
  std::optional<UsageError> error_;
  std::vector<std::string> unasked_;
  std::vector<const Route*> compared_;
  std::vector<std::string> no_effect_;
  std::map<std::string, std::string> given_values_;  // the value given for each fact
};

}  // namespace racpsy::app
