// Requests from a case file, in which inputs replace what the file states. Private.
#pragma once

#include <string>
#include <vector>

#include "racpsy/app/case.hpp"
#include "racpsy/app/inputs.hpp"
#include "racpsy/app/request_reader.hpp"

namespace racpsy::app {

/// Fails if several files are given, or one that is no TOML; `command` names the help to see.
Expected<void> check_case_file(const Inputs& inputs, std::string_view command);

/// Makes requests from a case file and the inputs beside it.
class CaseRequest {
 public:
  /// `contract` is that of --complementary, or null. `reader` reads the facts of the inputs.
  CaseRequest(const Inputs& inputs, Catalogue& catalogue, RequestReader& reader,
              const Contract* contract)
      : inputs_(inputs),
        catalogue_(catalogue),
        reader_(reader),
        contract_(contract) {}

  /// Replaces what the inputs state; `route`, unless null, becomes that of all sessions. Facts that
  /// only `other_routes` know are accepted. In a comparison, `compared` has all its routes.
  Expected<Case> read(CaseFile file, const Route* route,
                      const std::vector<const Route*>& other_routes,
                      const std::vector<const Route*>& compared = {});

 private:
  Expected<void> replace_sessions(CaseFile& file, const Route* route) const;
  void replace_facts(Person& person, const Person& given) const;

  const Inputs& inputs_;
  Catalogue& catalogue_;
  RequestReader& reader_;
  const Contract* contract_;
};

}  // namespace racpsy::app
