// Writes the rules of a route as a query: one SELECT that computes for session rows, in the
// analyst's own database, what `racpsy batch` computes.
//
// This folder reads rules and nothing else of the library. It neither calls nor includes the
// engine, so that each checks the other (tests/sql).
//
// The query is a chain of steps (CTEs), each of which reads the one before:
//   said      the columns of the table, days as whole numbers
//   facts     defaults, aliases, rights as 0 or 1, the ages
//   sound     the reason why a row is refused, if it is
//   dated     `v`: the version of the rules; below 0 there is none
//   …         counting: the rank of each session (count.hpp)
//   judged    the outcome
//   priced    price, base and what each share would pay
//   …         who pays what (settle.hpp), then the contract (contract.hpp)
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

/// What the query is about, and the values of what no column says.
struct Question {
  const Route* route = nullptr;
  Calendar calendar = Calendar::applied;
  const Version* pinned = nullptr;  ///< The version on every date; null: by date.
  const Contract* contract = nullptr;
  Engine engine = Engine::duckdb;
  Counting counting = Counting::automatic;
  std::string table;
  std::vector<Input> inputs;
  std::vector<std::string> outputs;  ///< Names of columns to write; empty: all.

  std::array<Bits, most_facts> facts{};  ///< The stated values, or the defaults.
  std::uint32_t stated = 0;              ///< Bit per stated fact.
  int age = 0;
  std::optional<Date> born;
  Money fee = Money::unknown();
  int minutes = 0;  ///< 0: not stated.

  std::vector<std::string> head;  ///< First lines of the comment on the query.
};

/// Why there is no query, and what to do instead.
struct Refusal {
  Text what, remedy;
};

/// Returns the text of the query.
Result<std::string, Refusal> query(const Question& question);

}  // namespace racpsy::sql
