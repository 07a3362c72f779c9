// Fuzzes requests as JSON: any bytes are answered, or refused with an object that says why.
// Requests that name files are left out, so that no file is read.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "racpsy/app/json_request.hpp"
#include "report/json_answer.hpp"

using namespace racpsy;

namespace {

void demand(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  Lang lang = Lang::en;
  const app::Expected<app::JsonRequest> read = app::read_json_request(text, lang);
  if (read) {
    const app::Inputs& inputs = read->inputs;
    if (!inputs.files.empty() || inputs.has("--rules-dir") ||
        inputs.get("--complementary").value_or("").find(".toml") != std::string::npos)
      return 0;
  }
  const std::string answer = answer_json(text);
  demand(answer.starts_with("{\"schema\":\"racpsy/"));
  return 0;
}
