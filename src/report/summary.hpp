// What a batch adds up to: for people, and as `racpsy/summary/1`.
#pragma once

#include <string>

#include "racpsy/batch/batch.hpp"
#include "report/layout.hpp"

namespace racpsy {

struct BatchSummary {
  const batch::Setup* setup = nullptr;
  const batch::BatchResult* result = nullptr;
  std::string digest;
  /// What nobody said in some row, although a rule that was used asks for it: fact and value.
  struct AssumedValue {
    std::string fact;
    std::string value;
    Text phrase;
  };
  std::vector<AssumedValue> assumed;
  std::vector<std::string>
      unused;  ///< Facts that the command line says and that no rule used asks for.
  /// The first refused rows, where no file lists them all.
  struct RefusedRow {
    std::uint64_t line;
    std::string id, column;
    std::string_view code;
    std::string message;
  };
  std::vector<RefusedRow> refused;
};

/// Never depends on the language. Amounts are whole cents; means are rounded to the nearest one.
std::string json_report(const BatchSummary& summary);

std::string text_report(const BatchSummary& summary, Lang lang, const TextStyle& text_style);

}  // namespace racpsy
