// Writes the rules of routes as a query: one SELECT that computes for session rows, in the
// analyst's own database, what `racpsy batch` computes.
//
// This folder reads rules and nothing else of the library. It neither calls nor includes the
// engine, so that each checks the other (tests/sql).
//
// The query is a chain of steps (CTEs), each of which reads the one before:
//   said      the columns of the table, days as whole numbers
//   checked   the reason why a row is refused by itself
//   sound     the reason why a row is refused, if it is
//   facts     defaults, aliases, rights as 0 or 1, the ages
//   dated     `v`: the version of the rules; below 0 there is none
//   …         counting: the rank of each session (count.hpp)
//   judged    the outcome
//   priced    price, base and what each share would pay
//   …         who pays what (settle.hpp), then the contract (contract.cpp)
//
// With several routes, each has its own chain from `sound` on, of its rows. Sums that sessions of
// several routes share, such as a yearly ceiling, are walked through over the rows of all of them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "racpsy/base/limits.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/rules/contract.hpp"
#include "racpsy/rules/route.hpp"
#include "racpsy/sql/dialect.hpp"

namespace racpsy::sql {

/// The way in which sessions are counted: by window functions, by recursion, or by the first of the
/// two that serves.
enum class Counting { automatic, windows, recursion };

/// A column of the table: its meaning, as in `racpsy batch`, and its name.
struct Input {
  std::string name;
  std::string column;
};

/// A route of the query, and the values of its facts that no column says.
struct AskedRoute {
  const Route* route = nullptr;
  Calendar calendar = Calendar::applied;
  const Version* pinned = nullptr;       ///< The version on every date; null: by date.
  std::array<Bits, most_facts> facts{};  ///< The stated values, or the defaults.
  std::uint32_t stated = 0;              ///< Bit per stated fact.
  Money fee = Money::unknown();
};

/// A request for a query: its routes, table and columns, and the values of what no column says.
struct Question {
  std::vector<AskedRoute> routes;  ///< Of several, a column says which is that of a row.
  const Contract* contract = nullptr;
  Engine engine = Engine::duckdb;
  Counting counting = Counting::automatic;
  std::string table;
  std::vector<Input> inputs;
  std::vector<std::string> outputs;  ///< Names of columns to write; empty: all.

  int age = 0;
  std::optional<Date> born;
  int minutes = 0;  ///< 0: not stated.

  Lang lang = Lang::en;           ///< Of the comment on the query.
  std::vector<std::string> head;  ///< Its first lines.

  /// The column of a meaning; null if there is none.
  const Input* input(std::string_view name) const;
};

/// Why there is no query, and what to do instead.
struct Refusal {
  Text what, remedy;
};

/// Returns the text of the query.
Result<std::string, Refusal> query(const Question& question);

}  // namespace racpsy::sql
