// What a report is made of: the question as it was understood, and the statement that answers it.
#pragma once

#include <string>

#include "racpsy/engine/statement.hpp"

namespace racpsy {

struct Answer {
  const Route* route = nullptr;
  Terms terms;
  Person person;
  bool illustrative_dates = false;
  int version_today = -1;  ///< In force today in the calendar asked; -1: none, or a version is pinned.
  Statement statement;
  Explanation explanation;
  bool explain = false;  ///< Tell every amount with its rule, and every rule that did not apply.
  std::string digest;  ///< Of the rule files.
};

struct Style {
  Lang lang = Lang::en;
  bool color = false;
};

/// The statement as a person reads it.
std::string text_report(const Answer& answer, Style style);

/// The statement as `racpsy/statement/1`. Never depends on the language.
std::string json_report(const Answer& answer);

}  // namespace racpsy
