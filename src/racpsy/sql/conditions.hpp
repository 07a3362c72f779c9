// The facts of a query, and the conditions of rules on them. Private.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "racpsy/sql/expression.hpp"
#include "racpsy/sql/query.hpp"

namespace racpsy::sql {

/// The fact, or the column, that says what complementary insurance there is.
inline constexpr std::string_view complementary = "complementary";
/// The column that says the route of a row, if there are several.
inline constexpr std::string_view route_column = "route";

/// The place where a rule is read: a version, and the session rule that applies, if it is known.
struct At {
  const Version* version = nullptr;
  const SessionRule* session = nullptr;
};

/// One step of the query.
struct Step {
  std::string name;
  std::string text;   ///< From SELECT on.
  bool once = false;  ///< Several columns of the next steps read each of its own.
  int stage = 0;      ///< The last walk that it needs.
};

/// A value before the first row of a patient, and the next one, by the columns of the row before,
/// `w`, and of the row, `r`.
struct Walked {
  std::string name, first, next;
};

/// A walk through the rows of each patient, in order. Routes that share a sum have walks of one
/// name, which becomes one walk through the rows of all.
struct Walk {
  std::string name;
  int stage = 0;                    ///< Its place among the walks of a query, from 1.
  std::string source;               ///< The step with the rows of this route.
  std::vector<std::string> inputs;  ///< The columns of the rows.
  std::vector<Walked> columns;
};

/// The chain of one route while it is written: its steps, and what they have asked for so far.
class Draft {
 public:
  Draft(const Question& question, const AskedRoute& asked_route);

  const Question& asked;
  const AskedRoute& own;
  const Route& route;
  /// Ends the names of this route's steps, if the query has several routes: "_1".
  const std::string tag;
  const Dialect dialect;
  /// The versions that may be in force, by date; `v` is an index.
  std::vector<const Version*> versions;
  std::vector<Step> steps;
  std::vector<Walk> walks;
  int stage = 0;  ///< That of the next step.
  bool recursive = false;
  bool has_family_limit = false;  ///< A limit of the contract is the family's.

  const Input* input(std::string_view name) const { return asked.input(name); }
  /// The name of a step of this route.
  std::string step(std::string_view name) const { return std::string{name} + tag; }
  /// Adds a step that has all columns of the last one, and these.
  void extend(const std::string& name, const std::vector<std::string>& columns, bool once = false);
  const std::string& last() const { return steps.back().name; }
  /// Tests whether sessions of the other routes of the query count in a counter, too.
  bool shares(std::size_t counter) const;
  /// The values that hold where no column, or an empty cell, says what the rules ask: "age 40",
  /// "referral yes".
  std::vector<std::string> assumed() const;

  // ---- Conditions
  Test holds(const Condition& condition, const At& at);
  Test all_hold(const Conditions& conditions, const At& at);
  Test fits(const Rule& rule, const At& at);
  /// The text for the version in `v`, where there is one.
  std::string by_version(const std::function<std::string(const Version&)>& of) const;
  Test test_by_version(const std::function<Test(const Version&)>& of) const;
  /// The text for the session rule in `s` of the version in `v`.
  std::string by_rule(const std::function<std::string(const At&)>& of) const;
  Test test_by_rule(const Version& version, const std::function<Test(const At&)>& of) const;
  Test test_by_rule(const std::function<Test(const At&)>& of) const;

  // ---- Counters
  /// The rank of the session in a counter, and whether an earlier period of it has sessions.
  std::string rank_of(std::size_t counter);
  std::string earlier_in(std::size_t counter);
  std::string name_of(std::size_t counter) const;
  /// The period that contains a day, as a whole number.
  std::string period(Counter::Per per, const std::string& day) const;
  /// The first day after the period that begins on, or contains, a day.
  std::string end_of_period(Counter::Per per, const std::string& day) const;

  // ---- Facts
  /// The test that a fact has one of these values, without what its kind of session usually has.
  Test fact(std::size_t index, Bits values);
  /// The steps from `sound` to `dated`: made last, as they have what the others ask for.
  std::vector<Step> first_steps();
  /// The counters whose ranks were asked for.
  const std::set<std::size_t>& ranks_asked() const { return ranks_; }
  const std::set<std::size_t>& earlier_asked() const { return earlier_; }

 private:
  friend class FactReader;  // writes the first steps
  Test usual(std::size_t fact, Bits values, Bits usually);
  bool is_fixed(std::size_t fact) const;
  bool has_default_by_age(std::size_t fact) const;
  /// The rule by which a right of this fact is kept; null if there is none.
  const KeptRight* kept_right(std::size_t fact) const;
  Test age_is(const std::string& column, int low, int high) const;
  std::string version_cases();

  std::set<std::size_t> facts_;                           // choices whose column is needed
  std::set<std::pair<std::size_t, std::size_t>> values_;  // values of sets
  std::set<std::size_t> own_;  // facts for which it matters whether the row says them
  std::set<std::size_t> ranks_, earlier_;
  std::set<std::size_t> consulted_;  // facts that any rule asks for
  bool asks_age_ = false;
  bool january_ = false;  // the age on 1 January is needed
};

/// Returns the steps that read the table, to `sound`, for all routes of the query.
std::vector<Step> reading_steps(const std::vector<Draft>& drafts);

/// Returns a name that every database takes.
std::string plain(std::string_view name);
/// Returns a day as a whole number: 20260302.
std::string day_text(Date day);

}  // namespace racpsy::sql
