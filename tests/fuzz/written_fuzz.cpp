// Fuzzes the readers of dates, amounts and intervals as people write them: any text is read or
// refused with a message in both languages, and what was read is read again from what is printed.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "racpsy/base/format.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/base/written_date.hpp"

using namespace racpsy;

namespace {

void demand(bool condition) {
  if (!condition) std::abort();
}

void demand_message(const Misread& wrong) {
  for (const Lang lang : languages) demand(!wrong.what.in(lang).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (const Lang lang : languages) {
    const Result<Date, Misread> date = read_written_date("--first", text, lang, Date{2026, 11, 30});
    if (!date) demand_message(date.error());
    else demand(*read_written_date("--first", show(*date, lang), lang) == *date);
    const Number amount = read_written(text, in_euros, Notation::written);
    if (amount.flaw == Flaw::none) {
      const std::string printed = show(Amount{Money::of_cents(amount.value), Currency::eur}, lang);
      demand(read_written(printed, in_euros, Notation::written).value == amount.value);
    } else {
      demand_message(misread("--private-fee", text, amount.flaw, in_euros, Notation::written));
    }
  }
  if (const std::optional<Pace> pace = read_pace(text)) {
    demand(pace->count > 0);
    demand(step(Date{2026, 11, 30}, *pace, 0) == Date{2026, 11, 30});
  }
  return 0;
}
