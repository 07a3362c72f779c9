// Names with the same meaning in every route: columns of a batch file and keys of a case file, with
// their synonyms, mostly French. Names and values of facts are in rule files. The header reader,
// the case reader and the manual share this table.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace racpsy {

/// The places where a name is accepted, as a mask: batch columns, case keys.
inline constexpr unsigned in_rows = 1, in_cases = 2;

/// A reserved name and its synonyms.
struct Reserved {
  std::string_view name;
  unsigned where;
  std::string_view others;  ///< Synonyms, joined by ", ".
};
std::span<const Reserved> reserved_names();

/// Words that, in the name of an unknown column, suggest it holds the age or a fact that must not
/// be overlooked, beside the names of that fact.
struct Topic {
  std::string_view of;     ///< "age", or the name of a fact with its own option.
  std::string_view words;  ///< Joined by ", ".
};
std::span<const Topic> topics();

/// A value shared by many facts, and its synonyms.
struct CommonWord {
  std::string_view word;
  std::string_view others;
};
std::span<const CommonWord> common_words();
/// Returns the common value that this folded word means ("yes" for "oui"); empty if none.
std::string_view common_word(std::string_view letters);

/// Splits a list of names joined by ", ".
std::vector<std::string_view> names_in(std::string_view list);

/// Tests whether this folded name is the reserved column, by its name or a synonym.
bool names_column(std::string_view letters, const Reserved& reserved);
/// Tests whether a key of a case file is this name or one of its synonyms.
bool names_key(std::string_view key, std::string_view name);

}  // namespace racpsy
