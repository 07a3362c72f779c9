// Errors as values: problems with their place, and results that hold a value or problems.
#pragma once

#include <string>
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
std::string format_problems(const Problems& problems, Lang lang);

/// A value, or all the problems that prevented it.
template <class T>
class Result {
 public:
  Result(T value) : held_(std::move(value)) {}               // NOLINT(google-explicit-constructor)
  Result(Problems problems) : held_(std::move(problems)) {}  // NOLINT(google-explicit-constructor)
  Result(Problem problem)
      : held_(Problems{std::move(problem)}) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return std::holds_alternative<T>(held_); }
  T& operator*() { return std::get<T>(held_); }
  const T& operator*() const { return std::get<T>(held_); }
  T* operator->() { return &std::get<T>(held_); }
  const T* operator->() const { return &std::get<T>(held_); }
  const Problems& problems() const { return std::get<Problems>(held_); }

 private:
  std::variant<T, Problems> held_;
};

}  // namespace racpsy
