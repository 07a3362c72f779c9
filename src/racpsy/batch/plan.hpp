// The meaning of the columns of a file, derived once from its header.
//
// A column named like a fact of the route states that fact; other known names correspond to options
// of the command line. Values that a row does not state come from the command line, else from the
// defaults of the rules.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "racpsy/base/index.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/batch/date_format.hpp"
#include "racpsy/batch/memo.hpp"
#include "racpsy/batch/records.hpp"

namespace racpsy::batch {

/// Figures that every summary sums.
inline constexpr std::array<Figure, 6> always_summed{
    Figure::price, Figure::amo, Figure::amc, Figure::other, Figure::patient, Figure::after_amo};

/// A column of the file that has the meaning of a known name; an empty name: it has no meaning.
struct MappedColumn {
  std::string name;
  std::string column;
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
  joined,
  sessions,
  used,
  used_deductible,
  fee_euros,
  fee_cents,
  patient,
  date,
  quantity,
  weight
};
inline constexpr std::size_t role_count = 19;
static_assert(index_of(Role::weight) + 1 == role_count);

/// An option that states what columns may state too: a cell that is not empty takes precedence.
struct GivenOption {
  std::string name;  ///< "--age"
  /// The roles of these columns. The first one is that of the option, if there is such a column.
  std::vector<Role> roles;
  std::optional<std::size_t> fact;  ///< Index into the route's facts.
  bool varies = false;              ///< It differs between the scenarios.
};

/// Options of the command line, for all rows. Of scenarios side by side, each has a setup; all but
/// the route, the selection and the person are the same.
struct Setup {
  std::vector<std::string> scenarios;  ///< Names of all scenarios; empty: one without a name.
  std::size_t scenario = 0;            ///< Index of this one.
  const Route* route = nullptr;
  RuleSelection selection;
  Person person;     ///< Values that options give; a cell "file" refers to its contract.
  std::string path;  ///< Of the input, for problems.
  std::optional<int> sessions;
  std::optional<Date> first;
  Pace every;
  char separator = any_separator;    ///< --delimiter
  std::optional<DateFormat> dates;   ///< --date-format
  std::vector<MappedColumn> map;     ///< --map
  std::vector<std::string> columns;  ///< --columns; empty: the default columns.
  std::vector<std::string> by;       ///< --summary-by
  std::function<std::vector<std::string>()>
      facts_elsewhere;  ///< Returns the names of facts of other routes; called only for unknown
                        ///< columns.
  std::vector<GivenOption> given;  ///< Of the options that columns may state.
  bool summary = false;
  bool strict = false;
  bool as_numbers = false;  ///< Rows are written as numbers (row_writer.hpp), without a header.
  bool spreadsheet_safe =
      false;  ///< Copied cells that a spreadsheet would run as formulas get an apostrophe.
};

struct Column {
  std::string name;
  Role role = Role::none;
  /// Index into the route's facts; none also for `complementary` if the route has no such fact.
  std::optional<std::size_t> fact;
};

/// One column of the output.
struct Output {
  enum class Kind : std::uint8_t {
    cell,
    line,
    covered,
    sessions,
    outcome,
    version,
    rank,
    flags,
    figure
  };
  std::string name;
  Kind kind = Kind::cell;
  std::size_t column = 0;  ///< For `cell`: index of the input column.
  Figure figure = Figure::price;
  std::size_t scenario = 0;  ///< For computed columns.
};

/// One name of --summary-by.
struct GroupBy {
  enum class Kind : std::uint8_t { cell, outcome, version, band };
  std::string name;  ///< As written, without the edges of bands.
  Kind kind = Kind::cell;
  std::size_t column = 0;           ///< For `cell`.
  std::size_t scenario = 0;         ///< For the others.
  Figure figure = Figure::patient;  ///< For `band`: the amount of the unit.
  /// For `band`: the last cent of each band, increasing; a last band has no end.
  std::vector<std::int64_t> edges;
};

/// Returns the key of the band of an amount: keys are in the order of bands, that of unknown
/// amounts comes last.
std::string band_key(Money amount, const std::vector<std::int64_t>& edges);
/// Returns the first and the last cent of the band of a key, if it has such; nothing for unknown
/// amounts.
struct Band {
  std::optional<std::int64_t> first, last;
};
std::optional<Band> band_of(const std::string& key, const std::vector<std::int64_t>& edges);

/// Adjacent columns, from `first` to before `end`.
struct ColumnRange {
  std::size_t first = 0;
  std::size_t end = 0;
  bool empty() const { return first == end; }
  bool has(std::optional<std::size_t> column) const {
    return column && *column >= first && *column < end;
  }
};

/// An option of the command line, and the columns that take precedence.
struct Overridden {
  GivenOption option;
  std::vector<std::size_t> columns;  ///< Never empty.
  /// Its own column, which can be left out of the file; nothing if only others override it.
  std::optional<std::size_t> own;
};

struct Plan {
  char separator = ',';
  std::string header;  ///< Text of the header, without its line end.
  bool dated = false;  ///< One row per session; else one row per year or series.
  std::vector<Column> columns;
  std::vector<std::size_t> mapped;  ///< Column of each entry of `Setup::map`.
  EnumArray<Role, std::optional<std::size_t>, role_count> at{};  ///< Column of each role.
  std::vector<ColumnRange> fact_ranges;  ///< Columns of facts; a range is looked up as one.
  std::vector<Output> outputs;
  std::size_t tail = 0;  ///< Index of the first output of the computed end of the row.
  bool lines_as_ids = false;
  std::vector<GroupBy> by;  ///< --summary-by
  /// Requested outputs: the written figures, and the number of covered sessions. They must be equal
  /// under all versions that are possible in the year of a row.
  EnumArray<Figure, bool, figure_count> figures_asked{};
  /// Summed figures; unknown for a row whose possible versions differ.
  EnumArray<Figure, bool, figure_count> figures_summed{};
  bool covered_asked = false, outcome_asked = false, version_asked = false, rank_asked = false,
       flags_asked = false;
  std::vector<std::string> ignored;    ///< Columns without a meaning, copied ones included.
  std::vector<Overridden> overridden;  ///< Options given beside columns that may state the same.

