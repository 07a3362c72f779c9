// What the columns of a file mean, found once from its header.
//
// A column named like a fact of the route says that fact; others say what options of the command
// line say. What a row does not say is as the command line says it, or as the rules assume it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "racpsy/base/number.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/batch/records.hpp"
#include "racpsy/engine/memo.hpp"

namespace racpsy::batch {

/// What a summary sums, whatever is asked.
inline constexpr std::array<Figure, 6> always_summed{
    Figure::price, Figure::amo, Figure::amc, Figure::other, Figure::patient, Figure::after_amo};

/// What the command line says, for all rows.
struct Setup {
  const Route* route = nullptr;
  RuleSelection selection;
  Person person;  ///< As far as the options go; its contract is the one a cell calls "file".
  std::optional<int> sessions;
  std::optional<Date> first;
  Pace every;
  char separator = any_separator;    ///< --delimiter
  std::vector<std::string> columns;  ///< --columns; empty: the usual ones.
  std::vector<std::string> by;       ///< --summary-by
  std::function<std::vector<std::string>()>
      facts_elsewhere;  ///< Names of facts of other routes; asked only where a column is not known.
  bool summary = false;
  bool strict = false;
  bool spreadsheet_safe =
      false;  ///< Copied cells that a spreadsheet would run begin with an apostrophe.
};

enum class Role : std::uint8_t {
  none,
  id,
  year,
  first,
  every,
  age,
  born,
  fact,
  complementary,
  sessions,
  used,
  fee_euros,
  fee_cents,
  patient,
  date,
  weight
};
inline constexpr std::size_t role_count = 16;

struct Column {
  std::string name;
  Role role = Role::none;
  int fact = -1;  ///< Index in the route's facts; complementary: -1 where the route does not ask.
};

/// One column of the output.
struct Output {
  enum class Kind : std::uint8_t { cell, line, covered, sessions, outcome, version, rank, figure };
  std::string name;
  Kind kind = Kind::cell;
  int column = -1;  ///< cell: of the input.
  Figure figure = Figure::price;
};

/// Neighbouring columns of words, read as one.
struct ColumnRange {
  int first = 0;
  int last = 0;
};

struct Plan {
  char separator = ',';
  std::string header;  ///< As it stands in the file.
  bool dated = false;  ///< One row a session, else one row a year or a series.
  std::vector<Column> columns;
  std::array<int, role_count> at{};  ///< Per role, the column; -1: none.
  std::vector<ColumnRange> words;
  std::vector<Output> outputs;
  std::size_t tail = 0;  ///< From here on, outputs are computed.
  bool lines_as_ids = false;
  std::vector<int> by;  ///< Columns of --summary-by.
  /// What must come out the same under all versions that meet in a year: what is written, and the
  /// number covered.
  std::array<bool, figure_count> figures_asked{};
  std::array<bool, figure_count>
      figures_summed{};  ///< What is summed up; not known of a row where versions differ on it.
  bool covered_asked = false, outcome_asked = false, version_asked = false, rank_asked = false;
  std::vector<std::string> ignored;  ///< Columns that have no meaning here.

  const Route* route = nullptr;
  bool contract = false;  ///< The command line names a contract, which cells call "file".

  /// How numbers are written: a decimal comma, thousands and a euro sign only where semicolons
  /// separate.
  Notation notation() const { return separator == ';' ? Notation::written : Notation::point; }
  /// Every word that a cell of this column may hold.
  std::vector<std::string> allowed_words(const Column& column) const;
  int of(Role role) const { return at[static_cast<std::size_t>(role)]; }
};

/// The names of the columns that are computed: what --columns may name beside those of the file.
std::vector<std::string_view> computed_columns();

/// What the numbers of a column may be.
Measure measure_of(Role role);

/// Why a header cannot be used: a problem of the file, or of the words of --columns and
/// --summary-by.
struct HeaderProblem {
  Text what;
  Text remedy;
  int character = 0;  ///< In the header, from 1; 0: the file as a whole.
  bool of_options = false;
};

/// Reads a header (its line end included) into `plan`; all that keeps it from being used.
/// `separator` is what separates cells, where that is said.
std::vector<HeaderProblem> read_header(std::string_view header, const Setup& setup, Plan& plan,
                                       char separator = any_separator);

}  // namespace racpsy::batch
