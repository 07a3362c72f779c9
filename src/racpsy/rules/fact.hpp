// Facts: what is known of a person or of a session that a rule may ask for.
//
// A fact has finitely many values, so everything a rule can ask about one session is a point in a
// finite space, and a version of the rules is a table over that space. Values are held as bits: a
// `choice` has exactly one bit, a `set` any number of them (none is the word `empty`, "standard"
// for coverage). A condition is then one AND.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "racpsy/base/date.hpp"
#include "racpsy/base/result.hpp"
#include "racpsy/base/text.hpp"

namespace racpsy {

inline constexpr std::size_t most_facts = 24;  ///< of one route

/// A set of values of one fact, or the one value of a choice: bit i is value i.
using Bits = std::uint64_t;
inline constexpr std::size_t most_values =
    60;  ///< of one fact, kinds of one version, routes of one contract: each has a bit

/// Values that are held from one day to another, both included.
struct DatedBits {
  Bits bits = 0;
  Date from = first_date;
  Date to = last_date;
};

struct FactValue {
  std::string token;  ///< "c2s": what command lines, case files and columns say.
  Text title;
};

struct Fact {
  enum class Type : std::uint8_t { choice, set };
  std::string name;
  std::vector<std::string> names;  ///< What people call it besides: couverture.
  Type type = Type::choice;
  bool of_session = false;  ///< A case file may also say it of one session.
  bool opener = true;  ///< false: never suggested as a way to qualify (a suicide attempt).
  std::vector<FactValue> values;
  std::string empty;  ///< set: the word for no value at all.
  Text empty_title;   ///< set: what that word means.
  Bits fallback = 0;  ///< What is taken when nothing is said; 0 for a set.
  /// Where that depends on the age: ages from `low` to `high` take `value` instead.
  struct ByAge {
    int low = 0;
    int high = 0;
    Bits value = 0;
  };
  std::vector<ByAge> by_age;
  std::map<std::string, std::string> aliases;  ///< Other words for a value: doctor = yes.
  Text title;
  Text question;
  Place place;

  /// The word of every value, in the order of the file.
  std::vector<std::string> words() const;
  /// The same, and their other words.
  std::vector<std::string> all_words() const;
  /// Whether these letters are its name or another one.
  bool is_called(std::string_view letters) const;
  /// The bits that `word` stands for: a token, an alias, for a set also `empty` and tokens joined
  /// by "+". When it stands for none, the part that is not understood.
  std::optional<Bits> read(std::string_view word, std::string_view* not_understood = nullptr) const;
  /// The same for a word that people write outside rule files: where it is none as it stands, it is
  /// compared in letters, and common words (base/vocabulary.hpp) stand for what they mean. With
  /// `dated`, a value of a set may have days ("maternity:2026-02-15..2026-06-27",
  /// "c2s..2027-06-14"): it is put there.
  std::optional<Bits> meant(std::string_view word, std::string_view* not_understood = nullptr,
                            std::vector<DatedBits>* dated = nullptr) const;
  /// Whether the word of a set joins `empty` and another value: "standard+c2s" contradicts itself.
  bool mixes_empty(std::string_view word) const;
  /// The value that the word of a set gives both with days and without, as in
  /// "c2s+c2s..2026-03-01"; null: there is none.
  const FactValue* with_and_without_days(std::string_view word) const;
  /// The words for these bits, joined by "+".
  std::string write(Bits bits) const;
  /// What is taken at this age when nothing is said.
  Bits fallback_at(int age) const;
  /// The titles of these bits, joined by ", ".
  Text describe(Bits bits) const;

 private:
  template <class Find>
  std::optional<Bits> joined_values(std::string_view word, std::string_view* not_understood,
                                    std::vector<DatedBits>* dated, Find find) const;
  const std::string* word_of_letters(std::string_view letters) const;
};

}  // namespace racpsy
