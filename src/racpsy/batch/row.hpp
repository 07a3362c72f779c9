// The cells of one record, and the values that they hold.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <utility>

#include "racpsy/base/limits.hpp"
#include "racpsy/batch/plan.hpp"
#include "racpsy/batch/reject.hpp"
#include "racpsy/batch/scan.hpp"
#include "racpsy/batch/totals.hpp"

namespace racpsy::batch {

/// The current record. A cell lies between two ends; those of a record without quotes are read in
/// place. A column that the file does not have is an empty cell.
class Row {
 public:
  explicit Row(const Plan& plan);

  /// Splits the record at `at`, and moves `at` behind it; returns true if it has as many cells as
  /// the header. `plain`: the block has neither quotes nor carriage returns.
  template <bool plain>
  bool split(const char*& at, const char* end, char separator);
  /// Prepares for the next record, after one that was not read in place or is malformed.
  void reset() {
    count_ = columns_;
    lines_ = 1;
    in_place_ = true;
    broken_ = false;
  }
  /// Stands for a record whose cells cannot be read because it is too long.
  void make_unreadable() { count_ = 0; }
  void make_unreadable(std::uint64_t lines) {
    count_ = 0;
    lines_ = lines;
  }

  /// Rewrites the dates of a record that was split, from --date-format to YYYY-MM-DD: the cells by
  /// role have the new text, those by column the text of the file. A date that cannot be read stays
  /// one that cannot.
  void rewrite_dates() {
    if (!rewritten_.empty()) rewrite_all_dates();
  }

  /// Returns true if the cells are those of the block; false if they were unquoted.
  bool in_place() const { return in_place_; }
  /// Returns true if the quotes are malformed.
  bool is_broken() const { return broken_; }
  /// Returns the number of cells.
  std::size_t count() const { return count_; }
  /// Returns the number of physical lines.
  std::uint64_t lines() const { return lines_; }
  /// Returns the number of bytes.
  std::size_t size() const {
    return std::string_view{ends_[first_end], ends_[first_end + columns_]}.size();
  }
  /// Returns true if all cells are empty: spreadsheets write such rows below the last one.
  bool is_blank() const;
  /// Returns the id for messages; empty if the file has none or the record is malformed.
  std::string id() const;

  Cell cell(std::size_t column) const { return cell_at(first_end + column); }
  Cell cell(Role role) const { return cell_at(place_[role]); }
  /// Returns the column of a role; nothing if the file has none or its cell is empty.
  std::optional<std::size_t> column(Role role) const {
    return cell(role).empty() ? std::nullopt : plan_.of(role);
  }
  /// Returns the text of adjacent cells with their separators; the row must be read in place.
  std::string_view adjacent(const ColumnRange& columns) const {
    return {ends_[first_end + columns.first] + 1, ends_[first_end + columns.end]};
  }

 private:
  static constexpr std::size_t absent = 0, first_end = 2;
  const char* split_unusual(const char* at, const char* end);
  void rewrite_all_dates();
  Cell cell_at(std::size_t place) const {
    const char* const* end = ends_.data() + place;
    return {end[0] + 1, static_cast<std::uint32_t>(end[1] - end[0] - 1)};
  }

