// Summary of a batch: as a document for people, and as JSON: `racpsy/summary/1` of one run,
// `racpsy/scenarios/1` of scenarios side by side.
#pragma once

#include <string>

#include "format/document.hpp"
#include "racpsy/batch/batch.hpp"

namespace racpsy {

struct BatchSummary {
  const std::vector<batch::Setup>* setups = nullptr;  ///< By scenario.
  const batch::BatchResult* result = nullptr;
  std::vector<std::string> digests;  ///< Of the rules, by scenario.
  /// A fact that some row left out and an applied rule asks for, and the value assumed.
  struct AssumedValue {
    std::string fact;
    std::string value;
    Text phrase;
  };
  std::vector<AssumedValue> assumed;
  std::vector<std::string> unused;  ///< Facts on the command line that no applied rule asks for.
  /// One of the first refused rows; empty list if --rejects writes them to a file.
  struct RefusedRow {
    std::uint64_t line;
    std::string id, column;
    std::string_view code;
    Text message;
  };
  std::vector<RefusedRow> refused;
  std::vector<Text> notes;  ///< Notes that a page contains; beside text they are printed.
};

/// Returns the summary as JSON, the same in every language. Amounts and means are in cents, means
/// rounded to the nearest; percentages and standard errors have two decimals.
std::string json_report(const BatchSummary& summary);

doc::Document summary_document(const BatchSummary& summary, Lang lang);

}  // namespace racpsy