  std::optional<DateFormat> dates;  ///< --date-format
  const Route* route = nullptr;
  std::string scenario;   ///< The name of the scenario; empty if there is one without a name.
  bool contract = false;  ///< The command line gives a contract; a cell "file" refers to it.

  /// Notation of numbers: a decimal comma, thousands separators and a euro sign only if semicolons
  /// separate cells.
  Notation notation() const { return separator == ';' ? Notation::written : Notation::point; }
  /// Returns true if rows are read with more steps than most: their dates are rewritten, they stand
  /// for another number of sessions than one, or what they state is counted.
  bool is_special() const { return dates || of(Role::quantity) || !overridden.empty(); }
  /// The valid values of a column.
  std::vector<std::string> allowed_words(const Column& column) const;
  std::optional<std::size_t> of(Role role) const { return at[role]; }
};

/// Returns true for the roles of columns that hold dates.
constexpr bool is_date(Role role) {
  return role == Role::date || role == Role::born || role == Role::first || role == Role::joined;
}

/// Returns true for the roles of columns that hold the private fee.
constexpr bool is_fee(Role role) { return role == Role::fee_euros || role == Role::fee_cents; }

/// Returns the option that leaves a column out of a file, quoted for a shell if need be.
std::string map_without(std::string_view column);

/// Names of the computed columns, which --columns accepts beside those of the file.
std::vector<std::string_view> computed_columns();

/// Bounds, decimals and currency of the numbers in a column.
Measure measure_of(Role role, const Plan& plan);

/// Parses a header (line end included) into `plan`; returns all its problems, and those of the
/// names given to --columns and --summary-by, which have no place. `at`: file and line of the
/// header. `separator`: the cell separator, or `any_separator` to detect it.
Problems read_header(std::string_view header, const Setup& setup, const Place& at, Plan& plan,
                     char separator = any_separator);

}  // namespace racpsy::batch
