// The questions of an interview: what to ask next about a person, as data for any front end.
//
// A question is asked only while one of its answers changes the result. The result is the answer of
// `calculate` to the inputs so far; where no route was chosen, also whether a cheaper route of the
// country is open to the person.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/app/calculate.hpp"

namespace racpsy::app {

struct Question {
  /// One of the answers to choose from.
  struct Choice {
    std::string word;  ///< The value of the option: "c2s".
    Text text;
  };

  std::string option;  ///< The option it stands for: "--age", "--with mode".
  Text text;
  Text hint;                    ///< The form of the answer, where there are no choices.
  std::vector<Choice> choices;  ///< Empty: a number, a date or an amount, written freely.
  bool several = false;         ///< Choices may be joined by + or a comma.
  bool numbered =
      true;  ///< Choices may be answered by their number; false: their words are numbers.
  const Fact* fact = nullptr;  ///< The fact that it asks for; null: none.
  /// Words known to change the result, one for each way in which it does.
  std::vector<std::string> decisive;
  /// The largest amount by which a decisive answer moves what the person pays in all; unknown if
  /// the amounts that would follow are.
  Money moves = Money::unknown();
  std::vector<std::string> opens;  ///< The cheaper routes that an answer opens.

  /// Returns what to type for a choice: its number, or its word.
  std::string label(std::size_t choice) const;
};

/// The answer to the inputs so far, and the next question.
struct Interview {
  Calculation so_far;
  std::optional<Question> question;
};

/// Finds the question whose answer moves most euros. Options that are given, and those in
/// `skipped`, are not asked. --strict is left aside.
Expected<Interview> next_question(const Inputs& inputs, const std::set<std::string>& skipped,
                                  Catalogue& catalogue);

/// Returns the inputs with an answer in the words of a person: a choice by its label, word or
/// title, or the value itself. `next_question` reports a value that is wrong. The default of a fact
/// that only another route uses is left out, since it changes nothing.
Inputs with_answer(Inputs inputs, const Question& question, std::string_view words);

}  // namespace racpsy::app