  const Plan& plan_;
  std::size_t columns_;
  std::vector<const char*> ends_;  // an empty cell for absent columns, then those of the record
  EnumArray<Role, std::size_t, role_count> place_{};  // index of the end before the cell
  // The dates in another format: their columns, and the texts that stand for them.
  struct Rewritten {
    std::size_t column = 0;
    std::size_t place = 0;
    std::array<char, 2 * slack + 16> text{};
  };
  std::vector<Rewritten> rewritten_;
  std::size_t count_;
  bool in_place_ = true;
  bool broken_ = false;
  std::uint64_t lines_ = 1;
  Record record_;
};

template <bool plain>
inline bool Row::split(const char*& at, const char* end, char separator) {
  const char** to = ends_.data() + first_end;
  const char** const full = to + columns_;
  *to = at - 1;
  for (const char* base = at; to <= full; base += 64) {
    const Marks marks = marks_of<plain>(base, separator);
    const std::uint64_t before_stop =
        (marks.stops - 1) & ~marks.stops;  // all bits if there is no stop
    for (const std::size_t i : BitSet<std::uint64_t>{marks.separators & before_stop})
      *++to = base + i;
    if (marks.stops == 0) continue;
    const char* stop = base + BitSet<std::uint64_t>{marks.stops}.lowest();
    const bool crlf = !plain && *stop == '\r' && stop[1] == '\n';
    if (!plain && *stop != '\n' && !crlf) break;
    *++to = stop;
    at = stop + (crlf ? 2 : 1);
    if (to == full) return true;
    count_ = std::span{ends_.data() + first_end, to}.size();
    return false;
  }
  at = split_unusual(at, end);
  return count_ == columns_ && !broken_;
}

/// The first and the last day on which a person may be born: of a date, a month or a year.
struct Births {
  Date first;
  Date last;
};

/// Parses a date, or a month YYYY-MM or a year YYYY between `first_date` and `last_date`.
std::optional<Births> read_births(Cell cell);

/// Returned for a number that is not stated, where the command line states none either.
inline constexpr int not_stated = -2;

/// The ages of a person on the day of a session and on 1 January of its year, in completed years.
struct Ages {
  int on_day = 0;
  int in_january = 0;
  friend constexpr bool operator==(Ages, Ages) = default;
};

/// The covered sessions, and the part of the deductible, that a person used before the first
/// session. One number, so that a row compares both at once.
class Used {
 public:
  constexpr Used() = default;
  constexpr Used(int sessions, Money deductible)
      : bits_(std::int64_t{sessions} << 32 | deductible.cents()) {}
  static constexpr Used unreadable() {
    Used used;
    used.bits_ = no_number;
    return used;
  }
  constexpr bool is_readable() const { return bits_ != no_number; }
  constexpr int sessions() const { return static_cast<int>(bits_ >> 32); }
  constexpr Money deductible() const { return Money::of_cents(bits_ & 0xFFFF'FFFF); }
  friend constexpr auto operator<=>(Used, Used) = default;

 private:
  std::int64_t bits_ = 0;
};

/// Returns true if a cell refers to the contract of the command line.
bool says_file(std::string_view word);
/// Parses "responsible" or "none" (true or false) for routes without the fact `complementary`; null
/// for other values.
std::optional<bool> simple_contract(std::string_view word);

/// Returns the beginning of a bad cell; messages abbreviate it further.
std::string shown(Cell cell);

/// Reads the values of a row. An empty cell has the value of the command line. Numbers that cannot
/// be read are `no_number`; `find_fault` then tells the reason.
class RowReader {
 public:
  RowReader(const Setup& setup, const Plan& plan);

  /// The number of sessions; `not_stated`: as many as the cap allows.
  int sessions(const Row& row) const {
    return number(row, Role::sessions, most_sessions, default_sessions_);
  }
  Used used(const Row& row) const { return simple_ ? default_used_ : read_used(row); }
  /// The year, or `not_stated`.
  int year(const Row& row) const {
    const int year = number(row, Role::year, Years::last, not_stated);
    return year >= Years::first || year == not_stated ? year : no_number;
  }
  /// The age in completed years; `not_stated`: a birth date gives it.
  int age(const Row& row) const { return number(row, Role::age, oldest, default_age_); }
  /// The private fee, unknown if no one states it; nothing if it cannot be read.
  std::optional<Money> fee(const Row& row) const {
    const Cell cents = row.cell(Role::fee_cents);
    if (cents.empty()) return fee_in_euros(row);
    const std::int64_t number = read_number(cents);
    if (is_up_to(number, Money::limit)) [[likely]]
      return Money::of_cents(number);
    return fee_as_written(row, Role::fee_cents);
  }
  /// The weight in billionths, 1 if the row states none; nothing if it cannot be read.
  std::optional<std::int64_t> weight(const Row& row) const {
    return simple_ || row.cell(Role::weight).empty() ? one_weight : read_weight(row);
  }
  /// The ages on the day of a session, by the age or the birth date; those of a person not yet born
  /// are below zero. A person of whom the month or the year of birth is known may be as old as the
  /// first or as young as the second.
  std::pair<Ages, Ages> ages_on(const Row& row, Date day) const;
  /// The first session, which must be readable; that of the command line if the row has none.
  Date first(const Row& row) const;
  /// The days of birth, which must be readable; that of the command line if the row has none.
  Births births(const Row& row) const;

  /// Returns true if the file has none of the rare columns: dates and intervals of series, used
  /// sessions, weights, fees in euros.
  bool is_simple() const { return simple_; }
  /// Returns the first unreadable cell in the order of the file, else that values are missing.
  Refusal find_fault(const Row& row) const;
  /// Checks what few rows have: dates and intervals, cells that exclude each other, neither a year
  /// nor a first session.
  std::optional<Refusal> find_rare_fault(const Row& row) const;

 private:
  int number(const Row& row, Role role, int most, int otherwise) const {
    const Cell cell = row.cell(role);
    if (cell.empty()) return otherwise;
    const std::int64_t number = read_short_number(cell);
    return static_cast<int>(is_up_to(number, most) ? number : number_as_written(row, role));
  }
  std::int64_t number_as_written(const Row& row, Role role) const;
  Used read_used(const Row& row) const;
  std::optional<Money> fee_in_euros(const Row& row) const;
  std::optional<Money> fee_as_written(const Row& row, Role role) const;
  std::optional<std::int64_t> read_weight(const Row& row) const;
  bool is_readable(const Column& column, Cell cell, Refusal& refusal) const;

  const Setup& setup_;
  const Plan& plan_;
  bool simple_;
  int default_sessions_, default_age_;
  Used default_used_;
};

}  // namespace racpsy::batch
