// From words to a request.
#pragma once

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <span>

#include "cli/command_line.hpp"
#include "racpsy/engine/statement.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {

/// Reads the options of a command. The first thing that is wrong is kept in `error`; what is read
/// after it counts for nothing.
class RequestReader {
 public:
  RequestReader(const Command& command, const Catalogue& catalogue)
      : command_(command),
        catalogue_(catalogue) {}

  const std::optional<UsageError>& error() const { return error_; }
  void fail(Text what, Text remedy = {});
  /// Facts of other routes that were said.
  const std::vector<std::string>& unasked() const { return unasked_; }

  /// The same request is put to several routes: what only some of them know has no effect on the
  /// others.
  void compare(std::vector<const Route*> routes) { compared_ = std::move(routes); }
  /// What was said and has no effect on the route asked, as "coverage=bim".
  const std::vector<std::string>& no_effect() const { return no_effect_; }

  /// Checks the words that say how the answer is laid out: --format, --lang, --color, --width.
  void layout();
  /// The word of an option that has a list of them, in the table of options; its index, 0 where the
  /// option is not given.
  std::size_t word(const std::string& option);
  /// A word out of a short list; its index, 0 where the option is not given.
  std::size_t choice(const std::string& option, std::span<const std::string> allowed);
  std::optional<int> number(const std::string& option, int least, int most);
  std::optional<Date> date(const std::string& option);
  void exclusive(const std::string& a, std::initializer_list<const char*> others);
  Date today();
  /// `word` is none of those allowed.
  void bad_word(const std::string& option, const std::string& word,
                std::span<const std::string> allowed);

  RuleSelection selection(const Route& route);
  /// Who is asked about, as `route` asks. `contract` is the contract file of --complementary, where
  /// it names one. A fact may also be one of `other_routes`: then it is not this route's business.
  Person person(const Route& route, const std::vector<const Route*>& other_routes,
                const Contract* contract);
  /// The sessions asked about; `illustrative` tells that nobody gave their dates.
  std::vector<Session> sessions(CompiledRoute& compiled, const RuleSelection& selection,
                                const Person& person, bool& illustrative);
  /// How far apart sessions are: --every, or a week.
  Pace pace();
  /// The dates that the options give; the first one and their number where they do not.
  std::vector<Date> dates(Date first, int count = 1);
  /// A birth date must leave an age between 0 and 130 on every day asked about.
  void check_ages(const Person& person, const std::vector<Session>& sessions);

 private:
  std::optional<Date> date_of(const std::string& option, const std::string& word);
  static std::vector<std::string> fact_names(const Route& route,
                                             const std::vector<const Route*>& others);
  void fact(const Route& route, const std::vector<const Route*>& others, const std::string& called,
            const std::string& word, const std::string& option, Person& person);

  std::optional<Bits> known_part(const Fact& fact, const std::string& word,
                                 std::vector<DatedBits>& dated);
  void due(const Route& route, Person& person);
  bool any_compared(const std::function<bool(const Route&)>& test) const {
    return std::any_of(compared_.begin(), compared_.end(),
                       [&](const Route* r) { return test(*r); });
  }

  const Command& command_;
  const Catalogue& catalogue_;
  std::optional<UsageError> error_;
  std::vector<std::string> unasked_;
  std::vector<const Route*> compared_;
  std::vector<std::string> no_effect_;
  std::map<std::string, std::string> said_;  // the word that gave each fact
};

inline constexpr int least_width = 40, most_width = 200;  ///< of lines, in columns

}  // namespace racpsy::cli
