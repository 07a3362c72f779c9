// Names that mean the same in every route: of columns of a file of people, and of keys of a case;
// with what else they are called, in French above all. Names of facts, and words for their values,
// stand in rule files.
//
// One table: the reader of headers, the reader of cases and the manual use it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace racpsy {

/// Where a name is read; a mask.
inline constexpr unsigned in_rows = 1, in_cases = 2;

struct Reserved {
  std::string_view name;
  unsigned where;
  std::string_view others;  ///< Other names, joined by ", ".
};
std::span<const Reserved> reserved_names();

/// Words that speak of what must not be overlooked in the name of a column, beside the names there
/// are for it.
struct Topic {
  std::string_view of;     ///< age, or the name of a fact that has an option of its own.
  std::string_view words;  ///< Joined by ", ".
};
std::span<const Topic> topics();

/// A word for a value that many facts have, and what else people write for it.
struct CommonWord {
  std::string_view word;
  std::string_view others;
};
std::span<const CommonWord> common_words();
/// The words for which these letters stand everywhere ("oui" for "yes"); empty where there is none.
std::string_view common_word(std::string_view letters);

/// The names of a list joined by ", ".
std::vector<std::string_view> names_in(std::string_view list);

/// Whether these letters are a name of a column that has this meaning.
bool names_column(std::string_view letters, const Reserved& reserved);
/// Whether a key of a case is called by this name or one of its others.
bool names_key(std::string_view key, std::string_view name);

}  // namespace racpsy
