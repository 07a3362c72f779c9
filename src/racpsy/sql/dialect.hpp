// Dialects of SQL: the few functions in which the databases differ.
//
// Queries avoid all else that differs: names are plain, truth is 0 or 1, days are whole numbers
// like 20260302, no column of a step repeats the name of one that it reads, and nothing adds up
// what may be unknown.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace racpsy::sql {

enum class Engine { duckdb, postgres, sqlite, clickhouse, spark, oracle };
inline constexpr std::string_view engine_names = "duckdb postgres sqlite clickhouse spark oracle";

class Dialect {
 public:
  explicit Dialect(Engine engine) : engine_(engine) {}
  static std::optional<Engine> named(std::string_view name);
  Engine engine() const { return engine_; }
  /// The name of the database, for people.
  std::string_view title() const;
  /// Returns true for a database for which queries are only written, not run by the tests.
  bool is_not_run() const { return engine_ == Engine::oracle; }

  /// a / b in whole numbers, both at least 0.
  std::string whole(const std::string& a, const std::string& b) const;
  /// A column of dates as a whole number: 20260302; unknown where it is empty. In a database
  /// without a type for dates, -1 where the text is no day.
  std::string day_number(const std::string& date) const;
  /// A column, unknown where it is empty or blank text.
  std::string present(const std::string& column) const;
  /// A column of whole numbers of the type that `cents` gives, -1 where it is another number;
  /// unknown where it is empty. Fails when the query runs, or gives -1, where it is no number.
  std::string whole_number(const std::string& column) const;
  /// The test that a text contains another.
  std::string contains(const std::string& text, const std::string& part) const;
  /// A whole number for cents, which may be unknown.
  std::string cents(const std::string& value) const;
  /// A whole number for ranks and days, which may be unknown.
  std::string number(const std::string& value) const;
  /// The unknown text.
  std::string_view no_text() const;
  /// The words that begin a query with recursive steps.
  std::string_view with(bool recursive) const;
  /// Returns true if rows are walked by a fold over an array, not by recursion.
  bool folds() const { return engine_ == Engine::spark; }
  /// Returns true if a step that is joined to a walk is searched by an index only where the walk
  /// comes first: otherwise all of the walk is read for each row.
  bool joins_in_order() const { return engine_ == Engine::sqlite; }
  /// The word that makes the database compute a step once, with a space behind it.
  std::string_view once() const;
  /// Tests whether a name can be that of a column without quotes.
  bool is_reserved(std::string_view name) const;

 private:
  Engine engine_;
};

}  // namespace racpsy::sql
