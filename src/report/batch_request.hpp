// Reads the options of a batch and assembles its summary, for any front end.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "racpsy/app/inputs.hpp"
#include "racpsy/batch/batch.hpp"
#include "racpsy/rules/catalogue.hpp"
#include "report/summary.hpp"

namespace racpsy {

/// The options of a batch, and their pointees. `setup.path` is left to the caller.
struct BatchRequest {
  batch::Setup setup;
  std::unique_ptr<const Contract> contract;
  std::vector<Text> notes;          ///< On the contract as it was read, and facts without effect.
  std::vector<std::string> unused;  ///< Facts given that no applied rule asks for.
};

/// Reads the options, which are defaults for cells that rows leave empty. `catalogue` must outlive
/// the request.
app::Expected<BatchRequest> read_batch_request(const app::Inputs& inputs, Catalogue& catalogue);

/// Assembles the summary of a run, without refused rows and notes.
BatchSummary summary_of(const BatchRequest& request, const batch::BatchResult& result,
                        std::string digest);

/// Returns a line of the list of refused rows: line, id, column, code and message, separated by
/// tabs; control characters are escaped. Files have the message in English. `reject_header` is the
/// line before all.
std::string reject_line(const batch::Reject& reject, const batch::Plan& plan, bool safe,
                        Lang lang = Lang::en);
inline constexpr std::string_view reject_header = "line\tid\tcolumn\tcode\tmessage\n";

}  // namespace racpsy
