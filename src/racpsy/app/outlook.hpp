// Outlook: what follows from an answer beside its figures. The same sessions with complementary
// insurance where nothing was said of it, the sessions left in each period, a route that costs this
// person less, and the sessions beyond a cap moved to the next period. Everything is settled by
// `settle`.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "racpsy/engine/statement.hpp"

namespace racpsy {

/// The covered sessions left in one period of a cap, after those of the answer.
struct SessionsLeft {
  int who = 0;
  const Route* route = nullptr;
  Counter::Per per = Counter::Per::calendar_year;
  Date last;        ///< The last day of the period; `last_date` if it never ends.
  int at_most = 0;  ///< The cap.
  int left = 0;
};

/// The same sessions on another route.
struct OnOtherRoute {
  const Route* route = nullptr;
  Statement statement;
};

/// The sessions of an answer after some of them were moved to a later period.
struct Moved {
  std::vector<Date> dates;  ///< In the order of `statement`.
  Statement statement;
  Date period_start;  ///< First day of the period to which sessions were moved.
};

/// A right of a person that ends by its own last day, and a session before and after it.
struct RightEnding {
  int who = 0;
  const Fact* fact = nullptr;
  Bits right = 0;
  Date last;           ///< Its last day.
  Bits following = 0;  ///< The right that follows it by law; 0: none.
  Date following_last;
  Settled before;  ///< The person's last session with the right.
  Settled after;   ///< That session on the day after the last day.
};

struct Outlook {
  /// The same sessions with the first other value of the fact "complementary"; empty if it was
  /// stated or changes nothing.
  std::optional<Statement> with_complementary;
  std::vector<SessionsLeft> left;  ///< By person, then by period.
  std::optional<OnOtherRoute> cheaper;
  std::optional<Moved> next_period;  ///< If some session is beyond a cap.
  std::vector<RightEnding> endings;  ///< Of rights whose end changes what a session costs.
};

/// Returns the sessions left in each period in which the statement has covered or refused sessions.
std::vector<SessionsLeft> sessions_left(const Statement& statement);

/// Settles the request again with the first value of the fact "complementary" that changes the
/// result, for everybody of whom nothing was said. `statement` lists the defaults that were used.
std::optional<Statement> with_complementary(const Request& request, const Statement& statement);

/// Finds the rights with a known last day, held at some session, after which the same session costs
/// or advances another amount, or has another outcome.
std::vector<RightEnding> endings_of_rights(const Request& request, const Statement& statement);

/// Returns true if a session on `other` costs the patient less than the same session in
/// `statement`: the first one, at a known cost.
bool costs_less(const Statement& other, const Statement& statement);

}  // namespace racpsy
