// Fuzzes the words of mutuelle cards: any words are refused in both languages, or make a contract
// file that loads, and words that are read to the same contract.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "racpsy/app/card.hpp"
#include "racpsy/rules/catalogue.hpp"

using namespace racpsy;

namespace {

void demand(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Result<Catalogue> rules = Catalogue::open({});
  const Date day{2026, 11, 30};
  const std::string words{reinterpret_cast<const char*>(data), size};
  std::size_t listed = 0;
  for (const std::string& value : app::complementary_values(words)) listed += value.size() + 1;
  demand(listed == words.size() + 1);
  const app::Expected<app::Card> read = app::read_card(words);
  if (!read) {
    const app::UsageError& error = read.error().error;
    for (const Lang lang : languages)
      demand(!error.what.in(lang).empty() && !error.remedy.in(lang).empty());
    return 0;
  }
  const app::Card& card = *read;
  for (const Lang lang : languages) {
    const std::string text = app::contract_text(card, words, "fr", day, lang);
    demand(static_cast<bool>(rules->contract(words, text, app::understood(card, "fr"))));
    const app::Expected<app::Card> printed = app::read_card(app::card_words(card, lang));
    demand(printed && app::contract_text(*printed, words, "fr", day, lang) == text);
  }
  return 0;
}
