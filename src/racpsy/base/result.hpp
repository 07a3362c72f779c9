// Errors as values: problems with their place, and results that hold a value or problems.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "racpsy/base/text.hpp"

namespace racpsy {

/// A place in a user's file. Lines and columns count from 1, columns in characters; 0 means the
/// whole file.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  Place() = default;
  explicit Place(std::string file_, int line_ = 0, int column_ = 0)
      : file(std::move(file_)),
        line(line_),
        column(column_) {}
};

/// A problem: its place, a description, and a remedy (may be empty).
struct Problem {
  Place place;
  Text what;
  Text remedy;
  std::string excerpt;      ///< The line of the file; empty if none.
  bool unreadable = false;  ///< The file or folder could not be read at all.

  Problem(Place where, Text wrong, Text todo = {}, std::string line = {})
      : place(std::move(where)),
        what(std::move(wrong)),
        remedy(std::move(todo)),
        excerpt(std::move(line)) {}
};

using Problems = std::vector<Problem>;

/// Formats problems as "file:line:column: description (remedy)", one per line.
/// At most this many problems are shown of a file that cannot be used.
inline constexpr std::size_t problems_listed = 20;

/// Returns the problems without those that have the place and the words of an earlier one.
Problems without_repeats(Problems problems);

std::string format_problems(const Problems& problems, Lang lang);

/// A value, or the reason for having none: by default all the problems that prevented it.
template <class T, class Error = Problems>
class [[nodiscard]] Result {
 public:
  template <std::convertible_to<T> Value = T>
  requires(!std::same_as<std::remove_cvref_t<Value>, Result>)
      // NOLINTNEXTLINE(google-explicit-constructor,bugprone-forwarding-reference-overload)
      Result(Value&& value)
      : held_(std::in_place_index<0>, std::forward<Value>(value)) {}
  template <std::convertible_to<Error> Reason>
  requires(!std::convertible_to<Reason, T> && !std::same_as<std::remove_cvref_t<Reason>, Result>)
      // NOLINTNEXTLINE(google-explicit-constructor,bugprone-forwarding-reference-overload)
      Result(Reason&& reason)
      : held_(std::in_place_index<1>, std::forward<Reason>(reason)) {}
  Result(Problem problem)  // NOLINT(google-explicit-constructor)
      requires std::same_as<Error, Problems>
      : held_(std::in_place_index<1>, Problems{std::move(problem)}) {}

  explicit operator bool() const { return held_.index() == 0; }
  T& operator*() { return std::get<0>(held_); }
  const T& operator*() const { return std::get<0>(held_); }
  T* operator->() { return &std::get<0>(held_); }
  const T* operator->() const { return &std::get<0>(held_); }
  T take() { return std::move(std::get<0>(held_)); }
  const Error& error() const { return std::get<1>(held_); }
  const Problems& problems() const requires std::same_as<Error, Problems> { return error(); }

 private:
  std::variant<T, Error> held_;
};

/// Success, or the reason for a failure.
template <class Error>
class [[nodiscard]] Result<void, Error> {
 public:
  Result() = default;
  template <std::convertible_to<Error> Reason>
  requires(!std::same_as<std::remove_cvref_t<Reason>, Result>)
      // NOLINTNEXTLINE(google-explicit-constructor,bugprone-forwarding-reference-overload)
      Result(Reason&& reason)
      : error_(std::forward<Reason>(reason)) {}

  explicit operator bool() const { return !error_; }
  void take() const {}
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace racpsy
