// Facts: properties of a person or of a session that rules may ask for.
//
// A fact has finitely many values, so the inputs of the rules for one session are a point in a
// finite space, and a version of the rules is a table over that space. Values are bits: a `choice`
// has exactly one bit set, a `set` any number (none is the token `empty`, "standard" for coverage).
// A condition is then one AND.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "racpsy/base/date.hpp"
#include "racpsy/base/index.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/base/text.hpp"

namespace racpsy {

inline constexpr std::size_t most_facts = 24;  ///< of one route

/// A set of values of one fact, or the one value of a choice: bit i is value i.
using Bits = std::uint64_t;
/// Bits for the values of a fact, the kinds of a version, or the routes of a contract.
inline constexpr std::size_t most_values = 60;

constexpr Bits bit(std::size_t i) { return Bits{1} << i; }

/// Values held from one day to another, both included.
struct DatedBits {
  Bits bits = 0;
  Date from = first_date;
  Date to = last_date;
  bool follows = false;  ///< Not stated: the right follows one whose last day is stated.
};

struct FactValue {
  std::string token;  ///< "c2s", as in command lines, case files and columns.
  Text title;
};

struct Fact {
  enum class Type : std::uint8_t { choice, set };
  std::string name;
  std::vector<std::string> names;  ///< Synonyms that people use: couverture.
  Type type = Type::choice;
  bool of_session = false;  ///< A case file may also state it for one session.
  bool opener = true;       ///< false: never suggested as a way to qualify (a suicide attempt).
  std::vector<FactValue> values;
  std::string empty;  ///< set: the token for no value.
  Text empty_title;   ///< set: the title of no value.
  Bits fallback = 0;  ///< Default; 0 for a set.
  /// Default for ages from `low` to `high`, in completed years, instead of `fallback`.
  struct ByAge {
    int low = 0;
    int high = 0;
    Bits value = 0;
  };
  std::vector<ByAge> by_age;
  std::map<std::string, std::string> aliases;  ///< Other tokens for a value: doctor = yes.
  Text title;
  Text question;
  Place place;

  /// Returns `empty` (of a set), then the token of every value in the order of the file.
  std::vector<std::string> words() const;
  /// Returns `words()`, then the aliases.
  std::vector<std::string> all_words() const;
  /// Returns true if `letters` is the folded name (base/folding.hpp) of the fact or a synonym.
  bool is_called(std::string_view letters) const;
  /// Parses a token or an alias; for a set also `empty` and tokens joined by "+". On failure
  /// returns nothing and sets `not_understood` to the part that is unknown.
  std::optional<Bits> read(std::string_view word, std::string_view* not_understood = nullptr) const;
  /// Parses a value written by a person, not in a rule file: as `read`, then in folded form
  /// (base/folding.hpp), then by common synonyms (base/vocabulary.hpp). With `dated`, a value of a
  /// set may have days ("maternity:2026-02-15..2026-06-27", "c2s..2027-06-14") and is then added
  /// to `dated`; the days are read as people of this language write them.
  std::optional<Bits> meant(std::string_view word, std::string_view* not_understood = nullptr,
                            std::vector<DatedBits>* dated = nullptr, Lang lang = Lang::en) const;
  /// Returns what is wrong with the first day in `word` that cannot be read; nothing if all can be.
  /// `option` is the option or key, for the error.
  std::optional<Misread> misread_day(std::string_view option, std::string_view word,
                                     Lang lang) const;
  /// Returns true if a set joins `empty` and another value: "standard+c2s" is contradictory.
  bool mixes_empty(std::string_view word) const;
  /// Finds a value given both with days and without, as in "c2s+c2s..2026-03-01"; null if none.
  const FactValue* with_and_without_days(std::string_view word) const;
  /// Returns the tokens of these bits, joined by "+"; `empty` for no bit.
  std::string write(Bits bits) const;
  /// Returns the default at an age in completed years.
  Bits fallback_at(int age) const;
  /// Returns the titles of these bits, joined by ", ".
  Text describe(Bits bits) const;

 private:
  template <class Find>
  std::optional<Bits> joined_values(std::string_view word, std::string_view* not_understood,
                                    std::vector<DatedBits>* dated, Lang lang, Find find) const;
  const std::string* word_of_letters(std::string_view letters) const;
};

}  // namespace racpsy
